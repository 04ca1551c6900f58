//! `IncrementalNewlineDecoder`: reads pieces of text and makes one of all ends of lines. A `\r` at the end of a piece waits
//! for the next one, which may begin with its `\n`.

use super::lines::{self, Seen};
use crate::heap::{Value, ValueCell};
use crate::objects::bytes::Bytes;
use crate::objects::native::{Answer, Args, ClassSpec, NativeData, NativeObject, getter, row, static_row};
use crate::objects::string::Str;
use crate::vm::Vm;
use std::any::Any;
use std::cell::Cell;

struct Decoder {
    decoder: ValueCell,
    translate: bool,
    waiting: Cell<bool>,
    seen: Cell<Seen>,
}

impl NativeData for Decoder {
    fn visit(&self, visit: &mut dyn FnMut(&Value)) {
        self.decoder.visit(visit);
    }

    fn clear(&self) {
        drop(self.decoder.take());
    }

    fn as_any(&self) -> &dyn Any {
        self
    }
}

/// `_io.IncrementalNewlineDecoder`
pub static DECODER: ClassSpec = ClassSpec {
    name: "IncrementalNewlineDecoder",
    module: "_io",
    base: None,
    doc: "Codec used when reading a file in universal newlines mode.",
    methods: &[
        static_row("__new__(cls, decoder, translate, errors='strict')", "Create and return a new object.", new),
        row("__init__(self, decoder, translate, errors='strict')", "Initialize self.", |_, _| Ok(Value::None)),
        row("decode(self, input, final=False)", "", decode),
        row("reset(self, /)", "", |vm, args| {
            let own = body(&args[0]);
            own.waiting.set(false);
            own.seen.set(Seen::default());
            let decoder = own.decoder.get();
            let reset = vm.intern("reset");
            if decoder.is_none() { Ok(Value::None) } else { vm.call_method(&decoder, reset, &[]) }
        }),
        row("getstate(self, /)", "", |vm, args| {
            let own = body(&args[0]);
            let decoder = own.decoder.get();
            let getstate = vm.intern("getstate");
            let (buffer, flag) = match decoder.is_none() {
                true => (Bytes::new(Vec::new()).into(), 0),
                false => {
                    let state = vm.call_method(&decoder, getstate, &[])?;
                    let parts = vm.unpack(&state, 2)?;
                    (parts[0].clone(), vm.index_i64(&parts[1])?)
                }
            };
            Ok(vm.new_tuple(vec![buffer, Value::Int(flag << 1 | i64::from(own.waiting.get()))]))
        }),
        row("setstate(self, state, /)", "", |vm, args| {
            let own = body(&args[0]);
            let parts = vm.unpack(&args[1], 2)?;
            let flag = vm.index_i64(&parts[1])?;
            own.waiting.set(flag & 1 == 1);
            let decoder = own.decoder.get();
            if decoder.is_none() {
                return Ok(Value::None);
            }
            let (setstate, state) =
                (vm.intern("setstate"), vm.new_tuple(vec![parts[0].clone(), Value::Int(flag >> 1)]));
            vm.call_method(&decoder, setstate, &[state])
        }),
    ],
    getters: &[getter("newlines", "", |vm, value| {
        let seen = body(value).seen.get();
        Ok(seen.value(vm))
    })],
    subclassable: true,
};

fn body(value: &Value) -> &Decoder {
    value.native::<Decoder>().expect("methods of decoders are called with decoders")
}

fn new(vm: &mut Vm, args: Args<'_>) -> Answer {
    let translate = vm.truth(&args[2])?;
    let shape = vm.native_class(&DECODER).instance_shape.get();
    let decoder = ValueCell::new(args[1].clone());
    let data = Decoder { decoder, translate, waiting: Cell::default(), seen: Cell::default() };
    vm.instance_around(&args[0], NativeObject::new(shape, data).into())
}

fn decode(vm: &mut Vm, args: Args<'_>) -> Answer {
    let own = body(&args[0]);
    let decoder = own.decoder.get();
    let text = match decoder.is_none() {
        true => args[1].clone(),
        false => {
            let name = vm.intern("decode");
            vm.call_method(&decoder, name, &[args[1].clone(), args[2].clone()])?
        }
    };
    let Some(text) = text.cast::<Str>().cloned() else {
        let got = vm.type_name(&text);
        return Err(vm.type_error(format!("decoder should return a string result, not '{got}'")));
    };
    let last = vm.truth(&args[2])?;
    let mut points = text.points();
    if own.waiting.get() && (!points.is_empty() || last) {
        points.insert(0, u32::from(b'\r'));
        own.waiting.set(false);
    }
    if !last && points.last() == Some(&u32::from(b'\r')) {
        points.pop();
        own.waiting.set(true);
    }
    let mut seen = own.seen.get();
    lines::note(&points, &mut seen);
    own.seen.set(seen);
    let points = if own.translate { lines::translate(&points) } else { points };
    Ok(Str::from_code_points(&points).into())
}
