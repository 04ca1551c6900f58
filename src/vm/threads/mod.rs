//! Threads of the program: green ones, all on one OS thread, switched by the machine.
//!
//! Each has a frame array, a stack of registers and a native stack of its own. The first one is the process's and works as the
//! hub: while it stands still it enters the others, one after another ([`park`]). A switch happens
//! * where a native waits (`Vm::park`): it says for what and until when, and somebody wakes it by its [`Ticket`];
//! * where the running thread has had its time (`Vm::time_slice`), between two instructions of the program's own code: code of
//!   our library in Python is never parted by this.
//!
//! Threads go on in the order in which they became ready. Where all stand still the process waits for the clock or for what
//! comes from outside; where nothing can come, they are deadlocked.

pub mod deadlock;
pub mod native_stack;
pub mod outside;
pub mod park;
pub mod saved;
pub mod start;

use crate::event_loop::EventLoop;
use crate::heap::{Obj, Value};
use native_stack::{NativeStack, StackMemory, Way};
use saved::Saved;
use std::cmp::{Ordering, Reverse};
use std::collections::{BTreeMap, BinaryHeap, VecDeque};
use std::rc::Rc;
use std::time::{Duration, Instant};

/// A thread's number, in the order of their making.
pub type ThreadId = u32;

/// CPython's switch interval.
const SLICE: Duration = Duration::from_millis(5);

/// The first thread.
pub const MAIN: ThreadId = 0;

/// Why a thread stands still.
#[derive(Clone)]
pub enum Waiting {
    /// It sleeps.
    Sleep,
    /// For another thread's doing, in words (`a lock`).
    Doing(&'static str),
    /// It runs an event loop in which nothing is ready.
    Loop(Obj<EventLoop>),
    /// Until one of some files is ready.
    Files(Rc<[outside::Watched]>),
    /// For something outside of which nobody tells: work on an OS thread. It looks itself, now and then.
    Outside,
}

/// Why it goes on.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Woken {
    /// Somebody woke it.
    Told,
    /// Its time came.
    TimedOut,
    /// A signal waits to be answered by the first thread.
    Interrupted,
    /// No thread can ever go on; the program ends.
    Deadlocked,
}

/// One wait of one thread. Whoever wakes it by an old ticket does nothing.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Ticket {
    thread: ThreadId,
    turn: u64,
}

impl Ticket {
    /// Whose it is.
    pub fn thread(self) -> ThreadId {
        self.thread
    }
}

/// What a thread does.
enum Standing {
    Running,
    /// In the queue of those that may go on, and why.
    Ready(Woken),
    Waiting {
        turn: u64,
        on: Waiting,
    },
}

/// A thread that has not ended.
struct Thread {
    standing: Standing,
    /// Its part of the machine while it does not run; absent for the first thread, whose part the one that runs keeps.
    saved: Option<Box<Saved>>,
    /// Absent for the first thread.
    stack: Option<NativeStack>,
    /// The way from its stack, once it has begun.
    way: Option<Way>,
    /// The object that scripts know it by (`threading.Thread`), for reports.
    object: Value,
    /// What is local to it (`threading.local`).
    own: Value,
}

impl Thread {
    fn new(standing: Standing, saved: Option<Box<Saved>>, stack: Option<NativeStack>) -> Thread {
        Thread { standing, saved, stack, way: None, object: Value::Unbound, own: Value::Unbound }
    }
}

/// A time at which a wait ends.
#[derive(PartialEq)]
struct Due {
    when: f64,
    turn: u64,
    thread: ThreadId,
}

impl Eq for Due {}

impl PartialOrd for Due {
    fn partial_cmp(&self, other: &Due) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Due {
    fn cmp(&self, other: &Due) -> Ordering {
        self.when.total_cmp(&other.when).then(self.turn.cmp(&other.turn))
    }
}

/// The threads of a program.
pub struct Threads {
    current: ThreadId,
    /// The one that answers signals: the program's first, and in the child of a fork the one that forked.
    first: ThreadId,
    all: BTreeMap<ThreadId, Thread>,
    ready: VecDeque<ThreadId>,
    dues: BinaryHeap<Reverse<Due>>,
    /// Chosen to go on, by a thread that pauses for it.
    chosen: Option<ThreadId>,
    next: ThreadId,
    turns: u64,
    /// Since when another thread waits for the running one to give way, by the real clock and in looks of the fuel hook.
    contended: Option<(Instant, u32)>,
    /// Looks of the fuel hook while there are several threads.
    looks: u32,
    /// What is left of the first thread's native stack above the point where it enters others.
    hub_room: usize,
    /// Stacks of threads that have ended, for the next ones.
    spare: Vec<(Box<Saved>, StackMemory)>,
    /// How long one may run while another waits for its turn (`sys.setswitchinterval`).
    pub slice: Duration,
    /// How large stacks are, where `threading.stack_size` was called.
    pub stack_size: usize,
    /// What the first thread waited for when no thread could ever go on.
    last_wait: Option<Waiting>,
}

impl Default for Threads {
    fn default() -> Threads {
        Threads {
            current: MAIN,
            first: MAIN,
            all: BTreeMap::from([(MAIN, Thread::new(Standing::Running, None, None))]),
            ready: VecDeque::new(),
            dues: BinaryHeap::new(),
            chosen: None,
            next: MAIN + 1,
            turns: 0,
            contended: None,
            looks: 0,
            hub_room: 0,
            spare: Vec::new(),
            slice: SLICE,
            stack_size: 0,
            last_wait: None,
        }
    }
}

impl Threads {
    /// The running thread.
    pub fn current(&self) -> ThreadId {
        self.current
    }

    /// Whether the first thread is the running one.
    pub fn on_first(&self) -> bool {
        self.current == self.first
    }

    /// Whether there is only one.
    #[inline]
    pub fn alone(&self) -> bool {
        self.all.len() == 1
    }

    /// How many there are besides the first.
    pub fn count(&self) -> usize {
        self.all.len() - 1
    }

    /// Says by which object scripts know the running thread.
    pub fn set_object(&mut self, object: Value) {
        if let Some(thread) = self.all.get_mut(&self.current) {
            thread.object = object;
        }
    }

    /// The first thread.
    pub fn first(&self) -> ThreadId {
        self.first
    }

    /// What is local to the running thread; Unbound at first.
    pub fn own_dict(&self) -> Value {
        self.all.get(&self.current).map_or(Value::Unbound, |thread| thread.own.clone())
    }

    /// Sets it.
    pub fn set_own_dict(&mut self, own: Value) {
        if let Some(thread) = self.all.get_mut(&self.current) {
            thread.own = own;
        }
    }

    /// A ticket for the running thread's next wait; earlier ones are void.
    pub fn ticket(&mut self) -> Ticket {
        self.turns += 1;
        Ticket { thread: self.current, turn: self.turns }
    }

    /// Wakes the wait that a ticket stands for.
    pub fn wake(&mut self, ticket: Ticket) {
        let waits = matches!(self.all.get(&ticket.thread), Some(Thread { standing: Standing::Waiting { turn, .. }, .. }) if *turn == ticket.turn);
        if waits {
            self.make_ready(ticket.thread, Woken::Told);
        }
    }

    /// Wakes the thread that runs a loop, if it stands still for want of something to do.
    pub fn wake_loop(&mut self, event_loop: &Obj<EventLoop>) {
        let waits = |thread: &Thread| matches!(&thread.standing, Standing::Waiting { on: Waiting::Loop(own), .. } if own.is(event_loop));
        if let Some((id, _)) = self.all.iter().find(|(_, thread)| waits(thread)) {
            self.make_ready(*id, Woken::Told);
        }
    }

    /// Wakes the first thread to answer a signal.
    fn wake_for_signal(&mut self) {
        if matches!(self.all.get(&self.first), Some(Thread { standing: Standing::Waiting { .. }, .. })) {
            self.make_ready(self.first, Woken::Interrupted);
        }
    }

    fn make_ready(&mut self, id: ThreadId, why: Woken) {
        if let Some(thread) = self.all.get_mut(&id) {
            thread.standing = Standing::Ready(why);
            self.ready.push_back(id);
        }
    }

    /// When the next wait ends by itself; what has ended otherwise is dropped.
    fn next_due(&mut self) -> Option<f64> {
        while let Some(Reverse(due)) = self.dues.peek() {
            if self.is_current_wait(due) {
                return Some(due.when);
            }
            self.dues.pop();
        }
        None
    }

    /// Most waits end before their time: those that did must not pile up.
    fn forget_past_waits(&mut self) {
        if self.dues.len() > 2 * self.all.len() + 64 {
            let dues = std::mem::take(&mut self.dues);
            self.dues = dues.into_iter().filter(|Reverse(due)| self.is_current_wait(due)).collect();
        }
    }

    fn is_current_wait(&self, due: &Due) -> bool {
        matches!(self.all.get(&due.thread), Some(Thread { standing: Standing::Waiting { turn, .. }, .. }) if *turn == due.turn)
    }

    /// Wakes those whose time has come.
    fn wake_due(&mut self, now: f64) {
        while self.next_due().is_some_and(|when| when <= now) {
            let Some(Reverse(due)) = self.dues.pop() else { return };
            self.make_ready(due.thread, Woken::TimedOut);
        }
    }
}
