//! `unicodedata`: names, categories and normal forms of characters, from the crates that the lexer and the texts use.
//!
//! What they have no tables for is not offered: bidirectional classes, widths, decompositions, values of numerals.

use super::NativeModule;
use crate::heap::{Obj, Value};
use crate::objects::exception::Exc;
use crate::objects::native::{Answer, Args, Raised, row};
use crate::objects::numbers::int_text::decimal_digit;
use crate::objects::string::Str;
use crate::vm::Vm;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::canonical_combining_class;
use unicode_properties::{GeneralCategory, UnicodeGeneralCategory};

/// `unicodedata`
pub const MODULE: NativeModule = NativeModule {
    name: "unicodedata",
    doc: "This module provides access to the Unicode Character Database.",
    functions: &[
        row("category(chr, /)", "Returns the general category assigned to the character chr as string.", category),
        row(
            "combining(chr, /)",
            "Returns the canonical combining class assigned to the character chr as integer.",
            combining,
        ),
        row("decimal(chr, default=<unrepresentable>, /)", "Converts a Unicode character into its decimal value.", decimal),
        row("digit(chr, default=<unrepresentable>, /)", "Converts a Unicode character into its digit value.", digit),
        row("name(chr, default=<unrepresentable>, /)", "Returns the name assigned to the character chr as a string.", name),
        row("lookup(name, /)", "Look up character by name.", lookup),
        row(
            "normalize(form, unistr, /)",
            "Return the normal form 'form' for the Unicode string unistr: 'NFC', 'NFKC', 'NFD' or 'NFKD'.",
            normalize,
        ),
        row(
            "is_normalized(form, unistr, /)",
            "Return whether the Unicode string unistr is in the normal form 'form'.",
            is_normalized,
        ),
    ],
    classes: &[],
    setup: Some(|vm, module| {
        let version = vm.text("15.1.0");
        vm.set_module_item(module, "unidata_version", version);
        Ok(())
    }),
};

/// The one code point of a text.
fn point(vm: &mut Vm, value: &Value, what: &str) -> Result<u32, Raised> {
    if let Some(text) = value.cast::<Str>().filter(|text| text.len() == 1) {
        return Ok(text.char_at(0).unwrap_or_default());
    }
    let got = vm.argument_type(value);
    Err(vm.type_error(format!("{what} must be a unicode character, not {got}")))
}

/// The answer for a character without the property: the default, or ValueError.
fn missing(vm: &mut Vm, default: &Value, message: &str) -> Answer {
    if default.is_unbound() { Err(vm.value_error(message)) } else { Ok(default.clone()) }
}

fn category(vm: &mut Vm, args: Args<'_>) -> Answer {
    let point = point(vm, &args[0], "category() argument")?;
    let category = char::from_u32(point).map_or(GeneralCategory::Surrogate, |c| c.general_category());
    Ok(vm.text(abbreviation(category)))
}

fn abbreviation(category: GeneralCategory) -> &'static str {
    use GeneralCategory as C;
    match category {
        C::UppercaseLetter => "Lu",
        C::LowercaseLetter => "Ll",
        C::TitlecaseLetter => "Lt",
        C::ModifierLetter => "Lm",
        C::OtherLetter => "Lo",
        C::NonspacingMark => "Mn",
        C::SpacingMark => "Mc",
        C::EnclosingMark => "Me",
        C::DecimalNumber => "Nd",
        C::LetterNumber => "Nl",
        C::OtherNumber => "No",
        C::ConnectorPunctuation => "Pc",
        C::DashPunctuation => "Pd",
        C::OpenPunctuation => "Ps",
        C::ClosePunctuation => "Pe",
        C::InitialPunctuation => "Pi",
        C::FinalPunctuation => "Pf",
        C::OtherPunctuation => "Po",
        C::MathSymbol => "Sm",
        C::CurrencySymbol => "Sc",
        C::ModifierSymbol => "Sk",
        C::OtherSymbol => "So",
        C::SpaceSeparator => "Zs",
        C::LineSeparator => "Zl",
        C::ParagraphSeparator => "Zp",
        C::Control => "Cc",
        C::Format => "Cf",
        C::Surrogate => "Cs",
        C::PrivateUse => "Co",
        C::Unassigned => "Cn",
    }
}

fn combining(vm: &mut Vm, args: Args<'_>) -> Answer {
    let point = point(vm, &args[0], "combining() argument")?;
    Ok(Value::Int(char::from_u32(point).map_or(0, |c| i64::from(canonical_combining_class(c)))))
}

fn decimal(vm: &mut Vm, args: Args<'_>) -> Answer {
    let point = point(vm, &args[0], "decimal() argument 1")?;
    match decimal_digit(point) {
        Some(value) => Ok(Value::Int(i64::from(value))),
        None => missing(vm, &args[1], "not a decimal"),
    }
}

fn digit(vm: &mut Vm, args: Args<'_>) -> Answer {
    let point = point(vm, &args[0], "digit() argument 1")?;
    // Superscripts and their like stand for a decimal digit.
    let plain: Vec<char> = char::from_u32(point).into_iter().nfkc().collect();
    let value = match plain.as_slice() {
        [one] => decimal_digit(*one as u32),
        _ => None,
    };
    match value {
        Some(value) => Ok(Value::Int(i64::from(value))),
        None => missing(vm, &args[1], "not a digit"),
    }
}

fn name(vm: &mut Vm, args: Args<'_>) -> Answer {
    let point = point(vm, &args[0], "name() argument 1")?;
    match char::from_u32(point).and_then(unicode_names2::name) {
        Some(name) => Ok(vm.text(&name.to_string())),
        None => missing(vm, &args[1], "no such name"),
    }
}

fn lookup(vm: &mut Vm, args: Args<'_>) -> Answer {
    let name = vm.text_arg(&args[0], "lookup() argument")?;
    match unicode_names2::character(&name) {
        Some(character) => Ok(vm.character(character as u32)),
        None => {
            let message = vm.text(&format!("undefined character name '{name}'"));
            Err(vm.raise_args(Exc::KeyError, vec![message]))
        }
    }
}

fn normal_form(vm: &mut Vm, form: &Value, text: &Obj<Str>) -> Result<String, Raised> {
    let form = vm.text_arg(form, "normalize() argument 1")?;
    let text = text.to_text();
    Ok(match form.as_str() {
        "NFC" => text.nfc().collect(),
        "NFD" => text.nfd().collect(),
        "NFKC" => text.nfkc().collect(),
        "NFKD" => text.nfkd().collect(),
        _ => return Err(vm.value_error("invalid normalization form")),
    })
}

fn argument(vm: &mut Vm, value: &Value, what: &str) -> Result<crate::heap::Obj<Str>, Raised> {
    match value.cast::<Str>() {
        Some(text) => Ok(text.clone()),
        None => {
            let got = vm.argument_type(value);
            Err(vm.type_error(format!("{what} argument 2 must be str, not {got}")))
        }
    }
}

fn normalize(vm: &mut Vm, args: Args<'_>) -> Answer {
    let text = argument(vm, &args[1], "normalize()")?;
    let made = normal_form(vm, &args[0], &text)?;
    // Of a lone surrogate there is no other form.
    if text.has_surrogates() || text.as_ascii().is_some() {
        return Ok(text.value());
    }
    Ok(vm.text(&made))
}

fn is_normalized(vm: &mut Vm, args: Args<'_>) -> Answer {
    let text = argument(vm, &args[1], "is_normalized()")?;
    let made = normal_form(vm, &args[0], &text)?;
    Ok((text.has_surrogates() || *text.to_text() == *made).into())
}
