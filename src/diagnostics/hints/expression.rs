//! The part of a program's text that a hint speaks of, parsed again.

use super::Edit;
use crate::ast::{Arg, Expr, ExprKind};
use crate::parser;
use crate::source::{Source, Span};

/// An expression on one line of a source.
pub struct Part<'a> {
    /// Where it is from.
    pub source: &'a Source,
    /// Where it begins there.
    pub base: u32,
    /// The tree; its spans count from `base`.
    pub tree: Expr,
}

impl<'a> Part<'a> {
    /// The expression of a span that lies on one line.
    pub fn at(source: &'a Source, span: Span) -> Option<Part<'a>> {
        if source.line_of(span.start) != source.line_of(span.end) {
            return None;
        }
        let text = source.slice(span).to_owned();
        let tree = parser::parse_expression(&Source::new("<hint>", text)).ok()?;
        Some(Part { source, base: span.start, tree })
    }

    /// The expression that is a whole line, without what stands before `prefix` and from `suffix` on (`if x():`).
    pub fn of_line(source: &'a Source, line: u32, prefix: &str, suffix: &str) -> Option<Part<'a>> {
        let text = source.line(line)?;
        let code = text.trim();
        let inner = code.strip_prefix(prefix)?.strip_suffix(suffix)?;
        let start = line_start(source, line)? + (text.len() - text.trim_start().len() + prefix.len()) as u32;
        Part::at(source, Span::new(start, start + inner.len() as u32))
    }

    /// The text of a node.
    pub fn text(&self, node: &Expr) -> &'a str {
        self.source.slice(self.span(node))
    }

    /// The place of a node in the source.
    pub fn span(&self, node: &Expr) -> Span {
        Span::new(self.base + node.span.start, self.base + node.span.end)
    }

    /// The line with texts put in before and after a node.
    pub fn around(&self, node: &Expr, before: &str, after: &str) -> Option<Edit> {
        let span = self.span(node);
        let puts = [(span.start, before), (span.end, after)];
        let puts: Vec<(u32, &str)> = puts.into_iter().filter(|(_, put)| !put.is_empty()).collect();
        Edit::insert(self.source, span.start, &puts)
    }
}

/// The beginnings of statements that may have their body on the same line.
const COMPOUND: [&str; 11] =
    ["async ", "def ", "for ", "while ", "if ", "elif ", "else:", "try:", "except", "finally:", "with "];

/// What stands before the body where that is on the line of its statement: of `for n in x: f(n)` it is `for n in x: `.
pub fn head_of_the_line(text: &str) -> &str {
    let code = text.trim();
    let body = body_on_the_line(code).strip_prefix(':').unwrap_or("").trim_start();
    let is_compound = COMPOUND.iter().any(|start| code.starts_with(start));
    if is_compound && !body.is_empty() { &code[..code.len() - body.len()] } else { "" }
}

/// The end of a line from the colon of its statement on: with `if ok(): x` that is `: x`.
pub fn body_on_the_line(text: &str) -> &str {
    let mut depth = 0;
    let colon = text.char_indices().find(|(_, c)| {
        depth += match c {
            '(' | '[' | '{' => 1,
            ')' | ']' | '}' => -1,
            _ => 0,
        };
        *c == ':' && depth == 0
    });
    colon.map_or(":", |(at, _)| text[at..].trim_end())
}

/// The offset at which a line begins.
pub fn line_start(source: &Source, line: u32) -> Option<u32> {
    let text = source.line(line)?;
    Some((text.as_ptr().addr() - source.text.as_ptr().addr()) as u32)
}

/// The function's own name in a call: `price` of `shop.price("tea")`.
pub fn callee(node: &Expr) -> Option<&str> {
    let ExprKind::Call { func, .. } = &node.kind else { return None };
    match &func.kind {
        ExprKind::Name(name) => Some(name),
        ExprKind::Attribute { attr, .. } => Some(&attr.name),
        _ => None,
    }
}

/// The first positional argument of a call.
pub fn first_argument(node: &Expr) -> Option<&Expr> {
    let ExprKind::Call { args, .. } = &node.kind else { return None };
    match args.first()? {
        Arg::Positional(value) => Some(value),
        Arg::Starred(..) | Arg::Keyword(..) | Arg::DoubleStarred(..) => None,
    }
}
