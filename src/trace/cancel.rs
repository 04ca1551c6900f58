//! What becomes of a cancellation: it is delivered, passed on, taken back, or swallowed.
//!
//! A task swallows one where an `except` (or a `finally` with a `return` in it) of the script's own caught it, and the task then waits
//! again or ends well while nobody took the request back (`uncancel`). As long as the handler runs nothing is decided: cleaning up may
//! await. Also here: what is told of raising and catching at the levels `calls` and `lines`.

use super::event::{Event, Id};
use super::observer::{Level, Spot, Tracer};
use super::shown::number_of;
use crate::event_loop::future::Future;
use crate::heap::{Kind, Obj, Value};
use crate::objects::code::Code;
use crate::objects::exception::Exc;
use crate::objects::generator::Generator;
use crate::source::{Source, Span};
use crate::vm::Vm;

/// A cancellation that was thrown into a task.
pub(super) struct Delivered {
    /// Its event.
    n: u64,
    /// The last handler of the script's that caught it.
    caught: Option<Spot>,
}

impl Tracer {
    /// A step begins with a cancellation: that is the delivery of what was asked for.
    pub(super) fn deliver(&mut self, id: Id, t: u64, spot: Option<Spot>) {
        let Some(request) = self.requests.remove(&id) else { return };
        let n = self.tell(Event::CancelDeliver { id }, t, Some(id), Some(request), spot);
        self.cancels.insert(id, Delivered { n, caught: None });
    }
}

impl Vm {
    /// Decides, before an event is told, whether its task has swallowed a cancellation.
    pub(super) fn settle_cancellation(&mut self, tracer: &mut Tracer, event: &Event, t: u64) {
        let (id, waits) = match event {
            Event::TaskSuspend { id, .. } => (*id, true),
            Event::TaskFinish { id, .. } => (*id, false),
            Event::TaskFail { id, .. } | Event::TaskCancelled { id } | Event::Uncancel { id, .. } => {
                tracer.cancels.remove(id);
                return;
            }
            _ => return,
        };
        let Some(Delivered { n, caught: Some(spot) }) = tracer.cancels.get(&id) else { return };
        let (n, spot) = (*n, *spot);
        let current = self.event_loop.current.clone();
        if waits && current.is_some_and(|task| self.is_handling(&task)) {
            return;
        }
        tracer.cancels.remove(&id);
        tracer.tell(Event::CancelSwallowed { id }, t, Some(id), Some(n), Some(spot));
    }

    /// Whether one of a task's suspended coroutines is inside an `except` or `finally`.
    fn is_handling(&self, task: &Obj<Future>) -> bool {
        let mut value = task.task().map_or(Value::None, |part| part.coroutine());
        while let Some(generator) = value.exact::<Generator>().cloned() {
            if self.handled_by(&generator).is_some() {
                return true;
            }
            value = generator.awaiting.get();
        }
        // What an asynchronous generator is at cannot be seen from here.
        value.kind() == Some(Kind::AsyncStep)
    }

    /// An exception of the script's begins its flight.
    #[cold]
    pub fn observe_raise(&mut self) {
        let Some(tracer) = &mut self.tracer else { return };
        let address = self.raised.as_ref().map_or(0, |object| object.address());
        let again = std::mem::replace(&mut tracer.last_raised, address) == address;
        let ends_iteration = self.raised_is(Exc::StopIteration) || self.raised_is(Exc::StopAsyncIteration);
        let in_library = self.current_frame().is_some_and(|frame| frame.code().unit.source.is_own());
        let told = self.tracer.as_ref().is_some_and(|tracer| tracer.level >= Level::Calls);
        if told && !again && !ends_iteration && !in_library {
            let exception = self.raised.clone();
            self.observe(|vm| Event::Raise { exc: vm.shown_exception(&exception) });
        }
    }

    /// A handler of the script's gets the exception that is being raised.
    #[cold]
    pub fn observe_catch(&mut self, code: &Code, target: u32) {
        let unit = &code.unit;
        let Some(span) = unit.spans.get(target as usize).copied().filter(|_| !code.hidden && !unit.source.is_own())
        else {
            return;
        };
        let id = self.event_loop.current.as_ref().map(|task| number_of(task.as_ref()));
        let exception = self.raised.clone();
        let is_cancellation = self.is_cancelled_error(&exception);
        let Some(tracer) = &mut self.tracer else { return };
        let source = tracer.source_number(&unit.source);
        let known = tracer.handlers.entry((Spot::new(source, span), is_cancellation));
        let span = *known.or_insert_with(|| handler_of(&unit.source, span, is_cancellation));
        let spot = Spot::new(source, span);
        if let Some(delivered) = id.and_then(|id| tracer.cancels.get_mut(&id)).filter(|_| is_cancellation) {
            delivered.caught = Some(spot);
        }
        let ends_iteration = self.raised_is(Exc::StopIteration) || self.raised_is(Exc::StopAsyncIteration);
        if self.tracer.as_ref().is_some_and(|tracer| tracer.level >= Level::Calls) && !ends_iteration {
            self.observe(|vm| Event::Catch { exc: vm.shown_exception(&exception) });
        }
    }
}

/// The head of the `except` that catches a cancellation, where `span` is the whole `try` statement: the first that can, else the first.
fn handler_of(source: &Source, span: Span, is_cancellation: bool) -> Span {
    let first = source.line_of(span.start);
    let indentation = |text: &str| text.len() - text.trim_start().len();
    let Some(own) = source.line(first).filter(|text| text.trim_start().starts_with("try")) else { return span };
    let depth = indentation(own);
    let mut found = None;
    for line in first + 1.. {
        let Some(text) = source.line(line).filter(|text| text.trim().is_empty() || indentation(text) >= depth) else {
            break;
        };
        let code = text.trim();
        if indentation(text) > depth || code.is_empty() || code.starts_with('#') {
            continue;
        }
        let head = code.split(':').next().unwrap_or(code).trim_end();
        let catches = head == "except" || head.contains("CancelledError") || head.contains("BaseException");
        let is_handler = head.starts_with("except") || head == "finally";
        if !is_handler {
            break;
        }
        let start = (text.as_ptr().addr() - source.text.as_ptr().addr() + depth) as u32;
        let span = Span::new(start, start + head.len() as u32);
        if catches || !is_cancellation {
            return span;
        }
        found = found.or(Some(span));
    }
    found.unwrap_or(span)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_handler_that_catches_is_found() {
        let text = "async def f():\n    try:\n        await g()\n    except ValueError:\n        pass\n    except BaseException as e:\n        pass\n    try:\n        pass\n    except:\n        pass\n";
        let source = Source::new("x.py", text.to_owned());
        let line = |from: &str, is_cancellation: bool| {
            let start = text.find(from).expect("it is there") as u32;
            source.line_of(handler_of(&source, Span::new(start, start + 3), is_cancellation).start)
        };
        assert_eq!(line("try:\n        await", true), 6);
        assert_eq!(line("try:\n        await", false), 4);
        assert_eq!(line("try:\n        pass", true), 10);
        assert_eq!(line("await g()", true), 3);
    }
}
