//! Where things were made, for the reports of debug mode (`coroutines`, `futures`, `tasks` and `handles` alike).
//!
//! Nothing is kept in the objects themselves: origins stand in a side table of the heap's registry, and nothing is noted while
//! nobody asked. An origin is a tuple of places (file, line, name), the innermost first.

use super::looper::EventLoop;
use crate::heap::{Obj, Ref, Value, registry};
use crate::objects::list::List;
use crate::objects::native::{Answer, Raised};
use crate::objects::tuple::Tuple;
use crate::vm::Vm;

/// How many calls are noted in debug mode (`constants.DEBUG_STACK_DEPTH`).
pub const DEPTH: usize = 10;

impl Vm {
    /// The innermost places of the script that runs, as a tuple of tuples. As in tracebacks, our own library has none.
    pub fn call_places(&mut self, depth: usize) -> Value {
        let mut places = Vec::new();
        for level in 0.. {
            let Some(frame) = self.caller_frame(level).filter(|_| places.len() < depth) else { break };
            let unit = &frame.code().unit;
            if unit.source.is_own() {
                continue;
            }
            let span = unit.spans.get(frame.pc().saturating_sub(1) as usize);
            let line = span.map_or(unit.first_line, |span| unit.source.line_of(span.start));
            let place = [self.text(&unit.source.name), Value::Int(i64::from(line)), self.text(&unit.name)];
            places.push(Tuple::of(place).into());
        }
        Tuple::new(places).into()
    }

    /// In debug mode, notes where an object of the loop is made.
    #[inline]
    pub fn note_origin(&mut self, event_loop: &Obj<EventLoop>, object: &Ref) {
        if event_loop.debug.get() {
            self.note_origin_of(object);
        }
    }

    #[cold]
    fn note_origin_of(&mut self, object: &Ref) {
        let places = self.call_places(DEPTH);
        registry::set_origin(object, places);
    }

    /// Notes where a coroutine is made (`sys.set_coroutine_origin_tracking_depth`).
    #[cold]
    #[inline(never)]
    pub fn note_coroutine(&mut self, coroutine: &Ref) {
        let places = self.call_places(self.origin_depth);
        registry::set_origin(coroutine, places);
    }

    /// `_source_traceback`: the places in the form that `traceback.format_list` takes, the outermost first; None without.
    pub fn source_traceback(&mut self, object: &Ref) -> Answer {
        let Some(origin) = registry::origin(object) else { return Ok(Value::None) };
        let mut places = origin.exact::<Tuple>().map_or_else(Vec::new, |places| places.items().to_vec());
        places.reverse();
        let mut summaries = Vec::new();
        for place in &places {
            let mut fields = place.exact::<Tuple>().map_or_else(Vec::new, |place| place.items().to_vec());
            fields.push(Value::None);
            summaries.push(Tuple::new(fields).into());
        }
        Ok(List::new(summaries).into())
    }

    /// ` created at FILE:LINE`, where that was noted.
    pub fn created_at(&mut self, object: &Ref) -> Result<String, Raised> {
        let Some(origin) = registry::origin(object) else { return Ok(String::new()) };
        let places = origin.exact::<Tuple>();
        let first = places.and_then(|places| places.items().first().and_then(|first| first.exact::<Tuple>()).cloned());
        match first.as_ref().map(|place| place.items()) {
            Some([file, line, _]) => Ok(format!("created at {}:{}", self.str_text(file)?, self.str_text(line)?)),
            _ => Ok(String::new()),
        }
    }
}
