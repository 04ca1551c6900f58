//! Raising: every exception that Rust code makes comes from here.

use crate::heap::cells::Inert;
use crate::heap::{Obj, Value, ValueCell, VecCell, budget};
use crate::objects::class::Class;
use crate::objects::exception::{Exc, Exception};
use crate::objects::native::Raised;
use crate::vm::Vm;
use std::cell::Cell;

/// The most bytes that one object may ask for: a script's lengths are checked against it before anything is allocated.
const MAX_ALLOCATION: usize = 1 << 40;

/// So many bytes cost as much as one step.
const CHARGED: usize = 4096;

impl Vm {
    /// Raises a built-in exception with a message. Use as `return Err(vm.raise(Exc::ValueError, "…"))`.
    pub fn raise(&mut self, class: Exc, message: impl Into<String>) -> Raised {
        let message = self.text(&message.into());
        self.raise_args(class, vec![message])
    }

    /// Raises a built-in exception with these `args`.
    pub fn raise_args(&mut self, class: Exc, args: Vec<Value>) -> Raised {
        let exception = self.new_exception(class, args);
        self.raise_value(exception)
    }

    /// Raises an exception object.
    pub fn raise_value(&mut self, exception: Value) -> Raised {
        self.raised = exception;
        self.fresh = true;
        self.thrown = false;
        self.reraising = false;
        Raised
    }

    /// The exception being raised; afterwards none is.
    pub fn take_raised(&mut self) -> Value {
        self.fresh = false;
        self.reraising = false;
        std::mem::take(&mut self.raised)
    }

    /// Whether the exception being raised is of (a subclass of) a built-in class.
    pub fn raised_is(&self, class: Exc) -> bool {
        self.is_exception(&self.raised, class)
    }

    /// Whether an exception object is an instance of a built-in class.
    pub fn is_exception(&self, exception: &Value, class: Exc) -> bool {
        exception.exact::<Exception>().is_some() && self.is_instance(exception, &self.exceptions[class as usize])
    }

    /// Whether a value is a class of exceptions.
    pub fn is_exception_class(&self, value: &Value) -> bool {
        let base = &self.exceptions[Exc::BaseException as usize];
        value.exact::<Class>().is_some_and(|class| class.derives_from(base))
    }

    /// A new exception object of a built-in class, not raised.
    pub fn new_exception(&mut self, class: Exc, args: Vec<Value>) -> Value {
        let class = self.exceptions[class as usize].clone();
        self.exception_of_class(&class, args)
    }

    /// A new exception object of any exception class; `__init__` is not called.
    pub fn exception_of_class(&mut self, class: &Obj<Class>, args: Vec<Value>) -> Value {
        let args = self.new_tuple(args);
        self.exception_with(class, args)
    }

    /// The same with a tuple of its arguments.
    pub fn exception_with(&mut self, class: &Obj<Class>, args: Value) -> Value {
        let body = Exception {
            args: ValueCell::new(args),
            traceback: ValueCell::new(Value::None),
            cause: ValueCell::new(Value::None),
            context: ValueCell::new(Value::None),
            suppress_context: Cell::new(false),
            fields: VecCell::default(),
            attributes: VecCell::default(),
        };
        let object = Obj::new(class.instance_shape.get(), body);
        if class.has_finalizer.get() {
            object.as_ref().set_flag(crate::heap::flags::FINALIZER, true);
        }
        object.into()
    }

    /// TypeError
    pub fn type_error(&mut self, message: impl Into<String>) -> Raised {
        self.raise(Exc::TypeError, message)
    }

    /// ValueError
    pub fn value_error(&mut self, message: impl Into<String>) -> Raised {
        self.raise(Exc::ValueError, message)
    }

    /// Checks a length that a script chose: MemoryError (or OverflowError) before anything is allocated.
    pub fn check_len(&mut self, count: usize, size: usize) -> Result<(), Raised> {
        match count.checked_mul(size.max(1)) {
            Some(bytes) if bytes < CHARGED => Ok(()),
            Some(bytes) => self.check_large(bytes),
            None => Err(self.no_memory()),
        }
    }

    /// Counts work on so many bytes as steps, so that the memory is looked at in time.
    pub fn charge(&mut self, bytes: usize) {
        self.fuel -= (bytes / CHARGED) as i64;
    }

    #[cold]
    fn check_large(&mut self, bytes: usize) -> Result<(), Raised> {
        self.charge(bytes);
        let fits = bytes <= MAX_ALLOCATION && (bytes < budget::LARGE || budget::allows(bytes));
        if fits { Ok(()) } else { Err(self.no_memory()) }
    }

    /// Makes room for `more` items in a row; MemoryError where there is none.
    pub fn make_room<T: Inert>(&mut self, row: &VecCell<T>, more: usize) -> Result<(), Raised> {
        if row.try_reserve(more) { Ok(()) } else { Err(self.no_memory()) }
    }

    /// Adds an item to a growing row; MemoryError where memory does not suffice.
    #[inline(always)]
    pub fn push_to<T>(&mut self, row: &mut Vec<T>, item: T) -> Result<(), Raised> {
        if row.len() == row.capacity() && !budget::grow(row, 1) {
            return Err(self.no_memory());
        }
        row.push(item);
        Ok(())
    }
}
