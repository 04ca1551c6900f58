//! Writing to stdout and stderr for the commands that run no script.

use std::borrow::Cow;
use std::io::Write;

/// A text of ours as it is written: `--ascii` has no character of its own for three dots.
pub fn written(text: &str, ascii: bool) -> Cow<'_, str> {
    if ascii && text.contains('…') { Cow::Owned(text.replace('…', "...")) } else { Cow::Borrowed(text) }
}

/// Prints a result. A reader that stops early (`| head`) is no error.
pub fn print(text: &str) {
    print_bytes(text.as_bytes());
}

/// The same for what need not be text.
pub fn print_bytes(bytes: &[u8]) {
    let mut out = std::io::stdout().lock();
    let _ = out.write_all(bytes).and_then(|()| out.flush());
}

/// Tells a line on stderr; where that is closed nobody is left to tell.
pub fn tell(line: &str) {
    tell_text(&format!("{line}\n"));
}

/// Tells a whole text on stderr.
pub fn tell_text(text: &str) {
    let _ = std::io::stderr().write_all(text.as_bytes());
}
