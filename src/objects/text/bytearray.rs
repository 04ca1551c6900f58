//! `bytearray`: what it can beyond `bytes`.

use super::bytes::{Buffer, ByteArray, inplace};
use super::bytes_methods::{self as m, bytes_rows};
use crate::heap::{Obj, Value};
use crate::objects::exception::Exc;
use crate::objects::native::{Answer, Args, ClassSpec, Raised, class_row, row, static_row};
use crate::objects::protocols::operators::Operator;
use crate::objects::slice::Slice;
use crate::vm::Vm;

/// `bytearray`
pub const SPEC: ClassSpec = ClassSpec {
    name: "bytearray",
    module: "builtins",
    base: None,
    doc: "bytearray(iterable_of_ints) -> bytearray",
    methods: bytes_rows!(
        static_row("__new__(cls, /, *args, **kwargs)", "Create and return a new object.", new),
        row("__init__(self, source=<none>, encoding=<none>, errors=<none>)", "Initialize self.", init),
        row("__setitem__(self, key, value, /)", "Set self[key] to value.", setitem),
        row("__delitem__(self, key, /)", "Delete self[key].", delitem),
        row("__iadd__(self, value, /)", "Implement self+=value.", iadd),
        row("__imul__(self, value, /)", "Implement self*=value.", imul),
        row("__alloc__(self, /)", "Return the number of bytes actually allocated.", alloc),
        row("append(self, item, /)", "Append a single item to the end of the bytearray.", append),
        row("clear(self, /)", "Remove all items from the bytearray.", clear),
        row("copy(self, /)", "Return a copy of B.", copy),
        row("extend(self, iterable_of_ints, /)", "Append all the items from the iterator or sequence.", extend),
        row("insert(self, index, item, /)", "Insert a single item into the bytearray before the given index.", insert),
        row("pop(self, index=-1, /)", "Remove and return a single item from B.", pop),
        row("remove(self, value, /)", "Remove the first occurrence of a value in the bytearray.", remove),
        row("reverse(self, /)", "Reverse the order of the values in B in place.", reverse),
    ),
    getters: &[],
    subclassable: true,
};

fn array(value: &Value) -> Obj<ByteArray> {
    value.cast::<ByteArray>().expect("methods of bytearray are called with bytearrays").clone()
}

fn new(vm: &mut Vm, args: Args<'_>) -> Answer {
    vm.instance_around(&args[0], ByteArray::new(Vec::new()).into())
}

fn init(vm: &mut Vm, args: Args<'_>) -> Answer {
    let bytes = vm.bytes_from("bytearray", &args[1], &args[2], &args[3])?;
    let target = array(&args[0]);
    vm.check_resize(&target)?;
    drop(target.bytes.swap(bytes));
    Ok(Value::None)
}

/// The values of a slice assignment.
fn values(vm: &mut Vm, value: &Value) -> Result<Vec<u8>, Raised> {
    if let Some(buffer) = Buffer::of(value) {
        return Ok(buffer.to_vec());
    }
    if vm.index_opt(value)?.is_some() || value.cast::<crate::objects::string::Str>().is_some() {
        return Err(vm.type_error("can assign only bytes, buffers, or iterables of ints in range(0, 256)"));
    }
    vm.bytes_of_items("bytearray", value)
}

fn setitem(vm: &mut Vm, args: Args<'_>) -> Answer {
    let target = array(&args[0]);
    if let Some(slice) = args[1].exact::<Slice>() {
        let new = values(vm, &args[2])?;
        set_slice(vm, &target, slice, new)?;
        return Ok(Value::None);
    }
    let place = vm.place_of(&args[1], target.bytes.len(), "bytearray")?;
    let Some(place) = place else { return Err(vm.raise(Exc::IndexError, "bytearray index out of range")) };
    let byte = vm.byte_arg(&args[2], "byte")?;
    match target.bytes.replace(place, byte) {
        Ok(_) => Ok(Value::None),
        Err(_) => Err(vm.raise(Exc::IndexError, "bytearray index out of range")),
    }
}

fn set_slice(vm: &mut Vm, target: &Obj<ByteArray>, slice: &Obj<Slice>, new: Vec<u8>) -> Result<(), Raised> {
    let (start, stop, step) = vm.slice_bounds(slice, target.bytes.len())?;
    if step == 1 {
        let (start, stop) = (start as usize, stop.max(start) as usize);
        if new.len() != stop - start {
            vm.check_resize(target)?;
        }
        drop(target.bytes.splice(start, stop, new));
        return Ok(());
    }
    let places = vm.slice_places(slice, target.bytes.len())?;
    if new.is_empty() && !places.is_empty() {
        return del_places(vm, target, places);
    }
    if places.len() != new.len() {
        let message =
            format!("attempt to assign bytes of size {} to extended slice of size {}", new.len(), places.len());
        return Err(vm.value_error(message));
    }
    for (place, byte) in places.into_iter().zip(new) {
        let _ = target.bytes.replace(place, byte);
    }
    Ok(())
}

fn del_places(vm: &mut Vm, target: &Obj<ByteArray>, mut places: Vec<usize>) -> Result<(), Raised> {
    if places.is_empty() {
        return Ok(());
    }
    vm.check_resize(target)?;
    places.sort_unstable();
    let mut gone = places.into_iter().peekable();
    let bytes = target.bytes.take().into_iter().enumerate();
    let kept = bytes.filter(|(at, _)| gone.next_if_eq(at).is_none()).map(|(_, byte)| byte).collect();
    drop(target.bytes.swap(kept));
    Ok(())
}

fn delitem(vm: &mut Vm, args: Args<'_>) -> Answer {
    let target = array(&args[0]);
    let places = match args[1].exact::<Slice>() {
        Some(slice) => vm.slice_places(slice, target.bytes.len())?,
        None => match vm.place_of(&args[1], target.bytes.len(), "bytearray")? {
            Some(place) => vec![place],
            None => return Err(vm.raise(Exc::IndexError, "bytearray index out of range")),
        },
    };
    del_places(vm, &target, places)?;
    Ok(Value::None)
}

fn iadd(vm: &mut Vm, args: Args<'_>) -> Answer {
    inplace(vm, Operator::Add, &args[0], &args[1])
}

fn imul(vm: &mut Vm, args: Args<'_>) -> Answer {
    let count = vm.index_sized(&args[1])?;
    inplace(vm, Operator::Mul, &args[0], &Value::Int(count))
}

fn alloc(_vm: &mut Vm, args: Args<'_>) -> Answer {
    Ok(Value::Int(array(&args[0]).bytes.len() as i64 + 1))
}

fn append(vm: &mut Vm, args: Args<'_>) -> Answer {
    let byte = vm.byte_arg(&args[1], "byte")?;
    let target = array(&args[0]);
    vm.check_resize(&target)?;
    target.bytes.push(byte);
    Ok(Value::None)
}

fn clear(vm: &mut Vm, args: Args<'_>) -> Answer {
    let target = array(&args[0]);
    vm.check_resize(&target)?;
    drop(target.bytes.take());
    Ok(Value::None)
}

fn copy(_vm: &mut Vm, args: Args<'_>) -> Answer {
    Ok(ByteArray::new(array(&args[0]).bytes.snapshot()).into())
}

fn extend(vm: &mut Vm, args: Args<'_>) -> Answer {
    if args[1].cast::<crate::objects::string::Str>().is_some() {
        return Err(vm.type_error("expected iterable of integers; got: 'str'"));
    }
    let class = vm.class_of(&args[1]).clone();
    if Buffer::of(&args[1]).is_none() && vm.class_lookup(&class, crate::objects::names::sym::__iter__).is_none() {
        let got = vm.type_name(&args[1]);
        return Err(vm.type_error(format!("can't extend bytearray with {got}")));
    }
    let more = vm.bytes_of_items("bytearray", &args[1])?;
    let target = array(&args[0]);
    if !more.is_empty() {
        vm.check_resize(&target)?;
    }
    vm.make_room(&target.bytes, more.len())?;
    target.bytes.extend(more);
    Ok(Value::None)
}

fn insert(vm: &mut Vm, args: Args<'_>) -> Answer {
    let at = vm.index_sized(&args[1])?;
    let byte = vm.byte_arg(&args[2], "byte")?;
    let target = array(&args[0]);
    vm.check_resize(&target)?;
    let len = target.bytes.len() as i64;
    let at = if at < 0 { (at + len).max(0) } else { at.min(len) };
    target.bytes.insert(at as usize, byte);
    Ok(Value::None)
}

fn pop(vm: &mut Vm, args: Args<'_>) -> Answer {
    let target = array(&args[0]);
    let at = vm.index_sized(&args[1])?;
    if target.bytes.is_empty() {
        return Err(vm.raise(Exc::IndexError, "pop from empty bytearray"));
    }
    let at = if at < 0 { at + target.bytes.len() as i64 } else { at };
    let Some(at) = usize::try_from(at).ok().filter(|at| *at < target.bytes.len()) else {
        return Err(vm.raise(Exc::IndexError, "pop index out of range"));
    };
    vm.check_resize(&target)?;
    Ok(target.bytes.remove(at).map_or(Value::None, |byte| Value::Int(i64::from(byte))))
}

fn remove(vm: &mut Vm, args: Args<'_>) -> Answer {
    let byte = vm.byte_arg(&args[1], "byte")?;
    let target = array(&args[0]);
    match target.bytes.snapshot().iter().position(|other| *other == byte) {
        Some(at) => {
            vm.check_resize(&target)?;
            let _ = target.bytes.remove(at);
            Ok(Value::None)
        }
        None => Err(vm.value_error("value not found in bytearray")),
    }
}

fn reverse(_vm: &mut Vm, args: Args<'_>) -> Answer {
    array(&args[0]).bytes.reverse();
    Ok(Value::None)
}
