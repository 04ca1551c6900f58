//! What natives ask of the VM besides the protocols: calls, classes, names.

use super::Vm;
use super::outcome::{Continuation, Exit, Request, RequestArgs};
use crate::bytecode::code::Flavor;
use crate::heap::{Kind, Obj, Value};
use crate::objects::class::Class;
use crate::objects::generator::{Generator, State};
use crate::objects::names::Symbol;
use crate::objects::native::{Answer, Binding, Keyword, Native, Raised};
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
        let args = RequestArgs::Many(args);
        self.request = Some(Request { callable, args, keywords: Vec::new(), after: None });
        Ok(Value::Unbound)
    }

    /// The same with keyword arguments.
    pub fn tail_call_keywords(&mut self, callable: Value, args: Vec<Value>, keywords: Vec<Keyword>) -> Answer {
        let args = RequestArgs::Many(args);
        self.request = Some(Request { callable, args, keywords, after: None });
        Ok(Value::Unbound)
    }

    /// The same; the call's result goes through `after` first.
    pub fn tail_call_then(&mut self, callable: Value, args: Vec<Value>, after: Continuation) -> Answer {
        let args = RequestArgs::Many(args);
        self.request = Some(Request { callable, args, keywords: Vec::new(), after: Some(after) });
        Ok(Value::Unbound)
    }

    /// [`Vm::tail_call`] of a function with just its receiver: a getter, a special method without arguments.
    pub fn tail_call_one(&mut self, callable: Value, receiver: Value) -> Answer {
        let args = RequestArgs::One([receiver]);
        self.request = Some(Request { callable, args, keywords: Vec::new(), after: None });
        Ok(Value::Unbound)
    }

    /// The same; the call's result goes through `after` first.
    pub fn tail_call_one_then(&mut self, callable: Value, receiver: Value, after: Continuation) -> Answer {
        let args = RequestArgs::One([receiver]);
        self.request = Some(Request { callable, args, keywords: Vec::new(), after: Some(after) });
        Ok(Value::Unbound)
    }

    /// Ends a native by going on with a generator: what it yields is the native's result, its end a StopIteration. `None` where
    /// the generator (or what it delegates to) does not stand at a `yield` of its own, or would not take the value.
    pub fn step_later(&mut self, generator: &Value, input: &Value) -> Option<Answer> {
        let body = generator.exact::<Generator>().filter(|body| body.code.flavor == Flavor::Generator)?;
        let takes = body.state.get() == State::Suspended || input.is_none();
        let links = body.depth.get() as usize;
        let room = !self.frames.is_full() && self.frames.len() + self.chain_depth + links < self.recursion_limit;
        let plain = Self::is_plainly_suspended(body) || Self::delegates_plainly(body);
        if !takes || !plain || !room {
            return None;
        }
        let args = RequestArgs::Step(input.clone());
        self.request = Some(Request { callable: generator.clone(), args, keywords: Vec::new(), after: None });
        Some(Ok(Value::Unbound))
    }

    /// [`Vm::tail_call`] (or [`Vm::tail_call_then`]) of a function with its receiver and one argument.
    pub fn tail_call_two(
        &mut self,
        callable: Value,
        receiver: Value,
        other: Value,
        after: Option<Continuation>,
    ) -> Answer {
        let args = RequestArgs::Two([receiver, other]);
        self.request = Some(Request { callable, args, keywords: Vec::new(), after });
        Ok(Value::Unbound)
    }

    /// Calls the special method `name` of an object, looked up on its class; `None` where the class has none. Functions
    /// get the object in front: no bound method is made.
    pub fn call_special(&mut self, object: &Value, name: Symbol, args: &[Value]) -> Result<Option<Value>, Raised> {
        let class = self.class_of(object).clone();
        match self.class_lookup(&class, name) {
            Some(found) if found.is_none() => Err(self.none_called()),
            Some(found) => self.call_found(&found, object, &class, args).map(Some),
            None => Ok(None),
        }
    }

    /// Calls what a class has under a name as a method of `object`.
    pub fn call_found(&mut self, found: &Value, object: &Value, class: &Obj<Class>, args: &[Value]) -> Answer {
        let native = found.exact::<Native>().filter(|n| n.owner.is_some() && n.row.binding == Binding::Plain);
        let mut all = [const { Value::Unbound }; 4];
        if args.len() >= all.len() || (native.is_none() && found.kind() != Some(Kind::Function)) {
            let bound = self.bind_descriptor(found, object, class)?;
            return self.call(&bound, args);
        }
        all[0] = object.clone();
        for (place, arg) in all[1..].iter_mut().zip(args) {
            *place = arg.clone();
        }
        let all = &all[..=args.len()];
        match native {
            Some(native) => self.call_method_native(native, all),
            None => self.call(found, all),
        }
    }

    /// The same with keyword arguments.
    pub fn tail_call_keywords_then(
        &mut self,
        callable: Value,
        args: Vec<Value>,
        keywords: Vec<Keyword>,
        after: Continuation,
    ) -> Answer {
        let args = RequestArgs::Many(args);
        self.request = Some(Request { callable, args, keywords, after: Some(after) });
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
        let outer = std::mem::replace(&mut self.run_level, self.native_depth);
        let exit = self.run();
        self.run_level = outer;
        exit
    }

    /// The name that messages show for a value's type ([`Class::shown_name`]).
    pub fn type_name(&self, value: &Value) -> std::sync::Arc<str> {
        self.class_of(value).shown_name()
    }

    /// The same where an argument is of the wrong type: CPython's argument parser says `None`, not `NoneType`.
    pub fn argument_type(&self, value: &Value) -> std::sync::Arc<str> {
        if value.is_none() { "None".into() } else { self.type_name(value) }
    }

    /// `__name__` of a value's class.
    pub fn class_name(&self, value: &Value) -> std::sync::Arc<str> {
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
