//! A process with a time limit, in surroundings (environment, working folder) that are the same everywhere.

use std::io::{Read, Write};
use std::os::unix::process::ExitStatusExt;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

/// Nothing takes longer than this, on a slow machine and in a debug build.
const LIMIT: Duration = Duration::from_secs(60);

/// Variables that change what programs do: a test that wants one sets it.
const FOREIGN: [&str; 9] = [
    "PYTHONPATH",
    "PYTHONASYNCIODEBUG",
    "PYTHONWARNINGS",
    "PYTHONUTF8",
    "PYTHONIOENCODING",
    "COROSCOPE_CLOCK",
    "COROSCOPE_HINTS",
    "COROSCOPE_SLOW",
    "COROSCOPE_CONNECT_TO",
];

/// What a process has left behind.
pub struct Finished {
    /// What it printed.
    pub stdout: String,
    /// What it said on stderr.
    pub stderr: String,
    /// Its exit status; 128 and the signal's number, as shells count, where a signal ended it.
    pub status: i32,
}

/// Runs a command with this input, in surroundings that are the same everywhere.
pub fn finish(command: &mut Command, input: &[u8]) -> Result<Finished, String> {
    let own: Vec<std::ffi::OsString> = command.get_envs().map(|(name, _)| name.to_owned()).collect();
    let is_own = |name: &str| own.iter().any(|own| own == name);
    for name in FOREIGN.into_iter().filter(|name| !is_own(name)) {
        command.env_remove(name);
    }
    if !is_own("COROSCOPE_CONFIG") {
        // No configuration of whoever runs the tests.
        command.env("COROSCOPE_CONFIG", "");
    }
    command.env("PYTHONHASHSEED", "0").env("PYTHONDONTWRITEBYTECODE", "1").env("LC_ALL", "C.UTF-8");
    command.env("TZ", "UTC").env("COLUMNS", "80").env("NO_COLOR", "1");
    if command.get_current_dir().is_none() {
        command.current_dir(env!("CARGO_TARGET_TMPDIR"));
    }
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().map_err(|error| format!("{}: {error}", command.get_program().display()))?;
    let mut stdin = child.stdin.take().expect("stdin is piped");
    let input = input.to_vec();
    // A program that does not read its input closes the pipe: no concern of ours.
    thread::spawn(move || stdin.write_all(&input).ok());
    let stdout = reader(child.stdout.take().expect("stdout is piped"));
    let stderr = reader(child.stderr.take().expect("stderr is piped"));
    let status = wait(&mut child)?;
    let text = |reader: thread::JoinHandle<Vec<u8>>| {
        String::from_utf8_lossy(&reader.join().expect("reading does not panic")).into_owned()
    };
    Ok(Finished { stdout: text(stdout), stderr: text(stderr), status })
}

fn reader(mut pipe: impl Read + Send + 'static) -> thread::JoinHandle<Vec<u8>> {
    thread::spawn(move || {
        let mut bytes = Vec::new();
        pipe.read_to_end(&mut bytes).expect("the pipe can be read");
        bytes
    })
}

/// Waits for the end; a process that outlives the limit is killed.
fn wait(child: &mut Child) -> Result<i32, String> {
    let deadline = Instant::now() + LIMIT;
    loop {
        if let Some(status) = child.try_wait().map_err(|error| error.to_string())? {
            return Ok(status.code().or(status.signal().map(|signal| 128 + signal)).expect("it has ended"));
        }
        if Instant::now() > deadline {
            child.kill().map_err(|error| error.to_string())?;
            return Err(format!("still running after {} seconds", LIMIT.as_secs()));
        }
        thread::sleep(Duration::from_millis(2));
    }
}
