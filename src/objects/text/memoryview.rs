//! `memoryview`: a window on the bytes of a `bytes` or `bytearray`, one-dimensional, with an item format.
//!
//! A view holds its object and, for a bytearray, one of its exports until it is released or dropped. Items lie at
//! `offset + index * stride`, which never leaves the object: a bytearray with exports keeps its size.

use super::bytes::{Buffer, ByteArray, Bytes, make};
use super::bytes_methods::hex_text;
use crate::heap::Value;
use crate::objects::exception::Exc;
use crate::objects::iterator::{Iterator, Walk};
use crate::objects::list::List;
use crate::objects::native::{
    Answer, Args, ClassSpec, NativeData, NativeObject, Raised, class_row, getter, row, static_row,
};
use crate::objects::numbers::nan;
use crate::objects::protocols::compare::Comparison;
use crate::objects::slice::Slice;
use crate::objects::types::TypeId;
use crate::vm::Vm;
use std::any::Any;
use std::cell::Cell;

/// What a view shows.
struct View {
    /// The bytes or bytearray.
    base: Value,
    offset: usize,
    /// How many items.
    len: usize,
    /// From one item to the next, in bytes.
    stride: isize,
    /// The item's format, a letter of module `struct`.
    format: char,
    readonly: bool,
    released: Cell<bool>,
}

impl View {
    fn new(base: Value, offset: usize, len: usize, stride: isize, format: char) -> View {
        if let Some(array) = base.exact::<ByteArray>() {
            array.exports.set(array.exports.get() + 1);
        }
        let readonly = base.exact::<Bytes>().is_some();
        View { base, offset, len, stride, format, readonly, released: Cell::new(false) }
    }

    /// Another view of the same object.
    fn again(&self, offset: usize, len: usize, stride: isize, format: char) -> View {
        let mut view = View::new(self.base.clone(), offset, len, stride, format);
        view.readonly |= self.readonly;
        view
    }

    fn release(&self) {
        if self.released.replace(true) {
            return;
        }
        if let Some(array) = self.base.exact::<ByteArray>() {
            array.exports.set(array.exports.get() - 1);
        }
    }

    fn item_size(&self) -> usize {
        item_size(self.format).unwrap_or(1)
    }

    fn place(&self, index: usize) -> usize {
        (self.offset as isize + index as isize * self.stride) as usize
    }

    fn is_contiguous(&self) -> bool {
        self.len < 2 || self.stride == self.item_size() as isize
    }

    /// The bytes of all items, one after the other.
    fn bytes(&self) -> Vec<u8> {
        let size = self.item_size();
        let Some(whole) = Buffer::of(&self.base) else { return Vec::new() };
        (0..self.len)
            .flat_map(|index| whole[self.place(index)..].iter().take(size).copied().collect::<Vec<u8>>())
            .collect()
    }
}

impl Drop for View {
    fn drop(&mut self) {
        self.release();
    }
}

impl NativeData for View {
    fn visit(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&self.base);
    }

    fn as_any(&self) -> &dyn Any {
        self
    }
}

fn item_size(format: char) -> Option<usize> {
    Some(match format {
        'B' | 'b' | 'c' | '?' => 1,
        'h' | 'H' => 2,
        'i' | 'I' | 'f' => 4,
        'l' | 'L' | 'q' | 'Q' | 'n' | 'N' | 'd' => 8,
        _ => return None,
    })
}

/// The bytes that a memoryview shows; `None` where the value is none or was released.
pub fn contents(value: &Value) -> Option<Vec<u8>> {
    let view = value.native::<View>()?;
    (!view.released.get()).then(|| view.bytes())
}

/// `memoryview`
pub static SPEC: ClassSpec = ClassSpec {
    name: "memoryview",
    module: "builtins",
    base: None,
    doc: "Create a new memoryview object which references the given object.",
    methods: &[
        static_row("__new__(cls, object)", "Create and return a new object.", new),
        row("__len__(self, /)", "Return len(self).", len),
        row("__getitem__(self, key, /)", "Return self[key].", getitem),
        row("__iter__(self, /)", "Implement iter(self).", iter),
        row("__setitem__(self, key, value, /)", "Set self[key] to value.", setitem),
        row("__delitem__(self, key, /)", "Delete self[key].", delitem),
        row("__eq__(self, value, /)", "Return self==value.", eq),
        row("__hash__(self, /)", "Return hash(self).", hash),
        row("__repr__(self, /)", "Return repr(self).", repr),
        row("__enter__(self, /)", "", enter),
        row("__exit__(self, /, *args)", "", exit),
        row("cast(self, /, format, shape=<none>)", "Cast a memoryview to a new format.", cast),
        row("hex(self, /, sep=<none>, bytes_per_sep=1)", "Return the data as a string of hexadecimal numbers.", hex),
        row("release(self, /)", "Release the underlying buffer.", release),
        row("tobytes(self, /, order='C')", "Return the data in the buffer as a byte string.", tobytes),
        row("tolist(self, /)", "Return the data in the buffer as a list of elements.", tolist),
        row("toreadonly(self, /)", "Return a readonly version of the memoryview.", toreadonly),
        class_row("_from_flags(cls, object, flags)", "", from_flags),
    ],
    getters: &[
        getter("obj", "The underlying object.", |vm, value| Ok(view(vm, value)?.base.clone())),
        getter("nbytes", "", |vm, value| view(vm, value).map(|v| Value::Int((v.len * v.item_size()) as i64))),
        getter("itemsize", "", |vm, value| view(vm, value).map(|v| Value::Int(v.item_size() as i64))),
        getter("format", "", |vm, value| view(vm, value).map(|v| v.format.to_string()).map(|text| vm.text(&text))),
        getter("ndim", "", |vm, value| view(vm, value).map(|_| Value::Int(1))),
        getter("shape", "", |vm, value| {
            view(vm, value).map(|v| v.len as i64).map(|n| vm.new_tuple(vec![Value::Int(n)]))
        }),
        getter("strides", "", |vm, value| {
            view(vm, value).map(|v| v.stride as i64).map(|n| vm.new_tuple(vec![Value::Int(n)]))
        }),
        getter("suboffsets", "", |vm, value| view(vm, value).map(|_| ()).map(|()| vm.empty_tuple.clone())),
        getter("readonly", "", |vm, value| view(vm, value).map(|v| Value::bool(v.readonly))),
        getter("c_contiguous", "", |vm, value| view(vm, value).map(|v| Value::bool(v.is_contiguous()))),
        getter("f_contiguous", "", |vm, value| view(vm, value).map(|v| Value::bool(v.is_contiguous()))),
        getter("contiguous", "", |vm, value| view(vm, value).map(|v| Value::bool(v.is_contiguous()))),
    ],
    subclassable: false,
};

/// The view; ValueError where it was released.
fn view<'a>(vm: &mut Vm, value: &'a Value) -> Result<&'a View, Raised> {
    let view = value.native::<View>().expect("methods of memoryview are called with memoryviews");
    if view.released.get() {
        return Err(vm.value_error("operation forbidden on released memoryview object"));
    }
    Ok(view)
}

fn wrap(vm: &mut Vm, view: View) -> Value {
    let class = vm.native_class(&SPEC);
    NativeObject::new(class.instance_shape.get(), view).into()
}

fn new(vm: &mut Vm, args: Args<'_>) -> Answer {
    of_object(vm, &args[1])
}

fn from_flags(vm: &mut Vm, args: Args<'_>) -> Answer {
    of_object(vm, &args[1])
}

fn of_object(vm: &mut Vm, object: &Value) -> Answer {
    if object.native::<View>().is_some() {
        let old = view(vm, object)?;
        let copy = old.again(old.offset, old.len, old.stride, old.format);
        return Ok(wrap(vm, copy));
    }
    let payload = object.unwrap_payload().clone();
    if payload.exact::<Bytes>().is_none() && payload.exact::<ByteArray>().is_none() {
        let got = vm.type_name(object);
        return Err(vm.type_error(format!("memoryview: a bytes-like object is required, not '{got}'")));
    }
    let len = Buffer::of(&payload).map_or(0, |bytes| bytes.len());
    Ok(wrap(vm, View::new(payload, 0, len, 1, 'B')))
}

fn len(vm: &mut Vm, args: Args<'_>) -> Answer {
    Ok(Value::Int(view(vm, &args[0])?.len as i64))
}

/// An item made of its bytes (native order).
fn unpack(vm: &mut Vm, format: char, bytes: &[u8]) -> Value {
    let mut all = [0u8; 8];
    all[..bytes.len()].copy_from_slice(bytes);
    let unsigned = u64::from_le_bytes(all);
    let signed = |bits: u32| ((unsigned << (64 - bits)) as i64) >> (64 - bits);
    match format {
        'b' => Value::Int(signed(8)),
        'c' => make(bytes.to_vec()),
        '?' => Value::bool(unsigned != 0),
        'h' => Value::Int(signed(16)),
        'i' => Value::Int(signed(32)),
        'l' | 'q' | 'n' => Value::Int(unsigned as i64),
        'L' | 'Q' | 'N' => vm.big_value(unsigned.into()),
        'f' => Value::float(f64::from(f32::from_bits(unsigned as u32))),
        'd' => Value::float(f64::from_bits(unsigned)),
        _ => Value::Int(unsigned as i64),
    }
}

fn item(vm: &mut Vm, value: &Value, index: usize) -> Answer {
    let view = view(vm, value)?;
    let (place, size) = (view.place(index), view.item_size());
    let bytes = Buffer::of(&view.base).map_or_else(Vec::new, |whole| whole[place..place + size].to_vec());
    Ok(unpack(vm, view.format, &bytes))
}

fn place_in(vm: &mut Vm, value: &Value, key: &Value) -> Result<usize, Raised> {
    let len = view(vm, value)?.len;
    if vm.index_opt(key)?.is_none() {
        return Err(vm.type_error("memoryview: invalid slice key"));
    }
    match vm.place_of(key, len, "memoryview")? {
        Some(place) => Ok(place),
        None => Err(vm.raise(Exc::IndexError, "index out of bounds on dimension 1")),
    }
}

fn getitem(vm: &mut Vm, args: Args<'_>) -> Answer {
    let Some(slice) = args[1].exact::<Slice>() else {
        let place = place_in(vm, &args[0], &args[1])?;
        return item(vm, &args[0], place);
    };
    let len = view(vm, &args[0])?.len;
    let places = vm.slice_places(slice, len)?;
    let (_, _, step) = vm.slice_bounds(slice, len)?;
    let old = view(vm, &args[0])?;
    let offset = places.first().map_or(old.offset, |first| old.place(*first));
    let part = old.again(offset, places.len(), old.stride.saturating_mul(step as isize), old.format);
    Ok(wrap(vm, part))
}

/// The bytes of a value as an item.
fn pack(vm: &mut Vm, format: char, value: &Value) -> Result<Vec<u8>, Raised> {
    let size = item_size(format).unwrap_or(1);
    let invalid_type = format!("memoryview: invalid type for format '{format}'");
    match format {
        'c' => match value.cast::<Bytes>() {
            Some(byte) if byte.0.len() == 1 => return Ok(byte.0.to_vec()),
            Some(_) => return Err(vm.value_error(format!("memoryview: invalid value for format '{format}'"))),
            None => return Err(vm.type_error(invalid_type)),
        },
        '?' => return Ok(vec![u8::from(vm.truth(value)?)]),
        'd' => return Ok(nan::plain(vm.to_f64(value)?).to_le_bytes().to_vec()),
        'f' => return Ok((nan::plain(vm.to_f64(value)?) as f32).to_le_bytes().to_vec()),
        _ => {}
    }
    let Some(number) = vm.index_opt(value)? else { return Err(vm.type_error(invalid_type)) };
    let big = vm.index_big(&number)?;
    let bits = size as u32 * 8;
    let (low, high) = if format.is_ascii_lowercase() {
        (-(1i128 << (bits - 1)), (1i128 << (bits - 1)) - 1)
    } else {
        (0, (1i128 << bits) - 1)
    };
    match i128::try_from(&big).ok().filter(|number| (low..=high).contains(number)) {
        Some(number) => Ok(number.to_le_bytes()[..size].to_vec()),
        None => Err(vm.value_error(format!("memoryview: invalid value for format '{format}'"))),
    }
}

fn setitem(vm: &mut Vm, args: Args<'_>) -> Answer {
    let old = view(vm, &args[0])?;
    let Some(array) = old.base.exact::<ByteArray>().filter(|_| !old.readonly).cloned() else {
        return Err(vm.type_error("cannot modify read-only memory"));
    };
    let (format, size) = (old.format, old.item_size());
    let (places, bytes) = match args[1].exact::<Slice>() {
        Some(slice) => {
            let len = old.len;
            let places = vm.slice_places(slice, len)?;
            let bytes = vm.buffer_arg(&args[2])?.to_vec();
            if bytes.len() != places.len() * size {
                let message = "memoryview assignment: lvalue and rvalue have different structures";
                return Err(vm.value_error(message));
            }
            (places, bytes)
        }
        None => (vec![place_in(vm, &args[0], &args[1])?], pack(vm, format, &args[2])?),
    };
    let old = view(vm, &args[0])?;
    for (place, item) in places.into_iter().zip(bytes.chunks(size)) {
        for (at, byte) in item.iter().enumerate() {
            let _ = array.bytes.replace(old.place(place) + at, *byte);
        }
    }
    Ok(Value::None)
}

fn iter(vm: &mut Vm, args: Args<'_>) -> Answer {
    let items = tolist(vm, args)?;
    let items = vm.collect(&items)?;
    Ok(Iterator::make(Walk::over(items, TypeId::MemoryIterator)))
}

fn delitem(vm: &mut Vm, args: Args<'_>) -> Answer {
    let readonly = view(vm, &args[0])?.readonly;
    Err(vm.type_error(if readonly { "cannot modify read-only memory" } else { "cannot delete memory" }))
}

fn eq(vm: &mut Vm, args: Args<'_>) -> Answer {
    if args[0].is(&args[1]) {
        return Ok(Value::True);
    }
    let items = |vm: &mut Vm, value: &Value| -> Option<Value> {
        match value.native::<View>() {
            Some(_) => tolist(vm, Args::new(std::slice::from_ref(value))).ok(),
            None => {
                let bytes = Buffer::of(value)?;
                Some(List::new(bytes.iter().map(|byte| Value::Int(i64::from(*byte))).collect()).into())
            }
        }
    };
    if args[0].native::<View>().is_some_and(|view| view.released.get()) {
        return Ok(Value::False);
    }
    match (items(vm, &args[0]), items(vm, &args[1])) {
        (Some(a), Some(b)) => vm.compare(Comparison::Eq, &a, &b),
        (_, _) => Ok(vm.not_implemented()),
    }
}

fn hash(vm: &mut Vm, args: Args<'_>) -> Answer {
    let own = view(vm, &args[0])?;
    if !own.readonly {
        return Err(vm.value_error("cannot hash writable memoryview object"));
    }
    let bytes = make(own.bytes());
    vm.hash(&bytes).map(Value::Int)
}

fn repr(vm: &mut Vm, args: Args<'_>) -> Answer {
    let released = args[0].native::<View>().is_some_and(|view| view.released.get());
    let what = if released { "released memory" } else { "memory" };
    let address = vm.address_text(&args[0]);
    Ok(vm.text(&format!("<{what} at {address}>")))
}

fn enter(vm: &mut Vm, args: Args<'_>) -> Answer {
    view(vm, &args[0])?;
    Ok(args[0].clone())
}

fn exit(vm: &mut Vm, args: Args<'_>) -> Answer {
    release(vm, args)
}

fn release(_vm: &mut Vm, args: Args<'_>) -> Answer {
    if let Some(view) = args[0].native::<View>() {
        view.release();
    }
    Ok(Value::None)
}

fn cast(vm: &mut Vm, args: Args<'_>) -> Answer {
    let format = vm.text_arg(&args[1], "cast() argument 'format'")?;
    let format = format.trim_start_matches('@');
    let wanted = format.chars().next().filter(|_| format.len() == 1);
    let Some((format, size)) = wanted.and_then(|format| Some((format, item_size(format)?))) else {
        let message = "memoryview: destination format must be a native single character format prefixed with an \
                       optional '@'";
        return Err(vm.value_error(message));
    };
    if args.given(2).is_some() {
        return Err(vm.raise(Exc::NotImplementedError, "memoryview: multi-dimensional views are not supported"));
    }
    let old = view(vm, &args[0])?;
    if !old.is_contiguous() {
        return Err(vm.type_error("memoryview: casts are restricted to C-contiguous views"));
    }
    let bytes = old.len * old.item_size();
    let is_byte = |format: char| matches!(format, 'B' | 'b' | 'c');
    if !is_byte(old.format) && !is_byte(format) {
        let message = "memoryview: cannot cast between two non-byte formats";
        return Err(vm.type_error(message));
    }
    if bytes % size != 0 {
        return Err(vm.type_error("memoryview: length is not a multiple of itemsize"));
    }
    let new = old.again(old.offset, bytes / size, size as isize, format);
    Ok(wrap(vm, new))
}

fn hex(vm: &mut Vm, args: Args<'_>) -> Answer {
    let bytes = view(vm, &args[0])?.bytes();
    let text = hex_text(vm, &bytes, &args[1], &args[2])?;
    Ok(vm.text(&text))
}

fn tobytes(vm: &mut Vm, args: Args<'_>) -> Answer {
    Ok(make(view(vm, &args[0])?.bytes()))
}

fn tolist(vm: &mut Vm, args: Args<'_>) -> Answer {
    let own = view(vm, &args[0])?;
    let (bytes, size, format) = (own.bytes(), own.item_size(), own.format);
    Ok(List::new(bytes.chunks(size).map(|item| unpack(vm, format, item)).collect()).into())
}

fn toreadonly(vm: &mut Vm, args: Args<'_>) -> Answer {
    let own = view(vm, &args[0])?;
    let mut copy = own.again(own.offset, own.len, own.stride, own.format);
    copy.readonly = true;
    Ok(wrap(vm, copy))
}
