//! Recordings and their views: what is recorded, that it repeats byte for byte, that every view says the same, and that what is said
//! is true.
//!
//! The recordings are made here, by running the scripts of `fixtures/`, all samples of `scripts/` and the asyncio scripts of
//! `tests/scripts/` under the virtual clock.

mod again;
mod browser;
mod budgets;
mod checker;
mod page;
mod screens;
mod sessions;
mod stepper;

#[path = "../support/process.rs"]
mod process;
#[path = "../support/terminal.rs"]
mod terminal;

use coroscope::trace::file::Trace;
use coroscope::trace::history::History;
use std::path::{Path, PathBuf};
use std::process::Command;

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// Runs the program with these arguments in this folder.
fn coroscope(arguments: &[&str], input: &str) -> process::Finished {
    let mut command = Command::new(env!("CARGO_BIN_EXE_coroscope"));
    process::finish(command.args(arguments), input.as_bytes()).expect("it ends in time")
}

/// Runs the program in a folder, so that paths are short.
fn beside(folder: &Path, arguments: &[&str], input: &str) -> process::Finished {
    let mut command = Command::new(env!("CARGO_BIN_EXE_coroscope"));
    process::finish(command.args(arguments).current_dir(folder), input.as_bytes()).expect("it ends in time")
}

/// The scripts that are recorded.
fn fixtures() -> Vec<PathBuf> {
    let mut scripts = repeatable();
    collect(&root().join("scripts/network"), &mut scripts);
    scripts.retain(|path| path.extension().is_some_and(|extension| extension == "py"));
    scripts
}

/// Those of them whose recordings are the same each time: the system decides when a socket is ready.
fn repeatable() -> Vec<PathBuf> {
    let mut scripts = Vec::new();
    collect(&root().join("tests/traces/fixtures"), &mut scripts);
    collect(&root().join("scripts"), &mut scripts);
    collect(&root().join("tests/scripts/asyncio"), &mut scripts);
    let runs_a_loop = |path: &PathBuf| {
        let known = |text: &str| !text.contains("aiohttp") || hosts_of(path).is_some();
        std::fs::read_to_string(path).is_ok_and(|text| text.contains("asyncio.run(") && known(&text))
    };
    // Signals, the ends of processes and what a network sends come when the operating system sends them.
    // The timers of a loop that a script wrote have no times of ours.
    let outside = ["signal", "subprocess", "concurrent", "processes", "network", "timers_of_a_loop.py"];
    scripts.retain(|path| !path.components().any(|part| outside.iter().any(|name| part.as_os_str() == *name)));
    scripts.retain(|path| path.extension().is_some_and(|extension| extension == "py") && runs_a_loop(path));
    scripts.sort();
    scripts
}

/// The simulated hosts that lie beside a script.
fn hosts_of(script: &Path) -> Option<String> {
    let hosts = script.with_file_name("web");
    hosts.is_dir().then(|| hosts.display().to_string())
}

fn collect(folder: &Path, scripts: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).expect("a folder of the repository") {
        let path = entry.expect("a readable folder").path();
        if path.is_dir() { collect(&path, scripts) } else { scripts.push(path) }
    }
}

/// A recording's text.
fn record(script: &Path, name: &str, more: &[&str]) -> String {
    let target = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    let hosts = hosts_of(script);
    let (script, out) = (script.display().to_string(), target.display().to_string());
    let net = hosts.as_ref().map_or(Vec::new(), |hosts| vec!["--sim-net", hosts]);
    let words = net.into_iter().chain(["trace", &script, "-o", &out]);
    let arguments: Vec<&str> = words.chain(more.iter().copied()).collect();
    let finished = coroscope(&arguments, "");
    std::fs::read_to_string(&target).unwrap_or_else(|error| panic!("{script}: {error}\n{}", finished.stderr))
}

fn history(text: &str) -> History {
    History::new(Trace::from_text(text).expect("a recording of our own"))
}

/// A script of this name among the samples.
fn sample(name: &str) -> PathBuf {
    root().join("scripts").join(name)
}

#[test]
fn there_are_enough_fixtures() {
    assert!(fixtures().len() >= 40, "only {} scripts are recorded", fixtures().len());
}

#[test]
fn the_same_run_is_the_same_file() {
    for (at, script) in repeatable().iter().enumerate() {
        let (first, second) =
            (record(script, &format!("once-{at}.trace"), &[]), record(script, &format!("twice-{at}.trace"), &[]));
        assert!(first == second, "{} is recorded differently the second time", script.display());
        let trace = Trace::from_text(&first).expect("a recording");
        assert!(trace.notes.is_empty() && !trace.cut_off, "{}: {:?}", script.display(), trace.notes);
        assert_eq!(trace.to_text(true), first, "{} changes when it is read and written", script.display());
    }
}

/// The fixtures together show everything that can be told at this level.
#[test]
fn every_kind_of_event_happens() {
    const KINDS: [&str; 44] = [
        "loop.start",
        "loop.stop",
        "turn.begin",
        "idle.begin",
        "clock.jump",
        "task.create",
        "ready.push",
        "task.resume",
        "task.suspend",
        "await.skip",
        "task.finish",
        "task.fail",
        "task.cancelled",
        "future.done",
        "cancel.request",
        "cancel.deliver",
        "cancel.swallowed",
        "cancel.uncancel",
        "timer.set",
        "timer.cancel",
        "timer.fire",
        "callback.run",
        "gather.create",
        "gather.child_done",
        "group.enter",
        "group.abort",
        "group.exit",
        "timeout.enter",
        "timeout.expire",
        "timeout.exit",
        "lock.acquire",
        "lock.release",
        "event.set",
        "event.clear",
        "queue.task_done",
        "queue.join",
        "condition.notify",
        "thread.submit",
        "thread.done",
        "io.read",
        "slow.step",
        "coro.never_awaited",
        "exc.never_retrieved",
        "deadlock",
    ];
    let mut missing: std::collections::BTreeSet<&str> = KINDS.into_iter().collect();
    for (at, script) in fixtures().iter().enumerate() {
        let text = record(script, &format!("kinds-{at}.trace"), &[]);
        missing.retain(|kind| !text.contains(&format!("\"k\":\"{kind}\"")));
    }
    assert!(missing.is_empty(), "no fixture has {missing:?}");
}

#[test]
fn every_sentence_is_true() {
    let (mut all, mut fallbacks) = (0, 0);
    for (at, script) in fixtures().iter().enumerate() {
        let text = record(script, &format!("true-{at}.trace"), &[]);
        // The check takes time by the square of the length.
        if text.lines().count() > 600 {
            continue;
        }
        let report = checker::check(&text, &history(&text));
        assert!(report.faults.is_empty(), "{}:\n{}", script.display(), report.faults.join("\n"));
        all += report.sentences;
        fallbacks += report.fallbacks.len();
        assert!(report.fallbacks.len() * 20 <= report.sentences, "{}: {:?}", script.display(), report.fallbacks);
    }
    assert!(fallbacks * 100 <= all, "{fallbacks} of {all} sentences know no cause");
}

/// Changing one event must be noticed.
#[test]
fn the_checker_objects_to_a_changed_event() {
    let text = record(&sample("brew.py"), "changed.trace", &[]);
    let told = history(&text);
    let changes = [
        ("\"t\":1000000000", "\"t\":1500000000"),
        ("\"due\":2000000000", "\"due\":2500000000"),
        ("[0,5,4,5,29]", "[0,6,4,6,29]"),
    ];
    for (from, to) in changes {
        let altered = text.replace(from, to);
        assert_ne!(altered, text, "{from} is not in the recording:\n{text}");
        assert!(!checker::check(&altered, &told).faults.is_empty(), "nothing is said about {from} -> {to}");
    }
}

#[test]
fn states_are_the_same_from_any_side() {
    for (at, script) in fixtures().iter().enumerate() {
        let text = record(script, &format!("sides-{at}.trace"), &[]);
        let history = history(&text);
        let mut state = coroscope::trace::state::State::default();
        for (position, record) in history.trace.records.iter().enumerate() {
            state.apply(record);
            assert_eq!(state, history.state_at(position), "{} at event {}", script.display(), record.n);
        }
    }
}

#[test]
fn a_cut_recording_is_shown_as_far_as_it_goes() {
    let text = record(&sample("brew.py"), "cut.trace", &[]);
    for length in (text.find('\n').expect("a header") + 1..text.len()).step_by(37) {
        let Some(part) = text.get(..length) else { continue };
        let trace = Trace::from_text(part).expect("the header is there");
        assert!(trace.cut_off && trace.notes.is_empty(), "{length}: {:?}", trace.notes);
        let history = History::new(trace);
        let _ = coroscope::trace::log::log(&history);
    }
}

#[test]
fn bad_recordings_are_refused_or_passed_over_in_words() {
    let text = record(&sample("brew.py"), "bad.trace", &[]);
    let refusal = |text: &str| Trace::from_text(text).expect_err("it is no recording").to_string();
    assert!(refusal("print(1)\n").contains("no recording"));
    assert!(refusal(&text.replacen("\"coroscope_trace\":1", "\"coroscope_trace\":9", 1)).contains("version 9"));
    let lines: Vec<&str> = text.lines().collect();
    let broken = text.replacen(lines[10], "{\"n\":10,", 1);
    let trace = Trace::from_text(&broken).expect("the rest is readable");
    assert_eq!(trace.notes, ["line 11 is broken; it is passed over"]);
    let newer = text.replacen("\"k\":\"clock.jump\"", "\"k\":\"clock.leap\",\"text\":\"the clock leaps\"", 1);
    let history = History::new(Trace::from_text(&newer).expect("unknown kinds are passed over"));
    assert!(coroscope::trace::log::log(&history).contains("the clock leaps"));
}

#[test]
fn the_ends_of_a_long_recording_are_kept() {
    let text = record(&sample("brew.py"), "long.trace", &["--max-events", "20"]);
    let history = history(&text);
    assert_eq!(history.len(), 20);
    let log = coroscope::trace::log::log(&history);
    assert!(log.contains("27 events were left out here"), "{log}");
    assert_eq!(history.last(), 46);
}

/// What stood before a gap is not told as if it still did.
#[test]
fn nothing_false_is_said_after_a_gap() {
    let text = record(&sample("brew.py"), "gap.trace", &["--max-events", "20"]);
    let history = history(&text);
    let log = coroscope::trace::log::log(&history);
    for wrong in ["tea    starts", "nobody waits", "its turn has come again", "idle"] {
        let (_, after) = log.split_once("left out").expect("there is a gap");
        assert!(!after.contains(wrong), "{wrong}: {log}");
    }
    let state = history.state(38);
    assert!(state.queued().next().is_none() && state.timers.is_empty());
    let toast = history.task_called("toast").expect("a task");
    let said = coroscope::trace::why::why(&history, &state, toast).sentence();
    assert!(said.starts_with("toast: what it does now is not known"), "{said}");
    let said = coroscope::trace::why::why(&history, &history.state(42), 1).sentence();
    assert_eq!(said, "main runs now because tea ended (line 7) and main was waiting for it.");
}

#[test]
fn values_can_be_left_out() {
    let text = record(&sample("brew.py"), "novalues.trace", &["--no-values"]);
    let events = text.split_once('\n').expect("a header").1;
    assert!(!events.contains("toast: start") && !events.contains("'toast'"), "{events}");
    let log = coroscope(&["trace", "--no-values", &sample("brew.py").display().to_string()], "").stdout;
    assert!(log.contains("tea    prints \"…\"") && !log.contains("toast: start") && !log.contains("'toast'"), "{log}");
}

/// A file that is called like a recording is never run as a script.
#[test]
fn what_is_no_recording_is_not_run() {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR"));
    for (name, text) in [("empty.trace", ""), ("list.trace", "[]\n"), ("script.trace", "print('it runs')\n")] {
        std::fs::write(folder.join(name), text).expect("the folder for tests can be written to");
        for command in [&["why", name][..], &["step", "--plain", name], &["export", name, "text"]] {
            let finished = beside(&folder, command, "");
            let wanted = format!("coroscope: {name}: this is no recording: its first line is not the header of one\n");
            assert_eq!((finished.stdout, finished.stderr, finished.status), (String::new(), wanted, 2), "{command:?}");
        }
    }
    let text = record(&sample("brew.py"), "header.trace", &[]);
    std::fs::write(folder.join("header.trace"), text.lines().next().unwrap_or_default())
        .expect("the folder for tests can be written to");
    let finished = beside(&folder, &["why", "header.trace"], "");
    assert!(finished.stderr.ends_with("coroscope: the recording has no events\n"), "{}", finished.stderr);
}

/// Whether the files can be written is found out before the script runs.
#[test]
fn what_cannot_be_written_is_told_first() {
    let script = sample("brew.py").display().to_string();
    for option in ["-o", "--html", "--svg"] {
        let finished = coroscope(&["trace", &script, option, "/no/such/folder/x"], "");
        assert_eq!((&*finished.stdout, finished.status), ("", 2), "{}", finished.stderr);
        assert!(finished.stderr.starts_with("coroscope: cannot write /no/such/folder/x"), "{}", finished.stderr);
    }
}

/// What would move the cursor, end the line or turn the direction of writing is not shown as it is.
#[test]
fn hostile_characters_are_written_in_escapes() {
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("hostile_text.py");
    let script = "import asyncio\n\nasync def main():\n    print('\\u202eabc\\u2028\\x1b[2J')\n\nasyncio.run(main())\n";
    std::fs::write(&path, script).expect("the folder for tests can be written to");
    let log = coroscope(&["trace", &path.display().to_string()], "").stdout;
    assert!(log.contains(r#"prints "\u202eabc\u2028\x1b[2J""#), "{log}");
}

#[test]
fn a_packed_recording_is_the_same() {
    let plain = record(&sample("brew.py"), "plain.trace", &[]);
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("packed.trace.gz");
    let (script, out) = (sample("brew.py").display().to_string(), path.display().to_string());
    coroscope(&["trace", &script, "-o", &out], "");
    let bytes = std::fs::read(&path).expect("it was written");
    assert!(bytes.starts_with(&[0x1f, 0x8b]) && bytes.len() < plain.len());
    assert_eq!(Trace::read(&path).expect("it is a recording").to_text(true), plain);
    // Cut in the middle it is read as far as it goes.
    std::fs::write(&path, &bytes[..bytes.len() * 2 / 3]).expect("the folder for tests can be written to");
    assert!(Trace::read(&path).is_ok_and(|trace| trace.cut_off));
}

#[test]
fn perfetto_events_nest() {
    for (at, script) in fixtures().iter().enumerate() {
        let text = record(script, &format!("perfetto-{at}.trace"), &[]);
        let json = coroscope::trace::export::perfetto(&history(&text));
        let whole: serde_json::Value = serde_json::from_str(&json).expect("it is JSON");
        let events = whole["traceEvents"].as_array().expect("events");
        let mut ends: std::collections::HashMap<u64, f64> = std::collections::HashMap::new();
        let mut slices: Vec<&serde_json::Value> = events.iter().filter(|event| event["ph"] == "X").collect();
        slices.sort_by(|a, b| a["ts"].as_f64().partial_cmp(&b["ts"].as_f64()).expect("times are numbers"));
        for event in slices {
            let (start, length) = (event["ts"].as_f64().expect("a time"), event["dur"].as_f64().expect("a length"));
            let end = ends.entry(event["tid"].as_u64().expect("a thread")).or_insert(0.0);
            assert!(length >= 0.0 && start >= *end, "{}: {event} overlaps", script.display());
            *end = start + length;
        }
        for event in events {
            assert!(["M", "X", "s", "f", "i", "C"].contains(&event["ph"].as_str().expect("a phase")), "{event}");
        }
    }
}

/// The futures of tasks that died asleep are never done: a task that comes to lie where one of them was has futures of its own.
#[test]
fn who_died_asleep_leaves_no_number() {
    const SCRIPT: &str = "
import asyncio, gc

async def sleeps():
    await asyncio.sleep(100)

async def all_sleep():
    for _ in range(100):
        asyncio.create_task(sleeps())
    await sleeps()

async def waits(event):
    await event.wait()

async def main():
    event = asyncio.Event()
    tasks = [asyncio.create_task(waits(event)) for _ in range(100)]
    await asyncio.sleep(0)
    event.set()
    await asyncio.gather(*tasks)

def stop():
    raise KeyboardInterrupt

first = asyncio.new_event_loop()
first.set_exception_handler(lambda *_: None)
first.call_later(0.01, stop)
try:
    first.run_until_complete(all_sleep())
except KeyboardInterrupt:
    first.close()
gc.collect()
asyncio.run(main())
";
    let script = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("died_asleep.py");
    std::fs::write(&script, SCRIPT).expect("the folder for tests can be written to");
    let text = record(&script, "died_asleep", &[]);
    let number = |line: &str, field: &str| -> Option<u64> {
        serde_json::from_str::<serde_json::Value>(line).expect("a line of JSON")[field].as_u64()
    };
    let of_kind = |kind: &str, field: &str| -> Vec<u64> {
        let kind = format!("\"k\":\"{kind}\"");
        text.lines().filter(|line| line.contains(&kind)).filter_map(|line| number(line, field)).collect()
    };
    let (set, done) = (of_kind("timer.set", "handle"), of_kind("future.done", "id"));
    assert!(set.len() > 100 && done.len() > 100, "{text}");
    assert!(done.iter().all(|id| !set.contains(id)), "{text}");
}
