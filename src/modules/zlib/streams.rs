//! `zlib.compressobj` and `zlib.decompressobj`: streams that take their data in pieces, with a zlib head, a gzip head or none.

use super::error;
use crate::heap::Value;
use crate::modules::binascii::{buffer, crc_32};
use crate::objects::bytes::Bytes;
use crate::objects::native::{Answer, Args, ClassSpec, NativeData, NativeObject, Raised, getter, row};
use crate::vm::Vm;
use flate2::{Compress, Compression, Decompress, FlushCompress, FlushDecompress, Status};
use std::any::Any;
use std::cell::RefCell;

/// What stands around the compressed data.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Wrapping {
    /// Nothing (negative window bits).
    Raw,
    /// zlib's head and check sum.
    Zlib,
    /// gzip's head, check sum and length (window bits and 16).
    Gzip,
    /// zlib's or gzip's, whichever is there (window bits and 32); for decompression.
    Either,
}

impl Wrapping {
    /// What `wbits` says; `None` where it says nothing.
    pub fn of_bits(bits: i64) -> Option<Wrapping> {
        match bits {
            -15..=-8 => Some(Wrapping::Raw),
            0 | 8..=15 => Some(Wrapping::Zlib),
            24..=31 => Some(Wrapping::Gzip),
            32 | 40..=47 => Some(Wrapping::Either),
            _ => None,
        }
    }
}

/// A head without name and time, as zlib writes it.
const GZIP_HEAD: [u8; 10] = [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3];
/// Check sum and length behind gzip's data.
const GZIP_TAIL: usize = 8;

// --- compressing -----------------------------------------------------------------------------------------------------

/// Compressed data under way.
pub struct Packer {
    state: Compress,
    wrapping: Wrapping,
    sum: u32,
    length: u32,
    begun: bool,
}

impl Packer {
    /// Nothing compressed yet.
    pub fn new(level: Compression, wrapping: Wrapping) -> Packer {
        let state = Compress::new(level, wrapping == Wrapping::Zlib);
        Packer { state, wrapping, sum: 0, length: 0, begun: false }
    }

    /// Adds data; what can be handed out by then.
    pub fn add(&mut self, vm: &mut Vm, data: &[u8], flush: FlushCompress) -> Result<Vec<u8>, Raised> {
        let mut output = Vec::with_capacity(data.len() / 2 + 64);
        if self.wrapping == Wrapping::Gzip && !std::mem::replace(&mut self.begun, true) {
            output.extend_from_slice(&GZIP_HEAD);
        }
        self.sum = crc_32(data, self.sum);
        self.length = self.length.wrapping_add(data.len() as u32);
        let start = self.state.total_in();
        loop {
            let (read, written) = ((self.state.total_in() - start) as usize, output.len());
            let status = match self.state.compress_vec(&data[read..], &mut output, flush) {
                Ok(status) => status,
                Err(problem) => return Err(error(vm, &format!("Error -2 while compressing data: {problem}"))),
            };
            let all = (self.state.total_in() - start) as usize == data.len();
            let ended = match flush {
                FlushCompress::Finish => status == Status::StreamEnd,
                _ => all && output.len() < output.capacity(),
            };
            if ended || all && output.len() == written && output.len() < output.capacity() {
                break;
            }
            if output.len() == output.capacity() {
                output.reserve(output.capacity().max(1024));
            }
            vm.check_interrupt()?;
        }
        if self.wrapping == Wrapping::Gzip && flush == FlushCompress::Finish {
            output.extend_from_slice(&self.sum.to_le_bytes());
            output.extend_from_slice(&self.length.to_le_bytes());
        }
        Ok(output)
    }
}

struct CompressObject(RefCell<Packer>);

impl NativeData for CompressObject {
    fn visit(&self, _visit: &mut dyn FnMut(&Value)) {}

    fn as_any(&self) -> &dyn Any {
        self
    }
}

/// `zlib.Compress`
pub static COMPRESS: ClassSpec = ClassSpec {
    name: "Compress",
    module: "zlib",
    base: None,
    doc: "",
    methods: &[
        row("compress(self, data, /)", "Returns a bytes object containing compressed data.", |vm, args| {
            let data = buffer(vm, &args[1])?;
            pack(vm, &args, &data, FlushCompress::None)
        }),
        row("flush(self, mode=4, /)", "Return a bytes object containing any remaining compressed data.", |vm, args| {
            let mode = match vm.index_i64(&args[1])? {
                0 => return Ok(Bytes::new(Vec::new()).into()),
                1 => FlushCompress::Partial,
                2 => FlushCompress::Sync,
                3 => FlushCompress::Full,
                4 => FlushCompress::Finish,
                _ => return Err(error(vm, "Error -2 while flushing: inconsistent stream state")),
            };
            pack(vm, &args, &[], mode)
        }),
    ],
    getters: &[],
    subclassable: false,
};

fn pack(vm: &mut Vm, args: &Args<'_>, data: &[u8], flush: FlushCompress) -> Answer {
    let own = args[0].native::<CompressObject>().expect("methods of compressors are called with compressors");
    let output = own.0.borrow_mut().add(vm, data, flush)?;
    Ok(Bytes::new(output).into())
}

/// `compressobj(level=-1, method=8, wbits=15, memLevel=8, strategy=0, zdict=None)`
pub fn compressobj(vm: &mut Vm, args: Args<'_>) -> Answer {
    let level = super::level(vm, &args[0])?;
    let wrapping = Wrapping::of_bits(vm.index_i64(&args[2])?).filter(|wrapping| *wrapping != Wrapping::Either);
    let Some(wrapping) = wrapping.filter(|_| matches!(args[1], Value::Int(8))) else {
        return Err(vm.value_error("Invalid initialization option"));
    };
    if !args[5].is_none() {
        return Err(vm.raise(crate::objects::exception::Exc::NotImplementedError, "zdict is not offered"));
    }
    let object = CompressObject(RefCell::new(Packer::new(level, wrapping)));
    Ok(NativeObject::new(vm.native_class(&COMPRESS).instance_shape.get(), object).into())
}

// --- decompressing ---------------------------------------------------------------------------------------------------

/// Decompression under way.
pub struct Unpacker {
    state: Decompress,
    wrapping: Wrapping,
    /// What came before it could be read: the beginning of a head, the beginning of a tail, what `max_length` left.
    waiting: Vec<u8>,
    phase: Phase,
    sum: u32,
    length: u32,
    /// What came after the end.
    pub unused: Vec<u8>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Phase {
    Head,
    Data,
    Tail,
    Over,
}

/// What a head is.
enum Head {
    Incomplete,
    Wrong,
    Bytes(usize),
}

impl Unpacker {
    /// Nothing read yet.
    pub fn new(wrapping: Wrapping) -> Unpacker {
        Unpacker {
            state: Decompress::new(wrapping == Wrapping::Zlib),
            wrapping,
            waiting: Vec::new(),
            phase: if wrapping == Wrapping::Raw { Phase::Data } else { Phase::Head },
            sum: 0,
            length: 0,
            unused: Vec::new(),
        }
    }

    /// Whether the end was reached.
    pub fn is_over(&self) -> bool {
        self.phase == Phase::Over
    }

    /// Adds data; what it stands for, at most `most` bytes of it.
    pub fn add(&mut self, vm: &mut Vm, data: &[u8], most: usize) -> Result<Vec<u8>, Raised> {
        let mut input = std::mem::take(&mut self.waiting);
        input.extend_from_slice(data);
        let mut output = Vec::new();
        if self.phase == Phase::Head {
            match self.read_head(&input) {
                Head::Incomplete => {
                    self.waiting = input;
                    return Ok(output);
                }
                Head::Wrong => return Err(error(vm, "Error -3 while decompressing data: incorrect header check")),
                Head::Bytes(count) => drop(input.drain(..count)),
            }
            self.phase = Phase::Data;
        }
        if self.phase == Phase::Data {
            let read = self.inflate(vm, &input, &mut output, most)?;
            input.drain(..read);
            self.sum = crc_32(&output, self.sum);
            self.length = self.length.wrapping_add(output.len() as u32);
        }
        if self.phase == Phase::Tail && input.len() >= GZIP_TAIL {
            let tail: Vec<u8> = input.drain(..GZIP_TAIL).collect();
            if tail[..4] != self.sum.to_le_bytes() || tail[4..] != self.length.to_le_bytes() {
                return Err(error(vm, "Error -3 while decompressing data: incorrect data check"));
            }
            self.phase = Phase::Over;
        }
        match self.phase {
            Phase::Over => self.unused.extend_from_slice(&input),
            Phase::Head | Phase::Data | Phase::Tail => self.waiting = input,
        }
        Ok(output)
    }

    fn inflate(&mut self, vm: &mut Vm, input: &[u8], output: &mut Vec<u8>, most: usize) -> Result<usize, Raised> {
        let start = self.state.total_in();
        loop {
            let read = (self.state.total_in() - start) as usize;
            let room = (input.len().saturating_mul(4)).clamp(1024, 1 << 20).min(most - output.len());
            vm.check_len(output.len() + room, 1)?;
            output.reserve_exact(room);
            let mut piece = vec![0; room];
            let before = self.state.total_out();
            // The decompressor takes all the input that it gets: where the output is limited, it gets a byte at a time, so that
            // what is not needed yet is left.
            let end = if most == usize::MAX { input.len() } else { (read + 1).min(input.len()) };
            let status = match self.state.decompress(&input[read..end], &mut piece, FlushDecompress::None) {
                Ok(status) => status,
                Err(_) => return Err(error(vm, "Error -3 while decompressing data: invalid data")),
            };
            let written = (self.state.total_out() - before) as usize;
            output.extend_from_slice(&piece[..written]);
            let now = (self.state.total_in() - start) as usize;
            if status == Status::StreamEnd {
                self.phase = if self.wrapping == Wrapping::Gzip { Phase::Tail } else { Phase::Over };
                return Ok(now);
            }
            if output.len() >= most || now == read && written == 0 || now == input.len() && written < room {
                return Ok(now);
            }
            vm.check_interrupt()?;
        }
    }

    /// Finds out how long the head is; zlib's is left to the decompressor once it is known to be right.
    fn read_head(&mut self, input: &[u8]) -> Head {
        let [first, second, ..] = input else { return Head::Incomplete };
        let is_gzip = (*first, *second) == (0x1f, 0x8b);
        if self.wrapping == Wrapping::Either {
            self.wrapping = if is_gzip { Wrapping::Gzip } else { Wrapping::Zlib };
            self.state = Decompress::new(!is_gzip);
        }
        match self.wrapping {
            Wrapping::Gzip if is_gzip => gzip_head(input),
            Wrapping::Zlib if first & 15 == 8 && (u16::from(*first) << 8 | u16::from(*second)) % 31 == 0 => Head::Bytes(0),
            _ => Head::Wrong,
        }
    }
}

/// The length of a gzip head: ten bytes, and what their flags announce.
fn gzip_head(input: &[u8]) -> Head {
    const EXTRA: u8 = 4;
    const NAME: u8 = 8;
    const COMMENT: u8 = 16;
    const CHECK: u8 = 2;
    if input.len() < GZIP_HEAD.len() {
        return Head::Incomplete;
    }
    if input[2] != 8 {
        return Head::Wrong;
    }
    let flags = input[3];
    let mut at = GZIP_HEAD.len();
    if flags & EXTRA != 0 {
        let Some(size) = input.get(at..at + 2) else { return Head::Incomplete };
        at += 2 + usize::from(u16::from_le_bytes([size[0], size[1]]));
    }
    for text in [NAME, COMMENT] {
        if flags & text != 0 {
            let Some(rest) = input.get(at..) else { return Head::Incomplete };
            let Some(end) = rest.iter().position(|byte| *byte == 0) else { return Head::Incomplete };
            at += end + 1;
        }
    }
    at += if flags & CHECK != 0 { 2 } else { 0 };
    if at <= input.len() { Head::Bytes(at) } else { Head::Incomplete }
}

struct DecompressObject(RefCell<Unpacker>);

impl NativeData for DecompressObject {
    fn visit(&self, _visit: &mut dyn FnMut(&Value)) {}

    fn as_any(&self) -> &dyn Any {
        self
    }
}

fn unpacker(value: &Value) -> &RefCell<Unpacker> {
    &value.native::<DecompressObject>().expect("methods of decompressors are called with decompressors").0
}

/// `zlib.Decompress`
pub static DECOMPRESS: ClassSpec = ClassSpec {
    name: "Decompress",
    module: "zlib",
    base: None,
    doc: "",
    methods: &[
        row(
            "decompress(self, data, /, max_length=0)",
            "Return a bytes object containing the decompressed version of the data.",
            |vm, args| {
                let data = buffer(vm, &args[1])?;
                let most = match vm.index_i64(&args[2])? {
                    0 => usize::MAX,
                    most @ 1.. => most as usize,
                    _ => return Err(vm.value_error("max_length must be non-negative")),
                };
                let mut own = unpacker(&args[0]).borrow_mut();
                if own.phase == Phase::Data {
                    // The caller hands the tail that it was shown in again.
                    own.waiting.clear();
                }
                let output = own.add(vm, &data, most)?;
                Ok(Bytes::new(output).into())
            },
        ),
        row("flush(self, length=16384, /)", "Return a bytes object containing any remaining decompressed data.", |vm, args| {
            if vm.index_i64(&args[1])? <= 0 {
                return Err(vm.value_error("length must be greater than zero"));
            }
            let output = unpacker(&args[0]).borrow_mut().add(vm, &[], usize::MAX)?;
            Ok(Bytes::new(output).into())
        }),
    ],
    getters: &[
        getter("unused_data", "", |_, value| Ok(Bytes::new(unpacker(value).borrow().unused.clone()).into())),
        getter("unconsumed_tail", "", |_, value| {
            let own = unpacker(value).borrow();
            let tail = if own.phase == Phase::Data { own.waiting.clone() } else { Vec::new() };
            Ok(Bytes::new(tail).into())
        }),
        getter("eof", "", |_, value| Ok(Value::bool(unpacker(value).borrow().is_over()))),
    ],
    subclassable: false,
};

/// `decompressobj(wbits=15, zdict=b'')`
pub fn decompressobj(vm: &mut Vm, args: Args<'_>) -> Answer {
    let Some(wrapping) = Wrapping::of_bits(vm.index_i64(&args[0])?) else {
        return Err(vm.value_error("Invalid initialization option"));
    };
    if vm.truth(&args[1])? {
        return Err(vm.raise(crate::objects::exception::Exc::NotImplementedError, "zdict is not offered"));
    }
    let object = DecompressObject(RefCell::new(Unpacker::new(wrapping)));
    Ok(NativeObject::new(vm.native_class(&DECOMPRESS).instance_shape.get(), object).into())
}
