//! Making classes: `class` statements and `type(name, bases, dict)`.

pub(super) mod rebase;
mod slots;

use super::class::{Class, Layout, best_of, linearize};
use super::names::{Symbol, sym};
use super::types::TypeId;
use crate::heap::shapes::MAX_SLOTS;
use crate::heap::{Kind, Obj, Value};
use crate::objects::cell::Cell;
use crate::objects::descriptor::{Descriptor, Role};
use crate::objects::dict::Dict;
use crate::objects::exception::Exc;
use crate::objects::function::Function;
use crate::objects::native::{Answer, Args, Keyword, Raised};
use crate::objects::string::Str;
use crate::objects::tuple::Tuple;
use crate::vm::Vm;

/// `__build_class__(func, name, /, *bases, metaclass=None, **kwds)`
pub fn build_class(vm: &mut Vm, args: Args<'_>) -> Answer {
    let Some(function) = args[0].exact::<Function>().cloned() else {
        return Err(vm.type_error("__build_class__: func must be a function"));
    };
    let name = args[1].clone();
    let original: Vec<Value> = args.rest(2).to_vec();
    let mut keywords = vm.keyword_list(&args[3]);
    let bases = vm.resolve_bases(&original)?;
    let given = keywords.iter().position(|(name, _)| *name == sym::metaclass).map(|at| keywords.remove(at).1);
    let metaclass = vm.choose_metaclass(given, &bases)?;
    let base_tuple = vm.new_tuple(bases.clone());
    let namespace = match vm.getattr_opt(&metaclass, sym::__prepare__)? {
        Some(prepare) => vm.call_keywords(&prepare, &[name.clone(), base_tuple.clone()], &keywords)?,
        None => Dict::new().into(),
    };
    if namespace.cast::<Dict>().is_none() {
        let class = vm.class_of(&namespace).clone();
        if vm.class_lookup(&class, sym::__getitem__).is_none() {
            let shown = match metaclass.exact::<Class>() {
                Some(metaclass) => metaclass.name.borrow().to_string(),
                None => "<metaclass>".to_owned(),
            };
            let got = vm.type_name(&namespace);
            return Err(vm.type_error(format!("{shown}.__prepare__() must return a mapping, not {got}")));
        }
    }
    vm.execute_function(&function, Some(namespace.clone()))?;
    let changed = original.len() != bases.len() || original.iter().zip(&bases).any(|(a, b)| !a.is(b));
    if changed {
        let key = vm.names.value(sym::__orig_bases__);
        let original = vm.new_tuple(original);
        vm.setitem(&namespace, &key, original)?;
    }
    let cell = vm.class_cell(&namespace);
    let class = vm.call_keywords(&metaclass, &[name, base_tuple, namespace], &keywords)?;
    if let Some(cell) = cell {
        if cell.content.is_unbound() && class.exact::<Class>().is_some() {
            cell.content.set(class.clone());
        }
    }
    Ok(class)
}

impl Vm {
    /// The pairs of a `**kwargs` dict.
    pub fn keyword_list(&mut self, dict: &Value) -> Vec<Keyword> {
        let Some(dict) = dict.exact::<Dict>() else { return Vec::new() };
        let pairs = dict.pairs();
        pairs.into_iter().map(|(name, value)| (self.symbol_of(&name), value)).collect()
    }

    fn class_cell(&mut self, namespace: &Value) -> Option<Obj<Cell>> {
        let dict = namespace.cast::<Dict>()?;
        dict.get_str(self.names.string(sym::__classcell__))?.exact::<Cell>().cloned()
    }

    /// `__mro_entries__` of bases that are no classes.
    fn resolve_bases(&mut self, bases: &[Value]) -> Result<Vec<Value>, Raised> {
        let all = self.new_tuple(bases.to_vec());
        let mut resolved = Vec::new();
        for base in bases {
            if base.exact::<Class>().is_some() {
                resolved.push(base.clone());
                continue;
            }
            match self.getattr_opt(base, sym::__mro_entries__)? {
                Some(entries) => {
                    let entries = self.call(&entries, std::slice::from_ref(&all))?;
                    let Some(entries) = entries.cast::<Tuple>() else {
                        return Err(self.type_error("__mro_entries__ must return a tuple"));
                    };
                    resolved.extend(entries.items().iter().cloned());
                }
                None => resolved.push(base.clone()),
            }
        }
        Ok(resolved)
    }

    /// The most derived metaclass of the one given and those of the bases.
    pub(super) fn choose_metaclass(&mut self, given: Option<Value>, bases: &[Value]) -> Result<Value, Raised> {
        let mut winner = match given {
            Some(given) => match given.exact::<Class>() {
                Some(class) => class.clone(),
                None => return Ok(given),
            },
            None => match bases.first() {
                Some(base) => self.class_of(base).clone(),
                None => self.class(TypeId::Type).clone(),
            },
        };
        for base in bases {
            let own = self.class_of(base).clone();
            if winner.derives_from(&own) {
                continue;
            }
            if own.derives_from(&winner) {
                winner = own;
                continue;
            }
            return Err(self.type_error(
                "metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the metaclasses of all its bases",
            ));
        }
        Ok(winner.value())
    }

    /// `type.__new__(metaclass, name, bases, namespace, **kwds)`
    pub fn make_class(
        &mut self,
        metaclass: &Value,
        name: &Value,
        bases: &Value,
        namespace: &Value,
        keywords: &[Keyword],
    ) -> Answer {
        let Some(name_text) = name.cast::<Str>().map(|name| name.to_text().into_owned()) else {
            let got = self.argument_type(name);
            return Err(self.type_error(format!("type.__new__() argument 1 must be str, not {got}")));
        };
        if name_text.contains('\0') {
            return Err(self.value_error("type name must not contain null characters"));
        }
        let base_values: Vec<Value> = bases.cast::<Tuple>().map_or_else(Vec::new, |bases| bases.items().to_vec());
        for base in &base_values {
            if base.exact::<Class>().is_none() && self.getattr_opt(base, sym::__mro_entries__)?.is_some() {
                let message = "type() doesn't support MRO entry resolution; use types.new_class()";
                return Err(self.type_error(message));
            }
        }
        let metaclass = self.choose_metaclass(Some(metaclass.clone()), &base_values)?;
        let bases = self.check_bases(&base_values)?;
        let layout = self.best_layout(&bases)?;
        let class = self.new_class(&name_text, bases.clone(), layout, None);
        // Dots are nothing special in the name of a script's class.
        *class.name.borrow_mut() = name_text.as_str().into();
        if linearize(&class, &bases).is_none() {
            return Err(self.inconsistent_order(&bases));
        }
        if let Some(meta) = metaclass.exact::<Class>() {
            class.as_ref().set_shape(meta.instance_shape.get());
        }
        self.fill_class(&class, namespace, &name_text)?;
        self.add_slots(&class, &bases)?;
        Self::expect_slots(&class);
        self.set_names(&class)?;
        self.call_init_subclass(&class, keywords)?;
        Ok(class.into())
    }

    /// TypeError for bases whose orders contradict each other.
    pub(super) fn inconsistent_order(&mut self, bases: &[Obj<Class>]) -> Raised {
        let names: Vec<String> = bases.iter().map(|base| base.name.borrow().to_string()).collect();
        self.type_error(format!(
            "Cannot create a consistent method resolution order (MRO) for bases {}",
            names.join(", ")
        ))
    }

    fn check_bases(&mut self, values: &[Value]) -> Result<Vec<Obj<Class>>, Raised> {
        if values.is_empty() {
            return Ok(vec![self.class(TypeId::Object).clone()]);
        }
        let mut bases: Vec<Obj<Class>> = Vec::new();
        for value in values {
            let Some(base) = value.exact::<Class>() else {
                return Err(self.type_error("bases must be types"));
            };
            if bases.iter().any(|other| other.is(base)) {
                let name = base.name.borrow().clone();
                return Err(self.type_error(format!("duplicate base class {name}")));
            }
            if base.spec.is_some_and(|spec| !spec.subclassable) {
                let name = base.name.borrow().clone();
                return Err(self.type_error(format!("type '{name}' is not an acceptable base type")));
            }
            bases.push(base.clone());
        }
        Ok(bases)
    }

    /// The one layout that all bases agree on.
    fn best_layout(&mut self, bases: &[Obj<Class>]) -> Result<Layout, Raised> {
        let mut best: Option<&Obj<Class>> = None;
        for base in bases {
            if matches!(base.layout, Layout::Object) {
                continue;
            }
            match best {
                None => best = Some(base),
                Some(other) if other.layout.same(&base.layout) || related(other, base) => {
                    if base.derives_from(other) {
                        best = Some(base);
                    }
                }
                Some(_) => return Err(self.type_error("multiple bases have instance lay-out conflict")),
            }
        }
        if best_of(bases).is_none() {
            return Err(self.type_error("multiple bases have instance lay-out conflict"));
        }
        Ok(best.map_or(Layout::Object, |base| base.layout))
    }

    fn fill_class(&mut self, class: &Obj<Class>, namespace: &Value, name: &str) -> Result<(), Raised> {
        let pairs = self.mapping_pairs(namespace)?.unwrap_or_default();
        let mut qualname = self.text(name);
        for (key, value) in pairs {
            if key.cast::<Str>().is_none() {
                continue;
            }
            let name = self.symbol_of(&key);
            match name {
                sym::__qualname__ if value.cast::<Str>().is_none() => {
                    let got = self.type_name(&value);
                    return Err(self.type_error(format!("type __qualname__ must be a str, not {got}")));
                }
                sym::__qualname__ => qualname = value,
                sym::__classcell__ => match value.exact::<Cell>() {
                    Some(cell) => cell.content.set(class.value()),
                    None => {
                        let got = self.class_of(&value).value();
                        let shown = self.repr_text(&got)?;
                        return Err(self.type_error(format!("__classcell__ must be a nonlocal cell, not {shown}")));
                    }
                },
                _ => {
                    let value = self.implicit_method(name, value);
                    if name == sym::__del__ {
                        class.has_finalizer.set(true);
                    }
                    class.attributes.borrow_mut().insert(name, value);
                }
            }
        }
        class.qualname.set(qualname);
        let has = |name: Symbol| class.attributes.borrow().contains_key(&name);
        if !has(sym::__module__) {
            let globals = self.current_globals();
            let module = globals.get_str(self.names.string(sym::__name__));
            let module = module.unwrap_or_else(|| self.text("builtins"));
            class.attributes.borrow_mut().insert(sym::__module__, module);
        }
        if !has(sym::__doc__) {
            class.attributes.borrow_mut().insert(sym::__doc__, Value::None);
        }
        if has(sym::__eq__) && !has(sym::__hash__) {
            class.attributes.borrow_mut().insert(sym::__hash__, Value::None);
        }
        Ok(())
    }

    /// `__new__`, `__init_subclass__` and `__class_getitem__` are static and class methods without saying so.
    fn implicit_method(&mut self, name: Symbol, value: Value) -> Value {
        if value.kind() != Some(Kind::Function) {
            return value;
        }
        let (role, id) = match name {
            sym::__new__ => (Role::StaticMethod(crate::heap::ValueCell::new(value)), TypeId::StaticMethod),
            sym::__init_subclass__ | sym::__class_getitem__ => {
                (Role::ClassMethod(crate::heap::ValueCell::new(value)), TypeId::ClassMethod)
            }
            _ => return value,
        };
        Obj::new(id.shape(), Descriptor { role, attributes: Default::default() }).into()
    }

    /// How many slots instances will probably need: those of the bases, and what `__init__` sets on its first parameter
    /// (or `__slots__` names). The first instances then have room too; more is learned later.
    fn expect_slots(class: &Obj<Class>) {
        let attributes = class.attributes.borrow();
        let own = match attributes.get(&sym::__init__).and_then(|init| init.exact::<Function>()) {
            Some(init) => init.code.attributes_set_on_first(),
            None => attributes.values().filter(|value| is_member(value)).count(),
        };
        let wanted = (class.slot_capacity.get() as usize + own).min(MAX_SLOTS);
        class.slot_capacity.set(wanted as u16);
    }

    /// `__set_name__` of every attribute.
    fn set_names(&mut self, class: &Obj<Class>) -> Result<(), Raised> {
        let attributes: Vec<(Symbol, Value)> =
            class.attributes.borrow().iter().map(|(name, value)| (*name, value.clone())).collect();
        for (name, value) in attributes {
            if let Some(Role::Property { name: own, .. }) = value.exact::<Descriptor>().map(|d| &d.role) {
                if own.is_unbound() {
                    own.set(self.names.value(name));
                }
                continue;
            }
            if !matches!(value.kind(), Some(Kind::Instance | Kind::NativeObject)) {
                continue;
            }
            if let Some(set_name) = self.special(&value, sym::__set_name__)? {
                let key = self.names.value(name);
                if let Err(Raised) = self.call(&set_name, &[class.value(), key]) {
                    return Err(self.note_failed_set_name(class, name, &value));
                }
            }
        }
        Ok(())
    }

    /// The exception being raised says by a note whose `__set_name__` it came from.
    fn note_failed_set_name(&mut self, class: &Obj<Class>, name: Symbol, value: &Value) -> Raised {
        let exception = self.take_raised();
        let (name, of) = (self.names.text(name).to_owned(), self.class_of(value).name.borrow().clone());
        let note = format!("Error calling __set_name__ on '{of}' instance '{name}' in '{}'", class.name.borrow());
        let (note, add) = (self.text(&note), self.intern("add_note"));
        match self.call_method(&exception, add, &[note]) {
            Ok(_) => self.raise_value(exception),
            Err(raised) => raised,
        }
    }

    /// `super(class, class).__init_subclass__(**kwds)`
    fn call_init_subclass(&mut self, class: &Obj<Class>, keywords: &[Keyword]) -> Result<(), Raised> {
        let mro = class.mro.borrow().clone();
        let found = mro[1..].iter().find_map(|base| base.attributes.borrow().get(&sym::__init_subclass__).cloned());
        let Some(found) = found else { return Ok(()) };
        let metaclass = self.class_of(&class.value()).clone();
        let bound = match found.exact::<Descriptor>().map(|d| &d.role) {
            Some(Role::ClassMethod(function)) => {
                let function = function.get();
                self.bind_descriptor(&function, &class.value(), &metaclass)?
            }
            _ => self.bind_descriptor(&found, &class.value(), class)?,
        };
        self.call_keywords(&bound, &[], keywords).map(drop)
    }

    /// TypeError for a class with abstract methods left.
    pub fn abstract_instance(&mut self, class: &Obj<Class>) -> Raised {
        let name = class.name.borrow().clone();
        let left = self.class_lookup(class, sym::__abstractmethods__).unwrap_or(Value::None);
        let mut names: Vec<String> = match self.collect(&left) {
            Ok(items) => items.iter().filter_map(|item| item.cast::<Str>().map(|s| s.to_text().into_owned())).collect(),
            Err(Raised) => {
                drop(self.take_raised());
                Vec::new()
            }
        };
        names.sort_unstable();
        let plural = if names.len() == 1 { "" } else { "s" };
        let list: Vec<String> = names.iter().map(|name| format!("'{name}'")).collect();
        let message = format!(
            "Can't instantiate abstract class {name} without an implementation for abstract method{plural} {}",
            list.join(", ")
        );
        self.raise(Exc::TypeError, message)
    }
}

/// Whether one layout's native class derives from the other's (`bool` and `int`).
/// Whether a class attribute is a slot of `__slots__`.
fn is_member(value: &Value) -> bool {
    value.exact::<Descriptor>().is_some_and(|descriptor| matches!(descriptor.role, Role::Member { .. }))
}

fn related(a: &Obj<Class>, b: &Obj<Class>) -> bool {
    a.derives_from(b) || b.derives_from(a)
}
