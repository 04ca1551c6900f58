//! The coroutines of a suspended task with their lines, as an event carries them.
//!
//! A task waits at few places, again and again: a stack that was told lately is told again as it is, without its names and lines being
//! worked out anew.

use super::event::Word;
use crate::bytecode::code::CodeUnit;
use crate::event_loop::future::Future;
use crate::heap::{Obj, Value};
use crate::objects::generator::Generator;
use crate::vm::Vm;
use rustc_hash::FxHasher;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::hash::Hasher;
use std::rc::Rc;
use std::sync::Arc;

/// Deeper stacks are cut.
const DEEP: usize = 16;

/// How many stacks are remembered: a power of two.
const KNOWN: usize = 256;

/// Coroutines and their lines, innermost first; nothing where there is one alone.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Stack(Option<Rc<[(Word, u32)]>>);

impl std::ops::Deref for Stack {
    type Target = [(Word, u32)];

    fn deref(&self) -> &[(Word, u32)] {
        self.0.as_deref().unwrap_or_default()
    }
}

impl Stack {
    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_none()
    }
}

impl From<Vec<(Word, u32)>> for Stack {
    fn from(frames: Vec<(Word, u32)>) -> Stack {
        Stack((!frames.is_empty()).then(|| frames.into()))
    }
}

impl Serialize for Stack {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        (**self).serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Stack {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Stack, D::Error> {
        Ok(Vec::deserialize(deserializer)?.into())
    }
}

/// Where coroutines stand: code by its address, and the instruction.
type Places = [(usize, u32)];

/// Stacks that were told lately, each at the place that its frames hash to.
#[derive(Default)]
struct Stacks(Vec<Known>);

/// One of them, with its code so that no other can come to lie at the same address.
#[derive(Default)]
struct Known {
    places: Vec<(usize, u32)>,
    units: Vec<Arc<CodeUnit>>,
    stack: Stack,
}

impl Stacks {
    fn place(&mut self, places: &Places) -> &mut Known {
        let mut hasher = FxHasher::default();
        for (unit, pc) in places {
            hasher.write_usize(*unit);
            hasher.write_u32(*pc);
        }
        if self.0.is_empty() {
            self.0.resize_with(KNOWN, Default::default);
        }
        &mut self.0[(hasher.finish() >> 32) as usize % KNOWN]
    }
}

impl Known {
    /// Coroutines, outermost first, in the place of others.
    fn learn(&mut self, places: &Places, units: Vec<Arc<CodeUnit>>) {
        let innermost_first = units.iter().zip(places).rev();
        let shown = innermost_first.filter_map(|(unit, (_, pc))| {
            let span = unit.spans.get((*pc as usize).saturating_sub(1)).filter(|_| !unit.source.is_own())?;
            Some((Word::Owned(unit.qualname.to_string()), unit.source.line_of(span.start)))
        });
        let shown: Vec<(Word, u32)> = shown.collect();
        // One alone says no more than the event's place.
        let alone = units.iter().rev().skip(1).all(|unit| unit.source.is_own());
        self.stack = if alone { Stack::default() } else { shown.into() };
        self.places = places.to_vec();
        self.units = units;
    }
}

/// Shows a chain's members, outermost first.
fn each(root: &Obj<Generator>, mut show: impl FnMut(usize, &Generator)) {
    let mut next = root.clone();
    for at in 0..DEEP {
        show(at, &next);
        let inner = next.awaiting.get();
        let Some(inner) = inner.exact::<Generator>() else { return };
        next = inner.clone();
    }
}

impl Vm {
    /// A task's coroutines with their lines, innermost first; nothing where it is one alone. Of a deep stack the outer ones.
    pub fn stack_of_task(&mut self, task: &Obj<Future>) -> Stack {
        let root = task.task().map_or(Value::None, |part| part.coroutine());
        let Some(root) = root.exact::<Generator>() else { return Stack::default() };
        if root.awaiting.get().exact::<Generator>().is_none() {
            return Stack::default();
        }
        let (mut places, mut count) = ([(0, 0); DEEP], 0);
        each(root, |at, generator| {
            places[at] = (Arc::as_ptr(&generator.code.unit).addr(), generator.pc.get());
            count = at + 1;
        });
        let known = self.state::<Stacks>().place(&places[..count]);
        if known.places != places[..count] {
            let mut units = Vec::with_capacity(count);
            each(root, |_, generator| units.push(Arc::clone(&generator.code.unit)));
            known.learn(&places[..count], units);
        }
        known.stack.clone()
    }

    /// Tells the observer which sources events and the lines of stacks speak of, while the program goes on.
    pub fn share_sources(&mut self) {
        let known = self.state::<Stacks>().0.iter().flat_map(|known| known.units.iter());
        let sources = known.map(|unit| Arc::clone(&unit.source)).filter(|source| !source.is_own());
        let sources: Vec<_> = sources.collect();
        if let Some(tracer) = &mut self.tracer {
            for source in &sources {
                tracer.source_number(source);
            }
            tracer.share_sources();
        }
    }
}
