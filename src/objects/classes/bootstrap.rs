//! The built-in classes, made when the VM is: in shape order, so that each root shape has its type's number.

use super::class::{Class, Layout};
use super::names::sym;
use super::types::{SPECS, TypeId};
use crate::heap::{Obj, Value};
use crate::objects::descriptor::{Descriptor, Role};
use crate::objects::exception::Exc;
use crate::objects::native::{Binding, ClassSpec, Native, Row};
use crate::vm::Vm;
use std::cell::OnceCell;

/// Makes the built-in types and exceptions.
pub fn bootstrap(vm: &mut Vm) {
    for (id, spec) in SPECS {
        let base = spec.base.map(|base| base.name);
        let base = base.and_then(|name| vm.types.iter().find(|class| &**class.name.borrow() == name).cloned());
        let base = base.or_else(|| vm.types.first().cloned());
        let layout = layout_of(*id, spec);
        let class = vm.new_class(spec.name, base.into_iter().collect(), layout, Some(spec));
        class.has_dict.set(matches!(
            id,
            TypeId::Function
                | TypeId::StaticMethod
                | TypeId::ClassMethod
                | TypeId::Type
                | TypeId::Future
                | TypeId::Task
                | TypeId::GatheringFuture
                | TypeId::AbstractEventLoop
                | TypeId::BaseEventLoop
                | TypeId::EventLoop
        ));
        vm.types.push(class);
    }
    for (index, (_, spec)) in SPECS.iter().enumerate() {
        let class = vm.types[index].clone();
        fill(vm, &class, spec);
    }
    bootstrap_exceptions(vm);
    // Unhashable built-ins say so by `__hash__ = None`.
    for id in [TypeId::List, TypeId::Dict, TypeId::Set, TypeId::ByteArray] {
        vm.class(id).attributes.borrow_mut().insert(sym::__hash__, Value::None);
    }
}

fn layout_of(id: TypeId, spec: &'static ClassSpec) -> Layout {
    match id {
        TypeId::Object | TypeId::AbstractEventLoop => Layout::Object,
        TypeId::Type => Layout::Class,
        _ => Layout::Payload(spec),
    }
}

fn bootstrap_exceptions(vm: &mut Vm) {
    let object = vm.class(TypeId::Object).clone();
    let base = vm.new_class("BaseException", vec![object], Layout::Exception, None);
    vm.exceptions.push(base);
    for (exc, name, base) in Exc::ROWS {
        let mut bases = vec![vm.exceptions[*base as usize].clone()];
        if *exc == Exc::ExceptionGroup {
            bases.push(vm.exceptions[Exc::Exception as usize].clone());
        }
        let class = vm.new_class(name, bases, Layout::Exception, None);
        debug_assert_eq!(vm.exceptions.len(), *exc as usize);
        vm.exceptions.push(class);
    }
    for index in 0..vm.exceptions.len() {
        vm.exceptions[index].has_dict.set(true);
    }
    for (exc, spec) in crate::objects::exception_methods::SPECS {
        let class = vm.exceptions[*exc as usize].clone();
        fill(vm, &class, spec);
    }
}

/// Puts a spec's rows into its class.
pub fn fill(vm: &mut Vm, class: &Obj<Class>, spec: &'static ClassSpec) {
    let mut attributes = class.attributes.borrow_mut();
    attributes.reserve(spec.methods.len() + spec.getters.len() + 1);
    for row in spec.methods {
        let name = vm.intern(row.name());
        attributes.insert(name, native_value(class, row));
    }
    for getter in spec.getters {
        let name = vm.intern(getter.name);
        let role = Role::GetSet { getter, owner: class.clone() };
        let descriptor =
            Obj::new(TypeId::GetSetDescriptor.shape(), Descriptor { role, attributes: Default::default() });
        attributes.insert(name, descriptor.into());
    }
    if !spec.doc.is_empty() {
        attributes.insert(sym::__doc__, vm.text(spec.doc));
    }
}

fn native_value(class: &Obj<Class>, row: &'static Row) -> Value {
    let (owner, receiver, shape) = match row.binding {
        Binding::Plain if row.is_slot() => (Some(class.clone()), Value::Unbound, TypeId::WrapperDescriptor),
        Binding::Plain => (Some(class.clone()), Value::Unbound, TypeId::MethodDescriptor),
        Binding::Class => (Some(class.clone()), Value::Unbound, TypeId::ClassMethodDescriptor),
        Binding::Static => (None, class.value(), TypeId::BuiltinFunction),
    };
    Obj::new(shape.shape(), Native { row, receiver, owner, signature: OnceCell::new() }).into()
}

impl Vm {
    /// A function of a module, made from its row.
    pub fn native_function(&self, row: &'static Row, module: &str) -> Value {
        let native = Native { row, receiver: self.text(module), owner: None, signature: OnceCell::new() };
        Obj::new(TypeId::BuiltinFunction.shape(), native).into()
    }

    /// The class object of a native class, made at first use.
    #[inline]
    pub fn native_class(&mut self, spec: &'static ClassSpec) -> Obj<Class> {
        // A spec may stand at several addresses: its names decide, and each address is remembered.
        let address = std::ptr::from_ref(spec) as usize;
        if let Some(class) = self.native_classes_at.get(&address) {
            return class.clone();
        }
        let class = self.native_class_named(spec);
        self.native_classes_at.insert(address, class.clone());
        class
    }

    fn native_class_named(&mut self, spec: &'static ClassSpec) -> Obj<Class> {
        if let Some(class) = self.native_classes.get(&(spec.module, spec.name)) {
            return class.clone();
        }
        if let Some(at) = SPECS.iter().position(|(_, other)| other.name == spec.name && other.module == spec.module) {
            return self.types[at].clone();
        }
        let base = match spec.base {
            Some(base) => self.native_class(base),
            None => self.class(TypeId::Object).clone(),
        };
        let layout = match base.layout {
            Layout::Class => Layout::Class,
            Layout::Object | Layout::Payload(_) | Layout::Exception => Layout::Payload(spec),
        };
        let class = self.new_class(spec.name, vec![base], layout, Some(spec));
        self.native_classes.insert((spec.module, spec.name), class.clone());
        fill(self, &class, spec);
        if spec.module != "builtins" {
            let module = self.text(spec.module);
            class.attributes.borrow_mut().insert(sym::__module__, module);
        }
        let defines = |name: &str| spec.methods.iter().any(|row| row.name() == name);
        if defines("__eq__") && !defines("__hash__") {
            class.attributes.borrow_mut().insert(sym::__hash__, Value::None);
        }
        class
    }
}
