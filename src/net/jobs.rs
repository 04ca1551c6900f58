//! Jobs for OS threads: what the system only offers as a blocking call (`getaddrinfo`, files, SQLite). No script code runs there.
//!
//! Threads are made when they are needed and end with the program. A finished job is kept until the event loop, told by the
//! waker, takes it.

use std::any::Any;
use std::collections::VecDeque;
use std::sync::{Arc, Condvar, Mutex, PoisonError};

/// Threads at most.
const THREADS: usize = 8;

/// What a job made.
pub type Outcome = Box<dyn Any + Send>;

type Work = Box<dyn FnOnce() -> Outcome + Send>;

struct Job {
    number: u64,
    work: Work,
    waker: Arc<mio::Waker>,
}

impl Job {
    fn run(self, done: &Mutex<Vec<(u64, Outcome)>>) {
        let outcome = (self.work)();
        lock(done).push((self.number, outcome));
        // The program may be at its end: then nobody waits.
        let _ = self.waker.wake();
    }
}

#[derive(Default)]
struct Shared {
    waiting: Mutex<VecDeque<Job>>,
    more: Condvar,
    done: Mutex<Vec<(u64, Outcome)>>,
}

/// The pool.
#[derive(Default)]
pub struct Jobs {
    shared: Arc<Shared>,
    threads: usize,
    under_way: usize,
    serial: u64,
}

impl Jobs {
    /// Hands a job to a thread; its number. The waker is used when it is done.
    pub fn start(&mut self, waker: Arc<mio::Waker>, work: impl FnOnce() -> Outcome + Send + 'static) -> u64 {
        self.serial += 1;
        self.under_way += 1;
        let job = Job { number: self.serial, work: Box::new(work), waker };
        if self.threads < THREADS && self.threads < self.under_way {
            let shared = self.shared.clone();
            if std::thread::Builder::new().name("job".to_owned()).spawn(move || serve(&shared)).is_ok() {
                self.threads += 1;
            }
        }
        if self.threads == 0 {
            // The system gives no threads: better late than never.
            job.run(&self.shared.done);
            return self.serial;
        }
        lock(&self.shared.waiting).push_back(job);
        self.shared.more.notify_one();
        self.serial
    }

    /// Whether some have not been taken.
    pub fn any(&self) -> bool {
        self.under_way > 0
    }

    /// Takes those that are done, in the order in which they were started.
    pub fn take_done(&mut self) -> Vec<(u64, Outcome)> {
        let mut done = std::mem::take(&mut *lock(&self.shared.done));
        done.sort_by_key(|(number, _)| *number);
        self.under_way -= done.len();
        done
    }
}

fn lock<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

fn serve(shared: &Shared) {
    loop {
        next(shared).run(&shared.done);
    }
}

fn next(shared: &Shared) -> Job {
    let mut waiting = lock(&shared.waiting);
    loop {
        match waiting.pop_front() {
            Some(job) => return job,
            None => waiting = shared.more.wait(waiting).unwrap_or_else(PoisonError::into_inner),
        }
    }
}
