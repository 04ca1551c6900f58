//! The builtins: functions and the names of the built-in types.

mod attributes;
pub mod code;
mod help;
mod iteration;
mod numbers;
mod quitters;
mod text;

use crate::heap::Value;
use crate::objects::module::Module;
use crate::objects::native::Row;
use crate::objects::types::TypeId;
use crate::vm::Vm;

/// The built-in functions, by theme.
const ROWS: [&[Row]; 6] = [attributes::ROWS, code::ROWS, help::ROWS, iteration::ROWS, numbers::ROWS, text::ROWS];

/// Types that scripts know by name.
const TYPES: [TypeId; 25] = [
    TypeId::Object,
    TypeId::Type,
    TypeId::Int,
    TypeId::Bool,
    TypeId::Float,
    TypeId::Complex,
    TypeId::Str,
    TypeId::Bytes,
    TypeId::ByteArray,
    TypeId::Tuple,
    TypeId::List,
    TypeId::Dict,
    TypeId::Set,
    TypeId::FrozenSet,
    TypeId::Range,
    TypeId::Slice,
    TypeId::Property,
    TypeId::ClassMethod,
    TypeId::StaticMethod,
    TypeId::Super,
    TypeId::Enumerate,
    TypeId::Zip,
    TypeId::Map,
    TypeId::Filter,
    TypeId::Reversed,
];

/// Fills the builtins' namespace.
pub fn install(vm: &mut Vm) {
    let module = Module::new(vm.builtins.clone());
    let name = vm.text("builtins");
    vm.set_module_item(&module, "__name__", name);
    for row in ROWS.iter().copied().flatten() {
        let function = vm.native_function(row, "builtins");
        vm.set_module_item(&module, row.name(), function);
    }
    for id in TYPES {
        let class = vm.class(id).clone();
        let name = class.name.borrow().clone();
        vm.set_module_item(&module, &name, class.into());
    }
    let view = vm.native_class(&crate::objects::memoryview::SPEC);
    vm.set_module_item(&module, "memoryview", view.into());
    for class in vm.exceptions.clone() {
        let name = class.name.borrow().clone();
        vm.set_module_item(&module, &name, class.into());
    }
    for alias in ["EnvironmentError", "IOError"] {
        let class = vm.exceptions[crate::objects::exception::Exc::OSError as usize].value();
        vm.set_module_item(&module, alias, class);
    }
    for name in quitters::NAMES {
        let quitter = quitters::make(vm, name);
        vm.set_module_item(&module, name, quitter);
    }
    let constants = [
        ("None", Value::None),
        ("True", Value::True),
        ("False", Value::False),
        ("Ellipsis", vm.ellipsis.clone()),
        ("NotImplemented", vm.not_implemented.clone()),
        ("__debug__", Value::True),
    ];
    for (name, value) in constants {
        vm.set_module_item(&module, name, value);
    }
    let key = vm.intern("builtins");
    vm.modules.set_str(vm.names.string(key), module.into());
}
