//! How soon the prompt is there, and how soon it shows a key while tasks run: bars that a person feels. Alone in its process, so that
//! no other test keeps the processors busy.
#![cfg(unix)]

#[path = "support/terminal.rs"]
mod terminal;

use std::time::{Duration, Instant};
use terminal::Terminal;

/// How long the prompt may take; a build without optimisation starts slower.
const PROMPT: Duration = Duration::from_millis(if cfg!(debug_assertions) { 100 } else { 20 });

/// How long a key may take.
const ECHO: Duration = Duration::from_millis(5);

/// So many keys are pressed in a round.
const KEYS: usize = 200;

/// On a machine that others keep busy a round is spoilt by them: one good one will do.
const ROUNDS: usize = 10;

/// Whether other processes keep the machine busy: then only the middle of all times can be judged.
fn is_busy() -> bool {
    let load = std::fs::read_to_string("/proc/loadavg").unwrap_or_default();
    load.split(' ').next().and_then(|load| load.parse().ok()).is_none_or(|load: f64| load > 1.0)
}

#[test]
fn the_prompt_is_there_and_keys_are_shown_at_once() {
    let busy = is_busy();
    let start = |_| {
        let begin = Instant::now();
        Terminal::start(&[], "").waits_at(">>>");
        begin.elapsed()
    };
    let soonest = (0..ROUNDS).map(start).min().expect("there are rounds");
    assert!(soonest < PROMPT || busy, "the prompt took {soonest:?}");

    let mut terminal = Terminal::start(&[], "");
    for (prompt, line) in [
        (">>>", "async def busy():"),
        ("...", "while True: sum(range(100)); await asyncio.sleep(0)"),
        ("...", ""),
        (">>>", "tasks = [asyncio.create_task(busy()) for _ in range(1000)]"),
    ] {
        terminal.line(prompt, line);
    }
    terminal.waits_at(">>>");
    let mut rounds: Vec<Vec<Duration>> = Vec::new();
    for _ in 0..ROUNDS {
        rounds.push(round(&mut terminal));
        if rounds.last().and_then(|round| round.last()).is_some_and(|worst| *worst < ECHO) {
            return;
        }
    }
    let middle = rounds.iter().map(|round| round[KEYS / 2]).max().expect("there are rounds");
    let worst = rounds.iter().filter_map(|round| round.last()).min().expect("there are rounds");
    assert!(busy && middle < ECHO, "the middle took {middle:?}, the worst of the best round {worst:?}");
}

/// Presses many keys; how long each took, the shortest first.
fn round(terminal: &mut Terminal) -> Vec<Duration> {
    let mut times = Vec::new();
    let mut line = ">>> ".to_owned();
    for (at, key) in ('a'..='z').cycle().take(KEYS).enumerate() {
        if at % 50 == 0 {
            terminal.press("\x15");
            terminal.waits_at(">>>");
            line.truncate(4);
        }
        line.push(key);
        times.push(terminal.echo(&key.to_string(), &line));
        std::thread::sleep(Duration::from_millis(3));
    }
    times.sort();
    times
}
