//! THE opcode set: one decoded, documented enum of 8-byte instructions for a register machine.
//!
//! # Registers
//! A frame's window is `[function][parameters][other locals][hidden locals][temporaries]`; register 0 is the first
//! parameter, the function stands at register −1. Registers below `nlocals` are *locals* (hidden ones too: iterators
//! of `for`, managers of `with`, caught exceptions): an operand that is a local is borrowed. Registers from `nlocals`
//! on are *temporaries*: an operand that is a temporary is **consumed** — the instruction takes it out of its register
//! (or leaves a plain number behind, which nobody has to free). `dst` may be any register and may equal an operand;
//! the old value of a local `dst` is dropped, a temporary `dst` is always empty (or a stale number) before.
//!
//! # Jumps
//! `to` is relative to the *next* instruction. A taken jump with a negative `to` is a back-edge and costs fuel.
//! A conditional jump whose target does not fit `i16` is emitted inverted over a [`Op::Jump`].
//!
//! # Exceptions
//! Any instruction may raise unless it says otherwise. The code's exception table is searched then; the temporaries
//! from the entry's `depth` on are dropped, the exception waits in the VM, and control goes on at the target, whose
//! first instruction is [`Op::CatchExc`].

/// A register number within a window.
pub type Reg = u16;

/// Where an operand is optional: no register.
pub const NO_REG: Reg = u16::MAX;

/// Whether a binary operator makes a new object or asks the left one to change in place (`+=`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// `a + b`
    New,
    /// `a += b`
    InPlace,
}

/// Which special method [`Op::LoadSpecial`] looks up on the type.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Special {
    /// `__enter__`; also checks that `__exit__` exists, in CPython's words.
    Enter,
    /// `__exit__`
    Exit,
    /// `__aenter__`; also checks that `__aexit__` exists.
    AEnter,
    /// `__aexit__`
    AExit,
}

impl Special {
    /// The method's name.
    pub fn name(self) -> &'static str {
        match self {
            Special::Enter => "__enter__",
            Special::Exit => "__exit__",
            Special::AEnter => "__aenter__",
            Special::AExit => "__aexit__",
        }
    }
}

/// `!r`, `!s`, `!a` of a replacement field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Conversion {
    /// None given.
    Plain,
    /// None given, and no specification; the result goes to `BuildString`, which shows machine integers itself: they stay.
    Piece,
    /// `!s`
    Str,
    /// `!r`
    Repr,
    /// `!a`
    Ascii,
}

/// Rarely executed operations behind [`Op::Intrinsic`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Intrinsic {
    /// `dst = builtins.__build_class__`.
    LoadBuildClass,
    /// `dst = AssertionError`, whatever the name is bound to.
    LoadAssertionError,
    /// Show register `a` as the interactive prompt does (`sys.displayhook`).
    PrintExpr,
    /// Make sure the running namespace has `__annotations__`.
    SetupAnnotations,
    /// `dst = TypeVar(name a)`; the bound's thunk (a function or None) in `b`. `a`, `b` are temporaries.
    TypeVar,
    /// `dst = ParamSpec(name a)`.
    ParamSpec,
    /// `dst = TypeVarTuple(name a)`.
    TypeVarTuple,
    /// Set the default thunk of type parameter `a` to function `b`; `dst = a`.
    TypeParamDefault,
    /// `dst = Generic[*a]`, `a` being a tuple of type parameters.
    SubscriptGeneric,
    /// Set `__type_params__` of function `a` to tuple `b`; `dst = a`.
    SetTypeParams,
    /// `dst = TypeAliasType(name, params, thunk)`, `a` being the tuple of the three.
    TypeAlias,
    /// Bind every public name of module `a` in the running namespace (`from m import *`).
    ImportStar,
    /// `dst = the running namespace` (class bodies hand it to nobody else than their closures).
    LoadLocals,
    /// The next instruction awaits register `a`, which has a name: where that happens is noted for a hint. Emitted only where hints
    /// are wanted.
    NoteAwait,
}

/// One instruction.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Op {
    // --- moves -----------------------------------------------------------------------------------------------
    /// `dst = src`. Never raises.
    Move { dst: Reg, src: Reg },
    /// `dst = value`. Never raises.
    LoadInt { dst: Reg, value: i32 },
    /// `dst = constants[index]`. Never raises.
    LoadConst { dst: Reg, index: u32 },
    /// `dst = None`. Never raises.
    LoadNone { dst: Reg },
    /// `dst = True`. Never raises.
    LoadTrue { dst: Reg },
    /// `dst = False`. Never raises.
    LoadFalse { dst: Reg },
    /// `dst = ` the global or builtin named by the site; NameError.
    LoadGlobal { dst: Reg, site: u32 },
    /// Bind the global named by the site to `src`.
    StoreGlobal { src: Reg, site: u32 },
    /// Unbind the global named by the site; NameError.
    DeleteGlobal { site: u32 },
    /// In a class body or in `exec` with its own locals: namespace, then globals, then builtins.
    LoadName { dst: Reg, site: u32 },
    /// Bind a name in the running namespace.
    StoreName { src: Reg, site: u32 },
    /// Unbind a name in the running namespace; NameError.
    DeleteName { site: u32 },
    /// Replace the value of local `reg` (or Unbound) by a new cell that holds it. Never raises.
    MakeCell { reg: Reg },
    /// `dst = ` the content of the cell in local `cell`; NameError/UnboundLocalError when empty.
    LoadCell { dst: Reg, cell: Reg },
    /// Put `src` into the cell in local `cell`.
    StoreCell { cell: Reg, src: Reg },
    /// Empty the cell in local `cell`; error when it is empty.
    DeleteCell { cell: Reg },
    /// `dst = ` the content of free variable `index` (a cell of the running function's closure).
    LoadFree { dst: Reg, index: u16 },
    /// Put `src` into free variable `index`.
    StoreFree { index: u16, src: Reg },
    /// Empty free variable `index`; error when it is empty.
    DeleteFree { index: u16 },
    /// `dst = ` the cell itself of free variable `index`, for a nested closure. Never raises.
    FreeCell { dst: Reg, index: u16 },
    /// In a class body: the namespace's entry named by the site, else free variable `index`.
    LoadClassFree { dst: Reg, index: u16, site: u16 },
    /// Raise UnboundLocalError when local `reg` is unbound. Emitted only where the compiler cannot prove it bound.
    CheckBound { reg: Reg },
    /// `del local`: UnboundLocalError when unbound, else make it so.
    DeleteLocal { reg: Reg },
    /// Drop what `reg` holds, if anything. Never raises.
    Drop { reg: Reg },

    // --- arithmetic ------------------------------------------------------------------------------------------
    /// `dst = a + b`
    Add { form: Form, dst: Reg, a: Reg, b: Reg },
    /// `dst = a - b`
    Sub { form: Form, dst: Reg, a: Reg, b: Reg },
    /// `dst = a * b`
    Mul { form: Form, dst: Reg, a: Reg, b: Reg },
    /// `dst = a / b`
    Div { form: Form, dst: Reg, a: Reg, b: Reg },
    /// `dst = a // b`
    FloorDiv { form: Form, dst: Reg, a: Reg, b: Reg },
    /// `dst = a % b`
    Mod { form: Form, dst: Reg, a: Reg, b: Reg },
    /// `dst = a ** b`
    Pow { form: Form, dst: Reg, a: Reg, b: Reg },
    /// `dst = a << b`
    Shl { form: Form, dst: Reg, a: Reg, b: Reg },
    /// `dst = a >> b`
    Shr { form: Form, dst: Reg, a: Reg, b: Reg },
    /// `dst = a & b`
    And { form: Form, dst: Reg, a: Reg, b: Reg },
    /// `dst = a | b`
    Or { form: Form, dst: Reg, a: Reg, b: Reg },
    /// `dst = a ^ b`
    Xor { form: Form, dst: Reg, a: Reg, b: Reg },
    /// `dst = a @ b`
    MatMul { form: Form, dst: Reg, a: Reg, b: Reg },
    /// `dst = a + imm`
    AddI { form: Form, dst: Reg, a: Reg, imm: i16 },
    /// `dst = a - imm`
    SubI { form: Form, dst: Reg, a: Reg, imm: i16 },
    /// `dst = a * imm`
    MulI { form: Form, dst: Reg, a: Reg, imm: i16 },
    /// `dst = a // imm`
    FloorDivI { form: Form, dst: Reg, a: Reg, imm: i16 },
    /// `dst = a % imm`
    ModI { form: Form, dst: Reg, a: Reg, imm: i16 },
    /// `dst = a & imm`
    AndI { form: Form, dst: Reg, a: Reg, imm: i16 },
    /// `dst = -a`
    Neg { dst: Reg, a: Reg },
    /// `dst = +a`
    Pos { dst: Reg, a: Reg },
    /// `dst = ~a`
    Invert { dst: Reg, a: Reg },
    /// `dst = not a`
    Not { dst: Reg, a: Reg },

    // --- comparison ------------------------------------------------------------------------------------------
    /// `dst = a < b`
    Lt { dst: Reg, a: Reg, b: Reg },
    /// `dst = a <= b`
    Le { dst: Reg, a: Reg, b: Reg },
    /// `dst = a == b`
    Eq { dst: Reg, a: Reg, b: Reg },
    /// `dst = a != b`
    Ne { dst: Reg, a: Reg, b: Reg },
    /// `dst = a > b`
    Gt { dst: Reg, a: Reg, b: Reg },
    /// `dst = a >= b`
    Ge { dst: Reg, a: Reg, b: Reg },
    /// `dst = a is b` (`is not` when `negate`). Never raises.
    Is { negate: bool, dst: Reg, a: Reg, b: Reg },
    /// `dst = a in b` (`not in` when `negate`).
    In { negate: bool, dst: Reg, a: Reg, b: Reg },

    // --- jumps -----------------------------------------------------------------------------------------------
    /// Go to `to`. Never raises (but a back-edge may be interrupted).
    Jump { to: i32 },
    /// Go to `to` when `(a < b) == on`.
    JLt { on: bool, a: Reg, b: Reg, to: i16 },
    /// Go to `to` when `(a <= b) == on`.
    JLe { on: bool, a: Reg, b: Reg, to: i16 },
    /// Go to `to` when `(a == b) == on`.
    JEq { on: bool, a: Reg, b: Reg, to: i16 },
    /// Go to `to` when `(a != b) == on`.
    JNe { on: bool, a: Reg, b: Reg, to: i16 },
    /// Go to `to` when `(a > b) == on`.
    JGt { on: bool, a: Reg, b: Reg, to: i16 },
    /// Go to `to` when `(a >= b) == on`.
    JGe { on: bool, a: Reg, b: Reg, to: i16 },
    /// Go to `to` when `(a < imm) == on`.
    JLtI { on: bool, a: Reg, imm: i16, to: i16 },
    /// Go to `to` when `(a <= imm) == on`.
    JLeI { on: bool, a: Reg, imm: i16, to: i16 },
    /// Go to `to` when `(a == imm) == on`.
    JEqI { on: bool, a: Reg, imm: i16, to: i16 },
    /// Go to `to` when `(a != imm) == on`.
    JNeI { on: bool, a: Reg, imm: i16, to: i16 },
    /// Go to `to` when `(a > imm) == on`.
    JGtI { on: bool, a: Reg, imm: i16, to: i16 },
    /// Go to `to` when `(a >= imm) == on`.
    JGeI { on: bool, a: Reg, imm: i16, to: i16 },
    /// Go to `to` when `(a is b) == on`. Never raises.
    JIs { on: bool, a: Reg, b: Reg, to: i16 },
    /// Go to `to` when `(a in b) == on`.
    JIn { on: bool, a: Reg, b: Reg, to: i16 },
    /// Go to `to` when `bool(a) == on`.
    JTrue { on: bool, a: Reg, to: i16 },
    /// Go to `to` when `(a is None) == on`. Never raises.
    JNone { on: bool, a: Reg, to: i16 },
    /// For `a and b`, `a or b`: when `bool(a) == on`, `dst = a` and go to `to`; else `a` (if temporary) is dropped.
    JKeep { on: bool, dst: Reg, a: Reg, to: i16 },

    // --- attributes and items --------------------------------------------------------------------------------
    /// `dst = obj.<site name>`
    GetAttr { dst: Reg, obj: Reg, site: u16 },
    /// `obj.<site name> = src`
    SetAttr { obj: Reg, src: Reg, site: u16 },
    /// `del obj.<site name>`
    DelAttr { obj: Reg, site: u16 },
    /// `dst = obj[key]`
    GetItem { dst: Reg, obj: Reg, key: Reg },
    /// `dst = obj[imm]`
    GetItemI { dst: Reg, obj: Reg, imm: i16 },
    /// `obj[key] = src`
    SetItem { obj: Reg, key: Reg, src: Reg },
    /// `del obj[key]`
    DelItem { obj: Reg, key: Reg },

    // --- displays --------------------------------------------------------------------------------------------
    /// `dst = [first, …]` of `n` temporaries.
    BuildList { dst: Reg, first: Reg, n: u16 },
    /// `dst = (first, …)` of `n` temporaries.
    BuildTuple { dst: Reg, first: Reg, n: u16 },
    /// `dst = {first, …}` of `n` temporaries; TypeError for unhashable ones.
    BuildSet { dst: Reg, first: Reg, n: u16 },
    /// `dst = {first: first+1, …}` of `n` pairs of temporaries.
    BuildDict { dst: Reg, first: Reg, n: u16 },
    /// `dst = slice(first, first+1[, first+2])`; `n` is 2 or 3 temporaries.
    BuildSlice { dst: Reg, first: Reg, n: u16 },
    /// `dst = ''.join(first, …)` of `n` temporaries that are all strings.
    BuildString { dst: Reg, first: Reg, n: u16 },
    /// `list.append(src)`; `list` is not consumed.
    ListAppend { list: Reg, src: Reg },
    /// `list.extend(src)` for `*src`; `list` is not consumed.
    ListExtend { list: Reg, src: Reg },
    /// `set.add(src)`; `set` is not consumed.
    SetAdd { set: Reg, src: Reg },
    /// `set.update(src)`; `set` is not consumed.
    SetUpdate { set: Reg, src: Reg },
    /// `dict[key] = src`; `dict` is not consumed.
    DictInsert { dict: Reg, key: Reg, src: Reg },
    /// `dict.update(src)` for `**src` in a display; `dict` is not consumed.
    DictUpdate { dict: Reg, src: Reg },
    /// The same for `**src` in a call of `func` (not consumed): a key twice is a TypeError that names the function.
    DictMerge { dict: Reg, src: Reg, func: Reg },
    /// `dst = tuple(src)` of a list.
    ListToTuple { dst: Reg, src: Reg },
    /// `dst = format(value, spec)` after the conversion; `spec` may be [`NO_REG`].
    FormatValue { conversion: Conversion, dst: Reg, value: Reg, spec: Reg },
    /// Spread the `n` items of `src` over the temporaries `first …`; ValueError when their number differs.
    Unpack { src: Reg, first: Reg, n: u16 },
    /// The same with a star: `before` items, a list of the rest, `after` items.
    UnpackEx { before: u8, src: Reg, first: Reg, after: u16 },

    // --- functions and calls ---------------------------------------------------------------------------------
    /// Call the function in temporary `at` with the `argc` arguments in `at+1 …`; all are consumed.
    Call { dst: Reg, at: Reg, argc: u16 },
    /// Look up a method: `at` = the function and `at+1` = `obj`, or (where the attribute is no plain method)
    /// `at` = Unbound and `at+1` = the attribute's value.
    LoadMethod { at: Reg, obj: Reg, site: u16 },
    /// Look up a method of `super()`, laid out as by LoadMethod: `at` holds what the name `super` means, the free variable
    /// number `class` is `__class__`.
    LoadSuper { at: Reg, class: u16, site: u16 },
    /// Call what [`Op::LoadMethod`], [`Op::LoadSuper`] or [`Op::LoadSpecial`] left in `at`, `at+1`, with `argc` arguments in `at+2 …`.
    CallMethod { dst: Reg, at: Reg, argc: u16 },
    /// As Call (`method` false) or CallMethod (true), the last arguments by keyword: their names are the tuple
    /// `constants[names]`. `argc` counts both kinds. The result goes to `at`.
    CallKw { method: bool, at: Reg, argc: u16, names: u16 },
    /// Call the function in `at` with the positional arguments in the tuple `at+1` and, when `keywords`, those in the
    /// mapping `at+2`. The result goes to `at`.
    CallEx { keywords: bool, at: Reg },
    /// Look up the method on the type of `obj` (not consumed), laid out as by LoadMethod. The site has its name.
    LoadSpecial { which: Special, at: Reg, obj: Reg, site: u16 },
    /// `dst = function(codes[code])`; from temporary `at` on stand, as `flags` says, [`fn_flags::DEFAULTS`] a tuple,
    /// [`fn_flags::KWDEFAULTS`] a dict, [`fn_flags::ANNOTATIONS`] a dict, [`fn_flags::CLOSURE`] a tuple of cells, in that order.
    MakeFunction { flags: u8, dst: Reg, at: Reg, code: u16 },
    /// Return `src` to the caller; ends a generator or coroutine.
    Ret { src: Reg },
    /// Return None.
    RetNone,

    // --- iteration, generators, coroutines -------------------------------------------------------------------
    /// `dst = iter(src)`
    GetIter { dst: Reg, src: Reg },
    /// Next item of the iterator in local `iter`: bind `dst` and go to `to`; at the end drop the iterator and fall through.
    ForIter { dst: Reg, iter: Reg, to: i16 },
    /// `dst = aiter(src)`
    GetAIter { dst: Reg, src: Reg },
    /// `dst = ` the awaitable of the asynchronous iterator in local `aiter`'s next item.
    GetANext { dst: Reg, aiter: Reg },
    /// At the handler of an `async for`, `exc` (a hidden local) just caught: StopAsyncIteration is dropped and control
    /// falls through; anything else is raised again.
    EndAsyncFor { exc: Reg },
    /// Hand `src` out; `dst` is what comes back by `send`.
    Yield { dst: Reg, src: Reg },
    /// `dst = yield from src`
    YieldFrom { dst: Reg, src: Reg },
    /// `dst = await src`
    Await { dst: Reg, src: Reg },

    // --- exceptions ------------------------------------------------------------------------------------------
    /// First instruction of a handler: `dst` (a hidden local) = the exception. Never raises.
    CatchExc { dst: Reg },
    /// `raise exc from cause`; `cause` may be [`NO_REG`].
    Raise { exc: Reg, cause: Reg },
    /// `raise` without operand: the exception being handled, or RuntimeError.
    RaiseBare,
    /// Raise the exception in local `exc` again, its traceback untouched (end of `finally`, no handler matched).
    Reraise { exc: Reg },
    /// Go to `to` when `(exc matches class) == on`; TypeError where `class` is no exception class or tuple of them.
    JExcMatch { on: bool, exc: Reg, class: Reg, to: i16 },
    /// `except*`: split the exception in local `rest` by `class`: the matching group (or None) goes to local `found`, the
    /// rest (or None) stays in `rest`.
    SplitGroup { rest: Reg, found: Reg, class: Reg },
    /// End of `except*`: `dst` = what must be raised, made of the original `exc` and the list `raised` (what the clauses
    /// raised and the unhandled rest), or None.
    JoinGroup { dst: Reg, exc: Reg, raised: Reg },
    /// For `__exit__`: `at` = type of `exc`, `at+1` = `exc`, `at+2` = its traceback. Never raises.
    ExcTriple { at: Reg, exc: Reg },

    // --- pattern matching ------------------------------------------------------------------------------------
    /// Go to `to` when `(subject can match a sequence pattern) == on`; `subject` is not consumed.
    JSequence { on: bool, subject: Reg, to: i16 },
    /// Go to `to` when `(subject can match a mapping pattern) == on`; `subject` is not consumed.
    JMapping { on: bool, subject: Reg, to: i16 },
    /// `dst = len(src)`; `src` is not consumed.
    GetLen { dst: Reg, src: Reg },
    /// `dst = ` tuple of `subject[key]` for each of the tuple `keys`, or None where one is missing; neither is consumed.
    MatchKeys { dst: Reg, subject: Reg, keys: Reg },
    /// `dst = dict(subject)` without the tuple `keys`; neither is consumed.
    MapRest { dst: Reg, subject: Reg, keys: Reg },
    /// Class pattern: the class is in temporary `at`; `at` = tuple of the `npos` positional attributes and those named by
    /// the tuple `constants[names]`, or None where `subject` (not consumed) does not match.
    MatchClass { npos: u8, at: Reg, subject: Reg, names: u16 },

    // --- imports and the rest --------------------------------------------------------------------------------
    /// `dst = __import__(constants[name], fromlist = at, level)`; `at` is a temporary (tuple or None).
    ImportName { level: u8, dst: Reg, at: Reg, name: u16 },
    /// `dst = module.<site name>` or the submodule; ImportError. `module` is not consumed.
    ImportFrom { dst: Reg, module: Reg, site: u16 },
    /// A rare operation; operands by its own description ([`NO_REG`] where unused).
    Intrinsic { which: Intrinsic, dst: Reg, a: Reg, b: Reg },
}

impl Op {
    /// Of a jump that a comparison decides: the truth on which it is taken, and its target.
    pub fn condition(self) -> Option<(bool, i16)> {
        match self {
            Op::JLt { on, to, .. } | Op::JLe { on, to, .. } | Op::JEq { on, to, .. } => Some((on, to)),
            Op::JNe { on, to, .. } | Op::JGt { on, to, .. } | Op::JGe { on, to, .. } => Some((on, to)),
            Op::JLtI { on, to, .. } | Op::JLeI { on, to, .. } | Op::JEqI { on, to, .. } => Some((on, to)),
            Op::JNeI { on, to, .. } | Op::JGtI { on, to, .. } | Op::JGeI { on, to, .. } => Some((on, to)),
            _ => None,
        }
    }

    /// Of an instruction that suspends: the register that gets what comes back.
    pub fn result(self) -> Option<Reg> {
        match self {
            Op::Yield { dst, .. } | Op::YieldFrom { dst, .. } | Op::Await { dst, .. } => Some(dst),
            _ => None,
        }
    }

    /// Of `ForIter`: the iterator's register.
    pub fn iterator(self) -> Option<Reg> {
        match self {
            Op::ForIter { iter, .. } => Some(iter),
            _ => None,
        }
    }

    /// Of `ForIter`: where the loop's body is.
    pub fn iteration_target(self) -> Option<i16> {
        match self {
            Op::ForIter { to, .. } => Some(to),
            _ => None,
        }
    }
}

/// Flags of [`Op::MakeFunction`].
pub mod fn_flags {
    /// A tuple of positional defaults.
    pub const DEFAULTS: u8 = 1;
    /// A dict of keyword-only defaults.
    pub const KWDEFAULTS: u8 = 2;
    /// A dict of annotations.
    pub const ANNOTATIONS: u8 = 4;
    /// A tuple of cells.
    pub const CLOSURE: u8 = 8;
}

const _: () = assert!(size_of::<Op>() == 8, "an instruction is exactly 8 bytes");

impl Op {
    /// Whether a jump's field can hold a distance.
    pub fn fits_jump(self, distance: i64) -> bool {
        matches!(self, Op::Jump { .. }) || i16::try_from(distance).is_ok()
    }

    /// The same jump over another distance.
    pub fn with_jump(mut self, distance: i32) -> Op {
        let near = distance as i16;
        match &mut self {
            Op::Jump { to } => *to = distance,
            Op::JLt { to, .. } | Op::JLe { to, .. } | Op::JEq { to, .. } | Op::JNe { to, .. } | Op::JGt { to, .. } => {
                *to = near
            }
            Op::JGe { to, .. }
            | Op::JLtI { to, .. }
            | Op::JLeI { to, .. }
            | Op::JEqI { to, .. }
            | Op::JNeI { to, .. } => *to = near,
            Op::JGtI { to, .. }
            | Op::JGeI { to, .. }
            | Op::JIs { to, .. }
            | Op::JIn { to, .. }
            | Op::JTrue { to, .. } => *to = near,
            Op::JNone { to, .. } | Op::JKeep { to, .. } | Op::ForIter { to, .. } | Op::JExcMatch { to, .. } => {
                *to = near
            }
            Op::JSequence { to, .. } | Op::JMapping { to, .. } => *to = near,
            _ => unreachable!("only jumps have distances"),
        }
        self
    }

    /// The jump taken exactly when this one is not; `None` for jumps that do something besides, of which there is no opposite.
    pub fn inverted(mut self) -> Option<Op> {
        match &mut self {
            Op::JLt { on, .. } | Op::JLe { on, .. } | Op::JEq { on, .. } | Op::JNe { on, .. } | Op::JGt { on, .. } => {
                *on = !*on
            }
            Op::JGe { on, .. }
            | Op::JLtI { on, .. }
            | Op::JLeI { on, .. }
            | Op::JEqI { on, .. }
            | Op::JNeI { on, .. } => *on = !*on,
            Op::JGtI { on, .. }
            | Op::JGeI { on, .. }
            | Op::JIs { on, .. }
            | Op::JIn { on, .. }
            | Op::JTrue { on, .. } => *on = !*on,
            Op::JNone { on, .. } | Op::JExcMatch { on, .. } | Op::JSequence { on, .. } | Op::JMapping { on, .. } => {
                *on = !*on
            }
            _ => return None,
        }
        Some(self)
    }

    /// Renumbers the registers.
    pub fn map_registers(&mut self, map: impl Fn(Reg) -> Reg) {
        let each = |registers: &mut [&mut Reg]| registers.iter_mut().for_each(|register| **register = map(**register));
        match self {
            Op::Jump { .. } | Op::DeleteGlobal { .. } | Op::DeleteName { .. } | Op::DeleteFree { .. } => {}
            Op::RetNone | Op::RaiseBare => {}
            Op::LoadInt { dst: a, .. }
            | Op::LoadConst { dst: a, .. }
            | Op::LoadNone { dst: a }
            | Op::LoadTrue { dst: a } => each(&mut [a]),
            Op::LoadFalse { dst: a }
            | Op::LoadGlobal { dst: a, .. }
            | Op::StoreGlobal { src: a, .. }
            | Op::LoadName { dst: a, .. } => each(&mut [a]),
            Op::StoreName { src: a, .. }
            | Op::MakeCell { reg: a }
            | Op::DeleteCell { cell: a }
            | Op::LoadFree { dst: a, .. } => each(&mut [a]),
            Op::StoreFree { src: a, .. } | Op::FreeCell { dst: a, .. } | Op::LoadClassFree { dst: a, .. } => {
                each(&mut [a])
            }
            Op::CheckBound { reg: a } | Op::DeleteLocal { reg: a } | Op::Drop { reg: a } => each(&mut [a]),
            Op::JTrue { a, .. }
            | Op::JNone { a, .. }
            | Op::JLtI { a, .. }
            | Op::JLeI { a, .. }
            | Op::JEqI { a, .. } => each(&mut [a]),
            Op::JNeI { a, .. }
            | Op::JGtI { a, .. }
            | Op::JGeI { a, .. }
            | Op::DelAttr { obj: a, .. }
            | Op::Ret { src: a } => each(&mut [a]),
            Op::CallKw { at: a, .. }
            | Op::CallEx { at: a, .. }
            | Op::LoadSuper { at: a, .. }
            | Op::EndAsyncFor { exc: a }
            | Op::CatchExc { dst: a } => each(&mut [a]),
            Op::Reraise { exc: a } | Op::JSequence { subject: a, .. } | Op::JMapping { subject: a, .. } => {
                each(&mut [a])
            }
            Op::Move { dst: a, src: b } | Op::LoadCell { dst: a, cell: b } | Op::StoreCell { cell: a, src: b } => {
                each(&mut [a, b])
            }
            Op::AddI { dst: a, a: b, .. } | Op::SubI { dst: a, a: b, .. } | Op::MulI { dst: a, a: b, .. } => {
                each(&mut [a, b])
            }
            Op::FloorDivI { dst: a, a: b, .. } | Op::ModI { dst: a, a: b, .. } | Op::AndI { dst: a, a: b, .. } => {
                each(&mut [a, b])
            }
            Op::Neg { dst: a, a: b }
            | Op::Pos { dst: a, a: b }
            | Op::Invert { dst: a, a: b }
            | Op::Not { dst: a, a: b } => each(&mut [a, b]),
            Op::JLt { a, b, .. }
            | Op::JLe { a, b, .. }
            | Op::JEq { a, b, .. }
            | Op::JNe { a, b, .. }
            | Op::JGt { a, b, .. } => each(&mut [a, b]),
            Op::JGe { a, b, .. } | Op::JIs { a, b, .. } | Op::JIn { a, b, .. } | Op::JKeep { dst: a, a: b, .. } => {
                each(&mut [a, b])
            }
            Op::GetAttr { dst: a, obj: b, .. }
            | Op::SetAttr { obj: a, src: b, .. }
            | Op::GetItemI { dst: a, obj: b, .. } => each(&mut [a, b]),
            Op::DelItem { obj: a, key: b }
            | Op::BuildList { dst: a, first: b, .. }
            | Op::BuildTuple { dst: a, first: b, .. } => each(&mut [a, b]),
            Op::BuildSet { dst: a, first: b, .. }
            | Op::BuildDict { dst: a, first: b, .. }
            | Op::BuildSlice { dst: a, first: b, .. } => each(&mut [a, b]),
            Op::BuildString { dst: a, first: b, .. }
            | Op::ListAppend { list: a, src: b }
            | Op::ListExtend { list: a, src: b } => each(&mut [a, b]),
            Op::SetAdd { set: a, src: b } | Op::SetUpdate { set: a, src: b } | Op::DictUpdate { dict: a, src: b } => {
                each(&mut [a, b])
            }
            Op::ListToTuple { dst: a, src: b }
            | Op::Unpack { src: a, first: b, .. }
            | Op::UnpackEx { src: a, first: b, .. } => each(&mut [a, b]),
            Op::Call { dst: a, at: b, .. }
            | Op::LoadMethod { at: a, obj: b, .. }
            | Op::CallMethod { dst: a, at: b, .. } => each(&mut [a, b]),
            Op::LoadSpecial { at: a, obj: b, .. }
            | Op::MakeFunction { dst: a, at: b, .. }
            | Op::GetIter { dst: a, src: b } => each(&mut [a, b]),
            Op::ForIter { dst: a, iter: b, .. }
            | Op::GetAIter { dst: a, src: b }
            | Op::GetANext { dst: a, aiter: b } => each(&mut [a, b]),
            Op::Yield { dst: a, src: b } | Op::YieldFrom { dst: a, src: b } | Op::Await { dst: a, src: b } => {
                each(&mut [a, b])
            }
            Op::Raise { exc: a, cause: b }
            | Op::JExcMatch { exc: a, class: b, .. }
            | Op::ExcTriple { at: a, exc: b } => each(&mut [a, b]),
            Op::GetLen { dst: a, src: b }
            | Op::MatchClass { at: a, subject: b, .. }
            | Op::ImportName { dst: a, at: b, .. } => each(&mut [a, b]),
            Op::ImportFrom { dst: a, module: b, .. } => each(&mut [a, b]),
            Op::Add { dst, a, b, .. }
            | Op::Sub { dst, a, b, .. }
            | Op::Mul { dst, a, b, .. }
            | Op::Div { dst, a, b, .. } => each(&mut [dst, a, b]),
            Op::FloorDiv { dst, a, b, .. }
            | Op::Mod { dst, a, b, .. }
            | Op::Pow { dst, a, b, .. }
            | Op::Shl { dst, a, b, .. } => each(&mut [dst, a, b]),
            Op::Shr { dst, a, b, .. }
            | Op::And { dst, a, b, .. }
            | Op::Or { dst, a, b, .. }
            | Op::Xor { dst, a, b, .. } => each(&mut [dst, a, b]),
            Op::MatMul { dst, a, b, .. } | Op::Lt { dst, a, b } | Op::Le { dst, a, b } | Op::Eq { dst, a, b } => {
                each(&mut [dst, a, b])
            }
            Op::Ne { dst, a, b } | Op::Gt { dst, a, b } | Op::Ge { dst, a, b } | Op::Is { dst, a, b, .. } => {
                each(&mut [dst, a, b])
            }
            Op::In { dst, a, b, .. } | Op::Intrinsic { dst, a, b, .. } => each(&mut [dst, a, b]),
            Op::GetItem { dst: a, obj: b, key: c } | Op::SetItem { obj: a, key: b, src: c } => each(&mut [a, b, c]),
            Op::DictInsert { dict: a, key: b, src: c } | Op::DictMerge { dict: a, src: b, func: c } => {
                each(&mut [a, b, c])
            }
            Op::FormatValue { dst: a, value: b, spec: c, .. } | Op::SplitGroup { rest: a, found: b, class: c } => {
                each(&mut [a, b, c])
            }
            Op::JoinGroup { dst: a, exc: b, raised: c } | Op::MatchKeys { dst: a, subject: b, keys: c } => {
                each(&mut [a, b, c])
            }
            Op::MapRest { dst: a, subject: b, keys: c } => each(&mut [a, b, c]),
        }
    }
}

impl Op {
    /// The distance of a jump.
    pub fn distance(self) -> Option<i32> {
        match self {
            Op::Jump { to } => Some(to),
            Op::JIs { to, .. }
            | Op::JIn { to, .. }
            | Op::JTrue { to, .. }
            | Op::JNone { to, .. }
            | Op::JKeep { to, .. } => Some(to.into()),
            Op::ForIter { to, .. } | Op::JExcMatch { to, .. } | Op::JSequence { to, .. } | Op::JMapping { to, .. } => {
                Some(to.into())
            }
            _ => self.condition().map(|(_, to)| to.into()),
        }
    }
}
