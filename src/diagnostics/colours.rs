//! A traceback in the colours of CPython 3.13: places magenta, what failed red, the exception bold.
//!
//! Colours are put into the finished text, so that no text depends on them.

const PLACE: &str = "\x1b[35m";
const CLASS: &str = "\x1b[1;35m";
const AROUND: &str = "\x1b[31m";
const EXACT: &str = "\x1b[1;31m";
const END: &str = "\x1b[0m";

/// A finished traceback, coloured.
pub fn traceback(text: &str) -> String {
    let lines: Vec<&str> = text.split_inclusive('\n').collect();
    let mut out = String::new();
    let mut at = 0;
    while at < lines.len() {
        let line = lines[at].trim_end_matches('\n');
        let marks = lines.get(at + 1).map(|next| next.trim_end_matches('\n')).filter(|next| are_marks(next));
        if let (Some(marks), false) = (marks, is_place(line)) {
            // Marks count cells of the screen; only where a character is a cell do they say which characters.
            out.push_str(&if line.is_ascii() { ranges(line, marks) } else { line.to_owned() + "\n" });
            out.push_str(&ranges(marks, marks));
            at += 2;
            continue;
        }
        out.push_str(&whole_line(line));
        if lines[at].ends_with('\n') {
            out.push('\n');
        }
        at += 1;
    }
    out
}

/// The frame that a group of exceptions draws to the left, and the rest.
fn framed(line: &str) -> (&str, &str) {
    let frame = line.len() - line.trim_start_matches([' ', '|']).len();
    let bar = line[..frame].rfind('|').map_or(0, |at| at + 1);
    line.split_at(bar)
}

fn is_place(line: &str) -> bool {
    framed(line).1.trim_start().starts_with("File \"")
}

/// Whether a line holds nothing but carets.
fn are_marks(line: &str) -> bool {
    let marks = framed(line).1;
    marks.contains(['^', '~']) && marks.chars().all(|c| [' ', '^', '~'].contains(&c))
}

/// A line with what stands under or over the marks in red.
fn ranges(line: &str, marks: &str) -> String {
    let mut marks = marks.chars();
    let (mut out, mut now) = (String::new(), "");
    for c in line.chars() {
        let colour = match marks.next() {
            Some('^') => EXACT,
            Some('~') => AROUND,
            _ => "",
        };
        if colour != now {
            out.push_str(if now.is_empty() { "" } else { END });
            out.push_str(colour);
            now = colour;
        }
        out.push(c);
    }
    out.push_str(if now.is_empty() { "" } else { END });
    out + "\n"
}

fn whole_line(line: &str) -> String {
    let (frame, rest) = framed(line);
    if let Some(place) = rest.trim_start().strip_prefix("File ") {
        let indentation = &rest[..rest.len() - rest.trim_start().len()];
        let parts: Vec<String> = place
            .split(", ")
            .enumerate()
            .map(|(at, part)| match (at, part.rsplit_once(' ')) {
                (0, _) | (_, None) => format!("{PLACE}{part}{END}"),
                (_, Some((word, name))) => format!("{word} {PLACE}{name}{END}"),
            })
            .collect();
        return format!("{frame}{indentation}File {}", parts.join(", "));
    }
    let (name, message) = rest.trim_start().split_once(": ").unwrap_or((rest.trim_start(), ""));
    let shift = rest.len() - rest.trim_start().len();
    let is_class = name.chars().all(|c| c.is_alphanumeric() || c == '_' || c == '.') && ends_like_an_exception(name);
    if !is_class || shift > usize::from(!frame.is_empty()) {
        return line.to_owned();
    }
    let message = if message.is_empty() { String::new() } else { format!(": {PLACE}{message}{END}") };
    format!("{frame}{}{CLASS}{name}{END}{message}", &rest[..shift])
}

fn ends_like_an_exception(name: &str) -> bool {
    let last = name.rsplit('.').next().unwrap_or("");
    let known = ["Error", "Exception", "Interrupt", "Exit", "Iteration", "Group", "Warning", "Empty", "Full"];
    last.chars().next().is_some_and(char::is_uppercase) && known.iter().any(|end| last.ends_with(end))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Colours as letters in brackets.
    fn shown(text: &str) -> String {
        let names = [(PLACE, "[p]"), (CLASS, "[c]"), (AROUND, "[a]"), (EXACT, "[x]"), (END, "[]")];
        names.iter().fold(traceback(text), |text, (code, name)| text.replace(code, name))
    }

    #[test]
    fn places_marks_and_classes() {
        let text = "Traceback (most recent call last):\n  File \"x.py\", line 3, in <module>\n    a + f()\n    ~~^~~\nTypeError: no: way\n";
        let wanted = "Traceback (most recent call last):\n  File [p]\"x.py\"[], line [p]3[], in [p]<module>[]\n    \
                      [a]a [][x]+[][a] f[]()\n    [a]~~[][x]^[][a]~~[]\n[c]TypeError[]: [p]no: way[]\n";
        assert_eq!(shown(text), wanted);
    }

    #[test]
    fn groups_keep_their_frame() {
        let text = "  | ExceptionGroup: two (2 sub-exceptions)\n  +-+---- 1 ----\n    | ValueError: x\n";
        let wanted =
            "  | [c]ExceptionGroup[]: [p]two (2 sub-exceptions)[]\n  +-+---- 1 ----\n    | [c]ValueError[]: [p]x[]\n";
        assert_eq!(shown(text), wanted);
    }

    #[test]
    fn nothing_but_colours_is_added() {
        for text in
            ["KeyboardInterrupt\n", "  é: x\n", "", "x", "^\n", "File \"\n", "  | \n  | ~^\n", "    日本\n    ~~^^\n"]
        {
            let plain =
                [PLACE, CLASS, AROUND, EXACT, END].iter().fold(traceback(text), |text, code| text.replace(code, ""));
            assert_eq!(plain, *text);
        }
    }
}
