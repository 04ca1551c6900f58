//! Handlers of `await` and `yield from`: the frame turns to what is awaited where that is a generator or coroutine, else steps it.

use super::Vm;
use super::coroutine::{Resume, Step};
use super::frame::frame_flags;
use super::generator::Left;
use super::regs::Regs;
use super::run::Switched;
use crate::bytecode::code::Flavor;
use crate::bytecode::op::{Op, Reg, Special};
use crate::event_loop::future::{self, Awaited, Future, OWN_AWAIT};
use crate::event_loop::native_coroutine::{Meaning, NativeCoroutine};
use crate::heap::{Kind, Obj, Ref, Value, flags};
use crate::objects::async_step::{AsyncStep, StepKind};
use crate::objects::exception::{Exc, Exception};
use crate::objects::generator::{Generator, State};
use crate::objects::method::BoundMethod;
use crate::objects::names::sym;
use crate::objects::native::{Native, NativeObject, Raised};
use crate::objects::string::Str;
use crate::trace::event::Event;

impl Vm {
    // --- await and yield from ------------------------------------------------------------------------------------

    /// `await value`
    pub(super) fn await_op(&mut self, value: Value) -> Left {
        if self.frames.top().is(frame_flags::AWAITED) {
            if let Some(result) = self.result_at_once(&value) {
                self.finish_await(result);
                return Ok(None);
            }
            self.make_coroutines();
        }
        if let Some(inner) = value.exact::<Generator>() {
            let flavor = inner.code.flavor;
            if flavor == Flavor::Coroutine && inner.state.get() == State::Created {
                return self.enter_fresh(value);
            }
            if flavor == Flavor::Coroutine || self.is_generator_coroutine(inner) {
                return self.enter_inner(inner.clone(), true);
            }
        }
        if let Some(step) = value.exact::<AsyncStep>() {
            return self.enter_async_step(step.clone(), value);
        }
        if value.exact::<NativeCoroutine>().is_some() {
            return match self.meaning_of(&value) {
                None => self.delegate(value, Resume::Send(Value::None)),
                Some(Meaning::Ready(result)) => {
                    self.finish_await(result);
                    Ok(None)
                }
                Some(Meaning::Turn) => {
                    self.frames.top().base.lent_generator().awaiting.set(value);
                    Ok(self.suspend_chain(Value::None))
                }
                Some(Meaning::Waits(object)) => {
                    self.frames.top().base.lent_generator().awaiting.set(object);
                    Ok(self.suspend_chain(value))
                }
            };
        }
        if let Some(future) = value.exact::<Future>().filter(|future| !future.traits.has(OWN_AWAIT)) {
            let awaited = future::await_future(self, future);
            return self.await_future(value, awaited);
        }
        let iterator = match self.await_iterator(&value) {
            Ok(iterator) => iterator,
            Err(Raised) => return Err(self.invalid_awaitable(&value)),
        };
        if let Some(inner) = iterator.exact::<Generator>() {
            return self.enter_inner(inner.clone(), false);
        }
        self.delegate(iterator, Resume::Send(Value::None))
    }

    /// `await future`, the first time: it has a result, or the coroutine waits for it.
    #[inline]
    fn await_future(&mut self, future: Value, awaited: Awaited) -> Left {
        match awaited {
            Awaited::Ready(Ok(result)) => {
                self.observe_skip(&future);
                self.finish_await(result);
                Ok(None)
            }
            Awaited::Ready(Err(Raised)) => {
                self.thrown = false;
                Err(Raised)
            }
            Awaited::Suspend => {
                self.frames.top().base.lent_generator().awaiting.set(future.clone());
                Ok(self.suspend_chain(future))
            }
        }
    }

    /// Words the error of an implicit await as CPython does: what `async for` and `async with` got from which method.
    #[cold]
    fn invalid_awaitable(&mut self, value: &Value) -> Raised {
        let frame = *self.frames.top();
        let before = &frame.code().ops[..(frame.pc() as usize).saturating_sub(1)];
        let type_name = self.type_name(value);
        if let Some(Op::GetANext { .. }) = before.last() {
            let cause = self.take_raised();
            let message = format!("'async for' received an invalid object from __anext__: {type_name}");
            let Raised = self.type_error(message);
            if let Some(error) = self.raised.exact::<Exception>() {
                error.cause.set(cause.clone());
                error.context.set(cause);
                error.suppress_context.set(true);
            }
            self.fresh = false;
            return Raised;
        }
        let class = self.class_of(value).clone();
        if !matches!(before.last(), Some(Op::CallMethod { .. })) || self.class_lookup(&class, sym::__await__).is_some()
        {
            return Raised;
        }
        let method = before.iter().rev().take(5).find_map(|op| match op {
            Op::LoadSpecial { which: Special::AEnter, .. } => Some("__aenter__"),
            Op::LoadSpecial { which: Special::AExit, .. } => Some("__aexit__"),
            _ => None,
        });
        let Some(method) = method else { return Raised };
        drop(self.take_raised());
        self.type_error(format!(
            "'async with' received an object from {method} that does not implement __await__: {type_name}"
        ))
    }

    /// `iter` of an awaitable: what `__await__` hands out, checked as CPython checks it.
    pub fn await_iterator(&mut self, value: &Value) -> Result<Value, Raised> {
        let Some(method) = self.special(value, sym::__await__)? else {
            let type_name = self.type_name(value);
            let shown = type_of_python_function(value).unwrap_or(&type_name);
            return Err(self.type_error(format!("object {shown} can't be used in 'await' expression")));
        };
        let iterator = self.call(&method, &[])?;
        if iterator.exact::<Generator>().is_some_and(|inner| inner.code.flavor == Flavor::Coroutine) {
            return Err(self.type_error("__await__() returned a coroutine"));
        }
        let class = self.class_of(&iterator).clone();
        if self.class_lookup(&class, sym::__next__).is_none() {
            let type_name = self.type_name(&iterator);
            return Err(self.type_error(format!("__await__() returned non-iterator of type '{type_name}'")));
        }
        Ok(iterator)
    }

    /// `yield from value`
    pub(super) fn yield_from_op(&mut self, value: Value) -> Left {
        if let Some(inner) = value.exact::<Generator>() {
            let coroutine = inner.code.flavor == Flavor::Coroutine;
            let outer = self.current_generator();
            if coroutine && !self.is_generator_coroutine(&outer) && outer.code.flavor != Flavor::Coroutine {
                return Err(self.type_error("cannot 'yield from' a coroutine object in a non-coroutine generator"));
            }
            if inner.code.flavor != Flavor::AsyncGenerator {
                return self.enter_inner(inner.clone(), coroutine);
            }
        }
        if value.exact::<Future>().is_some() || value.exact::<NativeCoroutine>().is_some() {
            return self.delegate(value, Resume::Send(Value::None));
        }
        let iterator = self.iter(&value)?;
        if let Some(inner) = iterator.exact::<Generator>() {
            return self.enter_inner(inner.clone(), false);
        }
        self.delegate(iterator, Resume::Send(Value::None))
    }

    /// Goes into a coroutine that has not begun.
    fn enter_fresh(&mut self, inner: Value) -> Left {
        self.enter_link()?;
        let frame = self.frames.top();
        let outer = frame.base.lent_generator();
        outer.pc.set(frame.pc());
        outer.state.set(State::Suspended);
        if let Some(inner) = inner.exact::<Generator>() {
            inner.awaiter.link(&outer);
            inner.state.set(State::Running);
            frame.switch(&inner.code, Regs::of_generator(inner), 0);
        }
        outer.awaiting.set(inner);
        Ok(None)
    }

    /// A coroutine that has ended is awaited again.
    #[cold]
    #[inline(never)]
    pub(super) fn already_awaited(&mut self, coroutine: &Ref) -> Raised {
        let raised = self.raise(Exc::RuntimeError, "cannot reuse already awaited coroutine");
        self.hint_note_reuse(coroutine);
        raised
    }

    /// A coroutine that somebody awaits is awaited by another.
    #[cold]
    #[inline(never)]
    fn being_awaited(&mut self, coroutine: &Ref) -> Raised {
        let raised = self.raise(Exc::RuntimeError, "coroutine is being awaited already");
        self.hint_note_reuse(coroutine);
        raised
    }

    /// Goes into a fresh (or suspended) inner generator or coroutine.
    fn enter_inner(&mut self, inner: Obj<Generator>, coroutine: bool) -> Left {
        match inner.state.get() {
            State::Finished if coroutine => {
                return Err(self.already_awaited(inner.as_ref()));
            }
            State::Finished => {
                self.finish_await(Value::None);
                return Ok(None);
            }
            State::Created => {}
            State::Suspended if coroutine => {
                return Err(self.being_awaited(inner.as_ref()));
            }
            State::Running if coroutine => {
                return Err(self.value_error("coroutine already executing"));
            }
            State::Running => return Err(self.value_error("generator already executing")),
            State::Suspended if inner.awaiter.is_linked() => {
                return Err(self.value_error("generator already executing"));
            }
            State::Suspended if inner.leaf.is_known() || !inner.awaiting.is_unbound() => {
                // A chain of its own that somebody drove by hand before: it goes on being driven as a whole.
                return self.delegate(inner.into(), Resume::Send(Value::None));
            }
            State::Suspended => {}
        }
        self.enter_link()?;
        let outer = self.current_generator();
        self.park_outer(&outer);
        inner.awaiter.link(&outer);
        outer.awaiting.set(inner.value());
        let fresh = inner.state.get() == State::Created;
        inner.as_ref().set_flag(flags::FINALIZER, true);
        self.turn_to(&inner);
        if !fresh {
            let frame = self.frames.top();
            if let Some(dst) = frame.cursor.last().result() {
                frame.base.set(dst, Value::None);
            }
        }
        Ok(None)
    }

    fn park_outer(&mut self, outer: &Obj<Generator>) {
        outer.pc.set(self.frames.top().pc());
        outer.state.set(State::Suspended);
    }

    /// The topmost frame's await ends with a value.
    #[inline(always)]
    pub(super) fn finish_await(&mut self, value: Value) {
        let frame = self.frames.top();
        let dst = frame.cursor.last().result().expect("an awaiting instruction has a result");
        frame.base.set(dst, value);
    }

    /// Awaits something that is not run in place: a future, a native coroutine, any iterator. Steps it once.
    fn delegate(&mut self, target: Value, input: Resume) -> Left {
        let generator = self.current_generator();
        let throwing = matches!(input, Resume::Throw(_));
        match self.step_delegate(&target, input) {
            Step::Returned(value) => {
                if generator.stop_awaiting().is_unbound() {
                    self.observe_skip(&target);
                }
                self.finish_await(value);
                Ok(None)
            }
            Step::Yielded(value) => {
                generator.awaiting.set(target);
                Ok(self.suspend_chain(value))
            }
            Step::Raised => {
                drop(generator.stop_awaiting());
                self.thrown = throwing;
                Err(Raised)
            }
        }
    }

    /// An awaited future was done already.
    fn observe_skip(&mut self, target: &Value) {
        if target.exact::<Future>().is_some() {
            self.observe(|vm| Event::AwaitSkip { on: vm.trace_id(target) });
        }
    }

    /// Whether a value is an iterator of a built-in type: no StopIteration need be made to learn of its end.
    fn steps_itself(target: &Value) -> bool {
        target.kind() == Some(Kind::Iterator) || target.exact::<NativeObject>().is_some_and(|native| native.iterates())
    }

    fn step_delegate(&mut self, target: &Value, input: Resume) -> Step {
        if let Some(awaited) = target.exact::<Future>() {
            return match input {
                Resume::Send(_) => match future::await_future(self, awaited) {
                    Awaited::Ready(Ok(value)) => Step::Returned(value),
                    Awaited::Ready(Err(Raised)) => Step::Raised,
                    Awaited::Suspend => Step::Yielded(target.clone()),
                },
                Resume::Throw(exception) => {
                    let Raised = self.raise_value(exception);
                    Step::Raised
                }
            };
        }
        if Self::steps_itself(target) && matches!(&input, Resume::Send(Value::None)) {
            return match self.next(target) {
                Ok(Some(value)) => Step::Yielded(value),
                Ok(None) => Step::Returned(Value::None),
                Err(Raised) => Step::Raised,
            };
        }
        if let Some(native) = target.exact::<NativeCoroutine>() {
            // Its machine guards itself where it calls script code.
            return self.resume_native(&native.clone(), input);
        }
        self.resume(target, input)
    }

    /// Goes on in the innermost member of a chain just pushed: delivers what comes in. `Some` where the chain suspended again
    /// at once.
    pub(super) fn continue_chain(&mut self, leaf: &Obj<Generator>, input: Resume) -> Left {
        let awaited = leaf.awaiting.get();
        if !awaited.is_unbound() && awaited.exact::<Generator>().is_none_or(|inner| !inner.awaiter.is_linked()) {
            leaf.state.set(State::Running);
            return self.delegate(awaited, input);
        }
        let created = leaf.state.get() == State::Created;
        leaf.state.set(State::Running);
        match input {
            Resume::Send(value) => {
                if !created {
                    self.finish_await(value);
                }
                Ok(None)
            }
            Resume::Throw(exception) => {
                let raised = self.raise_value(exception);
                self.thrown = true;
                Err(raised)
            }
        }
    }

    // --- asynchronous generators ---------------------------------------------------------------------------------

    /// Awaits one step of an asynchronous generator: its code goes on in place.
    fn enter_async_step(&mut self, step: Obj<AsyncStep>, value: Value) -> Left {
        let generator = step.generator.clone();
        if step.kind != StepKind::Send
            || generator.state.get() == State::Running
            || generator.state.get() == State::Finished
        {
            return self.delegate(value, Resume::Send(Value::None));
        }
        if step.used.get() {
            return Err(self.raise(Exc::RuntimeError, "cannot reuse already awaited __anext__()/asend()"));
        }
        // What a generator that has not begun is sent must be None: the slow road says so.
        let refused = generator.state.get() == State::Created && !step.input.get().is_none();
        if refused || generator.awaiter.is_linked() || !generator.awaiting.is_unbound() {
            return self.delegate(value, Resume::Send(Value::None));
        }
        if generator.state.get() == State::Created && !step.input.get().is_none() {
            return Err(self.type_error("can't send non-None value to a just-started async generator"));
        }
        step.begin();
        let input = step.input.get();
        drop(value);
        self.enter_item(&generator, input)
    }

    /// Goes into an asynchronous generator, which is plainly suspended, for its next item.
    #[inline(always)]
    fn enter_item(&mut self, generator: &Obj<Generator>, input: Value) -> Left {
        let fresh = generator.state.get() == State::Created;
        if fresh {
            self.async_generator_hooks(generator)?;
        }
        self.enter_link()?;
        let frame = self.frames.top();
        let outer = frame.base.lent_generator();
        outer.pc.set(frame.pc());
        outer.state.set(State::Suspended);
        generator.awaiter.link(&outer);
        generator.state.set(State::Running);
        frame.switch(&generator.code, Regs::of_generator(generator), generator.pc.get());
        outer.awaiting.set(generator.value());
        if !fresh {
            self.finish_await(input);
        }
        Ok(None)
    }

    /// The awaitable of the next item in an `async for`. Where the next instruction awaits it and it would be a step of a
    /// generator that can go on in place, nobody ever sees that step: none is made.
    #[inline(never)]
    pub(super) fn anext_op(&mut self, regs: Regs, dst: Reg, aiter: Reg) -> Switched {
        if let Some(generator) = regs.get(aiter).exact::<Generator>() {
            if generator.code.flavor == Flavor::AsyncGenerator && self.goes_to_item(generator, dst)? {
                return Ok(true);
            }
        }
        if let Some(method) = self.script_method(regs.get(aiter), sym::__anext__) {
            return self.push_script_call(method, [regs.copy(aiter)], dst, 0);
        }
        let awaitable = self.anext(regs.get(aiter))?;
        regs.set(dst, awaitable);
        Ok(false)
    }

    /// Goes into an asynchronous generator for the item that the next instruction awaits; false where it cannot.
    fn goes_to_item(&mut self, generator: &Obj<Generator>, dst: Reg) -> Result<bool, Raised> {
        let cursor = self.frames.top().cursor;
        let Some(over) = cursor.over_await_of(dst) else { return Ok(false) };
        if generator.state.get() == State::Created {
            // It is told before the frame is pushed: what the hook raises is raised here.
            self.async_generator_hooks(generator)?;
        }
        if !Self::is_plainly_suspended(generator) || self.frames.is_full() {
            return Ok(false);
        }
        if self.script_trace.is_none() && self.push_item(generator, cursor, dst).is_some() {
            return Ok(true);
        }
        self.frames.top().cursor = over;
        if self.frames.top().is(frame_flags::AWAITED) {
            // The registers move with the coroutine.
            let generator = generator.clone();
            self.make_coroutines();
            return self.enter_item(&generator, Value::None).map(|_| true);
        }
        self.enter_item(generator, Value::None).map(|_| true)
    }
}

/// The type of a function or method that was not called, where it is native here and written in Python in CPython: most of
/// asyncio.
fn type_of_python_function(value: &Value) -> Option<&'static str> {
    const NATIVE_THERE: [&str; 3] = ["current_task", "get_event_loop", "get_running_loop"];
    let method = value.exact::<BoundMethod>();
    let native = method.map_or(value, |method| &method.function).exact::<Native>()?;
    let in_python = match &native.owner {
        Some(owner) => owner.spec?.module.starts_with("asyncio"),
        None => {
            let module = native.receiver.exact::<Str>()?;
            let name = native.row.signature.split('(').next()?;
            module.as_ascii() == Some("_asyncio") && !NATIVE_THERE.contains(&name)
        }
    };
    in_python.then_some(if method.is_some() { "method" } else { "function" })
}
