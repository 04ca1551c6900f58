//! Signals: what the program does about each, and answering those that arrived.
//!
//! The system's handler only sets flags ([`Vm::interrupted`] for all, one for each number); script code runs at the safe points
//! of the interpreter (`signal`, "Execution of Python signal handlers"). A number is caught from the first time the program wants
//! something else than the default for it; from then on the default itself is carried out at the next safe point as well.

use super::Vm;
use crate::event_loop::EventLoop;
use crate::heap::{Obj, Value};
use crate::objects::exception::Exc;
use crate::objects::native::Raised;
use crate::trace::event::Event;
use std::collections::BTreeMap;
use std::fs::File;
use std::io::Write;
use std::rc::Rc;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// The number of Ctrl-C.
pub const SIGINT: i32 = signal_hook::consts::SIGINT;

/// Numbers are below it (`signal.NSIG`).
pub const NSIG: i32 = 65;

/// What the program does about a signal.
#[derive(Clone, Default)]
pub enum Disposition {
    /// What the system does (`SIG_DFL`).
    #[default]
    Default,
    /// Nothing (`SIG_IGN`).
    Ignored,
    /// `default_int_handler`: KeyboardInterrupt, or what a runner of asyncio makes of it.
    Interrupt,
    /// It calls something.
    Call(Value),
}

/// What the program does about signals.
#[derive(Default)]
pub struct Signals {
    dispositions: BTreeMap<i32, Disposition>,
    /// The flags of the numbers that are caught.
    arrived: BTreeMap<i32, Arc<AtomicBool>>,
    /// The loop that `add_signal_handler` was last called on: it hears of its signals.
    pub event_loop: Option<Obj<EventLoop>>,
    /// How many were answered.
    pub answered: u64,
    /// Gets a byte for every signal (`set_wakeup_fd`).
    pub wakeup: Option<Rc<File>>,
}

impl Signals {
    /// What is done about a number. Rust programs ignore SIGPIPE and CPython ignores SIGXFSZ as well.
    pub fn disposition(&self, number: i32) -> Disposition {
        match self.dispositions.get(&number) {
            Some(disposition) => disposition.clone(),
            None if [signal_hook::consts::SIGPIPE, 25].contains(&number) => Disposition::Ignored,
            None => Disposition::Default,
        }
    }

    /// Whether script code hears of some signal.
    pub fn any_handler(&self) -> bool {
        self.dispositions.values().any(|disposition| matches!(disposition, Disposition::Call(_)))
    }

    /// A number that arrived and was not answered yet.
    fn take_arrived(&self) -> Option<i32> {
        self.arrived.iter().find(|(_, flag)| flag.swap(false, Ordering::Relaxed)).map(|(number, _)| *number)
    }
}

impl Vm {
    /// Lets Ctrl-C raise KeyboardInterrupt, as at the start of a program. Where no handler can be installed, it ends the process.
    pub fn answer_interrupts(&mut self) {
        if self.catch_signal(SIGINT).is_ok() {
            self.set_disposition(SIGINT, Disposition::Interrupt);
        }
    }

    /// Says what is done about a number that is caught.
    pub fn set_disposition(&mut self, number: i32, disposition: Disposition) {
        self.state::<Signals>().dispositions.insert(number, disposition);
    }

    /// Catches a signal from now on. The numbers of faults of the machine itself cannot be caught; what a program sends itself by
    /// `raise_signal` it hears all the same.
    pub fn catch_signal(&mut self, number: i32) -> std::io::Result<()> {
        let common = Arc::clone(&self.interrupted);
        let signals = self.state::<Signals>();
        if signals.arrived.contains_key(&number) {
            return Ok(());
        }
        let flag = Arc::new(AtomicBool::new(false));
        let faults = [signal_hook::consts::SIGILL, signal_hook::consts::SIGFPE, signal_hook::consts::SIGSEGV];
        if !faults.contains(&number) {
            // The number's own flag first: whoever sees the common one must find it.
            signal_hook::flag::register(number, Arc::clone(&flag))?;
            signal_hook::flag::register(number, common)?;
        }
        signals.arrived.insert(number, flag);
        Ok(())
    }

    /// A program sends itself a signal that the system does not deliver: it is answered at the next safe point.
    pub fn note_signal(&mut self, number: i32) -> bool {
        let Some(flag) = self.state::<Signals>().arrived.get(&number).cloned() else { return false };
        flag.store(true, Ordering::Relaxed);
        self.interrupted.store(true, Ordering::Relaxed);
        true
    }

    /// The flags that say that a signal which is caught arrived: its own, and that of all.
    pub fn signal_flags(&mut self, number: i32) -> Option<[Arc<AtomicBool>; 2]> {
        let own = self.state::<Signals>().arrived.get(&number).cloned()?;
        Some([own, Arc::clone(&self.interrupted)])
    }

    /// Answers the signals that arrived, lowest number first. Where one raises, the others wait for the next safe point.
    pub(super) fn answer_signals(&mut self) -> Result<(), Raised> {
        if self.out_of_time() {
            return Err(self.raise_args(Exc::SystemExit, vec![Value::Int(i64::from(super::lost_work::LIMIT))]));
        }
        while let Some(number) = self.state::<Signals>().take_arrived() {
            if let Err(Raised) = self.answer_signal(number) {
                self.interrupted.store(true, Ordering::Relaxed);
                return Err(Raised);
            }
        }
        Ok(())
    }

    fn answer_signal(&mut self, number: i32) -> Result<(), Raised> {
        self.state::<Signals>().answered += 1;
        self.observe(|_| Event::note("signal", None, format!("signal {number} arrives")));
        self.tell_wakeup(number);
        self.tell_loop(number);
        match self.state::<Signals>().disposition(number) {
            Disposition::Ignored => Ok(()),
            Disposition::Default => {
                // An error means that the system knows no default: then there is nothing to do.
                let _ = signal_hook::low_level::emulate_default_handler(number);
                Ok(())
            }
            Disposition::Interrupt => self.on_interrupt(),
            Disposition::Call(handler) => {
                let frame = self.frame_object(0).unwrap_or_else(|Raised| {
                    drop(self.take_raised());
                    Value::None
                });
                self.call(&handler, &[Value::Int(i64::from(number)), frame]).map(drop)
            }
        }
    }

    fn tell_wakeup(&mut self, number: i32) {
        let Some(wakeup) = self.state::<Signals>().wakeup.clone() else { return };
        // A full pipe wakes its reader as well.
        let _ = (&*wakeup).write(&[number as u8]);
    }

    /// The loop hears of it with its next iteration.
    fn tell_loop(&mut self, number: i32) {
        if let Some(event_loop) = &self.state::<Signals>().event_loop {
            event_loop.signals.borrow_mut().push(number);
        }
    }

    /// The first Ctrl-C of a run cancels its main task, the next one raises (`runners.py`, `_on_sigint`).
    fn on_interrupt(&mut self) -> Result<(), Raised> {
        let interrupt = &mut self.event_loop.interrupt;
        if let Some(task) = interrupt.target.clone() {
            interrupt.count += 1;
            if interrupt.count == 1 && !task.is_done() {
                self.cancel_future(&task, Value::None);
                return Ok(());
            }
        }
        Err(self.raise_args(Exc::KeyboardInterrupt, Vec::new()))
    }
}
