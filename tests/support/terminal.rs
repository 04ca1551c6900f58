//! A real pseudo-terminal with the program on it: keys in, screen out.
#![allow(dead_code, reason = "each of the tests that share it uses a part")]

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};
use std::io::{Read, Write};
use std::sync::{Arc, Condvar, Mutex};
use std::time::{Duration, Instant};

/// How long the screen may take to show what is expected.
const PATIENCE: Duration = Duration::from_secs(20);

/// What is shown, and the news that it has changed.
struct Screen {
    shown: Mutex<vt100::Parser>,
    changed: Condvar,
}

/// The program under test on a terminal of its own.
pub struct Terminal {
    keys: Box<dyn Write + Send>,
    screen: Arc<Screen>,
    child: Box<dyn Child + Send + Sync>,
    master: Box<dyn MasterPty + Send>,
    width: u16,
    /// How the terminal was set before the program ran: echo, whole lines and so on, in words.
    modes: String,
}

impl Terminal {
    /// Starts the program with these arguments; the history is a file of its own or none.
    pub fn start(arguments: &[&str], history: &str) -> Terminal {
        Terminal::opened("xterm", arguments, history, 40, 100)
    }

    /// The same on a terminal of another kind (`TERM`).
    #[allow(dead_code, reason = "each test that has this file uses its part of it")]
    pub fn of_kind(kind: &str, arguments: &[&str], history: &str) -> Terminal {
        Terminal::opened(kind, arguments, history, 40, 100)
    }

    /// The same on a terminal of a size.
    #[allow(dead_code, reason = "each test that has this file uses its part of it")]
    pub fn sized(arguments: &[&str], history: &str, rows: u16, cols: u16) -> Terminal {
        Terminal::opened("xterm", arguments, history, rows, cols)
    }

    /// A shell that waits in a folder at the prompt `$` and knows the program by its name.
    pub fn shell(folder: &std::path::Path, rows: u16, cols: u16) -> Terminal {
        let mut command = CommandBuilder::new("sh");
        let own = std::path::Path::new(env!("CARGO_BIN_EXE_coroscope")).parent().expect("it lies in a folder");
        let others = std::env::var_os("PATH").unwrap_or_default();
        let path = std::iter::once(own.to_owned()).chain(std::env::split_paths(&others));
        command.env("PATH", std::env::join_paths(path).expect("it has no colon"));
        command.env("PS1", "$ ");
        command.env_remove("ENV");
        command.cwd(folder);
        Terminal::running(command, "xterm", "", rows, cols)
    }

    fn opened(kind: &str, arguments: &[&str], history: &str, rows: u16, cols: u16) -> Terminal {
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_coroscope"));
        command.args(arguments);
        Terminal::running(command, kind, history, rows, cols)
    }

    fn running(mut command: CommandBuilder, kind: &str, history: &str, rows: u16, cols: u16) -> Terminal {
        let size = PtySize { rows, cols, pixel_width: 0, pixel_height: 0 };
        let pair = native_pty_system().openpty(size).expect("the system has pseudo-terminals");
        let modes = modes(&*pair.master);
        command.env("TERM", kind);
        command.env("NO_COLOR", "1");
        // An editor that writes one line.
        command.env_remove("VISUAL");
        command.env("EDITOR", "echo '6 * 7' >");
        command.env("COROSCOPE_CONFIG", "");
        command.env("COROSCOPE_HISTORY", history);
        command.env("HOME", env!("CARGO_TARGET_TMPDIR"));
        let child = pair.slave.spawn_command(command).expect("the program can be started");
        let shown = Mutex::new(vt100::Parser::new(size.rows, size.cols, 0));
        let screen = Arc::new(Screen { shown, changed: Condvar::new() });
        let mut output = pair.master.try_clone_reader().expect("the terminal can be read");
        let shown = Arc::clone(&screen);
        std::thread::spawn(move || {
            let mut buffer = [0; 4096];
            while let Ok(count @ 1..) = output.read(&mut buffer) {
                shown.shown.lock().expect("no test has panicked").process(&buffer[..count]);
                shown.changed.notify_all();
            }
        });
        let keys = pair.master.take_writer().expect("the terminal can be written to");
        Terminal { keys, screen, child, master: pair.master, width: cols, modes }
    }

    /// Presses keys.
    pub fn press(&mut self, keys: &str) {
        self.keys.write_all(keys.as_bytes()).and_then(|()| self.keys.flush()).expect("the terminal is open");
    }

    /// Sends bytes that need not be text.
    pub fn press_bytes(&mut self, bytes: &[u8]) {
        self.keys.write_all(bytes).and_then(|()| self.keys.flush()).expect("the terminal is open");
    }

    /// Types a line, once the prompt is there; waits until it was taken.
    #[track_caller]
    pub fn line(&mut self, prompt: &str, text: &str) {
        self.waits_at(prompt);
        self.press(text);
        let end = text.trim_end();
        self.until(|screen| screen.ends_with(end), end);
        let before = self.screen();
        self.press("\r");
        self.until(|screen| screen != before, "what comes of it");
    }

    /// What is on the screen, without the blank rows at its end.
    pub fn screen(&self) -> String {
        self.text_of(&self.screen.shown.lock().expect("no test has panicked"))
    }

    fn text_of(&self, shown: &vt100::Parser) -> String {
        let rows: Vec<String> = shown.screen().rows(0, self.width).map(|row| row.trim_end().to_owned()).collect();
        rows.join("\n").trim_end().to_owned()
    }

    /// Presses a key; how long it takes until the text before the cursor ends like this.
    #[track_caller]
    pub fn echo(&mut self, key: &str, end: &str) -> Duration {
        let start = Instant::now();
        self.press(key);
        let shows = |parser: &vt100::Parser| {
            let (row, column) = parser.screen().cursor_position();
            parser.screen().contents_between(row, 0, row, column).ends_with(end)
        };
        self.wait(shows, end);
        start.elapsed()
    }

    #[track_caller]
    fn wait(&self, reached: impl Fn(&vt100::Parser) -> bool, wanted: &str) {
        let start = Instant::now();
        let mut shown = self.screen.shown.lock().expect("no test has panicked");
        while !reached(&shown) {
            let left = PATIENCE.checked_sub(start.elapsed());
            assert!(left.is_some(), "not on the screen: {wanted:?}\n{}", self.text_of(&shown));
            let waited = self.screen.changed.wait_timeout(shown, left.unwrap_or_default());
            shown = waited.expect("no test has panicked").0;
        }
    }

    /// Waits until the screen ends like this.
    #[track_caller]
    pub fn waits_at(&self, end: &str) {
        self.until(|screen| screen.trim_end().ends_with(end.trim_end()), end);
    }

    /// Waits until the screen holds a text.
    #[track_caller]
    pub fn shows(&self, text: &str) {
        self.until(|screen| screen.contains(text), text);
    }

    /// Waits until this is the whole screen.
    #[track_caller]
    pub fn becomes(&self, wanted: &str) {
        self.until(|screen| screen == wanted, wanted);
    }

    #[track_caller]
    fn until(&self, reached: impl Fn(&str) -> bool, wanted: &str) {
        self.wait(|shown| reached(&self.text_of(shown)), wanted);
    }

    /// Waits for the end of the program, which must leave the terminal as it was: the usual screen, a cursor, echo; its exit status.
    #[track_caller]
    pub fn end_in_order(mut self) -> u32 {
        let status = self.ended();
        let parser = self.screen.shown.lock().expect("no test has panicked");
        let screen = parser.screen();
        assert!(!screen.alternate_screen(), "the other screen is still shown");
        assert!(!screen.hide_cursor(), "the cursor is still hidden");
        drop(parser);
        assert_eq!(modes(&*self.master), self.modes);
        status
    }

    /// Waits for the end of the program; its exit status.
    #[track_caller]
    pub fn end(mut self) -> u32 {
        self.ended()
    }

    #[track_caller]
    fn ended(&mut self) -> u32 {
        let start = Instant::now();
        loop {
            if let Some(status) = self.child.try_wait().expect("the program can be asked") {
                return status.exit_code();
            }
            assert!(start.elapsed() < PATIENCE, "it does not end\n{}", self.screen());
            std::thread::sleep(Duration::from_millis(5));
        }
    }
}

#[cfg(unix)]
fn modes(master: &dyn MasterPty) -> String {
    let modes = master.get_termios().expect("a pseudo-terminal has modes");
    format!("{:?} {:?} {:?} {:?}", modes.input_flags, modes.output_flags, modes.control_flags, modes.local_flags)
}

#[cfg(not(unix))]
fn modes(_master: &dyn MasterPty) -> String {
    String::new()
}

impl Drop for Terminal {
    fn drop(&mut self) {
        // It has ended already where the test went well.
        let _ = self.child.kill();
    }
}
