//! Signatures of natives: parsed from the row's text at first need; binding of arguments in CPython's words.

use crate::objects::names::Symbol;
use crate::heap::Value;

/// A parsed signature.
pub struct Signature {
    /// The function's name.
    pub name: &'static str,
    /// Its parameters, in order.
    pub params: Vec<Param>,
}

/// A parameter of a native.
pub struct Param {
    /// Its name.
    pub name: Symbol,
    /// How it is given.
    pub kind: ParamKind,
    /// Its default; Unbound where it has none (see `required`) or an unrepresentable one.
    pub default: Value,
    /// Whether it must be given.
    pub required: bool,
}

/// The kinds of parameter.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ParamKind {
    /// Before `/`.
    PositionalOnly,
    /// Either way.
    PositionalOrKeyword,
    /// `*args`
    VarPositional,
    /// After `*`.
    KeywordOnly,
    /// `**kwargs`
    VarKeyword,
}
