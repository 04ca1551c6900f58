//! Futures that hang together: Rust code that watches futures ([`Watcher`]), and `gather`, `wait` and `shield` built on it.
//!
//! The rules are those of `tasks.py`: a watcher is told like any done callback, by a handle of its own, one iteration later.

use super::future::{Future, Role, State, Waiter};
use super::looper::EventLoop;
use crate::heap::{Body, Kind, Obj, Value};
use crate::objects::list::List;
use crate::objects::native::Raised;
use crate::objects::types::TypeId;
use crate::trace::event::Event;
use crate::vm::Vm;
use std::cell::{Cell, RefCell};

/// What is done when a watched future is done.
pub trait Watch {
    /// How reprs name it (`cb=[…]`).
    fn name(&self) -> &'static str;

    /// The future is done.
    fn done(&self, vm: &mut Vm, future: &Obj<Future>) -> Result<(), Raised>;

    /// Shows what it holds to the collector.
    fn visit(&self, visit: &mut dyn FnMut(&Value));
}

/// The body of a watcher: no script ever sees it.
pub struct Watcher(Box<dyn Watch>);

impl Watcher {
    /// A new watcher.
    pub fn make(watch: impl Watch + 'static) -> Obj<Watcher> {
        Obj::new(TypeId::Object.shape(), Watcher(Box::new(watch)))
    }

    /// How reprs name it.
    pub fn name(&self) -> &'static str {
        self.0.name()
    }

    /// A watched future is done.
    pub fn done(&self, vm: &mut Vm, future: &Obj<Future>) -> Result<(), Raised> {
        self.0.done(vm, future)
    }
}

impl Body for Watcher {
    const KIND: Kind = Kind::Watcher;
    const TRACKED: bool = true;

    fn visit(&self, visit: &mut dyn FnMut(&Value)) {
        self.0.visit(visit);
    }
}

/// What a gathering future has besides.
pub struct Gather {
    children: RefCell<Vec<Obj<Future>>>,
    cancel_asked: Cell<bool>,
}

impl Gather {
    /// `_GatheringFuture.cancel`: every child is cancelled; the future itself ends when they have.
    pub fn cancel(&self, vm: &mut Vm, message: &Value) -> bool {
        let children = self.children.borrow().clone();
        let mut any = false;
        for child in &children {
            any |= vm.cancel_future(child, message.clone());
        }
        if any {
            self.cancel_asked.set(true);
        }
        any
    }

    /// The futures it waits for.
    pub fn children(&self) -> Vec<Obj<Future>> {
        self.children.borrow().clone()
    }

    /// Shows what it holds to the collector.
    pub fn visit(&self, visit: &mut dyn FnMut(&Value)) {
        if let Ok(children) = self.children.try_borrow() {
            children.iter().for_each(|child| visit(&child.value()));
        }
    }

    /// Lets go of the children.
    pub fn clear(&self) {
        drop(self.children.take());
    }
}

struct Gathering {
    outer: Obj<Future>,
    left: Cell<usize>,
    return_exceptions: bool,
}

impl Gathering {
    fn gather(&self) -> Option<&Gather> {
        match &self.outer.role {
            Role::Gather(gather) => Some(gather),
            Role::Task(_) | Role::Plain => None,
        }
    }

    /// The results in argument order, exceptions among them as values.
    fn results(&self, vm: &mut Vm) -> Vec<Value> {
        let children = self.gather().map(Gather::children).unwrap_or_default();
        children.iter().map(|child| outcome_of(vm, child)).collect()
    }
}

/// What `gather(…, return_exceptions=True)` puts into its list.
fn outcome_of(vm: &mut Vm, child: &Obj<Future>) -> Value {
    if child.state.get() == State::Cancelled {
        let outcome = child.outcome();
        let plain = outcome.is_none() || outcome.exact::<crate::objects::exception::Exception>().is_some();
        let message = if plain { vm.text("") } else { outcome };
        return vm.cancelled_error(&message);
    }
    if child.failed.get() {
        vm.mark_retrieved(child);
    }
    child.outcome()
}

impl Watch for Gathering {
    fn name(&self) -> &'static str {
        "gather.<locals>._done_callback"
    }

    fn done(&self, vm: &mut Vm, child: &Obj<Future>) -> Result<(), Raised> {
        self.left.set(self.left.get() - 1);
        let told = |vm: &mut Vm| Event::GatherChild {
            id: vm.trace_id(&self.outer.value()),
            child: vm.trace_id(&child.value()),
            left: self.left.get(),
        };
        vm.observing(told, |vm| self.child_done(vm, child))
    }

    fn visit(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&self.outer.value());
    }
}

impl Gathering {
    fn child_done(&self, vm: &mut Vm, child: &Obj<Future>) -> Result<(), Raised> {
        let outer = &self.outer;
        if outer.is_done() {
            vm.mark_retrieved(child);
            return Ok(());
        }
        if !self.return_exceptions {
            if child.state.get() == State::Cancelled {
                let exception = vm.cancellation(child);
                vm.finish_future(outer, State::Finished, exception, true);
                return Ok(());
            }
            if let Some(exception) = child.exception() {
                vm.mark_retrieved(child);
                vm.finish_future(outer, State::Finished, exception, true);
                return Ok(());
            }
        }
        if self.left.get() > 0 {
            return Ok(());
        }
        let results = self.results(vm);
        if self.gather().is_some_and(|gather| gather.cancel_asked.get()) {
            // Cancelling was asked for, though some children may have ended well: the message is that of the last in order.
            let last = self.gather().and_then(|gather| gather.children.borrow().last().cloned());
            let exception = vm.cancellation(last.as_ref().unwrap_or(child));
            vm.finish_future(outer, State::Finished, exception, true);
        } else {
            vm.finish_future(outer, State::Finished, List::new(results).into(), false);
        }
        Ok(())
    }
}

impl Vm {
    /// `gather`: the future of the results of `children`, in their order. Where one stands there twice, `unique` has each once.
    pub fn gather(
        &mut self,
        event_loop: &Obj<EventLoop>,
        children: Vec<Obj<Future>>,
        unique: Option<Vec<Obj<Future>>>,
        return_exceptions: bool,
    ) -> Result<Obj<Future>, Raised> {
        let unique = unique.unwrap_or_else(|| children.clone());
        let gather = Gather { children: RefCell::new(children), cancel_asked: Cell::new(false) };
        let outer = Future::with_role(TypeId::GatheringFuture, event_loop, Role::Gather(Box::new(gather)));
        self.note_origin(event_loop, outer.as_ref());
        let left = Cell::new(unique.len());
        self.observe(|vm| vm.gather_event(&outer, return_exceptions));
        let watcher = Watcher::make(Gathering { outer: outer.clone(), left, return_exceptions });
        for child in unique.iter().filter(|child| !child.is_done()) {
            self.add_waiter(child, Waiter::Watch(watcher.clone()));
        }
        // Children that ended eagerly count at once.
        for child in unique.iter().filter(|child| child.is_done()) {
            watcher.done(self, child)?;
        }
        Ok(outer)
    }
}

/// When `wait` goes on.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Until {
    /// `FIRST_COMPLETED`
    First,
    /// `FIRST_EXCEPTION`
    Exception,
    /// `ALL_COMPLETED`
    All,
}

/// Releases a waiter when enough of the watched futures are done (`_wait.<locals>._on_completion`).
pub struct Completion {
    /// The future behind the waiting task.
    pub waiter: Obj<Future>,
    /// How many are not done yet.
    pub left: Cell<usize>,
    /// When enough are.
    pub until: Until,
    /// The slot of the timer that ends the waiting.
    pub timer: Option<u32>,
}

impl Completion {
    /// The waiting is over: its timer, where it is set yet, is of no use any more.
    fn end_timer(&self) {
        if let Some(slot) = self.timer {
            let timer = self.waiter.event_loop.timers.borrow_mut().cancel_expiry(slot, &self.waiter);
            drop(timer);
        }
    }
}

impl Watch for Completion {
    fn name(&self) -> &'static str {
        "_wait.<locals>._on_completion"
    }

    fn done(&self, vm: &mut Vm, future: &Obj<Future>) -> Result<(), Raised> {
        self.left.set(self.left.get().saturating_sub(1));
        let enough = match self.until {
            _ if self.left.get() == 0 => true,
            Until::First => true,
            Until::All => false,
            Until::Exception => {
                let failed = future.exception().is_some();
                if failed {
                    vm.mark_retrieved(future);
                }
                failed
            }
        };
        if enough {
            self.end_timer();
        }
        if enough && !self.waiter.is_done() {
            vm.finish_future(&self.waiter, State::Finished, Value::None, false);
        }
        Ok(())
    }

    fn visit(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&self.waiter.value());
    }
}

/// Hands the end of a shielded future on.
struct Shielded {
    outer: Obj<Future>,
}

impl Watch for Shielded {
    fn name(&self) -> &'static str {
        "shield.<locals>._inner_done_callback"
    }

    fn done(&self, vm: &mut Vm, inner: &Obj<Future>) -> Result<(), Raised> {
        let outer = &self.outer;
        if outer.is_done() {
            vm.mark_retrieved(inner);
        } else if inner.state.get() == State::Cancelled {
            vm.cancel_future(outer, Value::None);
        } else {
            if inner.failed.get() {
                vm.mark_retrieved(inner);
            }
            vm.finish_future(outer, State::Finished, inner.outcome(), inner.failed.get());
        }
        Ok(())
    }

    fn visit(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&self.outer.value());
    }
}

/// Turns away from the shielded future when the outer one ends first.
struct Unshield {
    inner: Obj<Future>,
    watcher: Obj<Watcher>,
}

impl Watch for Unshield {
    fn name(&self) -> &'static str {
        "shield.<locals>._outer_done_callback"
    }

    fn done(&self, _vm: &mut Vm, _outer: &Obj<Future>) -> Result<(), Raised> {
        if !self.inner.is_done() {
            self.inner.remove_watcher(&self.watcher);
        }
        Ok(())
    }

    fn visit(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&self.inner.value());
        visit(&self.watcher.value());
    }
}

impl Vm {
    /// Several are gathered; without children where the library does so for itself.
    fn gather_event(&mut self, outer: &Obj<Future>, return_exceptions: bool) -> Event {
        let id = self.trace_id(&outer.value());
        let by_library = self.current_frame().is_some_and(|frame| frame.code().unit.source.is_own());
        let children = match &outer.role {
            Role::Gather(gather) if !by_library => gather.children(),
            Role::Gather(_) | Role::Task(_) | Role::Plain => Vec::new(),
        };
        Event::GatherCreate {
            id,
            children: children.iter().map(|child| self.trace_id(&child.value())).collect(),
            return_exceptions,
        }
    }

    /// `shield` of a future that is not done.
    pub fn shield(&mut self, inner: &Obj<Future>) -> Obj<Future> {
        let outer = Future::make(&inner.event_loop);
        let watcher = Watcher::make(Shielded { outer: outer.clone() });
        self.add_waiter(inner, Waiter::Watch(watcher.clone()));
        let unshield = Watcher::make(Unshield { inner: inner.clone(), watcher });
        self.add_waiter(&outer, Waiter::Watch(unshield));
        outer
    }
}
