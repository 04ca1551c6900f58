//! What keys do beyond rustyline's own: blocks are recalled and edited as a whole, Tab indents, Backspace takes a step back.
//!
//! A block is typed line by line, each under its own prompt, because the editor has no continuation prompt. `Up` in such a line,
//! and `Up` or `Down` to a block in the history, ask for the whole block as one buffer: [`Keys::reopen`] holds it, and the
//! line under way is given up.

use super::blocks::{self, STEP};
use rustyline::{Cmd, ConditionalEventHandler, Event, EventContext, EventHandler, KeyCode, KeyEvent, Modifiers};
use std::ops::Range;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// What the editor and its key handlers share.
#[derive(Default)]
pub struct Keys {
    /// Statements run so far, the oldest first.
    pub history: Vec<String>,
    /// Where in the history the buffer comes from.
    pub at: Option<usize>,
    /// What was being typed before the history was looked at.
    pub draft: String,
    /// The lines of the block under way above the one being typed.
    pub above: String,
    /// Whether the buffer is a whole block.
    pub whole: bool,
    /// The indentation that the line was given.
    pub given: String,
    /// The buffer and the cursor as they were last shown.
    pub seen: (String, usize),
    /// A text that takes the place of a part of the buffer: the editor has no command for that which puts the cursor behind it, so
    /// it comes as the one completion.
    pub put: Option<(Range<usize>, String)>,
    /// A block to be opened as one buffer, in place of the line being typed.
    pub reopen: Option<String>,
}

/// Shared by the editor's thread and the handlers that rustyline keeps.
pub type SharedKeys = Arc<Mutex<Keys>>;

/// The state, also after a panic of somebody who held it.
pub fn lock(keys: &SharedKeys) -> MutexGuard<'_, Keys> {
    keys.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Keys {
    /// What puts a text in place of a part of the buffer.
    fn replace(&mut self, part: Range<usize>, text: String) -> Cmd {
        self.put = Some((part, text));
        Cmd::Complete
    }

    /// One entry back (`true`) or on; the text that is to be shown.
    fn recall(&mut self, back: bool, line: &str) -> Option<String> {
        if self.at.is_none() {
            self.draft = line.to_owned();
        }
        let at = match (self.at, back) {
            (None, true) => self.history.len().checked_sub(1)?,
            (None, false) => return None,
            (Some(at), true) => at.checked_sub(1)?,
            (Some(at), false) => at + 1,
        };
        let text = self.history.get(at).cloned();
        self.at = text.is_some().then_some(at);
        Some(text.unwrap_or_else(|| self.draft.clone()))
    }
}

/// Gives the editor our keys.
pub fn bind(bind: &mut dyn FnMut(Event, EventHandler), keys: &SharedKeys) {
    let plain = |code| Event::from(KeyEvent(code, Modifiers::NONE));
    let mut give = |event, handler: Box<dyn ConditionalEventHandler>| bind(event, EventHandler::Conditional(handler));
    give(plain(KeyCode::Up), Box::new(Recall { keys: Arc::clone(keys), back: true }));
    give(plain(KeyCode::Down), Box::new(Recall { keys: Arc::clone(keys), back: false }));
    give(plain(KeyCode::Enter), Box::new(Enter(Arc::clone(keys))));
    give(plain(KeyCode::Tab), Box::new(Tab));
    give(plain(KeyCode::Backspace), Box::new(Backspace(Arc::clone(keys))));
    give(plain(KeyCode::Char(' ')), Box::new(Space(Arc::clone(keys))));
}

struct Recall {
    keys: SharedKeys,
    back: bool,
}

impl ConditionalEventHandler for Recall {
    fn handle(&self, _event: &Event, _count: u16, _positive: bool, context: &EventContext<'_>) -> Option<Cmd> {
        let mut keys = lock(&self.keys);
        let (line, at) = (context.line(), context.pos());
        if keys.whole {
            let beyond = if self.back { &line[..at] } else { &line[at..] };
            if beyond.contains('\n') {
                return Some(if self.back { Cmd::LineUpOrPreviousHistory(1) } else { Cmd::LineDownOrNextHistory(1) });
            }
        } else if !keys.above.is_empty() {
            if !self.back {
                return Some(Cmd::Noop);
            }
            keys.reopen = Some(keys.above.clone() + line);
            return Some(Cmd::AcceptLine);
        }
        let Some(text) = keys.recall(self.back, line) else { return Some(Cmd::Noop) };
        if text.contains('\n') && !keys.whole {
            keys.reopen = Some(text);
            return Some(Cmd::AcceptLine);
        }
        Some(keys.replace(0..line.len(), text))
    }
}

/// In a whole block Enter runs it at its end, where nothing is missing, and begins a line elsewhere.
struct Enter(SharedKeys);

impl ConditionalEventHandler for Enter {
    fn handle(&self, _event: &Event, _count: u16, _positive: bool, context: &EventContext<'_>) -> Option<Cmd> {
        let mut keys = lock(&self.0);
        let (line, at) = (context.line(), context.pos());
        if !keys.whole {
            let pasted = line.contains('\n') && !blocks::is_whole(&(keys.above.clone() + line));
            if pasted {
                keys.reopen = Some(keys.above.clone() + line + "\n" + &blocks::indentation_after(line));
            }
            return Some(Cmd::AcceptLine);
        }
        let unchanged = keys.at.is_some_and(|at| keys.history.get(at).is_some_and(|text| text == line));
        if unchanged || (at == line.len() && blocks::is_whole(line)) {
            return Some(Cmd::AcceptLine);
        }
        Some(Cmd::Insert(1, "\n".to_owned() + &blocks::indentation_after(&line[..at])))
    }
}

/// Tab before the first word of a line indents; after it, it completes.
struct Tab;

impl ConditionalEventHandler for Tab {
    fn handle(&self, _event: &Event, _count: u16, _positive: bool, context: &EventContext<'_>) -> Option<Cmd> {
        let before = before_cursor(context);
        before.trim().is_empty().then(|| Cmd::Insert(1, STEP[before.len() % STEP.len()..].to_owned()))
    }
}

/// Backspace in the indentation takes a whole step back.
struct Backspace(SharedKeys);

impl ConditionalEventHandler for Backspace {
    fn handle(&self, _event: &Event, _count: u16, _positive: bool, context: &EventContext<'_>) -> Option<Cmd> {
        let before = before_cursor(context);
        let indented = !before.is_empty() && before.bytes().all(|byte| byte == b' ');
        let step = match before.len() % STEP.len() {
            0 => STEP.len(),
            rest => rest,
        };
        let at = context.pos();
        indented.then(|| lock(&self.0).replace(at - step..at, String::new()))
    }
}

/// Who types the indentation takes it over from us: a text that a terminal pastes without saying so keeps its own.
struct Space(SharedKeys);

impl ConditionalEventHandler for Space {
    fn handle(&self, _event: &Event, _count: u16, _positive: bool, context: &EventContext<'_>) -> Option<Cmd> {
        let mut keys = lock(&self.0);
        let (line, at) = (context.line(), context.pos());
        let untouched = !keys.whole && !keys.given.is_empty() && line == keys.given && at == line.len();
        keys.given.clear();
        untouched.then(|| keys.replace(0..line.len(), " ".to_owned()))
    }
}

/// The part of the cursor's line that stands before it.
fn before_cursor<'a>(context: &'a EventContext<'_>) -> &'a str {
    context.line()[..context.pos()].rsplit('\n').next().unwrap_or("")
}
