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

/// The screen without addresses of objects, and the seconds of `:why` counted together.
fn settled(screen: &str) -> String {
    let lines = screen.lines().map(|line| match line.split_once(" at 0x") {
        Some((before, rest)) => before.to_owned() + rest.trim_start_matches(|c: char| c.is_ascii_hexdigit()),
        None => line.to_owned(),
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// Takes the two times out of `since 0.4 s it sleeps (…), 0.6 s to go.`; they must make up the whole.
#[track_caller]
fn without_times(screen: &str, whole: f64) -> String {
    let start = screen.find("since ").expect("it sleeps") + "since ".len();
    let (since, rest) = screen[start..].split_once(" s it sleeps").expect("it says since when");
    let (place, left) = rest.split_once("), ").expect("it says where");
    let (left, rest) = left.split_once(" s to go").expect("it says how long");
    let number = |text: &str| text.parse::<f64>().expect("seconds");
    let sum = number(since) + number(left);
    assert!((sum - whole).abs() < 0.15, "{since} and {left}");
    format!("{}X s it sleeps{place}), Y s to go{rest}", &screen[..start])
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
        "... ",
        ">>> t = asyncio.create_task(tick(3), name=\"tick\")",
        ">>> :tasks",
    ];
    type_all(&mut terminal, &typed);
    terminal.shows("\ntick 0\n");
    std::thread::sleep(std::time::Duration::from_millis(300));
    type_all(&mut terminal, &[">>> :why tick", ">>> :time virtual", ">>> :time +2s", ">>> asyncio.sleep(1)"]);
    type_all(&mut terminal, &[">>> asyncio.run(tick(1))", ">>> :tsaks", ">>> undefined_name"]);
    let wanted = "\
coroscope 0.1.0   Python-like, asyncio built in   :help for commands, Ctrl-D to leave
>>> await asyncio.sleep(0.1, result=3)
3
>>> async def tick(n):
...     for i in range(n):
...         await asyncio.sleep(1)
...         print(\"tick\", i)
...
>>> t = asyncio.create_task(tick(3), name=\"tick\")
>>> :tasks
  # name  state    where        waits for  steps
  1 repl  RUNNING  <input 4>    -          5
  2 tick  WAITING  <input 2>:3  sleep(1)   1
tick 0
>>> :why tick
tick is not running: since X s it sleeps (line 3 of input 2), Y s to go.
>>> :time virtual
time stands still until you await something or say :time +2s
>>> :time +2s
tick 1
tick 2
tick ended with None.
>>> asyncio.sleep(1)
<coroutine object sleep>
note: not started; type `await _` to run it
>>> asyncio.run(tick(1))
tick 0
note: the REPL already has a loop; asyncio.run() used it. `await tick(1)` is the same here.
>>> :tsaks
unknown command :tsaks (did you mean :tasks?)
>>> undefined_name
Traceback (most recent call last):
  File \"<input 11>\", line 1, in <module>
    undefined_name
NameError: name 'undefined_name' is not defined
>>>";
    terminal.waits_at("is not defined\n>>>");
    let screen = without_times(&settled(&terminal.screen()), 1.0);
    assert_eq!(screen, wanted, "\n{screen}");
    terminal.press(CTRL_D);
    assert_eq!(terminal.end(), 0);
}

#[test]
fn what_is_typed_ahead_is_not_lost() {
    let mut terminal = prompt();
    terminal.press("import time; time.sleep(0.3)\rdef f(a):\rreturn a + 1\r\rf(1)\rf(2)\r'end'\r");
    terminal.waits_at("'end'\n>>>");
    let screen = terminal.screen();
    assert!(
        screen.contains(">>> def f(a):\n...     return a + 1\n...\n>>> f(1)\n2\n>>> f(2)\n3\n>>> 'end'\n"),
        "{screen}"
    );
}

#[test]
fn a_text_that_comes_like_typing_keeps_its_indentation() {
    let mut terminal = prompt();
    terminal.press("def f(a):\r    if a:\r        return 1\r    else:\r        a = 2\r    return a\r\rf(0) + f(1)\r");
    terminal.waits_at("f(0) + f(1)\n3\n>>>");
}

#[test]
fn a_clause_moves_out_to_its_statement() {
    let mut terminal = prompt();
    type_all(&mut terminal, &[">>> if 0:", "... print('one')", "... else:", "... print('two')", "... "]);
    terminal.shows("...     print('one')\n... else:\n...     print('two')\n...\ntwo\n");
}

#[test]
fn statements_have_the_running_loop() {
    let mut terminal = prompt();
    type_all(&mut terminal, &[">>> async def later(): print('ran later')", "... "]);
    type_all(&mut terminal, &[">>> t = asyncio.create_task(later())"]);
    terminal.shows("\nran later\n");
    type_all(&mut terminal, &[">>> loop = asyncio.get_running_loop()", ">>> f = loop.create_future()"]);
    type_all(&mut terminal, &[">>> h = loop.call_later(0.05, f.set_result, 'by the loop')", ">>> await f"]);
    terminal.waits_at("'by the loop'\n>>>");
}

#[test]
fn the_loop_can_be_stepped() {
    let mut terminal = prompt();
    type_all(&mut terminal, &[">>> :pause", ">>> async def two(): await asyncio.sleep(0); print('second')", "... "]);
    type_all(&mut terminal, &[">>> a = asyncio.create_task(two(), name='a')", ">>> :step"]);
    terminal.shows("a      starts\n");
    terminal.shows("a      gives way for one turn");
    type_all(&mut terminal, &[">>> :tree"]);
    terminal.waits_at("repl\n  a  READY  (1st in queue)  <input 2>:1\n>>>");
    type_all(&mut terminal, &[">>> :step 2"]);
    terminal.shows("\nsecond\n");
    terminal.press(":step\r");
    terminal.waits_at("nothing is ready\n>>>");
    type_all(&mut terminal, &[">>> b = asyncio.create_task(asyncio.sleep(100), name='b')"]);
    terminal.press(":step\r:step\r");
    terminal.shows("nothing is ready; the next timer is due in ");
    type_all(&mut terminal, &[">>> :cancel b", ">>> :resume", ">>> :trace off", ">>> :tree", ">>> :trace on"]);
    terminal.shows("b is being cancelled");
    terminal.shows(">>> :tree\nnothing is recorded (:trace on)\n");
}

#[test]
fn a_task_can_be_named_by_its_number_in_the_list() {
    let mut terminal = prompt();
    type_all(&mut terminal, &[">>> async def worker(): await asyncio.sleep(100)", "... "]);
    type_all(
        &mut terminal,
        &[">>> t = [asyncio.create_task(worker()) for _ in range(2)]", ">>> :tasks", ">>> :cancel 3"],
    );
    terminal.shows("worker#2 is being cancelled");
    type_all(&mut terminal, &[">>> :cancel nobody", ">>> :why worker#1"]);
    terminal.shows("there is no task nobody; the tasks are: worker#1");
    terminal.shows("worker#1 is not running: since ");
}

#[test]
fn what_was_typed_can_be_checked() {
    let mut terminal = prompt();
    type_all(&mut terminal, &[">>> import time", ">>> async def f():", "... time.sleep(1)", "... ", ">>> :check"]);
    terminal.waits_at("<input 2>:2:5: A201 time.sleep blocks the event loop inside async def\n>>>");
}

/// `docs/prompt.md`: what is typed there, and what the screen shows then. `UPDATE=1` writes it anew.
#[test]
fn the_sessions_in_the_book_happen() {
    let page = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("docs/prompt.md");
    let text = std::fs::read_to_string(&page).expect("the page is there");
    let mut written = text.clone();
    for block in text.split("```pycon\n").skip(1).map(|block| block.split("\n```").next().expect("a block ends")) {
        let mut terminal = prompt();
        for line in block.lines().filter(|line| line.starts_with(">>> ") || line.starts_with("...")) {
            let (prompt, text) = line.split_at(4.min(line.len()));
            terminal.line(prompt, text.trim());
        }
        terminal.waits_at("\n>>>");
        let screen = settled(&terminal.screen());
        let screen = screen.split_once('\n').map_or("", |(_, rest)| rest);
        let happened = screen.strip_suffix("\n>>>").expect("it ends at a prompt");
        written = written.replace(block, happened);
    }
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(&page, &written).expect("the page can be written");
    } else {
        assert!(written == text, "the page says\n{text}\nwhat happens is\n{written}");
    }
}

#[test]
fn a_dumb_terminal_is_enough() {
    let mut terminal = Terminal::of_kind("dumb", &[], "");
    terminal.waits_at(">>>");
    for line in
        ["async def late(): await asyncio.sleep(0.1); print('came', 'late')", "", "t = asyncio.create_task(late())"]
    {
        terminal.press(&format!("{line}\r"));
    }
    terminal.shows("came late");
    terminal.press("6 * 7\r");
    terminal.shows("\n42\n");
}

#[test]
fn the_words_exit_and_quit_leave() {
    let mut terminal = prompt();
    terminal.press("exit = 1\rexit\r:\r");
    terminal.shows(">>> exit\n1\n>>> :\n:help lists the commands\n");
    terminal.press("quit\r");
    assert_eq!(terminal.end(), 0);
}

#[test]
fn hints_are_given_where_a_script_runs_on_a_terminal() {
    let file = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("hinted.py");
    let text =
        "import asyncio\nasync def price(): return 3\nasync def main():\n    print(price() + 1)\nasyncio.run(main())\n";
    std::fs::write(&file, text).expect("the folder for tests can be written to");
    let terminal = Terminal::start(&[&file.display().to_string()], "");
    terminal.shows("help: calling price() only makes a coroutine; `await` runs it and gives its value\n   4 |     print(await price() + 1)\n     |           +++++\nMore: coroscope explain A101");
}

/// A prompt on a terminal so wide that no hint is broken.
fn wide_prompt() -> Terminal {
    let terminal = Terminal::sized(&[], "", 40, 200);
    terminal.waits_at(">>>");
    terminal
}

/// What is said to a statement, after others that say nothing.
#[track_caller]
fn says(before: &[&str], statement: &str, told: &str) {
    let mut terminal = wide_prompt();
    type_all(&mut terminal, before);
    type_all(&mut terminal, &[statement]);
    terminal.shows(told);
    terminal.waits_at(">>>");
}

const PRICE: [&str; 2] = [">>> async def price(item): return 3", "... "];

#[test]
fn a_coroutine_as_an_operand_gets_its_await() {
    says(
        &PRICE,
        ">>> price('tea') + 1",
        "help: calling price() only makes a coroutine; `await` runs it and gives its value\n   1 | await price('tea') + 1\n     | +++++\nMore: coroscope explain A101\n",
    );
}

#[test]
fn a_function_in_place_of_a_coroutine_gets_its_call() {
    says(&PRICE, ">>> asyncio.run(price)", "help: call it: asyncio.run(price())\n");
}

#[test]
fn a_list_for_gather_is_unpacked() {
    says(&PRICE, ">>> await asyncio.gather([price(1), price(2)])", "help: unpack the list: asyncio.gather(*[...])\n");
}

#[test]
fn a_coroutine_awaited_twice_is_explained() {
    let before = [PRICE[0], PRICE[1], ">>> c = price(1)", ">>> await c"];
    let told = "help: first awaited at line 1 of input 3, again at line 1 of input 4; make a task if two places need the result";
    says(&before, ">>> await c", told);
}

/// What is said when the prompt is left, after inputs; the note on a task that nobody kept.
#[track_caller]
fn leaves_with(inputs: &[&str], key: &str, told: &str) {
    let mut terminal = wide_prompt();
    type_all(&mut terminal, &[">>> async def beat(): await asyncio.sleep(100)", "... "]);
    type_all(&mut terminal, inputs);
    terminal.waits_at(">>>");
    terminal.press(key);
    let advice = "help: keep a reference, or use a TaskGroup\nMore: coroscope explain A301";
    terminal.shows(&format!("{told}: CPython may collect such a task before it ends\n{advice}"));
    assert_eq!(terminal.end(), 0);
}

#[test]
fn a_task_that_nobody_kept_is_told_when_the_prompt_is_left() {
    let started = [">>> def start():", "... asyncio.create_task(beat())", "... ", ">>> start()"];
    let told = "<input 2>:2: note A301: nobody kept this task, and it still ran when you left";
    leaves_with(&started, CTRL_D, told);
    leaves_with(&started, ":quit\r", told);
}

#[test]
fn a_task_that_the_prompt_alone_kept_is_told_when_it_is_left() {
    let (shown, other) = (">>> asyncio.create_task(beat())", ">>> 1");
    leaves_with(&[shown], CTRL_D, "<input 2>:1: note A301: only `_` kept this task, and it still ran when you left");
    leaves_with(
        &[shown, other],
        "quit\r",
        "<input 2>:1: note A301: nobody kept this task, and it still ran when you left",
    );
}

#[test]
fn a_task_that_is_kept_is_not_told_at_the_end() {
    let mut terminal = prompt();
    let typed = [">>> t = asyncio.create_task(asyncio.sleep(100))", ">>> 1", ">>> :reset"];
    type_all(&mut terminal, &typed);
    terminal.waits_at("\n1\n>>> :reset\neverything is forgotten\n>>>");
}

#[test]
fn a_task_that_failed_unseen_is_told_when_the_prompt_is_left() {
    let mut terminal = wide_prompt();
    let failing = [">>> async def bad(): raise ValueError('lost')", "... ", ">>> t = asyncio.create_task(bad())"];
    type_all(&mut terminal, &failing);
    type_all(&mut terminal, &[">>> 'shown'"]);
    terminal.waits_at("'shown'\n>>>");
    terminal.press(CTRL_D);
    terminal.shows("Task exception was never retrieved\nfuture: <Task finished name='Task-1'");
    assert_eq!(terminal.end(), 0);
}

#[test]
fn a_mistake_made_again_gets_its_hint_again() {
    let again = ">>> 'price: ' + price('tea')";
    let mut terminal = wide_prompt();
    type_all(&mut terminal, &[PRICE[0], PRICE[1], again, again]);
    terminal.waits_at(">>>");
    let screen = terminal.screen();
    assert_eq!(screen.matches("help: calling price() only makes a coroutine").count(), 2, "{screen}");
}

#[test]
fn a_statement_that_blocks_the_loop_is_told() {
    let before = [">>> import time", ">>> t = asyncio.create_task(asyncio.sleep(5))"];
    let told = "<input 3>:1: warning A201: repl kept the event loop busy for 0.3";
    says(&before, ">>> time.sleep(0.3)", told);
}

#[test]
fn tasks_that_stand_still_are_shown_in_their_own_inputs() {
    let mut terminal = wide_prompt();
    let typed = [">>> e = asyncio.Event()", ">>> async def w(): await e.wait()", "... "];
    type_all(&mut terminal, &typed);
    type_all(&mut terminal, &[">>> t = asyncio.create_task(w())", ">>> await t"]);
    terminal.shows("\n  w     waits for event e  line 1\n  repl  waits for task w  line 1 of input 4\n");
    terminal.shows("\n<input 2>\n   1 | async def w(): await e.wait()     w waits here\n");
}

#[test]
fn each_loop_is_told_where_it_was_started() {
    let before = [
        ">>> import threading",
        ">>> made = []",
        ">>> async def make(): made.append(asyncio.get_running_loop().create_future())",
        "... ",
        ">>> def other(): asyncio.run(make())",
        "... ",
        ">>> t = threading.Thread(target=other); t.start(); t.join()",
    ];
    let told = "help: it belongs to the loop started at line 1 of input 4, and the prompt's own loop runs here;";
    says(&before, ">>> await made[0]", told);
}

#[test]
fn for_over_an_asynchronous_generator_needs_async() {
    let before = [">>> async def numbers():", "... yield 1", "... ", ">>> for n in numbers(): print(n)"];
    says(
        &before,
        "... ",
        "help: an asynchronous generator is walked by `async for`\n   1 | async for n in numbers(): print(n)\n",
    );
}

#[test]
fn with_on_a_lock_needs_async() {
    let before = [">>> lock = asyncio.Lock()", ">>> with lock: pass"];
    says(&before, "... ", "help: a Lock of asyncio is entered by `async with`\n   1 | async with lock: pass\n");
}

#[test]
fn await_in_a_plain_function_gets_async() {
    says(
        &[">>> def f():", "... await asyncio.sleep(1)"],
        "... ",
        "help: await works in `async def`: write async def f()\n   1 | async def f():\n     | +++++\n",
    );
}

#[test]
fn a_misspelt_async_is_told() {
    says(&[], ">>> asynch def f(): pass", "help: did you mean 'async'?");
}

#[test]
fn a_task_that_blocks_the_loop_is_told() {
    let before = [
        ">>> import time",
        ">>> async def block(): time.sleep(0.3)",
        "... ",
        ">>> t = asyncio.create_task(asyncio.sleep(5))",
    ];
    says(&before, ">>> await block()", "warning A201: repl kept the event loop busy for 0.3");
}

#[test]
fn a_megabyte_can_be_pasted() {
    let mut terminal = prompt();
    let lines: String = (0..20_000).map(|n| format!("x{n} = {n}  # {}\n", "~".repeat(30))).collect();
    assert!(lines.len() > 900_000);
    terminal.press("\x1b[200~");
    for part in lines.as_bytes().chunks(4096) {
        terminal.press(std::str::from_utf8(part).expect("it is ASCII"));
    }
    terminal.press("\x1b[201~\r");
    terminal.press("x19999 + x1\r");
    terminal.shows("\n20000\n");
}

#[test]
fn what_no_keyboard_sends_does_no_harm() {
    let mut terminal = prompt();
    for odd in [
        &b"\xff\xfe\x80"[..],
        b"\x00\x01\x1f",
        b"\x1b[999;999R",
        b"\x1b]0;title\x07",
        b"\xf0\x9f\x98\xff",
        b"\x1b[200~\x1b[200~",
    ] {
        terminal.press_bytes(odd);
        std::thread::sleep(std::time::Duration::from_millis(50));
    }
    terminal.press_bytes(b"\x1b[201~");
    terminal.press(CTRL_C);
    terminal.shows("KeyboardInterrupt");
    terminal.press("'still ' + 'here'\r");
    terminal.shows("'still here'");
}

#[test]
fn a_task_that_floods_the_output_leaves_the_line_alone() {
    let mut terminal = prompt();
    let typed =
        [">>> async def flood():", "... while True:", "... print('~' * 50)", "... await asyncio.sleep(0)", "... "];
    type_all(&mut terminal, &typed);
    terminal.waits_at(">>>");
    terminal.press("t = asyncio.create_task(flood())\r");
    terminal.shows("~~~~");
    terminal.press("t.cancel() or 6 * 7\r");
    terminal.shows("True");
    terminal.press("print('calm', 'again')\r");
    terminal.shows("\ncalm again\n");
}

#[test]
fn what_is_due_at_the_end_of_the_time_that_passes_happens() {
    let mut terminal = prompt();
    let typed = [
        ">>> :time virtual",
        ">>> async def steps(n):",
        "... for i in range(n): await asyncio.sleep(1 / n)",
        "... ",
        ">>> tasks = [asyncio.create_task(steps(n)) for n in range(1, 61)]",
        ">>> :time +1s",
        ">>> sum(t.done() for t in tasks)",
    ];
    type_all(&mut terminal, &typed);
    terminal.waits_at("\n60\n>>>");
}

#[test]
fn a_history_that_is_huge_or_no_text_is_no_reason_to_stop() {
    let file = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("huge history");
    let mut bytes = "x = 1\n".repeat(500_000).into_bytes();
    bytes.extend(b"\xff\xfe\n\x00\n");
    std::fs::write(&file, bytes).expect("the folder for tests can be written to");
    let mut terminal = Terminal::start(&[], &file.display().to_string());
    type_all(&mut terminal, &[">>> 6 * 7"]);
    terminal.waits_at("42\n>>>");
}

#[test]
fn the_prompt_follows_a_script() {
    let file = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("followed.py");
    let text =
        "import asyncio\nasync def main(): return 6\nx = asyncio.run(main())\nprint(__name__, __file__[-11:])\n1 / 0\n";
    std::fs::write(&file, text).expect("the folder for tests can be written to");
    let mut terminal = Terminal::start(&["-i", &file.display().to_string()], "");
    terminal.waits_at("ZeroDivisionError: division by zero\n>>>");
    assert!(terminal.screen().starts_with("__main__ followed.py\nTraceback"), "{}", terminal.screen());
    type_all(&mut terminal, &[">>> x * await main()"]);
    terminal.waits_at("36\n>>>");
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
    terminal.shows("this can never end: nobody can set event e (line 1). Ctrl-C gives the prompt back");
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
    terminal.waits_at(">>> half");
    terminal.press(CTRL_C);
    terminal.waits_at("half\nKeyboardInterrupt\n>>>");
    // A line was cleared: that is no step towards the end.
    terminal.press(CTRL_C);
    terminal.waits_at("KeyboardInterrupt\nnote: Ctrl-C once more leaves, as Ctrl-D does\n>>>");
    terminal.press(CTRL_C);
    assert_eq!(terminal.end(), 130);
}

#[test]
fn a_command_ends_a_block_that_is_whole() {
    let mut terminal = prompt();
    type_all(&mut terminal, &[">>> for word in ['a', 'b']: print(word)", "... :"]);
    terminal.waits_at("a\nb\n>>> :\n:help lists the commands\n>>>");
    // Within brackets a colon is no command's.
    type_all(&mut terminal, &[">>> {", "... 1", "... : 2}"]);
    terminal.waits_at("{1: 2}\n>>>");
}

#[test]
fn tab_completes_names_attributes_modules_and_commands() {
    let mut terminal = prompt();
    for (typed, completed) in [
        ("asynci", ">>> asyncio"),
        ("asyncio.create_ta", ">>> asyncio.create_task("),
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
    terminal.shows("sleep(delay, result=None)\n    Coroutine that completes after a given time (in seconds).\n\n    The task gives way");
    terminal.shows("\n    >>> await asyncio.sleep(0.1, result=\"awake\")\n    'awake'\n");
    type_all(&mut terminal, &[">>> :doc asyncio.wait_for"]);
    terminal.shows("\n    When the time is over the coroutine is cancelled, and TimeoutError is\n    raised.\n");
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

/// Whoever leaves is told whom that waits for, and Ctrl-C leaves at once.
#[test]
fn a_task_that_does_not_end_is_told_to_whoever_leaves() {
    let mut terminal = wide_prompt();
    let typed = [
        ">>> async def stubborn():",
        "... while True:",
        "... try: await asyncio.sleep(100)",
        "... except asyncio.CancelledError: pass",
    ];
    type_all(&mut terminal, &typed);
    for _ in 0..2 {
        terminal.press("\r");
    }
    terminal.waits_at(">>>");
    type_all(&mut terminal, &[">>> t = asyncio.create_task(stubborn())", ">>> await asyncio.sleep(0)"]);
    terminal.waits_at(">>>");
    terminal.press(":quit\r");
    terminal.shows("note: tasks were asked to end and have not: stubborn; Ctrl-C leaves now");
    terminal.press(CTRL_C);
    terminal.end();
}

/// Without a recording tasks are still known by their names; one that was saved is whole.
#[test]
fn commands_work_while_nothing_is_recorded() {
    let mut terminal = wide_prompt();
    let path = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("session.trace").display().to_string();
    let save = format!(">>> :trace save {path}");
    let typed = [
        ">>> t = asyncio.create_task(asyncio.sleep(50), name='nap')",
        &save,
        ">>> :trace off",
        ">>> :cancel nobody",
        ">>> :cancel nap",
    ];
    type_all(&mut terminal, &typed);
    terminal.shows("there is no task nobody; the tasks are: nap");
    terminal.shows("nap is being cancelled");
    let text = std::fs::read_to_string(&path).expect("it was saved");
    assert!(text.lines().last().is_some_and(|line| line.contains("\"k\":\"end\"")), "{text}");
}

#[test]
fn the_scheduler_can_be_looked_at() {
    let mut terminal = prompt();
    let typed = [">>> :time virtual", ">>> async def tick(): await asyncio.sleep(30)", "... "];
    type_all(&mut terminal, &typed);
    type_all(&mut terminal, &[">>> t = asyncio.create_task(tick(), name='tick')", ">>> :tasks"]);
    terminal.shows("  2 tick  WAITING  <input 2>:1  sleep(30)  1\n");
    type_all(&mut terminal, &[">>> :timers", ">>> :why tick"]);
    terminal.shows("timers, earliest first:\n");
    terminal.shows("tick is not running: since 0 s it sleeps (line 1 of input 2), 30 s to go.");
    type_all(&mut terminal, &[">>> :queue", ">>> :cancel tick", ">>> :tasks"]);
    terminal.shows("ready queue: empty");
    terminal.shows("tick is being cancelled");
    terminal.shows("  2 tick  CANCELLED  ");
}

#[test]
fn a_read_that_was_interrupted_takes_nothing_typed_afterwards() {
    let mut terminal = prompt();
    type_all(&mut terminal, &[">>> input('name? ')"]);
    terminal.waits_at("name?");
    terminal.press(CTRL_C);
    terminal.waits_at("KeyboardInterrupt\n>>>");
    type_all(&mut terminal, &[">>> 'typed ' + 'afterwards'", ">>> input('name? ')"]);
    terminal.waits_at("name?");
    terminal.press("Ada\r");
    terminal.waits_at("'typed afterwards'\n>>> input('name? ')\nname? Ada\n'Ada'\n>>>");
}

#[test]
fn what_no_further_line_can_mend_is_told_at_once() {
    says(&[], ">>> def f(:", "    def f(:\n          ^\nSyntaxError: invalid syntax\n");
}

#[test]
fn a_task_can_be_named_by_a_variable() {
    let mut terminal = prompt();
    type_all(&mut terminal, &[">>> t = asyncio.create_task(asyncio.sleep(100))", ">>> :why t", ">>> :cancel t"]);
    terminal.shows("sleep is not running: since ");
    terminal.shows("sleep is being cancelled");
}

#[test]
fn time_can_be_fast() {
    let mut terminal = prompt();
    type_all(&mut terminal, &[">>> :time 1000x", ">>> await asyncio.sleep(100, 'an age later')"]);
    terminal.shows("time passes 1000 times as fast\n");
    terminal.shows("\n'an age later'\n");
    terminal.press(":time\r");
    terminal.waits_at(" s since the start (1000 times as fast as real time)\n>>>");
}

#[test]
fn tab_completes_what_commands_take() {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("to complete");
    std::fs::create_dir_all(&folder).expect("the folder for tests can be written to");
    std::fs::write(folder.join("only_one.py"), "").expect("the folder for tests can be written to");
    let file = format!(":load {}/only", folder.display());
    let mut terminal = Terminal::sized(&[], "", 40, 250);
    type_all(&mut terminal, &[">>> t = asyncio.create_task(asyncio.sleep(100), name='ticker')"]);
    terminal.waits_at(">>>");
    for (typed, completed) in [
        (":why ti", ":why ticker"),
        (":cancel ti", ":cancel ticker"),
        (":help tu", ":help turn"),
        (":time vi", ":time virtual"),
        (":set keys v", ":set keys vi"),
        (":trace ht", ":trace html"),
        (":doc asyncio.create_ta", ":doc asyncio.create_task"),
        (&file, &format!("{file}_one.py")),
        ("from asyncio import create_ta", "from asyncio import create_task"),
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
fn an_edited_input_is_shown_and_remembered() {
    let mut terminal = prompt();
    type_all(&mut terminal, &[">>> x = 1", ">>> :edit"]);
    terminal.waits_at(">>> 6 * 7\n42\n>>>");
    terminal.press(UP);
    terminal.waits_at("42\n>>> 6 * 7");
}

#[test]
fn a_narrow_terminal_gets_the_greeting_in_lines() {
    let terminal = Terminal::sized(&[], "", 20, 40);
    terminal.waits_at(">>>");
    let greeting = "coroscope 0.1.0\nPython-like, asyncio built in\n:help for commands, Ctrl-D to leave\n>>>";
    assert_eq!(terminal.screen(), greeting);
}

#[test]
fn what_is_recalled_is_gone_on_with_at_its_end() {
    let mut terminal = prompt();
    type_all(&mut terminal, &[">>> first = 1", ">>> 2"]);
    terminal.waits_at("2\n>>>");
    terminal.press(UP);
    terminal.waits_at(">>> 2");
    terminal.press(UP);
    terminal.waits_at(">>> first = 1");
    terminal.press("7 + 3\r");
    type_all(&mut terminal, &[">>> print(first)"]);
    terminal.waits_at("20\n>>>");
}

#[test]
fn an_indentation_that_is_typed_counts_as_it_is() {
    let mut terminal = prompt();
    for line in ["if 1:\r", "    if 1:\r", "        print('deep')\r", "    print('less')\r", "\r"] {
        terminal.press(line);
        std::thread::sleep(std::time::Duration::from_millis(50));
    }
    terminal.shows(">>> if 1:\n...     if 1:\n...         print('deep')\n...     print('less')\n...\ndeep\nless\n>>>");
}

#[test]
fn threads_go_on_while_nothing_is_typed() {
    let mut terminal = prompt();
    let typed = [
        ">>> import threading, time",
        ">>> def count():",
        "... for n in range(3): time.sleep(0.05); print('counted', n)",
        "... ",
        ">>> threading.Thread(target=count).start()",
    ];
    type_all(&mut terminal, &typed);
    terminal.shows("\ncounted 0\n");
    terminal.waits_at("counted 1\ncounted 2\n>>>");
}

#[test]
fn backspace_takes_a_step_of_indentation_back() {
    let mut terminal = prompt();
    type_all(&mut terminal, &[">>> for n in [1, 2]:", "... if n:"]);
    terminal.press("\x7f\x7f'outside'");
    terminal.waits_at("...     if n:\n... 'outside'");
}
