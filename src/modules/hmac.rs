//! `hmac`: keyed hashing for message authentication.

use super::NativeModule;
use super::hashlib::hasher::Mac;
use super::hashlib::{algorithm_arg, hashable, hex_text};
use crate::heap::Value;
use crate::objects::bytes::Bytes;
use crate::objects::native::{Answer, Args, ClassSpec, NativeData, NativeObject, Raised, getter, row, static_row};
use crate::objects::numbers::int_methods::bytes_like;
use crate::objects::string::Str;
use crate::vm::Vm;
use std::any::Any;
use std::cell::RefCell;

/// `hmac`
pub const MODULE: NativeModule = NativeModule {
    name: "hmac",
    doc: "HMAC (Keyed-Hashing for Message Authentication) module.\n\nImplements the HMAC algorithm as described by RFC 2104.",
    functions: &[
        row("new(key, msg=None, digestmod='')", "Create a new hashing object and return it.", |vm, args| {
            make(vm, &args[0], args.some(1), &args[2])
        }),
        row("digest(key, msg, digest)", "Fast inline implementation of HMAC.", |vm, args| {
            let mac = start(vm, &args[0], Some(&args[1]), &args[2])?;
            Ok(Bytes::new(mac.digest()).into())
        }),
        row(
            "compare_digest(a, b, /)",
            "Return 'a == b', in a time that does not tell where they differ.",
            compare_digest,
        ),
    ],
    classes: &[&HMAC],
    setup: None,
};

/// The data of an `HMAC` object.
struct Keyed(RefCell<Mac>);

impl NativeData for Keyed {
    fn visit(&self, _visit: &mut dyn FnMut(&Value)) {}

    fn as_any(&self) -> &dyn Any {
        self
    }
}

/// `hmac.HMAC`
pub const HMAC: ClassSpec = ClassSpec {
    name: "HMAC",
    module: "hmac",
    base: None,
    doc: "RFC 2104 HMAC class.  Also complies with RFC 4231.",
    methods: &[
        static_row("__new__(cls, key, msg=None, digestmod='')", "Create and return a new object.", |vm, args| {
            let object = make(vm, &args[1], args.some(2), &args[3])?;
            vm.instance_around(&args[0], object)
        }),
        row("update(self, msg)", "Feed data from msg into this hashing object.", |vm, args| {
            let data = hashable(vm, &args[1])?;
            mac_of(vm, &args[0])?.borrow_mut().update(&data);
            Ok(Value::None)
        }),
        row("digest(self)", "Return the hash value of this hashing object.", |vm, args| {
            let digest = mac_of(vm, &args[0])?.borrow().digest();
            Ok(Bytes::new(digest).into())
        }),
        row("hexdigest(self)", "Like digest(), but returns a string of hexadecimal digits instead.", |vm, args| {
            let digest = mac_of(vm, &args[0])?.borrow().digest();
            Ok(hex_text(vm, &digest))
        }),
        row("copy(self)", "Return a separate copy of this hashing object.", |vm, args| {
            let copy = mac_of(vm, &args[0])?.borrow().copy();
            Ok(wrap(vm, copy))
        }),
    ],
    getters: &[
        getter("name", "hmac- and the algorithm's name", |vm, value| {
            let name = mac_of(vm, value)?.borrow().hasher().name;
            Ok(vm.text(&format!("hmac-{name}")))
        }),
        getter("digest_size", "number of bytes of the code", |vm, value| {
            Ok(Value::Int(mac_of(vm, value)?.borrow().hasher().digest_size() as i64))
        }),
        getter("block_size", "internal block size of the hash algorithm", |vm, value| {
            Ok(Value::Int(mac_of(vm, value)?.borrow().hasher().block_size() as i64))
        }),
    ],
    subclassable: true,
};

fn mac_of<'a>(vm: &mut Vm, value: &'a Value) -> Result<&'a RefCell<Mac>, Raised> {
    match value.native::<Keyed>() {
        Some(keyed) => Ok(&keyed.0),
        None => Err(vm.type_error("an HMAC object is required")),
    }
}

fn wrap(vm: &mut Vm, mac: Mac) -> Value {
    let shape = vm.native_class(&HMAC).instance_shape.get();
    NativeObject::new(shape, Keyed(RefCell::new(mac))).into()
}

fn make(vm: &mut Vm, key: &Value, message: Option<&Value>, algorithm: &Value) -> Answer {
    let mac = start(vm, key, message, algorithm)?;
    Ok(wrap(vm, mac))
}

fn start(vm: &mut Vm, key: &Value, message: Option<&Value>, algorithm: &Value) -> Result<Mac, Raised> {
    let Some(key_bytes) = bytes_like(key) else {
        let shown = vm.type_name(key);
        return Err(vm.type_error(format!("key: expected bytes or bytearray, but got '{shown}'")));
    };
    let missing = algorithm.is_none() || algorithm.cast::<Str>().is_some() && vm.str_text(algorithm)?.is_empty();
    if missing {
        return Err(vm.type_error("Missing required argument 'digestmod'."));
    }
    let name = algorithm_arg(vm, algorithm)?;
    let Some(mut mac) = Mac::new(name, &key_bytes) else {
        return Err(vm.value_error(format!("unsupported hash type {name}")));
    };
    if let Some(message) = message {
        let data = hashable(vm, message)?;
        mac.update(&data);
    }
    Ok(mac)
}

fn compare_digest(vm: &mut Vm, args: Args<'_>) -> Answer {
    let (a, b) = (&args[0], &args[1]);
    let (left, right) = match (a.cast::<Str>(), b.cast::<Str>()) {
        (Some(_), Some(_)) => {
            let (left, right) = (vm.str_text(a)?, vm.str_text(b)?);
            if !left.is_ascii() || !right.is_ascii() {
                return Err(vm.type_error("comparing strings with non-ASCII characters is not supported"));
            }
            (left.into_bytes(), right.into_bytes())
        }
        (_, _) => match (bytes_like(a), bytes_like(b)) {
            (Some(left), Some(right)) => (left, right),
            (Some(_), None) | (None, Some(_)) => {
                let odd = if bytes_like(a).is_none() { a } else { b };
                let got = vm.type_name(odd);
                return Err(vm.type_error(format!("a bytes-like object is required, not '{got}'")));
            }
            (None, None) => {
                let (left, right) = (vm.type_name(a), vm.type_name(b));
                return Err(vm.type_error(format!(
                    "unsupported operand types(s) or combination of types: '{left}' and '{right}'"
                )));
            }
        },
    };
    let differences = left.iter().zip(&right).fold(0, |all, (x, y)| all | x ^ y);
    Ok(Value::bool(left.len() == right.len() && differences == 0))
}
