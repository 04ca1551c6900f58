//! `_thread.lock` and `_thread.RLock`.
//!
//! A release wakes the thread that has waited longest, which then tries again: until it runs, whoever runs may take the lock, as
//! in CPython.

use super::waiters::Waiters;
use crate::heap::Value;
use crate::objects::exception::Exc;
use crate::objects::native::{Answer, Args, ClassSpec, NativeData, NativeObject, Raised, row, static_row};
use crate::objects::tuple::Tuple;
use crate::vm::Vm;
use crate::vm::threads::ThreadId;
use std::any::Any;
use std::cell::Cell;

/// The data of a lock.
#[derive(Default)]
struct Lock {
    locked: Cell<bool>,
    waiters: Waiters,
}

/// The data of a reentrant lock.
#[derive(Default)]
struct RLock {
    owner: Cell<Option<ThreadId>>,
    count: Cell<u64>,
    waiters: Waiters,
}

impl NativeData for Lock {
    fn visit(&self, _visit: &mut dyn FnMut(&Value)) {}

    fn as_any(&self) -> &dyn Any {
        self
    }
}

impl NativeData for RLock {
    fn visit(&self, _visit: &mut dyn FnMut(&Value)) {}

    fn as_any(&self) -> &dyn Any {
        self
    }
}

/// `_thread.lock`
pub static LOCK: ClassSpec = ClassSpec {
    name: "lock",
    module: "_thread",
    base: None,
    doc: "A lock object is a synchronization primitive.",
    methods: &[
        static_row("__new__(cls, /)", "", |vm, _| Ok(new_lock(vm))),
        row("__repr__(self, /)", "Return repr(self).", lock_repr),
        row("acquire(self, /, blocking=True, timeout=-1)", "Lock the lock.", acquire),
        row("acquire_lock(self, /, blocking=True, timeout=-1)", "An obsolete synonym of acquire().", acquire),
        row("release(self, /)", "Release the lock.", release),
        row("release_lock(self, /)", "An obsolete synonym of release().", release),
        row("locked(self, /)", "Return whether the lock is in the locked state.", locked),
        row("locked_lock(self, /)", "An obsolete synonym of locked().", locked),
        row("__enter__(self, /)", "Lock the lock.", enter),
        row("__exit__(self, /, *exc_info)", "Release the lock.", release),
        row("__reduce__(self, /)", "Locks are not pickled.", |vm, _| not_pickled(vm, "_thread.lock")),
        row("_at_fork_reinit(self, /)", "Make the lock new in the child of a fork.", reinit_lock),
    ],
    getters: &[],
    subclassable: false,
};

/// `_thread.RLock`
pub static RLOCK: ClassSpec = ClassSpec {
    name: "RLock",
    module: "_thread",
    base: None,
    doc: "A reentrant lock: the thread that holds it may acquire it again.",
    methods: &[
        static_row("__new__(cls, /, *args, **kwargs)", "", new_rlock),
        row("__init__(self, /, *args, **kwargs)", "", |_, _| Ok(Value::None)),
        row("__repr__(self, /)", "Return repr(self).", rlock_repr),
        row("acquire(self, /, blocking=True, timeout=-1)", "Lock the lock.", acquire_again),
        row("release(self, /)", "Release the lock.", release_once),
        row("__enter__(self, /)", "Lock the lock.", enter_again),
        row("__exit__(self, /, *exc_info)", "Release the lock.", release_once),
        row("_is_owned(self, /)", "For internal use by `threading.Condition`.", is_owned),
        row("_recursion_count(self, /)", "For internal use by reentrancy checks.", recursion_count),
        row("_release_save(self, /)", "For internal use by `threading.Condition`.", release_save),
        row("_acquire_restore(self, state, /)", "For internal use by `threading.Condition`.", acquire_restore),
        row("__reduce__(self, /)", "Locks are not pickled.", |vm, _| not_pickled(vm, "_thread.RLock")),
        row("_at_fork_reinit(self, /)", "Make the lock new in the child of a fork.", reinit_rlock),
    ],
    getters: &[],
    subclassable: true,
};

fn lock(value: &Value) -> &Lock {
    value.native::<Lock>().expect("methods of locks are called with locks")
}

fn rlock(value: &Value) -> &RLock {
    value.native::<RLock>().expect("methods of reentrant locks are called with them")
}

/// A new lock.
pub fn new_lock(vm: &mut Vm) -> Value {
    let shape = vm.native_class(&LOCK).instance_shape.get();
    NativeObject::new(shape, Lock::default()).into()
}

fn new_rlock(vm: &mut Vm, args: Args<'_>) -> Answer {
    let shape = vm.native_class(&RLOCK).instance_shape.get();
    let lock = NativeObject::new(shape, RLock::default());
    vm.instance_around(&args[0], lock.into())
}

fn not_pickled(vm: &mut Vm, name: &str) -> Answer {
    Err(vm.type_error(format!("cannot pickle '{name}' object")))
}

/// How long an `acquire` waits.
enum Patience {
    None,
    Until(f64),
    Endless,
}

impl Patience {
    fn of(vm: &mut Vm, args: Args<'_>) -> Result<Patience, Raised> {
        let blocking = vm.truth(&args[1])?;
        if matches!(&args[2], Value::Int(-1)) {
            return Ok(if blocking { Patience::Endless } else { Patience::None });
        }
        let seconds = match &args[2] {
            Value::Float(_) => vm.to_f64(&args[2])?,
            other => vm.index_i64(other)? as f64,
        };
        if seconds == -1.0 {
            return Ok(if blocking { Patience::Endless } else { Patience::None });
        }
        if !blocking {
            return Err(vm.value_error("can't specify a timeout for a non-blocking call"));
        }
        if seconds < 0.0 {
            return Err(vm.value_error("timeout value must be a non-negative number"));
        }
        Ok(super::deadline(vm, &Value::float(seconds))?.map_or(Patience::Endless, Patience::Until))
    }

    fn until(&self) -> Option<f64> {
        match self {
            Patience::Until(when) => Some(*when),
            Patience::None | Patience::Endless => None,
        }
    }
}

/// Tries to take a lock, waits where it is held, tries again.
fn take(
    vm: &mut Vm,
    waiters: &Waiters,
    patience: &Patience,
    mut attempt: impl FnMut(&mut Vm) -> bool,
) -> Result<bool, Raised> {
    loop {
        if attempt(vm) {
            return Ok(true);
        }
        if matches!(patience, Patience::None) {
            return Ok(false);
        }
        match waiters.wait(vm, "a lock", patience.until()) {
            Ok(true) => {}
            Ok(false) => return Ok(attempt(vm)),
            Err(raised) => {
                // It may have been this one's turn: the next one's then.
                waiters.wake_first(vm);
                return Err(raised);
            }
        }
    }
}

fn acquire(vm: &mut Vm, args: Args<'_>) -> Answer {
    let patience = Patience::of(vm, args)?;
    take_lock(vm, &args[0], &patience)
}

fn take_lock(vm: &mut Vm, itself: &Value, patience: &Patience) -> Answer {
    let lock = lock(itself);
    take(vm, &lock.waiters, patience, |_| !lock.locked.replace(true)).map(Value::bool)
}

fn enter(vm: &mut Vm, args: Args<'_>) -> Answer {
    take_lock(vm, &args[0], &Patience::Endless)
}

fn release(vm: &mut Vm, args: Args<'_>) -> Answer {
    let lock = lock(&args[0]);
    if !lock.locked.replace(false) {
        return Err(vm.raise(Exc::RuntimeError, "release unlocked lock"));
    }
    lock.waiters.wake_first(vm);
    Ok(Value::None)
}

fn locked(_vm: &mut Vm, args: Args<'_>) -> Answer {
    Ok(Value::bool(lock(&args[0]).locked.get()))
}

fn reinit_lock(_vm: &mut Vm, args: Args<'_>) -> Answer {
    lock(&args[0]).locked.set(false);
    lock(&args[0]).waiters.forget();
    Ok(Value::None)
}

fn lock_repr(vm: &mut Vm, args: Args<'_>) -> Answer {
    let state = if lock(&args[0]).locked.get() { "locked" } else { "unlocked" };
    let address = vm.address_text(&args[0]);
    Ok(vm.text(&format!("<{state} _thread.lock object at {address}>")))
}

// --- reentrant -----------------------------------------------------------------------------------------------------

fn acquire_again(vm: &mut Vm, args: Args<'_>) -> Answer {
    let patience = Patience::of(vm, args)?;
    take_again(vm, &args[0], &patience, 1)
}

fn enter_again(vm: &mut Vm, args: Args<'_>) -> Answer {
    take_again(vm, &args[0], &Patience::Endless, 1)
}

fn take_again(vm: &mut Vm, itself: &Value, patience: &Patience, count: u64) -> Answer {
    let lock = rlock(itself);
    let me = vm.threads.current();
    if lock.owner.get() == Some(me) {
        lock.count.set(lock.count.get() + count);
        return Ok(Value::True);
    }
    let attempt = |_: &mut Vm| {
        if lock.owner.get().is_some() {
            return false;
        }
        lock.owner.set(Some(me));
        lock.count.set(count);
        true
    };
    take(vm, &lock.waiters, patience, attempt).map(Value::bool)
}

fn release_once(vm: &mut Vm, args: Args<'_>) -> Answer {
    let lock = rlock(&args[0]);
    if lock.owner.get() != Some(vm.threads.current()) {
        return Err(vm.raise(Exc::RuntimeError, "cannot release un-acquired lock"));
    }
    lock.count.set(lock.count.get() - 1);
    if lock.count.get() == 0 {
        lock.owner.set(None);
        lock.waiters.wake_first(vm);
    }
    Ok(Value::None)
}

fn is_owned(vm: &mut Vm, args: Args<'_>) -> Answer {
    Ok(Value::bool(rlock(&args[0]).owner.get() == Some(vm.threads.current())))
}

fn recursion_count(vm: &mut Vm, args: Args<'_>) -> Answer {
    let lock = rlock(&args[0]);
    let own = lock.owner.get() == Some(vm.threads.current());
    Ok(Value::Int(if own { lock.count.get() as i64 } else { 0 }))
}

fn release_save(vm: &mut Vm, args: Args<'_>) -> Answer {
    let lock = rlock(&args[0]);
    if lock.count.get() == 0 {
        return Err(vm.raise(Exc::RuntimeError, "cannot release un-acquired lock"));
    }
    let (count, owner) = (lock.count.take(), lock.owner.take());
    lock.waiters.wake_first(vm);
    let owner = owner.map_or(0, super::ident);
    Ok(Tuple::of([Value::Int(count as i64), Value::Int(owner)]).into())
}

fn acquire_restore(vm: &mut Vm, args: Args<'_>) -> Answer {
    let count = args[1].cast::<Tuple>().and_then(|state| state.items().first().cloned());
    let count = vm.index_i64(&count.unwrap_or(Value::Int(1)))?;
    take_again(vm, &args[0], &Patience::Endless, count.max(1) as u64)?;
    Ok(Value::None)
}

fn reinit_rlock(_vm: &mut Vm, args: Args<'_>) -> Answer {
    let lock = rlock(&args[0]);
    lock.owner.set(None);
    lock.count.set(0);
    lock.waiters.forget();
    Ok(Value::None)
}

fn rlock_repr(vm: &mut Vm, args: Args<'_>) -> Answer {
    let lock = rlock(&args[0]);
    let (count, owner) = (lock.count.get(), lock.owner.get().map_or(0, super::ident));
    let state = if count > 0 { "locked" } else { "unlocked" };
    let class = vm.class_of(&args[0]).clone();
    let (class, address) = (vm.class_text(&class), vm.address_text(&args[0]));
    Ok(vm.text(&format!("<{state} {class} object owner={owner} count={count} at {address}>")))
}
