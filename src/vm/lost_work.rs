//! Work that a program lost without failing, and the end of a run that takes too long.
//!
//! `--strict` turns lost work into a failure: it is counted where it is reported anyway, and told once more at the end. What a
//! script chooses itself (`sys.exit`) wins over it.

use super::Vm;
use crate::event_loop::future::Future;
use crate::heap::Obj;
use crate::trace::event::Id;
use rustc_hash::FxHashSet;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

/// A step that lasts longer is lost time, where nobody says otherwise, in seconds (`loop.slow_callback_duration`).
pub const SLOW: f64 = 0.1;

/// Exit status where a limit was reached.
pub const LIMIT: i32 = 4;

/// How long a program that is to end may take to come to a safe point.
const GRACE: Duration = Duration::from_secs(1);

/// A kind of lost work.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Lost {
    /// A coroutine that nobody awaited.
    Unawaited,
    /// A task or future that failed unseen.
    Failure,
    /// A task that was dropped before its end.
    Task,
    /// A cancellation that its task did not follow.
    Cancel,
    /// A step that held the event loop.
    SlowStep,
}

/// How the kinds are told: one of them, several of them.
const WORDS: [(&str, &str); 5] = [
    ("coroutine was never awaited", "coroutines were never awaited"),
    ("task or future failed unseen", "tasks or futures failed unseen"),
    ("task was dropped before its end", "tasks were dropped before their end"),
    ("cancellation was swallowed", "cancellations were swallowed"),
    ("step held the event loop", "steps held the event loop"),
];

/// What was lost so far.
#[derive(Default)]
pub struct LostWork {
    /// Whether it fails the run.
    pub strict: bool,
    /// Tasks that were asked to end while their loop ran, by number.
    cancelled: FxHashSet<Id>,
    counts: [u32; WORDS.len()],
}

impl LostWork {
    /// Counts one.
    pub fn note(&mut self, what: Lost) {
        self.counts[what as usize] = self.counts[what as usize].saturating_add(1);
    }

    /// What was lost, in words; none where nothing was.
    fn in_words(&self) -> Option<String> {
        let told = self.counts.iter().zip(WORDS).filter(|(count, _)| **count > 0);
        let told: Vec<String> =
            told.map(|(count, (one, many))| format!("{count} {}", if *count == 1 { one } else { many })).collect();
        (!told.is_empty()).then(|| told.join(", "))
    }
}

/// When a program has to end.
#[derive(Default)]
struct TimeLimit {
    seconds: f64,
    reached: Arc<AtomicBool>,
}

impl Vm {
    /// Somebody cancels a task. What a loop cancels at its own end is not counted: nobody waits for that any more.
    pub fn note_cancel_request(&mut self, task: &Obj<Future>) {
        if self.lost.strict && self.event_loop.running.is_some() {
            let id = self.trace_id(&task.value());
            self.lost.cancelled.insert(id);
        }
    }

    /// A task that was cancelled, and did not take that back, ends with a result.
    pub fn note_swallowed_cancel(&mut self, task: &Obj<Future>) {
        let id = self.trace_id(&task.value());
        if self.lost.cancelled.remove(&id) {
            self.lost.note(Lost::Cancel);
        }
    }

    /// Tells at the end of a strict run what was lost; whether anything was.
    pub fn told_of_lost_work(&mut self) -> bool {
        let Some(words) = self.lost.in_words().filter(|_| self.lost.strict) else { return false };
        self.output.write_stderr(&format!("coroscope: --strict: {words}\n"));
        true
    }

    /// Ends the program after so many seconds of real time: at its next safe point, or, where it is stuck in one call, from outside.
    pub fn limit_time(&mut self, seconds: f64) {
        let limit = self.state::<TimeLimit>();
        limit.seconds = seconds;
        let reached = Arc::clone(&limit.reached);
        let interrupted = Arc::clone(&self.interrupted);
        let wake = self.prompt_waker();
        let watch = move || {
            // Signals are for the thread that runs the program.
            let _ = nix::sys::signal::SigSet::all().thread_block();
            std::thread::sleep(Duration::try_from_secs_f64(seconds).unwrap_or(Duration::MAX));
            reached.store(true, Ordering::Relaxed);
            interrupted.store(true, Ordering::Relaxed);
            wake();
            std::thread::sleep(GRACE);
            // Nobody is left to tell when stderr itself is closed.
            let _ = std::io::Write::write_all(&mut std::io::stderr(), told(seconds).as_bytes());
            std::process::exit(LIMIT);
        };
        // Where no thread can be had there is no limit.
        let _ = std::thread::Builder::new().name("time limit".to_owned()).spawn(watch);
    }

    /// Whether the program's time is over: then no more of its code runs.
    pub(super) fn out_of_time(&mut self) -> bool {
        let limit = self.state::<TimeLimit>();
        let (seconds, reached) = (limit.seconds, limit.reached.swap(false, Ordering::Relaxed));
        if reached {
            self.output.flush();
            self.output.write_stderr(&told(seconds));
            self.exit_request = Some(LIMIT);
        }
        reached
    }
}

fn told(seconds: f64) -> String {
    format!("coroscope: the time limit of {seconds} s was reached (--timeout)\n")
}
