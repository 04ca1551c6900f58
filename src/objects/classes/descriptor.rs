//! Descriptors: property, classmethod, staticmethod, native getters, slots, `super`.

use crate::heap::{Body, Kind, Obj, Value, ValueCell, VecCell};
use crate::objects::class::Class;
use crate::objects::names::Symbol;
use crate::objects::native::Getter;

/// The body of a descriptor; the shape tells the class.
pub struct Descriptor {
    /// What it does.
    pub role: Role,
    /// Attributes that scripts add (`__doc__`, `__wrapped__`, …), by the shape's slots.
    pub attributes: VecCell,
}

/// The kinds of descriptor.
pub enum Role {
    /// `property`: functions or None.
    Property { get: ValueCell, set: ValueCell, delete: ValueCell, doc: ValueCell, name: ValueCell },
    /// `classmethod`
    ClassMethod(ValueCell),
    /// `staticmethod`
    StaticMethod(ValueCell),
    /// A computed attribute of a native class.
    GetSet { getter: &'static Getter, owner: Obj<Class> },
    /// A `__slots__` entry: the attribute lies in the instance under a name of its own.
    Member { name: Symbol, owner: Obj<Class> },
    /// `super(owner, receiver)`; `start` is the class whose order is searched.
    Super { owner: Obj<Class>, receiver: Value, start: Option<Obj<Class>> },
}

impl Body for Descriptor {
    const KIND: Kind = Kind::Descriptor;
    const TRACKED: bool = true;

    fn visit(&self, visit: &mut dyn FnMut(&Value)) {
        match &self.role {
            Role::Property { get, set, delete, doc, name } => {
                for cell in [get, set, delete, doc, name] {
                    cell.visit(visit);
                }
            }
            Role::ClassMethod(function) | Role::StaticMethod(function) => function.visit(visit),
            Role::Super { owner, receiver, start } => {
                visit(receiver);
                visit(&owner.value());
                start.iter().for_each(|start| visit(&start.value()));
            }
            Role::GetSet { owner, .. } | Role::Member { owner, .. } => visit(&owner.value()),
        }
        self.attributes.visit(visit);
    }
}

pub use super::descriptor_methods::{
    CLASSMETHOD_SPEC, GETSET_SPEC, MEMBER_SPEC, PROPERTY_SPEC, STATICMETHOD_SPEC, SUPER_SPEC,
};
