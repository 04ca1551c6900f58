//! What recordings may cost: bytes on the disk, memory, time for a jump. Measured on builds as tests make them, with room for slow machines.

use super::{coroscope, history, record};
use coroscope::trace::event::{Birth, Event, Input, Job, Queued, Reason, Stack};
use coroscope::trace::file::{Header, Trace};
use coroscope::trace::history::History;
use coroscope::trace::observer::Record;
use coroscope::trace::state::State;
use std::path::PathBuf;
use std::time::Instant;

#[test]
fn ten_thousand_events_take_less_than_two_megabytes() {
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("many.py");
    let script = "import asyncio\n\nasync def work(n):\n    for _ in range(20):\n        await asyncio.sleep(n / 10)\n        print(n)\n\nasync def main():\n    await asyncio.gather(*[work(n) for n in range(1, 80)])\n\nasyncio.run(main())\n";
    std::fs::write(&path, script).expect("the folder for tests can be written to");
    let text = record(&path, "many.trace", &["--max-events", "10000"]);
    assert!(text.lines().count() > 9_900, "{} events", text.lines().count());
    assert!(text.len() < 2_000_000, "{} bytes", text.len());
}

/// 200 000 events of 10 000 tasks.
fn large() -> History {
    const TASKS: u64 = 10_000;
    let mut records = Vec::new();
    let mut add = |task: Option<u64>, cause: Option<u64>, event: Event| {
        let n = records.len() as u64 + 1;
        records.push(Record { n, t: n * 10, turn: (n / 1000) as u32, task, cause, loc: None, event });
        n
    };
    for id in 1..=TASKS {
        let birth = Birth {
            id,
            name: (&*format!("Task-{id}")).into(),
            named: false,
            coroutine: "work".into(),
            parent: None,
            group: None,
            internal: false,
        };
        add(None, None, Event::TaskCreate(Box::new(birth)));
    }
    for at in 0..(200_000 - TASKS) / 3 {
        let id = at % TASKS + 1;
        let what = Queued { job: Job::Step, handle: id, name: None };
        let pushed = add(None, None, Event::ReadyPush { what, why: Reason::Woken });
        let resumed = add(None, Some(pushed), Event::TaskResume { id, with: Input::Value });
        add(Some(id), Some(resumed), Event::TaskSuspend { id, on: None, stack: Stack::default() });
    }
    let header = Header::new("sched", "virtual", vec!["large.py".to_owned()]);
    History::new(Trace { header, records, cut_off: false, notes: Vec::new() })
}

/// The resident memory of this process in bytes.
fn resident() -> u64 {
    let text = std::fs::read_to_string("/proc/self/statm").unwrap_or_default();
    text.split_whitespace().nth(1).and_then(|pages| pages.parse::<u64>().ok()).unwrap_or(0) * 4096
}

#[test]
fn a_large_recording_fits_and_is_jumped_in() {
    let before = resident();
    let large = large();
    assert!(large.len() > 199_000);
    let grown = resident().saturating_sub(before);
    assert!(grown < 256 << 20, "{} MiB", grown >> 20);
    let mut times = Vec::new();
    for at in 0..200 {
        let position = (at * 7919) % large.len();
        let start = Instant::now();
        let state: State = large.state_at(position);
        times.push(start.elapsed());
        assert_eq!(state.n, position as u64 + 1);
    }
    times.sort();
    // The median: other programs may run on this machine.
    assert!(times[100].as_millis() < 16, "a jump takes {:?}", times[100]);
}

/// What a script prints may be large or full of control characters: neither the recording nor a view comes to harm.
#[test]
fn large_and_hostile_output() {
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("loud.py");
    let script = "import asyncio\n\nasync def main():\n    print('\\x1b[2J\\x1b]0;title\\x07\\x9b31m')\n    print('x' * 3_000_000)\n\nasyncio.run(main())\n";
    std::fs::write(&path, script).expect("the folder for tests can be written to");
    let loud = path.display().to_string();
    let log = coroscope(&["trace", &loud], "");
    assert!(!log.stdout.contains(['\x1b', '\x07', '\u{9b}']) && log.stdout.len() < 10_000, "{}", log.stdout.len());
    let text = record(&path, "loud.trace", &[]);
    let shown = coroscope(&["step", "--plain", &loud], "end\noutput\nshow\nquit\n");
    assert!(
        !shown.stdout.contains(['\x1b', '\x07', '\u{9b}']) && shown.stdout.len() < 10_000,
        "{}",
        shown.stdout.len()
    );
    let page = coroscope::trace::export::html(&history(&text));
    assert!(page.len() < 20_000_000);
}

/// Runs the program until it has printed a text, then interrupts it; what it printed in all.
#[cfg(unix)]
fn interrupted(arguments: &[&str], until: &str) -> String {
    use std::io::{BufRead, BufReader, Read};
    let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_coroscope"));
    let mut child = command.args(arguments).stdout(std::process::Stdio::piped()).spawn().expect("it starts");
    let mut lines = BufReader::new(child.stdout.take().expect("stdout is piped"));
    let mut printed = String::new();
    while !printed.contains(until) {
        assert!(lines.read_line(&mut printed).expect("it can be read") > 0, "it ended:\n{printed}");
    }
    let pid = nix::unistd::Pid::from_raw(child.id() as i32);
    nix::sys::signal::kill(pid, nix::sys::signal::SIGINT).expect("it is there");
    lines.read_to_string(&mut printed).expect("it can be read");
    child.wait().expect("it ends");
    printed
}

#[test]
#[cfg(unix)]
fn an_interrupted_run_is_kept() {
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("endless.py");
    let script = "import asyncio\n\nasync def main():\n    n = 0\n    while True:\n        n += 1\n        print('tick', n, flush=True)\n        await asyncio.sleep(0.01)\n\nasyncio.run(main())\n";
    std::fs::write(&path, script).expect("the folder for tests can be written to");
    let endless = path.display().to_string();
    let out = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("endless.trace").display().to_string();
    interrupted(&["--clock", "real", "trace", &endless, "-o", &out], "tick 3\n");
    let trace = Trace::read(std::path::Path::new(&out)).expect("it was written");
    assert!(!trace.cut_off && trace.notes.is_empty(), "{:?}", trace.notes);
    let last = trace.records.last().expect("it has events");
    assert!(matches!(&last.event, Event::End { status, .. } if status == "interrupted"), "{last:?}");
    let log = interrupted(&["--clock", "real", "trace", &endless], "prints \"tick 3\"");
    assert!(log.contains("1 task, "), "the summary is missing:\n{log}");
}
