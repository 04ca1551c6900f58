//! What natives ask of the VM besides the protocols: calls, classes, names.

use super::Vm;
use super::outcome::{Continuation, Exit, Request};
use crate::heap::{Obj, Value};
use crate::objects::class::Class;
use crate::objects::names::Symbol;
use crate::objects::native::{Answer, Keyword, Raised};
use crate::objects::types::TypeId;

impl Vm {
    /// Calls a callable from Rust: a nested run.
    pub fn call(&mut self, callable: &Value, args: &[Value]) -> Answer {
        self.call_nested(callable, args, &[])
    }

    /// The same with keyword arguments.
    pub fn call_keywords(&mut self, callable: &Value, args: &[Value], keywords: &[Keyword]) -> Answer {
        self.call_nested(callable, args, keywords)
    }

    /// `object.name(args)`
    pub fn call_method(&mut self, object: &Value, name: Symbol, args: &[Value]) -> Answer {
        let method = self.getattr(object, name)?;
        self.call(&method, args)
    }

    /// Ends a native by a call whose result is the native's result, without nesting: `return vm.tail_call(f, args)`.
    pub fn tail_call(&mut self, callable: Value, args: Vec<Value>) -> Answer {
        self.request = Some(Request { callable, args, keywords: Vec::new(), after: None });
        Ok(Value::Unbound)
    }

    /// The same with keyword arguments.
    pub fn tail_call_keywords(&mut self, callable: Value, args: Vec<Value>, keywords: Vec<Keyword>) -> Answer {
        self.request = Some(Request { callable, args, keywords, after: None });
        Ok(Value::Unbound)
    }

    /// The same; the call's result goes through `after` first.
    pub fn tail_call_then(&mut self, callable: Value, args: Vec<Value>, after: Continuation) -> Answer {
        self.request = Some(Request { callable, args, keywords: Vec::new(), after: Some(after) });
        Ok(Value::Unbound)
    }

    /// Completes an answer that may be a request left by [`Vm::tail_call`].
    pub fn complete(&mut self, answer: Answer) -> Answer {
        match answer {
            Ok(value) if value.is_unbound() => {
                self.enter_native()?;
                let answer = self.complete_inner(Ok(value));
                self.leave_native();
                answer
            }
            other => other,
        }
    }

    /// Runs the topmost frame, an entry frame or one above it, to the end of the entry frame.
    pub(super) fn run_nested(&mut self) -> Exit {
        self.run()
    }

    /// The name that messages show for a value's type (`__name__` of the class).
    pub fn type_name(&self, value: &Value) -> std::sync::Arc<str> {
        self.class_of(value).name.borrow().clone()
    }

    /// A built-in class.
    pub fn class(&self, id: TypeId) -> &Obj<Class> {
        &self.types[id as usize]
    }

    /// The symbol of a name.
    pub fn intern(&mut self, name: &str) -> Symbol {
        self.names.intern(name)
    }

    /// The string object of a text.
    pub fn text(&self, text: &str) -> Value {
        crate::objects::string::Str::new(text).into()
    }

    /// Long natives ask this now and then and end early with it: Ctrl-C.
    pub fn check_interrupt(&mut self) -> Result<(), Raised> {
        self.check_signals()
    }
}
