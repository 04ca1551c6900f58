//! `coroscope check FILE...`: mistakes of async code, found without running.

use super::args::{CheckOptions, Program};
use super::run::{USAGE, load};
use super::say::{print, tell, tell_text};
use crate::check::rules::CODES;
use crate::check::{self, Finding};
use crate::interpreter::{Mode, compile_source};
use crate::source::Source;
use serde::Serialize;
use std::path::Path;

/// The column at which a fix is named.
const FIX_COLUMN: usize = 79;

/// A finding, as `--json` has it and as a line is made of it.
#[derive(Serialize)]
struct Row {
    file: String,
    line: u32,
    column: usize,
    code: &'static str,
    message: String,
    /// What other linters call the rule.
    #[serde(skip_serializing_if = "<[&str]>::is_empty")]
    known_as: &'static [&'static str],
    fix: Option<&'static str>,
}

/// Checks files; 1 where something was found, 2 where a file cannot be read or a rule is not known.
pub fn check(options: &CheckOptions) -> i32 {
    if let Some(unknown) = options.select.iter().chain(&options.ignore).find(|code| !is_known(code)) {
        tell(&format!("coroscope: there is no rule {unknown}; the rules are {}", CODES.join(", ")));
        return USAGE;
    }
    let (mut status, mut rows) = (0, Vec::new());
    for file in &options.files {
        match check_file(file, options) {
            Ok(found) => rows.extend(found),
            Err(failed) => status = failed.max(status),
        }
    }
    let json = || serde_json::to_string(&rows).unwrap_or_default() + "\n";
    print(&if options.json { json() } else { listing(&rows, options) });
    status.max(i32::from(!rows.is_empty()))
}

/// What is found in one file; the exit status where it cannot be looked at.
fn check_file(file: &Path, options: &CheckOptions) -> Result<Vec<Row>, i32> {
    let loaded = load(&Program::File(file.to_owned())).map_err(|failure| failure.report())?;
    let mut findings = check::check(&loaded.source).map_err(|error| {
        tell_text(&error.render());
        1
    })?;
    // What the compiler refuses beyond the grammar; of an `await` out of place the rule says more.
    if !findings.iter().any(|finding| finding.code == "A102") {
        compile_source(&loaded.source, Mode::Module, false).map_err(|error| {
            tell_text(&error.render());
            1
        })?;
    }
    findings.retain(|finding| is_wanted(finding.code, options));
    if options.fix {
        mend(file, &loaded.source, &findings)?;
    }
    Ok(findings.iter().map(|finding| row(file, &loaded.source, finding)).collect())
}

fn is_known(beginning: &str) -> bool {
    CODES.iter().any(|code| code.starts_with(beginning))
}

/// The longer of the beginnings that name a rule decides (`--select A1 --ignore A103`), as with other linters.
fn is_wanted(code: &str, options: &CheckOptions) -> bool {
    let longest = |codes: &[String]| codes.iter().filter(|given| code.starts_with(&***given)).map(String::len).max();
    let selected = if options.select.is_empty() { Some(0) } else { longest(&options.select) };
    selected.is_some_and(|selected| longest(&options.ignore).is_none_or(|ignored| selected > ignored))
}

fn listing(rows: &[Row], options: &CheckOptions) -> String {
    let mut text: String = rows.iter().map(|row| row.render() + "\n").collect();
    if rows.is_empty() {
        return text;
    }
    let findings = if rows.len() == 1 { "finding" } else { "findings" };
    let files = match &options.files[..] {
        [file] => file.display().to_string(),
        _ => "FILE...".to_owned(),
    };
    let fix = match (rows.iter().filter(|row| row.fix.is_some()).count(), options.fix) {
        (0, _) => String::new(),
        (count, true) => format!(" ({count} fixed)"),
        (count, false) => format!(" ({count} fixable: coroscope check --fix {files})"),
    };
    text.push_str(&format!("{} {findings}{fix}\n", rows.len()));
    text
}

fn row(file: &Path, source: &Source, finding: &Finding) -> Row {
    let place = source.place(finding.span.start);
    let before = source.line(place.line).unwrap_or("").get(..place.column as usize).unwrap_or("");
    Row {
        file: file.display().to_string(),
        line: place.line,
        column: before.chars().count() + 1,
        code: finding.code,
        message: finding.message.clone(),
        known_as: known_as(finding.code),
        fix: finding.fix.as_ref().map(|fix| fix.label),
    }
}

impl Row {
    fn render(&self) -> String {
        let Row { file, line, column, code, message, known_as, fix } = self;
        let line = format!("{file}:{line}:{column}: {code} {}", one_line(message));
        let names = if known_as.is_empty() { String::new() } else { format!("({})", known_as.join(", ")) };
        let edge = FIX_COLUMN + usize::from(fix.is_none());
        let gap = edge.saturating_sub(line.chars().count() + names.len()).max(1);
        let line = if names.is_empty() { line } else { format!("{line}{}{names}", " ".repeat(gap)) };
        fix.map_or(line.clone(), |fix| format!("{line:FIX_COLUMN$} [fix: {fix}]"))
    }
}

/// What flake8-async and ruff call a rule.
fn known_as(code: &str) -> &'static [&'static str] {
    match code {
        "A201" => &["ASYNC251"],
        "A202" => &["ASYNC250"],
        "A204" => &["ASYNC21x", "ASYNC22x"],
        "A205" => &["ASYNC913"],
        "A301" => &["ASYNC300", "RUF006"],
        "A401" => &["ASYNC103", "ASYNC104"],
        _ => &[],
    }
}

/// Code over several lines is shown by its first.
fn one_line(message: &str) -> String {
    match message.split_once('\n') {
        Some((first, _)) => format!("{}...", first.trim_end()),
        None => message.to_owned(),
    }
}

fn mend(file: &Path, source: &Source, findings: &[Finding]) -> Result<(), i32> {
    let mended = check::mend(source, findings);
    if mended == source.text {
        return Ok(());
    }
    let refused = |why: String| {
        tell(&format!("coroscope: {}: {why}", file.display()));
        USAGE
    };
    let bytes = std::fs::read(file).map_err(|error| refused(error.to_string()))?;
    let written = in_the_form_of(&bytes, source, &mended);
    let written = written.ok_or_else(|| refused("not mended: it is no plain UTF-8 text with blocks".to_owned()))?;
    std::fs::write(file, written).map_err(|error| refused(error.to_string()))
}

/// A mended text with the line ends and the mark that the file has; none where the file's text is not the source's (another
/// encoding, blocks that were recovered).
fn in_the_form_of(bytes: &[u8], source: &Source, mended: &str) -> Option<String> {
    let text = std::str::from_utf8(bytes).ok()?;
    let (mark, text) = text.strip_prefix('\u{feff}').map_or(("", text), |text| ("\u{feff}", text));
    if text.replace("\r\n", "\n") != source.text {
        return None;
    }
    let dos = text.matches('\n').count() == text.matches("\r\n").count();
    let mended = if dos { mended.replace('\n', "\r\n") } else { mended.to_owned() };
    (dos || !text.contains('\r')).then(|| mark.to_owned() + &mended)
}
