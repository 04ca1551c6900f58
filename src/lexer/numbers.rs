//! The rest of a number after its first characters: digits, underscores, exponent, `j`, and what may follow.
//!
//! CPython reads numbers by hand too, because a wrong one gets a message about its kind ("invalid octal literal")
//! at the place where it goes wrong.

/// What a scan found: the length of the number in bytes, or how far it went and what is wrong there.
pub enum Number {
    /// A number of this length; `glued` names its kind when a keyword follows without a space (a warning).
    Good { length: usize, glued: Option<&'static str> },
    /// The message, and the place of the mistake: the end of what CPython had read.
    Bad { read: usize, message: String },
    /// `012`: the leading zeros' length.
    LeadingZeros { zeros: usize },
}

type Scan = Result<(), (usize, String)>;

struct Scanner<'s> {
    text: &'s [u8],
    at: usize,
}

/// Scans the number at the start of `text` (which starts with a digit, or a point and a digit).
pub fn scan(text: &str) -> Number {
    let scanner = Scanner { text: text.as_bytes(), at: 0 };
    if scanner.at_radix(b'x') {
        return scanner.prefixed("hexadecimal", |c| c.is_ascii_hexdigit());
    }
    if scanner.at_radix(b'o') {
        return scanner.prefixed("octal", |c| (b'0'..b'8').contains(&c));
    }
    if scanner.at_radix(b'b') {
        return scanner.prefixed("binary", |c| c == b'0' || c == b'1');
    }
    scanner.decimal()
}

impl Scanner<'_> {
    fn peek(&self) -> u8 {
        self.text.get(self.at).copied().unwrap_or(0)
    }

    fn next_is(&self, offset: usize, wanted: impl Fn(u8) -> bool) -> bool {
        self.text.get(self.at + offset).is_some_and(|c| wanted(*c))
    }

    fn at_radix(&self, letter: u8) -> bool {
        self.text[0] == b'0' && self.next_is(1, |c| c.to_ascii_lowercase() == letter)
    }

    fn prefixed(mut self, kind: &'static str, digit: impl Fn(u8) -> bool) -> Number {
        self.at = 2;
        loop {
            if self.peek() == b'_' {
                self.at += 1;
            }
            if !digit(self.peek()) {
                return self.wrong_digit(kind);
            }
            while digit(self.peek()) {
                self.at += 1;
            }
            if self.peek() != b'_' {
                break;
            }
        }
        if self.peek().is_ascii_digit() {
            return self.wrong_digit(kind);
        }
        self.end(kind)
    }

    fn wrong_digit(self, kind: &str) -> Number {
        let found = self.peek();
        if found.is_ascii_digit() {
            let message = format!("invalid digit '{}' in {kind} literal", found as char);
            return Number::Bad { read: self.at + 1, message };
        }
        Number::Bad { read: self.at, message: format!("invalid {kind} literal") }
    }

    /// Digits with single underscores between them.
    fn digits(&mut self) -> Scan {
        loop {
            while self.peek().is_ascii_digit() {
                self.at += 1;
            }
            if self.peek() != b'_' {
                return Ok(());
            }
            self.at += 1;
            if !self.peek().is_ascii_digit() {
                return Err((self.at, "invalid decimal literal".into()));
            }
        }
    }

    fn decimal(mut self) -> Number {
        let zeros = self.text.iter().take_while(|c| matches!(c, b'0' | b'_')).count();
        let leading_zero = self.text[0] == b'0' && self.text.get(zeros).is_some_and(u8::is_ascii_digit);
        match self.decimal_parts() {
            Err((read, message)) => Number::Bad { read, message },
            Ok(Some(number)) => number,
            Ok(None) if leading_zero && self.text[..self.at].iter().all(|c| c.is_ascii_digit() || *c == b'_') => {
                Number::LeadingZeros { zeros: zeros + 1 }
            }
            Ok(None) => {
                let kind = if self.at > 0 && self.text[self.at - 1].eq_ignore_ascii_case(&b'j') {
                    "imaginary"
                } else {
                    "decimal"
                };
                self.end(kind)
            }
        }
    }

    /// Integer part, fraction, exponent, `j`. A finished number is handed back where an `e` does not belong to it.
    fn decimal_parts(&mut self) -> Result<Option<Number>, (usize, String)> {
        self.digits()?;
        if self.peek() == b'.' {
            self.at += 1;
            if self.peek().is_ascii_digit() {
                self.digits()?;
            }
        }
        if self.peek().eq_ignore_ascii_case(&b'e') {
            if self.next_is(1, |c| c == b'+' || c == b'-') {
                self.at += 2;
                if !self.peek().is_ascii_digit() {
                    return Err((self.at, "invalid decimal literal".into()));
                }
            } else if self.next_is(1, |c| c.is_ascii_digit()) {
                self.at += 1;
            } else {
                return Ok(Some(self.end("decimal")));
            }
            self.digits()?;
        }
        if self.peek().eq_ignore_ascii_case(&b'j') {
            self.at += 1;
        }
        Ok(None)
    }

    /// What follows a number: a keyword that may follow one is warned about, another word is an error.
    fn end(&self, kind: &'static str) -> Number {
        let rest = &self.text[self.at..];
        if glued_keyword(rest) {
            return Number::Good { length: self.at, glued: Some(kind) };
        }
        if is_word(self.peek()) {
            return Number::Bad { read: self.at, message: format!("invalid {kind} literal") };
        }
        Number::Good { length: self.at, glued: None }
    }
}

fn is_word(c: u8) -> bool {
    c.is_ascii_alphanumeric() || c == b'_'
}

/// Whether `rest` starts with a keyword that can stand behind a number in valid code.
fn glued_keyword(rest: &[u8]) -> bool {
    let whole_word = |word: &[u8]| rest.starts_with(word) && !rest.get(word.len()).is_some_and(|c| is_word(*c));
    // CPython looks at two letters only for `if`, `in` and `is`.
    let starts = [b"if", b"in", b"is"].iter().any(|word| rest.starts_with(*word));
    starts || [&b"and"[..], b"else", b"for", b"or", b"not"].iter().any(|word| whole_word(word))
}
