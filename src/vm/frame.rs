//! Frames: records on one array, and the cursor that reads instructions.
//!
//! One of the places where `unsafe` stands. Invariants:
//! * a frame's code outlives it: the function at register −1 (or the generator that the window lies in) owns it;
//! * the array never moves; the recursion limit is checked before a frame is pushed;
//! * a cursor stands on an instruction of its code, or before the first: jumps were checked by the verifier, and every code
//!   ends in a return.

#![allow(unsafe_code)]

use super::regs::Regs;
use crate::bytecode::op::{Op, Reg};
use crate::heap::Obj;
use crate::objects::code::Code;
use crate::vm::sites::Site;
use std::alloc::{GlobalAlloc, Layout, System, handle_alloc_error};
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
    /// The caller's call of `send()` or `next()` waits for the item.
    pub const STEP: u16 = 128;
    /// The result goes through the topmost continuation of the VM first.
    pub const CONTINUED: u16 = 16;
    /// The caller's instruction is a jump: the result's truth decides it.
    pub const JUMP: u16 = 32;
    /// When the frame has returned, the run loop goes on in its traced form.
    pub const SWITCH: u16 = 256;
    /// The result is dropped (`__setitem__` and the like called by an instruction).
    pub const DISCARD: u16 = 64;
    /// The code of a coroutine that its caller awaits and that nobody sees: it runs like a called function's
    /// (`awaited_calls.rs`). With [`GENERATOR`]: an asynchronous generator whose next item its caller awaits.
    pub const AWAITED: u16 = 512;
}

/// One activation.
#[derive(Clone, Copy)]
pub struct Frame {
    code: NonNull<Code>,
    /// Its window.
    pub base: Regs,
    /// The first free register of the stack above it (generators: behind the root).
    pub top: Regs,
    /// Where it goes on, while another frame runs.
    pub cursor: Cursor,
    /// The caller's register that gets the result.
    pub dst: Reg,
    /// See [`frame_flags`].
    pub flags: u16,
    /// Generators: how many links the running chain has from its root to here.
    pub links: u32,
}

const _: () = assert!(size_of::<Frame>() == 40);

impl Frame {
    /// A frame about to run its first instruction.
    #[inline(always)]
    pub fn new(code: &Code, base: Regs, top: Regs, dst: Reg, flags: u16) -> Frame {
        Frame { code: NonNull::from(code), base, top, cursor: Cursor::start(code), dst, flags, links: 0 }
    }

    /// Its code.
    #[inline(always)]
    pub fn code<'a>(&self) -> &'a Code {
        // SAFETY: the code outlives the frame (file invariant).
        unsafe { self.code.as_ref() }
    }

    /// Turns the frame to another code and window: an await chain goes one link in or out.
    #[inline(always)]
    pub fn switch(&mut self, code: &Obj<Code>, base: Regs, pc: u32) {
        let code: &Code = code;
        self.code = NonNull::from(code);
        self.base = base;
        self.set_pc(pc);
    }

    /// The number of the next instruction.
    #[inline(always)]
    pub fn pc(&self) -> u32 {
        let from_start = self.cursor.0.as_ptr() as usize - Cursor::start(self.code()).0.as_ptr() as usize;
        (from_start / size_of::<Op>()) as u32
    }

    /// Makes it go on at instruction `pc`.
    #[inline(always)]
    pub fn set_pc(&mut self, pc: u32) {
        debug_assert!(pc as usize <= self.code().ops.len());
        self.cursor = Cursor::start(self.code()).moved(pc as isize);
    }

    /// Whether all these bits are set.
    #[inline(always)]
    pub fn is(&self, flag: u16) -> bool {
        self.flags & flag != 0
    }
}

/// The instruction read last; the next one is read behind it. (Were it the next one, the run loop would need two registers: one
/// for the instruction whose operands it reads and one for where it goes on.)
#[derive(Clone, Copy)]
pub struct Cursor(NonNull<Op>);

impl Cursor {
    /// Before the first instruction of a code.
    #[inline(always)]
    pub fn start(code: &Code) -> Cursor {
        // SAFETY: the pointer to a code's instructions (there is always one) is aligned and not null, so neither is the place
        // before it.
        Cursor(unsafe { NonNull::new_unchecked(code.ops.as_ptr().cast_mut().wrapping_sub(1)) })
    }

    /// The cursor some instructions further on.
    #[inline(always)]
    fn moved(self, by: isize) -> Cursor {
        // SAFETY: targets lie within the code or just before it (file invariant).
        Cursor(unsafe { NonNull::new_unchecked(self.0.as_ptr().wrapping_offset(by)) })
    }

    /// Goes on to the next instruction and reads it. It is handed out by reference, so that each arm of the run loop reads
    /// just the operands that it has.
    #[inline(always)]
    #[cfg_attr(
        not(miri),
        expect(clippy::pointers_in_nomem_asm_block, reason = "there is no instruction that could read")
    )]
    pub fn next<'a>(&mut self) -> &'a Op {
        let mut place = self.moved(1).0.as_ptr();
        // The compiler forgets how the place was found: it would keep the former one as well to read the operands by, a second register
        // of the run loop's few and one more move in each instruction.
        #[cfg(not(miri))]
        // SAFETY: no instruction at all.
        unsafe {
            std::arch::asm!("/* {0} */", inout(reg) place, options(pure, nomem, nostack, preserves_flags));
        }
        // SAFETY: the cursor stands on an instruction of a code that outlives its frame (file invariants).
        unsafe {
            *self = Cursor(NonNull::new_unchecked(place));
            self.0.as_ref()
        }
    }

    /// The instruction read last.
    #[inline(always)]
    pub fn last(self) -> Op {
        // SAFETY: one was read before.
        unsafe { self.0.read() }
    }

    /// The cursor after a jump.
    #[inline(always)]
    pub fn jumped(self, to: isize) -> Cursor {
        self.moved(to)
    }

    /// The instruction that a jump by `to` goes to, or one that stands some places behind it.
    ///
    /// `to` is a target of the instruction read last, and what is read lies before the end of the code.
    #[inline(always)]
    pub fn target<'a>(self, to: isize) -> &'a Op {
        // SAFETY: as `next` after `jump`.
        unsafe { self.moved(to + 1).0.as_ref() }
    }

    /// Whether the instruction read last is a call whose result, a temporary, the next one awaits.
    #[inline]
    pub fn awaits_last_call(self, nlocals: u16) -> bool {
        // SAFETY: a call was read before; every code ends in a return, so an instruction follows it.
        let (call, next) = unsafe { (self.0.read(), self.0.add(1).read()) };
        match (call, next) {
            (Op::Call { dst, .. } | Op::CallMethod { dst, .. }, Op::Await { src, .. }) => dst == src && dst >= nlocals,
            (_, _) => false,
        }
    }

    /// Whether the instruction read last is a call whose result, a temporary, the next one iterates over.
    #[inline]
    pub fn iterates_last_call(self, nlocals: u16) -> bool {
        // SAFETY: as in `awaits_last_call`.
        let (call, next) = unsafe { (self.0.read(), self.0.add(1).read()) };
        match (call, next) {
            (Op::CallMethod { dst, .. }, Op::GetIter { src, .. }) => dst == src && dst >= nlocals,
            (_, _) => false,
        }
    }

    /// The cursor behind the next instruction, where that is the `await` of this register.
    #[inline]
    pub fn over_await_of(self, register: Reg) -> Option<Cursor> {
        self.over_await(register).map(|(next, _)| next)
    }

    /// The same, and the register that gets the await's result.
    #[inline(always)]
    pub fn over_await(self, register: Reg) -> Option<(Cursor, Reg)> {
        let mut next = self;
        match *next.next() {
            Op::Await { dst, src } if src == register => Some((next, dst)),
            _ => None,
        }
    }

    /// The cursor behind the next instruction, where that drops this register.
    #[inline(always)]
    pub fn over_drop_of(self, register: Reg) -> Option<Cursor> {
        let mut next = self;
        match *next.next() {
            Op::Drop { reg } if reg == register => Some(next),
            _ => None,
        }
    }

    /// Jumps, relative to the next instruction.
    #[inline(always)]
    pub fn jump(&mut self, to: isize) {
        *self = self.moved(to);
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
    /// The address at which the recursion limit is reached. Signed: a limit that was lowered below the links under way lies before
    /// the array.
    limit: isize,
    /// Whether the limit follows from the recursion limit alone: it does not reach the capacity.
    exact: bool,
}

impl FrameStack {
    /// Room for `capacity` frames, untouched.
    pub fn new(capacity: usize) -> FrameStack {
        let failed = || handle_alloc_error(Layout::array::<Frame>(capacity).expect("the capacity is a constant"));
        FrameStack::try_new(capacity).unwrap_or_else(failed)
    }

    /// The same; `None` where the system has no such address space left.
    pub fn try_new(capacity: usize) -> Option<FrameStack> {
        let layout = Layout::array::<Frame>(capacity).expect("the capacity is a constant");
        // SAFETY: the layout is not empty. The system is asked directly: it hands out pages that nobody has touched.
        let memory = NonNull::new(unsafe { System.alloc(layout) }.cast::<Frame>())?;
        Some(FrameStack { memory, capacity, end: memory, limit: memory.as_ptr() as isize, exact: false })
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

    /// Sets how many frames there may be: the recursion limit less the links of await chains.
    #[inline]
    pub fn set_room(&mut self, recursion_limit: usize, links: usize) {
        self.exact = recursion_limit <= self.capacity;
        let frames = (recursion_limit as isize - links as isize).min(self.capacity as isize);
        self.limit = self.memory.as_ptr() as isize + frames * size_of::<Frame>() as isize;
    }

    /// Whether a frame fits whose chain has so many links.
    #[inline(always)]
    pub fn has_room(&self, links: u32) -> bool {
        self.end.as_ptr() as isize + links as isize * (size_of::<Frame>() as isize) < self.limit
    }

    /// One link more (or less) takes the room of one frame. False where the room must be set anew.
    #[inline(always)]
    pub fn shift_room(&mut self, frames: isize) -> bool {
        if self.exact {
            self.limit += frames * size_of::<Frame>() as isize;
        }
        self.exact
    }

    /// Whether the recursion limit is reached.
    #[inline(always)]
    pub fn is_full(&self) -> bool {
        self.end.as_ptr() as isize >= self.limit
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
        let layout = Layout::array::<Frame>(self.capacity).expect("it was allocated with this layout");
        // SAFETY: allocated in `new` with this layout; frames need no drop.
        unsafe { System.dealloc(self.memory.as_ptr().cast(), layout) }
    }
}
