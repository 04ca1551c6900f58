//! Wrong programs and what CPython 3.13 says of them: every file of `tests/syntax_errors/` is a list of cases.
//!
//! A case is `>>>>`, the program (`<no line end>` marks one whose last line has none), then `---- ` with the exception's
//! class and `lineno:offset-end_lineno:end_offset`, then the text that CPython prints. Class, message, place and text
//! are compared whole, so that what a learner sees is the same to the column.

use coroscope::diagnostics::syntax_error::SyntaxError;
use coroscope::parser::parse_module;
use coroscope::source::Source;
use std::path::PathBuf;

struct Case {
    program: String,
    expected: String,
}

fn cases(text: &str) -> Vec<Case> {
    let parts = text.split(">>>>\n").filter(|part| !part.is_empty());
    parts
        .map(|part| {
            let (program, expected) = part.split_once("---- ").expect("a case has a line of dashes");
            let program = program.strip_suffix("<no line end>\n").unwrap_or(program);
            Case { program: program.to_owned(), expected: expected.to_owned() }
        })
        .collect()
}

/// What is found after parsing has its line from the file that the program would be.
fn of_file(error: SyntaxError, program: &str) -> SyntaxError {
    let line = error.line.and_then(|line| program.lines().nth(line as usize - 1));
    let text = error.text.or_else(|| line.map(|line| format!("{line}\n")));
    SyntaxError { text, ..error }
}

/// The error in the form of the files.
fn shown(error: &SyntaxError) -> String {
    let number = |value: Option<i64>| value.map_or("None".to_owned(), |value| value.to_string());
    let place = format!(
        "{}:{}-{}:{}",
        number(error.line.map(i64::from)),
        number(error.offset.map(i64::from)),
        number(error.end_line.map(i64::from)),
        number(error.end_offset.map(i64::from)),
    );
    format!("{} {place}\n{}", error.class_name(), error.render())
}

fn check(name: &str) {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/syntax_errors").join(name);
    let text = std::fs::read_to_string(path).expect("the list of cases is there");
    let mut differences = Vec::new();
    for Case { program, expected } in cases(&text) {
        let got = match parse_module(&Source::new("lesson.py", program.clone())) {
            Ok(_) => "no error\n".to_owned(),
            Err(error) => shown(&of_file(error, &program)),
        };
        if got != expected {
            differences.push(format!("{program}---- expected {expected}---- got {got}"));
        }
    }
    assert!(differences.is_empty(), "{} cases differ:\n{}", differences.len(), differences.join("\n"));
}

#[test]
fn brackets() {
    check("brackets.txt");
}

#[test]
fn strings() {
    check("strings.txt");
}

#[test]
fn fstrings() {
    check("fstrings.txt");
}

#[test]
fn numbers_and_characters() {
    check("numbers_and_characters.txt");
}

#[test]
fn indentation() {
    check("indentation.txt");
}

#[test]
fn statements() {
    check("statements.txt");
}

#[test]
fn targets() {
    check("targets.txt");
}

#[test]
fn expressions() {
    check("expressions.txt");
}

#[test]
fn arguments_and_parameters() {
    check("arguments_and_parameters.txt");
}

#[test]
fn patterns() {
    check("patterns.txt");
}
