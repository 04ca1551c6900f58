//! `_imp`: what `importlib`, written in our own language, asks of the import machinery.

use super::super::NativeModule;
use crate::heap::Value;
use crate::objects::module::Module;
use crate::objects::native::{Answer, Args, Raised, row};
use crate::vm::Vm;

/// The module.
pub const MODULE: NativeModule = NativeModule {
    name: "_imp",
    doc: "(Extremely) low-level import machinery bits as used by importlib.",
    functions: &[
        row("import_module(name, /)", "Import a module by its absolute name; the module itself.", import_module),
        row("find(name, folders=None, /)", "Kind, place and whether it is a package; None where there is none.", find),
        row("run_file(module, path, /)", "Run the text of a file in a module's namespace.", run_file),
        row("run_again(module, name, /)", "Run the code of a module of the library anew, in the same module.", run_again),
    ],
    classes: &[],
    setup: None,
};

fn import_module(vm: &mut Vm, args: Args<'_>) -> Answer {
    let name = vm.text_arg(&args[0], "import_module() argument")?;
    vm.import_for_program(&name)
}

fn find(vm: &mut Vm, args: Args<'_>) -> Answer {
    let name = vm.text_arg(&args[0], "find() argument 1")?;
    let folders = if args[1].is_none() { None } else { Some(vm.path_texts(&args[1])?) };
    vm.describe_module(&name, folders)
}

fn run_file(vm: &mut Vm, args: Args<'_>) -> Answer {
    let module = module(vm, &args[0])?;
    let path = vm.text_arg(&args[1], "run_file() argument 2")?;
    vm.run_file(&module, &path)?;
    Ok(Value::None)
}

fn run_again(vm: &mut Vm, args: Args<'_>) -> Answer {
    let module = module(vm, &args[0])?;
    let name = vm.text_arg(&args[1], "run_again() argument 2")?;
    vm.load_again(&module, &name)?;
    Ok(Value::None)
}

fn module(vm: &mut Vm, value: &Value) -> Result<crate::heap::Obj<Module>, Raised> {
    match value.exact::<Module>() {
        Some(module) => Ok(module.clone()),
        None => Err(vm.type_error("a module is needed")),
    }
}
