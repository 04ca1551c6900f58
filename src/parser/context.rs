//! What the grammar's actions share: the source, the names seen, the first problem; and the expression nodes.
//!
//! Actions never fail. The first problem is kept in [`Context::problem`] and decides the outcome once the tables
//! have run; what is built after it does not matter.

use super::depth;
use crate::ast::{
    BinOp, BoolOp, Comprehension, Constant, Expr, ExprKind, Ident, MAX_DEPTH, Name, Pattern, PatternKind, UnaryOp,
};
use crate::diagnostics::syntax_error::{SyntaxError, SyntaxErrorKind};
use crate::lexer::Lexeme;
use crate::source::{Source, Span};
use rustc_hash::FxHashMap;
use unicode_normalization::UnicodeNormalization;

/// Why the tree cannot be used.
pub enum Problem {
    /// The grammar's superset went too far here; the mistakes pass finds the words.
    Refused(Span),
    /// A finished error.
    Error(Box<SyntaxError>),
}

/// The state that every action gets.
pub struct Context<'s> {
    pub(super) source: &'s Source,
    pub(super) tokens: &'s [Lexeme],
    names: FxHashMap<&'s str, Name>,
    /// The first problem met.
    pub(super) problem: Option<Problem>,
    /// The first error that CPython finds only after the whole file has been parsed.
    pub(super) late: Option<Box<SyntaxError>>,
    pub(super) warnings: Vec<SyntaxError>,
}

impl<'s> Context<'s> {
    pub(super) fn new(source: &'s Source, tokens: &'s [Lexeme]) -> Context<'s> {
        Context { source, tokens, names: FxHashMap::default(), problem: None, late: None, warnings: Vec::new() }
    }

    // Problems.

    pub(super) fn refuse(&mut self, span: Span) {
        self.problem.get_or_insert(Problem::Refused(span));
    }

    pub(super) fn fail(&mut self, error: SyntaxError) {
        self.problem.get_or_insert_with(|| Problem::Error(Box::new(error)));
    }

    pub(super) fn fail_late(&mut self, span: Span, message: &str) {
        let source = self.source;
        self.late.get_or_insert_with(|| Box::new(SyntaxError::after_parsing(source, span, message)));
    }

    fn too_deep(&mut self) {
        let message = "maximum recursion depth exceeded during compilation";
        self.fail(SyntaxError::nowhere(SyntaxErrorKind::RecursionError, &"".into(), message));
    }

    // Names.

    /// The name at this place, NFKC-normalised.
    pub(crate) fn ident(&mut self, l: u32, r: u32) -> Ident {
        let span = Span::new(l, r);
        Ident { name: self.intern(self.source.slice(span)), span }
    }

    fn intern(&mut self, text: &'s str) -> Name {
        let normal = || if text.is_ascii() { text.into() } else { text.nfkc().collect::<String>().into() };
        self.names.entry(text).or_insert_with(normal).clone()
    }

    pub(crate) fn dotted_name(&mut self, l: u32, r: u32, parts: Vec<Ident>) -> Ident {
        let span = Span::new(l, r);
        let name = match &parts[..] {
            [only] => only.name.clone(),
            _ => parts.iter().map(|part| &*part.name).collect::<Vec<_>>().join(".").into(),
        };
        Ident { name, span }
    }

    // Expressions.

    /// A node with its depth; too deep a node is dropped and reported.
    pub(crate) fn expr(&mut self, l: u32, r: u32, kind: ExprKind) -> Expr {
        let span = Span::new(l, r);
        let depth = depth::of(&kind);
        if depth > MAX_DEPTH {
            self.too_deep();
            return Expr { kind: ExprKind::Constant(Constant::None), span, depth: 1 };
        }
        Expr { kind, span, depth }
    }

    /// A pattern with its depth; too deep a pattern is dropped and reported.
    pub(crate) fn pattern(&mut self, l: u32, r: u32, kind: PatternKind) -> Pattern {
        let span = Span::new(l, r);
        let depth = depth::of_pattern(&kind);
        if depth > MAX_DEPTH {
            self.too_deep();
            return Pattern { kind: PatternKind::Sequence(Vec::new()), span, depth: 1 };
        }
        Pattern { kind, span, depth }
    }

    pub(crate) fn name(&mut self, l: u32, r: u32) -> Expr {
        let name = self.ident(l, r).name;
        self.expr(l, r, ExprKind::Name(name))
    }

    pub(crate) fn constant(&mut self, l: u32, r: u32, constant: Constant) -> Expr {
        self.expr(l, r, ExprKind::Constant(constant))
    }

    pub(crate) fn binary(&mut self, l: u32, r: u32, left: Expr, op: BinOp, right: Expr) -> Expr {
        self.expr(l, r, ExprKind::Binary { left: Box::new(left), op, right: Box::new(right) })
    }

    pub(crate) fn unary(&mut self, l: u32, r: u32, op: UnaryOp, operand: Expr) -> Expr {
        self.expr(l, r, ExprKind::Unary { op, operand: Box::new(operand) })
    }

    pub(crate) fn logical(&mut self, l: u32, r: u32, op: BoolOp, first: Expr, rest: Vec<Expr>) -> Expr {
        let values = std::iter::once(first).chain(rest).collect();
        self.expr(l, r, ExprKind::Bool { op, values })
    }

    pub(crate) fn attribute(&mut self, l: u32, r: u32, value: Expr, attr: Ident) -> Expr {
        self.expr(l, r, ExprKind::Attribute { value: Box::new(value), attr })
    }

    pub(crate) fn starred(&mut self, l: u32, r: u32, value: Expr) -> Expr {
        self.expr(l, r, ExprKind::Starred(Box::new(value)))
    }

    pub(crate) fn yield_value(&mut self, l: u32, r: u32, value: Option<Expr>) -> Expr {
        if let Some(value) = &value {
            self.check_value(value);
        }
        self.expr(l, r, ExprKind::Yield(value.map(Box::new)))
    }

    pub(crate) fn if_expression(&mut self, l: u32, r: u32, test: Expr, body: Expr, orelse: Expr) -> Expr {
        let (test, body, orelse) = (Box::new(test), Box::new(body), Box::new(orelse));
        self.expr(l, r, ExprKind::IfExp { test, body, orelse })
    }

    pub(crate) fn slice(
        &mut self,
        l: u32,
        r: u32,
        lower: Option<Expr>,
        upper: Option<Expr>,
        step: Option<Expr>,
    ) -> Expr {
        let (lower, upper, step) = (lower.map(Box::new), upper.map(Box::new), step.map(Box::new));
        self.expr(l, r, ExprKind::Slice { lower, upper, step })
    }

    pub(crate) fn generator(&mut self, l: u32, r: u32, element: Expr, clauses: Vec<Comprehension>) -> Expr {
        self.expr(l, r, ExprKind::Generator { element: Box::new(element), clauses })
    }

    /// `a` or `a, b` without parentheses. A lone `*a` parses, and CPython's compiler refuses it.
    pub(crate) fn tuple_or_single(&mut self, l: u32, r: u32, (items, trailing): (Vec<Expr>, bool)) -> Expr {
        match single(items, trailing) {
            Ok(only) => only,
            Err(items) => self.expr(l, r, ExprKind::Tuple { items, parenthesized: false }),
        }
    }

    /// `(a)`, which is `a`, or `(a, b)`.
    pub(crate) fn group_or_tuple(&mut self, l: u32, r: u32, (items, trailing): (Vec<Expr>, bool)) -> Expr {
        match single(items, trailing) {
            Ok(only) => {
                if matches!(only.kind, ExprKind::Starred(_)) {
                    self.refuse(only.span);
                }
                only
            }
            Err(items) => self.expr(l, r, ExprKind::Tuple { items, parenthesized: true }),
        }
    }

    /// What stands in `[…]` behind a value: a lone `*a` makes a tuple.
    pub(crate) fn index(&mut self, l: u32, r: u32, (items, trailing): (Vec<Expr>, bool)) -> Expr {
        match single(items, trailing) {
            Ok(only) if matches!(only.kind, ExprKind::Starred(_)) => {
                self.expr(l, r, ExprKind::Tuple { items: vec![only], parenthesized: false })
            }
            Ok(only) => only,
            Err(items) => self.expr(l, r, ExprKind::Tuple { items, parenthesized: false }),
        }
    }

    pub(crate) fn subject(&mut self, l: u32, r: u32, items: (Vec<Expr>, bool)) -> Expr {
        let subject = self.tuple_or_single(l, r, items);
        if matches!(subject.kind, ExprKind::Starred(_)) {
            self.refuse(subject.span);
        }
        subject
    }
}

/// The only item of a list without a trailing comma, else the items.
fn single(items: Vec<Expr>, trailing: bool) -> Result<Expr, Vec<Expr>> {
    if trailing {
        return Err(items);
    }
    <[Expr; 1]>::try_from(items).map(|[only]| only)
}
