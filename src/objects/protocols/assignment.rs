//! Attributes written and deleted: `object.__setattr__`, `object.__delattr__`, data descriptors, `__class__`.

use super::attributes::added_attributes;
use crate::heap::{Instance, Kind, Obj, Value};
use crate::objects::class::Class;
use crate::objects::descriptor::{Descriptor, Role};
use crate::objects::dict::Dict;
use crate::objects::exception::Exc;
use crate::objects::module::Module;
use crate::objects::names::{Symbol, sym};
use crate::objects::native::{Getter, Native, Raised};
use crate::vm::Vm;

impl Vm {
    /// `obj.name = value`
    pub fn setattr(&mut self, object: &Value, name: Symbol, value: Value) -> Result<(), Raised> {
        let class = self.class_of(object).clone();
        if !class.is_native() {
            if let Some(custom) = self.class_lookup(&class, sym::__setattr__) {
                if custom.exact::<Native>().is_none() {
                    let key = self.names.value(name);
                    return self.call(&custom, &[object.clone(), key, value]).map(drop);
                }
            }
        }
        self.generic_setattr(object, &class, name, value)
    }

    /// `object.__setattr__(obj, name, value)`
    pub fn generic_setattr(
        &mut self,
        object: &Value,
        class: &Obj<Class>,
        name: Symbol,
        value: Value,
    ) -> Result<(), Raised> {
        if let Some(found) = self.class_lookup(class, name) {
            if let Some(done) = self.set_by_descriptor(&found, object, value.clone()) {
                return done;
            }
        }
        if let Some(module) = object.exact::<Module>() {
            module.dict.set_str(self.names.string(name), value);
            return Ok(());
        }
        if let Some(target) = object.exact::<Class>() {
            return self.set_on_class(&target.clone(), name, value);
        }
        self.set_own_attribute(object, class, name, value)
    }

    fn set_on_class(&mut self, class: &Obj<Class>, name: Symbol, value: Value) -> Result<(), Raised> {
        self.check_mutable_class(class, name)?;
        self.set_class_attribute(class, name, value);
        Ok(())
    }

    /// TypeError where a class is built in.
    pub(crate) fn check_mutable_class(&mut self, class: &Obj<Class>, name: Symbol) -> Result<(), Raised> {
        if !class.is_native() {
            return Ok(());
        }
        let (text, class) = (self.names.text(name).to_owned(), class.shown_name());
        Err(self.type_error(format!("cannot set '{text}' attribute of immutable type '{class}'")))
    }

    /// `obj.__class__ = class`
    pub fn assign_class(&mut self, object: &Value, class: &Value) -> Result<(), Raised> {
        let Some(class) = class.exact::<Class>() else {
            let got = self.type_name(class);
            return Err(self.type_error(format!("__class__ must be set to a class, not '{got}' object")));
        };
        let old = self.class_of(object).clone();
        if class.is_native() || old.is_native() {
            let message = "__class__ assignment only supported for mutable types or ModuleType subclasses";
            return Err(self.type_error(message));
        }
        let fits = object.exact::<Instance>().is_some() && class.same_storage(&old);
        if !fits {
            let (new, old) = (class.name.borrow().clone(), old.name.borrow().clone());
            return Err(self.type_error(format!("__class__ assignment: '{new}' object layout differs from '{old}'")));
        }
        self.instance_dict(object)?;
        let shape = self.dict_shape(&class.clone());
        if let Some(object) = object.as_ref() {
            object.set_shape(shape);
        }
        Ok(())
    }

    /// Assignment by a data descriptor; `None` where the class's attribute is none.
    pub(crate) fn set_by_descriptor(
        &mut self,
        found: &Value,
        object: &Value,
        value: Value,
    ) -> Option<Result<(), Raised>> {
        match found.kind() {
            Some(Kind::Descriptor) => {
                let descriptor = found.exact::<Descriptor>()?.clone();
                match &descriptor.role {
                    Role::Property { set, .. } => {
                        let setter = set.get();
                        if setter.is_none() || setter.is_unbound() {
                            return Some(Err(self.property_without(&descriptor, object, "setter")));
                        }
                        Some(self.call(&setter, &[object.clone(), value]).map(drop))
                    }
                    Role::GetSet { getter, owner } => Some(self.set_computed(getter, owner, object, value)),
                    Role::Member { name, .. } => {
                        let class = self.class_of(object).clone();
                        Some(self.add_own_attribute(object, &class, *name, value))
                    }
                    Role::ClassMethod(_) | Role::StaticMethod(_) | Role::Super { .. } => None,
                }
            }
            Some(Kind::Instance | Kind::NativeObject) => {
                let class = self.class_of(found).clone();
                let Some(set) = self.class_lookup(&class, sym::__set__) else {
                    self.class_lookup(&class, sym::__delete__)?;
                    return Some(Err(self.raise(Exc::AttributeError, "__set__")));
                };
                let bound = self.bind_descriptor(&set, found, &class);
                Some(bound.and_then(|set| self.call(&set, &[object.clone(), value])).map(drop))
            }
            _ => None,
        }
    }

    /// Writes (or with Unbound deletes) a computed attribute of a native class.
    pub(crate) fn set_computed(
        &mut self,
        getter: &Getter,
        owner: &Obj<Class>,
        object: &Value,
        value: Value,
    ) -> Result<(), Raised> {
        if let Some(set) = getter.set {
            return set(self, object, value);
        }
        let (name, owner) = (getter.name, owner.shown_name());
        Err(self.raise(Exc::AttributeError, format!("attribute '{name}' of '{owner}' objects is not writable")))
    }

    /// Empties a slot.
    pub(crate) fn delete_member(&mut self, object: &Value, hidden: Symbol) -> Result<(), Raised> {
        let shape = object.as_ref().map(|object| object.shape()).unwrap_or_default();
        let slot = self.shapes.get(shape).slot(hidden);
        let old = match (object.exact::<Instance>(), slot) {
            (Some(instance), Some(slot)) => instance.replace_slot(slot, Value::Unbound),
            (_, _) => Value::Unbound,
        };
        if old.is_unbound() {
            let shown = self.member_name(hidden);
            let text = self.names.text(shown).to_owned();
            return Err(self.raise(Exc::AttributeError, text));
        }
        Ok(())
    }

    fn set_own_attribute(
        &mut self,
        object: &Value,
        class: &Obj<Class>,
        name: Symbol,
        value: Value,
    ) -> Result<(), Raised> {
        if !class.has_dict.get() {
            return Err(self.no_room(object, class, name));
        }
        self.add_own_attribute(object, class, name, value)
    }

    /// The complaint about setting or deleting an attribute where there is no `__dict__`.
    fn no_room(&mut self, object: &Value, class: &Obj<Class>, name: Symbol) -> Raised {
        let known = self.class_lookup(class, name).is_some();
        let (class, text) = (class.shown_name(), self.names.text(name).to_owned());
        let message = if known {
            format!("'{class}' object attribute '{text}' is read-only")
        } else {
            format!("'{class}' object has no attribute '{text}' and no __dict__ for setting new attributes")
        };
        self.attribute_error(message, object, name)
    }

    /// Puts a value into a slot of an instance that no script can name (and whose class need not have a dictionary).
    pub fn set_hidden(&mut self, object: &Value, name: Symbol, value: Value) -> Result<(), Raised> {
        let class = self.class_of(object).clone();
        self.add_own_attribute(object, &class, name, value)
    }

    fn add_own_attribute(
        &mut self,
        object: &Value,
        class: &Obj<Class>,
        name: Symbol,
        value: Value,
    ) -> Result<(), Raised> {
        let Some(object_ref) = object.as_ref() else { return Err(self.no_attribute(object, name)) };
        if object.exact::<Instance>().is_none() && added_attributes(object).is_none() {
            return Err(self.no_attribute(object, name));
        }
        let member = self.shapes.get(object_ref.shape()).slot(name).is_some();
        if let (Some(dict), false) = (self.kept_dict(object), member) {
            if let Some(dict) = dict.cast::<Dict>() {
                dict.set_str(self.names.string(name), value);
            }
            return Ok(());
        }
        let shape = object_ref.shape();
        let slot = match self.shapes.get(shape).slot(name) {
            Some(slot) => slot,
            None => match self.shapes.with_attribute(shape, name) {
                Some(next) => {
                    object_ref.set_shape(next);
                    let slot = self.shapes.get(next).names.len() - 1;
                    if slot >= class.slot_capacity.get() as usize && object.exact::<Instance>().is_some() {
                        class.slot_capacity.set(slot as u16 + 1);
                    }
                    slot
                }
                None if object.exact::<Instance>().is_some() => {
                    self.instance_dict(object)?;
                    return self.add_own_attribute(object, class, name, value);
                }
                None => return Err(self.raise(Exc::MemoryError, "too many attributes")),
            },
        };
        if let Some(instance) = object.exact::<Instance>() {
            drop(instance.replace_slot(slot, value));
        } else if let Some(attributes) = added_attributes(object) {
            while attributes.len() <= slot {
                attributes.push(Value::Unbound);
            }
            drop(attributes.replace(slot, value));
        }
        Ok(())
    }

    /// `del obj.name`
    pub fn delattr(&mut self, object: &Value, name: Symbol) -> Result<(), Raised> {
        let class = self.class_of(object).clone();
        if !class.is_native() {
            if let Some(custom) = self.class_lookup(&class, sym::__delattr__) {
                if custom.exact::<Native>().is_none() {
                    let key = self.names.value(name);
                    return self.call(&custom, &[object.clone(), key]).map(drop);
                }
            }
        }
        self.generic_delattr(object, &class, name)
    }

    /// `object.__delattr__(obj, name)`
    pub fn generic_delattr(&mut self, object: &Value, class: &Obj<Class>, name: Symbol) -> Result<(), Raised> {
        if let Some(found) = self.class_lookup(class, name) {
            if let Some(done) = self.delete_by_descriptor(&found, object) {
                return done;
            }
        }
        if let Some(module) = object.exact::<Module>() {
            if module.dict.remove_str(self.names.string(name)).is_some() {
                return Ok(());
            }
            let text = self.names.text(name).to_owned();
            return Err(self.raise(Exc::AttributeError, format!("module has no attribute '{text}'")));
        }
        if let Some(target) = object.exact::<Class>().cloned() {
            self.check_mutable_class(&target, name)?;
            if self.delete_class_attribute(&target, name) {
                return Ok(());
            }
            return Err(self.no_attribute(object, name));
        }
        self.delete_own_attribute(object, name)
    }

    fn delete_own_attribute(&mut self, object: &Value, name: Symbol) -> Result<(), Raised> {
        if self.own_attribute(object, name).is_none() {
            let class = self.class_of(object).clone();
            if !class.has_dict.get() {
                return Err(self.no_room(object, &class, name));
            }
            return Err(self.no_attribute(object, name));
        }
        if object.exact::<Instance>().is_some() || self.kept_dict(object).is_some() {
            // Order after a deletion is a dictionary's business.
            let dict = self.instance_dict(object)?;
            if let Some(dict) = dict.cast::<Dict>() {
                dict.remove_str(self.names.string(name));
            }
            return Ok(());
        }
        let shape = object.as_ref().map(|object| object.shape()).unwrap_or_default();
        if let (Some(attributes), Some(slot)) = (added_attributes(object), self.shapes.get(shape).slot(name)) {
            drop(attributes.replace(slot, Value::Unbound));
        }
        Ok(())
    }

    pub(crate) fn delete_by_descriptor(&mut self, found: &Value, object: &Value) -> Option<Result<(), Raised>> {
        match found.kind() {
            Some(Kind::Descriptor) => {
                let descriptor = found.exact::<Descriptor>()?.clone();
                match &descriptor.role {
                    Role::Property { delete, .. } => {
                        let deleter = delete.get();
                        if deleter.is_none() || deleter.is_unbound() {
                            return Some(Err(self.property_without(&descriptor, object, "deleter")));
                        }
                        Some(self.call(&deleter, std::slice::from_ref(object)).map(drop))
                    }
                    Role::GetSet { getter, owner } => Some(self.set_computed(getter, owner, object, Value::Unbound)),
                    Role::Member { name, .. } => Some(self.delete_member(object, *name)),
                    Role::ClassMethod(_) | Role::StaticMethod(_) | Role::Super { .. } => None,
                }
            }
            Some(Kind::Instance | Kind::NativeObject) => {
                let class = self.class_of(found).clone();
                let Some(delete) = self.class_lookup(&class, sym::__delete__) else {
                    self.class_lookup(&class, sym::__set__)?;
                    return Some(Err(self.raise(Exc::AttributeError, "__delete__")));
                };
                let bound = self.bind_descriptor(&delete, found, &class);
                Some(bound.and_then(|delete| self.call(&delete, std::slice::from_ref(object))).map(drop))
            }
            _ => None,
        }
    }
}
