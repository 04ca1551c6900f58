//! Hints after a SyntaxError: `await` in the wrong place, and words of async one letter away.

use super::{Edit, Hint};
use crate::diagnostics::suggestions::closest;
use crate::heap::Value;
use crate::source::Source;
use crate::vm::Vm;

/// Words that a line may have begun with.
const WORDS: [&str; 2] = ["async", "await"];

/// The hint for a SyntaxError that nobody caught.
pub fn for_exception(vm: &mut Vm, exception: &Value) -> Option<Hint> {
    let error = vm.syntax_error_of(exception);
    let typed = vm.hints.input.as_ref().filter(|input| *input.name == *error.filename).map(|input| input.text.clone());
    let text = typed.or_else(|| vm.text_of_file(&error.filename)).or_else(|| error.text.clone())?;
    let source = Source::new(&error.filename, text);
    for_error(&source, error.line?, &error.message)
}

fn for_error(source: &Source, line: u32, message: &str) -> Option<Hint> {
    match message {
        "'await' outside async function" => Some(outside_async(source, line, "await")),
        "'await' outside function" => Some(outside_all(source)),
        "'async for' outside async function" => Some(outside_async(source, line, "async for")),
        "'async with' outside async function" => Some(outside_async(source, line, "async with")),
        "invalid syntax" | "expected ':'" => misspelt(source, line),
        _ => None,
    }
}

const AT_TOP: &str = "in a file, `await` stands inside an `async def`; start that with asyncio.run(main())";

const AT_PROMPT: &str = "`await` works at the prompt and in `async def`, not in a lambda or in the body of a class";

/// The `def` around the line, as `async def`.
fn outside_async(source: &Source, line: u32, what: &str) -> Hint {
    let hint =
        |name: &str| Hint::help(format!("{what} works in `async def`: write async def {name}")).explained("A102");
    match def_on(source, line).or_else(|| def_above(source, line)) {
        Some((number, name, edit)) => hint(&name).with_edit(edit.filter(|edit| edit.line == number)),
        None => outside_all(source),
    }
}

/// There is no function around it.
fn outside_all(source: &Source) -> Hint {
    Hint::help(if source.is_input() { AT_PROMPT } else { AT_TOP }).explained("A102")
}

/// The `def` of a line, with its body behind it or not.
fn def_on(source: &Source, number: u32) -> Option<(u32, String, Option<Edit>)> {
    let text = source.line(number)?;
    let rest = text.trim_start().strip_prefix("def ")?;
    let indentation = text.len() - text.trim_start().len();
    let name = rest.split('(').next()?.trim().to_owned() + "()";
    let edited = format!("{}async {}", &text[..indentation], text.trim());
    Some((number, name, Some(Edit::replace(number, edited, vec![(indentation, "async ".len())]))))
}

/// The nearest `def` above a line that stands further left.
fn def_above(source: &Source, line: u32) -> Option<(u32, String, Option<Edit>)> {
    let indentation = |text: &str| text.len() - text.trim_start().len();
    let mut limit = indentation(source.line(line)?);
    for number in (1..line).rev() {
        let text = source.line(number)?;
        if text.trim().is_empty() || indentation(text) >= limit {
            continue;
        }
        limit = indentation(text);
        if let Some(found) = def_on(source, number) {
            return Some(found);
        }
    }
    None
}

/// `asynch def`, `async main():`
fn misspelt(source: &Source, line: u32) -> Option<Hint> {
    let text = source.line(line)?;
    let code = text.trim_start();
    let (first, rest) = code.split_once(' ')?;
    let head = rest.split_once("):").map(|(head, _)| head).filter(|_| first == "async");
    if let Some((name, parameters)) = head.and_then(|head| head.split_once('(')) {
        let is_name = name.chars().all(|c| c.is_alphanumeric() || c == '_') && !name.is_empty();
        return is_name.then(|| Hint::help(format!("did you mean 'async def {name}({parameters}):'?")));
    }
    let one_off = WORDS.contains(&first);
    let follows = ["def ", "for ", "with "].iter().any(|word| rest.starts_with(word));
    let close = closest(first, WORDS.into_iter()).filter(|word| !one_off && (*word == "await" || follows))?;
    Some(Hint::help(format!("did you mean '{close}'?")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn hint(text: &str, line: u32, message: &str, wanted: Option<&str>) {
        let source = Source::new("x.py", text.to_owned());
        assert_eq!(for_error(&source, line, message).map(|hint| hint.render()).as_deref(), wanted);
    }

    #[test]
    fn await_outside_names_the_function() {
        let wanted = "help: await works in `async def`: write async def f()\n   1 | async def f():\n     | +++++\n\
                      More: coroscope explain A102\n";
        hint("def f():\n    if x:\n        await g()\n", 3, "'await' outside async function", Some(wanted));
    }

    #[test]
    fn the_function_may_stand_on_the_line() {
        let wanted = "help: await works in `async def`: write async def f()\n   1 | async def f(): await g()\n     | +++++\n\
                      More: coroscope explain A102\n";
        hint("def f(): await g()", 1, "'await' outside async function", Some(wanted));
        let source = Source::of_command("<input 1>", "lambda: await g()".to_owned());
        for message in ["'await' outside async function", "'await' outside function"] {
            assert_eq!(for_error(&source, 1, message).map(|hint| hint.text).as_deref(), Some(AT_PROMPT));
        }
    }

    #[test]
    fn words_one_letter_away() {
        hint("asynch def f():", 1, "invalid syntax", Some("help: did you mean 'async'?\n"));
        hint("async main():", 1, "invalid syntax", Some("help: did you mean 'async def main():'?\n"));
        let wanted = "help: did you mean 'async def main(a, b=()):'?\n";
        hint("async main(a, b=()): pass", 1, "invalid syntax", Some(wanted));
        hint("awiat f()", 1, "invalid syntax", Some("help: did you mean 'await'?\n"));
        hint("print x", 1, "invalid syntax", None);
    }
}
