//! The command line: what runs, what is printed where, and with which exit status.

#[path = "support/process.rs"]
mod process;

use process::{Finished, finish};
use std::path::{Path, PathBuf};
use std::process::Command;

/// Runs the program with these arguments and nothing on stdin.
fn coroscope(arguments: &[&str]) -> Finished {
    coroscope_reading(arguments, "")
}

/// Runs the program with these arguments and this on stdin.
fn coroscope_reading(arguments: &[&str], input: &str) -> Finished {
    let mut command = Command::new(env!("CARGO_BIN_EXE_coroscope"));
    finish(command.args(arguments), input.as_bytes()).expect("it ends in time")
}

#[track_caller]
fn check(finished: &Finished, stdout: &str, stderr: &str, status: i32) {
    let found = (&*finished.stdout, &*finished.stderr, finished.status);
    assert_eq!(found, (stdout, stderr, status), "\nstdout:\n{}\nstderr:\n{}", finished.stdout, finished.stderr);
}

/// Runs the program, which must print this, say nothing on stderr, and end well.
#[track_caller]
fn prints(arguments: &[&str], stdout: &str) {
    check(&coroscope(arguments), stdout, "", 0);
}

/// Runs the program, which must end with this status and this on stderr.
#[track_caller]
fn fails(arguments: &[&str], stderr: &str, status: i32) {
    check(&coroscope(arguments), "", stderr, status);
}

/// A file with this content, in a folder for this test alone.
fn file(name: &str, content: impl AsRef<[u8]>) -> String {
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    std::fs::write(&path, content).expect("the folder for tests can be written to");
    path.canonicalize().expect("the file is there").display().to_string()
}

fn of_repository(path: &str) -> String {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path).display().to_string()
}

#[test]
fn a_file_gets_what_follows_it() {
    let script = file("arguments.py", "import sys\nprint(__name__, sys.argv[1:])\n");
    prints(&[&script, "x", "-c", "--clock", "virtual"], "__main__ ['x', '-c', '--clock', 'virtual']\n");
    prints(&["run", &script, "-x"], "__main__ ['-x']\n");
}

/// A folder for this test alone, with these files.
fn folder(name: &str, files: &[(&str, &str)]) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    for (name, text) in files {
        let path = folder.join(name);
        std::fs::create_dir_all(path.parent().expect("it is in the folder")).expect("folders can be made");
        std::fs::write(&path, text).expect("the folder for tests can be written to");
    }
    folder.canonicalize().expect("the folder is there")
}

#[track_caller]
fn in_folder(folder: &Path, arguments: &[&str], stdout: &str, stderr: &str, status: i32) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_coroscope"));
    command.args(arguments).current_dir(folder).env_remove("PYTHONPATH");
    check(&finish(&mut command, b"").expect("it ends in time"), stdout, stderr, status);
}

#[test]
fn a_module_runs_as_a_program() {
    let folder = folder(
        "modules",
        &[
            ("single.py", "import sys\nprint(__name__, __package__ == '', sys.argv[1:], sys.path[0] != '')\n"),
            ("pack/__init__.py", "print('init')\n"),
            ("pack/__main__.py", "from . import part\nprint(__package__, part.value)\n"),
            ("pack/part.py", "value = 5\nif __name__ == '__main__':\n    print(__spec__.name)\n"),
            ("bare/__init__.py", ""),
        ],
    );
    in_folder(&folder, &["-m", "single", "a", "-b"], "__main__ True ['a', '-b'] True\n", "", 0);
    in_folder(&folder, &["-m", "pack"], "init\npack 5\n", "", 0);
    in_folder(&folder, &["-m", "pack.part"], "init\npack.part\n", "", 0);
    in_folder(&folder, &["-m", "nothing"], "", "coroscope: No module named nothing\n", 1);
    let message = "coroscope: No module named bare.__main__; 'bare' is a package and cannot be directly executed\n";
    in_folder(&folder, &["-m", "bare"], "", message, 1);
}

#[test]
fn a_folder_runs_by_its_main() {
    let folder = folder(
        "program",
        &[("app/__main__.py", "import sys, near\nprint(sys.argv, near.x)\n"), ("app/near.py", "x = 1\n")],
    );
    in_folder(&folder, &["app", "1"], "['app', '1'] 1\n", "", 0);
}

#[test]
fn code_runs_with_its_arguments() {
    prints(&["-c", "import sys; print(sys.argv)", "a", "-b"], "['-c', 'a', '-b']\n");
    prints(&["run", "-c", "print(6 * 7)"], "42\n");
}

#[test]
fn standard_input_is_a_program() {
    check(&coroscope_reading(&["-", "a"], "import sys\nprint(sys.argv)\n"), "['-', 'a']\n", "", 0);
    check(&coroscope_reading(&[], "print(1)\n"), "1\n", "", 0);
}

#[test]
fn tracebacks_show_the_lines_of_code_but_not_of_standard_input() {
    let error = "ZeroDivisionError: division by zero\n";
    let shown = "Traceback (most recent call last):\n  File \"<string>\", line 1, in <module>\n    1 / 0\n    ~~^~~\n";
    fails(&["-c", "1 / 0"], &format!("{shown}{error}"), 1);
    let shown = "Traceback (most recent call last):\n  File \"<stdin>\", line 1, in <module>\n";
    check(&coroscope_reading(&["-"], "1 / 0\n"), "", &format!("{shown}{error}"), 1);
}

#[test]
fn the_version() {
    let version = format!("coroscope {}\n", env!("CARGO_PKG_VERSION"));
    prints(&["-V"], &version);
    prints(&["--version"], &version);
}

#[test]
fn help_names_every_command() {
    let help = coroscope(&["--help"]);
    assert_eq!((&*help.stderr, help.status), ("", 0));
    for word in ["run", "repl", "dis", "reindent", "--clock", "-c CODE", "[FILE | - | -c CODE | -m MODULE]"] {
        assert!(help.stdout.contains(word), "{word} is not in\n{}", help.stdout);
    }
}

#[test]
fn a_mistyped_command_gets_the_one_that_was_meant() {
    let error = coroscope(&["trce"]).stderr;
    assert!(
        error.ends_with("[Errno 2] No such file or directory\nhelp: did you mean the command `trace`?\n"),
        "{error}"
    );
}

#[test]
fn a_rule_and_a_pasted_message_are_explained() {
    let by_code = coroscope(&["explain", "a701"]).stdout;
    assert!(
        by_code.starts_with("A701  asyncio.run inside a running loop\n\n  One thread runs one event loop."),
        "{by_code}"
    );
    prints(&["explain", "RuntimeError: asyncio.run() cannot be called from a running event loop"], &by_code);
    assert!(coroscope(&["explain"]).stdout.starts_with("A101  a coroutine that is never awaited\n"));
    fails(&["explain", "A9"], "coroscope: no page explains \"A9\"; `coroscope explain` lists them\n", 1);
}

#[test]
fn a_function_in_place_of_a_coroutine_gets_its_call() {
    let script = file("uncalled.py", "import asyncio\nasync def main(): pass\nasyncio.run(main)\n");
    let error = coroscope(&["--hints", "on", &script]).stderr;
    let hint = "\n\nhelp: call it: asyncio.run(main())\n   3 | asyncio.run(main())\n     |                 ++\n";
    assert!(error.ends_with(hint), "{error}");
}

#[test]
fn every_code_that_a_hint_names_has_a_page() {
    let known = coroscope(&["explain"]).stdout;
    let hints = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/hints");
    for script in std::fs::read_dir(hints).expect("the hints have scripts") {
        let text = std::fs::read_to_string(script.expect("it can be listed").path()).expect("it can be read");
        for code in text.lines().filter_map(|line| line.strip_prefix("# More: coroscope explain ")) {
            assert!(known.lines().any(|line| line.starts_with(code)), "{code}");
        }
    }
}

#[test]
fn completions_and_manual_pages_name_every_command() {
    let bash = coroscope(&["completions", "bash"]).stdout;
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("man");
    coroscope(&["man", &folder.display().to_string()]);
    for command in ["run", "repl", "trace", "explain", "dis"] {
        assert!(bash.contains(command), "{command}");
        let page = std::fs::read_to_string(folder.join(format!("coroscope-{command}.1"))).expect("a page was written");
        assert!(page.contains(".SH SYNOPSIS"), "{command}");
    }
}

#[test]
fn wrong_usage_is_status_2() {
    for arguments in [&["--nope"][..], &["--clock", "sideways", "x.py"], &["run"], &["dis"], &["-c"], &["--clock"]] {
        let finished = coroscope(arguments);
        assert_eq!((&*finished.stdout, finished.status), ("", 2), "{arguments:?}");
        assert!(finished.stderr.starts_with("error: "), "{arguments:?}: {}", finished.stderr);
    }
}

#[test]
fn exit_statuses() {
    fails(&["-c", "pass"], "", 0);
    fails(&["-c", "raise SystemExit"], "", 0);
    fails(&["-c", "import sys; sys.exit(7)"], "", 7);
    fails(&["-c", "import sys; sys.exit(256 + 7)"], "", 7);
    fails(&["-c", "import sys; sys.exit(-1)"], "", 255);
    fails(&["-c", "import sys; sys.exit('bye')"], "bye\n", 1);
    fails(&["-c", "import sys; sys.exit([1])"], "[1]\n", 1);
}

#[test]
fn ctrl_c_ends_by_the_signal() {
    let finished = coroscope(&["-c", "raise KeyboardInterrupt"]);
    assert_eq!(finished.status, 130);
    assert!(finished.stderr.ends_with("\nKeyboardInterrupt\n"), "{}", finished.stderr);
}

#[test]
fn a_deadlock_is_told_and_is_status_3() {
    let finished = coroscope(&["-c", "import asyncio; asyncio.run(asyncio.Event().wait())"]);
    assert_eq!((&*finished.stdout, finished.status), ("", 3));
    assert!(finished.stderr.starts_with("coroscope: deadlock: no task can ever run again"), "{}", finished.stderr);
}

#[test]
fn virtual_time_goes_on_for_years() {
    // Beyond 194 days a nanosecond is less than what tells two moments apart.
    let script = "import asyncio, threading, time\nasyncio.run(asyncio.sleep(10**9))\nt = threading.Thread(target=time.sleep, args=(10**9,))\nt.start(); t.join()\nprint(time.monotonic() >= 2 * 10**9)";
    let finished = coroscope(&["--clock", "virtual", "-c", script]);
    assert_eq!((&*finished.stdout, finished.status), ("True\n", 0), "{}", finished.stderr);
}

#[test]
fn threads_that_wait_for_one_another_are_told() {
    let script = "import threading; a, b = threading.Lock(), threading.Lock()\nwith a:\n t = threading.Thread(target=lambda: b.acquire() and a.acquire(), name='other')\n t.start(); b.acquire()";
    let finished = coroscope(&["--clock", "virtual", "-c", script]);
    assert_eq!((&*finished.stdout, finished.status), ("", 3));
    let told = "coroscope: deadlock: no thread can ever run again (t = 0.000 s)\n\n  MainThread  waits for a lock  line 4\n  other       waits for a lock  line 3\n";
    assert_eq!(finished.stderr, told);
}

#[test]
fn a_file_that_is_not_there() {
    let missing = of_repository("missing.py");
    let told = format!("coroscope: can't open file '{missing}': [Errno 2] No such file or directory\n");
    for arguments in
        [&["missing.py"][..], &["run", "missing.py"], &["tokens", "missing.py"], &["reindent", "missing.py"]]
    {
        let (command, _) = arguments.split_at(arguments.len() - 1);
        fails(&[command, &[&*missing]].concat(), &told, 2);
    }
}

#[test]
fn a_folder() {
    let folder = of_repository("src");
    fails(&[&folder], &format!("coroscope: can't find '__main__' module in '{folder}'\n"), 1);
}

#[test]
fn a_nul_byte() {
    let script = file("nul.py", "print(1)\0\n");
    let told =
        format!("  File \"{script}\", line 1\n    print(1)\nSyntaxError: source code cannot contain null bytes\n");
    fails(&[&script], &told, 1);
}

#[test]
fn bytes_that_are_not_utf_8() {
    let script = file("latin.py", b"print(\"\xe9\")\n");
    let told = format!(
        "SyntaxError: Non-UTF-8 code starting with '\\xe9' in file {script} on line 1, but no encoding declared; \
         see https://peps.python.org/pep-0263/ for details\n"
    );
    fails(&[&script], &told, 1);
    let script = file("declared.py", b"# coding: latin-1\nprint(\"\xe9\")\n");
    prints(&[&script], "\u{e9}\n");
}

#[test]
fn a_syntax_error_runs_nothing() {
    let script = file("wrong.py", "print(1)\nx =\n");
    let told = format!("  File \"{script}\", line 2\n    x =\n       ^\nSyntaxError: invalid syntax\n");
    fails(&[&script], &told, 1);
    for command in ["dis", "ast", "reindent"] {
        fails(&[command, &script], &told, 1);
    }
}

#[test]
fn the_virtual_clock_waits_for_nothing() {
    let program = "import asyncio, time\nstart = time.monotonic()\nasyncio.run(asyncio.sleep(3600))\n\
                   print(round(time.monotonic() - start))\n";
    prints(&["--clock", "virtual", "-c", program], "3600\n");
    let script = file("hour.py", program);
    prints(&["run", "--clock", "virtual", &script], "3600\n");
}

/// A program that waits by looking again and again, at the clock or at a flag, ends in virtual time too.
#[test]
fn virtual_time_creeps_where_somebody_waits_busily() {
    let looks =
        "import time\nstart = time.perf_counter()\nwhile time.perf_counter() < start + 2: pass\nprint('two seconds')\n";
    prints(&["--clock", "virtual", "-c", looks], "two seconds\n");
    let gives_way = "import asyncio
flag = False
async def look():
    while not flag:
        await asyncio.sleep(0)
    print('seen')
async def main():
    global flag
    task = asyncio.create_task(look())
    await asyncio.sleep(3600)
    flag = True
    await task
asyncio.run(main())
";
    prints(&["--clock", "virtual", "-c", gives_way], "seen\n");
    // The first thousand readings, and turns, take no time at all.
    let few = "import asyncio, time
async def main():
    for _ in range(900):
        await asyncio.sleep(0)
        time.monotonic()
    print(time.monotonic())
asyncio.run(main())
";
    prints(&["--clock", "virtual", "-c", few], "0.0\n");
}

#[test]
fn the_real_clock_waits() {
    let program = "import asyncio; asyncio.run(asyncio.sleep(0.2))";
    let start = std::time::Instant::now();
    prints(&["-c", program], "");
    assert!(start.elapsed().as_millis() >= 200);
}

#[test]
fn the_documents_print_what_they_say() {
    prints(&[&of_repository("scripts/documents/hello.py")], "Hello\nHello\nWorld\nWorld\n");
    let flat = of_repository("scripts/documents/hello_flat.py");
    let note = format!("note: {flat} has no indentation; its blocks were recovered (see: coroscope reindent {flat})\n");
    check(&coroscope(&[&flat]), "Hello\nHello\nWorld\nWorld\n", &note, 0);
}

#[test]
fn reindent_prints_a_program_with_its_blocks() {
    let indented = std::fs::read_to_string(of_repository("scripts/documents/hello.py")).expect("it is there");
    prints(&["reindent", &of_repository("scripts/documents/hello_flat.py")], &indented);
    prints(&["reindent", &of_repository("scripts/documents/hello.py")], &indented);
}

#[test]
fn the_stages_of_a_program() {
    let script = file("stages.py", "print(1)\n");
    for (command, word) in [("tokens", "Name"), ("ast", "Call"), ("dis", "print")] {
        let finished = coroscope(&[command, &script]);
        assert_eq!((&*finished.stderr, finished.status), ("", 0), "{command}");
        assert!(finished.stdout.contains(word), "{command}: {}", finished.stdout);
    }
}

#[test]
fn a_reader_that_stops_early_is_no_fault() {
    let program = format!("{} -c 'while True: print(1)' | head -n 1", env!("CARGO_BIN_EXE_coroscope"));
    let finished = finish(Command::new("sh").args(["-c", &program]), b"").expect("it ends in time");
    assert_eq!((&*finished.stdout, finished.status), ("1\n", 0));
    assert!(!finished.stderr.contains("panicked"), "{}", finished.stderr);
}

/// A test file that uses every module and ends in every way: CPython's report of it is stored, without the frames of its library.
#[test]
fn the_report_of_a_test_file_is_cpythons() {
    let folder = of_repository("tests/unittest");
    let mut command = Command::new(env!("CARGO_BIN_EXE_coroscope"));
    command.args(["-m", "unittest", "-v", "test_features"]).current_dir(&folder);
    let finished = finish(&mut command, b"").expect("it ends in time");
    let shown = finished.stderr.replace(&format!("{folder}/"), "");
    let without_times = |line: &str| match line.strip_prefix("Ran ") {
        Some(_) => line.split(" in ").next().unwrap_or_default().to_owned(),
        None => line.to_owned(),
    };
    let report: Vec<String> = shown.lines().map(without_times).collect();
    let expected = std::fs::read_to_string(of_repository("tests/unittest/report.txt")).expect("the report is stored");
    assert_eq!(report, expected.lines().collect::<Vec<_>>(), "{shown}");
    assert_eq!((&*finished.stdout, finished.status), ("module begins\nclass cleaned up\nmodule ends\n", 1));
}

/// What `--max-memory` allows is met with MemoryError, which a script can catch; one that goes on growing is stopped.
#[test]
fn memory_has_a_limit() {
    let limited = |code: &str| coroscope(&["--max-memory", "120M", "-c", code]);
    for code in [
        "list(iter(int, 1))",
        "rows = []\nwhile True: rows.append('x' * 100_000)",
        "rows = []\nwhile True: rows.append([])",
        "table = {}\nfor n in iter(int, 1): table[len(table)] = n",
        "import itertools; set(itertools.count())",
        "text = 'x'\nwhile True: text += text",
        "number = 1\nwhile True: number <<= 80_000_000",
        "import asyncio\nasync def main():\n    queue = asyncio.Queue()\n    while True: queue.put_nowait('item')\nasyncio.run(main())",
        "import collections, itertools; collections.deque(itertools.count())",
        "[bytes(10_000) for _ in iter(int, 1)]",
    ] {
        let finished = limited(code);
        assert!(finished.stderr.ends_with("MemoryError\n"), "{code}: {}", finished.stderr);
        assert_eq!(finished.status, 1, "{code}");
    }
    let caught = "try:\n    list(iter(int, 1))\nexcept MemoryError:\n    print(len([0] * 1_000_000))";
    check(&limited(caught), "1000000\n", "", 0);
    let stubborn =
        "rows = None\nwhile True:\n    try:\n        while True: rows = [rows]\n    except MemoryError: pass";
    check(&limited(stubborn), "", "coroscope: stopped: memory limit of 120 MiB reached\n", 4);
    let refused = coroscope(&["--max-memory", "much", "-c", "1"]);
    assert_eq!(refused.status, 2, "{}", refused.stderr);
}

#[test]
fn time_can_pass_some_times_as_fast() {
    let script = "import asyncio, time\nstart = time.time()\nasyncio.run(asyncio.sleep(100))\ntime.sleep(100)\nprint(200 <= time.time() - start < 300)";
    let start = std::time::Instant::now();
    prints(&["--clock", "100x", "-c", script], "True\n");
    let took = start.elapsed().as_secs_f64();
    assert!((2.0..20.0).contains(&took), "{took}");
    let refused = coroscope(&["--clock", "fast", "-c", "1"]);
    assert_eq!(refused.status, 2);
    assert!(refused.stderr.contains("[possible values: real, virtual, 10x]"), "{}", refused.stderr);
}

#[test]
fn less_and_more_is_said() {
    let script = "import asyncio\nasync def main(): await asyncio.sleep(1)\nasyncio.run(main())";
    let finished = coroscope(&["-v", "--clock", "virtual", "-c", script]);
    let told = "note: 1 task, 3 turns, 1.000 s; the loop was idle 1.000 s (100 %)\n";
    check(&finished, "", told, 0);
    let flat = file("flat.py", "if 1:\nprint('flat')\n");
    assert!(coroscope(&[&flat]).stderr.starts_with("note: "));
    prints(&["-q", &flat], "flat\n");
    let lines = |arguments: &[&str]| coroscope(arguments).stdout.lines().count();
    let brew = of_repository("scripts/brew.py");
    let (usual, more, less) =
        (lines(&["trace", &brew]), lines(&["trace", "-v", &brew]), lines(&["trace", "-q", &brew]));
    assert_eq!((usual - 1, 46 + 3), (less, more - 1));
}

#[test]
fn what_we_write_can_be_ascii_alone() {
    let script = "import asyncio\nasync def main(): print('long ' * 40)\nasyncio.run(main())";
    assert!(!coroscope(&["trace", "-c", script]).stdout.is_ascii());
    assert!(coroscope(&["trace", "--ascii", "-c", script]).stdout.is_ascii());
}

#[test]
fn a_module_is_run_like_a_script() {
    let folder = folder("modules to run", &[("tool.py", "import sys\nx = 6\nprint(__name__, sys.argv[1:])\n")]);
    let run = |arguments: &[&str], input: &str| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_coroscope"));
        finish(command.args(arguments).current_dir(&folder), input.as_bytes()).expect("it ends in time")
    };
    check(&run(&["-m", "tool", "a"], ""), "__main__ ['a']\n", "", 0);
    // A schedule that does not fit is told as of a script.
    let misfit = run(&["--schedule", "cs1:r99=1", "-m", "tool"], "");
    assert_eq!(misfit.status, 6, "{}", misfit.stderr);
    assert!(misfit.stderr.starts_with("coroscope: the schedule does not fit this run"), "{}", misfit.stderr);
    // The prompt follows: here from standard input.
    check(&run(&["-i", "-m", "tool"], "print(x * 7)"), "__main__ []\n42\n", "", 0);
    let missing = run(&["-i", "-m", "nothing_here"], "print('still here')");
    assert_eq!((&*missing.stdout, missing.status), ("still here\n", 0));
}
