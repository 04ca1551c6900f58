//! What programs can import: one file or folder per native module, `lib/*.py` for what our own language can express.
//!
//! A native module is its own file with a [`NativeModule`] and one word in the list here. It is built at first import.

use crate::heap::{Obj, Value};
use crate::objects::module::Module;
use crate::objects::native::{ClassSpec, Raised, Row};
use crate::vm::Vm;

/// A module written in Rust.
pub struct NativeModule {
    /// Its (dotted) name.
    pub name: &'static str,
    /// `__doc__`
    pub doc: &'static str,
    /// Its functions.
    pub functions: &'static [Row],
    /// Its classes.
    pub classes: &'static [&'static ClassSpec],
    /// Adds constants and whatever rows cannot say, with [`Vm::set_module_item`].
    pub setup: Option<fn(&mut Vm, &Obj<Module>) -> Result<(), Raised>>,
}

macro_rules! native_modules {
    ($($module:ident)*) => {
        $(pub mod $module;)*

        /// Every native module.
        pub const NATIVE: &[&NativeModule] = &[$(&$module::MODULE,)*];
    };
}

native_modules! {
    decimal math random
}

/// Modules in our own language: name, whether it is a package, source text.
pub const PYTHON: &[(&str, bool, &str)] = &[
    ("fractions", false, include_str!("lib/fractions.py")),
    ("numbers", false, include_str!("lib/numbers.py")),
    ("statistics", false, include_str!("lib/statistics.py")),
];

impl Vm {
    /// Binds a name in a module.
    pub fn set_module_item(&mut self, module: &Obj<Module>, name: &str, value: Value) {
        let name = self.intern(name);
        module.dict.set_str(self.names.string(name), value);
    }
}
