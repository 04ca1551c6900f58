//! `class.__bases__ = …`: a class gets other bases; the orders of it and its subclasses are worked out anew.

use crate::heap::{Obj, Value};
use crate::objects::classes::class::{Class, linearize};
use crate::objects::classes::names::sym;
use crate::objects::classes::type_methods::check_special;
use crate::objects::native::Raised;
use crate::objects::tuple::Tuple;
use crate::vm::Vm;

/// The setter of `type.__bases__`.
pub(in crate::objects::classes) fn set_bases(vm: &mut Vm, value: &Value, bases: Value) -> Result<(), Raised> {
    check_special(vm, value, &bases, sym::__bases__)?;
    let class = value.exact::<Class>().expect("setters of type are called with classes").clone();
    let bases = checked_bases(vm, &class, &bases)?;
    let (Some(new), Some(old)) = (crate::objects::classes::class::best_of(&bases).flatten(), class.best_base()) else {
        return Err(vm.type_error("multiple bases have instance lay-out conflict"));
    };
    if !new.same_storage(&old) {
        let (new, old) = (new.name.borrow().clone(), old.name.borrow().clone());
        return Err(vm.type_error(format!("__bases__ assignment: '{new}' object layout differs from '{old}'")));
    }
    let before = class.bases.replace(bases.clone());
    if let Err(raised) = reorder(vm, &class) {
        *class.bases.borrow_mut() = before;
        // The old order was consistent.
        return reorder(vm, &class).and(Err(raised));
    }
    *class.base.borrow_mut() = Some(new);
    before.iter().for_each(|base| base.forget_subclass(&class));
    bases.iter().for_each(|base| base.add_subclass(&class));
    vm.class_changed(&class);
    Ok(())
}

impl Vm {
    /// Makes a class written in our own language the base of a native one, which keeps its storage: for `isinstance`, and for what
    /// the native one does not define.
    pub fn adopt_base(&mut self, native: &Obj<Class>, base: Obj<Class>) -> Result<(), Raised> {
        let before = native.bases.replace(vec![base.clone()]);
        before.iter().for_each(|old| old.forget_subclass(native));
        reorder(self, native)?;
        base.add_subclass(native);
        self.class_changed(native);
        Ok(())
    }
}

fn checked_bases(vm: &mut Vm, class: &Obj<Class>, bases: &Value) -> Result<Vec<Obj<Class>>, Raised> {
    let name = class.name.borrow().clone();
    let Some(given) = bases.cast::<Tuple>().map(|bases| bases.items().to_vec()) else {
        let got = vm.type_name(bases);
        return Err(vm.type_error(format!("can only assign tuple to {name}.__bases__, not {got}")));
    };
    if given.is_empty() {
        return Err(vm.type_error(format!("can only assign non-empty tuple to {name}.__bases__, not ()")));
    }
    let mut classes: Vec<Obj<Class>> = Vec::with_capacity(given.len());
    for base in &given {
        let Some(base) = base.exact::<Class>() else {
            let got = vm.type_name(base);
            return Err(vm.type_error(format!("{name}.__bases__ must be tuple of classes, not '{got}'")));
        };
        if base.derives_from(class) {
            return Err(vm.type_error("a __bases__ item causes an inheritance cycle"));
        }
        if classes.iter().any(|other| other.is(base)) {
            let name = base.name.borrow().clone();
            return Err(vm.type_error(format!("duplicate base class {name}")));
        }
        classes.push(base.clone());
    }
    Ok(classes)
}

/// Works out the order of a class and of all that derive from it.
fn reorder(vm: &mut Vm, class: &Obj<Class>) -> Result<(), Raised> {
    let bases = class.bases.borrow().clone();
    let Some(order) = linearize(class, &bases) else { return Err(vm.inconsistent_order(&bases)) };
    *class.mro.borrow_mut() = order.into();
    for subclass in class.living_subclasses() {
        vm.check_native_stack()?;
        reorder(vm, &subclass)?;
    }
    Ok(())
}
