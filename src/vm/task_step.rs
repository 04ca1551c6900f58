//! A task's step, the usual cases: its coroutine stands at its beginning, at an `await` whose outcome is there, or where the task waited
//! directly (`event_loop/direct.rs`). Its innermost frame goes on at once. Every other case is `coroutine.rs`'s, which drives
//! anything.

use super::Vm;
use super::coroutine::{Resume, Step};
use super::frame::{Frame, frame_flags};
use super::outcome::Exit;
use super::regs::Regs;
use crate::event_loop::direct::Standing;
use crate::event_loop::future::Future;
use crate::event_loop::task::TaskPart;
use crate::heap::{Obj, Value};
use crate::objects::generator::{Generator, State};
use crate::objects::native::{NativeObject, Raised};

fn restore_leaf(root: &Generator, leaf: Option<Obj<Generator>>) {
    if let Some(leaf) = leaf {
        root.leaf.set(leaf);
    }
}

/// The flags of the frame that a task's step pushes.
const STEP: u16 = frame_flags::GENERATOR | frame_flags::ENTRY;

impl Vm {
    /// The root of the chain that the topmost frame runs, where a task's step (or somebody by hand) drives it.
    #[inline]
    pub fn running_root<'a>(&mut self) -> Option<&'a Obj<Generator>> {
        let mut at = self.frames.len();
        loop {
            at = at.checked_sub(1)?;
            let frame = self.frames.get(at)?;
            if !frame.is(frame_flags::AWAITED) {
                return if frame.flags & STEP == STEP { frame.top.before(1).exact::<Generator>() } else { None };
            }
        }
    }

    /// Runs a task's coroutine up to its next suspension or end; gives the input back (and nothing was touched) where the case is
    /// not a usual one.
    pub fn step_coroutine(&mut self, root: &Obj<Generator>, part: &TaskPart, input: Resume) -> Result<Exit, Resume> {
        let state = root.state.get();
        if root.awaiter.is_linked() || !matches!(state, State::Created | State::Suspended) || !self.step_fits(root) {
            return Err(input);
        }
        let direct = part.standing() != Standing::Nowhere;
        if !direct && matches!(input, Resume::Throw(_)) {
            return Err(input);
        }
        let known = root.leaf.take();
        let leaf = known.as_ref().unwrap_or(root);
        if direct {
            let object = leaf.awaiting.take();
            if !self.is_waited_for_directly(&object) {
                // Somebody drove the coroutine by hand meanwhile.
                leaf.awaiting.set(object);
                part.set_standing(Standing::Nowhere);
                restore_leaf(root, known);
                return Err(input);
            }
            self.push_task_step(root, leaf);
            return Ok(self.step_from_waiting(known, part, object, input));
        }
        if state == State::Suspended {
            let Some(result) = self.arrived(leaf) else {
                restore_leaf(root, known);
                return Err(input);
            };
            self.push_task_step(root, leaf);
            self.give(result);
        } else {
            self.push_task_step(root, leaf);
        }
        drop(known);
        Ok(self.run_nested())
    }

    /// Whether the frame of a step fits; if not, the error is found the usual way.
    fn step_fits(&mut self, root: &Generator) -> bool {
        let top = self.stack_top();
        self.frames.has_room(root.depth.get()) && self.stack.fits(top, 4)
    }

    /// The result of what a suspended coroutine awaits, where it has one: it then no longer awaits that.
    fn arrived(&mut self, leaf: &Generator) -> Option<Value> {
        let awaited = leaf.awaiting.take();
        if self.event_loop.at_once.is_turn(&awaited) {
            return Some(Value::None);
        }
        match awaited.exact::<Future>() {
            Some(future) if future.has_result() => Some(future.outcome()),
            _ => {
                leaf.awaiting.set(awaited);
                None
            }
        }
    }

    /// Puts the frame of a chain on the stack, whose member `leaf` is to go on.
    fn push_task_step(&mut self, root: &Obj<Generator>, leaf: &Obj<Generator>) {
        let top = self.stack_top();
        top.put_far(0, root.value());
        let mut frame = Frame::new(&leaf.code, Regs::of_generator(leaf), top.offset(1), 0, STEP);
        frame.set_pc(leaf.pc.get());
        frame.links = root.depth.get();
        leaf.state.set(State::Running);
        self.frames.push(frame);
        let depth = root.depth.get() as usize;
        if depth > 0 {
            self.set_chain_depth(self.chain_depth + depth);
        }
    }

    /// Gives the await at which the topmost frame stands its result.
    #[inline(always)]
    fn give(&mut self, result: Value) {
        let frame = self.frames.top();
        let dst = frame.cursor.last().result().expect("an awaiting instruction has a result");
        frame.base.set(dst, result);
    }

    /// The frame is on the stack: what the task waited for ends the waiting or takes it up again.
    fn step_from_waiting(
        &mut self,
        leaf: Option<Obj<Generator>>,
        part: &TaskPart,
        object: Value,
        input: Resume,
    ) -> Exit {
        let throwing = matches!(input, Resume::Throw(_));
        match self.end_waiting(&object, input) {
            Step::Yielded(marker) => self.unpush_step(leaf, object, marker),
            Step::Returned(result) => {
                part.set_standing(Standing::Nowhere);
                drop((leaf, object));
                self.give(result);
                self.run_nested()
            }
            Step::Raised => {
                part.set_standing(Standing::Nowhere);
                drop((leaf, object));
                self.thrown = throwing;
                if self.unwind() { self.run_nested() } else { Exit::Raised }
            }
        }
    }

    fn end_waiting(&mut self, object: &Value, input: Resume) -> Step {
        let input = match object.exact::<NativeObject>() {
            Some(native) => match native.woken(self, object, input) {
                Ok(step) => return step,
                Err(input) => input,
            },
            None => input,
        };
        // A sleep.
        match input {
            Resume::Send(_) => Step::Returned(Value::None),
            Resume::Throw(exception) => {
                let Raised = self.raise_value(exception);
                Step::Raised
            }
        }
    }

    /// Takes the frame of a step off again: its task goes on waiting for `object`.
    fn unpush_step(&mut self, leaf: Option<Obj<Generator>>, object: Value, marker: Value) -> Exit {
        let frame = self.frames.pop();
        let root = frame.top.take_before(1);
        let Some(root) = root.exact::<Generator>() else { return Exit::Yielded(marker) };
        root.depth.set(frame.links);
        self.set_chain_depth(self.chain_depth - frame.links as usize);
        let waiting = leaf.as_ref().unwrap_or(root);
        waiting.state.set(State::Suspended);
        waiting.awaiting.set(object);
        restore_leaf(root, leaf);
        Exit::Yielded(marker)
    }
}
