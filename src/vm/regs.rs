//! Registers: [`Regs`], a window of values, and [`ValueStack`], the region that windows of ordinary frames lie in.
//!
//! One of the places where `unsafe` stands. Invariants, on which the safe methods rely:
//! * a register number in an instruction is below the code's `nregs` (the compiler proves it, `bytecode/verify.rs` checks
//!   it), and a window is opened only where [`ValueStack::fits`] said yes, or inside a generator that has that many registers;
//! * the stack never moves and its memory starts as zeros, which are `Unbound`;
//! * a dead register (above the window in use) never holds the bits of an object: whoever moves an object out writes the tag;
//! * a reference from [`Regs::get`] is used up before anything can write that register.

#![allow(unsafe_code)]

use crate::bytecode::op::Reg;
use crate::heap::{Obj, Value};
use crate::objects::function::Function;
use crate::objects::generator::Generator;
use crate::objects::native::Args;
use std::alloc::{GlobalAlloc, Layout, System};
use std::mem::ManuallyDrop;
use std::ptr::NonNull;

/// A window: register 0 is the first parameter, register −1 the function.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Regs(NonNull<Value>);

impl Regs {
    #[inline(always)]
    fn at(self, register: Reg) -> NonNull<Value> {
        // SAFETY: register numbers stay within the window (file invariant).
        unsafe { self.0.add(register as usize) }
    }

    /// Looks at a register.
    #[inline(always)]
    pub fn get<'a>(self, register: Reg) -> &'a Value {
        // SAFETY: every register holds a valid value; the reference is used up before the register changes (file invariant).
        unsafe { self.at(register).as_ref() }
    }

    /// A copy of a register.
    #[inline(always)]
    pub fn copy(self, register: Reg) -> Value {
        self.get(register).clone()
    }

    /// Moves the value out of a register, leaving Unbound.
    #[inline(always)]
    pub fn take(self, register: Reg) -> Value {
        let place = self.at(register);
        // SAFETY: the value is read once and its place made Unbound.
        unsafe {
            let value = place.read();
            place.write(Value::Unbound);
            value
        }
    }

    /// Puts a value into a register that holds nothing to drop (empty, or a stale number).
    #[inline(always)]
    pub fn put(self, register: Reg, value: Value) {
        debug_assert!(!matches!(self.get(register), Value::Obj(_)), "a register that is overwritten owns nothing");
        // SAFETY: the old value needs no drop.
        unsafe { self.at(register).write(value) }
    }

    /// Puts a value into a register and drops the old one.
    #[inline(always)]
    pub fn set(self, register: Reg, value: Value) {
        // Most registers that are overwritten hold a number or nothing: then the old value is not even read.
        if matches!(self.get(register), Value::Obj(_)) {
            // SAFETY: as `take` and `put`; the old value is dropped after the register is whole again.
            drop_object(unsafe { self.at(register).replace(value) });
        } else {
            // SAFETY: the old value needs no drop.
            unsafe { self.at(register).write(value) }
        }
    }

    /// Moves (a temporary) or copies (a local) an operand.
    #[inline(always)]
    pub fn operand(self, register: Reg, nlocals: u16) -> Value {
        if register >= nlocals { self.take(register) } else { self.copy(register) }
    }

    /// Drops what a register holds.
    #[inline(always)]
    pub fn clear(self, register: Reg) {
        if matches!(self.get(register), Value::Obj(_)) {
            drop_object(self.take(register));
        }
    }

    /// Drops what `count` registers from `first` on hold.
    #[inline(always)]
    pub fn clear_row(self, first: Reg, count: usize) {
        let mut place = self.at(first);
        for _ in 0..count {
            // SAFETY: as in `get` and `take`, one register after the other.
            unsafe {
                if matches!(place.as_ref(), Value::Obj(_)) {
                    drop_object(place.replace(Value::Unbound));
                }
                place = place.add(1);
            }
        }
    }

    /// Drops what registers hold, leaving Unbound in each.
    #[inline(always)]
    pub fn clear_range(self, from: usize, to: usize) {
        for register in from..to {
            drop(self.take_far(register));
        }
    }

    /// Drops the locals of a frame that returns. Numbers stay: they own nothing, and a window is made Unbound when it opens.
    #[inline(always)]
    pub fn drop_locals(self, nlocals: u16) {
        let (mut place, end) = (self.0, self.offset(nlocals as usize).0);
        while place != end {
            // SAFETY: within the window, one register after the other, as in `get` and `take`.
            unsafe {
                if matches!(place.as_ref(), Value::Obj(_)) {
                    drop_object(place.replace(Value::Unbound));
                }
                place = place.add(1);
            }
        }
    }

    /// Makes registers Unbound that own nothing.
    #[inline(always)]
    pub fn blank_range(self, from: usize, to: usize) {
        for register in from..to {
            // SAFETY: within the window; nothing owned is overwritten (dead registers own nothing).
            unsafe { self.0.add(register).write(Value::Unbound) }
        }
    }

    /// As [`Regs::take`], for registers just above the window (arguments being laid out).
    #[inline(always)]
    pub fn take_far(self, register: usize) -> Value {
        // SAFETY: the caller checked that the stack has room up to there.
        unsafe {
            let place = self.0.add(register);
            let value = place.read();
            place.write(Value::Unbound);
            value
        }
    }

    /// As [`Regs::put`], for registers just above the window.
    #[inline(always)]
    pub fn put_far(self, register: usize, value: Value) {
        // SAFETY: the caller checked that the stack has room up to there.
        unsafe { self.0.add(register).write(value) }
    }

    /// As [`Regs::set`], for registers just above the window.
    #[inline(always)]
    pub fn set_far(self, register: usize, value: Value) {
        drop(self.take_far(register));
        self.put_far(register, value);
    }

    /// The window that begins `offset` registers further on.
    #[inline(always)]
    pub fn offset(self, offset: usize) -> Regs {
        // SAFETY: stays within the stack (checked before a window is opened).
        Regs(unsafe { self.0.add(offset) })
    }

    /// Moves the function (0) or an argument (from 1) of a call out of its register; `self` is the first argument's.
    #[inline(always)]
    pub fn take_argument(self, index: usize) -> Value {
        // SAFETY: the function's register stands before the arguments', all within the caller's window.
        Regs(unsafe { self.0.sub(1) }).take_far(index)
    }

    /// Puts the function (0) or an argument (from 1) of a call into a window about to open.
    #[inline(always)]
    pub fn put_at(self, index: usize, value: Value) {
        // SAFETY: the caller checked that the stack has room; the function's register stands before the window.
        Regs(unsafe { self.0.sub(1) }).put_far(index, value);
    }

    /// The register `back` places before register 0: 1 is the function.
    #[inline(always)]
    pub fn before<'a>(self, back: usize) -> &'a Value {
        // SAFETY: every window has its function before it, a constructor's its instance before that.
        unsafe { self.0.sub(back).as_ref() }
    }

    /// The running function.
    #[inline(always)]
    pub fn function<'a>(self) -> &'a Obj<Function> {
        match self.before(1) {
            // SAFETY: a window of running code has its function before it, put there by the call or by the generator's maker.
            Value::Obj(object) => unsafe { object.cast_unchecked() },
            // SAFETY: as above.
            _ => unsafe { std::hint::unreachable_unchecked() },
        }
    }

    /// Takes the running function, whose frame ends.
    #[inline(always)]
    pub fn take_function(self) -> Obj<Function> {
        match self.take_before(1) {
            // SAFETY: as in `function`; the count moves out with the value.
            Value::Obj(object) => unsafe { object.into_unchecked() },
            // SAFETY: as in `function`.
            _ => unsafe { std::hint::unreachable_unchecked() },
        }
    }

    /// Takes the value `back` places before register 0.
    #[inline(always)]
    pub fn take_before(self, back: usize) -> Value {
        // SAFETY: as `before`.
        unsafe {
            let place = self.0.sub(back);
            let value = place.read();
            place.write(Value::Unbound);
            value
        }
    }

    /// Puts a value into the function's register of a new generator.
    pub fn put_before(self, value: Value) {
        // SAFETY: as `before`.
        unsafe { self.0.sub(1).write(value) }
    }

    /// The generator that this window lies in.
    pub fn generator(self) -> Obj<Generator> {
        // SAFETY: the function's register lies just before the window.
        Obj::of_tail(unsafe { self.0.sub(1) })
    }

    /// The same without a count of its own: for as long as the window is the running one.
    #[inline(always)]
    pub fn lent_generator(self) -> ManuallyDrop<Obj<Generator>> {
        // SAFETY: as in `generator`.
        Obj::lent_of_tail(unsafe { self.0.sub(1) })
    }

    /// Registers as the arguments of a native. They stay put while the native runs: its caller is suspended.
    #[inline(always)]
    pub fn args<'a>(self, first: usize, count: usize) -> Args<'a> {
        // SAFETY: `count` valid values lie there and nobody writes them before the native returns.
        Args::new(unsafe { std::slice::from_raw_parts(self.0.add(first).as_ptr(), count) })
    }

    /// How many registers lie between two windows of the same stack.
    pub fn distance(self, other: Regs) -> usize {
        (other.0.as_ptr() as usize).wrapping_sub(self.0.as_ptr() as usize) / size_of::<Value>()
    }

    /// The registers of a generator: the tail is the function, then register 0 and on.
    #[inline(always)]
    pub fn of_generator(generator: &Obj<Generator>) -> Regs {
        // SAFETY: the tail holds the function and `nregs` registers.
        Regs(unsafe { NonNull::new_unchecked(generator.tail_ptr().add(1)) })
    }
}

/// Frees an object out of line: the run loop keeps its registers.
#[cold]
#[inline(never)]
fn release(value: Value) {
    drop(value);
}

#[inline(always)]
fn drop_object(value: Value) {
    match &value {
        Value::Obj(object) if object.count() == 1 => release(value),
        Value::Obj(_) | Value::Unbound | Value::None | Value::False | Value::True | Value::Int(_) | Value::Float(_) => {
            drop(value)
        }
    }
}

/// The memory that windows of ordinary frames lie in: reserved once, touched page by page.
pub struct ValueStack {
    memory: NonNull<Value>,
    len: usize,
    /// The address that no window may reach beyond.
    end: usize,
}

/// Registers kept in reserve at the end: natives lay out arguments just above a window.
const RESERVE: usize = 256;

impl ValueStack {
    /// Reserves room for `len` registers (fewer where the system has less address space).
    pub fn new(len: usize) -> ValueStack {
        let mut len = len;
        loop {
            match ValueStack::try_new(len) {
                Some(stack) => return stack,
                None => len /= 2,
            }
        }
    }

    /// Reserves room for just so many registers; `None` where the system has no such address space left.
    pub fn try_new(len: usize) -> Option<ValueStack> {
        let layout = Layout::array::<Value>(len).expect("the stack's size is a constant");
        // SAFETY: the layout is not empty. Zeroed memory is fresh from the system (asked directly: another allocator would
        // look through it) and untouched: no pages yet.
        let memory = NonNull::new(unsafe { System.alloc_zeroed(layout) }.cast::<Value>())?;
        let end = memory.as_ptr() as usize + (len - RESERVE) * size_of::<Value>();
        Some(ValueStack { memory, len, end })
    }

    /// The lowest window.
    pub fn bottom(&self) -> Regs {
        Regs(self.memory)
    }

    /// Whether a window that ends at `top` fits.
    #[inline(always)]
    pub fn holds(&self, top: Regs) -> bool {
        top.0.as_ptr() as usize <= self.end
    }

    /// Whether `count` registers fit above `base`.
    #[inline(always)]
    pub fn fits(&self, base: Regs, count: usize) -> bool {
        base.0.as_ptr() as usize + count * size_of::<Value>() <= self.end
    }
}

impl Drop for ValueStack {
    fn drop(&mut self) {
        let layout = Layout::array::<Value>(self.len).expect("it was allocated with this layout");
        // SAFETY: allocated in `new` with this layout; live registers were cleared by the frames that owned them.
        unsafe { System.dealloc(self.memory.as_ptr().cast(), layout) }
    }
}
