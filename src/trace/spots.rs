//! Where in the script something happens: at the innermost line of the script's own, or where a task stopped.

use super::event::{Event, Id};
use super::observer::{Spot, Tracer, nanoseconds};
use crate::objects::generator::Generator;
use crate::vm::Vm;

/// Where a coroutine of the script's stands.
fn spot_of_coroutine(generator: &Generator, tracer: &mut Tracer) -> Option<Spot> {
    let unit = &generator.code.unit;
    let span = unit.spans.get((generator.pc.get() as usize).saturating_sub(1)).filter(|_| !unit.source.is_own())?;
    Some(Spot::new(tracer.source_number(&unit.source), *span))
}

impl Vm {
    /// Where in the script an event happens.
    pub(super) fn spot_of(&self, tracer: &mut Tracer, event: &Event, task: Option<Id>) -> Option<Spot> {
        match event {
            Event::TaskSuspend { .. }
            | Event::TaskFinish { .. }
            | Event::TaskFail { .. }
            | Event::TaskCancelled { .. } => return self.spot_of_task(tracer),
            // These have the place at which their task waits, or none.
            Event::TaskResume { .. } | Event::TurnBegin { .. } | Event::TimerFire { .. } | Event::IdleBegin { .. } => {
                return None;
            }
            _ => {}
        }
        // What comes of a step that is over is at no line of the script,
        if tracer.left && !matches!(event, Event::Output(_)) {
            return None;
        }
        // nor is the loop itself.
        if task.is_none() && self.event_loop.running.is_some() && !matches!(event, Event::Output(_)) {
            return None;
        }
        self.spot_of_frame(tracer, task.is_some())
    }

    /// Where the script's own code is, in a task or outside of all.
    fn spot_of_frame(&self, tracer: &mut Tracer, in_task: bool) -> Option<Spot> {
        for at in (0..self.frames.len()).rev() {
            let frame = self.frames.get(at)?;
            let code = frame.code();
            if code.hidden || code.unit.source.is_own() {
                continue;
            }
            // The program itself, which runs the loop, is below every task: nothing but the library's code runs in this one.
            if at == 0 && in_task && self.event_loop.running.is_some() {
                return self.spot_of_task(tracer);
            }
            let pc = frame.pc();
            // The instruction that was read last, or the `await` behind it.
            let awaits = tracer.awaits == (at + 1, std::ptr::from_ref(code).addr(), pc);
            let place = if awaits { pc } else { pc.saturating_sub(1) };
            let span = *code.unit.spans.get(place as usize)?;
            return Some(Spot::new(tracer.source_number(&code.unit.source), span));
        }
        None
    }

    /// The running native does at once what the `await` behind its call is for.
    #[cold]
    pub fn note_await(&mut self) {
        let depth = self.frames.len();
        let frame = self.frames.top();
        let awaits = (depth, std::ptr::from_ref(frame.code()).addr(), frame.pc());
        if let Some(tracer) = &mut self.tracer {
            tracer.awaits = awaits;
        }
    }

    /// Where the task that just stopped waits, or ended.
    fn spot_of_task(&self, tracer: &mut Tracer) -> Option<Spot> {
        let mut value = self.event_loop.current.as_ref()?.task()?.coroutine();
        let root = value.exact::<Generator>()?;
        // The root of a long chain knows its end.
        if let Some(spot) = root.leaf.get().and_then(|leaf| spot_of_coroutine(&leaf, tracer)) {
            return Some(spot);
        }
        let mut spot = None;
        while let Some(generator) = value.exact::<Generator>() {
            spot = spot_of_coroutine(generator, tracer).or(spot);
            let next = generator.awaiting.get();
            value = next;
        }
        spot
    }

    /// A call has held the loop for so many seconds: the slow step that it makes is told with its place.
    pub fn note_blocking(&mut self, seconds: f64) {
        if self.tracer.is_none() {
            return;
        }
        let Some((source, span)) = self.current_place() else { return };
        if let Some(tracer) = &mut self.tracer {
            tracer.note_blocking(nanoseconds(seconds), &source, span);
        }
    }
}
