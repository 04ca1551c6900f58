//! `await f(x)` of a coroutine function: the coroutine, which nobody sees, is made only where it must wait.
//!
//! Where the instruction after a call is the `await` of its result, a temporary, the coroutine's code runs in a frame on the stack
//! ([`frame_flags::AWAITED`]) like that of a called function, and what it returns is the await's result. Most such awaits never wait.
//! One that does, or that awaits something by a link of a chain, gets its coroutine first: [`Vm::make_coroutines`] makes those of all
//! such frames on top of the stack, moves their registers there, and links them to the chain whose frame lies below. From then on they
//! are members of that chain like any other (`generator.rs`).
//!
//! Only a coroutine's own code awaits, so below a row of such frames there is always the frame of a generator.

use super::Vm;
use super::frame::{Cursor, Frame, frame_flags};
use super::regs::Regs;
use crate::bytecode::code::Flavor;
use crate::bytecode::op::Reg;
use crate::event_loop::future::{Future, OWN_AWAIT};
use crate::heap::{Obj, Value};
use crate::objects::code::Code;
use crate::objects::function::Function;
use crate::objects::generator::{Generator, State};

impl Vm {
    /// Whether a function stands in the callee's register whose calls make generators or coroutines.
    #[inline(always)]
    pub(super) fn calls_coroutine(regs: Regs, at: Reg) -> bool {
        regs.get(at).exact::<Function>().is_some_and(|function| function.code.in_place)
    }

    /// Calls a coroutine function with exactly its arguments whose result the next instruction awaits: its frame is pushed. False
    /// where it is any other call, or somebody looks; then nothing has happened.
    #[inline(never)]
    pub(super) fn call_awaited(&mut self, regs: Regs, cursor: Cursor, dst: Reg, at: Reg, argc: u16) -> bool {
        let Some(function) = regs.get(at).exact::<Function>() else { return false };
        let code: &Code = &function.code;
        if code.flavor != Flavor::Coroutine || code.simple_args != i32::from(argc) || self.fuel <= 0 {
            return false;
        }
        let Some((cursor, result)) = cursor.over_await(dst) else { return false };
        // Debug mode notes where coroutines are made, an observer sees them, and a script's trace function counts activations.
        let seen = self.origin_depth > 0 || self.tracer.is_some() || self.script_trace.is_some();
        if seen || self.frames.is_full() {
            return false;
        }
        let frame = self.frames.top();
        // A local keeps the coroutine, and may be awaited again.
        if dst < frame.code().nlocals {
            return false;
        }
        // No window can open behind a generator's registers: it opens on top of the stack.
        let moves = frame.is(frame_flags::GENERATOR);
        let args = regs.offset(at as usize + 1);
        let base = if moves { frame.top.offset(1) } else { args };
        let top = base.offset(code.nregs as usize);
        if !self.stack.fits(base, code.nregs as usize + argc as usize) {
            return false;
        }
        frame.cursor = cursor;
        let callee = Frame::new(code, base, top, result, frame_flags::AWAITED);
        base.blank_range(argc as usize, code.nlocals as usize);
        if moves {
            for register in 0..=argc as usize {
                base.put_at(register, args.take_argument(register));
            }
        }
        self.fuel -= 1;
        self.frames.push(callee);
        true
    }

    /// Makes the coroutines whose code runs in frames on top of the stack: the topmost frame is then the chain's.
    #[inline(never)]
    pub(super) fn make_coroutines(&mut self) {
        let (mut inner, mut leaf, mut links) = (None::<Obj<Generator>>, None, 0);
        while self.frames.top().is(frame_flags::AWAITED) {
            let frame = self.frames.pop();
            let made = self.make_coroutine(&frame);
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
