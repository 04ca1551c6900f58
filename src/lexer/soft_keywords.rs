//! Soft keywords: `match`, `case` and `type` are names unless they begin a statement of their kind; the parentheses of a `with`
//! may belong to the statement.
//!
//! Decided on the tokens of one logical line, as RustPython's parser showed is enough: at the beginning of a line `match` and `case`
//! are keywords if the line has a colon outside brackets that does not follow the word at once and is not a lambda's;
//! `type` if a name follows and an `=` comes. The parenthesis behind `with` is the statement's own if its partner is followed
//! by a colon and it holds `as` or a comma at its own depth, but no `:=`, `yield` or comprehension there.

use super::Spanned;
use super::token::{Fixed, Token};

/// Turns names into soft keywords, and parentheses into those of `with`.
pub(super) fn decide(tokens: &mut [Spanned]) {
    let mut line_start = true;
    for at in 0..tokens.len() {
        if line_start {
            if let Some(word) = soft_word(tokens, at) {
                tokens[at].1 = word;
            }
        }
        if tokens[at].1 == Token::Fixed(Fixed::With) {
            with_parentheses(tokens, at);
        }
        line_start =
            matches!(tokens[at].1, Token::Newline | Token::Indent | Token::Dedent | Token::Fixed(Fixed::Semicolon))
                || (tokens[at].1 == Token::Fixed(Fixed::Colon) && line_start_after_colon(tokens, at));
    }
}

/// A colon is followed by a statement on the same line only in one-line suites: `case` and `match` never stand there, `type` may.
fn line_start_after_colon(tokens: &[Spanned], at: usize) -> bool {
    matches!(tokens.get(at + 1), Some((_, Token::Name(name), _)) if &**name == "type")
}

fn soft_word(tokens: &[Spanned], at: usize) -> Option<Token> {
    let Token::Name(name) = &tokens[at].1 else { return None };
    let next = &tokens.get(at + 1)?.1;
    match &**name {
        "match" | "case" => {
            if matches!(next, Token::Newline | Token::Fixed(Fixed::Colon | Fixed::Equal | Fixed::Dot | Fixed::Comma)) {
                return None;
            }
            let word = if &**name == "match" { Token::Match } else { Token::Case };
            colon_comes(&tokens[at + 1..]).then_some(word)
        }
        "type" => {
            let named = matches!(next, Token::Name(_));
            (named && equal_comes(&tokens[at + 2..])).then_some(Token::Type)
        }
        _ => None,
    }
}

fn depth_change(token: &Token) -> i32 {
    match token {
        Token::Fixed(Fixed::LParen | Fixed::LBracket | Fixed::LBrace) | Token::WithOpen | Token::FStart => 1,
        Token::Fixed(Fixed::RParen | Fixed::RBracket | Fixed::RBrace) | Token::WithClose | Token::FEnd => -1,
        _ => 0,
    }
}

/// Whether the logical line ends in a colon outside brackets that is no lambda's, directly before a line end or a suite.
fn colon_comes(tokens: &[Spanned]) -> bool {
    let (mut depth, mut lambdas, mut first) = (0, 0, true);
    for (_, token, _) in tokens {
        depth += depth_change(token);
        match token {
            Token::Newline => return false,
            Token::Fixed(Fixed::Lambda) if depth == 0 => lambdas += 1,
            Token::Fixed(Fixed::Colon) if depth == 0 => {
                if lambdas == 0 {
                    return !first;
                }
                lambdas -= 1;
            }
            Token::Fixed(Fixed::Equal) if depth == 0 && lambdas == 0 => return false,
            _ => {}
        }
        first = false;
    }
    false
}

fn equal_comes(tokens: &[Spanned]) -> bool {
    match tokens.first().map(|(_, token, _)| token) {
        Some(Token::Fixed(Fixed::Equal)) => return true,
        Some(Token::Fixed(Fixed::LBracket)) => {}
        _ => return false,
    }
    let mut depth = 0;
    for (_, token, _) in tokens {
        depth += depth_change(token);
        match token {
            Token::Newline => return false,
            Token::Fixed(Fixed::Equal) if depth == 0 => return true,
            _ => {}
        }
    }
    false
}

fn with_parentheses(tokens: &mut [Spanned], at: usize) {
    if !matches!(tokens.get(at + 1), Some((_, Token::Fixed(Fixed::LParen), _))) {
        return;
    }
    let (mut depth, mut items, mut expression) = (0, false, false);
    let mut lambdas = 0;
    for close in at + 1..tokens.len() {
        depth += depth_change(&tokens[close].1);
        match &tokens[close].1 {
            Token::Fixed(Fixed::As | Fixed::Comma) if depth == 1 && lambdas == 0 => items = true,
            Token::Fixed(Fixed::ColonEqual | Fixed::Yield | Fixed::For) if depth == 1 => expression = true,
            Token::Fixed(Fixed::Lambda) if depth == 1 => lambdas += 1,
            Token::Fixed(Fixed::Colon) if depth == 1 && lambdas > 0 => lambdas -= 1,
            _ => {}
        }
        if depth == 0 {
            let ends = matches!(tokens.get(close + 1), Some((_, Token::Fixed(Fixed::Colon), _)));
            if ends && items && !expression {
                tokens[at + 1].1 = Token::WithOpen;
                tokens[close].1 = Token::WithClose;
            }
            return;
        }
    }
}
