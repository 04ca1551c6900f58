//! Methods of `str` that change letters: case, translation.

use super::string::Str;
use super::string_methods::string;
use super::unicode;
use crate::heap::{Obj, Value};
use crate::objects::dict::{Dict, Plain};
use crate::objects::exception::Exc;
use crate::objects::native::{Answer, Args, Raised};
use crate::vm::Vm;

/// The text where it has no lone surrogates.
fn whole_text(text: &Obj<Str>) -> Option<String> {
    text.points().into_iter().map(char::from_u32).collect()
}

/// Every code point mapped by itself.
fn each(text: &Obj<Str>, map: fn(u32, &mut Vec<u32>)) -> Value {
    let mut out = Vec::with_capacity(text.len());
    text.points().into_iter().for_each(|point| map(point, &mut out));
    Str::from_code_points(&out).into()
}

pub(super) fn upper(_vm: &mut Vm, args: Args<'_>) -> Answer {
    let text = string(&args[0]);
    Ok(match text.ascii_changed(str::make_ascii_uppercase) {
        Some(text) => text.into(),
        None => each(text, unicode::upper),
    })
}

pub(super) fn lower(_vm: &mut Vm, args: Args<'_>) -> Answer {
    let text = string(&args[0]);
    Ok(match text.ascii_changed(str::make_ascii_lowercase) {
        Some(text) => text.into(),
        None => Str::from_code_points(&lowered(text)).into(),
    })
}

/// Lower case; a capital sigma at the end of a word becomes a final one.
fn lowered(text: &Obj<Str>) -> Vec<u32> {
    match whole_text(text) {
        Some(text) => text.to_lowercase().chars().map(|c| c as u32).collect(),
        None => {
            let mut out = Vec::new();
            text.points().into_iter().for_each(|point| unicode::lower(point, &mut out));
            out
        }
    }
}

pub(super) fn casefold(_vm: &mut Vm, args: Args<'_>) -> Answer {
    let text = string(&args[0]);
    Ok(match text.ascii_changed(str::make_ascii_lowercase) {
        Some(text) => text.into(),
        None => each(text, unicode::fold),
    })
}

/// Whether the capital sigma at `at` ends a word.
fn is_final_sigma(points: &[u32], at: usize) -> bool {
    let ignorable =
        |point: &&u32| matches!(**point, 0x27 | 0x2e | 0x3a | 0x5e | 0x60 | 0xa8 | 0xad | 0xb7 | 0x300..0x370);
    let before = points[..at].iter().rev().find(|point| !ignorable(point));
    let after = points[at + 1..].iter().find(|point| !ignorable(point));
    before.is_some_and(|point| unicode::is_cased(*point)) && !after.is_some_and(|point| unicode::is_cased(*point))
}

fn lower_at(points: &[u32], at: usize, out: &mut Vec<u32>) {
    match points[at] {
        0x3a3 => out.push(if is_final_sigma(points, at) { 0x3c2 } else { 0x3c3 }),
        point => unicode::lower(point, out),
    }
}

fn ascii_title(text: &mut str) {
    let mut inside = false;
    for at in 0..text.len() {
        let Some(one) = text.get_mut(at..=at) else { continue };
        if inside {
            one.make_ascii_lowercase();
        } else {
            one.make_ascii_uppercase();
        }
        inside = one.as_bytes()[0].is_ascii_alphabetic();
    }
}

pub(super) fn title(_vm: &mut Vm, args: Args<'_>) -> Answer {
    if let Some(text) = string(&args[0]).ascii_changed(ascii_title) {
        return Ok(text.into());
    }
    let points = string(&args[0]).points();
    let mut out = Vec::with_capacity(points.len());
    let mut inside = false;
    for (at, point) in points.iter().enumerate() {
        if inside {
            lower_at(&points, at, &mut out);
        } else {
            unicode::title(*point, &mut out);
        }
        inside = unicode::is_cased(*point);
    }
    Ok(Str::from_code_points(&out).into())
}

pub(super) fn capitalize(_vm: &mut Vm, args: Args<'_>) -> Answer {
    let capitalized = string(&args[0]).ascii_changed(|text| {
        text.make_ascii_lowercase();
        if let Some(first) = text.get_mut(..1) {
            first.make_ascii_uppercase();
        }
    });
    if let Some(text) = capitalized {
        return Ok(text.into());
    }
    let points = string(&args[0]).points();
    let mut out = Vec::with_capacity(points.len());
    for (at, point) in points.iter().enumerate() {
        if at == 0 {
            unicode::title(*point, &mut out);
        } else {
            lower_at(&points, at, &mut out);
        }
    }
    Ok(Str::from_code_points(&out).into())
}

pub(super) fn swapcase(_vm: &mut Vm, args: Args<'_>) -> Answer {
    let points = string(&args[0]).points();
    let mut out = Vec::with_capacity(points.len());
    for (at, point) in points.iter().enumerate() {
        if unicode::is_upper(*point) {
            lower_at(&points, at, &mut out);
        } else if unicode::is_lower(*point) {
            unicode::upper(*point, &mut out);
        } else {
            out.push(*point);
        }
    }
    Ok(Str::from_code_points(&out).into())
}

// --- translation -------------------------------------------------------------------------------------------------

pub(super) fn maketrans(vm: &mut Vm, args: Args<'_>) -> Answer {
    let table = Dict::new();
    match args.given(1) {
        None => table_of_dict(vm, &args[0], &table)?,
        Some(to) => table_of_texts(vm, &args[0], to, args.given(2), &table)?,
    }
    Ok(table.into())
}

fn table_of_dict(vm: &mut Vm, source: &Value, table: &Obj<Dict>) -> Result<(), Raised> {
    let Some(source) = source.exact::<Dict>().cloned() else {
        return Err(vm.type_error("if you give only one argument to maketrans it must be a dict"));
    };
    for (key, value) in source.pairs() {
        let key = match (key.cast::<Str>(), vm.index_opt(&key)?) {
            (Some(text), _) if text.len() == 1 => Value::Int(i64::from(text.points()[0])),
            (Some(_), _) => return Err(vm.value_error("string keys in translate table must be of length 1")),
            (None, Some(_)) => key,
            (None, None) => return Err(vm.type_error("keys in translate table must be strings or integers")),
        };
        vm.dict_insert(table, key, value)?;
    }
    Ok(())
}

fn table_of_texts(
    vm: &mut Vm,
    from: &Value,
    to: &Value,
    delete: Option<&Value>,
    table: &Obj<Dict>,
) -> Result<(), Raised> {
    let mut texts = Vec::new();
    for (number, value) in [Some(from), Some(to), delete].into_iter().enumerate() {
        let Some(value) = value else { continue };
        match value.cast::<Str>() {
            Some(text) => texts.push(text.points()),
            None if number == 0 => {
                let message = "first maketrans argument must be a string if there is a second argument";
                return Err(vm.type_error(message));
            }
            None => {
                let got = vm.argument_type(value);
                return Err(vm.type_error(format!("maketrans() argument {} must be str, not {got}", number + 1)));
            }
        }
    }
    if texts[0].len() != texts[1].len() {
        return Err(vm.value_error("the first two maketrans arguments must have equal length"));
    }
    for (from, to) in texts[0].iter().zip(&texts[1]) {
        vm.dict_insert(table, Value::Int(i64::from(*from)), Value::Int(i64::from(*to)))?;
    }
    for point in texts.get(2).into_iter().flatten() {
        vm.dict_insert(table, Value::Int(i64::from(*point)), Value::None)?;
    }
    Ok(())
}

pub(super) fn translate(vm: &mut Vm, args: Args<'_>) -> Answer {
    let mut out = Vec::new();
    for point in string(&args[0]).points() {
        let key = Value::Int(i64::from(point));
        if let Some(table) = args[1].exact::<Dict>() {
            // An exception for every character that stays would take most of the time.
            match table.find_plain(&key) {
                Plain::Missing(_) => {
                    out.push(point);
                    continue;
                }
                Plain::Entry(at) => {
                    translated(vm, table.value_at(at).unwrap_payload(), &mut out)?;
                    continue;
                }
                Plain::Ask => {}
            }
        }
        match vm.getitem(&args[1], &key) {
            Ok(by) => translated(vm, by.unwrap_payload(), &mut out)?,
            Err(Raised) if vm.raised_is(Exc::LookupError) => {
                drop(vm.take_raised());
                out.push(point);
            }
            Err(raised) => return Err(raised),
        }
    }
    Ok(Str::from_code_points(&out).into())
}

/// What a table says about a character: another one, a text, nothing.
fn translated(vm: &mut Vm, by: &Value, out: &mut Vec<u32>) -> Result<(), Raised> {
    match by {
        Value::None => {}
        Value::True => out.push(1),
        Value::False => out.push(0),
        Value::Int(point) => match u32::try_from(*point) {
            Ok(point) if point <= 0x10ffff => out.push(point),
            _ => return Err(vm.value_error("character mapping must be in range(0x110000)")),
        },
        _ => match by.cast::<Str>() {
            Some(text) => out.extend(text.points()),
            None => return Err(vm.type_error("character mapping must return integer, None or str")),
        },
    }
    Ok(())
}
