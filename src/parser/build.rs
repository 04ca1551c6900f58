//! Actions of the grammar: nodes with their depth, and the checks that a grammar cannot express.

use super::targets::{self, Role};
use crate::ast::*;
use crate::lexer::LexError;
use crate::lexer::token::Token;
use crate::source::Span;
use lalrpop_util::ParseError;

/// What an action that may refuse answers.
pub type Built<T> = Result<T, ParseError<u32, Token, LexError>>;

/// Refuses with a message over a span.
pub fn refuse<T>(span: Span, message: impl Into<String>) -> Built<T> {
    Err(ParseError::User { error: LexError::new(span, message) })
}

// --- nodes -------------------------------------------------------------------------------------------------------

fn deepest<'a>(parts: impl IntoIterator<Item = &'a Expr>) -> u16 {
    parts.into_iter().map(|part| part.depth).max().unwrap_or(0)
}

fn clauses_depth(clauses: &[Comprehension]) -> u16 {
    let of = |clause: &Comprehension| clause.target.depth.max(clause.iter.depth).max(deepest(&clause.ifs));
    clauses.iter().map(of).max().unwrap_or(0)
}

fn parts_depth(parts: &[FStringPart]) -> u16 {
    let of = |part: &FStringPart| match part {
        FStringPart::Literal(_) => 0,
        FStringPart::Field { value, spec, .. } => value.depth.max(spec.as_deref().map_or(0, parts_depth)),
    };
    parts.iter().map(of).max().unwrap_or(0)
}

fn param_depth(params: &Params) -> u16 {
    let all = params.posonly.iter().chain(&params.args).chain(&params.kwonly);
    all.filter_map(|param| param.default.as_ref()).map(|default| default.depth).max().unwrap_or(0)
}

fn arg_depth(args: &[Arg]) -> u16 {
    let of = |arg: &Arg| match arg {
        Arg::Positional(value) | Arg::Starred(value, _) | Arg::Keyword(_, value) | Arg::DoubleStarred(value, _) => {
            value.depth
        }
    };
    args.iter().map(of).max().unwrap_or(0)
}

fn depth_below(kind: &ExprKind) -> u16 {
    match kind {
        ExprKind::Constant(_) | ExprKind::Name(_) => 0,
        ExprKind::FString(parts) => parts_depth(parts),
        ExprKind::Binary { left, right, .. } => left.depth.max(right.depth),
        ExprKind::Unary { operand, .. } => operand.depth,
        ExprKind::Bool { values, .. } => deepest(values),
        ExprKind::Compare { left, rest } => left.depth.max(rest.iter().map(|(_, e)| e.depth).max().unwrap_or(0)),
        ExprKind::Call { func, args } => func.depth.max(arg_depth(args)),
        ExprKind::Attribute { value, .. } => value.depth,
        ExprKind::Subscript { value, index } => value.depth.max(index.depth),
        ExprKind::Slice { lower, upper, step } => deepest([lower, upper, step].into_iter().flatten().map(|e| &**e)),
        ExprKind::Starred(value) | ExprKind::Await(value) | ExprKind::YieldFrom(value) => value.depth,
        ExprKind::Tuple { items, .. } | ExprKind::List(items) | ExprKind::Set(items) => deepest(items),
        ExprKind::Dict(items) => {
            items.iter().map(|(k, v)| k.as_ref().map_or(0, |k| k.depth).max(v.depth)).max().unwrap_or(0)
        }
        ExprKind::ListComp { element, clauses }
        | ExprKind::SetComp { element, clauses }
        | ExprKind::Generator { element, clauses } => element.depth.max(clauses_depth(clauses)),
        ExprKind::DictComp { key, value, clauses } => key.depth.max(value.depth).max(clauses_depth(clauses)),
        ExprKind::IfExp { test, body, orelse } => test.depth.max(body.depth).max(orelse.depth),
        ExprKind::Lambda { params, body } => body.depth.max(param_depth(params)),
        ExprKind::Named { value, .. } => value.depth,
        ExprKind::Yield(value) => value.as_ref().map_or(0, |value| value.depth),
    }
}

/// A node over `l..r`; refused where the tree gets too deep.
pub fn expr(kind: ExprKind, l: u32, r: u32) -> Built<Expr> {
    let depth = depth_below(&kind) + 1;
    let span = Span::new(l, r);
    if depth > MAX_DEPTH {
        return refuse(span, "too many nested parentheses");
    }
    Ok(Expr { kind, span, depth })
}

pub fn name_expr(name: Ident) -> Built<Expr> {
    expr(ExprKind::Name(name.name), name.span.start, name.span.end)
}

pub fn constant_expr(constant: Constant, l: u32, r: u32) -> Built<Expr> {
    expr(ExprKind::Constant(constant), l, r)
}

pub fn binary(left: Expr, op: BinOp, right: Expr, l: u32, r: u32) -> Built<Expr> {
    expr(ExprKind::Binary { left: Box::new(left), op, right: Box::new(right) }, l, r)
}

pub fn unary(op: UnaryOp, operand: Expr, l: u32, r: u32) -> Built<Expr> {
    expr(ExprKind::Unary { op, operand: Box::new(operand) }, l, r)
}

pub fn boolean(op: BoolOp, first: Expr, rest: Vec<Expr>, l: u32, r: u32) -> Built<Expr> {
    let values = std::iter::once(first).chain(rest).collect();
    expr(ExprKind::Bool { op, values }, l, r)
}

pub fn comparison(left: Expr, rest: Vec<(CmpOp, Expr)>, l: u32, r: u32) -> Built<Expr> {
    expr(ExprKind::Compare { left: Box::new(left), rest }, l, r)
}

pub fn conditional(test: Expr, body: Expr, orelse: Expr, l: u32, r: u32) -> Built<Expr> {
    expr(ExprKind::IfExp { test: Box::new(test), body: Box::new(body), orelse: Box::new(orelse) }, l, r)
}

pub fn lambda(params: Params, body: Expr, l: u32, r: u32) -> Built<Expr> {
    expr(ExprKind::Lambda { params: Box::new(params), body: Box::new(body) }, l, r)
}

pub fn attribute(value: Expr, attr: Ident, l: u32, r: u32) -> Built<Expr> {
    expr(ExprKind::Attribute { value: Box::new(value), attr }, l, r)
}

pub fn subscript(value: Expr, index: Expr, l: u32, r: u32) -> Built<Expr> {
    expr(ExprKind::Subscript { value: Box::new(value), index: Box::new(index) }, l, r)
}

pub fn slice(lower: Option<Expr>, upper: Option<Expr>, step: Option<Option<Expr>>, l: u32, r: u32) -> Built<Expr> {
    let boxed = |part: Option<Expr>| part.map(Box::new);
    expr(ExprKind::Slice { lower: boxed(lower), upper: boxed(upper), step: boxed(step.flatten()) }, l, r)
}

pub fn tuple_of(first: Expr, rest: Option<Vec<Expr>>, parenthesized: bool, l: u32, r: u32) -> Built<Expr> {
    let mut items = vec![first];
    items.extend(rest.unwrap_or_default());
    expr(ExprKind::Tuple { items, parenthesized }, l, r)
}

/// `(x)`: the node keeps its own span; nesting counts.
pub fn grouped(mut value: Expr) -> Built<Expr> {
    value.depth += 1;
    if value.depth > MAX_DEPTH {
        return refuse(value.span, "too many nested parentheses");
    }
    Ok(value)
}

pub fn starred_group(value: Expr) -> Built<Expr> {
    refuse(value.span, "cannot use starred expression here")
}

pub fn call(func: Expr, args: Vec<Arg>, l: u32, r: u32) -> Built<Expr> {
    expr(ExprKind::Call { func: Box::new(func), args }, l, r)
}

// --- comprehensions ----------------------------------------------------------------------------------------------

pub fn clause(is_async: bool, mut target: Expr, iter: Expr, ifs: Vec<Expr>) -> Built<Comprehension> {
    targets::check(&mut target, Role::For)?;
    Ok(Comprehension { is_async, target, iter, ifs })
}

fn no_star(value: &Expr, what: &str) -> Built<()> {
    match value.kind {
        ExprKind::Starred(_) => refuse(value.span, format!("{what} unpacking cannot be used in comprehension")),
        _ => Ok(()),
    }
}

pub fn generator(element: Expr, clauses: Vec<Comprehension>, l: u32, r: u32) -> Built<Expr> {
    expr(ExprKind::Generator { element: Box::new(element), clauses }, l, r)
}

pub fn list_comprehension(element: Expr, clauses: Vec<Comprehension>, l: u32, r: u32) -> Built<Expr> {
    no_star(&element, "iterable")?;
    expr(ExprKind::ListComp { element: Box::new(element), clauses }, l, r)
}

pub fn set_comprehension(element: Expr, clauses: Vec<Comprehension>, l: u32, r: u32) -> Built<Expr> {
    no_star(&element, "iterable")?;
    expr(ExprKind::SetComp { element: Box::new(element), clauses }, l, r)
}

pub fn dict_comprehension(item: (Option<Expr>, Expr), clauses: Vec<Comprehension>, l: u32, r: u32) -> Built<Expr> {
    match item {
        (Some(key), value) => expr(ExprKind::DictComp { key: Box::new(key), value: Box::new(value), clauses }, l, r),
        (None, value) => {
            let stars = Span::new(value.span.start.saturating_sub(2), value.span.start);
            refuse(stars, "dict unpacking cannot be used in dict comprehension")
        }
    }
}

// --- arguments ---------------------------------------------------------------------------------------------------

/// An argument as it is read.
pub enum ArgPiece {
    Positional(Expr),
    /// A generator expression without parentheses of its own.
    Generator(Expr),
    Keyword(Ident, Expr),
    Starred(Expr, Span),
    DoubleStarred(Expr, Span),
}

pub fn bare_generator(element: Expr, clauses: Vec<Comprehension>, l: u32, r: u32) -> Built<ArgPiece> {
    Ok(ArgPiece::Generator(generator(element, clauses, l, r)?))
}

/// The arguments of a call, in an order that Python allows.
pub fn arguments(pieces: Vec<ArgPiece>, trailing_comma: bool, span: Span) -> Built<Vec<Arg>> {
    let alone = pieces.len() == 1;
    let mut args: Vec<Arg> = Vec::with_capacity(pieces.len());
    let (mut keyword, mut double_star) = (false, false);
    let last = pieces.len() - 1;
    for (index, piece) in pieces.into_iter().enumerate() {
        match piece {
            ArgPiece::Positional(value) => {
                if double_star || keyword {
                    // CPython points behind the arguments.
                    let what = if double_star { "keyword argument unpacking" } else { "keyword argument" };
                    let at = if index == last { Span::new(span.end, span.end + 1) } else { value.span };
                    let at = if index == last { at } else { Span::new(at.start, at.end) };
                    return refuse(at, format!("positional argument follows {what}"));
                }
                args.push(Arg::Positional(value));
            }
            ArgPiece::Generator(value) => {
                if !alone || trailing_comma {
                    return refuse(value.span, "Generator expression must be parenthesized");
                }
                args.push(Arg::Positional(Expr {
                    span: Span::new(span.start.saturating_sub(1), span.end + 1),
                    ..value
                }));
            }
            ArgPiece::Keyword(name, value) => {
                let repeated = args.iter().any(|arg| matches!(arg, Arg::Keyword(other, _) if other.name == name.name));
                if repeated {
                    let span = name.span.to(value.span);
                    return refuse(span, format!("keyword argument repeated: {}", name.name));
                }
                keyword = true;
                args.push(Arg::Keyword(name, value));
            }
            ArgPiece::Starred(value, span) => {
                if double_star {
                    return refuse(span, "iterable argument unpacking follows keyword argument unpacking");
                }
                args.push(Arg::Starred(value, span));
            }
            ArgPiece::DoubleStarred(value, span) => {
                double_star = true;
                args.push(Arg::DoubleStarred(value, span));
            }
        }
    }
    Ok(args)
}

// --- parameters --------------------------------------------------------------------------------------------------

/// A piece of a parameter list as it is read.
pub enum ParamPiece {
    Plain(Param),
    Slash,
    Star(Option<Param>, bool),
    DoubleStar(Param, bool),
}

impl ParamPiece {
    pub fn plain(param: Param, default: Option<Expr>) -> ParamPiece {
        ParamPiece::Plain(Param { default, ..param })
    }
}

/// The parameters, in an order that Python allows.
pub fn parameters(pieces: Vec<(ParamPiece, Span)>, trailing_comma: bool, whole: Span) -> Built<Params> {
    let mut params = Params::default();
    let (mut star, mut slash, mut bare_star) = (false, false, None);
    let last = pieces.len() - 1;
    for (index, (piece, span)) in pieces.into_iter().enumerate() {
        if let (Some(kwarg), false) = (&params.kwarg, matches!(piece, ParamPiece::Slash)) {
            let _ = kwarg;
            return refuse(span, "arguments cannot follow var-keyword argument");
        }
        match piece {
            ParamPiece::Plain(param) if star => params.kwonly.push(param),
            ParamPiece::Plain(param) => {
                let defaulted = params.posonly.iter().chain(&params.args).any(|other| other.default.is_some());
                if param.default.is_none() && defaulted {
                    return refuse(span, "parameter without a default follows parameter with a default");
                }
                params.args.push(param);
            }
            ParamPiece::Slash => {
                if slash {
                    return refuse(span, "/ may appear only once");
                }
                if star {
                    return refuse(span, "/ must be ahead of *");
                }
                if params.args.is_empty() {
                    return refuse(span, "at least one argument must precede /");
                }
                slash = true;
                params.posonly = std::mem::take(&mut params.args);
            }
            ParamPiece::Star(param, default) => {
                if star {
                    return refuse(Span::new(span.start, span.start + 1), "* argument may appear only once");
                }
                if default {
                    let equal = Span::new(span.end.saturating_sub(1), span.end);
                    let _ = equal;
                    return refuse(span, "var-positional argument cannot have default value");
                }
                star = true;
                if param.is_none() {
                    bare_star = Some(span);
                    if index == last && trailing_comma {
                        return refuse(span, "named arguments must follow bare *");
                    }
                }
                params.vararg = param.map(Box::new);
            }
            ParamPiece::DoubleStar(param, default) => {
                if default {
                    return refuse(span, "var-keyword argument cannot have default value");
                }
                params.kwarg = Some(Box::new(param));
            }
        }
    }
    match bare_star {
        Some(span) if params.kwonly.is_empty() => refuse(span, "named arguments must follow bare *"),
        _ => {
            let _ = whole;
            Ok(params)
        }
    }
}

// --- strings -----------------------------------------------------------------------------------------------------

/// A piece of adjacent string literals.
pub enum StringPart {
    Plain(Constant, Span),
    Format(Vec<FStringPart>),
}

/// Adjacent literals as one.
pub fn strings(parts: Vec<StringPart>, l: u32, r: u32) -> Built<Expr> {
    let is_bytes = |part: &StringPart| matches!(part, StringPart::Plain(Constant::Bytes(_), _));
    if parts.iter().any(is_bytes) {
        if !parts.iter().all(is_bytes) {
            return refuse(Span::new(l, r), "cannot mix bytes and nonbytes literals");
        }
        let mut bytes = Vec::new();
        for part in &parts {
            if let StringPart::Plain(Constant::Bytes(more), _) = part {
                bytes.extend_from_slice(more);
            }
        }
        return constant_expr(Constant::Bytes(bytes.into()), l, r);
    }
    let is_format = parts.iter().any(|part| matches!(part, StringPart::Format(_)));
    let mut pieces: Vec<FStringPart> = Vec::new();
    for part in parts {
        match part {
            StringPart::Plain(Constant::Str(text), _) => push_text(&mut pieces, text),
            StringPart::Plain(_, _) => {}
            StringPart::Format(more) => {
                for piece in more {
                    match piece {
                        FStringPart::Literal(text) => push_text(&mut pieces, text),
                        field => pieces.push(field),
                    }
                }
            }
        }
    }
    if is_format {
        return expr(ExprKind::FString(pieces), l, r);
    }
    let text = match pieces.pop() {
        Some(FStringPart::Literal(text)) => text,
        _ => Text::Utf8("".into()),
    };
    constant_expr(Constant::Str(text), l, r)
}

fn push_text(pieces: &mut Vec<FStringPart>, text: Text) {
    match pieces.last_mut() {
        Some(FStringPart::Literal(before)) => {
            let first = std::mem::replace(before, Text::Utf8("".into()));
            *before = crate::lexer::join_text(vec![first, text]);
        }
        _ => pieces.push(FStringPart::Literal(text)),
    }
}

/// A replacement field: the debug form's text stands before it.
pub fn field(
    value: Expr,
    debug: Option<Text>,
    conversion: Option<char>,
    spec: Option<Vec<FStringPart>>,
    span: Span,
) -> Vec<FStringPart> {
    let conversion = if debug.is_some() && conversion.is_none() && spec.is_none() { Some('r') } else { conversion };
    let field = FStringPart::Field { value: Box::new(value), conversion, spec, span };
    match debug {
        Some(text) => vec![FStringPart::Literal(text), field],
        None => vec![field],
    }
}
