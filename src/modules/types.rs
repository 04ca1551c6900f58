//! `_types`: what module `types` cannot say in our own language.

use super::NativeModule;
use crate::heap::Obj;
use crate::objects::function::Function;
use crate::objects::module::Module;
use crate::objects::native::{Answer, Args, Raised, row};
use crate::objects::{alias, union};
use crate::vm::Vm;

/// The module.
pub const MODULE: NativeModule = NativeModule {
    name: "_types",
    doc: "The parts of types that are not its own language's.",
    functions: &[
        row("mark_coroutine(function, /)", "Let what a generator function makes be awaited.", mark_coroutine),
        row("union(*types)", "The union of what counts as types.", make_union),
        row("parameters(args, /)", "The type variables of a row of type arguments.", parameters),
        row("type_repr(type, /)", "A type as annotations show it.", type_repr),
    ],
    classes: &[&alias::SPEC, &union::SPEC],
    setup: Some(setup),
};

fn setup(vm: &mut Vm, module: &Obj<Module>) -> Result<(), Raised> {
    let proxy = vm.native_class(&crate::objects::containers::mapping_proxy::SPEC);
    vm.set_module_item(module, "MappingProxyType", proxy.into());
    Ok(())
}

fn mark_coroutine(vm: &mut Vm, args: Args<'_>) -> Answer {
    let Some(function) = args[0].exact::<Function>() else {
        return Err(vm.type_error("types.coroutine() expects a callable"));
    };
    function.code.iterable_coroutine.set(true);
    Ok(args[0].clone())
}

fn make_union(vm: &mut Vm, args: Args<'_>) -> Answer {
    vm.union_of(args.rest(0))
}

fn parameters(vm: &mut Vm, args: Args<'_>) -> Answer {
    vm.type_parameters(&args[0])
}

fn type_repr(vm: &mut Vm, args: Args<'_>) -> Answer {
    let text = vm.type_text(&args[0])?;
    Ok(vm.text(&text))
}
