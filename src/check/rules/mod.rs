//! The rules, one function each.
//!
//! A rule looks at one statement; it names what it found by the code under which `coroscope explain` explains it.

mod awaits;
mod blocking;
mod resources;
mod tasks;

use super::names::Names;
use super::walk::{Place, each_statement};
use super::{Finding, Fix};
use crate::ast::{Expr, Stmt};
use crate::source::{Source, Span};

/// The codes of all rules.
pub const CODES: [&str; 16] = [
    "A101", "A102", "A103", "A104", "A201", "A202", "A204", "A205", "A301", "A401", "A501", "A502", "A503", "A602",
    "A701", "A702",
];

/// What a rule may ask.
struct Context<'a> {
    source: &'a Source,
    names: &'a Names,
    /// The whole file.
    module: &'a [Stmt],
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

const RULES: [Rule; 16] = [
    awaits::never_awaited,
    awaits::outside_async,
    awaits::truth_test,
    awaits::plain_for_or_with,
    awaits::plain_comprehension,
    blocking::blocking_call,
    tasks::task_not_kept,
    tasks::swallowed_cancel,
    tasks::endless_against_cancel,
    tasks::run_inside_loop,
    tasks::used_after_close,
    resources::taken_twice,
    resources::never_released,
    resources::never_done,
    resources::lost_update,
    resources::lost_update_in_steps,
];

/// Runs every rule on every statement.
pub fn run(source: &Source, body: &[Stmt]) -> Vec<Finding> {
    let names = Names::of(body);
    let mut findings = Vec::new();
    each_statement(body, Place::default(), &mut |statement, place| {
        let context = Context { source, names: &names, module: body, place };
        for rule in RULES {
            rule(&context, statement, &mut findings);
        }
    });
    findings
}
