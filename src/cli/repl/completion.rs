//! What a word at the prompt may become: names, attributes, modules, keywords, commands.

use super::commands;
use crate::interpreter::Interpreter;

/// Where the word before `at` begins, and what it may be.
pub fn complete(interpreter: &mut Interpreter, line: &str, at: usize) -> (usize, Vec<String>) {
    let before = line.get(..at).unwrap_or(line);
    if let Some(command) = before.strip_prefix(':').filter(|command| !command.contains(' ')) {
        let names = commands::names().filter(|name| name.starts_with(command));
        return (1, names.map(|name| format!("{name} ")).collect());
    }
    let start = word_start(before);
    let word = &before[start..];
    if names_module(before) {
        return (start, among(interpreter.vm.importable_modules(), word));
    }
    match word.rsplit_once('.') {
        Some((owner, part)) => (at - part.len(), public_first(among(attributes(interpreter, owner), part), part)),
        None if word.is_empty() => (start, Vec::new()),
        None => (start, public_first(among(names(interpreter), word), word)),
    }
}

/// Where the dotted name at the end of a text begins.
fn word_start(text: &str) -> usize {
    let is_part = |c: char| c.is_alphanumeric() || c == '_' || c == '.';
    text.char_indices().rev().take_while(|(_, c)| is_part(*c)).last().map_or(text.len(), |(at, _)| at)
}

/// Whether the name of a module is being typed.
fn names_module(before: &str) -> bool {
    let line = before.rsplit('\n').next().unwrap_or("").trim_start();
    let rest = line.strip_prefix("import ").or_else(|| line.strip_prefix("from "));
    rest.is_some_and(|rest| !rest.contains(" import ") && !rest.contains(" as "))
}

/// The names in scope, with `(` after what can be called, and the keywords.
fn names(interpreter: &mut Interpreter) -> Vec<String> {
    let globals = interpreter.globals();
    let scope = interpreter.vm.names_in_scope(&globals);
    let words = interpreter.vm.reserved_words();
    scope.into_iter().map(called).chain(words).collect()
}

/// A name as it is typed: with a bracket where it can be called.
fn called((name, callable): (String, bool)) -> String {
    if callable { name + "(" } else { name }
}

fn attributes(interpreter: &mut Interpreter, owner: &str) -> Vec<String> {
    let globals = interpreter.globals();
    match interpreter.vm.value_of_name(&globals, owner) {
        Some(object) => interpreter.vm.attributes_to_complete(&object).into_iter().map(called).collect(),
        None => Vec::new(),
    }
}

fn among(names: Vec<String>, part: &str) -> Vec<String> {
    let mut names: Vec<String> = names.into_iter().filter(|name| name.starts_with(part)).collect();
    names.sort();
    names.dedup();
    names
}

/// Names that begin with an underscore are shown to those who type one.
fn public_first(names: Vec<String>, part: &str) -> Vec<String> {
    let public: Vec<String> = names.iter().filter(|name| !name.starts_with('_')).cloned().collect();
    if part.starts_with('_') || public.is_empty() { names } else { public }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_begin_where_names_can() {
        for (text, start) in [("await asy", 6), ("f(a.b", 2), ("x", 0), ("f(", 2), ("é.x", 0)] {
            assert_eq!(word_start(text), start, "{text:?}");
        }
        assert!(names_module("from as") && names_module("    import ") && !names_module("from x import y"));
    }
}
