//! `tee`: several iterators over one.
//!
//! The items that not all of them have seen lie in a buffer that they share; the iterators' places are counted from the
//! beginning, and the buffer forgets what the slowest has passed.

use super::{Fixed, Next, Own, class, iterator_data};
use crate::heap::Value;
use crate::objects::exception::Exc;
use crate::objects::native::{Answer, Args, ClassSpec, ITER, NEXT, NativeData, NativeObject, Raised, row, static_row};
use crate::objects::tuple::Tuple;
use crate::vm::Vm;
use std::any::Any;
use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::rc::{Rc, Weak};

/// What the iterators share; an object of its own, so that the collector sees its items once.
struct Buffer {
    source: Fixed,
    items: RefCell<VecDeque<Value>>,
    /// The number of the first item in the buffer.
    start: Cell<u64>,
    /// The places of the iterators that still live.
    places: RefCell<Vec<Weak<Cell<u64>>>>,
    /// The source is being asked.
    running: Cell<bool>,
}

impl NativeData for Buffer {
    fn visit(&self, visit: &mut dyn FnMut(&Value)) {
        self.source.visit(visit);
        if let Ok(items) = self.items.try_borrow() {
            items.iter().for_each(visit);
        }
    }

    fn clear(&self) {
        drop(self.items.take());
    }

    fn as_any(&self) -> &dyn Any {
        self
    }
}

const BUFFER: ClassSpec = ClassSpec { subclassable: false, ..class("_tee_dataobject", "", &[]) };

struct Tee {
    buffer: Fixed,
    place: Rc<Cell<u64>>,
}

iterator_data!(Tee { buffer });

/// The class of the iterators that `tee` makes.
pub const TEE: ClassSpec = ClassSpec {
    subclassable: false,
    ..class(
        "_tee",
        "Iterator wrapped to make it copyable.",
        &[
            static_row("__new__(cls, iterable, /)", "Create and return a new object.", |vm, args| {
                let iterator = vm.iter(&args[1])?;
                let buffer = buffer_of(vm, &iterator);
                Ok(tee_at(vm, buffer.0, buffer.1))
            }),
            ITER,
            NEXT,
            row("__copy__(self, /)", "Returns an independent iterator.", |vm, args| {
                let own = args[0].native::<Tee>().expect("methods of tee iterators are called with them");
                let (buffer, place) = (own.buffer.0.clone(), own.place.get());
                Ok(tee_at(vm, buffer, place))
            }),
        ],
    )
};

/// The buffer behind an iterator and the place where it stands: a new one, or that of a tee iterator.
fn buffer_of(vm: &mut Vm, iterator: &Value) -> (Value, u64) {
    if let Some(tee) = iterator.native::<Tee>() {
        return (tee.buffer.0.clone(), tee.place.get());
    }
    let shape = vm.native_class(&BUFFER).instance_shape.get();
    let buffer = Buffer {
        source: Fixed(iterator.clone()),
        items: RefCell::default(),
        start: Cell::new(0),
        places: RefCell::default(),
        running: Cell::new(false),
    };
    (NativeObject::new(shape, buffer).into(), 0)
}

fn tee_at(vm: &mut Vm, buffer: Value, place: u64) -> Value {
    let place = Rc::new(Cell::new(place));
    if let Some(shared) = buffer.native::<Buffer>() {
        shared.places.borrow_mut().push(Rc::downgrade(&place));
    }
    let shape = vm.native_class(&TEE).instance_shape.get();
    NativeObject::new(shape, Tee { buffer: Fixed(buffer), place }).into()
}

/// `itertools.tee(iterable, n=2, /)`
pub fn tee(vm: &mut Vm, args: Args<'_>) -> Answer {
    let count = vm.index_sized(&args[1])?;
    if count < 0 {
        return Err(vm.value_error("n must be >= 0"));
    }
    vm.check_len(count as usize, size_of::<Value>())?;
    if count == 0 {
        return Ok(vm.new_tuple(Vec::new()));
    }
    let iterator = vm.iter(&args[0])?;
    let mut copies = Vec::new();
    let (buffer, place) = buffer_of(vm, &iterator);
    // A tee iterator is the first of its own copies.
    if iterator.native::<Tee>().is_some() {
        copies.push(iterator.clone());
    }
    while copies.len() < count as usize {
        copies.push(tee_at(vm, buffer.clone(), place));
    }
    Ok(Tuple::new(copies).into())
}

impl Tee {
    fn advance(&self, vm: &mut Vm, _own: &Own) -> Next {
        let buffer = self.buffer.0.native::<Buffer>().expect("tee iterators share a buffer");
        let at = (self.place.get() - buffer.start.get()) as usize;
        let known = buffer.items.borrow().get(at).cloned();
        let item = match known {
            Some(item) => item,
            None => match buffer.fetch(vm)? {
                Some(item) => item,
                None => return Ok(None),
            },
        };
        self.place.set(self.place.get() + 1);
        if at == 0 {
            buffer.forget_seen();
        }
        Ok(Some(item))
    }
}

impl Buffer {
    /// Asks the source for one more item.
    fn fetch(&self, vm: &mut Vm) -> Next {
        if self.running.replace(true) {
            return Err(vm.raise(Exc::RuntimeError, "cannot re-enter the tee iterator"));
        }
        let next: Result<Option<Value>, Raised> = vm.next(&self.source.0);
        self.running.set(false);
        let item = next?;
        if let Some(item) = &item {
            self.items.borrow_mut().push_back(item.clone());
        }
        Ok(item)
    }

    /// Drops the items that every iterator has passed.
    fn forget_seen(&self) {
        let mut places = self.places.borrow_mut();
        places.retain(|place| place.strong_count() > 0);
        let end = self.start.get() + self.items.borrow().len() as u64;
        let slowest = places.iter().filter_map(Weak::upgrade).map(|place| place.get()).min().unwrap_or(end);
        drop(places);
        let seen = (slowest - self.start.get()) as usize;
        let passed: Vec<Value> = self.items.borrow_mut().drain(..seen).collect();
        self.start.set(slowest);
        drop(passed);
    }
}
