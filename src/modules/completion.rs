//! What the prompt's completion may know of names: those in scope, those of an object, those that can be imported.
//!
//! Nothing here runs code of the script, but for [`Vm::value_called`]: a property is not asked for its value, nor `__getattr__` or
//! `__dir__` for names.

use super::{NATIVE, PYTHON};
use crate::heap::{Kind, Obj, Value};
use crate::objects::class::Class;
use crate::objects::dict::Dict;
use crate::objects::module::Module;
use crate::objects::names::sym;
use crate::objects::native::Raised;
use crate::objects::string::Str;
use crate::objects::types::TypeId;
use crate::vm::Vm;

impl Vm {
    /// Names of a program's globals and the builtins, and whether what they name can be called.
    pub fn names_in_scope(&mut self, globals: &Obj<Dict>) -> Vec<(String, bool)> {
        let scopes = [globals.clone(), self.builtins.clone()];
        let pairs = scopes.iter().flat_map(|scope| scope.pairs());
        pairs.filter_map(|(name, value)| Some((text_of(&name)?, self.is_callable(&value)))).collect()
    }

    /// What a dotted name stands for, found without running code.
    pub fn value_of_name(&mut self, globals: &Obj<Dict>, dotted: &str) -> Option<Value> {
        let mut parts = dotted.split('.');
        let first = Str::new(parts.next()?);
        let first = globals.get_str(&first).or_else(|| self.builtins.get_str(&first))?;
        parts.try_fold(first, |owner, part| self.plain_attribute(&owner, part))
    }

    /// The same as code would find it: what a module makes when it is first asked for is there as well.
    pub fn value_called(&mut self, globals: &Obj<Dict>, dotted: &str) -> Option<Value> {
        let Some((owner, part)) = dotted.rsplit_once('.') else { return self.value_of_name(globals, dotted) };
        let owner = self.value_called(globals, owner)?;
        let symbol = self.intern(part);
        self.getattr_opt(&owner, symbol).unwrap_or_else(|Raised| {
            drop(self.take_raised());
            None
        })
    }

    fn plain_attribute(&mut self, owner: &Value, name: &str) -> Option<Value> {
        let symbol = self.intern(name);
        if let Some(module) = owner.exact::<Module>() {
            return module.dict.get_str(self.names.string(symbol));
        }
        if let Some(class) = owner.exact::<Class>().cloned() {
            return self.class_lookup(&class, symbol);
        }
        let own = self.own_attribute(owner, symbol);
        own.or_else(|| self.class_lookup(self.class_of(owner), symbol))
    }

    /// The attributes of an object, and whether each can be called, where that is seen without running code.
    pub fn attributes_to_complete(&mut self, object: &Value) -> Vec<(String, bool)> {
        let callable = |vm: &mut Vm, name: &str| vm.plain_attribute(object, name).is_some_and(|it| vm.is_callable(&it));
        self.attribute_names(object).into_iter().map(|name| (name.clone(), callable(self, &name))).collect()
    }

    /// The attributes of an object, as the `__dir__` of its built-in type lists them.
    pub fn attribute_names(&mut self, object: &Value) -> Vec<String> {
        let found = self.class_lookup(self.class_of(object), sym::__dir__);
        let native = found.filter(|found| found.kind() == Some(Kind::Native));
        let lister = native.or_else(|| self.class_lookup(self.class(TypeId::Object), sym::__dir__));
        let Some(lister) = lister else { return Vec::new() };
        let listed = self.call(&lister, std::slice::from_ref(object)).and_then(|names| self.collect(&names));
        let names = listed.unwrap_or_else(|Raised| {
            drop(self.take_raised());
            Vec::new()
        });
        names.iter().filter_map(text_of).collect()
    }

    /// The modules that come with the interpreter and are meant for scripts.
    pub fn importable_modules(&self) -> Vec<String> {
        let native = NATIVE.iter().map(|module| module.name);
        let names = native.chain(PYTHON.iter().map(|(name, _, _)| *name));
        names.filter(|name| !name.starts_with('_') && !name.contains("._")).map(str::to_owned).collect()
    }

    /// A module that was imported.
    pub fn loaded_module(&mut self, name: &str) -> Option<Value> {
        self.modules.get_str(&Str::new(name))
    }

    /// The reserved words.
    pub fn reserved_words(&mut self) -> Vec<String> {
        let list = self.import_module("keyword").and_then(|module| {
            let name = self.intern("kwlist");
            self.getattr(&module, name)
        });
        let words = list.and_then(|list| self.collect(&list)).unwrap_or_else(|Raised| {
            drop(self.take_raised());
            Vec::new()
        });
        words.iter().filter_map(text_of).collect()
    }
}

fn text_of(name: &Value) -> Option<String> {
    name.exact::<Str>().map(|name| name.to_text().into_owned())
}
