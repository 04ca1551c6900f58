//! Tokens: what logos reads, and what the parser is given.
//!
//! [`Raw`] is logos' view: one row a token, keywords and operators by their text. [`Token`] is the parser's: raw tokens with their
//! values, plus what the layers above add (layout, f-strings, soft keywords).

use crate::ast::{Constant, Name, Text};
use logos::Logos;

macro_rules! fixed_tokens {
    ($($name:ident = $text:literal,)*) => {
        /// A token with a fixed text.
        #[derive(Clone, Copy, PartialEq, Eq, Debug, Hash)]
        #[allow(missing_docs)]
        pub enum Fixed { $($name,)* }

        impl Fixed {
            /// Its text.
            pub fn text(self) -> &'static str {
                match self { $(Fixed::$name => $text,)* }
            }

            /// Whether it is a reserved word.
            pub fn is_keyword(self) -> bool {
                self.text().starts_with(|c: char| c.is_ascii_alphabetic())
            }
        }

        /// What logos reads.
        #[derive(Logos, Clone, Copy, PartialEq, Eq, Debug)]
        #[logos(skip r"[ \t\x0c]+")]
        #[logos(skip r"\\\n")]
        pub enum Raw {
            $(#[token($text)] $name,)*
            /// A name or keyword; checked against Unicode's identifier rules afterwards.
            #[regex(r"[\p{XID_Start}_]\p{XID_Continue}*")]
            Name,
            /// Anything that begins like a number; taken apart in `numbers.rs`.
            #[regex(r"[0-9]|\.[0-9]")]
            Number,
            /// A string's prefix and opening quotes; the rest is read by `strings.rs`.
            #[regex(r#"([rRuUbBfF]|[rR][bBfF]|[bBfF][rR])?("""|'''|"|')"#, priority = 20)]
            Quote,
            /// A comment.
            #[regex(r"#[^\n]*", allow_greedy = true)]
            Comment,
            /// The end of a line.
            #[token("\n")]
            LineEnd,
        }

        impl Raw {
            /// The token with a fixed text.
            pub fn fixed(self) -> Option<Fixed> {
                match self {
                    $(Raw::$name => Some(Fixed::$name),)*
                    Raw::Name | Raw::Number | Raw::Quote | Raw::Comment | Raw::LineEnd => None,
                }
            }
        }
    };
}

fixed_tokens! {
    False = "False", None_ = "None", True = "True", And = "and", As = "as", Assert = "assert", Async = "async",
    Await = "await", Break = "break", Class = "class", Continue = "continue", Def = "def", Del = "del", Elif = "elif",
    Else = "else", Except = "except", Finally = "finally", For = "for", From = "from", Global = "global", If = "if",
    Import = "import", In = "in", Is = "is", Lambda = "lambda", Nonlocal = "nonlocal", Not = "not", Or = "or",
    Pass = "pass", Raise = "raise", Return = "return", Try = "try", While = "while", With = "with", Yield = "yield",
    LParen = "(", RParen = ")", LBracket = "[", RBracket = "]", LBrace = "{", RBrace = "}", Colon = ":", Comma = ",",
    Semicolon = ";", Dot = ".", Ellipsis = "...", Arrow = "->", At = "@", Equal = "=", ColonEqual = ":=", Bang = "!",
    Plus = "+", Minus = "-", Star = "*", DoubleStar = "**", Slash = "/", DoubleSlash = "//", Percent = "%",
    LShift = "<<", RShift = ">>", Amper = "&", Bar = "|", Caret = "^", Tilde = "~", Less = "<", Greater = ">",
    LessEqual = "<=", GreaterEqual = ">=", EqEqual = "==", NotEqual = "!=", PlusEqual = "+=", MinusEqual = "-=",
    StarEqual = "*=", SlashEqual = "/=", DoubleSlashEqual = "//=", PercentEqual = "%=", AtEqual = "@=",
    AmperEqual = "&=", BarEqual = "|=", CaretEqual = "^=", LShiftEqual = "<<=", RShiftEqual = ">>=",
    DoubleStarEqual = "**=",
}

/// What the parser is given.
#[derive(Clone, PartialEq, Debug)]
pub enum Token {
    /// A keyword, operator or bracket.
    Fixed(Fixed),
    /// An identifier.
    Name(Name),
    /// `match` at the beginning of a match statement.
    Match,
    /// `case` at the beginning of a case block.
    Case,
    /// `type` at the beginning of a type alias.
    Type,
    /// The parenthesis around the items of a `with`.
    WithOpen,
    /// Its partner.
    WithClose,
    /// A number.
    Number(Constant),
    /// A string or bytes literal.
    Str(Constant),
    /// The beginning of an f-string.
    FStart,
    /// Text in an f-string.
    FText(Text),
    /// The `=` of `{expr=}`, with the text from behind the brace up to and with it.
    FDebug(Text),
    /// `!r`, `!s`, `!a`
    FConversion(char),
    /// The colon before a format spec.
    FSpec,
    /// The end of an f-string.
    FEnd,
    /// The end of a logical line.
    Newline,
    /// Deeper indentation.
    Indent,
    /// Back to shallower indentation.
    Dedent,
    /// Start marker: a file or interactive input follows.
    StartModule,
    /// Start marker: an expression follows.
    StartExpression,
}

impl std::fmt::Display for Token {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Token::Fixed(fixed) => f.write_str(fixed.text()),
            Token::Name(name) => f.write_str(name),
            other => write!(f, "{other:?}"),
        }
    }
}
