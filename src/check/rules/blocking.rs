//! What holds the event loop inside `async def`: A201, A202, A204, A205.

use super::super::walk::{bodies, each_expression, own_expressions};
use super::super::{Finding, Fix};
use super::Context;
use crate::ast::{Constant, Expr, ExprKind, Stmt, StmtKind};
use crate::source::Span;

/// A201, A202, A205: what holds the event loop inside `async def`.
pub(super) fn blocking_call(context: &Context<'_>, statement: &Stmt, findings: &mut Vec<Finding>) {
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
                Some(full) if BLOCKING.contains(&full) => {
                    let message = format!("{full} blocks the event loop inside async def");
                    findings.push(context.finding("A204", message, part.span));
                }
                _ => {}
            }
        });
    }
}

/// Calls that wait for a process or the network and let nobody run meanwhile, by full name.
const BLOCKING: [&str; 20] = [
    "os.system",
    "requests.delete",
    "requests.get",
    "requests.head",
    "requests.options",
    "requests.patch",
    "requests.post",
    "requests.put",
    "requests.request",
    "socket.create_connection",
    "socket.getaddrinfo",
    "socket.gethostbyname",
    "subprocess.call",
    "subprocess.check_call",
    "subprocess.check_output",
    "subprocess.getoutput",
    "subprocess.getstatusoutput",
    "subprocess.run",
    "urllib.request.urlopen",
    "urllib.request.urlretrieve",
];

/// `time.sleep(x)` to `await asyncio.sleep(x)`, where `asyncio` is at hand by its own name.
fn sleep_fix(context: &Context<'_>, function: &Expr) -> Option<Fix> {
    context
        .names
        .imports("asyncio")
        .then(|| Fix { label: "await asyncio.sleep", edits: vec![(function.span, "await asyncio.sleep".to_owned())] })
}

pub(super) fn is_true(test: &Expr) -> bool {
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
