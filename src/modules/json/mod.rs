//! `_json`: encoding and decoding for the package `json`, whose classes stand in `lib/json/`.

mod decode;
mod encode;

use super::NativeModule;
use crate::heap::Value;
use crate::objects::native::{Args, Raised, row};
use crate::objects::string::Str;
use crate::objects::tuple::Tuple;
use crate::vm::Vm;

/// What the encoders take: the object and the settings of its encoder.
const ENCODE: &str = "encode(obj, default, check_circular, ensure_ascii, indent, key_separator, item_separator, \
                      sort_keys, skipkeys, allow_nan, /)";
const ENCODE_CHUNKS: &str = "encode_chunks(obj, default, check_circular, ensure_ascii, indent, key_separator, \
                             item_separator, sort_keys, skipkeys, allow_nan, /)";

/// The module.
pub const MODULE: NativeModule = NativeModule {
    name: "_json",
    doc: "json speedups",
    functions: &[
        row(ENCODE, "The JSON text of an object.", encode::encode),
        row(
            ENCODE_CHUNKS,
            "The pieces of the JSON text of an object, and the exception that ended them or None.",
            encode::encode_chunks,
        ),
        row("encode_basestring(string, /)", "Return a JSON representation of a Python string.", |vm, args| {
            encode::quoted(vm, &args[0], false)
        }),
        row(
            "encode_basestring_ascii(string, /)",
            "Return an ASCII-only JSON representation of a Python string.",
            |vm, args| encode::quoted(vm, &args[0], true),
        ),
        row(
            "scanstring(string, end, strict=True, /)",
            "Scan the string for a JSON string, from behind its quote: the text and where it ends.",
            scan_string,
        ),
    ],
    classes: &[&decode::SCANNER],
    setup: None,
};

fn scan_string(vm: &mut Vm, args: Args<'_>) -> Result<Value, Raised> {
    if args[0].cast::<Str>().is_none() {
        let got = vm.type_name(&args[0]);
        return Err(vm.type_error(format!("first argument must be a string, not {got}")));
    }
    let at = vm.index_i64(&args[1])?;
    let strict = vm.truth(&args[2])?;
    let (text, end) = decode::string_at(vm, &args[0], at, strict)?;
    Ok(Tuple::new(vec![text, Value::Int(end as i64)]).into())
}
