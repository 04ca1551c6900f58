//! Sessions as the documents print them, word for word.

use super::{beside, coroscope, process, root, sample};

/// Runs the program beside the samples, so that paths are short.
fn beside_samples(arguments: &[&str], input: &str) -> process::Finished {
    beside(&root().join("scripts"), arguments, input)
}

#[track_caller]
fn prints(arguments: &[&str], input: &str, expected: &str) {
    let finished = beside_samples(arguments, input);
    let found = finished.stdout.trim_end().to_owned();
    assert_eq!(found, expected.trim_matches('\n'), "\nstderr: {}", finished.stderr);
}

#[test]
fn stepping_line_by_line() {
    let expected = "
brew.py: 46 events, 3 tasks, 7 turns. Type help.
[5] turn 1, t=0.000: main starts.
step> turn
[11] turn 2 begins. Ready: tea, toast.
step> next
[12] tea starts. Why: main created it at line 10.
step> back
[11] turn 2 begins. Ready: tea, toast.
step> why main
main is not running: since event 10 it waits for task tea (line 12), which is ready, first in the queue.
step> quit
back here: coroscope step --plain --at 11 brew.py";
    prints(&["step", "--plain", "brew.py"], "turn\nnext\nback\nwhy main\nquit\n", expected);
}

#[test]
fn stepping_both_ways_says_the_same() {
    let forwards = beside_samples(&["step", "--plain", "brew.py"], &format!("start\n{}", "next\n".repeat(45)));
    let backwards = beside_samples(&["step", "--plain", "brew.py"], &format!("end\n{}", "back\n".repeat(45)));
    let lines = |text: &str| {
        let mut lines: Vec<String> =
            text.lines().skip(2).filter(|line| line.starts_with('[')).map(str::to_owned).collect();
        lines.sort();
        lines
    };
    assert_eq!(lines(&forwards.stdout), lines(&backwards.stdout));
    assert_eq!(lines(&forwards.stdout).len(), 46);
}

#[test]
fn why_in_one_sentence() {
    prints(
        &["why", "brew.py", "toast", "--at", "27"],
        "",
        "toast runs now because its sleep(1) from line 5 ended at t=1.000 s; it was the only ready task.",
    );
    prints(
        &["why", "brew.py", "main", "--at", "27"],
        "",
        "main is not running: since event 10 it waits for task tea (line 12), and tea sleeps until t=2.000 s (line 5).",
    );
}

#[test]
fn why_step_by_step() {
    let expected = "
27 resume  toast                because
25 ready   toast was queued     because
24 future  sleep's result set   because
23 timer   due at 1.000 s       because
18 timer   set by toast, line 5 because
16 resume  toast, first step    because
 9 ready   toast was queued     because
 8 create  by main, line 11";
    let finished = beside_samples(&["why", "brew.py", "toast", "--at", "27", "--chain"], "");
    assert_eq!(finished.stdout.trim_end(), expected.trim_start_matches('\n'));
}

#[test]
fn the_log_can_be_read_aloud() {
    let expected = "
  #   turn  time   task   event
  5    1   0.000   main   starts
  6    1   0.000   main   creates task tea                                          line 10
  8    1   0.000   main   creates task toast                                        line 11
 10    1   0.000   main   waits for task tea                                        line 12
 12    2   0.000   tea    starts
 13    2   0.000   tea    prints \"tea: start\"                                       line 4
 15    2   0.000   tea    sleeps 2 s, until 2.000                                   line 5
 16    2   0.000   toast  starts
 17    2   0.000   toast  prints \"toast: start\"                                     line 4
 19    2   0.000   toast  sleeps 1 s, until 1.000                                   line 5
 20    -   0.000   -      nothing is ready: the loop waits for the next timer (toast, 1.000)
 27    4   1.000   toast  goes on: its sleep is over                                line 5
 28    4   1.000   toast  prints \"toast: done\"                                      line 6
 29    4   1.000   toast  ends with 'toast'; nobody waits for it yet                line 7
 30    -   1.000   -      nothing is ready: the loop waits for the next timer (tea, 2.000)
 37    6   2.000   tea    goes on: its sleep is over                                line 5
 38    6   2.000   tea    prints \"tea: done\"                                        line 6
 39    6   2.000   tea    ends with 'tea', which wakes main                         line 7
 42    7   2.000   main   goes on: task tea is done                                 line 12
 43    7   2.000   main   does not wait for toast: it is already done               line 12
 44    7   2.000   main   prints \"tea toast\"                                        line 12
 45    7   2.000   main   ends

3 tasks, 7 turns, 2.000 s; the loop was idle 2.000 s (100 %); tea and toast overlapped for 1.000 s
save it: coroscope trace brew.py -o brew.trace      step: coroscope step brew.py";
    let finished = beside_samples(&["trace", "brew.py"], "");
    assert_eq!(finished.stdout.trim_end(), expected.trim_start_matches('\n'));
}

#[test]
fn places_are_numbers_times_turns_and_parts() {
    let at = |place: &str| {
        let finished = beside_samples(&["step", "--plain", "brew.py"], &format!("goto {place}\nquit\n"));
        finished.stdout.lines().nth(3).unwrap_or_default().to_owned()
    };
    assert!(at("27").starts_with("[27] toast continues at line 5"), "{}", at("27"));
    assert!(at("t4").starts_with("[26] turn 4 begins"), "{}", at("t4"));
    assert!(at("1.0s").starts_with("[21]"), "{}", at("1.0s"));
    assert!(at("1.5s").starts_with("[30]"), "{}", at("1.5s"));
    assert!(at("100%").starts_with("[46] the program ends"), "{}", at("100%"));
    assert_eq!(at("99"), "there is no event 99: the events are 1 to 46");
    assert!(at("soon").contains("is no place"));
}

#[test]
fn breaks_stop_where_they_should() {
    let input = "break toast end\nrun\nbreak 12\nrun\nrun back\nfind prints\nbreaks\nclear\nrun\n";
    let finished = beside_samples(&["step", "--plain", "brew.py"], input);
    let lines: Vec<&str> = finished.stdout.lines().filter(|line| !line.starts_with("step>")).skip(2).collect();
    assert_eq!(lines[0], "break: toast: end");
    assert!(lines[1].starts_with("[29] toast ends with 'toast'"), "{lines:?}");
    assert_eq!(lines[2], "break: line 12");
    assert!(lines[3].starts_with("[42] main continues at line 12. Why: tea ended (line 7)"), "{lines:?}");
    assert!(lines[4].starts_with("[29] toast ends"), "{lines:?}");
    assert!(lines[5].starts_with("[38] tea prints"), "{lines:?}");
    assert_eq!(lines[8], "no breaks");
    assert!(lines[9].contains("no break is set"), "{lines:?}");
}

#[test]
fn a_deadlock_is_explained() {
    let script = root().join("tests/traces/fixtures/deadlock.py").display().to_string();
    let finished = coroscope(&["why", &script], "");
    assert!(finished.stdout.contains("a cycle: transfer#2 -> transfer#3 -> transfer#2"), "{}", finished.stdout);
    assert!(finished.stdout.contains("it waits for lock b (line 7)"), "{}", finished.stdout);
}

#[test]
fn wrong_questions_get_answers() {
    let script = sample("brew.py").display().to_string();
    let finished = coroscope(&["why", &script, "coffee"], "");
    assert_eq!(finished.stderr, "coroscope: there is no task coffee; the tasks are: main, tea, toast\n");
    assert_eq!(finished.status, 2);
    let finished = coroscope(&["why", &script, "tea", "--at", "400"], "");
    assert_eq!(finished.stderr, "coroscope: there is no event 400: the events are 1 to 46\n");
    let finished = coroscope(&["step", "--plain", "/no/such/file.py"], "");
    assert_eq!(finished.status, 2);
}

#[test]
fn a_quiz_counts_what_is_right() {
    let expected = "
brew.py: say which task runs next; q leaves.
turn 2. Which task runs next? [1] main [2] tea [3] toast
? 2
Right. tea starts now because main created it at line 10; it was first of 2 in the queue and toast runs after it.
turn 2. Which task runs next? [1] main [2] tea [3] toast
? main
No. toast starts now because main created it at line 11; it was the only ready task.
turn 4. Which task runs next? [1] main [2] tea [3] toast
? q
1 of 2 right";
    prints(&["step", "--quiz", "brew.py"], "2\nmain\nq\n", expected);
}

#[test]
fn a_quiz_asks_again_where_the_answer_is_none() {
    let finished = beside_samples(&["step", "--quiz", "brew.py"], "9\nwhat\n\n2\nq\n");
    assert_eq!(finished.stdout.matches("say a number from 1 to 3").count(), 3, "{}", finished.stdout);
    assert!(finished.stdout.ends_with("1 of 1 right\n"), "{}", finished.stdout);
}

#[test]
fn an_eager_task_goes_on_because_its_sleep_ended() {
    let script = root().join("tests/traces/fixtures/eager.py").display().to_string();
    let history = super::history(&super::record(script.as_ref(), "eager-why.trace", &[]));
    let slow = history.task_called("slow").expect("a task");
    let last = history.trace.records.iter().rev();
    let resumed = |record: &&coroscope::trace::observer::Record| matches!(record.event, coroscope::trace::event::Event::TaskResume { id, .. } if id == slow);
    let resume = last.clone().find(resumed).expect("it goes on");
    let said = coroscope::trace::why::why(&history, &history.state(resume.n), slow).sentence();
    assert_eq!(said, "slow runs now because its sleep(1) from line 9 ended at t=1.000 s; it was the only ready task.");
}

#[test]
fn a_wait_says_what_ended_it() {
    let fixtures = root().join("tests/traces/fixtures");
    let log = beside(&fixtures, &["trace", "wait.py"], "").stdout;
    assert!(log.contains("main   goes on: the timeout of 0.5 s of its wait is over"), "{log}");
    assert!(log.contains("main   goes on: wait(w1, w2, w5) is done"), "{log}");
    let history = super::history(&super::record(&fixtures.join("wait.py"), "wait-why.trace", &[]));
    let said = |part: &str| {
        let mut all = history
            .trace
            .records
            .iter()
            .map(|record| coroscope::trace::why::why(&history, &history.state(record.n), 1).sentence());
        assert!(all.any(|sentence| sentence.contains(part)), "{part:?} is never said");
    };
    said("main runs now because the timeout of 0.5 s of its wait (line 12) was over at t=1.500 s");
    said("it waits for wait(w1, w2, w5) (line 11), of which w1 has ended.");
    said("it waits for the tasks of its group (line 13), of which zero is ready, first in the queue.");
}

/// Values are shown without the script's output knowing of it.
#[test]
fn showing_values_prints_nothing() {
    let path = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("loud_repr.py");
    let script = "class Loud:\n    def __repr__(self):\n        print('repr!', flush=True)\n        return 'Loud'\n\n\
                  def main():\n    x = Loud()\n    print('a')\n    y = 1\n\nmain()\n";
    std::fs::write(&path, script).expect("the folder for tests can be written to");
    let out = path.with_extension("trace").display().to_string();
    let finished = coroscope(&["trace", "--level", "lines", "-o", &out, &path.display().to_string()], "");
    assert_eq!(finished.stdout, "a\n");
}

#[test]
fn what_the_library_makes_is_told_in_the_users_words() {
    let log = beside(&root().join("tests/traces/fixtures"), &["trace", "whichever_ends_next.py"], "").stdout;
    assert!(log.contains("waits for the next of as_completed(…)"), "{log}");
    assert!(log.contains("ends with 1 ") && !log.contains("ends with 1; nobody"), "{log}");
    assert!(log.contains("waits for barrier barrier"), "{log}");
    assert!(!log.contains("_AsCompleted") && !log.contains("condition"), "{log}");
    // The program's own last line is where nothing in a task happens.
    assert!(!log.lines().any(|line| line.ends_with("line 21")), "{log}");
}

#[test]
fn lines_bring_their_variables() {
    let input = "goto 1\nfind line 4\nlocals\nfind returns\nlocals\nquit\n";
    let finished = beside_samples(&["step", "--plain", "--level", "lines", "brew.py"], input);
    assert!(finished.stdout.contains("name = 'tea'\n  secs = 2\n"), "{}", finished.stdout);
    assert!(finished.stdout.contains("brew() returns"), "{}", finished.stdout);
}
