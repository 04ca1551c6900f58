//! Handlers of calls and returns.
//!
//! A call of a script function with just the right arguments opens its window over the caller's argument registers; anything
//! else goes the long way: natives, classes, bound methods, `__call__`, binding of defaults and keywords. A generator's frame cannot
//! be overlapped (its registers lie in the generator), so its calls copy their arguments to the top of the stack.

use super::Vm;
use super::frame::{Frame, frame_flags};
use super::outcome::Exit;
use super::regs::Regs;
use super::run::Switched;
use crate::bytecode::code::Flavor;
use crate::bytecode::op::{Reg, fn_flags};
use crate::heap::{Kind, Obj, Value, ValueCell, VecCell};
use crate::objects::class::Class;
use crate::objects::code::Code;
use crate::objects::dict::Dict;
use crate::objects::exception::Exc;
use crate::objects::function::Function;
use crate::objects::method::BoundMethod;
use crate::objects::names::{Symbol, sym};
use crate::objects::native::{Answer, Native, Raised};
use crate::objects::string::Str;
use crate::objects::tuple::Tuple;
use crate::objects::types::TypeId;

/// How far calling an object by its `__call__`'s `__call__` … may go.
const MAX_CALL_CHAIN: usize = 200;

/// What a RecursionError says it happened in.
const CALLING: &str = " while calling a Python object";

/// Arguments of a call laid out in registers: where they stand and which are by keyword.
#[derive(Clone, Copy)]
pub(super) struct Layout<'a> {
    /// The window of the caller.
    pub regs: Regs,
    /// The callee's register; arguments follow.
    pub at: usize,
    /// How many arguments, keywords included.
    pub argc: usize,
    /// Names of the last arguments.
    pub names: Option<&'a Obj<Tuple>>,
    /// Where the result goes.
    pub dst: Reg,
    /// Frame flags for the result.
    pub flags: u16,
}

impl Vm {
    /// `dst = at(at+1 …)`
    #[inline(never)]
    pub(super) fn call_op(&mut self, regs: Regs, dst: Reg, at: Reg, argc: u16) -> Switched {
        self.call_by_kind(regs, dst, at, argc as usize)
    }

    /// Calls what stands in a register (a native's short way was tried before) by the short way of its kind, else the long one.
    #[inline(always)]
    fn call_by_kind(&mut self, regs: Regs, dst: Reg, at: Reg, argc: usize) -> Switched {
        let done = match regs.get(at).kind() {
            Some(Kind::Class) => match self.call_class_exact::<false>(regs, dst, at, argc) {
                true => Some(Ok(true)),
                false => self.call_native_class(regs, dst, at, argc),
            },
            Some(Kind::Function) => match self.call_script_exact(regs, dst, at, argc) {
                None => self.call_defaults(regs, dst, at, argc).then_some(Ok(true)),
                done => done,
            },
            Some(Kind::NativeObject) => self.call_native_object(regs, dst, at, argc),
            Some(Kind::BoundMethod) => self.call_bound_here(regs, dst, at, argc),
            _ => None,
        };
        match done {
            Some(done) => done,
            None => self.call_layout(Layout { regs, at: at as usize, argc, names: None, dst, flags: 0 }),
        }
    }

    /// Calls what LoadMethod laid out.
    #[inline(never)]
    pub(super) fn call_method_op(&mut self, regs: Regs, dst: Reg, at: Reg, argc: u16) -> Switched {
        if regs.get(at).is_unbound() {
            return self.call_unbound(regs, dst, at + 1, argc as usize);
        }
        let all = argc as usize + 1;
        if let Some(done) = self.call_script_exact(regs, dst, at, all) {
            return done;
        }
        if self.call_defaults(regs, dst, at, all) {
            return Ok(true);
        }
        let layout = Layout { regs, at: at as usize, argc: all, names: None, dst, flags: 0 };
        if let Some(native) = regs.get(at).exact::<Native>() {
            return self.call_native_here(native, layout, false);
        }
        self.call_layout(layout)
    }

    /// Calls what LoadMethod found to be no method: a function of a module, a class, a callable attribute.
    fn call_unbound(&mut self, regs: Regs, dst: Reg, at: Reg, argc: usize) -> Switched {
        match regs.get(at).kind() {
            Some(Kind::Function) if self.call_here(regs, dst, at, argc) => return Ok(true),
            Some(Kind::Function) => {
                let layout = Layout { regs, at: at as usize, argc, names: None, dst, flags: 0 };
                if self.call_awaited_refuelled(layout) {
                    return Ok(true);
                }
            }
            _ => {}
        }
        self.call_by_kind(regs, dst, at, argc)
    }

    /// A call with keyword arguments.
    #[inline(never)]
    pub(super) fn call_kw_op(&mut self, regs: Regs, method: bool, at: Reg, argc: u16, names: &Value) -> Switched {
        let names = names.exact::<Tuple>();
        let mut layout = Layout { regs, at: at as usize, argc: argc as usize, names, dst: at, flags: 0 };
        if method {
            if regs.get(at).is_unbound() {
                layout.at += 1;
            } else {
                layout.argc += 1;
            }
        }
        match self.call_named(layout) {
            Some(done) => done,
            None => self.call_layout(layout),
        }
    }

    /// A call with `*args` and `**kwargs`.
    #[inline(never)]
    pub(super) fn call_ex_op(&mut self, regs: Regs, keywords: bool, at: Reg) -> Switched {
        let callee = regs.take(at);
        let positional = regs.take(at + 1);
        let dict = match keywords {
            true => Some(self.keyword_mapping(regs.take(at + 2), &callee)?),
            false => None,
        };
        if positional.exact::<Tuple>().is_none() {
            self.check_starred(&callee, &positional)?;
        }
        if let Some(done) = self.call_spread(&callee, &positional, dict.as_ref(), at) {
            return done;
        }
        let keywords = match dict {
            Some(dict) => self.keyword_pairs(&dict)?,
            None => Vec::new(),
        };
        if let (Some(tuple), true) = (positional.exact::<Tuple>(), keywords.is_empty()) {
            return self.push_slice(&callee, tuple.items(), at);
        }
        let args = self.collect(&positional)?;
        self.push_call(&callee, args, &keywords, at, 0)
    }

    /// The mapping of `f(**mapping)` as a dict.
    fn keyword_mapping(&mut self, mapping: Value, callee: &Value) -> Answer {
        if mapping.exact::<Dict>().is_some() {
            return Ok(mapping);
        }
        let dict = Dict::new();
        self.merge_keywords(&dict, &mapping, callee)?;
        Ok(dict.into())
    }

    /// `f(*value)` of something that is not iterable has a text of its own.
    fn check_starred(&mut self, callee: &Value, value: &Value) -> Result<(), Raised> {
        let class = self.class_of(value).clone();
        if [sym::__iter__, sym::__getitem__].iter().any(|name| self.class_lookup(&class, *name).is_some()) {
            return Ok(());
        }
        let (name, type_name) = (self.callee_text(callee), self.type_name(value));
        Err(self.type_error(format!("{name} argument after * must be an iterable, not {type_name}")))
    }

    /// The pairs of a keyword dict.
    fn keyword_pairs(&mut self, dict: &Value) -> Result<Vec<(Symbol, Value)>, Raised> {
        let Some(dict) = dict.cast::<Dict>() else { return Ok(Vec::new()) };
        let mut pairs = Vec::new();
        for (key, value) in dict.pairs() {
            match key.cast::<Str>() {
                Some(_) => pairs.push((self.symbol_of(&key), value)),
                None => return Err(self.type_error("keywords must be strings")),
            }
        }
        Ok(pairs)
    }

    /// Calls with arguments that lie in no window: lays them out at the top of the stack.
    pub(super) fn push_call(
        &mut self,
        callee: &Value,
        args: Vec<Value>,
        keywords: &[(Symbol, Value)],
        dst: Reg,
        flags: u16,
    ) -> Switched {
        let top = self.stack_top();
        let count = args.len() + keywords.len();
        if !self.stack.fits(top, count + 3) {
            return Err(self.recursion_error());
        }
        top.put_far(0, Value::Unbound);
        top.put_far(1, callee.clone());
        for (index, arg) in args.into_iter().enumerate() {
            top.put_far(2 + index, arg);
        }
        let positional = count - keywords.len();
        for (index, (_, value)) in keywords.iter().enumerate() {
            top.put_far(2 + positional + index, value.clone());
        }
        let names = (!keywords.is_empty())
            .then(|| Tuple::new(keywords.iter().map(|(name, _)| self.names.value(*name)).collect()));
        let layout = Layout { regs: top, at: 1, argc: count, names: names.as_ref(), dst, flags };
        self.call_above(layout)
    }

    /// Calls with positional arguments copied from a slice.
    fn push_slice(&mut self, callee: &Value, args: &[Value], dst: Reg) -> Switched {
        if let Some(base) = self.open_exact(callee, args.len(), dst, 0) {
            for (index, arg) in args.iter().enumerate() {
                base.put_far(index, arg.clone());
            }
            return Ok(true);
        }
        let top = self.stack_top();
        if !self.stack.fits(top, args.len() + 3) {
            return Err(self.recursion_error());
        }
        top.put_far(0, Value::Unbound);
        top.put_far(1, callee.clone());
        for (index, arg) in args.iter().enumerate() {
            top.put_far(2 + index, arg.clone());
        }
        self.call_above(Layout { regs: top, at: 1, argc: args.len(), names: None, dst, flags: 0 })
    }

    /// Where the next window of the stack can open.
    pub(super) fn stack_top(&mut self) -> Regs {
        if self.frames.is_empty() { self.stack.bottom() } else { self.frames.top().top }
    }

    /// A call whose layout lies above all windows: `dst` is the topmost frame's register.
    pub(super) fn call_above(&mut self, layout: Layout<'_>) -> Switched {
        self.call_value(layout, 0)
    }

    /// A call whose layout lies in the caller's window.
    fn call_layout(&mut self, layout: Layout<'_>) -> Switched {
        if self.fuel < 0 {
            self.out_of_fuel()?;
            if self.call_awaited_refuelled(layout) {
                return Ok(true);
            }
        }
        self.call_value(layout, 0)
    }

    /// Calls whatever stands in the callee's register.
    pub(super) fn call_value(&mut self, layout: Layout<'_>, chain: usize) -> Switched {
        let callee = layout.regs.get(layout.at as Reg).clone();
        if let Some(function) = callee.exact::<Function>() {
            return self.call_function(function, layout);
        }
        if let Some(native) = callee.exact::<Native>() {
            return self.call_native_here(native, layout, true);
        }
        if let Some(class) = callee.exact::<Class>() {
            return self.call_class(class, layout);
        }
        if let Some(method) = callee.exact::<BoundMethod>() {
            return self.call_with_first(&method.function, method.receiver.clone(), layout, chain);
        }
        self.call_dunder(&callee, layout, chain)
    }

    /// Calls an object by its class's `__call__`.
    fn call_dunder(&mut self, callee: &Value, layout: Layout<'_>, chain: usize) -> Switched {
        let class = self.class_of(callee).clone();
        let Some(found) = self.class_lookup(&class, sym::__call__) else {
            self.drop_layout(layout);
            let type_name = self.type_name(callee);
            return Err(self.type_error(format!("'{type_name}' object is not callable")));
        };
        let native_method = found.exact::<Native>().is_some_and(|native| native.binds_instance());
        if native_method || found.exact::<Function>().is_some() {
            return self.call_with_first(&found, callee.clone(), layout, chain);
        }
        match self.bind_descriptor(&found, callee, &class) {
            Ok(bound) => self.call_instead(&bound, layout, chain),
            Err(raised) => {
                self.drop_layout(layout);
                Err(raised)
            }
        }
    }

    /// The same call of another callee.
    fn call_instead(&mut self, callee: &Value, layout: Layout<'_>, chain: usize) -> Switched {
        if chain > MAX_CALL_CHAIN {
            self.drop_layout(layout);
            return Err(self.recursion_error_in(CALLING));
        }
        layout.regs.set(layout.at as Reg, callee.clone());
        self.call_value(layout, chain + 1)
    }

    /// The same call with one more argument in front: into the register before the callee where that is free, else by moving
    /// the arguments to the top of the stack.
    pub(super) fn call_with_first(
        &mut self,
        callee: &Value,
        first: Value,
        layout: Layout<'_>,
        chain: usize,
    ) -> Switched {
        if chain > MAX_CALL_CHAIN {
            self.drop_layout(layout);
            return Err(self.recursion_error_in(CALLING));
        }
        let layout = self.move_to_top(layout, 1)?;
        layout.regs.put_far(layout.at, callee.clone());
        layout.regs.put_far(layout.at + 1, first);
        self.call_value(Layout { argc: layout.argc + 1, ..layout }, chain + 1)
    }

    /// Moves a layout's arguments to the top of the stack, leaving `gap` registers between callee and arguments. The callee
    /// is dropped; the new layout's callee register and gap are empty.
    pub(super) fn move_to_top<'a>(&mut self, layout: Layout<'a>, gap: usize) -> Result<Layout<'a>, Raised> {
        let top = self.stack_top();
        // The arguments may lie above the top already (a call from native code): then they only shift.
        let above = layout.regs == top;
        let to = if above { layout.at } else { 1 };
        if !self.stack.fits(top, layout.argc + gap + layout.at + 4) {
            self.drop_layout(layout);
            return Err(self.recursion_error());
        }
        layout.regs.clear(layout.at as Reg);
        for index in (0..layout.argc).rev() {
            let value = layout.regs.take_far(layout.at + 1 + index);
            top.put_far(to + 1 + gap + index, value);
        }
        if !above {
            top.put_far(0, Value::Unbound);
        }
        Ok(Layout { regs: top, at: to, ..layout })
    }

    /// Drops callee and arguments of a call that will not happen.
    pub(super) fn drop_layout(&mut self, layout: Layout<'_>) {
        for index in 0..=layout.argc {
            drop(layout.regs.take_far(layout.at + index));
        }
    }

    /// Calls a script function the long way.
    pub(super) fn call_function(&mut self, function: &Obj<Function>, layout: Layout<'_>) -> Switched {
        let code = &function.code;
        if self.frames.is_full() {
            self.drop_layout(layout);
            return Err(self.recursion_error());
        }
        let top = self.stack_top();
        let in_window = layout.regs != top && !self.frames.is_empty() && self.frames.top().is(frame_flags::GENERATOR);
        let layout = if in_window { self.copy_to_top(layout)? } else { layout };
        let base = layout.regs.offset(layout.at + 1);
        // Twice the arguments: binding parks keyword values behind the window.
        if !self.stack.fits(base, code.nregs as usize + 2 * layout.argc) {
            self.drop_layout(layout);
            return Err(self.recursion_error());
        }
        let bound = layout.names.is_none() && Self::bind_plain(function, base, layout.argc);
        let names = layout.names.map_or(&[][..], |names| names.items());
        if !bound && let Err(raised) = self.bind_by_name(function, base, layout.argc, names) {
            drop(base.take_before(1));
            return Err(raised);
        }
        if code.flavor != Flavor::Plain {
            let generator = self.make_generator(code, base, code.nlocals as usize);
            return self.deliver_call(layout, generator);
        }
        self.frames.push(Frame::new(code, base, base.offset(code.nregs as usize), layout.dst, layout.flags));
        Ok(true)
    }

    /// Binds what [`Vm::bind_plain`] cannot.
    pub(super) fn bind_by_name(
        &mut self,
        function: &Obj<Function>,
        base: Regs,
        argc: usize,
        names: &[Value],
    ) -> Result<(), Raised> {
        match self.bind_named(function, base, argc, names) {
            Some(done) => done,
            None => self.bind_arguments(function, base, argc, names),
        }
    }

    /// Moves callee and arguments out of a generator's registers to the top of the stack.
    fn copy_to_top<'a>(&mut self, layout: Layout<'a>) -> Result<Layout<'a>, Raised> {
        let callee = layout.regs.copy(layout.at as Reg);
        let layout = self.move_to_top(layout, 0)?;
        layout.regs.put_far(layout.at, callee);
        Ok(layout)
    }

    /// Delivers a result that is there at once, to the topmost frame's register.
    pub(super) fn deliver_call(&mut self, layout: Layout<'_>, value: Value) -> Switched {
        if layout.flags == 0 {
            let frame = self.frames.top();
            frame.base.set(layout.dst, value);
            return Ok(false);
        }
        self.deliver_special(layout.dst, layout.flags, value)
    }

    /// Calls a native whose arguments lie in registers.
    pub(super) fn call_native_here(&mut self, native: &Obj<Native>, layout: Layout<'_>, check: bool) -> Switched {
        // The native outlives its own call: its register is dropped after it.
        let native = native.clone();
        let answer = self.with_arguments_above(layout, |vm| vm.run_native(&native, layout, check));
        self.drop_layout(layout);
        let value = answer?;
        if value.is_unbound() {
            return self.push_request(layout.dst, layout.flags);
        }
        self.deliver_call(layout, value)
    }

    /// Runs native code on a layout's arguments: where they lie above every window, calls that it makes must open theirs
    /// behind them.
    pub(super) fn with_arguments_above(&mut self, layout: Layout<'_>, run: impl FnOnce(&mut Vm) -> Answer) -> Answer {
        if self.frames.is_empty() || layout.regs != self.frames.top().top {
            return run(self);
        }
        self.frames.top().top = layout.regs.offset(layout.at + 1 + layout.argc);
        let answer = run(self);
        self.frames.top().top = layout.regs;
        answer
    }

    /// Takes a layout's arguments out of their registers.
    pub(super) fn take_arguments(&mut self, layout: Layout<'_>) -> (Vec<Value>, Vec<(Symbol, Value)>) {
        drop(layout.regs.take_far(layout.at));
        let keyword_count = layout.names.map_or(0, |names| names.items().len());
        let positional = layout.argc - keyword_count;
        let mut values = (0..layout.argc).map(|index| layout.regs.take_far(layout.at + 1 + index));
        let args: Vec<Value> = values.by_ref().take(positional).collect();
        let rest: Vec<Value> = values.collect();
        let names = layout.names.map_or(&[][..], |names| names.items());
        let keywords = names.iter().zip(rest).map(|(name, value)| (self.symbol_of(name), value)).collect();
        (args, keywords)
    }

    // --- functions -----------------------------------------------------------------------------------------------

    /// `dst = function`
    pub(super) fn make_function(&mut self, regs: Regs, flags: u8, at: Reg, code: &Obj<Code>) -> Value {
        let mut next = at;
        let mut part = |flag: u8| {
            if flags & flag == 0 {
                return Value::None;
            }
            let value = regs.take(next);
            next += 1;
            value
        };
        let defaults = part(fn_flags::DEFAULTS);
        let kwdefaults = part(fn_flags::KWDEFAULTS);
        let annotations = part(fn_flags::ANNOTATIONS);
        let closure = part(fn_flags::CLOSURE);
        let globals = regs.function().globals.clone();
        let function = self.new_function(code, globals, closure);
        function.defaults.set(defaults);
        function.kwdefaults.set(kwdefaults);
        if !annotations.is_none() {
            function.annotations.set(annotations);
        }
        function.into()
    }

    /// A new function object.
    pub fn new_function(&mut self, code: &Obj<Code>, globals: Obj<Dict>, closure: Value) -> Obj<Function> {
        let module = globals.get_str(self.names.string(sym::__name__)).unwrap_or(Value::None);
        let body = Function {
            code: code.clone(),
            globals,
            name: ValueCell::new(code.name.clone()),
            qualname: ValueCell::new(code.qualname.clone()),
            defaults: ValueCell::new(Value::None),
            kwdefaults: ValueCell::new(Value::None),
            annotations: ValueCell::default(),
            closure,
            doc: ValueCell::new(code.doc.clone()),
            module: ValueCell::new(module),
            type_params: ValueCell::default(),
            attributes: VecCell::default(),
        };
        Obj::new(TypeId::Function.shape(), body)
    }

    /// RecursionError.
    #[cold]
    pub fn recursion_error(&mut self) -> Raised {
        self.recursion_error_in("")
    }

    /// RecursionError that says in what (" in comparison").
    #[cold]
    pub fn recursion_error_in(&mut self, what: &str) -> Raised {
        self.raise(Exc::RecursionError, format!("maximum recursion depth exceeded{what}"))
    }

    // --- calls from native code ----------------------------------------------------------------------------------

    /// Calls a callable from Rust and runs it to its end.
    pub(super) fn call_nested(&mut self, callee: &Value, args: &[Value], keywords: &[(Symbol, Value)]) -> Answer {
        self.enter_native()?;
        let answer = self.call_nested_inner(callee, args, keywords);
        self.leave_native();
        answer
    }

    fn call_nested_inner(&mut self, callee: &Value, args: &[Value], keywords: &[(Symbol, Value)]) -> Answer {
        if let Some(native) = callee.exact::<Native>() {
            if keywords.is_empty() && native.owner.is_none() {
                let native = native.clone();
                let answer = self.run_native_slice(&native, args);
                return self.complete_inner(answer);
            }
        }
        if keywords.is_empty()
            && let Some(answer) = self.call_from_native(callee, args)
        {
            return answer;
        }
        // The result register of a nested call: one slot above everything, in a frame of its own.
        self.land(|vm| match keywords {
            [] => vm.push_slice(callee, args, 0),
            keywords => vm.push_call(callee, args.to_vec(), keywords, 0, 0),
        })
    }

    /// Calls a native method from Rust; its receiver, known to be of its class, is the first argument.
    pub(super) fn call_method_native(&mut self, native: &Obj<Native>, args: &[Value]) -> Answer {
        self.enter_native()?;
        let answer = self.run_native_slice(native, args);
        let answer = self.complete_inner(answer);
        self.leave_native();
        answer
    }

    /// Completes an answer that may be a request.
    pub(super) fn complete_inner(&mut self, answer: Answer) -> Answer {
        match answer {
            Ok(value) if value.is_unbound() => self.land(|vm| vm.push_request(0, 0)),
            other => other,
        }
    }

    /// Runs what `push` pushes above a landing frame. That frame is ours: the recursion limit does not count it.
    fn land(&mut self, push: impl FnOnce(&mut Vm) -> Switched) -> Answer {
        self.landings += 1;
        self.set_recursion_limit(self.recursion_limit + 1);
        let pushed = self.with_landing(push);
        let answer = self.finish_landing(pushed);
        self.landings -= 1;
        self.set_recursion_limit(self.recursion_limit - 1);
        answer
    }

    /// Pushes a landing frame (one register, code that returns it) and does `push` on top of it.
    fn with_landing(&mut self, push: impl FnOnce(&mut Vm) -> Switched) -> Switched {
        let top = self.stack_top();
        if self.frames.len() + self.chain_depth >= self.recursion_limit
            || self.frames.len() >= self.frames.capacity() - 8
            || !self.stack.fits(top, 8)
        {
            return Err(self.recursion_error());
        }
        let code = self.landing_code.clone().expect("made when the VM was");
        top.put_far(0, Value::Unbound);
        top.put_far(1, Value::Unbound);
        let base = top.offset(1);
        self.frames.push(Frame::new(&code, base, base.offset(1), 0, frame_flags::ENTRY));
        match push(self) {
            Ok(switched) => Ok(switched),
            Err(raised) => {
                self.frames.pop();
                Err(raised)
            }
        }
    }

    /// Runs from a landing frame on: its only instruction returns its register.
    fn finish_landing(&mut self, pushed: Switched) -> Answer {
        if !pushed? {
            let frame = self.frames.pop();
            return Ok(frame.base.take(0));
        }
        match self.run_nested() {
            Exit::Returned(value) => Ok(value),
            Exit::Raised => Err(Raised),
            Exit::Yielded(_) | Exit::Item(_) => unreachable!("a landing frame is no generator"),
        }
    }
}
