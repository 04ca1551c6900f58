//! The built-in functions for iteration and containers: `iter`, `next`, `sorted`, `anext` …

use crate::heap::Value;
use crate::objects::exception::Exc;
use crate::objects::generator::Generator;
use crate::objects::iterator::{Iterator, Walk};
use crate::objects::list::List;
use crate::objects::names::sym;
use crate::objects::native::{Answer, Args, Raised, Row, Wording, row};
use crate::vm::Vm;
use crate::vm::coroutine::{Resume, Step};
use crate::vm::outcome::Continuation;

/// Their rows.
pub const ROWS: &[Row] = &[
    row("aiter(async_iterable, /)", "Return an AsyncIterator for an AsyncIterable object.", aiter),
    row("all(iterable, /)", "Return True if bool(x) is True for all values x in the iterable.", all),
    row("anext(async_iterator, default=<none>, /)", "Return the next item from the async iterator.", anext),
    row("any(iterable, /)", "Return True if bool(x) is True for any x in the iterable.", any),
    row("iter(object, sentinel=<none>, /)", "Get an iterator from an object.", iter),
    row("len(obj, /)", "Return the number of items in a container.", len),
    row("next(iterator, default=<none>, /)", "Return the next item from the iterator.", next),
    row(
        "sorted(iterable, /, *, key=None, reverse=False)",
        "Return a new list containing all items from the iterable in ascending order.",
        sorted,
    )
    .worded(Wording::Counted),
];

fn aiter(vm: &mut Vm, args: Args<'_>) -> Answer {
    let class = vm.class_of(&args[0]).clone();
    if vm.class_lookup(&class, sym::__aiter__).is_none() {
        let got = vm.type_name(&args[0]);
        return Err(vm.type_error(format!("'{got}' object is not an async iterable")));
    }
    vm.aiter(&args[0])
}

fn all(vm: &mut Vm, args: Args<'_>) -> Answer {
    let iterator = vm.iter(&args[0])?;
    while let Some(value) = vm.next(&iterator)? {
        if !vm.truth(&value)? {
            return Ok(Value::False);
        }
    }
    Ok(Value::True)
}

fn anext(vm: &mut Vm, args: Args<'_>) -> Answer {
    let class = vm.class_of(&args[0]).clone();
    if vm.class_lookup(&class, sym::__anext__).is_none() {
        let got = vm.type_name(&args[0]);
        return Err(vm.type_error(format!("'{got}' object is not an async iterator")));
    }
    let awaitable = vm.anext(&args[0])?;
    let Some(default) = args.given(1) else { return Ok(awaitable) };
    let module = vm.import_module("_anext")?;
    let name = vm.intern("anext_awaitable");
    vm.call_method(&module, name, &[awaitable, default.clone()])
}

fn any(vm: &mut Vm, args: Args<'_>) -> Answer {
    let iterator = vm.iter(&args[0])?;
    while let Some(value) = vm.next(&iterator)? {
        if vm.truth(&value)? {
            return Ok(Value::True);
        }
    }
    Ok(Value::False)
}

fn iter(vm: &mut Vm, args: Args<'_>) -> Answer {
    match args.given(1) {
        None => vm.iter(&args[0]),
        Some(_) if !vm.is_callable(&args[0]) => Err(vm.type_error("iter(v, w): v must be callable")),
        Some(sentinel) => Ok(Iterator::make(Walk::Call(args[0].clone(), sentinel.clone()))),
    }
}

fn len(vm: &mut Vm, args: Args<'_>) -> Answer {
    if let Some(method) = vm.script_method(&args[0], sym::__len__) {
        let body = |vm: &mut Vm, _: Value, answer: Value| vm.checked_len(answer).map(|len| Value::Int(len as i64));
        return vm.tail_call_one_then(method, args[0].clone(), Continuation::Native { body, state: Value::None });
    }
    Ok(Value::Int(vm.len(&args[0])? as i64))
}

fn next(vm: &mut Vm, args: Args<'_>) -> Answer {
    // A StopIteration of the iterator's own keeps its value, so that method is asked and not what `for` asks.
    let own = args[0].exact::<crate::objects::iterator::Iterator>().is_some();
    if args.given(1).is_none()
        && let Some(later) = vm.step_later(&args[0], &Value::None)
    {
        return later;
    }
    let answer = if own { vm.next(&args[0]).map(Option::unwrap_or_default) } else { ask_next(vm, &args[0]) };
    match answer {
        Ok(value) if !value.is_unbound() => Ok(value),
        Ok(_) => match args.given(1) {
            Some(default) => Ok(default.clone()),
            None => Err(vm.raise_args(Exc::StopIteration, Vec::new())),
        },
        Err(Raised) if args.given(1).is_some() && vm.raised_is(Exc::StopIteration) => {
            drop(vm.take_raised());
            Ok(args[1].clone())
        }
        Err(raised) => Err(raised),
    }
}

fn ask_next(vm: &mut Vm, iterator: &Value) -> Answer {
    if iterator.exact::<Generator>().is_some_and(|generator| generator.is_generator()) {
        return match vm.resume(iterator, Resume::Send(Value::None)) {
            Step::Yielded(value) => Ok(value),
            Step::Returned(value) => Err(vm.stop_iteration(value)),
            Step::Raised => Err(Raised),
        };
    }
    let Some(method) = vm.special(iterator, sym::__next__)? else {
        let got = vm.type_name(iterator);
        return Err(vm.type_error(format!("'{got}' object is not an iterator")));
    };
    vm.call(&method, &[])
}

fn sorted(vm: &mut Vm, args: Args<'_>) -> Answer {
    let items = vm.collect(&args[0])?;
    let reverse = vm.truth(&args[2])?;
    Ok(List::new(vm.sort_values(items, &args[1], reverse)?).into())
}
