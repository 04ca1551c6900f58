//! Running a loop: one iteration after another until somebody stops it.

use super::clock::just_after;
use super::context::Current;
use super::future::{Future, State, Waiter};
use super::handle::{Callback, Handle};
use super::looper::EventLoop;
use super::reports;
use super::task::TaskPart;
use crate::heap::{Obj, Ref, Value, registry};
use crate::objects::exception::Exc;
use crate::objects::native::{Answer, NativeObject, Raised, Signal};
use crate::objects::tuple::Tuple;
use crate::trace::event::{Event, Queued};
use crate::trace::observer::nanoseconds;
use crate::vm::Vm;
use std::time::Duration;

/// How long a script's own selector waits at most, in seconds (`MAXIMUM_SELECT_TIMEOUT`).
const LONGEST: f64 = 24.0 * 3600.0;

/// How long it waits at most while the loop itself watches something, in seconds.
const GLANCE: f64 = 0.05;

impl Vm {
    /// Puts a handle into a loop's ready queue.
    #[inline]
    pub fn push_ready(&mut self, event_loop: &Obj<EventLoop>, handle: Handle) {
        self.observe(|vm| {
            let what = Queued::of(vm, &handle);
            let why = vm.push_reason(&what);
            Event::ReadyPush { what, why }
        });
        if event_loop.derived && event_loop.is_foreign() {
            return self.hand_over_later(event_loop, handle);
        }
        event_loop.push_ready(handle);
    }

    /// Sets a timer; its slot.
    pub fn set_timer(&mut self, event_loop: &Obj<EventLoop>, when: f64, handle: Handle) -> u32 {
        let when = if self.tracer.is_some() { self.due_as_recorded(when) } else { when };
        self.put_timer(event_loop, when, handle)
    }

    /// The same; an observer's run that repeats another has said when.
    #[inline]
    pub(super) fn put_timer(&mut self, event_loop: &Obj<EventLoop>, when: f64, handle: Handle) -> u32 {
        self.observe(|vm| Event::TimerSet { due: nanoseconds(when), what: Queued::of(vm, &handle) });
        event_loop.timers.borrow_mut().push(when, handle)
    }

    /// The time by a loop's clock, in seconds: `loop.time()`.
    #[inline]
    pub fn loop_time(&mut self, event_loop: &Obj<EventLoop>) -> Result<f64, Raised> {
        if event_loop.own.time { self.own_time(event_loop) } else { Ok(self.event_loop.clock.now()) }
    }

    #[cold]
    fn own_time(&mut self, event_loop: &Obj<EventLoop>) -> Result<f64, Raised> {
        let time = self.intern("time");
        let now = self.call_method(&EventLoop::facade(event_loop), time, &[])?;
        self.to_f64(&now)
    }

    /// When the loop's next timer is due by the process's clock, as far as the loop's own says.
    fn next_due(&mut self, event_loop: &Obj<EventLoop>) -> Result<Option<f64>, Raised> {
        let due = event_loop.timers.borrow().next_due();
        match due {
            Some(when) if event_loop.own.time => {
                Ok(Some(self.event_loop.clock.now() + (when - self.own_time(event_loop)?).max(0.0)))
            }
            due => Ok(due),
        }
    }

    /// Runs a loop until it is stopped (`run_forever`).
    pub fn run_forever(&mut self, event_loop: &Obj<EventLoop>) -> Result<(), Raised> {
        self.check_runnable(event_loop)?;
        self.enter_native()?;
        event_loop.running.set(true);
        event_loop.thread.set(self.threads.current());
        self.event_loop.running = Some(event_loop.clone());
        self.observe(|_| Event::LoopStart);
        self.hint_note_loop(event_loop, true);
        let tracked = self.origin_depth;
        if event_loop.debug.get() {
            self.origin_depth = super::origin::DEPTH;
        }
        let ran = self.run_iterations(event_loop).and_then(|()| self.flush_io());
        self.origin_depth = tracked;
        self.observe(|_| Event::LoopStop);
        event_loop.stopping.set(false);
        event_loop.running.set(false);
        self.event_loop.running = None;
        self.leave_native();
        ran
    }

    fn run_iterations(&mut self, event_loop: &Obj<EventLoop>) -> Result<(), Raised> {
        loop {
            if event_loop.own.run_once {
                let run_once = self.intern("_run_once");
                self.call_method(&event_loop.value(), run_once, &[])?;
            } else {
                self.run_once(event_loop)?;
            }
            if event_loop.stopping.get() {
                return Ok(());
            }
        }
    }

    /// A closed loop is asked for something.
    #[cold]
    pub fn loop_is_closed(&mut self, event_loop: &Obj<EventLoop>) -> Raised {
        let raised = self.raise(Exc::RuntimeError, "Event loop is closed");
        self.hint_note_closed(event_loop);
        raised
    }

    fn check_runnable(&mut self, event_loop: &Obj<EventLoop>) -> Result<(), Raised> {
        if event_loop.closed.get() {
            return Err(self.loop_is_closed(event_loop));
        }
        if event_loop.running.get() {
            return Err(self.raise(Exc::RuntimeError, "This event loop is already running"));
        }
        if self.event_loop.running.is_some() {
            return Err(self.raise(Exc::RuntimeError, "Cannot run the event loop while another loop is running"));
        }
        Ok(())
    }

    /// Runs a loop until a future is done; its result. `own` says that the future was made for this call: its exception is then
    /// nobody else's to ask for.
    pub fn run_until_complete(&mut self, event_loop: &Obj<EventLoop>, future: &Obj<Future>, own: bool) -> Answer {
        self.add_waiter(future, Waiter::Stop);
        if own {
            // If it does not end, this call raises: nobody need be told when it dies.
            future.retrieved.set(false);
        }
        let ran = self.run_forever(event_loop);
        let waiters = future.waiters();
        future.set_waiters(waiters.into_iter().filter(|waiter| !matches!(waiter, Waiter::Stop)).collect());
        if let Err(Raised) = ran {
            if own && future.is_done() && future.state.get() != State::Cancelled {
                self.mark_retrieved(future);
            }
            return Err(Raised);
        }
        if !future.is_done() {
            return Err(self.raise(Exc::RuntimeError, "Event loop stopped before Future completed."));
        }
        self.future_result(future)
    }

    /// One iteration (`base_events.py`, `_run_once`).
    pub fn run_once(&mut self, event_loop: &Obj<EventLoop>) -> Result<(), Raised> {
        let count = self.begin_iteration(event_loop)?;
        self.run_handles(event_loop, count, || false).map(drop)
    }

    /// One iteration until somebody has had enough, where `left` of the one under way were not run yet; how many are left then.
    pub(super) fn run_part(
        &mut self,
        event_loop: &Obj<EventLoop>,
        left: usize,
        enough: impl Fn() -> bool,
    ) -> Result<usize, Raised> {
        let count = if left > 0 { left } else { self.begin_iteration(event_loop)? };
        self.run_handles(event_loop, count, enough)
    }

    /// Waits until something is ready; how many handles the iteration that begins then has.
    fn begin_iteration(&mut self, event_loop: &Obj<EventLoop>) -> Result<usize, Raised> {
        event_loop.drop_cancelled_timers();
        if event_loop.selects.get() {
            self.select_by(event_loop)?;
        } else if event_loop.ready.borrow().is_empty() && !event_loop.stopping.get() {
            self.idle(event_loop)?;
        } else {
            if self.event_loop.io.is_active() {
                self.poll_io(Some(Duration::ZERO))?;
            }
            // Asking for events lets other threads run, as in CPython.
            self.yield_thread();
        }
        self.check_signals()?;
        self.take_signals(event_loop)?;
        self.begin_turn(event_loop)
    }

    #[inline(always)]
    fn run_handles(
        &mut self,
        event_loop: &Obj<EventLoop>,
        count: usize,
        enough: impl Fn() -> bool,
    ) -> Result<usize, Raised> {
        let watched = self.event_loop.slow.is_some();
        for done in 1..=count {
            let next = self.event_loop.policy.next(&mut event_loop.ready.borrow_mut());
            let Some(handle) = next else { break };
            if watched || event_loop.debug.get() {
                self.run_timed(event_loop, handle)?;
            } else {
                self.run_handle(event_loop, handle)?;
            }
            self.bury_the_dead();
            if enough() {
                return Ok(count - done);
            }
        }
        Ok(0)
    }

    /// Waits for events as a script's own selector does: what it says is ready is its own business, what the loop watches is asked
    /// for afterwards.
    #[cold]
    fn select_by(&mut self, event_loop: &Obj<EventLoop>) -> Result<(), Raised> {
        let due = event_loop.timers.borrow().next_due();
        let watches = self.event_loop.io.is_active();
        let timeout = match due {
            _ if !event_loop.ready.borrow().is_empty() || event_loop.stopping.get() => Value::float(0.0),
            Some(when) => {
                let longest = if watches { GLANCE } else { LONGEST };
                Value::float((when - self.loop_time(event_loop)?).clamp(0.0, longest))
            }
            None if watches => Value::float(GLANCE),
            None => Value::None,
        };
        let select = self.intern("select");
        self.call_method(&event_loop.selector.get(), select, &[timeout])?;
        if watches {
            self.poll_io(Some(Duration::ZERO))?;
        }
        self.yield_thread();
        Ok(())
    }

    /// Begins an iteration: what is ready now, so many handles, belongs to it.
    #[inline]
    fn begin_turn(&mut self, event_loop: &Obj<EventLoop>) -> Result<usize, Raised> {
        self.observe(|_| Event::TurnBegin {
            ready: event_loop.ready.borrow().len(),
            n_timers: event_loop.timers.borrow().len(),
        });
        self.take_due_timers(event_loop)?;
        event_loop.turns.set(event_loop.turns.get() + 1);
        Ok(event_loop.ready.borrow().len())
    }

    /// The next handle alone, where `left` of the iteration under way were not run yet; how many are left then, or none where
    /// nothing is ready.
    pub(super) fn run_next(&mut self, event_loop: &Obj<EventLoop>, left: usize) -> Result<Option<usize>, Raised> {
        self.check_signals()?;
        let left = if left > 0 { left } else { self.begin_turn(event_loop)? };
        let next = self.event_loop.policy.next(&mut event_loop.ready.borrow_mut());
        let Some(handle) = next else { return Ok(None) };
        self.run_handle(event_loop, handle)?;
        self.bury_the_dead();
        Ok(Some(left.saturating_sub(1)))
    }

    /// What a handle held alone dies with it, not with the next instruction of whatever runs next.
    #[inline(always)]
    fn bury_the_dead(&mut self) {
        if registry::pending() {
            self.run_finalizers();
        }
    }

    /// Runs a handle in debug mode, or where somebody asked: one that takes long is reported.
    #[cold]
    fn run_timed(&mut self, event_loop: &Obj<EventLoop>, handle: Handle) -> Result<(), Raised> {
        // Debug mode counts as it was when the handle began.
        let (start, debug) = (self.loop_time(event_loop)?, event_loop.debug.get());
        let outer = event_loop.current_handle.replace(Some(handle.clone()));
        self.run_handle(event_loop, handle.clone())?;
        drop(event_loop.current_handle.replace(outer));
        let took = self.loop_time(event_loop)? - start;
        if self.event_loop.slow.is_some_and(|slow| took > slow) {
            self.tell_slow_step(&handle, took);
        }
        if debug && took >= event_loop.slow_callback_duration.get() {
            return reports::slow_handle(self, &handle, took);
        }
        Ok(())
    }

    /// Signals that arrived for the loop: each is handed on by a handle, as if it had been read from a pipe.
    fn take_signals(&mut self, event_loop: &Obj<EventLoop>) -> Result<(), Raised> {
        if event_loop.signals.borrow().is_empty() {
            return Ok(());
        }
        let name = self.intern("_handle_signal");
        let handler = self.getattr(&EventLoop::facade(event_loop), name)?;
        for number in event_loop.signals.take() {
            let arguments = Tuple::new(vec![Value::Int(i64::from(number))]).into();
            let handle = Callback::make(event_loop, handler.clone(), arguments, Default::default(), None);
            self.push_ready(event_loop, Handle::Call(handle));
        }
        Ok(())
    }

    fn take_due_timers(&mut self, event_loop: &Obj<EventLoop>) -> Result<(), Raised> {
        if self.event_loop.clock.is_virtual() {
            self.creep(event_loop);
        }
        if event_loop.timers.borrow().is_empty() {
            return Ok(());
        }
        let end = just_after(self.loop_time(event_loop)?);
        let end = if self.tracer.is_some() { self.firing_as_recorded(end) } else { end };
        if self.event_loop.policy.orders_timers() {
            self.take_timers_in_order(event_loop, end);
            return Ok(());
        }
        loop {
            let when = event_loop.timers.borrow().next_due().unwrap_or(end);
            let due = event_loop.timers.borrow_mut().pop_due(end);
            let Some(handle) = due else { return Ok(()) };
            if !forget_timer(&handle) {
                continue;
            }
            self.timer_fires(event_loop, when, handle);
        }
    }

    /// Virtual time goes on where nothing but giving way happens for long.
    #[cold]
    #[inline(never)]
    fn creep(&mut self, event_loop: &Obj<EventLoop>) {
        let due = event_loop.timers.borrow().next_due();
        let gave_way = std::mem::take(&mut self.event_loop.gave_way);
        let idly = gave_way > 0 && gave_way == event_loop.ready.borrow().len();
        self.event_loop.clock.turns_idly(idly, due);
    }

    /// The same where those that are due at the same moment go in the order of a schedule.
    #[cold]
    fn take_timers_in_order(&mut self, event_loop: &Obj<EventLoop>, end: f64) {
        let mut together: Vec<Handle> = Vec::new();
        let mut moment = end;
        loop {
            let when = event_loop.timers.borrow().next_due();
            let due = event_loop.timers.borrow_mut().pop_due(end);
            if !together.is_empty() && (due.is_none() || when != Some(moment)) {
                self.event_loop.policy.order_together(&mut together);
                together.drain(..).for_each(|handle| self.timer_fires(event_loop, moment, handle));
            }
            let Some(handle) = due else { return };
            if !forget_timer(&handle) {
                continue;
            }
            moment = when.unwrap_or(end);
            together.push(handle);
        }
    }

    /// Nothing is ready here; other threads run meanwhile.
    fn idle_with_threads(&mut self, event_loop: &Obj<EventLoop>, due: Option<f64>) -> Result<(), Raised> {
        self.observe(|vm| Event::IdleBegin { until: due.map(nanoseconds), io: vm.event_loop.io.is_active() });
        let from = self.event_loop.clock.now();
        let parked = self.park_in_loop(event_loop, due);
        self.observe(|vm| vm.event_loop.clock.idle_ended(from, due));
        parked
    }

    /// `handle.cancel()`
    pub fn cancel_callback(&mut self, callback: &Obj<Callback>) {
        if callback.scheduled.get() && !callback.cancelled.get() {
            self.observe(|vm| Event::TimerCancel { handle: vm.trace_id(&callback.value()) });
        }
        callback.cancel();
    }

    fn tell_object(&mut self, object: &Obj<NativeObject>, signal: Signal) -> Result<(), Raised> {
        match signal {
            Signal::Readable | Signal::Ended | Signal::Writable => {
                self.observing(|_| Event::source_told(signal), |vm| object.signal(vm, signal))
            }
            Signal::Flush | Signal::Dropped | Signal::Turn(_) => object.signal(self, signal),
        }
    }

    fn timer_fires(&mut self, event_loop: &Obj<EventLoop>, when: f64, handle: Handle) {
        let timer = |vm: &mut Vm| {
            let late = nanoseconds(vm.event_loop.clock.now()).saturating_sub(nanoseconds(when));
            Event::TimerFire { what: Queued::of(vm, &handle), late }
        };
        self.observing(timer, |vm| vm.push_ready(event_loop, handle.clone()));
    }

    /// Nothing is ready: waits for the next timer, for a signal, or finds that nothing can ever happen.
    fn idle(&mut self, event_loop: &Obj<EventLoop>) -> Result<(), Raised> {
        let timer = self.next_due(event_loop)?;
        let outside = self.event_loop.io.net.next_due().into_iter().chain(self.event_loop.clock.alarm_due());
        let due = timer.into_iter().chain(outside).min_by(f64::total_cmp);
        let is_due = due.is_some_and(|when| just_after(self.event_loop.clock.now()) > when);
        if !self.threads.alone() && !is_due {
            return self.idle_with_threads(event_loop, due);
        }
        if due.is_none() && !self.event_loop.io.is_active() && self.is_deadlock(event_loop) {
            if self.is_prompt_loop(event_loop) {
                return self.wait_for_interrupt();
            }
            return Err(self.deadlock(event_loop));
        }
        self.observe(|vm| Event::IdleBegin { until: due.map(nanoseconds), io: vm.event_loop.io.is_active() });
        let from = self.event_loop.clock.now();
        while due.is_none_or(|when| just_after(self.event_loop.clock.now()) <= when) {
            self.check_signals()?;
            let woken = !event_loop.ready.borrow().is_empty() || !event_loop.signals.borrow().is_empty();
            if woken || event_loop.stopping.get() {
                break;
            }
            self.idle_a_while(event_loop, due)?;
        }
        self.observe(|vm| vm.event_loop.clock.idle_ended(from, due));
        if timer != due {
            // What is simulated has come about.
            self.poll_io(Some(Duration::ZERO))?;
        }
        Ok(())
    }

    /// Waits for a part of the time, so that signals are looked at in between.
    fn idle_a_while(&mut self, event_loop: &Obj<EventLoop>, due: Option<f64>) -> Result<(), Raised> {
        if self.event_loop.io.is_active() {
            let patience = self.event_loop.io.patience();
            let timeout = self.event_loop.clock.wait_with(due, patience);
            self.poll_io(Some(timeout))?;
            let waits = self.event_loop.clock.is_real() || patience.is_none();
            if waits || !event_loop.ready.borrow().is_empty() {
                return Ok(());
            }
        }
        match due {
            Some(when) => self.event_loop.clock.wait_until(when),
            // Only a signal can go on from here.
            None if !self.event_loop.io.is_active() => self.event_loop.clock.nap(),
            None => {}
        }
        Ok(())
    }

    pub(super) fn run_handle(&mut self, event_loop: &Obj<EventLoop>, handle: Handle) -> Result<(), Raised> {
        match handle {
            Handle::Step(task) => self.step_task(&task),
            Handle::Expire(future) => {
                if !future.is_done() {
                    let value = future.outcome();
                    self.finish_future(&future, State::Finished, value, false);
                }
                Ok(())
            }
            Handle::Wake(task) => {
                self.wake_sleeper(&task);
                Ok(())
            }
            Handle::Call(callback) => self.run_callback(event_loop, &callback),
            Handle::Done(function, future) => self.run_done_callback(event_loop, function, &future),
            Handle::Watch(watcher, future) => {
                let told = self.caused_by_end(&future, |vm| watcher.done(vm, &future));
                told.or_else(|Raised| self.watcher_failed(event_loop, watcher.name()))
            }
            Handle::Signal(object, signal) => {
                let told = self.tell_object(&object, signal);
                told.or_else(|Raised| self.watcher_failed(event_loop, "_ready"))
            }
            Handle::Job(number) => {
                self.finish_job(number);
                Ok(())
            }
            Handle::Stop => {
                event_loop.stopping.set(true);
                Ok(())
            }
        }
    }

    fn watcher_failed(&mut self, event_loop: &Obj<EventLoop>, name: &str) -> Result<(), Raised> {
        if self.raised_is(Exc::KeyboardInterrupt) || self.raised_is(Exc::SystemExit) {
            return Err(Raised);
        }
        let exception = self.take_raised();
        reports::exception_in_callback(self, event_loop, &format!("{name}()"), exception, None)
    }

    /// Runs a script's callback in its context (`Handle._run`).
    pub fn run_callback(&mut self, event_loop: &Obj<EventLoop>, callback: &Obj<Callback>) -> Result<(), Raised> {
        if callback.cancelled.get() {
            return Ok(());
        }
        let runs = |vm: &mut Vm| Event::CallbackRun {
            handle: vm.trace_id(&callback.value()),
            name: reports::callback_name(vm, callback),
        };
        self.observing(runs, |vm| vm.call_back(event_loop, callback))
    }

    fn call_back(&mut self, event_loop: &Obj<EventLoop>, callback: &Obj<Callback>) -> Result<(), Raised> {
        let args = callback.args.get();
        let arguments = args.exact::<Tuple>().map_or(&[][..], |tuple| tuple.items());
        let (called, context) = self.call_in(callback.context.take(), &callback.callback.get(), arguments);
        callback.context.set(context);
        called.map(drop).or_else(|Raised| self.callback_failed(event_loop, callback))
    }

    /// Calls a function outside of all tasks and within these bindings of context variables; those there are afterwards, too.
    fn call_in(&mut self, context: Current, function: &Value, arguments: &[Value]) -> (Answer, Current) {
        let outer = std::mem::replace(&mut self.event_loop.context, context);
        let outer_task = self.event_loop.current.take();
        let called = self.call(function, arguments);
        self.event_loop.current = outer_task;
        (called, std::mem::replace(&mut self.event_loop.context, outer))
    }

    /// Runs a script's callback for a future that is done; its handle is made only where somebody is told of it. (While an observer
    /// looks, callbacks have handles from the start: `add_done_callback`.)
    fn run_done_callback(
        &mut self,
        event_loop: &Obj<EventLoop>,
        function: Ref,
        future: &Obj<Future>,
    ) -> Result<(), Raised> {
        let function = Value::Obj(function);
        let (called, _) = self.call_in(Current::default(), &function, &[future.value()]);
        called.map(drop).or_else(|Raised| {
            let args = Tuple::new(vec![future.value()]).into();
            let callback = Callback::make(event_loop, function, args, Current::default(), None);
            self.callback_failed(event_loop, &callback)
        })
    }

    /// A callback raised: that is reported, unless the exception leaves the loop.
    fn callback_failed(&mut self, event_loop: &Obj<EventLoop>, callback: &Obj<Callback>) -> Result<(), Raised> {
        if self.raised_is(Exc::KeyboardInterrupt) || self.raised_is(Exc::SystemExit) {
            return Err(Raised);
        }
        let exception = self.take_raised();
        let name = reports::callback_source(self, callback);
        reports::exception_in_callback(self, event_loop, &name, exception, Some(callback))
    }
}

/// A timer is due: what it holds knows of it no more. False where that has come to nothing.
fn forget_timer(handle: &Handle) -> bool {
    match handle {
        Handle::Call(callback) => callback.scheduled.set(false),
        Handle::Wake(task) => {
            task.task().into_iter().for_each(TaskPart::forget_timer);
            // Called off, and its step is ready: it may sleep again before this handle's turn.
            return !task.is_settled();
        }
        _ => {}
    }
    true
}
