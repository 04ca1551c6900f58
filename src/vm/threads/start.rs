//! Making threads and ending them.

use super::native_stack::{NativeStack, StackMemory};
use super::saved::Saved;
use super::{Standing, Thread, ThreadId, Threads, Woken};
use crate::heap::{Value, registry};
use crate::objects::exception::Exc;
use crate::objects::native::Raised;
use crate::vm::Vm;

/// Native stacks of threads: reserved, and touched as they are used.
const STACK: usize = 16 << 20;

/// What a small address space may still have room for.
const SMALL_STACK: usize = 1 << 20;

/// What must still work at the end of a native stack.
const RESERVE: usize = 256 << 10;

/// Stacks kept for the next threads.
const SPARES: usize = 8;

impl Vm {
    /// Makes a thread that runs `body` when its turn comes; its number. RuntimeError where the system has no room for one more.
    pub fn start_thread(&mut self, body: impl FnOnce(&mut Vm) + 'static) -> Result<ThreadId, Raised> {
        let Some((mut saved, memory)) = self.threads.take_memory() else {
            return Err(self.raise(Exc::RuntimeError, "can't start new thread"));
        };
        let id = self.threads.next;
        self.threads.next += 1;
        let stack = NativeStack::new(memory, move |vm, way| {
            if let Some(thread) = vm.threads.all.get_mut(&id) {
                (thread.way, thread.standing) = (Some(way), Standing::Running);
            }
            body(vm);
            vm.end_thread();
        });
        saved.set_native_mark(stack.lowest() + RESERVE);
        self.threads.all.insert(id, Thread::new(Standing::Ready(Woken::Told), Some(saved), Some(stack)));
        self.threads.ready.push_back(id);
        Ok(id)
    }

    /// Lets go of what only the ending thread holds.
    fn end_thread(&mut self) {
        self.raised = Value::Unbound;
        drop(std::mem::take(&mut self.event_loop.context));
        drop(self.threads.all.get_mut(&self.threads.current).map(|thread| std::mem::take(&mut thread.own)));
        if registry::pending() {
            self.run_finalizers();
        }
    }

    /// Does something that needs much native stack: on the first thread's, where that has `room` bytes left. `None` where not.
    pub fn with_native_room<R>(&mut self, room: usize, work: impl FnOnce() -> R + Send) -> Option<R> {
        if self.native_stack_left() >= room {
            return Some(work());
        }
        let way = self.threads.all.get(&self.threads.current)?.way?;
        (self.threads.hub_room >= room).then(|| way.on_first_stack(work))
    }
}

impl Vm {
    /// In the child of a fork: of all threads only the one that forked is left, and it is the first one now.
    pub fn after_fork(&mut self) {
        let me = self.threads.current;
        for (_, thread) in std::mem::take(&mut self.threads.all) {
            if matches!(thread.standing, Standing::Running) {
                self.threads.all.insert(me, thread);
            } else {
                // What lies on its stack stays valid, and unused.
                std::mem::forget(thread);
            }
        }
        self.threads.first = me;
        self.threads.ready.clear();
        self.threads.dues.clear();
        self.event_loop.running = None;
        self.event_loop.current = None;
        self.event_loop.interrupt = Default::default();
        self.event_loop.io.after_fork();
    }
}

impl Threads {
    /// Memory for one more thread.
    fn take_memory(&mut self) -> Option<(Box<Saved>, StackMemory)> {
        let small = rustix::process::getrlimit(rustix::process::Resource::As).current.is_some();
        let size = match self.stack_size {
            0 if small => SMALL_STACK,
            0 => STACK,
            size => size.max(SMALL_STACK),
        };
        if self.stack_size == 0 {
            if let Some(spare) = self.spare.pop() {
                return Some(spare);
            }
        }
        let memory = StackMemory::new(size).or_else(|_| StackMemory::new(SMALL_STACK)).ok()?;
        Some((Box::new(Saved::new(small)?), memory))
    }

    /// Forgets a thread that has ended; its memory is kept for others.
    pub(super) fn forget(&mut self, id: ThreadId, saved: Box<Saved>, stack: NativeStack) {
        let ended = self.all.remove(&id);
        if self.spare.len() < SPARES && self.stack_size == 0 {
            if let Some(memory) = stack.into_memory() {
                self.spare.push((saved, memory));
            }
        }
        drop(ended);
    }
}
