//! `asyncio.Handle` and `asyncio.TimerHandle`: what `call_soon` and `call_later` return.

use crate::event_loop::EventLoop;
use crate::event_loop::handle::Callback;
use crate::heap::{Obj, Value};
use crate::objects::native::{Answer, Args, ClassSpec, getter, row};
use crate::vm::Vm;

/// `asyncio.Handle`
pub const SPEC: ClassSpec = ClassSpec {
    name: "Handle",
    module: "asyncio.events",
    base: None,
    doc: "Object returned by callback registration methods.",
    methods: &[
        row("__repr__(self, /)", "Return repr(self).", repr),
        row("cancel(self, /)", "Cancel the callback.", cancel),
        row("cancelled(self, /)", "Return True if the callback was cancelled.", cancelled),
        row("get_context(self, /)", "The context in which the callback runs.", get_context),
    ],
    getters: &[
        getter("_cancelled", "", |_, value| Ok(Value::bool(own(value).cancelled.get()))),
        getter("_callback", "", |_, value| Ok(own(value).callback.get())),
        getter("_args", "", |_, value| Ok(own(value).args.get())),
        getter("_loop", "", |_, value| Ok(EventLoop::facade(&own(value).event_loop))),
    ],
    subclassable: false,
};

/// `asyncio.TimerHandle`
pub const TIMER_SPEC: ClassSpec = ClassSpec {
    name: "TimerHandle",
    module: "asyncio.events",
    base: Some(&SPEC),
    doc: "Object returned by timed callback registration methods.",
    methods: &[
        row("when(self, /)", "Return a scheduled callback time.", when),
        row("__lt__(self, other, /)", "Return self<value.", lt),
    ],
    getters: &[getter("_scheduled", "", |_, value| Ok(Value::bool(own(value).scheduled.get())))],
    subclassable: false,
};

fn own(value: &Value) -> &Obj<Callback> {
    value.cast::<Callback>().expect("methods of handles are called with handles")
}

fn repr(vm: &mut Vm, args: Args<'_>) -> Answer {
    let class = vm.class_name(&args[0]);
    let text = vm.describe_handle(&own(&args[0]).clone(), &class)?;
    Ok(vm.text(&text))
}

fn cancel(_vm: &mut Vm, args: Args<'_>) -> Answer {
    own(&args[0]).cancel();
    Ok(Value::None)
}

fn cancelled(_vm: &mut Vm, args: Args<'_>) -> Answer {
    Ok(Value::bool(own(&args[0]).cancelled.get()))
}

fn get_context(vm: &mut Vm, args: Args<'_>) -> Answer {
    let callback = own(&args[0]).clone();
    let place = callback.context.get();
    let (object, place) = vm.context_object(&place);
    callback.context.set(place);
    Ok(object)
}

fn when(_vm: &mut Vm, args: Args<'_>) -> Answer {
    Ok(own(&args[0]).when.map_or(Value::None, Value::float))
}

fn lt(vm: &mut Vm, args: Args<'_>) -> Answer {
    match (own(&args[0]).when, args[1].cast::<Callback>().and_then(|other| other.when)) {
        (Some(own), Some(other)) => Ok(Value::bool(own < other)),
        (_, _) => Ok(vm.not_implemented()),
    }
}
