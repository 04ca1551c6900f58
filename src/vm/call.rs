//! Handlers of calls and returns.
//!
//! A call of a script function with just the right arguments opens its window over the caller's argument registers; anything
//! else goes the long way: natives, classes, bound methods, `__call__`, binding of defaults and keywords. A generator's frame cannot
//! be overlapped (its registers lie in the generator), so its calls copy their arguments to the top of the stack.

use super::Vm;
use super::frame::{Cursor, Frame, frame_flags};
use super::outcome::{Exit, RequestArgs};
use super::regs::Regs;
use super::run::Switched;
use crate::bytecode::code::Flavor;
use crate::bytecode::op::{Reg, fn_flags};
use crate::heap::{Obj, Value, ValueCell, VecCell};
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
    /// Calls a script function with exactly its arguments: its frame, already pushed; `None` where it is anything else.
    #[inline(always)]
    pub(super) fn call_exact(
        &mut self,
        regs: Regs,
        caller: &Code,
        cursor: Cursor,
        dst: Reg,
        at: Reg,
        argc: u16,
    ) -> Option<Frame> {
        let function = regs.get(at).exact::<Function>()?;
        let code: &Code = &function.code;
        if code.exact_args != i32::from(argc) || caller.in_place {
            return None;
        }
        self.fuel -= 1;
        let base = regs.offset(at as usize + 1);
        let top = base.offset(code.nregs as usize);
        if self.fuel < 0 || self.frames.is_full() || !self.stack.holds(top) {
            // The long way finds out what is the matter.
            return None;
        }
        base.blank_range(argc as usize, code.nlocals as usize);
        self.frames.top().cursor = cursor;
        let frame = Frame::new(code, base, top, dst, 0);
        self.frames.push(frame);
        Some(frame)
    }

    /// `dst = at(at+1 …)`
    #[inline(never)]
    pub(super) fn call_op(&mut self, regs: Regs, dst: Reg, at: Reg, argc: u16) -> Switched {
        if let Some(done) = self.call_script_exact(regs, dst, at, argc as usize) {
            return done;
        }
        if self.call_class_exact(regs, dst, at, argc as usize) || self.call_defaults(regs, dst, at, argc as usize) {
            return Ok(true);
        }
        if regs.get(at).exact::<Native>().is_some_and(|native| native.owner.is_none()) {
            if let Some(done) = self.call_native_exact(regs, dst, at, argc as usize) {
                return done;
            }
        }
        if let Some(done) = self.call_native_class(regs, dst, at, argc as usize) {
            return done;
        }
        let layout = Layout { regs, at: at as usize, argc: argc as usize, names: None, dst, flags: 0 };
        self.call_layout(layout)
    }

    /// The short way of two kinds of call of a script function with just the right arguments: one that makes a generator or
    /// coroutine, and one made from a generator's or coroutine's registers, behind which no window can open. `None` where it
    /// is any other.
    #[inline(always)]
    fn call_script_exact(&mut self, regs: Regs, dst: Reg, at: Reg, argc: usize) -> Option<Switched> {
        let function = regs.get(at).exact::<Function>()?;
        let code = &function.code;
        if code.simple_args != argc as i32 || self.fuel < 0 {
            return None;
        }
        let args = regs.offset(at as usize + 1);
        if code.unit.flavor != Flavor::Plain {
            if self.frames.is_full() {
                return None;
            }
            let generator = self.make_generator(code, args, argc);
            regs.set(dst, generator);
            return Some(Ok(false));
        }
        let frame = self.frames.top();
        if !frame.code().in_place {
            return None;
        }
        let base = frame.top.offset(1);
        if self.frames.is_full() || !self.stack.fits(base, code.nregs as usize + argc) {
            return None;
        }
        self.fuel -= 1;
        let frame = Frame::new(code, base, base.offset(code.nregs as usize), dst, 0);
        for register in 0..=argc {
            base.put_at(register, args.take_argument(register));
        }
        base.blank_range(argc, code.nlocals as usize);
        self.frames.push(frame);
        Some(Ok(true))
    }

    /// The short way of a call from an ordinary frame where only arguments that have defaults are missing. False where it is
    /// any other; then nothing has happened.
    #[inline(always)]
    fn call_defaults(&mut self, regs: Regs, dst: Reg, at: Reg, argc: usize) -> bool {
        let Some(function) = regs.get(at).exact::<Function>() else { return false };
        let code = &function.code;
        let base = regs.offset(at as usize + 1);
        let fits = code.exact_args > argc as i32 && self.stack.fits(base, code.nregs as usize);
        if !fits || self.fuel < 0 || self.frames.is_full() || self.frames.top().code().in_place {
            return false;
        }
        if !Self::bind_plain(function, base, argc) {
            return false;
        }
        self.fuel -= 1;
        self.frames.push(Frame::new(code, base, base.offset(code.nregs as usize), dst, 0));
        true
    }

    /// Calls what LoadMethod laid out.
    #[inline(never)]
    pub(super) fn call_method_op(&mut self, regs: Regs, dst: Reg, at: Reg, argc: u16) -> Switched {
        if let Some(done) = self.call_native_exact(regs, dst, at, argc as usize + 1) {
            return done;
        }
        if let Some(done) = self.call_script_exact(regs, dst, at, argc as usize + 1) {
            return done;
        }
        if self.call_defaults(regs, dst, at, argc as usize + 1) {
            return Ok(true);
        }
        let mut layout = Layout { regs, at: at as usize, argc: argc as usize + 1, names: None, dst, flags: 0 };
        if regs.get(at).is_unbound() {
            if self.call_class_exact(regs, dst, at + 1, argc as usize) {
                return Ok(true);
            }
            layout.at += 1;
            layout.argc -= 1;
        } else if let Some(native) = regs.get(at).exact::<Native>() {
            return self.call_native_here(native, layout, false);
        }
        self.call_layout(layout)
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
        self.call_layout(layout)
    }

    /// A call with `*args` and `**kwargs`.
    #[inline(never)]
    pub(super) fn call_ex_op(&mut self, regs: Regs, keywords: bool, at: Reg) -> Switched {
        let callee = regs.take(at);
        let positional = regs.take(at + 1);
        let dict = keywords.then(|| regs.take(at + 2));
        if positional.exact::<Tuple>().is_none() {
            self.check_starred(&callee, &positional)?;
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

    /// Calls a script function (or whatever `function` is) with a few arguments, above all windows.
    pub(super) fn push_script_call<const N: usize>(
        &mut self,
        function: &Value,
        args: [Value; N],
        dst: Reg,
        flags: u16,
    ) -> Switched {
        let top = self.stack_top();
        if !self.stack.fits(top, N + 3) {
            return Err(self.recursion_error());
        }
        top.put_far(0, Value::Unbound);
        top.put_far(1, function.clone());
        for (index, arg) in args.into_iter().enumerate() {
            top.put_far(2 + index, arg);
        }
        self.call_above(Layout { regs: top, at: 1, argc: N, names: None, dst, flags })
    }

    /// Where the next window of the stack can open.
    pub(super) fn stack_top(&mut self) -> Regs {
        if self.frames.is_empty() { self.stack.bottom() } else { self.frames.top().top }
    }

    /// A call whose layout lies above all windows: `dst` is the topmost frame's register.
    fn call_above(&mut self, layout: Layout<'_>) -> Switched {
        self.call_value(layout, 0)
    }

    /// A call whose layout lies in the caller's window.
    fn call_layout(&mut self, layout: Layout<'_>) -> Switched {
        if self.fuel < 0 {
            self.out_of_fuel()?;
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
        let in_window = layout.regs != top && !self.frames.is_empty() && self.frames.top().code().in_place;
        let layout = if in_window { self.copy_to_top(layout)? } else { layout };
        let base = layout.regs.offset(layout.at + 1);
        // Twice the arguments: binding parks keyword values behind the window.
        if !self.stack.fits(base, code.nregs as usize + 2 * layout.argc) {
            self.drop_layout(layout);
            return Err(self.recursion_error());
        }
        let bound = layout.names.is_none() && Self::bind_plain(function, base, layout.argc);
        if !bound && let Err(raised) = self.bind_arguments(function, base, layout.argc, layout.names) {
            drop(base.take_before(1));
            return Err(raised);
        }
        if code.unit.flavor != Flavor::Plain {
            let generator = self.make_generator(code, base, code.nlocals as usize);
            return self.deliver_call(layout, generator);
        }
        self.frames.push(Frame::new(code, base, base.offset(code.nregs as usize), layout.dst, layout.flags));
        Ok(true)
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

    // --- returning -----------------------------------------------------------------------------------------------

    /// Whether the topmost frame's result just goes to a register of its caller.
    #[inline(always)]
    pub(super) fn leaves_plainly(&mut self) -> bool {
        self.frames.top().flags == 0
    }

    /// Ends the topmost frame, its locals dropped, in that plain case: the caller's frame, which goes on, and its register for
    /// the result.
    #[inline(always)]
    pub(super) fn leave_plain(&mut self, regs: Regs) -> (Frame, Reg) {
        let dst = self.frames.top().dst;
        self.frames.discard();
        let caller = *self.frames.top();
        drop(regs.take_function());
        (caller, dst)
    }

    /// The same in any other case. `None`: the caller goes on; `Some`: the run ends.
    #[inline(never)]
    pub(super) fn leave_flagged(&mut self, value: Value) -> Result<Option<Exit>, Raised> {
        let frame = *self.frames.top();
        if frame.flags == frame_flags::CONSTRUCTOR && value.is_none() {
            self.frames.discard();
            drop(frame.base.take_before(1));
            let instance = frame.base.take_before(2);
            self.frames.top().base.set(frame.dst, instance);
            return Ok(None);
        }
        self.leave_special(frame, value)
    }

    fn leave_special(&mut self, frame: Frame, value: Value) -> Result<Option<Exit>, Raised> {
        if frame.is(frame_flags::GENERATOR) {
            return self.finish_generator(value);
        }
        self.frames.pop();
        let function = frame.base.take_before(1);
        let value = if frame.is(frame_flags::CONSTRUCTOR) {
            let instance = frame.base.take_before(2);
            if !value.is_none() {
                let type_name = self.type_name(&value);
                drop(function);
                let raised = self.type_error(format!("__init__() should return None, not '{type_name}'"));
                return self.fail_special(frame, raised);
            }
            instance
        } else {
            value
        };
        drop(function);
        if frame.is(frame_flags::ENTRY) {
            return Ok(Some(Exit::Returned(value)));
        }
        self.deliver_special(frame.dst, frame.flags, value).map(|_| None)
    }

    fn fail_special(&mut self, frame: Frame, raised: Raised) -> Result<Option<Exit>, Raised> {
        if frame.is(frame_flags::ENTRY) {
            let Raised = raised;
            return Ok(Some(Exit::Raised));
        }
        Err(raised)
    }

    /// Delivers a result as frame flags say. The topmost frame is the one that waits.
    pub(super) fn deliver_special(&mut self, dst: Reg, flags: u16, value: Value) -> Switched {
        let value = if flags & frame_flags::CONTINUED != 0 {
            let continuation = self.continuations.pop().expect("a continued frame has its continuation");
            let answer = self.go_on(continuation, value)?;
            if answer.is_unbound() {
                return self.push_request(dst, flags & !(frame_flags::CONTINUED | frame_flags::CONSTRUCTOR));
            }
            answer
        } else {
            value
        };
        if flags & frame_flags::DISCARD != 0 {
            return Ok(true);
        }
        if flags & frame_flags::JUMP != 0 {
            let truth = self.truth(&value)?;
            self.decide_jump(truth);
            return Ok(true);
        }
        self.frames.top().base.set(dst, value);
        Ok(true)
    }

    /// Moves the topmost frame's pc by its compare-and-jump instruction.
    fn decide_jump(&mut self, truth: bool) {
        let frame = self.frames.top();
        let (on, to) = frame.cursor.last().condition().expect("only jumps wait for a truth");
        if truth == on {
            frame.cursor.jump(to as isize);
        }
    }

    // --- requests ------------------------------------------------------------------------------------------------

    /// Pushes the frame of the request that a native left, or does it at once where it needs none.
    pub(super) fn push_request(&mut self, dst: Reg, flags: u16) -> Switched {
        let request = self.request.take().expect("an Unbound answer leaves a request");
        let (mut flags, waiting) = (flags, self.continuations.len());
        if let Some(after) = request.after {
            self.continuations.push(after);
            flags |= frame_flags::CONTINUED;
        }
        // A native may ask for a native that asks for a native …
        if let Err(raised) = self.enter_native() {
            self.continuations.truncate(waiting);
            return Err(raised);
        }
        let pushed = match request.args {
            RequestArgs::One(args) => self.push_script_call(&request.callable, args, dst, flags),
            RequestArgs::Two(args) => self.push_script_call(&request.callable, args, dst, flags),
            RequestArgs::Many(args) => self.push_call(&request.callable, args, &request.keywords, dst, flags),
        };
        self.leave_native();
        if pushed.is_err() {
            // What waited for the result waits no longer, if it has not had it already.
            self.continuations.truncate(waiting);
        }
        pushed
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
