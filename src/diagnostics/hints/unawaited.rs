//! Hints after "coroutine … was never awaited": what the line should have been.

use super::Hint;
use super::expression::{Part, body_on_the_line, callee, head_of_the_line};
use crate::ast::ExprKind;
use crate::source::Source;
use crate::vm::Vm;

/// The hint for a coroutine of function `name` that died while `line` was running; `in_coroutine` says whether `await` may
/// stand there. `None` where the line does not show what happened to it.
pub fn for_line(source: &Source, line: u32, in_coroutine: bool, name: &str) -> Option<Hint> {
    let name = name.rsplit('.').next()?;
    thrown_away(source, line, in_coroutine, name).or_else(|| truth_tested(source, line, in_coroutine, name))
}

/// The call is the whole statement, or the whole body of one that stands on one line.
fn thrown_away(source: &Source, line: u32, in_coroutine: bool, name: &str) -> Option<Hint> {
    let head = head_of_the_line(source.line(line)?);
    let part = Part::of_line(source, line, head, "")?;
    if callee(&part.tree)? != name {
        return None;
    }
    if in_coroutine {
        return Some(Hint::help("add await").with_edit(part.around(&part.tree, "await ", "")).explained("A101"));
    }
    let elsewhere = source.line(line)?.starts_with([' ', '\t']) || head.starts_with("def ");
    let call = part.text(&part.tree);
    (!elsewhere).then(|| Hint::help(format!("start it with asyncio.run({call})")).explained("A101"))
}

/// `if ok():`
fn truth_tested(source: &Source, line: u32, in_coroutine: bool, name: &str) -> Option<Hint> {
    let rest = body_on_the_line(source.line(line)?);
    let part = ["if ", "elif ", "while "].iter().find_map(|word| Part::of_line(source, line, word, rest))?;
    let tested = match &part.tree.kind {
        ExprKind::Unary { operand, .. } => operand,
        _ => &part.tree,
    };
    if callee(tested)? != name {
        return None;
    }
    let hint = Hint::note("a coroutine is always true; await it to get its value").explained("A103");
    Some(if in_coroutine { hint.with_edit(part.around(tested, "await ", "")) } else { hint })
}

impl Vm {
    /// Says what helps with a coroutine that was just reported as never awaited.
    pub fn hint_at_unawaited(&mut self, source: &Source, line: u32, in_coroutine: bool, name: &str) {
        let Some(hint) = for_line(source, line, in_coroutine, name) else { return };
        if let Some(text) = self.hints.first_time(&hint, &format!("{}:{line}", source.name)) {
            self.output.write_stderr(&text);
            self.observe_hint(hint.code, &hint.text);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn hint(text: &str, in_coroutine: bool, wanted: Option<&str>) {
        let source = Source::new("x.py", text.to_owned());
        assert_eq!(for_line(&source, 1, in_coroutine, "f").map(|hint| hint.render()).as_deref(), wanted);
    }

    #[test]
    fn only_a_line_that_shows_what_happened_gets_a_hint() {
        let added = "help: add await\n   1 |     await f(1)\n     |     +++++\nMore: coroscope explain A101\n";
        hint("    f(1)", true, Some(added));
        let added = "help: add await\n   1 | async def g(x: int): await f(x)\n     |                      +++++\nMore: coroscope explain A101\n";
        hint("async def g(x: int): f(x)", true, Some(added));
        hint("f()", false, Some("help: start it with asyncio.run(f())\nMore: coroscope explain A101\n"));
        hint("    f()", false, None);
        hint("def g(): f()", false, None);
        hint("if x[1:2]: f()", false, Some("help: start it with asyncio.run(f())\nMore: coroscope explain A101\n"));
        hint("x = f()", true, None);
        hint("g()", true, None);
    }

    #[test]
    fn a_coroutine_is_always_true() {
        let text = "note: a coroutine is always true; await it to get its value\n   \
                    1 | if not await f():\n     |        +++++\nMore: coroscope explain A103\n";
        hint("if not f():", true, Some(text));
        hint("if g():", true, None);
        let text = text.replace("f():\n", "f(): g({1: 2})\n");
        hint("if not f(): g({1: 2})", true, Some(&text));
    }
}
