//! Runs LALRPOP on `grammar/`, and says how the binary is linked.

fn main() {
    println!("cargo:rerun-if-changed=grammar");
    println!("cargo:rerun-if-changed=build.rs");
    link_at_fixed_addresses();
    lalrpop::Configuration::new()
        .set_in_dir("grammar")
        .set_out_dir(std::env::var("OUT_DIR").expect("cargo sets OUT_DIR"))
        .process()
        .expect("the grammar has a conflict or a mistake; LALRPOP's message above tells where");
}

/// A position-independent executable has some 20 000 addresses corrected by the dynamic loader at each start, a tenth of the start-up
/// of a small script; CPython's own builds on Linux are linked so for the same reason.
fn link_at_fixed_addresses() {
    let is = |name: &str, value: &str| std::env::var(name).is_ok_and(|found| found == value);
    if is("CARGO_CFG_TARGET_OS", "linux") && is("CARGO_CFG_TARGET_ENV", "gnu") {
        println!("cargo:rustc-link-arg-bins=-no-pie");
    }
}
