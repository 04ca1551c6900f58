//! Where one stands in a recording, and every way to move. Views call it and show its [`State`]; it prints nothing.

use super::again::Origin;
use super::breaks::Break;
use crate::trace::event::{Event, Id};
use crate::trace::history::History;
use crate::trace::observer::Record;
use crate::trace::state::{Phase, Running, State};
use crate::trace::words::sentence;

/// A place in a recording.
pub struct Machine {
    /// The recording.
    pub history: History,
    /// The file that was asked for, as it was named.
    pub file: String,
    /// Which record, from 0.
    pub position: usize,
    /// The state after it.
    pub state: State,
    /// The task that is followed and selected.
    pub task: Option<Id>,
    /// Where to stop.
    pub breaks: Vec<Break>,
    /// What was searched for last.
    pub search: String,
    /// Only these tasks are shown; all where empty.
    pub filter: Vec<Id>,
    /// How to run the script again, where it is one.
    pub origin: Option<Origin>,
}

impl Machine {
    /// Stands at the first step of the script's first task.
    pub fn new(history: History, file: String) -> Machine {
        let first = history.trace.records.iter().position(|record| matches!(record.event, Event::TaskResume { .. }));
        let mut machine = Machine {
            history,
            file,
            position: 0,
            state: State::default(),
            task: None,
            breaks: Vec::new(),
            search: String::new(),
            filter: Vec::new(),
            origin: None,
        };
        machine.jump(first.unwrap_or(0));
        machine
    }

    /// The event here.
    pub fn record(&self) -> &Record {
        &self.history.trace.records[self.position]
    }

    /// Its number.
    pub fn n(&self) -> u64 {
        self.record().n
    }

    /// The last position.
    pub fn end(&self) -> usize {
        self.history.len() - 1
    }

    /// Goes to a position.
    pub fn jump(&mut self, position: usize) {
        let position = position.min(self.end());
        if position == self.position + 1 && self.state.n == self.n() {
            self.position = position;
            let record = &self.history.trace.records[position];
            self.state.apply(record);
        } else {
            self.position = position;
            self.state = self.history.state_at(position);
        }
        if let Some(Running::Task(id)) = self.state.running {
            self.task = Some(id);
        }
    }

    /// The next event; whether there was one.
    pub fn next(&mut self) -> bool {
        self.seek(true, |_, _| true)
    }

    /// The event before.
    pub fn back(&mut self) -> bool {
        self.seek(false, |_, _| true)
    }

    /// The beginning of the next turn, or of the one before.
    pub fn turn(&mut self, forwards: bool) -> bool {
        self.seek(forwards, |_, record| matches!(record.event, Event::TurnBegin { .. } | Event::End { .. }))
    }

    /// The next step of a task, past everything else.
    pub fn follow(&mut self, id: Id, forwards: bool) -> bool {
        let moved = self.seek(forwards, |_, record| match record.event {
            Event::TaskResume { id: other, .. } => other == id,
            Event::TaskFinish { id: other, .. }
            | Event::TaskFail { id: other, .. }
            | Event::TaskCancelled { id: other } => other == id,
            _ => false,
        });
        self.task = Some(id);
        moved
    }

    /// The next line of the followed task: another place in the script.
    pub fn line(&mut self, forwards: bool) -> bool {
        let (task, here) = (self.task, self.record().line());
        self.seek(forwards, |_, record| {
            record.task == task && task.is_some() && record.loc.is_some() && record.line() != here
        })
    }

    /// The next event whose sentence or task holds a text.
    pub fn find(&mut self, text: &str, forwards: bool) -> bool {
        let wanted = text.to_lowercase();
        self.search = text.to_owned();
        self.seek(forwards, |machine, record| {
            let said = sentence(&machine.history, &machine.state, record).to_lowercase();
            let task = record.task.map_or(String::new(), |id| machine.history.names.task(id).to_lowercase());
            said.contains(&wanted) || task.contains(&wanted)
        })
    }

    /// The next event at which one of the breaks holds.
    pub fn run(&mut self, forwards: bool) -> bool {
        let breaks = self.breaks.clone();
        self.seek(forwards, |machine, record| breaks.iter().any(|stop| stop.holds(&machine.history, record)))
    }

    fn seek(&mut self, forwards: bool, wanted: impl Fn(&Machine, &Record) -> bool) -> bool {
        let mut at = self.position;
        loop {
            let next = if forwards { Some(at + 1).filter(|at| *at <= self.end()) } else { at.checked_sub(1) };
            let Some(next) = next else { return false };
            at = next;
            if wanted(self, &self.history.trace.records[at]) {
                self.jump(at);
                return true;
            }
        }
    }

    /// A place by number, `1.5s`, `t4`, `50%`.
    pub fn go_to(&mut self, place: &str) -> Result<(), String> {
        let position = self.place(place.trim())?;
        self.jump(position);
        Ok(())
    }

    fn place(&self, place: &str) -> Result<usize, String> {
        let records = &self.history.trace.records;
        if let Some(turn) = place.strip_prefix('t').and_then(|turn| turn.parse::<u32>().ok()) {
            let at = records.iter().position(|record| record.turn >= turn && turn > 0);
            return at.ok_or_else(|| format!("there is no turn {turn}: the turns are 1 to {}", self.turns()));
        }
        if let Some(time) = place.strip_suffix('s').and_then(|time| time.parse::<f64>().ok()) {
            let time = (time * 1e9).round() as u64;
            let at = records.partition_point(|record| record.t < time);
            // The first event of just that time, else the last one before.
            let is_there = records.get(at).is_some_and(|record| record.t == time);
            return Ok(if is_there { at } else { at.saturating_sub(1) });
        }
        if let Some(share) = place.strip_suffix('%').and_then(|share| share.parse::<f64>().ok()) {
            return Ok(((share / 100.0 * self.end() as f64).round().max(0.0) as usize).min(self.end()));
        }
        match place.trim_start_matches('#').parse::<u64>() {
            Ok(n) if n >= 1 && n <= self.history.last() => Ok(self.history.position(n)),
            Ok(n) => Err(format!("there is no event {n}: the events are 1 to {}", self.history.last())),
            Err(_) => {
                Err(format!("{place:?} is no place; say an event (27), a time (1.5s), a turn (t4) or a part (50%)"))
            }
        }
    }

    /// How many turns there are.
    pub fn turns(&self) -> u32 {
        self.history.trace.records.last().map_or(0, |record| record.turn)
    }

    /// The task that is followed, or else the one that runs.
    pub fn followed(&self) -> Option<Id> {
        self.task
            .or_else(|| self.state.running_task().map(|task| task.id))
            .or_else(|| self.history.names.tasks().next())
    }

    /// Whether a task is shown.
    pub fn shows(&self, id: Id) -> bool {
        self.filter.is_empty() || self.filter.contains(&id)
    }

    /// Selects the next shown task that has not ended.
    pub fn select(&mut self, forwards: bool) {
        let ids: Vec<Id> = self.state.tasks.iter().map(|task| task.id).filter(|id| self.shows(*id)).collect();
        let Some(at) = ids.iter().position(|id| Some(*id) == self.task) else {
            self.task = ids.first().copied();
            return;
        };
        let next = if forwards { at + 1 } else { at + ids.len() - 1 };
        self.task = Some(ids[next % ids.len()]);
    }

    /// Tasks at a line of a source that do not run.
    pub fn parked_at(&self, source: u32, line: u32) -> Vec<String> {
        let here = |task: &&std::rc::Rc<crate::trace::state::Task>| {
            let at = task.loc.is_some_and(|loc| loc.source == source && loc.line == line);
            at && matches!(task.phase, Phase::Waiting | Phase::Ready) && task.steps > 0 && self.shows(task.id)
        };
        self.state.tasks.iter().filter(here).map(|task| self.history.names.task(task.id)).collect()
    }
}
