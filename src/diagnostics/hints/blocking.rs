//! The warning that a call held the event loop while others could have run (A201).

use crate::vm::Vm;

impl Vm {
    /// `time.sleep` ended after so many seconds: says what it did to the other tasks, if there are any.
    pub fn hint_at_blocking(&mut self, seconds: f64) {
        let (Some(event_loop), Some(task)) = (self.event_loop.running.clone(), self.event_loop.current.clone()) else {
            return;
        };
        let alone = self.event_loop.tasks.iter().filter(|other| other.event_loop.is(&event_loop)).count() < 2;
        if !self.hints.enabled || alone || seconds < event_loop.slow_callback_duration.get() {
            return;
        }
        let Some((source, span)) = self.current_place() else { return };
        let line = source.line_of(span.start);
        // A statement of the prompt runs in a task of its own.
        let name = match self.coroutine_name(&task) {
            name if name == "<module>" => "repl".to_owned(),
            name => name,
        };
        let text = source.line(line).unwrap_or("").trim_end();
        let (from, length) = (source.place(span.start).column as usize, (span.end - span.start) as usize);
        let (late, latest) = self.late_timers();
        let mut out = format!(
            "{}:{line}: warning A201: {name} kept the event loop busy for {seconds:.3} s\n{line:4} | {text}\n     | {}{} nothing else could run during this call\n",
            source.name,
            " ".repeat(from),
            "^".repeat(length)
        );
        if late > 0 {
            let timers = if late == 1 { "1 timer is".to_owned() } else { format!("{late} timers are") };
            out.push_str(&format!("note: {timers} late because of it, by up to {latest:.3} s\n"));
        }
        out.push_str(&format!(
            "help: write `await asyncio.sleep({seconds:.3})`, or `await asyncio.to_thread(time.sleep, {seconds:.3})` for real blocking work\nMore: coroscope explain A201\n"
        ).replace(".000)", ")"));
        if self.hints.first_place(&source.name, line) {
            self.output.write_stderr(&out);
            self.observe_hint(Some("A201"), &format!("{name} kept the event loop busy for {seconds:.3} s"));
        }
        self.hints.blocking_told = true;
    }

    /// How many timers are overdue, and by how many seconds the first.
    fn late_timers(&self) -> (usize, f64) {
        let now = self.event_loop.clock.now();
        let Some(event_loop) = &self.event_loop.running else { return (0, 0.0) };
        let timers = event_loop.timers.borrow();
        let late: Vec<f64> = timers.deadlines().map(|when| now - when).filter(|late| *late > 0.0).collect();
        (late.len(), late.into_iter().fold(0.0, f64::max))
    }
}
