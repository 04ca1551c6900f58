//! The screens, drawn on a canvas instead of a terminal: two sizes, and that stepping back and forth shows the same.

use super::{fixtures, history, record, sample};
use coroscope::cli::step::draw::draw;
use coroscope::cli::step::machine::Machine;
use coroscope::cli::step::tui::{View, press};
use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use ratatui::Terminal;
use ratatui::backend::TestBackend;

fn machine(script: &std::path::Path, name: &str) -> Machine {
    Machine::new(history(&record(script, name, &[])), "brew.py".to_owned())
}

/// The screen as text.
fn screen(machine: &Machine, view: &View, width: u16, height: u16) -> String {
    let mut terminal = Terminal::new(TestBackend::new(width, height)).expect("a canvas");
    terminal.draw(|frame| draw(frame, machine, view)).expect("it can be drawn");
    let buffer = terminal.backend().buffer();
    let row = |y: u16| (0..width).map(|x| buffer[(x, y)].symbol()).collect::<String>().trim_end().to_owned() + "\n";
    (0..height).map(row).collect()
}

#[test]
fn a_wide_screen() {
    let mut machine = machine(&sample("brew.py"), "wide.trace");
    machine.go_to("27").expect("there is an event 27");
    let view = View::new(&machine, false, true);
    assert_eq!(screen(&machine, &view, 100, 30), include_str!("wide.txt"));
}

#[test]
fn a_narrow_screen() {
    let mut machine = machine(&sample("brew.py"), "narrow.trace");
    machine.go_to("27").expect("there is an event 27");
    let view = View::new(&machine, false, true);
    assert_eq!(screen(&machine, &view, 80, 24), include_str!("narrow.txt"));
}

#[test]
fn a_screen_of_plain_characters() {
    let machine = machine(&sample("brew.py"), "ascii.trace");
    let view = View::new(&machine, true, false);
    let screen = screen(&machine, &view, 100, 30);
    assert!(screen.replace('…', "").is_ascii(), "{screen}");
}

#[test]
fn there_and_back_is_the_same_screen() {
    for (at, script) in fixtures().iter().enumerate().step_by(3) {
        let mut machine = machine(script, &format!("screens-{at}.trace"));
        let view = View::new(&machine, false, true);
        let tasks: Vec<u64> = machine.history.names.tasks().collect();
        machine.jump(0);
        let mut forwards = Vec::new();
        loop {
            // Which task is selected hangs on the way; what is shown of it must not.
            machine.task = tasks.first().copied();
            forwards.push(screen(&machine, &view, 100, 30));
            if forwards.len() >= 150 || !machine.next() {
                break;
            }
        }
        while let Some(seen) = forwards.pop() {
            machine.task = tasks.first().copied();
            assert_eq!(screen(&machine, &view, 100, 30), seen, "{} at event {}", script.display(), machine.n());
            machine.back();
        }
    }
}

#[test]
fn keys_do_what_the_help_says() {
    let mut machine = machine(&sample("brew.py"), "keys.trace");
    let mut view = View::new(&machine, false, true);
    let type_keys = |machine: &mut Machine, view: &mut View, codes: &[KeyCode]| {
        for code in codes {
            assert!(press(machine, view, KeyEvent::new(*code, KeyModifiers::NONE)));
        }
        machine.n()
    };
    assert_eq!(type_keys(&mut machine, &mut view, &[KeyCode::Right]), 6);
    assert_eq!(type_keys(&mut machine, &mut view, &[KeyCode::Down]), 11);
    assert_eq!(type_keys(&mut machine, &mut view, &[KeyCode::Left]), 10);
    assert_eq!(type_keys(&mut machine, &mut view, &[KeyCode::Tab]), 42);
    assert_eq!(type_keys(&mut machine, &mut view, &[KeyCode::BackTab]), 5);
    assert_eq!(type_keys(&mut machine, &mut view, &[KeyCode::End]), 46);
    assert_eq!(type_keys(&mut machine, &mut view, &[KeyCode::Home]), 1);
    let go: Vec<KeyCode> = "g1.5s".chars().map(KeyCode::Char).chain([KeyCode::Enter]).collect();
    assert_eq!(type_keys(&mut machine, &mut view, &go), 30);
    let search: Vec<KeyCode> = "/tea toast".chars().map(KeyCode::Char).chain([KeyCode::Enter]).collect();
    assert_eq!(type_keys(&mut machine, &mut view, &search), 44);
    type_keys(&mut machine, &mut view, &[KeyCode::Char('w')]);
    assert!(view.overlay.as_ref().is_some_and(|overlay| overlay.text.contains("because")), "{:?}", view.overlay);
    type_keys(&mut machine, &mut view, &[KeyCode::Esc, KeyCode::Char('?')]);
    assert!(view.overlay.take().is_some());
    assert!(!press(&mut machine, &mut view, KeyEvent::new(KeyCode::Char('q'), KeyModifiers::NONE)));
}

fn key(machine: &mut Machine, view: &mut View, code: KeyCode, modifiers: KeyModifiers) {
    assert!(press(machine, view, KeyEvent::new(code, modifiers)));
}

/// A box that is too long for the screen says so, and goes on below.
#[test]
fn a_long_box_is_scrolled() {
    let mut machine = machine(&sample("brew.py"), "box.trace");
    let mut view = View::new(&machine, false, false);
    key(&mut machine, &mut view, KeyCode::Char('?'), KeyModifiers::NONE);
    let first = screen(&machine, &view, 80, 24);
    assert!(first.contains("more lines: ↓/↑ scrolls") && !first.contains("prints the command"), "{first}");
    for _ in 0..5 {
        key(&mut machine, &mut view, KeyCode::PageDown, KeyModifiers::NONE);
        let _ = screen(&machine, &view, 80, 24);
    }
    let last = screen(&machine, &view, 80, 24);
    assert!(last.contains("prints the command that comes back here"), "{last}");
    key(&mut machine, &mut view, KeyCode::Up, KeyModifiers::NONE);
    assert_ne!(screen(&machine, &view, 80, 24), last);
    key(&mut machine, &mut view, KeyCode::Esc, KeyModifiers::NONE);
    assert!(view.overlay.is_none());
}

#[test]
fn a_line_that_is_typed_is_edited() {
    let mut machine = machine(&sample("brew.py"), "typed.trace");
    let mut view = View::new(&machine, false, false);
    for c in "f no tea".chars() {
        key(&mut machine, &mut view, KeyCode::Char(c), KeyModifiers::NONE);
    }
    key(&mut machine, &mut view, KeyCode::Char('w'), KeyModifiers::CONTROL);
    assert_eq!(view.prompt.as_ref().map(|prompt| &*prompt.text), Some(" no "));
    key(&mut machine, &mut view, KeyCode::Enter, KeyModifiers::NONE);
    assert_eq!((&*view.message, machine.filter.len()), ("there is no task no", 0));
    for c in "fxyz".chars() {
        key(&mut machine, &mut view, KeyCode::Char(c), KeyModifiers::NONE);
    }
    key(&mut machine, &mut view, KeyCode::Char('u'), KeyModifiers::CONTROL);
    for c in "tea".chars() {
        key(&mut machine, &mut view, KeyCode::Char(c), KeyModifiers::NONE);
    }
    key(&mut machine, &mut view, KeyCode::Enter, KeyModifiers::NONE);
    assert_eq!((&*view.message, machine.filter.len()), ("", 1));
}

/// Characters that take two cells move no column.
#[test]
fn wide_names_keep_their_columns() {
    let path = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("wide_names.py");
    let script = "import asyncio\n\nasync def work():\n    await asyncio.sleep(1)\n\nasync def main():\n    \
                  a = asyncio.create_task(work(), name='茶茶茶')\n    b = asyncio.create_task(work(), name='toast')\n    \
                  await a\n    await b\n\nasyncio.run(main())\n";
    std::fs::write(&path, script).expect("the folder for tests can be written to");
    let mut machine = machine(&path, "wide_names.trace");
    machine.jump(machine.end() / 2);
    let rows = coroscope::cli::step::panes::tasks(&machine, 20, true);
    let column = |row: &coroscope::cli::step::panes::Line| {
        let before = row.text.split(" line ").next().unwrap_or_default();
        before.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum::<usize>()
    };
    assert_eq!(column(&rows[1]), column(&rows[2]), "{rows:?}");
}
