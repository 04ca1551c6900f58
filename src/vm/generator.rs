//! Handlers of yield and await, and the frames of generators: chains are walked in place, never by recursion.
//!
//! A generator frame's window lies in the generator; the root of the running chain waits, owned, in the stack slot just below the
//! frame's `top`. See `objects/callables/generator.rs` for what root, leaf and awaiter are.

use super::Vm;
use super::coroutine::{Resume, Step};
use super::frame::{Cursor, Frame, frame_flags};
use super::outcome::Exit;
use super::regs::Regs;
use crate::bytecode::code::Flavor;
use crate::bytecode::op::{Op, Reg, Special};
use crate::event_loop::future::{self, Awaited, Future};
use crate::event_loop::native_coroutine::{Meaning, NativeCoroutine};
use crate::heap::object::BackLink;
use crate::heap::{Obj, Value, ValueCell, flags};
use crate::objects::async_step::{AsyncStep, StepKind};
use crate::objects::code::Code;
use crate::objects::exception::{Exc, Exception};
use crate::objects::generator::{Generator, LeafCell, State};
use crate::objects::names::sym;
use crate::objects::native::Raised;
use crate::objects::types::TypeId;
use crate::trace::event::Event;
use std::cell::{Cell, OnceCell};

/// What a handler that may leave the run answers: `None` to go on with the topmost frame.
type Left = Result<Option<Exit>, Raised>;

impl Vm {
    /// Makes the generator or coroutine of a call whose first `bound` locals are at `base`, its function before them.
    pub(super) fn make_generator(&mut self, code: &Obj<Code>, base: Regs, bound: usize) -> Value {
        let id = match code.unit.flavor {
            Flavor::Generator | Flavor::Plain => TypeId::Generator,
            Flavor::Coroutine => TypeId::Coroutine,
            Flavor::AsyncGenerator => TypeId::AsyncGenerator,
        };
        let body = Generator {
            code: code.clone(),
            pc: Cell::new(0),
            state: Cell::new(State::Created),
            awaiting: ValueCell::default(),
            leaf: LeafCell::default(),
            awaiter: BackLink::none(),
            depth: Cell::new(0),
            extra: OnceCell::new(),
        };
        let generator = Obj::with_empty_tail(id.shape(), body);
        let regs = Regs::of_generator(&generator);
        for index in 0..bound {
            regs.put_far(index, base.take_far(index));
        }
        regs.put_before(base.take_before(1));
        if id != TypeId::Generator || !code.unit.handlers.is_empty() {
            // Its warning, if it is never awaited; its `finally` and the like, if it is dropped before its end.
            generator.as_ref().set_flag(flags::FINALIZER, true);
        }
        generator.into()
    }

    /// The generator whose code the topmost frame runs.
    pub(super) fn current_generator(&mut self) -> Obj<Generator> {
        self.frames.top().base.generator()
    }

    /// Pushes the frame of a chain: `leaf`'s code runs, `root` waits at the top of the stack.
    pub(super) fn push_generator(
        &mut self,
        root: &Obj<Generator>,
        leaf: &Obj<Generator>,
        dst: Reg,
        more: u16,
    ) -> Result<(), Raised> {
        let top = self.stack_top();
        let depth = root.depth.get() as usize;
        // A `for` over a generator is not limited in CPython (the specialised instruction does not look): a long chain of
        // generators, each reading the one before, runs. Only the room for frames limits it here.
        let limit = if more & frame_flags::ITERATION != 0 { self.frames.capacity() - 16 } else { self.recursion_limit };
        if self.frames.len() + self.chain_depth + depth >= limit || !self.stack.fits(top, 4) {
            return Err(self.recursion_error());
        }
        top.put_far(0, root.value());
        let mut frame =
            Frame::new(&leaf.code, Regs::of_generator(leaf), top.offset(1), dst, frame_flags::GENERATOR | more);
        frame.set_pc(leaf.pc.get());
        self.frames.push(frame);
        self.set_chain_depth(self.chain_depth + depth);
        Ok(())
    }

    /// Pops the frame of a chain; hands the root out.
    fn pop_generator(&mut self) -> (Frame, Obj<Generator>) {
        let frame = self.frames.pop();
        let root = frame.top.take_before(1);
        match root {
            Value::Obj(root) => (frame, root.into_obj().ok().expect("the root of a chain is a generator")),
            _ => unreachable!("the root waits below the top of its frame"),
        }
    }

    /// Suspends the running chain, whose innermost member is the topmost frame's; hands `value` to whoever drives the root.
    fn suspend_chain(&mut self, value: Value) -> Option<Exit> {
        let leaf = self.current_generator();
        let (frame, root) = self.pop_generator();
        leaf.pc.set(frame.pc());
        leaf.state.set(State::Suspended);
        root.state.set(State::Suspended);
        self.set_chain_depth(self.chain_depth - root.depth.get() as usize);
        if !leaf.is(&root) {
            root.leaf.set(leaf);
        }
        self.hand_out(frame, value)
    }

    /// Gives what a root handed out to the waiting instruction, or ends the run.
    fn hand_out(&mut self, frame: Frame, value: Value) -> Option<Exit> {
        if frame.is(frame_flags::ENTRY) {
            return Some(Exit::Yielded(value));
        }
        debug_assert!(frame.is(frame_flags::ITERATION));
        self.deliver_item(frame.dst, value);
        None
    }

    /// Gives an item to the topmost frame's `ForIter` and jumps to its body.
    #[inline]
    pub(super) fn deliver_item(&mut self, dst: Reg, value: Value) {
        let frame = self.frames.top();
        let to = frame.cursor.last().iteration_target().expect("only ForIter waits for an item");
        frame.base.set(dst, value);
        frame.cursor.jump(to as isize);
        self.fuel -= 1;
    }

    /// `yield value`, but for the plain case.
    #[inline(never)]
    pub(super) fn yield_op(&mut self, value: Value) -> Option<Exit> {
        if self.frames.top().code().unit.flavor != Flavor::AsyncGenerator {
            return self.suspend_chain(value);
        }
        // An item of an asynchronous generator is the result of whoever awaits its step.
        let generator = self.current_generator();
        generator.pc.set(self.frames.top().pc());
        generator.state.set(State::Suspended);
        match generator.awaiter.target() {
            Some(awaiter) => {
                drop(awaiter.stop_awaiting());
                self.return_to(&awaiter, value);
                None
            }
            None => {
                let (frame, root) = self.pop_generator();
                self.set_chain_depth(self.chain_depth - root.depth.get() as usize);
                debug_assert!(frame.is(frame_flags::ENTRY), "asynchronous generators are driven by steps");
                Some(Exit::Item(value))
            }
        }
    }

    /// The plain case of `yield`: a generator that delegates to none hands an item to a `for`, whose frame goes on. Any other
    /// gives the value back.
    #[inline(always)]
    pub(super) fn yield_to_for(&mut self, cursor: Cursor, value: Value) -> Result<Frame, Value> {
        let mut frame = *self.frames.top();
        frame.cursor = cursor;
        if frame.flags != frame_flags::GENERATOR | frame_flags::ITERATION {
            return Err(value);
        }
        let Some(root) = frame.top.before(1).exact::<Generator>() else { return Err(value) };
        if Regs::of_generator(root) != frame.base || root.code.unit.flavor != Flavor::Generator {
            return Err(value);
        }
        root.pc.set(frame.pc());
        root.state.set(State::Suspended);
        debug_assert!(root.depth.get() == 0, "a root that is its own leaf has no links");
        self.frames.discard();
        drop(frame.top.take_before(1));
        self.deliver_item(frame.dst, value);
        Ok(*self.frames.top())
    }

    /// The next item of a generator from Rust, in the plain case; `None` where it is any other.
    pub fn next_of_generator(&mut self, generator: &Obj<Generator>) -> Option<Result<Option<Value>, Raised>> {
        if self.enter_native().is_err() {
            return Some(Err(Raised));
        }
        let exit = self.resume_plain(generator, 0, frame_flags::ENTRY).then(|| self.run_nested());
        self.leave_native();
        Some(match exit? {
            Exit::Yielded(value) | Exit::Item(value) => Ok(Some(value)),
            Exit::Returned(_) => Ok(None),
            Exit::Raised => Err(Raised),
        })
    }

    /// The plain case of going on with a generator: it stands at a `yield` of its own. False where it is any other.
    #[inline(always)]
    fn resume_plain(&mut self, generator: &Obj<Generator>, dst: Reg, more: u16) -> bool {
        let plain = generator.state.get() == State::Suspended
            && !generator.awaiter.is_linked()
            && generator.awaiting.is_unbound()
            && generator.depth.get() == 0
            && !generator.leaf.is_known();
        let top = self.stack_top();
        if !plain || self.frames.is_full() || !self.stack.fits(top, 4) {
            return false;
        }
        top.put_far(0, generator.value());
        let base = Regs::of_generator(generator);
        let mut frame = Frame::new(&generator.code, base, top.offset(1), dst, frame_flags::GENERATOR | more);
        frame.set_pc(generator.pc.get());
        if let Some(result) = frame.cursor.last().result() {
            base.set(result, Value::None);
        }
        generator.state.set(State::Running);
        self.frames.push(frame);
        true
    }

    /// Turns the topmost frame to the outer member of its chain, whose await yields `value`.
    fn return_to(&mut self, awaiter: &Obj<Generator>, value: Value) {
        self.turn_to(awaiter);
        let frame = self.frames.top();
        let dst = frame.cursor.last().result().expect("an awaiting instruction has a result");
        frame.base.set(dst, value);
        self.leave_link();
    }

    /// Turns the topmost frame to another member of its chain.
    fn turn_to(&mut self, member: &Obj<Generator>) {
        member.state.set(State::Running);
        let regs = Regs::of_generator(member);
        self.frames.top().switch(&member.code, regs, member.pc.get());
    }

    fn enter_link(&mut self) -> Result<(), Raised> {
        if self.frames.len() + self.chain_depth >= self.recursion_limit {
            return Err(self.recursion_error());
        }
        self.set_chain_depth(self.chain_depth + 1);
        let root = self.current_root();
        root.depth.set(root.depth.get() + 1);
        Ok(())
    }

    fn leave_link(&mut self) {
        let root = self.current_root();
        if root.depth.get() > 0 {
            self.set_chain_depth(self.chain_depth - 1);
            root.depth.set(root.depth.get() - 1);
        }
    }

    /// The root of the running chain.
    fn current_root<'a>(&mut self) -> &'a Obj<Generator> {
        self.frames.top().top.before(1).exact::<Generator>().expect("the root waits below the top")
    }

    /// Ends the innermost member with a value; its awaiter or the root's driver goes on.
    pub(super) fn finish_generator(&mut self, value: Value) -> Left {
        let generator = self.current_generator();
        generator.state.set(State::Finished);
        generator.as_ref().set_flag(flags::FINALIZER, false);
        let async_generator = generator.code.unit.flavor == Flavor::AsyncGenerator;
        let awaiter = generator.awaiter.target();
        if let Some(awaiter) = awaiter {
            drop(awaiter.stop_awaiting());
            if async_generator {
                self.turn_to(&awaiter);
                self.leave_link();
                return Err(self.raise_args(Exc::StopAsyncIteration, Vec::new()));
            }
            self.return_to(&awaiter, value);
            return Ok(None);
        }
        self.keep_place(&generator);
        let frame = self.leave_root();
        drop(generator);
        if frame.is(frame_flags::ENTRY) {
            return Ok(Some(Exit::Returned(value)));
        }
        self.end_iteration();
        Ok(None)
    }

    /// Where a coroutine ended: only an observer asks.
    #[inline]
    pub(super) fn keep_place(&mut self, generator: &Obj<Generator>) {
        if self.tracer.is_some() {
            generator.pc.set(self.frames.top().pc());
        }
    }

    /// An awaited future was done already.
    fn observe_skip(&mut self, target: &Value) {
        if target.exact::<Future>().is_some() {
            self.observe(|vm| Event::AwaitSkip { on: vm.trace_id(target) });
        }
    }

    /// The topmost frame's `ForIter` has come to its end: the iterator goes, control falls through.
    pub(super) fn end_iteration(&mut self) {
        let frame = self.frames.top();
        let iter = frame.cursor.last().iterator().expect("only ForIter waits for an item");
        frame.base.clear(iter);
    }

    /// The innermost member left by an exception: the topmost frame turns to its awaiter.
    pub(super) fn turn_outward(&mut self, awaiter: &Obj<Generator>) {
        self.turn_to(awaiter);
        self.leave_link();
    }

    /// The root left by an exception: its frame goes.
    pub(super) fn leave_root(&mut self) -> Frame {
        let (frame, root) = self.pop_generator();
        self.set_chain_depth(self.chain_depth - root.depth.get() as usize);
        root.depth.set(0);
        frame
    }

    // --- await and yield from ------------------------------------------------------------------------------------

    /// `await value`
    pub(super) fn await_op(&mut self, value: Value) -> Left {
        if let Some(inner) = value.exact::<Generator>() {
            let flavor = inner.code.unit.flavor;
            if flavor == Flavor::Coroutine || self.is_generator_coroutine(inner) {
                return self.enter_inner(inner.clone(), true);
            }
        }
        if let Some(step) = value.exact::<AsyncStep>() {
            return self.enter_async_step(step.clone(), value);
        }
        if value.exact::<NativeCoroutine>().is_some() {
            return match self.meaning_of(&value) {
                None => self.delegate(value, Resume::Send(Value::None)),
                Some(Meaning::Ready(result)) => {
                    self.finish_await(result);
                    Ok(None)
                }
                Some(Meaning::Turn) => {
                    self.current_generator().awaiting.set(value);
                    Ok(self.suspend_chain(Value::None))
                }
            };
        }
        if value.exact::<Future>().is_some() {
            return self.delegate(value, Resume::Send(Value::None));
        }
        let iterator = match self.await_iterator(&value) {
            Ok(iterator) => iterator,
            Err(Raised) => return Err(self.invalid_awaitable(&value)),
        };
        if let Some(inner) = iterator.exact::<Generator>() {
            return self.enter_inner(inner.clone(), false);
        }
        self.delegate(iterator, Resume::Send(Value::None))
    }

    /// Words the error of an implicit await as CPython does: what `async for` and `async with` got from which method.
    #[cold]
    fn invalid_awaitable(&mut self, value: &Value) -> Raised {
        let frame = *self.frames.top();
        let before = &frame.code().ops[..(frame.pc() as usize).saturating_sub(1)];
        let type_name = self.type_name(value);
        if let Some(Op::GetANext { .. }) = before.last() {
            let cause = self.take_raised();
            let message = format!("'async for' received an invalid object from __anext__: {type_name}");
            let Raised = self.type_error(message);
            if let Some(error) = self.raised.exact::<Exception>() {
                error.cause.set(cause.clone());
                error.context.set(cause);
                error.suppress_context.set(true);
            }
            self.fresh = false;
            return Raised;
        }
        let class = self.class_of(value).clone();
        if !matches!(before.last(), Some(Op::CallMethod { .. })) || self.class_lookup(&class, sym::__await__).is_some()
        {
            return Raised;
        }
        let method = before.iter().rev().take(5).find_map(|op| match op {
            Op::LoadSpecial { which: Special::AEnter, .. } => Some("__aenter__"),
            Op::LoadSpecial { which: Special::AExit, .. } => Some("__aexit__"),
            _ => None,
        });
        let Some(method) = method else { return Raised };
        drop(self.take_raised());
        self.type_error(format!(
            "'async with' received an object from {method} that does not implement __await__: {type_name}"
        ))
    }

    /// `iter` of an awaitable: what `__await__` hands out, checked as CPython checks it.
    pub fn await_iterator(&mut self, value: &Value) -> Result<Value, Raised> {
        let Some(method) = self.special(value, sym::__await__)? else {
            let type_name = self.type_name(value);
            return Err(self.type_error(format!("object {type_name} can't be used in 'await' expression")));
        };
        let iterator = self.call(&method, &[])?;
        if iterator.exact::<Generator>().is_some_and(|inner| inner.code.unit.flavor == Flavor::Coroutine) {
            return Err(self.type_error("__await__() returned a coroutine"));
        }
        let class = self.class_of(&iterator).clone();
        if self.class_lookup(&class, sym::__next__).is_none() {
            let type_name = self.type_name(&iterator);
            return Err(self.type_error(format!("__await__() returned non-iterator of type '{type_name}'")));
        }
        Ok(iterator)
    }

    /// `yield from value`
    pub(super) fn yield_from_op(&mut self, value: Value) -> Left {
        if let Some(inner) = value.exact::<Generator>() {
            let coroutine = inner.code.unit.flavor == Flavor::Coroutine;
            let outer = self.current_generator();
            if coroutine && !self.is_generator_coroutine(&outer) && outer.code.unit.flavor != Flavor::Coroutine {
                return Err(self.type_error("cannot 'yield from' a coroutine object in a non-coroutine generator"));
            }
            if inner.code.unit.flavor != Flavor::AsyncGenerator {
                return self.enter_inner(inner.clone(), coroutine);
            }
        }
        if value.exact::<Future>().is_some() || value.exact::<NativeCoroutine>().is_some() {
            return self.delegate(value, Resume::Send(Value::None));
        }
        let iterator = self.iter(&value)?;
        if let Some(inner) = iterator.exact::<Generator>() {
            return self.enter_inner(inner.clone(), false);
        }
        self.delegate(iterator, Resume::Send(Value::None))
    }

    /// Goes into a fresh (or suspended) inner generator or coroutine.
    fn enter_inner(&mut self, inner: Obj<Generator>, coroutine: bool) -> Left {
        match inner.state.get() {
            State::Finished if coroutine => {
                return Err(self.raise(Exc::RuntimeError, "cannot reuse already awaited coroutine"));
            }
            State::Finished => {
                self.finish_await(Value::None);
                return Ok(None);
            }
            State::Created => {}
            State::Suspended if coroutine => {
                return Err(self.raise(Exc::RuntimeError, "coroutine is being awaited already"));
            }
            State::Running if coroutine => {
                return Err(self.value_error("coroutine already executing"));
            }
            State::Running => return Err(self.value_error("generator already executing")),
            State::Suspended if inner.awaiter.is_linked() => {
                return Err(self.value_error("generator already executing"));
            }
            State::Suspended if inner.leaf.is_known() || !inner.awaiting.is_unbound() => {
                // A chain of its own that somebody drove by hand before: it goes on being driven as a whole.
                return self.delegate(inner.into(), Resume::Send(Value::None));
            }
            State::Suspended => {}
        }
        self.enter_link()?;
        let outer = self.current_generator();
        self.park_outer(&outer);
        inner.awaiter.link(&outer);
        outer.awaiting.set(inner.value());
        let fresh = inner.state.get() == State::Created;
        inner.as_ref().set_flag(flags::FINALIZER, true);
        self.turn_to(&inner);
        if !fresh {
            let frame = self.frames.top();
            if let Some(dst) = frame.cursor.last().result() {
                frame.base.set(dst, Value::None);
            }
        }
        Ok(None)
    }

    fn park_outer(&mut self, outer: &Obj<Generator>) {
        outer.pc.set(self.frames.top().pc());
        outer.state.set(State::Suspended);
    }

    /// The topmost frame's await ends with a value.
    fn finish_await(&mut self, value: Value) {
        let frame = self.frames.top();
        let dst = frame.cursor.last().result().expect("an awaiting instruction has a result");
        frame.base.set(dst, value);
    }

    /// Awaits something that is not run in place: a future, a native coroutine, any iterator. Steps it once.
    fn delegate(&mut self, target: Value, input: Resume) -> Left {
        let generator = self.current_generator();
        match self.step_delegate(&target, input) {
            Step::Returned(value) => {
                if generator.stop_awaiting().is_unbound() {
                    self.observe_skip(&target);
                }
                self.finish_await(value);
                Ok(None)
            }
            Step::Yielded(value) => {
                generator.awaiting.set(target);
                Ok(self.suspend_chain(value))
            }
            Step::Raised => {
                drop(generator.stop_awaiting());
                Err(Raised)
            }
        }
    }

    fn step_delegate(&mut self, target: &Value, input: Resume) -> Step {
        if let Some(awaited) = target.exact::<Future>() {
            return match input {
                Resume::Send(_) => match future::await_future(self, awaited) {
                    Awaited::Ready(Ok(value)) => Step::Returned(value),
                    Awaited::Ready(Err(Raised)) => Step::Raised,
                    Awaited::Suspend => Step::Yielded(target.clone()),
                },
                Resume::Throw(exception) => {
                    let Raised = self.raise_value(exception);
                    Step::Raised
                }
            };
        }
        if let Some(native) = target.exact::<NativeCoroutine>() {
            // Its machine guards itself where it calls script code.
            return self.resume_native(&native.clone(), input);
        }
        self.resume(target, input)
    }

    /// Goes on in the innermost member of a chain just pushed: delivers what comes in. `Some` where the chain suspended again
    /// at once.
    pub(super) fn continue_chain(&mut self, leaf: &Obj<Generator>, input: Resume) -> Left {
        let awaited = leaf.awaiting.get();
        if !awaited.is_unbound() && awaited.exact::<Generator>().is_none_or(|inner| !inner.awaiter.is_linked()) {
            leaf.state.set(State::Running);
            return self.delegate(awaited, input);
        }
        let created = leaf.state.get() == State::Created;
        leaf.state.set(State::Running);
        match input {
            Resume::Send(value) => {
                if !created {
                    self.finish_await(value);
                }
                Ok(None)
            }
            Resume::Throw(exception) => Err(self.raise_value(exception)),
        }
    }

    // --- asynchronous generators ---------------------------------------------------------------------------------

    /// Awaits one step of an asynchronous generator: its code goes on in place.
    fn enter_async_step(&mut self, step: Obj<AsyncStep>, value: Value) -> Left {
        let generator = step.generator.clone();
        if step.kind != StepKind::Send
            || generator.state.get() == State::Running
            || generator.state.get() == State::Finished
        {
            return self.delegate(value, Resume::Send(Value::None));
        }
        if step.used.get() {
            return Err(self.raise(Exc::RuntimeError, "cannot reuse already awaited __anext__()/asend()"));
        }
        // What a generator that has not begun is sent must be None: the slow road says so.
        let refused = generator.state.get() == State::Created && !step.input.get().is_none();
        if refused || generator.awaiter.is_linked() || !generator.awaiting.is_unbound() {
            return self.delegate(value, Resume::Send(Value::None));
        }
        if generator.state.get() == State::Created && !step.input.get().is_none() {
            return Err(self.type_error("can't send non-None value to a just-started async generator"));
        }
        step.used.set(true);
        self.async_generator_hooks(&generator)?;
        self.enter_link()?;
        let outer = self.current_generator();
        self.park_outer(&outer);
        generator.awaiter.link(&outer);
        outer.awaiting.set(generator.value());
        let fresh = generator.state.get() == State::Created;
        self.turn_to(&generator);
        if !fresh {
            self.finish_await(step.input.get());
        }
        Ok(None)
    }

    /// The next item of a generator in a `for`, or whatever the iterator is.
    pub(super) fn for_generator(&mut self, generator: &Obj<Generator>, dst: Reg) -> Result<bool, Raised> {
        if self.resume_plain(generator, dst, frame_flags::ITERATION) {
            return Ok(true);
        }
        let generator = &generator.clone();
        match generator.state.get() {
            State::Finished => {
                self.end_iteration();
                return Ok(true);
            }
            State::Running => return Err(self.value_error("generator already executing")),
            State::Suspended if generator.awaiter.is_linked() => {
                return Err(self.value_error("generator already executing"));
            }
            State::Created | State::Suspended => {}
        }
        let leaf = generator.leaf.take();
        let leaf = leaf.as_ref().unwrap_or(generator);
        self.push_generator(generator, leaf, dst, frame_flags::ITERATION)?;
        if !leaf.is(generator) {
            generator.state.set(State::Running);
        }
        // Where it delegates to an iterator it may be suspended again already when this returns.
        match self.continue_chain(leaf, Resume::Send(Value::None))? {
            None => Ok(true),
            Some(_) => unreachable!("an iteration frame is no entry frame"),
        }
    }
}
