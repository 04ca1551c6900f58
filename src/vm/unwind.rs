//! Raising: where an exception goes from the topmost frame.
//!
//! Nothing is kept at run time for `try`: tables are searched only here. A frame that is left hands its variables to its entry of the
//! traceback, so that they live as long as the exception, and drops its other registers; an inner generator or coroutine passes the exception to its awaiter in place. `reraising` keeps a frame from getting a second traceback entry
//! for the same flight.

use super::Vm;
use super::frame::{Frame, frame_flags};
use super::outcome::Continuation;
use super::regs::Regs;
use crate::bytecode::code::{Flavor, ScopeKind};
use crate::bytecode::op::{NO_REG, Reg};
use crate::heap::{Obj, Value, registry};
use crate::objects::class::Class;
use crate::objects::code::Code;
use crate::objects::exception::{Exc, Exception};
use crate::objects::generator::{Generator, State};
use crate::objects::native::Raised;
use crate::objects::traceback::Traceback;
use crate::objects::tuple::Tuple;

impl Vm {
    /// Finds a handler for the exception in the VM: true with the topmost frame set to go on there; false where the run's entry
    /// frame was left.
    #[cold]
    #[inline(never)]
    pub(super) fn unwind(&mut self) -> bool {
        if registry::pending() {
            // What the failed instruction let go of is finalised where it stands, before frames are left.
            self.run_finalizers();
        }
        self.attach_context();
        if self.tracer.is_some() {
            self.observe_raise();
        }
        loop {
            let frame = *self.frames.top();
            let code = frame.code();
            let pc = frame.pc().saturating_sub(1);
            let raised_anew = !std::mem::take(&mut self.reraising);
            if raised_anew {
                self.add_traceback(&frame, pc);
            }
            let handler = code.unit.handlers.iter().find(|entry| (entry.start..entry.end).contains(&pc));
            // A program that was ended from outside (a deadlock) runs no more of its code.
            let handler = handler.filter(|_| self.exit_request.is_none());
            if raised_anew && self.script_trace.is_some() {
                self.tell_exception(handler.is_none());
            }
            if let (Some(handler), true) = (handler, frame.pc() > 0) {
                frame.base.clear_range(handler.depth as usize, code.nregs as usize);
                self.frames.top().set_pc(handler.target);
                if self.tracer.is_some() {
                    self.observe_catch(code, handler.target);
                }
                return true;
            }
            if !self.leave_raising(frame, code) {
                return false;
            }
        }
    }

    /// Leaves a frame by its exception; false where it was an entry frame.
    fn leave_raising(&mut self, frame: Frame, code: &Code) -> bool {
        self.keep_locals(&frame, code);
        frame.base.clear_range(0, code.nregs as usize);
        if frame.is(frame_flags::GENERATOR) {
            return self.leave_generator_raising();
        }
        if frame.is(frame_flags::AWAITED) {
            self.convert_stop(Flavor::Coroutine);
        }
        self.frames.pop();
        drop(frame.base.take_before(1));
        if frame.is(frame_flags::CONSTRUCTOR) {
            drop(frame.base.take_before(2));
        }
        if frame.is(frame_flags::CONTINUED) {
            if let Some(Continuation::Attribute { object, name }) = self.continuations.pop() {
                self.name_attribute_error(object, name);
            }
        }
        !frame.is(frame_flags::ENTRY)
    }

    /// Moves the variables of a frame that is being left into its entry of the traceback.
    fn keep_locals(&self, frame: &Frame, code: &Code) {
        let count = code.unit.varnames.len();
        if code.unit.kind != ScopeKind::Function || (count == 0 && code.unit.freevars.is_empty()) {
            return;
        }
        let Some(exception) = self.raised.exact::<Exception>() else { return };
        let traceback = exception.traceback.get();
        let Some(entry) = traceback.exact::<Traceback>() else { return };
        if !std::ptr::eq(&*entry.code, code) || !entry.locals.get().is_none() {
            return;
        }
        let function = frame.base.before(1).exact::<crate::objects::function::Function>();
        let closure = || function.map_or(Value::None, |function| function.closure.clone());
        let kept = (0..count + 1).map(|at| if at < count { frame.base.take_far(at) } else { closure() });
        entry.locals.set(Tuple::from_iter(kept).into());
    }

    fn leave_generator_raising(&mut self) -> bool {
        let generator = self.current_generator();
        generator.state.set(State::Finished);
        generator.as_ref().set_flag(crate::heap::flags::FINALIZER, false);
        self.convert_stop(generator.code.flavor);
        if let Some(awaiter) = generator.awaiter.target() {
            drop(awaiter.stop_awaiting());
            self.turn_outward(&awaiter);
            return true;
        }
        self.keep_place(&generator);
        let frame = self.leave_root();
        !frame.is(frame_flags::ENTRY)
    }

    /// StopIteration must not leave a generator: it would end the caller's loop in silence (PEP 479).
    fn convert_stop(&mut self, flavor: Flavor) {
        let noun = match flavor {
            Flavor::Plain | Flavor::Generator => "generator",
            Flavor::Coroutine => "coroutine",
            Flavor::AsyncGenerator => "async generator",
        };
        let what = if self.raised_is(Exc::StopIteration) {
            "StopIteration"
        } else if flavor == Flavor::AsyncGenerator && self.raised_is(Exc::StopAsyncIteration) {
            "StopAsyncIteration"
        } else {
            return;
        };
        let stop = self.take_raised();
        let Raised = self.raise(Exc::RuntimeError, format!("{noun} raised {what}"));
        self.fresh = false;
        if let Some(error) = self.raised.exact::<Exception>() {
            error.cause.set(stop.clone());
            error.context.set(stop);
            error.suppress_context.set(true);
        }
    }

    fn add_traceback(&mut self, frame: &Frame, pc: u32) {
        if frame.code().hidden || frame.code().unit.source.is_own() {
            return;
        }
        let Some(function) = frame.base.before(1).exact::<crate::objects::function::Function>() else { return };
        if let Some(exception) = self.raised.exact::<Exception>() {
            let globals = function.globals.value();
            let entry = Traceback::new(function.code.clone(), pc, globals, exception.traceback.get());
            exception.traceback.set(entry.into());
        }
    }

    /// The code object of a frame, counted.
    pub fn code_of(&self, frame: &Frame) -> Option<Obj<Code>> {
        let function = frame.base.before(1).exact::<crate::objects::function::Function>()?;
        Some(function.code.clone())
    }

    /// Sets `__context__` of an exception raised just now to the one being handled where it was raised.
    fn attach_context(&mut self) {
        let thrown = std::mem::take(&mut self.thrown);
        if !std::mem::take(&mut self.fresh) {
            return;
        }
        let handled = match thrown {
            // What is thrown into a chain was raised elsewhere: only what the chain itself handles counts.
            true => handled_in_frame(self.frames.top()),
            false => self.handled_exception(),
        };
        let Some(handled) = handled else { return };
        let raised = self.raised.clone();
        if !raised.is(&handled) {
            self.set_context(&raised, handled);
        }
    }

    /// `exception.__context__ = context`, cutting a cycle that would arise (`errors.c`, `_PyErr_SetObject`).
    pub fn set_context(&mut self, exception: &Value, context: Value) {
        let mut link = context.clone();
        let (mut slow, mut steps) = (context.clone(), 0u32);
        while let Some(body) = link.exact::<Exception>() {
            let next = body.context.get();
            if next.is(exception) {
                body.context.set(Value::None);
                break;
            }
            link = next;
            steps += 1;
            if steps % 2 == 0 {
                slow = slow.exact::<Exception>().map_or(Value::None, |body| body.context.get());
                if slow.is(&link) && !link.is_none() {
                    break;
                }
            }
        }
        if let Some(body) = exception.exact::<Exception>() {
            body.context.set(context);
        }
    }

    /// `sys.exception()`: what is being handled in the innermost `except` or `finally`, of this frame or a caller.
    pub fn handled_exception(&mut self) -> Option<Value> {
        for at in (0..self.frames.len()).rev() {
            if let Some(value) = handled_in_frame(self.frames.get(at)?) {
                return Some(value);
            }
        }
        None
    }

    /// What a suspended coroutine is handling in its own `except` or `finally`.
    pub fn handled_by(&self, generator: &Obj<Generator>) -> Option<Value> {
        handled_in(&generator.code, Regs::of_generator(generator), generator.pc.get())
    }

    // --- raise statements ----------------------------------------------------------------------------------------

    /// `raise exc from cause`
    pub(super) fn raise_op(&mut self, regs: Regs, nlocals: u16, exc: Reg, cause: Reg) -> Raised {
        let exception = regs.operand(exc, nlocals);
        let cause = (cause != NO_REG).then(|| regs.operand(cause, nlocals));
        let exception = match self.exception_of(exception, "exceptions must derive from BaseException") {
            Ok(exception) => exception,
            Err(raised) => return raised,
        };
        if let Some(cause) = cause {
            let cause = if cause.is_none() {
                Value::None
            } else {
                match self.exception_of(cause, "exception causes must derive from BaseException") {
                    Ok(cause) => cause,
                    Err(raised) => return raised,
                }
            };
            if let Some(body) = exception.exact::<Exception>() {
                body.cause.set(cause);
                body.suppress_context.set(true);
            }
        }
        self.raise_value(exception)
    }

    /// An exception object: itself, or the class called.
    fn exception_of(&mut self, value: Value, complaint: &str) -> Result<Value, Raised> {
        if value.exact::<Exception>().is_some() {
            return Ok(value);
        }
        let base = self.exceptions[Exc::BaseException as usize].clone();
        let is_class =
            value.exact::<Class>().is_some_and(|class| class.mro.borrow().iter().any(|other| other.is(&base)));
        if !is_class {
            return Err(self.type_error(complaint.to_owned()));
        }
        let made = self.call(&value, &[])?;
        if made.exact::<Exception>().is_some() {
            return Ok(made);
        }
        let got = self.class_of(&made).value();
        let (class, got) = (self.repr_text(&value)?, self.repr_text(&got)?);
        Err(self.type_error(format!("calling {class} should have returned an instance of BaseException, not {got}")))
    }

    /// `raise` without operand.
    pub(super) fn raise_bare(&mut self) -> Raised {
        match self.handled_exception() {
            Some(exception) => {
                // CPython adds no entry for the `raise` itself (`RAISE_VARARGS` goes to `exception_unwind`).
                self.raised = exception;
                self.reraising = true;
                Raised
            }
            None => self.raise(Exc::RuntimeError, "No active exception to reraise"),
        }
    }

    /// Whether an exception matches the class (or tuple of classes) of an `except`.
    pub fn exception_matches(&mut self, exception: &Value, class: &Value) -> Result<bool, Raised> {
        const COMPLAINT: &str = "catching classes that do not inherit from BaseException is not allowed";
        if let Some(classes) = class.exact::<crate::objects::tuple::Tuple>() {
            let mut found = false;
            for class in classes.items() {
                self.check_exception_class(class, COMPLAINT)?;
                found = found || self.is_instance_of_value(exception, class);
            }
            return Ok(found);
        }
        self.check_exception_class(class, COMPLAINT)?;
        Ok(self.is_instance_of_value(exception, class))
    }

    pub(super) fn check_exception_class(&mut self, class: &Value, complaint: &str) -> Result<(), Raised> {
        let base = self.exceptions[Exc::BaseException as usize].clone();
        let fits = class.exact::<Class>().is_some_and(|class| class.mro.borrow().iter().any(|other| other.is(&base)));
        if fits { Ok(()) } else { Err(self.type_error(complaint)) }
    }

    pub(super) fn is_instance_of_value(&self, value: &Value, class: &Value) -> bool {
        class.exact::<Class>().is_some_and(|class| self.is_instance(value, class))
    }

    /// Type, value, traceback for `__exit__`.
    pub(super) fn exception_triple(&mut self, regs: Regs, at: Reg, exc: Reg) {
        let exception = regs.copy(exc);
        let class = self.class_of(&exception).value();
        let traceback = exception.exact::<Exception>().map_or(Value::None, |body| body.traceback.get());
        regs.set(at, class);
        regs.set(at + 1, exception);
        regs.set(at + 2, if traceback.is_unbound() { Value::None } else { traceback });
    }

    /// The handler of an `async for`: its end is no error.
    pub(super) fn end_async_for(&mut self, regs: Regs, exc: Reg) -> Result<(), Raised> {
        let exception = regs.take(exc);
        if self.is_exception(&exception, Exc::StopAsyncIteration) {
            return Ok(());
        }
        self.raised = exception;
        self.reraising = true;
        Err(Raised)
    }
}

/// What is being handled in a frame; of a chain, in its members from the leaf outwards.
fn handled_in_frame(frame: &Frame) -> Option<Value> {
    if let Some(value) = handled_in(frame.code(), frame.base, frame.pc()) {
        return Some(value);
    }
    if !frame.is(frame_flags::GENERATOR) {
        return None;
    }
    let mut member = frame.base.generator();
    while let Some(awaiter) = member.awaiter.target() {
        let regs = Regs::of_generator(&awaiter);
        if let Some(value) = handled_in(&awaiter.code, regs, awaiter.pc.get()) {
            return Some(value);
        }
        member = awaiter;
    }
    None
}

fn handled_in(code: &Code, regs: Regs, pc: u32) -> Option<Value> {
    let pc = pc.checked_sub(1)?;
    let entry = code
        .unit
        .handling
        .iter()
        .find(|entry| (entry.start..entry.end).contains(&pc) && !regs.get(entry.reg).is_unbound())?;
    Some(regs.copy(entry.reg))
}
