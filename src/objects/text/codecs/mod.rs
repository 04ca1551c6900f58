//! Encodings: from text to bytes and back, with CPython's error handlers and complaints.
//!
//! [`Codec::find`] knows the encodings by all their names; each family has its own file (`utf8`, `wide`, `narrow`, `escapes`).
//! A codec stops at what it cannot convert and asks `handlers`, which answers with a replacement and where to go on.

mod escapes;
mod handlers;
mod narrow;
mod utf8;
mod wide;

use super::bytes::Bytes;
use super::string::Str;
use crate::heap::{Obj, Value};
use crate::objects::exception::Exc;
use crate::objects::native::{Answer, Raised};
use crate::vm::Vm;

pub use handlers::{HANDLERS, Registry};

/// Which byte of a unit comes first.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ByteOrder {
    /// As a byte order mark says; one is written.
    Marked,
    /// Least significant first.
    Little,
    /// Most significant first.
    Big,
}

/// An encoding.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Codec {
    /// utf-8
    Utf8,
    /// utf-8 behind a signature
    Utf8Sig,
    /// utf-16
    Utf16(ByteOrder),
    /// utf-32
    Utf32(ByteOrder),
    /// ascii
    Ascii,
    /// iso-8859-1
    Latin1,
    /// A code page, by its table of the upper half.
    CodePage(&'static narrow::CodePage),
    /// Backslash escapes of string literals.
    UnicodeEscape,
    /// The same, only `\u` and `\U`.
    RawUnicodeEscape,
}

/// The name of an encoding as look-ups compare it.
fn normal(encoding: &str) -> String {
    let mut name = String::with_capacity(encoding.len());
    for c in encoding.chars() {
        if c.is_ascii_alphanumeric() || c == '.' {
            name.push(c.to_ascii_lowercase());
        } else if !name.is_empty() && !name.ends_with('_') {
            name.push('_');
        }
    }
    name
}

impl Codec {
    /// The encoding with a name, in any of its spellings.
    pub fn find(encoding: &str) -> Option<Codec> {
        Some(match normal(encoding).as_str() {
            "utf_8" | "utf8" | "u8" | "utf" | "cp65001" => Codec::Utf8,
            "utf_8_sig" | "utf8_sig" => Codec::Utf8Sig,
            "utf_16" | "utf16" | "u16" => Codec::Utf16(ByteOrder::Marked),
            "utf_16_le" | "utf_16le" | "utf16_le" | "utf16le" => Codec::Utf16(ByteOrder::Little),
            "utf_16_be" | "utf_16be" | "utf16_be" | "utf16be" => Codec::Utf16(ByteOrder::Big),
            "utf_32" | "utf32" | "u32" => Codec::Utf32(ByteOrder::Marked),
            "utf_32_le" | "utf_32le" | "utf32_le" | "utf32le" => Codec::Utf32(ByteOrder::Little),
            "utf_32_be" | "utf_32be" | "utf32_be" | "utf32be" => Codec::Utf32(ByteOrder::Big),
            "ascii" | "us_ascii" | "646" | "ansi_x3.4_1968" | "iso646_us" | "us" => Codec::Ascii,
            "latin_1" | "latin1" | "iso_8859_1" | "iso8859_1" | "8859" | "cp819" | "latin" | "l1" | "iso8859" => {
                Codec::Latin1
            }
            "unicode_escape" | "unicodeescape" => Codec::UnicodeEscape,
            "raw_unicode_escape" | "rawunicodeescape" => Codec::RawUnicodeEscape,
            name => Codec::CodePage(narrow::code_page(name)?),
        })
    }

    /// Its name, as `codecs.lookup` tells it.
    pub fn name(self) -> &'static str {
        match self {
            Codec::Utf8 => "utf-8",
            Codec::Utf8Sig => "utf-8-sig",
            Codec::Utf16(ByteOrder::Marked) => "utf-16",
            Codec::Utf16(ByteOrder::Little) => "utf-16-le",
            Codec::Utf16(ByteOrder::Big) => "utf-16-be",
            Codec::Utf32(ByteOrder::Marked) => "utf-32",
            Codec::Utf32(ByteOrder::Little) => "utf-32-le",
            Codec::Utf32(ByteOrder::Big) => "utf-32-be",
            Codec::Ascii => "ascii",
            Codec::Latin1 => "iso8859-1",
            Codec::CodePage(page) => page.name,
            Codec::UnicodeEscape => "unicode-escape",
            Codec::RawUnicodeEscape => "raw-unicode-escape",
        }
    }
}

/// What a codec could not convert: units `start..end`, and why.
#[derive(Clone, Copy)]
struct Problem {
    encoding: &'static str,
    start: usize,
    end: usize,
    reason: &'static str,
}

/// A text on its way into bytes.
struct Encoding<'a> {
    text: &'a Obj<Str>,
    points: &'a [u32],
    errors: &'a str,
}

/// Bytes on their way into text.
struct Decoding<'a> {
    bytes: &'a [u8],
    errors: &'a str,
    out: Vec<u32>,
}

impl Vm {
    /// The encoding with a name; LookupError where there is none.
    pub fn find_codec(&mut self, encoding: &str) -> Result<Codec, Raised> {
        match Codec::find(encoding) {
            Some(codec) => Ok(codec),
            None => Err(self.raise(Exc::LookupError, format!("unknown encoding: {encoding}"))),
        }
    }

    /// `text.encode(encoding, errors)`
    pub fn encode_text(&mut self, text: &Obj<Str>, encoding: &str, errors: &str) -> Result<Vec<u8>, Raised> {
        let codec = self.find_codec(encoding)?;
        self.encode_with(codec, text, errors)
    }

    /// The same with a codec at hand.
    pub fn encode_with(&mut self, codec: Codec, text: &Obj<Str>, errors: &str) -> Result<Vec<u8>, Raised> {
        let ascii_compatible = matches!(codec, Codec::Utf8 | Codec::Ascii | Codec::Latin1 | Codec::CodePage(_));
        if let (Some(text), true) = (text.as_ascii(), ascii_compatible) {
            return Ok(text.as_bytes().to_vec());
        }
        let points = text.points();
        let job = Encoding { text, points: &points, errors };
        match codec {
            Codec::Utf8 => utf8::encode(self, &job, Vec::new()),
            Codec::Utf8Sig => utf8::encode(self, &job, vec![0xef, 0xbb, 0xbf]),
            Codec::Utf16(order) => wide::encode16(self, &job, order),
            Codec::Utf32(order) => wide::encode32(self, &job, order),
            Codec::Ascii => narrow::encode(self, &job, 0x80),
            Codec::Latin1 => narrow::encode(self, &job, 0x100),
            Codec::CodePage(page) => narrow::encode_page(self, &job, page),
            Codec::UnicodeEscape => Ok(escapes::encode(&points, true)),
            Codec::RawUnicodeEscape => Ok(escapes::encode(&points, false)),
        }
    }

    /// `bytes.decode(encoding, errors)`
    pub fn decode_bytes(&mut self, bytes: &[u8], encoding: &str, errors: &str) -> Answer {
        let codec = self.find_codec(encoding)?;
        self.decode_with(codec, bytes, errors)
    }

    /// The same for `bytes.decode` and `str`: where there is nothing to decode, CPython does not look for the codec.
    pub fn decode_unless_empty(&mut self, bytes: &[u8], encoding: &str, errors: &str) -> Answer {
        if bytes.is_empty() { Ok(self.text("")) } else { self.decode_bytes(bytes, encoding, errors) }
    }

    /// The same with a codec at hand.
    pub fn decode_with(&mut self, codec: Codec, bytes: &[u8], errors: &str) -> Answer {
        if matches!(codec, Codec::Utf8 | Codec::Ascii) && bytes.is_ascii() {
            return Ok(self.text(std::str::from_utf8(bytes).expect("ASCII is UTF-8")));
        }
        let mut job = Decoding { bytes, errors, out: Vec::with_capacity(bytes.len()) };
        match codec {
            Codec::Utf8 => utf8::decode(self, &mut job)?,
            Codec::Utf8Sig => {
                job.bytes = bytes.strip_prefix(&[0xef, 0xbb, 0xbf]).unwrap_or(bytes);
                utf8::decode(self, &mut job)?;
            }
            Codec::Utf16(order) => wide::decode16(self, &mut job, order)?,
            Codec::Utf32(order) => wide::decode32(self, &mut job, order)?,
            Codec::Ascii => narrow::decode_ascii(self, &mut job)?,
            Codec::Latin1 => job.out.extend(bytes.iter().map(|byte| u32::from(*byte))),
            Codec::CodePage(page) => narrow::decode_page(self, &mut job, page)?,
            Codec::UnicodeEscape => escapes::decode(self, &mut job, true)?,
            Codec::RawUnicodeEscape => escapes::decode(self, &mut job, false)?,
        }
        Ok(Str::from_code_points(&job.out).into())
    }

    /// `UnicodeEncodeError(…)`, raised.
    fn raise_encode(&mut self, text: &Obj<Str>, problem: Problem) -> Raised {
        let args = self.problem_args(text.value(), problem);
        self.raise_args(Exc::UnicodeEncodeError, args)
    }

    /// `UnicodeDecodeError(…)`, raised.
    fn raise_decode(&mut self, bytes: &[u8], problem: Problem) -> Raised {
        let args = self.problem_args(Bytes::new(bytes.to_vec()).into(), problem);
        self.raise_args(Exc::UnicodeDecodeError, args)
    }

    fn problem_args(&mut self, object: Value, problem: Problem) -> Vec<Value> {
        let (encoding, reason) = (self.text(problem.encoding), self.text(problem.reason));
        vec![encoding, object, Value::Int(problem.start as i64), Value::Int(problem.end as i64), reason]
    }
}
