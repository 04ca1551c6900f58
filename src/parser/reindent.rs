//! Recovers the blocks of a script that has lost its indentation, as text copied from a page can.
//!
//! Only a text that has block headers, has every line in column 0 and does not parse as it stands is touched. The
//! rules, first match wins:
//!
//! 1. A header (a line that ends in its colon) opens a block; the line behind it is inside, whatever it is.
//! 2. `elif`, `else`, `except`, `finally` stand at their opener's level, `case` one inside its `match`.
//! 3. `asyncio.run(…)`, `if __name__ …` and what follows two blank lines are top level (methods, by the next rule, are not).
//! 4. A function whose first parameter is `self` or `cls`, and a decorator before it, belongs to the open class; any
//!    other `def`, `class`, `async def` or decorator is top level.
//! 5. Behind `return`, `raise`, `break` and `continue` the innermost block has ended.
//! 6. Everything else stays in the innermost open block.
//!
//! `return`, `yield`, `await`, `async for` and `async with` outside a function, a clause without an opener, and a result
//! that does not parse mean that the rules cannot decide: nothing is recovered then.

use super::parse_module;
use crate::lexer::{self, Lexeme, Token};
use crate::source::Source;

const INDENT: &str = "    ";

/// The text with its blocks; `None` where it is not such a text or the rules cannot decide.
pub fn recover(text: &str) -> Option<String> {
    if text.lines().any(|line| line.starts_with([' ', '\t'])) {
        return None;
    }
    let source = Source::new("<flat>", text.to_owned());
    let lexed = lexer::tokenize(&source);
    let lines = logical_lines(&source, &lexed.tokens);
    let is_flat_script = lexed.error.is_none() && lines.iter().any(|line| line.is_header);
    if !is_flat_script || parse_module(&source).is_ok() {
        return None;
    }
    let levels = Blocks::default().place_all(&lines)?;
    let recovered = indented(text, &lines, &levels);
    parse_module(&Source::new("<recovered>", recovered.clone())).ok()?;
    Some(recovered)
}

/// The first words of a line, as far as the rules care.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Word {
    If,
    Elif,
    Else,
    For,
    While,
    Try,
    Except,
    Finally,
    With,
    Match,
    Case,
    Def,
    Class,
    Decorator,
    /// `return`, `raise`, `break`, `continue`.
    Leave,
    Other,
}

/// A logical line.
struct Line {
    /// Number of its first physical line, from 1.
    number: u32,
    word: Word,
    /// Ends in its colon.
    is_header: bool,
    /// Rule 3.
    is_top_level: bool,
    /// The first parameter of a `def` is `self` or `cls`.
    is_method: bool,
    /// Makes sense in a function only.
    needs_function: bool,
}

fn logical_lines(source: &Source, tokens: &[Lexeme]) -> Vec<Line> {
    let lines = tokens.split(|lexeme| lexeme.token == Token::Newline);
    let mut lines: Vec<Line> = lines.filter_map(|line| logical_line(source, line)).collect();
    // A decorator belongs where the function behind it belongs.
    for at in (1..lines.len()).rev() {
        if lines[at - 1].word == Word::Decorator {
            lines[at - 1].is_method = lines[at].is_method;
        }
    }
    lines
}

fn logical_line(source: &Source, tokens: &[Lexeme]) -> Option<Line> {
    let first = tokens.first().filter(|first| first.token != Token::EndMarker)?;
    let kinds: Vec<Token> = tokens.iter().map(|lexeme| lexeme.token).collect();
    let words: Vec<&str> = tokens.iter().map(|lexeme| source.slice(lexeme.span)).collect();
    let word = first_word(&kinds, &words);
    let ends_in_colon = kinds.last() == Some(&Token::Colon);
    let is_compound = !matches!(word, Word::Other | Word::Leave | Word::Decorator);
    let is_async = kinds[0] == Token::Async && word != Word::Def;
    let is_method =
        word == Word::Def && first_parameter(&kinds, &words).is_some_and(|name| matches!(name, "self" | "cls"));
    let number = source.line_of(first.span.start);
    let runs = words.windows(4).any(|four| four == ["asyncio", ".", "run", "("]);
    let has = |token| kinds.contains(&token);
    Some(Line {
        number,
        word,
        is_header: is_compound && ends_in_colon,
        is_top_level: runs || word == Word::If && words.get(1) == Some(&"__name__") || follows_gap(source, number),
        is_method,
        needs_function: is_async || kinds[0] == Token::Return || has(Token::Await) || has(Token::Yield),
    })
}

/// Whether two blank lines in a row stand before a line, comments between them and it or not.
fn follows_gap(source: &Source, number: u32) -> bool {
    let mut blank = 0;
    for line in (1..number).rev().map(|number| source.line(number).unwrap_or("").trim()) {
        match line {
            "" => blank += 1,
            comment if comment.starts_with('#') => blank = 0,
            _ => return false,
        }
        if blank == 2 {
            return true;
        }
    }
    false
}

fn first_word(kinds: &[Token], words: &[&str]) -> Word {
    let head = if kinds[0] == Token::Async { 1 } else { 0 };
    match kinds.get(head) {
        Some(Token::If) => Word::If,
        Some(Token::Elif) => Word::Elif,
        Some(Token::Else) => Word::Else,
        Some(Token::For) => Word::For,
        Some(Token::While) => Word::While,
        Some(Token::Try) => Word::Try,
        Some(Token::Except) => Word::Except,
        Some(Token::Finally) => Word::Finally,
        Some(Token::With) => Word::With,
        Some(Token::Def) => Word::Def,
        Some(Token::Class) => Word::Class,
        Some(Token::At) => Word::Decorator,
        Some(Token::Return | Token::Raise | Token::Break | Token::Continue) => Word::Leave,
        Some(Token::Name) if kinds.last() == Some(&Token::Colon) && kinds.len() > 2 => match words[head] {
            "match" => Word::Match,
            "case" => Word::Case,
            _ => Word::Other,
        },
        _ => Word::Other,
    }
}

fn first_parameter<'s>(kinds: &[Token], words: &[&'s str]) -> Option<&'s str> {
    let open = kinds.iter().position(|token| *token == Token::LParen)?;
    words.get(open + 1).copied()
}

/// An open block: the word of its last clause.
#[derive(Clone, Copy)]
struct Block {
    word: Word,
    /// `else` of a loop or an `if` takes no further clause; that of a `try` takes `finally`.
    of_try: bool,
}

/// The blocks that are open behind a line.
#[derive(Default)]
struct Blocks {
    open: Vec<Block>,
    /// The block that the line before has ended: a clause may still belong to it.
    ended: Option<Block>,
    /// The line before was a header: its block has no line yet.
    empty: bool,
    /// The line before was a decorator, at this level.
    decorated: Option<usize>,
}

impl Blocks {
    /// The level of each line.
    fn place_all(mut self, lines: &[Line]) -> Option<Vec<usize>> {
        let levels = lines.iter().map(|line| self.place(line)).collect();
        if self.empty { None } else { levels }
    }

    fn place(&mut self, line: &Line) -> Option<usize> {
        let ended = self.ended.take();
        let (empty, decorated) = (std::mem::take(&mut self.empty), self.decorated.take());
        let mut of_try = line.word == Word::Try;
        match line.word {
            Word::Elif | Word::Else | Word::Except | Word::Finally | Word::Case if empty && line.word != Word::Case => {
                return None;
            }
            Word::Elif | Word::Else | Word::Except | Word::Finally => of_try = self.back_to_opener(line.word, ended)?,
            Word::Case => self.back_to_match()?,
            _ if empty => {}
            _ if decorated.is_some() => self.open.truncate(decorated.unwrap_or(0)),
            _ if line.is_top_level && !line.is_method => self.open.clear(),
            Word::Def | Word::Class | Word::Decorator => self.open.truncate(self.class_level(line)),
            _ => {}
        }
        if line.needs_function && !self.in_function() {
            return None;
        }
        let level = self.open.len();
        self.follow(line, of_try);
        Some(level)
    }

    /// What the line does to the blocks.
    fn follow(&mut self, line: &Line, of_try: bool) {
        match line.word {
            Word::Decorator => self.decorated = Some(self.open.len()),
            Word::Leave => self.ended = self.open.pop(),
            _ if line.is_header => {
                self.open.push(Block { word: line.word, of_try });
                self.empty = true;
            }
            // A clause with its statement on the same line: another clause may follow.
            Word::If | Word::Elif | Word::Else | Word::Except | Word::Finally | Word::For | Word::While | Word::Try => {
                self.ended = Some(Block { word: line.word, of_try });
            }
            _ => {}
        }
    }

    /// Closes blocks up to the one that the clause continues; whether that is a `try`.
    fn back_to_opener(&mut self, clause: Word, ended: Option<Block>) -> Option<bool> {
        if let Some(block) = ended.filter(|block| block.takes(clause)) {
            return Some(block.of_try);
        }
        let at = self.open.iter().rposition(|block| block.takes(clause))?;
        let of_try = self.open[at].of_try;
        self.open.truncate(at);
        Some(of_try)
    }

    fn back_to_match(&mut self) -> Option<()> {
        let at = self.open.iter().rposition(|block| block.word == Word::Match)?;
        self.open.truncate(at + 1);
        Some(())
    }

    /// Rule 4: inside the innermost class for its methods, else the top level.
    fn class_level(&self, line: &Line) -> usize {
        let class = self.open.iter().rposition(|block| block.word == Word::Class);
        class.filter(|_| line.is_method).map_or(0, |at| at + 1)
    }

    fn in_function(&self) -> bool {
        self.open.iter().any(|block| block.word == Word::Def)
    }
}

impl Block {
    /// Whether the clause can follow this block.
    fn takes(&self, clause: Word) -> bool {
        match clause {
            Word::Elif => matches!(self.word, Word::If | Word::Elif),
            Word::Else => matches!(self.word, Word::If | Word::Elif | Word::For | Word::While | Word::Except),
            Word::Except => matches!(self.word, Word::Try | Word::Except),
            Word::Finally => self.of_try && self.word != Word::Finally,
            _ => false,
        }
    }
}

/// The text with each logical line moved to its level; what continues a line stays where it is.
fn indented(text: &str, lines: &[Line], levels: &[usize]) -> String {
    let mut out = String::with_capacity(text.len() * 2);
    let mut next = lines.iter().zip(levels).peekable();
    for (number, physical) in (1u32..).zip(text.lines()) {
        if let Some((_, level)) = next.next_if(|(line, _)| line.number == number) {
            out.extend(std::iter::repeat_n(INDENT, *level));
        } else if physical.starts_with('#')
            && let Some((_, level)) = next.peek()
        {
            // A comment goes with the line behind it (inside a string or brackets this does no harm to comments).
            out.extend(std::iter::repeat_n(INDENT, **level));
        }
        out.push_str(physical);
        out.push('\n');
    }
    out
}

#[cfg(test)]
mod tests {
    use super::recover;

    /// The recovered text with `.` for each level, to keep the tests readable.
    #[track_caller]
    fn check(flat: &str, wanted: &str) {
        let recovered = recover(flat).expect("the rules decide");
        let shown: Vec<String> = recovered
            .lines()
            .map(|line| {
                let text = line.trim_start_matches(' ');
                format!("{}{text}", ".".repeat((line.len() - text.len()) / 4))
            })
            .collect();
        assert_eq!(shown.join("\n"), wanted.trim());
    }

    #[track_caller]
    fn undecided(flat: &str) {
        assert_eq!(recover(flat), None);
    }

    #[test]
    fn a_coroutine_and_its_run() {
        check(
            "import asyncio\nasync def main():\nprint(1)\nawait asyncio.sleep(1)\nasyncio.run(main())\n",
            "import asyncio\nasync def main():\n.print(1)\n.await asyncio.sleep(1)\nasyncio.run(main())",
        );
    }

    #[test]
    fn several_functions() {
        check(
            "def a():\nx = 1\nreturn x\nasync def b():\nawait c()\ndef d():\npass\n",
            "def a():\n.x = 1\n.return x\nasync def b():\n.await c()\ndef d():\n.pass",
        );
    }

    #[test]
    fn nested_async_with() {
        check(
            "async def get(url):\nasync with session() as s:\nasync with s.get(url) as r:\nreturn await r.text()\n",
            "async def get(url):\n.async with session() as s:\n..async with s.get(url) as r:\n...return await r.text()",
        );
    }

    #[test]
    fn an_if_inside_a_loop_ends_with_break() {
        check(
            "async def w(q):\nwhile True:\nx = await q.get()\nif x is None:\nbreak\nprint(x)\nq.task_done()\n",
            "async def w(q):\n.while True:\n..x = await q.get()\n..if x is None:\n...break\n..print(x)\n..q.task_done()",
        );
    }

    #[test]
    fn try_except_finally() {
        check(
            "async def f():\ntry:\nawait g()\nexcept ValueError as e:\nprint(e)\nelse:\nprint(0)\nfinally:\nprint(1)\n",
            "async def f():\n.try:\n..await g()\n.except ValueError as e:\n..print(e)\n.else:\n..print(0)\n.finally:\n..print(1)",
        );
    }

    #[test]
    fn a_clause_behind_return_belongs_to_the_block_that_ended() {
        check(
            "def f(x):\nif x:\nreturn 1\nelif y:\nreturn 2\nelse:\nreturn 3\n",
            "def f(x):\n.if x:\n..return 1\n.elif y:\n..return 2\n.else:\n..return 3",
        );
    }

    #[test]
    fn a_try_that_returns() {
        check(
            "def f():\ntry:\nreturn g()\nexcept OSError:\nraise\nreturn 0\n",
            "def f():\n.try:\n..return g()\n.except OSError:\n..raise\n.return 0",
        );
    }

    #[test]
    fn the_main_guard_is_top_level() {
        check(
            "async def main():\nfor i in range(3):\nprint(i)\nif __name__ == \"__main__\":\nasyncio.run(main())\n",
            "async def main():\n.for i in range(3):\n..print(i)\nif __name__ == \"__main__\":\n.asyncio.run(main())",
        );
    }

    #[test]
    fn methods_stay_in_their_class() {
        check(
            "class A:\nx = 1\ndef __init__(self):\nself.y = 2\n@property\ndef z(self):\nreturn 3\ndef f():\npass\n",
            "class A:\n.x = 1\n.def __init__(self):\n..self.y = 2\n.@property\n.def z(self):\n..return 3\ndef f():\n.pass",
        );
    }

    #[test]
    fn a_function_as_first_line_is_nested() {
        check(
            "def deco(f):\ndef inner(*a):\nreturn f(*a)\nreturn inner\n@deco\ndef g():\npass\n",
            "def deco(f):\n.def inner(*a):\n..return f(*a)\n.return inner\n@deco\ndef g():\n.pass",
        );
    }

    #[test]
    fn brackets_strings_and_comments_stay() {
        check(
            "def f():\n# first\nx = g(\n1,\n2)\ny = \"\"\"a:\nb\"\"\"\n\n# last\ndef h():\npass\n",
            "def f():\n.# first\n.x = g(\n1,\n2)\n.y = \"\"\"a:\nb\"\"\"\n\n# last\ndef h():\n.pass",
        );
    }

    #[test]
    fn cases_stand_inside_their_match() {
        check(
            "def f(x):\nmatch x:\ncase 1:\nprint(1)\ncase _:\nprint(2)\nasyncio.run(f())\n",
            "def f(x):\n.match x:\n..case 1:\n...print(1)\n..case _:\n...print(2)\nasyncio.run(f())",
        );
    }

    #[test]
    fn an_else_on_one_line() {
        check(
            "def f(x):\nif x: y = 1\nelse: y = 2\nwhile y:\ny -= 1\nelse:\nprint(y)\n",
            "def f(x):\n.if x: y = 1\n.else: y = 2\n.while y:\n..y -= 1\n.else:\n..print(y)",
        );
    }

    #[test]
    fn a_run_inside_try_stays_there() {
        check(
            "async def m():\npass\ntry:\nasyncio.run(m())\nexcept KeyboardInterrupt:\nprint(0)\n",
            "async def m():\n.pass\n.try:\n..asyncio.run(m())\n.except KeyboardInterrupt:\n..print(0)",
        );
    }

    #[test]
    fn two_blank_lines_end_everything() {
        check(
            "def f():\nfor i in x:\nprint(i)\n\nprint(0)\n\n\n# now\nprint(1)\n",
            "def f():\n.for i in x:\n..print(i)\n\n..print(0)\n\n\n# now\nprint(1)",
        );
        check(
            "class A:\ndef f(self):\npass\n\n\n@p\ndef g(self):\npass\n\n\nA().f()\n",
            "class A:\n.def f(self):\n..pass\n\n\n.@p\n.def g(self):\n..pass\n\n\nA().f()",
        );
    }

    #[test]
    fn loops_inside_loops() {
        check(
            "for i in a:\nfor j in b:\nif i == j:\ncontinue\nprint(i, j)\n",
            "for i in a:\n.for j in b:\n..if i == j:\n...continue\n..print(i, j)",
        );
    }

    #[test]
    fn what_the_rules_cannot_decide() {
        undecided("def f():\nreturn 1\nreturn 2\n");
        undecided("def f():\nreturn 1\nawait g()\n");
        undecided("else:\nprint(1)\nif x:\nprint(2)\n");
        undecided("if x:\nelse:\nprint(2)\n");
        undecided("def f():\n");
        undecided("def f():\nx = (\n");
    }

    #[test]
    fn what_is_no_flat_script() {
        undecided("if x:\n  y\nz =\n");
        undecided("x = 1\n");
        undecided("x = = 1\n");
        undecided("if x: pass\n");
        undecided("class A: pass\nprint(A)\n");
    }
}
