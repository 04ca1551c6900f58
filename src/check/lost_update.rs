//! A602: what is shared between tasks is read, then something is awaited, then it is written from what was read: whatever another task
//! wrote in between is lost.
//!
//! Spoken of only within one block, and not where a `with` is around it: that may be a lock.

use super::Finding;
use super::walk::{bodies, each_expression, own_expressions};
use crate::ast::{Expr, ExprKind, Function, Stmt, StmtKind};
use crate::source::{Source, Span};

/// Looks through an asynchronous function.
pub fn in_function(source: &Source, function: &Function, findings: &mut Vec<Finding>) {
    let mut globals = Vec::new();
    collect_globals(&function.body, &mut globals);
    Search { source, globals, findings }.block(&function.body);
}

fn collect_globals<'a>(body: &'a [Stmt], globals: &mut Vec<&'a str>) {
    for statement in body {
        match &statement.kind {
            StmtKind::Global(names) => globals.extend(names.iter().map(|name| &*name.name)),
            StmtKind::Function(_) | StmtKind::Class(_) => {}
            _ => bodies(statement).into_iter().for_each(|body| collect_globals(body, globals)),
        }
    }
}

struct Search<'a> {
    source: &'a Source,
    /// Names that the function declares `global`.
    globals: Vec<&'a str>,
    findings: &'a mut Vec<Finding>,
}

impl Search<'_> {
    fn text(&self, expression: &Expr) -> String {
        self.source.slice(expression.span).to_owned()
    }

    /// Whether other tasks see it: an attribute, or a global name.
    fn is_shared(&self, target: &Expr) -> bool {
        match &target.kind {
            ExprKind::Attribute { .. } => true,
            ExprKind::Name(name) => self.globals.iter().any(|global| **global == **name),
            _ => false,
        }
    }

    fn block(&mut self, body: &[Stmt]) {
        // What was read into which name, and whether something was awaited since.
        let mut read: Vec<(String, String, bool)> = Vec::new();
        for statement in body {
            self.at_once(statement);
            self.from_name(statement, &read);
            let awaits = awaits(statement);
            read.iter_mut().for_each(|(_, _, awaited)| *awaited |= awaits);
            if let StmtKind::Assign { targets, value } = &statement.kind {
                let names: Vec<String> = targets.iter().map(|target| self.text(target)).collect();
                read.retain(|(other, _, _)| !names.contains(other));
                if let ([name], true) = (&names[..], self.is_shared(value)) {
                    read.push((name.clone(), self.text(value), false));
                }
            }
            match &statement.kind {
                StmtKind::Function(_) | StmtKind::Class(_) | StmtKind::With { .. } => {}
                _ => bodies(statement).into_iter().for_each(|body| self.block(body)),
            }
        }
    }

    /// `self.x += await f()`, `self.x = self.x + await f()`: the value is read before the `await`.
    fn at_once(&mut self, statement: &Stmt) {
        let lost = match &statement.kind {
            StmtKind::AugAssign { target, value, .. } => self.is_shared(target) && has_await(value),
            StmtKind::Assign { targets, value } => match (&targets[..], &value.kind) {
                ([target], ExprKind::Binary { left, right, .. }) => {
                    let wanted = self.text(target);
                    self.is_shared(target) && has_await(right) && !has_await(left) && self.text(left) == wanted
                }
                _ => false,
            },
            _ => false,
        };
        if lost {
            let end = statement.span.end;
            self.found(self.written(statement), Span::new(statement.span.start, end));
        }
    }

    fn written(&self, statement: &Stmt) -> String {
        match &statement.kind {
            StmtKind::AugAssign { target, .. } => self.text(target),
            StmtKind::Assign { targets, .. } => targets.first().map_or(String::new(), |target| self.text(target)),
            _ => String::new(),
        }
    }

    /// `x = self.x`, then an `await`, then `self.x = x + 1`.
    fn from_name(&mut self, statement: &Stmt, read: &[(String, String, bool)]) {
        let StmtKind::Assign { targets, value } = &statement.kind else { return };
        let [target] = &targets[..] else { return };
        let place = self.text(target);
        let mut names = Vec::new();
        each_expression(value, &mut |part| {
            if let ExprKind::Name(name) = &part.kind {
                names.push(name.to_string());
            }
        });
        let reads_again = self.text(value).contains(&place);
        let old = read.iter().any(|(name, from, awaited)| *awaited && *from == place && names.contains(name));
        if old && !reads_again && self.is_shared(target) {
            self.found(place, statement.span);
        }
    }

    fn found(&mut self, place: String, span: Span) {
        let message = format!("'{place}' is read, then awaited, then written: another task may change it between");
        self.findings.push(Finding { code: "A602", message, span, fix: None });
    }
}

fn has_await(expression: &Expr) -> bool {
    let mut found = false;
    each_expression(expression, &mut |part| found |= matches!(part.kind, ExprKind::Await(_)));
    found
}

/// Whether a statement awaits, in itself or in its blocks.
fn awaits(statement: &Stmt) -> bool {
    match &statement.kind {
        StmtKind::Function(_) | StmtKind::Class(_) => false,
        StmtKind::For { is_async: true, .. } | StmtKind::With { is_async: true, .. } => true,
        _ => {
            own_expressions(statement).into_iter().any(has_await) || bodies(statement).into_iter().flatten().any(awaits)
        }
    }
}
