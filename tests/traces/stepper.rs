//! The stepper on a real pseudo-terminal: keys in, screen out, and the terminal as it was before.

use super::sample;
use super::terminal::Terminal;

const RIGHT: &str = "\x1b[C";
const END: &str = "\x1b[F";

fn brew(rows: u16, cols: u16) -> Terminal {
    let script = sample("brew.py").display().to_string();
    Terminal::sized(&["step", "--at", "27", &script], "", rows, cols)
}

/// What `draw` puts on a canvas is what a terminal shows.
#[track_caller]
fn shows_snapshot(terminal: &Terminal, wanted: &str) {
    let last = wanted.lines().rev().find(|line| !line.trim().is_empty()).expect("a snapshot has lines");
    terminal.shows(last.trim_end());
    let screen = terminal.screen();
    for (at, (found, line)) in screen.lines().zip(wanted.lines()).enumerate() {
        assert_eq!(found.trim_end(), line.trim_end(), "row {at}\n{screen}");
    }
}

#[test]
fn a_wide_terminal_shows_the_panes() {
    let mut terminal = brew(30, 100);
    shows_snapshot(&terminal, include_str!("wide.txt"));
    terminal.press("q");
    terminal.shows("back here: coroscope step --at 27");
    assert_eq!(terminal.end(), 0);
}

#[test]
fn a_narrow_terminal_shows_tabs() {
    let mut terminal = brew(24, 80);
    shows_snapshot(&terminal, include_str!("narrow.txt"));
    terminal.press("q");
    assert_eq!(terminal.end(), 0);
}

#[test]
fn keys_move_and_come_back() {
    let mut terminal = brew(30, 100);
    terminal.shows("? help");
    let before = terminal.screen();
    terminal.press(RIGHT);
    terminal.shows("event 28/46");
    terminal.press(END);
    terminal.shows("event 46/46");
    terminal.press("g27\r");
    terminal.becomes(&before);
    terminal.press("q");
    assert_eq!(terminal.end(), 0);
}

/// The script is run again from inside, another task first; leaving names the way back.
#[test]
fn the_other_order_is_tried() {
    let script = sample("brew.py").display().to_string();
    let mut terminal = Terminal::sized(&["step", "--at", "11", &script], "", 30, 100);
    terminal.shows("event 11/46");
    terminal.press("]");
    terminal.press("]");
    terminal.press("x");
    terminal.shows("goes first here");
    terminal.shows("toast starts");
    terminal.press("q");
    terminal.shows("--schedule cs1:r");
    assert_eq!(terminal.end(), 0);
}

#[test]
fn a_small_terminal_gets_lines() {
    let script = sample("brew.py").display().to_string();
    let mut terminal = Terminal::sized(&["step", &script], "", 12, 50);
    terminal.shows("step>");
    terminal.press("quit\r");
    assert_eq!(terminal.end(), 0);
}

/// A fault of ours is told on a terminal that is in order: F12 makes one in builds as tests make them.
#[test]
#[cfg(debug_assertions)]
fn a_fault_leaves_the_terminal_in_order() {
    let mut terminal = brew(30, 100);
    terminal.shows("? help");
    terminal.press("\x1b[24~");
    terminal.shows("internal error, please report");
    assert_eq!(terminal.end_in_order(), 70);
}

#[test]
fn leaving_leaves_the_terminal_in_order() {
    let mut terminal = brew(30, 100);
    terminal.shows("? help");
    terminal.press("q");
    terminal.shows("back here");
    assert_eq!(terminal.end_in_order(), 0);
}
