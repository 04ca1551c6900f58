//! `coroscope check`: mistakes of async code that the text alone proves.
//!
//! [`names`] says what names stand for, [`rules`] has one function a rule, [`walk`] goes through the tree. A rule speaks only where there is
//! no doubt: a finding about a correct program is a fault of the rule.

pub mod names;
pub mod rules;
pub mod walk;

use crate::diagnostics::syntax_error::SyntaxError;
use crate::parser;
use crate::source::{Source, Span};

/// A mistake.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Finding {
    /// The rule, as `coroscope explain` knows it.
    pub code: &'static str,
    /// What is wrong, with the code that is.
    pub message: String,
    /// Where.
    pub span: Span,
    /// What would mend it.
    pub fix: Option<Fix>,
}

/// How a mistake is mended.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Fix {
    /// In words.
    pub label: &'static str,
    /// What is put in place of what.
    pub edits: Vec<(Span, String)>,
}

impl Fix {
    /// Something put in before a place.
    pub fn before(label: &'static str, at: u32, text: &str) -> Fix {
        Fix { label, edits: vec![(Span::new(at, at), text.to_owned())] }
    }
}

/// What is wrong with a program, in the order of its text.
pub fn check(source: &Source) -> Result<Vec<Finding>, SyntaxError> {
    let body = parser::parse_module(source)?;
    let mut findings = rules::run(source, &body);
    findings.sort_by_key(|finding| (finding.span.start, finding.code));
    findings.dedup();
    Ok(findings)
}

/// The text with every fix made that does not touch another.
pub fn mend(source: &Source, findings: &[Finding]) -> String {
    let mut edits: Vec<&(Span, String)> =
        findings.iter().filter_map(|finding| finding.fix.as_ref()).flat_map(|fix| &fix.edits).collect();
    edits.sort_by_key(|(span, _)| (span.start, span.end));
    edits.dedup();
    let (mut text, mut done) = (String::new(), 0);
    for (span, put) in edits {
        if span.start < done {
            continue;
        }
        text.push_str(source.slice(Span::new(done, span.start)));
        text.push_str(put);
        done = span.end;
    }
    text + &source.text[done as usize..]
}
