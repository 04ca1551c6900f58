//! `asyncio.as_completed`: hands out awaitables in the order in which they are done.

use super::scheduling;
use crate::event_loop::combine::{Watch, Watcher};
use crate::event_loop::future::{Future, State, Waiter};
use crate::event_loop::native_coroutine::{NativeAwait, NativeCoroutine, ended, suspend_on};
use crate::event_loop::wait_queue::WaitQueue;
use crate::event_loop::EventLoop;
use crate::heap::{Obj, Ref, Value};
use crate::objects::exception::Exc;
use crate::objects::native::{
    Answer, Args, ClassSpec, ITER, NEXT, NativeData, NativeObject, Raised, Row, Wording, row,
};
use crate::vm::Vm;
use crate::vm::coroutine::{Resume, Step};
use rustc_hash::{FxHashMap, FxHashSet};
use std::any::Any;
use std::cell::{Cell, RefCell};
use std::collections::VecDeque;

/// The data of an `_AsCompletedIterator`.
struct Completions {
    event_loop: Obj<EventLoop>,
    /// What is done and not yet handed out; absent entries stand for what was late.
    done: RefCell<VecDeque<Option<Obj<Future>>>>,
    /// Who waits for the next one.
    getters: WaitQueue,
    /// What is not done, by address.
    todo: RefCell<FxHashMap<usize, Obj<Future>>>,
    /// How many are left to be asked for.
    left: Cell<usize>,
    watcher: RefCell<Option<Obj<Watcher>>>,
    timer: RefCell<Option<Value>>,
}

impl NativeData for Completions {
    fn visit(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&self.event_loop.value());
        self.getters.visit(visit);
        self.done.borrow().iter().flatten().for_each(|future| visit(&future.value()));
        self.todo.borrow().values().for_each(|future| visit(&future.value()));
        self.watcher.borrow().iter().for_each(|watcher| visit(&watcher.value()));
        self.timer.borrow().iter().for_each(&mut *visit);
    }

    fn clear(&self) {
        self.getters.clear();
        drop((self.done.take(), self.todo.take(), self.watcher.take(), self.timer.take()));
    }

    fn iterates(&self) -> bool {
        true
    }

    fn step(&self, _vm: &mut Vm, own: &Obj<NativeObject>) -> Result<Option<Value>, Raised> {
        if self.left.get() == 0 {
            return Ok(None);
        }
        self.left.set(self.left.get() - 1);
        Ok(Some(NativeCoroutine::make(Next { iterator: own.value(), asks: Asks::Result, waiter: None })))
    }

    fn as_any(&self) -> &dyn Any {
        self
    }
}

/// `asyncio.tasks._AsCompletedIterator`
pub const SPEC: ClassSpec = ClassSpec {
    name: "_AsCompletedIterator",
    module: "asyncio.tasks",
    base: None,
    doc: "Iterator of awaitables representing tasks of asyncio.as_completed.",
    methods: &[
        ITER,
        NEXT,
        row("__aiter__(self, /)", "", |_, args| Ok(args[0].clone())),
        row("__anext__(self, /)", "", anext),
        LATE,
    ],
    getters: &[],
    subclassable: false,
};

/// The timer's callback.
const LATE: Row = row("_handle_timeout(self, /)", "The time is over.", handle_timeout).worded(Wording::Clinic);

fn own(value: &Value) -> &Completions {
    value.native::<Completions>().expect("methods of as_completed iterators are called with them")
}

/// `as_completed(fs, *, timeout=None)`
pub fn as_completed(vm: &mut Vm, args: Args<'_>) -> Answer {
    if args[0].cast::<Future>().is_some() || vm.is_coroutine(&args[0]) {
        let got = vm.type_name(&args[0]);
        return Err(vm.type_error(format!("expects an iterable of awaitables, not {got}")));
    }
    let event_loop = vm.loop_argument(&Value::None)?;
    let mut futures = Vec::new();
    for awaitable in distinct(vm, &args[0])? {
        let future = vm.ensure_future(&awaitable, Some(&event_loop))?;
        futures.push(vm.future_argument(&future)?);
    }
    let shape = vm.native_class(&SPEC).instance_shape.get();
    let data = Completions {
        event_loop,
        done: RefCell::default(),
        getters: WaitQueue::default(),
        todo: RefCell::default(),
        left: Cell::new(futures.len()),
        watcher: RefCell::default(),
        timer: RefCell::default(),
    };
    let object: Value = NativeObject::new(shape, data).into();
    watch(vm, &object, &futures);
    if let (Some(timeout), false) = (args.some(1), futures.is_empty()) {
        let expire = vm.intern("_handle_timeout");
        let expire = vm.getattr(&object, expire)?;
        let timer = scheduling::call_after(vm, &own(&object).event_loop.clone(), timeout, expire, &[])?;
        *own(&object).timer.borrow_mut() = Some(timer);
    }
    Ok(object)
}

/// The awaitables, each once, in their order.
fn distinct(vm: &mut Vm, iterable: &Value) -> Result<Vec<Value>, Raised> {
    let all = vm.collect(iterable)?;
    let repeated = Ref::any_twice(all.iter().filter_map(Value::as_ref));
    let mut seen = FxHashSet::default();
    let (mut unlike, mut others): (Vec<Value>, Vec<Value>) = (Vec::with_capacity(all.len()), Vec::new());
    for item in all {
        if repeated && item.as_ref().is_some_and(|object| !seen.insert(object.address())) {
            continue;
        }
        // Futures and coroutines are equal only to themselves.
        if item.exact::<Future>().is_none() && !vm.is_coroutine(&item) {
            vm.hash(&item)?;
            let mut known = false;
            for other in &others {
                known = known || vm.same(other, &item)?;
            }
            if known {
                continue;
            }
            others.push(item.clone());
        }
        unlike.push(item);
    }
    Ok(unlike)
}

fn watch(vm: &mut Vm, itself: &Value, futures: &[Obj<Future>]) {
    let iterator = own(itself);
    let watcher = Watcher::make(OneDone { iterator: itself.clone() });
    iterator.todo.borrow_mut().extend(futures.iter().map(|future| (future.as_ref().address(), future.clone())));
    for future in futures {
        vm.add_waiter(future, Waiter::Watch(watcher.clone()));
    }
    *iterator.watcher.borrow_mut() = Some(watcher);
}

/// Notes that one of the futures is done.
struct OneDone {
    iterator: Value,
}

impl Watch for OneDone {
    fn name(&self) -> &'static str {
        "_AsCompletedIterator._handle_completion"
    }

    fn done(&self, vm: &mut Vm, future: &Obj<Future>) -> Result<(), Raised> {
        let iterator = own(&self.iterator);
        if iterator.todo.borrow_mut().remove(&future.as_ref().address()).is_none() {
            // It was late.
            return Ok(());
        }
        iterator.hand_over(vm, Some(future.clone()));
        if iterator.todo.borrow().is_empty() {
            if let Some(timer) = iterator.timer.take() {
                scheduling::cancel(vm, &timer)?;
            }
        }
        Ok(())
    }

    fn visit(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&self.iterator);
    }
}

impl Completions {
    fn hand_over(&self, vm: &mut Vm, future: Option<Obj<Future>>) {
        self.done.borrow_mut().push_back(future);
        self.getters.wake_next(vm);
    }
}

/// The time is over: whoever waits, and whoever still will, gets TimeoutError.
fn handle_timeout(vm: &mut Vm, args: Args<'_>) -> Answer {
    let iterator = own(&args[0]);
    let late = iterator.todo.take();
    let watcher = iterator.watcher.take();
    for future in late.values() {
        if let Some(watcher) = &watcher {
            future.remove_watcher(watcher);
        }
        iterator.hand_over(vm, None);
    }
    drop(iterator.timer.take());
    Ok(Value::None)
}

fn anext(_vm: &mut Vm, args: Args<'_>) -> Answer {
    Ok(NativeCoroutine::make(Next { iterator: args[0].clone(), asks: Asks::Begin, waiter: None }))
}

/// What is wanted of the next one that is done.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Asks {
    /// Its result.
    Result,
    /// The future itself.
    Future,
    /// The future itself; it is not yet settled that there is one.
    Begin,
}

/// The coroutine that waits for the next one: `_wait_for_one`, or the whole of `__anext__`.
struct Next {
    iterator: Value,
    asks: Asks,
    waiter: Option<Obj<Future>>,
}

impl Next {
    fn attempt(&mut self, vm: &mut Vm) -> Result<Step, Raised> {
        let iterator = own(&self.iterator);
        if self.asks == Asks::Begin {
            let Some(left) = iterator.left.get().checked_sub(1) else {
                return Err(vm.raise_args(Exc::StopAsyncIteration, Vec::new()));
            };
            iterator.left.set(left);
            self.asks = Asks::Future;
        }
        let next = iterator.done.borrow_mut().pop_front();
        match next {
            Some(Some(future)) if self.asks == Asks::Result => vm.future_result(&future).map(Step::Returned),
            Some(Some(future)) => Ok(Step::Returned(future.value())),
            Some(None) => Err(vm.raise_args(Exc::TimeoutError, Vec::new())),
            None => {
                let waiter = Future::make(&iterator.event_loop);
                iterator.getters.push(waiter.clone());
                self.waiter = Some(waiter.clone());
                Ok(suspend_on(&waiter))
            }
        }
    }

    /// The waiting was broken off: whoever was to be woken instead is.
    fn give_up(&self, vm: &mut Vm, waiter: &Obj<Future>) {
        let iterator = own(&self.iterator);
        vm.cancel_future(waiter, Value::None);
        iterator.getters.remove(waiter);
        let left_over = !iterator.done.borrow().is_empty();
        if left_over && waiter.state.get() != State::Cancelled {
            iterator.getters.wake_next(vm);
        }
    }
}

impl NativeAwait for Next {
    fn name(&self) -> &'static str {
        match self.asks {
            Asks::Result => "_AsCompletedIterator._wait_for_one",
            Asks::Future | Asks::Begin => "_AsCompletedIterator.__anext__",
        }
    }

    fn resume(&mut self, vm: &mut Vm, input: Resume) -> Step {
        let waiter = self.waiter.take();
        match (input, waiter) {
            (Resume::Send(_), _) => self.attempt(vm).unwrap_or_else(|raised| ended(Err(raised))),
            (Resume::Throw(exception), waiter) => {
                if let Some(waiter) = waiter {
                    self.give_up(vm, &waiter);
                }
                ended(Err(vm.raise_value(exception)))
            }
        }
    }

    fn visit(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&self.iterator);
        if let Some(waiter) = &self.waiter {
            visit(&waiter.value());
        }
    }
}
