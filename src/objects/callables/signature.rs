//! Signatures of natives: parsed from the row's text at first need.
//!
//! A row's signature is Python's own notation: `name(a, b=1, /, c=None, *args, d, **kwargs)`. Defaults are the literals that
//! Python programs show: None, True, False, numbers, simple strings; anything else (`<unrepresentable>`) is Unbound, and the native
//! decides.

use crate::heap::Value;
use crate::objects::dict::Dict;
use crate::objects::names::Symbol;
use crate::objects::native::{Binding, NativeFn, Rest, Row};
use crate::objects::tuple::Tuple;
use crate::vm::Vm;

/// Natives with no more parameters than this are called without allocating.
pub const INLINE_PARAMS: usize = 8;

/// Most have no more than these: their arguments take less room on the native stack.
pub const FEW_PARAMS: usize = 4;

/// In [`Signature::direct`]: no number of arguments is the right one.
pub const CLASS_BOUND: i32 = -2;

/// A parsed signature.
pub struct Signature {
    /// The function's name.
    pub name: &'static str,
    /// Its parameters, in order.
    pub params: Vec<Param>,
    /// The number of positional arguments that needs no binding, or -1.
    pub exact: i32,
    /// The same, or [`CLASS_BOUND`] of a class method, which gets its class in front of what the caller wrote.
    pub direct: i32,
    /// The native's Rust side.
    pub body: NativeFn,
    /// How many leading arguments must be given.
    least: usize,
    /// What `*args` and `**kwargs` are bound to.
    rest: Rest,
    /// Where it is of the usual form for positional arguments that are not all of its parameters.
    pub open: Option<Open>,
}

/// A signature of few parameters: leading ones that take a position, perhaps `*args`, then only such as have defaults.
#[derive(Clone, Copy)]
pub struct Open {
    /// How many lead.
    pub leading: usize,
    /// How many of them must be given.
    pub least: usize,
    /// Whether `*args` follows.
    pub rest: bool,
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

impl ParamKind {
    /// Whether an argument may be given by this parameter's name.
    pub fn takes_keyword(self) -> bool {
        matches!(self, ParamKind::PositionalOrKeyword | ParamKind::KeywordOnly)
    }

    fn takes_position(self) -> bool {
        matches!(self, ParamKind::PositionalOnly | ParamKind::PositionalOrKeyword)
    }
}

impl Signature {
    /// Parses a row's text.
    pub fn parse(vm: &mut Vm, row: &Row) -> Signature {
        let text = row.signature;
        let (name, behind) = text.split_once('(').unwrap_or((text, ")"));
        let inside = behind.rsplit_once(')').map_or(behind, |(inside, _)| inside);
        let mut params: Vec<Param> = Vec::new();
        let mut keyword_only = false;
        for piece in split_params(inside) {
            match piece {
                "/" => params.iter_mut().for_each(|param| param.kind = ParamKind::PositionalOnly),
                "*" => keyword_only = true,
                _ => {
                    let param = parse_param(vm, piece, keyword_only);
                    keyword_only |= param.kind == ParamKind::VarPositional;
                    params.push(param);
                }
            }
        }
        let exact = params.iter().all(|param| param.kind.takes_position()).then_some(params.len() as i32);
        let least = params.iter().rposition(|param| param.required).map_or(0, |last| last + 1);
        let exact = exact.unwrap_or(-1);
        let direct = if row.binding == Binding::Class { CLASS_BOUND } else { exact };
        let open = Open::of(&params, least, row.rest);
        Signature { name, params, exact, direct, body: row.body, least, rest: row.rest, open }
    }

    /// The defaults of the parameters behind `given` positional arguments; `None` where these are not all that a call must give.
    #[inline(always)]
    pub fn defaults_behind(&self, given: usize) -> Option<&[Param]> {
        if given < self.least || self.direct < given as i32 {
            return None;
        }
        self.params.get(given..)
    }

    /// Binds positional arguments to as many places as there are parameters: false (and nothing is promised of `bound`) where a
    /// required one is missing or there are too many.
    pub fn bind_positional(&self, values: &[Value], empty: &Value, bound: &mut [Value]) -> bool {
        let mut taken = 0;
        for (place, param) in bound.iter_mut().zip(&self.params) {
            *place = match param.kind {
                ParamKind::VarPositional if self.rest == Rest::Ignored => {
                    taken = values.len();
                    Value::Unbound
                }
                ParamKind::VarKeyword if self.rest != Rest::Made => Value::Unbound,
                ParamKind::VarPositional if taken < values.len() => {
                    let rest = Tuple::from_iter(values[taken..].iter().cloned());
                    taken = values.len();
                    rest.into()
                }
                ParamKind::VarPositional => empty.clone(),
                ParamKind::VarKeyword => Dict::new().into(),
                ParamKind::PositionalOnly | ParamKind::PositionalOrKeyword if taken < values.len() => {
                    taken += 1;
                    values[taken - 1].clone()
                }
                _ if param.required => return false,
                _ => param.default.clone(),
            };
        }
        taken == values.len()
    }

    /// How many arguments can be given by position.
    pub fn positional_count(&self) -> usize {
        self.params.iter().filter(|param| param.kind.takes_position()).count()
    }

    /// How many positional arguments must be given.
    pub fn required_count(&self) -> usize {
        self.params.iter().filter(|param| param.kind.takes_position() && param.required).count()
    }

    /// How many parameters are positional-only.
    pub fn positional_only_count(&self) -> usize {
        self.params.iter().filter(|param| param.kind == ParamKind::PositionalOnly).count()
    }

    /// Whether any argument can be given by a name of the signature.
    pub fn takes_keywords(&self) -> bool {
        self.params.iter().any(|param| param.kind.takes_keyword())
    }

    /// The place of `*args`.
    pub fn var_positional(&self) -> Option<usize> {
        self.params.iter().position(|param| param.kind == ParamKind::VarPositional)
    }

    /// The place of `**kwargs`.
    pub fn var_keyword(&self) -> Option<usize> {
        self.params.iter().position(|param| param.kind == ParamKind::VarKeyword)
    }
}

impl Open {
    fn of(params: &[Param], least: usize, rest: Rest) -> Option<Open> {
        let leading = params.iter().take_while(|param| param.kind.takes_position()).count();
        let has_rest = params.get(leading).is_some_and(|param| param.kind == ParamKind::VarPositional);
        let mut behind = params[leading..].iter().skip(usize::from(has_rest));
        let optional = behind.all(|param| param.kind == ParamKind::KeywordOnly && !param.required);
        let usual = optional && least <= leading && params.len() <= FEW_PARAMS && rest == Rest::Made;
        usual.then_some(Open { leading, least, rest: has_rest })
    }

    /// Whether so many positional arguments fit.
    #[inline(always)]
    pub fn takes(self, given: usize) -> bool {
        given >= self.least && (self.rest || given <= self.leading)
    }
}

/// Splits at the commas that stand outside brackets and quotes.
fn split_params(text: &'static str) -> Vec<&'static str> {
    let (mut depth, mut quote, mut start) = (0usize, None, 0);
    let mut pieces = Vec::new();
    for (at, c) in text.char_indices() {
        match (quote, c) {
            (Some(open), _) if open == c => quote = None,
            (Some(_), _) => {}
            (None, '\'' | '"') => quote = Some(c),
            (None, '(' | '[' | '{' | '<') => depth += 1,
            (None, ')' | ']' | '}' | '>') => depth = depth.saturating_sub(1),
            (None, ',') if depth == 0 => {
                pieces.push(text[start..at].trim());
                start = at + 1;
            }
            (None, _) => {}
        }
    }
    pieces.push(text[start..].trim());
    pieces.retain(|piece| !piece.is_empty());
    pieces
}

fn parse_param(vm: &mut Vm, piece: &'static str, keyword_only: bool) -> Param {
    let kind = match (piece.starts_with("**"), piece.starts_with('*'), keyword_only) {
        (true, _, _) => ParamKind::VarKeyword,
        (false, true, _) => ParamKind::VarPositional,
        (false, false, true) => ParamKind::KeywordOnly,
        (false, false, false) => ParamKind::PositionalOrKeyword,
    };
    let (name, default) = match piece.split_once('=') {
        Some((name, default)) => (name.trim(), Some(default.trim())),
        None => (piece.trim_start_matches('*'), None),
    };
    let required = default.is_none() && matches!(kind, ParamKind::PositionalOrKeyword | ParamKind::KeywordOnly);
    let default = default.map_or(Value::Unbound, |text| parse_default(vm, text));
    Param { name: vm.intern(name), kind, default, required }
}

fn parse_default(vm: &mut Vm, text: &'static str) -> Value {
    match text {
        "None" => Value::None,
        "True" => Value::True,
        "False" => Value::False,
        "()" => vm.empty_tuple.clone(),
        _ => {
            if let Ok(number) = text.parse::<i64>() {
                return Value::Int(number);
            }
            let quoted = text.len() >= 2 && text.starts_with(['\'', '"']);
            if quoted {
                let inside = &text[1..text.len() - 1];
                return vm.text(&inside.replace("\\n", "\n").replace("\\t", "\t").replace("\\r", "\r"));
            }
            text.parse::<f64>().map_or(Value::Unbound, Value::float)
        }
    }
}
