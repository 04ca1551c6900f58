//! Locks, queues and what tasks share: A501, A502, A503, A602.
//!
//! What is handed to somebody else may be given back there: these rules speak only of names that stay within the file.

use super::super::Finding;
use super::super::walk::{
    Place, any_expression, any_statement, bodies, each_expression, each_statement, holds, own_expressions,
};
use super::Context;
use crate::ast::{Arg, Expr, ExprKind, Stmt, StmtKind};

/// A501: a lock that is taken where it is held already: no task can ever go on there.
pub(super) fn taken_twice(context: &Context<'_>, statement: &Stmt, findings: &mut Vec<Finding>) {
    let StmtKind::With { is_async: true, items, body } = &statement.kind else { return };
    for lock in items.iter().map(|item| &item.context).filter(|lock| is_lock(context, lock)) {
        let name = context.text(lock);
        if any_expression(
            body,
            &|part| matches!(&part.kind, ExprKind::Attribute { attr, .. } if &*attr.name == "release"),
        ) {
            continue;
        }
        let mut again = Vec::new();
        taken_in(context, body, name, &mut again);
        for taken in again {
            let line = context.source.line_of(lock.span.start);
            let message = format!("{name} is held since line {line}: asyncio.Lock cannot be taken twice");
            findings.push(context.finding("A501", message, taken.span));
        }
    }
}

fn is_lock(context: &Context<'_>, expression: &Expr) -> bool {
    context.names.held(expression).as_deref() == Some("asyncio.Lock")
}

/// Where a lock is taken in a block, not counting functions inside.
fn taken_in<'a>(context: &Context<'_>, body: &'a [Stmt], name: &str, found: &mut Vec<&'a Expr>) {
    for statement in
        body.iter().filter(|statement| !matches!(statement.kind, StmtKind::Function(_) | StmtKind::Class(_)))
    {
        if let StmtKind::With { is_async: true, items, .. } = &statement.kind {
            found.extend(items.iter().map(|item| &item.context).filter(|lock| context.text(lock) == name));
        }
        for expression in own_expressions(statement) {
            each_expression(expression, &mut |part| {
                let ExprKind::Await(inner) = &part.kind else { return };
                if method_of(context, inner, name, "acquire") {
                    found.push(part);
                }
            });
        }
        bodies(statement).into_iter().for_each(|body| taken_in(context, body, name, found));
    }
}

fn method_of(context: &Context<'_>, call: &Expr, name: &str, method: &str) -> bool {
    let ExprKind::Call { func, .. } = &call.kind else { return false };
    let ExprKind::Attribute { value, attr } = &func.kind else { return false };
    context.text(value) == name && &*attr.name == method
}

/// A502: a lock that is taken by `acquire` in a file that never releases anything.
pub(super) fn never_released(context: &Context<'_>, statement: &Stmt, findings: &mut Vec<Finding>) {
    awaited_method(context, statement, "acquire", &["asyncio.Lock"], &mut |lock, call| {
        if !context.names.mentions("release") && stays_here(context, lock) {
            let message = format!("{lock} is never released: take it by `async with {lock}:`");
            findings.push(context.finding("A502", message, call.span));
        }
    });
}

/// A503: `join` of a queue in a file where nobody says `task_done`.
pub(super) fn never_done(context: &Context<'_>, statement: &Stmt, findings: &mut Vec<Finding>) {
    let queues = ["asyncio.Queue", "asyncio.LifoQueue", "asyncio.PriorityQueue"];
    awaited_method(context, statement, "join", &queues, &mut |queue, call| {
        let puts = context.names.mentions("put") || context.names.mentions("put_nowait");
        if puts && !context.names.mentions("task_done") && stays_here(context, queue) {
            let message = format!("{queue}.join() waits for task_done(), which nobody calls");
            findings.push(context.finding("A503", message, call.span));
        }
    });
}

/// Shows every `await NAME.method()` of a statement, where the name holds what one of these made.
fn awaited_method<'a>(
    context: &Context<'_>,
    statement: &'a Stmt,
    method: &str,
    made_by: &[&str],
    found: &mut dyn FnMut(&'a str, &'a Expr),
) {
    for expression in own_expressions(statement) {
        each_expression(expression, &mut |part| {
            let ExprKind::Await(inner) = &part.kind else { return };
            let ExprKind::Call { func, .. } = &inner.kind else { return };
            let ExprKind::Attribute { value, attr } = &func.kind else { return };
            let ExprKind::Name(name) = &value.kind else { return };
            let made = context.names.held(value);
            if &*attr.name == method && made.is_some_and(|made| made_by.contains(&&*made)) {
                found(name, part);
            }
        });
    }
}

/// Whether everything that is done with a name is done in this file: its methods are called, or it is handed to functions here.
fn stays_here(context: &Context<'_>, name: &str) -> bool {
    let (mut all, mut known) = (0, 0);
    let is_it = |part: &Expr| matches!(&part.kind, ExprKind::Name(other) if &**other == name);
    each_statement(context.module, Place::default(), &mut |statement, _| {
        if let StmtKind::Assign { targets, .. } = &statement.kind {
            known += targets.iter().filter(|target| is_it(target)).count();
        }
        if let StmtKind::With { items, .. } = &statement.kind {
            known += items.iter().filter(|item| is_it(&item.context)).count();
        }
        for expression in own_expressions(statement) {
            each_expression(expression, &mut |part| {
                all += usize::from(is_it(part));
                match &part.kind {
                    ExprKind::Attribute { value, .. } => known += usize::from(is_it(value)),
                    ExprKind::Call { func, args } => {
                        let here =
                            matches!(&func.kind, ExprKind::Name(function) if context.names.is_function(function));
                        let handed =
                            |arg: &&Arg| matches!(arg, Arg::Positional(value) | Arg::Keyword(_, value) if is_it(value));
                        known += if here { args.iter().filter(handed).count() } else { 0 };
                    }
                    _ => {}
                }
            });
        }
    });
    all == known
}

/// A602: a global that is read, then awaited, then written in one statement, by a function that several tasks run.
pub(super) fn lost_update(context: &Context<'_>, statement: &Stmt, findings: &mut Vec<Finding>) {
    let (target, value) = match &statement.kind {
        StmtKind::AugAssign { target, value, .. } => (target, value),
        _ => return,
    };
    let ExprKind::Name(name) = &target.kind else { return };
    if awaits(value) && is_shared(context, name) {
        tell(context, name, target, findings);
    }
}

/// A602 in three statements of one block: `seen = total`, then an `await`, then `total = seen + 1`.
pub(super) fn lost_update_in_steps(context: &Context<'_>, statement: &Stmt, findings: &mut Vec<Finding>) {
    if !context.place.is_async() && !matches!(&statement.kind, StmtKind::Function(function) if function.is_async) {
        return;
    }
    for block in bodies(statement) {
        for (at, read) in block.iter().enumerate() {
            let Some((copy, shared)) = copied(read) else { continue };
            let mut awaited = false;
            for later in &block[at + 1..] {
                if let (true, StmtKind::Assign { targets, value }) = (awaited, &later.kind) {
                    let [target] = &targets[..] else { continue };
                    let writes = matches!(&target.kind, ExprKind::Name(name) if &**name == shared);
                    let uses = holds(value, &|part| matches!(&part.kind, ExprKind::Name(name) if &**name == copy));
                    let inner = match &statement.kind {
                        StmtKind::Function(function) => Place { function: Some(function), ..context.place },
                        _ => context.place,
                    };
                    if writes && uses && is_shared(&Context { place: inner, ..*context }, shared) {
                        tell(context, shared, target, findings);
                    }
                }
                awaited |= own_expressions(later).into_iter().any(awaits);
            }
        }
    }
}

/// `copy = shared`
fn copied(statement: &Stmt) -> Option<(&str, &str)> {
    let StmtKind::Assign { targets, value } = &statement.kind else { return None };
    match (&targets[..], &value.kind) {
        ([Expr { kind: ExprKind::Name(copy), .. }], ExprKind::Name(shared)) => Some((copy, shared)),
        _ => None,
    }
}

fn tell(context: &Context<'_>, name: &str, place: &Expr, findings: &mut Vec<Finding>) {
    let message = format!("'{name}' is read, then awaited, then written: another task may change it between");
    findings.push(context.finding("A602", message, place.span));
}

fn awaits(expression: &Expr) -> bool {
    holds(expression, &|part| matches!(part.kind, ExprKind::Await(_)))
}

/// Whether a name is declared global (or nonlocal) by the function around, which several tasks run and which takes no lock.
fn is_shared(context: &Context<'_>, name: &str) -> bool {
    let Some(function) = context.place.function.filter(|function| function.is_async) else { return false };
    let declares = |statement: &Stmt| match &statement.kind {
        StmtKind::Global(names) | StmtKind::Nonlocal(names) => names.iter().any(|declared| &*declared.name == name),
        _ => false,
    };
    let locks = |statement: &Stmt| matches!(statement.kind, StmtKind::With { is_async: true, .. });
    let acquires = |part: &Expr| matches!(&part.kind, ExprKind::Attribute { attr, .. } if &*attr.name == "acquire");
    any_statement(&function.body, &declares)
        && !any_statement(&function.body, &locks)
        && !any_expression(&function.body, &acquires)
        && tasks_of(context.module, &function.name.name, 1) > 1
}

/// How many tasks of a function a file surely starts: one for each call within `gather` or `create_task`, two where that is
/// repeated.
fn tasks_of(body: &[Stmt], function: &str, each: usize) -> usize {
    let mut count = 0;
    for statement in body {
        for expression in own_expressions(statement) {
            count += each * starts_of(expression, function, 1);
        }
        let repeats = matches!(statement.kind, StmtKind::For { .. } | StmtKind::While { .. });
        let each = if repeats { 2 } else { each };
        count += bodies(statement).into_iter().map(|body| tasks_of(body, function, each)).sum::<usize>();
    }
    count
}

fn starts_of(expression: &Expr, function: &str, each: usize) -> usize {
    let repeats = matches!(
        expression.kind,
        ExprKind::ListComp { .. } | ExprKind::SetComp { .. } | ExprKind::Generator { .. } | ExprKind::DictComp { .. }
    );
    let each = if repeats { 2 } else { each };
    if let ExprKind::Call { func, args } = &expression.kind {
        let starter = match &func.kind {
            ExprKind::Attribute { attr, .. } => &*attr.name,
            ExprKind::Name(name) => &**name,
            _ => "",
        };
        if ["gather", "create_task", "ensure_future"].contains(&starter) {
            return args.iter().map(|arg| each * calls_of(super::super::walk::argument(arg), function, 1)).sum();
        }
    }
    super::super::walk::parts(expression).into_iter().map(|part| starts_of(part, function, each)).sum()
}

/// How many calls of a function an expression makes; two for each that is repeated.
fn calls_of(expression: &Expr, function: &str, each: usize) -> usize {
    let repeats =
        matches!(expression.kind, ExprKind::ListComp { .. } | ExprKind::SetComp { .. } | ExprKind::Generator { .. });
    let each = if repeats { 2 } else { each };
    let own = match &expression.kind {
        ExprKind::Call { func, .. } => matches!(&func.kind, ExprKind::Name(name) if &**name == function),
        _ => false,
    };
    let inner: usize =
        super::super::walk::parts(expression).into_iter().map(|part| calls_of(part, function, each)).sum();
    if own { each } else { inner }
}
