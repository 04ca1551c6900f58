//! `_heapq`: heaps in lists. `lib/heapq.py` has what is built on them.
//!
//! Items move as CPython moves them (down to a leaf, then up to their place), so that heaps agree item by item. A
//! comparison may run script code: no borrow is held, and a list that has changed its length by then is an error.

use super::NativeModule;
use crate::heap::{Obj, Value};
use crate::objects::exception::Exc;
use crate::objects::list::List;
use crate::objects::native::{Answer, Args, Raised, row};
use crate::objects::protocols::compare::Comparison;
use crate::vm::Vm;

/// The module.
pub const MODULE: NativeModule = NativeModule {
    name: "_heapq",
    doc: "Heap queue algorithm (a.k.a. priority queue).",
    functions: &[
        row("heappush(heap, item, /)", "Push item onto heap, maintaining the heap invariant.", |vm, args| {
            let heap = heap_of(vm, args, "heappush() argument 1")?;
            push_item(vm, &heap.list, args[1].clone())?;
            Ok(Value::None)
        }),
        row("heappop(heap, /)", "Pop the smallest item off the heap, maintaining the heap invariant.", |vm, args| {
            let heap = heap_of(vm, args, "heappop() argument")?;
            heap.pop(vm)
        }),
        row(
            "heapreplace(heap, item, /)",
            "Pop and return the current smallest value, and add the new item.\n\nThis is more efficient than heappop() \
             followed by heappush(), and can be\nmore appropriate when using a fixed-size heap.",
            |vm, args| {
                let heap = heap_of(vm, args, "heapreplace() argument 1")?;
                heap.replace(vm, &args[1])
            },
        ),
        row("heappushpop(heap, item, /)", "Push item on the heap, then pop and return the smallest item.", pushpop),
        row("heapify(heap, /)", "Transform list into a heap, in-place, in O(len(heap)) time.", |vm, args| {
            let heap = heap_of(vm, args, "heapify() argument")?;
            heap.arrange(vm)
        }),
        row("_heappop_max(heap, /)", "Maxheap variant of heappop.", |vm, args| {
            let heap = heap_of(vm, args, "_heappop_max() argument")?;
            Heap { max: true, ..heap }.pop(vm)
        }),
        row("_heapreplace_max(heap, item, /)", "Maxheap variant of heapreplace.", |vm, args| {
            let heap = heap_of(vm, args, "_heapreplace_max() argument 1")?;
            Heap { max: true, ..heap }.replace(vm, &args[1])
        }),
        row("_heapify_max(heap, /)", "Maxheap variant of heapify.", |vm, args| {
            let heap = heap_of(vm, args, "_heapify_max() argument")?;
            Heap { max: true, ..heap }.arrange(vm)
        }),
    ],
    classes: &[],
    setup: None,
};

/// Puts an item into a list that is a heap, the smallest item on top.
pub fn push_item(vm: &mut Vm, list: &Obj<List>, item: Value) -> Result<(), Raised> {
    list.items.push(item);
    Heap { list: list.clone(), max: false }.up(vm, 0, list.items.len() - 1)
}

/// Takes the smallest item out of a list that is a heap; IndexError where there is none.
pub fn pop_item(vm: &mut Vm, list: &Obj<List>) -> Answer {
    Heap { list: list.clone(), max: false }.pop(vm)
}

/// A list that is a heap, with the smallest or the greatest item on top.
struct Heap {
    list: Obj<List>,
    max: bool,
}

fn heap_of(vm: &mut Vm, args: Args<'_>, what: &str) -> Result<Heap, Raised> {
    match args[0].cast::<List>() {
        Some(list) => Ok(Heap { list: list.clone(), max: false }),
        None => {
            let got = vm.type_name(&args[0]);
            Err(vm.type_error(format!("{what} must be list, not {got}")))
        }
    }
}

fn pushpop(vm: &mut Vm, args: Args<'_>) -> Answer {
    let heap = heap_of(vm, args, "heappushpop() argument 1")?;
    let Some(top) = heap.list.items.get(0) else { return Ok(args[1].clone()) };
    if !heap.before(vm, &top, &args[1])? {
        return Ok(args[1].clone());
    }
    if heap.list.items.is_empty() {
        return Err(vm.raise(Exc::IndexError, "index out of range"));
    }
    heap.replace(vm, &args[1])
}

impl Heap {
    /// Whether an item belongs above another.
    fn before(&self, vm: &mut Vm, a: &Value, b: &Value) -> Result<bool, Raised> {
        let (a, b) = if self.max { (b, a) } else { (a, b) };
        if let (Value::Int(a), Value::Int(b)) = (a, b) {
            return Ok(a < b);
        }
        let answer = vm.compare(Comparison::Lt, a, b)?;
        vm.truth(&answer)
    }

    /// The same for two places of the list.
    fn place_before(&self, vm: &mut Vm, a: usize, b: usize) -> Result<bool, Raised> {
        let len = self.list.items.len();
        let (Some(x), Some(y)) = (self.list.items.get(a), self.list.items.get(b)) else {
            unreachable!("places lie within the list")
        };
        let before = self.before(vm, &x, &y)?;
        if self.list.items.len() != len {
            return Err(vm.raise(Exc::RuntimeError, "list changed size during iteration"));
        }
        Ok(before)
    }

    fn swap(&self, a: usize, b: usize) {
        if let (Some(x), Some(y)) = (self.list.items.get(a), self.list.items.get(b)) {
            drop(self.list.items.replace(a, y));
            drop(self.list.items.replace(b, x));
        }
    }

    /// Moves the item at a place up until its parent belongs above it, not beyond `top`.
    fn up(&self, vm: &mut Vm, top: usize, mut at: usize) -> Result<(), Raised> {
        while at > top {
            let parent = (at - 1) / 2;
            if !self.place_before(vm, at, parent)? {
                break;
            }
            self.swap(at, parent);
            at = parent;
        }
        Ok(())
    }

    /// Moves the item at a place down to a leaf, the better child up each time, then up again to where it belongs.
    fn down(&self, vm: &mut Vm, top: usize) -> Result<(), Raised> {
        let (end, mut at) = (self.list.items.len(), top);
        while at < end / 2 {
            let mut child = 2 * at + 1;
            if child + 1 < end && !self.place_before(vm, child, child + 1)? {
                child += 1;
            }
            self.swap(at, child);
            at = child;
        }
        self.up(vm, top, at)
    }

    fn pop(&self, vm: &mut Vm) -> Answer {
        let Some(last) = self.list.items.pop() else {
            return Err(vm.raise(Exc::IndexError, "index out of range"));
        };
        match self.list.items.replace(0, last) {
            Ok(top) => {
                self.down(vm, 0)?;
                Ok(top)
            }
            // It was the only one.
            Err(last) => Ok(last),
        }
    }

    fn replace(&self, vm: &mut Vm, item: &Value) -> Answer {
        match self.list.items.replace(0, item.clone()) {
            Ok(top) => {
                self.down(vm, 0)?;
                Ok(top)
            }
            Err(_) => Err(vm.raise(Exc::IndexError, "index out of range")),
        }
    }

    fn arrange(&self, vm: &mut Vm) -> Answer {
        for at in (0..self.list.items.len() / 2).rev() {
            self.down(vm, at)?;
        }
        Ok(Value::None)
    }
}
