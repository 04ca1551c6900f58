//! `hashlib`: message digests.

pub mod hasher;

use super::NativeModule;
use crate::heap::Value;
use crate::objects::bytes::Bytes;
use crate::objects::exception::Exc;
use crate::objects::native::{Answer, Args, ClassSpec, NativeData, NativeObject, Raised, Row, getter, row};
use crate::objects::numbers::int_methods::bytes_like;
use crate::objects::string::Str;
use crate::vm::Vm;
use hasher::{ALGORITHMS, Blake, Hasher, Mac, canonical};
use std::any::Any;
use std::cell::RefCell;

/// `hashlib`
pub const MODULE: NativeModule = NativeModule {
    name: "hashlib",
    doc: "hashlib module - A common interface to many hash functions.",
    functions: FUNCTIONS,
    classes: &[],
    setup: Some(|vm, module| {
        let names: Vec<Value> = ALGORITHMS.iter().map(|(name, _, _)| vm.text(name)).collect();
        for name in ["algorithms_guaranteed", "algorithms_available"] {
            let set = vm.new_set(names.clone())?;
            vm.set_module_item(module, name, set);
        }
        Ok(())
    }),
};

/// The row of one algorithm.
macro_rules! algorithm {
    ($name:literal) => {
        row(
            concat!($name, "(string=b'', *, usedforsecurity=True)"),
            concat!("Returns a ", $name, " hash object; optionally initialized with a string"),
            |vm, args| make(vm, $name, args.given(0)),
        )
    };
}

/// The row of BLAKE2, which has a digest of any size.
macro_rules! blake {
    ($name:literal) => {
        row(
            concat!(
                $name,
                "(data=b'', /, *, digest_size=None, key=b'', salt=b'', person=b'', fanout=1, depth=1, leaf_size=0, \
                 node_offset=0, node_depth=0, inner_size=0, last_node=False, usedforsecurity=True)"
            ),
            "Return a new BLAKE2 hash object.",
            |vm, args| make_blake(vm, $name, args),
        )
    };
}

const FUNCTIONS: &[Row] = &[
    algorithm!("md5"),
    algorithm!("sha1"),
    algorithm!("sha224"),
    algorithm!("sha256"),
    algorithm!("sha384"),
    algorithm!("sha512"),
    algorithm!("sha3_224"),
    algorithm!("sha3_256"),
    algorithm!("sha3_384"),
    algorithm!("sha3_512"),
    algorithm!("shake_128"),
    algorithm!("shake_256"),
    blake!("blake2b"),
    blake!("blake2s"),
    row(
        "new(name, data=b'', *, usedforsecurity=True)",
        "Return a new hashing object using the named algorithm.",
        |vm, args| {
            let name = vm.text_arg(&args[0], "name")?;
            match canonical(&name) {
                Some(canonical) => make(vm, canonical, args.given(1)),
                None => Err(vm.value_error(format!("unsupported hash type {name}"))),
            }
        },
    ),
    row(
        "pbkdf2_hmac(hash_name, password, salt, iterations, dklen=None)",
        "Password based key derivation function 2.",
        pbkdf2,
    ),
    row(
        "file_digest(fileobj, digest, /)",
        "Hash the contents of a file-like object. Returns a digest object.",
        file_digest,
    ),
];

/// The data of a hash object.
struct Hash(RefCell<Hasher>);

impl NativeData for Hash {
    fn visit(&self, _visit: &mut dyn FnMut(&Value)) {}

    fn as_any(&self) -> &dyn Any {
        self
    }
}

/// `_hashlib.HASH`
pub const HASH: ClassSpec = ClassSpec {
    name: "HASH",
    module: "_hashlib",
    base: None,
    doc: "A hash is an object used to calculate a checksum of a string of information.",
    methods: &[
        row("update(self, obj, /)", "Update this hash object's state with the provided string.", |vm, args| {
            let data = hashable(vm, &args[1])?;
            hash_of(vm, &args[0])?.borrow_mut().update(&data);
            Ok(Value::None)
        }),
        row("digest(self, length=<unrepresentable>)", "Return the digest value as a bytes object.", |vm, args| {
            let digest = digest(vm, &args[0], args.given(1), "digest")?;
            Ok(Bytes::new(digest).into())
        }),
        row(
            "hexdigest(self, length=<unrepresentable>)",
            "Return the digest value as a string of hexadecimal digits.",
            |vm, args| {
                let digest = digest(vm, &args[0], args.given(1), "hexdigest")?;
                Ok(hex_text(vm, &digest))
            },
        ),
        row("copy(self, /)", "Return a copy of the hash object.", |vm, args| {
            let copy = hash_of(vm, &args[0])?.borrow().copy();
            Ok(wrap(vm, copy))
        }),
        row("__repr__(self, /)", "Return repr(self).", |vm, args| {
            let name = hash_of(vm, &args[0])?.borrow().name;
            let address = vm.address_text(&args[0]);
            Ok(vm.text(&format!("<{name} _hashlib.HASH object @ {address}>")))
        }),
    ],
    getters: &[
        getter("name", "algorithm name.", |vm, value| {
            let name = hash_of(vm, value)?.borrow().name;
            Ok(vm.text(name))
        }),
        getter("digest_size", "number of bytes in this hashes output.", |vm, value| {
            Ok(Value::Int(hash_of(vm, value)?.borrow().digest_size() as i64))
        }),
        getter("block_size", "internal block size of the hash algorithm.", |vm, value| {
            Ok(Value::Int(hash_of(vm, value)?.borrow().block_size() as i64))
        }),
    ],
    subclassable: false,
};

fn hash_of<'a>(vm: &mut Vm, value: &'a Value) -> Result<&'a RefCell<Hasher>, Raised> {
    match value.native::<Hash>() {
        Some(hash) => Ok(&hash.0),
        None => Err(vm.type_error("a hash object is required")),
    }
}

/// The bytes to be hashed.
pub(super) fn hashable(vm: &mut Vm, value: &Value) -> Result<Vec<u8>, Raised> {
    if value.cast::<Str>().is_some() {
        return Err(vm.type_error("Strings must be encoded before hashing"));
    }
    match bytes_like(value) {
        Some(bytes) => Ok(bytes),
        None => Err(vm.type_error("object supporting the buffer API required")),
    }
}

/// Hexadecimal digits as a string object.
pub(super) fn hex_text(vm: &mut Vm, bytes: &[u8]) -> Value {
    let digits = super::binascii::hex(bytes, None, 1);
    vm.text(&String::from_utf8_lossy(&digits))
}

fn wrap(vm: &mut Vm, hasher: Hasher) -> Value {
    let shape = vm.native_class(&HASH).instance_shape.get();
    NativeObject::new(shape, Hash(RefCell::new(hasher))).into()
}

fn make(vm: &mut Vm, name: &'static str, data: Option<&Value>) -> Answer {
    let Some(mut hasher) = Hasher::new(name) else {
        return Err(vm.value_error(format!("unsupported hash type {name}")));
    };
    if let Some(data) = data {
        let data = hashable(vm, data)?;
        hasher.update(&data);
    }
    Ok(wrap(vm, hasher))
}

fn make_blake(vm: &mut Vm, name: &'static str, args: Args<'_>) -> Answer {
    let (most, short) = if name == "blake2b" { (64, 16) } else { (32, 8) };
    let size = match args.some(1) {
        None => most,
        Some(size) => vm.index_i64(size)?,
    };
    if !(1..=most).contains(&size) {
        return Err(vm.value_error(format!("digest_size must be between 1 and {most} bytes")));
    }
    let mut with = Blake::new(size as usize);
    with.key = short_bytes(vm, args.given(2), "key", most as usize)?;
    with.salt = short_bytes(vm, args.given(3), "salt", short)?;
    with.person = short_bytes(vm, args.given(4), "person", short)?;
    with.fanout = small(vm, args.given(5), "fanout", 0, 1)?;
    with.depth = small(vm, args.given(6), "depth", 1, 1)?;
    with.leaf_size = large(vm, args.given(7), "leaf_size", u64::from(u32::MAX))? as u32;
    with.node_offset = large(vm, args.given(8), "node_offset", if name == "blake2b" { u64::MAX } else { (1 << 48) - 1 })?;
    with.node_depth = small(vm, args.given(9), "node_depth", 0, 0)?;
    let inner = large(vm, args.given(10), "inner_size", u64::MAX)?;
    if inner > most as u64 {
        return Err(vm.value_error(format!("inner_size must be between 0 and is {most}")));
    }
    with.inner_size = inner as usize;
    with.last_node = args.given(11).map_or(Ok(false), |last| vm.truth(last))?;
    let mut hasher = Hasher::blake(name, &with);
    if let Some(data) = args.given(0) {
        let data = hashable(vm, data)?;
        hasher.update(&data);
    }
    Ok(wrap(vm, hasher))
}

/// A key or the like, which must not be longer than the algorithm has room for.
fn short_bytes(vm: &mut Vm, value: Option<&Value>, name: &str, most: usize) -> Result<Vec<u8>, Raised> {
    let bytes = value.map_or(Ok(Vec::new()), |value| hashable(vm, value))?;
    if bytes.len() > most {
        return Err(vm.value_error(format!("maximum {name} length is {most} bytes")));
    }
    Ok(bytes)
}

/// A parameter of one byte.
fn small(vm: &mut Vm, value: Option<&Value>, name: &str, least: i64, usual: u8) -> Result<u8, Raised> {
    let Some(value) = value else { return Ok(usual) };
    match vm.index_i64(value)? {
        number if (least..=255).contains(&number) => Ok(number as u8),
        _ => Err(vm.value_error(format!("{name} must be between {least} and 255"))),
    }
}

/// A parameter that is counted.
fn large(vm: &mut Vm, value: Option<&Value>, name: &str, most: u64) -> Result<u64, Raised> {
    let Some(value) = value else { return Ok(0) };
    match u64::try_from(vm.index_i64(value)?) {
        Ok(number) if number <= most => Ok(number),
        Ok(_) => Err(vm.raise(Exc::OverflowError, format!("{name} is too large"))),
        Err(_) => Err(vm.value_error("value must be positive")),
    }
}

fn digest(vm: &mut Vm, value: &Value, length: Option<&Value>, method: &str) -> Result<Vec<u8>, Raised> {
    let extendable = hash_of(vm, value)?.borrow().is_extendable();
    let length = match length {
        Some(length) if extendable => match usize::try_from(vm.index_i64(length)?) {
            Ok(length) => length,
            Err(_) => return Err(vm.value_error("value must be positive")),
        },
        None if extendable => {
            return Err(vm.type_error(format!("{method}() missing required argument 'length' (pos 1)")));
        }
        Some(_) => return Err(vm.type_error(format!("HASH.{method}() takes no arguments (1 given)"))),
        None => 0,
    };
    vm.check_len(length, 1)?;
    Ok(hash_of(vm, value)?.borrow().digest(length))
}

fn pbkdf2(vm: &mut Vm, args: Args<'_>) -> Answer {
    let name = vm.text_arg(&args[0], "hash_name")?;
    let (password, salt) = (hashable(vm, &args[1])?, hashable(vm, &args[2])?);
    let rounds = vm.index_i64(&args[3])?;
    if rounds < 1 {
        return Err(vm.value_error("iteration value must be greater than 0."));
    }
    let Some(mac) = canonical(&name).and_then(|name| Mac::new(name, &password)) else {
        return Err(vm.value_error(format!("unsupported hash type {name}")));
    };
    let size = mac.hasher().digest_size();
    let length = match args.some(4) {
        None => size as i64,
        Some(length) => vm.index_i64(length)?,
    };
    let Some(length) = usize::try_from(length).ok().filter(|length| *length > 0) else {
        return Err(vm.value_error("key length must be greater than 0."));
    };
    vm.check_len(length, 1)?;
    let mut key = Vec::with_capacity(length + size);
    let mut block = 0u32;
    while key.len() < length {
        block += 1;
        key.extend(derive_block(vm, &mac, &salt, block, rounds)?);
    }
    key.truncate(length);
    Ok(Bytes::new(key).into())
}

/// One block of the derived key: the exclusive or of all rounds.
fn derive_block(vm: &mut Vm, mac: &Mac, salt: &[u8], block: u32, rounds: i64) -> Result<Vec<u8>, Raised> {
    let mut first = mac.copy();
    first.update(salt);
    first.update(&block.to_be_bytes());
    let mut last = first.digest();
    let mut sum = last.clone();
    for round in 1..rounds {
        let mut next = mac.copy();
        next.update(&last);
        last = next.digest();
        sum.iter_mut().zip(&last).for_each(|(sum, byte)| *sum ^= byte);
        if round % 1024 == 0 {
            vm.check_interrupt()?;
        }
    }
    Ok(sum)
}

fn file_digest(vm: &mut Vm, args: Args<'_>) -> Answer {
    let hash = if args[1].cast::<Str>().is_some() {
        let name = vm.text_arg(&args[1], "digest")?;
        match canonical(&name) {
            Some(name) => make(vm, name, None)?,
            None => return Err(vm.value_error(format!("unsupported hash type {name}"))),
        }
    } else {
        vm.call(&args[1], &[])?
    };
    let (read, update) = (vm.intern("read"), vm.intern("update"));
    loop {
        let chunk = vm.call_method(&args[0], read, &[Value::Int(1 << 18)])?;
        if !vm.truth(&chunk)? {
            return Ok(hash);
        }
        vm.call_method(&hash, update, &[chunk])?;
    }
}

/// The canonical name of an algorithm that is given by name, by constructor (`hashlib.sha256`) or by module.
pub(super) fn algorithm_arg(vm: &mut Vm, value: &Value) -> Result<&'static str, Raised> {
    let name = if value.cast::<Str>().is_some() {
        vm.str_text(value)?
    } else {
        let attribute = vm.intern("name");
        let hash = vm.call(value, &[])?;
        let name = vm.getattr(&hash, attribute)?;
        vm.str_text(&name)?
    };
    match canonical(&name) {
        Some(name) => Ok(name),
        None => Err(vm.value_error(format!("unsupported hash type {name}"))),
    }
}
