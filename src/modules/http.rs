//! `_http`: the HTTP/1.1 parser for modules in our own language, and the writing of heads.

use super::NativeModule;
use crate::heap::Value;
use crate::net::http1::head::Head;
use crate::net::http1::{Event, Limits, Missing, Parser as Http, Role};
use crate::objects::bytes::{Buffer, make};
use crate::objects::list::List;
use crate::objects::native::{
    Answer, Args, ClassSpec, Getter, NativeData, NativeObject, Raised, getter, row, static_row,
};
use crate::objects::string::Str;
use crate::objects::tuple::Tuple;
use crate::vm::Vm;
use std::any::Any;
use std::cell::RefCell;

/// `_http`
pub const MODULE: NativeModule = NativeModule {
    name: "_http",
    doc: "HTTP/1.1 without input and output.",
    functions: &[
        row("head(first_line, fields, /)", "The bytes of a head: the first line and pairs of names and values.", head),
        row("quote(text, safe, plus, /)", "Percent-encode what is not safe; valid escapes stay.", quote),
        row("unquote(text, keep, plus, /)", "Decode escapes, but those of the characters to keep.", unquote),
        row("inflate(data, kind, limit, /)", "Decompress gzip or deflate data.", inflate),
        row("mask(data, key, /)", "The data of a WebSocket frame, masked (or unmasked) with a key of four bytes.", mask),
        row("deflate(data, kind, /)", "Compress data as gzip or deflate.", deflate),
    ],
    classes: &[&PARSER],
    setup: None,
};

/// The data of a parser.
struct Parser(RefCell<Http>);

impl NativeData for Parser {
    fn visit(&self, _visit: &mut dyn FnMut(&Value)) {}

    fn as_any(&self) -> &dyn Any {
        self
    }
}

/// `_http.Parser`
const PARSER: ClassSpec = ClassSpec {
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
    let shape = vm.native_class(&PARSER).instance_shape.get();
    Ok(NativeObject::new(shape, Parser(RefCell::new(Http::new(role, limits)))).into())
}

/// A text that may hold bytes of any kind: those that are not UTF-8 count as Latin-1.
fn text(vm: &Vm, bytes: &[u8]) -> Value {
    match std::str::from_utf8(bytes) {
        Ok(text) => vm.text(text),
        Err(_) => vm.text(&bytes.iter().map(|byte| char::from(*byte)).collect::<String>()),
    }
}

/// `(method, target, status, reason, version, fields, length, chunked, keep_alive, upgrade)`
fn head_value(vm: &Vm, head: &Head) -> Value {
    let field = |(name, value): &(Vec<u8>, Vec<u8>)| vm.new_tuple(vec![text(vm, name), text(vm, value)]);
    let fields = head.fields.iter().map(field).collect();
    Tuple::new(vec![
        vm.text(&head.method),
        vm.text(&head.target),
        Value::Int(i64::from(head.status)),
        vm.text(&head.reason),
        Value::Int(i64::from(head.version)),
        vm.new_tuple(fields),
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

fn head(vm: &mut Vm, args: Args<'_>) -> Answer {
    let mut bytes = line_text(vm, &args[0])?.into_bytes();
    bytes.extend_from_slice(b"\r\n");
    for pair in vm.collect(&args[1])? {
        let Some([name, value]) = pair.exact::<Tuple>().map(|pair| pair.items()) else { continue };
        bytes.extend(line_text(vm, name)?.into_bytes());
        bytes.extend_from_slice(b": ");
        bytes.extend(line_text(vm, value)?.into_bytes());
        bytes.extend_from_slice(b"\r\n");
    }
    bytes.extend_from_slice(b"\r\n");
    Ok(make(bytes))
}

/// A text that stays on its line.
fn line_text(vm: &mut Vm, value: &Value) -> Result<String, Raised> {
    let text = match value.cast::<Str>() {
        Some(text) => text.to_text().into_owned(),
        None => vm.str_text(value)?,
    };
    if text.contains(['\r', '\n', '\0']) {
        return Err(vm.value_error(
            "Newline, carriage return, or null byte detected in headers. Potential header injection attack.",
        ));
    }
    Ok(text)
}

/// `quote(text, safe, plus)`: what is neither unreserved nor safe becomes an escape; an escape that is there stays, in upper
/// case. With `plus` a blank becomes `+`.
fn quote(vm: &mut Vm, args: Args<'_>) -> Answer {
    let (source, safe) = (vm.text_arg(&args[0], "text")?, vm.text_arg(&args[1], "safe")?);
    let plus = vm.truth(&args[2])?;
    let (bytes, safe) = (source.as_bytes(), safe.as_bytes());
    let unreserved = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~".contains(&byte);
    let mut quoted = String::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        let byte = bytes[at];
        if byte == b'%' {
            if let Some(value) = escape_at(bytes, at) {
                // What need not be escaped is not.
                if unreserved(value) { quoted.push(char::from(value)) } else { quoted.push_str(&format!("%{value:02X}")) }
                at += 3;
                continue;
            }
            quoted.push_str("%25");
        } else if unreserved(byte) || safe.contains(&byte) {
            quoted.push(char::from(byte));
        } else if byte == b' ' && plus {
            quoted.push('+');
        } else {
            quoted.push_str(&format!("%{byte:02X}"));
        }
        at += 1;
    }
    Ok(vm.text(&quoted))
}

fn escape_at(bytes: &[u8], at: usize) -> Option<u8> {
    let digits = std::str::from_utf8(bytes.get(at + 1..at + 3)?).ok()?;
    digits.bytes().all(|byte| byte.is_ascii_hexdigit()).then(|| u8::from_str_radix(digits, 16).ok()).flatten()
}

/// `unquote(text, keep, plus)`: escapes become what they stand for; those of `keep` stay. With `plus` a `+` becomes a blank.
fn unquote(vm: &mut Vm, args: Args<'_>) -> Answer {
    let (source, keep) = (vm.text_arg(&args[0], "text")?, vm.text_arg(&args[1], "keep")?);
    let plus = vm.truth(&args[2])?;
    let bytes = source.as_bytes();
    let mut decoded = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        match (bytes[at], escape_at(bytes, at)) {
            (b'%', Some(value)) if !keep.as_bytes().contains(&value) => {
                decoded.push(value);
                at += 3;
            }
            (b'+', _) if plus => {
                decoded.push(b' ');
                at += 1;
            }
            (byte, _) => {
                decoded.push(byte);
                at += 1;
            }
        }
    }
    Ok(match String::from_utf8(decoded) {
        Ok(text) => vm.text(&text),
        // Escapes that are no UTF-8 stay as they were.
        Err(_) => args[0].clone(),
    })
}

/// `inflate(data, kind, limit)`: `kind` is "gzip" or "deflate" (with its zlib head or, as some send it, without).
fn inflate(vm: &mut Vm, args: Args<'_>) -> Answer {
    use flate2::read::{DeflateDecoder, MultiGzDecoder, ZlibDecoder};
    let bytes = vm.buffer_arg(&args[0])?;
    let kind = vm.text_arg(&args[1], "kind")?;
    let limit = vm.index_i64(&args[2])?.max(0) as u64;
    let read = match &*kind {
        "gzip" => limited(MultiGzDecoder::new(&*bytes), limit),
        _ if bytes.first().is_some_and(|first| first & 0xf == 8) => limited(ZlibDecoder::new(&*bytes), limit),
        _ => limited(DeflateDecoder::new(&*bytes), limit),
    };
    match read {
        Ok(Some(bytes)) => Ok(make(bytes)),
        Ok(None) => Err(vm.value_error("Decompressed data exceeds the limit")),
        Err(_) => Err(vm.value_error(format!("Can not decode content-encoding: {kind}"))),
    }
}

fn limited(reader: impl std::io::Read, limit: u64) -> std::io::Result<Option<Vec<u8>>> {
    use std::io::Read;
    let mut bytes = Vec::new();
    reader.take(limit + 1).read_to_end(&mut bytes)?;
    Ok((bytes.len() as u64 <= limit).then_some(bytes))
}

fn mask(vm: &mut Vm, args: Args<'_>) -> Answer {
    let (data, key) = (vm.buffer_arg(&args[0])?, vm.buffer_arg(&args[1])?);
    let Ok(key) = <[u8; 4]>::try_from(&*key) else { return Err(vm.value_error("a key has four bytes")) };
    Ok(make(data.iter().zip(key.iter().cycle()).map(|(byte, key)| byte ^ key).collect()))
}

/// `deflate(data, kind)`
fn deflate(vm: &mut Vm, args: Args<'_>) -> Answer {
    use flate2::Compression;
    use flate2::read::{GzEncoder, ZlibEncoder};
    use std::io::Read;
    let bytes: Buffer = vm.buffer_arg(&args[0])?;
    let kind = vm.text_arg(&args[1], "kind")?;
    let mut packed = Vec::new();
    let read = match &*kind {
        "gzip" => GzEncoder::new(&*bytes, Compression::default()).read_to_end(&mut packed),
        _ => ZlibEncoder::new(&*bytes, Compression::default()).read_to_end(&mut packed),
    };
    match read {
        Ok(_) => Ok(make(packed)),
        Err(error) => Err(vm.raise_os(&error, None)),
    }
}
