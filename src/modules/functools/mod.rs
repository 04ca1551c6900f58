//! `_functools`: what `functools` needs in Rust: `partial`, the wrapper of `lru_cache`, `cmp_to_key`, `reduce`. The rest
//! lies in `lib/functools.py`.

mod key;
mod lru_cache;
mod partial;

use super::NativeModule;
use crate::heap::Value;
use crate::objects::exception::Exc;
use crate::objects::native::{Answer, Args, Raised, row};
use crate::vm::Vm;

/// The module.
pub const MODULE: NativeModule = NativeModule {
    name: "_functools",
    doc: "Tools that operate on functions.",
    functions: &[
        row("cmp_to_key(mycmp)", "Convert a cmp= function into a key= function.", key::cmp_to_key),
        row(
            "reduce(function, iterable, initial=<none>, /)",
            "Apply a function of two arguments cumulatively to the items of an iterable, from left to right.\n\n\
             This effectively reduces the iterable to a single value.  If initial is present,\n\
             it is placed before the items of the iterable in the calculation, and serves as\n\
             a default when the iterable is empty.",
            reduce,
        ),
    ],
    classes: &[&partial::SPEC, &lru_cache::SPEC],
    setup: Some(|vm, _| {
        for spec in [&partial::SPEC, &lru_cache::SPEC] {
            let class = vm.native_class(spec);
            class.has_dict.set(true);
            class.has_weakrefs.set(true);
        }
        Ok(())
    }),
};

fn reduce(vm: &mut Vm, args: Args<'_>) -> Answer {
    let iterator = match vm.iter(&args[1]) {
        Ok(iterator) => iterator,
        Err(Raised) if vm.raised_is(Exc::TypeError) => {
            drop(vm.take_raised());
            return Err(vm.type_error("reduce() arg 2 must support iteration"));
        }
        Err(raised) => return Err(raised),
    };
    let mut result = match args.given(2) {
        Some(initial) => initial.clone(),
        None => match vm.next(&iterator)? {
            Some(first) => first,
            None => return Err(vm.type_error("reduce() of empty iterable with no initial value")),
        },
    };
    while let Some(item) = vm.next(&iterator)? {
        result = vm.call(&args[0], &[std::mem::take(&mut result), item])?;
    }
    Ok(result)
}

/// TypeError unless a value can be called.
fn callable(vm: &mut Vm, value: &Value) -> Result<(), Raised> {
    if vm.is_callable(value) { Ok(()) } else { Err(vm.type_error("the first argument must be callable")) }
}
