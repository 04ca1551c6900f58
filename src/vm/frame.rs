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
    /// Reads an instruction and goes on to the next.
    #[inline(always)]
    pub fn next(&mut self) -> Op {
        // SAFETY: the cursor stands on an instruction (file invariant).
        unsafe {
            let op = self.0.read();
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

    /// Jumps, relative to the next instruction.
    #[inline(always)]
    pub fn jump(&mut self, to: isize) {
        // SAFETY: targets lie within the code (file invariant).
        self.0 = unsafe { self.0.offset(to) };
    }
}

/// The frames of a thread.
pub struct FrameStack {
    frames: Box<[std::mem::MaybeUninit<Frame>]>,
    len: usize,
}

impl FrameStack {
    /// Room for `capacity` frames, untouched.
    pub fn new(capacity: usize) -> FrameStack {
        FrameStack { frames: Box::new_uninit_slice(capacity), len: 0 }
    }

    /// How many frames there are.
    #[inline(always)]
    pub fn len(&self) -> usize {
        self.len
    }

    /// How many there can be at most.
    pub fn capacity(&self) -> usize {
        self.frames.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// Adds a frame; the caller checked the recursion limit, which is below the capacity.
    #[inline(always)]
    pub fn push(&mut self, frame: Frame) {
        self.frames[self.len].write(frame);
        self.len += 1;
    }

    /// Takes the topmost frame off.
    #[inline(always)]
    pub fn pop(&mut self) -> Frame {
        self.len -= 1;
        // SAFETY: every frame below `len` was written.
        unsafe { self.frames[self.len].assume_init() }
    }

    /// The topmost frame.
    #[inline(always)]
    pub fn top(&mut self) -> &mut Frame {
        let at = self.len - 1;
        // SAFETY: as in `pop`.
        unsafe { self.frames[at].assume_init_mut() }
    }

    /// A frame by its place, 0 being the outermost.
    pub fn get(&self, at: usize) -> Option<&Frame> {
        // SAFETY: as in `pop`.
        (at < self.len).then(|| unsafe { self.frames[at].assume_init_ref() })
    }
}
