//! Calling a class: `__new__`, then `__init__`.

use super::Vm;
use super::call::Layout;
use super::frame::{Frame, frame_flags};
use super::regs::Regs;
use super::run::Switched;
use crate::bytecode::op::Reg;
use crate::heap::{Instance, Obj, Value};
use crate::objects::class::{self, Class};
use crate::objects::exception::Exc;
use crate::objects::function::Function;
use crate::objects::method::BoundMethod;
use crate::objects::names::{Symbol, sym};
use crate::objects::native::{Answer, Binding, Keyword, Native, Raised};
use crate::objects::types::TypeId;
use std::rc::Rc;

/// How instances of a class come to be. A class keeps it until it (or a base) changes.
pub struct Construction {
    /// `__new__`, raw.
    new: Option<Value>,
    /// `__init__`, raw.
    init: Option<Value>,
    /// Whether `__new__` is `object.__new__` and the class has ordinary instances.
    plain_new: bool,
    /// Whether `__new__` is `BaseException.__new__` and the class is an exception's.
    exception_new: bool,
    /// Whether `__init__` is `object.__init__`.
    plain_init: bool,
}

impl Construction {
    /// Shows what it holds to the collector.
    pub fn visit(&self, visit: &mut dyn FnMut(&Value)) {
        self.new.iter().chain(&self.init).for_each(visit);
    }
}

impl Vm {
    /// How instances of a class are made.
    fn construction(&mut self, class: &Obj<Class>) -> Rc<Construction> {
        if let Some(known) = &*class.construction.borrow() {
            return known.clone();
        }
        let new = self.class_lookup(class, sym::__new__);
        let init = self.class_lookup(class, sym::__init__);
        let object = self.class(TypeId::Object).clone();
        let plain_new =
            matches!(class.layout, class::Layout::Object) && Self::is_own(&object, new.as_ref(), sym::__new__);
        let plain_init = Self::is_own(&object, init.as_ref(), sym::__init__);
        let exception_new = matches!(class.layout, class::Layout::Exception) && {
            Self::is_own(&self.exceptions[Exc::BaseException as usize], new.as_ref(), sym::__new__)
        };
        let made = Rc::new(Construction { new, init, plain_new, exception_new, plain_init });
        *class.construction.borrow_mut() = Some(made.clone());
        made
    }

    /// Whether what was found is this class's own.
    fn is_own(class: &Class, found: Option<&Value>, name: Symbol) -> bool {
        let own = class.attributes.borrow().get(&name).cloned();
        own.is_some_and(|own| found.is_some_and(|found| found.is(&own)))
    }

    /// Calls a class: `type.__call__` without nesting where the pieces are script functions.
    pub(super) fn call_class(&mut self, class: &Obj<Class>, layout: Layout<'_>) -> Switched {
        if class.as_ref().shape() != TypeId::Type.shape() {
            let metaclass = self.class_of(&class.value()).clone();
            if let Some(call) = self.class_lookup(&metaclass, sym::__call__) {
                if call.exact::<Native>().is_none() {
                    return self.call_with_first(&call, class.value(), layout, 0);
                }
            }
        }
        let plan = self.construction(class);
        if plan.plain_new && !class.is_abstract() {
            if let Some(init) = plan.init.as_ref().filter(|init| init.exact::<Function>().is_some()) {
                let instance = self.new_instance(class);
                return self.initialize(instance, init, layout);
            }
            if plan.plain_init && layout.argc == 0 {
                self.drop_layout(layout);
                let instance = self.new_instance(class);
                return self.deliver_call(layout, instance);
            }
        }
        match plan.new.as_ref().and_then(|new| new.exact::<Native>()) {
            Some(new) if new.row.binding == Binding::Static => self.construct_natively(class, new, &plan, layout),
            _ => self.construct_by_values(class, &plan, layout),
        }
    }

    /// `type.__call__` with its arguments taken out of their registers.
    fn construct_by_values(&mut self, class: &Obj<Class>, plan: &Construction, layout: Layout<'_>) -> Switched {
        let (args, keywords) = self.take_arguments(layout);
        let value = self.instantiate(class, plan, &args, &keywords)?;
        if value.is_unbound() {
            return self.push_request(layout.dst, layout.flags);
        }
        self.deliver_call(layout, value)
    }

    /// A class whose `__new__` is native: it gets the class, which is the callee, and the arguments where they lie.
    fn construct_natively(
        &mut self,
        class: &Obj<Class>,
        new: &Obj<Native>,
        plan: &Construction,
        layout: Layout<'_>,
    ) -> Switched {
        let made = self.native_of_class(new, layout);
        let made = match made {
            Ok(made) => made,
            Err(raised) => {
                self.drop_layout(layout);
                return Err(raised);
            }
        };
        if !self.class_of(&made).is(class) {
            return self.initialize_other(class, made, layout);
        }
        match plan.init.as_ref().filter(|_| !plan.plain_init) {
            Some(init) => self.initialize_made(made, init, layout),
            None => {
                self.drop_layout(layout);
                self.deliver_call(layout, made)
            }
        }
    }

    /// Calls `__init__` of what a native `__new__` made.
    fn initialize_made(&mut self, made: Value, init: &Value, layout: Layout<'_>) -> Switched {
        if init.exact::<Function>().is_some() {
            return self.initialize(made, init, layout);
        }
        if let Some(native) = init.exact::<Native>().filter(|native| native.row.binding == Binding::Plain) {
            layout.regs.set_far(layout.at, made.clone());
            let answer = self.native_of_class(native, layout);
            self.drop_layout(layout);
            self.check_init_result(&answer?)?;
            return self.deliver_call(layout, made);
        }
        let (args, keywords) = self.take_arguments(layout);
        let class = self.class_of(&made).clone();
        self.run_init(init, &made, &class, &args, &keywords)?;
        self.deliver_call(layout, made)
    }

    /// Runs `__new__` or `__init__` on the callee's register and the arguments behind it.
    fn native_of_class(&mut self, native: &Obj<Native>, layout: Layout<'_>) -> Answer {
        let args = layout.regs.args(layout.at, layout.argc + 1);
        self.with_arguments_above(layout, |vm| {
            let answer = vm.run_native_args(native, args, layout.names);
            vm.complete(answer)
        })
    }

    /// Pushes the frame of a script's `__init__`; the instance waits before the function.
    fn initialize(&mut self, instance: Value, init: &Value, layout: Layout<'_>) -> Switched {
        let layout = self.move_to_top(layout, 2)?;
        layout.regs.put_far(layout.at, instance.clone());
        layout.regs.put_far(layout.at + 1, init.clone());
        layout.regs.put_far(layout.at + 2, instance);
        let call = Layout {
            at: layout.at + 1,
            argc: layout.argc + 1,
            flags: layout.flags | frame_flags::CONSTRUCTOR,
            ..layout
        };
        let Some(function) = init.exact::<Function>() else { unreachable!("the caller looked") };
        let pushed = self.call_function(function, call);
        if !matches!(pushed, Ok(true)) {
            drop(layout.regs.take_far(layout.at));
        }
        pushed
    }

    /// The short way of making an instance: ordinary instances or exceptions, `__init__` a script function with just these arguments,
    /// called from any frame. The window opens over an ordinary caller's registers: the instance takes the callee's, `__init__` and
    /// `self` follow, and the arguments move up by two. False where it is any other; then nothing has happened.
    #[inline(always)]
    pub(super) fn call_class_exact<const EXCEPTION: bool>(
        &mut self,
        regs: Regs,
        dst: Reg,
        at: Reg,
        argc: usize,
    ) -> bool {
        let Some(class) = regs.get(at).exact::<Class>() else { return false };
        let at = at as usize;
        // No window can open behind a generator's registers: it opens on top of the stack, where the arguments are moved.
        let in_place = self.frames.top().is(frame_flags::GENERATOR);
        let room = if in_place { self.stack_top() } else { regs.offset(at) };
        let base = room.offset(2);
        let init = match &*class.construction.borrow() {
            Some(plan) if class.as_ref().shape() == TypeId::Type.shape() => {
                let bare = if EXCEPTION { plan.exception_new } else { plan.plain_new };
                if bare { plan.init.clone() } else { return false }
            }
            _ => return false,
        };
        let Some(function) = init.as_ref().and_then(|init| init.exact::<Function>()) else { return false };
        let code = &function.code;
        let fits = code.exact_args == argc as i32 + 1 && self.stack.fits(base, code.nregs as usize + argc);
        if !fits || class.is_abstract() || self.fuel < 0 || self.frames.is_full() {
            return false;
        }
        self.fuel -= 1;
        let frame = Frame::new(code, base, base.offset(code.nregs as usize), dst, frame_flags::CONSTRUCTOR);
        let nlocals = code.nlocals as usize;
        let instance = match EXCEPTION {
            true => self.bare_exception(class, regs.args(at + 1, argc).values()),
            false => self.new_instance(class),
        };
        for index in (0..argc).rev() {
            base.put_far(1 + index, regs.take_far(at + 1 + index));
        }
        // The class may go with its register, so that comes last.
        let class = regs.take_far(at);
        room.put_far(0, instance.clone());
        room.put_far(1, init.unwrap_or_default());
        room.put_far(2, instance);
        base.blank_range(argc + 1, nlocals);
        self.frames.push(frame);
        drop(class);
        true
    }

    /// The same of an exception.
    #[inline(never)]
    fn call_exception_class(&mut self, regs: Regs, dst: Reg, at: Reg, argc: usize) -> bool {
        self.call_class_exact::<true>(regs, dst, at, argc)
    }

    /// What `BaseException.__new__` makes of these arguments.
    #[inline(never)]
    fn bare_exception(&mut self, class: &Obj<Class>, args: &[Value]) -> Value {
        let args = self.new_tuple(args.to_vec());
        self.exception_with(class, args)
    }

    /// The short way of a class whose `__new__` is native, and its `__init__` if it has one, called with a few positional arguments in
    /// the caller's window (`int(text)`, `range(n)`, `list(row)`); and of `type(object)`. `None` where it is any other; then nothing has
    /// happened.
    #[inline(never)]
    pub(super) fn call_native_class(&mut self, regs: Regs, dst: Reg, at: Reg, argc: usize) -> Option<Switched> {
        let class = regs.get(at).exact::<Class>()?;
        let (new, init) = match &*class.construction.borrow() {
            Some(plan) if class.as_ref().shape() == TypeId::Type.shape() => {
                (plan.new.clone()?, if plan.plain_init { None } else { plan.init.clone() })
            }
            _ => return None,
        };
        if argc == 1 && class.is(self.class(TypeId::Type)) {
            let made = self.class_of(regs.get(at + 1)).value();
            return Some(self.constructed(regs, dst, at, argc, made));
        }
        let native = new.exact::<Native>().filter(|native| native.row.binding == Binding::Static)?;
        if init.as_ref().is_some_and(|init| !init.exact::<Native>().is_some_and(|init| init.binds_instance())) {
            return self.call_exception_class(regs, dst, at, argc).then_some(Ok(true));
        }
        let signature = native.signature.get()?;
        let answer = self.run_here(signature, regs, at as usize, argc + 1)?;
        Some(match self.complete(answer) {
            Ok(made) if self.class_of(&made).is(class) => match init {
                None => self.constructed(regs, dst, at, argc, made),
                Some(init) => self.initialized(regs, dst, at, argc, made, &init),
            },
            Ok(made) => {
                let layout = Layout { regs, at: at as usize, argc, names: None, dst, flags: 0 };
                self.initialize_other(&class.clone(), made, layout)
            }
            Err(raised) => {
                regs.clear_row(at, argc + 1);
                Err(raised)
            }
        })
    }

    /// The end of a construction in the caller's window.
    fn constructed(&mut self, regs: Regs, dst: Reg, at: Reg, argc: usize, made: Value) -> Switched {
        regs.clear_row(at, argc + 1);
        regs.set(dst, made);
        Ok(false)
    }

    /// The same after a native `__init__`, which finds the object in the callee's register.
    fn initialized(&mut self, regs: Regs, dst: Reg, at: Reg, argc: usize, made: Value, init: &Value) -> Switched {
        let Some(native) = init.exact::<Native>() else { unreachable!("the caller looked") };
        regs.set(at, made.clone());
        let answer = self.run_native_args(native, regs.args(at as usize, argc + 1), None);
        let answer = self.complete(answer);
        regs.clear_row(at, argc + 1);
        self.check_init_result(&answer?)?;
        regs.set(dst, made);
        Ok(false)
    }

    /// What a native `__new__` made is not of the class that was called: where it is of a subclass, its own `__init__` runs.
    #[cold]
    fn initialize_other(&mut self, class: &Obj<Class>, made: Value, layout: Layout<'_>) -> Switched {
        if !self.is_instance(&made, class) {
            self.drop_layout(layout);
            return self.deliver_call(layout, made);
        }
        let (args, keywords) = self.take_arguments(layout);
        let own = self.class_of(&made).clone();
        if let Some(init) = self.class_lookup(&own, sym::__init__) {
            self.run_init(&init, &made, &own, &args, &keywords)?;
        }
        self.deliver_call(layout, made)
    }

    /// The same called from Rust: `__init__` of the subclass.
    #[cold]
    pub(super) fn initialize_subclass(&mut self, made: Value, args: &[Value]) -> Answer {
        let own = self.class_of(&made).clone();
        if let Some(init) = self.class_lookup(&own, sym::__init__) {
            self.run_init(&init, &made, &own, args, &[])?;
        }
        Ok(made)
    }

    /// The native `__new__` of a class that has no `__init__` of its own nor a metaclass that may have its say.
    pub(super) fn plain_native_new(&self, class: &Obj<Class>) -> Option<Value> {
        let plan = class.construction.borrow();
        let plan = plan.as_ref().filter(|plan| plan.plain_init && class.as_ref().shape() == TypeId::Type.shape())?;
        plan.new.clone().filter(|new| new.exact::<Native>().is_some_and(|new| new.row.binding == Binding::Static))
    }

    /// A bare instance of a script class.
    pub fn new_instance(&mut self, class: &Obj<Class>) -> Value {
        let instance = Instance::new(class.instance_shape.get(), class.slot_capacity.get());
        if class.has_finalizer.get() {
            instance.as_ref().set_flag(crate::heap::flags::FINALIZER, true);
        }
        instance.into()
    }

    /// `type.__call__(class, *args, **keywords)` from Rust.
    pub fn call_type(&mut self, class: &Value, args: &[Value], keywords: &[Keyword]) -> Answer {
        let Some(class) = class.exact::<Class>().cloned() else { return self.call_keywords(class, args, keywords) };
        let plan = self.construction(&class);
        self.instantiate(&class, &plan, args, keywords)
    }

    /// `type.__call__`: `__new__`, then `__init__` where that made an instance of the class. `__init__` runs as a frame of
    /// its own where the run loop asked.
    fn instantiate(&mut self, class: &Obj<Class>, plan: &Construction, args: &[Value], keywords: &[Keyword]) -> Answer {
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
        self.check_init_result(&result)
    }

    fn check_init_result(&mut self, result: &Value) -> Result<(), Raised> {
        if result.is_none() {
            return Ok(());
        }
        let got = self.type_name(result);
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
