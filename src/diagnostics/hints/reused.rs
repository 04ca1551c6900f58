//! Where a coroutine was begun first, for who awaits it twice.
//!
//! A coroutine has no room for that, and an `await` no time: most await what a call just made, which nobody can await again. So it is
//! noted of coroutines that were reached by a name, and only where hints are wanted: there the compiler puts a `NoteAwait` before an
//! `await` of a name, an attribute or an item, and a task notes a coroutine that its maker was given. The note stands in the heap's
//! side table and goes with the coroutine.

use super::expression::Part;
use super::places::{Culprit, Place};
use crate::ast::{Arg, Expr, ExprKind};
use crate::heap::{Ref, Value, registry};
use crate::source::{Source, Span};
use crate::vm::Vm;
use std::sync::Arc;

/// Who began a coroutine.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Beginner {
    /// An `await`.
    Await,
    /// A task that was made of it.
    Task,
}

/// Where a coroutine was begun.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct First {
    /// By whom.
    pub by: Beginner,
    /// The line of the `await`, or of what made the task.
    pub place: Place,
}

/// The texts that the notes on coroutines name by their numbers.
#[derive(Default)]
pub struct Texts(Vec<Arc<Source>>);

impl Texts {
    /// A note: text, place in it and beginner in one number, so that it takes no memory of its own.
    fn note(&mut self, source: &Arc<Source>, start: u32, by: Beginner) -> u64 {
        let known = self.0.iter().rposition(|text| Arc::ptr_eq(text, source));
        let at = known.unwrap_or_else(|| {
            self.0.push(source.clone());
            self.0.len() - 1
        });
        (at as u64) << 33 | u64::from(start) << 1 | u64::from(by == Beginner::Task)
    }

    /// What a note says.
    fn read(&self, note: u64) -> Option<First> {
        let by = if note & 1 == 1 { Beginner::Task } else { Beginner::Await };
        let source = self.0.get((note >> 33) as usize)?;
        Some(First { by, place: (source.name.to_string(), source.line_of((note >> 1) as u32)) })
    }
}

/// Whether the call at a span is given what has a name: a coroutine among it may be used elsewhere, too. True where that cannot be seen.
pub fn is_given_names(source: &Source, span: Span) -> bool {
    let Some(part) = Part::at(source, span) else { return true };
    let call = match &part.tree.kind {
        ExprKind::Await(inner) => inner,
        _ => &part.tree,
    };
    let ExprKind::Call { args, .. } = &call.kind else { return true };
    let named = |value: &Expr| {
        matches!(value.kind, ExprKind::Name(_) | ExprKind::Attribute { .. } | ExprKind::Subscript { .. })
    };
    args.iter().any(|arg| match arg {
        Arg::Positional(value) | Arg::Starred(value, _) | Arg::DoubleStarred(value, _) => named(value),
        Arg::Keyword(name, value) => &*name.name == "coro" && named(value),
    })
}

impl Vm {
    /// A value that has a name is about to be awaited.
    pub fn hint_note_await(&mut self, value: &Value) {
        if self.hints.enabled && self.is_unstarted_coroutine(value) {
            if let Some((source, span)) = self.current_place() {
                self.hint_note_beginning(value, &source, span, Beginner::Await);
            }
        }
    }

    /// A coroutine is about to be begun; only its first time counts.
    pub(super) fn hint_note_beginning(&mut self, coroutine: &Value, source: &Arc<Source>, span: Span, by: Beginner) {
        let Some(coroutine) = coroutine.as_ref() else { return };
        let texts = &mut self.hints.texts;
        registry::note_first_use(coroutine, || texts.note(source, span.start, by));
    }

    /// The exception in the machine says that a coroutine is awaited twice.
    pub fn hint_note_reuse(&mut self, coroutine: &Ref) {
        if !self.hints.enabled {
            return;
        }
        if let Some(first) = registry::first_use(coroutine).and_then(|note| self.hints.texts.read(note)) {
            let error = self.raised.clone();
            self.hint_blame(&error, Culprit::Reused(first));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_call_that_is_given_names_may_share_a_coroutine() {
        let given = |text: &str| {
            let source = Source::new("x.py", text.to_owned());
            is_given_names(&source, Span::new(0, text.len() as u32))
        };
        assert!(!given("asyncio.create_task(f(x))"));
        assert!(!given("await asyncio.gather(f(), g())"));
        assert!(!given("asyncio.gather(*[f(x) for x in y])"));
        assert!(!given("create_task(f(), name=name)"));
        assert!(given("asyncio.run(c)"));
        assert!(given("asyncio.gather(f(), *rest)"));
        assert!(given("asyncio.create_task(self.made)"));
        assert!(given("asyncio.create_task(made[0])"));
        assert!(given("asyncio.create_task(coro=c)"));
    }

    #[test]
    fn a_note_is_one_number() {
        let (a, b) = (Source::new("a.py", "\n".repeat(6)), Source::new("b.py", "x".to_owned()));
        let (a, b, mut texts) = (Arc::new(a), Arc::new(b), Texts::default());
        let notes = [texts.note(&a, 6, Beginner::Await), texts.note(&b, u32::MAX, Beginner::Task)];
        assert_eq!(texts.read(notes[0]), Some(First { by: Beginner::Await, place: ("a.py".to_owned(), 7) }));
        assert_eq!(texts.read(notes[1]), Some(First { by: Beginner::Task, place: ("b.py".to_owned(), 1) }));
        assert_eq!(texts.read(2 << 33), None);
    }
}
