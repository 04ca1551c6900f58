//! [`Value`]: what a register, a list slot or an attribute holds.
//!
//! Sixteen bytes, every payload one machine word, so that rustc passes a value in two registers. Booleans are variants
//! of their own and floats are stored as bits for that reason: a sub-word payload makes the whole VM 1.7 to 4 times slower
//! (a test in this folder pins it). Invariants: `Unbound` is tag 0, so zeroed memory is a valid window of empty
//! registers; an integer that fits `i64` is always `Int`, never a big-integer object.

use super::Kind;
use super::object::{Body, Obj, Ref};
use std::marker::PhantomData;
use std::mem::ManuallyDrop;

/// A float by its bits.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Bits(u64);

/// A value of the running program.
pub enum Value {
    /// Nothing: an empty register, an unbound local, a missing optional argument. No script ever sees it.
    Unbound,
    /// `None`
    None,
    /// `False`
    False,
    /// `True`
    True,
    /// An integer that fits 64 bits.
    Int(i64),
    /// A float; make it with [`Value::float`].
    Float(Bits),
    /// Everything else, counted.
    Obj(Ref),
}

const _: () = assert!(size_of::<Value>() == 16);

impl Value {
    /// A float.
    #[inline(always)]
    pub fn float(number: f64) -> Value {
        Value::Float(Bits(number.to_bits()))
    }

    /// A boolean.
    #[inline(always)]
    pub fn bool(truth: bool) -> Value {
        if truth { Value::True } else { Value::False }
    }

    /// True for `Unbound`.
    #[inline(always)]
    pub fn is_unbound(&self) -> bool {
        matches!(self, Value::Unbound)
    }

    /// True for `None`.
    #[inline(always)]
    pub fn is_none(&self) -> bool {
        matches!(self, Value::None)
    }

    /// Python's `is`. Equal small numbers are identical by value; strings and tuples by object.
    #[inline(always)]
    pub fn is(&self, other: &Value) -> bool {
        if let (Value::Obj(a), Value::Obj(b)) = (self, other) {
            return a.is(b);
        }
        match (self, other) {
            (Value::Int(a), Value::Int(b)) => a == b,
            (Value::Float(a), Value::Float(b)) => a == b,
            (_, _) => std::mem::discriminant(self) == std::mem::discriminant(other),
        }
    }

    /// A machine number as a float: floats, and integers as C converts them.
    #[inline(always)]
    pub fn machine_float(&self) -> Option<f64> {
        if let Value::Float(bits) = self {
            Some(bits.get())
        } else if let Value::Int(number) = self {
            Some(*number as f64)
        } else {
            None
        }
    }

    /// The heap object, if it is one.
    #[inline(always)]
    pub fn as_ref(&self) -> Option<&Ref> {
        if let Value::Obj(object) = self { Some(object) } else { None }
    }

    /// The object's kind, if it is a heap object.
    #[inline(always)]
    pub fn kind(&self) -> Option<Kind> {
        self.as_ref().map(Ref::kind)
    }

    /// Whether it is an object of a kind that can be part of a cycle.
    #[inline(always)]
    pub fn can_cycle(&self) -> bool {
        self.kind().is_some_and(super::kinds::can_cycle)
    }

    /// The object as exactly the Rust type `T`, not looking into instances of script classes.
    #[inline(always)]
    pub fn exact<T: Body>(&self) -> Option<&Obj<T>> {
        self.as_ref().and_then(Ref::cast)
    }

    /// The object as `T`, also where it is an instance of a script class derived from the built-in type: then its payload.
    #[inline(always)]
    pub fn cast<T: Body>(&self) -> Option<&Obj<T>> {
        match self.exact() {
            Some(object) => Some(object),
            None => self.unwrap_payload().exact(),
        }
    }

    /// The built-in value inside an instance of a script class derived from a built-in type; else the value itself.
    pub fn unwrap_payload(&self) -> &Value {
        match self.exact::<super::instance::Instance>().and_then(|instance| instance.payload()) {
            Some(payload) => payload,
            None => self,
        }
    }
}

/// A value that somebody else keeps for as long as `'a`: the same bits without a count of their own.
#[repr(transparent)]
pub struct Lent<'a>(ManuallyDrop<Value>, PhantomData<&'a Value>);

impl Value {
    /// The value without a count of its own.
    #[inline(always)]
    pub fn lent(&self) -> Lent<'_> {
        // SAFETY: the copy is never dropped, and its lifetime ends before that of the value.
        Lent(ManuallyDrop::new(unsafe { std::ptr::read(self) }), PhantomData)
    }
}

impl Lent<'_> {
    /// Nothing, lent by nobody.
    pub const UNBOUND: Lent<'static> = Lent(ManuallyDrop::new(Value::Unbound), PhantomData);

    /// Several of them as values to look at.
    #[inline(always)]
    pub fn values<'a>(lent: &'a [Lent<'_>]) -> &'a [Value] {
        // SAFETY: both are the same in memory, and a shared reference drops nothing.
        unsafe { std::slice::from_raw_parts(lent.as_ptr().cast(), lent.len()) }
    }
}

impl Bits {
    /// The number.
    #[inline(always)]
    pub fn get(self) -> f64 {
        f64::from_bits(self.0)
    }
}

impl Clone for Value {
    /// One more count where it is an object; else the same bits. (A derived `clone` jumps by the tag for every copy.)
    #[inline(always)]
    fn clone(&self) -> Value {
        // Read before the count is written: behind that write the value would have to be read anew.
        // SAFETY: an object gets the count that the copy owns; other variants own nothing.
        let copy = ManuallyDrop::new(unsafe { std::ptr::read(self) });
        if let Value::Obj(object) = &*copy {
            std::mem::forget(object.clone());
        }
        ManuallyDrop::into_inner(copy)
    }
}

impl Default for Value {
    fn default() -> Value {
        Value::Unbound
    }
}

impl From<i64> for Value {
    fn from(number: i64) -> Value {
        Value::Int(number)
    }
}

impl From<bool> for Value {
    fn from(truth: bool) -> Value {
        Value::bool(truth)
    }
}

impl From<f64> for Value {
    fn from(number: f64) -> Value {
        Value::float(number)
    }
}

impl<T: Body> From<Obj<T>> for Value {
    fn from(object: Obj<T>) -> Value {
        Value::Obj(object.into_ref())
    }
}

impl From<Ref> for Value {
    fn from(object: Ref) -> Value {
        Value::Obj(object)
    }
}

impl std::fmt::Debug for Value {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Value::Unbound => f.write_str("Unbound"),
            Value::None => f.write_str("None"),
            Value::False => f.write_str("False"),
            Value::True => f.write_str("True"),
            Value::Int(number) => write!(f, "{number}"),
            Value::Float(bits) => write!(f, "{:?}", bits.get()),
            Value::Obj(object) => write!(f, "<{:?}>", object.kind()),
        }
    }
}
