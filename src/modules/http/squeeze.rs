//! `_http.Deflater`, `_http.Compressor` and `_http.Inflater`: compression of bodies and of WebSocket messages (RFC 7692), piece by piece.
//!
//! What comes out of an inflater is limited: a few bytes can stand for many.

use crate::heap::Value;
use crate::objects::bytes::make;
use crate::objects::native::{Answer, Args, ClassSpec, NativeData, NativeObject, row, static_row};
use crate::vm::Vm;
use flate2::write::{GzEncoder, MultiGzDecoder, ZlibEncoder};
use flate2::{Compress, Compression, Decompress, FlushCompress, FlushDecompress, Status};
use std::any::Any;
use std::cell::RefCell;
use std::io::{self, Write};

/// What every message of RFC 7692 ends with, and what is left out when it is sent.
const TAIL: [u8; 4] = [0, 0, 0xff, 0xff];

/// Room that is added for what comes out.
const ROOM: usize = 4096;

struct Deflater(RefCell<Compress>);

impl NativeData for Deflater {
    fn visit(&self, _visit: &mut dyn FnMut(&Value)) {}

    fn as_any(&self) -> &dyn Any {
        self
    }
}

/// `_http.Deflater`
pub const DEFLATER: ClassSpec = ClassSpec {
    name: "Deflater",
    module: "_http",
    base: None,
    doc: "Compresses messages, each with the memory of those before it.",
    methods: &[
        static_row("__new__(cls, /)", "", |vm, _| {
            let shape = vm.native_class(&DEFLATER).instance_shape.get();
            let deflater = Deflater(RefCell::new(Compress::new(Compression::fast(), false)));
            Ok(NativeObject::new(shape, deflater).into())
        }),
        row("message(self, data, forget, /)", "A message compressed; whether to forget it afterwards.", message),
    ],
    getters: &[],
    subclassable: false,
};

fn message(vm: &mut Vm, args: Args<'_>) -> Answer {
    let Deflater(machine) = args[0].native::<Deflater>().expect("methods of deflaters are called with deflaters");
    let data = vm.buffer_arg(&args[1])?;
    let forget = vm.truth(&args[2])?;
    let mut machine = machine.borrow_mut();
    let mut packed = Vec::with_capacity(data.len() / 2 + 64);
    let start = machine.total_in();
    loop {
        let rest = &data[(machine.total_in() - start) as usize..];
        // Compressing cannot fail; there is always room.
        let _ = machine.compress_vec(rest, &mut packed, FlushCompress::Sync);
        if packed.len() < packed.capacity() && machine.total_in() - start == data.len() as u64 {
            break;
        }
        packed.reserve(ROOM);
    }
    if packed.ends_with(&TAIL) {
        packed.truncate(packed.len() - TAIL.len());
    }
    if forget {
        machine.reset();
    }
    Ok(make(packed))
}

enum Packing {
    Gzip(Box<GzEncoder<Vec<u8>>>),
    Zlib(Box<ZlibEncoder<Vec<u8>>>),
    Over,
}

struct Compressor(RefCell<Packing>);

impl NativeData for Compressor {
    fn visit(&self, _visit: &mut dyn FnMut(&Value)) {}

    fn as_any(&self) -> &dyn Any {
        self
    }
}

/// `_http.Compressor`
pub const COMPRESSOR: ClassSpec = ClassSpec {
    name: "Compressor",
    module: "_http",
    base: None,
    doc: "Compresses a body that comes in parts: of kind 'gzip' or 'deflate' (with zlib's head).",
    methods: &[
        static_row("__new__(cls, kind, /)", "", |vm, args| {
            let packing = match &*vm.text_arg(&args[1], "kind")? {
                "gzip" => Packing::Gzip(Box::new(GzEncoder::new(Vec::new(), Compression::default()))),
                _ => Packing::Zlib(Box::new(ZlibEncoder::new(Vec::new(), Compression::default()))),
            };
            let shape = vm.native_class(&COMPRESSOR).instance_shape.get();
            Ok(NativeObject::new(shape, Compressor(RefCell::new(packing))).into())
        }),
        row("feed(self, data, /)", "What can be sent of it.", |vm, args| {
            let data = vm.buffer_arg(&args[1])?;
            let Compressor(packing) = packing_of(&args[0]);
            // Into memory: it cannot fail.
            let out = match &mut *packing.borrow_mut() {
                Packing::Gzip(encoder) => {
                    let _ = encoder.write_all(&data);
                    std::mem::take(encoder.get_mut())
                }
                Packing::Zlib(encoder) => {
                    let _ = encoder.write_all(&data);
                    std::mem::take(encoder.get_mut())
                }
                Packing::Over => Vec::new(),
            };
            Ok(make(out))
        }),
        row("finish(self, /)", "The rest.", |_, args| {
            let Compressor(packing) = packing_of(&args[0]);
            let rest = match packing.replace(Packing::Over) {
                Packing::Gzip(encoder) => encoder.finish(),
                Packing::Zlib(encoder) => encoder.finish(),
                Packing::Over => Ok(Vec::new()),
            };
            Ok(make(rest.unwrap_or_default()))
        }),
    ],
    getters: &[],
    subclassable: false,
};

fn packing_of(value: &Value) -> &Compressor {
    value.native::<Compressor>().expect("methods of compressors are called with compressors")
}

enum Machine {
    /// It is for zlib's head to say whether there is one.
    Undecided,
    Plain(Decompress),
    /// Whether nothing has come yet: then it is no gzip at all unless it begins like one.
    Gzip(Box<MultiGzDecoder<Vec<u8>>>, bool),
}

/// The first byte of gzip (RFC 1952).
const GZIP: u8 = 0x1f;

struct Inflater(RefCell<Machine>);

impl NativeData for Inflater {
    fn visit(&self, _visit: &mut dyn FnMut(&Value)) {}

    fn as_any(&self) -> &dyn Any {
        self
    }
}

/// `_http.Inflater`
pub const INFLATER: ClassSpec = ClassSpec {
    name: "Inflater",
    module: "_http",
    base: None,
    doc: "Decompresses what comes: of kind 'gzip', 'deflate' (with zlib's head or without), or 'messages'.",
    methods: &[
        static_row("__new__(cls, kind, /)", "", new),
        row("feed(self, data, limit, /)", "What the data stands for; None where it is more than the limit.", feed),
        row("message(self, data, limit, /)", "The same of a whole message.", whole_message),
    ],
    getters: &[],
    subclassable: false,
};

fn new(vm: &mut Vm, args: Args<'_>) -> Answer {
    let machine = match &*vm.text_arg(&args[1], "kind")? {
        "gzip" => Machine::Gzip(Box::new(MultiGzDecoder::new(Vec::new())), true),
        "messages" => Machine::Plain(Decompress::new(false)),
        _ => Machine::Undecided,
    };
    let shape = vm.native_class(&INFLATER).instance_shape.get();
    Ok(NativeObject::new(shape, Inflater(RefCell::new(machine))).into())
}

fn feed(vm: &mut Vm, args: Args<'_>) -> Answer {
    let data = vm.buffer_arg(&args[1])?;
    inflate(vm, &args, &data)
}

fn whole_message(vm: &mut Vm, args: Args<'_>) -> Answer {
    let mut data = vm.buffer_arg(&args[1])?.to_vec();
    data.extend_from_slice(&TAIL);
    inflate(vm, &args, &data)
}

fn inflate(vm: &mut Vm, args: &Args<'_>, data: &[u8]) -> Answer {
    let limit = usize::try_from(vm.index_i64(&args[2])?).unwrap_or(0);
    let Inflater(machine) = args[0].native::<Inflater>().expect("methods of inflaters are called with inflaters");
    let inflated = machine.borrow_mut().feed(data, limit);
    match inflated {
        Ok(Some(bytes)) => Ok(make(bytes)),
        Ok(None) => Ok(Value::None),
        Err(error) => Err(vm.value_error(error.to_string())),
    }
}

impl Machine {
    fn feed(&mut self, data: &[u8], limit: usize) -> io::Result<Option<Vec<u8>>> {
        if let (Machine::Undecided, Some(first)) = (&self, data.first()) {
            *self = Machine::Plain(Decompress::new(first & 0xf == 8));
        }
        match self {
            Machine::Undecided => Ok(Some(Vec::new())),
            Machine::Plain(machine) => feed_plain(machine, data, limit),
            Machine::Gzip(machine, begins) => {
                if let (true, Some(first)) = (*begins, data.first()) {
                    if *first != GZIP {
                        return Err(io::Error::new(io::ErrorKind::InvalidData, "incorrect header check"));
                    }
                    *begins = false;
                }
                let mut all = Vec::new();
                // In small steps, so that little comes before the limit is looked at.
                for part in data.chunks(1024) {
                    machine.write_all(part)?;
                    machine.flush()?;
                    all.append(machine.get_mut());
                    if all.len() > limit {
                        return Ok(None);
                    }
                }
                Ok(Some(all))
            }
        }
    }
}

fn feed_plain(machine: &mut Decompress, data: &[u8], limit: usize) -> io::Result<Option<Vec<u8>>> {
    let mut all = Vec::new();
    let start = machine.total_in();
    loop {
        all.reserve(ROOM.max(all.len()));
        let (before, so_far) = (machine.total_in(), all.len());
        let rest = &data[(before - start) as usize..];
        let status = machine.decompress_vec(rest, &mut all, FlushDecompress::Sync).map_err(io::Error::other)?;
        if all.len() > limit {
            return Ok(None);
        }
        let stuck = machine.total_in() == before && all.len() == so_far;
        let has_room = all.len() < all.capacity();
        let fed = machine.total_in() - start == data.len() as u64;
        if status == Status::StreamEnd || stuck || (fed && has_room) {
            return Ok(Some(all));
        }
    }
}
