//! The prompt, on a real pseudo-terminal.
#![cfg(unix)]

#[path = "support/terminal.rs"]
mod terminal;

use std::path::PathBuf;
use terminal::Terminal;

const UP: &str = "\x1b[A";
const CTRL_C: &str = "\x03";
const CTRL_D: &str = "\x04";

/// The program without arguments and without a history, at its first prompt.
fn prompt() -> Terminal {
    let terminal = Terminal::start(&[], "");
    terminal.waits_at(">>>");
    terminal
}

/// Types lines one after the other, each at the prompt that is written before it.
#[track_caller]
fn type_all(terminal: &mut Terminal, session: &[&str]) {
    for line in session {
        let (prompt, text) = line.split_at(4);
        terminal.line(prompt, text.trim_start());
    }
}

#[track_caller]
fn screen_is(terminal: &Terminal, wanted: &str) {
    terminal.waits_at(wanted.lines().last().expect("something is expected"));
    assert_eq!(terminal.screen(), wanted.trim_end(), "\n{}", terminal.screen());
}

#[test]
fn a_session_with_tasks() {
    let mut terminal = prompt();
    let typed = [
        ">>> await asyncio.sleep(0.1, result=3)",
        ">>> async def tick(n):",
        "... for i in range(n):",
        "... await asyncio.sleep(1)",
        "... print(\"tick\", i)",
    ];
    type_all(&mut terminal, &typed);
    terminal.waits_at("...");
    terminal.press("\x7f\x7f\r");
    type_all(
        &mut terminal,
        &[">>> :time virtual", ">>> t = asyncio.create_task(tick(3), name=\"tick\")", ">>> :time +2s"],
    );
    type_all(&mut terminal, &[">>> asyncio.run(tick(1))", ">>> undefined_name"]);
    let wanted = "\
coroscope 0.1.0   Python-like, asyncio built in   :help for commands, Ctrl-D to leave
>>> await asyncio.sleep(0.1, result=3)
3
>>> async def tick(n):
...     for i in range(n):
...         await asyncio.sleep(1)
...         print(\"tick\", i)
...
>>> :time virtual
time stands still until you await something or say :time +2s
>>> t = asyncio.create_task(tick(3), name=\"tick\")
>>> :time +2s
tick 0
tick 1
>>> asyncio.run(tick(1))
tick 2
tick 0
note: the REPL already has a loop; asyncio.run() used it. `await` does the same here.
>>> undefined_name
Traceback (most recent call last):
  File \"<input 5>\", line 1, in <module>
    undefined_name
NameError: name 'undefined_name' is not defined
>>>";
    screen_is(&terminal, wanted);
    terminal.press(CTRL_D);
    assert_eq!(terminal.end(), 0);
}

#[test]
fn background_tasks_print_above_the_line_being_typed() {
    let mut terminal = prompt();
    type_all(&mut terminal, &[">>> async def late(): await asyncio.sleep(0.3); print('late')", "... "]);
    type_all(&mut terminal, &[">>> t = asyncio.create_task(late())"]);
    terminal.waits_at(">>>");
    terminal.press("half a l");
    terminal.shows("late\n>>> half a l");
}

#[test]
fn up_brings_a_block_back_as_a_whole() {
    let mut terminal = prompt();
    type_all(&mut terminal, &[">>> def f(a):", "... return a + 1", "... ", ">>> f(1)"]);
    terminal.waits_at("2\n>>>");
    terminal.press(UP);
    terminal.waits_at(">>> f(1)");
    terminal.press(UP);
    terminal.waits_at(">>>\ndef f(a):\n    return a + 1");
    terminal.press("0\r\r");
    type_all(&mut terminal, &[">>> f(1)"]);
    terminal.waits_at("11\n>>>");
}

#[test]
fn a_pasted_script_runs_as_it_is() {
    let mut terminal = prompt();
    let script = "async def work(n):\n    await asyncio.sleep(0)\n    return n * 2\n\nprint(asyncio.run(work(21)))";
    terminal.press(&format!("\x1b[200~{script}\x1b[201~"));
    terminal.shows("work(21)))");
    terminal.press("\r");
    terminal.shows("\n42\n");
}

#[test]
fn ctrl_c_gives_the_prompt_back() {
    let mut terminal = prompt();
    type_all(&mut terminal, &[">>> e = asyncio.Event()", ">>> await e.wait()"]);
    terminal.shows("this can never end: it waits for an event (line 1). Ctrl-C gives the prompt back");
    terminal.press(CTRL_C);
    terminal.waits_at("KeyboardInterrupt\n>>>");
    type_all(&mut terminal, &[">>> while print('busy') is None: pass", "... "]);
    terminal.shows("\nbusy\nbusy");
    terminal.press(CTRL_C);
    terminal.waits_at("KeyboardInterrupt\n>>>");
    type_all(&mut terminal, &[">>> print('still', 'here')"]);
    terminal.shows("still here");
    terminal.waits_at(">>>");
    terminal.press("half");
    terminal.press(CTRL_C);
    terminal.waits_at("KeyboardInterrupt\n>>>");
    terminal.press(CTRL_C);
    assert_eq!(terminal.end(), 130);
}

#[test]
fn tab_completes_names_attributes_modules_and_commands() {
    let mut terminal = prompt();
    for (typed, completed) in [
        ("asynci", ">>> asyncio"),
        ("asyncio.create_ta", ">>> asyncio.create_task"),
        ("import contextv", ">>> import contextvars"),
        (":hist", ">>> :history"),
        ("awai", ">>> await"),
    ] {
        terminal.press(typed);
        terminal.waits_at(typed);
        terminal.press("\t");
        terminal.waits_at(completed);
        terminal.press("\x15");
        terminal.waits_at(">>>");
    }
}

#[test]
fn commands_answer_and_mistyped_ones_are_told() {
    let mut terminal = prompt();
    type_all(&mut terminal, &[">>> x = 1", ">>> :hitsory", ">>> :re", ">>> :reset", ">>> x + 0"]);
    terminal.shows("unknown command :hitsory (did you mean :history?)");
    terminal.shows(":re may be :resume, :reset");
    terminal.shows("NameError: name 'x' is not defined");
    type_all(&mut terminal, &[">>> :help cancel", ">>> :doc asyncio.sleep"]);
    terminal.shows("cancel TASK");
    terminal.shows("sleep(delay, result=None)\n    Coroutine that completes after a given time (in seconds).");
    terminal.waits_at(">>>");
    terminal.press(":quit\r");
    assert_eq!(terminal.end(), 0);
}

#[test]
fn the_history_goes_on_in_the_next_run() {
    let file = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("history");
    let _ = std::fs::remove_file(&file);
    let file = file.display().to_string();
    let mut first = Terminal::start(&[], &file);
    type_all(&mut first, &[">>> remembered = 1"]);
    first.waits_at(">>>");
    first.press(CTRL_D);
    assert_eq!(first.end(), 0);
    let mut second = Terminal::start(&[], &file);
    second.waits_at(">>>");
    second.press(UP);
    second.waits_at(">>> remembered = 1");
}

#[test]
fn a_history_that_cannot_be_read_is_no_reason_to_stop() {
    let mut terminal = Terminal::start(&[], "/nowhere/at/all");
    type_all(&mut terminal, &[">>> 6 * 7"]);
    terminal.waits_at("42\n>>>");
}

#[test]
fn tasks_left_at_the_end_clean_up() {
    let mut terminal = prompt();
    type_all(
        &mut terminal,
        &[">>> async def tidy():", "... try: await asyncio.sleep(100)", "... finally: print('tidied')"],
    );
    type_all(&mut terminal, &["... ", ">>> t = asyncio.create_task(tidy())", ">>> await asyncio.sleep(0)"]);
    terminal.waits_at(">>>");
    terminal.press(CTRL_D);
    terminal.shows("tidied");
    assert_eq!(terminal.end(), 0);
}

#[test]
fn the_scheduler_can_be_looked_at() {
    let mut terminal = prompt();
    let typed = [">>> :time virtual", ">>> async def tick(): await asyncio.sleep(30)", "... "];
    type_all(&mut terminal, &typed);
    type_all(&mut terminal, &[">>> t = asyncio.create_task(tick(), name='tick')", ">>> :tasks"]);
    terminal.shows("tasks:\n   1 tick         WAITING   line 1    sleep(30)                steps 1");
    type_all(&mut terminal, &[">>> :timers", ">>> :why tick"]);
    terminal.shows("timers, earliest first:\n");
    terminal.shows("tick is not running: since event");
    type_all(&mut terminal, &[">>> :queue", ">>> :cancel tick", ">>> :tasks"]);
    terminal.shows("ready queue: empty");
    terminal.shows("tick is being cancelled");
    terminal.shows("tick         CANCELLED");
}
