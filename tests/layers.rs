//! Who may use whom, and the other rules of the house that a test can read off the source text.
//!
//! The folders of `src/` are the stages of the pipeline. The front half (source text to bytecode) knows no run-time value
//! and does no input or output; the back half (bytecode to event loop) knows no syntax tree. [`MAY_USE`] lists every edge
//! between folders; [`EXCEPTIONS`] the single files that cross a line, each with its reason. An edge that is in neither
//! fails, and so does an exception that is no longer needed.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// Folder (or file) of `src/`, and what its code may name as `crate::…`.
const MAY_USE: &[(&str, &[&str])] = &[
    // The front half.
    ("source", &[]),
    ("ast", &["source"]),
    ("diagnostics", &["source"]),
    ("lexer", &["source", "diagnostics"]),
    ("parser", &["source", "diagnostics", "lexer", "ast"]),
    ("bytecode", &["source"]),
    ("check", &["source", "diagnostics", "parser", "ast"]),
    ("compiler", &["source", "diagnostics", "ast", "bytecode"]),
    // The back half: one machine, whose parts know each other.
    ("heap", &[]),
    ("objects", &["bytecode", "heap", "vm"]),
    ("vm", &["source", "bytecode", "heap", "objects", "event_loop", "trace", "output", "net"]),
    ("net", &[]),
    ("event_loop", &["source", "heap", "objects", "vm", "trace", "net"]),
    ("trace", &["source", "bytecode", "heap", "objects", "vm", "event_loop"]),
    ("output", &[]),
    ("modules", &["source", "heap", "objects", "vm", "event_loop", "trace", "output", "net"]),
    // Both halves together.
    (
        "interpreter",
        &["source", "diagnostics", "ast", "parser", "compiler", "bytecode", "heap", "objects", "vm", "net"],
    ),
    (
        "cli",
        &[
            "check",
            "source",
            "diagnostics",
            "lexer",
            "parser",
            "ast",
            "bytecode",
            "objects",
            "interpreter",
            "trace",
            "net",
        ],
    ),
    ("main", &["cli", "vm"]),
    ("lib", &[]),
];

/// A file, what it uses beyond its folder's list, and why.
const EXCEPTIONS: &[(&str, &str, &str)] = &[
    ("lexer/strings.rs", "ast", "literals are decoded where their text is at hand, into the tree's own `Text`"),
    ("bytecode/code.rs", "ast", "constants and names keep the tree's `Text` and `Name`, which are plain text"),
    ("vm/load.rs", "ast", "turns the `Text` of a constant into a string object"),
    ("diagnostics/carets.rs", "parser", "the carets of a traceback come from parsing the line again, as in CPython"),
    ("diagnostics/carets.rs", "ast", "see above"),
    ("diagnostics/traceback.rs", "heap", "a traceback shows exception objects: this file belongs to the back half"),
    ("diagnostics/traceback.rs", "objects", "see above"),
    ("diagnostics/traceback.rs", "vm", "see above"),
    ("diagnostics/suggestions.rs", "heap", "\"Did you mean\" looks through the names that an object has"),
    ("diagnostics/suggestions.rs", "objects", "see above"),
    ("diagnostics/suggestions.rs", "vm", "see above"),
    ("diagnostics/hints/expression.rs", "parser", "a hint parses the line that it changes again"),
    ("diagnostics/hints/expression.rs", "ast", "see above"),
    ("diagnostics/hints/runtime.rs", "ast", "see above"),
    ("diagnostics/hints/unawaited.rs", "ast", "see above"),
    (
        "diagnostics/hints/runtime.rs",
        "heap",
        "a hint is about an exception object: these files belong to the back half",
    ),
    ("diagnostics/hints/runtime.rs", "objects", "see above"),
    ("diagnostics/hints/runtime.rs", "vm", "see above"),
    ("diagnostics/hints/syntax.rs", "heap", "see above"),
    ("diagnostics/hints/syntax.rs", "vm", "see above"),
    ("diagnostics/hints/unawaited.rs", "vm", "see above"),
    ("diagnostics/hints/blocking.rs", "vm", "see above"),
    ("diagnostics/hints/places.rs", "heap", "notes on objects of the run: these files belong to the back half"),
    ("diagnostics/hints/places.rs", "vm", "see above"),
    ("diagnostics/hints/reused.rs", "ast", "see above"),
    ("diagnostics/hints/reused.rs", "heap", "see above"),
    ("diagnostics/hints/reused.rs", "vm", "see above"),
    ("diagnostics/hints/loops.rs", "heap", "see above"),
    ("diagnostics/hints/loops.rs", "event_loop", "see above"),
    ("diagnostics/hints/loops.rs", "vm", "see above"),
    ("heap/kinds.rs", "objects", "the one table from the kind of an object to its Rust type"),
    ("heap/kinds.rs", "event_loop", "see above"),
    ("heap/shapes.rs", "objects", "a shape names its class"),
    (
        "heap/collector.rs",
        "objects",
        "empties the caches of functions, lets go of classes, fills the lists of module `gc`",
    ),
    ("heap/collector.rs", "vm", "a collection runs at the machine's bidding and reports to it"),
    ("objects/classes/types.rs", "modules", "the one table from a built-in class to its rows"),
    (
        "objects/callables/generator_methods.rs",
        "event_loop",
        "coroutines written in Rust share the methods of coroutines",
    ),
    ("objects/exceptions/syntax.rs", "diagnostics", "a syntax error becomes an exception object"),
    ("vm/start.rs", "diagnostics", "the compiler that is installed answers syntax errors"),
    ("vm/start.rs", "interpreter", "the settings of a run, the mode of the compiler that is installed"),
    ("vm/start.rs", "modules", "a machine starts with its builtins"),
    ("vm/bind.rs", "diagnostics", "\"Did you mean\" in the message of a wrong keyword"),
    ("vm/hooks.rs", "diagnostics", "what is printed about an exception that nobody caught"),
    ("event_loop/context.rs", "modules", "contexts and their variables are the module's objects"),
    ("event_loop/reports.rs", "diagnostics", "what the loop's exception handler prints"),
    ("event_loop/prompt.rs", "bytecode", "runs a statement of the prompt with the prompt's loop"),
    ("modules/builtins/help.rs", "bytecode", "gives a function's code out for listings"),
    ("modules/asyncio/scheduling.rs", "bytecode", "what kind of coroutine a code object makes"),
    ("vm/mod.rs", "diagnostics", "holds whether hints are wanted, and which were given"),
    ("modules/traceback.rs", "diagnostics", "the module `traceback` gives out the same text"),
    ("modules/import/load.rs", "lexer", "an imported file is decoded as a script is"),
    ("modules/import/find.rs", "diagnostics", "the names of the modules of the standard library"),
    ("modules/source.rs", "lexer", "source that is shown is decoded as a script is"),
    ("modules/import/load.rs", "interpreter", "the mode in which an imported file is compiled"),
    ("modules/ast.rs", "interpreter", "the mode of `ast.parse`"),
    ("modules/builtins/code.rs", "interpreter", "the mode of `compile`, `exec` and `eval`"),
];

/// Folders that make bytecode from text, and touch nothing else.
const FRONT: &[&str] = &["source", "ast", "lexer", "parser", "bytecode", "compiler"];

/// Where `unsafe` may stand, each use with a sentence that begins `SAFETY:`.
/// (`vm/threads/native_stack.rs` switches between native stacks: the yielder of a stack and the machine pass through it as pointers.)
const UNSAFE: &[&str] = &["heap/", "vm/regs.rs", "vm/frame.rs", "vm/threads/native_stack.rs"];

/// State outside of any machine, which nothing else may have.
const GLOBALS: &[(&str, &str)] = &[
    ("heap/registry.rs", "a drop has no machine at hand: the dying list is found by one thread-local"),
    ("heap/budget.rs", "memory belongs to the process, as the allocator does: its limit is one number for all of it"),
    ("heap/weak.rs", "nor for the weak references of what is dropped"),
];

/// Tokens that the grammar has no rule for: the lexer lets them through for the sake of a better message.
const REFUSED: &[&str] = &["LessGreater", "Backslash"];

/// No file is longer.
const FILE_LINES: usize = 800;

/// No function is longer, but those that are one `match` over a whole set.
const FUNCTION_LINES: usize = 60;
const LONG_FUNCTIONS: &[(&str, &str)] = &[
    ("vm/run.rs", "run_loop"),
    ("bytecode/op.rs", "map_registers"),
    ("compiler/collect.rs", "stmt"),
    ("compiler/collect.rs", "expr"),
    ("compiler/expressions.rs", "expr_here"),
    ("compiler/patterns.rs", "check_names"),
    ("compiler/unparse.rs", "expression"),
    ("trace/observer.rs", "take"),
    ("trace/words.rs", "sentence"),
    ("trace/state.rs", "apply"),
];

/// A file of `src/`.
struct File {
    /// Its path below `src/`.
    path: String,
    text: String,
}

impl File {
    /// The folder that it belongs to, or its own name at the top.
    fn folder(&self) -> &str {
        self.path.split('/').next().expect("a path has a first part").trim_end_matches(".rs")
    }

    /// The lines that are no comments and not unit tests, with their numbers.
    fn code(&self) -> impl Iterator<Item = (usize, &str)> {
        let code = self.text.split("\n#[cfg(test)]\nmod ").next().expect("a text has a first part");
        (1..).zip(code.lines()).filter(|(_, line)| !line.trim_start().starts_with("//"))
    }

    fn is_test(&self) -> bool {
        self.path.ends_with("/tests.rs")
    }
}

fn files() -> Vec<File> {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    collect(&root, &root, &mut files);
    files.sort_by(|a, b| a.path.cmp(&b.path));
    files
}

fn collect(root: &Path, folder: &Path, files: &mut Vec<File>) {
    for entry in std::fs::read_dir(folder).expect("a readable folder") {
        let path = entry.expect("a readable folder").path();
        if path.is_dir() {
            collect(root, &path, files);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            let text = std::fs::read_to_string(&path).expect("sources are UTF-8");
            let path = path.strip_prefix(root).expect("a file lies below the root").display().to_string();
            files.push(File { path, text });
        }
    }
}

/// What a file names as `crate::name` or in `crate::{name, …}`, its own folder apart.
fn used_by(file: &File) -> BTreeSet<String> {
    let code: String = file.code().map(|(_, line)| line.to_owned() + "\n").collect();
    let mut used = BTreeSet::new();
    for rest in code.split("crate::").skip(1) {
        match rest.strip_prefix('{') {
            Some(list) => used.extend(first_names(list)),
            None => used.extend(name_at(rest)),
        }
    }
    used.remove(file.folder());
    used
}

fn name_at(text: &str) -> Option<String> {
    let name: String = text.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
    (!name.is_empty()).then_some(name)
}

/// The first name of each part of a list in braces.
fn first_names(list: &str) -> Vec<String> {
    let mut names = Vec::new();
    let mut depth = 0;
    let mut expects_name = true;
    for (at, c) in list.char_indices() {
        match c {
            '{' => depth += 1,
            '}' if depth == 0 => break,
            '}' => depth -= 1,
            ',' if depth == 0 => expects_name = true,
            _ if expects_name && !c.is_whitespace() => {
                names.extend(name_at(&list[at..]));
                expects_name = false;
            }
            _ => {}
        }
    }
    names
}

#[track_caller]
fn no_faults(faults: &[String]) {
    assert!(faults.is_empty(), "\n{}\n", faults.join("\n"));
}

#[test]
fn every_edge_is_allowed() {
    let mut faults = Vec::new();
    for file in files().iter().filter(|file| !file.is_test()) {
        let Some((_, allowed)) = MAY_USE.iter().find(|(folder, _)| *folder == file.folder()) else {
            faults.push(format!("src/{}: say in MAY_USE what `{}` may use", file.path, file.folder()));
            continue;
        };
        for used in used_by(file) {
            let excepted = EXCEPTIONS.iter().any(|(path, name, _)| *path == file.path && *name == used);
            if !allowed.contains(&&*used) && !excepted {
                faults.push(format!("src/{}: `{}` may not use `{used}`", file.path, file.folder()));
            }
        }
    }
    no_faults(&faults);
}

#[test]
fn every_exception_is_needed() {
    let files = files();
    let needed = |path: &str, name: &str| files.iter().any(|file| file.path == path && used_by(file).contains(name));
    let stale = EXCEPTIONS.iter().filter(|(path, name, _)| !needed(path, name));
    no_faults(&stale.map(|(path, name, _)| format!("src/{path} does not use `{name}`")).collect::<Vec<_>>());
}

#[test]
fn only_the_command_line_knows_the_views_of_the_trace() {
    let mut faults = Vec::new();
    for file in files().iter().filter(|file| !["trace", "cli", "interpreter"].contains(&file.folder())) {
        for (at, line) in file.code() {
            for rest in line.split("crate::trace::").skip(1) {
                if !["awaited", "event", "observer"].iter().any(|part| rest.starts_with(part)) {
                    faults.push(format!("src/{}:{at}: {}", file.path, line.trim()));
                }
            }
        }
    }
    no_faults(&faults);
}

#[test]
fn the_front_half_does_no_input_or_output() {
    let mut faults = Vec::new();
    for file in files().iter().filter(|file| FRONT.contains(&file.folder()) && !file.is_test()) {
        for (at, line) in file.code() {
            if ["std::fs", "std::io", "std::net", "std::env", "std::process"].iter().any(|used| line.contains(used)) {
                faults.push(format!("src/{}:{at}: {}", file.path, line.trim()));
            }
        }
    }
    no_faults(&faults);
}

#[test]
fn unsafe_code_stands_in_few_places_and_says_why() {
    let mut faults = Vec::new();
    for file in &files() {
        let lines: Vec<&str> = file.text.lines().collect();
        let allowed = UNSAFE.iter().any(|place| file.path.starts_with(place));
        for (at, _) in file.code().filter(|(_, line)| uses_unsafe(line)) {
            let before = &lines[at.saturating_sub(7)..at];
            if !allowed {
                faults.push(format!("src/{}:{at}: unsafe code outside of {UNSAFE:?}", file.path));
            } else if !before.iter().any(|line| line.contains("SAFETY:") || line.contains("# Safety")) {
                faults.push(format!("src/{}:{at}: no SAFETY sentence", file.path));
            }
        }
    }
    no_faults(&faults);
}

fn uses_unsafe(line: &str) -> bool {
    ["unsafe {", "unsafe fn", "unsafe impl", "unsafe extern"].iter().any(|form| line.contains(form))
}

#[test]
fn no_state_is_global() {
    let mut faults = Vec::new();
    for file in &files() {
        let allowed = GLOBALS.iter().any(|(path, _)| *path == file.path);
        for (at, line) in file.code() {
            let is_global =
                ["thread_local!", "static mut ", "LazyLock", "OnceLock"].iter().any(|form| line.contains(form))
                    || line.contains("static ") && line.contains(": Atomic");
            if is_global && !allowed {
                faults.push(format!("src/{}:{at}: {}", file.path, line.trim()));
            }
        }
    }
    no_faults(&faults);
}

#[test]
fn files_open_with_what_they_own_and_are_not_long() {
    let mut faults = Vec::new();
    for file in &files() {
        if !file.text.starts_with("//!") {
            faults.push(format!("src/{}: the first line is no `//!`", file.path));
        }
        let lines = file.text.lines().count();
        if lines > FILE_LINES {
            faults.push(format!("src/{}: {lines} lines, {FILE_LINES} are allowed", file.path));
        }
    }
    no_faults(&faults);
}

#[test]
fn functions_are_not_long() {
    let mut faults = Vec::new();
    for file in &files() {
        for (name, at, lines) in functions(&file.text) {
            if lines > FUNCTION_LINES && !LONG_FUNCTIONS.contains(&(&*file.path, name)) {
                faults
                    .push(format!("src/{}:{at}: `{name}` has {lines} lines, {FUNCTION_LINES} are allowed", file.path));
            }
        }
    }
    no_faults(&faults);
}

/// Name, line and length of each function, by the layout that rustfmt gives: it ends with a brace in the column of its head.
fn functions(text: &str) -> Vec<(&str, usize, usize)> {
    let lines: Vec<&str> = text.lines().collect();
    let mut found = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        let head = line.trim_start();
        let indent = &line[..line.len() - head.len()];
        let Some(name) = function_name(head) else { continue };
        let end =
            lines[at..].iter().position(|line| line.strip_prefix(indent).is_some_and(|rest| rest.starts_with('}')));
        found.push((name, at + 1, end.map_or(1, |end| end + 1)));
    }
    found
}

fn function_name(head: &str) -> Option<&str> {
    let (before, after) = head.split_once("fn ")?;
    let is_head = before.split_whitespace().all(|word| word.starts_with("pub") || ["const", "unsafe"].contains(&word));
    let one_line = head.ends_with('}') || head.ends_with(';');
    let name = after.split(['(', '<']).next()?;
    (is_head && !one_line).then_some(name)
}

#[test]
fn the_grammar_names_the_words_of_the_token_table() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let tokens = std::fs::read_to_string(root.join("src/lexer/token.rs")).expect("the token table is there");
    let grammar = std::fs::read_to_string(root.join("grammar/python.lalrpop")).expect("the grammar is there");
    let tokens = words_of_tokens(&tokens);
    let grammar = words_of_grammar(&grammar);
    assert!(tokens.len() > 70, "the token table is not read: {} words", tokens.len());
    let difference: Vec<_> = tokens.symmetric_difference(&grammar).map(|word| format!("{word:?}")).collect();
    no_faults(&difference);
}

/// Text and variant of each `#[token("text")]` that reaches the grammar; about line ends the layout pass decides.
fn words_of_tokens(text: &str) -> BTreeSet<(String, String)> {
    let mut words = BTreeSet::new();
    let mut lines = text.lines();
    while let Some(line) = lines.next() {
        let Some(rest) = line.trim().strip_prefix("#[token(\"") else { continue };
        let Some((word, _)) = rest.split_once("\")]") else { continue };
        let variant = lines.find(|line| !line.trim_start().starts_with(['/', '#'])).unwrap_or("");
        let variant = variant.trim().trim_end_matches(',');
        if word != "\\n" && !REFUSED.contains(&variant) {
            words.insert((word.to_owned(), variant.to_owned()));
        }
    }
    words
}

/// Text and variant of each `"text" => Token::Variant,`.
fn words_of_grammar(text: &str) -> BTreeSet<(String, String)> {
    let rows = text.lines().filter_map(|line| line.trim().strip_prefix('"')?.split_once("\" => Token::"));
    rows.map(|(word, variant)| (word.to_owned(), variant.trim_end_matches(',').to_owned())).collect()
}
