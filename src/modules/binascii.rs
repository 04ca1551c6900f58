//! `binascii`: bytes as base 64 and hexadecimal text, and check sums.

use super::NativeModule;
use crate::heap::Value;
use crate::objects::bytes::Bytes;
use crate::objects::exception::Exc;
use crate::objects::int::Int;
use crate::objects::native::{Answer, Raised, Row, row};
use crate::objects::numbers::int_methods::bytes_like;
use crate::objects::string::Str;
use crate::vm::Vm;

/// `binascii`
pub const MODULE: NativeModule = NativeModule {
    name: "binascii",
    doc: "Conversion between binary data and ASCII",
    functions: FUNCTIONS,
    classes: &[],
    setup: Some(|vm, module| {
        let error = vm.define_exception(module, "binascii", "Error", &[Exc::ValueError])?;
        vm.state::<State>().error = error;
        vm.define_exception(module, "binascii", "Incomplete", &[Exc::Exception])?;
        Ok(())
    }),
};

#[derive(Default)]
struct State {
    error: Value,
}

const FUNCTIONS: &[Row] = &[
    row("a2b_base64(data, /, *, strict_mode=False)", "Decode a line of base64 data.", |vm, args| {
        let data = ascii(vm, &args[0])?;
        let strict = vm.truth(&args[1])?;
        match decode_64(&data, strict) {
            Ok(bytes) => Ok(Bytes::new(bytes).into()),
            Err(message) => Err(error(vm, &message)),
        }
    }),
    row("b2a_base64(data, /, *, newline=True)", "Base64-code line of data.", |vm, args| {
        let mut text = encode_64(&buffer(vm, &args[0])?);
        if vm.truth(&args[1])? {
            text.push(b'\n');
        }
        Ok(Bytes::new(text).into())
    }),
    row("hexlify(data, sep=<unrepresentable>, bytes_per_sep=1)", "Hexadecimal representation of binary data.", hexlify),
    row("b2a_hex(data, sep=<unrepresentable>, bytes_per_sep=1)", "Hexadecimal representation of binary data.", hexlify),
    row("unhexlify(hexstr, /)", "Binary data of hexadecimal representation.", unhexlify),
    row("a2b_hex(hexstr, /)", "Binary data of hexadecimal representation.", unhexlify),
    row("crc32(data, crc=0, /)", "Compute CRC-32 incrementally.", |vm, args| {
        let data = buffer(vm, &args[0])?;
        let start = low_bits(vm, &args[1])?;
        Ok(Value::Int(i64::from(crc_32(&data, start as u32))))
    }),
    row("crc_hqx(data, crc, /)", "Compute CRC-CCITT incrementally.", |vm, args| {
        let data = buffer(vm, &args[0])?;
        let start = low_bits(vm, &args[1])?;
        Ok(Value::Int(i64::from(crc_ccitt(&data, start as u16))))
    }),
];

fn error(vm: &mut Vm, message: &str) -> Raised {
    let class = vm.state::<State>().error.clone();
    vm.raise_class(&class, message)
}

/// The low bits of an int of any size.
fn low_bits(vm: &mut Vm, value: &Value) -> Result<u64, Raised> {
    let number = vm.index(value)?;
    Ok(match Int::of(&number) {
        Some(Int::Small(n)) => n as u64,
        Some(Int::Big(n)) => {
            let low = n & &dashu_int::IBig::from(u64::MAX);
            u64::try_from(low).unwrap_or(0)
        }
        None => 0,
    })
}

/// The bytes of a bytes-like object.
pub(super) fn buffer(vm: &mut Vm, value: &Value) -> Result<Vec<u8>, Raised> {
    match bytes_like(value) {
        Some(bytes) => Ok(bytes),
        None => {
            let got = vm.type_name(value);
            Err(vm.type_error(format!("a bytes-like object is required, not '{got}'")))
        }
    }
}

/// The bytes of a bytes-like object or of an ASCII text.
fn ascii(vm: &mut Vm, value: &Value) -> Result<Vec<u8>, Raised> {
    if value.cast::<Str>().is_some() {
        let text = vm.str_text(value)?;
        if text.is_ascii() {
            return Ok(text.into_bytes());
        }
        return Err(vm.value_error("string argument should contain only ASCII characters"));
    }
    match bytes_like(value) {
        Some(bytes) => Ok(bytes),
        None => {
            let got = vm.type_name(value);
            Err(vm.type_error(format!("argument should be bytes, buffer or ASCII string, not '{got}'")))
        }
    }
}

const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// Base 64 with padding, without line breaks.
pub fn encode_64(data: &[u8]) -> Vec<u8> {
    let mut text = Vec::with_capacity(data.len().div_ceil(3) * 4);
    for chunk in data.chunks(3) {
        let bits = chunk.iter().fold(0u32, |bits, byte| bits << 8 | u32::from(*byte)) << (8 * (3 - chunk.len()));
        for at in 0..4 {
            let digit = ALPHABET[(bits >> (18 - 6 * at) & 63) as usize];
            text.push(if at <= chunk.len() { digit } else { b'=' });
        }
    }
    text
}

fn digit_64(byte: u8) -> Option<u32> {
    ALPHABET.iter().position(|digit| *digit == byte).map(|at| at as u32)
}

const LEADING: &str = "Leading padding not allowed";
const EXCESS_PADDING: &str = "Excess padding not allowed";
const EXCESS_DATA: &str = "Excess data after padding";

/// Base 64 read as CPython reads it: foreign characters are skipped, unless `strict`.
pub fn decode_64(text: &[u8], strict: bool) -> Result<Vec<u8>, String> {
    let mut table = [None; 256];
    for byte in 0..=255u8 {
        table[byte as usize] = digit_64(byte);
    }
    let mut bytes = Vec::with_capacity(text.len() / 4 * 3);
    let (mut held, mut place, mut pads, mut padding) = (0u32, 0, 0, false);
    for (at, byte) in text.iter().enumerate() {
        if *byte == b'=' {
            padding = true;
            if strict && place == 0 {
                return Err(if at == 0 { LEADING } else { EXCESS_PADDING }.into());
            }
            if place >= 2 {
                pads += 1;
                if place + pads >= 4 {
                    // A full quad: what follows is not looked at.
                    return if strict && at + 1 < text.len() { Err(EXCESS_DATA.into()) } else { Ok(bytes) };
                }
            }
            continue;
        }
        let Some(digit) = table[*byte as usize] else {
            if strict {
                return Err("Only base64 data is allowed".into());
            }
            continue;
        };
        if padding && strict {
            return Err("Discontinuous padding not allowed".into());
        }
        pads = 0;
        held = held << 6 | digit;
        place = (place + 1) % 4;
        if place != 1 {
            let unused = [0, 6, 4, 2][place];
            bytes.push((held >> unused) as u8);
        }
    }
    match place {
        0 => Ok(bytes),
        1 => {
            let count = bytes.len() / 3 * 4 + 1;
            Err(format!(
                "Invalid base64-encoded string: number of data characters ({count}) cannot be 1 more than a multiple of 4"
            ))
        }
        _ => Err("Incorrect padding".into()),
    }
}

fn hexlify(vm: &mut Vm, args: crate::objects::native::Args<'_>) -> Answer {
    let data = buffer(vm, &args[0])?;
    let separator = match args.given(1) {
        None => None,
        Some(separator) => Some(one_byte(vm, separator)?),
    };
    let group = vm.index_i64(&args[2])?;
    Ok(Bytes::new(hex(&data, separator, group)).into())
}

fn one_byte(vm: &mut Vm, value: &Value) -> Result<u8, Raised> {
    let bytes = ascii(vm, value)?;
    match bytes.as_slice() {
        [byte] => Ok(*byte),
        _ => Err(vm.value_error("sep must be length 1.")),
    }
}

/// Hexadecimal digits, a separator after every `group` bytes counted from the right (from the left where negative).
pub fn hex(data: &[u8], separator: Option<u8>, group: i64) -> Vec<u8> {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let size = group.unsigned_abs() as usize;
    let mut text = Vec::with_capacity(data.len() * 3);
    for (at, byte) in data.iter().enumerate() {
        let counted = if group > 0 { data.len() - at } else { at };
        if let Some(separator) = separator.filter(|_| size > 0 && at > 0 && counted % size == 0) {
            text.push(separator);
        }
        text.push(DIGITS[(byte >> 4) as usize]);
        text.push(DIGITS[(byte & 15) as usize]);
    }
    text
}

fn unhexlify(vm: &mut Vm, args: crate::objects::native::Args<'_>) -> Answer {
    let text = ascii(vm, &args[0])?;
    if text.len() % 2 != 0 {
        return Err(error(vm, "Odd-length string"));
    }
    let digit = |byte: u8| (byte as char).to_digit(16);
    let bytes: Option<Vec<u8>> =
        text.chunks(2).map(|pair| Some((digit(pair[0])? << 4 | digit(pair[1])?) as u8)).collect();
    match bytes {
        Some(bytes) => Ok(Bytes::new(bytes).into()),
        None => Err(error(vm, "Non-hexadecimal digit found")),
    }
}

/// CRC-32 as zip and PNG have it, continued from `start`.
pub fn crc_32(data: &[u8], start: u32) -> u32 {
    let mut table = [0u32; 256];
    for (byte, entry) in table.iter_mut().enumerate() {
        *entry = (0..8).fold(byte as u32, |crc, _| if crc & 1 != 0 { crc >> 1 ^ 0xedb8_8320 } else { crc >> 1 });
    }
    !data.iter().fold(!start, |crc, byte| crc >> 8 ^ table[((crc ^ u32::from(*byte)) & 255) as usize])
}

/// CRC-CCITT (polynomial 0x1021), continued from `start`.
fn crc_ccitt(data: &[u8], start: u16) -> u16 {
    data.iter().fold(start, |crc, byte| {
        (0..8).fold(crc ^ u16::from(*byte) << 8, |crc, _| if crc & 0x8000 != 0 { crc << 1 ^ 0x1021 } else { crc << 1 })
    })
}
