//! How a run ends and how natives go on without nesting: [`Exit`], [`Request`], [`Continuation`].

use super::Vm;
use crate::heap::Value;
use crate::objects::native::{Answer, Keyword};
use crate::objects::protocols::compare::Comparison;
use crate::objects::protocols::operators::Operator;

/// Why a nested run ended.
pub enum Exit {
    /// The entry frame returned.
    Returned(Value),
    /// The generator or coroutine of the entry frame handed a value out.
    Yielded(Value),
    /// The asynchronous generator of the entry frame yielded an item (as opposed to waiting for something).
    Item(Value),
    /// The exception in the VM left the entry frame.
    Raised,
}

/// A call that a native leaves to the run loop: its result is the native's result.
pub struct Request {
    /// What to call.
    pub callable: Value,
    /// Positional arguments.
    pub args: RequestArgs,
    /// Keyword arguments.
    pub keywords: Vec<Keyword>,
    /// What becomes of the result first.
    pub after: Option<Continuation>,
}

/// The arguments of a [`Request`]. Special methods take one or two; those need no vector.
pub enum RequestArgs {
    /// One argument.
    One([Value; 1]),
    /// Two arguments.
    Two([Value; 2]),
    /// Any number.
    Many(Vec<Value>),
    /// None: the callable is a plainly suspended generator that goes on with this value.
    Step(Value),
}

/// What is done with the result of a [`Request`] before it counts as the instruction's result.
#[allow(missing_docs)] // the sentence of each variant says what its fields are
pub enum Continuation {
    /// `a op b`: NotImplemented asks the next candidate; `tried` counts those that were asked.
    Binary { op: Operator, a: Value, b: Value, tried: u8 },
    /// `a op= b`: the same, after the in-place method (number 0).
    InPlace { op: Operator, a: Value, b: Value, tried: u8 },
    /// A comparison: NotImplemented asks the reflected method, then identity decides.
    Compare { op: Comparison, a: Value, b: Value, tried: u8 },
    /// `bool()` of the result.
    Truth,
    /// The result of `__getattr__`; an AttributeError that leaves it learns of what it is.
    Attribute { object: Value, name: crate::objects::names::Symbol },
    /// The result is dropped and None is the answer.
    Ignore,
    /// The value is the answer, whatever the call returned.
    Replace(Value),
    /// A native goes on with a value of its own and the result.
    Native { body: fn(&mut Vm, Value, Value) -> Answer, state: Value },
}
