//! Other programs as child processes: starting, waiting, talking through pipes.
//!
//! Started by the standard library, so nothing runs between fork and exec that is ours. A child gets the descriptors it is meant to
//! have and no others: every descriptor of ours closes on exec. All waiting looks for signals in between.

use crate::heap::{Obj, Value};
use crate::modules::io::{Descriptors, Standard};
use crate::objects::bytes::{Bytes, make};
use crate::objects::dict::Dict;
use crate::objects::native::{Answer, Args, Raised};
use crate::vm::Vm;
use crate::vm::threads::{Waiting, Woken};
use nix::sys::signal::{SigSet, Signal};
use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::process::{Pid, WaitOptions, WaitStatus};
use std::ffi::{CString, OsString};
use std::fs::File;
use std::io::{self, Read, Write};
use std::os::fd::{AsFd, AsRawFd, OwnedFd};
use std::os::unix::ffi::OsStringExt;
use std::os::unix::process::CommandExt;
use std::process::{Command, Stdio};
use std::rc::Rc;
use std::time::{Duration, Instant};

/// How long is waited between two looks for signals.
const LOOK: Duration = Duration::from_millis(50);

/// What is written to a pipe at once without a risk to block (`select.PIPE_BUF`).
const PIPE_BUFFER: usize = 4096;

/// What is read from a pipe at once.
const READ: usize = 1 << 15;

// --- starting ------------------------------------------------------------------------------------------------------

/// A text or bytes as the system takes it.
fn os_string(vm: &mut Vm, value: &Value) -> Result<OsString, Raised> {
    let bytes = match value.cast::<Bytes>() {
        Some(bytes) => bytes.0.to_vec(),
        None => {
            let (fsencode, os) = (vm.intern("fsencode"), vm.import_module("os")?);
            let encoded = vm.call_method(&os, fsencode, std::slice::from_ref(value))?;
            encoded.cast::<Bytes>().map_or_else(Vec::new, |bytes| bytes.0.to_vec())
        }
    };
    if bytes.contains(&0) {
        return Err(vm.value_error("embedded null byte"));
    }
    Ok(OsString::from_vec(bytes))
}

/// A copy of the descriptor behind a number, closed on exec.
fn copy_of(vm: &mut Vm, number: i32) -> Result<OwnedFd, Raised> {
    let copied = match (vm.state::<Descriptors>().get(number), Standard::of_number(number)) {
        (Some(file), _) => file.as_fd().try_clone_to_owned(),
        (None, Some(Standard::Stdin)) => io::stdin().as_fd().try_clone_to_owned(),
        (None, Some(Standard::Stdout)) => io::stdout().as_fd().try_clone_to_owned(),
        (None, Some(Standard::Stderr)) => io::stderr().as_fd().try_clone_to_owned(),
        (None, None) => return Err(vm.raise_os_number(9, None)),
    };
    copied.map_err(|error| vm.raise_os(&error, None))
}

/// What a child gets for one of its standard streams.
enum Stream {
    /// Ours.
    Inherited,
    /// Nothing (`/dev/null`).
    Null,
    /// A descriptor.
    Own(OwnedFd),
}

impl Stream {
    /// A number, -1 for ours, -3 for nothing.
    fn of(vm: &mut Vm, value: &Value) -> Result<Stream, Raised> {
        match vm.index_i64(value)? {
            -1 => Ok(Stream::Inherited),
            -3 => Ok(Stream::Null),
            number => copy_of(vm, i32::try_from(number).unwrap_or(-1)).map(Stream::Own),
        }
    }

    fn into_stdio(self) -> Stdio {
        match self {
            Stream::Inherited => Stdio::inherit(),
            Stream::Null => Stdio::null(),
            Stream::Own(fd) => Stdio::from(fd),
        }
    }
}

/// A child to be.
struct Start {
    executable: OsString,
    words: Vec<OsString>,
    folder: Option<OsString>,
    env: Option<Vec<(OsString, OsString)>>,
    streams: [Stream; 3],
    group: Option<i32>,
    user: Option<u32>,
    user_group: Option<u32>,
    mask: Option<rustix::fs::RawMode>,
    session: bool,
    /// Stay open for it.
    passed: Vec<Rc<File>>,
}

/// `_spawn(args, executable, cwd, env, stdin, stdout, stderr, options)`: the new process's number.
pub fn spawn(vm: &mut Vm, args: Args<'_>) -> Answer {
    let start = start_of(vm, args)?;
    let is_folder = start.folder.as_ref().is_none_or(|folder| std::path::Path::new(folder).is_dir());
    match start.begin() {
        Ok(pid) => Ok(Value::Int(i64::from(pid))),
        Err(error) => {
            let culprit = if is_folder { blamed(&args) } else { args[2].clone() };
            Err(vm.raise_os(&error, Some(&culprit)))
        }
    }
}

fn start_of(vm: &mut Vm, args: Args<'_>) -> Result<Start, Raised> {
    let words = vm.collect(&args[0])?;
    let words = words.iter().map(|word| os_string(vm, word)).collect::<Result<Vec<_>, _>>()?;
    let Some(first) = words.first() else { return Err(vm.value_error("args must not be empty")) };
    let executable = if args[1].is_none() { first.clone() } else { os_string(vm, &args[1])? };
    let folder = if args[2].is_none() { None } else { Some(os_string(vm, &args[2])?) };
    let env = if args[3].is_none() { None } else { Some(environment(vm, &args[3])?) };
    let streams = [Stream::of(vm, &args[4])?, Stream::of(vm, &args[5])?, Stream::of(vm, &args[6])?];
    let Some(options) = args[7].cast::<Dict>().cloned() else { return Err(vm.type_error("options must be a dict")) };
    Ok(Start {
        executable,
        words,
        folder,
        env,
        streams,
        group: number_option(vm, &options, "process_group")?.map(|group| group as i32),
        user: number_option(vm, &options, "user")?.map(|user| user as u32),
        user_group: number_option(vm, &options, "group")?.map(|group| group as u32),
        mask: number_option(vm, &options, "umask")?.filter(|mask| *mask >= 0).map(|mask| mask as rustix::fs::RawMode),
        session: option(vm, &options, "start_new_session").is_some_and(|session| matches!(session, Value::True)),
        passed: passed(vm, &options)?,
    })
}

fn environment(vm: &mut Vm, value: &Value) -> Result<Vec<(OsString, OsString)>, Raised> {
    let Some(env) = value.cast::<Dict>().cloned() else { return Err(vm.type_error("env must be a dict")) };
    let mut pairs = Vec::new();
    for (name, value) in env.pairs() {
        let (name, value) = (os_string(vm, &name)?, os_string(vm, &value)?);
        if name.as_encoded_bytes().contains(&b'=') || name.is_empty() {
            return Err(vm.value_error("illegal environment variable name"));
        }
        pairs.push((name, value));
    }
    Ok(pairs)
}

fn number_option(vm: &mut Vm, options: &Obj<Dict>, name: &str) -> Result<Option<i64>, Raised> {
    match option(vm, options, name) {
        Some(value) => vm.index_i64(&value).map(Some),
        None => Ok(None),
    }
}

/// The descriptors that the child gets beside its standard streams.
fn passed(vm: &mut Vm, options: &Obj<Dict>) -> Result<Vec<Rc<File>>, Raised> {
    let mut passed = Vec::new();
    let Some(numbers) = option(vm, options, "pass_fds") else { return Ok(passed) };
    for number in vm.collect(&numbers)? {
        let number = vm.index_i64(&number)? as i32;
        match vm.state::<Descriptors>().get(number) {
            Some(file) => passed.push(file),
            None if (0..3).contains(&number) => {}
            None => return Err(vm.raise_os_number(9, None)),
        }
    }
    Ok(passed)
}

impl Start {
    /// Starts it. What cannot be said to the standard library holds for the whole process for that moment: descriptors that stay
    /// open, the mask for new files.
    fn begin(self) -> io::Result<u32> {
        use rustix::io::{FdFlags, fcntl_setfd};
        let passed = self.passed.clone();
        let old = self.mask.map(|mask| rustix::process::umask(rustix::fs::Mode::from_bits_truncate(mask)));
        for file in &passed {
            // One that cannot be passed on is missed by the child, as in CPython.
            let _ = fcntl_setfd(&**file, FdFlags::empty());
        }
        let begun = if self.session { self.in_session() } else { self.plainly() };
        for file in &passed {
            let _ = fcntl_setfd(&**file, FdFlags::CLOEXEC);
        }
        if let Some(old) = old {
            rustix::process::umask(old);
        }
        begun
    }

    fn plainly(self) -> io::Result<u32> {
        let mut command = Command::new(&self.executable);
        command.arg0(&self.words[0]).args(&self.words[1..]);
        if let Some(folder) = &self.folder {
            command.current_dir(folder);
        }
        if let Some(env) = self.env {
            command.env_clear().envs(env);
        }
        if let Some(group) = self.group {
            command.process_group(group);
        }
        if let Some(user) = self.user {
            command.uid(user);
        }
        if let Some(group) = self.user_group {
            command.gid(group);
        }
        let [stdin, stdout, stderr] = self.streams.map(Stream::into_stdio);
        command.stdin(stdin).stdout(stdout).stderr(stderr);
        Ok(command.spawn()?.id())
    }

    /// Starts it as the leader of a session, which the standard library cannot: by `posix_spawn`.
    fn in_session(self) -> io::Result<u32> {
        use nix::spawn::{PosixSpawnAttr, PosixSpawnFileActions, PosixSpawnFlags, posix_spawnp};
        /// `POSIX_SPAWN_SETSID`
        const SET_SESSION: i32 = 0x80;
        let mut attributes = PosixSpawnAttr::init()?;
        let flags = PosixSpawnFlags::POSIX_SPAWN_SETSIGMASK | PosixSpawnFlags::POSIX_SPAWN_SETSIGDEF;
        attributes.set_flags(flags | PosixSpawnFlags::from_bits_retain(SET_SESSION))?;
        attributes.set_sigmask(&SigSet::empty())?;
        attributes.set_sigdefault(&SigSet::from(Signal::SIGPIPE))?;
        let mut actions = PosixSpawnFileActions::init()?;
        let null = File::options().read(true).write(true).open("/dev/null")?;
        for (place, stream) in (0..).zip(&self.streams) {
            match stream {
                Stream::Inherited => {}
                Stream::Null => actions.add_dup2(null.as_raw_fd(), place)?,
                Stream::Own(fd) => actions.add_dup2(fd.as_raw_fd(), place)?,
            }
        }
        let words = self.words.iter().map(c_string).collect::<io::Result<Vec<_>>>()?;
        let env = self.env.unwrap_or_else(|| std::env::vars_os().collect());
        let env = env.iter().map(|(name, value)| {
            let mut pair = name.clone();
            pair.push("=");
            pair.push(value);
            c_string(&pair)
        });
        let env = env.collect::<io::Result<Vec<_>>>()?;
        let back = std::env::current_dir();
        if let Some(folder) = &self.folder {
            std::env::set_current_dir(folder)?;
        }
        let begun = posix_spawnp(&c_string(&self.executable)?, &actions, &attributes, &words, &env);
        if let (Some(_), Ok(back)) = (&self.folder, back) {
            std::env::set_current_dir(back)?;
        }
        Ok(begun?.as_raw() as u32)
    }
}

fn c_string(text: &OsString) -> io::Result<CString> {
    CString::new(text.as_encoded_bytes()).map_err(io::Error::from)
}

fn option(vm: &mut Vm, options: &Obj<Dict>, name: &str) -> Option<Value> {
    let key = vm.intern(name);
    options.get_str(vm.names.string(key)).filter(|value| !value.is_none())
}

/// What an error names: the program.
fn blamed(args: &Args<'_>) -> Value {
    if !args[1].is_none() {
        return args[1].clone();
    }
    let first = args[0].exact::<crate::objects::list::List>().and_then(|list| list.items.snapshot().first().cloned());
    first.unwrap_or(Value::None)
}

// --- waiting -------------------------------------------------------------------------------------------------------

fn pid(vm: &mut Vm, value: &Value) -> Result<Pid, Raised> {
    let number = i32::try_from(vm.index_i64(value)?).unwrap_or(0);
    match Pid::from_raw(number).filter(|_| number > 0) {
        Some(pid) => Ok(pid),
        None => Err(vm.raise_os_number(10, None)),
    }
}

/// How a child ended, as the system encodes it (`os.waitstatus_to_exitcode` reads it).
fn encoded(status: WaitStatus) -> Value {
    Value::Int(i64::from(status.as_raw()))
}

/// Lets other threads run, where there are any; whether there are.
fn others_run(vm: &mut Vm) -> Result<bool, Raised> {
    if vm.threads.alone() {
        return Ok(false);
    }
    vm.threads.ticket();
    match vm.park_answering(Waiting::Outside, None)? {
        Woken::Told | Woken::TimedOut | Woken::Interrupted | Woken::Deadlocked => Ok(true),
    }
}

/// Waits a while for the end of a child.
fn doze(vm: &mut Vm, child: Pid, time: Duration) -> Result<(), Raised> {
    if others_run(vm)? {
        return Ok(());
    }
    match rustix::process::pidfd_open(child, rustix::process::PidfdFlags::empty()) {
        Ok(fd) => {
            // An error is a signal: those are looked at below.
            let _ = await_any(&mut [PollFd::new(&fd, PollFlags::IN)], time);
        }
        Err(_) => std::thread::sleep(Duration::from_millis(2)),
    }
    vm.check_signals()
}

/// Waits until one of the descriptors is ready, a signal arrives or the time is over.
fn await_any(fds: &mut [PollFd<'_>], time: Duration) -> rustix::io::Result<usize> {
    let time = Timespec { tv_sec: time.as_secs() as i64, tv_nsec: i64::from(time.subsec_nanos()) };
    poll(fds, Some(&time))
}

fn deadline(vm: &mut Vm, value: &Value) -> Result<Option<Instant>, Raised> {
    if value.is_none() {
        return Ok(None);
    }
    let seconds = vm.to_f64(value)?.clamp(0.0, 1e9);
    Ok(Some(Instant::now() + Duration::from_secs_f64(seconds)))
}

/// How long to wait now; nothing where the time is over.
fn left(until: Option<Instant>) -> Option<Duration> {
    match until {
        None => Some(LOOK),
        Some(until) => until.checked_duration_since(Instant::now()).filter(|left| !left.is_zero()).map(|left| left.min(LOOK)),
    }
}

/// `_wait_child(pid, timeout)`: how the child ended; None where it has not in time.
pub fn wait_child(vm: &mut Vm, args: Args<'_>) -> Answer {
    let child = pid(vm, &args[0])?;
    let until = deadline(vm, &args[1])?;
    vm.output.flush();
    loop {
        match rustix::process::waitpid(Some(child), WaitOptions::NOHANG) {
            Ok(Some((_, status))) => return Ok(encoded(status)),
            Ok(None) => {}
            Err(error) => return Err(vm.raise_os(&error.into(), None)),
        }
        let Some(time) = left(until) else { return Ok(Value::None) };
        doze(vm, child, time)?;
    }
}

/// `pidfd_open(pid, flags)`: a descriptor that is readable once the process has ended.
pub fn pidfd_open(vm: &mut Vm, args: Args<'_>) -> Answer {
    let process = pid(vm, &args[0])?;
    match rustix::process::pidfd_open(process, rustix::process::PidfdFlags::empty()) {
        Ok(fd) => Ok(Value::Int(i64::from(vm.state::<Descriptors>().own(File::from(fd))))),
        Err(error) => Err(vm.raise_os(&error.into(), None)),
    }
}

/// `killpg(pgid, signal)`
pub fn killpg(vm: &mut Vm, args: Args<'_>) -> Answer {
    let (group, number) = (pid(vm, &args[0])?, vm.index_i64(&args[1])? as i32);
    let Some(signal) = rustix::process::Signal::from_named_raw(number) else { return Err(vm.raise_os_number(22, None)) };
    match rustix::process::kill_process_group(group, signal) {
        Ok(()) => vm.check_signals().map(|()| Value::None),
        Err(error) => Err(vm.raise_os(&error.into(), None)),
    }
}

/// `getpgid(pid)`
pub fn getpgid(vm: &mut Vm, args: Args<'_>) -> Answer {
    let number = i32::try_from(vm.index_i64(&args[0])?).unwrap_or(-1);
    match rustix::process::getpgid(Pid::from_raw(number).filter(|_| number > 0)) {
        Ok(group) => Ok(Value::Int(i64::from(group.as_raw_nonzero().get()))),
        Err(error) => Err(vm.raise_os(&error.into(), None)),
    }
}

/// `getsid(pid)`
pub fn getsid(vm: &mut Vm, args: Args<'_>) -> Answer {
    let number = i32::try_from(vm.index_i64(&args[0])?).unwrap_or(-1);
    match rustix::process::getsid(Pid::from_raw(number).filter(|_| number > 0)) {
        Ok(session) => Ok(Value::Int(i64::from(session.as_raw_nonzero().get()))),
        Err(error) => Err(vm.raise_os(&error.into(), None)),
    }
}

// --- talking -------------------------------------------------------------------------------------------------------

/// One end of a conversation with a child.
struct Pipe {
    file: Rc<File>,
    read: Vec<u8>,
    open: bool,
}

fn pipe(vm: &mut Vm, value: &Value) -> Result<Option<Pipe>, Raised> {
    if value.is_none() {
        return Ok(None);
    }
    let number = vm.index_i64(value)? as i32;
    match vm.state::<Descriptors>().get(number) {
        Some(file) => Ok(Some(Pipe { file, read: Vec::new(), open: true })),
        None => Err(vm.raise_os_number(9, None)),
    }
}

/// `_exchange(stdin, input, stdout, stderr, timeout, until_written)`: writes to one pipe and reads from the others until all of it is
/// done (or, if that is asked, all is written), or the time is over: (written, out, err, whether all is done).
pub fn exchange(vm: &mut Vm, args: Args<'_>) -> Answer {
    let mut writer = pipe(vm, &args[0])?;
    let input = args[1].cast::<Bytes>().map_or_else(Vec::new, |bytes| bytes.0.to_vec());
    let mut readers = [pipe(vm, &args[2])?, pipe(vm, &args[3])?];
    let until = deadline(vm, &args[4])?;
    vm.output.flush();
    let until_written = vm.truth(&args[5])?;
    let mut written = 0;
    let done = loop {
        if written == input.len() {
            writer = None;
        }
        if writer.is_none() && readers.iter().flatten().all(|pipe| !pipe.open) {
            break true;
        }
        if until_written && writer.is_none() {
            break false;
        }
        let Some(time) = left(until) else { break false };
        let time = if vm.threads.alone() { time } else { Duration::ZERO };
        let [ready_in, ready_out, ready_err] = ready(&writer, &readers, time);
        vm.check_signals()?;
        if !ready_in && !ready_out && !ready_err {
            others_run(vm)?;
        }
        if ready_in && !feed(vm, &mut writer, &input, &mut written)? {
            written = input.len();
        }
        for (reader, ready) in readers.iter_mut().zip([ready_out, ready_err]) {
            if let (Some(reader), true) = (reader, ready) {
                drink(vm, reader)?;
            }
        }
    };
    let [out, err] = readers.map(|reader| reader.map_or(Value::None, |reader| make(reader.read)));
    Ok(vm.new_tuple(vec![Value::Int(written as i64), out, err, Value::bool(done)]))
}

/// Which of the pipes are ready.
fn ready(writer: &Option<Pipe>, readers: &[Option<Pipe>; 2], time: Duration) -> [bool; 3] {
    let pipes = [writer.as_ref(), readers[0].as_ref(), readers[1].as_ref()];
    let wanted = [PollFlags::OUT, PollFlags::IN, PollFlags::IN];
    let open = |index: &usize| pipes[*index].is_some_and(|pipe| pipe.open);
    let places: Vec<usize> = (0..3).filter(open).collect();
    let files = places.iter().filter_map(|place| pipes[*place].map(|pipe| (&*pipe.file, wanted[*place])));
    let mut fds: Vec<PollFd<'_>> = files.map(|(file, flags)| PollFd::new(file, flags)).collect();
    let mut ready = [false; 3];
    if await_any(&mut fds, time).is_ok_and(|count| count > 0) {
        for (place, fd) in places.iter().zip(&fds) {
            ready[*place] = !fd.revents().is_empty();
        }
    }
    ready
}

/// Writes what goes into the pipe without blocking; false where nobody reads it any more.
fn feed(vm: &mut Vm, writer: &mut Option<Pipe>, input: &[u8], written: &mut usize) -> Result<bool, Raised> {
    let Some(pipe) = writer else { return Ok(true) };
    let end = (*written + PIPE_BUFFER).min(input.len());
    match (&*pipe.file).write(&input[*written..end]) {
        Ok(count) => {
            *written += count;
            Ok(true)
        }
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(false),
        Err(error) if matches!(error.kind(), io::ErrorKind::Interrupted | io::ErrorKind::WouldBlock) => Ok(true),
        Err(error) => Err(vm.raise_os(&error, None)),
    }
}

fn drink(vm: &mut Vm, reader: &mut Pipe) -> Result<(), Raised> {
    vm.check_len(reader.read.len() + READ, 1)?;
    let mut bytes = vec![0; READ];
    match (&*reader.file).read(&mut bytes) {
        Ok(0) => reader.open = false,
        Ok(count) => reader.read.extend_from_slice(&bytes[..count]),
        Err(error) if matches!(error.kind(), io::ErrorKind::Interrupted | io::ErrorKind::WouldBlock) => {}
        Err(error) => return Err(vm.raise_os(&error, None)),
    }
    Ok(())
}
