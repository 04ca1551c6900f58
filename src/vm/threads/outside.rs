//! What comes from outside while threads stand still: the poller of the loops, and files that threads wait for.

use super::{Standing, Thread, Threads, Waiting, Woken};
use crate::net::Interest;
use crate::objects::native::Raised;
use crate::vm::Vm;
use rustix::event::{PollFd, PollFlags, Timespec, poll};
use std::fs::File;
use std::rc::Rc;
use std::time::Duration;

/// How long a look takes for something outside that nobody tells of.
const GLANCE: Duration = Duration::from_millis(1);

/// How long a virtual clock lets files become ready before it jumps.
const PATIENCE: Duration = Duration::from_millis(3);

/// How long a single thread waits for files before it looks at signals.
const SLICE: Duration = Duration::from_millis(50);

/// A file that a thread waits for, and what for.
pub type Watched = (Rc<File>, Interest);

/// Which of some files are ready, after at most `timeout`.
fn ready_files(files: &[Watched], timeout: Duration) -> Vec<bool> {
    let flags = |interest: Interest| match (interest.read, interest.write) {
        (true, true) => PollFlags::IN | PollFlags::OUT,
        (true, false) => PollFlags::IN,
        (false, _) => PollFlags::OUT,
    };
    let mut asked: Vec<PollFd<'_>> =
        files.iter().map(|(file, interest)| PollFd::new(&**file, flags(*interest))).collect();
    let timeout = Timespec { tv_sec: timeout.as_secs() as i64, tv_nsec: i64::from(timeout.subsec_nanos()) };
    // Where the system refuses to say, the caller finds out by reading.
    let failed = !matches!(poll(&mut asked, Some(&timeout)), Ok(_) | Err(rustix::io::Errno::INTR));
    asked.iter().map(|file| failed || !file.revents().is_empty()).collect()
}

impl Vm {
    /// Between two looks for something outside of which nobody tells: signals are answered and other threads run. Where there are
    /// none the process sleeps so long; otherwise the next look comes when there is time for it, or at `until`.
    pub fn look_again_later(&mut self, longest: Duration, until: Option<f64>) -> Result<(), Raised> {
        if self.threads.alone() {
            match self.event_loop.clock.alarm_due() {
                Some(_) => self.event_loop.clock.nap(),
                None => std::thread::sleep(longest),
            }
            return self.check_signals();
        }
        self.threads.ticket();
        self.park_answering(Waiting::Outside, until).map(drop)
    }

    /// Lets the running thread wait until one of some files is ready or `until` comes; which are. Other threads run meanwhile.
    pub fn wait_for_files(&mut self, files: Vec<Watched>, until: Option<f64>) -> Result<Vec<bool>, Raised> {
        let files: Rc<[Watched]> = files.into();
        loop {
            let over = until.is_some_and(|when| self.event_loop.clock.now() >= when);
            let slice = match (self.threads.alone() && !over, until) {
                (false, _) => Duration::ZERO,
                (true, None) => SLICE,
                (true, Some(_)) => self.event_loop.clock.wait_with(until, Some(PATIENCE)).min(SLICE),
            };
            let ready = ready_files(&files, slice);
            if over || ready.contains(&true) {
                return Ok(ready);
            }
            if self.threads.alone() {
                self.check_signals()?;
                if let (false, Some(when)) = (self.event_loop.clock.is_real(), until) {
                    self.event_loop.clock.wait_until(when);
                }
                continue;
            }
            self.threads.ticket();
            self.park_answering(Waiting::Files(files.clone()), until)?;
        }
    }

    /// Waits up to a time, or a part of it: for the clock and for what comes from outside.
    pub(super) fn let_time_pass(&mut self, due: Option<f64>) {
        let (unknown, files) = (self.threads.expects_outside(), self.threads.watched_files());
        if unknown || !files.is_empty() || self.event_loop.io.is_active() {
            let patience = match (unknown, files.is_empty()) {
                (true, _) => None,
                (false, false) => Some(PATIENCE),
                (false, true) => self.event_loop.io.patience(),
            };
            let timeout = self.event_loop.clock.wait_with(due, patience);
            self.look_outside(&files, unknown, timeout);
            if self.event_loop.clock.is_real() || patience.is_none() || due.is_none() || !self.threads.ready.is_empty()
            {
                return;
            }
        }
        match due {
            Some(when) => self.event_loop.clock.wait_until(when),
            None => self.event_loop.clock.nap(),
        }
    }

    /// A look at what has come from outside, in passing.
    pub(super) fn glance_outside(&mut self) {
        let files = self.threads.watched_files();
        self.look_outside(&files, false, Duration::ZERO);
    }

    /// Takes what has come from outside, waiting at most so long, and wakes those that it is for. Of what is `unknown` nobody
    /// tells: who waits for it looks itself.
    fn look_outside(&mut self, files: &[Watched], unknown: bool, timeout: Duration) {
        let active = self.event_loop.io.is_active();
        // One of the kinds can be waited for without looking at the others.
        let alone = usize::from(active) + usize::from(!files.is_empty()) + usize::from(unknown) == 1;
        let timeout = if alone && !unknown { timeout } else { timeout.min(GLANCE) };
        let polled = active && self.shielded(|vm| vm.poll_io(Some(timeout))).is_ok();
        let rest = if polled { Duration::ZERO } else { timeout };
        if files.is_empty() {
            std::thread::sleep(rest);
        } else if ready_files(files, rest).contains(&true) {
            self.threads.wake_watching();
        }
        self.threads.wake_outside();
        self.threads.wake_busy_loops();
    }
}

impl Threads {
    /// The files that threads wait for.
    fn watched_files(&self) -> Vec<Watched> {
        let files = |thread: &Thread| match &thread.standing {
            Standing::Waiting { on: Waiting::Files(files), .. } => files.to_vec(),
            Standing::Waiting { .. } | Standing::Running | Standing::Ready(_) => Vec::new(),
        };
        self.all.values().flat_map(files).collect()
    }

    /// Those that wait for files look which are ready.
    fn wake_watching(&mut self) {
        self.wake_where(|on| matches!(on, Waiting::Files(_)));
    }

    /// Those that wait for something outside look whether it has come.
    fn wake_outside(&mut self) {
        self.wake_where(|on| matches!(on, Waiting::Outside));
    }

    /// Wakes the threads whose loops have something to do.
    pub(super) fn wake_busy_loops(&mut self) {
        self.wake_where(|on| match on {
            Waiting::Loop(own) => {
                own.stopping.get() || !own.ready.borrow().is_empty() || !own.signals.borrow().is_empty()
            }
            Waiting::Sleep | Waiting::Doing(_) | Waiting::Files(_) | Waiting::Outside => false,
        });
    }

    fn wake_where(&mut self, wanted: impl Fn(&Waiting) -> bool) {
        let waits = |thread: &Thread| matches!(&thread.standing, Standing::Waiting { on, .. } if wanted(on));
        let found: Vec<_> = self.all.iter().filter(|(_, thread)| waits(thread)).map(|(id, _)| *id).collect();
        for id in found {
            self.make_ready(id, Woken::Told);
        }
    }

    /// Whether a thread waits for something that nobody tells of.
    pub(super) fn expects_outside(&self) -> bool {
        self.all.values().any(|thread| matches!(thread.standing, Standing::Waiting { on: Waiting::Outside, .. }))
    }

    /// Whether something from outside can wake a thread.
    pub(super) fn anyone_expects_outside(&self) -> bool {
        let expects = |thread: &Thread| match &thread.standing {
            Standing::Waiting { on: Waiting::Outside | Waiting::Files(_), .. } => true,
            Standing::Waiting { .. } | Standing::Running | Standing::Ready(_) => false,
        };
        self.all.values().any(expects)
    }

    /// Whether a thread waits for something that the running one could see coming.
    pub(super) fn anyone_watches(&self) -> bool {
        let watches = |thread: &Thread| match &thread.standing {
            Standing::Waiting { on: Waiting::Outside | Waiting::Files(_) | Waiting::Loop(_), .. } => true,
            Standing::Waiting { .. } | Standing::Running | Standing::Ready(_) => false,
        };
        self.all.values().any(watches)
    }
}
