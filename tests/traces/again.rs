//! Running again: with the recorded input, event for event, or in another order.

use super::{beside, coroscope, record, root, sample};
use std::path::PathBuf;

/// A script in the folder for tests.
fn script(name: &str, text: &str) -> PathBuf {
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    std::fs::write(&path, text).expect("the folder for tests can be written to");
    path
}

fn target(name: &str) -> String {
    PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name).display().to_string()
}

const ASKS: &str = "import asyncio\n\nasync def main():\n    name = input('name? ')\n    await asyncio.sleep(1)\n    print('hello', name)\n\nasyncio.run(main())\n";

#[test]
fn input_is_given_again() {
    let (path, out) = (script("asks.py", ASKS).display().to_string(), target("asks.trace"));
    coroscope(&["trace", &path, "-o", &out], "Ada\n");
    let finished = coroscope(&["run", "--replay", &out, &path], "");
    assert_eq!((finished.stdout.as_str(), finished.stderr.as_str(), finished.status), ("name? hello Ada\n", "", 0));
}

#[test]
fn a_changed_script_is_refused() {
    let (path, out) = (script("changes.py", ASKS).display().to_string(), target("changes.trace"));
    coroscope(&["trace", &path, "-o", &out], "Ada\n");
    script("changes.py", &ASKS.replace("hello", "bye"));
    let finished = coroscope(&["run", "--replay", &out, &path], "");
    assert_eq!(finished.status, 6);
    assert!(finished.stderr.contains("is not the text that was recorded"), "{}", finished.stderr);
}

/// What the run depends on is not all in the record: here a file that is gone.
#[test]
fn a_run_that_leaves_its_record_is_stopped() {
    let flag = target("leaves.flag");
    let text = format!(
        "import asyncio, os\n\nasync def main():\n    if os.path.exists({flag:?}):\n        await asyncio.sleep(1)\n    else:\n        await asyncio.sleep(2)\n    print('end')\n\nasyncio.run(main())\n"
    );
    let (path, out) = (script("leaves.py", &text).display().to_string(), target("leaves.trace"));
    std::fs::write(&flag, "").expect("the folder for tests can be written to");
    coroscope(&["trace", &path, "-o", &out], "");
    std::fs::remove_file(&flag).expect("it is there");
    let finished = coroscope(&["run", "--replay", &out, &path], "");
    assert_eq!(finished.status, 6, "{}", finished.stderr);
    assert_eq!(finished.stdout, "", "it goes on after it has left");
    for line in
        ["the run left its record at event", "  recorded: sleep(1) set by main", "  now:      sleep(2) set by main"]
    {
        assert!(finished.stderr.contains(line), "{line:?} is missing:\n{}", finished.stderr);
    }
}

/// In real time the clock goes as it went, and what the script saw of it is given again.
#[test]
fn real_time_is_given_again() {
    let text = "import asyncio, time, random\n\nasync def nap(n):\n    await asyncio.sleep(n / 500)\n    print(n, time.monotonic(), random.random())\n\nasync def main():\n    await asyncio.gather(*[nap(n) for n in (3, 1, 2)])\n\nasyncio.run(main())\n";
    let (path, out) = (script("real.py", text).display().to_string(), target("real.trace"));
    let first = coroscope(&["--clock", "real", "trace", &path, "-o", &out], "");
    let second = coroscope(&["run", "--replay", &out, &path], "");
    assert_eq!((first.stdout, second.stderr.as_str(), second.status), (second.stdout.clone(), "", 0));
}

#[test]
fn every_sample_repeats_itself() {
    for (at, script) in super::repeatable().iter().enumerate() {
        let out = target(&format!("repeats-{at}.trace"));
        let path = script.display().to_string();
        let hosts = super::hosts_of(script);
        let net = hosts.as_ref().map_or(Vec::new(), |hosts| vec!["--sim-net", hosts.as_str()]);
        let run = |arguments: &[&str]| coroscope(&[&net, arguments].concat(), "");
        let (first, again) = (run(&["trace", &path, "-o", &out]), run(&["run", "--replay", &out, &path]));
        assert_eq!((first.stdout, first.status), (again.stdout, again.status), "{path}\n{}", again.stderr);
        assert!(!again.stderr.contains("left its record"), "{path}\n{}", again.stderr);
    }
}

#[test]
fn timers_that_are_due_together_may_go_in_another_order() {
    let text = "import asyncio\n\nasync def say(word):\n    await asyncio.sleep(1)\n    print(word)\n\nasync def main():\n    await asyncio.gather(say('a'), say('b'), say('c'))\n\nasyncio.run(main())\n";
    let path = script("ties.py", text).display().to_string();
    let run = |schedule: &str| coroscope(&["--clock", "virtual", "--schedule", schedule, &path], "");
    assert_eq!(run("cs1:").stdout, "a\nb\nc\n");
    assert_eq!(run("cs1:1=2").stdout, "c\na\nb\n");
    assert_eq!(run("cs1:1=1,2=1").stdout, "b\nc\na\n");
    assert_eq!(run("cs1:r2=2").stdout, "c\na\nb\n");
    let misfit = run("cs1:1=7");
    assert_eq!(misfit.status, 6);
    assert!(misfit.stderr.contains("only 3 timers were due together"), "{}", misfit.stderr);
    assert_eq!(coroscope(&["--schedule", "nonsense", &path], "").status, 2);
}

#[test]
fn another_task_goes_first() {
    let input = "goto 11\nfirst tea\nfirst main\nfirst toast\nquit\n";
    let finished = beside(&root().join("scripts"), &["step", "--plain", "brew.py"], input);
    let expected = "
brew.py: 46 events, 3 tasks, 7 turns. Type help.
[5] turn 1, t=0.000: main starts.
step> goto 11
[11] turn 2 begins. Ready: tea, toast.
step> first tea
tea is first in the queue anyway; select another ready task ([ and ])
step> first main
main is not in the ready queue here: it cannot go first
step> first toast
toast goes first here
[12] toast starts. Why: main created it at line 11.
step> quit
back here: coroscope step --plain --schedule cs1:r2=1 --at 12 brew.py";
    assert_eq!(finished.stdout.trim_end(), expected.trim_start_matches('\n'), "{}", finished.stderr);
    let finished =
        coroscope(&["--clock", "virtual", "--schedule", "cs1:r2=1", &sample("brew.py").display().to_string()], "");
    assert!(finished.stdout.starts_with("toast: start\ntea: start\n"), "{}", finished.stdout);
}

#[test]
fn a_recording_alone_cannot_be_run_again() {
    let out = target("alone.trace");
    record(&sample("brew.py"), "alone.trace", &[]);
    let finished = coroscope(&["step", "--plain", &out], "first toast\nagain\nquit\n");
    assert_eq!(finished.stdout.matches("only a script can be run again").count(), 2, "{}", finished.stdout);
}

#[test]
fn a_script_that_was_changed_is_run_again() {
    let path = sample("brew.py").display().to_string();
    let finished = coroscope(&["step", "--plain", &path], "again\nquit\n");
    assert!(finished.stdout.contains("the script has not changed"), "{}", finished.stdout);
}

/// Under the virtual clock random numbers are the same each time; a seed makes others.
#[test]
fn a_seed_makes_a_run_repeat() {
    let text = "import asyncio, random\n\nasync def main():\n    await asyncio.sleep(random.random())\n    print(random.random())\n\nasyncio.run(main())\n";
    let path = script("seeded.py", text).display().to_string();
    let run = |more: &[&str]| coroscope(&[&["--clock", "virtual"], more, &[&path]].concat(), "").stdout;
    assert_eq!(run(&[]), run(&[]));
    assert_eq!(run(&["--seed", "7"]), run(&["--seed", "7"]));
    assert_ne!(run(&["--seed", "7"]), run(&[]));
    let (one, two) = (
        record(std::path::Path::new(&path), "seeded-1.trace", &[]),
        record(std::path::Path::new(&path), "seeded-2.trace", &[]),
    );
    assert_eq!(one, two);
}
