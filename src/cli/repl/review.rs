//! What the prompt says about the text of inputs: `:check`, and what `asyncio.run(...)` would be here.

use crate::ast::{Arg, ExprKind, Stmt, StmtKind};
use crate::check;
use crate::check::walk::{Place, each_expression, each_statement, own_expressions};
use crate::parser;
use crate::source::Source;
use std::ops::Range;

/// An input that was run.
#[derive(Clone, Debug)]
pub struct Input {
    /// Its number.
    pub number: usize,
    /// Its text.
    pub text: String,
}

/// What `coroscope check` finds in the inputs, taken as one program; those that do not parse are left out.
pub fn check(inputs: &[Input]) -> String {
    // That much the prompt has imported by itself.
    let (mut text, mut starts) = ("import asyncio\n".to_owned(), Vec::new());
    for input in inputs {
        if parser::parse_module(&Source::new("<input>", input.text.clone())).is_ok() {
            starts.push((text.len() as u32, input.number));
            text.push_str(input.text.trim_end());
            text.push('\n');
        }
    }
    let source = Source::new("<inputs>", text);
    let findings = check::check(&source).unwrap_or_default();
    let functions = functions(&source);
    let mut rows = String::new();
    for finding in findings {
        let (start, number) = starts[..starts.partition_point(|(start, _)| *start <= finding.span.start)]
            .last()
            .copied()
            .unwrap_or_default();
        // Outside of functions the prompt keeps the value of an expression in `_`, and `await` may stand.
        let outside = !functions.iter().any(|function| function.contains(&finding.span.start));
        if outside && matches!(finding.code, "A101" | "A102" | "A301") {
            continue;
        }
        let line = source.line_of(finding.span.start) - source.line_of(start) + 1;
        let column = source.place(finding.span.start).column + 1;
        rows.push_str(&format!("<input {number}>:{line}:{column}: {} {}\n", finding.code, finding.message));
    }
    if rows.is_empty() { "nothing found\n".to_owned() } else { rows }
}

/// Where the functions stand.
fn functions(source: &Source) -> Vec<Range<u32>> {
    let mut found = Vec::new();
    each_statement(&parser::parse_module(source).unwrap_or_default(), Place::default(), &mut |statement, _| {
        if matches!(statement.kind, StmtKind::Function(_)) {
            found.push(statement.span.start..statement.span.end);
        }
    });
    found
}

/// The argument of the one `asyncio.run(...)` of an input of one statement, where it is short.
pub fn coroutine_run(source: &Source) -> Option<String> {
    let body = parser::parse_module(source).ok()?;
    let [statement] = &body[..] else { return None };
    let found = run_in(source, statement)?;
    (!found.contains('\n') && found.chars().count() <= 60).then_some(found)
}

fn run_in(source: &Source, statement: &Stmt) -> Option<String> {
    let mut found = None;
    for expression in own_expressions(statement) {
        each_expression(expression, &mut |part| {
            let ExprKind::Call { func, args } = &part.kind else { return };
            if let (["asyncio.run" | "run"], [Arg::Positional(coroutine)]) = ([source.slice(func.span)], &args[..]) {
                found = Some(source.slice(coroutine.span).to_owned());
            }
        });
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn input(number: usize, text: &str) -> Input {
        Input { number, text: text.to_owned() }
    }

    #[test]
    fn findings_name_the_input() {
        let inputs = [
            input(1, "import asyncio, time"),
            input(3, "x = )"),
            input(4, "async def f():\n    time.sleep(1)\n    f()\n"),
            input(5, "f()"),
            input(6, "asyncio.create_task(f())"),
            input(7, "for n in range(3):\n    await asyncio.sleep(n)"),
            input(8, "def g():\n    await asyncio.sleep(1)"),
        ];
        let wanted = "<input 4>:2:5: A201 time.sleep blocks the event loop inside async def\n\
                      <input 4>:3:5: A101 coroutine never awaited: f()\n\
                      <input 8>:2:5: A102 await outside of async def\n";
        assert_eq!(check(&inputs), wanted);
        assert_eq!(check(&inputs[..1]), "nothing found\n");
    }

    #[test]
    fn what_asyncio_run_was_given() {
        let run = |text: &str| coroutine_run(&Source::new("<input>", text.to_owned()));
        assert_eq!(run("asyncio.run(tick(1))").as_deref(), Some("tick(1)"));
        assert_eq!(run("x = asyncio.run(tick())").as_deref(), Some("tick()"));
        assert_eq!(run("a = 1\nasyncio.run(tick())"), None);
        assert_eq!(run("asyncio.run(tick(), debug=True)"), None);
    }
}
