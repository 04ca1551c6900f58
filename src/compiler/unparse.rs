//! Expressions as text, for annotations under `from __future__ import annotations` (`ast.unparse`'s form).

use crate::ast::*;

/// The text of an expression.
pub fn expression(value: &Expr) -> String {
    match &value.kind {
        ExprKind::Constant(constant) => literal(constant),
        ExprKind::Name(name) => name.to_string(),
        ExprKind::Attribute { value, attr } => format!("{}.{}", expression(value), attr.name),
        ExprKind::Subscript { value, index } => {
            let inner = match &index.kind {
                ExprKind::Tuple { items, .. } if !items.is_empty() => list(items),
                _ => expression(index),
            };
            format!("{}[{inner}]", expression(value))
        }
        ExprKind::Binary { left, op, right } => format!("{} {} {}", expression(left), operator(*op), expression(right)),
        ExprKind::Unary { op, operand } => {
            let sign = match op {
                UnaryOp::Neg => "-",
                UnaryOp::Pos => "+",
                UnaryOp::Invert => "~",
                UnaryOp::Not => "not ",
            };
            format!("{sign}{}", expression(operand))
        }
        ExprKind::Tuple { items, .. } => match items.as_slice() {
            [one] => format!("({},)", expression(one)),
            items => format!("({})", list(items)),
        },
        ExprKind::List(items) => format!("[{}]", list(items)),
        ExprKind::Set(items) => format!("{{{}}}", list(items)),
        ExprKind::Starred(value) => format!("*{}", expression(value)),
        ExprKind::Call { func, args } => {
            let args: Vec<String> = args
                .iter()
                .map(|arg| match arg {
                    Arg::Positional(value) => expression(value),
                    Arg::Starred(value, _) => format!("*{}", expression(value)),
                    Arg::Keyword(name, value) => format!("{}={}", name.name, expression(value)),
                    Arg::DoubleStarred(value, _) => format!("**{}", expression(value)),
                })
                .collect();
            format!("{}({})", expression(func), args.join(", "))
        }
        ExprKind::IfExp { test, body, orelse } => {
            format!("{} if {} else {}", expression(body), expression(test), expression(orelse))
        }
        ExprKind::Bool { op, values } => {
            let word = if *op == BoolOp::And { " and " } else { " or " };
            values.iter().map(expression).collect::<Vec<_>>().join(word)
        }
        ExprKind::Dict(items) => {
            let items: Vec<String> = items
                .iter()
                .map(|(key, value)| match key {
                    Some(key) => format!("{}: {}", expression(key), expression(value)),
                    None => format!("**{}", expression(value)),
                })
                .collect();
            format!("{{{}}}", items.join(", "))
        }
        _ => "...".to_owned(),
    }
}

fn list(items: &[Expr]) -> String {
    items.iter().map(expression).collect::<Vec<_>>().join(", ")
}

fn literal(constant: &Constant) -> String {
    match constant {
        Constant::None => "None".to_owned(),
        Constant::True => "True".to_owned(),
        Constant::False => "False".to_owned(),
        Constant::Ellipsis => "...".to_owned(),
        Constant::Int(number) => number.to_string(),
        Constant::BigInt { digits, .. } => digits.to_string(),
        Constant::Float(number) => format!("{number:?}"),
        Constant::Imaginary(number) => format!("{number:?}j"),
        Constant::Str(Text::Utf8(text)) => {
            let quote = if text.contains('\'') && !text.contains('"') { '"' } else { '\'' };
            let escaped = text.replace('\\', "\\\\").replace('\n', "\\n").replace('\t', "\\t");
            let escaped = if quote == '\'' { escaped.replace('\'', "\\'") } else { escaped };
            format!("{quote}{escaped}{quote}")
        }
        Constant::Str(Text::CodePoints(_)) => "''".to_owned(),
        Constant::Bytes(bytes) => format!("b'{}'", bytes.escape_ascii()),
    }
}

fn operator(op: BinOp) -> &'static str {
    match op {
        BinOp::Add => "+",
        BinOp::Sub => "-",
        BinOp::Mul => "*",
        BinOp::Div => "/",
        BinOp::FloorDiv => "//",
        BinOp::Mod => "%",
        BinOp::Pow => "**",
        BinOp::Shl => "<<",
        BinOp::Shr => ">>",
        BinOp::And => "&",
        BinOp::Or => "|",
        BinOp::Xor => "^",
        BinOp::MatMul => "@",
    }
}
