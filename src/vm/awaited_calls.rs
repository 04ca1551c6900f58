//! Awaits whose awaitable nobody sees: of `await f(x)` the coroutine, of an `async for` the awaitable of the next item.
//!
//! Where the instruction after a call is the `await` of its result, a temporary, the coroutine's code runs in a frame on the stack
//! ([`frame_flags::AWAITED`]) like that of a called function, and what it returns is the await's result. Most such awaits never wait.
//! One that does, or that awaits something by a link of a chain, gets its coroutine first: [`Vm::make_coroutines`] makes those of all
//! such frames on top of the stack, moves their registers there, and links them to the chain whose frame lies below. From then on they
//! are members of that chain like any other (`generator.rs`).
//!
//! An `async for` over an asynchronous generator that stands at a `yield` of its own goes into it by such a frame as well, over the
//! generator's registers ([`frame_flags::GENERATOR`] too): the item is the await's result, the end raises StopAsyncIteration. If the
//! generator must wait it becomes a member of the chain like the coroutines.
//!
//! Only a coroutine's own code awaits, so below a row of such frames there is always the frame of a generator.

use super::Vm;
use super::call::Layout;
use super::frame::{Cursor, Frame, frame_flags};
use super::regs::Regs;
use crate::bytecode::code::Flavor;
use crate::bytecode::op::Reg;
use crate::event_loop::future::{Future, OWN_AWAIT};
use crate::heap::{Obj, Value};
use crate::objects::code::Code;
use crate::objects::function::Function;
use crate::objects::generator::{Generator, State};
use crate::trace::observer::Level;

impl Vm {
    /// Calls a coroutine function with exactly its arguments (the caller looked) whose result the next instruction awaits: its frame,
    /// already pushed. `None` where nothing awaits it, or somebody looks; then nothing has happened.
    #[inline(always)]
    pub(super) fn call_awaited(
        &mut self,
        code: &Obj<Code>,
        regs: Regs,
        cursor: Cursor,
        dst: Reg,
        at: Reg,
    ) -> Option<Frame> {
        let (cursor, result) = cursor.over_await(dst)?;
        if self.fuel < 0 || self.frames.is_full() || self.sees_coroutines() {
            return None;
        }
        let frame = self.frames.top();
        // A local keeps the coroutine, and may be awaited again.
        if dst < frame.code().nlocals {
            return None;
        }
        let args = regs.offset(at as usize + 1);
        // No window can open behind a generator's registers: it opens on top of the stack.
        let base = if frame.is(frame_flags::GENERATOR) { frame.top.offset(1) } else { args };
        let top = base.offset(code.nregs as usize);
        if !self.stack.holds(top) {
            return None;
        }
        frame.cursor = cursor;
        let argc = code.awaited_args as usize;
        if base != args {
            base.put_at(0, args.take_argument(0));
            for register in 1..argc + 1 {
                base.put_at(register, args.take_argument(register));
            }
        }
        base.blank_range(argc, code.nlocals as usize);
        self.fuel -= 1;
        let frame = Frame::new(code, base, top, result, frame_flags::AWAITED);
        self.frames.push(frame);
        Some(frame)
    }

    /// The same after the fuel hook, for a call laid out in the caller's window.
    pub(super) fn call_awaited_refuelled(&mut self, layout: Layout<'_>) -> bool {
        let Some(function) = layout.regs.get(layout.at as Reg).exact::<Function>() else { return false };
        if layout.names.is_some() || layout.flags != 0 || function.code.awaited_args != layout.argc as i32 {
            return false;
        }
        let cursor = self.frames.top().cursor;
        self.call_awaited(&function.code, layout.regs, cursor, layout.dst, layout.at as Reg).is_some()
    }

    /// Whether somebody would notice that a coroutine is missing: debug mode notes where each is made, an observer of calls and lines
    /// sees them, and a script's trace function counts activations.
    #[inline(always)]
    fn sees_coroutines(&self) -> bool {
        self.origin_depth > 0 || self.is_observed_by_line() || self.script_trace.is_some()
    }

    /// Whether an observer is told more than what the scheduler does.
    #[inline(always)]
    fn is_observed_by_line(&self) -> bool {
        self.tracer.as_ref().is_some_and(|tracer| tracer.level > Level::Sched)
    }

    /// The next item of an `async for`, where the next instruction awaits it and what is iterated over is an asynchronous generator
    /// that stands at a `yield` of its own: its frame, already pushed. `None` where it is anything else.
    #[inline(always)]
    pub(super) fn step_to_item(&mut self, regs: Regs, cursor: Cursor, dst: Reg, aiter: Reg) -> Option<Frame> {
        let generator = regs.get(aiter).exact::<Generator>()?;
        if generator.state.get() != State::Suspended || generator.code.flavor != Flavor::AsyncGenerator {
            return None;
        }
        self.push_item(generator, cursor, dst)
    }

    /// The same of an asynchronous generator that has not begun or is suspended.
    #[inline(always)]
    pub(super) fn push_item(&mut self, generator: &Obj<Generator>, cursor: Cursor, dst: Reg) -> Option<Frame> {
        let (cursor, result) = cursor.over_await(dst)?;
        if generator.awaiter.is_linked() || !generator.awaiting.is_unbound() || self.is_observed_by_line() {
            return None;
        }
        debug_assert!(!generator.leaf.is_known() && generator.depth.get() == 0, "only a suspended chain has them");
        let caller = self.frames.top();
        let (top, base) = (caller.top, Regs::of_generator(generator));
        caller.cursor = cursor;
        if self.frames.is_full() || !self.stack.fits(top, 4) {
            return None;
        }
        let flags = frame_flags::GENERATOR | frame_flags::AWAITED;
        let mut frame = Frame::new(&generator.code, base, top.offset(1), result, flags);
        frame.set_pc(generator.pc.get());
        if generator.state.replace(State::Running) == State::Suspended {
            if let Some(result) = frame.cursor.last().result() {
                // Nobody sees the None that most `yield` statements drop.
                match frame.cursor.over_drop_of(result) {
                    Some(cursor) => frame.cursor = cursor,
                    None => base.set(result, Value::None),
                }
            }
        }
        top.put_far(0, generator.value());
        self.frames.push(frame);
        Some(frame)
    }

    /// Makes the coroutines whose code runs in frames on top of the stack, and links asynchronous generators there: the topmost frame
    /// is then the chain's.
    #[inline(never)]
    pub(super) fn make_coroutines(&mut self) {
        let (mut inner, mut leaf, mut links) = (None::<Obj<Generator>>, None, 0);
        while self.frames.top().is(frame_flags::AWAITED) {
            let frame = self.frames.pop();
            let made = match frame.is(frame_flags::GENERATOR) {
                true => Self::take_item_source(&frame),
                false => self.make_coroutine(&frame),
            };
            match inner.take() {
                Some(inner) => Self::link(&made, inner),
                None => {
                    made.state.set(State::Running);
                    leaf = Some(made.clone());
                }
            }
            inner = Some(made);
            links += 1;
        }
        let (Some(inner), Some(leaf)) = (inner, leaf) else { return };
        let frame = self.frames.top();
        let outer = frame.base.generator();
        outer.pc.set(frame.pc());
        frame.links += links;
        frame.switch(&leaf.code, Regs::of_generator(&leaf), leaf.pc.get());
        Self::link(&outer, inner);
        self.set_chain_depth(self.chain_depth + links as usize);
    }

    /// The coroutine whose code ran in a frame: it gets the frame's registers, which hold nothing afterwards.
    fn make_coroutine(&mut self, frame: &Frame) -> Obj<Generator> {
        let code = self.code_of(frame).expect("every window has its function before it");
        let pc = frame.pc();
        let Value::Obj(made) = self.make_generator(&code, frame.base, code.nregs as usize) else {
            unreachable!("a coroutine is an object")
        };
        let made = made.into_obj::<Generator>().ok().expect("a coroutine is a generator");
        made.pc.set(pc);
        made
    }

    /// The asynchronous generator whose code ran in a frame.
    fn take_item_source(frame: &Frame) -> Obj<Generator> {
        let Value::Obj(generator) = frame.top.take_before(1) else {
            unreachable!("the generator waits below the top of its frame")
        };
        let generator = generator.into_obj::<Generator>().ok().expect("it is a generator");
        generator.pc.set(frame.pc());
        generator
    }

    /// Makes `outer` await `inner`.
    fn link(outer: &Obj<Generator>, inner: Obj<Generator>) {
        inner.awaiter.link(outer);
        outer.state.set(State::Suspended);
        outer.awaiting.set(inner.into());
    }

    /// The result of an await that is over without a step of anything.
    #[inline]
    pub(super) fn result_at_once(&mut self, value: &Value) -> Option<Value> {
        match value.exact::<Future>() {
            // An observer is told of it.
            Some(_) if self.tracer.is_some() => None,
            Some(future) => (future.has_result() && !future.traits.has(OWN_AWAIT)).then(|| future.outcome()),
            None => self.event_loop.at_once.take_ready(value),
        }
    }
}
