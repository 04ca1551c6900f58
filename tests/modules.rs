//! The page of the documentation that says which names of CPython's modules are here. It is made of the list of CPython 3.13's
//! public names (`support/cpython-names.txt`) and of what our modules answer; it fails when the page is not what it would be made
//! now. `UPDATE=1 cargo test --test modules` writes it anew.

#[path = "support/process.rs"]
mod process;

use process::finish;
use std::path::{Path, PathBuf};
use std::process::Command;

const HEAD: &str = "# Modules\n\n\
    Made by `tests/modules.rs`; do not edit. For each module: how many of the public names of CPython 3.13 it has, and which are\n\
    missing. A missing name raises AttributeError or ImportError, as a name that never was; a module that is not in this list raises\n\
    ModuleNotFoundError.\n\n\
    | module | names | missing |\n|---|---:|---|\n";

fn here(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

fn row(expected: &str, answer: &str) -> String {
    let total = expected.split_whitespace().count() - 1;
    let mut words = answer.split_whitespace();
    let module = words.next().unwrap_or("?");
    let missing: Vec<String> = words.map(|name| format!("`{name}`")).collect();
    match missing.first().map(String::as_str) {
        Some("`-`") => format!("| `{module}` | 0 of {total} | the module |\n"),
        _ => format!("| `{module}` | {} of {total} | {} |\n", total - missing.len(), missing.join(" ")),
    }
}

#[test]
fn the_page_of_modules_is_what_the_modules_are() {
    let names = std::fs::read_to_string(here("tests/support/cpython-names.txt")).expect("the list is there");
    let mut command = Command::new(env!("CARGO_BIN_EXE_coroscope"));
    let finished =
        finish(command.arg(here("tests/support/missing_names.py")), names.as_bytes()).expect("it ends in time");
    assert_eq!((finished.status, &*finished.stderr), (0, ""), "{}", finished.stderr);
    let rows: String =
        names.lines().zip(finished.stdout.lines()).map(|(expected, answer)| row(expected, answer)).collect();
    let page = format!("{HEAD}{rows}");
    let file = here("docs/modules.md");
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(&file, &page).expect("the documentation can be written");
    }
    let stored = std::fs::read_to_string(&file).unwrap_or_default();
    let differs = page.lines().zip(stored.lines()).find(|(now, then)| now != then);
    assert!(page == stored, "docs/modules.md is not up to date (UPDATE=1 writes it): {differs:?}");
}
