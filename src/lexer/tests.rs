//! What the lexer makes of small texts: kinds of tokens in a row, values of literals, messages of mistakes.

use super::strings::{decode_bytes, decode_text};
use super::{Lexed, decode, tokenize};
use crate::ast::Text;
use crate::source::Source;

fn lexed(text: &str) -> Lexed {
    tokenize(&Source::new("x.py", text.to_owned()))
}

/// The kinds of the tokens, one word each.
fn kinds(text: &str) -> String {
    let tokens = lexed(text).tokens;
    tokens.iter().map(|lexeme| format!("{:?}", lexeme.token)).collect::<Vec<_>>().join(" ")
}

#[track_caller]
fn fails(text: &str, message: &str) {
    let error = lexed(text).error.expect("the text is wrong");
    assert_eq!(error.error.message, message);
}

#[track_caller]
fn decodes(body: &str, wanted: &str) {
    let text = decode_text(body, false, false).expect("the escapes are right").value;
    assert_eq!(text, Text::Utf8(wanted.into()));
}

#[test]
fn blocks_open_and_close() {
    assert_eq!(kinds("if a:\n  b\nc\n"), "If Name Colon Newline Indent Name Newline Dedent Name Newline EndMarker");
    assert_eq!(kinds("if a:\n  if b:\n    c"), {
        "If Name Colon Newline Indent If Name Colon Newline Indent Name Newline Dedent Dedent EndMarker"
    });
}

#[test]
fn blank_lines_and_comments_are_no_lines() {
    assert_eq!(kinds("\n  # c\n\t\na # d\n\n"), "Name Newline EndMarker");
    assert_eq!(kinds(""), "EndMarker");
    assert_eq!(kinds("# only"), "EndMarker");
}

#[test]
fn lines_are_joined_in_brackets_and_by_backslashes() {
    assert_eq!(kinds("(a,\n  b)\n"), "LParen Name Comma Name RParen Newline EndMarker");
    assert_eq!(kinds("a = \\\n  1\n"), "Name Equal Number Newline EndMarker");
    fails("a = \\ 1\n", "unexpected character after line continuation character");
    fails("a = \\\n", "unexpected EOF while parsing");
}

#[test]
fn tabs_reach_to_the_next_multiple_of_eight() {
    assert_eq!(kinds("if a:\n\tb\n\tc\n"), kinds("if a:\n b\n c\n"));
    fails("if a:\n\tb\n        c\n", "inconsistent use of tabs and spaces in indentation");
    // A form feed starts the measure again.
    assert_eq!(kinds("if a:\n  \x0c  b\n  c\n"), kinds("if a:\n b\n c\n"));
}

#[test]
fn unindenting_needs_an_outer_level() {
    fails("if a:\n    b\n  c\n", "unindent does not match any outer indentation level");
}

#[test]
fn limits_of_nesting() {
    assert!(lexed(&format!("{}1{}", "(".repeat(200), ")".repeat(200))).error.is_none());
    fails(&"[".repeat(201), "too many nested parentheses");
    let blocks = |count: usize| (0..count).map(|depth| format!("{}if 1:\n", " ".repeat(depth))).collect::<String>();
    assert!(lexed(&format!("{}{}pass", blocks(99), " ".repeat(99))).error.is_none());
    fails(&format!("{}{}pass", blocks(100), " ".repeat(100)), "too many levels of indentation");
}

#[test]
fn brackets_must_match() {
    fails("a)", "unmatched ')'");
    fails("(a]", "closing parenthesis ']' does not match opening parenthesis '('");
    fails("{\n)", "closing parenthesis ')' does not match opening parenthesis '{' on line 1");
    fails("f(a, [b", "'[' was never closed");
}

#[test]
fn the_longest_operator_wins() {
    assert_eq!(kinds("a **= b // c->d := e ... f << g"), {
        "Name DoubleStarEqual Name DoubleSlash Name Arrow Name ColonEqual Name Ellipsis Name LeftShift Name Newline EndMarker"
    });
    assert_eq!(kinds("notin is_ async1"), "Name Name Name Newline EndMarker");
}

#[test]
fn numbers_of_every_form() {
    for number in
        ["0", "00", "0_0", "1_000", "0xFf", "0o17", "0B1_0", "1.", ".5", "1e5", "1_0.2_3e-4", "012.5", "1j", "09e1J"]
    {
        assert_eq!(kinds(number), "Number Newline EndMarker", "{number}");
    }
    fails("1.real", "invalid decimal literal");
}

#[test]
fn wrong_numbers() {
    fails("1_", "invalid decimal literal");
    fails("0xg", "invalid hexadecimal literal");
    fails("0b12", "invalid digit '2' in binary literal");
    fails("0o8", "invalid digit '8' in octal literal");
    fails("1jx", "invalid imaginary literal");
    fails("007", "leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers");
}

#[test]
fn a_keyword_glued_to_a_number_is_a_warning() {
    let lexed = lexed("1if x else 2");
    assert!(lexed.error.is_none());
    assert_eq!(lexed.warnings[0].message, "invalid decimal literal");
}

#[test]
fn names_of_all_scripts() {
    assert_eq!(kinds("größe = 変数"), "Name Equal Name Newline EndMarker");
    fails("a“b”", "invalid character '“' (U+201C)");
    fails("a\u{a0}b", "invalid non-printable character U+00A0");
    fails("a \u{1}", "invalid non-printable character U+0001");
}

#[test]
fn strings_with_prefixes() {
    for string in ["'a'", r"r'\d'", "b''", "Rb'x'", "u\"\"", "'''a'b '''", "'a\\\nb'", "\"\"\"\n\"\"\""] {
        assert_eq!(kinds(string), "String Newline EndMarker", "{string}");
    }
    assert_eq!(kinds("ur'' "), "Name String Newline EndMarker");
    fails("x = 'a\nb'", "unterminated string literal (detected at line 1)");
    fails("x = 'a\\'", "unterminated string literal (detected at line 1); perhaps you escaped the end quote?");
    fails("'''a\n\n", "unterminated triple-quoted string literal (detected at line 2)");
}

#[test]
fn escapes_in_text() {
    decodes(r"a\n\t\\\'\x41\101\u00e9\U0001F600\N{bullet}", "a\n\t\\'AAé😀•");
    decodes("a\\\nb", "ab");
    let decoded = decode_text(r"\d\w", false, false).expect("unknown escapes stay");
    assert_eq!(decoded.value, Text::Utf8(r"\d\w".into()));
    assert_eq!(decoded.warning.map(|(message, _)| message), Some(r"invalid escape sequence '\d'".into()));
    let surrogate = decode_text(r"a\ud800b", false, false).expect("lone surrogates are allowed");
    assert_eq!(surrogate.value, Text::CodePoints([97, 0xd800, 98].into()));
}

#[test]
fn wrong_escapes_are_counted_as_in_cpython() {
    let message = |body| decode_text(body, false, false).err().unwrap_or_default();
    let place = "(unicode error) 'unicodeescape' codec can't decode bytes in position";
    assert_eq!(message(r"\x1"), format!("{place} 0-2: truncated \\xXX escape"));
    assert_eq!(message(r"é\u12"), format!("{place} 10-13: truncated \\uXXXX escape"));
    assert_eq!(message(r"\N{-}"), format!("{place} 0-4: unknown Unicode character name"));
    assert_eq!(message(r"\N{bul let}"), format!("{place} 0-10: unknown Unicode character name"));
    assert_eq!(message(r"\N{no such}"), format!("{place} 0-10: unknown Unicode character name"));
}

#[test]
fn escapes_in_bytes() {
    let value = decode_bytes(r"a\x00\777\q", false).expect("the escapes are right").value;
    assert_eq!(value, b"a\x00\xff\\q");
    assert_eq!(decode_bytes(r"\xg", false).err(), Some("(value error) invalid \\x escape at position 0".into()));
}

#[test]
fn f_strings_are_tokens() {
    assert_eq!(kinds("f'a{b!r:>{c}}d'"), {
        "FStringStart FStringMiddle LBrace Name Exclamation Name Colon FStringMiddle LBrace Name RBrace FStringMiddle \
         RBrace FStringMiddle FStringEnd Newline EndMarker"
    });
    assert_eq!(kinds("f'{{}}'"), "FStringStart FStringMiddle FStringEnd Newline EndMarker");
    assert_eq!(kinds(r"f'\N{DASH}{x}'"), "FStringStart FStringMiddle LBrace Name RBrace FStringEnd Newline EndMarker");
    // A colon inside brackets, and `!=`, belong to the expression.
    assert_eq!(kinds("f'{a[1:2] != b}'"), {
        "FStringStart LBrace Name LBracket Number Colon Number RBracket NotEqual Name RBrace FStringEnd Newline EndMarker"
    });
}

#[test]
fn wrong_f_strings() {
    fails("f'}'", "f-string: single '}' is not allowed");
    fails("f'{a'", "f-string: expecting '}'");
    fails("f'{a)}'", "f-string: unmatched ')'");
    fails("f'abc", "unterminated f-string literal (detected at line 1)");
    fails("f'{a:{b:{c:{d}}}}'", "f-string: expressions nested too deeply");
    fails(&format!("{}1{}", "f'{".repeat(150), "}'".repeat(150)), "too many nested f-strings");
}

#[test]
fn soft_keywords_depend_on_what_follows() {
    assert!(kinds("match x:\n case 1: pass\n").starts_with("Match Name Colon Newline Indent Case Number"));
    assert!(kinds("match (x):\n case (y): pass\n").starts_with("Match LParen Name RParen Colon"));
    for name in ["match = 1", "match(x)", "match[x]: int = 1", "print(match, case)", "case: int"] {
        assert!(!kinds(name).contains("Match") && !kinds(name).contains("Case"), "{name}");
    }
    assert!(kinds("type X = int").starts_with("Type Name Equal"));
    assert!(kinds("type X[T] = int").starts_with("Type Name LBracket"));
    assert!(kinds("type(x) == type").starts_with("Name LParen"));
}

#[test]
fn parentheses_of_with_statements() {
    for items in ["with (a as b): x", "with (a, b): x", "with (a): x", "with (a, b as c,): x"] {
        assert!(kinds(items).starts_with("With WithParen"), "{items}");
    }
    for expression in
        ["with (a, b) as c: x", "with (a).b: x", "with (yield): x", "with (a := b): x", "with (x for x in y): x"]
    {
        assert!(kinds(expression).starts_with("With LParen"), "{expression}");
    }
}

#[test]
fn bytes_become_text() {
    let text = |bytes: &[u8]| decode("x.py", bytes).map(|source| source.text).map_err(|error| error.message);
    assert_eq!(text(b"\xef\xbb\xbfa\r\nb\rc"), Ok("a\nb\nc".into()));
    assert_eq!(text(b"# coding: latin-1\n'\xe9'"), Ok("# coding: latin-1\n'\u{e9}'".into()));
    assert_eq!(text(b"# vim: fileencoding=foo\n"), Err("encoding problem: foo".into()));
    assert_eq!(text(b"\xef\xbb\xbf# coding: latin-1\n"), Err("encoding problem: iso-8859-1 with BOM".into()));
    assert_eq!(text(b"a\0b"), Err("source code cannot contain null bytes".into()));
    assert!(text(b"\n\n# coding: foo\n").is_ok(), "only the first two lines count");
    assert!(super::source_of_text("<string>", "a\0").is_err());
    assert!(text(b"'\xff'").is_err_and(|message| message.starts_with("Non-UTF-8 code starting with '\\xff'")));
}
