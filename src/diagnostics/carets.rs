//! The source lines under a traceback entry and the carets below them (`traceback.py`, `format_frame_summary`).
//!
//! All columns are in characters. The part of the code that an instruction stands for is parsed once more, so that the operator of
//! `a + b` and the brackets of `f(x)` and `a[i]` stand out.

use crate::ast::{Expr, ExprKind, StmtKind};
use crate::parser;
use crate::source::{Place, Source};
use unicode_properties::UnicodeEmoji;

/// The part of a segment that is marked with `^`, the rest with `~`: (line, column) of its start and end.
struct Anchors {
    left: (usize, usize),
    right: (usize, usize),
}

/// The lines from one place to another, indented by four, with carets; empty where the text is not known.
pub fn excerpt(source: &Source, start: Place, end: Place) -> String {
    let original: Vec<&str> =
        (start.line..=end.line).map(|number| source.line(number).unwrap_or("").trim_end()).collect();
    let lines = dedent(&original);
    if lines.iter().all(|line| line.trim().is_empty()) {
        return String::new();
    }
    let cut = original[0].chars().count() - lines[0].chars().count();
    let column =
        |line: &str, bytes: u32| line.get(..bytes as usize).map_or(line.chars().count(), |part| part.chars().count());
    let from = column(original[0], start.column).saturating_sub(cut);
    let to = column(original[original.len() - 1], end.column).saturating_sub(cut);
    let anchors = find_anchors(&segment(&lines, from, to));
    let shown = Excerpt { show_carets: wants_carets(&lines, from, to, anchors.is_some()), lines, from, to, anchors };
    shown.render()
}

/// `textwrap.dedent`
fn dedent(lines: &[&str]) -> Vec<String> {
    let indent = |line: &&str| line.len() - line.trim_start().len();
    let margin = lines.iter().filter(|line| !line.trim().is_empty()).map(indent).min().unwrap_or(0);
    lines.iter().map(|line| line.get(margin..).unwrap_or("").to_owned()).collect()
}

fn segment(lines: &[String], from: usize, to: usize) -> String {
    let last = lines.len() - 1;
    let parts: Vec<String> = lines
        .iter()
        .enumerate()
        .map(|(at, line)| {
            let skip = if at == 0 { from } else { 0 };
            let until = if at == last { to } else { usize::MAX };
            line.chars().enumerate().filter(|(column, _)| (skip..until).contains(column)).map(|(_, c)| c).collect()
        })
        .collect();
    parts.join("\n")
}

struct Excerpt {
    lines: Vec<String>,
    from: usize,
    to: usize,
    anchors: Option<Anchors>,
    show_carets: bool,
}

impl Excerpt {
    fn render(&self) -> String {
        let last = self.lines.len() - 1;
        let mut significant = vec![0, last];
        if let Some(anchors) = &self.anchors {
            for line in [anchors.left.0, anchors.right.0] {
                significant.extend(line.saturating_sub(1)..=line + 1);
            }
        }
        significant.retain(|line| *line <= last);
        significant.sort_unstable();
        significant.dedup();
        let mut rows = Vec::new();
        for (at, line) in significant.iter().enumerate() {
            let skipped = if at == 0 { 0 } else { line - significant[at - 1] - 1 };
            match skipped {
                0 => {}
                1 => self.line(line - 1, &mut rows),
                _ => rows.push(format!("...<{skipped} lines>...")),
            }
            self.line(*line, &mut rows);
        }
        let borrowed: Vec<&str> = rows.iter().map(String::as_str).collect();
        dedent(&borrowed).iter().map(|row| format!("    {row}\n")).collect()
    }

    fn line(&self, number: usize, rows: &mut Vec<String>) {
        let line = &self.lines[number];
        rows.push(line.clone());
        if !self.show_carets {
            return;
        }
        let spaces = line.chars().take_while(|c| c.is_whitespace()).count();
        let end = if number == self.lines.len() - 1 { width(line, self.to) } else { width(line, usize::MAX) };
        let carets = (0..end).map(|column| {
            let before = column < spaces || (number == 0 && column < width(line, self.from));
            if before { ' ' } else { self.mark(number, column) }
        });
        rows.push(carets.collect());
    }

    fn mark(&self, number: usize, column: usize) -> char {
        let Some(anchors) = &self.anchors else { return '^' };
        let place = |(line, offset): (usize, usize)| {
            let offset = if line == 0 { offset + self.from } else { offset };
            (line, width(&self.lines[line], offset))
        };
        let inside = place(anchors.left) <= (number, column) && (number, column) < place(anchors.right);
        if inside { '^' } else { '~' }
    }
}

/// Columns that the first `count` characters take on a terminal.
fn width(line: &str, count: usize) -> usize {
    line.chars().take(count).map(|c| if is_wide(c) { 2 } else { 1 }).sum()
}

/// East Asian Wide and Fullwidth.
fn is_wide(c: char) -> bool {
    match c as u32 {
        0..0x1100 => false,
        0x1100..=0x115f | 0x2e80..=0x303e | 0x3041..=0x33ff | 0x3400..=0x4dbf | 0x4e00..=0x9fff | 0xa000..=0xa4cf => {
            true
        }
        0xac00..=0xd7a3 | 0xf900..=0xfaff | 0xfe30..=0xfe6f | 0xff01..=0xff60 | 0xffe0..=0xffe6 | 0x20000..=0x3fffd => {
            true
        }
        _ => c.is_emoji_char() && c as u32 >= 0x1f300,
    }
}

/// Whether carets say more than the line itself (`_should_show_carets`).
fn wants_carets(lines: &[String], from: usize, to: usize, anchored: bool) -> bool {
    let text = lines.join("\n");
    let source = Source::new("<traceback>", text);
    if let Ok(body) = parser::parse_module(&source) {
        let Some(first) = body.first() else { return false };
        let whole = match &first.kind {
            StmtKind::Return(Some(value)) => match &value.kind {
                ExprKind::Call { func, .. } if matches!(func.kind, ExprKind::Name(_)) => Some(value),
                _ => None,
            },
            StmtKind::Assign { targets, value } if is_one_name(targets) => {
                Some(value).filter(|value| matches!(value.kind, ExprKind::Call { .. }))
            }
            _ => None,
        };
        if whole.is_some_and(|value| spans_all(&source, value, lines.len(), from, to)) {
            return false;
        }
    }
    if anchored {
        return true;
    }
    let before = lines[0].chars().take(from).any(|c| !c.is_whitespace());
    let after = lines[lines.len() - 1].chars().skip(to).any(|c| !c.is_whitespace());
    before || after
}

/// Whether an assignment has one target, and that is a name.
fn is_one_name(targets: &[Expr]) -> bool {
    matches!(targets, [target] if matches!(target.kind, ExprKind::Name(_)))
}

fn spans_all(source: &Source, value: &Expr, count: usize, from: usize, to: usize) -> bool {
    let (start, end) = (source.place(value.span.start), source.place(value.span.end));
    start.line == 1 && end.line as usize == count && start.column as usize == from && end.column as usize == to
}

/// `_extract_caret_anchors_from_line_segment`
fn find_anchors(segment: &str) -> Option<Anchors> {
    let source = Source::new("<segment>", format!("(\n{segment}\n)"));
    let body = parser::parse_module(&source).ok()?;
    let [statement] = body.as_slice() else { return None };
    let StmtKind::Expr(whole) = &statement.kind else { return None };
    let text = Segment { lines: segment.split('\n').map(|line| line.chars().collect()).collect(), source: &source };
    let (left, end) = match &whole.kind {
        ExprKind::Binary { left, right, .. } => {
            let at = text.find(text.end_of(left), |c| !c.is_whitespace() && c != ')')?;
            let next = (at.0, at.1 + 1);
            let free = text.at(next).is_some_and(|c| !c.is_whitespace() && c != '\\' && c != '#');
            let long = free && text.start_of(right) > next;
            (at, if long { (at.0, at.1 + 2) } else { next })
        }
        ExprKind::Subscript { value, .. } => (text.find(text.end_of(value), |c| c == '[')?, text.end_of(whole)),
        ExprKind::Call { func, .. } => (text.find(text.end_of(func), |c| c == '(')?, text.end_of(whole)),
        _ => return None,
    };
    Some(Anchors { left, right: end })
}

struct Segment<'a> {
    lines: Vec<Vec<char>>,
    source: &'a Source,
}

impl Segment<'_> {
    fn place(&self, offset: u32) -> (usize, usize) {
        let place = self.source.place(offset);
        let line = self.source.line(place.line).unwrap_or("");
        let column = line.get(..place.column as usize).map_or(0, |part| part.chars().count());
        // The text was wrapped in a line with a parenthesis before it.
        ((place.line as usize).saturating_sub(2), column)
    }

    fn start_of(&self, expr: &Expr) -> (usize, usize) {
        self.place(expr.span.start)
    }

    fn end_of(&self, expr: &Expr) -> (usize, usize) {
        self.place(expr.span.end)
    }

    fn at(&self, (line, column): (usize, usize)) -> Option<char> {
        self.lines.get(line)?.get(column).copied()
    }

    /// The first place from `from` on whose character is wanted; comments and continuation lines are passed over.
    fn find(&self, from: (usize, usize), wanted: impl Fn(char) -> bool) -> Option<(usize, usize)> {
        let (mut line, mut column) = from;
        loop {
            let row = self.lines.get(line)?;
            match row.get(column) {
                None | Some('\\' | '#') => (line, column) = (line + 1, 0),
                Some(c) if wanted(*c) => return Some((line, column)),
                Some(_) => column += 1,
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str, part: &str) -> String {
        let start = text.find(part).expect("the part is in the text") as u32;
        let source = Source::new("t", text.to_owned());
        excerpt(&source, source.place(start), source.place(start + part.len() as u32))
    }

    #[test]
    fn operators_and_brackets_stand_out() {
        assert_eq!(shown("x = a + b", "a + b"), "    x = a + b\n        ~~^~~\n");
        assert_eq!(shown("  f(1)", "f(1)"), "    f(1)\n    ~^^^\n");
        assert_eq!(shown("x = d['k'] ", "d['k']"), "    x = d['k']\n        ~^^^^^\n");
        assert_eq!(shown("x = a // b", "a // b"), "    x = a // b\n        ~~^^~~\n");
    }

    #[test]
    fn carets_under_a_whole_line_are_left_out() {
        assert_eq!(shown("    raise E", "raise E"), "    raise E\n");
        // A call that is all there is to assign: nothing would stand out.
        assert_eq!(shown("x = f(y)", "f(y)"), "    x = f(y)\n");
    }
}
