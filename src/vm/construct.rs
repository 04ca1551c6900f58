//! Calling a class: `__new__`, then `__init__`.

use super::Vm;
use crate::heap::{Instance, Obj, Value};
use crate::objects::class::{Class, Layout};
use crate::objects::method::BoundMethod;
use crate::objects::names::sym;
use crate::objects::native::{Answer, Keyword, Native, Raised};

/// How instances of a class come to be, looked up once a call.
pub(super) struct Construction {
    /// `__new__`, raw.
    pub new: Option<Value>,
    /// `__init__`, raw.
    pub init: Option<Value>,
    /// Whether `__new__` is `object.__new__` and the class has ordinary instances.
    pub plain_new: bool,
}

impl Vm {
    /// Looks up how instances of a class are made.
    pub(super) fn construction(&mut self, class: &Obj<Class>) -> Construction {
        let new = self.class_lookup(class, sym::__new__);
        let init = self.class_lookup(class, sym::__init__);
        let is_object_new = new.as_ref().is_some_and(|new| self.is_object_new(new));
        let plain_new = is_object_new && matches!(class.layout, Layout::Object) && !class.is_abstract();
        Construction { new, init, plain_new }
    }

    fn is_object_new(&self, new: &Value) -> bool {
        let object = &self.types[crate::objects::types::TypeId::Object as usize];
        let own = object.attributes.borrow().get(&sym::__new__).cloned();
        own.is_some_and(|own| own.is(new))
    }

    /// A bare instance of a script class.
    pub fn new_instance(&mut self, class: &Obj<Class>) -> Answer {
        let instance = Instance::new(class.instance_shape.get(), class.slot_capacity.get());
        if class.has_finalizer.get() {
            instance.as_ref().set_flag(crate::heap::flags::FINALIZER, true);
        }
        Ok(instance.into())
    }

    /// `type.__call__(class, *args, **keywords)` from Rust.
    pub fn call_type(&mut self, class: &Value, args: &[Value], keywords: &[Keyword]) -> Answer {
        let Some(class) = class.exact::<Class>().cloned() else { return self.call_keywords(class, args, keywords) };
        let plan = self.construction(&class);
        self.instantiate(&class, &plan, args, keywords)
    }

    /// `type.__call__`: `__new__`, then `__init__` where that made an instance of the class. `__init__` runs as a frame of
    /// its own where the run loop asked.
    pub(super) fn instantiate(
        &mut self,
        class: &Obj<Class>,
        plan: &Construction,
        args: &[Value],
        keywords: &[Keyword],
    ) -> Answer {
        let Some(new) = &plan.new else {
            let name = class.name.borrow().clone();
            return Err(self.type_error(format!("cannot create '{name}' instances")));
        };
        let function = self.bind_static(new);
        let mut all = Vec::with_capacity(args.len() + 1);
        all.push(class.value());
        all.extend_from_slice(args);
        let made = self.call_keywords(&function, &all, keywords)?;
        if !self.is_instance(&made, class) {
            return Ok(made);
        }
        let made_class = self.class_of(&made).clone();
        let init = if made_class.is(class) { plan.init.clone() } else { self.class_lookup(&made_class, sym::__init__) };
        let Some(init) = init else { return Ok(made) };
        self.run_init(&init, &made, &made_class, args, keywords)?;
        Ok(made)
    }

    fn run_init(
        &mut self,
        init: &Value,
        made: &Value,
        class: &Obj<Class>,
        args: &[Value],
        keywords: &[Keyword],
    ) -> Result<(), Raised> {
        let bound = match init.exact::<Native>() {
            Some(_) => Value::from(BoundMethod::new(init.clone(), made.clone())),
            None => self.bind_descriptor(init, made, class)?,
        };
        let result = self.call_keywords(&bound, args, keywords)?;
        if result.is_none() {
            return Ok(());
        }
        let got = self.type_name(&result);
        Err(self.type_error(format!("__init__() should return None, not '{got}'")))
    }

    /// A static method's function.
    fn bind_static(&self, value: &Value) -> Value {
        use crate::objects::descriptor::{Descriptor, Role};
        match value.exact::<Descriptor>().map(|descriptor| &descriptor.role) {
            Some(Role::StaticMethod(function)) => function.get(),
            _ => value.clone(),
        }
    }
}
