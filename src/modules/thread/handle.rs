//! `_thread._ThreadHandle`: a thread that can be joined, and waiting for those that the program must not leave behind.

use super::ident;
use super::waiters::Waiters;
use crate::heap::{Obj, Value};
use crate::objects::exception::Exc;
use crate::objects::native::{Answer, Args, ClassSpec, NativeData, NativeObject, Raised, getter, row, static_row};
use crate::vm::Vm;
use crate::vm::threads::ThreadId;
use std::any::Any;
use std::cell::Cell;

/// How far a handle's thread is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Progress {
    NotStarted,
    Running(ThreadId),
    /// It has ended; its identifier stays.
    Done(i64),
}

/// The data of a handle.
struct Handle {
    progress: Cell<Progress>,
    waiters: Waiters,
}

impl NativeData for Handle {
    fn visit(&self, _visit: &mut dyn FnMut(&Value)) {}

    fn as_any(&self) -> &dyn Any {
        self
    }
}

/// Handles of threads that the program waits for at its end.
#[derive(Default)]
struct Awaited(Vec<Obj<NativeObject>>);

/// `_thread._ThreadHandle`
pub static SPEC: ClassSpec = ClassSpec {
    name: "_ThreadHandle",
    module: "_thread",
    base: None,
    doc: "A handle that allows joining a thread.",
    methods: &[
        static_row("__new__(cls, /)", "", |vm, _| Ok(new_handle(vm, Progress::NotStarted).into())),
        row("__repr__(self, /)", "Return repr(self).", repr),
        row("is_done(self, /)", "Whether the thread has ended.", |_, args| Ok(Value::bool(own(&args[0]).is_done()))),
        row("join(self, timeout=None, /)", "Wait for the thread to end.", join),
        row("_set_done(self, /)", "Say that the thread has ended.", set_done),
    ],
    getters: &[getter("ident", "The thread's identifier.", |_, value| {
        Ok(Value::Int(match own(value).progress.get() {
            Progress::NotStarted => 0,
            Progress::Running(id) => ident(id),
            Progress::Done(ident) => ident,
        }))
    })],
    subclassable: false,
};

impl Handle {
    fn is_done(&self) -> bool {
        matches!(self.progress.get(), Progress::Done(_))
    }

    fn end(&self, vm: &mut Vm) {
        if let Progress::Running(id) = self.progress.get() {
            self.progress.set(Progress::Done(ident(id)));
        }
        self.waiters.wake_all(vm);
    }
}

fn own(value: &Value) -> &Handle {
    value.native::<Handle>().expect("methods of handles are called with handles")
}

fn new_handle(vm: &mut Vm, progress: Progress) -> Obj<NativeObject> {
    let shape = vm.native_class(&SPEC).instance_shape.get();
    NativeObject::new(shape, Handle { progress: Cell::new(progress), waiters: Waiters::default() })
}

/// `_make_thread_handle(ident)`
pub fn make(vm: &mut Vm, args: Args<'_>) -> Answer {
    let id = super::thread_of(vm.index_i64(&args[0])?);
    Ok(new_handle(vm, Progress::Running(id)).into())
}

/// `start_joinable_thread(function, handle=None, daemon=True)`
pub fn start(vm: &mut Vm, args: Args<'_>) -> Answer {
    if !vm.is_callable(&args[0]) {
        return Err(vm.type_error("thread function must be callable"));
    }
    let handle = match args.some(1) {
        None => new_handle(vm, Progress::NotStarted),
        Some(given) => match given.exact::<NativeObject>().filter(|_| given.native::<Handle>().is_some()) {
            Some(handle) => handle.clone(),
            None => return Err(vm.type_error("'handle' must be a _ThreadHandle")),
        },
    };
    let daemon = vm.truth(&args[2])?;
    if handle.data::<Handle>().is_some_and(|own| own.progress.get() != Progress::NotStarted) {
        return Err(vm.raise(Exc::RuntimeError, "thread already started"));
    }
    let (function, running) = (args[0].clone(), handle.clone());
    let id = vm.start_thread(move |vm| run(vm, &function, &running))?;
    if let Some(own) = handle.data::<Handle>() {
        own.progress.set(Progress::Running(id));
    }
    if !daemon {
        vm.state::<Awaited>().0.push(handle.clone());
    }
    Ok(handle.into())
}

fn run(vm: &mut Vm, function: &Value, handle: &Obj<NativeObject>) {
    if let Err(Raised) = vm.call(function, &[]) {
        super::thread_failed(vm, function);
    }
    vm.state::<Awaited>().0.retain(|other| !other.is(handle));
    if let Some(own) = handle.data::<Handle>() {
        own.end(vm);
    }
}

fn join(vm: &mut Vm, args: Args<'_>) -> Answer {
    let until = super::deadline(vm, &args[1])?;
    wait_for_end(vm, own(&args[0]), until)?;
    Ok(Value::None)
}

fn wait_for_end(vm: &mut Vm, handle: &Handle, until: Option<f64>) -> Result<(), Raised> {
    match handle.progress.get() {
        Progress::NotStarted => return Err(vm.raise(Exc::RuntimeError, "thread not started")),
        Progress::Running(id) if id == vm.threads.current() => {
            return Err(vm.raise(Exc::RuntimeError, "Cannot join current thread"));
        }
        Progress::Running(_) | Progress::Done(_) => {}
    }
    while !handle.is_done() {
        if !handle.waiters.wait(vm, "a thread's end", until)? {
            break;
        }
    }
    Ok(())
}

fn set_done(vm: &mut Vm, args: Args<'_>) -> Answer {
    own(&args[0]).end(vm);
    Ok(Value::None)
}

/// `_shutdown()`
pub fn shutdown(vm: &mut Vm, _args: Args<'_>) -> Answer {
    // Threads may start further ones while the first ones end.
    while let Some(handle) = vm.state::<Awaited>().0.first().cloned() {
        match handle.data::<Handle>() {
            Some(own) if matches!(own.progress.get(), Progress::Running(id) if id != vm.threads.current()) => {
                wait_for_end(vm, own, None)?;
            }
            Some(_) | None => vm.state::<Awaited>().0.retain(|other| !other.is(&handle)),
        }
    }
    Ok(Value::None)
}

fn repr(vm: &mut Vm, args: Args<'_>) -> Answer {
    let ident = match own(&args[0]).progress.get() {
        Progress::NotStarted => 0,
        Progress::Running(id) => ident(id),
        Progress::Done(ident) => ident,
    };
    let address = vm.address_text(&args[0]);
    Ok(vm.text(&format!("<_ThreadHandle object at {address}: ident={ident}>")))
}
