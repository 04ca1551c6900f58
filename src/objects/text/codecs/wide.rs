//! UTF-16 and UTF-32.

use super::handlers::Replacement;
use super::{ByteOrder, Decoding, Encoding, Problem};
use crate::objects::native::Raised;
use crate::vm::Vm;

fn name16(order: ByteOrder) -> &'static str {
    match order {
        ByteOrder::Marked => "utf-16",
        ByteOrder::Little => "utf-16-le",
        ByteOrder::Big => "utf-16-be",
    }
}

fn name32(order: ByteOrder) -> &'static str {
    match order {
        ByteOrder::Marked => "utf-32",
        ByteOrder::Little => "utf-32-le",
        ByteOrder::Big => "utf-32-be",
    }
}

fn put16(out: &mut Vec<u8>, unit: u16, order: ByteOrder) {
    out.extend(if order == ByteOrder::Big { unit.to_be_bytes() } else { unit.to_le_bytes() });
}

fn put32(out: &mut Vec<u8>, unit: u32, order: ByteOrder) {
    out.extend(if order == ByteOrder::Big { unit.to_be_bytes() } else { unit.to_le_bytes() });
}

fn point16(out: &mut Vec<u8>, point: u32, order: ByteOrder) {
    match char::from_u32(point) {
        Some(c) => c.encode_utf16(&mut [0; 2]).iter().for_each(|unit| put16(out, *unit, order)),
        None => put16(out, point as u16, order),
    }
}

fn encode(
    vm: &mut Vm,
    job: &Encoding<'_>,
    encoding: &'static str,
    order: ByteOrder,
    mark: bool,
    put: fn(&mut Vec<u8>, u32, ByteOrder),
) -> Result<Vec<u8>, Raised> {
    let mut out = Vec::new();
    if mark {
        put(&mut out, 0xfeff, order);
    }
    let mut at = 0;
    while let Some(point) = job.points.get(at) {
        if !(0xd800..0xe000).contains(point) {
            put(&mut out, *point, order);
            at += 1;
            continue;
        }
        let problem = Problem { encoding, start: at, end: at + 1, reason: "surrogates not allowed" };
        let (replacement, next) = job.handle(vm, problem)?;
        match replacement {
            Replacement::Bytes(bytes) => out.extend(bytes),
            Replacement::Text(points) => {
                if points.iter().any(|point| (0xd800..0xe000).contains(point)) {
                    return Err(vm.raise_encode(job.text, problem));
                }
                points.iter().for_each(|point| put(&mut out, *point, order));
            }
        }
        at = next;
    }
    Ok(out)
}

/// UTF-16.
pub(super) fn encode16(vm: &mut Vm, job: &Encoding<'_>, order: ByteOrder) -> Result<Vec<u8>, Raised> {
    encode(vm, job, name16(order), order, order == ByteOrder::Marked, point16)
}

/// UTF-32.
pub(super) fn encode32(vm: &mut Vm, job: &Encoding<'_>, order: ByteOrder) -> Result<Vec<u8>, Raised> {
    encode(vm, job, name32(order), order, order == ByteOrder::Marked, put32)
}

fn unit(bytes: &[u8], order: ByteOrder) -> u32 {
    let join = |all: u32, byte: &u8| all << 8 | u32::from(*byte);
    if order == ByteOrder::Big { bytes.iter().fold(0, join) } else { bytes.iter().rev().fold(0, join) }
}

/// The order that a mark at the beginning tells (little without one), and where the text begins.
fn marked(bytes: &[u8], width: usize, order: ByteOrder) -> (ByteOrder, usize) {
    if order != ByteOrder::Marked || bytes.len() < width {
        return (if order == ByteOrder::Big { ByteOrder::Big } else { ByteOrder::Little }, 0);
    }
    for order in [ByteOrder::Little, ByteOrder::Big] {
        if unit(&bytes[..width], order) == 0xfeff {
            return (order, width);
        }
    }
    (ByteOrder::Little, 0)
}

/// UTF-16.
pub(super) fn decode16(vm: &mut Vm, job: &mut Decoding<'_>, order: ByteOrder) -> Result<(), Raised> {
    let (order, mut at) = marked(job.bytes, 2, order);
    let encoding = name16(order);
    let end = job.bytes.len();
    while at < end {
        let rest = &job.bytes[at..];
        if rest.len() < 2 {
            at = job.handle(vm, Problem { encoding, start: at, end, reason: "truncated data" })?;
            continue;
        }
        let first = unit(&rest[..2], order);
        if !(0xd800..0xe000).contains(&first) {
            job.out.push(first);
            at += 2;
            continue;
        }
        let second = rest.get(2..4).map(|bytes| unit(bytes, order));
        let (length, reason) = match second {
            _ if first >= 0xdc00 => (2, "illegal encoding"),
            Some(second) if (0xdc00..0xe000).contains(&second) => {
                job.out.push(0x10000 + ((first - 0xd800) << 10) + (second - 0xdc00));
                at += 4;
                continue;
            }
            Some(_) => (2, "illegal UTF-16 surrogate"),
            None => (rest.len(), "unexpected end of data"),
        };
        at = job.handle(vm, Problem { encoding, start: at, end: at + length, reason })?;
    }
    Ok(())
}

/// UTF-32.
pub(super) fn decode32(vm: &mut Vm, job: &mut Decoding<'_>, order: ByteOrder) -> Result<(), Raised> {
    let (order, mut at) = marked(job.bytes, 4, order);
    let encoding = name32(order);
    while at < job.bytes.len() {
        let rest = &job.bytes[at..];
        let (length, reason) = if rest.len() < 4 {
            (rest.len(), "truncated data")
        } else {
            match unit(&rest[..4], order) {
                0xd800..0xe000 => (4, "code point in surrogate code point range(0xd800, 0xe000)"),
                point if point <= 0x10ffff => {
                    job.out.push(point);
                    at += 4;
                    continue;
                }
                _ => (4, "code point not in range(0x110000)"),
            }
        };
        at = job.handle(vm, Problem { encoding, start: at, end: at + length, reason })?;
    }
    Ok(())
}
