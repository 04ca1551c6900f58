//! What natives ask of the VM besides the protocols: calls, classes, names.

use super::Vm;
use crate::heap::{Obj, Value};
use crate::objects::class::Class;
use crate::objects::names::Symbol;
use crate::objects::native::{Answer, ClassSpec, Keyword, Raised};
use crate::objects::types::TypeId;

impl Vm {
    /// Calls a callable from Rust: a nested run.
    pub fn call(&mut self, _callable: &Value, _args: &[Value]) -> Answer {
        todo!()
    }

    /// The same with keyword arguments.
    pub fn call_keywords(&mut self, _callable: &Value, _args: &[Value], _keywords: &[Keyword]) -> Answer {
        todo!()
    }

    /// `object.name(args)`
    pub fn call_method(&mut self, object: &Value, name: Symbol, args: &[Value]) -> Answer {
        let method = self.getattr(object, name)?;
        self.call(&method, args)
    }

    /// Ends a native by a call whose result is the native's result, without nesting: `return vm.tail_call(f, args)`.
    pub fn tail_call(&mut self, _callable: Value, _args: Vec<Value>) -> Answer {
        todo!()
    }

    /// Completes an answer that may be a request left by [`Vm::tail_call`].
    pub fn complete(&mut self, _answer: Answer) -> Answer {
        todo!()
    }

    /// `type(value)`
    pub fn class_of(&self, _value: &Value) -> &Obj<Class> {
        todo!()
    }

    /// The name that messages show for a value's type (`__name__` of the class).
    pub fn type_name(&self, value: &Value) -> std::sync::Arc<str> {
        self.class_of(value).name.borrow().clone()
    }

    /// A built-in class.
    pub fn class(&self, id: TypeId) -> &Obj<Class> {
        &self.types[id as usize]
    }

    /// The class object of a native class, made at first use.
    pub fn native_class(&mut self, _spec: &'static ClassSpec) -> Obj<Class> {
        todo!()
    }

    /// Whether `value` is an instance of a class (by its real class, `__instancecheck__` not asked).
    pub fn is_instance(&self, _value: &Value, _class: &Obj<Class>) -> bool {
        todo!()
    }

    /// What `Class.__new__` of a native class hands out for `payload`: itself where `class` is the native class, else an
    /// instance of the script class `class` around it.
    pub fn instance_around(&mut self, _class: &Value, _payload: Value) -> Answer {
        todo!()
    }

    /// The symbol of a name.
    pub fn intern(&mut self, name: &str) -> Symbol {
        self.names.intern(name)
    }

    /// The string object of a text.
    pub fn text(&self, text: &str) -> Value {
        crate::objects::string::Str::new(text).into()
    }

    /// True at an interrupt: long natives ask this now and then and end early with it.
    pub fn check_interrupt(&mut self) -> Result<(), Raised> {
        Ok(())
    }
}
