//! Coroutines and what only `async` forms work on: A101, A102, A103, A104.

use super::super::walk::{each_expression, own_expressions, parts};
use super::super::{Finding, Fix};
use super::Context;
use crate::ast::{Arg, CmpOp, Comprehension, Expr, ExprKind, Stmt, StmtKind};
use crate::diagnostics::async_names::makes_entered_async;
use crate::source::Span;

/// Builtins that refuse a coroutine.
const REFUSE: [&str; 12] =
    ["abs", "float", "int", "iter", "len", "list", "max", "min", "round", "set", "sorted", "sum"];

/// A101: a coroutine that is the whole statement, an operand, or an argument of what refuses it.
pub(super) fn never_awaited(context: &Context<'_>, statement: &Stmt, findings: &mut Vec<Finding>) {
    let mut lost = Vec::new();
    if let StmtKind::For { is_async: false, iter, .. } = &statement.kind {
        lost.push(iter);
    }
    for expression in own_expressions(statement) {
        each_expression(expression, &mut |part| lost_parts(context, part, &mut lost));
    }
    let whole = match &statement.kind {
        StmtKind::Expr(value) => Some(value),
        _ => None,
    };
    let lost = lost.into_iter().filter(|part| context.names.makes_coroutine(part));
    let alone = whole.filter(|part| context.names.makes_coroutine(part) || calls_own_method(context, part));
    for part in alone.into_iter().chain(lost) {
        let message = format!("coroutine never awaited: {}", context.text(part));
        let whole = matches!(&statement.kind, StmtKind::Expr(value) if std::ptr::eq(value, part));
        let fix = context.awaiting(part).filter(|_| whole || is_operand(statement, part));
        findings.push(Finding { fix, ..context.finding("A101", message, part.span) });
    }
}

/// Parts of an expression that cannot be what was meant where they are coroutines.
fn lost_parts<'a>(context: &Context<'_>, part: &'a Expr, lost: &mut Vec<&'a Expr>) {
    match &part.kind {
        ExprKind::Binary { left, right, .. } => lost.extend([&**left, &**right]),
        ExprKind::Compare { left, rest } if rest.iter().all(|(op, _)| !matches!(op, CmpOp::Is | CmpOp::IsNot)) => {
            lost.push(left);
            lost.extend(rest.iter().map(|(_, right)| right));
        }
        ExprKind::Subscript { value, .. } => lost.push(value),
        ExprKind::Attribute { value, attr } if !is_of_coroutines(&attr.name) => lost.push(value),
        ExprKind::Call { func, args } => {
            let builtin = matches!(&func.kind, ExprKind::Name(_)).then(|| context.names.full_name(func)).flatten();
            if let (true, [Arg::Positional(only)]) = (builtin.is_some_and(|name| REFUSE.contains(&&*name)), &args[..]) {
                lost.push(only);
            }
        }
        _ => {}
    }
}

/// `self.work()` as a statement, where the class defines `work` by `async def`.
fn calls_own_method(context: &Context<'_>, part: &Expr) -> bool {
    let (ExprKind::Call { func, .. }, Some(class), Some(function)) =
        (&part.kind, context.place.class, context.place.function)
    else {
        return false;
    };
    let ExprKind::Attribute { value, attr } = &func.kind else { return false };
    let own = function.params.posonly.iter().chain(&function.params.args).next();
    let is_own = |name: &str| name == "self" && own.is_some_and(|own| &*own.name.name == name);
    matches!(&value.kind, ExprKind::Name(name) if is_own(name)) && context.names.is_async_method(class, &attr.name)
}

/// A102: `await` and its kin where no coroutine is being defined.
pub(super) fn outside_async(context: &Context<'_>, statement: &Stmt, findings: &mut Vec<Finding>) {
    if context.place.is_async() {
        return;
    }
    let mut found: Vec<(Span, &str)> = Vec::new();
    match &statement.kind {
        StmtKind::For { is_async: true, iter, .. } => {
            found.push((Span::new(statement.span.start, iter.span.end), "async for"));
        }
        StmtKind::With { is_async: true, items, .. } => {
            let end = items.last().map_or(statement.span.end, |item| item.context.span.end);
            found.push((Span::new(statement.span.start, end), "async with"));
        }
        _ => {}
    }
    own_expressions(statement).into_iter().for_each(|expression| awaits_in(expression, &mut found));
    for (span, what) in found {
        findings.push(context.finding("A102", format!("{what} outside of async def"), span));
    }
}

/// Every `await` of an expression. One in a generator expression makes that asynchronous, which it may be anywhere.
fn awaits_in<'a>(expression: &'a Expr, found: &mut Vec<(Span, &'a str)>) {
    match &expression.kind {
        ExprKind::Await(_) => found.push((expression.span, "await")),
        ExprKind::Generator { .. } => {}
        _ => parts(expression).into_iter().for_each(|part| awaits_in(part, found)),
    }
}

/// Whether coroutine objects have an attribute: who asks for it means the object, not its value.
fn is_of_coroutines(name: &str) -> bool {
    matches!(name, "send" | "throw" | "close") || name.starts_with("cr_") || name.starts_with("__")
}

/// Whether `await` can be put before an expression without brackets: it is an operand of a binary operator.
fn is_operand(statement: &Stmt, wanted: &Expr) -> bool {
    let mut found = false;
    for expression in own_expressions(statement) {
        each_expression(expression, &mut |part| {
            if let ExprKind::Binary { left, right, .. } = &part.kind {
                found |= std::ptr::eq(&**left, wanted) || std::ptr::eq(&**right, wanted);
            }
        });
    }
    found
}

/// A103: a coroutine is always true.
pub(super) fn truth_test(context: &Context<'_>, statement: &Stmt, findings: &mut Vec<Finding>) {
    let mut tests: Vec<&Expr> = match &statement.kind {
        StmtKind::If { branches, .. } => branches.iter().map(|(test, _)| test).collect(),
        StmtKind::While { test, .. } | StmtKind::Assert { test, .. } => vec![test],
        _ => Vec::new(),
    };
    for expression in own_expressions(statement) {
        each_expression(expression, &mut |part| match &part.kind {
            ExprKind::IfExp { test, .. } => tests.push(test),
            ExprKind::ListComp { clauses, .. }
            | ExprKind::SetComp { clauses, .. }
            | ExprKind::DictComp { clauses, .. } => {
                tests.extend(clauses.iter().flat_map(|clause| &clause.ifs));
            }
            _ => {}
        });
    }
    let mut tested = Vec::new();
    tests.into_iter().for_each(|test| operands_of_truth(test, &mut tested));
    for part in tested.into_iter().filter(|part| context.names.makes_coroutine(part)) {
        let message = format!("a coroutine is always true: {}", context.text(part));
        let fix = context.awaiting(part);
        findings.push(Finding { fix, ..context.finding("A103", message, part.span) });
    }
}

/// What a test asks for its truth: `a` and `b` of `not a and b`.
fn operands_of_truth<'a>(test: &'a Expr, found: &mut Vec<&'a Expr>) {
    match &test.kind {
        ExprKind::Unary { operand, .. } => operands_of_truth(operand, found),
        ExprKind::Bool { values, .. } => values.iter().for_each(|value| operands_of_truth(value, found)),
        _ => found.push(test),
    }
}

/// A104: `for` and `with` without their `async`.
pub(super) fn plain_for_or_with(context: &Context<'_>, statement: &Stmt, findings: &mut Vec<Finding>) {
    let fix = context.place.is_async().then(|| Fix::before("add async", statement.span.start, "async "));
    match &statement.kind {
        StmtKind::For { is_async: false, iter, .. } if context.names.makes_async_generator(iter) => {
            let message = format!("an asynchronous generator needs async for: {}", context.text(iter));
            findings.push(Finding { fix, ..context.finding("A104", message, iter.span) });
        }
        StmtKind::With { is_async: false, items, .. } => {
            for item in items {
                let made = context.names.made(&item.context);
                if made.is_some_and(|full| makes_entered_async(&full)) {
                    let message = format!("{} needs async with", context.text(&item.context));
                    let fix = fix.clone().filter(|_| items.len() == 1);
                    findings.push(Finding { fix, ..context.finding("A104", message, item.context.span) });
                }
            }
        }
        _ => {}
    }
}

/// A104: a comprehension over an asynchronous generator without its `async`.
pub(super) fn plain_comprehension(context: &Context<'_>, statement: &Stmt, findings: &mut Vec<Finding>) {
    for expression in own_expressions(statement) {
        each_expression(expression, &mut |part| {
            let clauses: &[Comprehension] = match &part.kind {
                ExprKind::ListComp { clauses, .. }
                | ExprKind::SetComp { clauses, .. }
                | ExprKind::Generator { clauses, .. }
                | ExprKind::DictComp { clauses, .. } => clauses,
                _ => &[],
            };
            for clause in clauses.iter().filter(|clause| !clause.is_async) {
                if context.names.makes_async_generator(&clause.iter) {
                    let message = format!("an asynchronous generator needs async for: {}", context.text(&clause.iter));
                    let at = context.source.text[..clause.target.span.start as usize].rfind("for");
                    let fix = at.filter(|_| context.place.is_async());
                    let fix = fix.map(|at| Fix::before("add async", at as u32, "async "));
                    findings.push(Finding { fix, ..context.finding("A104", message, clause.iter.span) });
                }
            }
        });
    }
}
