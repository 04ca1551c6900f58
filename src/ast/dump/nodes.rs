//! What the conversions of statements, expressions and patterns share.

use super::constants::text;
use super::{Field, Node};
use crate::ast::{Ident, Text};
use crate::source::Span;

/// What happens to a name: contexts are fields of CPython's nodes, ours follow from the place.
#[derive(Clone, Copy)]
pub(super) enum Ctx {
    Load,
    Store,
    Del,
}

pub(super) fn node(name: &'static str, span: Span, fields: Vec<(&'static str, Field)>) -> Field {
    Field::Node(Box::new(Node { name, fields, span: Some(span) }))
}

/// A node without place or fields.
pub(super) fn bare(name: &'static str) -> Field {
    Field::Node(Box::new(Node { name, fields: Vec::new(), span: None }))
}

pub(super) fn placeless(name: &'static str, fields: Vec<(&'static str, Field)>) -> Field {
    Field::Node(Box::new(Node { name, fields, span: None }))
}

pub(super) fn list<T>(items: &[T], convert: impl Fn(&T) -> Field) -> Field {
    Field::List(items.iter().map(convert).collect())
}

pub(super) fn optional<T>(item: &Option<T>, convert: impl Fn(&T) -> Field) -> Field {
    item.as_ref().map_or(Field::Absent, convert)
}

pub(super) fn string(value: &str) -> Field {
    Field::Text(text(&Text::Utf8(value.into())))
}

pub(super) fn identifier(ident: &Ident) -> Field {
    string(&ident.name)
}

pub(super) fn ctx(ctx: Ctx) -> Field {
    bare(match ctx {
        Ctx::Load => "Load",
        Ctx::Store => "Store",
        Ctx::Del => "Del",
    })
}
