//! Servers under load, in processes of their own. They take long or want a machine to themselves, so they run when asked for:
//! `cargo test --release --test load -- --ignored --nocapture`; `LOAD_SECONDS=600` says how long the rude clients go on (60 without it).

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, ChildStdout, Command, Stdio};

/// A server that runs until it is dropped.
struct Server {
    child: Child,
    /// The words of its first line: its ports.
    ports: Vec<String>,
}

impl Drop for Server {
    fn drop(&mut self) {
        // It may have ended by itself, which the test has then found out otherwise.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn script(name: &str) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_coroscope"));
    command.arg(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/load").join(name));
    command.stdout(Stdio::piped());
    command
}

fn serve(name: &str) -> Server {
    let mut child = script(name).spawn().expect("the server starts");
    let mut line = String::new();
    let mut output: BufReader<ChildStdout> = BufReader::new(child.stdout.take().expect("stdout is piped"));
    output.read_line(&mut line).expect("the server tells its ports");
    Server { child, ports: line.split_whitespace().map(str::to_owned).collect() }
}

#[expect(clippy::print_stderr, reason = "whoever runs it wants its figures")]
fn lines_of(mut command: Command) -> Vec<String> {
    let output = command.stderr(Stdio::inherit()).output().expect("the clients run");
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(output.status.success(), "{text}");
    eprint!("{text}");
    text.lines().map(str::to_owned).collect()
}

/// Docs: 10 000 idle connections on one thread in at most 60 MB, all echoing within 1.5 s, timers less than 10 ms late meanwhile
/// (the 99th percentile).
#[test]
#[ignore = "wants a machine to itself"]
fn ten_thousand_idle_connections() {
    let server = serve("idle_server.py");
    let mut clients = script("idle_client.py");
    clients.args([&*server.ports[0], "10000"]);
    for line in lines_of(clients) {
        let mut words = line.split_whitespace();
        let phase = words.next().unwrap_or_default();
        let numbers: Vec<f64> = words.filter_map(|word| word.parse().ok()).collect();
        let [seconds, _, late, _, _, megabytes] = numbers[..] else { panic!("{line}") };
        assert!(megabytes <= 60.0, "{line}");
        assert!(phase != "echoed" || seconds <= 1.5, "{line}");
        assert!(late < 10.0, "{line}");
    }
}

/// After clients of which one in five is cancelled or resets its connection, server and clients have the descriptors, tasks and memory
/// that they had before.
#[test]
#[ignore = "takes a minute, or as long as LOAD_SECONDS says"]
fn nothing_is_left_of_rude_clients() {
    let seconds = std::env::var("LOAD_SECONDS").unwrap_or_else(|_| "60".to_owned());
    let server = serve("rude_server.py");
    let mut clients = script("rude_clients.py");
    clients.args([&*server.ports[0], &*server.ports[1], &seconds]);
    let facts: Vec<serde_json::Value> =
        lines_of(clients).iter().filter_map(|line| serde_json::from_str(line.split_once(' ')?.1).ok()).collect();
    let [before, after] = &facts[..] else { panic!("facts before and after") };
    for who in ["server", "clients"] {
        for what in ["descriptors", "tasks"] {
            assert_eq!(before[who][what], after[who][what], "{what} of the {who}");
        }
        let memory = |facts: &serde_json::Value| facts[who]["kilobytes"].as_f64().unwrap_or(f64::NAN);
        assert!(
            memory(after) <= memory(before) * 1.15 + 4096.0,
            "memory of the {who}: {} and {}",
            memory(before),
            memory(after)
        );
    }
}
