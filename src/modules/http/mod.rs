//! `_http`: the HTTP/1.1 parser for modules in our own language ([`parser`]), the server's side of a connection
//! ([`connection`]), and the writing of heads.

mod connection;
mod date;
mod parser;
mod squeeze;

use super::NativeModule;
use crate::heap::Value;
use crate::objects::bytes::{Buffer, make};
use crate::objects::list::List;
use crate::objects::native::{Answer, Args, Raised, row};
use crate::objects::string::Str;
use crate::objects::tuple::Tuple;
use crate::vm::Vm;

/// What servers call themselves: the version of aiohttp whose behaviour is ours.
const SERVER_SOFTWARE: &str = "Python/3.13 aiohttp/3.14.5";

/// `_http`
pub const MODULE: NativeModule = NativeModule {
    name: "_http",
    doc: "HTTP/1.1 without input and output.",
    functions: &[
        row("date(/)", "The date now, as headers have it.", |vm, _| {
            let date = date::http_date(vm);
            Ok(vm.text(&date))
        }),
        row("seconds(text, /)", "The seconds since 1970 of a date in a header, or None.", |vm, args| {
            let text = vm.text_arg(&args[0], "text")?;
            Ok(date::seconds_of(&text).map_or(Value::None, Value::Int))
        }),
        row("head(first_line, fields, /)", "The bytes of a head: the first line and pairs of names and values.", head),
        row("quote(text, safe, plus, /)", "Percent-encode what is not safe; valid escapes stay.", quote),
        row("unquote(text, keep, plus, /)", "Decode escapes, but those of the characters to keep.", unquote),
        row("pairs(text, /)", "The names and values of a form or a query.", pairs),
        row("inflate(data, kind, limit, /)", "Decompress gzip or deflate data.", inflate),
        row("mask(data, key, /)", "The data of a WebSocket frame, masked (or unmasked) with a key of four bytes.", mask),
        row("deflate(data, kind, /)", "Compress data as gzip or deflate.", deflate),
    ],
    classes: &[&parser::SPEC, &connection::SPEC, &connection::HEAD_SPEC, &squeeze::DEFLATER, &squeeze::COMPRESSOR, &squeeze::INFLATER],
    setup: None,
};

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
    if text.contains(|one: char| (one < ' ' && one != '\t') || one == '\x7f') {
        let message = "Forbidden control character detected in headers. Potential header injection attack.";
        return Err(vm.value_error(message));
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
    Ok(match decoded(source.as_bytes(), keep.as_bytes(), plus) {
        Some(text) => vm.text(&text),
        // Escapes that are no UTF-8 stay as they were.
        None => args[0].clone(),
    })
}

fn decoded(bytes: &[u8], keep: &[u8], plus: bool) -> Option<String> {
    let mut decoded = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        match (bytes[at], escape_at(bytes, at)) {
            (b'%', Some(value)) if !keep.contains(&value) => {
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
    String::from_utf8(decoded).ok()
}

/// `pairs(text)`: the names and values of a form or a query, decoded.
fn pairs(vm: &mut Vm, args: Args<'_>) -> Answer {
    let source = vm.text_arg(&args[0], "text")?;
    let mut found = Vec::new();
    for part in source.split('&').filter(|part| !part.is_empty()) {
        let (name, value) = part.split_once('=').unwrap_or((part, ""));
        let text = |part: &str| match decoded(part.as_bytes(), b"", true) {
            Some(text) => vm.text(&text),
            None => vm.text(part),
        };
        found.push(vm.new_tuple(vec![text(name), text(value)]));
    }
    Ok(List::new(found).into())
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
