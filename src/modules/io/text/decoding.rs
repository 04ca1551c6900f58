//! Decoding piece by piece: a sequence that a chunk cuts in two waits for its rest.

use crate::heap::Value;
use crate::objects::codecs::{ByteOrder, Codec};
use crate::objects::native::Raised;
use crate::objects::string::Str;
use crate::vm::Vm;

/// A decoder in the middle of its work.
#[derive(Clone)]
pub struct Decoder {
    /// What the stream is said to be in.
    codec: Codec,
    /// What it turned out to be in, once a byte order mark could have been seen.
    plain: Option<Codec>,
    /// Bytes that await their rest.
    held: Vec<u8>,
}

/// The codec that goes on behind a byte order mark.
pub fn without_mark(codec: Codec) -> Codec {
    match codec {
        Codec::Utf8Sig => Codec::Utf8,
        Codec::Utf16(ByteOrder::Marked) => Codec::Utf16(ByteOrder::Little),
        Codec::Utf32(ByteOrder::Marked) => Codec::Utf32(ByteOrder::Little),
        codec => codec,
    }
}

/// How many bytes a text takes.
pub fn encoded_len(vm: &mut Vm, codec: Codec, points: &[u32], errors: &str) -> Result<usize, Raised> {
    vm.encode_with(codec, &Str::from_code_points(points), errors).map(|bytes| bytes.len())
}

impl Decoder {
    /// A decoder at the beginning of a stream.
    pub fn new(codec: Codec) -> Decoder {
        Decoder { codec, plain: None, held: Vec::new() }
    }

    /// The bytes that await their rest.
    pub fn held(&self) -> &[u8] {
        &self.held
    }

    /// The same decoder with nothing held back.
    pub fn emptied(mut self) -> Decoder {
        self.held.clear();
        self
    }

    /// The codec behind the byte order mark.
    pub fn plain_codec(&self) -> Codec {
        self.plain.unwrap_or(self.codec)
    }

    /// How many of these first bytes of a stream are its byte order mark.
    pub fn mark_len(&self, bytes: &[u8]) -> usize {
        self.mark(bytes).map_or(0, |(len, _)| len)
    }

    /// The mark at the beginning and the codec that it stands for; `None` where the codec has no marks.
    fn mark(&self, bytes: &[u8]) -> Option<(usize, Codec)> {
        let (little, big): (&[u8], &[u8]) = match self.codec {
            Codec::Utf8Sig => (&[0xef, 0xbb, 0xbf], &[]),
            Codec::Utf16(ByteOrder::Marked) => (&[0xff, 0xfe], &[0xfe, 0xff]),
            Codec::Utf32(ByteOrder::Marked) => (&[0xff, 0xfe, 0, 0], &[0, 0, 0xfe, 0xff]),
            _ => return None,
        };
        let plain = without_mark(self.codec);
        if bytes.starts_with(little) {
            return Some((little.len(), plain));
        }
        let swapped = match plain {
            Codec::Utf16(_) => Codec::Utf16(ByteOrder::Big),
            Codec::Utf32(_) => Codec::Utf32(ByteOrder::Big),
            other => other,
        };
        if !big.is_empty() && bytes.starts_with(big) { Some((big.len(), swapped)) } else { Some((0, plain)) }
    }

    /// The text of further bytes; with `last`, nothing may be left over.
    pub fn decode(&mut self, vm: &mut Vm, bytes: &[u8], errors: &str, last: bool) -> Result<Vec<u32>, Raised> {
        let mut whole = std::mem::take(&mut self.held);
        whole.extend_from_slice(bytes);
        let mut skip = 0;
        if self.plain.is_none() {
            if self.mark(&whole).is_some() && whole.len() < 4 && !last {
                self.held = whole;
                return Ok(Vec::new());
            }
            let (len, plain) = self.mark(&whole).unwrap_or((0, self.codec));
            skip = len;
            // An empty stream has not begun yet.
            self.plain = (!whole.is_empty()).then_some(plain);
        }
        let codec = self.plain_codec();
        let body = &whole[skip..];
        let complete = if last { body.len() } else { complete(codec, body) };
        let text: Value = vm.decode_with(codec, &body[..complete], errors)?;
        self.held = body[complete..].to_vec();
        Ok(text.cast::<Str>().map_or_else(Vec::new, |text| text.points()))
    }
}

/// How many bytes make whole characters.
fn complete(codec: Codec, bytes: &[u8]) -> usize {
    match codec {
        Codec::Utf8 | Codec::Utf8Sig => complete_utf8(bytes),
        Codec::Utf16(order) => {
            let even = bytes.len() - bytes.len() % 2;
            let high_at = if order == ByteOrder::Big { 2 } else { 1 };
            let cut = even >= 2 && (0xd8..0xdc).contains(&bytes[even - high_at]);
            if cut { even - 2 } else { even }
        }
        Codec::Utf32(_) => bytes.len() - bytes.len() % 4,
        _ => bytes.len(),
    }
}

fn complete_utf8(bytes: &[u8]) -> usize {
    let tail = bytes.len().saturating_sub(3);
    for at in (tail..bytes.len()).rev() {
        let needed = match bytes[at] {
            0xc2..=0xdf => 2,
            0xe0..=0xef => 3,
            0xf0..=0xf4 => 4,
            0x80..=0xbf => continue,
            _ => return bytes.len(),
        };
        let cut = std::str::from_utf8(&bytes[at..]).is_err_and(|error| error.error_len().is_none());
        return if at + needed > bytes.len() && cut { at } else { bytes.len() };
    }
    bytes.len()
}
