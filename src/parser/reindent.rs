//! Recovering block structure: a script copied from a page that has lost all indentation.
//!
//! Only a text whose every line begins in column 0, that has block headers and that does not parse as it stands, is touched. The rules:
//! * a header (a logical line that ends in a colon) opens a block;
//! * `def`, `async def`, `class` and decorators begin a new top-level block; a `def` directly behind a `class` header, or behind a
//!   method, with `self` or `cls` as first parameter is a method;
//! * `else`, `elif`, `except`, `finally`, `case` go back to the block of their opener;
//! * after `return`, `raise`, `break`, `continue` the block ends;
//! * `await`, `async with`, `async for`, `return` and `yield` stay inside a function;
//! * a call of `asyncio.run(` and `if __name__` are top level.
//!
//! Where the result does not parse, or a rule contradicts another, nothing is recovered: the ordinary error stands.

use super::parse_module;
use crate::source::Source;

/// One open block.
struct Block {
    /// The header's first word.
    opener: String,
    /// Whether it is (in) a function.
    function: bool,
    /// Its header's level.
    level: usize,
}

/// The text with its blocks, or `None` where it is not such a text or the rules cannot decide.
pub fn recover(text: &str) -> Option<String> {
    let flat = text.lines().all(|line| !line.starts_with([' ', '\t']));
    let headers = text.lines().any(|line| without_comment(line).ends_with(':'));
    if !flat || !headers || parse_module(&Source::new("<flat>", text.to_owned())).is_ok() {
        return None;
    }
    let recovered = indent(text)?;
    parse_module(&Source::new("<recovered>", recovered.clone())).ok()?;
    Some(recovered)
}

fn without_comment(line: &str) -> &str {
    let mut quote = None;
    for (at, c) in line.char_indices() {
        match (quote, c) {
            (None, '#') => return line[..at].trim_end(),
            (None, '"' | '\'') => quote = Some(c),
            (Some(open), _) if open == c => quote = None,
            (_, _) => {}
        }
    }
    line.trim_end()
}

fn first_word(line: &str) -> &str {
    let end = line.find(|c: char| !(c.is_alphanumeric() || c == '_')).unwrap_or(line.len());
    if end == 0 { &line[..line.len().min(1)] } else { &line[..end] }
}

fn is_method(line: &str) -> bool {
    line.split_once('(').is_some_and(|(_, params)| params.starts_with("self") || params.starts_with("cls"))
}

fn indent(text: &str) -> Option<String> {
    let mut out = String::new();
    let mut blocks: Vec<Block> = Vec::new();
    let mut ended = false;
    let mut open_brackets = 0i32;
    let mut decorated = None;
    for line in text.lines() {
        let code = without_comment(line);
        if code.is_empty() || open_brackets > 0 {
            out.push_str(&" ".repeat(4 * blocks.len()));
            out.push_str(line);
            out.push('\n');
            open_brackets += balance(code);
            continue;
        }
        let word = first_word(code).to_owned();
        if std::mem::take(&mut ended) {
            blocks.pop();
        }
        place(code, &word, &mut blocks, &mut decorated)?;
        let level = decorated.unwrap_or(blocks.len());
        out.push_str(&" ".repeat(4 * level));
        out.push_str(line);
        out.push('\n');
        open_brackets += balance(code);
        if open_brackets == 0 && code.ends_with(':') {
            let function =
                word == "def" || (word == "async" && code.contains("def ")) || blocks.iter().any(|b| b.function);
            let opener = if word == "async" && code.contains("def ") { "def".to_owned() } else { word };
            blocks.push(Block { opener, function, level });
        } else if matches!(word.as_str(), "return" | "raise" | "break" | "continue") {
            ended = !blocks.is_empty();
        }
    }
    Some(out)
}

fn balance(code: &str) -> i32 {
    let mut depth = 0;
    let mut quote = None;
    for c in code.chars() {
        match (quote, c) {
            (Some(open), _) if open == c => quote = None,
            (Some(_), _) => {}
            (None, '"' | '\'') => quote = Some(c),
            (None, '(' | '[' | '{') => depth += 1,
            (None, ')' | ']' | '}') => depth -= 1,
            (None, _) => {}
        }
    }
    depth
}

/// Closes the blocks that a line cannot stand in.
fn place(code: &str, word: &str, blocks: &mut Vec<Block>, decorated: &mut Option<usize>) -> Option<()> {
    let is_async_def = word == "async" && code.contains("def ");
    if matches!(word, "def" | "class" | "@") || is_async_def {
        if let Some(level) = *decorated {
            blocks.truncate(level);
        } else {
            let in_class = blocks.iter().position(|block| block.opener == "class");
            let method = (word == "def" || is_async_def) && is_method(code);
            match in_class {
                Some(at) if method || (word == "@" && !blocks.is_empty() && blocks[at..].len() <= 2) => {
                    blocks.truncate(at + 1)
                }
                _ => blocks.clear(),
            }
        }
        *decorated = (word == "@").then_some(blocks.len());
        return Some(());
    }
    *decorated = None;
    let openers: &[&str] = match word {
        "else" => &["if", "elif", "for", "while", "try", "except", "async"],
        "elif" => &["if", "elif"],
        "except" => &["try", "except"],
        "finally" => &["try", "except", "else"],
        "case" => &["match", "case"],
        _ => &[],
    };
    if !openers.is_empty() {
        let at = blocks.iter().rposition(|block| openers.contains(&block.opener.as_str()));
        // A branch whose block has just ended stands at that block's level.
        match at {
            Some(at) if word == "case" && blocks[at].opener == "match" => blocks.truncate(at + 1),
            Some(at) => blocks.truncate(at),
            None => {}
        }
        return Some(());
    }
    let top_level =
        code.starts_with("asyncio.run(") || code.starts_with("if __name__") || code.contains("= asyncio.run(");
    if top_level || matches!(word, "import" | "from") && blocks.iter().all(|block| !block.function) {
        blocks.clear();
    }
    let needs_function =
        matches!(word, "await" | "return" | "yield") || code.starts_with("async with") || code.starts_with("async for");
    if needs_function && !blocks.iter().any(|block| block.function) {
        return None;
    }
    Some(())
}

impl Block {
    /// How deep its header stands.
    #[cfg(test)]
    fn depth(&self) -> usize {
        self.level
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_document_example() {
        let flat = "import asyncio\n\nasync def say_hello():\nprint(\"Hello\")\nawait asyncio.sleep(1)\nprint(\"World\")\n\nasync def main():\nawait asyncio.gather(say_hello(), say_hello())\n\nasyncio.run(main())\n";
        let text = recover(flat).expect("it can be recovered");
        assert!(text.contains("\n    await asyncio.sleep(1)\n"));
        assert!(text.ends_with("\nasyncio.run(main())\n"));
    }

    #[test]
    fn indented_text_is_never_touched() {
        assert!(recover("if x:\n  y\nz =\n").is_none());
        assert!(recover("x = 1\n").is_none());
    }

    #[test]
    fn blocks_know_their_level() {
        let block = Block { opener: "if".to_owned(), function: false, level: 2 };
        assert_eq!(block.depth(), 2);
    }
}
