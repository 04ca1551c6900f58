//! Expressions, parameters and arguments as CPython's nodes.

use super::Field;
use super::constants::{constant, text};
use super::nodes::{Ctx, bare, ctx, identifier, list, node, optional, placeless, string};
use crate::ast::*;

pub(super) fn load(value: &Expr) -> Field {
    expr(value, Ctx::Load)
}

pub(super) fn store(target: &Expr) -> Field {
    expr(target, Ctx::Store)
}

pub(super) fn stored_name(name: &Ident) -> Field {
    node("Name", name.span, vec![("id", identifier(name)), ("ctx", ctx(Ctx::Store))])
}

fn boxed(value: &Option<Box<Expr>>) -> Field {
    optional(value, |value| load(value))
}

pub(super) fn expr(of: &Expr, place: Ctx) -> Field {
    let (name, fields) = match &of.kind {
        ExprKind::Constant(value) => ("Constant", vec![("value", Field::Text(constant(value)))]),
        ExprKind::FString(parts) => ("JoinedStr", vec![("values", list(parts, fstring_part))]),
        ExprKind::Name(name) => ("Name", vec![("id", string(name)), ("ctx", ctx(place))]),
        ExprKind::Binary { left, op, right } => {
            ("BinOp", vec![("left", load(left)), ("op", bare(binary_name(*op))), ("right", load(right))])
        }
        ExprKind::Unary { op, operand } => ("UnaryOp", vec![("op", bare(unary_name(*op))), ("operand", load(operand))]),
        ExprKind::Bool { op, values } => {
            ("BoolOp", vec![("op", bare(logical_name(*op))), ("values", list(values, load))])
        }
        ExprKind::Compare { left, rest } => {
            let ops = list(rest, |(op, _)| bare(compare_name(*op)));
            ("Compare", vec![("left", load(left)), ("ops", ops), ("comparators", list(rest, |(_, right)| load(right)))])
        }
        ExprKind::Call { func, args } => {
            let (args, keywords) = arguments(args);
            ("Call", vec![("func", load(func)), ("args", args), ("keywords", keywords)])
        }
        ExprKind::Attribute { value, attr } => {
            ("Attribute", vec![("value", load(value)), ("attr", identifier(attr)), ("ctx", ctx(place))])
        }
        ExprKind::Subscript { value, index } => {
            ("Subscript", vec![("value", load(value)), ("slice", load(index)), ("ctx", ctx(place))])
        }
        ExprKind::Slice { lower, upper, step } => {
            ("Slice", vec![("lower", boxed(lower)), ("upper", boxed(upper)), ("step", boxed(step))])
        }
        ExprKind::Starred(value) => ("Starred", vec![("value", expr(value, place)), ("ctx", ctx(place))]),
        ExprKind::Tuple { items, .. } => {
            ("Tuple", vec![("elts", list(items, |item| expr(item, place))), ("ctx", ctx(place))])
        }
        ExprKind::List(items) => ("List", vec![("elts", list(items, |item| expr(item, place))), ("ctx", ctx(place))]),
        ExprKind::Set(items) => ("Set", vec![("elts", list(items, load))]),
        ExprKind::Dict(items) => {
            let keys = list(items, |(key, _)| key.as_ref().map_or(Field::Text("None".into()), load));
            ("Dict", vec![("keys", keys), ("values", list(items, |(_, value)| load(value)))])
        }
        ExprKind::ListComp { element, clauses } => ("ListComp", comprehension(element, clauses)),
        ExprKind::SetComp { element, clauses } => ("SetComp", comprehension(element, clauses)),
        ExprKind::Generator { element, clauses } => ("GeneratorExp", comprehension(element, clauses)),
        ExprKind::DictComp { key, value, clauses } => {
            ("DictComp", vec![("key", load(key)), ("value", load(value)), ("generators", list(clauses, clause))])
        }
        ExprKind::IfExp { test, body, orelse } => {
            ("IfExp", vec![("test", load(test)), ("body", load(body)), ("orelse", load(orelse))])
        }
        ExprKind::Lambda { params: list, body } => ("Lambda", vec![("args", params(list)), ("body", load(body))]),
        ExprKind::Named { target, value } => {
            ("NamedExpr", vec![("target", stored_name(target)), ("value", load(value))])
        }
        ExprKind::Await(value) => ("Await", vec![("value", load(value))]),
        ExprKind::Yield(value) => ("Yield", vec![("value", boxed(value))]),
        ExprKind::YieldFrom(value) => ("YieldFrom", vec![("value", load(value))]),
    };
    node(name, of.span, fields)
}

fn comprehension(element: &Expr, clauses: &[Comprehension]) -> Vec<(&'static str, Field)> {
    vec![("elt", load(element)), ("generators", list(clauses, clause))]
}

fn clause(clause: &Comprehension) -> Field {
    let is_async = Field::Text(u8::from(clause.is_async).to_string());
    let fields = vec![
        ("target", store(&clause.target)),
        ("iter", load(&clause.iter)),
        ("ifs", list(&clause.ifs, load)),
        ("is_async", is_async),
    ];
    placeless("comprehension", fields)
}

fn fstring_part(part: &FStringPart) -> Field {
    match part {
        FStringPart::Literal(literal) => placeless("Constant", vec![("value", Field::Text(text(literal)))]),
        FStringPart::Field { value, conversion, spec, span } => {
            let code = conversion.map_or(-1, |letter| letter as i32);
            let spec = optional(spec, |parts| placeless("JoinedStr", vec![("values", list(parts, fstring_part))]));
            let fields =
                vec![("value", load(value)), ("conversion", Field::Text(code.to_string())), ("format_spec", spec)];
            node("FormattedValue", *span, fields)
        }
    }
}

/// The node of a binary operator.
pub(super) fn operator(op: BinOp) -> Field {
    bare(binary_name(op))
}

fn binary_name(op: BinOp) -> &'static str {
    match op {
        BinOp::Add => "Add",
        BinOp::Sub => "Sub",
        BinOp::Mul => "Mult",
        BinOp::Div => "Div",
        BinOp::FloorDiv => "FloorDiv",
        BinOp::Mod => "Mod",
        BinOp::Pow => "Pow",
        BinOp::Shl => "LShift",
        BinOp::Shr => "RShift",
        BinOp::And => "BitAnd",
        BinOp::Or => "BitOr",
        BinOp::Xor => "BitXor",
        BinOp::MatMul => "MatMult",
    }
}

fn logical_name(op: BoolOp) -> &'static str {
    match op {
        BoolOp::And => "And",
        BoolOp::Or => "Or",
    }
}

fn unary_name(op: UnaryOp) -> &'static str {
    match op {
        UnaryOp::Neg => "USub",
        UnaryOp::Pos => "UAdd",
        UnaryOp::Invert => "Invert",
        UnaryOp::Not => "Not",
    }
}

fn compare_name(op: CmpOp) -> &'static str {
    match op {
        CmpOp::Lt => "Lt",
        CmpOp::Le => "LtE",
        CmpOp::Eq => "Eq",
        CmpOp::Ne => "NotEq",
        CmpOp::Gt => "Gt",
        CmpOp::Ge => "GtE",
        CmpOp::Is => "Is",
        CmpOp::IsNot => "IsNot",
        CmpOp::In => "In",
        CmpOp::NotIn => "NotIn",
    }
}

pub(super) fn params(params: &Params) -> Field {
    let arg = |param: &Param| {
        let fields = vec![("arg", identifier(&param.name)), ("annotation", optional(&param.annotation, load))];
        placeless("arg", fields)
    };
    let default = |param: &Param| optional(&param.default, load);
    let kw_default = |param: &Param| if param.default.is_some() { default(param) } else { Field::Text("None".into()) };
    let defaults = params.posonly.iter().chain(&params.args).filter(|param| param.default.is_some()).map(default);
    let fields = vec![
        ("posonlyargs", list(&params.posonly, arg)),
        ("args", list(&params.args, arg)),
        ("vararg", optional(&params.vararg, |param| arg(param))),
        ("kwonlyargs", list(&params.kwonly, arg)),
        ("kw_defaults", list(&params.kwonly, kw_default)),
        ("kwarg", optional(&params.kwarg, |param| arg(param))),
        ("defaults", Field::List(defaults.collect())),
    ];
    placeless("arguments", fields)
}

pub(super) fn arguments(args: &[Arg]) -> (Field, Field) {
    let (mut positional, mut keywords) = (Vec::new(), Vec::new());
    for arg in args {
        match arg {
            Arg::Positional(value) => positional.push(load(value)),
            Arg::Starred(value, span) => {
                positional.push(node("Starred", *span, vec![("value", load(value)), ("ctx", ctx(Ctx::Load))]));
            }
            Arg::Keyword(name, value) => {
                let fields = vec![("arg", identifier(name)), ("value", load(value))];
                keywords.push(placeless("keyword", fields));
            }
            Arg::DoubleStarred(value, _) => keywords.push(placeless("keyword", vec![("value", load(value))])),
        }
    }
    (Field::List(positional), Field::List(keywords))
}
