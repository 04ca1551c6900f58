//! Random traffic of tasks, timers, locks and queues against a model of asyncio's rules (`tests/soak/`): short here; as long as
//! `SOAK_SEEDS` says on demand, for example `SOAK_SEEDS=500000 cargo test --release --test soak`. Ten minutes of it:
//! `cargo test --release --test soak -- --ignored --nocapture`.

use std::path::Path;
use std::process::{Command, Output};

/// Seeds of an ordinary run: a few seconds in a debug build.
const SEEDS: &str = "1500";

fn soak(arguments: &[&str]) -> Output {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/soak/soak.py");
    let mut command = Command::new(env!("CARGO_BIN_EXE_coroscope"));
    command.args(["--clock", "virtual"]).arg(script).args(arguments).output().expect("the program runs")
}

/// Both sides do the same for all seeds, and memory does not grow; the seeds are told: `cargo test` shows them where the test fails.
fn agrees(arguments: &[&str]) {
    let output = soak(arguments);
    let text = String::from_utf8_lossy(&output.stdout);
    #[allow(clippy::print_stdout)]
    {
        print!("{text}");
    }
    assert!(output.status.success(), "{text}{}", String::from_utf8_lossy(&output.stderr));
}

fn seeds() -> String {
    std::env::var("SOAK_SEEDS").unwrap_or_else(|_| SEEDS.to_owned())
}

#[test]
fn asyncio_and_the_model_do_the_same() {
    agrees(&["0", &seeds()]);
}

#[test]
fn so_they_do_where_deadlines_are_equal() {
    agrees(&["0", &seeds(), "ties"]);
}

#[test]
#[ignore = "takes ten minutes"]
fn ten_minutes() {
    agrees(&["0", "600s", "ties"]);
}

#[test]
fn a_planted_fault_is_found() {
    let output = soak(&["0", "200", "fault"]);
    let text = String::from_utf8_lossy(&output.stdout);
    assert!(!output.status.success() && text.contains("differs at entry"), "{text}");
}
