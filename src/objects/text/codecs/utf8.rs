//! UTF-8.

use super::handlers::Replacement;
use super::{Decoding, Encoding, Problem};
use crate::objects::native::Raised;
use crate::vm::Vm;

/// Encodes behind what `out` holds already.
pub(super) fn encode(vm: &mut Vm, job: &Encoding<'_>, mut out: Vec<u8>) -> Result<Vec<u8>, Raised> {
    let mut at = 0;
    while let Some(point) = job.points.get(at) {
        if let Some(c) = char::from_u32(*point) {
            out.extend_from_slice(c.encode_utf8(&mut [0; 4]).as_bytes());
            at += 1;
            continue;
        }
        let run = job.points[at..].iter().take_while(|point| (0xd800..0xe000).contains(*point)).count();
        let problem = Problem { encoding: "utf-8", start: at, end: at + run, reason: "surrogates not allowed" };
        let (replacement, next) = job.handle(vm, problem)?;
        match replacement {
            Replacement::Bytes(bytes) => out.extend(bytes),
            Replacement::Text(points) if points.iter().all(|point| *point < 0x80) => {
                out.extend(points.iter().map(|point| *point as u8));
            }
            Replacement::Text(_) => return Err(vm.raise_encode(job.text, problem)),
        }
        at = next;
    }
    Ok(out)
}

/// What is wrong with the sequence at the beginning of `bytes`: how many bytes, and why.
fn fault(bytes: &[u8]) -> (usize, &'static str) {
    const INVALID: &str = "invalid continuation byte";
    let continues = |at: usize| bytes.get(at).map(|byte| byte & 0xc0 == 0x80);
    let (length, low, high) = match bytes[0] {
        0xc2..=0xdf => (2, 0x80, 0xbf),
        0xe0 => (3, 0xa0, 0xbf),
        0xed => (3, 0x80, 0x9f),
        0xe1..=0xef => (3, 0x80, 0xbf),
        0xf0 => (4, 0x90, 0xbf),
        0xf1..=0xf3 => (4, 0x80, 0xbf),
        0xf4 => (4, 0x80, 0x8f),
        _ => return (1, "invalid start byte"),
    };
    match bytes.get(1) {
        None => return (bytes.len(), "unexpected end of data"),
        Some(second) if !(low..=high).contains(second) => return (1, INVALID),
        Some(_) => {}
    }
    for at in 2..length {
        match continues(at) {
            None => return (bytes.len(), "unexpected end of data"),
            Some(false) => return (at, INVALID),
            Some(true) => {}
        }
    }
    unreachable!("a whole sequence was refused")
}

/// Decodes.
pub(super) fn decode(vm: &mut Vm, job: &mut Decoding<'_>) -> Result<(), Raised> {
    let mut at = 0;
    while at < job.bytes.len() {
        let rest = &job.bytes[at..];
        let good = match std::str::from_utf8(rest) {
            Ok(text) => {
                job.out.extend(text.chars().map(|c| c as u32));
                return Ok(());
            }
            Err(error) => error.valid_up_to(),
        };
        let text = std::str::from_utf8(&rest[..good]).expect("valid up to here");
        job.out.extend(text.chars().map(|c| c as u32));
        let (length, reason) = fault(&rest[good..]);
        let start = at + good;
        at = job.handle(vm, Problem { encoding: "utf-8", start, end: start + length, reason })?;
    }
    Ok(())
}
