//! Calls and lines: what is told beside the scheduler's events at the levels `calls` and `lines`.
//!
//! The run loop shows every instruction that is about to run ([`Vm::trace_instruction`]); a line event is made where the line or the frame
//! is another one than before, with the local variables that changed. Functions of our own library are passed over.

use super::event::{Change, Event};
use super::observer::Level;
use crate::bytecode::code::ScopeKind;
use crate::bytecode::op::Op;
use crate::objects::dict::Dict;
use crate::objects::native::Raised;
use crate::vm::Vm;
use crate::vm::frame::Frame;
use std::sync::Arc;

/// Longer values are cut.
const LONG: usize = 80;

/// The line that was told last.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Seen {
    depth: usize,
    unit: usize,
    line: u32,
}

impl Seen {
    fn same_frame(self, other: Seen) -> bool {
        (self.depth, self.unit) == (other.depth, other.unit)
    }
}

impl Vm {
    /// Tells calls, returns and lines by the instruction about to run.
    pub fn observe_instruction(&mut self) {
        let Some(tracer) = &self.tracer else { return };
        let (level, before) = (tracer.level, tracer.seen);
        let frame = *self.frames.top();
        let code = frame.code();
        let unit = &code.unit;
        let pc = frame.pc() as usize;
        let Some(span) = unit.spans.get(pc).filter(|_| !code.hidden && !unit.source.is_own()) else { return };
        let function = unit.kind == ScopeKind::Function;
        let here =
            Seen { depth: self.frames.len(), unit: Arc::as_ptr(unit) as usize, line: unit.source.line_of(span.start) };
        if pc == 0 && function {
            self.observe(|_| Event::Call { name: unit.qualname.to_string() });
        }
        if level == Level::Lines && here != before {
            self.observe_line(&frame, here, before, function);
        }
        if function && matches!(unit.ops.get(pc), Some(Op::Ret { .. } | Op::RetNone)) {
            self.observe(|_| Event::Return { name: unit.qualname.to_string() });
        }
    }

    fn observe_line(&mut self, frame: &Frame, here: Seen, before: Seen, function: bool) {
        let now = if function { self.shown_locals(frame) } else { Vec::new() };
        let fresh = !here.same_frame(before);
        let Some(tracer) = &mut self.tracer else { return };
        tracer.seen = here;
        let known = std::mem::replace(&mut tracer.locals, now.clone());
        let known = if fresh { Vec::new() } else { known };
        let locals = changes(&known, &now);
        self.observe(|_| Event::Line { fresh, locals });
    }

    /// The local variables of a frame, shortened.
    fn shown_locals(&mut self, frame: &Frame) -> Vec<(String, String)> {
        // Showing values may run a script's own `__repr__`, which is no part of what happens.
        let tracer = self.tracer.take();
        let raised = std::mem::take(&mut self.raised);
        let muted = self.output.mute();
        let locals = self.frame_locals(frame).unwrap_or_else(|Raised| {
            drop(self.take_raised());
            Dict::new().into()
        });
        let pairs = locals.exact::<Dict>().map(|dict| dict.pairs()).unwrap_or_default();
        let mut shown = Vec::with_capacity(pairs.len());
        for (name, value) in pairs {
            let name = self.str_text(&name).unwrap_or_default();
            let text = self.shown(&value).into_owned();
            let text =
                if text.chars().count() > LONG { text.chars().take(LONG - 1).chain(['…']).collect() } else { text };
            shown.push((name, text));
        }
        self.output.unmute(muted);
        self.raised = raised;
        self.tracer = tracer;
        shown
    }
}

/// What must change in `known` to make it `now`.
fn changes(known: &[(String, String)], now: &[(String, String)]) -> Vec<Change> {
    let value = |of: &[(String, String)], name: &str| {
        of.iter().find(|(other, _)| other == name).map(|(_, value)| value.clone())
    };
    let gone = known.iter().filter(|(name, _)| value(now, name).is_none()).map(|(name, _)| (name.clone(), None));
    let new = now.iter().filter(|(name, shown)| value(known, name).as_ref() != Some(shown));
    gone.chain(new.map(|(name, shown)| (name.clone(), Some(shown.clone())))).collect()
}
