//! The text of a pattern or a template, one character or escape at a time, with one token seen ahead.

/// A character, or a backslash and what follows it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Token {
    /// A character that stands for itself or is an operator.
    Plain(u32),
    /// A backslash and this character.
    Escape(u32),
}

impl Token {
    /// Whether it is this ASCII character, unescaped.
    pub fn is(self, c: char) -> bool {
        self == Token::Plain(c as u32)
    }

    /// The character as Rust's, where it is one and unescaped.
    pub fn plain(self) -> Option<char> {
        match self {
            Token::Plain(point) => char::from_u32(point),
            Token::Escape(_) => None,
        }
    }

    /// How many characters it is long.
    pub fn len(self) -> usize {
        match self {
            Token::Plain(_) => 1,
            Token::Escape(_) => 2,
        }
    }

    /// Its text.
    pub fn text(self) -> String {
        match self {
            Token::Plain(point) => shown(&[point]),
            Token::Escape(point) => format!("\\{}", shown(&[point])),
        }
    }
}

/// Why a pattern or template cannot be read.
#[derive(Debug)]
pub enum Failure {
    /// `PatternError`, with the place where there is one.
    Pattern(String, Option<usize>),
    /// `IndexError` (an unknown group in a template).
    Index(String),
    /// `OverflowError`
    Overflow(String),
    /// `ValueError` (flags that exclude each other).
    Value(String),
    /// `RecursionError`: brackets nested too deeply.
    Depth,
}

/// What reading gives.
pub type Read<T> = Result<T, Failure>;

/// The reader.
pub struct Source<'a> {
    text: &'a [u32],
    /// Whether it is text, not bytes.
    pub is_text: bool,
    /// Where the token behind `next` begins.
    at: usize,
    /// The token about to be read.
    pub next: Option<Token>,
}

impl<'a> Source<'a> {
    /// A reader at the beginning.
    pub fn new(text: &'a [u32], is_text: bool) -> Read<Source<'a>> {
        let mut source = Source { text, is_text, at: 0, next: None };
        source.advance()?;
        Ok(source)
    }

    fn advance(&mut self) -> Read<()> {
        self.next = match self.text.get(self.at) {
            None => None,
            Some(0x5c) => match self.text.get(self.at + 1) {
                Some(point) => Some(Token::Escape(*point)),
                None => {
                    let message = "bad escape (end of pattern)".to_owned();
                    return Err(Failure::Pattern(message, Some(self.text.len() - 1)));
                }
            },
            Some(point) => Some(Token::Plain(*point)),
        };
        self.at += self.next.map_or(0, Token::len);
        Ok(())
    }

    /// Takes the next token.
    pub fn take(&mut self) -> Read<Option<Token>> {
        let token = self.next;
        self.advance()?;
        Ok(token)
    }

    /// Takes the next token if it is this character.
    pub fn take_if(&mut self, c: char) -> Read<bool> {
        let found = self.next_is(c);
        if found {
            self.advance()?;
        }
        Ok(found)
    }

    /// Whether the next token is this character.
    pub fn next_is(&self, c: char) -> bool {
        self.next.is_some_and(|token| token.is(c))
    }

    /// Takes up to `most` tokens that are such characters.
    pub fn take_while(&mut self, most: usize, fits: fn(char) -> bool) -> Read<String> {
        let mut text = String::new();
        while text.len() < most {
            let Some(c) = self.next.and_then(Token::plain).filter(|c| fits(*c)) else { break };
            text.push(c);
            self.advance()?;
        }
        Ok(text)
    }

    /// The name before a terminator, which is taken too.
    pub fn take_until(&mut self, terminator: char, what: &str) -> Read<Vec<u32>> {
        let mut name = Vec::new();
        loop {
            let token = self.take()?;
            match token {
                None if name.is_empty() => return Err(self.error(format!("missing {what}"), 0)),
                None => return Err(self.error(format!("missing {terminator}, unterminated name"), name.len())),
                Some(token) if token.is(terminator) => {
                    if name.is_empty() {
                        return Err(self.error(format!("missing {what}"), 1));
                    }
                    return Ok(name);
                }
                Some(Token::Plain(point)) => name.push(point),
                Some(Token::Escape(point)) => name.extend([0x5c, point]),
            }
        }
    }

    /// Where the next token begins.
    pub fn tell(&self) -> usize {
        self.at - self.next.map_or(0, Token::len)
    }

    /// Goes on from a place where a token begins.
    pub fn seek(&mut self, at: usize) -> Read<()> {
        self.at = at;
        self.advance()
    }

    /// An error so many characters before the next token.
    pub fn error(&self, message: impl Into<String>, back: usize) -> Failure {
        Failure::Pattern(message.into(), Some(self.tell().saturating_sub(back)))
    }

    /// Checks the name of a group, just read with `behind` more characters.
    pub fn check_group_name(&self, name: &[u32], behind: usize) -> Read<()> {
        let text: Option<String> = name.iter().map(|point| char::from_u32(*point)).collect();
        let allowed = self.is_text || name.iter().all(|point| *point < 0x80);
        if allowed && text.is_some_and(|text| is_identifier(&text)) {
            return Ok(());
        }
        let quoted = quoted(name);
        let quoted = if allowed { quoted } else { ascii_only(&quoted) };
        Err(self.error(format!("bad character in group name {quoted}"), name.len() + behind))
    }
}

/// `str.isidentifier()`
fn is_identifier(text: &str) -> bool {
    let mut chars = text.chars();
    chars.next().is_some_and(|c| c == '_' || unicode_ident::is_xid_start(c))
        && chars.all(unicode_ident::is_xid_continue)
}

/// Code points as text for messages.
pub fn shown(points: &[u32]) -> String {
    points.iter().map(|point| char::from_u32(*point).unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
}

/// `repr()` of code points.
pub fn quoted(points: &[u32]) -> String {
    crate::objects::string::Str::from_code_points(points).repr().to_text().into_owned()
}

/// What is not ASCII, as escapes.
fn ascii_only(text: &str) -> String {
    let escape = |c: char| if c.is_ascii() { c.to_string() } else { format!("\\x{:02x}", c as u32) };
    text.chars().map(escape).collect()
}
