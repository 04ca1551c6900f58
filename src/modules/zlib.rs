//! `zlib`: compression in one call, check sums.

use super::NativeModule;
use super::binascii::{buffer, crc_32};
use crate::heap::Value;
use crate::objects::bytes::Bytes;
use crate::objects::exception::Exc;
use crate::objects::native::{Answer, Args, Raised, row};
use crate::vm::Vm;
use flate2::{Compress, Compression, Decompress, FlushCompress, FlushDecompress, Status};

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
        ];
        for (name, number) in constants {
            vm.set_module_item(module, name, Value::Int(number));
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

/// Whether there is a zlib header: window bits are negative for raw streams.
fn has_header(vm: &mut Vm, bits: &Value) -> Result<bool, Raised> {
    match vm.index_i64(bits)? {
        9..=15 => Ok(true),
        -15..=-9 => Ok(false),
        _ => Err(vm.value_error("Invalid initialization option")),
    }
}

fn compress(vm: &mut Vm, args: Args<'_>) -> Answer {
    let data = buffer(vm, &args[0])?;
    let level = match vm.index_i64(&args[1])? {
        -1 => Compression::default(),
        level @ 0..=9 => Compression::new(level as u32),
        _ => return Err(error(vm, "Bad compression level")),
    };
    let header = has_header(vm, &args[2])?;
    let mut state = Compress::new(level, header);
    let mut output = Vec::with_capacity(data.len() / 2 + 64);
    loop {
        let done = state.total_in() as usize;
        match state.compress_vec(&data[done..], &mut output, FlushCompress::Finish) {
            Ok(Status::StreamEnd) => return Ok(Bytes::new(output).into()),
            Ok(Status::Ok | Status::BufError) => output.reserve(output.capacity().max(1024)),
            Err(problem) => return Err(error(vm, &format!("Error -2 while compressing data: {problem}"))),
        }
        vm.check_interrupt()?;
    }
}

fn decompress(vm: &mut Vm, args: Args<'_>) -> Answer {
    let data = buffer(vm, &args[0])?;
    let header = has_header(vm, &args[1])?;
    if header && data.len() >= 2 && (data[0] & 15 != 8 || (u16::from(data[0]) << 8 | u16::from(data[1])) % 31 != 0) {
        return Err(error(vm, "Error -3 while decompressing data: incorrect header check"));
    }
    let mut state = Decompress::new(header);
    let mut output = Vec::with_capacity(data.len().saturating_mul(4).min(1 << 20) + 64);
    loop {
        let (read, written) = (state.total_in() as usize, output.len());
        match state.decompress_vec(&data[read..], &mut output, FlushDecompress::None) {
            Ok(Status::StreamEnd) => return Ok(Bytes::new(output).into()),
            Ok(Status::Ok | Status::BufError) => {}
            Err(_) => return Err(error(vm, "Error -3 while decompressing data: invalid data")),
        }
        let stuck = state.total_in() as usize == read && output.len() == written;
        if stuck && output.len() < output.capacity() {
            return Err(error(vm, "Error -5 while decompressing data: incomplete or truncated stream"));
        }
        if output.len() == output.capacity() {
            // A small input can stand for a very long output.
            vm.check_len(output.capacity().saturating_mul(2), 1)?;
            output.reserve(output.capacity());
        }
        vm.check_interrupt()?;
    }
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
