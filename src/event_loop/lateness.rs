//! What a task that held the loop has made late.

use super::future::Future;
use super::looper::EventLoop;
use crate::heap::Obj;
use crate::trace::observer::nanoseconds;
use crate::vm::Vm;

/// A longer call is not quoted.
const LONG: usize = 40;

/// Timers that are overdue.
pub struct Late {
    /// How many.
    pub count: usize,
    /// By how many seconds the first of them.
    pub latest: f64,
    /// The task that sleeps until then, and the call as the script has it (`sleep(0.1)`).
    pub whose: Option<(String, String)>,
}

impl Vm {
    /// What is overdue in the running loop.
    pub fn made_late(&mut self, running: &Obj<EventLoop>) -> Late {
        let now = self.event_loop.clock.now();
        let timers = running.timers.borrow();
        let late: Vec<f64> = timers.deadlines().map(|when| now - when).filter(|late| *late > 0.0).collect();
        drop(timers);
        let whose = if late.is_empty() { None } else { self.latest_sleep(running, nanoseconds(now)) };
        Late { count: late.len(), latest: late.into_iter().fold(0.0, f64::max), whose }
    }

    /// The task whose sleep is overdue longest.
    fn latest_sleep(&mut self, running: &Obj<EventLoop>, now: u64) -> Option<(String, String)> {
        let mut latest: Option<(u64, Obj<Future>)> = None;
        for task in self.event_loop.tasks_by_age() {
            let due = self.wait_of(&task).on.filter(|on| on.is_sleep()).and_then(|on| on.due);
            let Some(due) = due.filter(|due| *due < now) else { continue };
            if task.event_loop.is(running) && latest.as_ref().is_none_or(|(first, _)| due < *first) {
                latest = Some((due, task));
            }
        }
        let (_, task) = latest?;
        let name = self.called(&task);
        let place = self.place_of_task(&task);
        let call = place.as_ref().map_or("", |(source, span)| source.slice(*span));
        let call = call.trim_start_matches("await ").trim_start_matches("asyncio.");
        let is_short = call.starts_with("sleep(") && call.len() <= LONG && !call.contains('\n');
        Some((name, if is_short { call.to_owned() } else { "sleep".to_owned() }))
    }
}
