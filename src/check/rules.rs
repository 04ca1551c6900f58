//! The rules, one function each.
//!
//! A rule looks at one statement; it names what it found by the code under which `coroscope explain` explains it.

use super::names::Names;
use super::walk::{Place, bodies, each_expression, each_statement, own_expressions};
use super::{Finding, Fix};
use crate::diagnostics::async_names::makes_entered_async;
use crate::ast::{Constant, Expr, ExprKind, Stmt, StmtKind};
use crate::source::{Source, Span};

/// The codes of all rules.
pub const CODES: [&str; 9] = ["A101", "A103", "A104", "A201", "A202", "A205", "A301", "A401", "A701"];

/// What a rule may ask.
struct Context<'a> {
    source: &'a Source,
    names: &'a Names,
    place: Place<'a>,
}

impl Context<'_> {
    fn text(&self, expression: &Expr) -> &str {
        self.source.slice(expression.span)
    }

    fn finding(&self, code: &'static str, message: String, span: Span) -> Finding {
        Finding { code, message, span, fix: None }
    }

    /// `await` before an expression, where it may stand.
    fn awaiting(&self, expression: &Expr) -> Option<Fix> {
        self.place.is_async().then(|| Fix::before("add await", expression.span.start, "await "))
    }
}

type Rule = fn(&Context<'_>, &Stmt, &mut Vec<Finding>);

const RULES: [Rule; 7] =
    [never_awaited, truth_test, plain_for_or_with, blocking_call, task_not_kept, swallowed_cancel, run_inside_loop];

/// Runs every rule on every statement.
pub fn run(source: &Source, body: &[Stmt]) -> Vec<Finding> {
    let names = Names::of(body);
    let mut findings = Vec::new();
    each_statement(body, Place { function: None }, &mut |statement, place| {
        let context = Context { source, names: &names, place };
        for rule in RULES {
            rule(&context, statement, &mut findings);
        }
    });
    findings
}

/// A101: a coroutine that is the whole statement, or an operand.
fn never_awaited(context: &Context<'_>, statement: &Stmt, findings: &mut Vec<Finding>) {
    let mut lost = Vec::new();
    if let StmtKind::Expr(value) = &statement.kind {
        lost.push(value);
    }
    for expression in own_expressions(statement) {
        each_expression(expression, &mut |part| match &part.kind {
            ExprKind::Binary { left, right, .. } => lost.extend([&**left, &**right]),
            ExprKind::Subscript { value, .. } => lost.push(value),
            ExprKind::Attribute { value, attr } if !is_of_coroutines(&attr.name) => lost.push(value),
            _ => {}
        });
    }
    for part in lost.into_iter().filter(|part| context.names.makes_coroutine(part)) {
        let message = format!("coroutine never awaited: {}", context.text(part));
        let whole = matches!(&statement.kind, StmtKind::Expr(value) if std::ptr::eq(value, part));
        let fix = context.awaiting(part).filter(|_| whole || is_operand(statement, part));
        findings.push(Finding { fix, ..context.finding("A101", message, part.span) });
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
fn truth_test(context: &Context<'_>, statement: &Stmt, findings: &mut Vec<Finding>) {
    let tests: Vec<&Expr> = match &statement.kind {
        StmtKind::If { branches, .. } => branches.iter().map(|(test, _)| test).collect(),
        StmtKind::While { test, .. } | StmtKind::Assert { test, .. } => vec![test],
        _ => return,
    };
    for test in tests {
        let tested = match &test.kind {
            ExprKind::Unary { operand, .. } => operand,
            _ => test,
        };
        if context.names.makes_coroutine(tested) {
            let message = format!("a coroutine is always true: {}", context.text(tested));
            let fix = context.awaiting(tested);
            findings.push(Finding { fix, ..context.finding("A103", message, tested.span) });
        }
    }
}

/// A104: `for` and `with` without their `async`.
fn plain_for_or_with(context: &Context<'_>, statement: &Stmt, findings: &mut Vec<Finding>) {
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

/// A201, A202, A205: what holds the event loop inside `async def`.
fn blocking_call(context: &Context<'_>, statement: &Stmt, findings: &mut Vec<Finding>) {
    if !context.place.is_async() {
        return;
    }
    if let StmtKind::While { test, body, .. } = &statement.kind {
        if is_true(test) && !lets_others_run(body) {
            let span = Span::new(statement.span.start, test.span.end);
            findings.push(context.finding("A205", "this loop never ends and never awaits".to_owned(), span));
        }
    }
    for expression in own_expressions(statement) {
        each_expression(expression, &mut |part| {
            let ExprKind::Call { func, .. } = &part.kind else { return };
            match context.names.full_name(func).as_deref() {
                Some("time.sleep") => findings.push(Finding {
                    fix: sleep_fix(context, func),
                    ..context.finding("A201", "time.sleep blocks the event loop inside async def".to_owned(), part.span)
                }),
                Some("input") => {
                    let message = "input blocks the event loop inside async def".to_owned();
                    findings.push(context.finding("A202", message, part.span));
                }
                _ => {}
            }
        });
    }
}

/// `time.sleep(x)` to `await asyncio.sleep(x)`, where `asyncio` is at hand by its own name.
fn sleep_fix(context: &Context<'_>, function: &Expr) -> Option<Fix> {
    context
        .names
        .imports("asyncio")
        .then(|| Fix { label: "await asyncio.sleep", edits: vec![(function.span, "await asyncio.sleep".to_owned())] })
}

fn is_true(test: &Expr) -> bool {
    matches!(test.kind, ExprKind::Constant(Constant::True | Constant::Int(1)))
}

/// Whether a body awaits, or can be left.
fn lets_others_run(body: &[Stmt]) -> bool {
    body.iter().any(|statement| {
        let leaves = matches!(
            statement.kind,
            StmtKind::Break
                | StmtKind::Return(_)
                | StmtKind::Raise { .. }
                | StmtKind::Assert { .. }
                | StmtKind::For { is_async: true, .. }
                | StmtKind::With { is_async: true, .. }
        );
        let mut awaits = false;
        for expression in own_expressions(statement) {
            // Any call may raise; only what calls nothing surely goes on for ever.
            each_expression(expression, &mut |part| awaits |= may_leave(part));
        }
        leaves || awaits || bodies(statement).into_iter().any(lets_others_run)
    })
}

/// Whether an expression may give way to others or end the loop: by awaiting, or by calling what may raise.
fn may_leave(part: &Expr) -> bool {
    match &part.kind {
        ExprKind::Await(_) | ExprKind::Yield(_) | ExprKind::YieldFrom(_) => true,
        ExprKind::Call { func, .. } => !matches!(&func.kind, ExprKind::Name(name) if &**name == "print"),
        ExprKind::ListComp { clauses, .. }
        | ExprKind::SetComp { clauses, .. }
        | ExprKind::Generator { clauses, .. }
        | ExprKind::DictComp { clauses, .. } => clauses.iter().any(|clause| clause.is_async),
        _ => false,
    }
}

/// A301: a task that nobody can await or cancel, and that CPython may collect.
fn task_not_kept(context: &Context<'_>, statement: &Stmt, findings: &mut Vec<Finding>) {
    let StmtKind::Expr(value) = &statement.kind else { return };
    let ExprKind::Call { func, .. } = &value.kind else { return };
    let full = context.names.full_name(func);
    if matches!(full.as_deref(), Some("asyncio.create_task" | "asyncio.ensure_future")) {
        let message = format!("task is not kept: {}(...)", context.text(func));
        findings.push(context.finding("A301", message, value.span));
    }
}

/// A401: an `except` that takes CancelledError and goes on.
fn swallowed_cancel(context: &Context<'_>, statement: &Stmt, findings: &mut Vec<Finding>) {
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

fn handled_before(context: &Context<'_>, handlers: &[crate::ast::Handler], last: &crate::ast::Handler) -> bool {
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

fn any_expression(body: &[Stmt], wanted: &dyn Fn(&Expr) -> bool) -> bool {
    body.iter().filter(|statement| !matches!(statement.kind, StmtKind::Function(_) | StmtKind::Class(_))).any(
        |statement| {
            let mut found = false;
            for expression in own_expressions(statement) {
                each_expression(expression, &mut |part| found |= wanted(part));
            }
            found || bodies(statement).into_iter().any(|body| any_expression(body, wanted))
        },
    )
}

/// A701: `asyncio.run` where a loop is running for certain.
fn run_inside_loop(context: &Context<'_>, statement: &Stmt, findings: &mut Vec<Finding>) {
    if !context.place.is_async() {
        return;
    }
    for expression in own_expressions(statement) {
        each_expression(expression, &mut |part| {
            let ExprKind::Call { func, args } = &part.kind else { return };
            if context.names.full_name(func).as_deref() != Some("asyncio.run") {
                return;
            }
            let fix = match &args[..] {
                [crate::ast::Arg::Positional(coroutine)] => {
                    Some(Fix { label: "await", edits: vec![(part.span, format!("await {}", context.text(coroutine)))] })
                }
                _ => None,
            };
            let message = "asyncio.run inside async def: a loop is running already".to_owned();
            findings.push(Finding { fix, ..context.finding("A701", message, part.span) });
        });
    }
}
