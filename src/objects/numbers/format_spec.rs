//! The format mini-language's specification, parsed: `[[fill]align][sign][z][#][0][width][grouping][.precision][type]`.
//!
//! What a specification may say for a type (text, int, float, complex) is checked by whoever formats it.

use super::int_text::decimal_digit;
use crate::objects::native::Raised;
use crate::vm::Vm;

/// Where the text stands in a wider field.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Align {
    /// `<`
    Left,
    /// `>`
    Right,
    /// `^`
    Center,
    /// `=`: padding between sign and digits.
    AfterSign,
}

/// Separators between groups of digits.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Grouping {
    /// `,`
    Comma,
    /// `_`
    Underscore,
    /// `_` with a base that is a power of two: every four digits.
    UnderscoreFour,
}

/// A parsed specification.
#[derive(Clone, Debug, PartialEq)]
pub struct FormatSpec {
    /// What pads.
    pub fill: char,
    /// Where the text stands.
    pub align: Align,
    /// `+`, `-` or blank, if given.
    pub sign: Option<char>,
    /// `z`: a zero is never negative.
    pub no_negative_zero: bool,
    /// `#`
    pub alternate: bool,
    /// The field's width.
    pub width: Option<usize>,
    /// The separators.
    pub grouping: Option<Grouping>,
    /// Digits behind the point, or significant ones, or characters of a text.
    pub precision: Option<usize>,
    /// The presentation type, if given.
    pub kind: Option<char>,
}

impl FormatSpec {
    /// Parses `text` for a value of the type named `type_name`; numbers are aligned to the right by default, text to
    /// the left.
    pub fn parse(vm: &mut Vm, text: &str, type_name: &str, default: Align) -> Result<FormatSpec, Raised> {
        let parser = Parser { rest: text };
        match parser.spec(default) {
            Ok(spec) => spec.with_grouping_for_its_type().map_err(|message| vm.value_error(message)),
            Err(Problem::Text(message)) => Err(vm.value_error(message)),
            Err(Problem::Invalid) => {
                Err(vm.value_error(format!("Invalid format specifier '{text}' for object of type '{type_name}'")))
            }
        }
    }

    /// Separators are for decimal numbers; `_` also for the bases that are powers of two, every four digits.
    fn with_grouping_for_its_type(mut self) -> Result<FormatSpec, String> {
        let Some(grouping) = self.grouping else { return Ok(self) };
        match self.kind {
            None | Some('d' | 'e' | 'f' | 'g' | 'E' | 'G' | '%' | 'F') => {}
            Some('b' | 'o' | 'x' | 'X') if grouping == Grouping::Underscore => {
                self.grouping = Some(Grouping::UnderscoreFour)
            }
            Some(kind) => {
                let separator = if grouping == Grouping::Comma { ',' } else { '_' };
                return Err(format!("Cannot specify '{separator}' with '{}'.", shown(kind)));
            }
        }
        Ok(self)
    }

    /// ValueError "Unknown format code …".
    pub fn unknown_kind(&self, vm: &mut Vm, type_name: &str) -> Raised {
        let kind = shown(self.kind.unwrap_or('\0'));
        vm.value_error(format!("Unknown format code '{kind}' for object of type '{type_name}'"))
    }

    /// Puts `body` into the field; `prefix` (sign and base) stays in front of `=` padding.
    pub fn pad(&self, vm: &mut Vm, prefix: &str, body: &str) -> Result<String, Raised> {
        let length = prefix.len() + body.chars().count();
        let missing = self.width.unwrap_or(0).saturating_sub(length);
        vm.check_len(missing, 4)?;
        let fill = |count: usize| std::iter::repeat_n(self.fill, count);
        let mut text = String::with_capacity(length + missing);
        let (before, between, after) = match self.align {
            Align::Left => (0, 0, missing),
            Align::Right => (missing, 0, 0),
            Align::Center => (missing / 2, 0, missing - missing / 2),
            Align::AfterSign => (0, missing, 0),
        };
        text.extend(fill(before));
        text.push_str(prefix);
        text.extend(fill(between));
        text.push_str(body);
        text.extend(fill(after));
        Ok(text)
    }
}

/// A presentation type as messages show it.
fn shown(kind: char) -> String {
    if ('!'..'\u{80}').contains(&kind) { kind.to_string() } else { format!("\\x{:x}", kind as u32) }
}

enum Problem {
    Text(&'static str),
    Invalid,
}

struct Parser<'a> {
    rest: &'a str,
}

impl Parser<'_> {
    fn spec(mut self, default: Align) -> Result<FormatSpec, Problem> {
        let (mut fill, mut align) = self.fill_and_align();
        let sign = self.take(|c| matches!(c, ' ' | '+' | '-'));
        let no_negative_zero = self.take(|c| c == 'z').is_some();
        let alternate = self.take(|c| c == '#').is_some();
        if fill.is_none() && self.take(|c| c == '0').is_some() {
            fill = Some('0');
            if align.is_none() && default == Align::Right {
                align = Some(Align::AfterSign);
            }
        }
        let width = self.number()?;
        let grouping = self.grouping()?;
        let mut precision = None;
        if self.take(|c| c == '.').is_some() {
            precision = self.number()?;
            if precision.is_none() {
                return Err(Problem::Text("Format specifier missing precision"));
            }
        }
        let kind = self.take(|_| true);
        if !self.rest.is_empty() {
            return Err(Problem::Invalid);
        }
        let (fill, align) = (fill.unwrap_or(' '), align.unwrap_or(default));
        Ok(FormatSpec { fill, align, sign, no_negative_zero, alternate, width, grouping, precision, kind })
    }

    fn take(&mut self, wanted: fn(char) -> bool) -> Option<char> {
        let first = self.rest.chars().next().filter(|c| wanted(*c))?;
        self.rest = &self.rest[first.len_utf8()..];
        Some(first)
    }

    fn fill_and_align(&mut self) -> (Option<char>, Option<Align>) {
        let mut chars = self.rest.chars();
        let (first, second) = (chars.next(), chars.next().and_then(align_of));
        if let (Some(fill), Some(align)) = (first, second) {
            self.rest = chars.as_str();
            return (Some(fill), Some(align));
        }
        let align = first.and_then(align_of);
        if align.is_some() {
            self.rest = &self.rest[1..];
        }
        (None, align)
    }

    /// A number in decimal digits of any script.
    fn number(&mut self) -> Result<Option<usize>, Problem> {
        let mut number: Option<i64> = None;
        while let Some(digit) = self.rest.chars().next().and_then(|c| decimal_digit(c as u32)) {
            self.take(|_| true);
            let grown = number.unwrap_or(0).checked_mul(10).and_then(|tens| tens.checked_add(i64::from(digit)));
            if grown.is_none() {
                return Err(Problem::Text("Too many decimal digits in format string"));
            }
            number = grown;
        }
        Ok(number.map(|number| number as usize))
    }

    fn grouping(&mut self) -> Result<Option<Grouping>, Problem> {
        let comma = self.take(|c| c == ',').is_some();
        let underscore = self.take(|c| c == '_').is_some();
        let again = underscore && self.take(|c| c == ',').is_some();
        match (comma, underscore, again) {
            (_, _, true) | (true, true, _) => Err(Problem::Text("Cannot specify both ',' and '_'.")),
            (true, false, _) => Ok(Some(Grouping::Comma)),
            (false, true, _) => Ok(Some(Grouping::Underscore)),
            (false, false, _) => Ok(None),
        }
    }
}

fn align_of(c: char) -> Option<Align> {
    match c {
        '<' => Some(Align::Left),
        '>' => Some(Align::Right),
        '^' => Some(Align::Center),
        '=' => Some(Align::AfterSign),
        _ => None,
    }
}
