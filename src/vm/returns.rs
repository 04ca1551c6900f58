//! Returns: where the result of a frame goes, and the calls that natives leave to the run loop.

use super::Vm;
use super::frame::{Frame, frame_flags};
use super::outcome::{Continuation, Exit, RequestArgs};
use super::regs::Regs;
use super::run::Switched;
use crate::bytecode::op::Reg;
use crate::heap::Value;
use crate::objects::native::Raised;

impl Vm {
    // --- returning -----------------------------------------------------------------------------------------------

    /// Whether the topmost frame's result just goes to a register of its caller.
    #[inline(always)]
    pub(super) fn leaves_plainly(&mut self) -> bool {
        self.frames.top().flags & !frame_flags::AWAITED == 0
    }

    /// Ends the topmost frame, its locals dropped, in that plain case: the caller's frame, which goes on, and its register for
    /// the result.
    #[inline(always)]
    pub(super) fn leave_plain(&mut self, regs: Regs) -> (Frame, Reg) {
        let dst = self.frames.top().dst;
        self.frames.discard();
        let caller = *self.frames.top();
        drop(regs.take_function());
        (caller, dst)
    }

    /// The same in any other case. `None`: the caller goes on; `Some`: the run ends.
    #[inline(never)]
    pub(super) fn leave_flagged(&mut self, value: Value) -> Result<Option<Exit>, Raised> {
        let frame = *self.frames.top();
        if frame.flags == frame_flags::CONSTRUCTOR && value.is_none() {
            self.frames.discard();
            drop(frame.base.take_before(1));
            let instance = frame.base.take_before(2);
            self.frames.top().base.set(frame.dst, instance);
            return Ok(None);
        }
        if frame.is(frame_flags::GENERATOR) {
            return self.finish_generator(frame, value);
        }
        if frame.is(frame_flags::CONTINUED) && self.settles(&frame, &value) {
            self.frames.discard();
            drop(frame.base.take_before(1));
            drop(self.continuations.pop());
            match frame.is(frame_flags::JUMP) {
                true => self.decide_jump(value.is(&Value::True)),
                false => self.frames.top().base.set(frame.dst, value),
            }
            return Ok(None);
        }
        self.leave_special(frame, value)
    }

    /// Whether the result of an operator's special method is the operator's: not NotImplemented, and a truth where that
    /// decides a jump.
    #[inline]
    fn settles(&self, frame: &Frame, value: &Value) -> bool {
        let operator = matches!(
            self.continuations.last(),
            Some(Continuation::Binary { .. } | Continuation::InPlace { .. } | Continuation::Compare { .. })
        );
        let fits = match frame.flags & !frame_flags::CONTINUED {
            0 => !value.is(&self.not_implemented),
            frame_flags::JUMP => matches!(value, Value::True | Value::False),
            _ => false,
        };
        operator && fits
    }

    /// Ends a frame as if it had no such flag; then the run loop is turned into its traced form.
    #[cold]
    fn leave_switching(&mut self, value: Value) -> Result<Option<Exit>, Raised> {
        self.frames.top().flags &= !frame_flags::SWITCH;
        let answer = self.leave_flagged(value)?;
        if answer.is_some() {
            return Ok(answer);
        }
        self.switching = true;
        Err(Raised)
    }

    fn leave_special(&mut self, frame: Frame, value: Value) -> Result<Option<Exit>, Raised> {
        if frame.is(frame_flags::SWITCH) {
            return self.leave_switching(value);
        }
        self.frames.pop();
        let function = frame.base.take_before(1);
        let value = if frame.is(frame_flags::CONSTRUCTOR) {
            let instance = frame.base.take_before(2);
            if !value.is_none() {
                let type_name = self.type_name(&value);
                drop(function);
                let raised = self.type_error(format!("__init__() should return None, not '{type_name}'"));
                return self.fail_special(frame, raised);
            }
            instance
        } else {
            value
        };
        drop(function);
        if frame.is(frame_flags::ENTRY) {
            return Ok(Some(Exit::Returned(value)));
        }
        self.deliver_special(frame.dst, frame.flags, value).map(|_| None)
    }

    fn fail_special(&mut self, frame: Frame, raised: Raised) -> Result<Option<Exit>, Raised> {
        if frame.is(frame_flags::ENTRY) {
            let Raised = raised;
            return Ok(Some(Exit::Raised));
        }
        Err(raised)
    }

    /// Delivers a result as frame flags say. The topmost frame is the one that waits.
    pub(super) fn deliver_special(&mut self, dst: Reg, flags: u16, value: Value) -> Switched {
        let value = if flags & frame_flags::CONTINUED != 0 {
            let continuation = self.continuations.pop().expect("a continued frame has its continuation");
            let answer = self.go_on(continuation, value)?;
            if answer.is_unbound() {
                return self.push_request(dst, flags & !(frame_flags::CONTINUED | frame_flags::CONSTRUCTOR));
            }
            answer
        } else {
            value
        };
        if flags & frame_flags::DISCARD != 0 {
            return Ok(true);
        }
        if flags & frame_flags::JUMP != 0 {
            let truth = self.truth(&value)?;
            self.decide_jump(truth);
            return Ok(true);
        }
        self.frames.top().base.set(dst, value);
        Ok(true)
    }

    /// Moves the topmost frame's pc by its compare-and-jump instruction.
    fn decide_jump(&mut self, truth: bool) {
        let frame = self.frames.top();
        let (on, to) = frame.cursor.last().condition().expect("only jumps wait for a truth");
        if truth == on {
            frame.cursor.jump(to as isize);
        }
    }

    // --- requests ------------------------------------------------------------------------------------------------

    /// Pushes the frame of the request that a native left, or does it at once where it needs none.
    pub(super) fn push_request(&mut self, dst: Reg, flags: u16) -> Switched {
        let request = self.request.take().expect("an Unbound answer leaves a request");
        let (mut flags, waiting) = (flags, self.continuations.len());
        if let Some(after) = request.after {
            self.continuations.push(after);
            flags |= frame_flags::CONTINUED;
        }
        // A native may ask for a native that asks for a native …
        if let Err(raised) = self.enter_native() {
            self.continuations.truncate(waiting);
            return Err(raised);
        }
        let pushed = match request.args {
            RequestArgs::Step(input) if flags == 0 => self.push_step(&request.callable, input, dst),
            RequestArgs::Step(input) => self.step_within(&request.callable, input, dst, flags),
            RequestArgs::One(args) => self.push_script_call(request.callable, args, dst, flags),
            RequestArgs::Two(args) => self.push_script_call(request.callable, args, dst, flags),
            RequestArgs::Many(args) => self.push_call(&request.callable, args, &request.keywords, dst, flags),
        };
        self.leave_native();
        if pushed.is_err() {
            // What waited for the result waits no longer, if it has not had it already.
            self.continuations.truncate(waiting);
        }
        pushed
    }
}
