//! The session: owns the machine, runs what is typed, and turns the event loop while the user types.

use super::commands;
use super::completion;
use super::editor::{Ask, Editor, Said};
use super::review::{Input, coroutine_run};
use super::schedule;
use crate::cli::args::PromptOptions;
use crate::cli::run::end;
use crate::cli::say::tell;
use crate::interpreter::{Ending, Interpreter, Mode};
use crate::objects::exception::Exc;
use crate::objects::native::Raised;
use crate::source::Source;
use crate::trace::event::Id;
use crate::trace::recorder::Recorder;
use crate::trace::words::listed;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, TryRecvError};
use std::time::Duration;

/// Exit status where Ctrl-C ended the prompt.
const INTERRUPTED: i32 = 130;

/// With so many bytes of output not shown yet the loop waits.
const FLOOD: usize = 64 << 10;

/// So many lines are handed to the editor at once. Those that reach it when a line has just been entered are shown at the next
/// prompt, behind what the statement printed, and must not carry that off the screen.
const LINES_AT_ONCE: usize = 8;

/// How long the loop gives way to the editor when a key was pressed.
const GIVE_WAY: Duration = Duration::from_micros(100);

/// How long tasks may take to end, before whoever leaves is told of them.
const PATIENCE: Duration = Duration::from_secs(1);

/// How long the session waits at most before it looks at its loop again.
const LONGEST_WAIT: Duration = Duration::from_secs(3600);

/// Whether keys were pressed that the editor has not read yet.
fn keys_wait() -> bool {
    use rustix::event::{PollFd, PollFlags, Timespec, poll};
    let stdin = std::io::stdin();
    let mut asked = [PollFd::new(&stdin, PollFlags::IN)];
    poll(&mut asked, Some(&Timespec::default())).is_ok_and(|ready| ready > 0)
}

/// Tasks that do not end though they were asked to hold up whoever leaves: says so.
fn tell_who_stays(leaving: &Receiver<()>, names: &[String]) {
    if let Err(RecvTimeoutError::Timeout) = leaving.recv_timeout(PATIENCE) {
        let names = listed(names);
        tell(&format!("note: tasks were asked to end and have not: {names}; Ctrl-C leaves now"));
    }
}

/// A session at the prompt.
pub struct Session {
    /// The machine.
    pub interpreter: Interpreter,
    /// The terminal.
    pub editor: Editor,
    /// What the scheduler has done.
    pub recorder: Recorder,
    /// Whether the loop stands still while the user types.
    pub paused: bool,
    /// Inputs so far, commands among them.
    pub inputs: usize,
    /// The tasks that `:tasks` listed last: their numbers there begin at 2.
    pub listed: Vec<Id>,
    /// Ctrl-C pressed in a row with nothing typed.
    interrupts: usize,
    /// The statements typed since the beginning.
    pub typed: Vec<Input>,
    /// Which value was shown last.
    shown: u64,
    colours: bool,
    /// Makes another interpreter like the first.
    fresh: Box<dyn Fn() -> Interpreter>,
}

impl Session {
    /// A session on the terminal.
    pub fn new(fresh: Box<dyn Fn() -> Interpreter>, prompt: &PromptOptions, colours: bool) -> Session {
        let mut interpreter = fresh();
        let editor = Editor::start(prompt, colours, interpreter.vm.prompt_waker());
        let recorder = schedule::listen(&mut interpreter);
        Session {
            interpreter,
            recorder,
            editor,
            paused: false,
            inputs: 0,
            listed: Vec::new(),
            interrupts: 0,
            typed: Vec::new(),
            shown: 0,
            colours,
            fresh,
        }
    }

    /// Forgets everything: the program of the session ends and another begins.
    pub fn begin_anew(&mut self) {
        let mut old = std::mem::replace(&mut self.interpreter, (self.fresh)());
        old.finish_prompt();
        self.recorder = schedule::listen(&mut self.interpreter);
        self.editor.wake_by(self.interpreter.vm.prompt_waker());
        (self.inputs, self.shown) = (0, 0);
        self.typed.clear();
        self.listed.clear();
    }

    /// Reads and runs until the end; answers the exit status.
    pub fn talk(mut self) -> i32 {
        loop {
            let said = if self.editor.ask(Ask::Read) { self.listen() } else { Ok(Said::End) };
            let status = match said {
                Ok(Said::Text(text)) => self.take(text),
                Ok(Said::Interrupted(typed)) => self.interrupted(typed),
                Ok(Said::End) => Some(0),
                Ok(Said::Complete(..)) => None,
                Err(status) => Some(status),
            };
            if let Some(status) = status {
                return self.leave(status);
            }
        }
    }

    /// Waits for the user and turns the loop meanwhile; the exit status where a task ended the program.
    fn listen(&mut self) -> Result<Said, i32> {
        self.interpreter.vm.output.divert();
        let heard = self.listen_diverted();
        self.interpreter.vm.output.restore();
        heard
    }

    fn listen_diverted(&mut self) -> Result<Said, i32> {
        loop {
            let flooded = self.interpreter.vm.output.diverted_length() > FLOOD;
            let busy = !self.paused && !flooded && self.turn()?;
            self.show_output();
            if busy && keys_wait() {
                // Whoever reads them may have no processor but this one.
                std::thread::sleep(GIVE_WAY);
            }
            let mut said = self.editor.said.try_recv();
            if !busy && matches!(said, Err(TryRecvError::Empty)) {
                self.wait()?;
                said = self.editor.said.try_recv();
            }
            match said {
                Ok(Said::Complete(line, at, answer)) => {
                    let found = completion::complete(self, &line, at);
                    // The editor has lost patience where nobody takes the answer.
                    let _ = answer.send(found);
                }
                Ok(said) => return Ok(said),
                Err(TryRecvError::Disconnected) => return Ok(Said::End),
                Err(TryRecvError::Empty) => {}
            }
        }
    }

    /// Waits until the editor says something, a socket is ready or a timer is due.
    fn wait(&mut self) -> Result<(), i32> {
        let patience = self.time_to_wait();
        match self.interpreter.vm.wait_at_prompt(patience) {
            Ok(()) => Ok(()),
            Err(Raised) => self.report().map_or(Ok(()), Err),
        }
    }

    /// A turn of the loop, or what fits into a millisecond of one, if there is anything to do; the exit status where a task ended the
    /// program.
    pub fn turn(&mut self) -> Result<bool, i32> {
        match self.interpreter.vm.turn_at_prompt() {
            Ok(busy) => Ok(busy),
            Err(Raised) => match self.report() {
                Some(status) => Err(status),
                None => Ok(true),
            },
        }
    }

    /// One whole turn of the loop.
    pub fn whole_turn(&mut self) -> Result<bool, i32> {
        let mut busy = self.turn()?;
        while self.interpreter.vm.is_within_turn_at_prompt() {
            busy = self.turn()?;
        }
        self.interpreter.vm.output.flush_all();
        Ok(busy)
    }

    /// The next thing of the loop alone, if there is anything to do.
    pub fn step(&mut self) -> Result<bool, i32> {
        match self.interpreter.vm.step_at_prompt() {
            Ok(stepped) => {
                self.interpreter.vm.output.flush_all();
                Ok(stepped)
            }
            Err(Raised) => self.report().map_or(Ok(true), Err),
        }
    }

    /// Shows what tasks have printed, unless the last such text is still on its way: a task that floods the output must not
    /// keep the editor from its keys.
    fn show_output(&mut self) {
        if !self.editor.can_print() {
            return;
        }
        let text = self.interpreter.vm.output.take_diverted(LINES_AT_ONCE);
        if !text.is_empty() {
            self.editor.print(String::from_utf8_lossy(&text).into_owned());
        }
    }

    /// Until the next timer; under the virtual clock time stands still while the user types.
    fn time_to_wait(&mut self) -> Duration {
        let vm = &mut self.interpreter.vm;
        if self.paused || vm.event_loop.clock.is_virtual() {
            return LONGEST_WAIT;
        }
        let due = vm.next_due_at_prompt().unwrap_or(LONGEST_WAIT.as_secs_f64());
        vm.event_loop.clock.really(due).min(LONGEST_WAIT)
    }

    /// One input: a command or a statement.
    fn take(&mut self, text: String) -> Option<i32> {
        self.interrupts = 0;
        self.inputs += 1;
        if let Some(command) = text.strip_prefix(':') {
            return commands::run(self, command.trim());
        }
        // As at Python's own prompt, the words alone will do.
        let word = text.trim();
        if ["exit", "quit"].contains(&word) && !self.interpreter.binds(word) {
            return Some(0);
        }
        self.take_statement(text)
    }

    /// Runs what was typed, or edited, as the next input.
    pub fn take_statement(&mut self, text: String) -> Option<i32> {
        self.typed.push(Input { number: self.inputs, text: text.clone() });
        let source = Arc::new(Source::of_command(&format!("<input {}>", self.inputs), text));
        self.run(&source, Mode::Prompt)
    }

    /// Lets virtual time pass, and what is due on the way happen.
    pub fn let_time_pass(&mut self, seconds: f64) -> Option<i32> {
        let end = self.interpreter.vm.event_loop.clock.now() + seconds;
        loop {
            match self.turn() {
                Ok(true) => continue,
                Ok(false) => {}
                Err(status) => return Some(status),
            }
            let wait = self.interpreter.vm.next_due_at_prompt();
            let clock = &mut self.interpreter.vm.event_loop.clock;
            let due = wait.map(|wait| clock.now() + wait).filter(|due| clock.is_due_by(*due, end));
            clock.wait_until(due.unwrap_or(end));
            if due.is_none() {
                self.interpreter.vm.output.flush_all();
                return None;
            }
        }
    }

    /// Prints a text of ours to stdout.
    pub fn print(&mut self, text: &str) {
        self.interpreter.vm.output.write_stdout(text.as_bytes());
        self.interpreter.vm.output.flush_all();
    }

    /// Runs one input; the exit status where the program asked to end.
    pub fn run(&mut self, source: &Arc<Source>, mode: Mode) -> Option<i32> {
        let status = match self.interpreter.run_input(source, mode) {
            Ok(()) => None,
            Err(Raised) => self.report(),
        };
        self.note(source);
        self.interpreter.vm.output.flush_all();
        status
    }

    /// Our own word about what a beginner might not expect of the last input.
    fn note(&mut self, source: &Source) {
        let value = self.interpreter.last_value();
        let shown = std::mem::replace(&mut self.shown, self.interpreter.vm.trace_id(&value));
        let text = if self.interpreter.vm.lent_prompt_loop() {
            let same = match coroutine_run(source) {
                Some(coroutine) => format!("`await {coroutine}` is the same here"),
                None => "`await` does the same here".to_owned(),
            };
            format!("note: the REPL already has a loop; asyncio.run() used it. {same}.\n")
        } else if self.shown != shown && self.interpreter.vm.is_unstarted_coroutine(&value) {
            "note: not started; type `await _` to run it\n".to_owned()
        } else {
            return;
        };
        self.say(&text);
    }

    /// Says something of our own.
    pub fn say(&mut self, text: &str) {
        let text = if self.colours { format!("\x1b[2m{}\x1b[0m\n", text.trim_end()) } else { text.to_owned() };
        self.interpreter.vm.output.write_stderr(&text);
    }

    /// Shows the exception in the machine; the exit status where it is `SystemExit`.
    fn report(&mut self) -> Option<i32> {
        if self.interpreter.vm.raised_is(Exc::KeyboardInterrupt) {
            drop(self.interpreter.vm.take_raised());
            self.interpreter.vm.output.write_stderr("KeyboardInterrupt\n");
            return None;
        }
        let leaving = self.interpreter.vm.raised_is(Exc::SystemExit);
        let ending = self.interpreter.report_uncaught();
        leaving.then(|| end(ending))
    }

    fn interrupted(&mut self, typed: bool) -> Option<i32> {
        self.interrupts = if typed { 0 } else { self.interrupts + 1 };
        if self.interrupts > 1 {
            return Some(INTERRUPTED);
        }
        self.interpreter.vm.output.write_stderr("KeyboardInterrupt\n");
        if !typed {
            self.say("note: Ctrl-C once more leaves, as Ctrl-D does\n");
        }
        None
    }

    /// Ends the program as a script ends; `status` wins where it is not 0.
    pub fn leave(mut self, status: i32) -> i32 {
        let vm = &mut self.interpreter.vm;
        let names: Vec<String> = vm.event_loop.tasks_by_age().iter().map(|task| vm.called(task)).collect();
        // Whoever sends on this channel, or lets go of it, has left in time.
        let (_left, leaving) = std::sync::mpsc::channel::<()>();
        if !names.is_empty() {
            std::thread::spawn(move || tell_who_stays(&leaving, &names));
        }
        match self.interpreter.finish_prompt() {
            _ if status != 0 => status,
            Ending::Status(status) => status,
            Ending::Interrupted => INTERRUPTED,
        }
    }
}
