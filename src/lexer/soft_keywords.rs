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
        let line_start = matches!(previous, Token::Newline | Token::Indent | Token::Dedent);
        let in_match = match_blocks.last() == Some(&true);
        match tokens[at].token {
            Token::Indent => match_blocks.push(std::mem::take(&mut header_is_match)),
            Token::Dedent => {
                match_blocks.pop();
            }
            Token::Name if line_start && in_match && word(source, tokens, at) == "case" => {
                tokens[at].token = Token::Case;
            }
            Token::Name if line_start && word(source, tokens, at) == "match" && opens_cases(source, &tokens[at..]) => {
                tokens[at].token = Token::Match;
                header_is_match = true;
            }
            Token::Name if line_start || matches!(previous, Token::Semicolon | Token::Colon) => {
                if word(source, tokens, at) == "type" && is_alias(&tokens[at + 1..]) {
                    tokens[at].token = Token::Type;
                }
            }
            Token::LParen if previous == Token::With && holds_with_items(&tokens[at..]) => {
                tokens[at].token = Token::WithParen;
            }
            _ => {}
        }
        previous = tokens[at].token;
    }
}

fn word<'s>(source: &'s Source, tokens: &[Lexeme], at: usize) -> &'s str {
    source.slice(tokens[at].span)
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
