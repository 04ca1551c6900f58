//! `bisect`: binary search in sorted sequences.

use super::NativeModule;
use crate::heap::Value;
use crate::objects::list::List;
use crate::objects::native::{Answer, Args, Raised, Row, row};
use crate::objects::protocols::compare::Comparison;
use crate::vm::Vm;

/// The module.
pub const MODULE: NativeModule = NativeModule {
    name: "bisect",
    doc: "Bisection algorithms.\n\nThis module provides support for maintaining a list in sorted order without\nhaving to \
          sort the list after each insertion. For long lists of items with\nexpensive comparison operations, this can \
          be an improvement over the more\ncommon approach.",
    functions: ROWS,
    classes: &[],
    setup: Some(|vm, module| {
        for (name, of) in [("bisect", "bisect_right"), ("insort", "insort_right")] {
            let of = vm.intern(of);
            let function = vm.getattr(&module.value(), of)?;
            vm.set_module_item(module, name, function);
        }
        Ok(())
    }),
};

const ROWS: &[Row] = &[
    row(
        "bisect_right(a, x, lo=0, hi=None, *, key=None)",
        "Return the index where to insert item x in list a, assuming a is sorted.\n\nThe return value i is such that all e \
         in a[:i] have e <= x, and all e in\na[i:] have e > x.  So if x already appears in the list, a.insert(i, x) \
         will\ninsert just after the rightmost x already there.",
        |vm, args| search(vm, args, &args[1], Side::Right).map(|at| Value::Int(at as i64)),
    ),
    row(
        "bisect_left(a, x, lo=0, hi=None, *, key=None)",
        "Return the index where to insert item x in list a, assuming a is sorted.\n\nThe return value i is such that all e \
         in a[:i] have e < x, and all e in\na[i:] have e >= x.  So if x already appears in the list, a.insert(i, x) \
         will\ninsert just before the leftmost x already there.",
        |vm, args| search(vm, args, &args[1], Side::Left).map(|at| Value::Int(at as i64)),
    ),
    row(
        "insort_right(a, x, lo=0, hi=None, *, key=None)",
        "Insert item x in list a, and keep it sorted assuming a is sorted.\n\nIf x is already in a, insert it to the right \
         of the rightmost x.",
        |vm, args| insert(vm, args, Side::Right),
    ),
    row(
        "insort_left(a, x, lo=0, hi=None, *, key=None)",
        "Insert item x in list a, and keep it sorted assuming a is sorted.\n\nIf x is already in a, insert it to the left \
         of the leftmost x.",
        |vm, args| insert(vm, args, Side::Left),
    ),
];

/// On which side of equal items the place is.
#[derive(Clone, Copy)]
enum Side {
    Left,
    Right,
}

fn search(vm: &mut Vm, args: Args<'_>, wanted: &Value, side: Side) -> Result<usize, Raised> {
    let low = vm.index_sized(&args[2])?;
    let Ok(mut low) = usize::try_from(low) else {
        return Err(vm.value_error("lo must be non-negative"));
    };
    let mut high = match args.some(3) {
        Some(high) => vm.index_sized(high)?,
        None => -1,
    };
    if high == -1 {
        high = vm.len(&args[0])? as i64;
    }
    let mut high = usize::try_from(high).unwrap_or(0);
    while low < high {
        let middle = low + (high - low) / 2;
        let mut item = item(vm, &args[0], middle)?;
        if let Some(key) = args.some(4) {
            item = vm.call(key, &[item])?;
        }
        let answer = match side {
            Side::Left => vm.compare(Comparison::Lt, &item, wanted)?,
            Side::Right => vm.compare(Comparison::Lt, wanted, &item)?,
        };
        let before = vm.truth(&answer)?;
        if before == matches!(side, Side::Left) { low = middle + 1 } else { high = middle }
    }
    Ok(low)
}

fn item(vm: &mut Vm, sequence: &Value, at: usize) -> Answer {
    match sequence.exact::<List>().and_then(|list| list.items.get(at)) {
        Some(item) => Ok(item),
        None => vm.getitem(sequence, &Value::Int(at as i64)),
    }
}

fn insert(vm: &mut Vm, args: Args<'_>, side: Side) -> Answer {
    let wanted = match args.some(4) {
        Some(key) => vm.call(key, &[args[1].clone()])?,
        None => args[1].clone(),
    };
    let at = search(vm, args, &wanted, side)?;
    match args[0].exact::<List>() {
        Some(list) => list.items.insert(at.min(list.items.len()), args[1].clone()),
        None => {
            let name = vm.intern("insert");
            vm.call_method(&args[0], name, &[Value::Int(at as i64), args[1].clone()])?;
        }
    }
    Ok(Value::None)
}
