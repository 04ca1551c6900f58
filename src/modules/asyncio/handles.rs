//! `asyncio.Handle` and `asyncio.TimerHandle`: what `call_soon` and `call_later` return.

use crate::event_loop::EventLoop;
use crate::event_loop::handle::Callback;
use crate::event_loop::context::Current;
use crate::heap::{Obj, Value};
use crate::objects::native::{Answer, Args, ClassSpec, Getter, Raised, getter, row, static_row};
use crate::objects::tuple::Tuple;
use crate::vm::Vm;

/// `asyncio.Handle`
pub const SPEC: ClassSpec = ClassSpec {
    name: "Handle",
    module: "asyncio.events",
    base: None,
    doc: "Object returned by callback registration methods.",
    methods: &[
        static_row("__new__(cls, callback, args, loop, context=None)", "", new),
        row("__repr__(self, /)", "Return repr(self).", repr),
        row("cancel(self, /)", "Cancel the callback.", cancel),
        row("_run(self, /)", "Run the callback.", run),
        row("cancelled(self, /)", "Return True if the callback was cancelled.", cancelled),
        row("get_context(self, /)", "The context in which the callback runs.", get_context),
    ],
    getters: &[
        getter("_cancelled", "", |_, value| Ok(Value::bool(own(value).cancelled.get()))),
        getter("_callback", "", |_, value| Ok(own(value).callback.get())),
        getter("_args", "", |_, value| Ok(own(value).args.get())),
        getter("_source_traceback", "", |vm, value| vm.source_traceback(&own(value).as_ref().clone())),
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
        static_row("__new__(cls, when, callback, args, loop, context=None)", "", new_timer),
        row("when(self, /)", "Return a scheduled callback time.", when),
        row("__lt__(self, other, /)", "Return self<value.", |vm, args| order(vm, args, |own, other, _| own < other)),
        row("__le__(self, other, /)", "Return self<=value.", |vm, args| order(vm, args, |own, other, same| own < other || same)),
        row("__gt__(self, other, /)", "Return self>value.", |vm, args| order(vm, args, |own, other, _| own > other)),
        row("__eq__(self, other, /)", "Return self==value.", equal),
        row("__hash__(self, /)", "Return hash(self).", |vm, args| {
            let when = own(&args[0]).when.map_or(Value::None, Value::float);
            vm.hash(&when).map(Value::Int)
        }),
        row("__ge__(self, other, /)", "Return self>=value.", |vm, args| order(vm, args, |own, other, same| own > other || same)),
    ],
    getters: &[
        Getter {
            name: "_scheduled",
            doc: "Whether its timer is set.",
            get: |_, value| Ok(Value::bool(own(value).scheduled.get())),
            set: Some(set_scheduled),
        },
        getter("_when", "", |_, value| Ok(own(value).when.map_or(Value::None, Value::float))),
    ],
    subclassable: false,
};

fn own(value: &Value) -> &Obj<Callback> {
    value.cast::<Callback>().expect("methods of handles are called with handles")
}

fn make(vm: &mut Vm, when: Option<f64>, [callback, args, event_loop, context]: [&Value; 4]) -> Answer {
    let event_loop = vm.loop_argument(event_loop)?;
    let args = vm.collect(args)?;
    let context = if context.is_none() { vm.event_loop.context.copy() } else { Current::of_object(context.clone()) };
    let handle = Callback::make(&event_loop, callback.clone(), Tuple::new(args).into(), context, when);
    handle.scheduled.set(false);
    vm.note_origin(&event_loop, handle.as_ref());
    Ok(handle.into())
}

fn new(vm: &mut Vm, args: Args<'_>) -> Answer {
    make(vm, None, [&args[1], &args[2], &args[3], &args[4]])
}

fn new_timer(vm: &mut Vm, args: Args<'_>) -> Answer {
    let when = vm.to_f64(&args[1])?;
    make(vm, Some(when), [&args[2], &args[3], &args[4], &args[5]])
}

fn repr(vm: &mut Vm, args: Args<'_>) -> Answer {
    let class = vm.class_name(&args[0]);
    let text = vm.describe_handle(&own(&args[0]).clone(), &class)?;
    Ok(vm.text(&text))
}

fn cancel(vm: &mut Vm, args: Args<'_>) -> Answer {
    cancel_handle(vm, &args[0])?;
    Ok(Value::None)
}

/// `handle.cancel()`
pub fn cancel_handle(vm: &mut Vm, itself: &Value) -> Result<(), Raised> {
    let handle = own(itself).clone();
    let is_news = !handle.cancelled.get() && handle.when.is_some();
    vm.cancel_callback(&handle);
    if is_news && handle.event_loop.is_foreign() {
        let name = vm.intern("_timer_handle_cancelled");
        vm.call_method(&EventLoop::facade(&handle.event_loop), name, std::slice::from_ref(itself))?;
    }
    Ok(())
}

/// A loop written in a script runs its handles by this.
fn run(vm: &mut Vm, args: Args<'_>) -> Answer {
    let handle = own(&args[0]).clone();
    vm.run_callback(&handle.event_loop.clone(), &handle)?;
    Ok(Value::None)
}

fn set_scheduled(vm: &mut Vm, value: &Value, scheduled: Value) -> Result<(), Raised> {
    let scheduled = vm.truth(&scheduled)?;
    own(value).scheduled.set(scheduled);
    Ok(())
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

/// By deadline; of timers of one deadline only those that do the same are as early as each other.
fn order(vm: &mut Vm, args: Args<'_>, answer: fn(f64, f64, bool) -> bool) -> Answer {
    let Some(other) = args[1].cast::<Callback>().cloned() else { return Ok(vm.not_implemented()) };
    let own = own(&args[0]).clone();
    match (own.when, other.when) {
        (Some(when), Some(others)) => {
            let same = is_same(vm, &own, &other)?;
            Ok(Value::bool(answer(when, others, same)))
        }
        (_, _) => Ok(vm.not_implemented()),
    }
}

/// Whether two timers do the same at the same time (`events.py`, `TimerHandle.__eq__`).
fn is_same(vm: &mut Vm, own: &Obj<Callback>, other: &Obj<Callback>) -> Result<bool, Raised> {
    if own.is(other) {
        return Ok(true);
    }
    Ok(own.when == other.when
        && own.cancelled.get() == other.cancelled.get()
        && vm.same(&own.callback.get(), &other.callback.get())?
        && vm.same(&own.args.get(), &other.args.get())?)
}

fn equal(vm: &mut Vm, args: Args<'_>) -> Answer {
    match args[1].cast::<Callback>().filter(|other| other.when.is_some()).cloned() {
        Some(other) => is_same(vm, &own(&args[0]).clone(), &other).map(Value::bool),
        None => Ok(vm.not_implemented()),
    }
}
