//! `_weakref`: what module `weakref` cannot say in our own language.

use super::NativeModule;
use crate::heap::weak::references_to;
use crate::heap::{Obj, Value};
use crate::objects::list::List;
use crate::objects::module::Module;
use crate::objects::native::{Answer, Args, Raised, row};
use crate::objects::types::TypeId;
use crate::vm::Vm;

/// The module.
pub const MODULE: NativeModule = NativeModule {
    name: "_weakref",
    doc: "Weak-reference support module.",
    functions: &[
        row("getweakrefcount(object, /)", "Return the number of weak references to 'object'.", count),
        row("getweakrefs(object, /)", "Return a list of all weak reference objects pointing to 'object'.", all),
    ],
    classes: &[],
    setup: Some(setup),
};

fn setup(vm: &mut Vm, module: &Obj<Module>) -> Result<(), Raised> {
    let class = vm.class(TypeId::WeakRef).value();
    vm.set_module_item(module, "ref", class.clone());
    vm.set_module_item(module, "ReferenceType", class);
    Ok(())
}

fn references(value: &Value) -> Vec<Value> {
    value.as_ref().map_or_else(Vec::new, |object| references_to(object).into_iter().map(Value::Obj).collect())
}

fn count(_vm: &mut Vm, args: Args<'_>) -> Answer {
    Ok(Value::Int(references(&args[0]).len() as i64))
}

fn all(_vm: &mut Vm, args: Args<'_>) -> Answer {
    Ok(List::new(references(&args[0])).into())
}
