//! Draining the dying list: `__del__`, unfinished generators, coroutines never awaited, lost futures, weak-reference callbacks.
//!
//! Runs at the end of the instruction whose drop put objects there. Exceptions of finalisers are reported, never raised.

use super::Vm;
use crate::bytecode::code::Flavor;
use crate::event_loop::EventLoop;
use crate::event_loop::future::Future;
use crate::event_loop::native_coroutine::NativeCoroutine;
use crate::heap::{Kind, Obj, Ref, Value, registry, weak};
use crate::objects::async_step::AsyncStep;
use crate::objects::generator::{Generator, Rare, State};
use crate::objects::names::sym;
use crate::objects::native::{NativeObject, Raised};

impl Vm {
    /// Finalises everything that is dying, until nothing is.
    #[cold]
    #[inline(never)]
    pub fn run_finalizers(&mut self) {
        while registry::pending() {
            self.shielded(|vm| {
                for object in registry::take_dying() {
                    vm.finalize(object);
                }
                vm.hand_over();
                for reference in weak::take_callbacks() {
                    let callback = reference.callback.take();
                    if let Err(Raised) = vm.call(&callback, &[reference.value()]) {
                        vm.unraisable(&callback);
                    }
                }
            });
        }
    }

    /// Runs something between two instructions: an exception or a request under way is what it was afterwards.
    pub fn shielded<R>(&mut self, run: impl FnOnce(&mut Vm) -> R) -> R {
        let raised = std::mem::take(&mut self.raised);
        let request = self.request.take();
        let fresh = std::mem::take(&mut self.fresh);
        let reraising = std::mem::take(&mut self.reraising);
        let answer = run(self);
        self.raised = raised;
        self.request = request;
        self.fresh = fresh;
        self.reraising = reraising;
        answer
    }

    /// Runs the finaliser of an object, which is flagged as finalised.
    pub(crate) fn finalize(&mut self, object: Ref) {
        let value = Value::Obj(object);
        match value.kind() {
            Some(Kind::Generator) => {
                if let Some(generator) = value.exact::<Generator>() {
                    self.finalize_generator(&generator.clone());
                }
            }
            Some(Kind::NativeCoroutine) => {
                let unstarted = value.exact::<NativeCoroutine>().is_some_and(|native| !native.started.get());
                if unstarted {
                    crate::event_loop::reports::never_awaited(self, &value);
                } else if let Err(Raised) = self.close(&value) {
                    self.unraisable(&value);
                }
            }
            Some(Kind::AsyncStep) => {
                if let Some(step) = value.exact::<AsyncStep>() {
                    crate::event_loop::reports::step_never_awaited(self, step);
                }
            }
            Some(Kind::Future) => {
                if let Some(future) = value.exact::<Future>() {
                    crate::event_loop::reports::future_dies(self, &future.clone());
                }
            }
            Some(Kind::EventLoop) => {
                if let Some(event_loop) = value.exact::<EventLoop>() {
                    crate::event_loop::reports::loop_dies(self, &event_loop.clone());
                }
            }
            Some(Kind::NativeObject) if value.exact::<NativeObject>().is_some_and(|object| object.dies(self)) => {}
            _ => self.call_del(&value),
        }
    }

    fn call_del(&mut self, value: &Value) {
        let class = self.class_of(value).clone();
        let Some(del) = self.class_lookup(&class, sym::__del__) else { return };
        if let Err(Raised) = self.call(&del, std::slice::from_ref(value)) {
            self.unraisable(&del);
        }
    }

    fn finalize_generator(&mut self, generator: &Obj<Generator>) {
        let flavor = generator.code.flavor;
        match (generator.state.get(), flavor) {
            (State::Created, Flavor::Coroutine) => {
                crate::event_loop::reports::never_awaited(self, &generator.value());
                self.abandon(generator);
            }
            (State::Created, _) => self.abandon(generator),
            (State::Suspended | State::Running, Flavor::AsyncGenerator) => {
                let finalizer = generator.rare(Rare::Finalizer);
                if let Some(event_loop) = finalizer.exact::<EventLoop>() {
                    self.close_generator_later(&event_loop.clone(), generator);
                } else if matches!(finalizer, Value::Unbound | Value::None) {
                    self.close_reporting(generator);
                } else if let Err(Raised) = self.call(&finalizer, &[generator.value()]) {
                    self.unraisable(&generator.value());
                }
            }
            (State::Suspended | State::Running, _) => self.close_reporting(generator),
            (State::Finished, _) => {}
        }
    }

    fn close_reporting(&mut self, generator: &Obj<Generator>) {
        if let Err(Raised) = self.close_generator(generator) {
            self.unraisable(&generator.value());
        }
    }
}
