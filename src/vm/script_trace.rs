//! `sys.settrace` and `sys.setprofile`: a script's functions are told of calls, lines, returns and exceptions.
//!
//! While one is set, runs go through the traced form of the run loop, which shows every instruction about to run. What is known of each
//! activation (its own trace function, the line told last, its frame object) stands in [`Traced`] entries, outermost first; an
//! activation of our own library has none and nothing is told of it. The loop in which a function is set is turned into its traced form
//! where the call that set it returns (`frame_flags::SWITCH`). A trace function is not traced itself, and one that raises ends the
//! tracing, as in CPython. Calls of functions written in Rust are not told (`c_call`), and neither is the line of a `try:`, for which there is
//! no instruction.

use super::Vm;
use super::frame::{Frame, frame_flags};
use super::threads::ThreadId;
use crate::bytecode::op::Op;
use crate::heap::Value;
use crate::objects::exception::Exception;
use crate::objects::native::{Answer, Raised};
use crate::objects::tuple::Tuple;

/// Whom to tell, and what was told.
pub struct ScriptTrace {
    /// `sys.settrace`'s function, or None.
    pub function: Value,
    /// `sys.setprofile`'s function, or None.
    pub profile: Value,
    thread: ThreadId,
    busy: bool,
    entries: Vec<Traced>,
}

/// One activation.
struct Traced {
    place: Place,
    /// Its trace function; None where it has none.
    local: Value,
    line: u32,
    pc: u32,
    /// Its frame object; Unbound until one is needed.
    frame: Value,
}

/// Where an activation stands: how many frames there are with it, which link of an await chain it is, and its registers.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Place {
    depth: usize,
    links: u32,
    window: usize,
}

impl Place {
    fn of(frame: &Frame, depth: usize) -> Place {
        Place { depth, links: frame.links, window: std::ptr::from_ref(frame.base.before(1)) as usize }
    }

    /// Whether an activation here is gone when one at `other` runs.
    fn is_over(self, other: Place) -> bool {
        let (own, its) = ((self.depth, self.links), (other.depth, other.links));
        own > its || own == its && self.window != other.window
    }
}

fn line_of(frame: &Frame, pc: u32) -> Option<u32> {
    let unit = &frame.code().unit;
    unit.spans.get(pc as usize).map(|span| unit.source.line_of(span.start))
}

/// Whether this is the return at the end of a body, which has no line of its own.
fn is_implied_return(frame: &Frame, pc: u32) -> bool {
    let unit = &frame.code().unit;
    matches!(unit.ops.get(pc as usize), Some(Op::RetNone)) && line_of(frame, pc) == Some(unit.first_line)
}

fn is_passed_over(frame: &Frame) -> bool {
    frame.code().hidden || frame.code().unit.source.is_own()
}

impl Vm {
    /// `sys.settrace(function)`, `sys.setprofile(function)`: sets one of both; None ends it.
    pub fn set_script_trace(&mut self, function: Option<Value>, profile: Option<Value>) {
        let old = self.script_trace.take();
        let (old_function, old_profile, entries) = match old {
            Some(old) => (old.function, old.profile, Some(old.entries)),
            None => (Value::None, Value::None, None),
        };
        let function = function.unwrap_or(old_function);
        let profile = profile.unwrap_or(old_profile);
        if function.is_none() && profile.is_none() {
            return;
        }
        let entries = entries.unwrap_or_else(|| self.activations_untold());
        let thread = self.threads.current();
        self.script_trace = Some(Box::new(ScriptTrace { function, profile, thread, busy: false, entries }));
        let frame = self.frames.top();
        if !frame.is(frame_flags::ENTRY) {
            frame.flags |= frame_flags::SWITCH;
        }
    }

    /// The activations that there are: nothing is told of them but where they get a trace function of their own.
    fn activations_untold(&mut self) -> Vec<Traced> {
        let frames: Vec<Frame> = (0..self.frames.len()).map_while(|at| self.frames.get(at).copied()).collect();
        let entry = |(at, frame): (usize, &Frame)| {
            let pc = frame.pc();
            let line = line_of(frame, pc.saturating_sub(1)).unwrap_or(0);
            Traced { place: Place::of(frame, at + 1), local: Value::None, line, pc, frame: Value::Unbound }
        };
        frames.iter().enumerate().filter(|(_, frame)| !is_passed_over(frame)).map(entry).collect()
    }

    /// Nothing is told while paused; answers whether it was paused before.
    pub fn pause_script_trace(&mut self, paused: bool) -> bool {
        self.script_trace.as_mut().is_some_and(|trace| std::mem::replace(&mut trace.busy, paused))
    }

    /// Gives the activations under way a trace function.
    pub fn trace_callers(&mut self, function: &Value) {
        for entry in self.script_trace.iter_mut().flat_map(|trace| &mut trace.entries) {
            entry.local = function.clone();
        }
    }

    /// `frame.f_trace`
    pub fn frame_trace(&self, frame: &Value) -> Value {
        let entries = self.script_trace.iter().flat_map(|trace| &trace.entries);
        entries.into_iter().find(|entry| entry.frame.is(frame)).map_or(Value::None, |entry| entry.local.clone())
    }

    /// `frame.f_trace = function`; nothing where the frame has ended or nothing is traced.
    pub fn set_frame_trace(&mut self, frame: &Value, function: &Value) {
        let entries = self.script_trace.iter_mut().flat_map(|trace| &mut trace.entries);
        for entry in entries.filter(|entry| entry.frame.is(frame)) {
            entry.local = function.clone();
        }
    }

    /// Tells of the instruction about to run.
    pub(super) fn trace_for_script(&mut self) -> Result<(), Raised> {
        let frame = *self.frames.top();
        let place = Place::of(&frame, self.frames.len());
        let current = self.threads.current();
        let Some(trace) = &mut self.script_trace else { return Ok(()) };
        if trace.busy || trace.thread != current || is_passed_over(&frame) {
            return Ok(());
        }
        while trace.entries.last().is_some_and(|entry| entry.place.is_over(place)) {
            trace.entries.pop();
        }
        if trace.entries.last().is_none_or(|entry| entry.place != place) {
            self.tell_call(&frame, place)?;
        }
        self.tell_line(&frame)?;
        let value = match frame.code().unit.ops.get(frame.pc() as usize) {
            Some(Op::Ret { src } | Op::Yield { src, .. }) => frame.base.get(*src).clone(),
            Some(Op::RetNone) => Value::None,
            _ => return Ok(()),
        };
        self.tell_return(frame.pc(), value)
    }

    fn tell_call(&mut self, frame: &Frame, place: Place) -> Result<(), Raised> {
        let Some(trace) = &mut self.script_trace else { return Ok(()) };
        let (function, profile) = (trace.function.clone(), trace.profile.clone());
        let pc = frame.pc();
        // A generator that goes on stands where it stopped.
        let before = if pc == 0 { None } else { line_of(frame, pc - 1) };
        let line = before.unwrap_or(frame.code().unit.first_line);
        let told = before.unwrap_or(0);
        trace.entries.push(Traced { place, local: Value::None, line: told, pc, frame: Value::Unbound });
        let shown = self.shown_frame(frame, frame.pc(), Some(line))?;
        if !profile.is_none() {
            self.tell_listener(&profile, &shown, "call", Value::None)?;
        }
        if function.is_none() {
            return Ok(());
        }
        let local = self.tell_listener(&function, &shown, "call", Value::None)?;
        if let Some(entry) = self.innermost_traced() {
            entry.local = local;
        }
        Ok(())
    }

    fn tell_line(&mut self, frame: &Frame) -> Result<(), Raised> {
        let pc = frame.pc();
        let Some(line) = line_of(frame, pc) else { return Ok(()) };
        // Where a jump or a clean-up comes from is no line that a program has come to.
        if matches!(frame.code().unit.ops.get(pc as usize), None | Some(Op::Jump { .. } | Op::Drop { .. })) {
            return Ok(());
        }
        let implied = is_implied_return(frame, pc);
        let Some(entry) = self.innermost_traced() else { return Ok(()) };
        let again = line == entry.line && pc > entry.pc || implied && entry.line != 0;
        if again {
            return Ok(());
        }
        (entry.line, entry.pc) = (line, pc);
        let local = entry.local.clone();
        if local.is_none() {
            return Ok(());
        }
        let shown = self.shown_frame(frame, frame.pc(), None)?;
        let next = self.tell_listener(&local, &shown, "line", Value::None)?;
        if let Some(entry) = self.innermost_traced().filter(|_| !next.is_none()) {
            entry.local = next;
        }
        Ok(())
    }

    /// Tells of a return (or a `yield`) of the innermost activation, which is forgotten.
    fn tell_return(&mut self, pc: u32, value: Value) -> Result<(), Raised> {
        let frame = *self.frames.top();
        let Some(entry) = self.innermost_traced() else { return Ok(()) };
        let (local, told) = (entry.local.clone(), entry.line);
        let profile = self.script_trace.as_ref().map_or(Value::None, |trace| trace.profile.clone());
        if !local.is_none() || !profile.is_none() {
            let line = Some(told).filter(|line| *line != 0 && is_implied_return(&frame, pc));
            let shown = self.shown_frame(&frame, pc, line)?;
            for listener in [local, profile].iter().filter(|listener| !listener.is_none()) {
                self.tell_listener(listener, &shown, "return", value.clone())?;
            }
        }
        if let Some(trace) = &mut self.script_trace {
            trace.entries.pop();
        }
        Ok(())
    }

    /// Tells of the exception in the machine, which reached the topmost frame; `leaves`: which it will leave.
    #[cold]
    pub(super) fn tell_exception(&mut self, leaves: bool) {
        let frame = *self.frames.top();
        let place = Place::of(&frame, self.frames.len());
        let current = self.threads.current();
        let Some(trace) = &mut self.script_trace else { return };
        if trace.busy || trace.thread != current || is_passed_over(&frame) {
            return;
        }
        while trace.entries.last().is_some_and(|entry| entry.place.is_over(place)) {
            trace.entries.pop();
        }
        let Some(local) = trace.entries.last().filter(|entry| entry.place == place).map(|entry| entry.local.clone())
        else {
            return;
        };
        let (raised, fresh, reraising) = (self.raised.clone(), self.fresh, self.reraising);
        let told = self.tell_raised(&frame, &local, &raised, leaves);
        if told.is_ok() {
            let Raised = self.raise_value(raised);
            (self.fresh, self.reraising) = (fresh, reraising);
        }
    }

    fn tell_raised(&mut self, frame: &Frame, local: &Value, raised: &Value, leaves: bool) -> Result<(), Raised> {
        drop(self.take_raised());
        if !local.is_none() {
            let class = self.class_of(raised).value();
            let traceback = raised.exact::<Exception>().map_or(Value::None, |body| body.traceback.get());
            let triple = Tuple::of([class, raised.clone(), traceback]);
            let shown = self.shown_frame(frame, frame.pc().saturating_sub(1), None)?;
            self.tell_listener(local, &shown, "exception", triple.into())?;
        }
        if leaves { self.tell_return(frame.pc().saturating_sub(1), Value::None) } else { Ok(()) }
    }

    fn innermost_traced(&mut self) -> Option<&mut Traced> {
        self.script_trace.as_mut()?.entries.last_mut()
    }

    /// The innermost traced activation's frame object, brought up to date; `line` where it is not the instruction's.
    fn shown_frame(&mut self, frame: &Frame, pc: u32, line: Option<u32>) -> Answer {
        let known = self.innermost_traced().map_or(Value::Unbound, |entry| entry.frame.clone());
        let shown = if known.is_unbound() { self.traced_frame()? } else { known };
        self.refresh_frame(&shown, frame, pc, line)?;
        Ok(shown)
    }

    /// The innermost traced activation's frame object; those of the activations around it are made as well.
    pub fn traced_frame(&mut self) -> Answer {
        let count = self.script_trace.as_ref().map_or(0, |trace| trace.entries.len());
        let mut back = Value::None;
        for at in 0..count {
            let Some(entry) = self.script_trace.as_ref().and_then(|trace| trace.entries.get(at)) else { break };
            if !entry.frame.is_unbound() {
                back = entry.frame.clone();
                continue;
            }
            let Some(activation) = self.frames.get(entry.place.depth - 1).copied() else { break };
            back = self.frame_of(&activation, activation.pc().saturating_sub(1), back)?;
            if let Some(entry) = self.script_trace.as_mut().and_then(|trace| trace.entries.get_mut(at)) {
                entry.frame = back.clone();
            }
        }
        Ok(back)
    }

    /// Calls a trace function; tracing ends where it raises.
    fn tell_listener(&mut self, listener: &Value, frame: &Value, event: &str, value: Value) -> Answer {
        let event = self.intern(event);
        let event = self.names.value(event);
        if let Some(trace) = &mut self.script_trace {
            trace.busy = true;
        }
        let answer = self.call(listener, &[frame.clone(), event, value]);
        if let Some(trace) = &mut self.script_trace {
            trace.busy = false;
        }
        if answer.is_err() {
            self.script_trace = None;
        }
        answer
    }
}
