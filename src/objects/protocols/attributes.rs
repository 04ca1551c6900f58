//! Attribute access: `object.__getattribute__` and its kin, descriptors, special-method lookup.

use crate::heap::{Instance, Kind, Obj, ShapeId, Value, VecCell, registry};
use crate::objects::class::{Class, Layout};
use crate::objects::descriptor::{Descriptor, Role};
use crate::objects::dict::Dict;
use crate::objects::exception::{Exc, Exception};
use crate::objects::function::Function;
use crate::objects::method::BoundMethod;
use crate::objects::module::Module;
use crate::objects::names::{Symbol, sym};
use crate::objects::native::{Answer, Args, Binding, Native, NativeObject, Raised};
use crate::objects::string::Str;
use crate::objects::types::TypeId;
use crate::vm::Vm;
use crate::vm::outcome::Continuation;
use std::cell::OnceCell;
use std::rc::Rc;

/// What `obj.name` is for every object of a shape.
pub enum Resolved {
    /// It lies in this slot (Unbound there: go the long way).
    Slot(usize),
    /// A plain value on the class (no descriptor, no slot shadows it).
    ClassValue(Value),
    /// A function or native method on the class, to be bound.
    Method(Value),
    /// A property with this getter.
    Property(Value),
    /// Anything else: go the long way.
    Custom,
}

/// What `obj.name = value` does for every object of a shape.
pub enum Store {
    /// It writes this slot.
    Slot(usize),
    /// It adds this slot; the object then has that shape. The slot lies within the object or its overflow.
    AddSlot(ShapeId, usize),
    /// Anything else: go the long way.
    Custom,
}

/// Where the attributes of an object stand that is no instance.
pub enum Added<'a> {
    /// In its body.
    Here(&'a VecCell),
    /// In a side table of the heap.
    Aside(Rc<VecCell>),
}

impl std::ops::Deref for Added<'_> {
    type Target = VecCell;

    fn deref(&self) -> &VecCell {
        match self {
            Added::Here(attributes) => attributes,
            Added::Aside(attributes) => attributes,
        }
    }
}

/// The attributes that scripts add to objects other than instances.
pub fn added_attributes(object: &Value) -> Option<Added<'_>> {
    let here = match object.kind()? {
        Kind::Function => object.exact::<Function>().map(|function| &function.attributes),
        Kind::Exception => object.exact::<Exception>().map(|exception| &exception.attributes),
        Kind::Descriptor => object.exact::<Descriptor>().map(|descriptor| &descriptor.attributes),
        Kind::NativeObject => object.exact::<NativeObject>().map(|native| &native.attributes),
        Kind::EventLoop | Kind::Future => {
            return object.as_ref().map(|object| Added::Aside(registry::attributes_made(object)));
        }
        _ => None,
    };
    here.map(Added::Here)
}

impl Vm {
    // --- reading -------------------------------------------------------------------------------------------------

    /// `obj.name`; AttributeError in CPython's words.
    pub fn getattr(&mut self, object: &Value, name: Symbol) -> Answer {
        let answer = self.getattr_step(object, name);
        self.complete(answer)
    }

    /// `obj.name`, or `None` where an AttributeError says there is none.
    pub fn getattr_opt(&mut self, object: &Value, name: Symbol) -> Result<Option<Value>, Raised> {
        if let Some(known) = self.own_or_missing(object, name) {
            return Ok(known);
        }
        match self.getattr(object, name) {
            Ok(value) => Ok(Some(value)),
            Err(Raised) if self.raised_is(Exc::AttributeError) => {
                drop(self.take_raised());
                Ok(None)
            }
            Err(raised) => Err(raised),
        }
    }

    /// An attribute that lies in the object itself and that its class says nothing about, or its lack, where nobody need be asked and no
    /// exception made to say so.
    fn own_or_missing(&self, object: &Value, name: Symbol) -> Option<Option<Value>> {
        if matches!(object.kind(), Some(Kind::Module | Kind::Class | Kind::Descriptor)) {
            return None;
        }
        let class = self.class_of(object);
        if self.class_lookup(class, name).is_some() {
            return None;
        }
        let reading = if class.is_native() { None } else { self.class_lookup(class, sym::__getattribute__) };
        if reading.is_some_and(|found| found.kind() != Some(Kind::Native)) {
            return None;
        }
        match self.own_attribute(object, name) {
            Some(value) => Some(Some(value)),
            None => self.class_lookup(class, sym::__getattr__).is_none().then_some(None),
        }
    }

    /// As [`Vm::getattr`], perhaps leaving a request for the run loop (property getters, `__getattr__`).
    pub fn getattr_step(&mut self, object: &Value, name: Symbol) -> Answer {
        let class = self.class_of(object).clone();
        if !class.is_native() {
            if let Some(custom) = self.class_lookup(&class, sym::__getattribute__) {
                if custom.exact::<Native>().is_none() {
                    return self.custom_getattribute(&custom, object, &class, name);
                }
            }
        }
        let answer = self.generic_getattr(object, &class, name);
        match answer {
            Ok(value) if !value.is_unbound() => Ok(value),
            answer => self.fall_back(answer, object, &class, name),
        }
    }

    /// `__getattribute__` of a script class; `__getattr__` answers its AttributeErrors.
    fn custom_getattribute(&mut self, custom: &Value, object: &Value, class: &Obj<Class>, name: Symbol) -> Answer {
        let key = self.names.value(name);
        let bound = self.bind_descriptor(custom, object, class)?;
        let answer = self.call(&bound, &[key]);
        self.fall_back(answer, object, class, name)
    }

    /// Lets `__getattr__` answer an AttributeError, also that of a getter which is still to be run. Where there is no
    /// `__getattr__` the answer stays as it is.
    fn fall_back(&mut self, answer: Answer, object: &Value, class: &Obj<Class>, name: Symbol) -> Answer {
        let Some(fallback) = self.class_lookup(class, sym::__getattr__) else { return answer };
        match self.complete(answer) {
            Err(Raised) if self.raised_is(Exc::AttributeError) => {
                drop(self.take_raised());
                let bound = self.bind_descriptor(&fallback, object, class)?;
                let after = Continuation::Attribute { object: object.clone(), name };
                let key = self.names.value(name);
                self.tail_call_then(bound, vec![key], after)
            }
            answer => answer,
        }
    }

    /// An AttributeError that left `__getattr__` without saying of what gets the object and the name, for "Did you mean".
    pub(crate) fn name_attribute_error(&mut self, object: Value, name: Symbol) {
        if !self.raised_is(Exc::AttributeError) {
            return;
        }
        let key = self.names.value(name);
        let Some(body) = self.raised.exact::<Exception>() else { return };
        let named = |at: usize| body.fields.get(at).is_some_and(|field| !field.is_none() && !field.is_unbound());
        if !named(0) && !named(1) {
            drop(body.fields.take());
            body.fields.extend(vec![key, object]);
        }
    }

    /// `object.__getattribute__(obj, name)`
    pub fn generic_getattr(&mut self, object: &Value, class: &Obj<Class>, name: Symbol) -> Answer {
        match object.kind() {
            Some(Kind::Module) => return self.module_getattr(object, class, name),
            Some(Kind::Class) => return self.class_getattr(object, class, name),
            Some(Kind::Descriptor) => {
                if let Some(answer) = self.super_getattr(object, name) {
                    return answer;
                }
            }
            _ => {}
        }
        let found = self.class_lookup(class, name);
        if let Some(found) = &found {
            if self.is_data_descriptor(found) {
                return self.bind_step(found, object, class);
            }
        }
        if let Some(value) = self.own_attribute(object, name) {
            return Ok(value);
        }
        if let Some(found) = found {
            return self.bind_step(&found, object, class);
        }
        Err(self.no_attribute(object, name))
    }

    /// AttributeError "'C' object has no attribute 'x'".
    pub fn no_attribute(&mut self, object: &Value, name: Symbol) -> Raised {
        let text = self.names.text(name).to_owned();
        let message = match object.exact::<Class>() {
            Some(class) => format!("type object '{}' has no attribute '{text}'", class.shown_name()),
            None => match object.cast::<Module>().and_then(|module| self.name_of_module(module)) {
                Some(module) => format!("module '{module}' has no attribute '{text}'"),
                None => format!("'{}' object has no attribute '{text}'", self.type_name(object)),
            },
        };
        self.attribute_error(message, object, name)
    }

    fn name_of_module(&self, module: &Obj<Module>) -> Option<String> {
        let name = module.dict.get_str(self.names.string(sym::__name__))?;
        name.cast::<Str>().map(|name| name.to_text().into_owned())
    }

    /// AttributeError that knows its object and name, for "Did you mean".
    pub fn attribute_error(&mut self, message: String, object: &Value, name: Symbol) -> Raised {
        let raised = self.raise(Exc::AttributeError, message);
        let (key, exception) = (self.names.value(name), self.raised.clone());
        if let Some(body) = exception.exact::<Exception>() {
            body.fields.extend(vec![key, object.clone()]);
        }
        raised
    }

    /// An attribute that lies in the object itself.
    pub fn own_attribute(&self, object: &Value, name: Symbol) -> Option<Value> {
        let object_ref = object.as_ref()?;
        if let Some(instance) = object.exact::<Instance>() {
            // A dictionary shape has slots too: those of `__slots__`, whose names no dictionary knows.
            if let Some(slot) = self.shapes.get(object_ref.shape()).slot(name) {
                let value = instance.slot(slot);
                return (!value.is_unbound()).then_some(value);
            }
            return instance.dict()?.cast::<Dict>()?.get_str(self.names.string(name));
        }
        let shape = self.shapes.get(object_ref.shape());
        match shape.slot(name) {
            Some(slot) => added_attributes(object)?.get(slot).filter(|value| !value.is_unbound()),
            None if shape.is_dict => self.kept_dict(object)?.cast::<Dict>()?.get_str(self.names.string(name)),
            None => None,
        }
    }

    /// The dictionary that an object keeps its attributes in, where somebody has asked for it. An object that is no instance keeps it
    /// behind the attributes that its class's `__slots__` name.
    pub(super) fn kept_dict(&self, object: &Value) -> Option<Value> {
        if let Some(instance) = object.exact::<Instance>() {
            return instance.dict();
        }
        let shape = self.shapes.get(object.as_ref()?.shape());
        let kept = if shape.is_dict { added_attributes(object)?.get(shape.names.len()) } else { None };
        kept.filter(|dict| !dict.is_unbound())
    }

    fn module_getattr(&mut self, object: &Value, class: &Obj<Class>, name: Symbol) -> Answer {
        let Some(module) = object.exact::<Module>() else { unreachable!("the caller looked") };
        if let Some(value) = module.dict.get_str(self.names.string(name)) {
            return Ok(value);
        }
        if let Some(found) = self.class_lookup(class, name) {
            return self.bind_step(&found, object, class);
        }
        if let Some(fallback) = module.dict.get_str(self.names.string(sym::__getattr__)) {
            let key = self.names.value(name);
            return self.tail_call(fallback, vec![key]);
        }
        let module_name = match module.dict.get_str(self.names.string(sym::__name__)) {
            Some(name) => self.str_text(&name)?,
            None => "?".to_owned(),
        };
        let text = self.names.text(name).to_owned();
        let file = module.dict.get_str(self.names.string(sym::__file__));
        let file =
            file.and_then(|file| file.cast::<crate::objects::string::Str>().map(|file| file.to_text().into_owned()));
        let message = self.missing_in_module(&module_name, &text, file.as_deref());
        Err(self.attribute_error(message, object, name))
    }

    fn class_getattr(&mut self, object: &Value, metaclass: &Obj<Class>, name: Symbol) -> Answer {
        let Some(class) = object.exact::<Class>().cloned() else { unreachable!("the caller looked") };
        let on_meta = self.class_lookup(metaclass, name);
        if let Some(found) = &on_meta {
            if self.is_data_descriptor(found) {
                return self.bind_step(found, object, metaclass);
            }
        }
        if let Some(found) = self.class_lookup(&class, name) {
            return self.bind_on_class(&found, &class);
        }
        if let Some(found) = on_meta {
            return self.bind_step(&found, object, metaclass);
        }
        Err(self.no_attribute(object, name))
    }

    /// A plain value (no descriptor) that `class.name` finds and that depends only on `class.version`.
    pub fn class_constant(&mut self, class: &Obj<Class>, name: Symbol) -> Option<Value> {
        let metaclass = self.class_of(&class.value()).clone();
        if !metaclass.is(self.class(TypeId::Type)) || self.class_lookup(&metaclass, name).is_some() {
            return None;
        }
        let found = self.class_lookup(class, name)?;
        if self.is_volatile(class, name) {
            return None;
        }
        match found.kind() {
            None => Some(found),
            Some(Kind::Function | Kind::Str | Kind::BigInt | Kind::Bytes | Kind::Class) => Some(found),
            Some(_) => None,
        }
    }

    // --- descriptors ---------------------------------------------------------------------------------------------

    /// Whether an attribute of a class goes before an object's own.
    fn is_data_descriptor(&mut self, found: &Value) -> bool {
        match found.kind() {
            Some(Kind::Descriptor) => found
                .exact::<Descriptor>()
                .is_some_and(|d| matches!(d.role, Role::Property { .. } | Role::GetSet { .. } | Role::Member { .. })),
            Some(Kind::Instance | Kind::NativeObject) => {
                let class = self.class_of(found).clone();
                self.class_lookup(&class, sym::__set__).is_some()
                    || self.class_lookup(&class, sym::__delete__).is_some()
            }
            _ => false,
        }
    }

    /// `found.__get__(object, class)`, or `found` where it is no descriptor.
    pub fn bind_descriptor(&mut self, found: &Value, object: &Value, class: &Obj<Class>) -> Answer {
        let answer = self.bind_step(found, object, class);
        self.complete(answer)
    }

    fn bind_step(&mut self, found: &Value, object: &Value, class: &Obj<Class>) -> Answer {
        match found.kind() {
            Some(Kind::Function) => Ok(BoundMethod::new(found.clone(), object.clone()).into()),
            Some(Kind::Native) => Ok(self.bind_native(found, Some(object), class)),
            Some(Kind::Descriptor) => self.bind_builtin_descriptor(found, object, class),
            Some(Kind::Instance | Kind::NativeObject) => self.bind_custom(found, object.clone(), class),
            _ => Ok(found.clone()),
        }
    }

    fn bind_native(&mut self, found: &Value, object: Option<&Value>, class: &Obj<Class>) -> Value {
        let Some(native) = found.exact::<Native>() else { return found.clone() };
        match (native.row.binding, object) {
            (Binding::Static, _) => found.clone(),
            (Binding::Class, _) => {
                let bound = Native {
                    row: native.row,
                    receiver: class.value(),
                    owner: native.owner.clone(),
                    signature: OnceCell::new(),
                };
                Obj::new(TypeId::BuiltinFunction.shape(), bound).into()
            }
            (Binding::Plain, Some(object)) if native.owner.is_some() => {
                BoundMethod::new(found.clone(), object.clone()).into()
            }
            (Binding::Plain, _) => found.clone(),
        }
    }

    fn bind_builtin_descriptor(&mut self, found: &Value, object: &Value, class: &Obj<Class>) -> Answer {
        let Some(descriptor) = found.exact::<Descriptor>().cloned() else { return Ok(found.clone()) };
        match &descriptor.role {
            Role::Property { get, .. } => {
                let getter = get.get();
                if getter.is_none() || getter.is_unbound() {
                    return Err(self.property_without(&descriptor, object, "getter"));
                }
                self.tail_call_one(getter, object.clone())
            }
            // Any callable, a class too, gets the class in front.
            Role::ClassMethod(function) => Ok(BoundMethod::new(function.get(), class.value()).into()),
            Role::StaticMethod(function) => Ok(function.get()),
            Role::GetSet { getter, .. } => (getter.get)(self, object),
            Role::Member { name, .. } => match self.own_attribute(object, *name) {
                Some(value) => Ok(value),
                None => {
                    let shown = self.member_name(*name);
                    Err(self.no_attribute(object, shown))
                }
            },
            Role::Super { owner, start: None, .. } => self.bind_super(owner, object),
            Role::Super { .. } => Ok(found.clone()),
        }
    }

    /// The name that scripts know a slot by.
    pub(crate) fn member_name(&mut self, hidden: Symbol) -> Symbol {
        let text = self.names.text(hidden).trim_start_matches('\0').to_owned();
        self.intern(&text)
    }

    pub(crate) fn property_without(&mut self, descriptor: &Obj<Descriptor>, object: &Value, what: &str) -> Raised {
        let name = match &descriptor.role {
            Role::Property { name, get, .. } if name.is_unbound() => self.getattr_opt(&get.get(), sym::__name__),
            Role::Property { name, .. } => Ok(Some(name.get())),
            _ => Ok(None),
        };
        let qualname = self.class_of(object).qualname.get();
        let message = (|| {
            let owner = self.repr_text(&qualname)?;
            Ok(match name?.filter(|name| !name.is_none()) {
                None => format!("property of {owner} object has no {what}"),
                Some(name) => format!("property {} of {owner} object has no {what}", self.repr_text(&name)?),
            })
        })();
        match message {
            Ok(message) => self.raise(Exc::AttributeError, message),
            Err(raised) => raised,
        }
    }

    fn bind_custom(&mut self, found: &Value, object: Value, class: &Obj<Class>) -> Answer {
        let own = self.class_of(found).clone();
        let Some(get) = self.class_lookup(&own, sym::__get__) else { return Ok(found.clone()) };
        match get.exact::<Native>().filter(|native| native.binds_instance()) {
            Some(native) => (native.row.body)(self, Args::new(&[found.clone(), object, class.value()])),
            None => self.tail_call(get, vec![found.clone(), object, class.value()]),
        }
    }

    /// An attribute found on a class itself: bound with no object.
    fn bind_on_class(&mut self, found: &Value, class: &Obj<Class>) -> Answer {
        match found.kind() {
            Some(Kind::Native) => Ok(self.bind_native(found, None, class)),
            Some(Kind::Descriptor) => match found.exact::<Descriptor>().map(|d| &d.role) {
                Some(Role::ClassMethod(function)) => Ok(BoundMethod::new(function.get(), class.value()).into()),
                Some(Role::StaticMethod(function)) => Ok(function.get()),
                _ => Ok(found.clone()),
            },
            Some(Kind::Instance | Kind::NativeObject) => self.bind_custom(found, Value::None, class),
            _ => Ok(found.clone()),
        }
    }

    /// `super().name`; `None` where the value is no `super` object or the name is `super`'s own.
    fn super_getattr(&mut self, object: &Value, name: Symbol) -> Option<Answer> {
        let descriptor = object.exact::<Descriptor>()?.clone();
        let Role::Super { owner, receiver, start } = &descriptor.role else { return None };
        let start = start.as_ref()?;
        if name == sym::__class__ {
            return None;
        }
        let mro = start.mro.borrow().clone();
        let at = mro.iter().position(|class| class.is(owner))?;
        let found = mro[at + 1..].iter().find_map(|class| class.attributes.borrow().get(&name).cloned());
        let Some(found) = found else {
            if self.class_lookup(&self.class(TypeId::Super).clone(), name).is_some() {
                return None;
            }
            let text = self.names.text(name).to_owned();
            return Some(Err(self.attribute_error(format!("'super' object has no attribute '{text}'"), object, name)));
        };
        let on_class = receiver.exact::<Class>().is_some_and(|class| class.is(start));
        Some(if on_class { self.bind_on_class(&found, start) } else { self.bind_step(&found, receiver, start) })
    }

    // --- dictionaries --------------------------------------------------------------------------------------------

    pub(super) fn dict_shape(&mut self, class: &Obj<Class>) -> ShapeId {
        match class.dict_shape.get() {
            Some(shape) => shape,
            None => {
                let members = class.members.borrow().clone();
                let shape = self.shapes.add_root_with(class.clone(), members, true);
                class.dict_shape.set(Some(shape));
                shape
            }
        }
    }

    /// `obj.__dict__`: an object's attributes become a dictionary for good.
    pub fn instance_dict(&mut self, object: &Value) -> Answer {
        if let Some(module) = object.exact::<Module>() {
            return Ok(module.dict.value());
        }
        let Some(object_ref) = object.as_ref() else { return Err(self.no_attribute(object, sym::__dict__)) };
        if let Some(dict) = self.kept_dict(object) {
            return Ok(dict);
        }
        let shape = object_ref.shape();
        let names = self.shapes.get(shape).names.clone();
        let members = self.class_of(object).members.borrow().len();
        let dict = Dict::new();
        for (slot, name) in names.iter().enumerate().skip(members) {
            let value = match (object.exact::<Instance>(), added_attributes(object)) {
                (Some(instance), _) => instance.slot(slot),
                (None, Some(attributes)) => attributes.get(slot).unwrap_or_default(),
                (None, None) => Value::Unbound,
            };
            if !value.is_unbound() {
                dict.set_str(self.names.string(*name), value);
            }
        }
        if let Some(instance) = object.exact::<Instance>() {
            let class = self.class_of(object).clone();
            instance.set_dict(dict.value());
            for slot in members..names.len() {
                drop(instance.replace_slot(slot, Value::Unbound));
            }
            let shape = self.dict_shape(&class);
            object_ref.set_shape(shape);
        } else if let Some(attributes) = added_attributes(object) {
            let class = self.class_of(object).clone();
            let shape = self.dict_shape(&class);
            let mut kept: Vec<Value> = (0..members).map(|slot| attributes.get(slot).unwrap_or_default()).collect();
            kept.push(dict.value());
            drop(attributes.swap(kept));
            object_ref.set_shape(shape);
        }
        Ok(dict.into())
    }

    /// Makes `dict` an instance's `__dict__`.
    pub fn set_instance_dict(&mut self, object: &Value, dict: Value) -> Result<(), Raised> {
        self.instance_dict(object)?;
        if let Some(instance) = object.exact::<Instance>() {
            instance.set_dict(dict);
        } else if let Some(attributes) = added_attributes(object) {
            let members = self.class_of(object).members.borrow().len();
            // The one before goes when the attributes are whole again.
            drop(attributes.replace(members, dict));
        }
        Ok(())
    }

    // --- what inline caches ask ----------------------------------------------------------------------------------

    /// What `obj.name` is for every object of this shape.
    pub fn resolve_attr(&mut self, shape: ShapeId, name: Symbol) -> Resolved {
        let class = self.shapes.class(shape).clone();
        if self.shapes.get(shape).is_dict
            || matches!(class.layout, Layout::Class)
            || class.derives_from(self.class(TypeId::Super))
            || class.derives_from(self.class(TypeId::Module))
            || self.is_custom(&class, sym::__getattribute__)
        {
            return Resolved::Custom;
        }
        let slot = self.shapes.get(shape).slot(name);
        match self.class_lookup(&class, name) {
            None => slot.map_or(Resolved::Custom, Resolved::Slot),
            Some(found) if self.is_data_descriptor(&found) => match found.exact::<Descriptor>().map(|d| &d.role) {
                // The AttributeErrors of a getter are for `__getattr__`.
                Some(Role::Property { get, .. }) if self.class_lookup(&class, sym::__getattr__).is_none() => {
                    Resolved::Property(get.get())
                }
                Some(Role::Member { name, .. }) => {
                    self.shapes.get(shape).slot(*name).map_or(Resolved::Custom, Resolved::Slot)
                }
                _ => Resolved::Custom,
            },
            Some(_) if slot.is_some() => Resolved::Custom,
            Some(found) => match found.kind() {
                Some(Kind::Function) => Resolved::Method(found),
                Some(Kind::Native) => {
                    let plain =
                        found.exact::<Native>().is_some_and(|n| n.row.binding == Binding::Plain && n.owner.is_some());
                    if plain { Resolved::Method(found) } else { Resolved::Custom }
                }
                Some(Kind::Descriptor | Kind::Instance | Kind::NativeObject) => Resolved::Custom,
                _ if self.is_volatile(&class, name) => Resolved::Custom,
                _ => Resolved::ClassValue(found),
            },
        }
    }

    fn is_custom(&self, class: &Obj<Class>, name: Symbol) -> bool {
        self.class_lookup(class, name).is_some_and(|found| found.exact::<Native>().is_none())
    }

    /// What `obj.name = value` does for every object of this shape.
    pub fn resolve_store(&mut self, shape: ShapeId, name: Symbol) -> Store {
        let class = self.shapes.class(shape).clone();
        if self.shapes.get(shape).is_dict || self.is_custom(&class, sym::__setattr__) || name == sym::__class__ {
            return Store::Custom;
        }
        let name = match self.class_lookup(&class, name) {
            Some(found) => match found.exact::<Descriptor>().map(|d| &d.role) {
                Some(Role::Member { name, .. }) => *name,
                _ if self.is_data_descriptor(&found) => return Store::Custom,
                _ if class.has_dict.get() => name,
                _ => return Store::Custom,
            },
            None if class.has_dict.get() => name,
            None => return Store::Custom,
        };
        if let Some(slot) = self.shapes.get(shape).slot(name) {
            return Store::Slot(slot);
        }
        match self.shapes.with_attribute(shape, name) {
            Some(next) => {
                let slot = self.shapes.get(next).names.len() - 1;
                if slot >= class.slot_capacity.get() as usize {
                    class.slot_capacity.set(slot as u16 + 1);
                }
                Store::AddSlot(next, slot)
            }
            None => Store::Custom,
        }
    }
}
