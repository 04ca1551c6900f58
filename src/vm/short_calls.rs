//! The short ways of calls: what most calls are, decided by few comparisons. Each does nothing where the call is any other,
//! and the long way (`call.rs`) finds out what is the matter.

use super::Vm;
use super::call::Layout;
use super::frame::{Cursor, Frame, frame_flags};
use super::outcome::Exit;
use super::regs::Regs;
use super::run::Switched;
use super::sites::{Known, Site};
use crate::bytecode::code::Flavor;
use crate::bytecode::op::Reg;
use crate::heap::{Kind, Obj, Value, registry};
use crate::objects::class::Class;
use crate::objects::code::Code;
use crate::objects::dict::Dict;
use crate::objects::function::Function;
use crate::objects::method::BoundMethod;
use crate::objects::module::Module;
use crate::objects::names::sym;
use crate::objects::native::{Answer, Native, Raised};
use crate::objects::string::Str;
use crate::objects::tuple::Tuple;

/// So many keyword arguments in a dict are spread without asking for memory.
const SPREAD_NAMES: usize = 8;

impl Vm {
    /// Calls a script function with exactly its arguments: its frame, already pushed; `None` where it is anything else.
    #[inline(always)]
    pub(super) fn call_exact(
        &mut self,
        function: &Obj<Function>,
        regs: Regs,
        cursor: Cursor,
        dst: Reg,
        at: Reg,
        argc: u16,
    ) -> Option<Frame> {
        let code: &Code = &function.code;
        if code.exact_args != i32::from(argc) || self.frames.top().is(frame_flags::GENERATOR) {
            return None;
        }
        self.fuel -= 1;
        let base = regs.offset(at as usize + 1);
        let top = base.offset(code.nregs as usize);
        if self.fuel < 0 || !self.stack.holds(top) || self.frames.is_full() {
            // The long way finds out what is the matter.
            return None;
        }
        base.blank_range(argc as usize, code.nlocals as usize);
        self.frames.top().cursor = cursor;
        let frame = Frame::new(code, base, top, dst, 0);
        self.frames.push(frame);
        Some(frame)
    }

    /// The short way of two kinds of call of a script function: one that makes a generator or coroutine of just the right
    /// arguments, and one made from a generator's or coroutine's registers, behind which no window can open, where only
    /// arguments that have defaults are missing. `None` where it is any other.
    #[inline(always)]
    pub(super) fn call_script_exact(&mut self, regs: Regs, dst: Reg, at: Reg, argc: usize) -> Option<Switched> {
        let function = regs.get(at).exact::<Function>()?;
        let code = &function.code;
        if code.simple_args < argc as i32 || self.fuel < 0 {
            return None;
        }
        if code.simple_args > argc as i32 && (code.in_place || !self.frames.top().is(frame_flags::GENERATOR)) {
            return None;
        }
        let args = regs.offset(at as usize + 1);
        if code.flavor != Flavor::Plain {
            if self.frames.is_full() {
                return None;
            }
            let generator = self.make_generator(code, args, argc);
            regs.set(dst, generator);
            return Some(Ok(false));
        }
        let frame = self.frames.top();
        if !frame.is(frame_flags::GENERATOR) {
            return None;
        }
        let base = frame.top.offset(1);
        if self.frames.is_full() || !self.stack.fits(base, code.nregs as usize + argc) {
            return None;
        }
        // The function moves last: binding reads its defaults.
        if !Self::bind_plain(function, base, argc) {
            return None;
        }
        self.fuel -= 1;
        let frame = Frame::new(code, base, base.offset(code.nregs as usize), dst, 0);
        for register in 0..=argc {
            base.put_at(register, args.take_argument(register));
        }
        self.frames.push(frame);
        Some(Ok(true))
    }

    /// The short way of a call from an ordinary frame where only arguments that have defaults are missing. False where it is
    /// any other; then nothing has happened.
    #[inline(always)]
    pub(super) fn call_defaults(&mut self, regs: Regs, dst: Reg, at: Reg, argc: usize) -> bool {
        let Some(function) = regs.get(at).exact::<Function>() else { return false };
        let code = &function.code;
        let base = regs.offset(at as usize + 1);
        let fits = code.exact_args > argc as i32 && self.stack.fits(base, code.nregs as usize);
        if !fits || self.fuel < 0 || self.frames.is_full() || self.frames.top().is(frame_flags::GENERATOR) {
            return false;
        }
        if !Self::bind_plain(function, base, argc) {
            return false;
        }
        self.fuel -= 1;
        self.frames.push(Frame::new(code, base, base.offset(code.nregs as usize), dst, 0));
        true
    }

    /// Lays out a call of a module's function by the cache; false where that does not know it.
    #[inline(always)]
    pub(super) fn load_module_function(regs: Regs, nlocals: u16, at: Reg, obj: Reg, site: &Site) -> bool {
        if site.known.get() != Known::ModuleEntry {
            return false;
        }
        let Some(module) = regs.get(obj).exact::<Module>() else { return false };
        if module.dict.keys_version() != site.guard.get() {
            return false;
        }
        let function = module.dict.value_at(site.index.get() as usize);
        if function.is_unbound() {
            return false;
        }
        if obj >= nlocals {
            regs.clear(obj);
        }
        regs.set(at, Value::Unbound);
        regs.set(at + 1, function);
        true
    }

    /// A call from an ordinary frame of a script function with just the right arguments, for instructions whose frame has its
    /// `pc` saved.
    #[inline(always)]
    pub(super) fn call_here(&mut self, regs: Regs, dst: Reg, at: Reg, argc: usize) -> bool {
        let Some(function) = regs.get(at).exact::<Function>() else { return false };
        let cursor = self.frames.top().cursor;
        self.call_exact(function, regs, cursor, dst, at, argc as u16).is_some()
    }

    /// The short way of a call with keyword arguments from an ordinary frame: a script function all of whose keyword arguments
    /// name parameters. The window opens over the arguments; the function stays in its register. `None` where it is any other.
    #[inline(always)]
    pub(super) fn call_named(&mut self, layout: Layout<'_>) -> Option<Switched> {
        let function = layout.regs.get(layout.at as Reg).exact::<Function>()?;
        let code = &function.code;
        let (base, nregs) = (layout.regs.offset(layout.at + 1), code.nregs as usize);
        if code.in_place || self.fuel <= 0 || self.frames.is_full() || self.frames.top().is(frame_flags::GENERATOR) {
            return None;
        }
        if !self.stack.fits(base, nregs + 2 * layout.argc) {
            return None;
        }
        let bound = self.bind_named(function, base, layout.argc, layout.names?.items())?;
        if let Err(raised) = bound {
            drop(base.take_before(1));
            return Some(Err(raised));
        }
        self.fuel -= 1;
        self.frames.push(Frame::new(code, base, base.offset(nregs), layout.dst, layout.flags));
        Some(Ok(true))
    }

    /// Opens a window above all others for a call of a script function with just the right arguments, which the caller puts
    /// into it; `None` where it is any other call.
    #[inline(always)]
    pub(super) fn open_exact(&mut self, callee: &Value, argc: usize, dst: Reg, flags: u16) -> Option<Regs> {
        let function = callee.exact::<Function>()?;
        let code: &Code = &function.code;
        let top = self.stack_top();
        let base = top.offset(1);
        if code.exact_args != argc as i32 || self.frames.is_full() || !self.stack.fits(base, code.nregs as usize) {
            return None;
        }
        self.fuel -= 1;
        top.put_far(0, callee.clone());
        base.blank_range(argc, code.nlocals as usize);
        self.frames.push(Frame::new(code, base, base.offset(code.nregs as usize), dst, flags));
        Some(base)
    }

    /// Calls a script function (or whatever `function` is) with a few arguments, above all windows.
    pub(super) fn push_script_call<const N: usize>(
        &mut self,
        function: Value,
        args: [Value; N],
        dst: Reg,
        flags: u16,
    ) -> Switched {
        if let Some(base) = self.open_exact(&function, N, dst, flags) {
            for (index, arg) in args.into_iter().enumerate() {
                base.put_far(index, arg);
            }
            return Ok(true);
        }
        let top = self.stack_top();
        if !self.stack.fits(top, N + 3) {
            return Err(self.recursion_error());
        }
        let makes = function.exact::<Function>().filter(|it| it.code.in_place && it.code.simple_args == N as i32);
        let code = makes.filter(|_| flags == 0 && !self.frames.is_full()).map(|function| function.code.clone());
        top.put_far(0, Value::Unbound);
        top.put_far(1, function);
        for (index, arg) in args.into_iter().enumerate() {
            top.put_far(2 + index, arg);
        }
        if let Some(code) = code {
            let generator = self.make_generator(&code, top.offset(2), N);
            self.frames.top().base.set(dst, generator);
            return Ok(false);
        }
        self.call_above(Layout { regs: top, at: 1, argc: N, names: None, dst, flags })
    }

    /// The short way of a call from Rust: a script function with just the right arguments, or a bound method of such a function
    /// or of a native. Its frame is the entry frame, no other is needed. `None` where it is any other.
    pub(super) fn call_from_native(&mut self, callee: &Value, args: &[Value]) -> Option<Answer> {
        match callee.kind() {
            Some(Kind::NativeObject) => {
                let method = self.class_lookup(self.class_of(callee), sym::__call__)?;
                return self.call_bound_native(method.exact::<Native>()?, callee, args);
            }
            Some(Kind::Class) => return self.construct_from_native(callee.exact::<Class>()?, args),
            _ => {}
        }
        let (function, receiver) = match callee.exact::<BoundMethod>() {
            None => (callee, None),
            Some(method) => (&method.function, Some(&method.receiver)),
        };
        if let (Some(native), Some(receiver)) = (function.exact::<Native>(), receiver) {
            return self.call_bound_native(native, receiver, args);
        }
        if self.frames.len() >= self.frames.capacity() - 8 {
            return None;
        }
        let count = args.len() + usize::from(receiver.is_some());
        let base = self.open_exact(function, count, 0, frame_flags::ENTRY)?;
        for (index, arg) in receiver.into_iter().chain(args).enumerate() {
            base.put_far(index, arg.clone());
        }
        let exit = self.run_nested();
        if registry::pending() {
            // What the function let go of dies before the native goes on.
            self.run_finalizers();
        }
        Some(match exit {
            Exit::Returned(value) => Ok(value),
            Exit::Raised => Err(Raised),
            Exit::Yielded(_) | Exit::Item(_) => unreachable!("a plain function is no generator"),
        })
    }

    /// A class whose `__new__` is native and that has no `__init__` of its own, called with a few arguments.
    fn construct_from_native(&mut self, class: &Obj<Class>, args: &[Value]) -> Option<Answer> {
        let new = self.plain_native_new(class)?;
        let mut all = [const { Value::Unbound }; 4];
        if args.len() >= all.len() {
            return None;
        }
        let own = class.value();
        for (place, arg) in all.iter_mut().zip(std::iter::once(&own).chain(args)) {
            *place = arg.clone();
        }
        let answer = self.run_native_slice(new.exact::<Native>()?, &all[..=args.len()]);
        let made = match self.complete_inner(answer) {
            Ok(made) => made,
            Err(raised) => return Some(Err(raised)),
        };
        if self.class_of(&made).is(class) || !self.is_instance(&made, class) {
            return Some(Ok(made));
        }
        Some(self.initialize_subclass(made, args))
    }

    /// A native method of an object with a few arguments.
    fn call_bound_native(&mut self, native: &Obj<Native>, receiver: &Value, args: &[Value]) -> Option<Answer> {
        let mut all = [const { Value::Unbound }; 4];
        if args.len() >= all.len() || !native.binds_instance() {
            return None;
        }
        for (place, arg) in all.iter_mut().zip(std::iter::once(receiver).chain(args)) {
            *place = arg.clone();
        }
        let native = native.clone();
        let answer = self.run_native_slice(&native, &all[..=args.len()]);
        Some(self.complete_inner(answer))
    }

    /// The short way of `f(*args, **keywords)` with a tuple and a dict, where `f` is a script function: arguments go straight
    /// into its window. `None` where it is any other call.
    pub(super) fn call_spread(
        &mut self,
        callee: &Value,
        positional: &Value,
        keywords: Option<&Value>,
        dst: Reg,
    ) -> Option<Switched> {
        let (function, tuple) = (callee.exact::<Function>()?, positional.exact::<Tuple>()?.items());
        let (mut names, mut count) = ([const { Value::Unbound }; SPREAD_NAMES], 0);
        let dict = match keywords {
            Some(dict) => Some(dict.exact::<Dict>().filter(|dict| dict.len() <= SPREAD_NAMES)?),
            None => None,
        };
        let (code, top) = (&function.code, self.stack_top());
        let (base, room) = (top.offset(1), tuple.len() + SPREAD_NAMES);
        if self.fuel < 0 || self.frames.is_full() || !self.stack.fits(base, code.nregs as usize + 2 * room) {
            return None;
        }
        if let Some(dict) = dict {
            let mut at = 0;
            while let Some((key, value, next)) = dict.entry_from(at) {
                if key.exact::<Str>().is_none() {
                    base.clear_range(tuple.len(), tuple.len() + count);
                    return None;
                }
                names[count] = key;
                base.put_far(tuple.len() + count, value);
                (at, count) = (next, count + 1);
            }
        }
        for (index, value) in tuple.iter().enumerate() {
            base.put_far(index, value.clone());
        }
        top.put_far(0, callee.clone());
        Some(self.enter_spread(function, base, tuple.len() + count, &names[..count], dst))
    }

    /// Binds and enters what [`Vm::call_spread`] laid out.
    fn enter_spread(
        &mut self,
        function: &Obj<Function>,
        base: Regs,
        argc: usize,
        names: &[Value],
        dst: Reg,
    ) -> Switched {
        let code = &function.code;
        self.fuel -= 1;
        let bound = names.is_empty() && Self::bind_plain(function, base, argc);
        if !bound && let Err(raised) = self.bind_by_name(function, base, argc, names) {
            drop(base.take_before(1));
            return Err(raised);
        }
        if code.flavor != Flavor::Plain {
            let generator = self.make_generator(code, base, code.nlocals as usize);
            self.frames.top().base.set(dst, generator);
            return Ok(false);
        }
        self.frames.push(Frame::new(code, base, base.offset(code.nregs as usize), dst, 0));
        Ok(true)
    }
}
