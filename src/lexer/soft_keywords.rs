//! Words and brackets whose meaning depends on what follows, decided before parsing.
//!
//! An LR(1) grammar sees one token ahead; these need more. A pass over the tokens turns the name `match` or `case`
//! at the start of a statement into [`Token::Match`] or [`Token::Case`] where the logical line is a header, the
//! name `type` into [`Token::Type`] where an alias follows, and the parenthesis after `with` into
//! [`Token::WithParen`] where it holds the items. The word `_` needs nothing: patterns know it by its text.

use super::{Lexeme, Token};
use crate::source::Source;

/// Decides all of them in place.
pub(super) fn decide(source: &Source, tokens: &mut [Lexeme]) {
    // Whether each open block is the block of a `match`; the last header seen decides for the next one.
    let mut match_blocks: Vec<bool> = Vec::new();
    let mut header_is_match = false;
    let mut previous = Token::Newline;
    for at in 0..tokens.len() {
        let in_match = match_blocks.last() == Some(&true);
        if let Some(decided) = decided(source, &tokens[at..], previous, in_match) {
            tokens[at].token = decided;
        }
        previous = tokens[at].token;
        match previous {
            Token::Match => header_is_match = true,
            Token::Indent => match_blocks.push(std::mem::take(&mut header_is_match)),
            Token::Dedent => {
                match_blocks.pop();
            }
            _ => {}
        }
    }
}

/// What the first of the tokens is besides a name or a bracket.
fn decided(source: &Source, tokens: &[Lexeme], previous: Token, in_match: bool) -> Option<Token> {
    let line_start = matches!(previous, Token::Newline | Token::Indent | Token::Dedent);
    let statement_start = line_start || matches!(previous, Token::Semicolon | Token::Colon);
    match tokens[0].token {
        Token::LParen => (previous == Token::With && holds_with_items(tokens)).then_some(Token::WithParen),
        Token::Name => match source.slice(tokens[0].span) {
            "case" if line_start && in_match => Some(Token::Case),
            "match" if line_start && opens_cases(source, tokens) => Some(Token::Match),
            "type" if statement_start && is_alias(&tokens[1..]) => Some(Token::Type),
            _ => None,
        },
        _ => None,
    }
}

/// Whether the logical line ends in a colon and a block follows that starts with the word `case`: no other
/// statement that starts with a name looks like this.
fn opens_cases(source: &Source, line: &[Lexeme]) -> bool {
    let Some(end) = line.iter().position(|lexeme| lexeme.token == Token::Newline) else { return false };
    end >= 2
        && line[end - 1].token == Token::Colon
        && line.get(end + 1).is_some_and(|next| next.token == Token::Indent)
        && line.get(end + 2).is_some_and(|next| next.token == Token::Name && source.slice(next.span) == "case")
}

/// `type Name =` or `type Name[`.
fn is_alias(rest: &[Lexeme]) -> bool {
    let kinds: Vec<Token> = rest.iter().take(2).map(|lexeme| lexeme.token).collect();
    matches!(kinds[..], [Token::Name, Token::Equal | Token::LBracket])
}

/// Whether the bracket at the start of `rest` is followed by `:` and holds items: expressions with or without
/// `as`, so no `yield`, `:=`, `*` or comprehension of its own.
fn holds_with_items(rest: &[Lexeme]) -> bool {
    let mut depth = 0;
    let mut item_start = false;
    for (at, lexeme) in rest.iter().enumerate() {
        match lexeme.token {
            Token::LParen | Token::LBracket | Token::LBrace => depth += 1,
            Token::RParen | Token::RBracket | Token::RBrace => {
                depth -= 1;
                if depth == 0 {
                    let empty = at == 1;
                    return !empty && rest.get(at + 1).is_some_and(|next| next.token == Token::Colon);
                }
            }
            Token::Yield | Token::Star | Token::DoubleStar if depth == 1 && item_start => return false,
            Token::ColonEqual | Token::For if depth == 1 => return false,
            _ => {}
        }
        item_start = depth == 1 && matches!(lexeme.token, Token::LParen | Token::Comma);
    }
    false
}
