//! `gc`: the cycle collector as scripts see it.
//!
//! The collector (`heap/collector.rs`) has two generations, CPython three. Generation 0 is its young row; 1 and 2 are both
//! the old one, so `gc.collect(1)` is a full collection too, and `gc.get_objects(1)` finds nothing.

use super::NativeModule;
use crate::heap::collector::{self, Collector, FULL};
use crate::heap::registry;
use crate::heap::rows::Place;
use crate::heap::{Kind, Obj, Ref, Value, flags};
use crate::objects::dict::Dict;
use crate::objects::exception::Exc;
use crate::objects::list::List;
use crate::objects::module::Module;
use crate::objects::native::{Answer, Args, Raised, row};
use crate::objects::string::Str;
use crate::objects::tuple::Tuple;
use crate::vm::Vm;

/// The module.
pub const MODULE: NativeModule = NativeModule {
    name: "gc",
    doc: "This module provides access to the garbage collector for reference cycles.",
    functions: &[
        row("enable()", "Enable automatic garbage collection.", |vm, _| switch(vm, true)),
        row("disable()", "Disable automatic garbage collection.", |vm, _| switch(vm, false)),
        row("isenabled()", "Returns true if automatic garbage collection is enabled.", |vm, _| {
            Ok(Value::bool(vm.collector.enabled))
        }),
        row("collect(generation=2)", "Run the garbage collector.", collect),
        row("get_debug()", "Get the garbage collection debugging flags.", |vm, _| Ok(Value::Int(vm.collector.debug))),
        row("set_debug(flags, /)", "Set the garbage collection debugging flags.", |vm, args| {
            vm.collector.debug = c_int(vm, &args[0])?;
            Ok(Value::None)
        }),
        row("get_count()", "Return a three-tuple of the current collection counts.", |vm, _| {
            let young = registry::tracked(Place::Young) as i64;
            Ok(Tuple::of([Value::Int(young), Value::Int(vm.collector.since_full as i64), Value::Int(0)]).into())
        }),
        row("get_threshold()", "Return the current collection thresholds.", |vm, _| {
            Ok(Tuple::of(vm.collector.thresholds.map(Value::Int)).into())
        }),
        row("set_threshold(*thresholds)", "set_threshold(threshold0, [threshold1, [threshold2]])", set_threshold),
        row("get_stats()", "Return a list of dictionaries containing per-generation statistics.", stats),
        row(
            "get_objects(generation=None)",
            "Return a list of objects tracked by the collector (excluding the list returned).",
            objects,
        ),
        row("get_referrers(*objs)", "Return the list of objects that directly refer to any of 'objs'.", referrers),
        row("get_referents(*objs)", "Return the list of objects that are directly referred to by 'objs'.", referents),
        row("is_tracked(obj, /)", "Returns true if the object is tracked by the garbage collector.", |_, args| {
            Ok(Value::bool(collector::is_tracked(&args[0])))
        }),
        row("is_finalized(obj, /)", "Returns true if the object has been already finalized by the GC.", |_, args| {
            Ok(Value::bool(args[0].as_ref().is_some_and(|object| object.has(flags::FINALIZED))))
        }),
        row("freeze()", "Freeze all current tracked objects and ignore them for future collections.", |_, _| {
            registry::freeze();
            Ok(Value::None)
        }),
        row("unfreeze()", "Unfreeze all objects in the permanent generation.", |_, _| {
            registry::unfreeze();
            Ok(Value::None)
        }),
        row("get_freeze_count()", "Return the number of objects in the permanent generation.", |_, _| {
            Ok(Value::Int(registry::tracked(Place::Frozen) as i64))
        }),
    ],
    classes: &[],
    setup: Some(setup),
};

fn setup(vm: &mut Vm, module: &Obj<Module>) -> Result<(), Raised> {
    let constants = [
        ("DEBUG_STATS", collector::STATS),
        ("DEBUG_COLLECTABLE", collector::COLLECTABLE),
        ("DEBUG_UNCOLLECTABLE", collector::UNCOLLECTABLE),
        ("DEBUG_SAVEALL", collector::SAVE_ALL),
        ("DEBUG_LEAK", collector::COLLECTABLE | collector::UNCOLLECTABLE | collector::SAVE_ALL),
    ];
    for (name, value) in constants {
        vm.set_module_item(module, name, Value::Int(value));
    }
    let Collector { garbage, callbacks, .. } = &vm.collector;
    let (garbage, callbacks) = (garbage.value(), callbacks.value());
    vm.set_module_item(module, "garbage", garbage);
    vm.set_module_item(module, "callbacks", callbacks);
    Ok(())
}

/// An argument that CPython takes as a C `int`.
fn c_int(vm: &mut Vm, value: &Value) -> Result<i64, Raised> {
    let number = vm.index_i64(value)?;
    if i32::try_from(number).is_ok() {
        return Ok(number);
    }
    let bound = if number < 0 { "less than minimum" } else { "greater than maximum" };
    Err(vm.raise(Exc::OverflowError, format!("signed integer is {bound}")))
}

fn switch(vm: &mut Vm, on: bool) -> Answer {
    vm.collector.enabled = on;
    vm.collector.apply();
    Ok(Value::None)
}

fn collect(vm: &mut Vm, args: Args<'_>) -> Answer {
    let generation = c_int(vm, &args[0])?;
    let Some(generation) = usize::try_from(generation).ok().filter(|generation| *generation <= FULL) else {
        return Err(vm.value_error("invalid generation"));
    };
    if generation > 0 {
        vm.forget_caches();
    }
    let found = vm.collect_garbage(generation);
    if generation == FULL {
        // Who asks for a full collection wants to see what is left.
        registry::give_back();
    }
    Ok(Value::Int(found as i64))
}

fn set_threshold(vm: &mut Vm, args: Args<'_>) -> Answer {
    let given = args.rest(0);
    if given.is_empty() || given.len() > 3 {
        return Err(vm.type_error("gc.set_threshold requires 1 to 3 arguments"));
    }
    let mut thresholds = vm.collector.thresholds;
    for (place, value) in thresholds.iter_mut().zip(given) {
        *place = c_int(vm, value)?;
    }
    vm.collector.thresholds = thresholds;
    vm.collector.apply();
    Ok(Value::None)
}

fn stats(vm: &mut Vm, _args: Args<'_>) -> Answer {
    let mut list = Vec::new();
    for stats in vm.collector.stats {
        let dict = Dict::new();
        let counts = [("collections", stats.collections), ("collected", stats.collected), ("uncollectable", 0)];
        for (name, count) in counts {
            let name = vm.intern(name);
            dict.set_str(vm.names.string(name), Value::Int(count as i64));
        }
        list.push(dict.into());
    }
    Ok(List::new(list).into())
}

fn objects(vm: &mut Vm, args: Args<'_>) -> Answer {
    let places: &[Place] = match generation(vm, &args[0])? {
        None | Some(-1) => &[Place::Young, Place::Old],
        Some(0) => &[Place::Young],
        Some(2) => &[Place::Old],
        Some(1) => &[],
        Some(number) => {
            let text = if number > 2 {
                "generation parameter must be less than the number of available generations (3)"
            } else {
                "generation parameter cannot be negative"
            };
            return Err(vm.value_error(text));
        }
    };
    let found = places.iter().flat_map(|place| registry::tracked_objects(*place)).map(Value::Obj);
    Ok(List::new(found.filter(collector::is_tracked).collect()).into())
}

fn generation(vm: &mut Vm, value: &Value) -> Result<Option<i64>, Raised> {
    if value.is_none() {
        return Ok(None);
    }
    let is_number = matches!(value.unwrap_payload(), Value::Int(_) | Value::True | Value::False)
        || vm.index_i64(value).map_err(|Raised| drop(vm.take_raised())).is_ok();
    if is_number {
        return vm.index_i64(value).map(Some);
    }
    let got = vm.type_name(value);
    Err(vm.type_error(format!("argument should be integer or None, not '{got}'")))
}

fn referrers(vm: &mut Vm, args: Args<'_>) -> Answer {
    let wanted: Vec<&Ref> = args.rest(0).iter().filter_map(Value::as_ref).collect();
    let refers = |object: &Ref| {
        let mut found = false;
        let mut look = |value: &Value| {
            found |= value.as_ref().is_some_and(|other| wanted.iter().any(|one| one.is(other)));
        };
        each_referent(vm, object, &mut look);
        found
    };
    let all = [Place::Young, Place::Old].into_iter().flat_map(registry::tracked_objects);
    // The tuple of the arguments refers to them too.
    let own = args.values()[0].as_ref();
    let found = all.filter(|object| own.is_none_or(|own| !own.is(object)) && refers(object));
    Ok(List::new(found.map(Value::Obj).collect()).into())
}

fn referents(vm: &mut Vm, args: Args<'_>) -> Answer {
    let mut list = Vec::new();
    // A tuple that never closes a cycle is not tracked, but has its items.
    let holds = |object: &&Ref| object.has(flags::TRACKED) || object.kind() == Kind::Tuple;
    for object in args.rest(0).iter().filter_map(Value::as_ref).filter(holds) {
        if let Some(dict) = object.cast::<Dict>() {
            list.extend(of_dict(dict));
            continue;
        }
        let mut own = Vec::new();
        each_referent(vm, object, &mut |value| own.push(value.clone()));
        if matches!(object.kind(), Kind::List | Kind::Tuple) {
            // CPython walks them from their end.
            own.reverse();
        }
        list.extend(own);
    }
    Ok(List::new(list).into())
}

/// The referents of a dict in CPython's order, values before their keys; keys are left out where all are strings.
fn of_dict(dict: &Obj<Dict>) -> Vec<Value> {
    let pairs = dict.pairs();
    if pairs.iter().all(|(key, _)| key.exact::<Str>().is_some()) {
        return pairs.into_iter().map(|(_, value)| value).collect();
    }
    pairs.into_iter().flat_map(|(key, value)| [value, key]).collect()
}

/// What an object refers to, the class of an instance included.
fn each_referent(vm: &Vm, object: &Ref, look: &mut dyn FnMut(&Value)) {
    collector::referents(object, &mut |value| {
        if !value.is_unbound() {
            look(value);
        }
    });
    if object.kind() == Kind::Instance {
        look(&vm.shapes.class(object.shape()).value());
    }
}
