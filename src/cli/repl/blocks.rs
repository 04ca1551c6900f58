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

/// A clause such as `else:` that was typed where the line above led to: the same line, as far out as the clause belongs.
pub fn outdented(above: &str, line: &str) -> Option<String> {
    let code = line.trim_start();
    let word: String = code.chars().take_while(|c| c.is_alphabetic()).collect();
    if above.is_empty() || !["else", "elif", "except", "finally"].contains(&&*word) {
        return None;
    }
    let parses = |spaces: usize| {
        let end = if without_comment(code).ends_with(':') { " pass" } else { "" };
        let text = format!("{above}{}{}{end}\n", " ".repeat(spaces), without_comment(code));
        parser::parse_module(&Source::new("<input>", text)).is_ok()
    };
    let spaces = line.len() - code.len();
    let fitting = (0..=spaces).rev().step_by(STEP.len()).find(|spaces| parses(*spaces))?;
    (fitting < spaces).then(|| " ".repeat(fitting) + code)
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
    fn a_clause_goes_where_it_belongs() {
        let cases = [
            ("if x:\n    y\n", "    else:", Some("else:")),
            ("for x in y:\n    if x:\n        z\n", "        elif w:  # so", Some("    elif w:  # so")),
            ("try:\n    x\n", "    except E as e:", Some("except E as e:")),
            ("if x:\n    y\n", "else:", None),
            ("if x:\n    y\n", "    elsewhere()", None),
            ("def f():\n    y\n", "    else:", None),
            ("", "else:", None),
        ];
        for (above, line, wanted) in cases {
            assert_eq!(outdented(above, line).as_deref(), wanted, "{above:?} {line:?}");
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
