//! Random traffic of tasks, timers, locks and queues against a model of asyncio's rules (`tests/soak/`): short here; as long as
//! `SOAK_SEEDS` says on demand, for example `SOAK_SEEDS=500000 cargo test --release --test soak`.

use std::path::Path;
use std::process::{Command, Output};

/// Seeds of an ordinary run: a few seconds in a debug build.
const SEEDS: &str = "200";

fn soak(arguments: &[&str]) -> Output {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/soak/soak.py");
    let mut command = Command::new(env!("CARGO_BIN_EXE_coroscope"));
    command.args(["--clock", "virtual"]).arg(script).args(arguments).output().expect("the program runs")
}

#[test]
fn asyncio_and_the_model_do_the_same() {
    let seeds = std::env::var("SOAK_SEEDS").unwrap_or_else(|_| SEEDS.to_owned());
    let output = soak(&["0", &seeds]);
    let text = String::from_utf8_lossy(&output.stdout);
    // The seeds are told: `cargo test` shows them where the test fails.
    #[allow(clippy::print_stdout)]
    {
        print!("{text}");
    }
    assert!(output.status.success(), "{text}{}", String::from_utf8_lossy(&output.stderr));
}

#[test]
fn a_planted_fault_is_found() {
    let output = soak(&["0", "200", "fault"]);
    let text = String::from_utf8_lossy(&output.stdout);
    assert!(!output.status.success() && text.contains("differs at entry"), "{text}");
}
