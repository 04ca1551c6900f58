//! A thread's part of the machine: what is put aside while another thread runs.

use crate::event_loop::EventLoop;
use crate::event_loop::context::Current;
use crate::event_loop::future::Future;
use crate::heap::{Obj, Value};
use crate::vm::Vm;
use crate::vm::frame::FrameStack;
use crate::vm::outcome::{Continuation, Request};
use crate::vm::regs::ValueStack;
use std::mem::swap;

/// Frames of a thread that is not the first, and registers of its stack: reserved, and touched as they are used.
const ROOM: (usize, usize) = (1 << 20, 1 << 22);

/// The same where the process may not have much address space.
const SMALL_ROOM: (usize, usize) = (1 << 13, 1 << 16);

/// A thread's part of the machine.
pub struct Saved {
    frames: FrameStack,
    stack: ValueStack,
    raised: Value,
    fresh: bool,
    reraising: bool,
    landings: usize,
    chain_depth: usize,
    native_depth: usize,
    run_level: usize,
    native_stack_mark: usize,
    request: Option<Request>,
    continuations: Vec<Continuation>,
    being_shown: Vec<usize>,
    running: Option<Obj<EventLoop>>,
    current: Option<Obj<Future>>,
    context: Current,
    answered_at_once: Value,
    /// What is the cause of what happens here, for the observer.
    trace_scope: Vec<Option<u64>>,
}

impl Saved {
    /// The part of a thread that has not begun, with little room where it is to be small; `None` where there is no memory for it.
    pub fn new(small: bool) -> Option<Saved> {
        let (frames, registers) = if small { SMALL_ROOM } else { ROOM };
        Some(Saved {
            frames: FrameStack::try_new(frames)?,
            stack: ValueStack::try_new(registers)?,
            raised: Value::Unbound,
            fresh: false,
            reraising: false,
            landings: 0,
            chain_depth: 0,
            native_depth: 0,
            run_level: 0,
            native_stack_mark: 0,
            request: None,
            continuations: Vec::new(),
            being_shown: Vec::new(),
            running: None,
            current: None,
            context: Current::default(),
            answered_at_once: Value::Unbound,
            trace_scope: Vec::new(),
        })
    }

    /// Says how far the thread's native code may reach.
    pub fn set_native_mark(&mut self, mark: usize) {
        self.native_stack_mark = mark;
    }

    /// The loop that the thread runs.
    pub fn running_loop(&self) -> Option<&Obj<EventLoop>> {
        self.running.as_ref()
    }

    /// The frames of the thread.
    pub fn frames(&self) -> &FrameStack {
        &self.frames
    }
}

impl Vm {
    /// Exchanges the running thread's part of the machine for a saved one. The recursion limit is the program's; what each thread
    /// adds to it is its own landing frames.
    pub(super) fn exchange(&mut self, saved: &mut Saved) {
        let limit = self.recursion_limit - self.landings;
        swap(&mut self.frames, &mut saved.frames);
        swap(&mut self.stack, &mut saved.stack);
        swap(&mut self.raised, &mut saved.raised);
        swap(&mut self.fresh, &mut saved.fresh);
        swap(&mut self.reraising, &mut saved.reraising);
        swap(&mut self.landings, &mut saved.landings);
        swap(&mut self.chain_depth, &mut saved.chain_depth);
        swap(&mut self.native_depth, &mut saved.native_depth);
        swap(&mut self.run_level, &mut saved.run_level);
        swap(&mut self.native_stack_mark, &mut saved.native_stack_mark);
        swap(&mut self.request, &mut saved.request);
        swap(&mut self.continuations, &mut saved.continuations);
        swap(&mut self.being_shown, &mut saved.being_shown);
        swap(&mut self.event_loop.running, &mut saved.running);
        swap(&mut self.event_loop.current, &mut saved.current);
        swap(&mut self.event_loop.context, &mut saved.context);
        if let Some(tracer) = &mut self.tracer {
            saved.trace_scope = tracer.swap_scope(std::mem::take(&mut saved.trace_scope));
        }
        self.event_loop.at_once.exchange(&mut saved.answered_at_once);
        self.set_recursion_limit(limit + self.landings);
    }
}
