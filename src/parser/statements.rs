//! Actions of the grammar: statements.

use super::build::{Built, refuse};
use super::targets::{self, Role};
use crate::ast::*;
use crate::source::Span;

/// Where a suite ends: its last statement.
fn end_of(body: &[Stmt]) -> u32 {
    body.last().map_or(0, |stmt| stmt.span.end)
}

pub fn compound(l: u32, (kind, end): (StmtKind, u32)) -> Stmt {
    // Decorators do not belong to the statement's span, as in CPython.
    let l = match &kind {
        StmtKind::Function(function) => function_start(function, l),
        StmtKind::Class(class) => class.name.span.start.min(l.max(class_start(class, l))),
        _ => l,
    };
    Stmt { kind, span: Span::new(l, end) }
}

fn function_start(function: &Function, l: u32) -> u32 {
    match function.decorators.last() {
        // Behind the decorators comes a line end, then `def` or `async def`.
        Some(_) => function.name.span.start - if function.is_async { 10 } else { 4 },
        None => l,
    }
}

fn class_start(class: &Class, l: u32) -> u32 {
    match class.decorators.last() {
        Some(_) => class.name.span.start - 6,
        None => l,
    }
}

pub fn assignment(first: Expr, mut more: Vec<Expr>) -> Built<StmtKind> {
    let Some(value) = more.pop() else { return Ok(StmtKind::Expr(first)) };
    let mut targets = vec![first];
    targets.extend(more);
    for target in &mut targets {
        targets::check(target, Role::Assign)?;
    }
    Ok(StmtKind::Assign { targets, value })
}

pub fn augmented(mut target: Expr, op: BinOp, value: Expr) -> Built<StmtKind> {
    targets::check(&mut target, Role::Augmented)?;
    Ok(StmtKind::AugAssign { target, op, value })
}

pub fn annotated(l: u32, mut target: Expr, annotation: Expr, value: Option<Expr>) -> Built<StmtKind> {
    targets::check(&mut target, Role::Annotated)?;
    let simple = matches!(target.kind, ExprKind::Name(_)) && target.span.start == l;
    Ok(StmtKind::AnnAssign { target, annotation, value, simple })
}

pub fn deletion(target: Expr) -> Built<StmtKind> {
    let mut targets = match target.kind {
        ExprKind::Tuple { items, parenthesized: false } => items,
        _ => vec![target],
    };
    for target in &mut targets {
        targets::check(target, Role::Delete)?;
    }
    Ok(StmtKind::Delete(targets))
}

pub fn dotted(first: Ident, next: Ident, span: Span) -> Ident {
    Ident { name: format!("{}.{}", first.name, next.name).into(), span }
}

pub fn import_from((level, module): (u32, Option<Ident>), names: Vec<Alias>) -> StmtKind {
    StmtKind::ImportFrom { module, names, level }
}

pub fn no_trailing_comma(names: Vec<Alias>, comma: bool, span: Span) -> Built<Vec<Alias>> {
    if comma {
        let end = Span::new(span.end - 1, span.end);
        return refuse(end, "trailing comma not allowed without surrounding parentheses");
    }
    Ok(names)
}

/// What follows an `if`'s first suite: `elif` branches (last first) and the `else`.
#[derive(Default)]
pub struct IfTail {
    branches: Vec<(Expr, Vec<Stmt>)>,
    orelse: Vec<Stmt>,
}

impl IfTail {
    pub fn otherwise(orelse: Vec<Stmt>) -> IfTail {
        IfTail { branches: Vec::new(), orelse }
    }

    pub fn before(mut self, test: Expr, body: Vec<Stmt>) -> IfTail {
        self.branches.push((test, body));
        self
    }
}

pub fn if_statement(test: Expr, body: Vec<Stmt>, mut rest: IfTail) -> (StmtKind, u32) {
    rest.branches.push((test, body));
    rest.branches.reverse();
    let end = if rest.orelse.is_empty() {
        rest.branches.last().map_or(0, |(_, body)| end_of(body))
    } else {
        end_of(&rest.orelse)
    };
    (StmtKind::If { branches: rest.branches, orelse: rest.orelse }, end)
}

pub fn while_statement(test: Expr, body: Vec<Stmt>, orelse: Option<Vec<Stmt>>) -> (StmtKind, u32) {
    let orelse = orelse.unwrap_or_default();
    let end = end_of(if orelse.is_empty() { &body } else { &orelse });
    (StmtKind::While { test, body, orelse }, end)
}

pub fn for_statement(
    is_async: bool,
    mut target: Expr,
    iter: Expr,
    body: Vec<Stmt>,
    orelse: Option<Vec<Stmt>>,
) -> Built<(StmtKind, u32)> {
    targets::check(&mut target, Role::For)?;
    let orelse = orelse.unwrap_or_default();
    let end = end_of(if orelse.is_empty() { &body } else { &orelse });
    Ok((StmtKind::For { is_async, target, iter, body, orelse }, end))
}

pub fn handler(l: u32, exc: Option<Expr>, name: Option<Ident>, body: Vec<Stmt>) -> Handler {
    let span = Span::new(l, end_of(&body));
    Handler { exc, name, body, span }
}

pub fn try_statement(
    l: u32,
    body: Vec<Stmt>,
    handlers: Vec<(Handler, bool)>,
    orelse: Option<Vec<Stmt>>,
    finalbody: Option<Vec<Stmt>>,
) -> Built<(StmtKind, u32)> {
    let _ = l;
    let is_star = handlers.first().is_some_and(|(_, star)| *star);
    if let Some((odd, _)) = handlers.iter().find(|(_, star)| *star != is_star) {
        let span = Span::new(odd.span.start, odd.span.start + 6);
        return refuse(span, "cannot have both 'except' and 'except*' on the same 'try'");
    }
    let handlers: Vec<Handler> = handlers.into_iter().map(|(handler, _)| handler).collect();
    let (orelse, finalbody) = (orelse.unwrap_or_default(), finalbody.unwrap_or_default());
    let last = [&finalbody, &orelse].into_iter().find(|part| !part.is_empty());
    let end = last.map_or_else(|| handlers.last().map_or(0, |handler| handler.span.end), |part| end_of(part));
    Ok((StmtKind::Try { body, handlers, is_star, orelse, finalbody }, end))
}

pub fn try_finally(body: Vec<Stmt>, finalbody: Vec<Stmt>) -> (StmtKind, u32) {
    let end = end_of(&finalbody);
    (StmtKind::Try { body, handlers: Vec::new(), is_star: false, orelse: Vec::new(), finalbody }, end)
}

pub fn with_item(context: Expr, mut target: Expr) -> Built<WithItem> {
    targets::check(&mut target, Role::With)?;
    Ok(WithItem { context, target: Some(target) })
}

pub fn with_statement(is_async: bool, items: Vec<WithItem>, body: Vec<Stmt>) -> (StmtKind, u32) {
    let end = end_of(&body);
    (StmtKind::With { is_async, items, body }, end)
}

pub fn match_statement(subject: Expr, cases: Vec<MatchCase>) -> (StmtKind, u32) {
    let end = cases.last().map_or(0, |case| end_of(&case.body));
    (StmtKind::Match { subject, cases }, end)
}

pub fn function(
    is_async: bool,
    name: Ident,
    type_params: Option<Vec<TypeParam>>,
    params: Params,
    returns: Option<Expr>,
    body: Vec<Stmt>,
) -> Function {
    Function {
        name,
        is_async,
        decorators: Vec::new(),
        type_params: type_params.unwrap_or_default(),
        params,
        returns,
        body,
    }
}

pub fn class(name: Ident, type_params: Option<Vec<TypeParam>>, args: Option<Vec<Arg>>, body: Vec<Stmt>) -> Class {
    Class {
        name,
        decorators: Vec::new(),
        type_params: type_params.unwrap_or_default(),
        args: args.unwrap_or_default(),
        body,
    }
}

pub fn decorated_function(decorators: Vec<Expr>, function: Function) -> (StmtKind, u32) {
    let end = end_of(&function.body);
    (StmtKind::Function(Box::new(Function { decorators, ..function })), end)
}

pub fn decorated_class(decorators: Vec<Expr>, class: Class) -> (StmtKind, u32) {
    let end = end_of(&class.body);
    (StmtKind::Class(Box::new(Class { decorators, ..class })), end)
}
