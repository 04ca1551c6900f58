//! Hints: what we say after CPython's own words, to whom wants to hear it.
//!
//! A hint is certain or it is not given: it follows from the exception, the place and the text of the line, never from a
//! guess. It stands on stderr after CPython's text, has at most five lines, is given once for a place, and changes neither
//! output nor exit status.
//!
//! [`runtime`] has the rules for exceptions, [`unawaited`] those for coroutines that nobody awaited, [`blocking`] the one for calls that hold the
//! loop, [`places`], [`loops`] and [`reused`] what must be known of the run for some of them, [`syntax`] those for texts that do not parse. [`expression`] finds the part of a line that a hint changes.

pub mod blocking;
pub mod expression;
pub mod loops;
pub mod places;
pub mod reused;
pub mod runtime;
pub mod syntax;
pub mod unawaited;

use crate::source::Source;
use rustc_hash::FxHashSet;
use std::sync::Arc;

/// A hint, ready to be shown.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Hint {
    /// `help`, or `note` where there is nothing to do.
    pub label: &'static str,
    /// One sentence.
    pub text: String,
    /// How the line would read.
    pub edit: Option<Edit>,
    /// What `coroscope explain` says more about.
    pub code: Option<&'static str>,
}

impl Hint {
    /// A hint without more.
    pub fn help(text: impl Into<String>) -> Hint {
        Hint { label: "help", text: text.into(), edit: None, code: None }
    }

    /// A remark.
    pub fn note(text: impl Into<String>) -> Hint {
        Hint { label: "note", ..Hint::help(text) }
    }

    /// The same with the page that explains it.
    pub fn explained(self, code: &'static str) -> Hint {
        Hint { code: Some(code), ..self }
    }

    /// The same with the edited line.
    pub fn with_edit(self, edit: Option<Edit>) -> Hint {
        Hint { edit, ..self }
    }

    /// The lines as they are shown.
    pub fn render(&self) -> String {
        let mut out = format!("{}: {}\n", self.label, self.text);
        if let Some(edit) = &self.edit {
            out.push_str(&edit.render());
        }
        if let Some(code) = self.code {
            out.push_str(&format!("More: coroscope explain {code}\n"));
        }
        out
    }
}

/// A line with something put in.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Edit {
    /// Its number.
    pub line: u32,
    text: String,
    /// Where something stands that was not there: first character and number of characters.
    marks: Vec<(usize, usize)>,
}

impl Edit {
    /// The line of `source` in which `offset` lies, with texts put in at offsets (in order, all in that line).
    pub fn insert(source: &Source, offset: u32, insertions: &[(u32, &str)]) -> Option<Edit> {
        let line = source.line_of(offset);
        let original = source.line(line)?.trim_end();
        let start = (offset - source.place(offset).column) as usize;
        let (mut text, mut marks, mut done) = (String::new(), Vec::new(), 0);
        for (at, put) in insertions {
            let at = (*at as usize).checked_sub(start)?;
            text.push_str(original.get(done..at)?);
            marks.push((text.chars().count(), put.chars().count()));
            text.push_str(put);
            done = at;
        }
        text.push_str(original.get(done..)?);
        Some(Edit { line, text, marks })
    }

    /// A line in other words.
    pub fn replace(line: u32, text: String, marks: Vec<(usize, usize)>) -> Edit {
        Edit { line, text, marks }
    }

    fn render(&self) -> String {
        let end = self.marks.iter().map(|(at, length)| at + length).max().unwrap_or(0);
        let is_new = |column: usize| self.marks.iter().any(|(at, length)| (*at..at + length).contains(&column));
        let columns = self.text.chars().chain(std::iter::repeat(' ')).take(end).enumerate();
        // A blank that was put in needs no mark.
        let marks: String = columns.map(|(at, c)| if c != ' ' && is_new(at) { '+' } else { ' ' }).collect();
        let marks = marks.trim_end();
        let number = self.line;
        let (shown, below) = (format!("{number:4} | {}\n", self.text), format!("     | {marks}\n"));
        if marks.is_empty() { shown } else { shown + &below }
    }
}

/// Whether hints are given, and where they were.
#[derive(Default)]
pub struct Hints {
    /// `--hints`
    pub enabled: bool,
    /// Whether tracebacks are coloured.
    pub colours: bool,
    /// `--hints off`: not even what was asked for by another option.
    pub silenced: bool,
    /// What was typed last at the prompt: no file has its text.
    pub input: Option<Arc<Source>>,
    /// Whether the step under way was told to block.
    pub blocking_told: bool,
    /// What they must know of the run.
    pub places: places::Places,
    /// Where loops were started and closed.
    pub loops: loops::Loops,
    /// Texts in which coroutines were awaited.
    pub texts: reused::Texts,
    given: FxHashSet<String>,
}

impl Hints {
    /// Whether a place is spoken of for the first time.
    pub fn first_place(&mut self, file: &str, line: u32) -> bool {
        self.enabled && self.given.insert(format!("{file}:{line}"))
    }

    /// The text of a hint that was not yet given for a place.
    pub fn first_time(&mut self, hint: &Hint, place: &str) -> Option<String> {
        let text = hint.render();
        (self.enabled && self.given.insert(format!("{place} {text}"))).then_some(text)
    }
}
