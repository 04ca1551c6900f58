//! Sessions word for word, on a real pseudo-terminal: of the command line (`tests/sessions/*.txt`), and what people stumble over when they
//! begin with asyncio, typed at the prompt (`stumbles.md`). The latter is written anew by `UPDATE=1`; read the difference, and confirm
//! what Python's words are by CPython.
#![cfg(unix)]

#[path = "support/terminal.rs"]
mod terminal;

use std::path::{Path, PathBuf};
use terminal::Terminal;

/// So wide that no line of ours is broken.
const WIDE: u16 = 220;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/sessions")
}

/// A folder with the scripts of the sessions.
fn scripts(name: &str) -> PathBuf {
    let own = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("session {name}"));
    let _ = std::fs::remove_dir_all(&own);
    std::fs::create_dir_all(&own).expect("the folder for tests can be written to");
    std::fs::copy(folder().join("../../scripts/brew.py"), own.join("brew.py")).expect("it can be copied");
    for entry in std::fs::read_dir(folder()).expect("the folder is there") {
        let file = entry.expect("it can be listed").path();
        if file.extension().is_some_and(|end| end == "py") {
            std::fs::copy(&file, own.join(file.file_name().expect("it has a name"))).expect("it can be copied");
        }
    }
    own.canonicalize().expect("it is there")
}

/// Types what stands behind `$` in a stored session; the screen must then be as it is stored.
#[track_caller]
fn happens(name: &str) -> (String, String) {
    let wanted = std::fs::read_to_string(folder().join(format!("{name}.txt"))).expect("the session is there");
    let own = scripts(name);
    let mut terminal = Terminal::shell(&own, 100, WIDE);
    for line in wanted.lines().filter_map(|line| line.strip_prefix("$ ")) {
        terminal.line("$", line);
    }
    terminal.waits_at("\n$");
    let screen = terminal.screen().replace(&format!("{}/", own.display()), "");
    (screen.strip_suffix("\n$").expect("it ends at the prompt").to_owned(), wanted.trim_end().to_owned())
}

#[track_caller]
fn happens_exactly(name: &str) {
    let (screen, wanted) = happens(name);
    assert_eq!(screen, wanted, "\n{screen}");
}

/// A text with every number of milliseconds taken out (`0.900 s`), and those numbers.
fn without_seconds(text: &str) -> (String, Vec<f64>) {
    let (mut rest, mut bare, mut numbers) = (text, String::new(), Vec::new());
    while let Some(at) = rest.find(" s") {
        let (before, after) = rest.split_at(at);
        let start = before.rfind(|c: char| !c.is_ascii_digit() && c != '.').map_or(0, |at| at + 1);
        match before[start..].parse() {
            Ok(number) if before[start..].contains('.') => {
                numbers.push(number);
                bare.push_str(&before[..start]);
            }
            _ => bare.push_str(before),
        }
        bare.push_str(" s");
        rest = &after[2..];
    }
    (bare + rest, numbers)
}

/// The same where real time is measured: it may be a little later than it should.
#[track_caller]
fn happens_in_real_time(name: &str) {
    let (screen, wanted) = happens(name);
    let ((screen, found), (wanted, times)) = (without_seconds(&screen), without_seconds(&wanted));
    assert_eq!(screen, wanted, "\n{screen}");
    let fits = |(found, wanted): (&f64, &f64)| (-0.05..5.0).contains(&(found - wanted));
    assert!(found.iter().zip(&times).all(fits), "{found:?} {times:?}");
}

#[test]
fn a_script_runs() {
    happens_exactly("run");
}

#[test]
fn an_error_is_shown_with_help() {
    happens_exactly("error");
}

#[test]
fn a_group_of_tasks_fails() {
    happens_exactly("group");
}

#[test]
fn a_call_blocks_the_loop() {
    happens_in_real_time("block");
}

#[test]
fn a_deadlock_is_reported() {
    happens_in_real_time("deadlock");
}

#[test]
fn the_scheduler_is_looked_at() {
    happens_exactly("trace");
}

#[test]
fn an_error_message_is_explained() {
    happens_exactly("explain");
}

#[test]
fn mistakes_are_found_and_mended() {
    happens_exactly("check");
}

/// The screen without addresses of objects.
fn settled(screen: &str) -> String {
    let lines = screen.lines().map(|line| match line.split_once(" at 0x") {
        Some((before, rest)) => before.to_owned() + rest.trim_start_matches(|c: char| c.is_ascii_hexdigit()),
        None => line.to_owned(),
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// Types the inputs of a stored block at a new prompt; what the screen shows then.
fn typed(block: &str) -> String {
    let mut terminal = Terminal::sized(&["-q", "--clock", "virtual"], "", 100, WIDE);
    terminal.waits_at(">>>");
    for line in block.lines().filter(|line| line.starts_with(">>> ") || line.starts_with("...")) {
        let (prompt, text) = line.split_at(4.min(line.len()));
        terminal.line(prompt, text.trim());
        if block.contains(&format!("{line}\nthis can never end")) {
            terminal.shows("gives the prompt back");
            terminal.press("\x03");
        }
    }
    terminal.waits_at("\n>>>");
    settled(terminal.screen().strip_suffix("\n>>>").expect("it ends at the prompt"))
}

/// The examples that `help(asyncio.gather)` and its like show are typed at the prompt.
#[test]
fn examples_of_help_happen() {
    let rules =
        std::fs::read_to_string(folder().join("../../src/modules/builtins/rules.txt")).expect("the file is there");
    let examples: Vec<&str> = rules
        .split("== ")
        .skip(1)
        .map(|rule| rule.trim_end().splitn(3, '\n').nth(2).expect("it has an example"))
        .collect();
    assert!(examples.len() >= 15 && examples.iter().all(|example| example.starts_with(">>> ")));
    std::thread::scope(|scope| {
        let runs: Vec<_> = examples.iter().map(|example| (*example, scope.spawn(|| typed(example)))).collect();
        for (example, run) in runs {
            assert_eq!(run.join().expect("it does not fail"), example);
        }
    });
}

#[test]
fn what_people_stumble_over_is_explained_at_the_prompt() {
    let page = folder().join("stumbles.md");
    let text = std::fs::read_to_string(&page).expect("the page is there");
    let blocks: Vec<&str> =
        text.split("```pycon\n").skip(1).map(|block| block.split("\n```").next().expect("a block ends")).collect();
    let happened: Vec<String> = std::thread::scope(|scope| {
        let runs: Vec<_> = blocks.iter().map(|block| scope.spawn(|| typed(block))).collect();
        runs.into_iter().map(|run| run.join().expect("it does not fail")).collect()
    });
    let mut written = text.clone();
    for (block, happened) in blocks.iter().zip(&happened) {
        written = written.replacen(block, happened, 1);
    }
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(&page, &written).expect("the page can be written");
    }
    for (block, happened) in blocks.iter().zip(&happened) {
        assert_eq!(happened, block, "\n{happened}");
    }
    let rows: Vec<u32> =
        text.lines().filter_map(|line| line.strip_prefix("## ")?.split('.').next()?.parse().ok()).collect();
    assert_eq!(rows, (1..=24).collect::<Vec<u32>>(), "every row has its block");
}
