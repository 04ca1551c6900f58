//! Time: real, some times as fast, or virtual, which jumps to the next timer when nothing is ready. In virtual time the alarms of a
//! program are virtual too.

use crate::trace::event::Event;
use crate::trace::observer::nanoseconds;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

/// The grain of the clock, in seconds: timers due within it count as due.
const RESOLUTION: f64 = 1e-9;

/// What is due before this moment is due at `now`. Far from the start (after 194 days) the numbers themselves are coarser than the clock.
pub fn just_after(now: f64) -> f64 {
    (now + RESOLUTION).max(now.next_up())
}

/// How long a wait lasts at most before signals are looked at.
const NAP: Duration = Duration::from_millis(50);

/// Where virtual time begins on the calendar.
const VIRTUAL_START: f64 = 1_700_000_000.0;

/// How time passes.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub enum Pace {
    /// As everywhere.
    #[default]
    Real,
    /// So many times as fast.
    Times(f64),
    /// Not at all, until somebody waits.
    Virtual,
}

/// The process's clock.
pub enum Clock {
    /// Time passes.
    Real(RealTime),
    /// Time stands still until somebody waits.
    Virtual(VirtualTime),
}

/// When it began, and how many times as fast it passes.
pub struct RealTime {
    start: Instant,
    times: f64,
}

impl RealTime {
    fn now(&self) -> f64 {
        self.start.elapsed().as_secs_f64() * self.times
    }

    /// How long so many of its seconds really last.
    fn really(&self, seconds: f64) -> Duration {
        Duration::try_from_secs_f64((seconds / self.times).max(0.0)).unwrap_or(Duration::MAX)
    }
}

/// After so many readings of the clock, or turns in which all that runs gives way, virtual time creeps: a program that waits for it by
/// looking again and again would never end.
const PATIENCE: u32 = 1000;

/// By so much it creeps for a reading, and for a turn, in seconds; the longer somebody waits like this, the faster.
const READING: f64 = 1e-6;
const TURN: f64 = 1e-5;

/// Seconds since the start, and what an alarm of the program's (`signal.alarm`) has to do in that time.
#[derive(Default)]
pub struct VirtualTime {
    now: f64,
    alarm: Option<Alarm>,
    /// Readings of the clock since time passed or a turn had work in it; turns without work in a row.
    readings: u32,
    turns: u32,
}

/// An alarm in virtual time: nobody waits past it.
pub struct Alarm {
    /// When it goes off, in the clock's seconds.
    pub due: f64,
    /// After how many seconds it goes off again; 0 for never.
    pub interval: f64,
    /// What is set then: that the signal arrived, and that some signal did.
    pub flags: [Arc<AtomicBool>; 2],
}

impl VirtualTime {
    /// Time passes up to a moment, or to the alarm before it.
    fn pass(&mut self, when: f64) {
        (self.readings, self.turns) = (0, 0);
        self.creep(when);
    }

    /// How far time goes after so many readings or turns.
    fn step(count: u32, of: f64) -> f64 {
        if count > PATIENCE { of * f64::from(count / PATIENCE) } else { 0.0 }
    }

    fn creep(&mut self, when: f64) {
        match self.alarm.take() {
            Some(alarm) if alarm.due <= when => {
                self.now = self.now.max(alarm.due);
                alarm.flags.iter().for_each(|flag| flag.store(true, Ordering::Relaxed));
                if alarm.interval > 0.0 {
                    self.alarm = Some(Alarm { due: alarm.due + alarm.interval, ..alarm });
                }
            }
            alarm => {
                self.now = self.now.max(when);
                self.alarm = alarm;
            }
        }
    }
}

impl Default for Clock {
    fn default() -> Clock {
        Clock::real()
    }
}

impl Clock {
    /// Real time, from now.
    pub fn real() -> Clock {
        Clock::Real(RealTime { start: Instant::now(), times: 1.0 })
    }

    /// Time from zero.
    pub fn at(pace: Pace) -> Clock {
        match pace {
            Pace::Real => Clock::real(),
            Pace::Times(times) => Clock::Real(RealTime { start: Instant::now(), times }),
            Pace::Virtual => Clock::Virtual(VirtualTime::default()),
        }
    }

    /// How time passes.
    pub fn pace(&self) -> Pace {
        match self {
            Clock::Real(time) if time.times == 1.0 => Pace::Real,
            Clock::Real(time) => Pace::Times(time.times),
            Clock::Virtual(_) => Pace::Virtual,
        }
    }

    /// How many times as fast as real time it passes.
    pub fn times(&self) -> f64 {
        match self {
            Clock::Real(time) => time.times,
            Clock::Virtual(_) => 1.0,
        }
    }

    /// From now on time passes like this; what was to come stays as far away.
    pub fn set_pace(&mut self, pace: Pace) {
        let now = self.now();
        *self = Clock::at(pace);
        match self {
            Clock::Real(time) => time.start = time.start.checked_sub(time.really(now)).unwrap_or(time.start),
            Clock::Virtual(time) => time.now = now,
        }
    }

    /// How long so many seconds really last, where time passes by itself.
    pub fn really(&self, seconds: f64) -> Duration {
        match self {
            Clock::Real(time) => time.really(seconds),
            Clock::Virtual(_) => Duration::try_from_secs_f64(seconds.max(0.0)).unwrap_or(Duration::MAX),
        }
    }

    /// Whether time stands still until somebody waits.
    pub fn is_virtual(&self) -> bool {
        matches!(self, Clock::Virtual(_))
    }

    /// Time is virtual and stands at a moment.
    pub fn stand_at(&mut self, now: f64) {
        match self {
            Clock::Virtual(time) => time.now = now,
            Clock::Real(_) => *self = Clock::Virtual(VirtualTime { now, ..VirtualTime::default() }),
        }
    }

    /// Monotonic seconds.
    pub fn now(&self) -> f64 {
        match self {
            Clock::Real(time) => time.now(),
            Clock::Virtual(time) => time.now,
        }
    }

    /// Seconds since 1970.
    pub fn wall(&self) -> f64 {
        match self {
            Clock::Real(time) => {
                let wall = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0.0, |time| time.as_secs_f64());
                // The calendar runs ahead with the clock.
                if time.times == 1.0 { wall } else { wall + time.now() - time.start.elapsed().as_secs_f64() }
            }
            Clock::Virtual(time) => VIRTUAL_START + time.now,
        }
    }

    /// Somebody reads the clock.
    pub fn is_read(&mut self) {
        if let Clock::Virtual(time) = self {
            time.readings = time.readings.saturating_add(1);
            if time.readings > PATIENCE {
                time.creep(time.now + VirtualTime::step(time.readings, READING));
            }
        }
    }

    /// A turn begins in which all that is ready has given way, or (not `idly`) another one; the next timer is due at `due`.
    pub fn turns_idly(&mut self, idly: bool, due: Option<f64>) {
        let Clock::Virtual(time) = self else { return };
        if !idly {
            (time.readings, time.turns) = (0, 0);
            return;
        }
        let Some(due) = due else { return };
        time.turns = time.turns.saturating_add(1);
        if time.turns > PATIENCE {
            let when = time.now + VirtualTime::step(time.turns, TURN);
            time.creep(when.min(due.max(time.now)));
        }
    }

    /// Whether time passes by itself.
    pub fn is_real(&self) -> bool {
        matches!(self, Clock::Real(_))
    }

    /// How long the real world may be waited for before signals are looked at, a timer is due at `due`, or a virtual clock
    /// loses its patience.
    pub fn wait_with(&self, due: Option<f64>, patience: Option<Duration>) -> Duration {
        match (self, due) {
            (Clock::Real(time), Some(when)) => time.really(when - time.now()).min(NAP),
            (Clock::Virtual(_), Some(_)) => patience.unwrap_or(NAP),
            (Clock::Real(_) | Clock::Virtual(_), None) => NAP,
        }
    }

    /// Waits a moment for a signal, when nothing else can happen.
    pub fn nap(&mut self) {
        match (self.alarm_due(), &mut *self) {
            (Some(due), Clock::Virtual(time)) => time.pass(due),
            _ => doze(NAP),
        }
    }

    /// Sets the alarm of virtual time anew, or takes it away; false where time is real.
    pub fn set_alarm(&mut self, alarm: Option<Alarm>) -> bool {
        match self {
            Clock::Real(_) => false,
            Clock::Virtual(time) => {
                time.alarm = alarm;
                true
            }
        }
    }

    /// In how many seconds the alarm of virtual time goes off, and its interval.
    pub fn alarm_left(&self) -> Option<(f64, f64)> {
        match self {
            Clock::Real(_) => None,
            Clock::Virtual(time) => time.alarm.as_ref().map(|alarm| (alarm.due - time.now, alarm.interval)),
        }
    }

    /// When the alarm of virtual time goes off.
    pub fn alarm_due(&self) -> Option<f64> {
        self.alarm_left().map(|(left, _)| self.now() + left)
    }

    /// What an observer is told when a wait that began at `from` is over.
    pub fn idle_ended(&self, from: f64, due: Option<f64>) -> Event {
        let over = due.is_some_and(|due| self.now() >= due);
        match self {
            Clock::Virtual(time) if over => Event::ClockJump { from: nanoseconds(from), to: nanoseconds(time.now) },
            Clock::Real(_) | Clock::Virtual(_) => Event::IdleEnd { reason: if over { "timer" } else { "io" }.into() },
        }
    }

    /// Whether what is due at `due` has happened by `end`, but for the last bits of a sum: two times one second later is not always to
    /// the bit two seconds later.
    pub fn is_due_by(&self, due: f64, end: f64) -> bool {
        due < just_after(end)
    }

    /// Lets time pass up to a moment, or a part of the way: whoever waits looks at signals in between.
    pub fn wait_until(&mut self, when: f64) {
        match self {
            Clock::Real(time) => {
                let now = time.now();
                if when > now {
                    doze(time.really(when - now).min(NAP));
                }
            }
            Clock::Virtual(time) => time.pass(when),
        }
    }
}

/// Sleeps, or a shorter while where a signal arrives.
fn doze(time: Duration) {
    use nix::time::{ClockId, ClockNanosleepFlags, clock_nanosleep};
    // An error is a signal: whoever waits looks at those.
    let _ = clock_nanosleep(ClockId::CLOCK_MONOTONIC, ClockNanosleepFlags::empty(), &time.into());
}
