//! `coroscope ast`: the tree as indented text, in the form of CPython's `ast.dump(tree, indent=2)`.
//!
//! The tree is turned into named nodes with CPython's names and fields ([`statements`], [`expressions`], [`patterns`]), which one printer writes. Where
//! our tree is flatter (`elif`, contexts of names) the nodes are CPython's.

mod constants;
mod expressions;
mod nodes;
mod patterns;
mod statements;

use super::{Expr, Stmt};
use crate::source::{Source, Span};

/// A node as CPython's `ast` has it.
struct Node {
    name: &'static str,
    fields: Vec<(&'static str, Field)>,
    /// Shown as `lineno` and so on where places are asked for; operators and contexts have none.
    span: Option<Span>,
}

/// The value of a field.
enum Field {
    /// Left out.
    Absent,
    /// A value that prints on one line.
    Text(String),
    Node(Box<Node>),
    /// Left out where empty.
    List(Vec<Field>),
}

/// The tree of a module.
pub fn dump(body: &[Stmt]) -> String {
    Printer { source: None }.print(statements::module(body))
}

/// The tree of a module, each node with its place.
pub fn dump_with_places(source: &Source, body: &[Stmt]) -> String {
    Printer { source: Some(source) }.print(statements::module(body))
}

/// The tree of an expression (the argument of `eval`), each node with its place.
pub fn dump_expression_with_places(source: &Source, expression: &Expr) -> String {
    let fields = vec![("body", expressions::load(expression))];
    Printer { source: Some(source) }.print(Node { name: "Expression", fields, span: None })
}

struct Printer<'s> {
    source: Option<&'s Source>,
}

impl Printer<'_> {
    fn print(&self, node: Node) -> String {
        let mut out = String::new();
        self.node(&mut out, &node, 0);
        out.push('\n');
        out
    }

    fn node(&self, out: &mut String, node: &Node, level: usize) {
        let shown: Vec<_> = node.fields.iter().filter(|(_, value)| !value.is_left_out()).collect();
        let places = self.places(node);
        let simple = shown.iter().all(|(_, value)| self.is_simple(value));
        out.push_str(node.name);
        out.push('(');
        let one_line = simple && shown.len() + places.len() <= 3;
        for (at, (name, value)) in shown.iter().enumerate() {
            separate(out, one_line, at == 0, level + 1);
            out.push_str(name);
            out.push('=');
            self.field(out, value, level + 1);
        }
        for (at, place) in places.iter().enumerate() {
            separate(out, one_line, at == 0 && shown.is_empty(), level + 1);
            out.push_str(place);
        }
        out.push(')');
    }

    fn field(&self, out: &mut String, field: &Field, level: usize) {
        match field {
            Field::Absent => {}
            Field::Text(text) => out.push_str(text),
            Field::Node(node) => self.node(out, node, level),
            Field::List(items) => {
                out.push('[');
                for (at, item) in items.iter().enumerate() {
                    separate(out, false, at == 0, level + 1);
                    self.field(out, item, level + 1);
                }
                out.push(']');
            }
        }
    }

    /// Whether it fits on its parent's line.
    fn is_simple(&self, field: &Field) -> bool {
        match field {
            Field::Absent | Field::Text(_) => true,
            Field::Node(node) => {
                node.fields.iter().all(|(_, value)| value.is_left_out()) && self.places(node).is_empty()
            }
            Field::List(items) => items.is_empty(),
        }
    }

    fn places(&self, node: &Node) -> Vec<String> {
        let (Some(source), Some(span)) = (self.source, node.span) else { return Vec::new() };
        let (start, end) = (source.place(span.start), source.place(span.end));
        vec![
            format!("lineno={}", start.line),
            format!("col_offset={}", start.column),
            format!("end_lineno={}", end.line),
            format!("end_col_offset={}", end.column),
        ]
    }
}

fn separate(out: &mut String, one_line: bool, first: bool, level: usize) {
    if !first {
        out.push(',');
    }
    if one_line {
        if !first {
            out.push(' ');
        }
        return;
    }
    out.push('\n');
    out.extend(std::iter::repeat_n("  ", level));
}

impl Field {
    fn is_left_out(&self) -> bool {
        match self {
            Field::Absent => true,
            Field::List(items) => items.is_empty(),
            Field::Text(_) | Field::Node(_) => false,
        }
    }
}
