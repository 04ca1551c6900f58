//! `operator`: the operators as functions. [`getters`] holds the three callable classes.

mod getters;

use super::NativeModule;
use crate::heap::Value;
use crate::objects::list::List;
use crate::objects::names::sym;
use crate::objects::native::{Answer, Args, Raised, Row, row};
use crate::objects::protocols::compare::Comparison;
use crate::objects::protocols::operators::{Operator, UnaryOperator};
use crate::vm::Vm;

/// The module.
pub const MODULE: NativeModule = NativeModule {
    name: "operator",
    doc: "Operator interface.\n\nThis module exports a set of functions implemented in C corresponding\nto the intrinsic \
          operators of Python.  For example, operator.add(x, y)\nis equivalent to the expression x+y.",
    functions: &[],
    classes: &[&getters::ITEMGETTER, &getters::ATTRGETTER, &getters::METHODCALLER],
    setup: Some(|vm, module| {
        let mut names = vec!["attrgetter", "itemgetter", "methodcaller"];
        for row in ROWS {
            // CPython's functions say that they come from `_operator`.
            let function = vm.native_function(row, "_operator");
            let plain = row.name().trim_end_matches('_');
            if !WITHOUT_DUNDER.contains(&row.name()) {
                vm.set_module_item(module, &format!("__{plain}__"), function.clone());
            }
            vm.set_module_item(module, row.name(), function);
            names.push(row.name());
        }
        names.sort_unstable();
        let names = names.into_iter().map(|name| vm.text(name)).collect();
        vm.set_module_item(module, "__all__", List::new(names).into());
        Ok(())
    }),
};

/// The functions that have no second name with underscores.
const WITHOUT_DUNDER: &[&str] = &["truth", "is_", "is_not", "countOf", "indexOf", "length_hint"];

macro_rules! binary {
    ($name:literal, $sign:literal, $op:ident) => {
        row(concat!($name, "(a, b, /)"), concat!("Same as a ", $sign, " b."), |vm, args| {
            vm.binary_step(Operator::$op, &args[0], &args[1])
        })
    };
}

macro_rules! inplace {
    ($name:literal, $sign:literal, $op:ident) => {
        row(concat!($name, "(a, b, /)"), concat!("Same as a ", $sign, "= b."), |vm, args| {
            vm.inplace_step(Operator::$op, &args[0], &args[1])
        })
    };
}

macro_rules! comparison {
    ($name:literal, $sign:literal, $op:ident) => {
        row(concat!($name, "(a, b, /)"), concat!("Same as a ", $sign, " b."), |vm, args| {
            vm.compare_step(Comparison::$op, &args[0], &args[1])
        })
    };
}

const ROWS: &[Row] = &[
    comparison!("lt", "<", Lt),
    comparison!("le", "<=", Le),
    comparison!("eq", "==", Eq),
    comparison!("ne", "!=", Ne),
    comparison!("ge", ">=", Ge),
    comparison!("gt", ">", Gt),
    binary!("add", "+", Add),
    binary!("and_", "&", And),
    binary!("floordiv", "//", FloorDiv),
    binary!("lshift", "<<", Shl),
    binary!("matmul", "@", MatMul),
    binary!("mod", "%", Mod),
    binary!("mul", "*", Mul),
    binary!("or_", "|", Or),
    binary!("pow", "**", Pow),
    binary!("rshift", ">>", Shr),
    binary!("sub", "-", Sub),
    binary!("truediv", "/", Div),
    binary!("xor", "^", Xor),
    inplace!("iadd", "+", Add),
    inplace!("iand", "&", And),
    inplace!("ifloordiv", "//", FloorDiv),
    inplace!("ilshift", "<<", Shl),
    inplace!("imatmul", "@", MatMul),
    inplace!("imod", "%", Mod),
    inplace!("imul", "*", Mul),
    inplace!("ior", "|", Or),
    inplace!("ipow", "**", Pow),
    inplace!("irshift", ">>", Shr),
    inplace!("isub", "-", Sub),
    inplace!("itruediv", "/", Div),
    inplace!("ixor", "^", Xor),
    row("neg(a, /)", "Same as -a.", |vm, args| vm.unary_step(UnaryOperator::Neg, &args[0])),
    row("pos(a, /)", "Same as +a.", |vm, args| vm.unary_step(UnaryOperator::Pos, &args[0])),
    row("inv(a, /)", "Same as ~a.", |vm, args| vm.unary_step(UnaryOperator::Invert, &args[0])),
    row("invert(a, /)", "Same as ~a.", |vm, args| vm.unary_step(UnaryOperator::Invert, &args[0])),
    row("abs(a, /)", "Same as abs(a).", |vm, args| vm.absolute(&args[0])),
    row("not_(a, /)", "Same as not a.", |vm, args| vm.truth(&args[0]).map(|truth| Value::bool(!truth))),
    row("truth(a, /)", "Return True if a is true, False otherwise.", |vm, args| vm.truth(&args[0]).map(Value::bool)),
    row("is_(a, b, /)", "Same as a is b.", |_, args| Ok(Value::bool(args[0].is(&args[1])))),
    row("is_not(a, b, /)", "Same as a is not b.", |_, args| Ok(Value::bool(!args[0].is(&args[1])))),
    row("index(a, /)", "Same as a.__index__()", |vm, args| vm.index(&args[0])),
    row("concat(a, b, /)", "Same as a + b, for a and b sequences.", |vm, args| {
        check_sequence(vm, args)?;
        vm.binary_step(Operator::Add, &args[0], &args[1])
    }),
    row("iconcat(a, b, /)", "Same as a += b, for a and b sequences.", |vm, args| {
        check_sequence(vm, args)?;
        vm.inplace_step(Operator::Add, &args[0], &args[1])
    }),
    row("contains(a, b, /)", "Same as b in a (note reversed operands).", |vm, args| {
        vm.contains(&args[0], &args[1]).map(Value::bool)
    }),
    row("countOf(a, b, /)", "Return the number of items in a which are, or which equal, b.", count_of),
    row("indexOf(a, b, /)", "Return the first index of b in a.", index_of),
    row("getitem(a, b, /)", "Same as a[b].", |vm, args| vm.getitem_step(&args[0], &args[1])),
    row("setitem(a, b, c, /)", "Same as a[b] = c.", |vm, args| {
        vm.setitem(&args[0], &args[1], args[2].clone()).map(|()| Value::None)
    }),
    row("delitem(a, b, /)", "Same as del a[b].", |vm, args| vm.delitem(&args[0], &args[1]).map(|()| Value::None)),
    row("length_hint(obj, default=0, /)", "Return an estimate of the number of items in obj.", length_hint),
    row("call(obj, /, *args, **kwargs)", "Same as obj(*args, **kwargs).", |vm, args| {
        let keywords = vm.keyword_list(&args[2]);
        vm.tail_call_keywords(args[0].clone(), args.rest(1).to_vec(), keywords)
    }),
];

fn check_sequence(vm: &mut Vm, args: Args<'_>) -> Result<(), Raised> {
    let class = vm.class_of(&args[0]).clone();
    if vm.class_lookup(&class, sym::__getitem__).is_some() {
        return Ok(());
    }
    let got = vm.type_name(&args[0]);
    Err(vm.type_error(format!("'{got}' object can't be concatenated")))
}

/// The iterator of a container in which something is looked for.
fn searched(vm: &mut Vm, container: &Value) -> Answer {
    let class = vm.class_of(container).clone();
    let iterable = [sym::__iter__, sym::__getitem__].iter().any(|name| vm.class_lookup(&class, *name).is_some());
    if iterable {
        return vm.iter(container);
    }
    let got = vm.type_name(container);
    Err(vm.type_error(format!("argument of type '{got}' is not iterable")))
}

fn count_of(vm: &mut Vm, args: Args<'_>) -> Answer {
    let iterator = searched(vm, &args[0])?;
    let mut count = 0;
    while let Some(item) = vm.next(&iterator)? {
        count += i64::from(vm.same(&item, &args[1])?);
    }
    Ok(Value::Int(count))
}

fn index_of(vm: &mut Vm, args: Args<'_>) -> Answer {
    let iterator = searched(vm, &args[0])?;
    let mut at = 0;
    while let Some(item) = vm.next(&iterator)? {
        if vm.same(&item, &args[1])? {
            return Ok(Value::Int(at));
        }
        at += 1;
    }
    Err(vm.value_error("sequence.index(x): x not in sequence"))
}

fn length_hint(vm: &mut Vm, args: Args<'_>) -> Answer {
    let default = vm.index(&args[1])?;
    let class = vm.class_of(&args[0]).clone();
    if vm.class_lookup(&class, sym::__len__).is_some() {
        return vm.len(&args[0]).map(|len| Value::Int(len as i64));
    }
    let Some(method) = vm.special(&args[0], sym::__length_hint__)? else { return Ok(default) };
    let hint = match vm.call(&method, &[]) {
        Ok(hint) if hint.is(&vm.not_implemented()) => return Ok(default),
        Ok(hint) => hint,
        Err(Raised) if vm.raised_is(crate::objects::exception::Exc::TypeError) => {
            drop(vm.take_raised());
            return Ok(default);
        }
        Err(raised) => return Err(raised),
    };
    match crate::objects::int::Int::of(&hint) {
        None => {
            let got = vm.type_name(&hint);
            Err(vm.type_error(format!("__length_hint__ must be an integer, not {got}")))
        }
        Some(_) if matches!(hint, Value::Int(hint) if hint < 0) => {
            Err(vm.value_error("__length_hint__() should return >= 0"))
        }
        Some(_) => Ok(hint),
    }
}
