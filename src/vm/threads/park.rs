//! Standing still and going on: who runs next, and what the process does while nobody can.

use super::native_stack::NativeStack;
use super::saved::Saved;
use super::{Due, MAIN, Standing, Thread, ThreadId, Waiting, Woken};
use crate::event_loop::EventLoop;
use crate::event_loop::clock::just_after;
use crate::heap::Obj;
use crate::objects::native::Raised;
use crate::vm::Vm;
use std::cmp::Reverse;
use std::sync::atomic::Ordering;
use std::time::Instant;

/// How long a thread may run under a virtual clock while another one waits for its turn, in looks of the fuel hook: what happens is then the same every time.
const SLICE_LOOKS: u32 = 50;

/// After so many looks of the fuel hook a running thread looks outside for those that wait.
const OUTSIDE_LOOKS: u32 = 20;

impl Vm {
    /// Lets the running thread stand still, other threads meanwhile run: until it is woken by the ticket that it took last, until
    /// `until` by the clock, or until a signal comes in the first thread. No borrow may be held across this.
    pub fn park(&mut self, on: Waiting, until: Option<f64>) -> Woken {
        let turn = self.threads.turns;
        let me = self.threads.current;
        if let Some(when) = until {
            self.threads.forget_past_waits();
            self.threads.dues.push(Reverse(Due { when, turn, thread: me }));
        }
        self.set_standing(me, Standing::Waiting { turn, on });
        self.give_way();
        match std::mem::replace(self.standing_mut(me), Standing::Running) {
            Standing::Ready(why) => why,
            Standing::Running | Standing::Waiting { .. } => unreachable!("a thread goes on when it is ready"),
        }
    }

    /// The same for waits that a signal may interrupt: its handler runs, and what it raises is raised. Deadlock ends the program.
    pub fn park_answering(&mut self, on: Waiting, until: Option<f64>) -> Result<Woken, Raised> {
        let why = self.park(on, until);
        match why {
            Woken::Deadlocked => Err(self.threads_deadlocked()),
            Woken::Told | Woken::TimedOut | Woken::Interrupted => {
                self.check_signals()?;
                Ok(why)
            }
        }
    }

    /// Lets threads that are ready run first.
    pub fn yield_thread(&mut self) {
        if self.threads.alone() {
            return;
        }
        let now = self.event_loop.clock.now();
        self.threads.wake_due(just_after(now));
        if self.threads.ready.is_empty() {
            return;
        }
        let me = self.threads.current;
        self.threads.make_ready(me, Woken::Told);
        self.give_way();
        self.set_standing(me, Standing::Running);
    }

    /// Asked by the fuel hook: another thread goes on where the running one has had its time.
    pub(in crate::vm) fn time_slice(&mut self) {
        if self.threads.alone() {
            return;
        }
        if !self.threads.on_first() && self.interrupted.load(Ordering::Relaxed) {
            self.threads.wake_for_signal();
        }
        let now = self.event_loop.clock.now();
        self.threads.wake_due(just_after(now));
        self.threads.looks = self.threads.looks.wrapping_add(1);
        if self.threads.looks.is_multiple_of(OUTSIDE_LOOKS) && self.threads.anyone_watches() {
            self.glance_outside();
        }
        if self.threads.ready.is_empty() {
            self.threads.contended = None;
            return;
        }
        let (since, looks) = self.threads.contended.unwrap_or_else(|| (Instant::now(), 0));
        self.threads.contended = Some((since, looks + 1));
        let over =
            if self.event_loop.clock.is_real() { since.elapsed() >= self.threads.slice } else { looks >= SLICE_LOOKS };
        if over && !self.in_own_code() {
            self.yield_thread();
        }
    }

    /// Whether the innermost frame is of our library in Python, whose statements no other thread parts.
    fn in_own_code(&mut self) -> bool {
        self.current_frame().is_some_and(|frame| frame.code().unit.source.is_own())
    }

    /// What the loop of the running thread does when nothing in it is ready and there are other threads.
    pub(crate) fn park_in_loop(&mut self, event_loop: &Obj<EventLoop>, until: Option<f64>) -> Result<(), Raised> {
        self.threads.ticket();
        match self.park(Waiting::Loop(event_loop.clone()), until) {
            Woken::Deadlocked => Err(self.threads_deadlocked()),
            Woken::Told | Woken::TimedOut | Woken::Interrupted => self.check_signals(),
        }
    }

    // --- switching -----------------------------------------------------------------------------------------------

    fn standing_mut(&mut self, id: ThreadId) -> &mut Standing {
        &mut self.threads.all.get_mut(&id).expect("the running thread has not ended").standing
    }

    fn set_standing(&mut self, id: ThreadId, standing: Standing) {
        *self.standing_mut(id) = standing;
    }

    /// Goes on with the next thread; returns when the running one is chosen again.
    fn give_way(&mut self) {
        self.threads.contended = None;
        let (me, next) = (self.threads.current, self.choose());
        if next == me {
            return;
        }
        self.threads.chosen = Some(next);
        match self.threads.all.get(&me).and_then(|thread| thread.way) {
            Some(way) => way.pause(self),
            None => self.run_others(),
        }
    }

    /// The thread to go on next, waited for where there is none.
    fn choose(&mut self) -> ThreadId {
        loop {
            if let Some(id) = self.threads.ready.pop_front() {
                return id;
            }
            self.wait_outside();
        }
    }

    /// The first thread stands still: runs others until it may go on.
    fn run_others(&mut self) {
        loop {
            let next = match self.threads.chosen.take() {
                Some(next) => next,
                None => self.choose(),
            };
            if next == MAIN {
                return;
            }
            self.run_thread(next);
        }
    }

    /// Enters a thread until it pauses or ends.
    fn run_thread(&mut self, id: ThreadId) {
        let Some((mut saved, mut stack)) = self.threads.take_parts(id) else { return };
        self.threads.hub_room = self.native_stack_left();
        self.threads.current = id;
        self.exchange(&mut saved);
        let ended = stack.run(self);
        self.exchange(&mut saved);
        self.threads.current = MAIN;
        if ended && id == self.threads.first {
            // The child of a fork whose only thread was not the program's first: it ends with that one.
            self.output.flush_all();
            signal_hook::low_level::exit(0);
        } else if ended {
            self.threads.forget(id, saved, stack);
        } else if let Some(thread) = self.threads.all.get_mut(&id) {
            (thread.saved, thread.stack) = (Some(saved), Some(stack));
        }
    }

    // --- nobody can go on ----------------------------------------------------------------------------------------

    /// All threads stand still: lets time pass until one of them can go on, or finds that none ever will.
    fn wait_outside(&mut self) {
        if self.interrupted.load(Ordering::Relaxed) {
            self.threads.wake_for_signal();
            return;
        }
        let due = self.threads.next_due().into_iter().chain(self.event_loop.clock.alarm_due()).min_by(f64::total_cmp);
        if due.is_none() && !self.may_go_on() {
            self.threads.deadlock();
            self.threads.make_ready(self.threads.first, Woken::Deadlocked);
            return;
        }
        self.let_time_pass(due);
        self.threads.wake_busy_loops();
        let now = self.event_loop.clock.now();
        self.threads.wake_due(just_after(now));
    }
}

impl super::Threads {
    /// Takes what a thread needs to run.
    fn take_parts(&mut self, id: ThreadId) -> Option<(Box<Saved>, NativeStack)> {
        let thread: &mut Thread = self.all.get_mut(&id)?;
        thread.saved.take().zip(thread.stack.take())
    }
}
