//! The editor: reads statements from the terminal, on a thread of its own.
//!
//! It reads only when it is asked to, and answers every [`Ask::Read`] with exactly one [`Said`] that is no question. It knows text
//! and history; what a name completes to, only the session can say.

use super::keys::{self, SharedKeys, lock};
use super::{blocks, highlight, history};
use crate::cli::args::PromptOptions;
use rustyline::completion::Completer;
use rustyline::error::ReadlineError;
use rustyline::highlight::{CmdKind, Highlighter};
use rustyline::hint::{Hinter, HistoryHinter};
use rustyline::history::FileHistory;
use rustyline::line_buffer::LineBuffer;
use rustyline::validate::Validator;
use rustyline::{Changeset, ColorMode, CompletionType, Config, Context, EditMode, ExternalPrinter, Helper};
use std::borrow::Cow;
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

/// How long a completion may take: the session may be busy with a task.
const PATIENCE: Duration = Duration::from_millis(300);

/// How many inputs are remembered between runs, where nobody says so.
const HISTORY: usize = 10_000;

/// What the session asks of the editor.
pub enum Ask {
    /// A statement.
    Read,
    /// Other keys.
    Keys(EditMode),
    /// A statement that was not typed is to be kept in the history.
    Remember(String),
}

/// What the editor says to the session.
pub enum Said {
    /// A statement was typed.
    Text(String),
    /// Ctrl-C; whether something had been typed.
    Interrupted(bool),
    /// Ctrl-D.
    End,
    /// What may stand before the cursor at `at`? The answer: where the word begins, and what it may be.
    Complete(String, usize, Sender<(usize, Vec<String>)>),
}

/// The session's end of the editor.
pub struct Editor {
    asks: Sender<Ask>,
    /// What was said and not yet heard.
    pub said: Receiver<Said>,
    printer: Option<Sender<String>>,
    /// Whether a text that was handed to the printer is not on its way to the screen yet.
    printing: Arc<AtomicBool>,
    keys: SharedKeys,
    wake: Arc<Mutex<Waker>>,
}

/// Ends the session's wait.
type Waker = Box<dyn Fn() + Send>;

/// The editor's way to the session.
#[derive(Clone)]
struct Voice {
    said: Sender<Said>,
    wake: Arc<Mutex<Waker>>,
}

impl Voice {
    /// False where nobody listens any more.
    fn say(&self, said: Said) -> bool {
        let heard = self.said.send(said).is_ok();
        self.wake.lock().unwrap_or_else(PoisonError::into_inner)();
        heard
    }
}

impl Editor {
    /// Starts the thread. `colours` allows colours while typing.
    pub fn start(prompt: &PromptOptions, colours: bool, wake: Waker) -> Editor {
        let (asks, asked) = channel();
        let (saying, said) = channel();
        let (handing, handed) = channel();
        let shared = SharedKeys::default();
        let wake = Arc::new(Mutex::new(wake));
        let saying = Voice { said: saying, wake: Arc::clone(&wake) };
        let (theirs, prompt) = (shared.clone(), prompt.clone());
        let run = move || {
            if let Some(mut desk) = Desk::new(theirs, saying, &prompt, colours) {
                let printer = desk.line.create_external_printer().ok();
                let _ = handing.send(printer.map(|printer| Box::new(printer) as Box<dyn ExternalPrinter + Send>));
                desk.serve(&asked);
            }
        };
        // Where no thread can be had nobody answers, and the session ends as at the end of input.
        let _ = std::thread::Builder::new().name("editor".to_owned()).spawn(run);
        let printing = Arc::new(AtomicBool::new(false));
        let done = (Arc::clone(&printing), Arc::clone(&wake));
        let printer = handed.recv().ok().flatten().and_then(|printer| print_apart(printer, done));
        Editor { asks, said, printer, printing, keys: shared, wake }
    }

    /// Asks for a statement, or for other keys; false where the editor is gone.
    pub fn ask(&self, ask: Ask) -> bool {
        self.asks.send(ask).is_ok()
    }

    /// From now on another machine waits.
    pub fn wake_by(&self, wake: Waker) {
        *self.wake.lock().unwrap_or_else(PoisonError::into_inner) = wake;
    }

    /// Whether a text can be shown now: one at a time is on its way.
    pub fn can_print(&self) -> bool {
        !self.printing.load(Ordering::Acquire)
    }

    /// Shows text above the line being typed.
    pub fn print(&mut self, text: String) {
        // A terminal that cannot move its cursor shows it where it is.
        let Some(printer) = &self.printer else { return write_out(&text) };
        self.printing.store(true, Ordering::Release);
        // A terminal that is gone ends the session at its next read.
        let _ = printer.send(text);
    }

    /// Statements typed so far, the oldest first.
    pub fn history(&self) -> Vec<String> {
        lock(&self.keys).history.clone()
    }
}

/// Prints on a thread of its own. The editor takes texts only while it reads: a text that comes when a line has just been
/// entered waits for the next prompt, and the session must not wait with it.
fn print_apart(
    mut printer: Box<dyn ExternalPrinter + Send>,
    (printing, wake): (Arc<AtomicBool>, Arc<Mutex<Waker>>),
) -> Option<Sender<String>> {
    let (texts, to_print) = channel::<String>();
    let print = move || {
        while let Ok(text) = to_print.recv() {
            let _ = printer.print(text);
            printing.store(false, Ordering::Release);
            wake.lock().unwrap_or_else(PoisonError::into_inner)();
        }
    };
    std::thread::Builder::new().name("printer".to_owned()).spawn(print).ok().map(|_| texts)
}

/// What the thread works with.
struct Desk {
    line: rustyline::Editor<Aid, FileHistory>,
    keys: SharedKeys,
    saying: Voice,
    file: Option<PathBuf>,
    colours: bool,
    /// A command that was typed where a block might have gone on: it comes after the block.
    command: Option<String>,
}

impl Desk {
    fn new(keys: SharedKeys, saying: Voice, prompt: &PromptOptions, colours: bool) -> Option<Desk> {
        let vi = prompt.vi_keys.unwrap_or_else(history::wants_vi_keys);
        let mode = if vi { EditMode::Vi } else { EditMode::Emacs };
        let config = Config::builder().max_history_size(prompt.history_size.unwrap_or(HISTORY)).ok()?;
        let config = config.edit_mode(mode).completion_type(CompletionType::List);
        let config = config.color_mode(if colours { ColorMode::Enabled } else { ColorMode::Disabled });
        let mut line = rustyline::Editor::with_config(config.build()).ok()?;
        line.set_helper(Some(Aid {
            keys: keys.clone(),
            saying: saying.clone(),
            hinter: HistoryHinter::new(),
            colours,
        }));
        keys::bind(&mut |event, handler| drop(line.bind_sequence(event, handler)), &keys);
        let file = history::file();
        // A history that cannot be read is no reason to stop: the prompt begins with an empty one.
        if let Some(path) = &file {
            let _ = path.parent().map(std::fs::create_dir_all);
            let _ = line.load_history(path);
        }
        lock(&keys).history = line.history().iter().cloned().collect();
        Some(Desk { line, keys, saying, file, colours, command: None })
    }

    fn serve(&mut self, asked: &Receiver<Ask>) {
        use rustyline::config::Configurer;
        while let Ok(ask) = asked.recv() {
            match ask {
                Ask::Keys(mode) => self.line.set_edit_mode(mode),
                Ask::Remember(text) => self.remember(text),
                Ask::Read => {
                    let said = self.read_statement();
                    if !self.saying.say(said) {
                        return;
                    }
                }
            }
        }
    }

    /// Reads lines until they make a statement.
    fn read_statement(&mut self) -> Said {
        if let Some(command) = self.command.take() {
            write_out(&format!(">>> {command}\r\n"));
            return self.take(command);
        }
        let (mut text, mut again) = (String::new(), false);
        loop {
            self.begin(&text, false);
            let (prompt, spaces) = match text.is_empty() {
                true => (">>> ", String::new()),
                false => ("... ", blocks::indentation_after(&text)),
            };
            lock(&self.keys).given = spaces.clone();
            let kept = std::mem::take(&mut again).then(|| self.under_way());
            let (left, right) = kept.as_ref().map_or((&*spaces, ""), |(left, right)| (left, right));
            match self.line.readline_with_initial(prompt, (left, right)) {
                Ok(line) => {
                    if let Some(block) = self.reopened() {
                        let rows = text.matches('\n').count() + 1;
                        return self.read_block(&block, rows);
                    }
                    if text.is_empty() && line.trim().is_empty() {
                        continue;
                    }
                    if !text.is_empty() && line.trim_start().starts_with(':') && blocks::is_whole(&text) {
                        self.command = Some(line.trim().to_owned());
                        return self.take(text);
                    }
                    match blocks::outdented(&text, &line) {
                        Some(moved) => {
                            self.show_again(&moved);
                            text.push_str(&moved);
                        }
                        None => text.push_str(&line),
                    }
                    if text.starts_with(':') || blocks::is_whole(&text) {
                        return self.take(text);
                    }
                    text.push('\n');
                }
                Err(error) if is_no_text(&error) => again = true,
                Err(error) => return failed(&error, text.is_empty() && lock(&self.keys).seen.0.is_empty()),
            }
        }
    }

    /// Puts the line that was just typed back on the screen as it counts.
    fn show_again(&self, line: &str) {
        clear_rows(1);
        let line = if self.colours { highlight::colour(line, line.len()) } else { line.to_owned() };
        write_out(&format!("... {line}\r\n"));
    }

    /// Lets a whole block be edited as one buffer, in place of the `rows` of the screen above.
    fn read_block(&mut self, block: &str, rows: usize) -> Said {
        self.begin("", true);
        clear_rows(rows);
        let mut kept = (block.to_owned(), String::new());
        loop {
            match self.line.readline_with_initial(">>>\n", (&kept.0, &kept.1)) {
                Ok(text) if text.trim().is_empty() => return self.read_statement(),
                Ok(text) => return self.take(text),
                Err(error) if is_no_text(&error) => kept = self.under_way(),
                Err(error) => return failed(&error, false),
            }
        }
    }

    /// The line as it was last seen, before and behind the cursor.
    fn under_way(&self) -> (String, String) {
        clear_rows(1);
        let keys = lock(&self.keys);
        let (line, at) = &keys.seen;
        let (left, right) = line.split_at_checked(*at).unwrap_or((line, ""));
        (left.to_owned(), right.to_owned())
    }

    fn begin(&self, above: &str, whole: bool) {
        let mut keys = lock(&self.keys);
        keys.above = above.to_owned();
        keys.seen = Default::default();
        keys.whole = whole;
        if !whole {
            keys.at = None;
        }
    }

    fn reopened(&self) -> Option<String> {
        lock(&self.keys).reopen.take()
    }

    /// Keeps a statement in the history and hands it on.
    fn take(&mut self, text: String) -> Said {
        self.remember(text.trim_end().to_owned());
        Said::Text(text + "\n")
    }

    fn remember(&mut self, kept: String) {
        if self.line.add_history_entry(kept.as_str()).unwrap_or(false) {
            lock(&self.keys).history.push(kept);
            // A full disk is no reason to stop.
            let _ = self.file.as_ref().map(|path| self.line.append_history(path));
        }
    }
}

/// Whether bytes came that are no UTF-8: nothing that anybody typed.
fn is_no_text(error: &ReadlineError) -> bool {
    matches!(error, ReadlineError::Io(error) if error.kind() == std::io::ErrorKind::InvalidData)
}

fn failed(error: &ReadlineError, empty: bool) -> Said {
    match error {
        ReadlineError::Interrupted => Said::Interrupted(!empty),
        _ => Said::End,
    }
}

/// Takes back the last rows of the screen.
fn clear_rows(rows: usize) {
    write_out(&"\x1b[A\x1b[2K".repeat(rows));
}

fn write_out(text: &str) {
    use std::io::Write;
    let mut out = std::io::stdout().lock();
    let _ = out.write_all(text.as_bytes());
    let _ = out.flush();
}

/// What rustyline asks while a line is edited.
struct Aid {
    keys: SharedKeys,
    saying: Voice,
    hinter: HistoryHinter,
    colours: bool,
}

impl Helper for Aid {}
impl Validator for Aid {}

impl Completer for Aid {
    type Candidate = String;

    fn complete(&self, line: &str, at: usize, _context: &Context<'_>) -> rustyline::Result<(usize, Vec<String>)> {
        if let Some((_, text)) = &lock(&self.keys).put {
            return Ok((0, vec![text.clone()]));
        }
        let (answer, answered) = channel();
        if !self.saying.say(Said::Complete(line.to_owned(), at, answer)) {
            return Ok((at, Vec::new()));
        }
        Ok(answered.recv_timeout(PATIENCE).unwrap_or((at, Vec::new())))
    }

    fn update(&self, line: &mut LineBuffer, start: usize, elected: &str, changes: &mut Changeset) {
        let put = lock(&self.keys).put.take();
        line.replace(put.map_or(start..line.pos(), |(part, _)| part), elected, changes);
    }
}

impl Hinter for Aid {
    type Hint = String;

    fn hint(&self, line: &str, at: usize, context: &Context<'_>) -> Option<String> {
        let mut keys = lock(&self.keys);
        keys.seen = (line.to_owned(), at);
        if keys.whole || !keys.above.is_empty() || line.contains('\n') {
            return None;
        }
        let hint = self.hinter.hint(line, at, context)?;
        hint.split('\n').next().filter(|first| !first.is_empty()).map(str::to_owned)
    }
}

impl Highlighter for Aid {
    fn highlight<'l>(&self, line: &'l str, at: usize) -> Cow<'l, str> {
        if self.colours { Cow::Owned(highlight::colour(line, at)) } else { Cow::Borrowed(line) }
    }

    fn highlight_hint<'h>(&self, hint: &'h str) -> Cow<'h, str> {
        if self.colours { Cow::Owned(format!("\x1b[90m{hint}\x1b[0m")) } else { Cow::Borrowed(hint) }
    }

    fn highlight_char(&self, _line: &str, _at: usize, _kind: CmdKind) -> bool {
        self.colours
    }
}
