//! `coroscope check` on programs with mistakes: each line says what is found there, and nothing else may be.
//!
//! `# finds: CODE message [fix]` stands at the end of the line, several parted by `; `. The examples under `scripts/` have no finding at all.

use coroscope::check::rules::CODES;
use coroscope::check::{check, mend};
use coroscope::source::Source;
use std::path::{Path, PathBuf};

fn scripts(folder: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let entries = std::fs::read_dir(folder).expect("the folder is there");
    let paths = entries.map(|entry| entry.expect("it can be listed").path());
    paths.filter(|path| path.extension().is_some_and(|extension| extension == "py")).collect()
}

fn source(path: &Path) -> Source {
    Source::new(&path.display().to_string(), std::fs::read_to_string(path).expect("it can be read"))
}

/// What is found, a line a finding: `12: A101 message [fix]`.
fn found(source: &Source) -> Vec<String> {
    let findings = check(source).expect("it parses");
    let row = |finding: &coroscope::check::Finding| {
        let fix = finding.fix.as_ref().map_or(String::new(), |fix| format!(" [{}]", fix.label));
        format!("{}: {} {}{fix}", source.line_of(finding.span.start), finding.code, finding.message)
    };
    findings.iter().map(row).collect()
}

fn expected(source: &Source) -> Vec<String> {
    let mut rows = Vec::new();
    for (at, line) in source.text.lines().enumerate() {
        let Some((_, findings)) = line.split_once("# finds: ") else { continue };
        rows.extend(findings.replace("; A", "\n A").lines().map(|finding| format!("{}: {}", at + 1, finding.trim())));
    }
    rows
}

#[test]
fn every_mistake_is_found_and_nothing_else() {
    let scripts = scripts("tests/check");
    assert!(scripts.len() >= 60);
    for path in scripts {
        let source = source(&path);
        assert_eq!(found(&source), expected(&source), "{}", path.display());
    }
}

#[test]
fn every_rule_finds_a_mistake() {
    let texts: String = scripts("tests/check").iter().map(|path| source(path).text).collect();
    for code in CODES {
        assert!(texts.contains(&format!("# finds: {code} ")) || texts.contains(&format!("; {code} ")), "{code}");
    }
}

#[test]
fn a_mended_program_has_none_of_what_could_be_mended() {
    for path in scripts("tests/check") {
        let source = source(&path);
        let findings = check(&source).expect("it parses");
        let mended = Source::new("mended.py", mend(&source, &findings));
        let left = check(&mended).expect("a mended program parses");
        assert!(left.iter().all(|finding| finding.fix.is_none()), "{}: {left:?}", path.display());
    }
}

#[test]
fn correct_programs_have_no_finding() {
    for path in scripts("scripts") {
        // The one example that shows a lost update, and then a lock against it.
        let shown = path.ends_with("lock.py").then_some("A602");
        let found = found(&source(&path)).into_iter().filter(|row| shown.is_none_or(|code| !row.contains(code)));
        assert_eq!(found.collect::<Vec<String>>(), Vec::<String>::new(), "{}", path.display());
    }
}
