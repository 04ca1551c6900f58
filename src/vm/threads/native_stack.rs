//! Native stacks of threads: the one place that switches between them, by the crate `corosensei`.
//!
//! All threads of a program share one OS thread. The first one lives on the stack that the process gave it; every other has a
//! [`NativeStack`] and is entered from there ([`NativeStack::run`]), so that a call into it returns when it pauses ([`Way::pause`])
//! or ends. Control goes with the machine: whoever has it is the only one that runs.
//!
//! One of the places where `unsafe` stands. Invariants:
//! * the machine stays at one address as long as threads exist (the interpreter owns it in a box);
//! * a way is used on the stack that it belongs to, while that stack runs: it is handed to the stack's own body and kept with
//!   the thread, and only the running thread pauses;
//! * a stack whose body has not ended is never unwound and its memory never given back: what lies on it stays valid.

#![allow(unsafe_code)]

use crate::vm::Vm;
use corosensei::stack::{DefaultStack, Stack};
use corosensei::{Coroutine, CoroutineResult, Yielder};
use std::ptr::NonNull;

/// The machine, handed over at each switch.
struct Baton(NonNull<Vm>);

/// The stack of a thread, and where its code stands.
pub struct NativeStack {
    /// Absent once its memory was taken back.
    coroutine: Option<Coroutine<Baton, Baton, ()>>,
    lowest: usize,
}

/// The way back from a stack to whoever entered it.
#[derive(Clone, Copy)]
pub struct Way(NonNull<Yielder<Baton, Baton>>);

/// Memory for a stack.
pub struct StackMemory(DefaultStack);

impl StackMemory {
    /// Reserves a stack of this size, which is touched as it is used.
    pub fn new(size: usize) -> std::io::Result<StackMemory> {
        DefaultStack::new(size).map(StackMemory)
    }
}

impl NativeStack {
    /// A stack on which `body` will run.
    pub fn new(memory: StackMemory, body: impl FnOnce(&mut Vm, Way) + 'static) -> NativeStack {
        let lowest = memory.0.limit().get();
        let coroutine = Coroutine::with_stack(memory.0, move |yielder, baton: Baton| {
            let Baton(mut vm) = baton;
            // SAFETY: whoever entered handed the machine over and does not use it before this stack pauses or ends.
            let vm = unsafe { vm.as_mut() };
            body(vm, Way(NonNull::from(yielder)));
        });
        NativeStack { coroutine: Some(coroutine), lowest }
    }

    /// The lowest address of the stack.
    pub fn lowest(&self) -> usize {
        self.lowest
    }

    /// Goes on with the stack's code until it pauses or ends; whether it ended.
    pub fn run(&mut self, vm: &mut Vm) -> bool {
        let coroutine = self.coroutine.as_mut().expect("a stack that has ended is not entered");
        match coroutine.resume(Baton(NonNull::from(vm))) {
            CoroutineResult::Yield(_) => false,
            CoroutineResult::Return(()) => true,
        }
    }

    /// The memory of a stack whose code has ended.
    pub fn into_memory(mut self) -> Option<StackMemory> {
        let coroutine = self.coroutine.take_if(|coroutine| coroutine.done())?;
        Some(StackMemory(coroutine.into_stack()))
    }
}

impl Drop for NativeStack {
    fn drop(&mut self) {
        if let Some(coroutine) = self.coroutine.take() {
            if coroutine.started() && !coroutine.done() {
                // Unwinding would run no script code but drop what it holds, in no order that a program could expect.
                std::mem::forget(coroutine);
            }
        }
    }
}

impl Way {
    /// Hands the machine back to whoever entered this stack, until it is entered again.
    pub fn pause(self, vm: &mut Vm) {
        // SAFETY: the yielder lies at the bottom of the stack that runs this very code (file invariant).
        let yielder = unsafe { self.0.as_ref() };
        let Baton(back) = yielder.suspend(Baton(NonNull::from(&mut *vm)));
        debug_assert!(std::ptr::eq(back.as_ptr(), vm), "the machine stays at one address");
    }

    /// Does something that needs a large stack on the stack that this one was entered from.
    pub fn on_first_stack<R>(self, work: impl FnOnce() -> R + Send) -> R {
        // SAFETY: as in `pause`.
        unsafe { self.0.as_ref() }.on_parent_stack(work)
    }
}
