//! `_http.Connection`: the server's side of a connection, from bytes to requests and from usual responses to bytes.
//!
//! It taps the transport of its handler (the protocol in our own language): bytes are parsed as they come, without a call into
//! script code, and the handler's task takes one request after the other with `await connection.next()`. Bodies, faults and
//! upgrades are handed to the handler's methods. A response of the usual kind is written by [`respond`]; everything else is the
//! handler's own business.
//!
//! Invariant: `payload` is the stream of the body that is being read, None between bodies.

use super::date::http_date;
use super::parser::{fields_value, text};
use crate::event_loop::future::Future;
use crate::event_loop::native_coroutine::{NativeAwait, NativeCoroutine, ended, suspend_on};
use crate::heap::{Obj, Value, ValueCell};
use crate::modules::streams::transport::Transport;
use crate::net::http1::head::Head;
use crate::net::http1::{Event, Limits, Parser as Http, Role};
use crate::objects::bytes::{Buffer, make};
use crate::objects::list::List;
use crate::objects::native::{
    Answer, Args, ClassSpec, Getter, NativeData, NativeObject, Raised, getter, row, static_row,
};
use crate::objects::string::Str;
use crate::vm::Vm;
use crate::vm::coroutine::{Resume, Step};
use std::any::Any;
use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::io::Write;

/// Requests that are read ahead of their answers; beyond it the transport is paused.
const PIPELINED: usize = 16;

/// The data of a connection.
struct Connection {
    parser: RefCell<Http>,
    /// What the task has not taken yet: heads, and refusals as tuples of status and message.
    queue: RefCell<VecDeque<Value>>,
    waiter: RefCell<Option<Obj<Future>>>,
    /// The protocol whose methods hear of what is rare.
    handler: ValueCell,
    transport: ValueCell,
    payload: ValueCell,
    /// Whether the transport is paused because too much was read ahead.
    held: Cell<bool>,
    over: Cell<bool>,
    /// How long the connection may be idle, in seconds.
    patience: Cell<f64>,
    /// When it ends unless a request comes (the loop's time); infinite while there is one.
    until: Cell<f64>,
    /// Bytes of the last usual response, its head among them.
    sent: Cell<usize>,
}

impl NativeData for Connection {
    fn visit(&self, visit: &mut dyn FnMut(&Value)) {
        for cell in [&self.handler, &self.transport, &self.payload] {
            cell.visit(visit);
        }
        if let Ok(queue) = self.queue.try_borrow() {
            queue.iter().for_each(&mut *visit);
        }
        if let Ok(Some(waiter)) = self.waiter.try_borrow().as_deref() {
            visit(&waiter.value());
        }
    }

    fn clear(&self) {
        for cell in [&self.handler, &self.transport, &self.payload] {
            drop(cell.replace(Value::None));
        }
        drop(self.queue.take());
        drop(self.waiter.take());
    }

    fn woken(&self, vm: &mut Vm, own: &Value, input: Resume) -> Result<Step, Resume> {
        let Some(task) = vm.event_loop.current.clone() else { return Err(input) };
        Ok(Next { connection: own.clone(), waiter: Some(task) }.resume(vm, input))
    }

    fn source(&self) -> Option<&'static str> {
        Some("the next request")
    }

    fn as_any(&self) -> &dyn Any {
        self
    }
}

/// `_http.Connection`
pub const SPEC: ClassSpec = ClassSpec {
    name: "Connection",
    module: "_http",
    base: None,
    doc: "The server's side of a connection.",
    methods: &[
        static_row("__new__(cls, handler, line_limit, /)", "", new),
        row("tap(self, transport, /)", "Get the transport's bytes, from now on.", tap),
        row("feed(self, data, /)", "Bytes came (from a transport that cannot be tapped).", |vm, args| {
            let bytes = vm.buffer_arg(&args[1])?;
            came(vm, &args[0], &bytes)?;
            Ok(Value::None)
        }),
        row("next(self, /)", "Wait for a request, or a refusal as a tuple; None at the end.", next),
        row("close(self, /)", "Nothing more is taken.", |vm, args| {
            own(&args[0]).close(vm);
            Ok(Value::None)
        }),
        row("has_more(self, /)", "Whether a request waits to be taken.", |_, args| {
            Ok(Value::bool(!own(&args[0]).queue.borrow().is_empty()))
        }),
        row(
            "respond(self, head, status, reason, fields, body, keep_alive, /)",
            "Send a usual response; whether the connection goes on, None where it is not usual.",
            respond,
        ),
    ],
    getters: &[
        getter("inside", "Whether a request has begun and is not over.", |_, value| {
            Ok(Value::bool(own(value).parser.borrow().is_inside()))
        }),
        getter("sent", "Bytes of the last usual response, its head among them.", |_, value| {
            Ok(Value::Int(own(value).sent.get() as i64))
        }),
        getter("until", "When the connection ends unless a request comes, or None.", |_, value| {
            let until = own(value).until.get();
            Ok(if until.is_finite() { Value::float(until) } else { Value::None })
        }),
        Getter {
            name: "patience",
            doc: "How long the connection may be idle.",
            get: |_, value| Ok(Value::float(own(value).patience.get())),
            set: Some(|vm, value, seconds| {
                let seconds = vm.timeout_seconds(&seconds)?;
                own(value).patience.set(seconds);
                Ok(())
            }),
        },
    ],
    subclassable: false,
};

fn own(value: &Value) -> &Connection {
    value.native::<Connection>().expect("methods of connections are called with connections")
}

fn new(vm: &mut Vm, args: Args<'_>) -> Answer {
    let line = vm.index_i64(&args[2])?.clamp(1, 1 << 20) as usize;
    let connection = Connection {
        parser: RefCell::new(Http::new(Role::Requests, Limits { line, ..Limits::default() })),
        queue: RefCell::default(),
        waiter: RefCell::default(),
        handler: ValueCell::new(args[1].clone()),
        transport: ValueCell::new(Value::None),
        payload: ValueCell::new(Value::None),
        held: Cell::new(false),
        over: Cell::new(false),
        patience: Cell::new(75.0),
        until: Cell::new(f64::INFINITY),
        sent: Cell::new(0),
    };
    let shape = vm.native_class(&SPEC).instance_shape.get();
    Ok(NativeObject::new(shape, connection).into())
}

/// Transports that are no sockets of ours (TLS) hand their bytes on by `feed`.
fn tap(_vm: &mut Vm, args: Args<'_>) -> Answer {
    own(&args[0]).transport.set(args[1].clone());
    if let Some(transport) = args[1].native::<Transport>() {
        transport.tap_with(args[0].clone(), came);
    }
    Ok(Value::None)
}

/// Bytes came.
fn came(vm: &mut Vm, connection: &Value, bytes: &[u8]) -> Result<(), Raised> {
    let events = own(connection).parser.borrow_mut().feed(bytes);
    for event in events {
        if own(connection).over.get() {
            break;
        }
        own(connection).take_event(vm, event)?;
    }
    Ok(())
}

impl Connection {
    fn take_event(&self, vm: &mut Vm, event: Event) -> Result<(), Raised> {
        match event {
            Event::Head(head) => self.take_head(vm, head),
            Event::Data(data) => self.tell_payload(vm, "feed_data", &[make(data)]),
            Event::End => {
                self.tell_payload(vm, "feed_eof", &[])?;
                self.payload.set(Value::None);
                Ok(())
            }
            Event::Fault(refused) => {
                let message = vm.text(&refused.message);
                self.tell_handler(vm, "_payload_fault", std::slice::from_ref(&message))?;
                self.payload.set(Value::None);
                let refusal = vm.new_tuple(vec![Value::Int(i64::from(refused.status)), message]);
                self.push(vm, refusal)
            }
            Event::Rest(rest) => self.tell_handler(vm, "_take_rest", &[make(rest)]).map(drop),
        }
    }

    fn take_head(&self, vm: &mut Vm, head: Head) -> Result<(), Raised> {
        let has_body = head.chunked || head.length.is_some_and(|length| length > 0);
        let value = RequestHead::make(vm, head);
        if has_body {
            let payload = self.tell_handler(vm, "_new_payload", std::slice::from_ref(&value))?;
            if let Some(head) = value.native::<RequestHead>() {
                head.payload.set(payload.clone());
            }
            self.payload.set(payload);
        }
        self.until.set(f64::INFINITY);
        self.push(vm, value)
    }

    fn push(&self, vm: &mut Vm, value: Value) -> Result<(), Raised> {
        self.queue.borrow_mut().push_back(value);
        self.wake(vm);
        if self.queue.borrow().len() > PIPELINED && !self.held.replace(true) {
            self.tell_handler(vm, "_pause_reading", &[])?;
        }
        Ok(())
    }

    fn tell_payload(&self, vm: &mut Vm, name: &str, args: &[Value]) -> Result<(), Raised> {
        let payload = self.payload.get();
        if payload.is_none() {
            return Ok(());
        }
        let name = vm.intern(name);
        vm.call_method(&payload, name, args).map(drop)
    }

    fn tell_handler(&self, vm: &mut Vm, name: &str, args: &[Value]) -> Answer {
        let (handler, name) = (self.handler.get(), vm.intern(name));
        if handler.is_none() {
            return Ok(Value::None);
        }
        vm.call_method(&handler, name, args)
    }

    fn wake(&self, vm: &mut Vm) {
        if let Some(waiter) = self.waiter.take().filter(|waiter| !waiter.is_settled()) {
            vm.tell_waiter(&waiter, Value::None);
        }
    }

    fn close(&self, vm: &mut Vm) {
        self.over.set(true);
        self.wake(vm);
        // The handler holds the connection: so that neither waits for the collector.
        for cell in [&self.handler, &self.transport, &self.payload] {
            drop(cell.replace(Value::None));
        }
    }

    /// What is to be taken now: None at the end; nothing where it is to be waited for.
    fn take(&self, vm: &mut Vm) -> Result<Option<Value>, Raised> {
        if self.over.get() {
            return Ok(Some(Value::None));
        }
        let Some(value) = self.queue.borrow_mut().pop_front() else { return Ok(None) };
        if self.held.get() && self.queue.borrow().len() <= PIPELINED / 2 {
            self.held.set(false);
            self.tell_handler(vm, "_resume_reading", &[])?;
        }
        Ok(Some(value))
    }

    fn wait(&self, vm: &mut Vm, waiter: Obj<Future>) {
        self.until.set(vm.event_loop.clock.now() + self.patience.get());
        *self.waiter.borrow_mut() = Some(waiter);
    }
}

fn next(vm: &mut Vm, args: Args<'_>) -> Answer {
    let connection = own(&args[0]);
    if vm.is_awaited_at_once() {
        if let Some(value) = connection.take(vm)? {
            return Ok(vm.ready(value));
        }
        let event_loop = vm.running_loop()?;
        if let Some(task) = vm.direct_waiter(&event_loop, &args[0]) {
            connection.wait(vm, task.clone());
            return Ok(vm.wait_directly(&task, args[0].clone(), false));
        }
    }
    Ok(NativeCoroutine::make(Next { connection: args[0].clone(), waiter: None }))
}

/// The coroutine of `next`.
struct Next {
    connection: Value,
    waiter: Option<Obj<Future>>,
}

impl Next {
    fn attempt(&mut self, vm: &mut Vm, task: Option<Obj<Future>>) -> Result<Step, Raised> {
        let connection = own(&self.connection);
        if let Some(value) = connection.take(vm)? {
            return Ok(Step::Returned(value));
        }
        if let Some(task) = task {
            connection.wait(vm, task.clone());
            return Ok(vm.wait_on(&task));
        }
        let event_loop = vm.running_loop()?;
        let waiter = Future::make(&event_loop);
        connection.wait(vm, waiter.clone());
        self.waiter = Some(waiter.clone());
        Ok(suspend_on(&waiter))
    }
}

impl NativeAwait for Next {
    fn name(&self) -> &'static str {
        "RequestHandler.start"
    }

    fn is_outside(&self) -> bool {
        true
    }

    fn resume(&mut self, vm: &mut Vm, input: Resume) -> Step {
        let waiter = self.waiter.take();
        let step = match input {
            Resume::Throw(exception) => {
                if let Some(waiter) = waiter {
                    vm.call_off(&waiter);
                    drop(own(&self.connection).waiter.take());
                }
                Err(vm.raise_value(exception))
            }
            Resume::Send(_) => self.attempt(vm, waiter.filter(|waiter| waiter.task().is_some())),
        };
        step.unwrap_or_else(|raised| ended(Err(raised)))
    }

    fn visit(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&self.connection);
        if let Some(waiter) = &self.waiter {
            visit(&waiter.value());
        }
    }
}

// --- heads -----------------------------------------------------------------------------------------------------------

/// The data of a request's head.
struct RequestHead {
    head: Head,
    method: Value,
    /// The target; the path too, where they are the same.
    target: Value,
    /// Pairs of names and values, made when they are asked for.
    fields: ValueCell,
    /// The stream of its body; None where it has none.
    payload: ValueCell,
}

impl RequestHead {
    fn make(vm: &mut Vm, head: Head) -> Value {
        let method = match head.method() {
            known @ ("GET" | "POST" | "PUT" | "HEAD" | "DELETE" | "PATCH" | "OPTIONS") => {
                let symbol = vm.intern(known);
                vm.names.value(symbol)
            }
            other => vm.text(other),
        };
        let target = vm.text(head.target());
        let shape = vm.native_class(&HEAD_SPEC).instance_shape.get();
        let fields = ValueCell::new(Value::None);
        let payload = ValueCell::new(Value::None);
        NativeObject::new(shape, RequestHead { head, method, target, fields, payload }).into()
    }
}

impl NativeData for RequestHead {
    fn visit(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&self.method);
        visit(&self.target);
        self.fields.visit(visit);
        self.payload.visit(visit);
    }

    fn clear(&self) {
        self.payload.set(Value::None);
    }

    fn as_any(&self) -> &dyn Any {
        self
    }
}

/// `_http.RequestHead`
pub const HEAD_SPEC: ClassSpec = ClassSpec {
    name: "RequestHead",
    module: "_http",
    base: None,
    doc: "What a request begins with.",
    methods: &[
        row("get(self, name, default=None, /)", "The first field of a name.", get),
        row("changed(self, method, target, fields, /)", "The same head with other things in these places, where not None.", changed),
    ],
    getters: &[
        getter("method", "The method.", |_, value| Ok(head_of(value).method.clone())),
        getter("target", "The target, as sent.", |_, value| Ok(head_of(value).target.clone())),
        getter("path", "The target's path where it is simple, else None.", |vm, value| {
            let head = head_of(value);
            let target = head.head.target();
            let path = target.split('?').next().unwrap_or_default();
            Ok(match () {
                () if path.contains('%') || !path.starts_with('/') || path.contains('#') => Value::None,
                () if path.len() == target.len() => head.target.clone(),
                () => vm.text(path),
            })
        }),
        getter("query", "What is behind the target's question mark where it is simple, else None.", |vm, value| {
            let target = head_of(value).head.target();
            if !target.starts_with('/') || target.contains('#') {
                return Ok(Value::None);
            }
            Ok(vm.text(target.split_once('?').map_or("", |(_, query)| query)))
        }),
        getter("version", "0 or 1, of HTTP/1.x.", |_, value| Ok(Value::Int(i64::from(head_of(value).head.version)))),
        getter("fields", "Names and values.", |vm, value| {
            let head = head_of(value);
            if head.fields.get().is_none() {
                head.fields.set(fields_value(vm, &head.head));
            }
            Ok(head.fields.get())
        }),
        getter("has_body", "Whether a body is announced.", |_, value| {
            let head = &head_of(value).head;
            Ok(Value::bool(head.chunked || head.length.is_some_and(|length| length > 0)))
        }),
        getter("payload", "The stream of the body, or None.", |_, value| Ok(head_of(value).payload.get())),
        getter("keep_alive", "Whether the connection goes on after it.", |_, value| {
            Ok(Value::bool(head_of(value).head.keep_alive))
        }),
        getter("upgrade", "Whether another protocol is asked for.", |_, value| {
            Ok(Value::bool(head_of(value).head.upgrade))
        }),
    ],
    subclassable: false,
};

fn head_of(value: &Value) -> &RequestHead {
    value.native::<RequestHead>().expect("methods of heads are called with heads")
}

fn get(vm: &mut Vm, args: Args<'_>) -> Answer {
    let name = vm.text_arg(&args[1], "name")?;
    Ok(head_of(&args[0]).head.values(&name).next().map_or_else(|| args[2].clone(), |value| text(vm, value)))
}

/// `changed(method, target, fields)`
fn changed(vm: &mut Vm, args: Args<'_>) -> Answer {
    let old = head_of(&args[0]);
    let instead = |place: usize, old: &Value| args.some(place).unwrap_or(old).clone();
    let fields = match args.some(3) {
        Some(fields) => fields.clone(),
        None => fields_value(vm, &old.head),
    };
    let shape = vm.native_class(&HEAD_SPEC).instance_shape.get();
    let head = RequestHead {
        head: old.head.clone(),
        method: instead(1, &old.method),
        target: instead(2, &old.target),
        fields: ValueCell::new(fields),
        payload: ValueCell::new(old.payload.get()),
    };
    Ok(NativeObject::new(shape, head).into())
}

// --- responses -------------------------------------------------------------------------------------------------------

/// `respond(head, status, reason, fields, body, keep_alive)`: writes a response with its body, and with the fields that every response
/// has. `fields` is its type, or a list of fields as multidicts have them (`[identity, name, value]`). True or False: whether the
/// connection goes on. None, and nothing is written, where it needs more thought.
fn respond(vm: &mut Vm, args: Args<'_>) -> Answer {
    let (connection, request) = (own(&args[0]), head_of(&args[1]));
    let Value::Int(status @ 200..=599) = args[2] else { return Ok(Value::None) };
    let transport = connection.transport.get();
    let socket = transport.native::<Transport>().filter(|socket| !socket.is_closing());
    let (Some(socket), Some(object)) = (socket, transport.exact::<NativeObject>()) else { return Ok(Value::None) };
    if request.head.version == 0 || matches!(status, 204 | 304) {
        return Ok(Value::None);
    }
    let keep = match &args[6] {
        Value::None => request.head.keep_alive,
        told => vm.truth(told)?,
    };
    let body = if args[5].is_none() { None } else { Buffer::of(&args[5]) };
    if body.is_none() && !args[5].is_none() {
        return Ok(Value::None);
    }
    let date = http_date(vm);
    let (size, bodiless) = (body.as_deref().map_or(0, <[u8]>::len), request.head.method() == "HEAD");
    let Some(mut bytes) = response_head(status, &args[3], &args[4], (size, bodiless), keep, &date) else {
        return Ok(Value::None);
    };
    if let Some(body) = body.filter(|_| !bodiless) {
        bytes.extend_from_slice(&body);
    }
    connection.sent.set(bytes.len());
    socket.write(vm, object, &bytes)?;
    Ok(Value::bool(keep && !request.head.upgrade))
}

/// The ASCII text of a value that stays on its line.
fn line(value: &Value) -> Option<&str> {
    let text = value.cast::<Str>()?.as_ascii()?;
    (!text.bytes().any(|byte| matches!(byte, b'\r' | b'\n' | 0))).then_some(text)
}

/// The head of a response; `body` is its length, and whether it is not sent.
fn response_head(
    status: i64,
    reason: &Value,
    fields: &Value,
    body: (usize, bool),
    keep: bool,
    date: &str,
) -> Option<Vec<u8>> {
    let (size, bodiless) = body;
    let mut bytes = Vec::with_capacity(256 + size);
    // Writing into a Vec cannot fail.
    let _ = write!(bytes, "HTTP/1.1 {status} {}\r\n", line(reason)?);
    let mut there = Present::default();
    match fields.exact::<List>() {
        None => {
            let _ = write!(bytes, "Content-Type: {}\r\n", line(fields)?);
            there.kind = true;
        }
        Some(list) => {
            for field in list.items.snapshot() {
                there.add(&field, &mut bytes)?;
            }
        }
    }
    if !(there.length || bodiless && size == 0) {
        let _ = write!(bytes, "Content-Length: {size}\r\n");
    }
    if !there.kind && !bodiless && size > 0 {
        bytes.extend_from_slice(b"Content-Type: application/octet-stream\r\n");
    }
    if !there.date {
        let _ = write!(bytes, "Date: {date}\r\n");
    }
    if !there.server {
        let _ = write!(bytes, "Server: {}\r\n", super::SERVER_SOFTWARE);
    }
    bytes.extend_from_slice(if keep || there.connection { b"\r\n" } else { b"Connection: close\r\n\r\n" });
    Some(bytes)
}

/// Which of the fields that every response has are there already.
#[derive(Default)]
struct Present {
    length: bool,
    kind: bool,
    date: bool,
    server: bool,
    connection: bool,
}

impl Present {
    /// Writes a field; None for one that says how the body is sent.
    fn add(&mut self, field: &Value, bytes: &mut Vec<u8>) -> Option<()> {
        let parts = field.exact::<List>()?.items.snapshot();
        let [identity, name, value] = &parts[..] else { return None };
        let (name, value) = (line(name)?, line(value)?);
        match identity.cast::<Str>()?.as_ascii()? {
            "content-length" => self.length = true,
            "content-type" => self.kind = true,
            "date" => self.date = true,
            "server" => self.server = true,
            "connection" => self.connection = true,
            "transfer-encoding" | "upgrade" => return None,
            _ => {}
        }
        let _ = write!(bytes, "{name}: {value}\r\n");
        Some(())
    }
}
