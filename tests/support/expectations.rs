//! What a script expects: reads the comments that `tests/scripts.rs` explains, and compares a finished run with them.
//!
//! Whatever looks like an expectation and is none is refused, and so is a script that expects nothing: no test passes by a
//! slip of the pen.

use crate::process::Finished;
use similar::TextDiff;

/// What a script must do.
#[derive(Default)]
pub struct Expectations {
    /// Options of the command line.
    pub arguments: Vec<String>,
    /// What it reads.
    pub input: String,
    stdout: Vec<Printed>,
    stderr: Option<String>,
    error: Option<Raised>,
    status: Option<i32>,
}

/// A line of stdout.
struct Printed {
    text: String,
    /// The line of the script that says so, from 1; that of the comment for a line of a block.
    at: usize,
}

/// The exception that ends the script.
struct Raised {
    /// The last line of stderr.
    text: String,
    /// The line of the script that raises.
    at: usize,
}

/// The block of comments being read.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Block {
    Output,
    Stderr,
    Input,
}

impl Block {
    fn headed(line: &str) -> Option<Block> {
        match line {
            "# output:" => Some(Block::Output),
            "# stderr:" => Some(Block::Stderr),
            "# input:" => Some(Block::Input),
            _ => None,
        }
    }
}

impl Expectations {
    /// Exactly this on stdout and stderr, and exit status 0.
    pub fn of_output(stdout: &str, stderr: &str) -> Expectations {
        let lines = (1..).zip(stdout.lines());
        let stdout = lines.map(|(at, text)| Printed { text: text.to_owned(), at }).collect();
        Expectations { stdout, stderr: Some(stderr.to_owned()), ..Expectations::default() }
    }

    /// Reads a script's comments.
    pub fn read(script: &str) -> Result<Expectations, String> {
        let mut read = Expectations::default();
        let mut block = None;
        let mut has_output = false;
        for (at, line) in (1..).zip(script.lines()) {
            if let Some(next) = Block::headed(line) {
                block = Some(next);
                has_output |= next == Block::Output;
                if next == Block::Output && !read.stdout.is_empty() {
                    return Err(format!("line {at}: stdout is expected twice, by lines and by a block"));
                }
                if next == Block::Stderr {
                    read.stderr.get_or_insert_default();
                }
                continue;
            }
            match block {
                Some(block) => read.block_line(block, line, at)?,
                None => read.code_line(line, at)?,
            }
        }
        read.has_a_claim(has_output)?;
        Ok(read)
    }

    fn block_line(&mut self, block: Block, line: &str, at: usize) -> Result<(), String> {
        if line.is_empty() {
            return Ok(());
        }
        let text = match line.strip_prefix('#') {
            Some(text) => text.strip_prefix(' ').unwrap_or(text),
            None => return Err(format!("line {at}: nothing but comments stands behind the first block")),
        };
        match block {
            Block::Output => self.stdout.push(Printed { text: text.to_owned(), at }),
            Block::Stderr => *self.stderr.get_or_insert_default() += &format!("{text}\n"),
            Block::Input => self.input += &format!("{text}\n"),
        }
        Ok(())
    }

    fn code_line(&mut self, line: &str, at: usize) -> Result<(), String> {
        if let Some(arguments) = line.strip_prefix("# arguments: ") {
            self.arguments = arguments.split_whitespace().map(str::to_owned).collect();
            return Ok(());
        }
        let Some((_, claim)) = line.split_once("# expect") else { return Ok(()) };
        if let Some(text) = claim.strip_prefix(':') {
            self.stdout.push(Printed { text: text.strip_prefix(' ').unwrap_or(text).to_owned(), at });
        } else if let Some(text) = claim.strip_prefix(" error: ") {
            if self.error.replace(Raised { text: text.to_owned(), at }).is_some() {
                return Err(format!("line {at}: a script ends in one error only"));
            }
        } else if let Some(status) = claim.strip_prefix(" status: ") {
            self.status = Some(status.trim().parse().map_err(|_| format!("line {at}: {status:?} is no exit status"))?);
        } else {
            return Err(format!("line {at}: `# expect{claim}` is no expectation (see tests/scripts.rs)"));
        }
        Ok(())
    }

    fn has_a_claim(&self, has_output: bool) -> Result<(), String> {
        if has_output && self.stdout.is_empty() {
            return Err(
                "the block `# output:` is empty; a script that prints nothing says `# expect status: 0`".to_owned()
            );
        }
        if self.stdout.is_empty() && self.stderr.is_none() && self.error.is_none() && self.status.is_none() {
            return Err("the script expects nothing (see tests/scripts.rs)".to_owned());
        }
        if self.error.is_some() && self.stderr.is_some() {
            return Err("the block `# stderr:` already says what `# expect error:` says".to_owned());
        }
        Ok(())
    }

    /// Whether nothing is said on stderr: the program is a correct one.
    pub fn expects_silence(&self) -> bool {
        self.error.is_none() && self.stderr.is_none() && matches!(self.status, None | Some(0))
    }

    /// Compares a run with the expectations; the error shows each difference.
    pub fn check(&self, finished: &Finished) -> Result<(), String> {
        let mut report = String::new();
        self.check_stdout(&finished.stdout, &mut report);
        self.check_stderr(&finished.stderr, &mut report);
        let status = self.status.unwrap_or(i32::from(self.error.is_some()));
        if finished.status != status {
            report.push_str(&format!("exit status {} instead of {status}\n", finished.status));
            if report.lines().count() == 1 && !finished.stderr.is_empty() {
                report.push_str(&format!("stderr:\n{}", finished.stderr));
            }
        }
        if report.is_empty() { Ok(()) } else { Err(report) }
    }

    fn check_stdout(&self, printed: &str, report: &mut String) {
        let wanted: String = self.stdout.iter().map(|line| format!("{}\n", line.text)).collect();
        if printed == wanted {
            return;
        }
        let mut lines = printed.lines();
        let first = self.stdout.iter().find(|line| lines.next() != Some(&line.text));
        let at = first.map_or("the end".to_owned(), |line| format!("line {}", line.at));
        report.push_str(&format!("stdout differs from {at} on\n{}", difference(&wanted, printed)));
    }

    fn check_stderr(&self, said: &str, report: &mut String) {
        let Some(error) = &self.error else {
            let wanted = self.stderr.as_deref().unwrap_or("");
            if said != wanted {
                report.push_str(&format!("stderr differs\n{}", difference(wanted, said)));
            }
            return;
        };
        if said.lines().next_back() != Some(&error.text) {
            report.push_str(&format!("stderr does not end in: {}\n{said}", error.text));
        } else if !said.lines().any(|line| names_line(line, error.at)) {
            report.push_str(&format!("the traceback does not name line {}\n{said}", error.at));
        }
    }
}

/// Whether a line of a traceback is about this line of the script.
fn names_line(line: &str, at: usize) -> bool {
    let Some((_, place)) = line.split_once("\", line ") else { return false };
    line.trim_start().starts_with("File \"") && place.split(',').next() == Some(&at.to_string())
}

fn difference(wanted: &str, found: &str) -> String {
    TextDiff::from_lines(wanted, found).unified_diff().header("expected", "found").to_string()
}
