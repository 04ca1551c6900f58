//! Driving generators and coroutines from Rust: one step at a time.

use super::Vm;
use super::frame::frame_flags;
use super::outcome::Exit;
use crate::bytecode::code::Flavor;
use crate::event_loop::native_coroutine::NativeCoroutine;
use crate::heap::{Obj, Value};
use crate::objects::async_step::{AsyncStep, StepKind};
use crate::objects::exception::Exc;
use crate::objects::generator::{Generator, State};
use crate::objects::names::sym;
use crate::objects::native::{Answer, Raised};

/// What goes into a suspended generator or coroutine.
pub enum Resume {
    /// A value, as by `send()`; None for the first step and for `next()`.
    Send(Value),
    /// An exception object, as by `throw()`.
    Throw(Value),
}

/// How a step ended.
pub enum Step {
    /// It handed this out and waits (a task step: the future it waits for, or None from a bare `yield`).
    Yielded(Value),
    /// It returned.
    Returned(Value),
    /// It raised; the exception waits in the VM.
    Raised,
}

impl From<Exit> for Step {
    fn from(exit: Exit) -> Step {
        match exit {
            Exit::Returned(value) => Step::Returned(value),
            Exit::Yielded(value) | Exit::Item(value) => Step::Yielded(value),
            Exit::Raised => Step::Raised,
        }
    }
}

/// How messages call a generator.
fn noun(generator: &Generator) -> &'static str {
    match generator.code.flavor {
        Flavor::Plain | Flavor::Generator => "generator",
        Flavor::Coroutine => "coroutine",
        Flavor::AsyncGenerator => "async generator",
    }
}

impl Vm {
    /// Runs a generator, coroutine, native coroutine or any iterator with `send`/`throw` up to its next suspension or end.
    pub fn resume(&mut self, coroutine: &Value, input: Resume) -> Step {
        if self.enter_native().is_err() {
            return Step::Raised;
        }
        let step = if let Some(generator) = coroutine.exact::<Generator>() {
            self.resume_generator(&generator.clone(), input).into()
        } else if self.is_waited_for_directly(coroutine) {
            self.drive_waiting(input)
        } else if let Some(native) = coroutine.exact::<NativeCoroutine>() {
            self.resume_native(&native.clone(), input)
        } else if let Some(step) = coroutine.exact::<AsyncStep>() {
            self.resume_async_step(&step.clone(), input)
        } else {
            self.resume_foreign(coroutine, input)
        };
        self.leave_native();
        step
    }

    fn fail(&mut self, raised: Raised) -> Exit {
        let Raised = raised;
        Exit::Raised
    }

    /// Runs a generator or coroutine that somebody drives.
    pub fn resume_generator(&mut self, root: &Obj<Generator>, input: Resume) -> Exit {
        if let Some(exit) = self.refuse(root, &input) {
            return exit;
        }
        self.resume_idle(root, input)
    }

    /// The same where it is known not to be executing.
    fn resume_idle(&mut self, root: &Obj<Generator>, input: Resume) -> Exit {
        if root.awaiter.is_linked() {
            // Driven by hand although another awaits it: that one's root must find its way anew.
            self.forget_leaf_above(root);
        }
        let input = match input {
            Resume::Throw(exception) => self.close_awaited(root, exception),
            send => send,
        };
        let leaf = self.find_leaf(root);
        if let Err(raised) = self.push_generator(root, &leaf, 0, frame_flags::ENTRY) {
            return self.fail(raised);
        }
        match self.continue_chain(&leaf, input) {
            Ok(Some(exit)) => exit,
            Ok(None) => {
                self.mark_executing(root, &leaf);
                self.run_nested()
            }
            Err(Raised) => {
                self.mark_executing(root, &leaf);
                if self.unwind() { self.run_nested() } else { Exit::Raised }
            }
        }
    }

    fn mark_executing(&mut self, root: &Obj<Generator>, leaf: &Obj<Generator>) {
        leaf.state.set(State::Running);
        if !root.is(leaf) {
            root.state.set(State::Suspended);
        }
        root.leaf.take();
    }

    /// States in which a generator cannot be resumed, with what comes of it.
    fn refuse(&mut self, root: &Obj<Generator>, input: &Resume) -> Option<Exit> {
        let noun = noun(root);
        if self.is_executing(root) {
            let raised = self.value_error(format!("{noun} already executing"));
            return Some(self.fail(raised));
        }
        match (root.state.get(), input) {
            (State::Finished, _) if noun == "coroutine" => {
                let raised = self.already_awaited(root.as_ref());
                Some(self.fail(raised))
            }
            (State::Finished, Resume::Send(_)) => Some(Exit::Returned(Value::None)),
            (State::Finished, Resume::Throw(exception)) => {
                let raised = self.raise_value(exception.clone());
                self.fresh = false;
                Some(self.fail(raised))
            }
            (State::Created, Resume::Send(value)) if !value.is_none() => {
                let raised = self.type_error(format!("can't send non-None value to a just-started {noun}"));
                Some(self.fail(raised))
            }
            (State::Created | State::Suspended | State::Running, _) => None,
        }
    }

    /// Whether a generator's code, or that of what it awaits, is on the frame stack.
    pub fn is_executing(&self, generator: &Obj<Generator>) -> bool {
        if generator.state.get() == State::Running {
            return true;
        }
        if generator.state.get() != State::Suspended || generator.leaf.is_known() {
            return false;
        }
        // Suspended in an await: executing exactly when something further in is.
        let mut inner = generator.awaiting.get();
        loop {
            let Some(next) = inner.exact::<Generator>() else {
                return inner.exact::<NativeCoroutine>().is_some_and(|native| native.running.get());
            };
            if !next.awaiter.is_linked() {
                return false;
            }
            if next.state.get() == State::Running {
                return true;
            }
            inner = next.awaiting.get();
        }
    }

    fn forget_leaf_above(&mut self, generator: &Obj<Generator>) {
        let mut root = generator.clone();
        while let Some(awaiter) = root.awaiter.target() {
            root = awaiter;
        }
        root.leaf.take();
    }

    /// The innermost member of a suspended root's chain.
    fn find_leaf(&mut self, root: &Obj<Generator>) -> Obj<Generator> {
        if let Some(leaf) = root.leaf.take() {
            return leaf;
        }
        let (mut leaf, mut links) = (root.clone(), 0);
        loop {
            let inner = leaf.awaiting.get();
            match inner.exact::<Generator>() {
                Some(next) if next.awaiter.is_linked() && next.state.get() == State::Suspended => {
                    leaf = next.clone();
                    links += 1;
                }
                _ => break,
            }
        }
        root.depth.set(links);
        leaf
    }

    /// GeneratorExit goes the delegating way: what is awaited is closed first, then the outer one gets it.
    fn close_awaited(&mut self, root: &Obj<Generator>, exception: Value) -> Resume {
        if !self.is_exception(&exception, Exc::GeneratorExit) || root.awaiting.is_unbound() {
            return Resume::Throw(exception);
        }
        root.leaf.take();
        root.depth.set(0);
        let inner = root.stop_awaiting();
        // The root is not executing, so the inner one is not either: asking again at each link of a long chain would make
        // closing it quadratic.
        let closed = match inner.exact::<Generator>().cloned() {
            Some(generator) => self.close_known(&generator, true).map(drop),
            None => self.close(&inner),
        };
        match closed {
            Ok(()) => Resume::Throw(exception),
            Err(Raised) => Resume::Throw(self.take_raised()),
        }
    }

    /// `close()` of a generator, coroutine, native coroutine or iterator.
    pub fn close(&mut self, target: &Value) -> Result<(), Raised> {
        if let Some(generator) = target.exact::<Generator>() {
            return self.close_generator(&generator.clone()).map(drop);
        }
        if target.exact::<NativeCoroutine>().is_some() || target.exact::<AsyncStep>().is_some() {
            let ended = target.exact::<NativeCoroutine>().is_some_and(|native| native.is_finished())
                || target.exact::<AsyncStep>().is_some_and(|step| step.finished.get());
            if ended {
                return Ok(());
            }
            let exit = self.new_exception(Exc::GeneratorExit, Vec::new());
            return match self.resume(target, Resume::Throw(exit)) {
                Step::Raised if self.raised_is(Exc::GeneratorExit) || self.raised_is(Exc::StopIteration) => {
                    drop(self.take_raised());
                    Ok(())
                }
                Step::Raised => Err(Raised),
                Step::Returned(_) => Ok(()),
                Step::Yielded(_) => Err(self.raise(Exc::RuntimeError, "coroutine ignored GeneratorExit")),
            };
        }
        match self.getattr_opt(target, sym::close)? {
            Some(close) => self.call(&close, &[]).map(drop),
            None => Ok(()),
        }
    }

    /// `close()` of a generator or coroutine (`genobject.c`, `gen_close`): what it returns on its way out.
    pub fn close_generator(&mut self, generator: &Obj<Generator>) -> Answer {
        self.close_known(generator, false)
    }

    /// The same; `idle` where the generator is known not to be executing.
    fn close_known(&mut self, generator: &Obj<Generator>, idle: bool) -> Answer {
        match generator.state.get() {
            State::Created => {
                self.abandon(generator);
                return Ok(Value::None);
            }
            State::Finished => return Ok(Value::None),
            State::Suspended | State::Running => {}
        }
        self.check_native_stack()?;
        let exit = self.new_exception(Exc::GeneratorExit, Vec::new());
        let exit = match idle && generator.state.get() == State::Suspended {
            true => self.resume_idle(generator, Resume::Throw(exit)),
            false => self.resume_generator(generator, Resume::Throw(exit)),
        };
        match exit {
            Exit::Raised if self.raised_is(Exc::GeneratorExit) || self.raised_is(Exc::StopIteration) => {
                drop(self.take_raised());
                Ok(Value::None)
            }
            Exit::Raised => Err(Raised),
            Exit::Returned(value) => Ok(value),
            Exit::Yielded(_) | Exit::Item(_) => {
                let message = format!("{} ignored GeneratorExit", noun(generator));
                Err(self.raise(Exc::RuntimeError, message))
            }
        }
    }

    /// Ends a generator whose code never began: its registers are let go.
    pub fn abandon(&mut self, generator: &Obj<Generator>) {
        generator.state.set(State::Finished);
        generator.as_ref().set_flag(crate::heap::flags::FINALIZER, false);
        super::regs::Regs::of_generator(generator).clear_range(0, generator.code.nregs as usize);
    }

    pub(super) fn resume_native(&mut self, native: &Obj<NativeCoroutine>, input: Resume) -> Step {
        if native.running.get() {
            let Raised = self.value_error("coroutine already executing");
            return Step::Raised;
        }
        if self.event_loop.at_once.is_sleep_of(native) {
            return self.drive_waiting(input);
        }
        if self.event_loop.at_once.is_turn_of(native) {
            // The turn is over.
            return match input {
                Resume::Send(_) => Step::Returned(Value::None),
                Resume::Throw(exception) => {
                    let Raised = self.raise_value(exception);
                    Step::Raised
                }
            };
        }
        let Some(mut machine) = native.machine.take() else {
            let Raised = self.already_awaited(native.as_ref());
            return Step::Raised;
        };
        let fresh = !native.started.replace(true);
        native.running.set(true);
        let step = match input {
            Resume::Throw(exception) if fresh => {
                let Raised = self.raise_value(exception);
                Step::Raised
            }
            input => machine.resume(self, input),
        };
        native.running.set(false);
        if matches!(step, Step::Yielded(_)) {
            native.machine.set(Some(machine));
        } else {
            native.settle();
        }
        step
    }

    /// A step of an asynchronous generator driven by hand, or one that cannot run in place.
    fn resume_async_step(&mut self, step: &Obj<AsyncStep>, input: Resume) -> Step {
        if step.finished.get() {
            let which = if step.kind == StepKind::Send { "__anext__()/asend()" } else { "aclose()/athrow()" };
            let Raised = self.raise(Exc::RuntimeError, format!("cannot reuse already awaited {which}"));
            return Step::Raised;
        }
        let generator = step.generator.clone();
        if !step.begin() {
            if let Some(ended) = self.begin_async_step(step, &generator) {
                step.finished.set(true);
                return ended;
            }
        }
        let input = match (input, step.input.take()) {
            (Resume::Send(_), first) if !first.is_unbound() => match step.kind {
                StepKind::Send => Resume::Send(first),
                StepKind::Throw | StepKind::Close => Resume::Throw(first),
            },
            (input, _) => input,
        };
        let exit = self.resume_generator(&generator, input);
        self.end_async_step(step, exit)
    }

    /// Checks before the first resumption of a step; `Some` ends it at once.
    fn begin_async_step(&mut self, step: &Obj<AsyncStep>, generator: &Obj<Generator>) -> Option<Step> {
        if self.is_executing(generator) || !generator.awaiting.is_unbound() {
            let which = match step.kind {
                StepKind::Send => "anext()",
                StepKind::Throw => "athrow()",
                StepKind::Close => "aclose()",
            };
            let Raised = self.raise(Exc::RuntimeError, format!("{which}: asynchronous generator is already running"));
            return Some(Step::Raised);
        }
        if self.async_generator_hooks(generator).is_err() {
            return Some(Step::Raised);
        }
        match (step.kind, generator.state.get()) {
            (StepKind::Close | StepKind::Throw, State::Finished) => Some(Step::Returned(Value::None)),
            (StepKind::Close, State::Created) => {
                self.abandon(generator);
                Some(Step::Returned(Value::None))
            }
            (StepKind::Send, State::Finished) => {
                let Raised = self.raise_args(Exc::StopAsyncIteration, Vec::new());
                Some(Step::Raised)
            }
            (_, _) => None,
        }
    }

    fn end_async_step(&mut self, step: &Obj<AsyncStep>, exit: Exit) -> Step {
        if let Exit::Yielded(value) = exit {
            return Step::Yielded(value);
        }
        step.finished.set(true);
        match (exit, step.kind) {
            (Exit::Item(_), StepKind::Close) => {
                let Raised = self.raise(Exc::RuntimeError, "async generator ignored GeneratorExit");
                Step::Raised
            }
            (Exit::Item(value), _) => Step::Returned(value),
            (Exit::Returned(_), StepKind::Close) => Step::Returned(Value::None),
            (Exit::Returned(_), _) => {
                let Raised = self.raise_args(Exc::StopAsyncIteration, Vec::new());
                Step::Raised
            }
            (Exit::Raised, StepKind::Close)
                if self.raised_is(Exc::GeneratorExit) || self.raised_is(Exc::StopAsyncIteration) =>
            {
                drop(self.take_raised());
                Step::Returned(Value::None)
            }
            (Exit::Raised | Exit::Yielded(_), _) => Step::Raised,
        }
    }

    /// Any other iterator: `send`, `throw` or `__next__`.
    fn resume_foreign(&mut self, iterator: &Value, input: Resume) -> Step {
        let answer = match input {
            Resume::Send(value) if value.is_none() => match self.next_or_stop(iterator) {
                Ok(value) => Ok(value),
                Err(raised) => Err(raised),
            },
            Resume::Send(value) => self.call_method(iterator, sym::send, &[value]),
            Resume::Throw(exception) => match self.getattr_opt(iterator, sym::throw) {
                Ok(Some(throw)) => self.call(&throw, &[exception]),
                Ok(None) => Err(self.raise_value(exception)),
                Err(raised) => Err(raised),
            },
        };
        match answer {
            Ok(value) => Step::Yielded(value),
            Err(Raised) if self.raised_is(Exc::StopIteration) => {
                let stop = self.take_raised();
                Step::Returned(self.stop_value(&stop))
            }
            Err(Raised) => Step::Raised,
        }
    }

    /// `__next__`, raising StopIteration itself (its value counts).
    fn next_or_stop(&mut self, iterator: &Value) -> Result<Value, Raised> {
        match self.special(iterator, sym::__next__)? {
            Some(next) => self.call(&next, &[]),
            None => {
                let type_name = self.type_name(iterator);
                Err(self.type_error(format!("'{type_name}' object is not an iterator")))
            }
        }
    }

    /// `StopIteration.value`
    pub fn stop_value(&mut self, stop: &Value) -> Value {
        let value = self.intern("value");
        match self.getattr(stop, value) {
            Ok(value) => value,
            Err(Raised) => {
                drop(self.take_raised());
                Value::None
            }
        }
    }
}
