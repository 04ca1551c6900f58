//! Loops that are written wholly in a script: objects with `call_soon` and the like, most often of a class derived from
//! `AbstractEventLoop`.
//!
//! Futures and tasks that belong to such a loop hold one of ours that stands for it. What becomes ready there is handed to the script's
//! `call_soon`, in order, at the end of the instruction: no script code may run in the middle of ending a future. Everything else
//! (`call_later`, `call_at`, `time`, `create_task`, `call_exception_handler`) is asked of the script's loop when it is needed.
//! A stand-in lives as long as something belongs to it.

use super::handle::Handle;
use super::looper::{EventLoop, OwnMethods};
use crate::heap::weak::WeakRef;
use crate::heap::{Obj, Value, flags, registry};
use crate::objects::native::{Answer, Args, ClassSpec, NativeData, NativeObject, Raised};
use crate::objects::types::TypeId;
use crate::vm::Vm;
use std::any::Any;
use std::cell::RefCell;
use std::collections::VecDeque;

/// The loops of scripts that are known, and what is to be handed to them.
#[derive(Default)]
pub struct ForeignLoops {
    stand_ins: Vec<Obj<WeakRef>>,
    outbox: VecDeque<(Obj<EventLoop>, Handle)>,
}

/// What the script's loop calls: a handle of ours.
struct Ready(RefCell<Option<(Obj<EventLoop>, Handle)>>);

impl NativeData for Ready {
    fn visit(&self, visit: &mut dyn FnMut(&Value)) {
        if let Ok(Some((event_loop, handle))) = self.0.try_borrow().as_deref() {
            visit(&event_loop.value());
            handle.visit(visit);
        }
    }

    fn clear(&self) {
        drop(self.0.take());
    }

    fn as_any(&self) -> &dyn Any {
        self
    }
}

/// The class of what a script's loop is given as an argument of its callback.
const SPEC: ClassSpec = ClassSpec {
    name: "_Ready",
    module: "_asyncio",
    base: None,
    doc: "What is ready: a step of a task, a callback of a future.",
    methods: &[],
    getters: &[],
    subclassable: false,
};

impl Vm {
    /// What stands for a loop of the script's; `None` for an object that is no loop.
    pub fn foreign_loop(&mut self, foreign: &Value) -> Result<Option<Obj<EventLoop>>, Raised> {
        let known = &mut self.event_loop.foreign.stand_ins;
        known.retain(|link| link.upgrade().is_some());
        let found = known.iter().filter_map(|link| Value::Obj(link.upgrade()?).exact::<EventLoop>().cloned());
        if let Some(stand_in) = found.into_iter().find(|stand_in| stand_in.foreign.get().is(foreign)) {
            return Ok(Some(stand_in));
        }
        let call_soon = self.intern("call_soon");
        if self.getattr_opt(foreign, call_soon)?.is_none() {
            return Ok(None);
        }
        let own = OwnMethods { time: true, timers: true, run_once: false };
        let stand_in = EventLoop::with_shape(TypeId::EventLoop.shape(), false, true, own);
        stand_in.foreign.set(foreign.clone());
        // It is never closed, and nobody need be told.
        stand_in.as_ref().set_flag(flags::FINALIZER, false);
        let link = WeakRef::new(TypeId::WeakRef.shape(), stand_in.as_ref(), Value::Unbound);
        self.event_loop.foreign.stand_ins.push(link);
        Ok(Some(stand_in))
    }

    /// Something is ready in a script's loop: that is told at the end of the instruction.
    #[cold]
    pub(super) fn hand_over_later(&mut self, event_loop: &Obj<EventLoop>, handle: Handle) {
        self.event_loop.foreign.outbox.push_back((event_loop.clone(), handle));
        registry::ask_for_attention();
    }

    /// Hands to scripts' loops what has become ready.
    pub fn hand_over(&mut self) {
        while let Some((event_loop, handle)) = self.event_loop.foreign.outbox.pop_front() {
            let foreign = event_loop.foreign.get();
            if let Err(Raised) = self.hand_to(&foreign, Ready(RefCell::new(Some((event_loop, handle))))) {
                self.unraisable(&foreign);
            }
        }
    }

    fn hand_to(&mut self, foreign: &Value, ready: Ready) -> Result<(), Raised> {
        let (module, run, call_soon) =
            (self.import_module("_asyncio")?, self.intern("_run_ready"), self.intern("call_soon"));
        let run = self.getattr(&module, run)?;
        let shape = self.native_class(&SPEC).instance_shape.get();
        let ready = NativeObject::new(shape, ready).into();
        self.call_method(foreign, call_soon, &[run, ready]).map(drop)
    }
}

/// `_run_ready(ready, /)`: the script's loop calls what it was given.
pub fn run_ready(vm: &mut Vm, args: Args<'_>) -> Answer {
    let ready = args[0].native::<Ready>().and_then(|ready| ready.0.take());
    if let Some((event_loop, handle)) = ready {
        vm.run_handle(&event_loop, handle)?;
    }
    Ok(Value::None)
}
