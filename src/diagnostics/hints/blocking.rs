//! The warning that a call held the event loop while others could have run (A201).

use crate::vm::Vm;

impl Vm {
    /// `time.sleep` ended after so many seconds: says what it did to the other tasks, if there are any.
    pub fn hint_at_blocking(&mut self, seconds: f64) {
        let (running, task) = (self.event_loop.running.clone(), self.event_loop.current.clone());
        // A statement of the prompt without `await` is no task, but it holds the prompt's loop.
        let Some(event_loop) = running.filter(|running| task.is_some() || self.is_prompt_loop(running)) else { return };
        let tasks = self.event_loop.tasks.iter().filter(|other| other.event_loop.is(&event_loop)).count();
        let alone = tasks <= usize::from(task.is_some());
        if !self.hints.enabled || alone || seconds < event_loop.slow_callback_duration.get() {
            return;
        }
        let Some((source, span)) = self.current_place() else { return };
        let line = source.line_of(span.start);
        let name = task.map_or_else(|| "repl".to_owned(), |task| self.called_by_coroutine(&task));
        let text = source.line(line).unwrap_or("").trim_end();
        let (from, length) = (source.place(span.start).column as usize, (span.end - span.start) as usize);
        let late = self.made_late(&event_loop);
        let mut out = format!(
            "{}:{line}: warning A201: {name} kept the event loop busy for {seconds:.3} s\n{line:4} | {text}\n     | {}{} nothing else could run during this call\n",
            source.name,
            " ".repeat(from),
            "^".repeat(length)
        );
        let latest = late.latest;
        out.push_str(&match (late.count, late.whose) {
            (0, _) => String::new(),
            (1, Some((name, sleep))) => {
                format!("note: 1 timer fired late because of it: {name}'s {sleep}, by {latest:.3} s\n")
            }
            (1, None) => format!("note: 1 timer fired late because of it, by {latest:.3} s\n"),
            (many, whose) => {
                let whose = whose.map_or(String::new(), |(name, _)| format!(" ({name})"));
                format!("note: {many} timers fired late because of it, the latest by {latest:.3} s{whose}\n")
            }
        });
        out.push_str(&format!(
            "help: write `await asyncio.sleep({seconds:.3})`, or `await asyncio.to_thread(time.sleep, {seconds:.3})` for real blocking work\nMore: coroscope explain A201\n"
        ).replace(".000)", ")"));
        if self.hints.first_place(&source.name, line) {
            self.output.write_stderr(&out);
            self.observe_hint(Some("A201"), &format!("{name} kept the event loop busy for {seconds:.3} s"));
        }
        self.hints.blocking_told = true;
    }
}
