//! Ctrl-C: whatever a script is doing, SIGINT ends it with KeyboardInterrupt, runs its `finally` blocks, and the process dies of
//! the signal, as shells expect.

use std::io::{BufRead, BufReader, Read};
use std::os::unix::process::ExitStatusExt;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// SIGINT's number on every platform that we run on.
const SIGINT: i32 = 2;

/// Much longer than any answer to Ctrl-C may take.
const PATIENCE: Duration = Duration::from_secs(20);

/// How a script ended.
struct End {
    status: std::process::ExitStatus,
    stdout: String,
    stderr: String,
}

/// Runs a script, sends SIGINT once it has printed "ready", and waits for its end.
fn interrupted(script: &str) -> End {
    let mut child = Command::new(env!("CARGO_BIN_EXE_coroscope"))
        .args(["-c", script])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the interpreter starts");
    let mut stdout = BufReader::new(child.stdout.take().expect("stdout is piped"));
    let mut line = String::new();
    stdout.read_line(&mut line).expect("stdout can be read");
    assert_eq!(line, "ready\n", "of: {script}");
    // The script goes on to what is to be interrupted.
    std::thread::sleep(Duration::from_millis(200));
    let sent = Command::new("kill").args(["-INT", &child.id().to_string()]).status();
    assert!(sent.is_ok_and(|status| status.success()), "the signal could not be sent");
    let status = wait(&mut child, script);
    let (mut out, mut err) = (String::new(), String::new());
    stdout.read_to_string(&mut out).expect("stdout is text");
    child.stderr.take().expect("stderr is piped").read_to_string(&mut err).expect("stderr is text");
    End { status, stdout: out, stderr: err }
}

fn wait(child: &mut Child, script: &str) -> std::process::ExitStatus {
    let start = Instant::now();
    loop {
        if let Some(status) = child.try_wait().expect("a child can be waited for") {
            return status;
        }
        if start.elapsed() > PATIENCE {
            let _ = child.kill();
            panic!("no answer to SIGINT: {script}");
        }
        std::thread::sleep(Duration::from_millis(10));
    }
}

/// The script dies of KeyboardInterrupt and of the signal.
fn dies(script: &str) {
    let end = interrupted(&format!("print('ready', flush=True)\n{script}"));
    assert!(end.stderr.ends_with("KeyboardInterrupt\n"), "of: {script}\n{}", end.stderr);
    assert_eq!(end.status.signal(), Some(SIGINT), "of: {script}\n{}", end.stderr);
}

#[test]
fn busy_loop() {
    dies("while True: pass");
}

#[test]
fn loop_that_catches_exceptions() {
    dies("while True:\n    try:\n        int('x')\n    except Exception:\n        pass");
}

#[test]
fn recursion_without_loops() {
    dies("def f(n):\n    if n:\n        f(n - 1)\n        f(n - 1)\nf(500)");
}

#[test]
fn native_loops_over_endless_iterators() {
    for call in
        ["sum(iter(int, 1))", "max(iter(int, 1))", "set(iter(int, 1))", "-1 in iter(int, 1)", "all(iter(bool, True))"]
    {
        let call = call.replace("iter(bool, True)", "iter(lambda: True, False)");
        dies(&call);
    }
}

#[test]
fn generator_that_never_ends() {
    dies("def count():\n    while True:\n        yield 1\nfor _ in count(): pass");
}

#[test]
fn power_with_a_hundred_million_digits() {
    dies("10 ** 10 ** 8");
}

#[test]
fn decimal_text_of_a_large_number() {
    dies("import sys\nsys.set_int_max_str_digits(0)\nx = 1 << 10**8\nwhile True: str(x)");
}

#[test]
fn time_sleep() {
    dies("import time\ntime.sleep(1000)");
}

#[test]
fn waiting_for_input() {
    dies("input()");
    dies("import sys\nsys.stdin.read()");
}

#[test]
fn spinning_event_loop() {
    let end = interrupted(
        "import asyncio\nasync def main():\n    print('ready', flush=True)\n    while True: await asyncio.sleep(0)\nasyncio.run(main())",
    );
    assert!(end.stderr.ends_with("KeyboardInterrupt\n"), "{}", end.stderr);
    assert_eq!(end.status.signal(), Some(SIGINT));
}

#[test]
fn idle_event_loop() {
    let end = interrupted(
        "import asyncio\nasync def main():\n    print('ready', flush=True)\n    await asyncio.sleep(1000)\nasyncio.run(main())",
    );
    assert!(end.stderr.ends_with("KeyboardInterrupt\n"), "{}", end.stderr);
    assert_eq!(end.status.signal(), Some(SIGINT));
}

#[test]
fn finally_blocks_run() {
    let end =
        interrupted("try:\n    print('ready', flush=True)\n    while True: pass\nfinally:\n    print('cleaned up')");
    assert_eq!(end.stdout, "cleaned up\n");
    assert_eq!(end.status.signal(), Some(SIGINT));
}

#[test]
fn a_script_may_catch_it() {
    let end = interrupted(
        "try:\n    print('ready', flush=True)\n    while True: pass\nexcept KeyboardInterrupt as e:\n    print(repr(e))",
    );
    assert_eq!((end.stdout.as_str(), end.stderr.as_str()), ("KeyboardInterrupt()\n", ""));
    assert_eq!(end.status.code(), Some(0));
}

#[test]
fn a_loop_that_begins_its_try_block_is_inside_of_it() {
    let end = interrupted(
        "print('ready', flush=True)\ntry:\n    while True:\n        number = 1\nexcept KeyboardInterrupt:\n    print('caught')\n",
    );
    assert!(end.status.success(), "{}", end.stderr);
    assert_eq!(end.stdout, "caught\n");
}

#[test]
fn a_line_is_not_lost_to_an_interrupted_read() {
    let end = interrupted(
        "try:\n    print('ready', flush=True)\n    input()\nexcept KeyboardInterrupt:\n    print('again')\nraise SystemExit(3)",
    );
    assert_eq!(end.stdout, "again\n");
    assert_eq!(end.status.code(), Some(3));
}
