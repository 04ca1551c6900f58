//! `gc`: the cycle collector as scripts see it.
//!
//! Memory is counted; the collector frees the cycles that counts cannot. There is one generation, so any collection is a full
//! one, and it runs when it is asked for: thresholds are kept for whoever asks after them.

use super::NativeModule;
use crate::heap::{Obj, Ref, Value, collector, flags, registry};
use crate::objects::dict::Dict;
use crate::objects::list::List;
use crate::objects::module::Module;
use crate::objects::native::{Answer, Args, Raised, row};
use crate::vm::Vm;

/// The module.
pub const MODULE: NativeModule = NativeModule {
    name: "gc",
    doc: "This module provides access to the garbage collector for reference cycles.",
    functions: &[
        row("collect(generation=2)", "Run the garbage collector; the number of unreachable objects is returned.", collect),
        row("enable()", "Enable automatic garbage collection.", |vm, _| enable(vm, true)),
        row("disable()", "Disable automatic garbage collection.", |vm, _| enable(vm, false)),
        row("isenabled()", "Returns true if automatic garbage collection is enabled.", is_enabled),
        row("get_count()", "Return a three-tuple of the current collection counts.", get_count),
        row("get_threshold()", "Return the current collection thresholds.", get_threshold),
        row("set_threshold(*thresholds)", "Set the collection thresholds (the collection frequency).", set_threshold),
        row("get_debug()", "Get the garbage collection debugging flags.", get_debug),
        row("set_debug(flags, /)", "Set the garbage collection debugging flags.", set_debug),
        row("get_stats()", "Return a list of dictionaries containing per-generation statistics.", get_stats),
        row("get_objects(generation=None)", "Return a list of objects tracked by the collector.", get_objects),
        row("get_referents(*objs)", "Return the list of objects that are directly referred to by 'objs'.", get_referents),
        row("get_referrers(*objs)", "Return the list of objects that directly refer to any of 'objs'.", get_referrers),
        row("is_tracked(obj, /)", "Returns true if the object is tracked by the garbage collector.", is_tracked),
        row("is_finalized(obj, /)", "Returns true if the object has been already finalized by the GC.", is_finalized),
        row("freeze()", "Freeze all current tracked objects and ignore them for future collections.", freeze),
        row("unfreeze()", "Unfreeze all objects in the permanent generation.", unfreeze),
        row("get_freeze_count()", "Return the number of objects in the permanent generation.", get_freeze_count),
    ],
    classes: &[],
    setup: Some(setup),
};

/// What the module remembers.
struct Settings {
    enabled: bool,
    thresholds: [i64; 3],
    debug: i64,
    collections: i64,
    collected: i64,
    frozen: usize,
}

impl Default for Settings {
    fn default() -> Settings {
        Settings { enabled: true, thresholds: [2000, 10, 10], debug: 0, collections: 0, collected: 0, frozen: 0 }
    }
}

fn setup(vm: &mut Vm, module: &Obj<Module>) -> Result<(), Raised> {
    let names = ["DEBUG_STATS", "DEBUG_COLLECTABLE", "DEBUG_UNCOLLECTABLE", "DEBUG_SAVEALL", "DEBUG_LEAK"];
    for (name, value) in names.into_iter().zip([1, 2, 4, 32, 38]) {
        vm.set_module_item(module, name, Value::Int(value));
    }
    for name in ["garbage", "callbacks"] {
        vm.set_module_item(module, name, List::new(Vec::new()).into());
    }
    Ok(())
}

fn collect(vm: &mut Vm, args: Args<'_>) -> Answer {
    let generation = vm.index_i64(&args[0])?;
    if !(0..=2).contains(&generation) {
        return Err(vm.value_error("invalid generation"));
    }
    call_back(vm, "start", generation, 0)?;
    let count = collector::collect(vm) as i64;
    let settings = vm.state::<Settings>();
    settings.collections += 1;
    settings.collected += count;
    call_back(vm, "stop", generation, count)?;
    Ok(Value::Int(count))
}

/// Calls what scripts put into `gc.callbacks`.
fn call_back(vm: &mut Vm, phase: &str, generation: i64, collected: i64) -> Result<(), Raised> {
    let module = vm.import_module("gc")?;
    let name = vm.intern("callbacks");
    let callbacks = vm.getattr(&module, name)?;
    for callback in vm.collect(&callbacks)? {
        let info = Dict::new();
        for (name, value) in [("generation", generation), ("collected", collected), ("uncollectable", 0)] {
            let name = vm.intern(name);
            info.set_str(vm.names.string(name), Value::Int(value));
        }
        let phase = vm.text(phase);
        vm.call(&callback, &[phase, info.into()])?;
    }
    Ok(())
}

fn enable(vm: &mut Vm, enabled: bool) -> Answer {
    vm.state::<Settings>().enabled = enabled;
    Ok(Value::None)
}

fn is_enabled(vm: &mut Vm, _args: Args<'_>) -> Answer {
    Ok(Value::bool(vm.state::<Settings>().enabled))
}

fn get_count(vm: &mut Vm, _args: Args<'_>) -> Answer {
    let (young, _) = registry::tracked();
    Ok(vm.new_tuple(vec![Value::Int(young as i64), Value::Int(0), Value::Int(0)]))
}

fn get_threshold(vm: &mut Vm, _args: Args<'_>) -> Answer {
    let thresholds = vm.state::<Settings>().thresholds.map(Value::Int).to_vec();
    Ok(vm.new_tuple(thresholds))
}

fn set_threshold(vm: &mut Vm, args: Args<'_>) -> Answer {
    let given = args.rest(0);
    if !(1..=3).contains(&given.len()) {
        return Err(vm.type_error("gc.set_threshold requires 1 to 3 arguments"));
    }
    for (at, value) in given.iter().enumerate() {
        let value = vm.index_i64(value)?;
        vm.state::<Settings>().thresholds[at] = value;
    }
    Ok(Value::None)
}

fn get_debug(vm: &mut Vm, _args: Args<'_>) -> Answer {
    Ok(Value::Int(vm.state::<Settings>().debug))
}

fn set_debug(vm: &mut Vm, args: Args<'_>) -> Answer {
    let flags = vm.index_i64(&args[0])?;
    vm.state::<Settings>().debug = flags;
    Ok(Value::None)
}

/// One dict for each of CPython's generations; all collections are of the oldest.
fn get_stats(vm: &mut Vm, _args: Args<'_>) -> Answer {
    let settings = vm.state::<Settings>();
    let rows = [(0, 0), (0, 0), (settings.collections, settings.collected)];
    let mut stats = Vec::new();
    for (collections, collected) in rows {
        let dict = Dict::new();
        for (name, value) in [("collections", collections), ("collected", collected), ("uncollectable", 0)] {
            let name = vm.intern(name);
            dict.set_str(vm.names.string(name), Value::Int(value));
        }
        stats.push(dict.into());
    }
    Ok(List::new(stats).into())
}

fn get_objects(vm: &mut Vm, args: Args<'_>) -> Answer {
    if let Some(generation) = args.some(0) {
        let generation = vm.index_i64(generation)?;
        if generation >= 3 {
            let message = "generation parameter must be less than the number of available generations (3)";
            return Err(vm.value_error(message));
        }
        if generation < 0 {
            return Err(vm.value_error("generation parameter cannot be negative"));
        }
    }
    Ok(List::new(collector::containers().into_iter().map(Value::Obj).collect()).into())
}

fn get_referents(_vm: &mut Vm, args: Args<'_>) -> Answer {
    let held = args.rest(0).iter().filter_map(Value::as_ref).flat_map(collector::referents);
    Ok(List::new(held.filter(|value| !value.is_unbound()).collect()).into())
}

fn get_referrers(_vm: &mut Vm, args: Args<'_>) -> Answer {
    let wanted = args.rest(0);
    let refers = |object: &Ref| {
        let held = collector::referents(object);
        held.iter().any(|value| wanted.iter().any(|wanted| value.is(wanted)))
    };
    let own = args.values().first();
    let found = collector::containers().into_iter().filter(refers).map(Value::Obj);
    Ok(List::new(found.filter(|value| own.is_none_or(|own| !value.is(own))).collect()).into())
}

fn is_tracked(_vm: &mut Vm, args: Args<'_>) -> Answer {
    Ok(Value::bool(args[0].as_ref().is_some_and(|object| object.has(flags::TRACKED))))
}

fn is_finalized(_vm: &mut Vm, args: Args<'_>) -> Answer {
    Ok(Value::bool(args[0].as_ref().is_some_and(|object| object.has(flags::FINALIZED))))
}

/// Nothing is freed that is in use: what is frozen need not be set apart, only counted.
fn freeze(vm: &mut Vm, _args: Args<'_>) -> Answer {
    let (young, old) = registry::tracked();
    vm.state::<Settings>().frozen = young + old;
    Ok(Value::None)
}

fn unfreeze(vm: &mut Vm, _args: Args<'_>) -> Answer {
    vm.state::<Settings>().frozen = 0;
    Ok(Value::None)
}

fn get_freeze_count(vm: &mut Vm, _args: Args<'_>) -> Answer {
    Ok(Value::Int(vm.state::<Settings>().frozen as i64))
}
