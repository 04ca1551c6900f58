//! The methods of context managers, which `with` and `async with` look up on the type.

use super::Vm;
use super::regs::Regs;
use super::sites::{Finding, Known, Site};
use crate::bytecode::op::{Reg, Special};
use crate::heap::{Ref, Value};
use crate::objects::function::Function;
use crate::objects::names::{Symbol, sym};
use crate::objects::native::{Native, Raised};

impl Vm {
    /// `__enter__` and its kin, looked up on the type; fills the cache.
    #[inline(never)]
    pub(super) fn load_special(
        &mut self,
        regs: Regs,
        which: Special,
        at: Reg,
        obj: Reg,
        site: &Site,
    ) -> Result<(), Raised> {
        let object = regs.copy(obj);
        let (name, partner) = match which {
            Special::Enter => (sym::__enter__, Some(sym::__exit__)),
            Special::Exit => (sym::__exit__, None),
            Special::AEnter => (sym::__aenter__, Some(sym::__aexit__)),
            Special::AExit => (sym::__aexit__, None),
        };
        let class = self.class_of(&object).clone();
        let Some(found) = self.class_lookup(&class, name) else {
            return Err(self.no_context_manager(&object, which, name, false));
        };
        if let Some(partner) = partner {
            if self.class_lookup(&class, partner).is_none() {
                return Err(self.no_context_manager(&object, which, partner, true));
            }
        }
        if found.exact::<Function>().is_some() || found.exact::<Native>().is_some_and(|native| native.owner.is_some()) {
            if let Some(shape) = object.as_ref().map(Ref::shape) {
                // Of the shape only the class matters: what the instance itself has by that name is not looked at.
                self.fill_site(site, shape, Finding::of(Known::Method, found.clone()));
            }
            regs.set(at, found);
            regs.set(at + 1, object);
            return Ok(());
        }
        let bound = self.bind_descriptor(&found, &object, &class)?;
        regs.set(at, Value::Unbound);
        regs.set(at + 1, bound);
        Ok(())
    }

    fn no_context_manager(&mut self, object: &Value, which: Special, missing: Symbol, partner: bool) -> Raised {
        let kind = match which {
            Special::Enter | Special::Exit => "context manager",
            Special::AEnter | Special::AExit => "asynchronous context manager",
        };
        let detail = if partner { format!(" (missed {} method)", self.names.text(missing)) } else { String::new() };
        let type_name = self.type_name(object);
        self.type_error(format!("'{type_name}' object does not support the {kind} protocol{detail}"))
    }
}
