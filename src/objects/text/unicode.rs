//! Facts about code points that Python asks for and Rust's `char` does not tell: title case, case folding, kinds of number,
//! what is printable. Lone surrogates are code points too, hence `u32`.

use unicode_properties::{GeneralCategory, UnicodeGeneralCategory};

/// Digits that are no decimal digits (superscripts, circled ones, …).
const DIGITS: &[(u32, u32)] = &[
    (0xb2, 0xb3),
    (0xb9, 0xb9),
    (0x1369, 0x1371),
    (0x19da, 0x19da),
    (0x2070, 0x2070),
    (0x2074, 0x2079),
    (0x2080, 0x2089),
    (0x2460, 0x2468),
    (0x2474, 0x247c),
    (0x2488, 0x2490),
    (0x24ea, 0x24ea),
    (0x24f5, 0x24fd),
    (0x24ff, 0x24ff),
    (0x2776, 0x277e),
    (0x2780, 0x2788),
    (0x278a, 0x2792),
    (0x10a40, 0x10a43),
    (0x10e60, 0x10e68),
    (0x11052, 0x1105a),
    (0x1f100, 0x1f10a),
];

/// Letters that stand for numbers.
const NUMERALS: &[(u32, u32)] = &[
    (0x3405, 0x3405),
    (0x3483, 0x3483),
    (0x382a, 0x382a),
    (0x3b4d, 0x3b4d),
    (0x4e00, 0x4e00),
    (0x4e03, 0x4e03),
    (0x4e07, 0x4e07),
    (0x4e09, 0x4e09),
    (0x4e24, 0x4e24),
    (0x4e5d, 0x4e5d),
    (0x4e8c, 0x4e8c),
    (0x4e94, 0x4e94),
    (0x4e96, 0x4e96),
    (0x4eac, 0x4eac),
    (0x4ebf, 0x4ec0),
    (0x4edf, 0x4edf),
    (0x4ee8, 0x4ee8),
    (0x4f0d, 0x4f0d),
    (0x4f70, 0x4f70),
    (0x4fe9, 0x4fe9),
    (0x5006, 0x5006),
    (0x5104, 0x5104),
    (0x5146, 0x5146),
    (0x5169, 0x5169),
    (0x516b, 0x516b),
    (0x516d, 0x516d),
    (0x5341, 0x5341),
    (0x5343, 0x5345),
    (0x534c, 0x534c),
    (0x53c1, 0x53c4),
    (0x56db, 0x56db),
    (0x58f1, 0x58f1),
    (0x58f9, 0x58f9),
    (0x5e7a, 0x5e7a),
    (0x5efe, 0x5eff),
    (0x5f0c, 0x5f0e),
    (0x5f10, 0x5f10),
    (0x62d0, 0x62d0),
    (0x62fe, 0x62fe),
    (0x634c, 0x634c),
    (0x67d2, 0x67d2),
    (0x6d1e, 0x6d1e),
    (0x6f06, 0x6f06),
    (0x7396, 0x7396),
    (0x767e, 0x767e),
    (0x7695, 0x7695),
    (0x79ed, 0x79ed),
    (0x8086, 0x8086),
    (0x842c, 0x842c),
    (0x8cae, 0x8cae),
    (0x8cb3, 0x8cb3),
    (0x8d30, 0x8d30),
    (0x920e, 0x920e),
    (0x94a9, 0x94a9),
    (0x9621, 0x9621),
    (0x9646, 0x9646),
    (0x964c, 0x964c),
    (0x9678, 0x9678),
    (0x96f6, 0x96f6),
    (0xf96b, 0xf96b),
    (0xf973, 0xf973),
    (0xf978, 0xf978),
    (0xf9b2, 0xf9b2),
    (0xf9d1, 0xf9d1),
    (0xf9d3, 0xf9d3),
    (0xf9fd, 0xf9fd),
    (0x20001, 0x20001),
    (0x20064, 0x20064),
    (0x200e2, 0x200e2),
    (0x20121, 0x20121),
    (0x2092a, 0x2092a),
    (0x20983, 0x20983),
    (0x2098c, 0x2098c),
    (0x2099c, 0x2099c),
    (0x20aea, 0x20aea),
    (0x20afd, 0x20afd),
    (0x20b19, 0x20b19),
    (0x22390, 0x22390),
    (0x22998, 0x22998),
    (0x23b1b, 0x23b1b),
    (0x2626d, 0x2626d),
    (0x2f890, 0x2f890),
];

fn listed(table: &[(u32, u32)], point: u32) -> bool {
    let at = table.partition_point(|(_, last)| *last < point);
    table.get(at).is_some_and(|(first, _)| *first <= point)
}

fn category(point: u32) -> GeneralCategory {
    char::from_u32(point).map_or(GeneralCategory::Surrogate, |c| c.general_category())
}

/// Whitespace, as `str.split` and `str.isspace` see it.
pub fn is_space(point: u32) -> bool {
    matches!(point, 0x09..=0x0d | 0x1c..=0x20)
        || (point > 0x7f && char::from_u32(point).is_some_and(char::is_whitespace))
}

/// Where `str.splitlines` cuts.
pub fn ends_line(point: u32) -> bool {
    matches!(point, 0x0a..=0x0d | 0x1c..=0x1e | 0x85 | 0x2028 | 0x2029)
}

/// A letter.
pub fn is_alpha(point: u32) -> bool {
    use GeneralCategory::{LowercaseLetter, ModifierLetter, OtherLetter, TitlecaseLetter, UppercaseLetter};
    matches!(category(point), UppercaseLetter | LowercaseLetter | TitlecaseLetter | ModifierLetter | OtherLetter)
}

/// A decimal digit of any script.
pub fn is_decimal(point: u32) -> bool {
    crate::objects::numbers::int_text::decimal_digit(point).is_some()
}

/// A digit: decimal, superscript, circled.
pub fn is_digit(point: u32) -> bool {
    is_decimal(point) || listed(DIGITS, point)
}

/// Anything that stands for a number.
pub fn is_numeric(point: u32) -> bool {
    char::from_u32(point).is_some_and(char::is_numeric) || listed(NUMERALS, point)
}

/// Upper case.
pub fn is_upper(point: u32) -> bool {
    char::from_u32(point).is_some_and(char::is_uppercase)
}

/// Lower case.
pub fn is_lower(point: u32) -> bool {
    char::from_u32(point).is_some_and(char::is_lowercase)
}

/// Title case: a letter like U+01C5, which is both.
pub fn is_title(point: u32) -> bool {
    category(point) == GeneralCategory::TitlecaseLetter
}

/// A character of upper, lower or title case.
pub fn is_cased(point: u32) -> bool {
    is_upper(point) || is_lower(point) || is_title(point)
}

/// What `repr` shows as it is.
pub fn is_printable(point: u32) -> bool {
    use GeneralCategory::{
        Control, Format, LineSeparator, ParagraphSeparator, PrivateUse, SpaceSeparator, Surrogate, Unassigned,
    };
    match point {
        0x20..0x7f => true,
        0..0xa1 => false,
        _ => !matches!(
            category(point),
            Control
                | Format
                | Surrogate
                | PrivateUse
                | Unassigned
                | LineSeparator
                | ParagraphSeparator
                | SpaceSeparator
        ),
    }
}

/// Upper case of one code point, in full.
pub fn upper(point: u32, out: &mut Vec<u32>) {
    match char::from_u32(point) {
        Some(c) => out.extend(c.to_uppercase().map(|c| c as u32)),
        None => out.push(point),
    }
}

/// Lower case of one code point, in full, wherever it stands.
pub fn lower(point: u32, out: &mut Vec<u32>) {
    match char::from_u32(point) {
        Some(c) => out.extend(c.to_lowercase().map(|c| c as u32)),
        None => out.push(point),
    }
}

/// Title case of one code point, in full: upper case of the first letter of what it stands for.
pub fn title(point: u32, out: &mut Vec<u32>) {
    match point {
        0x149 => out.extend([0x2bc, 0x4e]),
        0x1c4..=0x1cc => out.push((point - 0x1c4) / 3 * 3 + 0x1c5),
        0x1f1..=0x1f3 => out.push(0x1f2),
        0x10d0..=0x10fa | 0x10fd..=0x10ff => out.push(point),
        0x1f80..=0x1faf => out.push(point | 8),
        0x1fb2 | 0x1fc2 | 0x1ff2 => out.extend([point + 8, 0x345]),
        0x1fb3 | 0x1fc3 | 0x1ff3 => out.push(point + 9),
        0x1fb4 => out.extend([0x386, 0x345]),
        0x1fc4 => out.extend([0x389, 0x345]),
        0x1ff4 => out.extend([0x38f, 0x345]),
        0x1fb7 => out.extend([0x391, 0x342, 0x345]),
        0x1fc7 => out.extend([0x397, 0x342, 0x345]),
        0x1ff7 => out.extend([0x3a9, 0x342, 0x345]),
        0x1fbc | 0x1fcc | 0x1ffc => out.push(point),
        _ => {
            let mut whole = Vec::new();
            upper(point, &mut whole);
            out.push(whole[0]);
            whole[1..].iter().for_each(|point| lower(*point, out));
        }
    }
}

/// Case folding of one code point, in full: lower case of its upper case, but for a few.
pub fn fold(point: u32, out: &mut Vec<u32>) {
    match point {
        0x131 | 0x13a0..=0x13f5 => out.push(point),
        0x13f8..=0x13fd => out.push(point - 8),
        0x1e9e => out.extend([0x73, 0x73]),
        0xab70..=0xabbf => out.push(point - 0xab70 + 0x13a0),
        _ => {
            let mut whole = Vec::new();
            upper(point, &mut whole);
            whole.into_iter().for_each(|point| lower(point, out));
        }
    }
}
