//! Frame objects: what scripts see of an activation, taken down when they ask.
//!
//! The machine's frames are records that end with their calls; a frame object is a copy of what can be known at the moment it
//! is made: code, line, globals, local variables (of a frame that an exception has left: those that its traceback kept), and the
//! frame that called.

use super::code::Code;
use crate::bytecode::code::ScopeKind;
use crate::heap::{Obj, Value, ValueCell};
use crate::objects::dict::Dict;
use crate::objects::exception::Exc;
use crate::objects::function::Function;
use crate::objects::generator::Generator;
use crate::objects::native::{Answer, Args, ClassSpec, Getter, NativeData, NativeObject, Raised, getter, row};
use crate::objects::traceback::Traceback;
use crate::objects::tuple::Tuple;
use crate::vm::Vm;
use crate::vm::frame::Frame as Activation;
use crate::vm::regs::Regs;
use std::any::Any;
use std::cell::Cell;

struct Frame {
    code: Obj<Code>,
    /// The instruction that runs.
    pc: Cell<u32>,
    /// The line, where it is not the instruction's; else 0.
    line: Cell<u32>,
    globals: Value,
    locals: ValueCell,
    back: ValueCell,
}

impl NativeData for Frame {
    fn visit(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&self.globals);
        self.locals.visit(visit);
        self.back.visit(visit);
    }

    fn clear(&self) {
        drop(self.locals.take());
        drop(self.back.take());
    }

    fn as_any(&self) -> &dyn Any {
        self
    }
}

/// `frame`
pub static SPEC: ClassSpec = ClassSpec {
    name: "frame",
    module: "builtins",
    base: None,
    doc: "",
    methods: &[
        row("__repr__(self, /)", "Return repr(self).", repr),
        row("clear(self, /)", "Clear most references held by the frame.", clear),
    ],
    getters: &[
        getter("f_code", "", |_, value| Ok(frame(value).code.value())),
        getter("f_lineno", "", |_, value| Ok(Value::Int(i64::from(line(frame(value)))))),
        getter("f_lasti", "", |_, value| Ok(Value::Int(i64::from(frame(value).pc.get()) * 2))),
        getter("f_globals", "", |_, value| Ok(frame(value).globals.clone())),
        getter("f_locals", "", |_, value| Ok(frame(value).locals.get())),
        getter("f_builtins", "", |vm, _| Ok(vm.builtins.value())),
        getter("f_back", "", |_, value| Ok(frame(value).back.get())),
        Getter {
            name: "f_trace",
            doc: "",
            get: |vm, value| Ok(vm.frame_trace(value)),
            set: Some(|vm, value, function| {
                let function = if function.is_unbound() { Value::None } else { function };
                vm.set_frame_trace(value, &function);
                Ok(())
            }),
        },
        getter("f_trace_lines", "", |_, _| Ok(Value::True)),
        getter("f_trace_opcodes", "", |_, _| Ok(Value::False)),
    ],
    subclassable: false,
};

fn frame(value: &Value) -> &Frame {
    value.native::<Frame>().expect("methods of frames are called with frames")
}

fn line(frame: &Frame) -> u32 {
    if frame.line.get() != 0 {
        return frame.line.get();
    }
    let unit = &frame.code.unit;
    unit.spans.get(frame.pc.get() as usize).map_or(unit.first_line, |span| unit.source.line_of(span.start))
}

fn repr(vm: &mut Vm, args: Args<'_>) -> Answer {
    let own = frame(&args[0]);
    let address = vm.address_text(&args[0]);
    let unit = &own.code.unit;
    let text = format!("<frame at {address}, file '{}', line {}, code {}>", unit.source.name, line(own), unit.name);
    Ok(vm.text(&text))
}

fn clear(_vm: &mut Vm, args: Args<'_>) -> Answer {
    frame(&args[0]).locals.set(Dict::new().into());
    Ok(Value::None)
}

impl Vm {
    fn make_frame(&mut self, frame: Frame) -> Value {
        let class = self.native_class(&SPEC);
        NativeObject::new(class.instance_shape.get(), frame).into()
    }

    /// The frame `depth` levels out from the one that called the native (`sys._getframe`), with all that called it.
    pub fn frame_object(&mut self, depth: usize) -> Answer {
        let frames: Vec<Activation> = (depth..).map_while(|depth| self.caller_frame(depth)).collect();
        if frames.is_empty() {
            return Err(self.value_error("call stack is not deep enough"));
        }
        let mut back = Value::None;
        for activation in frames.into_iter().rev() {
            back = self.frame_of(&activation, activation.pc().saturating_sub(1), back)?;
        }
        Ok(back)
    }

    /// Brings the frame object of an activation that still runs up to date; `line` where it is not the instruction's.
    pub fn refresh_frame(
        &mut self,
        object: &Value,
        activation: &Activation,
        pc: u32,
        line: Option<u32>,
    ) -> Result<(), Raised> {
        let locals = self.frame_locals(activation)?;
        let own = frame(object);
        own.pc.set(pc);
        own.line.set(line.unwrap_or(0));
        own.locals.set(locals);
        Ok(())
    }

    /// The frame object of an activation, at an instruction of its.
    pub fn frame_of(&mut self, activation: &Activation, pc: u32, back: Value) -> Answer {
        let Some(function) = activation.base.before(1).exact::<Function>().cloned() else {
            return Err(self.raise(Exc::RuntimeError, "the frame has no function"));
        };
        let locals = self.frame_locals(activation)?;
        Ok(self.make_frame(Frame {
            code: function.code.clone(),
            pc: Cell::new(pc),
            line: Cell::new(0),
            globals: function.globals.value(),
            locals: ValueCell::new(locals),
            back: ValueCell::new(back),
        }))
    }

    /// The frame of a generator or coroutine that has not ended.
    pub fn generator_frame(&mut self, generator: &Obj<Generator>) -> Answer {
        let base = Regs::of_generator(generator);
        let activation = Activation::new(&generator.code, base, base, 0, 0);
        self.frame_of(&activation, generator.pc.get().saturating_sub(1), Value::None)
    }

    /// The frame of a traceback entry: one that still runs, or what was left of it.
    pub fn traceback_frame(&mut self, entry: &Obj<Traceback>) -> Answer {
        let code = &entry.code;
        let locals = match entry.locals.get().cast::<Tuple>() {
            Some(kept) => {
                let (closure, values) = kept.items().split_last().unwrap_or((&Value::None, &[]));
                self.named_locals(code, |register| values[register].clone(), closure)
            }
            None if code.unit.kind == ScopeKind::Module => entry.globals.clone(),
            None => {
                let mut frames = (0..).map_while(|depth| self.caller_frame(depth));
                match frames.find(|frame| std::ptr::eq(frame.code(), &**code)) {
                    Some(running) => self.frame_locals(&running)?,
                    None => Dict::new().into(),
                }
            }
        };
        Ok(self.make_frame(Frame {
            code: code.clone(),
            pc: Cell::new(entry.pc),
            line: Cell::new(0),
            globals: entry.globals.clone(),
            locals: ValueCell::new(locals),
            back: ValueCell::new(Value::None),
        }))
    }
}
