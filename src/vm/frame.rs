//! Frames: 32-byte records on one array, and the cursor that reads instructions.
//!
//! One of the three places where `unsafe` stands. Invariants:
//! * a frame's code outlives it: the function at register −1 (or the generator that the window lies in) owns it;
//! * the array never moves; the recursion limit is checked before a frame is pushed;
//! * a cursor stands on an instruction of its code: jumps were checked by the verifier, and every code ends in a return.

#![allow(unsafe_code)]

use super::regs::Regs;
use crate::bytecode::op::{Op, Reg};
use crate::heap::Obj;
use crate::objects::code::Code;
use crate::vm::sites::Site;
use std::mem::MaybeUninit;
use std::ptr::NonNull;

/// Bits of [`Frame::flags`].
pub mod frame_flags {
    /// A nested run began here: when the frame ends, the run ends.
    pub const ENTRY: u16 = 1;
    /// `__init__` of a new instance, which waits at register −2 and is what the call yields.
    pub const CONSTRUCTOR: u16 = 2;
    /// The registers lie in a generator, coroutine or asynchronous generator, whose root waits at `top[-1]`.
    pub const GENERATOR: u16 = 4;
    /// The caller's `ForIter` waits for the item.
    pub const ITERATION: u16 = 8;
    /// The result goes through the topmost continuation of the VM first.
    pub const CONTINUED: u16 = 16;
    /// The caller's instruction is a jump: the result's truth decides it.
    pub const JUMP: u16 = 32;
    /// The result is dropped (`__setitem__` and the like called by an instruction).
    pub const DISCARD: u16 = 64;
}

/// One activation.
#[derive(Clone, Copy)]
pub struct Frame {
    code: NonNull<Code>,
    /// Its window.
    pub base: Regs,
    /// The first free register of the stack above it (generators: behind the root).
    pub top: Regs,
    /// The next instruction, while another frame runs.
    pub pc: u32,
    /// The caller's register that gets the result.
    pub dst: Reg,
    /// See [`frame_flags`].
    pub flags: u16,
}

const _: () = assert!(size_of::<Frame>() == 32);

impl Frame {
    /// A frame about to run its first instruction.
    #[inline(always)]
    pub fn new(code: &Obj<Code>, base: Regs, top: Regs, dst: Reg, flags: u16) -> Frame {
        let code: &Code = code;
        Frame { code: NonNull::from(code), base, top, pc: 0, dst, flags }
    }

    /// Its code.
    #[inline(always)]
    pub fn code<'a>(&self) -> &'a Code {
        // SAFETY: the code outlives the frame (file invariant).
        unsafe { self.code.as_ref() }
    }

    /// Turns the frame to another code and window: an await chain goes one link in or out.
    pub fn switch(&mut self, code: &Obj<Code>, base: Regs, pc: u32) {
        let code: &Code = code;
        self.code = NonNull::from(code);
        self.base = base;
        self.pc = pc;
    }

    /// Whether all these bits are set.
    #[inline(always)]
    pub fn is(&self, flag: u16) -> bool {
        self.flags & flag != 0
    }

    /// A cursor at instruction `pc`.
    #[inline(always)]
    pub fn cursor(&self, pc: u32) -> Cursor {
        // SAFETY: `pc` is at most the number of instructions.
        Cursor(unsafe { NonNull::new_unchecked(self.code().ops.as_ptr().add(pc as usize).cast_mut()) })
    }

    /// The number of the instruction that a cursor stands on.
    #[inline(always)]
    pub fn pc_of(&self, cursor: Cursor) -> u32 {
        ((cursor.0.as_ptr() as usize - self.code().ops.as_ptr() as usize) / size_of::<Op>()) as u32
    }
}

/// Where the next instruction is read.
#[derive(Clone, Copy)]
pub struct Cursor(NonNull<Op>);

impl Cursor {
    /// Before the first instruction of a code.
    #[inline(always)]
    pub fn start(code: &Code) -> Cursor {
        // SAFETY: a slice's pointer is not null.
        Cursor(unsafe { NonNull::new_unchecked(code.ops.as_ptr().cast_mut()) })
    }

    /// Reads an instruction and goes on to the next. It is handed out by reference, so that each arm of the run loop reads
    /// just the operands that it has.
    #[inline(always)]
    pub fn next<'a>(&mut self) -> &'a Op {
        // SAFETY: the cursor stands on an instruction of a code that outlives its frame (file invariants).
        unsafe {
            let op = self.0.as_ref();
            self.0 = self.0.add(1);
            op
        }
    }

    /// The instruction read last.
    #[inline(always)]
    pub fn last(self) -> Op {
        // SAFETY: one was read before.
        unsafe { self.0.sub(1).read() }
    }

    /// Whether the instruction read last is a call whose result the next one awaits.
    #[inline]
    pub fn awaits_last_call(self) -> bool {
        // SAFETY: a call was read before; every code ends in a return, so an instruction follows it.
        let (call, next) = unsafe { (self.0.sub(1).read(), self.0.read()) };
        match (call, next) {
            (Op::Call { dst, .. } | Op::CallMethod { dst, .. }, Op::Await { src, .. }) => dst == src,
            (_, _) => false,
        }
    }

    /// Jumps, relative to the next instruction.
    #[inline(always)]
    pub fn jump(&mut self, to: isize) {
        // SAFETY: targets lie within the code (file invariant).
        self.0 = unsafe { self.0.offset(to) };
    }
}

/// The inline cache with this number: the emitter gave the number out and made the cache.
#[inline(always)]
pub fn site_of(code: &Code, index: usize) -> &Site {
    debug_assert!(index < code.sites.len());
    // SAFETY: site numbers in instructions count the code's own sites (file invariant).
    unsafe { code.sites.get_unchecked(index) }
}

/// The frames of a thread.
pub struct FrameStack {
    memory: NonNull<Frame>,
    capacity: usize,
    /// One behind the topmost frame.
    end: NonNull<Frame>,
}

impl FrameStack {
    /// Room for `capacity` frames, untouched.
    pub fn new(capacity: usize) -> FrameStack {
        let frames: Box<[MaybeUninit<Frame>]> = Box::new_uninit_slice(capacity);
        // SAFETY: a box's pointer is not null.
        let memory = unsafe { NonNull::new_unchecked(Box::into_raw(frames).cast::<Frame>()) };
        FrameStack { memory, capacity, end: memory }
    }

    /// How many frames there are.
    #[inline(always)]
    pub fn len(&self) -> usize {
        (self.end.as_ptr() as usize - self.memory.as_ptr() as usize) / size_of::<Frame>()
    }

    /// How many there can be at most.
    pub fn capacity(&self) -> usize {
        self.capacity
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.end == self.memory
    }

    /// Adds a frame; the caller checked the recursion limit, which is below the capacity.
    #[inline(always)]
    pub fn push(&mut self, frame: Frame) {
        debug_assert!(self.len() < self.capacity, "the recursion limit lies below the capacity");
        // SAFETY: there is room: whoever pushes checked a limit below the capacity.
        unsafe {
            self.end.write(frame);
            self.end = self.end.add(1);
        }
    }

    /// Takes the topmost frame off.
    #[inline(always)]
    pub fn pop(&mut self) -> Frame {
        let frame = *self.top();
        self.discard();
        frame
    }

    /// Takes the topmost frame off without looking at it.
    #[inline(always)]
    pub fn discard(&mut self) {
        debug_assert!(!self.is_empty());
        // SAFETY: there is a frame below the end.
        self.end = unsafe { self.end.sub(1) };
    }

    /// The topmost frame. Only what runs asks for it, so there is one.
    #[inline(always)]
    pub fn top(&mut self) -> &mut Frame {
        debug_assert!(!self.is_empty());
        // SAFETY: every frame below the end was written.
        unsafe { self.end.sub(1).as_mut() }
    }

    /// A frame by its place, 0 being the outermost.
    pub fn get(&self, at: usize) -> Option<&Frame> {
        // SAFETY: every frame below the end was written.
        (at < self.len()).then(|| unsafe { self.memory.add(at).as_ref() })
    }
}

impl Drop for FrameStack {
    fn drop(&mut self) {
        let frames =
            std::ptr::slice_from_raw_parts_mut(self.memory.as_ptr().cast::<MaybeUninit<Frame>>(), self.capacity);
        // SAFETY: made by `new` from a box of this length; frames need no drop.
        drop(unsafe { Box::from_raw(frames) });
    }
}
