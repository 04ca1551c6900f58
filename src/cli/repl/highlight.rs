//! Colours while typing: keywords, strings, numbers, comments, names of commands, and the bracket that belongs to the one
//! under the cursor. The lexer that reads programs says what is what.

use crate::lexer::{self, Lexeme, Token};
use crate::source::Source;
use std::ops::Range;

/// Longer texts are shown plain: colouring happens at every key.
const LONGEST: usize = 20_000;

const KEYWORD: &str = "\x1b[1;34m";
const STRING: &str = "\x1b[32m";
const NUMBER: &str = "\x1b[36m";
const COMMENT: &str = "\x1b[90m";
const COMMAND: &str = "\x1b[35m";
const BRACKET: &str = "\x1b[1;33m";
const END: &str = "\x1b[0m";

/// A text with colours; the characters are the same.
pub fn colour(text: &str, cursor: usize) -> String {
    if text.len() > LONGEST {
        return text.to_owned();
    }
    if text.starts_with(':') {
        let end = text.find(' ').unwrap_or(text.len());
        return format!("{COMMAND}{}{END}{}", &text[..end], &text[end..]);
    }
    let tokens = lexer::tokenize(&Source::new("<input>", text.to_owned())).tokens;
    let mut spans: Vec<(Range<usize>, &str)> = tokens.iter().filter_map(styled).collect();
    spans.extend(partner(&tokens, cursor).map(|range| (range, BRACKET)));
    spans.sort_by_key(|(range, _)| range.start);
    paint(text, &spans)
}

fn styled(lexeme: &Lexeme) -> Option<(Range<usize>, &'static str)> {
    let range = lexeme.span.start as usize..lexeme.span.end as usize;
    let style = match lexeme.token {
        Token::String | Token::FStringStart | Token::FStringMiddle | Token::FStringEnd => STRING,
        Token::Number => NUMBER,
        Token::Match | Token::Case | Token::Type => KEYWORD,
        token if token.is_keyword() => KEYWORD,
        _ => return None,
    };
    Some((range, style))
}

/// The bracket that closes or opens the one at or just before the cursor.
fn partner(tokens: &[Lexeme], cursor: usize) -> Option<Range<usize>> {
    let mut open = Vec::new();
    for lexeme in tokens {
        match lexeme.token {
            Token::LParen | Token::LBracket | Token::LBrace | Token::WithParen => open.push(lexeme),
            Token::RParen | Token::RBracket | Token::RBrace => {
                let opening = open.pop()?;
                let touches =
                    |lexeme: &Lexeme| (lexeme.span.start as usize..=lexeme.span.end as usize).contains(&cursor);
                let other = match (touches(opening), touches(lexeme)) {
                    (_, true) => opening,
                    (true, false) => lexeme,
                    (false, false) => continue,
                };
                return Some(other.span.start as usize..other.span.end as usize);
            }
            _ => {}
        }
    }
    None
}

/// Puts the styles in, and the comments between the tokens.
fn paint(text: &str, spans: &[(Range<usize>, &str)]) -> String {
    let mut painted = String::with_capacity(text.len() * 2);
    let mut done = 0;
    for (range, style) in spans {
        let range = range.start.max(done)..range.end.min(text.len());
        if range.is_empty() || !text.is_char_boundary(range.start) || !text.is_char_boundary(range.end) {
            continue;
        }
        painted.push_str(&commented(&text[done..range.start]));
        painted.push_str(&format!("{style}{}{END}", &text[range.clone()]));
        done = range.end;
    }
    painted.push_str(&commented(&text[done..]));
    painted
}

/// Text between tokens; a `#` in it begins a comment.
fn commented(text: &str) -> String {
    let Some(at) = text.find('#') else { return text.to_owned() };
    let end = text[at..].find('\n').map_or(text.len(), |length| at + length);
    format!("{}{COMMENT}{}{END}{}", &text[..at], &text[at..end], commented(&text[end..]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn shown(text: &str, cursor: usize, wanted: &str) {
        let painted = colour(text, cursor);
        let marked = painted.replace(KEYWORD, "<k>").replace(STRING, "<s>").replace(NUMBER, "<n>");
        let marked = marked.replace(COMMENT, "<c>").replace(BRACKET, "<b>").replace(COMMAND, "<:>").replace(END, "<>");
        assert_eq!(marked, wanted);
    }

    #[test]
    fn words_get_the_colour_of_their_kind() {
        shown("await f(1)  # é", 0, "<k>await<> f(<n>1<>)  <c># é<>");
        shown("x = 'a#b'", 0, "x = <s>'a#b'<>");
        shown("f'{x!r}'", 0, "<s>f'<>{x!r}<s>'<>");
        shown(":why tick", 0, "<:>:why<> tick");
        shown("'open", 0, "'open");
    }

    #[test]
    fn a_bracket_shows_its_partner() {
        shown("f(x)", 4, "f<b>(<>x)");
        shown("f(x)", 1, "f(x<b>)<>");
    }
}
