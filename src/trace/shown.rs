//! How events speak of objects: by number, and of values in a few words.

use super::event::{Id, Word};
use crate::event_loop::future::{Future, NUMBERED, Role};
use crate::event_loop::handle::Callback;
use crate::heap::registry::{next_trace_number, trace_number};
use crate::heap::{Obj, Ref, Value};
use crate::objects::generator::{Generator, Rare};
use crate::objects::names::sym;
use crate::objects::native::Raised;
use crate::vm::Vm;
use std::cell::Cell;
use std::sync::Arc;

/// Longer texts of exceptions are cut.
const LONG: usize = 80;

/// A number as a word of ours where it is small: most results are.
fn number_in_words(number: i64) -> Word {
    const SMALL: [&str; 20] =
        ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12", "13", "14", "15", "16", "17", "18", "19"];
    let small = usize::try_from(number).ok().and_then(|at| SMALL.get(at));
    small.map_or_else(|| Word::Owned(number.to_string()), |word| Word::Borrowed(word))
}

/// The number in a place of the object's own, given at first use; none where it does not fit there.
#[inline]
fn own_number(place: &Cell<u32>) -> Option<Id> {
    if place.get() == 0 {
        place.set(u32::try_from(next_trace_number()).ok()?);
    }
    Some(Id::from(place.get()))
}

/// The number of a task, future or callback that bears it itself: there are very many, and most die soon.
#[inline]
fn borne(object: &Ref) -> Option<Id> {
    if let Some(future) = object.cast::<Future>() {
        return match &future.role {
            Role::Plain => own_number(&future.number),
            Role::Task(part) if future.traits.has(NUMBERED) => Some(Id::from(part.serial.get())),
            Role::Task(_) | Role::Gather(_) => None,
        };
    }
    own_number(&object.cast::<Callback>()?.number)
}

/// The number by which events name an object, given at first use; scripts never see it, so tracing changes nothing for them.
#[inline]
pub fn number_of(object: &Ref) -> Id {
    borne(object).unwrap_or_else(|| trace_number(object))
}

impl Vm {
    /// The number by which events name a value's object.
    #[inline]
    pub fn trace_id(&self, value: &Value) -> Id {
        value.as_ref().map_or(0, number_of)
    }

    /// The same, where somebody listens.
    pub fn trace_id_if_observed(&self, value: &Value) -> Option<Id> {
        self.tracer.as_ref().map(|_| self.trace_id(value))
    }

    /// A task's coroutine by name.
    pub fn coroutine_name(&mut self, task: &Obj<Future>) -> Arc<str> {
        let coroutine = task.task().map_or(Value::None, |part| part.coroutine());
        let given = |generator: &Obj<Generator>| !generator.rare(Rare::QualName).is_unbound();
        if let Some(generator) = coroutine.exact::<Generator>().filter(|generator| !given(generator)) {
            return generator.code.unit.qualname.clone();
        }
        let name = self.getattr_opt(&coroutine, sym::__qualname__).and_then(|name| match name {
            Some(name) => Ok(self.str_text(&name)?.into()),
            None => Ok("?".into()),
        });
        name.unwrap_or_else(|Raised| {
            drop(self.take_raised());
            "?".into()
        })
    }

    /// An exception, shortened.
    pub fn shown_exception(&mut self, exception: &Value) -> String {
        let text = self.repr_text(exception).unwrap_or_else(|Raised| {
            drop(self.take_raised());
            "?".to_owned()
        });
        if text.chars().count() <= LONG { text } else { text.chars().take(LONG - 1).chain(['…']).collect() }
    }

    /// A done future's result or exception, shortened.
    pub fn shown_outcome(&mut self, future: &Obj<Future>) -> Word {
        let outcome = future.outcome();
        self.shown(&outcome)
    }

    /// A failed future's exception; longer texts are cut.
    pub fn shown_failure(&mut self, future: &Obj<Future>) -> String {
        let outcome = future.outcome();
        self.shown_exception(&outcome)
    }

    /// A value, shortened.
    pub fn shown(&mut self, value: &Value) -> Word {
        match value {
            Value::None => Word::Borrowed("None"),
            Value::True => Word::Borrowed("True"),
            Value::False => Word::Borrowed("False"),
            Value::Int(number) => number_in_words(*number),
            _ => Word::Owned(self.short_repr(value).unwrap_or_else(|Raised| {
                drop(self.take_raised());
                "?".to_owned()
            })),
        }
    }
}
