//! The cycle collector: what the counts cannot free.
//!
//! Containers lie in rows by age (`rows.rs`). A *young* collection tries the young row alone, a *full* one young and old
//! together; survivors are old ever after. [`trial`](super::trial) tells what is garbage. Then, in CPython's order: weak
//! references to garbage are emptied and their callbacks run; finalisers run, each once, in the order of the objects'
//! making (`__del__`, suspended generators and coroutines are closed, lost futures and tasks reported); what these brought back
//! to life is kept, with all that it refers to; the rest is cleared.
//!
//! # Roots
//! There is no list of roots. A register of a running frame, a field of the machine, a module's state, a Rust local of a native
//! that is under way: each holds a count that no container explains, and so keeps its object alive by construction.
//!
//! # When
//! Only at a safe point: the fuel hook of the run loop, or a call of `gc.collect()`; never within an allocation, so that no
//! body is borrowed and no object half made. A collection that finds nothing makes the next one wait for more objects (up to as
//! many as live), so that a program that builds a large structure does not pay for looking through it again and again; unless
//! what was made last is so big that waiting would cost much memory ([`Vm::waiting_costs_much`]).

use super::registry::{self, share};
use super::rows::Place;
use super::trial::Trial;
use super::{Kind, Obj, Ref, Value, flags, kinds};
use crate::objects::bytes::{ByteArray, Bytes};
use crate::objects::class::Class;
use crate::objects::dict::Dict;
use crate::objects::function::Function;
use crate::objects::list::List;
use crate::objects::native::Raised;
use crate::objects::set::Set;
use crate::objects::string::Str;
use crate::objects::types::TypeId;
use crate::vm::Vm;

/// CPython's thresholds of its three generations; only the first has a meaning here.
const THRESHOLDS: [i64; 3] = [2000, 10, 10];

/// A collection that frees less than one in so many of what it looked at makes the next one wait.
const FRUITLESS: usize = 16;

/// By how much it waits longer.
const PATIENCE: usize = 32;

/// How many young objects may wait however few live.
const MOST_PATIENT: usize = 1_000_000;

/// How many bytes of young objects may wait, by a guess from so many that were made last.
const MOST_BYTES: usize = 64 << 20;

/// By how much more, where the last guess made a collection that was not worth its while: a few large objects were taken for many.
const DOUBT: usize = 4;

const SAMPLE: usize = 16;

/// How many more there must be before the next guess.
const SAMPLE_STEP: usize = 500;

/// Fewer old objects than this are not worth a full collection.
const SMALL_OLD_ROW: usize = 20_000;

/// `gc.DEBUG_STATS`
pub const STATS: i64 = 1;
/// `gc.DEBUG_COLLECTABLE`
pub const COLLECTABLE: i64 = 2;
/// `gc.DEBUG_UNCOLLECTABLE`: nothing is, but the bit is kept.
pub const UNCOLLECTABLE: i64 = 4;
/// `gc.DEBUG_SAVEALL`
pub const SAVE_ALL: i64 = 32;

/// What the module `gc` calls the oldest generation.
pub const FULL: usize = 2;

/// What was done with a generation.
#[derive(Clone, Copy, Default)]
pub struct Stats {
    /// How often it was collected.
    pub collections: u64,
    /// How many objects were freed.
    pub collected: u64,
}

/// The collector's settings and memory.
pub struct Collector {
    /// Whether it runs by itself.
    pub enabled: bool,
    /// As the module `gc` gives and takes them.
    pub thresholds: [i64; 3],
    /// What was done, by CPython's three generations.
    pub stats: [Stats; 3],
    /// `gc.set_debug`
    pub debug: i64,
    /// `gc.callbacks`
    pub callbacks: Obj<List>,
    /// `gc.garbage`
    pub garbage: Obj<List>,
    /// Collections that run at every look of the fuel hook (debug builds only).
    pub stress: bool,
    /// Young collections since the last full one.
    pub since_full: usize,
    running: bool,
    /// How many objects were young when their size was last guessed.
    sampled: usize,
    /// How many bytes of young objects may wait now.
    most_bytes: usize,
    /// Whether the collection under way is owed to that guess.
    guessed: bool,
    /// How many objects were old after the last full collection.
    old_after_full: usize,
    /// Whether that one was worth its while.
    fruitful: bool,
}

impl Default for Collector {
    fn default() -> Collector {
        Collector {
            enabled: true,
            thresholds: THRESHOLDS,
            stats: [Stats::default(); 3],
            debug: 0,
            callbacks: List::new(Vec::new()),
            garbage: List::new(Vec::new()),
            stress: cfg!(debug_assertions) && std::env::var_os("COROSCOPE_GC_STRESS").is_some(),
            since_full: 0,
            running: false,
            sampled: 0,
            most_bytes: MOST_BYTES,
            guessed: false,
            old_after_full: 0,
            fruitful: true,
        }
    }
}

impl Collector {
    /// Counts anew how many young objects make a collection due: after a change of the settings.
    pub fn apply(&self) {
        let threshold = usize::try_from(self.thresholds[0]).unwrap_or(0);
        let limit = if self.stress && self.enabled { 0 } else { threshold };
        registry::set_young_limit(if self.enabled && threshold > 0 { limit } else { usize::MAX });
    }

    /// The same after a collection that looked at `seen` objects and found `freed` of them garbage.
    fn adapt(&mut self, seen: usize, freed: usize, limit: usize) {
        self.apply();
        let threshold = usize::try_from(self.thresholds[0]).unwrap_or(0);
        let guessed = std::mem::take(&mut self.guessed);
        if freed * FRUITLESS >= seen {
            self.most_bytes = MOST_BYTES;
            return;
        }
        if guessed {
            self.most_bytes = DOUBT * MOST_BYTES;
        }
        if self.stress || !self.enabled || threshold == 0 {
            return;
        }
        let most = registry::tracked(Place::Old).max(MOST_PATIENT).max(threshold);
        registry::set_young_limit(limit.saturating_mul(PATIENCE).clamp(threshold, most));
    }

    /// Whether the old objects have become so many that they should be looked at too.
    fn full_is_due(&self) -> bool {
        let grown = registry::tracked(Place::Old).saturating_sub(self.old_after_full);
        let enough = if self.fruitful { self.old_after_full / 4 } else { self.old_after_full };
        grown > enough.max(SMALL_OLD_ROW) || (self.stress && self.since_full >= 10)
    }
}

/// Every value that an object holds, each counted reference once.
pub fn referents(object: &Ref, visit: &mut dyn FnMut(&Value)) {
    kinds::visit(object, visit);
}

/// All containers that collections look at, those of old first.
pub fn containers() -> Vec<Ref> {
    [Place::Old, Place::Young].into_iter().flat_map(registry::tracked_objects).collect()
}

/// Whether CPython's collector would know an object: dicts and tuples only where they hold something that it knows.
pub fn is_tracked(value: &Value) -> bool {
    holds_tracked(value, 8)
}

/// Containers within dicts and tuples are looked into to this depth.
fn holds_tracked(value: &Value, depth: usize) -> bool {
    let Some(object) = value.as_ref() else { return false };
    match object.kind() {
        Kind::Native | Kind::Code => true,
        Kind::Instance if object.shape() == TypeId::Object.shape() => false,
        Kind::Dict | Kind::Tuple if depth > 0 => {
            let mut any = false;
            kinds::visit(object, &mut |item| any = any || holds_tracked(item, depth - 1));
            any
        }
        _ => object.has(flags::TRACKED),
    }
}

/// How many bytes an object holds besides its own, about.
fn weight(object: &Ref) -> usize {
    let size = size_of::<Value>();
    if let Some(list) = object.cast::<List>() {
        list.items.capacity() * size
    } else if let Some(dict) = object.cast::<Dict>() {
        dict.len() * 4 * size
    } else if let Some(set) = object.cast::<Set>() {
        set.len() * 4 * size
    } else if object.kind() == Kind::Instance {
        let mut texts = 0;
        kinds::visit(object, &mut |value| texts += text_size(value));
        texts
    } else {
        0
    }
}

fn text_size(value: &Value) -> usize {
    if let Some(text) = value.exact::<Str>() {
        text.len()
    } else if let Some(bytes) = value.exact::<Bytes>() {
        bytes.0.len()
    } else {
        value.exact::<ByteArray>().map_or(0, |bytes| bytes.bytes.len())
    }
}

impl Vm {
    /// What the fuel hook does when enough young objects live.
    pub fn collect_due(&mut self) {
        let generation = if self.collector.full_is_due() { FULL } else { 0 };
        self.collect_garbage(generation);
    }

    /// Whether the young objects that a patient collector lets wait seem to hold much memory.
    pub fn waiting_costs_much(&mut self) -> bool {
        let young = registry::tracked(Place::Young);
        let sampled = self.collector.sampled.min(young);
        self.collector.sampled = sampled;
        if young < sampled + SAMPLE_STEP {
            return false;
        }
        self.collector.sampled = young;
        let threshold = usize::try_from(self.collector.thresholds[0]).unwrap_or(0);
        if !self.collector.enabled || threshold == 0 || young <= threshold {
            return false;
        }
        let sample = registry::youngest(SAMPLE);
        let bytes: usize = sample.iter().map(weight).sum();
        self.collector.guessed = bytes / sample.len().max(1) >= self.collector.most_bytes / young;
        self.collector.guessed
    }

    /// Collects the young objects (generation 0) or all; answers how many were unreachable, as CPython counts them.
    pub fn collect_garbage(&mut self, generation: usize) -> usize {
        if std::mem::replace(&mut self.collector.running, true) {
            return 0;
        }
        let found = self.shielded(|vm| {
            vm.tell_collection("start", generation, 0);
            vm.show_stats_before(generation);
            let found = vm.sweep(generation);
            vm.show_stats_after(found);
            let stats = &mut vm.collector.stats[generation];
            stats.collections += 1;
            stats.collected += found as u64;
            vm.tell_collection("stop", generation, found);
            found
        });
        self.collector.running = false;
        found
    }

    fn sweep(&mut self, generation: usize) -> usize {
        let full = generation > 0;
        let limit = registry::tracked(Place::Young);
        if full {
            self.method_cache.clear();
            self.attr_cache.clear();
            self.collector.since_full = 0;
            registry::with(|rows| rows.young.move_all(&rows.old, Place::Old));
        } else {
            self.collector.since_full += 1;
        }
        let place = if full { Place::Old } else { Place::Young };
        let seen = registry::tracked(place);
        let condemned = self.condemn(place, full);
        let freed = condemned.len();
        let found = if freed > 0 { self.bury(condemned, full) } else { 0 };
        if full {
            self.collector.old_after_full = registry::tracked(Place::Old);
            self.collector.fruitful = freed * FRUITLESS >= seen;
        }
        self.collector.adapt(seen, freed, limit);
        found
    }

    /// Moves what is garbage to the condemned row and what is not to the old one; the garbage, oldest first.
    fn condemn(&mut self, place: Place, full: bool) -> Vec<Ref> {
        let shapes = full.then_some(&self.shapes);
        registry::with(|rows| {
            let garbage = rows.row(place).with_all(|members| {
                let mut trial = Trial::new(members, place, 0, shapes);
                trial.subtract();
                trial.discount(self.event_loop.tasks.iter().map(Obj::as_ref).filter(|_| full));
                trial.spread();
                trial.verdict(false)
            });
            for object in &garbage {
                let condemned = share(*object);
                rows.row(place).remove(condemned.header().slot.get());
                rows.condemned.settle(*object, Place::Condemned);
            }
            if place == Place::Young {
                rows.young.move_all(&rows.old, Place::Old);
            }
            garbage.into_iter().map(share).collect()
        })
    }

    /// Finalises and frees garbage; answers how many objects nothing brought back to life, as CPython counts them.
    fn bury(&mut self, garbage: Vec<Ref>, full: bool) -> usize {
        self.show_collectable(&garbage);
        for object in garbage.iter().filter(|object| object.has(flags::WEAKLY_REFERENCED)) {
            registry::with(|rows| super::weak::referent_dies(rows, object.0));
        }
        let mut ran = registry::pending();
        self.run_finalizers();
        for object in garbage.iter().filter(|object| object.has(flags::FINALIZER)) {
            if !object.has(flags::FINALIZED) {
                object.set_flag(flags::FINALIZED, true);
                self.finalize(object.clone());
                ran = true;
            }
        }
        self.run_finalizers();
        if ran {
            self.rescue(full);
        }
        let dead = garbage.iter().filter(|object| object.has(flags::CONDEMNED));
        let found = dead.filter(|object| is_tracked(&Value::Obj((*object).clone()))).count();
        if self.collector.debug & SAVE_ALL != 0 {
            self.collector.garbage.items.extend(garbage.iter().map(|object| Value::Obj(object.clone())).collect());
        } else {
            self.clear_garbage(&garbage);
        }
        drop(garbage);
        // What could not let go of everything is nobody's but stays in its row.
        registry::with(|rows| rows.condemned.move_all(&rows.old, Place::Old));
        found
    }

    /// Moves what finalisers brought back to life from the condemned row to the old one.
    fn rescue(&mut self, full: bool) {
        let shapes = full.then_some(&self.shapes);
        // Instances made by the finalisers keep their classes.
        let made = if full { registry::tracked_objects(Place::Young) } else { Vec::new() };
        registry::with(|rows| {
            let revived = rows.condemned.with_all(|members| {
                let mut trial = Trial::new(members, Place::Condemned, 1, shapes);
                trial.subtract();
                trial.discount(self.event_loop.tasks.iter().map(Obj::as_ref).filter(|_| full));
                trial.spread();
                for object in &made {
                    trial.keep(self.shapes.class(object.shape()).as_ref());
                }
                trial.verdict(true)
            });
            for object in revived {
                rows.condemned.remove(share(object).header().slot.get());
                rows.old.settle(object, Place::Old);
            }
        });
    }

    fn clear_garbage(&mut self, garbage: &[Ref]) {
        let condemned = || garbage.iter().filter(|object| object.has(flags::CONDEMNED));
        if condemned().any(|object| object.kind() == Kind::Future) {
            self.forget_tasks_that(|task| task.as_ref().has(flags::CONDEMNED));
        }
        for object in condemned() {
            kinds::clear(object);
        }
        if condemned().any(|object| object.kind() == Kind::Class) {
            let heir = self.class(TypeId::Object).clone();
            self.shapes.release(&heir, |class: &Obj<Class>| class.as_ref().has(flags::CONDEMNED));
        }
    }

    /// Forgets what inline caches hold, so that nothing lives by them alone.
    pub fn forget_caches(&mut self) {
        for place in [Place::Young, Place::Old, Place::Frozen] {
            for object in registry::tracked_objects(place) {
                if let Some(function) = object.cast::<Function>() {
                    function.code.forget_caches();
                }
            }
        }
    }

    /// Calls what scripts put into `gc.callbacks`.
    fn tell_collection(&mut self, phase: &str, generation: usize, collected: usize) {
        let callbacks = self.collector.callbacks.items.snapshot();
        for callback in callbacks {
            let info = Dict::new();
            for (name, number) in [("generation", generation), ("collected", collected), ("uncollectable", 0)] {
                let name = self.intern(name);
                info.set_str(self.names.string(name), Value::Int(number as i64));
            }
            let phase = self.text(phase);
            if let Err(Raised) = self.call(&callback, &[phase, info.into()]) {
                self.unraisable(&callback);
            }
        }
    }

    fn show_stats_before(&mut self, generation: usize) {
        if self.collector.debug & STATS != 0 {
            let [young, old, frozen] = [Place::Young, Place::Old, Place::Frozen].map(registry::tracked);
            self.output.write_stderr(&format!(
                "gc: collecting generation {generation}...\ngc: objects in each generation: {young} 0 {old}\n\
                 gc: objects in permanent generation: {frozen}\n"
            ));
        }
    }

    fn show_stats_after(&mut self, found: usize) {
        if self.collector.debug & STATS != 0 {
            self.output.write_stderr(&format!("gc: done, {found} unreachable, 0 uncollectable\n"));
        }
    }

    fn show_collectable(&mut self, garbage: &[Ref]) {
        if self.collector.debug & COLLECTABLE == 0 {
            return;
        }
        for object in garbage {
            let value = Value::Obj(object.clone());
            if is_tracked(&value) {
                let (name, address) = (self.type_name(&value), self.address_text(&value));
                self.output.write_stderr(&format!("gc: collectable <{name} {address}>\n"));
            }
        }
    }
}
