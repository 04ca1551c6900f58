//! What the command line says of itself: help, manual pages, completions, configuration.
//!
//! `tests/command_line/` holds the texts; `UPDATE=1` writes them anew. Read the difference.
#![cfg(unix)]

#[path = "support/process.rs"]
mod process;

use process::{Finished, finish};
use std::path::{Path, PathBuf};
use std::process::Command;

const COMMANDS: [&str; 14] = [
    "run",
    "repl",
    "trace",
    "step",
    "why",
    "export",
    "check",
    "explain",
    "completions",
    "man",
    "dis",
    "tokens",
    "ast",
    "reindent",
];

fn coroscope(arguments: &[&str], set: &[(&str, &str)]) -> Finished {
    let mut command = Command::new(env!("CARGO_BIN_EXE_coroscope"));
    for (name, value) in set {
        command.env(name, value);
    }
    finish(command.args(arguments), b"").expect("it ends in time")
}

#[track_caller]
fn prints(arguments: &[&str]) -> String {
    let finished = coroscope(arguments, &[]);
    assert_eq!((&*finished.stderr, finished.status), ("", 0), "{arguments:?}");
    finished.stdout
}

/// A folder for one test alone.
fn folder(name: &str) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).expect("the folder for tests can be written to");
    folder
}

#[track_caller]
fn is_as_stored(name: &str, text: &str) {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/command_line").join(name);
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(&file, text).expect("the text can be stored");
    }
    let stored = std::fs::read_to_string(&file).unwrap_or_default();
    assert_eq!(text, stored, "{name} (UPDATE=1 stores it)");
}

#[test]
fn every_help_text_fits_a_screen() {
    let pages = std::iter::once(vec!["--help"]).chain(COMMANDS.map(|command| vec![command, "--help"]));
    for page in pages {
        let text = prints(&page);
        let name = if page.len() == 1 { "coroscope" } else { page[0] };
        assert!(text.lines().count() <= 24, "{name}: {} lines", text.lines().count());
        assert!(text.lines().all(|line| line.chars().count() <= 80), "{name} is too wide");
        assert!(text.contains("Example"), "{name} has no example");
        is_as_stored(&format!("{name}.help"), &text);
    }
}

#[test]
fn the_first_help_text_names_every_command_and_habit() {
    let text = prints(&["--help"]);
    assert_eq!(text, prints(&["-h"]));
    for word in COMMANDS.iter().copied().chain(["-c CODE", "-m MODULE", "-i", "--clock", "--hints", "-V"]) {
        assert!(text.contains(word), "{word} is not in\n{text}");
    }
}

#[test]
fn manual_pages() {
    let folder = folder("man pages");
    let told = prints(&["man", &folder.display().to_string()]);
    assert_eq!(told, format!("{} pages are in {}\n", COMMANDS.len() + 1, folder.display()));
    let names = std::iter::once("coroscope".to_owned()).chain(COMMANDS.map(|command| format!("coroscope-{command}")));
    for name in names {
        let page = std::fs::read_to_string(folder.join(format!("{name}.1"))).expect("the page was written");
        is_as_stored(&format!("{name}.1"), &page);
    }
    assert_eq!(prints(&["man"]), std::fs::read_to_string(folder.join("coroscope.1")).expect("it was written"));
}

#[test]
fn completions_of_shells() {
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        is_as_stored(&format!("completions.{shell}"), &prints(&["completions", shell]));
    }
}

/// Loads the completions into a shell, where there is one, and asks what the shell knows then.
#[expect(clippy::print_stderr, reason = "a test that is skipped says so")]
#[track_caller]
fn loads(shell: &str, script: &str, wanted: &str) {
    if Command::new(shell).args(["-c", "true"]).output().is_err() {
        eprintln!("skipped: there is no {shell} here");
        return;
    }
    let file = folder(&format!("completions of {shell}")).join("_coroscope");
    std::fs::write(&file, prints(&["completions", shell])).expect("the folder can be written to");
    let plain: &[&str] = match shell {
        "bash" => &["--norc", "--noprofile"],
        "zsh" => &["-f"],
        _ => &["--no-config"],
    };
    let mut command = Command::new(shell);
    command.args(plain).args(["-c", script]).env("COMPLETIONS", &file);
    let finished = finish(&mut command, b"").expect("it ends in time");
    assert_eq!((&*finished.stderr, finished.status), ("", 0), "{shell}: {}", finished.stdout);
    assert!(finished.stdout.contains(wanted), "{shell}: {}", finished.stdout);
}

#[test]
fn bash_completes() {
    let script = "set -u; . \"$COMPLETIONS\"; COMP_WORDS=(coroscope tra); COMP_CWORD=1; \
                  _coroscope coroscope tra coroscope; echo \"${COMPREPLY[@]}\"";
    loads("bash", script, "trace");
}

#[test]
fn zsh_completes() {
    // Without a dump: compinit moves a file of its own onto the one that `-d` names, whatever lay there.
    let script = "autoload -Uz compinit; compinit -u -D; source \"$COMPLETIONS\"; whence -w _coroscope";
    loads("zsh", script, "_coroscope: function");
    // As it is installed: a file that is found by its name and says itself what it completes.
    let script = "fpath=(${COMPLETIONS:h} $fpath); autoload -Uz compinit; compinit -u -D; echo ${_comps[coroscope]}";
    loads("zsh", script, "_coroscope");
}

#[test]
fn fish_completes() {
    for (typed, wanted) in
        [("coroscope tra", "trace"), ("coroscope trace --clock v", "virtual"), ("coroscope check --", "--fix")]
    {
        loads("fish", &format!("source $COMPLETIONS; complete --do-complete '{typed}'"), wanted);
    }
}

#[test]
fn a_mistyped_option_gets_the_one_that_was_meant() {
    for (arguments, meant) in [
        (&["--clokc", "virtual", "x.py"][..], "--clock"),
        (&["run", "--hint", "on", "x.py"], "--hints"),
        (&["trace", "--perfeto", "x", "y.py"], "--perfetto"),
        (&["check", "--jsn", "x.py"], "--json"),
    ] {
        let finished = coroscope(arguments, &[]);
        assert_eq!(finished.status, 2, "{arguments:?}");
        assert!(finished.stderr.contains(&format!("'{meant}'")), "{arguments:?}: {}", finished.stderr);
    }
}

#[test]
fn a_mistyped_command_gets_the_one_that_was_meant() {
    for (typed, meant) in [("trce", "trace"), ("chekc", "check"), ("explian", "explain"), ("stpe", "step")] {
        let finished = coroscope(&[typed], &[]);
        assert_eq!(finished.status, 2);
        assert!(
            finished.stderr.ends_with(&format!("help: did you mean the command `{meant}`?\n")),
            "{}",
            finished.stderr
        );
    }
}

const SLEEP: &str = "import asyncio\nasyncio.run(asyncio.sleep(3600))\nprint('rested')";

/// Runs a text in a folder with this configuration.
fn configured(name: &str, config: &str, arguments: &[&str], set: &[(&str, &str)]) -> Finished {
    let folder = folder(name);
    std::fs::create_dir_all(folder.join("below")).expect("the folder can be written to");
    std::fs::write(folder.join("coroscope.toml"), config).expect("the folder can be written to");
    let mut command = Command::new(env!("CARGO_BIN_EXE_coroscope"));
    command.args(arguments).current_dir(folder.join("below")).env_remove("COROSCOPE_CONFIG");
    for (name, value) in set {
        command.env(name, value);
    }
    finish(&mut command, b"").expect("it ends in time")
}

#[test]
fn the_nearest_configuration_counts() {
    let finished = configured("nearest configuration", "[run]\nclock = \"virtual\"\n", &["-c", SLEEP], &[]);
    assert_eq!((&*finished.stdout, finished.status), ("rested\n", 0), "{}", finished.stderr);
}

#[test]
fn options_win_over_the_environment_and_that_over_the_configuration() {
    let config = "[run]\nhints = false\ntimeout = 0.1\nclock = \"real\"\n";
    let finished = configured("order 1", config, &["--clock", "virtual", "-c", SLEEP], &[("COROSCOPE_CLOCK", "real")]);
    assert_eq!(finished.stdout, "rested\n");
    let finished = configured("order 2", config, &["-c", SLEEP], &[("COROSCOPE_CLOCK", "virtual")]);
    assert_eq!(finished.stdout, "rested\n");
    let finished = configured("order 3", config, &["-c", SLEEP], &[]);
    assert_eq!(
        (&*finished.stderr, finished.status),
        ("coroscope: the time limit of 0.1 s was reached (--timeout)\n", 4)
    );
}

#[test]
fn a_mistake_in_the_configuration_is_told_and_nothing_runs() {
    let finished = configured("wrong configuration", "[run]\n\nclok = \"virtual\"\n", &["-c", "print(1)"], &[]);
    let place = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).canonicalize().expect("it is there");
    let file = place.join("wrong configuration/coroscope.toml");
    let told = format!(
        "coroscope: {}:3: unknown field `clok`, expected one of `clock`, `slow`, `timeout`, `strict`, `hints`, `color`\n   \
         3 | clok = \"virtual\"\n     | ^^^^\n",
        file.display()
    );
    assert_eq!((&*finished.stdout, &*finished.stderr, finished.status), ("", &*told, 2));
    // What needs no configuration works all the same.
    let finished = configured("wrong configuration 2", "[", &["explain", "A101"], &[]);
    assert_eq!(finished.status, 0);
}

#[test]
fn a_configuration_that_is_named_must_be_there() {
    let finished = coroscope(&["-c", "print(1)"], &[("COROSCOPE_CONFIG", "/nowhere/coroscope.toml")]);
    let told = "coroscope: /nowhere/coroscope.toml: No such file or directory (os error 2)\n";
    assert_eq!((&*finished.stdout, &*finished.stderr, finished.status), ("", told, 2));
}

#[test]
fn a_variable_that_is_not_understood_is_told() {
    for (name, value, expected) in [
        ("COROSCOPE_CLOCK", "sideways", "real, virtual or how many times as fast, such as 10x"),
        ("COROSCOPE_HINTS", "maybe", "auto, on or off"),
        ("COROSCOPE_SLOW", "often", "seconds, such as 0.5"),
    ] {
        let finished = coroscope(&["-c", "print(1)"], &[(name, value)]);
        let told = format!("coroscope: {name}: {value:?} is not understood; expected {expected}\n");
        assert_eq!((&*finished.stdout, &*finished.stderr, finished.status), ("", &*told, 2));
    }
}

#[test]
fn a_run_ends_at_its_time_limit_whatever_it_does() {
    let told = "coroscope: the time limit of 0.2 s was reached (--timeout)\n";
    for (what, text) in [
        ("sleeps", "print('begun')\nimport time; time.sleep(60)"),
        ("computes", "print('begun')\nwhile True: pass"),
        ("holds on", "print('begun')\ntry:\n while True: pass\nfinally: print('never')"),
        ("catches", "print('begun')\nwhile True:\n try:\n  while True: pass\n except BaseException: print('never')"),
        ("waits", "print('begun')\nimport asyncio; asyncio.run(asyncio.sleep(60))"),
        ("listens", "print('begun')\nimport socket; s = socket.socketpair()[0]; s.recv(1)"),
        ("joins", "print('begun')\nimport threading, time; threading.Thread(target=time.sleep, args=(60,)).start()"),
    ] {
        let finished = coroscope(&["--timeout", "0.2", "-c", text], &[]);
        assert_eq!((&*finished.stdout, &*finished.stderr, finished.status), ("begun\n", told, 4), "{what}");
    }
    let finished = coroscope(&["--timeout", "60", "-c", "print(1)"], &[]);
    assert_eq!((&*finished.stdout, finished.status), ("1\n", 0));
}

/// What a strict run says at its end, and its status.
#[track_caller]
fn strict(text: &str, told: &str, status: i32) {
    let text = format!("import asyncio, sys\nasync def nothing(): pass\nasync def fail(): 1 / 0\n{text}");
    let finished = coroscope(&["--strict", "-c", &text], &[]);
    let last = finished.stderr.lines().last().unwrap_or("");
    assert_eq!((last, finished.status), (told, status), "{}", finished.stderr);
}

#[test]
fn lost_work_fails_a_strict_run() {
    strict("nothing()", "coroscope: --strict: 1 coroutine was never awaited", 5);
    strict(
        "async def main(): t = asyncio.create_task(fail()); await asyncio.sleep(0.01)\nasyncio.run(main())",
        "coroscope: --strict: 1 task or future failed unseen",
        5,
    );
    strict(
        "import time\nasync def main(): time.sleep(0.15)\nasyncio.run(main())",
        "coroscope: --strict: 1 step held the event loop",
        5,
    );
    let stubborn = "async def stubborn():\n try: await asyncio.sleep(10)\n except BaseException: pass\n";
    strict(
        &format!(
            "{stubborn}async def main():\n t = asyncio.create_task(stubborn()); await asyncio.sleep(0); t.cancel(); await t\nasyncio.run(main())"
        ),
        "coroscope: --strict: 1 cancellation was swallowed",
        5,
    );
}

#[test]
fn a_strict_run_without_lost_work_is_like_any_other() {
    strict("asyncio.run(nothing())", "", 0);
    let warning = "RuntimeWarning: Enable tracemalloc to get the object allocation traceback";
    strict("nothing()\nsys.exit(0)", warning, 0);
    strict("nothing()\n1 / 0", "ZeroDivisionError: division by zero", 1);
    let patient = "async def patient():\n try: await asyncio.sleep(10)\n except asyncio.CancelledError: pass\n";
    // What a loop cancels at its own end was lost by nobody.
    strict(
        &format!(
            "{patient}async def main(): t = asyncio.create_task(patient()); await asyncio.sleep(0)\nasyncio.run(main())"
        ),
        "",
        0,
    );
    strict(
        "async def main():\n try:\n  async with asyncio.timeout(0.01): await asyncio.sleep(1)\n except TimeoutError: pass\nasyncio.run(main())",
        "",
        0,
    );
}

#[test]
fn a_slow_step_is_told_where_somebody_asks() {
    let text =
        "import asyncio\nasync def main():\n    sum(range(3_000_000))\n    await asyncio.sleep(0)\nasyncio.run(main())";
    assert_eq!(coroscope(&["-c", text], &[]).stderr, "");
    let told = coroscope(&["--slow", "0.001", "-c", text], &[]).stderr;
    assert!(told.starts_with("<string>:4: warning A201: main kept the event loop busy for 0."), "{told}");
    assert_eq!(coroscope(&["--slow", "0.001", "--hints", "off", "-c", text], &[]).stderr, "");
    assert_eq!(coroscope(&["-c", text], &[("COROSCOPE_SLOW", "0.001")]).stderr.lines().count(), 2);
}

#[test]
fn unbuffered_output_is_written_at_once() {
    use std::io::Read;
    use std::process::Stdio;
    for (option, set) in [(&["-u"][..], ""), (&[], "1")] {
        let mut command = Command::new(env!("CARGO_BIN_EXE_coroscope"));
        command.args(option).args(["-c", "import sys\nsys.stdout.write('now')\nsys.stdin.read()"]);
        command.env("PYTHONUNBUFFERED", set).env("COROSCOPE_CONFIG", "");
        command.stdin(Stdio::piped()).stdout(Stdio::piped());
        let mut child = command.spawn().expect("the program can be started");
        let mut written = [0; 3];
        // Without the option nothing came before its input ends, and that ends only below.
        child.stdout.as_mut().expect("it is piped").read_exact(&mut written).expect("something is written");
        assert_eq!(&written, b"now");
        drop(child.stdin.take());
        assert!(child.wait().expect("it ends").success());
    }
}

#[test]
fn the_prompt_follows_a_program_where_it_is_asked_to() {
    let mut command = Command::new(env!("CARGO_BIN_EXE_coroscope"));
    command.args(["-i", "-c", "x = 6\nraise SystemExit(3)"]);
    let finished = finish(&mut command, b"print(x * 7)").expect("it ends in time");
    assert_eq!((&*finished.stdout, finished.status), ("42\n", 0), "{}", finished.stderr);
}
