//! Tasks, cancellation and loops: A301, A401, A701, A702.

use super::super::walk::{any_expression, any_statement, bodies, each_expression, own_expressions};
use super::super::{Finding, Fix};
use super::Context;
use crate::ast::{Arg, Expr, ExprKind, Handler, Stmt, StmtKind};
use crate::source::Span;

/// A301: a task that nobody can await or cancel, and that CPython may collect.
pub(super) fn task_not_kept(context: &Context<'_>, statement: &Stmt, findings: &mut Vec<Finding>) {
    let StmtKind::Expr(value) = &statement.kind else { return };
    let ExprKind::Call { func, args } = &value.kind else { return };
    let full = context.names.full_name(func);
    let makes = match full.as_deref() {
        Some("asyncio.create_task") => true,
        // A future that is handed in is what comes back: only a call is surely a new coroutine.
        Some("asyncio.ensure_future") => {
            matches!(args.first(), Some(Arg::Positional(only)) if context.names.makes_coroutine(only))
        }
        Some(_) => false,
        None => is_create_task_of_loop(context, func),
    };
    if makes {
        let message = format!("task is not kept: {}(...)", context.text(func));
        findings.push(context.finding("A301", message, value.span));
    }
}

/// `asyncio.get_running_loop().create_task`, also of a name that holds the loop.
fn is_create_task_of_loop(context: &Context<'_>, function: &Expr) -> bool {
    let ExprKind::Attribute { value, attr } = &function.kind else { return false };
    &*attr.name == "create_task" && context.names.made(value).is_some_and(|full| LOOPS.contains(&&*full))
}

/// What answers an event loop, by full name.
const LOOPS: [&str; 3] = ["asyncio.get_event_loop", "asyncio.get_running_loop", "asyncio.new_event_loop"];

/// A401: an `except` that takes CancelledError and goes on.
pub(super) fn swallowed_cancel(context: &Context<'_>, statement: &Stmt, findings: &mut Vec<Finding>) {
    let StmtKind::Try { body, handlers, .. } = &statement.kind else { return };
    if !context.place.is_async() || !awaits(body) {
        return;
    }
    for handler in handlers {
        let takes_all = match &handler.exc {
            None => true,
            Some(class) => context.names.full_name(class).as_deref() == Some("BaseException"),
        };
        if takes_all && !raises(&handler.body) && !handled_before(context, handlers, handler) {
            let word = if handler.exc.is_some() { "except BaseException" } else { "a bare except" };
            let end = handler.exc.as_ref().map_or(handler.span.start + "except".len() as u32, |class| class.span.end);
            let message = format!("{word} swallows the cancellation of the task");
            findings.push(context.finding("A401", message, Span::new(handler.span.start, end)));
        }
    }
}

fn handled_before(context: &Context<'_>, handlers: &[Handler], last: &Handler) -> bool {
    let before = handlers.iter().take_while(|handler| !std::ptr::eq(*handler, last));
    before.filter_map(|handler| handler.exc.as_ref()).any(|class| context.text(class).contains("CancelledError"))
}

/// Whether statements await, not counting functions inside.
fn awaits(body: &[Stmt]) -> bool {
    any_expression(body, &|part| matches!(part.kind, ExprKind::Await(_)))
}

fn raises(body: &[Stmt]) -> bool {
    body.iter().any(|statement| {
        let leaves = matches!(statement.kind, StmtKind::Raise { .. } | StmtKind::Return(_) | StmtKind::Break);
        leaves || bodies(statement).into_iter().any(raises)
    }) || any_expression(body, &|part| matches!(&part.kind, ExprKind::Call { func, .. } if ends_program(func)))
}

fn ends_program(function: &Expr) -> bool {
    match &function.kind {
        ExprKind::Name(name) => matches!(&**name, "exit" | "quit"),
        ExprKind::Attribute { attr, .. } => matches!(&*attr.name, "exit" | "_exit"),
        _ => false,
    }
}

/// A401: a loop without end whose `try` takes every cancellation and goes on.
pub(super) fn endless_against_cancel(context: &Context<'_>, statement: &Stmt, findings: &mut Vec<Finding>) {
    let StmtKind::While { test, body, .. } = &statement.kind else { return };
    let leaves = |statement: &Stmt| {
        matches!(
            statement.kind,
            StmtKind::Break | StmtKind::Return(_) | StmtKind::Raise { .. } | StmtKind::Assert { .. }
        )
    };
    if !context.place.is_async() || !super::blocking::is_true(test) || any_statement(body, &leaves) {
        return;
    }
    for inner in body {
        let StmtKind::Try { body, handlers, finalbody, .. } = &inner.kind else { continue };
        if !awaits(body) || awaits(finalbody) {
            continue;
        }
        for handler in handlers {
            let class = handler.exc.as_ref().and_then(|class| context.names.full_name(class));
            let calls = any_expression(
                &handler.body,
                &|part| matches!(&part.kind, ExprKind::Call { func, .. } if !is_print(func)),
            );
            if class.as_deref() == Some("asyncio.CancelledError") && !calls && !awaits(&handler.body) {
                let end = handler.exc.as_ref().map_or(handler.span.end, |class| class.span.end);
                let message = "this loop can never be cancelled: it takes CancelledError and goes on".to_owned();
                findings.push(context.finding("A401", message, Span::new(handler.span.start, end)));
            }
        }
    }
}

fn is_print(function: &Expr) -> bool {
    matches!(&function.kind, ExprKind::Name(name) if &**name == "print")
}

/// A701: `asyncio.run` where a loop is running for certain.
pub(super) fn run_inside_loop(context: &Context<'_>, statement: &Stmt, findings: &mut Vec<Finding>) {
    if !context.place.is_async() {
        return;
    }
    for expression in own_expressions(statement) {
        each_expression(expression, &mut |part| {
            let ExprKind::Call { func, args } = &part.kind else { return };
            let what = match &func.kind {
                _ if context.names.full_name(func).as_deref() == Some("asyncio.run") => "asyncio.run",
                ExprKind::Attribute { value, attr }
                    if &*attr.name == "run_until_complete"
                        && context.names.made(value).is_some_and(|full| LOOPS.contains(&&*full)) =>
                {
                    "run_until_complete"
                }
                _ => return,
            };
            let fix = match &args[..] {
                [Arg::Positional(coroutine)] => {
                    Some(Fix { label: "await", edits: vec![(part.span, format!("await {}", context.text(coroutine)))] })
                }
                _ => None,
            };
            let message = format!("{what} inside async def: a loop is running already");
            findings.push(Finding { fix, ..context.finding("A701", message, part.span) });
        });
    }
}

/// A702: a loop that is used after its `close()`, in the same block.
pub(super) fn used_after_close(context: &Context<'_>, statement: &Stmt, findings: &mut Vec<Finding>) {
    for block in bodies(statement) {
        closed_in(context, block, findings);
    }
    if context.module.first().is_some_and(|first| std::ptr::eq(first, statement)) {
        closed_in(context, context.module, findings);
    }
}

fn closed_in(context: &Context<'_>, block: &[Stmt], findings: &mut Vec<Finding>) {
    for (at, statement) in block.iter().enumerate() {
        let StmtKind::Expr(value) = &statement.kind else { continue };
        let Some(name) = method_of_loop(context, value, &["close"]) else { continue };
        for later in &block[at + 1..] {
            if matches!(later.kind, StmtKind::Function(_) | StmtKind::Class(_)) {
                continue;
            }
            for expression in own_expressions(later) {
                each_expression(expression, &mut |part| {
                    if method_of_loop(context, part, &NEED_OPEN) == Some(name) {
                        let message = format!("{name} was closed in line {}", context.source.line_of(value.span.start));
                        findings.push(context.finding("A702", message, part.span));
                    }
                });
            }
        }
    }
}

/// Methods of a loop that a closed one refuses.
const NEED_OPEN: [&str; 6] =
    ["call_later", "call_soon", "create_task", "run_forever", "run_in_executor", "run_until_complete"];

/// The name of the loop of which a method is called.
fn method_of_loop<'a>(context: &Context<'_>, call: &'a Expr, methods: &[&str]) -> Option<&'a str> {
    let ExprKind::Call { func, .. } = &call.kind else { return None };
    let ExprKind::Attribute { value, attr } = &func.kind else { return None };
    let ExprKind::Name(name) = &value.kind else { return None };
    let is_loop = context.names.held(value).is_some_and(|full| LOOPS.contains(&&*full));
    (is_loop && methods.contains(&&*attr.name)).then_some(&**name)
}
