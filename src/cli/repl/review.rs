//! What the prompt says about the text of inputs: `:check`, and what `asyncio.run(...)` would be here.

use crate::ast::{Arg, ExprKind, Stmt};
use crate::check;
use crate::check::walk::{each_expression, own_expressions};
use crate::parser;
use crate::source::Source;

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
    let (mut text, mut starts) = (String::new(), Vec::new());
    for input in inputs {
        if parser::parse_module(&Source::new("<input>", input.text.clone())).is_ok() {
            starts.push((text.len() as u32, input.number));
            text.push_str(input.text.trim_end());
            text.push('\n');
        }
    }
    let source = Source::new("<inputs>", text);
    let findings = check::check(&source).unwrap_or_default();
    let mut rows = String::new();
    for finding in findings {
        let (start, number) = starts[..starts.partition_point(|(start, _)| *start <= finding.span.start)]
            .last()
            .copied()
            .unwrap_or_default();
        // The prompt keeps the value of an expression in `_`: nothing is lost there.
        if matches!(finding.code, "A101" | "A301") && stands_alone(&source, start, finding.span.start) {
            continue;
        }
        let line = source.line_of(finding.span.start) - source.line_of(start) + 1;
        let column = source.place(finding.span.start).column + 1;
        rows.push_str(&format!("<input {number}>:{line}:{column}: {} {}\n", finding.code, finding.message));
    }
    if rows.is_empty() { "nothing found\n".to_owned() } else { rows }
}

/// Whether a place is in the first line of its input, outside of any block.
fn stands_alone(source: &Source, start: u32, at: u32) -> bool {
    source.line_of(start) == source.line_of(at) && !source.line(source.line_of(at)).unwrap_or("").ends_with(':')
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
        ];
        let wanted = "<input 4>:2:5: A201 time.sleep blocks the event loop inside async def\n\
                      <input 4>:3:5: A101 coroutine never awaited: f()\n";
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
