//! Running compiled code: modules, class bodies, `exec` and `eval`, and what natives ask about the frame that called them.

use super::Vm;
use super::frame::{Frame, frame_flags};
use super::outcome::Exit;
use super::regs::Regs;
use crate::bytecode::code::CodeUnit;
use crate::heap::{Obj, Value};
use crate::objects::code::Code;
use crate::objects::dict::Dict;
use crate::objects::function::Function;
use crate::objects::native::{Answer, Raised};
use crate::source::{Source, Span};
use std::sync::Arc;

/// The frame of the coroutine that awaits what runs in `frame`, `left` levels out; where there are not as many, how many levels are left.
fn awaiting_frame(frame: &Frame, left: &mut usize) -> Option<Frame> {
    let mut inner = frame.base.generator();
    for _ in 0..frame.links {
        let outer = inner.awaiter.target()?;
        if !outer.code.hidden {
            if *left == 0 {
                let base = Regs::of_generator(&outer);
                let mut frame = Frame::new(&outer.code, base, base, 0, frame_flags::GENERATOR);
                frame.set_pc(outer.pc.get());
                return Some(frame);
            }
            *left -= 1;
        }
        inner = outer;
    }
    None
}

impl Vm {
    /// Runs a compiled module (or expression) with these globals; `namespace` where names are bound elsewhere (class bodies,
    /// `exec` with its own locals).
    pub fn execute(&mut self, unit: &Arc<CodeUnit>, globals: &Obj<Dict>, namespace: Option<Value>) -> Answer {
        let code = self.load_code(unit);
        self.execute_code(&code, globals, namespace)
    }

    /// The same for a code object.
    pub fn execute_code(&mut self, code: &Obj<Code>, globals: &Obj<Dict>, namespace: Option<Value>) -> Answer {
        let function = self.new_function(code, globals.clone(), Value::None);
        self.execute_function(&function, namespace)
    }

    /// Runs a function without arguments whose names are bound in `namespace`: a class body.
    pub fn execute_function(&mut self, function: &Obj<Function>, namespace: Option<Value>) -> Answer {
        self.enter_native()?;
        let answer = self.execute_inner(function, namespace.unwrap_or_default());
        self.leave_native();
        answer
    }

    fn execute_inner(&mut self, function: &Obj<Function>, namespace: Value) -> Answer {
        let code = function.code.clone();
        let top = self.stack_top();
        if self.frames.is_full() || !self.stack.fits(top, code.nregs as usize + 4) {
            return Err(self.recursion_error());
        }
        top.put_far(0, namespace);
        top.put_far(1, function.value());
        let base = top.offset(2);
        base.blank_range(0, code.nlocals as usize);
        if code.in_place {
            // A module with top-level await is a coroutine: it is handed out for the loop to drive.
            let coroutine = self.make_generator(&code, base, code.nlocals as usize);
            drop(top.take_far(0));
            return Ok(coroutine);
        }
        self.frames.push(Frame::new(&code, base, base.offset(code.nregs as usize), 0, frame_flags::ENTRY));
        let exit = self.run_nested();
        drop(top.take_far(0));
        match exit {
            Exit::Returned(value) => Ok(value),
            Exit::Raised => Err(Raised),
            Exit::Yielded(_) | Exit::Item(_) => unreachable!("no generator"),
        }
    }

    // --- the frame that called a native --------------------------------------------------------------------------

    /// The innermost frame of script code, as seen by a native that it called.
    pub fn current_frame(&mut self) -> Option<Frame> {
        self.caller_frame(0)
    }

    /// The frame `depth` levels out; landing frames do not count, coroutines that await the one that runs do.
    pub fn caller_frame(&mut self, depth: usize) -> Option<Frame> {
        let mut left = depth;
        for at in (0..self.frames.len()).rev() {
            let frame = *self.frames.get(at)?;
            if !frame.code().hidden {
                if left == 0 {
                    return Some(frame);
                }
                left -= 1;
            }
            if frame.is(frame_flags::GENERATOR) && frame.links > 0 {
                let found = awaiting_frame(&frame, &mut left);
                if found.is_some() {
                    return found;
                }
            }
        }
        None
    }

    /// `globals()` of the running code; the builtins' namespace where none runs.
    pub fn current_globals(&mut self) -> Obj<Dict> {
        match self.current_function() {
            Some(function) => function.globals.clone(),
            None => self.builtins.clone(),
        }
    }

    /// The function whose code called the native.
    pub fn current_function(&mut self) -> Option<Obj<Function>> {
        let frame = self.current_frame()?;
        frame.base.before(1).exact::<Function>().cloned()
    }

    /// `locals()` of the running code: a namespace where it has one, else a new dict.
    pub fn current_locals(&mut self) -> Answer {
        let Some(frame) = self.current_frame() else { return Ok(Dict::new().into()) };
        self.frame_locals(&frame)
    }

    /// The local variables of a frame.
    pub fn frame_locals(&mut self, frame: &Frame) -> Answer {
        use crate::bytecode::code::ScopeKind;
        let code = frame.code();
        let Some(function) = frame.base.before(1).exact::<Function>() else { return Ok(Dict::new().into()) };
        if code.unit.kind != ScopeKind::Function {
            let namespace = if code.in_place { &Value::Unbound } else { frame.base.before(2) };
            return Ok(if namespace.is_unbound() { function.globals.value() } else { namespace.clone() });
        }
        let closure = function.closure.clone();
        Ok(self.named_locals(code, |register| frame.base.copy(register as u16), &closure))
    }

    /// A dict of a function's variables: what its registers hold, by their names, and what its closure does.
    pub fn named_locals(&mut self, code: &Code, value_of: impl Fn(usize) -> Value, closure: &Value) -> Value {
        let content = |value: &Value| value.exact::<crate::objects::cell::Cell>().map(|cell| cell.content.get());
        let locals = Dict::new();
        for (register, name) in code.varnames.iter().enumerate() {
            if code.unit.varnames[register].is_empty() || code.unit.varnames[register].starts_with('.') {
                continue;
            }
            let mut value = value_of(register);
            if code.unit.cells.contains(&(register as u16)) {
                value = content(&value).unwrap_or(value);
            }
            if !value.is_unbound() {
                locals.set_str(self.names.string(*name), value);
            }
        }
        if let Some(closure) = closure.exact::<crate::objects::tuple::Tuple>() {
            for (name, cell) in code.unit.freevars.iter().zip(closure.items()) {
                let value = content(cell).unwrap_or(Value::Unbound);
                if !value.is_unbound() && &**name != "__class__" {
                    let name = self.names.intern(name);
                    locals.set_str(self.names.string(name), value);
                }
            }
        }
        locals.into()
    }

    /// Source and span of the instruction that called the native, for warnings and the trace.
    pub fn current_place(&mut self) -> Option<(Arc<Source>, Span)> {
        let is_own = |frame: &Frame| frame.code().unit.source.is_own();
        let frame = (0..).map_while(|depth| self.caller_frame(depth)).find(|frame| !is_own(frame))?;
        let unit = &frame.code().unit;
        let span = unit.spans.get(frame.pc().saturating_sub(1) as usize)?;
        Some((unit.source.clone(), *span))
    }

    /// What `super()` without arguments needs of the method that called it: the class in `__class__` and the first argument;
    /// else what is missing (`typeobject.c`, `super_init_without_args`).
    pub fn current_super(&mut self) -> Result<(Value, Value), &'static str> {
        let frame = self.current_frame().ok_or("super(): no current frame")?;
        let code = frame.code();
        if code.unit.argcount == 0 {
            return Err("super(): no arguments");
        }
        let first = frame.base.copy(0);
        let first = match first.exact::<crate::objects::cell::Cell>() {
            Some(cell) if code.unit.cells.contains(&0) => cell.content.get(),
            _ => first,
        };
        if first.is_unbound() {
            return Err("super(): arg[0] deleted");
        }
        match class_cell(&frame).ok_or("super(): __class__ cell not found")? {
            Value::Unbound => Err("super(): empty __class__ cell"),
            class => Ok((class, first)),
        }
    }
}

/// What the free variable `__class__` of a frame's function holds.
fn class_cell(frame: &Frame) -> Option<Value> {
    let function = frame.base.before(1).exact::<Function>()?;
    let at = frame.code().unit.freevars.iter().position(|name| &**name == "__class__")?;
    let closure = function.closure.exact::<crate::objects::tuple::Tuple>()?;
    Some(closure.items().get(at)?.exact::<crate::objects::cell::Cell>()?.content.get())
}
