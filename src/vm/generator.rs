//! Handlers of yield and await, and the frames of generators: chains are walked in place, never by recursion.
//!
//! A generator frame's window lies in the generator; the root of the running chain waits, owned, in the stack slot just below the
//! frame's `top`. See `objects/callables/generator.rs` for what root, leaf and awaiter are.

use super::Vm;
use super::coroutine::{Resume, Step};
use super::frame::{Cursor, Frame, frame_flags};
use super::outcome::Exit;
use super::regs::Regs;
use super::run::Switched;
use crate::bytecode::code::Flavor;
use crate::bytecode::op::Reg;
use crate::heap::object::BackLink;
use crate::heap::{Obj, Value, ValueCell, flags};
use crate::objects::code::Code;
use crate::objects::exception::Exc;
use crate::objects::generator::{Depth, Generator, LeafCell, State};
use crate::objects::native::Raised;
use crate::objects::types::TypeId;
use std::cell::Cell;

/// What a handler that may leave the run answers: `None` to go on with the topmost frame.
pub(super) type Left = Result<Option<Exit>, Raised>;

impl Vm {
    /// Makes the generator or coroutine of a call whose first `bound` locals are at `base`, its function before them.
    pub(super) fn make_generator(&mut self, code: &Obj<Code>, base: Regs, bound: usize) -> Value {
        let id = match code.flavor {
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
            depth: Depth::default(),
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
            if self.origin_depth > 0 && id == TypeId::Coroutine {
                self.note_coroutine(generator.as_ref());
            }
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
        frame.links = root.depth.get();
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
    pub(super) fn suspend_chain(&mut self, value: Value) -> Option<Exit> {
        let (frame, root) = self.pop_generator();
        let leaf = frame.base.lent_generator();
        leaf.pc.set(frame.pc());
        leaf.state.set(State::Suspended);
        root.state.set(State::Suspended);
        root.depth.set(frame.links);
        if frame.links > 0 {
            self.set_chain_depth(self.chain_depth - frame.links as usize);
        }
        if !leaf.is(&root) {
            root.leaf.set(Obj::clone(&leaf));
        }
        self.hand_out(frame, value)
    }

    /// Gives what a root handed out to the waiting instruction, or ends the run.
    fn hand_out(&mut self, frame: Frame, value: Value) -> Option<Exit> {
        if frame.is(frame_flags::ENTRY) {
            return Some(Exit::Yielded(value));
        }
        if frame.is(frame_flags::STEP) {
            self.frames.top().base.set(frame.dst, value);
            return None;
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
        let frame = *self.frames.top();
        if frame.code().flavor != Flavor::AsyncGenerator {
            return self.suspend_chain(value);
        }
        // An item of an asynchronous generator is the result of whoever awaits its step.
        let generator = frame.base.lent_generator();
        generator.pc.set(frame.pc());
        generator.state.set(State::Suspended);
        generator.depth.set(0);
        let Some(awaiter) = generator.awaiter.lent_target() else {
            self.pop_generator();
            debug_assert!(frame.links == 0, "its own root has no links");
            debug_assert!(frame.is(frame_flags::ENTRY), "asynchronous generators are driven by steps");
            return Some(Exit::Item(value));
        };
        // Somebody holds the generator besides its awaiter: who walks over it, if nobody else, in its iterator's register.
        generator.awaiter.cut();
        self.return_to(&awaiter, value);
        drop(awaiter.awaiting.take());
        None
    }

    /// The plain case of `yield`: a generator that delegates to none hands an item to a `for`, an `async for` or a `send()`, whose
    /// frame goes on. Any other gives the value back.
    #[inline(always)]
    pub(super) fn yield_to_for(&mut self, cursor: Cursor, value: Value) -> Result<Frame, Value> {
        let mut frame = *self.frames.top();
        frame.cursor = cursor;
        if frame.links != 0 || frame.is(frame_flags::ENTRY) {
            return Err(value);
        }
        let root = frame.base.lent_generator();
        debug_assert!(frame.top.before(1).is(&root.value()), "without links the root runs itself");
        debug_assert!((frame.code().flavor == Flavor::AsyncGenerator) == frame.is(frame_flags::AWAITED));
        root.pc.set(frame.pc());
        root.state.set(State::Suspended);
        root.depth.set(0);
        self.frames.discard();
        drop(frame.top.take_before(1));
        if frame.is(frame_flags::ITERATION) {
            self.deliver_item(frame.dst, value);
        } else {
            self.frames.top().base.set(frame.dst, value);
        }
        Ok(*self.frames.top())
    }

    /// Goes on with a generator for a call of its `send()` or `next()` that a native left to the run loop: what it yields is
    /// the call's result, its end the call's StopIteration.
    pub(super) fn push_step(&mut self, generator: &Value, input: Value, dst: Reg) -> Switched {
        let Some(generator) = generator.exact::<Generator>() else { unreachable!("only generators are stepped") };
        let ready = match Self::is_plainly_suspended(generator) {
            true => self.resume_plain(generator, input, dst, frame_flags::STEP),
            false => self.resume_delegating(generator, input, dst, frame_flags::STEP),
        };
        if ready { Ok(true) } else { Err(self.recursion_error()) }
    }

    /// The same where the result goes not just to a register: a nested run.
    pub(super) fn step_within(&mut self, generator: &Value, input: Value, dst: Reg, flags: u16) -> Switched {
        match self.resume(generator, Resume::Send(input)) {
            Step::Yielded(value) => self.deliver_special(dst, flags, value),
            Step::Returned(value) => Err(self.stop_iteration(value)),
            Step::Raised => Err(Raised),
        }
    }

    /// StopIteration with what a generator returned.
    pub fn stop_iteration(&mut self, value: Value) -> Raised {
        let args = if value.is_none() { Vec::new() } else { vec![value] };
        self.raise_args(Exc::StopIteration, args)
    }

    /// Whether a generator stands at a `yield` of its own or has not begun, so that it goes on by its own code.
    #[inline(always)]
    pub fn is_plainly_suspended(generator: &Generator) -> bool {
        matches!(generator.state.get(), State::Suspended | State::Created)
            && !generator.awaiter.is_linked()
            && generator.awaiting.is_unbound()
            && generator.depth.get() == 0
            && !generator.leaf.is_known()
    }

    /// The next item of a generator from Rust, in the plain case; `None` where it is any other.
    pub fn next_of_generator(&mut self, generator: &Obj<Generator>) -> Option<Result<Option<Value>, Raised>> {
        if self.enter_native().is_err() {
            return Some(Err(Raised));
        }
        let ready = self.resume_plain(generator, Value::None, 0, frame_flags::ENTRY);
        let exit = ready.then(|| self.run_nested());
        self.leave_native();
        Some(match exit? {
            Exit::Yielded(value) | Exit::Item(value) => Ok(Some(value)),
            Exit::Returned(_) => Ok(None),
            Exit::Raised => Err(Raised),
        })
    }

    /// The plain case of going on with a generator, see [`Vm::is_plainly_suspended`]; one that has not begun takes None. False
    /// where it is any other, or there is no room.
    #[inline(always)]
    fn resume_plain(&mut self, generator: &Obj<Generator>, input: Value, dst: Reg, more: u16) -> bool {
        let top = self.stack_top();
        if !Self::is_plainly_suspended(generator) || self.frames.is_full() || !self.stack.fits(top, 4) {
            return false;
        }
        top.put_far(0, generator.value());
        let base = Regs::of_generator(generator);
        let mut frame = Frame::new(&generator.code, base, top.offset(1), dst, frame_flags::GENERATOR | more);
        if generator.state.replace(State::Running) == State::Suspended {
            frame.set_pc(generator.pc.get());
            if let Some(result) = frame.cursor.last().result() {
                base.set(result, input);
            }
        }
        self.frames.push(frame);
        true
    }

    /// Whether a generator delegates to others the innermost of which stands at a `yield` of its own.
    pub fn delegates_plainly(root: &Generator) -> bool {
        let Some(leaf) = root.leaf.take() else { return false };
        let plain = leaf.state.get() == State::Suspended && leaf.awaiting.is_unbound();
        root.leaf.set(leaf);
        plain && root.state.get() == State::Suspended && !root.awaiter.is_linked()
    }

    /// Goes on with such a generator, see [`Vm::delegates_plainly`]: in the innermost one. False where it is any other, or
    /// there is no room.
    fn resume_delegating(&mut self, root: &Obj<Generator>, input: Value, dst: Reg, more: u16) -> bool {
        let (top, depth) = (self.stack_top(), root.depth.get());
        let full = self.frames.len() + self.chain_depth + depth as usize >= self.frames.capacity() - 16;
        if !Self::delegates_plainly(root) || full || !self.stack.fits(top, 4) {
            return false;
        }
        let Some(leaf) = root.leaf.take() else { return false };
        top.put_far(0, root.value());
        let base = Regs::of_generator(&leaf);
        let mut frame = Frame::new(&leaf.code, base, top.offset(1), dst, frame_flags::GENERATOR | more);
        frame.set_pc(leaf.pc.get());
        frame.links = depth;
        if let Some(result) = frame.cursor.last().result() {
            base.set(result, input);
        }
        root.state.set(State::Running);
        leaf.state.set(State::Running);
        self.frames.push(frame);
        self.set_chain_depth(self.chain_depth + depth as usize);
        true
    }

    /// Turns the topmost frame to the outer member of its chain, whose await yields `value`.
    #[inline(always)]
    pub(super) fn return_to(&mut self, awaiter: &Obj<Generator>, value: Value) {
        self.turn_to(awaiter);
        let frame = self.frames.top();
        let dst = frame.cursor.last().result().expect("an awaiting instruction has a result");
        frame.base.set(dst, value);
        self.leave_link();
    }

    /// Turns the topmost frame to another member of its chain.
    #[inline(always)]
    pub(super) fn turn_to(&mut self, member: &Obj<Generator>) {
        member.state.set(State::Running);
        let regs = Regs::of_generator(member);
        self.frames.top().switch(&member.code, regs, member.pc.get());
    }

    /// Counts a link of the running chain; RecursionError where there are too many.
    #[inline(always)]
    pub(super) fn enter_link(&mut self) -> Result<(), Raised> {
        if self.frames.is_full() {
            return Err(self.recursion_error());
        }
        self.count_link();
        self.frames.top().links += 1;
        Ok(())
    }

    #[inline(always)]
    fn leave_link(&mut self) {
        let frame = self.frames.top();
        if frame.links > 0 {
            frame.links -= 1;
            self.uncount_link();
        }
    }

    /// Ends the innermost member with a value; its awaiter or the root's driver goes on.
    pub(super) fn finish_generator(&mut self, frame: Frame, value: Value) -> Left {
        let generator = frame.base.lent_generator();
        generator.state.set(State::Finished);
        generator.as_ref().set_flag(flags::FINALIZER, false);
        let Some(awaiter) = generator.awaiter.lent_target() else {
            self.keep_place(&generator);
            return self.finish_root(value);
        };
        generator.awaiter.cut();
        if frame.code().flavor == Flavor::AsyncGenerator {
            self.turn_outward(&awaiter);
            drop(awaiter.awaiting.take());
            return Err(self.raise_args(Exc::StopAsyncIteration, Vec::new()));
        }
        self.return_to(&awaiter, value);
        // The last count of the member that has ended, as a rule.
        drop(awaiter.awaiting.take());
        Ok(None)
    }

    /// Ends the root of a chain with a value.
    fn finish_root(&mut self, value: Value) -> Left {
        let frame = self.leave_root();
        if frame.is(frame_flags::ENTRY) {
            return Ok(Some(Exit::Returned(value)));
        }
        if frame.is(frame_flags::STEP) {
            return Err(self.stop_iteration(value));
        }
        if frame.is(frame_flags::AWAITED) {
            return Err(self.raise_args(Exc::StopAsyncIteration, Vec::new()));
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
        if frame.links > 0 {
            self.set_chain_depth(self.chain_depth - frame.links as usize);
        }
        root.depth.set(0);
        frame
    }

    /// The next item of a generator in a `for`, or whatever the iterator is.
    pub(super) fn for_generator(&mut self, generator: &Obj<Generator>, dst: Reg) -> Result<bool, Raised> {
        if self.resume_plain(generator, Value::None, dst, frame_flags::ITERATION) {
            return Ok(true);
        }
        if self.resume_delegating(generator, Value::None, dst, frame_flags::ITERATION) {
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
