//! When typed lines make a whole statement, and how far the next line is indented.

use crate::parser::{self, Completeness};
use crate::source::Source;

/// One step of indentation.
pub const STEP: &str = "    ";

/// Whether a text may be run as it stands. A block ends at a blank line, or at a line that belongs to no block.
pub fn is_whole(text: &str) -> bool {
    let blank = text.rsplit('\n').next().is_none_or(|last| last.trim().is_empty());
    let source = Source::new("<input>", text.to_owned() + "\n");
    parser::completeness(&source, blank) == Completeness::Whole
}

/// The indentation that the line after `text` gets.
pub fn indentation_after(text: &str) -> String {
    let Some(last) = text.trim_end_matches('\n').rsplit('\n').next() else { return String::new() };
    let spaces: String = last.chars().take_while(|c| *c == ' ' || *c == '\t').collect();
    let code = without_comment(last);
    if code.ends_with([':', '(', '[', '{']) {
        return spaces + STEP;
    }
    let leaves = ["return", "pass", "break", "continue", "raise"];
    let first = code.split_whitespace().next().unwrap_or("");
    if leaves.contains(&first) {
        return spaces.strip_suffix(STEP).unwrap_or("").to_owned();
    }
    spaces
}

/// A line's code: without the comment at its end, where no string can hide a `#`.
fn without_comment(line: &str) -> &str {
    let code = match line.find('#') {
        Some(at) if !line[..at].contains(['"', '\'']) => &line[..at],
        _ => line,
    };
    code.trim_end()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_block_goes_on_until_a_blank_line_or_a_line_outside() {
        for (text, whole) in [
            ("x = 1", true),
            ("def f():", false),
            ("def f():\n    pass", false),
            ("def f():\n    pass\n", true),
            ("def f():\n    pass\nf()", true),
            ("if x: y", false),
            ("if x: y\n", true),
            ("f(", false),
            ("@d", false),
            ("try:\n    x\nexcept E:\n    y", false),
            ("'''a", false),
            ("x = )", true),
        ] {
            assert_eq!(is_whole(text), whole, "{text:?}");
        }
    }

    #[test]
    fn the_next_line_is_indented_as_far_as_it_belongs() {
        for (text, indentation) in [
            ("if x:", "    "),
            ("if x:  # why", "    "),
            ("    return 1", ""),
            ("        pass", "    "),
            ("    x = 1", "    "),
            ("call(", "    "),
            ("x", ""),
        ] {
            assert_eq!(indentation_after(text), indentation, "{text:?}");
        }
    }
}
