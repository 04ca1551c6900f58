//! A tracer before its first event: nothing is going on, nothing is remembered.

use super::lines::Seen;
use super::marks::Marks;
use super::observer::{Level, Observer, Tracer};
use crate::heap::near::NearMap;
use rustc_hash::{FxHashMap, FxHashSet};

impl Tracer {
    /// A tracer that tells `observer`.
    pub fn new(observer: Box<dyn Observer>, level: Level) -> Tracer {
        Tracer {
            observer,
            level,
            count: 0,
            turn: 0,
            sources: Vec::new(),
            scope: Vec::new(),
            marks: Marks::default(),
            timers: NearMap::default(),
            hidden: FxHashSet::default(),
            turn_waits: None,
            runs: false,
            runs_told: false,
            idle: None,
            firing: None,
            created: None,
            gave_way: None,
            resumed: 0,
            resumed_at: 0,
            left: false,
            tasks: 0,
            group: None,
            requests: FxHashMap::default(),
            cancels: FxHashMap::default(),
            handlers: FxHashMap::default(),
            blocking: None,
            last_raised: 0,
            current: None,
            awaits: (0, 0, 0),
            clock: (0.0, 0),
            replay: None,
            seen: Seen::default(),
            locals: Vec::new(),
        }
    }
}
