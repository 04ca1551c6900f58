//! `__slots__`: member descriptors, and which instances have a dictionary.
//!
//! An entry lies in a slot of the instance under a hidden name (a NUL in front), which every shape of the class begins with; the
//! descriptor in the class knows that name.

use crate::heap::{Obj, Value};
use crate::objects::classes::class::{Class, Layout};
use crate::objects::classes::names::{Symbol, sym};
use crate::objects::classes::types::TypeId;
use crate::objects::descriptor::{Descriptor, Role};
use crate::objects::native::{Getter, Raised};
use crate::objects::string::Str;
use crate::vm::Vm;

impl Vm {
    /// Gives a new class what `__slots__` says; without it instances have a dictionary.
    pub(super) fn add_slots(&mut self, class: &Obj<Class>, bases: &[Obj<Class>]) -> Result<(), Raised> {
        let dict_base = bases.iter().any(|base| base.has_dict.get());
        let weak_base = bases.iter().any(|base| base.has_weakrefs.get());
        let slots = class.attributes.borrow().get(&sym::__slots__).cloned();
        let mut members = class.best_base().map_or_else(Vec::new, |base| base.members.borrow().clone());
        match slots {
            None => {
                class.has_dict.set(true);
                class.has_weakrefs.set(true);
            }
            Some(slots) => {
                class.has_dict.set(dict_base);
                let names = self.slot_names(&slots)?;
                for name in &names {
                    self.add_slot(class, name, (dict_base, weak_base), &mut members)?;
                }
            }
        }
        if class.has_dict.get() && !dict_base && matches!(class.layout, Layout::Object | Layout::Payload(_)) {
            self.add_computed(class, sym::__dict__, &crate::objects::classes::object_type::DICT);
        }
        if class.has_weakrefs.get() && !weak_base {
            let name = self.intern("__weakref__");
            self.add_computed(class, name, &crate::objects::classes::object_type::WEAKREF);
        }
        if !members.is_empty() {
            class.instance_shape.set(self.shapes.add_root_with(class.clone(), members.clone(), false));
            let capacity = class.slot_capacity.get().max(members.len() as u16);
            class.slot_capacity.set(capacity);
            *class.members.borrow_mut() = members;
        }
        Ok(())
    }

    /// The entries of `__slots__`, checked: identifiers.
    fn slot_names(&mut self, slots: &Value) -> Result<Vec<String>, Raised> {
        let entries = if slots.cast::<Str>().is_some() { vec![slots.clone()] } else { self.collect(slots)? };
        let mut names = Vec::with_capacity(entries.len());
        for entry in entries {
            let Some(text) = entry.cast::<Str>().map(|name| name.to_text().into_owned()) else {
                let got = self.type_name(&entry);
                return Err(self.type_error(format!("__slots__ items must be strings, not '{got}'")));
            };
            if !is_identifier(&text) {
                return Err(self.type_error("__slots__ must be identifiers"));
            }
            names.push(text);
        }
        Ok(names)
    }

    /// One entry. `inherited` says whether a base has a dictionary already, and weak references.
    fn add_slot(
        &mut self,
        class: &Obj<Class>,
        name: &str,
        inherited: (bool, bool),
        members: &mut Vec<Symbol>,
    ) -> Result<(), Raised> {
        let special = match name {
            "__dict__" => Some((&class.has_dict, inherited.0)),
            "__weakref__" => Some((&class.has_weakrefs, inherited.1)),
            _ => None,
        };
        if let Some((flag, inherited)) = special {
            if inherited || (name == "__dict__" && flag.get()) {
                return Err(self.type_error(format!("{name} slot disallowed: we already got one")));
            }
            flag.set(true);
            return Ok(());
        }
        self.check_slots_allowed(class)?;
        let text = mangled(class, name);
        let symbol = self.intern(&text);
        let taken = class.attributes.borrow().get(&symbol).cloned();
        if let Some(taken) = taken {
            if matches!(taken.exact::<Descriptor>().map(|d| &d.role), Some(Role::Member { owner, .. }) if owner.is(class))
            {
                return Ok(());
            }
            return Err(self.value_error(format!("'{name}' in __slots__ conflicts with class variable")));
        }
        let hidden = self.intern(&format!("\0{text}"));
        if !members.contains(&hidden) {
            members.push(hidden);
        }
        let role = Role::Member { name: hidden, owner: class.clone() };
        let member = Obj::new(TypeId::MemberDescriptor.shape(), Descriptor { role, attributes: Default::default() });
        class.attributes.borrow_mut().insert(symbol, member.into());
        Ok(())
    }

    /// Objects of variable size have no room for slots.
    fn check_slots_allowed(&mut self, class: &Obj<Class>) -> Result<(), Raised> {
        let base = match class.layout {
            Layout::Payload(spec) if matches!(spec.name, "int" | "tuple" | "bytes" | "bool") => spec.name,
            Layout::Class => "type",
            _ => return Ok(()),
        };
        let shown = class.best_base().map_or_else(|| base.into(), |base| base.name.borrow().clone());
        Err(self.type_error(format!("nonempty __slots__ not supported for subtype of '{shown}'")))
    }

    fn add_computed(&mut self, class: &Obj<Class>, name: Symbol, getter: &'static Getter) {
        let role = Role::GetSet { getter, owner: class.clone() };
        let descriptor =
            Obj::new(TypeId::GetSetDescriptor.shape(), Descriptor { role, attributes: Default::default() });
        class.attributes.borrow_mut().entry(name).or_insert_with(|| descriptor.into());
    }
}

/// A private name gets its class's name in front.
fn mangled(class: &Obj<Class>, name: &str) -> String {
    let own = class.name.borrow().trim_start_matches('_').to_owned();
    if name.starts_with("__") && !name.ends_with("__") && !own.is_empty() {
        return format!("_{own}{name}");
    }
    name.to_owned()
}

fn is_identifier(text: &str) -> bool {
    let mut chars = text.chars();
    chars.next().is_some_and(|first| first == '_' || unicode_ident::is_xid_start(first))
        && chars.all(unicode_ident::is_xid_continue)
}
