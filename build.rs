//! Runs LALRPOP on `grammar/`, and says how the binary is linked.

fn main() {
    println!("cargo:rerun-if-changed=grammar");
    println!("cargo:rerun-if-changed=build.rs");
    // The wrapper around rustc and its profile.
    println!("cargo:rerun-if-changed=.cargo");
    if is("CARGO_CFG_TARGET_OS", "linux") && is("CARGO_CFG_TARGET_ENV", "gnu") {
        link_at_fixed_addresses();
        link_the_unwinder();
        write_in_one_row();
    }
    lalrpop::Configuration::new()
        .set_in_dir("grammar")
        .set_out_dir(std::env::var("OUT_DIR").expect("cargo sets OUT_DIR"))
        .process()
        .expect("the grammar has a conflict or a mistake; LALRPOP's message above tells where");
}

fn is(name: &str, value: &str) -> bool {
    std::env::var(name).is_ok_and(|found| found == value)
}

/// A position-independent executable has some 20 000 addresses corrected by the dynamic loader at each start, a tenth of the start-up
/// of a small script; CPython's own builds on Linux are linked so for the same reason.
fn link_at_fixed_addresses() {
    println!("cargo:rustc-link-arg-bins=-no-pie");
}

/// Rust's panics need GCC's unwinder, and Rust asks for the shared library, whose loading takes a fortieth of a small script's start.
/// Where the compiler has the static one, the linker finds that under the shared one's name.
fn link_the_unwinder() {
    let asked = std::process::Command::new("cc").arg("-print-file-name=libgcc_eh.a").output();
    let found = asked.ok().and_then(|output| String::from_utf8(output.stdout).ok());
    let Some(path) = found.filter(|path| std::path::Path::new(path.trim()).is_absolute()) else { return };
    let folder = std::env::var("OUT_DIR").expect("cargo sets OUT_DIR");
    std::fs::write(format!("{folder}/libgcc_s.so"), format!("INPUT({})\n", path.trim()))
        .expect("OUT_DIR can be written");
    println!("cargo:rustc-link-search=native={folder}");
}

/// LLD writes its file from several threads at once, and for as long as the system has that file in memory its pages lie there scattered: a
/// small script then takes a tenth longer to start. Only where the linker is surely Rust's own, which knows the option.
fn write_in_one_row() {
    let default = is("TARGET", "x86_64-unknown-linux-gnu") && std::env::var_os("RUSTC_LINKER").is_none();
    let flags = std::env::var("CARGO_ENCODED_RUSTFLAGS").unwrap_or_default();
    if default && !flags.contains("link") {
        println!("cargo:rustc-link-arg-bins=-Wl,--threads=1");
    }
}
