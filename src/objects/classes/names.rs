//! Interned names: a [`Symbol`] is an attribute or variable name as a number.
//!
//! The names that Rust code speaks of are constants of [`sym`], interned in the same order at start, so comparing names is
//! comparing numbers. Each symbol has one string object, shared by everything that shows it.

use crate::heap::{Obj, Value};
use crate::objects::string::Str;
use indexmap::map::raw_entry_v1::{RawEntryApiV1, RawEntryMut};
use indexmap::{Equivalent, IndexMap};
use rustc_hash::FxBuildHasher;
use std::hash::{BuildHasher, Hash, Hasher};

/// An interned name.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, PartialOrd, Ord)]
pub struct Symbol(pub u32);

/// So many names have room at first: more than the classes and modules have that every program starts with.
const FIRST: usize = 3500;

/// The table of interned names; a name's symbol is its place.
pub struct Names {
    all: IndexMap<Name, (), FxBuildHasher>,
}

/// One name.
struct Name {
    string: Obj<Str>,
    /// What the string object does not hold as a Rust text: a name that is not ASCII.
    text: Option<Box<str>>,
}

impl Name {
    fn new(text: &str) -> Name {
        Name { string: Str::new(text), text: (!text.is_ascii()).then(|| text.into()) }
    }

    fn text(&self) -> &str {
        match &self.text {
            Some(text) => text,
            None => self.string.as_ascii().unwrap_or_default(),
        }
    }
}

impl Hash for Name {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.text().hash(state);
    }
}

impl PartialEq for Name {
    fn eq(&self, other: &Name) -> bool {
        self.text() == other.text()
    }
}

impl Eq for Name {}

impl Equivalent<Name> for str {
    fn equivalent(&self, name: &Name) -> bool {
        self == name.text()
    }
}

impl Names {
    /// The table with all of [`sym`] in it.
    pub fn new() -> Names {
        let mut names = Names { all: IndexMap::with_capacity_and_hasher(FIRST, FxBuildHasher) };
        for text in sym::ALL {
            names.intern(text);
        }
        names
    }

    /// The symbol of a text.
    pub fn intern(&mut self, text: &str) -> Symbol {
        let hash = self.all.hasher().hash_one(text);
        let place = self.all.raw_entry_mut_v1().from_key_hashed_nocheck(hash, text);
        let symbol = Symbol(place.index() as u32);
        if let RawEntryMut::Vacant(vacant) = place {
            vacant.insert_hashed_nocheck(hash, Name::new(text), ());
        }
        symbol
    }

    /// The symbol of a text that may never have been interned (then no object has such an attribute).
    pub fn find(&self, text: &str) -> Option<Symbol> {
        self.all.get_index_of(text).map(|at| Symbol(at as u32))
    }

    fn name(&self, symbol: Symbol) -> &Name {
        match self.all.get_index(symbol.0 as usize) {
            Some((name, ())) => name,
            None => unreachable!("symbols are places in the table, which never shrinks"),
        }
    }

    /// The text of a symbol.
    pub fn text(&self, symbol: Symbol) -> &str {
        self.name(symbol).text()
    }

    /// The string object of a symbol.
    pub fn string(&self, symbol: Symbol) -> &Obj<Str> {
        &self.name(symbol).string
    }

    /// The string object of a symbol, as a value.
    pub fn value(&self, symbol: Symbol) -> Value {
        self.string(symbol).value()
    }
}

impl Default for Names {
    fn default() -> Names {
        Names::new()
    }
}

macro_rules! symbols {
    ($($name:ident)*) => {
        /// Names that Rust code speaks of.
        #[allow(non_upper_case_globals, missing_docs)]
        pub mod sym {
            use super::Symbol;
            #[allow(non_camel_case_types)]
            #[repr(u32)]
            enum Number { $($name,)* }
            $(pub const $name: Symbol = Symbol(Number::$name as u32);)*
            pub(super) const ALL: &[&str] = &[$(stringify!($name),)*];
        }
    };
}

symbols! {
    __abs__ __add__ __aenter__ __aexit__ __aiter__ __all__ __and__ __anext__ __annotations__ __await__ __bases__ __bool__
    __build_class__ __builtins__ __bytes__ __call__ __cause__ __ceil__ __class__ __class_getitem__ __classcell__ __closure__ __code__
    __complex__ __contains__ __context__ __debug__ __defaults__ __del__ __delattr__ __delete__ __delitem__ __dict__ __dir__
    __divmod__ __doc__ __enter__ __eq__ __exit__ __file__ __firstlineno__ __float__ __floor__ __floordiv__ __format__ __fspath__ __func__
    __future__ __ge__ __get__ __getattr__ __getattribute__ __getitem__ __globals__ __gt__ __hash__ __iadd__ __iand__ __ifloordiv__
    __ilshift__ __imatmul__ __imod__ __import__ __imul__ __index__ __init__ __init_subclass__ __instancecheck__ __int__
    __invert__ __ior__ __ipow__ __irshift__ __isub__ __iter__ __itruediv__ __ixor__ __kwdefaults__ __le__ __len__
    __length_hint__ __loader__ __lshift__ __lt__ __main__ __match_args__ __matmul__ __missing__ __mod__ __module__ __mro__
    __mro_entries__ __mul__ __name__ __ne__ __neg__ __new__ __next__ __notes__ __objclass__ __or__ __orig_bases__
    __package__ __path__ __pos__ __pow__ __prepare__ __qualname__ __radd__ __rand__ __rdivmod__ __reduce__ __reduce_ex__
    __repr__ __reversed__ __rfloordiv__ __rlshift__ __rmatmul__ __rmod__ __rmul__ __ror__ __round__ __rpow__ __rrshift__
    __rshift__ __rsub__ __rtruediv__ __rxor__ __self__ __set__ __set_name__ __setattr__ __setitem__ __sizeof__ __slots__
    __spec__ __static_attributes__ __str__ __sub__ __subclasscheck__ __subclasses__ __subclasshook__ __suppress_context__ __traceback__
    __truediv__ __trunc__ __type_params__ __weakref__ __wrapped__ __xor__ __isabstractmethod__ __abstractmethods__ __annotate__
    __orig_class__ __origin__ __args__ __parameters__ __typing_subst__
    add append args argv builtins buffer close code encoding end errno exc_info exceptions extend file filename flush get items keys
    key lineno message metaclass modules msg name obj offset path pop print_file_and_line read readline reverse send sep start
    stderr stdin stdout step stop strerror sys text throw update value values write filename2 cr_await gi_yieldfrom _on_timeout
}
