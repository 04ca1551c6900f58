//! Natives: Rust functions that scripts call, written as rows.
//!
//! A [`Row`] is a Python signature, a line of documentation and a body. The signature gives the name, the defaults, the arity and
//! keyword errors in CPython's words, `help()` and the reference pages; it is parsed when it is first needed, so a row costs
//! nothing at start-up. The body gets its arguments already bound: `args[i]` is parameter `i` in signature order
//! (`*args` a tuple, `**kwargs` a dict, an optional one whose default is `<unrepresentable>` Unbound).
//!
//! [`NativeObject`] is the body of every object whose class a module defines in Rust: a boxed [`NativeData`].

use crate::heap::{Body, Kind, Obj, ShapeId, Value};
use crate::objects::exception::Exc;
use crate::objects::names::Symbol;
use crate::objects::tuple::Tuple;
use crate::vm::Vm;
use crate::vm::coroutine::{Resume, Step};
use std::any::Any;
use std::cell::OnceCell;

/// An exception is being raised: it waits in the VM ([`Vm::take_raised`]). Zero-sized, so that [`Answer`] stays two
/// registers wide.
#[derive(Debug)]
#[must_use]
pub struct Raised;

/// What a native hands back. `Ok(Unbound)` means: the VM goes on with the request left by [`Vm::tail_call`].
pub type Answer = Result<Value, Raised>;

const _: () = assert!(size_of::<Answer>() == 16);

/// The Rust side of a native.
pub type NativeFn = fn(&mut Vm, Args<'_>) -> Answer;

/// The bound arguments of a native, by position in its signature.
#[derive(Clone, Copy)]
pub struct Args<'a>(&'a [Value]);

impl<'a> Args<'a> {
    /// Arguments in signature order.
    pub fn new(values: &'a [Value]) -> Args<'a> {
        Args(values)
    }

    /// The argument, where it was given (or has a default).
    pub fn given(&self, index: usize) -> Option<&'a Value> {
        self.0.get(index).filter(|value| !value.is_unbound())
    }

    /// The argument, unless missing or None.
    pub fn some(&self, index: usize) -> Option<&'a Value> {
        self.given(index).filter(|value| !value.is_none())
    }

    /// All of them.
    pub fn values(&self) -> &'a [Value] {
        self.0
    }

    /// The items of a `*args` parameter.
    pub fn rest(&self, index: usize) -> &'a [Value] {
        self.0.get(index).and_then(|value| value.exact::<Tuple>()).map_or(&[], |tuple| tuple.items())
    }
}

impl std::ops::Index<usize> for Args<'_> {
    type Output = Value;

    fn index(&self, index: usize) -> &Value {
        &self.0[index]
    }
}

/// How a row of a class is bound.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Binding {
    /// A function of a module, or a method that gets the instance first.
    Plain,
    /// `@classmethod`
    Class,
    /// `@staticmethod` (`__new__` too).
    Static,
}

/// A native function or method.
pub struct Row {
    /// `"sleep(delay, result=None)"`; methods begin with `self`, class methods with `cls`.
    pub signature: &'static str,
    /// One line for `help()`.
    pub doc: &'static str,
    /// What it does.
    pub body: NativeFn,
    /// How it is bound in a class.
    pub binding: Binding,
    /// How wrong arguments are complained about.
    pub wording: Wording,
    /// What its `*args` and `**kwargs` are bound to.
    pub rest: Rest,
}

/// What `*args` and `**kwargs` of a native are bound to where a call has no keyword arguments.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Rest {
    /// A tuple and a dict.
    Made,
    /// A tuple; `**kwargs` stays Unbound.
    NoKeywords,
    /// Both stay Unbound: the native does not look at them.
    Ignored,
}

/// Special methods that no slot of a type stands for.
const NO_SLOTS: &[&str] = &[
    "__aenter__",
    "__aexit__",
    "__bytes__",
    "__ceil__",
    "__complex__",
    "__copy__",
    "__deepcopy__",
    "__dir__",
    "__enter__",
    "__exit__",
    "__floor__",
    "__format__",
    "__getnewargs__",
    "__getnewargs_ex__",
    "__getstate__",
    "__instancecheck__",
    "__length_hint__",
    "__missing__",
    "__mro_entries__",
    "__reduce__",
    "__reduce_ex__",
    "__replace__",
    "__reversed__",
    "__round__",
    "__set_name__",
    "__setstate__",
    "__sizeof__",
    "__subclasscheck__",
    "__trunc__",
];

/// How wrong arguments are complained about. CPython has several makers of argument parsers, each with words of its own; the
/// one that a function was made with shows in its messages.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Wording {
    /// As Argument Clinic does for such a signature.
    Clinic,
    /// "f expected at most 2 arguments, got 3", although there are parameters with names.
    Counted,
    /// As of a method written in Python: "Lock.__init__() got an unexpected keyword argument 'x'", the instance counted.
    Python,
    /// Keyword arguments behind `*args` are counted: "f() takes at most 1 keyword argument (2 given)".
    KeywordsCounted,
}

/// A row for a function or an ordinary method.
pub const fn row(signature: &'static str, doc: &'static str, body: NativeFn) -> Row {
    Row { signature, doc, body, binding: Binding::Plain, wording: Wording::Clinic, rest: Rest::Made }
}

/// A row for a class method (first parameter `cls`).
pub const fn class_row(signature: &'static str, doc: &'static str, body: NativeFn) -> Row {
    Row { signature, doc, body, binding: Binding::Class, wording: Wording::Clinic, rest: Rest::Made }
}

/// A row for a static method; `__new__(cls, …)` is one.
pub const fn static_row(signature: &'static str, doc: &'static str, body: NativeFn) -> Row {
    Row { signature, doc, body, binding: Binding::Static, wording: Wording::Clinic, rest: Rest::Made }
}

impl Row {
    /// The row with other words for wrong arguments.
    pub const fn worded(self, wording: Wording) -> Row {
        Row { wording, ..self }
    }

    /// The row with other ways for `*args` and `**kwargs`.
    pub const fn rest(self, rest: Rest) -> Row {
        Row { rest, ..self }
    }

    /// Whether CPython would reach it through a slot of the type (operators, `__repr__`, `__init__` …): such methods are "slot
    /// wrappers", not plain methods.
    pub fn is_slot(&self) -> bool {
        if self.binding != Binding::Plain || !self.signature.starts_with("__") {
            return false;
        }
        let name = self.name();
        let dunder = name.starts_with("__") && name.ends_with("__");
        dunder && self.binding == Binding::Plain && !NO_SLOTS.contains(&name)
    }

    /// The function's name.
    pub fn name(&self) -> &'static str {
        // Not `split`, whose search is made for long texts: every name is read at each start.
        let end = self.signature.bytes().position(|byte| byte == b'(');
        &self.signature[..end.unwrap_or(self.signature.len())]
    }
}

/// A computed attribute of a native class.
pub struct Getter {
    /// Its name.
    pub name: &'static str,
    /// One line for `help()`.
    pub doc: &'static str,
    /// Reads it.
    pub get: fn(&mut Vm, &Value) -> Answer,
    /// Writes it; `Unbound` deletes. Read-only where absent.
    pub set: Option<fn(&mut Vm, &Value, Value) -> Result<(), Raised>>,
}

/// A read-only computed attribute.
pub const fn getter(name: &'static str, doc: &'static str, get: fn(&mut Vm, &Value) -> Answer) -> Getter {
    Getter { name, doc, get, set: None }
}

/// A native class. Its class object is made at first use ([`Vm::native_class`]) and is the same ever after.
pub struct ClassSpec {
    /// `__name__` (and `__qualname__`).
    pub name: &'static str,
    /// `__module__`
    pub module: &'static str,
    /// Its base; `None` for `object`.
    pub base: Option<&'static ClassSpec>,
    /// `__doc__`
    pub doc: &'static str,
    /// Methods.
    pub methods: &'static [Row],
    /// Computed attributes.
    pub getters: &'static [Getter],
    /// Whether scripts may derive from it.
    pub subclassable: bool,
}

/// A native function object, or (with `owner`) a method of a native class.
pub struct Native {
    /// What it is made from.
    pub row: &'static Row,
    /// `__self__`: the module's name for functions, the class for class methods; Unbound for methods.
    pub receiver: Value,
    /// The class whose instances the method takes.
    pub owner: Option<Obj<crate::objects::class::Class>>,
    /// The parsed signature.
    pub signature: OnceCell<Box<crate::objects::signature::Signature>>,
}

impl Native {
    /// Whether it is a method that gets the instance first.
    pub fn binds_instance(&self) -> bool {
        self.row.binding == Binding::Plain && self.owner.is_some()
    }
}

impl Body for Native {
    const KIND: Kind = Kind::Native;
    const TRACKED: bool = false;

    fn visit(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&self.receiver);
    }
}

/// What the event loop tells an object.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Signal {
    /// Its source can be read.
    Readable,
    /// The same, and the other side has ended or broken: it is to be read to its end.
    Ended,
    /// Its source can be written.
    Writable,
    /// The turn is over: what was written is to be sent.
    Flush,
    /// Whoever used it was dropped: it is to end.
    Dropped,
    /// What it left for a later turn is due, by a number of its own.
    Turn(u8),
}

/// The Rust data of an object of a native class.
pub trait NativeData: Any {
    /// Shows the values it holds to the collector.
    fn visit(&self, visit: &mut dyn FnMut(&Value));

    /// Lets go of them (garbage cycles only).
    fn clear(&self) {}

    /// Whether it is an iterator: `for` and natives then call [`NativeData::step`] instead of `__next__`.
    fn iterates(&self) -> bool {
        false
    }

    /// The next item of an iterator, `None` at its end; `own` is the object whose data this is.
    fn step(&self, _vm: &mut Vm, _own: &Obj<NativeObject>) -> Result<Option<Value>, Raised> {
        Ok(None)
    }

    /// The event loop tells it something; `own` is the object whose data this is.
    fn on_signal(&self, _vm: &mut Vm, _own: &Obj<NativeObject>, _signal: Signal) -> Result<(), Raised> {
        Ok(())
    }

    /// An object that is flagged as having a finaliser dies; whether that was all there was to do.
    fn on_death(&self, _vm: &mut Vm, _own: &Obj<NativeObject>) -> bool {
        false
    }

    /// A task that waited for it directly (`event_loop/direct.rs`) goes on, or an exception ends its waiting: the result or
    /// exception of the await, or the marker by which the task waits on. Gives the input back where no task can wait for it.
    fn woken(&self, _vm: &mut Vm, _own: &Value, input: Resume) -> Result<Step, Resume> {
        Err(input)
    }

    /// What of the world outside comes through it, in words, where tasks may wait for it directly.
    fn source(&self) -> Option<&'static str> {
        None
    }

    /// For downcasts.
    fn as_any(&self) -> &dyn Any;
}

/// The body of an object whose class a module defines.
pub struct NativeObject {
    data: Box<dyn NativeData>,
    /// Attributes that scripts add, where the class's shape has slots for them (instances of script subclasses are
    /// [`crate::heap::Instance`]s around a payload instead).
    pub attributes: crate::heap::VecCell,
}

impl NativeObject {
    /// A new object of the class whose root shape is given.
    pub fn new(shape: ShapeId, data: impl NativeData) -> Obj<NativeObject> {
        Obj::new(shape, NativeObject { data: Box::new(data), attributes: crate::heap::VecCell::default() })
    }

    /// Its data, if it has that type.
    pub fn data<T: NativeData>(&self) -> Option<&T> {
        // By way of the supertrait: one virtual call less than by `as_any`.
        let data: &dyn Any = &*self.data;
        data.downcast_ref()
    }

    /// What comes of a task's waiting for it.
    pub fn woken(&self, vm: &mut Vm, own: &Value, input: Resume) -> Result<Step, Resume> {
        self.data.woken(vm, own, input)
    }

    /// What of the world outside comes through it, in words, where tasks may wait for it directly.
    pub fn source(&self) -> Option<&'static str> {
        self.data.source()
    }

    /// Whether it is an iterator.
    pub fn iterates(&self) -> bool {
        self.data.iterates()
    }
}

impl Obj<NativeObject> {
    /// Tells it something.
    pub fn signal(&self, vm: &mut Vm, signal: Signal) -> Result<(), Raised> {
        self.data.on_signal(vm, self, signal)
    }

    /// It dies, and is flagged as having a finaliser; whether that was all there was to do.
    pub fn dies(&self, vm: &mut Vm) -> bool {
        self.data.on_death(vm, self)
    }

    /// The next item of an iterator, `None` at its end.
    pub fn step(&self, vm: &mut Vm) -> Result<Option<Value>, Raised> {
        // Iterators over iterators may be stacked as deep as a script likes.
        vm.enter_native()?;
        let item = self.data.step(vm, self);
        vm.leave_native();
        item
    }
}

/// `__iter__` of an iterator.
pub const ITER: Row = row("__iter__(self, /)", "Implement iter(self).", |_, args| Ok(args[0].clone()));

/// `__next__` of an iterator whose data [iterates](NativeData::iterates).
pub const NEXT: Row = row("__next__(self, /)", "Implement next(self).", |vm, args| {
    let object = args[0].cast::<NativeObject>().expect("methods of native iterators are called with them");
    match object.step(vm)? {
        Some(value) => Ok(value),
        None => Err(vm.raise_args(Exc::StopIteration, Vec::new())),
    }
});

impl Value {
    /// The Rust data of a native object (or of the payload of an instance of a script class derived from it).
    pub fn native<T: NativeData>(&self) -> Option<&T> {
        self.cast::<NativeObject>().and_then(|object| object.data())
    }
}

impl Body for NativeObject {
    const KIND: Kind = Kind::NativeObject;
    const TRACKED: bool = true;

    fn visit(&self, visit: &mut dyn FnMut(&Value)) {
        self.data.visit(visit);
        self.attributes.visit(visit);
    }

    fn clear(&self) {
        self.data.clear();
        drop(self.attributes.take());
    }
}

/// A keyword argument of a call from Rust.
pub type Keyword = (Symbol, Value);

/// A class without methods yet.
pub const fn stub_spec(name: &'static str) -> ClassSpec {
    ClassSpec { name, module: "builtins", base: None, doc: "", methods: &[], getters: &[], subclassable: true }
}
