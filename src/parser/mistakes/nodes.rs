//! What the reader knows of an expression: its kind, its place, and the parts that targets are made of.

use crate::source::Span;
use std::rc::Rc;

/// An expression as the rules of mistakes see it.
#[derive(Clone, Debug)]
pub(super) struct Node {
    pub(super) kind: Kind,
    /// Without enclosing parentheses.
    pub(super) span: Span,
    /// Elements of lists and tuples, the value of a starred expression, the left operand of a comparison.
    parts: Option<Rc<[Node]>>,
}

/// The kinds that messages tell apart.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Kind {
    Name,
    Attribute,
    Subscript,
    Starred,
    List,
    Tuple,
    Lambda,
    Call,
    Operation,
    Generator,
    Yield,
    Await,
    ListComp,
    SetComp,
    DictComp,
    Dict,
    Set,
    FString,
    None,
    True,
    False,
    Ellipsis,
    Literal,
    Comparison {
        first_is_in: bool,
    },
    Conditional,
    Named,
    /// Anything that no message names: statements, arguments, patterns.
    Other,
}

impl Kind {
    /// The kind in CPython's words.
    pub(super) fn name(self) -> &'static str {
        match self {
            Kind::Name => "name",
            Kind::Attribute => "attribute",
            Kind::Subscript => "subscript",
            Kind::Starred => "starred",
            Kind::List => "list",
            Kind::Tuple => "tuple",
            Kind::Lambda => "lambda",
            Kind::Call => "function call",
            Kind::Operation => "expression",
            Kind::Generator => "generator expression",
            Kind::Yield => "yield expression",
            Kind::Await => "await expression",
            Kind::ListComp => "list comprehension",
            Kind::SetComp => "set comprehension",
            Kind::DictComp => "dict comprehension",
            Kind::Dict => "dict literal",
            Kind::Set => "set display",
            Kind::FString => "f-string expression",
            Kind::None => "None",
            Kind::True => "True",
            Kind::False => "False",
            Kind::Ellipsis => "ellipsis",
            Kind::Literal => "literal",
            Kind::Comparison { .. } => "comparison",
            Kind::Conditional => "conditional expression",
            Kind::Named => "named expression",
            Kind::Other => "expression",
        }
    }
}

/// What a target is for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Use {
    Assign,
    For,
    Delete,
}

impl Node {
    pub(super) fn new(kind: Kind, span: Span) -> Node {
        Node { kind, span, parts: None }
    }

    pub(super) fn with_parts(kind: Kind, span: Span, parts: Vec<Node>) -> Node {
        Node { kind, span, parts: Some(parts.into()) }
    }

    /// Something that only needs a place.
    pub(super) fn other(span: Span) -> Node {
        Node::new(Kind::Other, span)
    }

    /// The first part that cannot be a target of this use.
    pub(super) fn invalid_target(&self, of: Use) -> Option<&Node> {
        let parts = self.parts.as_deref().unwrap_or_default();
        match self.kind {
            Kind::List | Kind::Tuple => parts.iter().find_map(|part| part.invalid_target(of)),
            Kind::Starred if of == Use::Delete => Some(self),
            Kind::Starred => parts.first()?.invalid_target(of),
            // `for a in b` reads as a comparison.
            Kind::Comparison { first_is_in } if of == Use::For => {
                parts.first().filter(|_| first_is_in)?.invalid_target(of)
            }
            Kind::Name | Kind::Subscript | Kind::Attribute => None,
            _ => Some(self),
        }
    }
}
