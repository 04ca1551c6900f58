//! `_http.Parser`: one direction of a connection, as values of scripts.

use crate::heap::Value;
use crate::net::http1::head::Head;
use crate::net::http1::{Event, Limits, Missing, Parser as Http, Role};
use crate::objects::bytes::make;
use crate::objects::list::List;
use crate::objects::native::{
    Answer, Args, ClassSpec, Getter, NativeData, NativeObject, getter, row, static_row,
};
use crate::objects::tuple::Tuple;
use crate::vm::Vm;
use std::any::Any;
use std::cell::RefCell;

/// The data of a parser.
struct Parser(RefCell<Http>);

impl NativeData for Parser {
    fn visit(&self, _visit: &mut dyn FnMut(&Value)) {}

    fn as_any(&self) -> &dyn Any {
        self
    }
}

/// `_http.Parser`
pub const SPEC: ClassSpec = ClassSpec {
    name: "Parser",
    module: "_http",
    base: None,
    doc: "One direction of a connection: bytes in, events out.",
    methods: &[
        static_row("__new__(cls, requests, line_limit=8190, header_limit=128, /)", "", new),
        row("feed(self, data, /)", "What the bytes complete: heads, bytes of bodies, None at ends, faults.", feed),
        row("finish(self, /)", "The other side has ended: what is missing, or None.", finish),
    ],
    getters: &[
        Getter {
            name: "bodiless",
            doc: "Whether the response to come has no body.",
            get: |_, value| Ok(Value::bool(own(value).0.borrow().bodiless)),
            set: Some(|vm, value, flag| {
                let flag = vm.truth(&flag)?;
                own(value).0.borrow_mut().bodiless = flag;
                Ok(())
            }),
        },
        getter("inside", "Whether a message has begun and is not over.", |_, value| {
            Ok(Value::bool(own(value).0.borrow().is_inside()))
        }),
    ],
    subclassable: false,
};

fn own(value: &Value) -> &Parser {
    value.native::<Parser>().expect("methods of parsers are called with parsers")
}

fn new(vm: &mut Vm, args: Args<'_>) -> Answer {
    let role = if vm.truth(&args[1])? { Role::Requests } else { Role::Responses };
    let (line, headers) = (vm.index_i64(&args[2])?, vm.index_i64(&args[3])?);
    let limits = Limits { line: line.clamp(1, 1 << 20) as usize, headers: headers.clamp(1, 1 << 12) as usize };
    let shape = vm.native_class(&SPEC).instance_shape.get();
    Ok(NativeObject::new(shape, Parser(RefCell::new(Http::new(role, limits)))).into())
}

/// A text that may hold bytes of any kind: those that are not UTF-8 count as Latin-1.
pub fn text(vm: &Vm, bytes: &[u8]) -> Value {
    match std::str::from_utf8(bytes) {
        Ok(text) => vm.text(text),
        Err(_) => vm.text(&bytes.iter().map(|byte| char::from(*byte)).collect::<String>()),
    }
}

/// The fields of a head: a tuple of pairs.
pub fn fields_value(vm: &Vm, head: &Head) -> Value {
    let field = |(name, value): (&[u8], &[u8])| vm.new_tuple(vec![text(vm, name), text(vm, value)]);
    vm.new_tuple(head.fields().map(field).collect())
}

/// `(method, target, status, reason, version, fields, length, chunked, keep_alive, upgrade)`
fn head_value(vm: &Vm, head: &Head) -> Value {
    Tuple::new(vec![
        vm.text(head.method()),
        vm.text(head.target()),
        Value::Int(i64::from(head.status)),
        vm.text(head.reason()),
        Value::Int(i64::from(head.version)),
        fields_value(vm, head),
        head.length.map_or(Value::None, |length| Value::Int(length.min(i64::MAX as u64) as i64)),
        Value::bool(head.chunked),
        Value::bool(head.keep_alive),
        Value::bool(head.upgrade),
    ])
    .into()
}

fn feed(vm: &mut Vm, args: Args<'_>) -> Answer {
    let bytes = vm.buffer_arg(&args[1])?;
    let events = own(&args[0]).0.borrow_mut().feed(&bytes);
    let value = |event: Event| match event {
        Event::Head(head) => head_value(vm, &head),
        Event::Data(data) => make(data),
        Event::End => Value::None,
        Event::Fault(refused) => {
            vm.new_tuple(vec![vm.text("fault"), Value::Int(i64::from(refused.status)), vm.text(&refused.message)])
        }
        Event::Rest(rest) => vm.new_tuple(vec![vm.text("rest"), make(rest)]),
    };
    Ok(List::new(events.into_iter().map(value).collect()).into())
}

/// None where all is whole (a body to the end of the connection ends), else what is missing: `()`, `(received, expected)` or
/// `("chunks",)`.
fn finish(vm: &mut Vm, args: Args<'_>) -> Answer {
    let outcome = own(&args[0]).0.borrow_mut().finish();
    Ok(match outcome {
        Ok(events) => Value::bool(!events.is_empty()),
        Err(Missing::Head) => vm.new_tuple(Vec::new()),
        Err(Missing::Length(received, expected)) => {
            vm.new_tuple(vec![Value::Int(received as i64), Value::Int(expected as i64)])
        }
        Err(Missing::Chunks) => vm.new_tuple(vec![vm.text("chunks")]),
    })
}
