//! The tokens of Python and the regular expressions (logos) that find them.
//!
//! A token carries no text: whoever needs it slices the source by the token's span. Some tokens are never
//! matched by logos: the layout pass makes [`Token::Indent`] and its kin, the string scanner those of f-strings,
//! the soft-keyword pass [`Token::Match`] and its kin, the parser the start markers.

use crate::source::Span;
use logos::Logos;

/// A token and where it stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Lexeme {
    /// What it is.
    pub token: Token,
    /// Where it stands; empty for tokens without text.
    pub span: Span,
}

/// A kind of token. Spaces, comments and joined lines never become tokens.
#[derive(Logos, Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[logos(skip "[ \t\x0c]+")]
#[allow(missing_docs)] // the variants are Python's own words
pub enum Token {
    // Made by other passes.
    StartModule,
    StartExpression,
    StartInteractive,
    /// Up to the end of the line; the layout pass drops it.
    #[regex("#[^\n]*", allow_greedy = true)]
    Comment,
    /// The end of a logical line, the comment before it included; logos finds every `\n`, the layout pass keeps
    /// those that count. Where the file lacks the last one, the span ends one behind the text.
    #[token("\n")]
    Newline,
    Indent,
    Dedent,
    EndMarker,
    /// From the prefix to the opening quotes.
    #[regex(r#"(?i:f|fr|rf)("""|'''|"|')"#)]
    FStringStart,
    /// Text between the fields of an f-string, or of a format spec; doubled braces still doubled.
    FStringMiddle,
    FStringEnd,
    Match,
    Case,
    Type,
    /// `(` that opens the parenthesised items of a `with` statement.
    WithParen,

    // Words.
    #[token("False")]
    False,
    #[token("None")]
    None,
    #[token("True")]
    True,
    #[token("and")]
    And,
    #[token("as")]
    As,
    #[token("assert")]
    Assert,
    #[token("async")]
    Async,
    #[token("await")]
    Await,
    #[token("break")]
    Break,
    #[token("class")]
    Class,
    #[token("continue")]
    Continue,
    #[token("def")]
    Def,
    #[token("del")]
    Del,
    #[token("elif")]
    Elif,
    #[token("else")]
    Else,
    #[token("except")]
    Except,
    #[token("finally")]
    Finally,
    #[token("for")]
    For,
    #[token("from")]
    From,
    #[token("global")]
    Global,
    #[token("if")]
    If,
    #[token("import")]
    Import,
    #[token("in")]
    In,
    #[token("is")]
    Is,
    #[token("lambda")]
    Lambda,
    #[token("nonlocal")]
    Nonlocal,
    #[token("not")]
    Not,
    #[token("or")]
    Or,
    #[token("pass")]
    Pass,
    #[token("raise")]
    Raise,
    #[token("return")]
    Return,
    #[token("try")]
    Try,
    #[token("while")]
    While,
    #[token("with")]
    With,
    #[token("yield")]
    Yield,

    // Names and literals. Non-ASCII characters are checked after the match, as CPython does.
    #[regex(r"[A-Za-z_[^\x00-\x7f]][A-Za-z0-9_[^\x00-\x7f]]*")]
    Name,
    /// Logos finds the first characters, `numbers` the rest.
    #[regex(r"[0-9]|\.[0-9]")]
    Number,
    /// Logos finds the prefix and the opening quotes, `strings` the rest.
    #[regex(r#"(?i:[rub]|br|rb)?("""|'''|"|')"#)]
    String,

    // Brackets.
    #[token("(")]
    LParen,
    #[token(")")]
    RParen,
    #[token("[")]
    LBracket,
    #[token("]")]
    RBracket,
    #[token("{")]
    LBrace,
    #[token("}")]
    RBrace,

    // Punctuation.
    #[token(",")]
    Comma,
    #[token(":")]
    Colon,
    #[token(";")]
    Semicolon,
    #[token(".")]
    Dot,
    #[token("...")]
    Ellipsis,
    #[token("->")]
    Arrow,
    #[token(":=")]
    ColonEqual,
    #[token("=")]
    Equal,
    #[token("!")]
    Exclamation,
    #[token("\\")]
    Backslash,
    /// A character that is a token to CPython but in no rule.
    #[regex(r"[$?`]")]
    Stray,

    // Operators.
    #[token("@")]
    At,
    #[token("+")]
    Plus,
    #[token("-")]
    Minus,
    #[token("*")]
    Star,
    #[token("**")]
    DoubleStar,
    #[token("/")]
    Slash,
    #[token("//")]
    DoubleSlash,
    #[token("%")]
    Percent,
    #[token("<<")]
    LeftShift,
    #[token(">>")]
    RightShift,
    #[token("&")]
    Ampersand,
    #[token("|")]
    Bar,
    #[token("^")]
    Caret,
    #[token("~")]
    Tilde,
    #[token("<")]
    Less,
    #[token("<=")]
    LessEqual,
    #[token("==")]
    EqualEqual,
    #[token("!=")]
    NotEqual,
    #[token(">")]
    Greater,
    #[token(">=")]
    GreaterEqual,
    #[token("<>")]
    LessGreater,

    // Augmented assignment.
    #[token("+=")]
    PlusEqual,
    #[token("-=")]
    MinusEqual,
    #[token("*=")]
    StarEqual,
    #[token("/=")]
    SlashEqual,
    #[token("//=")]
    DoubleSlashEqual,
    #[token("%=")]
    PercentEqual,
    #[token("@=")]
    AtEqual,
    #[token("&=")]
    AmpersandEqual,
    #[token("|=")]
    BarEqual,
    #[token("^=")]
    CaretEqual,
    #[token("<<=")]
    LeftShiftEqual,
    #[token(">>=")]
    RightShiftEqual,
    #[token("**=")]
    DoubleStarEqual,
}

impl Token {
    /// Whether it is a reserved word.
    pub fn is_keyword(self) -> bool {
        (Token::False as u8..=Token::Yield as u8).contains(&(self as u8))
    }

    /// Whether it ends the token stream or has no text of its own.
    pub fn is_layout(self) -> bool {
        matches!(self, Token::Newline | Token::Indent | Token::Dedent | Token::EndMarker)
    }
}
