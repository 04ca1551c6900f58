//! `sleep`, `gather`, `wait`, `shield`: waiting for time, for some futures, for all.

use super::scheduling;
use crate::event_loop::EventLoop;
use crate::event_loop::combine::{Completion, Until, Watcher};
use crate::event_loop::future::{Future, Waiter};
use crate::event_loop::handle::Handle;
use crate::event_loop::native_coroutine::{NativeAwait, NativeCoroutine, ended, still_waits, suspend_on};
use crate::heap::{Obj, Ref, Value};
use crate::objects::exception::Exc;
use crate::objects::native::{Answer, Args, Raised};
use crate::objects::string::Str;
use crate::objects::tuple::Tuple;
use crate::vm::Vm;
use crate::vm::coroutine::{Resume, Step};
use rustc_hash::{FxHashMap, FxHashSet};
use std::cell::Cell;

/// Where a `sleep` stands.
enum Sleeping {
    /// Not begun.
    Fresh,
    /// Gave way for one turn.
    GaveWay,
    /// Waits for its timer.
    Until(Timed),
}

/// A future that a timer sets, and when.
struct Timed {
    future: Obj<Future>,
    when: Option<f64>,
    timer: Timer,
}

/// A function of the library: its module and its name.
type By = (&'static str, &'static str);

/// What ends a sleep.
const SLEPT: By = ("asyncio.futures", "_set_result_unless_cancelled");

/// What ends a `wait`.
const RELEASE: By = ("asyncio.tasks", "_release_waiter");

/// What sets a future when its time has come.
enum Timer {
    /// A timer of the loop, by its slot.
    Slot(u32),
    /// What a script's own `call_later` gave.
    Handle(Value),
}

impl Timer {
    /// A timer that sets a future after `delay` seconds, by the script's own `call_later`, which is given this function.
    fn by_script(vm: &mut Vm, future: &Obj<Future>, delay: &Value, (module, name): By) -> Result<Timer, Raised> {
        let event_loop = future.event_loop.clone();
        let (module, name) = (vm.import_module(module)?, vm.intern(name));
        let function = vm.getattr(&module, name)?;
        scheduling::call_after(vm, &event_loop, delay, function, &[future.value(), Value::None]).map(Timer::Handle)
    }

    /// Where it is set yet, it is of no use any more.
    fn end(&self, vm: &mut Vm, future: &Obj<Future>) -> Result<(), Raised> {
        match self {
            Timer::Slot(slot) => {
                let timer = future.event_loop.timers.borrow_mut().cancel_expiry(*slot, future);
                drop(timer);
                Ok(())
            }
            Timer::Handle(handle) => scheduling::cancel(vm, handle),
        }
    }

    fn slot(&self) -> Option<u32> {
        match self {
            Timer::Slot(slot) => Some(*slot),
            Timer::Handle(_) => None,
        }
    }

    fn visit(&self, visit: &mut dyn FnMut(&Value)) {
        if let Timer::Handle(handle) = self {
            visit(handle);
        }
    }
}

struct Sleep {
    delay: Value,
    result: Value,
    state: Sleeping,
}

impl Sleep {
    fn begin(&mut self, vm: &mut Vm) -> Result<Step, Raised> {
        let delay = vm.timeout_seconds(&self.delay)?;
        if delay <= 0.0 {
            self.state = Sleeping::GaveWay;
            return Ok(Step::Yielded(Value::None));
        }
        if delay.is_nan() {
            return Err(vm.value_error("Invalid delay: NaN (not a number)"));
        }
        let delay = self.delay.clone();
        let timed = vm.timed_future(&delay)?;
        let step = suspend_on(&timed.future);
        self.state = Sleeping::Until(timed);
        Ok(step)
    }
}

impl NativeAwait for Sleep {
    fn name(&self) -> &'static str {
        "sleep"
    }

    fn due(&self) -> Option<f64> {
        match &self.state {
            Sleeping::Until(timed) => timed.when,
            Sleeping::Fresh | Sleeping::GaveWay => None,
        }
    }

    fn resume(&mut self, vm: &mut Vm, input: Resume) -> Step {
        if let Resume::Throw(exception) = input {
            if let Sleeping::Until(timed) = &self.state {
                if let Err(Raised) = timed.timer.end(vm, &timed.future) {
                    return ended(Err(Raised));
                }
            }
            return ended(Err(vm.raise_value(exception)));
        }
        match &self.state {
            Sleeping::Fresh => self.begin(vm).unwrap_or_else(|raised| ended(Err(raised))),
            Sleeping::Until(timed) if !timed.future.is_done() => suspend_on(&timed.future),
            Sleeping::Until(timed) => {
                let result = std::mem::take(&mut self.result);
                ended(timed.timer.end(vm, &timed.future).map(|()| result))
            }
            Sleeping::GaveWay => Step::Returned(std::mem::take(&mut self.result)),
        }
    }

    fn visit(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&self.delay);
        visit(&self.result);
        if let Sleeping::Until(timed) = &self.state {
            visit(&timed.future.value());
            timed.timer.visit(visit);
        }
    }
}

impl Vm {
    /// A future that a timer sets after `delay` seconds.
    fn timed_future(&mut self, delay: &Value) -> Result<Timed, Raised> {
        let event_loop = self.running_loop()?;
        let future = Future::make(&event_loop);
        let (when, timer) = match event_loop.own.timers {
            // The loop's own methods alone know.
            true => (None, Timer::by_script(self, &future, delay, SLEPT)?),
            false => {
                let when = self.loop_time(&event_loop)? + self.to_f64(delay)?;
                (Some(when), Timer::Slot(self.set_timer(&event_loop, when, Handle::Expire(future.clone()))))
            }
        };
        Ok(Timed { future, when, timer })
    }

    /// A delay or timeout in seconds, compared with 0 as `delay <= 0` does.
    pub fn timeout_seconds(&mut self, value: &Value) -> Result<f64, Raised> {
        match value {
            Value::Int(seconds) => Ok(*seconds as f64),
            Value::Float(seconds) => Ok(seconds.get()),
            Value::Unbound | Value::None | Value::False | Value::True | Value::Obj(_) => {
                use crate::objects::protocols::compare::Comparison;
                let compared = self.compare(Comparison::Le, value, &Value::Int(0))?;
                self.truth(&compared)?;
                self.to_f64(value)
            }
        }
    }
}

/// The whole of a `sleep` that is awaited at once and has nothing to hand back: one turn, or the task itself waits for
/// its timer.
fn sleep_at_once(vm: &mut Vm, delay: &Value) -> Result<Option<Value>, Raised> {
    let delay = match delay {
        Value::Int(delay) => *delay as f64,
        Value::Float(delay) => delay.get(),
        _ => return Ok(None),
    };
    if delay <= 0.0 {
        return Ok(Some(vm.one_turn()));
    }
    if delay.is_nan() {
        return Ok(None);
    }
    let event_loop = vm.running_loop()?;
    if event_loop.own.timers {
        return Ok(None);
    }
    let Some(task) = vm.running_own_task(&event_loop) else { return Ok(None) };
    let when = vm.loop_time(&event_loop)? + delay;
    Ok(Some(vm.sleep_directly(&task, when)))
}

/// `sleep(delay, result=None)`
pub fn sleep(vm: &mut Vm, args: Args<'_>) -> Answer {
    if args[1].is_none() && vm.is_awaited_at_once() {
        if let Some(awaitable) = sleep_at_once(vm, &args[0])? {
            return Ok(awaitable);
        }
    }
    Ok(NativeCoroutine::make(Sleep { delay: args[0].clone(), result: args[1].clone(), state: Sleeping::Fresh }))
}

/// `gather(*coros_or_futures, return_exceptions=False)`
pub fn gather(vm: &mut Vm, args: Args<'_>) -> Answer {
    let items = args.rest(0);
    let return_exceptions = vm.truth(&args[1])?;
    if items.is_empty() {
        let event_loop = vm.loop_argument(&Value::None)?;
        let outer = Future::make(&event_loop);
        let empty = crate::objects::list::List::new(Vec::new());
        vm.finish_future(&outer, crate::event_loop::future::State::Finished, empty.into(), false);
        return Ok(outer.into());
    }
    let mut event_loop = vm.event_loop.running.clone();
    let repeated = Ref::any_twice(items.iter().filter_map(Value::as_ref));
    let mut known = repeated.then(FxHashMap::default);
    let mut children = Vec::with_capacity(items.len());
    for item in items {
        children.push(gathered(vm, item, &mut event_loop, known.as_mut())?);
    }
    let Some(event_loop) = event_loop else { return Ok(Value::None) };
    let unique = repeated.then(|| {
        let mut seen = FxHashSet::default();
        children.iter().filter(|child| seen.insert(child.as_ref().address())).cloned().collect()
    });
    vm.gather(&event_loop, children, unique, return_exceptions).map(Value::from)
}

/// The future of one argument; equal arguments, which `known` is there for, share one.
fn gathered(
    vm: &mut Vm,
    item: &Value,
    event_loop: &mut Option<Obj<EventLoop>>,
    known: Option<&mut FxHashMap<usize, Obj<Future>>>,
) -> Result<Obj<Future>, Raised> {
    let address = item.as_ref().map_or(0, |object| object.address());
    if let Some(future) = known.as_ref().and_then(|known| known.get(&address)).filter(|_| address != 0) {
        return Ok(future.clone());
    }
    if !vm.is_coroutine(item) && item.exact::<Future>().is_none() {
        // A list of coroutines instead of the coroutines ends here, as in CPython: it cannot be hashed.
        vm.hash(item)?;
    }
    let future = vm.ensure_future(item, event_loop.as_ref())?;
    let future = vm.future_argument(&future)?;
    event_loop.get_or_insert_with(|| future.event_loop.clone());
    if let Some(known) = known {
        known.insert(address, future.clone());
    }
    Ok(future)
}

struct Wait {
    futures: Vec<Value>,
    timeout: Value,
    until: Until,
    begun: Option<Begun>,
}

/// What a `wait` waits by: a future, which what watches the others sets, or a timer.
struct Begun {
    waiter: Obj<Future>,
    watcher: Obj<Watcher>,
    timer: Option<Timer>,
}

impl Wait {
    fn begin(&mut self, vm: &mut Vm) -> Result<Step, Raised> {
        let event_loop = vm.running_loop()?;
        let waiter = Future::make(&event_loop);
        let mut timer = None;
        if !self.timeout.is_none() {
            timer = Some(match event_loop.own.timers {
                true => Timer::by_script(vm, &waiter, &self.timeout, RELEASE)?,
                false => {
                    let when = vm.loop_time(&event_loop)? + vm.to_f64(&self.timeout)?;
                    Timer::Slot(vm.set_timer(&event_loop, when, Handle::Expire(waiter.clone())))
                }
            });
        }
        let left = Cell::new(self.futures.len());
        let watcher = Watcher::make(Completion { waiter: waiter.clone(), left, until: self.until, timer: timer.as_ref().and_then(Timer::slot) });
        for future in &self.futures {
            let future = vm.future_argument(future)?;
            vm.add_waiter(&future, Waiter::Watch(watcher.clone()));
        }
        let step = suspend_on(&waiter);
        self.begun = Some(Begun { waiter, watcher, timer });
        Ok(step)
    }

    /// However the waiting ends: the timer and the watcher go.
    fn leave(&mut self, vm: &mut Vm) -> Result<(), Raised> {
        let Some(Begun { waiter, watcher, timer }) = self.begun.take() else { return Ok(()) };
        if !waiter.is_done() {
            vm.cancel_future(&waiter, Value::None);
        }
        for future in &self.futures {
            if let Some(future) = future.cast::<Future>() {
                future.remove_watcher(&watcher);
            }
        }
        timer.map_or(Ok(()), |timer| timer.end(vm, &waiter))
    }

    fn sets(&self, vm: &mut Vm) -> Answer {
        let is_done = |value: &&Value| value.cast::<Future>().is_some_and(|future| future.is_done());
        let (done, pending): (Vec<&Value>, Vec<&Value>) = self.futures.iter().partition(is_done);
        let done = vm.new_set(done.into_iter().cloned().collect())?;
        let pending = vm.new_set(pending.into_iter().cloned().collect())?;
        Ok(Tuple::new(vec![done, pending]).into())
    }
}

impl NativeAwait for Wait {
    fn name(&self) -> &'static str {
        "wait"
    }

    fn resume(&mut self, vm: &mut Vm, input: Resume) -> Step {
        if let Some(step) = still_waits(&input, self.begun.as_ref().map(|begun| &begun.waiter)) {
            return step;
        }
        match input {
            Resume::Throw(exception) => {
                let left = self.leave(vm);
                ended(left.and_then(|()| Err(vm.raise_value(exception))))
            }
            Resume::Send(_) if self.begun.is_none() => self.begin(vm).unwrap_or_else(|raised| ended(Err(raised))),
            Resume::Send(_) => {
                let left = self.leave(vm);
                ended(left.and_then(|()| self.sets(vm)))
            }
        }
    }

    fn visit(&self, visit: &mut dyn FnMut(&Value)) {
        self.futures.iter().for_each(&mut *visit);
        visit(&self.timeout);
        if let Some(Begun { waiter, watcher, timer }) = &self.begun {
            visit(&waiter.value());
            visit(&watcher.value());
            timer.iter().for_each(|timer| timer.visit(visit));
        }
    }
}

/// `wait(fs, *, timeout=None, return_when=ALL_COMPLETED)`: what is wrong with the arguments shows when it is awaited.
pub fn wait(_vm: &mut Vm, args: Args<'_>) -> Answer {
    Ok(NativeCoroutine::make(CheckedWait { args: [0, 1, 2].map(|at| args[at].clone()), wait: None }))
}

struct CheckedWait {
    args: [Value; 3],
    wait: Option<Wait>,
}

impl CheckedWait {
    fn check(&self, vm: &mut Vm) -> Result<Wait, Raised> {
        let [fs, timeout, return_when] = &self.args;
        if fs.cast::<Future>().is_some() || vm.is_coroutine(fs) {
            let got = vm.class_name(fs);
            return Err(vm.type_error(format!("expect a list of futures, not {got}")));
        }
        let empty = !vm.truth(fs)?;
        if empty {
            return Err(vm.value_error("Set of Tasks/Futures is empty."));
        }
        let word = return_when.cast::<Str>().map(|word| word.to_text().into_owned());
        let until = match word.as_deref() {
            Some("FIRST_COMPLETED") => Until::First,
            Some("FIRST_EXCEPTION") => Until::Exception,
            Some("ALL_COMPLETED") => Until::All,
            _ => {
                let shown = vm.str_text(return_when)?;
                return Err(vm.value_error(format!("Invalid return_when value: {shown}")));
            }
        };
        let futures = self.distinct(vm)?;
        if futures.is_empty() {
            return Err(vm.raise(Exc::AssertionError, "Set of Futures is empty."));
        }
        if futures.iter().any(|future| vm.is_coroutine(future)) {
            return Err(vm.type_error("Passing coroutines is forbidden, use tasks explicitly."));
        }
        Ok(Wait { futures, timeout: timeout.clone(), until, begun: None })
    }

    /// The futures, each once, in the order given.
    fn distinct(&self, vm: &mut Vm) -> Result<Vec<Value>, Raised> {
        let all = vm.collect(&self.args[0])?;
        if !Ref::any_twice(all.iter().filter_map(Value::as_ref)) {
            return Ok(all);
        }
        let mut seen = FxHashSet::default();
        Ok(all.into_iter().filter(|one| one.as_ref().is_none_or(|object| seen.insert(object.address()))).collect())
    }
}

impl NativeAwait for CheckedWait {
    fn name(&self) -> &'static str {
        "wait"
    }

    fn waits_for(&self) -> Option<(&'static str, Vec<Value>)> {
        self.wait.as_ref().map(|wait| ("wait", wait.futures.clone()))
    }

    fn resume(&mut self, vm: &mut Vm, input: Resume) -> Step {
        if self.wait.is_none() {
            match self.check(vm) {
                Ok(wait) => self.wait = Some(wait),
                Err(raised) => return ended(Err(raised)),
            }
        }
        match &mut self.wait {
            Some(wait) => wait.resume(vm, input),
            None => Step::Returned(Value::None),
        }
    }

    fn visit(&self, visit: &mut dyn FnMut(&Value)) {
        self.args.iter().for_each(&mut *visit);
        if let Some(wait) = &self.wait {
            wait.visit(visit);
        }
    }
}

/// `shield(arg)`
pub fn shield(vm: &mut Vm, args: Args<'_>) -> Answer {
    let inner = vm.ensure_future(&args[0], None)?;
    let future = vm.future_argument(&inner)?;
    if future.is_done() {
        return Ok(inner);
    }
    Ok(vm.shield(&future).into())
}

/// Cancels a future, then waits until it is done, whatever comes of it (`_cancel_and_wait`).
struct CancelAndWait {
    future: Obj<Future>,
    begun: Option<(Obj<Future>, Obj<Watcher>)>,
}

impl NativeAwait for CancelAndWait {
    fn name(&self) -> &'static str {
        "_cancel_and_wait"
    }

    fn waits_for(&self) -> Option<(&'static str, Vec<Value>)> {
        Some(("the end of", vec![self.future.value()]))
    }

    fn resume(&mut self, vm: &mut Vm, input: Resume) -> Step {
        if self.begun.is_none() {
            let waiter = Future::make(&self.future.event_loop);
            let completion = Completion { waiter: waiter.clone(), left: Cell::new(1), until: Until::All, timer: None };
            let watcher = Watcher::make(completion);
            vm.add_waiter(&self.future, Waiter::Watch(watcher.clone()));
            vm.cancel_future(&self.future, Value::None);
            self.begun = Some((waiter.clone(), watcher));
            return suspend_on(&waiter);
        }
        if let Some((_, watcher)) = self.begun.take() {
            self.future.remove_watcher(&watcher);
        }
        match input {
            Resume::Throw(exception) => ended(Err(vm.raise_value(exception))),
            Resume::Send(_) => Step::Returned(Value::None),
        }
    }

    fn visit(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&self.future.value());
        if let Some((waiter, watcher)) = &self.begun {
            visit(&waiter.value());
            visit(&watcher.value());
        }
    }
}

/// `_cancel_and_wait(fut)`
pub fn cancel_and_wait(vm: &mut Vm, args: Args<'_>) -> Answer {
    let future = vm.future_argument(&args[0])?;
    Ok(NativeCoroutine::make(CancelAndWait { future, begun: None }))
}
