//! `asyncio.Queue`, `PriorityQueue`, `LifoQueue`.
//!
//! The items lie in a deque or list that scripts may see (`_queue`). Where a script derives a class and overrides how items are
//! kept (`_init`, `_put`, `_get`, …), its methods are asked instead: [`Queue::custom`].

use super::LoopBound;
use crate::event_loop::future::Future;
use crate::event_loop::native_coroutine::{NativeAwait, NativeCoroutine, ended, still_waits, suspend_on};
use crate::event_loop::wait_queue::WaitQueue;
use crate::heap::{Obj, Value, ValueCell};
use super::locks::waiters_shown;
use crate::modules::collections::deque;
use crate::modules::heapq;
use crate::objects::exception::Exc;
use crate::objects::list::List;
use crate::objects::native::{Answer, Args, ClassSpec, Getter, Native, NativeData, NativeObject, Raised, Rest, class_row, getter, row, static_row, Wording};
use crate::trace::event::{Event, Resource};
use crate::vm::Vm;
use crate::vm::coroutine::{Resume, Step};
use std::any::Any;
use rustc_hash::FxHashMap;
use std::cell::{Cell, RefCell};

/// In which order items come out.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
enum Order {
    /// First in, first out.
    #[default]
    Fifo,
    /// Smallest first.
    Priority,
    /// Last in, first out.
    Lifo,
}

/// Methods by which a derived class changes how items are kept.
const STORING: [&str; 6] = ["_init", "_put", "_get", "qsize", "empty", "full"];

/// The data of a queue.
#[derive(Default)]
pub struct Queue {
    order: Order,
    /// Whether a derived class keeps the items in its own way.
    custom: Cell<bool>,
    maxsize: ValueCell,
    items: ValueCell,
    getters: WaitQueue,
    putters: WaitQueue,
    /// Tasks in `join`.
    joiners: WaitQueue,
    /// What tasks that wait directly are to put, by the task's address.
    held: RefCell<FxHashMap<usize, Value>>,
    unfinished: Cell<u64>,
    shut: Cell<bool>,
    bound: LoopBound,
}

impl NativeData for Queue {
    fn visit(&self, visit: &mut dyn FnMut(&Value)) {
        self.maxsize.visit(visit);
        self.items.visit(visit);
        self.held.borrow().values().for_each(&mut *visit);
        for queue in [&self.getters, &self.putters, &self.joiners] {
            queue.visit(visit);
        }
        self.bound.visit(visit);
    }

    fn clear(&self) {
        drop((self.items.take(), self.held.take()));
        for queue in [&self.getters, &self.putters, &self.joiners] {
            queue.clear();
        }
    }

    fn woken(&self, vm: &mut Vm, own: &Value, input: Resume) -> Result<Step, Resume> {
        let Some(task) = vm.event_loop.current.clone() else { return Err(input) };
        let item = self.held.borrow_mut().remove(&task.as_ref().address());
        let mut transfer = Transfer { queue: own.clone(), item, waiter: Some(task.clone()) };
        let step = transfer.resume(vm, input);
        if let (Step::Yielded(_), Some(item)) = (&step, transfer.item) {
            self.held.borrow_mut().insert(task.as_ref().address(), item);
        }
        Ok(step)
    }

    fn as_any(&self) -> &dyn Any {
        self
    }
}

/// The exception classes of queues.
#[derive(Default)]
pub struct Errors {
    empty: Value,
    full: Value,
    shut_down: Value,
}

impl Errors {
    /// Notes a class by its name.
    pub fn remember(&mut self, name: &str, class: Value) {
        match name {
            "QueueEmpty" => self.empty = class,
            "QueueFull" => self.full = class,
            _ => self.shut_down = class,
        }
    }
}

/// `asyncio.Queue`
pub const SPEC: ClassSpec = ClassSpec {
    name: "Queue",
    module: "asyncio.queues",
    base: None,
    doc: "A queue, useful for coordinating producer and consumer coroutines.",
    methods: &[
        static_row("__new__(cls, /, *args, **kwargs)", "", new_fifo).rest(Rest::Ignored),
        row("__init__(self, maxsize=0)", "", init).worded(Wording::Python),
        row("_init(self, maxsize, /)", "Make the place of the items.", make_place),
        row("_put(self, item, /)", "Store an item.", store),
        row("_get(self, /)", "Take the next item out.", take),
        row("__repr__(self, /)", "Return repr(self).", repr),
        row("_format(self, /)", "What repr() and str() say of the state.", |vm, args| {
            let state = describe(vm, &args[0])?;
            Ok(vm.text(&state))
        }),
        row("__str__(self, /)", "Return str(self).", str),
        row("qsize(self, /)", "Number of items in the queue.", qsize),
        row("empty(self, /)", "Return True if the queue is empty, False otherwise.", empty),
        row("full(self, /)", "Return True if there are maxsize items in the queue.", full),
        row("put(self, item)", "Put an item into the queue.", put),
        row("put_nowait(self, item)", "Put an item into the queue without blocking.", put_nowait),
        row("get(self, /)", "Remove and return an item from the queue.", get),
        row("get_nowait(self, /)", "Remove and return an item from the queue.", get_nowait),
        row("task_done(self, /)", "Indicate that a formerly enqueued task is complete.", task_done),
        row("join(self, /)", "Block until all items in the queue have been gotten and processed.", join),
        row("shutdown(self, /, immediate=False)", "Shut-down the queue, making queue gets and puts raise QueueShutDown.", shutdown),
        class_row("__class_getitem__(cls, item, /)", "See PEP 585", crate::objects::class_item),
    ],
    getters: &[
        getter("maxsize", "Number of items allowed in the queue.", |_, value| Ok(own(value).maxsize.get())),
        getter("_getters", "Who waits for an item.", |vm, value| waiters_shown(vm, &own(value).getters)),
        getter("_putters", "Who waits for room.", |vm, value| waiters_shown(vm, &own(value).putters)),
        getter("_maxsize", "", |_, value| Ok(own(value).maxsize.get())),
        getter("_unfinished_tasks", "", |_, value| Ok(Value::Int(own(value).unfinished.get() as i64))),
        Getter { name: "_queue", doc: "The place of the items.", get: |_, value| Ok(own(value).items.get()), set: Some(set_place) },
    ],
    subclassable: true,
};

/// `asyncio.PriorityQueue`
pub const PRIORITY_SPEC: ClassSpec = ClassSpec {
    name: "PriorityQueue",
    module: "asyncio.queues",
    base: Some(&SPEC),
    doc: "A subclass of Queue; retrieves entries in priority order (lowest first).",
    methods: &[static_row("__new__(cls, /, *args, **kwargs)", "", new_priority)],
    getters: &[],
    subclassable: true,
};

/// `asyncio.LifoQueue`
pub const LIFO_SPEC: ClassSpec = ClassSpec {
    name: "LifoQueue",
    module: "asyncio.queues",
    base: Some(&SPEC),
    doc: "A subclass of Queue that retrieves most recently added entries first.",
    methods: &[static_row("__new__(cls, /, *args, **kwargs)", "", new_lifo)],
    getters: &[],
    subclassable: true,
};

fn own(value: &Value) -> &Queue {
    value.native::<Queue>().expect("methods of queues are called with queues")
}

fn make(vm: &mut Vm, class: &Value, spec: &'static ClassSpec, order: Order) -> Answer {
    let shape = vm.native_class(spec).instance_shape.get();
    let queue = Queue { order, maxsize: ValueCell::new(Value::Int(0)), ..Queue::default() };
    let object = vm.instance_around(class, NativeObject::new(shape, queue).into())?;
    vm.observe(|vm| Event::created(vm, Resource::QueueItem, &object));
    let class = vm.class_of(&object).clone();
    let mut custom = false;
    for name in STORING {
        let name = vm.intern(name);
        custom |= vm.class_lookup(&class, name).is_some_and(|method| method.exact::<Native>().is_none());
    }
    own(&object).custom.set(custom);
    Ok(object)
}

fn new_fifo(vm: &mut Vm, args: Args<'_>) -> Answer {
    make(vm, &args[0], &SPEC, Order::Fifo)
}

fn new_priority(vm: &mut Vm, args: Args<'_>) -> Answer {
    make(vm, &args[0], &PRIORITY_SPEC, Order::Priority)
}

fn new_lifo(vm: &mut Vm, args: Args<'_>) -> Answer {
    make(vm, &args[0], &LIFO_SPEC, Order::Lifo)
}

fn init(vm: &mut Vm, args: Args<'_>) -> Answer {
    let queue = own(&args[0]);
    queue.maxsize.set(args[1].clone());
    if queue.custom.get() {
        let init = vm.intern("_init");
        vm.call_method(&args[0], init, std::slice::from_ref(&args[1]))?;
        return Ok(Value::None);
    }
    make_place(vm, args)
}

fn make_place(vm: &mut Vm, args: Args<'_>) -> Answer {
    let queue = own(&args[0]);
    queue.items.set(match queue.order {
        Order::Fifo => deque::new_deque(vm),
        Order::Priority | Order::Lifo => List::new(Vec::new()).into(),
    });
    Ok(Value::None)
}

fn set_place(_vm: &mut Vm, value: &Value, place: Value) -> Result<(), Raised> {
    // The script keeps the items in an object of its own.
    own(value).custom.set(true);
    own(value).items.set(place);
    Ok(())
}

impl Queue {
    /// What a task that waits directly waits for: room for its item, or an item.
    pub fn awaited_by(&self, task: Option<&Obj<Future>>) -> Resource {
        match task {
            Some(task) if self.held.borrow().contains_key(&task.as_ref().address()) => Resource::QueueRoom,
            _ => Resource::QueueItem,
        }
    }
}

// --- storing -------------------------------------------------------------------------------------------------------

fn store(vm: &mut Vm, args: Args<'_>) -> Answer {
    store_item(vm, own(&args[0]), args[1].clone())?;
    Ok(Value::None)
}

fn store_item(vm: &mut Vm, queue: &Queue, item: Value) -> Result<(), Raised> {
    let items = queue.items.get();
    if let Some(list) = items.exact::<List>() {
        if queue.order == Order::Priority {
            return heapq::push_item(vm, list, item);
        }
        return list.items.try_push(item).map_err(|_| vm.no_memory());
    }
    if deque::push_right(vm, &items, item.clone())? {
        return Ok(());
    }
    let append = vm.intern("append");
    vm.call_method(&items, append, &[item]).map(drop)
}

fn take(vm: &mut Vm, args: Args<'_>) -> Answer {
    take_item(vm, own(&args[0]))
}

fn take_item(vm: &mut Vm, queue: &Queue) -> Answer {
    let items = queue.items.get();
    if let Some(list) = items.exact::<List>() {
        return match queue.order {
            Order::Priority => heapq::pop_item(vm, list),
            Order::Fifo | Order::Lifo => match list.items.pop() {
                Some(item) => Ok(item),
                None => Err(vm.raise(Exc::IndexError, "pop from empty list")),
            },
        };
    }
    if let Some(item) = deque::pop_left(&items) {
        return Ok(item);
    }
    let popleft = vm.intern("popleft");
    vm.call_method(&items, popleft, &[])
}

// --- how full ------------------------------------------------------------------------------------------------------

fn count(vm: &mut Vm, queue: &Queue) -> Result<usize, Raised> {
    let items = queue.items.get();
    if let Some(list) = items.exact::<List>() {
        return Ok(list.items.len());
    }
    match deque::length(&items) {
        Some(length) => Ok(length),
        None => vm.len(&items),
    }
}

/// A question that a derived class may answer in its own way.
fn ask(vm: &mut Vm, itself: &Value, name: &str) -> Result<bool, Raised> {
    let name = vm.intern(name);
    let answer = vm.call_method(itself, name, &[])?;
    vm.truth(&answer)
}

fn is_empty(vm: &mut Vm, queue: &Queue, itself: &Value) -> Result<bool, Raised> {
    if queue.custom.get() { ask(vm, itself, "empty") } else { Ok(count(vm, queue)? == 0) }
}

fn is_full(vm: &mut Vm, queue: &Queue, itself: &Value) -> Result<bool, Raised> {
    if queue.custom.get() { ask(vm, itself, "full") } else { has_no_room(vm, queue, itself) }
}

fn has_no_room(vm: &mut Vm, queue: &Queue, itself: &Value) -> Result<bool, Raised> {
    let maxsize = match queue.maxsize.get() {
        Value::Int(maxsize) => maxsize as f64,
        other => vm.timeout_seconds(&other)?,
    };
    if maxsize <= 0.0 {
        return Ok(false);
    }
    let size = match queue.custom.get() {
        true => {
            let qsize = vm.intern("qsize");
            let size = vm.call_method(itself, qsize, &[])?;
            vm.index_i64(&size)? as f64
        }
        false => count(vm, queue)? as f64,
    };
    Ok(size >= maxsize)
}

fn qsize(vm: &mut Vm, args: Args<'_>) -> Answer {
    Ok(Value::Int(count(vm, own(&args[0]))? as i64))
}

fn empty(vm: &mut Vm, args: Args<'_>) -> Answer {
    Ok(Value::bool(count(vm, own(&args[0]))? == 0))
}

fn full(vm: &mut Vm, args: Args<'_>) -> Answer {
    has_no_room(vm, own(&args[0]), &args[0]).map(Value::bool)
}

// --- putting and getting ---------------------------------------------------------------------------------------------

fn raise_empty(vm: &mut Vm) -> Raised {
    let class = vm.state::<Errors>().empty.clone();
    raise_bare(vm, &class)
}

fn raise_full(vm: &mut Vm) -> Raised {
    let class = vm.state::<Errors>().full.clone();
    raise_bare(vm, &class)
}

fn raise_shut_down(vm: &mut Vm) -> Raised {
    let class = vm.state::<Errors>().shut_down.clone();
    raise_bare(vm, &class)
}

fn raise_bare(vm: &mut Vm, class: &Value) -> Raised {
    match vm.call(class, &[]) {
        Ok(exception) => vm.raise_value(exception),
        Err(raised) => raised,
    }
}

fn put_nowait(vm: &mut Vm, args: Args<'_>) -> Answer {
    let queue = own(&args[0]);
    if queue.shut.get() {
        return Err(raise_shut_down(vm));
    }
    if is_full(vm, queue, &args[0])? {
        return Err(raise_full(vm));
    }
    put_item(vm, queue, &args[0], args[1].clone())?;
    Ok(Value::None)
}

/// Puts an item: there is room for it.
fn put_item(vm: &mut Vm, queue: &Queue, itself: &Value, item: Value) -> Result<(), Raised> {
    if queue.custom.get() {
        let put = vm.intern("_put");
        vm.call_method(itself, put, &[item])?;
    } else {
        store_item(vm, queue, item)?;
    }
    queue.unfinished.set(queue.unfinished.get() + 1);
    vm.observing(|vm| Event::released(vm, Resource::QueueItem, itself), |vm| queue.getters.wake_next(vm));
    Ok(())
}

fn get_nowait(vm: &mut Vm, args: Args<'_>) -> Answer {
    let queue = own(&args[0]);
    if is_empty(vm, queue, &args[0])? {
        return Err(if queue.shut.get() { raise_shut_down(vm) } else { raise_empty(vm) });
    }
    get_item(vm, queue, &args[0])
}

/// Takes an item out: there is one.
fn get_item(vm: &mut Vm, queue: &Queue, itself: &Value) -> Answer {
    let item = if queue.custom.get() {
        let get = vm.intern("_get");
        vm.call_method(itself, get, &[])?
    } else {
        take_item(vm, queue)?
    };
    vm.observing(|vm| Event::acquired(vm, Resource::QueueItem, itself), |vm| queue.putters.wake_next(vm));
    Ok(item)
}

/// The coroutines of `put` (with an item) and `get`.
struct Transfer {
    queue: Value,
    item: Option<Value>,
    waiter: Option<Obj<Future>>,
}

impl Transfer {
    fn waiters(&self) -> &WaitQueue {
        let queue = own(&self.queue);
        if self.item.is_some() { &queue.putters } else { &queue.getters }
    }

    /// Whether it cannot go on now.
    fn is_blocked(&self, vm: &mut Vm) -> Result<bool, Raised> {
        let queue = own(&self.queue);
        if self.item.is_some() { is_full(vm, queue, &self.queue) } else { is_empty(vm, queue, &self.queue) }
    }

    /// Puts or takes the item, or waits: `task` itself, where it waits directly.
    fn attempt(&mut self, vm: &mut Vm, task: Option<Obj<Future>>) -> Result<Step, Raised> {
        let queue = own(&self.queue);
        let blocked = self.is_blocked(vm)?;
        if queue.shut.get() && (blocked || self.item.is_some()) {
            return Err(raise_shut_down(vm));
        }
        if !blocked {
            return match self.item.take() {
                Some(item) => put_item(vm, queue, &self.queue, item).map(|()| Step::Returned(Value::None)),
                None => get_item(vm, queue, &self.queue).map(Step::Returned),
            };
        }
        let kind = if self.item.is_some() { Resource::QueueRoom } else { Resource::QueueItem };
        if let Some(task) = task {
            self.waiters().push(task.clone());
            vm.observe(|vm| Event::contended(vm, kind, &self.queue));
            return Ok(vm.wait_on(&task));
        }
        let event_loop = queue.bound.event_loop(vm, &self.queue)?;
        let waiter = Future::make(&event_loop);
        self.waiters().push(waiter.clone());
        self.waiter = Some(waiter.clone());
        vm.observe(|vm| Event::contended(vm, kind, &self.queue));
        Ok(suspend_on(&waiter))
    }

    /// The waiting was broken off: whoever was to be woken instead is.
    fn give_up(&mut self, vm: &mut Vm, waiter: &Obj<Future>) -> Result<(), Raised> {
        vm.call_off(waiter);
        self.waiters().remove(waiter);
        if !waiter.was_called_off() && !self.is_blocked(vm)? {
            self.waiters().wake_next(vm);
        }
        Ok(())
    }
}

impl NativeAwait for Transfer {
    fn name(&self) -> &'static str {
        if self.item.is_some() { "Queue.put" } else { "Queue.get" }
    }

    fn resource(&self) -> Option<(Resource, Value)> {
        let kind = if self.item.is_some() { Resource::QueueRoom } else { Resource::QueueItem };
        Some((kind, self.queue.clone()))
    }

    fn resume(&mut self, vm: &mut Vm, input: Resume) -> Step {
        if let Some(step) = still_waits(&input, self.waiter.as_ref()) {
            return step;
        }
        let waiter = self.waiter.take();
        let step = match (input, waiter) {
            (Resume::Throw(exception), Some(waiter)) => {
                self.give_up(vm, &waiter).and_then(|()| Err(vm.raise_value(exception)))
            }
            (Resume::Throw(exception), None) => Err(vm.raise_value(exception)),
            (Resume::Send(_), waiter) => self.attempt(vm, waiter.filter(|waiter| waiter.task().is_some())),
        };
        step.unwrap_or_else(|raised| ended(Err(raised)))
    }

    fn visit(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&self.queue);
        if let Some(item) = &self.item {
            visit(item);
        }
        if let Some(waiter) = &self.waiter {
            visit(&waiter.value());
        }
    }
}

fn put(vm: &mut Vm, args: Args<'_>) -> Answer {
    let queue = own(&args[0]);
    if vm.is_awaited_at_once() && !queue.shut.get() {
        if !is_full(vm, queue, &args[0])? {
            put_item(vm, queue, &args[0], args[1].clone())?;
            return Ok(vm.ready(Value::None));
        }
        if let Some(task) = direct_waiter(vm, queue, &args[0])? {
            queue.held.borrow_mut().insert(task.as_ref().address(), args[1].clone());
            queue.putters.push(task.clone());
            return Ok(vm.wait_directly(&task, args[0].clone(), false));
        }
    }
    Ok(NativeCoroutine::make(Transfer { queue: args[0].clone(), item: Some(args[1].clone()), waiter: None }))
}

/// The running task, where it can wait directly.
fn direct_waiter(vm: &mut Vm, queue: &Queue, itself: &Value) -> Result<Option<Obj<Future>>, Raised> {
    let event_loop = queue.bound.event_loop(vm, itself)?;
    Ok(vm.direct_waiter(&event_loop, itself))
}

fn get(vm: &mut Vm, args: Args<'_>) -> Answer {
    let queue = own(&args[0]);
    if vm.is_awaited_at_once() {
        if !is_empty(vm, queue, &args[0])? {
            let item = get_item(vm, queue, &args[0])?;
            return Ok(vm.ready(item));
        }
        if !queue.shut.get() {
            if let Some(task) = direct_waiter(vm, queue, &args[0])? {
                queue.getters.push(task.clone());
                return Ok(vm.wait_directly(&task, args[0].clone(), false));
            }
        }
    }
    Ok(NativeCoroutine::make(Transfer { queue: args[0].clone(), item: None, waiter: None }))
}

// --- working off -----------------------------------------------------------------------------------------------------

fn task_done(vm: &mut Vm, args: Args<'_>) -> Answer {
    let queue = own(&args[0]);
    let left = queue.unfinished.get();
    if left == 0 {
        return Err(vm.value_error("task_done() called too many times"));
    }
    queue.unfinished.set(left - 1);
    let done = |vm: &mut Vm| Event::released(vm, Resource::QueueEnd, &args[0]);
    vm.observing(done, |vm| {
        if left == 1 {
            queue.joiners.tell_all(vm, Value::True);
        }
    });
    Ok(Value::None)
}

struct Join {
    queue: Value,
    waiter: Option<Obj<Future>>,
}

impl NativeAwait for Join {
    fn name(&self) -> &'static str {
        "Queue.join"
    }

    fn resource(&self) -> Option<(Resource, Value)> {
        Some((Resource::QueueEnd, self.queue.clone()))
    }

    fn resume(&mut self, vm: &mut Vm, input: Resume) -> Step {
        if let Some(step) = still_waits(&input, self.waiter.as_ref()) {
            return step;
        }
        let queue = own(&self.queue);
        if let Some(waiter) = self.waiter.take() {
            queue.joiners.remove(&waiter);
            return match input {
                Resume::Send(_) => Step::Returned(Value::None),
                Resume::Throw(exception) => ended(Err(vm.raise_value(exception))),
            };
        }
        if queue.unfinished.get() == 0 {
            return Step::Returned(Value::None);
        }
        match queue.bound.event_loop(vm, &self.queue) {
            Ok(event_loop) => {
                let waiter = Future::make(&event_loop);
                queue.joiners.push(waiter.clone());
                self.waiter = Some(waiter.clone());
                vm.observe(|vm| Event::contended(vm, Resource::QueueEnd, &self.queue));
                suspend_on(&waiter)
            }
            Err(raised) => ended(Err(raised)),
        }
    }

    fn visit(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&self.queue);
        if let Some(waiter) = &self.waiter {
            visit(&waiter.value());
        }
    }
}

fn join(_vm: &mut Vm, args: Args<'_>) -> Answer {
    Ok(NativeCoroutine::make(Join { queue: args[0].clone(), waiter: None }))
}

fn shutdown(vm: &mut Vm, args: Args<'_>) -> Answer {
    let queue = own(&args[0]);
    queue.shut.set(true);
    if vm.truth(&args[1])? {
        while !is_empty(vm, queue, &args[0])? {
            drop(take_next(vm, &args[0])?);
            queue.unfinished.set(queue.unfinished.get().saturating_sub(1));
        }
        if queue.unfinished.get() == 0 {
            queue.joiners.tell_all(vm, Value::True);
        }
    }
    for waiters in [&queue.getters, &queue.putters] {
        while let Some(waiter) = waiters.pop() {
            if !waiter.is_settled() {
                vm.tell_waiter(&waiter, Value::None);
            }
        }
    }
    Ok(Value::None)
}

fn take_next(vm: &mut Vm, itself: &Value) -> Answer {
    if !own(itself).custom.get() {
        return take_item(vm, own(itself));
    }
    let get = vm.intern("_get");
    vm.call_method(itself, get, &[])
}

// --- texts -----------------------------------------------------------------------------------------------------------

fn describe(vm: &mut Vm, itself: &Value) -> Result<String, Raised> {
    let queue = own(itself);
    let mut text = format!("maxsize={}", vm.repr_text(&queue.maxsize.get())?);
    let place = vm.intern("_queue");
    let items = vm.getattr(itself, place)?;
    if !items.is_unbound() && vm.truth(&items)? {
        let items = vm.collect(&items)?;
        text.push_str(&format!(" _queue={}", vm.repr_text(&List::new(items).into())?));
    }
    for (name, waiters) in [("_getters", &queue.getters), ("_putters", &queue.putters)] {
        if !waiters.is_empty() {
            text.push_str(&format!(" {name}[{}]", waiters.len()));
        }
    }
    if queue.unfinished.get() > 0 {
        text.push_str(&format!(" tasks={}", queue.unfinished.get()));
    }
    if queue.shut.get() {
        text.push_str(" shutdown");
    }
    Ok(text)
}

/// The state in words, by the script's own `_format` where it derived the class.
fn shown_state(vm: &mut Vm, itself: &Value) -> Result<String, Raised> {
    let format = vm.intern("_format");
    let state = vm.call_method(itself, format, &[])?;
    vm.str_text(&state)
}

fn repr(vm: &mut Vm, args: Args<'_>) -> Answer {
    let (class, address) = (vm.class_name(&args[0]), vm.address_text(&args[0]));
    let state = shown_state(vm, &args[0])?;
    Ok(vm.text(&format!("<{class} at {address} {state}>")))
}

fn str(vm: &mut Vm, args: Args<'_>) -> Answer {
    let class = vm.class_name(&args[0]);
    let state = shown_state(vm, &args[0])?;
    Ok(vm.text(&format!("<{class} {state}>")))
}
