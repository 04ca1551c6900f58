//! `_codecs`: encodings and error handlers, for module `codecs`.

use super::NativeModule;
use crate::heap::Value;
use crate::objects::codecs::{Codec, HANDLERS, Registry};
use crate::objects::exception::Exc;
use crate::objects::native::{Answer, Args, Raised, row};
use crate::objects::string::Str;
use crate::vm::Vm;

/// The module.
pub const MODULE: NativeModule = NativeModule {
    name: "_codecs",
    doc: "Encodings and error handlers.",
    functions: &[
        row("codec_name(encoding, /)", "The codec's own name, or None where there is no such encoding.", codec_name),
        row("encode_text(text, encoding, errors='strict', /)", "Bytes of a text.", encode),
        row("decode_text(data, encoding, errors='strict', /)", "Text of bytes.", decode),
        row(
            "register_error(errors, handler, /)",
            "Register the specified error handler under the name errors.",
            register,
        ),
        row("lookup_error(errors, /)", "Return the error handler registered under that name, or None.", look_up),
        row("is_builtin_error(errors, /)", "Whether the handler of this name is always there.", is_builtin),
    ],
    classes: &[],
    setup: None,
};

fn text(vm: &mut Vm, value: &Value, what: &str) -> Result<String, Raised> {
    vm.text_arg(value, what)
}

fn codec_name(vm: &mut Vm, args: Args<'_>) -> Answer {
    let encoding = text(vm, &args[0], "lookup() argument")?;
    Ok(Codec::find(&encoding).map_or(Value::None, |codec| vm.text(codec.name())))
}

fn encode(vm: &mut Vm, args: Args<'_>) -> Answer {
    let Some(own) = args[0].cast::<Str>().cloned() else {
        let got = vm.argument_type(&args[0]);
        return Err(vm.type_error(format!("encode() argument 1 must be str, not {got}")));
    };
    let (encoding, errors) = (text(vm, &args[1], "encode() argument 2")?, text(vm, &args[2], "encode() argument 3")?);
    vm.encode_text(&own, &encoding, &errors).map(crate::objects::bytes::make)
}

fn decode(vm: &mut Vm, args: Args<'_>) -> Answer {
    let bytes = vm.buffer_arg(&args[0])?;
    let (encoding, errors) = (text(vm, &args[1], "decode() argument 2")?, text(vm, &args[2], "decode() argument 3")?);
    vm.decode_bytes(&bytes, &encoding, &errors)
}

fn register(vm: &mut Vm, args: Args<'_>) -> Answer {
    let name = text(vm, &args[0], "register_error() argument 1")?;
    if !vm.is_callable(&args[1]) {
        return Err(vm.type_error("handler must be callable"));
    }
    vm.state::<Registry>().0.insert(name, args[1].clone());
    Ok(Value::None)
}

fn look_up(vm: &mut Vm, args: Args<'_>) -> Answer {
    let name = text(vm, &args[0], "lookup_error() argument")?;
    match vm.state::<Registry>().0.get(&name).cloned() {
        Some(handler) => Ok(handler),
        None if HANDLERS.contains(&name.as_str()) => Ok(Value::None),
        None => Err(vm.raise(Exc::LookupError, format!("unknown error handler name '{name}'"))),
    }
}

fn is_builtin(vm: &mut Vm, args: Args<'_>) -> Answer {
    let name = text(vm, &args[0], "lookup_error() argument")?;
    Ok(Value::bool(HANDLERS.contains(&name.as_str())))
}
