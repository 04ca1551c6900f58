//! Actions of statements.

use super::arguments::Argument;
use super::context::Context;
use super::targets::{is_deletable, is_single_target};
use crate::ast::{Alias, BinOp, Class, Expr, ExprKind, Function, Handler, Ident, Stmt, StmtKind, TypeParam};
use crate::source::Span;

impl Context<'_> {
    pub(crate) fn stmt(&mut self, l: u32, r: u32, kind: StmtKind) -> Stmt {
        match &kind {
            StmtKind::Expr(value) | StmtKind::Return(Some(value)) => self.check_value(value),
            _ => {}
        }
        Stmt { kind, span: Span::new(l, r) }
    }

    /// `first = … = last`: all but the last are targets.
    pub(crate) fn assign(&mut self, first: Expr, rest: Vec<Expr>) -> StmtKind {
        let mut targets: Vec<Expr> = std::iter::once(first).chain(rest).collect();
        let Some(value) = targets.pop() else { unreachable!("there are at least two") };
        targets.iter().for_each(|target| self.check_target(target));
        self.check_value(&value);
        StmtKind::Assign { targets, value }
    }

    pub(crate) fn augmented_assign(&mut self, target: Expr, op: BinOp, value: Expr) -> StmtKind {
        self.refuse_unless(is_single_target(&target), target.span);
        self.check_value(&value);
        StmtKind::AugAssign { target, op, value }
    }

    /// `target: annotation = value`; the target starts at `l`, parentheses included.
    pub(crate) fn annotated_assign(&mut self, l: u32, target: Expr, annotation: Expr, value: Option<Expr>) -> StmtKind {
        self.refuse_unless(is_single_target(&target), target.span);
        if let Some(value) = &value {
            self.check_value(value);
        }
        let simple = matches!(target.kind, ExprKind::Name(_)) && target.span.start == l;
        StmtKind::AnnAssign { target, annotation, value, simple }
    }

    pub(crate) fn delete(&mut self, targets: Vec<Expr>) -> StmtKind {
        targets.iter().for_each(|target| self.refuse_unless(is_deletable(target), target.span));
        StmtKind::Delete(targets)
    }

    pub(crate) fn import_from(&mut self, dots: Vec<u32>, module: Option<Ident>, names: Vec<Alias>) -> StmtKind {
        if dots.is_empty() && module.is_none() {
            self.refuse(names.first().map_or_else(Span::default, |alias| alias.name.span));
        }
        let level = dots.iter().fold(0, |level: u32, dots| level.saturating_add(*dots));
        StmtKind::ImportFrom { module, names, level }
    }

    /// A statement that ends where its last block ends.
    pub(crate) fn compound(&mut self, l: u32, kind: StmtKind) -> Stmt {
        if let StmtKind::For { iter, .. } = &kind {
            self.check_value(iter);
        }
        let end = end_of(&kind).unwrap_or(l);
        Stmt { kind, span: Span::new(l, end) }
    }

    pub(crate) fn if_statement(
        &mut self,
        l: u32,
        first: (Expr, Vec<Stmt>),
        elifs: Vec<(Expr, Vec<Stmt>)>,
        orelse: Vec<Stmt>,
    ) -> Stmt {
        let branches = std::iter::once(first).chain(elifs).collect();
        self.compound(l, StmtKind::If { branches, orelse })
    }

    /// At least one of `except` and `finally`, no mixing of `except` and `except*`, `else` only after `except`.
    pub(crate) fn try_statement(
        &mut self,
        l: u32,
        body: Vec<Stmt>,
        handlers: Vec<(Handler, bool)>,
        orelse: Vec<Stmt>,
        finalbody: Option<Vec<Stmt>>,
    ) -> Stmt {
        let is_star = handlers.iter().any(|(_, star)| *star);
        let mixed = is_star && !handlers.iter().all(|(_, star)| *star);
        let alone = handlers.is_empty() && (finalbody.is_none() || !orelse.is_empty());
        self.refuse_unless(!mixed && !alone, Span::new(l, l + 3));
        let handlers = handlers.into_iter().map(|(handler, _)| handler).collect();
        let finalbody = finalbody.unwrap_or_default();
        self.compound(l, StmtKind::Try { body, handlers, is_star, orelse, finalbody })
    }

    pub(crate) fn handler(&mut self, l: u32, exc: Option<Expr>, name: Option<Ident>, body: Vec<Stmt>) -> Handler {
        let end = last_end(&body).unwrap_or(l);
        Handler { exc, name, body, span: Span::new(l, end) }
    }

    /// `l` is where the decorators end, if there are any; the statement starts at its own first word.
    pub(crate) fn function(&mut self, l: u32, function: Function) -> Stmt {
        let l = self.token_after(l).start;
        self.compound(l, StmtKind::Function(Box::new(function)))
    }

    pub(crate) fn class(
        &mut self,
        l: u32,
        name: Ident,
        decorators: Vec<Expr>,
        type_params: Vec<TypeParam>,
        args: Option<(Vec<Argument>, bool)>,
        body: Vec<Stmt>,
    ) -> Stmt {
        let l = self.token_after(l).start;
        let args = args.map(|args| self.class_arguments(args)).unwrap_or_default();
        self.compound(l, StmtKind::Class(Box::new(Class { name, decorators, type_params, args, body })))
    }
}

fn last_end(body: &[Stmt]) -> Option<u32> {
    body.last().map(|last| last.span.end)
}

/// Where the last block of a compound statement ends.
fn end_of(kind: &StmtKind) -> Option<u32> {
    match kind {
        StmtKind::If { branches, orelse } => last_end(orelse).or_else(|| last_end(&branches.last()?.1)),
        StmtKind::While { body, orelse, .. } | StmtKind::For { body, orelse, .. } => {
            last_end(orelse).or_else(|| last_end(body))
        }
        StmtKind::Try { body, handlers, orelse, finalbody, .. } => last_end(finalbody)
            .or_else(|| last_end(orelse))
            .or_else(|| handlers.last().map(|handler| handler.span.end))
            .or_else(|| last_end(body)),
        StmtKind::With { body, .. } => last_end(body),
        StmtKind::Function(function) => last_end(&function.body),
        StmtKind::Class(class) => last_end(&class.body),
        StmtKind::Match { cases, .. } => last_end(&cases.last()?.body),
        _ => None,
    }
}
