//! Interned names: a [`Symbol`] is an attribute or variable name as a number.
//!
//! The names that Rust code speaks of are constants of [`sym`], interned in the same order at start, so comparing names is
//! comparing numbers. Each symbol has one string object, shared by everything that shows it.

use crate::heap::{Obj, Value};
use crate::objects::string::Str;
use rustc_hash::FxHashMap;
use std::sync::Arc;

/// An interned name.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, PartialOrd, Ord)]
pub struct Symbol(pub u32);

/// The table of interned names.
pub struct Names {
    by_text: FxHashMap<Arc<str>, Symbol>,
    texts: Vec<Arc<str>>,
    strings: Vec<Obj<Str>>,
}

impl Names {
    /// The table with all of [`sym`] in it.
    pub fn new() -> Names {
        let mut names = Names { by_text: FxHashMap::default(), texts: Vec::new(), strings: Vec::new() };
        for text in sym::ALL {
            names.intern(text);
        }
        names
    }

    /// The symbol of a text.
    pub fn intern(&mut self, text: &str) -> Symbol {
        if let Some(symbol) = self.by_text.get(text) {
            return *symbol;
        }
        let symbol = Symbol(self.texts.len() as u32);
        let text: Arc<str> = text.into();
        self.by_text.insert(text.clone(), symbol);
        self.strings.push(Str::new(&text));
        self.texts.push(text);
        symbol
    }

    /// The symbol of a text that may never have been interned (then no object has such an attribute).
    pub fn find(&self, text: &str) -> Option<Symbol> {
        self.by_text.get(text).copied()
    }

    /// The text of a symbol.
    pub fn text(&self, symbol: Symbol) -> &Arc<str> {
        &self.texts[symbol.0 as usize]
    }

    /// The string object of a symbol.
    pub fn string(&self, symbol: Symbol) -> &Obj<Str> {
        &self.strings[symbol.0 as usize]
    }

    /// The string object of a symbol, as a value.
    pub fn value(&self, symbol: Symbol) -> Value {
        self.strings[symbol.0 as usize].value()
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
