//! What comes from outside: readiness of descriptors, and jobs of OS threads that are done.
//!
//! There is one poller for the process ([`crate::net`]); every loop's sources are in it, and whoever polls puts each handle into the
//! queue of the loop that it belongs to. The poller is asked once in every iteration, and only if something is registered.
//! A script's callback (`add_reader`) is level-triggered: its source is armed again before the next poll. Objects written in
//! Rust ([`Consumer::Object`]) are told once for each edge and read until nothing is left.
//!
//! What objects have written in a turn is sent at its end, together: [`Vm::flush_later`].

use super::future::{Future, State};
use super::handle::{Callback, Handle};
use super::looper::EventLoop;
use crate::heap::Obj;
use crate::net::fault::{Plan, with_faults};
use crate::net::jobs::{Jobs, Outcome};
use crate::net::real::RealNet;
use crate::net::record::recorded;
use crate::net::routes::Routes;
use crate::net::sim::SimNet;
use crate::net::{Events, Interest, Net, SockId};
use crate::objects::native::{Answer, NativeObject, Raised, Signal};
use crate::trace::event::Event;
use crate::vm::Vm;
use rustc_hash::FxHashMap;
use std::cell::{Cell, RefCell};
use std::io;
use std::path::{Path, PathBuf};
use std::rc::Rc;
use std::sync::Arc;
use std::time::Duration;

/// How long a virtual clock waits for the real world before it jumps, while connections are open.
const PATIENCE: Duration = Duration::from_millis(3);

/// From so many sources on, fewer events and connections are taken in one turn. Programs with less see them in CPython's order, all that
/// came together; in those with more a turn takes about a millisecond and a timer waits no longer.
const MANY: usize = 256;

/// Sockets whose last owner died without closing them: a drop has no machine at hand, so they are closed at the next look.
#[derive(Clone, Default)]
pub struct Lost(Rc<RefCell<Vec<SockId>>>);

/// What was dropped while it still had something to end: it gets [`Signal::Dropped`] at the next look.
#[derive(Clone, Default)]
pub struct Abandoned(Rc<RefCell<Vec<Obj<NativeObject>>>>);

impl Abandoned {
    /// Remembers it.
    pub fn push(&self, object: Obj<NativeObject>) {
        self.0.borrow_mut().push(object);
    }
}

/// A socket with its owners: whoever of them closes it first closes it for all, and the death of the last one closes it too.
pub struct Held {
    id: Cell<Option<SockId>>,
    lost: Lost,
}

impl Held {
    /// The socket, unless it was closed.
    pub fn id(&self) -> Option<SockId> {
        self.id.get()
    }

    /// Gives it up without closing it.
    pub fn take(&self) -> Option<SockId> {
        self.id.take()
    }
}

impl Drop for Held {
    fn drop(&mut self) {
        if let Some(id) = self.id.take() {
            self.lost.0.borrow_mut().push(id);
        }
    }
}

/// Who is told of readiness.
#[derive(Clone)]
pub enum Consumer {
    /// A script's callback, as long as it holds.
    Call(Obj<Callback>),
    /// An object, by [`crate::objects::native::NativeData::on_signal`].
    Object(Obj<NativeObject>),
    /// A future, which is set to None.
    Wake(Obj<Future>),
}

/// Who is told of one source.
struct Source {
    event_loop: Obj<EventLoop>,
    reader: Option<Consumer>,
    writer: Option<Consumer>,
    /// Whether it waits for connections: a virtual clock does not wait for those.
    listens: bool,
}

/// What becomes of a job's outcome.
type Finish = Box<dyn FnOnce(&mut Vm, Outcome) -> Answer>;

struct Pending {
    future: Obj<Future>,
    finish: Finish,
}

/// The outside world, as the loops see it.
pub struct Io {
    /// Sockets and waiting.
    pub net: Box<dyn Net>,
    /// Threads for blocking calls.
    pub jobs: Jobs,
    /// Where connections go instead of where they are meant to.
    pub routes: Routes,
    sources: FxHashMap<SockId, Source>,
    /// Sources that wait for something other than connections.
    connections: usize,
    /// Armed again before the next poll.
    rearm: Vec<SockId>,
    /// Have something to send at the end of the turn.
    unsent: Vec<Obj<NativeObject>>,
    pending: FxHashMap<u64, Pending>,
    done: FxHashMap<u64, Outcome>,
    lost: Lost,
    /// What was dropped and is to be told so.
    pub abandoned: Abandoned,
    /// Where bytes are read to before they are handed on.
    pub scratch: Vec<u8>,
    events: Events,
    /// How many expect the waker.
    expected: usize,
}

impl Default for Io {
    fn default() -> Io {
        Io {
            net: Box::<RealNet>::default(),
            jobs: Jobs::default(),
            routes: Routes::default(),
            sources: FxHashMap::default(),
            connections: 0,
            rearm: Vec::new(),
            unsent: Vec::new(),
            pending: FxHashMap::default(),
            done: FxHashMap::default(),
            lost: Lost::default(),
            abandoned: Abandoned::default(),
            scratch: Vec::new(),
            events: Events::default(),
            expected: 0,
        }
    }
}

impl Io {
    /// Whether anything outside could make something ready.
    #[inline]
    pub fn is_active(&self) -> bool {
        !self.sources.is_empty() || self.jobs.any() || self.expected > 0 || !self.unsent.is_empty()
    }

    /// Whether there are so many sources that little is to be done in one turn.
    pub fn is_crowded(&self) -> bool {
        self.sources.len() > MANY
    }

    /// How long a virtual clock lets the real world act before it jumps; `None` for as long as it takes.
    pub fn patience(&self) -> Option<Duration> {
        if self.jobs.any() {
            return None;
        }
        Some(if self.connections > 0 || self.expected > 0 { PATIENCE } else { Duration::ZERO })
    }

    /// What ends a wait from another thread or a signal handler. [`Io::expect_wake`] says that it will be used.
    pub fn waker(&mut self) -> io::Result<Arc<mio::Waker>> {
        self.net.waker()
    }

    /// From now on (or, with `false`, no longer) somebody outside may use the waker: no wait is a deadlock meanwhile.
    pub fn expect_wake(&mut self, expected: bool) {
        self.expected = if expected { self.expected + 1 } else { self.expected.saturating_sub(1) };
    }

    /// A forked child shares the parent's poller: it gets one of its own, and no threads.
    pub fn after_fork(&mut self) {
        *self = Io { routes: std::mem::take(&mut self.routes), ..Io::default() };
    }

    fn place(source: &mut Source, write: bool) -> &mut Option<Consumer> {
        if write { &mut source.writer } else { &mut source.reader }
    }

    /// Takes all consumers of a loop out (it was closed).
    pub fn forget_loop(&mut self, event_loop: &Obj<EventLoop>) {
        let of_loop = self.sources.iter().filter(|(_, source)| source.event_loop.is(event_loop)).map(|(id, _)| *id);
        for id in of_loop.collect::<Vec<SockId>>() {
            self.drop_source(id);
        }
    }

    fn drop_source(&mut self, id: SockId) {
        if let Some(source) = self.sources.remove(&id) {
            self.connections -= usize::from(!source.listens);
            self.net.forget(id);
        }
    }

    /// Lets go of a socket: nobody is told any more, and it closes.
    pub fn close(&mut self, id: SockId) {
        self.drop_source(id);
        self.net.close(id);
    }

    /// The consumer that is told that a source can be read (or written).
    pub fn consumer(&self, id: SockId, write: bool) -> Option<&Consumer> {
        let source = self.sources.get(&id)?;
        if write { source.writer.as_ref() } else { source.reader.as_ref() }
    }

    /// An owner for a socket.
    pub fn hold(&mut self, id: SockId) -> Rc<Held> {
        self.close_lost();
        Rc::new(Held { id: Cell::new(Some(id)), lost: self.lost.clone() })
    }

    /// Closes the sockets that nobody owns any more.
    fn close_lost(&mut self) {
        let lost = std::mem::take(&mut *self.lost.0.borrow_mut());
        for id in lost {
            self.close(id);
        }
    }

    /// Marks a source as one that waits for connections.
    pub fn mark_listening(&mut self, id: SockId) {
        if let Some(source) = self.sources.get_mut(&id) {
            self.connections -= usize::from(!std::mem::replace(&mut source.listens, true));
        }
    }

    /// Puts a consumer in; the one before it comes out.
    pub fn watch(
        &mut self,
        event_loop: &Obj<EventLoop>,
        id: SockId,
        write: bool,
        consumer: Consumer,
    ) -> io::Result<Option<Consumer>> {
        let level = matches!(consumer, Consumer::Call(_));
        let known = self.sources.get(&id);
        let mut interest = if write { Interest::WRITE } else { Interest::READ };
        if let Some(source) = known {
            interest.read |= source.reader.is_some();
            interest.write |= source.writer.is_some();
        }
        self.net.want(id, interest)?;
        if level {
            // What was told before somebody listened is told again.
            self.net.rearm(id)?;
        }
        if known.is_none() {
            self.connections += 1;
            let source = Source { event_loop: event_loop.clone(), reader: None, writer: None, listens: false };
            self.sources.insert(id, source);
        }
        Ok(self.sources.get_mut(&id).and_then(|source| Io::place(source, write).replace(consumer)))
    }

    /// Takes a consumer out. A socket stays registered: an event that nobody waits for costs less than registering anew.
    pub fn unwatch(&mut self, id: SockId, write: bool) -> Option<Consumer> {
        let source = self.sources.get_mut(&id)?;
        let consumer = Io::place(source, write).take();
        if source.reader.is_none() && source.writer.is_none() {
            self.drop_source(id);
        }
        consumer
    }
}

/// Lets the process have as many descriptors as the system grants it: servers hold thousands.
fn allow_descriptors() {
    use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
    let Rlimit { current, maximum } = getrlimit(Resource::Nofile);
    if current != maximum {
        // Where it is refused, the old limit holds.
        let _ = setrlimit(Resource::Nofile, Rlimit { current: maximum, maximum });
    }
}

impl Vm {
    /// Sets up the network that a program gets.
    pub fn start_network(&mut self, routes: Routes, simulated: Option<PathBuf>) {
        self.event_loop.io.routes = routes;
        allow_descriptors();
        if let Some(Ok(net)) = simulated.map(SimNet::new) {
            self.event_loop.io.net = Box::new(net);
        }
    }

    /// Puts a network that fails or is recorded before the one there is, where the options `-X net-fault=…` and `-X net-record=…` say so.
    /// What is wrong with them, in words.
    pub fn watch_network(&mut self, options: &[String]) -> Result<(), String> {
        let io = &mut self.event_loop.io;
        for option in options {
            let wrapped = |io: &mut Io| std::mem::replace(&mut io.net, Box::new(RealNet::default()));
            if let Some(text) = option.strip_prefix("net-fault=") {
                let plan = Plan::parse(text).ok_or_else(|| format!("-X net-fault: '{text}' is not N or N:cut"))?;
                io.net = Box::new(with_faults(wrapped(io), plan));
            } else if let Some(path) = option.strip_prefix("net-record=") {
                let net = recorded(wrapped(io), Path::new(path));
                io.net = Box::new(net.map_err(|error| format!("-X net-record: '{path}': {error}"))?);
            }
        }
        Ok(())
    }

    /// Hands work to an OS thread. The future is set to what `finish` makes of the outcome (on the machine's own thread).
    pub fn run_job<T: Send + 'static>(
        &mut self,
        event_loop: &Obj<EventLoop>,
        work: impl FnOnce() -> T + Send + 'static,
        finish: impl FnOnce(&mut Vm, T) -> Answer + 'static,
    ) -> Result<Obj<Future>, Raised> {
        let future = Future::make(event_loop);
        let waker = self.event_loop.io.waker().map_err(|error| self.raise_os(&error, None))?;
        let number = self.event_loop.io.jobs.start(waker, move || Box::new(work()));
        let finish: Finish = Box::new(move |vm, outcome| match outcome.downcast::<T>() {
            Ok(outcome) => finish(vm, *outcome),
            Err(_) => unreachable!("a job's outcome has the type of its work"),
        });
        self.event_loop.io.pending.insert(number, Pending { future: future.clone(), finish });
        self.observe(|vm| {
            Event::note(
                "thread.submit",
                Some(vm.trace_id(&future.value())),
                "a job is handed to a thread outside the loop",
            )
        });
        Ok(future)
    }

    /// An object has something to send: it gets [`Signal::Flush`] at the end of the turn.
    pub fn flush_later(&mut self, object: &Obj<NativeObject>) {
        self.event_loop.io.unsent.push(object.clone());
    }

    /// Sends what was written in this turn.
    pub fn flush_io(&mut self) -> Result<(), Raised> {
        let abandoned = std::mem::take(&mut *self.event_loop.io.abandoned.0.borrow_mut());
        for object in abandoned {
            object.signal(self, Signal::Dropped)?;
        }
        while !self.event_loop.io.unsent.is_empty() {
            for object in std::mem::take(&mut self.event_loop.io.unsent) {
                object.signal(self, Signal::Flush)?;
            }
        }
        Ok(())
    }

    /// Asks the poller what is ready, waiting at most so long, and puts the handles into their loops' queues.
    pub fn poll_io(&mut self, timeout: Option<Duration>) -> Result<(), Raised> {
        self.flush_io()?;
        let io = &mut self.event_loop.io;
        io.close_lost();
        io.net.set_now(self.event_loop.clock.now());
        for id in std::mem::take(&mut io.rearm) {
            // Whoever closed it meanwhile has no use for it.
            let _ = io.net.rearm(id);
        }
        let mut events = std::mem::take(&mut io.events);
        events.few = io.is_crowded();
        let polled = io.net.poll(timeout, &mut events);
        for (id, ready) in events.ready.drain(..) {
            self.dispatch(id, ready);
        }
        if std::mem::take(&mut events.woken) {
            self.take_jobs();
        }
        self.event_loop.io.events = events;
        polled.map_err(|error| self.raise_os(&error, None))
    }

    fn dispatch(&mut self, id: SockId, ready: Interest) {
        let io = &mut self.event_loop.io;
        let Some(source) = io.sources.get(&id) else { return };
        let event_loop = source.event_loop.clone();
        let reader = source.reader.clone().filter(|_| ready.read);
        let writer = source.writer.clone().filter(|_| ready.write);
        if [&reader, &writer].iter().any(|consumer| matches!(consumer, Some(Consumer::Call(_)))) {
            io.rearm.push(id);
        }
        let readable = if ready.ended { Signal::Ended } else { Signal::Readable };
        for (consumer, signal) in [(reader, readable), (writer, Signal::Writable)] {
            let handle = match consumer {
                None => continue,
                Some(Consumer::Call(callback)) => Handle::Call(callback),
                Some(Consumer::Object(object)) => Handle::Signal(object, signal),
                Some(Consumer::Wake(future)) => Handle::Expire(future),
            };
            self.push_from_outside(&event_loop, handle, signal);
        }
    }

    /// Puts a handle into the ready queue because a socket or pipe is ready.
    fn push_from_outside(&mut self, event_loop: &Obj<EventLoop>, handle: Handle, signal: Signal) {
        if let Handle::Signal(..) = handle {
            // Told when it runs.
            return self.push_ready(event_loop, handle);
        }
        self.observing(|_| Event::source_ready(signal), |vm| vm.push_ready(event_loop, handle));
    }

    fn take_jobs(&mut self) {
        for (number, outcome) in self.event_loop.io.jobs.take_done() {
            // The waiter of an operation's job gave up where nothing is pending.
            let Some(pending) = self.event_loop.io.pending.get(&number) else { continue };
            let event_loop = pending.future.event_loop.clone();
            self.event_loop.io.done.insert(number, outcome);
            self.push_ready(&event_loop, Handle::Job(number));
        }
    }

    /// A job is done: its future is set.
    pub(super) fn finish_job(&mut self, number: u64) {
        let io = &mut self.event_loop.io;
        let (Some(pending), Some(outcome)) = (io.pending.remove(&number), io.done.remove(&number)) else { return };
        if pending.future.is_done() {
            return;
        }
        let opened = self.begin_observing(|_| Event::note("thread.done", None, "a job outside the loop is done"));
        match (pending.finish)(self, outcome) {
            Ok(value) => self.finish_future(&pending.future, State::Finished, value, false),
            Err(Raised) => {
                let exception = self.take_raised();
                self.finish_future(&pending.future, State::Finished, exception, true);
            }
        }
        self.end_observing(opened);
    }

    /// Waits, without a loop, until a socket is ready: for blocking natives. False where the deadline (in the clock's seconds)
    /// comes first.
    pub fn wait_for_socket(&mut self, id: SockId, interest: Interest, deadline: Option<f64>) -> Result<bool, Raised> {
        use rustix::event::{PollFd, PollFlags, Timespec, poll};
        const SLICE: f64 = 0.05;
        if !self.threads.alone() {
            return self.wait_among_threads(id, interest, deadline);
        }
        let flags = if interest.write { PollFlags::OUT } else { PollFlags::IN };
        loop {
            self.check_signals()?;
            let left = deadline.map_or(f64::INFINITY, |at| at - self.event_loop.clock.now());
            let slice = Timespec { tv_sec: 0, tv_nsec: (left.clamp(0.0, SLICE) * 1e9) as i64 };
            let Some(socket) = self.event_loop.io.net.socket(id) else { return Ok(true) };
            let found = poll(&mut [PollFd::new(socket, flags)], Some(&slice));
            match found {
                Ok(0) | Err(rustix::io::Errno::INTR) if left > 0.0 => {
                    if let (false, Some(at)) = (self.event_loop.clock.is_real(), deadline) {
                        self.event_loop.clock.wait_until(at);
                    }
                }
                Ok(0) => return Ok(false),
                Ok(_) => return Ok(true),
                Err(error) => return Err(self.raise_os(&error.into(), None)),
            }
        }
    }

    /// The same where other threads run meanwhile.
    fn wait_among_threads(&mut self, id: SockId, interest: Interest, deadline: Option<f64>) -> Result<bool, Raised> {
        let Some(socket) = self.event_loop.io.net.socket(id) else { return Ok(true) };
        let copy = socket.try_clone().map_err(|error| self.raise_os(&error, None))?;
        let file = Rc::new(std::fs::File::from(std::os::fd::OwnedFd::from(copy)));
        Ok(self.wait_for_files(vec![(file, interest)], deadline)?.contains(&true))
    }
}
