//! The syntax tree: plain data, made by the parser and read by the compiler, `ast` dumps and checks.
//!
//! Every node carries its span; expressions and patterns also carry their depth, so that whoever walks the tree by
//! recursion knows a bound on it ([`MAX_DEPTH`], enforced by the parser before a node exists). The tree is a
//! superset of nothing: whatever the parser hands out has passed CPython's syntax checks that need no scopes
//! (targets, argument order). Scope checks (`nonlocal x` at module level, `return` outside a function,
//! `await` outside async functions) belong to the compiler.

#![allow(missing_docs)] // the fields of variants are named as CPython's `ast` names them

pub mod dump;

use crate::source::Span;
use std::sync::Arc;

/// The deepest tree that the parser builds; deeper source is refused with CPython's words.
pub const MAX_DEPTH: u16 = 9800;

/// An identifier, NFKC-normalised as CPython does.
pub type Name = Arc<str>;

/// An identifier with its place.
#[derive(Clone, Debug, PartialEq)]
pub struct Ident {
    /// The normalised name.
    pub name: Name,
    /// Where it stands.
    pub span: Span,
}

/// What a parse yields.
#[derive(Debug)]
pub enum Tree {
    /// A file or an interactive input: statements in order.
    Module(Vec<Stmt>),
    /// The argument of `eval()`.
    Expression(Expr),
}

/// A statement.
#[derive(Clone, Debug)]
pub struct Stmt {
    /// What it is.
    pub kind: StmtKind,
    /// From its first token (decorators excluded) to its last.
    pub span: Span,
}

/// The kinds of statement.
#[derive(Clone, Debug)]
pub enum StmtKind {
    /// An expression for its effect.
    Expr(Expr),
    /// `a = b = value`: targets from left to right.
    Assign { targets: Vec<Expr>, value: Expr },
    /// `target op= value`.
    AugAssign { target: Expr, op: BinOp, value: Expr },
    /// `target: annotation = value`; `simple` when the target is a bare name without parentheses.
    AnnAssign { target: Expr, annotation: Expr, value: Option<Expr>, simple: bool },
    /// `def` and `async def`.
    Function(Box<Function>),
    /// `class`.
    Class(Box<Class>),
    /// `return`.
    Return(Option<Expr>),
    /// `del a, b`.
    Delete(Vec<Expr>),
    /// `for` and `async for`.
    For { is_async: bool, target: Expr, iter: Expr, body: Vec<Stmt>, orelse: Vec<Stmt> },
    /// `while`.
    While { test: Expr, body: Vec<Stmt>, orelse: Vec<Stmt> },
    /// `if` with its `elif`s flattened: (test, body) pairs in order, then the `else` body (empty when absent).
    If { branches: Vec<(Expr, Vec<Stmt>)>, orelse: Vec<Stmt> },
    /// `with` and `async with`.
    With { is_async: bool, items: Vec<WithItem>, body: Vec<Stmt> },
    /// `match`.
    Match { subject: Expr, cases: Vec<MatchCase> },
    /// `raise exc from cause`.
    Raise { exc: Option<Expr>, cause: Option<Expr> },
    /// `try`; `is_star` for `except*`.
    Try { body: Vec<Stmt>, handlers: Vec<Handler>, is_star: bool, orelse: Vec<Stmt>, finalbody: Vec<Stmt> },
    /// `assert test, msg`.
    Assert { test: Expr, msg: Option<Expr> },
    /// `import a.b as c, d`.
    Import(Vec<Alias>),
    /// `from ..module import names`; `names` is empty for `*`. `level` counts leading dots.
    ImportFrom { module: Option<Ident>, names: Vec<Alias>, level: u32 },
    /// `global`.
    Global(Vec<Ident>),
    /// `nonlocal`.
    Nonlocal(Vec<Ident>),
    /// `type Name[params] = value`.
    TypeAlias { name: Ident, type_params: Vec<TypeParam>, value: Expr },
    /// `pass`.
    Pass,
    /// `break`.
    Break,
    /// `continue`.
    Continue,
}

/// A function definition.
#[derive(Clone, Debug)]
pub struct Function {
    /// Its name.
    pub name: Ident,
    /// `async def`.
    pub is_async: bool,
    /// Decorator expressions, first line first.
    pub decorators: Vec<Expr>,
    /// PEP 695 parameters.
    pub type_params: Vec<TypeParam>,
    /// Its parameters.
    pub params: Params,
    /// `-> annotation`.
    pub returns: Option<Expr>,
    /// Its statements (never empty).
    pub body: Vec<Stmt>,
}

/// A class definition.
#[derive(Clone, Debug)]
pub struct Class {
    /// Its name.
    pub name: Ident,
    /// Decorator expressions, first line first.
    pub decorators: Vec<Expr>,
    /// PEP 695 parameters.
    pub type_params: Vec<TypeParam>,
    /// Bases (with `*bases`) and keywords, in source order.
    pub args: Vec<Arg>,
    /// Its statements (never empty).
    pub body: Vec<Stmt>,
}

/// The parameters of a function or lambda.
#[derive(Clone, Debug, Default)]
pub struct Params {
    /// Before `/`.
    pub posonly: Vec<Param>,
    /// Ordinary ones.
    pub args: Vec<Param>,
    /// `*args`.
    pub vararg: Option<Box<Param>>,
    /// After `*`.
    pub kwonly: Vec<Param>,
    /// `**kwargs`.
    pub kwarg: Option<Box<Param>>,
}

/// One parameter.
#[derive(Clone, Debug)]
pub struct Param {
    /// Its name.
    pub name: Ident,
    /// `: annotation`.
    pub annotation: Option<Expr>,
    /// `= default`.
    pub default: Option<Expr>,
}

/// An argument of a call or of a class statement, in source order.
#[derive(Clone, Debug)]
pub enum Arg {
    /// `value`.
    Positional(Expr),
    /// `*value`; the span includes the star.
    Starred(Expr, Span),
    /// `name=value`.
    Keyword(Ident, Expr),
    /// `**value`; the span includes the stars.
    DoubleStarred(Expr, Span),
}

/// One item of a `with` statement.
#[derive(Clone, Debug)]
pub struct WithItem {
    /// The context manager.
    pub context: Expr,
    /// `as target`.
    pub target: Option<Expr>,
}

/// One `except` clause.
#[derive(Clone, Debug)]
pub struct Handler {
    /// The class or tuple; `None` for a bare `except:`.
    pub exc: Option<Expr>,
    /// `as name`.
    pub name: Option<Ident>,
    /// Its statements.
    pub body: Vec<Stmt>,
    /// The whole clause.
    pub span: Span,
}

/// `name as asname` in an import; `name` may be dotted in `import`.
#[derive(Clone, Debug)]
pub struct Alias {
    /// The (dotted) name.
    pub name: Ident,
    /// `as asname`.
    pub asname: Option<Ident>,
}

/// A PEP 695 type parameter.
#[derive(Clone, Debug)]
pub struct TypeParam {
    /// TypeVar, TypeVarTuple or ParamSpec.
    pub kind: TypeParamKind,
    /// Its name.
    pub name: Ident,
    /// `: bound` (TypeVar only).
    pub bound: Option<Expr>,
    /// `= default`.
    pub default: Option<Expr>,
}

/// The kinds of type parameter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TypeParamKind {
    /// `T`
    TypeVar,
    /// `*Ts`
    TypeVarTuple,
    /// `**P`
    ParamSpec,
}

/// One `case` of a `match`.
#[derive(Clone, Debug)]
pub struct MatchCase {
    /// What to match.
    pub pattern: Pattern,
    /// `if guard`.
    pub guard: Option<Expr>,
    /// Its statements.
    pub body: Vec<Stmt>,
}

/// A pattern.
#[derive(Clone, Debug)]
pub struct Pattern {
    /// What it is.
    pub kind: PatternKind,
    /// Where it stands.
    pub span: Span,
    /// One more than its deepest child's; 1 for a leaf.
    pub depth: u16,
}

/// The kinds of pattern.
#[derive(Clone, Debug)]
pub enum PatternKind {
    /// A literal number, string or dotted name, compared with `==`.
    Value(Expr),
    /// `None`, `True`, `False`, compared with `is`.
    Singleton(Expr),
    /// `[a, *rest]` or `(a, b)`; at most one `Star`.
    Sequence(Vec<Pattern>),
    /// `*name` or `*_` (`None`) inside a sequence.
    Star(Option<Ident>),
    /// `{key: pattern, **rest}`.
    Mapping { keys: Vec<Expr>, patterns: Vec<Pattern>, rest: Option<Ident> },
    /// `Class(p, name=p)`.
    Class { class: Expr, positional: Vec<Pattern>, keywords: Vec<(Ident, Pattern)> },
    /// `pattern as name`, a capture (`pattern` absent), or `_` (both absent).
    As { pattern: Option<Box<Pattern>>, name: Option<Ident> },
    /// `a | b`.
    Or(Vec<Pattern>),
}

/// An expression.
#[derive(Clone, Debug)]
pub struct Expr {
    /// What it is.
    pub kind: ExprKind,
    /// Where it stands (without enclosing parentheses, as CPython's `ast`).
    pub span: Span,
    /// One more than its deepest child's; 1 for a leaf. At most [`MAX_DEPTH`].
    pub depth: u16,
}

/// The kinds of expression.
#[derive(Clone, Debug)]
pub enum ExprKind {
    /// A literal.
    Constant(Constant),
    /// An f-string (implicitly concatenated pieces joined).
    FString(Vec<FStringPart>),
    /// A name, read, written or deleted depending on where it stands.
    Name(Name),
    /// `left op right`.
    Binary { left: Box<Expr>, op: BinOp, right: Box<Expr> },
    /// `op operand`.
    Unary { op: UnaryOp, operand: Box<Expr> },
    /// `a and b and c` (at least two, flattened as CPython does).
    Bool { op: BoolOp, values: Vec<Expr> },
    /// `left < a <= b`: (operator, right operand) pairs.
    Compare { left: Box<Expr>, rest: Vec<(CmpOp, Expr)> },
    /// `func(args)`.
    Call { func: Box<Expr>, args: Vec<Arg> },
    /// `value.attr`.
    Attribute { value: Box<Expr>, attr: Ident },
    /// `value[index]`; slices and starred elements may stand in `index`.
    Subscript { value: Box<Expr>, index: Box<Expr> },
    /// `lower:upper:step` inside a subscript.
    Slice { lower: Option<Box<Expr>>, upper: Option<Box<Expr>>, step: Option<Box<Expr>> },
    /// `*value` in a display, a target or a subscript.
    Starred(Box<Expr>),
    /// `(a, b)`; `parenthesized` tells `(a, b)` from `a, b`.
    Tuple { items: Vec<Expr>, parenthesized: bool },
    /// `[a, b]`.
    List(Vec<Expr>),
    /// `{a, b}`.
    Set(Vec<Expr>),
    /// `{k: v, **m}`: a missing key marks `**value`.
    Dict(Vec<(Option<Expr>, Expr)>),
    /// `[element for …]`.
    ListComp { element: Box<Expr>, clauses: Vec<Comprehension> },
    /// `{element for …}`.
    SetComp { element: Box<Expr>, clauses: Vec<Comprehension> },
    /// `{key: value for …}`.
    DictComp { key: Box<Expr>, value: Box<Expr>, clauses: Vec<Comprehension> },
    /// `(element for …)`.
    Generator { element: Box<Expr>, clauses: Vec<Comprehension> },
    /// `body if test else orelse`.
    IfExp { test: Box<Expr>, body: Box<Expr>, orelse: Box<Expr> },
    /// `lambda params: body`.
    Lambda { params: Box<Params>, body: Box<Expr> },
    /// `name := value`.
    Named { target: Ident, value: Box<Expr> },
    /// `await value`.
    Await(Box<Expr>),
    /// `yield value`.
    Yield(Option<Box<Expr>>),
    /// `yield from value`.
    YieldFrom(Box<Expr>),
}

/// One `for target in iter if …` of a comprehension.
#[derive(Clone, Debug)]
pub struct Comprehension {
    /// `async for`.
    pub is_async: bool,
    /// What each item is bound to.
    pub target: Expr,
    /// What is walked.
    pub iter: Expr,
    /// The `if`s, in order.
    pub ifs: Vec<Expr>,
}

/// A literal.
#[derive(Clone, Debug, PartialEq)]
pub enum Constant {
    /// `None`
    None,
    /// `True`
    True,
    /// `False`
    False,
    /// `...`
    Ellipsis,
    /// An integer that fits 64 bits.
    Int(i64),
    /// A larger integer: its digits without underscores and prefix, and their radix (2, 8, 10 or 16).
    BigInt { digits: Box<str>, radix: u32 },
    /// A float.
    Float(f64),
    /// An imaginary number.
    Imaginary(f64),
    /// A string.
    Str(Text),
    /// A bytes literal.
    Bytes(Box<[u8]>),
}

/// The value of a string literal.
#[derive(Clone, Debug, PartialEq)]
pub enum Text {
    /// Well-formed text.
    Utf8(Box<str>),
    /// Text with lone surrogates, as code points.
    CodePoints(Box<[u32]>),
}

/// A piece of an f-string.
#[derive(Clone, Debug)]
pub enum FStringPart {
    /// Text as it stands (escapes done, `{{` halved).
    Literal(Text),
    /// `{expr!r:spec}`. For `{expr=}` the parser puts the text before it as a `Literal` and, where neither
    /// conversion nor format spec is given, the conversion `r`.
    Field { value: Box<Expr>, conversion: Option<char>, spec: Option<Vec<FStringPart>>, span: Span },
}

/// A binary operator.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum BinOp {
    /// `+`
    Add,
    /// `-`
    Sub,
    /// `*`
    Mul,
    /// `/`
    Div,
    /// `//`
    FloorDiv,
    /// `%`
    Mod,
    /// `**`
    Pow,
    /// `<<`
    Shl,
    /// `>>`
    Shr,
    /// `&`
    And,
    /// `|`
    Or,
    /// `^`
    Xor,
    /// `@`
    MatMul,
}

/// A unary operator.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UnaryOp {
    /// `-x`
    Neg,
    /// `+x`
    Pos,
    /// `~x`
    Invert,
    /// `not x`
    Not,
}

/// `and`, `or`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BoolOp {
    /// `and`
    And,
    /// `or`
    Or,
}

/// A comparison operator.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum CmpOp {
    /// `<`
    Lt,
    /// `<=`
    Le,
    /// `==`
    Eq,
    /// `!=`
    Ne,
    /// `>`
    Gt,
    /// `>=`
    Ge,
    /// `is`
    Is,
    /// `is not`
    IsNot,
    /// `in`
    In,
    /// `not in`
    NotIn,
}
