//! All threads stand still for ever: whether that is so, and the report.

use super::{Standing, Thread, Threads, Waiting};
use crate::event_loop::deadlock::DEADLOCK;
use crate::heap::Value;
use crate::objects::exception::Exc;
use crate::objects::native::Raised;
use crate::vm::Vm;
use crate::vm::frame::FrameStack;
use crate::vm::signals::Signals;

impl Vm {
    /// Whether something can still happen although no thread is ready and no time is waited for.
    pub(super) fn may_go_on(&mut self) -> bool {
        if self.event_loop.io.is_active() || self.state::<Signals>().any_handler() {
            return true;
        }
        // A loop without tasks waits for signals, which can always come.
        let awaits_signal = |thread: &Thread| match &thread.standing {
            Standing::Waiting { on: Waiting::Loop(event_loop), .. } => {
                thread.stack.is_none() && !self.event_loop.tasks.iter().any(|task| task.event_loop.is(event_loop))
            }
            Standing::Waiting { .. } | Standing::Running | Standing::Ready(_) => false,
        };
        self.threads.anyone_expects_outside() || self.threads.all.values().any(awaits_signal)
    }

    /// In the first thread: ends the program, none of whose threads can ever go on. Nothing more of it runs.
    pub(super) fn threads_deadlocked(&mut self) -> Raised {
        let now = self.event_loop.clock.now();
        let running = self.event_loop.running.clone();
        // Where tasks are left they say more than threads do.
        if let Some(event_loop) = running.filter(|event_loop| self.is_deadlock(event_loop)) {
            return self.deadlock(&event_loop);
        }
        let mut text = format!("coroscope: deadlock: no thread can ever run again (t = {now:.3} s)\n\n");
        let rows = self.standing_threads();
        let width = rows.iter().map(|(name, _)| name.chars().count()).max().unwrap_or(0);
        for (name, what) in &rows {
            text.push_str(&format!("  {name:width$}  waits for {what}\n"));
        }
        self.output.flush();
        self.output.write_stderr(&text);
        self.exit_request = Some(DEADLOCK);
        self.raise_args(Exc::SystemExit, vec![Value::Int(i64::from(DEADLOCK))])
    }

    /// Each thread's name, and what it waits for where.
    fn standing_threads(&mut self) -> Vec<(String, String)> {
        let facts = self.threads.standing(&self.frames);
        facts.into_iter().map(|(object, what)| (self.thread_name(&object), what)).collect()
    }

    fn thread_name(&mut self, object: &Value) -> String {
        if object.is_unbound() {
            return "MainThread".to_owned();
        }
        let name = self.intern("name");
        match self.getattr(object, name).and_then(|name| self.str_text(&name)) {
            Ok(name) => name,
            Err(Raised) => {
                drop(self.take_raised());
                "thread".to_owned()
            }
        }
    }
}

impl Threads {
    /// Remembers what the first thread waits for, which is woken to report.
    pub(super) fn deadlock(&mut self) {
        if let Some(Thread { standing: Standing::Waiting { on, .. }, .. }) = self.all.get(&self.first) {
            self.last_wait = Some(on.clone());
        }
    }

    /// The object of each thread, and what it waits for where. `frames` are the first thread's.
    fn standing(&self, frames: &FrameStack) -> Vec<(Value, String)> {
        let describe = |thread: &Thread| {
            let what = match &thread.standing {
                Standing::Waiting { on, .. } => on.in_words(),
                Standing::Running | Standing::Ready(_) => self.last_wait.as_ref().map_or("its turn", Waiting::in_words),
            };
            let line = line_of(thread.saved.as_ref().map_or(frames, |saved| saved.frames()));
            let line = line.map_or(String::new(), |line| format!("  line {line}"));
            (thread.object.clone(), format!("{what}{line}"))
        };
        self.all.values().map(describe).collect()
    }
}

impl Waiting {
    fn in_words(&self) -> &'static str {
        match self {
            Waiting::Sleep => "the clock",
            Waiting::Doing(what) => what,
            Waiting::Loop(_) => "its event loop",
            Waiting::Files(_) | Waiting::Outside => "the system",
        }
    }
}

/// The line at which the program's own code stands in a thread.
fn line_of(frames: &FrameStack) -> Option<u32> {
    let frames = (0..frames.len()).rev().filter_map(|at| frames.get(at));
    let frame = frames.into_iter().find(|frame| !frame.code().hidden && !frame.code().unit.source.is_own())?;
    let unit = &frame.code().unit;
    let span = unit.spans.get(frame.pc().saturating_sub(1) as usize)?;
    unit.source.is_listed.then(|| unit.source.line_of(span.start))
}
