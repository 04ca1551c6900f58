//! `zlib`: compression in one call, in pieces ([`streams`]), check sums.

mod streams;

use super::NativeModule;
use super::binascii::{buffer, crc_32};
use crate::heap::Value;
use crate::objects::bytes::Bytes;
use crate::objects::exception::Exc;
use crate::objects::native::{Answer, Args, Raised, row};
use crate::vm::Vm;
use flate2::{Compression, FlushCompress};
use streams::{Packer, Unpacker, Wrapping};

/// `zlib`
pub const MODULE: NativeModule = NativeModule {
    name: "zlib",
    doc: "The functions in this module allow compression and decompression using the\nzlib library format.",
    functions: &[
        row("compress(data, /, level=-1, wbits=15)", "Returns a bytes object containing compressed data.", compress),
        row(
            "decompress(data, /, wbits=15, bufsize=16384)",
            "Returns a bytes object containing the uncompressed data.",
            decompress,
        ),
        row(
            "compressobj(level=-1, method=8, wbits=15, memLevel=8, strategy=0, zdict=None)",
            "Return a compressor object.",
            streams::compressobj,
        ),
        row("decompressobj(wbits=15, zdict=b'')", "Return a decompressor object.", streams::decompressobj),
        row("crc32(data, value=0, /)", "Compute a CRC-32 checksum of data.", |vm, args| {
            let data = buffer(vm, &args[0])?;
            let start = vm.index_i64(&args[1])?;
            Ok(Value::Int(i64::from(crc_32(&data, start as u32))))
        }),
        row("adler32(data, value=1, /)", "Compute an Adler-32 checksum of data.", |vm, args| {
            let data = buffer(vm, &args[0])?;
            let start = vm.index_i64(&args[1])?;
            Ok(Value::Int(i64::from(adler_32(&data, start as u32))))
        }),
    ],
    classes: &[],
    setup: Some(|vm, module| {
        let error = vm.define_exception(module, "zlib", "error", &[Exc::Exception])?;
        vm.state::<State>().error = error;
        let constants = [
            ("MAX_WBITS", 15),
            ("DEFLATED", 8),
            ("DEF_MEM_LEVEL", 8),
            ("DEF_BUF_SIZE", 16384),
            ("Z_NO_COMPRESSION", 0),
            ("Z_BEST_SPEED", 1),
            ("Z_BEST_COMPRESSION", 9),
            ("Z_DEFAULT_COMPRESSION", -1),
            ("Z_DEFAULT_STRATEGY", 0),
            ("Z_FILTERED", 1),
            ("Z_HUFFMAN_ONLY", 2),
            ("Z_RLE", 3),
            ("Z_FIXED", 4),
            ("Z_NO_FLUSH", 0),
            ("Z_PARTIAL_FLUSH", 1),
            ("Z_SYNC_FLUSH", 2),
            ("Z_FULL_FLUSH", 3),
            ("Z_FINISH", 4),
            ("Z_BLOCK", 5),
            ("Z_TREES", 6),
        ];
        for (name, number) in constants {
            vm.set_module_item(module, name, Value::Int(number));
        }
        for name in ["ZLIB_VERSION", "ZLIB_RUNTIME_VERSION"] {
            let version = vm.text("1.2.13");
            vm.set_module_item(module, name, version);
        }
        Ok(())
    }),
};

#[derive(Default)]
struct State {
    error: Value,
}

fn error(vm: &mut Vm, message: &str) -> Raised {
    let class = vm.state::<State>().error.clone();
    vm.raise_class(&class, message)
}

/// What window bits say.
fn wrapping(vm: &mut Vm, bits: &Value) -> Result<Wrapping, Raised> {
    let bits = vm.index_i64(bits)?;
    Wrapping::of_bits(bits).ok_or_else(|| vm.value_error("Invalid initialization option"))
}

/// A compression level.
fn level(vm: &mut Vm, level: &Value) -> Result<Compression, Raised> {
    match vm.index_i64(level)? {
        -1 => Ok(Compression::default()),
        level @ 0..=9 => Ok(Compression::new(level as u32)),
        _ => Err(error(vm, "Bad compression level")),
    }
}

fn compress(vm: &mut Vm, args: Args<'_>) -> Answer {
    let data = buffer(vm, &args[0])?;
    let level = level(vm, &args[1])?;
    let wrapping = wrapping(vm, &args[2])?;
    let output = Packer::new(level, wrapping).add(vm, &data, FlushCompress::Finish)?;
    Ok(Bytes::new(output).into())
}

fn decompress(vm: &mut Vm, args: Args<'_>) -> Answer {
    let data = buffer(vm, &args[0])?;
    let mut state = Unpacker::new(wrapping(vm, &args[1])?);
    let output = state.add(vm, &data, usize::MAX)?;
    if !state.is_over() {
        return Err(error(vm, "Error -5 while decompressing data: incomplete or truncated stream"));
    }
    Ok(Bytes::new(output).into())
}

fn adler_32(data: &[u8], start: u32) -> u32 {
    const MODULUS: u32 = 65_521;
    let (mut a, mut b) = (start & 0xffff, start >> 16);
    for byte in data {
        a = (a + u32::from(*byte)) % MODULUS;
        b = (b + a) % MODULUS;
    }
    b << 16 | a
}
