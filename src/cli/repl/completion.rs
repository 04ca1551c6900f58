//! What a word at the prompt may become: names, attributes, modules, keywords, commands.

use super::session::Session;
use super::{commands, schedule};
use crate::interpreter::Interpreter;

/// More are not listed.
const MOST: usize = 200;

/// Where the word before `at` begins, and what it may be.
pub fn complete(session: &mut Session, line: &str, at: usize) -> (usize, Vec<String>) {
    let before = line.get(..at).unwrap_or(line);
    if let Some(command) = before.strip_prefix(':') {
        let Some((command, argument)) = command.split_once(' ') else {
            let names = commands::names().filter(|name| name.starts_with(command));
            return (1, names.map(|name| format!("{name} ")).collect());
        };
        return of_command(session, commands::meant(command), argument, at);
    }
    of_code(&mut session.interpreter, before)
}

/// What may stand behind a command.
fn of_command(session: &mut Session, command: &str, argument: &str, at: usize) -> (usize, Vec<String>) {
    let start = at - argument.len();
    let words = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect();
    let named = match command {
        "why" | "cancel" => schedule::task_names(session),
        "help" => commands::names().map(str::to_owned).collect(),
        "time" => words(&["real", "virtual", "10x", "+1s"]),
        "set" => words(&["keys emacs", "keys vi"]),
        "trace" => match argument.split_once(' ') {
            Some(("save" | "html", file)) => return (at - file_part(file).len(), files(file)),
            _ => words(&["on", "off", "save ", "html "]),
        },
        "load" | "save" => return (at - file_part(argument).len(), files(argument)),
        "dis" | "doc" => {
            let (start, found) = of_code(&mut session.interpreter, argument);
            let bare = found.into_iter().map(|name| name.trim_end_matches('(').to_owned());
            return (at - argument.len() + start, bare.collect());
        }
        _ => Vec::new(),
    };
    (start, among(named, argument))
}

/// The last part of a path.
fn file_part(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}

/// What the last part of a path may be.
fn files(path: &str) -> Vec<String> {
    let part = file_part(path);
    let folder = &path[..path.len() - part.len()];
    let entries = std::fs::read_dir(if folder.is_empty() { "." } else { folder });
    let named = entries.into_iter().flatten().flatten().filter_map(|entry| {
        let end = if entry.path().is_dir() { "/" } else { "" };
        entry.file_name().into_string().ok().map(|name| name + end)
    });
    let mut found = among(named.collect(), part);
    found.retain(|name| part.starts_with('.') || !name.starts_with('.'));
    found.truncate(MOST);
    found
}

fn of_code(interpreter: &mut Interpreter, before: &str) -> (usize, Vec<String>) {
    let at = before.len();
    let start = word_start(before);
    let word = &before[start..];
    if let Some(module) = imported_from(before) {
        let names = interpreter.vm.loaded_module(module).map(|module| interpreter.vm.attributes_to_complete(&module));
        let names = names.unwrap_or_default().into_iter().map(|(name, _)| name).collect();
        return (start, public_first(among(names, word), word));
    }
    if names_module(before) {
        return (start, among(interpreter.vm.importable_modules(), word));
    }
    match word.rsplit_once('.') {
        Some((owner, part)) => (at - part.len(), public_first(among(attributes(interpreter, owner), part), part)),
        None if word.is_empty() => (start, Vec::new()),
        None => (start, public_first(among(names(interpreter), word), word)),
    }
}

/// The module of `from MODULE import …`, behind which a name is being typed.
fn imported_from(before: &str) -> Option<&str> {
    let line = before.rsplit('\n').next().unwrap_or("").trim_start();
    let (module, names) = line.strip_prefix("from ")?.split_once(" import ")?;
    (!names.ends_with(" as ")).then(|| module.trim())
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
        assert_eq!(imported_from("x\nfrom a.b import c, d"), Some("a.b"));
        assert_eq!(imported_from("from a import b as "), None);
        assert_eq!((file_part("a/b"), file_part("a/"), file_part("a")), ("b", "", "a"));
        assert!(names_module("from as") && names_module("    import ") && !names_module("from x import y"));
    }
}
