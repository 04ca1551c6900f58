//! Time: real, or virtual, which jumps to the next timer when nothing is ready.

use crate::trace::event::Event;
use crate::trace::observer::nanoseconds;
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

/// How long a wait lasts at most before signals are looked at.
const NAP: Duration = Duration::from_millis(50);

/// Where virtual time begins on the calendar.
const VIRTUAL_START: f64 = 1_700_000_000.0;

/// The process's clock.
pub enum Clock {
    /// Time passes.
    Real(Instant),
    /// Seconds since the start.
    Virtual(f64),
}

impl Default for Clock {
    fn default() -> Clock {
        Clock::real()
    }
}

impl Clock {
    /// Real time, from now.
    pub fn real() -> Clock {
        Clock::Real(Instant::now())
    }

    /// Virtual time, from zero.
    pub fn virtual_time() -> Clock {
        Clock::Virtual(0.0)
    }

    /// Whether time stands still until somebody waits.
    pub fn is_virtual(&self) -> bool {
        matches!(self, Clock::Virtual(_))
    }

    /// From now on time passes by itself; what was to come stays as far away.
    pub fn make_real(&mut self) {
        let elapsed = Duration::try_from_secs_f64(self.now()).unwrap_or_default();
        let now = Instant::now();
        *self = Clock::Real(now.checked_sub(elapsed).unwrap_or(now));
    }

    /// From now on time stands still.
    pub fn make_virtual(&mut self) {
        *self = Clock::Virtual(self.now());
    }

    /// Monotonic seconds.
    pub fn now(&self) -> f64 {
        match self {
            Clock::Real(start) => start.elapsed().as_secs_f64(),
            Clock::Virtual(now) => *now,
        }
    }

    /// Seconds since 1970.
    pub fn wall(&self) -> f64 {
        match self {
            Clock::Real(_) => SystemTime::now().duration_since(UNIX_EPOCH).map_or(0.0, |time| time.as_secs_f64()),
            Clock::Virtual(now) => VIRTUAL_START + now,
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
            (Clock::Real(_), Some(when)) => Duration::from_secs_f64((when - self.now()).clamp(0.0, NAP.as_secs_f64())),
            (Clock::Virtual(_), Some(_)) => patience.unwrap_or(NAP),
            (Clock::Real(_) | Clock::Virtual(_), None) => NAP,
        }
    }

    /// Waits a moment for a signal, when nothing else can happen.
    pub fn nap(&self) {
        doze(NAP);
    }

    /// What an observer is told when a wait that began at `from` is over.
    pub fn idle_ended(&self, from: f64, due: Option<f64>) -> Event {
        let over = due.is_some_and(|due| self.now() >= due);
        match self {
            Clock::Virtual(now) if over => Event::ClockJump { from: nanoseconds(from), to: nanoseconds(*now) },
            Clock::Real(_) | Clock::Virtual(_) => Event::IdleEnd { reason: if over { "timer" } else { "io" }.into() },
        }
    }

    /// Lets time pass up to a moment, or a part of the way: whoever waits looks at signals in between.
    pub fn wait_until(&mut self, when: f64) {
        match self {
            Clock::Real(start) => {
                let now = start.elapsed().as_secs_f64();
                if when > now {
                    doze(Duration::from_secs_f64(when - now).min(NAP));
                }
            }
            Clock::Virtual(now) => *now = now.max(when),
        }
    }
}

/// Sleeps, or a shorter while where a signal arrives.
fn doze(time: Duration) {
    use nix::time::{ClockId, ClockNanosleepFlags, clock_nanosleep};
    // An error is a signal: whoever waits looks at those.
    let _ = clock_nanosleep(ClockId::CLOCK_MONOTONIC, ClockNanosleepFlags::empty(), &time.into());
}
