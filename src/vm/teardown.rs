//! The end of a program: its modules are taken down, in CPython's order as far as scripts can see it (`finalize_modules`).
//!
//! The program's modules leave `sys.modules`. A namespace that nothing refers to any more goes at once, its values in the order
//! in which they were bound; most are held by their own functions and go in one last full collection, whose finalisers
//! run in the order of the objects' making. Where a module object lives on, its names are set to None. Modules
//! of the library stay: nothing that a program can see ends with them.

use super::Vm;
use crate::heap::collector::FULL;
use crate::heap::weak::WeakRef;
use crate::heap::{Obj, Value, registry};
use crate::objects::module::Module;
use crate::objects::names::sym;
use crate::objects::string::Str;
use crate::objects::types::TypeId;

impl Vm {
    /// Takes the program down. Costs little where nothing is left whose end anybody could notice.
    pub fn tear_down(&mut self, main: Obj<Module>) {
        self.run_finalizers();
        if !registry::anything_to_finalize() {
            return;
        }
        self.finalizing = true;
        self.raised = Value::Unbound;
        self.event_loop.forget_run();
        drop(main);
        let modules = self.forget_script_modules();
        self.run_finalizers();
        self.forget_caches();
        self.collect_garbage(FULL);
        for module in modules.iter().rev().filter_map(|module| module.upgrade()) {
            if let Some(module) = module.cast::<Module>() {
                self.clear_module(module);
            }
        }
        self.run_finalizers();
        self.collect_garbage(FULL);
        self.run_finalizers();
    }

    /// Puts None in the place of the program's own modules; weak references to them.
    fn forget_script_modules(&mut self) -> Vec<Obj<WeakRef>> {
        let file = self.names.string(sym::__file__).clone();
        let main = self.names.value(sym::__main__);
        let mut forgotten = Vec::new();
        for (name, value) in self.modules.pairs() {
            let (Some(key), Some(module)) = (name.exact::<Str>(), value.exact::<Module>()) else { continue };
            if name.is(&main) || module.dict.get_str(&file).is_some() {
                forgotten.push(WeakRef::new(TypeId::WeakRef.shape(), module.as_ref(), Value::Unbound));
                self.modules.set_str(key, Value::None);
            }
        }
        forgotten
    }

    /// Sets the names of a module that lives on to None, those with one underscore first (`_PyModule_Clear`).
    fn clear_module(&mut self, module: &Obj<Module>) {
        let pairs = module.dict.pairs();
        let names: Vec<Obj<Str>> = pairs.iter().filter_map(|(name, _)| name.exact::<Str>().cloned()).collect();
        drop(pairs);
        let is_private = |name: &Obj<Str>| {
            let text = name.to_text();
            text.starts_with('_') && !text.starts_with("__")
        };
        let (private, public): (Vec<_>, Vec<_>) = names.into_iter().partition(is_private);
        for name in private.iter().chain(&public) {
            if name.to_text() != "__builtins__" {
                module.dict.set_str(name, Value::None);
                self.run_finalizers();
            }
        }
    }
}
