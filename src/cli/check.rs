//! `coroscope check FILE...`: mistakes of async code, found without running.

use super::args::{CheckOptions, Program};
use super::run::load;
use crate::check::{self, Finding};
use crate::source::Source;
use std::io::Write;
use std::path::Path;

/// The column at which a fix is named.
const FIX_COLUMN: usize = 79;

/// Checks files; 1 where something was found, 2 where a file cannot be read.
pub fn check(options: &CheckOptions) -> i32 {
    let (mut status, mut total, mut fixable, mut rows) = (0, 0, 0, Vec::new());
    for file in &options.files {
        let loaded = match load(&Program::File(file.clone())) {
            Ok(loaded) => loaded,
            Err(failure) => {
                status = failure.report().max(status);
                continue;
            }
        };
        match check::check(&loaded.source) {
            Ok(findings) => {
                total += findings.len();
                fixable += findings.iter().filter(|finding| finding.fix.is_some()).count();
                rows.extend(findings.iter().map(|finding| row(file, &loaded.source, finding, options.json)));
                if options.fix && !mend(file, &loaded.source, &findings) {
                    status = 2;
                }
            }
            Err(error) => {
                status = status.max(1);
                // Nobody is left to tell when stderr itself is closed.
                let _ = std::io::stderr().write_all(error.render().as_bytes());
            }
        }
    }
    print(&if options.json { format!("[{}]\n", rows.join(",")) } else { listing(&rows, total, fixable, options) });
    status.max(i32::from(total > 0))
}

fn listing(rows: &[String], total: usize, fixable: usize, options: &CheckOptions) -> String {
    let mut text: String = rows.iter().map(|row| format!("{row}\n")).collect();
    if total > 0 {
        let findings = if total == 1 { "finding" } else { "findings" };
        let files = match &options.files[..] {
            [file] => file.display().to_string(),
            _ => "FILE...".to_owned(),
        };
        let fix = match (fixable, options.fix) {
            (0, _) => String::new(),
            (count, true) => format!(" ({count} fixed)"),
            (count, false) => format!(" ({count} fixable: coroscope check --fix {files})"),
        };
        text.push_str(&format!("{total} {findings}{fix}\n"));
    }
    text
}

/// A finding as a line, or as an object of JSON.
fn row(file: &Path, source: &Source, finding: &Finding, json: bool) -> String {
    let place = source.place(finding.span.start);
    let before = source.line(place.line).unwrap_or("").get(..place.column as usize).unwrap_or("");
    let column = before.chars().count() + 1;
    let fix = finding.fix.as_ref().map(|fix| fix.label);
    if json {
        let fix = fix.map_or("null".to_owned(), quoted);
        return format!(
            "{{\"file\":{},\"line\":{},\"column\":{column},\"code\":\"{}\",\"message\":{},\"fix\":{fix}}}",
            quoted(&file.display().to_string()),
            place.line,
            finding.code,
            quoted(&finding.message)
        );
    }
    let line = format!("{}:{}:{column}: {} {}", file.display(), place.line, finding.code, one_line(&finding.message));
    fix.map_or(line.clone(), |fix| format!("{line:FIX_COLUMN$} [fix: {fix}]"))
}

/// Code over several lines is shown by its first.
fn one_line(message: &str) -> String {
    match message.split_once('\n') {
        Some((first, _)) => format!("{}...", first.trim_end()),
        None => message.to_owned(),
    }
}

fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            c if (c as u32) < 0x20 => out.push_str(&format!("\\u{:04x}", c as u32)),
            c => out.push(c),
        }
    }
    out + "\""
}

fn mend(file: &Path, source: &Source, findings: &[Finding]) -> bool {
    let mended = check::mend(source, findings);
    if mended == source.text {
        return true;
    }
    std::fs::write(file, mended).inspect_err(|error| print_error(file, error)).is_ok()
}

fn print_error(file: &Path, error: &std::io::Error) {
    let _ = std::io::stderr().write_all(format!("coroscope: {}: {error}\n", file.display()).as_bytes());
}

fn print(text: &str) {
    // A reader that stops early (`| head`) is no error.
    let _ = std::io::stdout().write_all(text.as_bytes());
}
