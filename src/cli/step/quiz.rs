//! `step --quiz`: which task runs next? One answers before every step where there is a choice, and is told why.

use super::machine::Machine;
use crate::cli::say::print;
use crate::trace::event::{Event, Id};
use crate::trace::why::why;
use std::io::{BufRead, IsTerminal};

/// More tasks are not offered.
const CHOICES: usize = 9;

/// Asks until the end of the run or of the input.
pub fn ask(machine: &mut Machine) -> i32 {
    let (mut right, mut asked) = (0, 0);
    let stdin = std::io::stdin();
    let echoes = !stdin.is_terminal();
    print(&format!("{}: say which task runs next; q leaves.\n", machine.history.trace.script()));
    machine.jump(0);
    while let Some((id, choices)) = next_choice(machine) {
        let turn = machine.state.turn;
        let offered: Vec<String> = choices
            .iter()
            .enumerate()
            .map(|(at, id)| format!("[{}] {}", at + 1, machine.history.names.task(*id)))
            .collect();
        print(&format!("turn {turn}. Which task runs next? {}\n? ", offered.join(" ")));
        let mut line = String::new();
        let read = stdin.lock().read_line(&mut line).unwrap_or(0);
        let answer = line.trim();
        if echoes {
            print(&format!("{answer}\n"));
        }
        if read == 0 || answer == "q" {
            break;
        }
        let given = answer.parse::<usize>().ok().and_then(|number| choices.get(number.wrapping_sub(1)).copied());
        let given = given.or_else(|| machine.history.task_called(answer).filter(|id| choices.contains(id)));
        if given.is_none() {
            print(&format!("say a number from 1 to {}, or a name; q leaves\n", choices.len()));
            continue;
        }
        asked += 1;
        machine.next();
        let why = why(&machine.history, &machine.state, id).sentence();
        right += usize::from(given == Some(id));
        let verdict = if given == Some(id) { "Right." } else { "No." };
        print(&format!("{verdict} {why}\n"));
    }
    print(&format!("{right} of {asked} right\n"));
    0
}

/// Goes to just before the next step where several tasks are alive: the task that then runs, and those to choose from.
fn next_choice(machine: &mut Machine) -> Option<(Id, Vec<Id>)> {
    loop {
        let next = machine.position + 1;
        let record = machine.history.trace.records.get(next)?;
        if let Event::TaskResume { id, .. } = record.event {
            let mut alive: Vec<Id> =
                machine.state.tasks.iter().filter(|task| !task.phase.is_over()).map(|task| task.id).collect();
            if alive.len() > CHOICES {
                alive.retain(|other| *other == id || machine.state.queued().any(|entry| entry.handle == *other));
                alive.truncate(CHOICES);
            }
            if alive.len() > 1 && alive.contains(&id) {
                return Some((id, alive));
            }
        }
        machine.next();
    }
}
