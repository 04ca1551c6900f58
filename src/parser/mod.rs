//! Tokens to the syntax tree: LALRPOP's tables (`grammar/python.lalrpop`) and the actions they call.
//!
//! The grammar accepts a superset and the actions refuse the rest; neither makes messages. A refused program is
//! read again by [`mistakes`], as CPython reads it again with its `invalid_` rules, and that reading words the error.
//! LALRPOP's stack is on the heap; the depth of the tree is bounded by `ast::MAX_DEPTH`, that of brackets and
//! blocks by the lexer.

pub(crate) mod arguments;
pub(crate) mod context;
mod depth;
pub(crate) mod literals;
mod mistakes;
pub(crate) mod operators;
pub(crate) mod parameters;
pub(crate) mod patterns;
pub mod reindent;
mod statements;
mod targets;

use crate::ast::{Expr, Stmt, Tree};
use crate::diagnostics::syntax_error::SyntaxError;
use crate::lexer::{self, Lexed, Lexeme, Token};
use crate::source::{Source, Span};
use context::{Context, Problem};

#[allow(missing_docs, unused, clippy::all, clippy::pedantic, clippy::unwrap_used, unreachable_pub)]
mod grammar {
    include!(concat!(env!("OUT_DIR"), "/python.rs"));
}

/// A tree, or why there is none; the warnings of reading come with both.
#[derive(Debug)]
pub struct Parsed<T> {
    /// The tree or the error.
    pub result: Result<T, SyntaxError>,
    /// `SyntaxWarning`s in source order.
    pub warnings: Vec<SyntaxError>,
}

/// Whether an input at the prompt is whole.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Completeness {
    /// It parses, or is wrong beyond mending.
    Whole,
    /// More lines may follow.
    Open,
}

/// Parses a file.
pub fn parse_module(source: &Source) -> Result<Vec<Stmt>, SyntaxError> {
    module(source).result
}

/// Parses a file; the warnings too.
pub fn parse_with_warnings(source: &Source) -> Result<(Vec<Stmt>, Vec<SyntaxError>), SyntaxError> {
    let Parsed { result, warnings } = module(source);
    result.map(|body| (body, warnings))
}

/// Parses a file; CPython shows the warnings of a wrong file too.
pub fn module(source: &Source) -> Parsed<Vec<Stmt>> {
    let Parsed { result, warnings } = parse(source, Token::StartModule);
    Parsed { result: result.map(statements), warnings }
}

/// Parses the argument of `eval()`.
pub fn parse_expression(source: &Source) -> Result<Expr, SyntaxError> {
    expression(source).result
}

/// Parses the argument of `eval()` and keeps the warnings.
pub fn expression(source: &Source) -> Parsed<Expr> {
    let Parsed { result, warnings } = parse(source, Token::StartExpression);
    let expression = |tree| match tree {
        Tree::Expression(value) => value,
        Tree::Module(_) => unreachable!("the start marker decides the kind of tree"),
    };
    Parsed { result: result.map(expression), warnings }
}

/// Parses a whole input of the prompt (see [`completeness`]).
pub fn parse_interactive(source: &Source) -> Result<Vec<Stmt>, SyntaxError> {
    parse(source, Token::StartInteractive).result.map(statements)
}

fn statements(tree: Tree) -> Vec<Stmt> {
    match tree {
        Tree::Module(body) => body,
        Tree::Expression(_) => unreachable!("the start marker decides the kind of tree"),
    }
}

/// Runs the tables over the tokens; on refusal reads again for the message.
fn parse(source: &Source, start: Token) -> Parsed<Tree> {
    let lexed = lexer::tokenize(source);
    let mut context = Context::new(source, &lexed.tokens);
    let outcome = run_tables(&mut context, &lexed, start);
    let Context { problem, late, mut warnings, .. } = context;
    warnings.extend(lexed.warnings.iter().cloned());
    warnings.sort_by_key(|warning| warning.line);
    let result = match (problem, outcome) {
        (Some(Problem::Error(error)), _) => {
            Err(error.line.and_then(|line| mistakes::outweighed(&lexed, line)).unwrap_or(*error))
        }
        (None, Ok(tree)) => late.map_or(Ok(tree), |error| Err(*error)),
        (Some(Problem::Refused(span)), _) => Err(mistakes::explain(source, &lexed, start, span)),
        (None, Err(span)) => Err(mistakes::explain(source, &lexed, start, span)),
    };
    Parsed { result, warnings }
}

/// The tree, or where the tables refused to go on.
fn run_tables(context: &mut Context<'_>, lexed: &Lexed, start: Token) -> Result<Tree, Span> {
    use lalrpop_util::ParseError;
    let marker = (0, start, 0);
    let tokens = lexed.tokens.iter().map(|lexeme| (lexeme.span.start, lexeme.token, lexeme.span.end));
    let parsed = grammar::StartParser::new().parse(context, std::iter::once(marker).chain(tokens));
    parsed.map_err(|error| match error {
        ParseError::UnrecognizedToken { token: (start, _, end), .. }
        | ParseError::ExtraToken { token: (start, _, end) } => Span::new(start, end),
        ParseError::UnrecognizedEof { location, .. } | ParseError::InvalidToken { location } => {
            Span::new(location, location)
        }
        ParseError::User { .. } => unreachable!("actions report to the context"),
    })
}

/// Whether the prompt should read on: something is open at the end of the text, or its last statement is a compound one,
/// which may go on until a blank line (`ends_blank`: the last line read was one).
pub fn completeness(source: &Source, ends_blank: bool) -> Completeness {
    let lexed = lexer::tokenize(source);
    let open = match &lexed.error {
        // A string goes on after a backslash at the end of its line.
        Some(_) if source.text.trim_end_matches('\n').ends_with('\\') => !ends_blank,
        Some(error) => error.more_input_helps && !is_refused(source, &lexed),
        None => {
            let mut context = Context::new(source, &lexed.tokens);
            match run_tables(&mut context, &lexed, Token::StartModule) {
                Ok(_) => !ends_blank && ends_in_compound(&lexed.tokens),
                // `match` is a name where no block follows, and one may follow yet.
                Err(_) if ends_in_match(&source.text) => !ends_blank,
                Err(refused) => !ends_blank && refused.start as usize > source.text.trim_end().len(),
            }
        }
    };
    if open { Completeness::Open } else { Completeness::Whole }
}

/// Whether the last line begins a `match` statement.
fn ends_in_match(text: &str) -> bool {
    let last = text.trim_end().rsplit('\n').next().unwrap_or("");
    last.trim_start().starts_with("match ") && last.ends_with(':')
}

/// Whether a text whose end is missing is wrong before its end, so that no more input mends it (`def f(:`).
fn is_refused(source: &Source, lexed: &Lexed) -> bool {
    let mut context = Context::new(source, &lexed.tokens);
    let refused = run_tables(&mut context, lexed, Token::StartModule).err();
    refused.is_some_and(|span| !source.slice(span).trim().is_empty())
}

/// Whether the last statement or clause outside of any block is one that a block belongs to.
fn ends_in_compound(tokens: &[Lexeme]) -> bool {
    let (mut depth, mut begins, mut compound) = (0, true, false);
    for lexeme in tokens {
        match lexeme.token {
            Token::Indent => {
                depth += 1;
                begins = false;
            }
            Token::Dedent => {
                depth -= 1;
                begins = depth == 0;
            }
            Token::Newline => begins = depth == 0,
            Token::EndMarker => {}
            token => {
                if std::mem::take(&mut begins) {
                    compound = begins_compound(token);
                }
            }
        }
    }
    compound
}

fn begins_compound(token: Token) -> bool {
    use Token::*;
    let statement = matches!(token, If | For | While | Try | With | Def | Class | Async | At | Match);
    statement || matches!(token, Elif | Else | Except | Finally)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn prompt(text: &str, ends_blank: bool, wanted: Completeness) {
        assert_eq!(completeness(&Source::new("<stdin>", text.to_owned()), ends_blank), wanted, "{text:?}");
    }

    #[test]
    fn a_prompt_reads_on_while_something_is_open() {
        for open in [
            "f(",
            "x = [1,\n",
            "'''a\n",
            "f'''{a}",
            "a = \\\n",
            "if x:\n",
            "@d\n",
            "def f():\n    pass\n",
            "try:\n    x\n",
            "match x:\n",
            "match x:\n    case 1:\n",
            "match x:\n    case 1: pass\n",
            "print('a\\\n",
        ] {
            prompt(open, false, Completeness::Open);
        }
    }

    #[test]
    fn a_prompt_does_not_read_on_where_a_line_has_ended_too_early() {
        for whole in ["x =\n", "1 +\n", "await\n", "if x\n", "from a import\n"] {
            prompt(whole, false, Completeness::Whole);
        }
    }

    #[test]
    fn a_prompt_runs_what_is_whole_or_wrong() {
        prompt("def f(:\n", false, Completeness::Whole);
        prompt("print(a b,\n", false, Completeness::Whole);
        for whole in ["x = 1\n", "a b\n", "f(]\n", "'a\n", "if x: pass\n", "1 +\n", ""] {
            prompt(whole, true, Completeness::Whole);
        }
        prompt("if x:\n    pass\n\n", true, Completeness::Whole);
        prompt("x = 1\n", false, Completeness::Whole);
    }

    #[test]
    fn expressions_for_eval() {
        let parse = |text: &str| parse_expression(&Source::new("<string>", text.to_owned()));
        assert!(parse("1, 2\n\n").is_ok());
        assert_eq!(parse("x = 1").err().map(|error| error.message).as_deref(), Some("invalid syntax"));
        assert_eq!(parse("").err().map(|error| error.offset), Some(Some(0)));
    }

    #[test]
    fn long_chains_are_no_deep_trees() {
        let parse = |text: String| parse_module(&Source::new("x.py", text));
        assert!(parse(vec!["x"; 100_000].join(" and ")).is_ok());
        assert!(parse(vec!["x"; 100_000].join(" < ")).is_ok());
        assert!(parse(format!("if x: a\n{}", "elif y: b\n".repeat(20_000))).is_ok());
        assert!(parse(vec!["x"; 2_900].join(" + ")).is_ok());
        assert!(parse(vec!["x"; 200_000].join(" + ")).is_err());
    }

    #[test]
    fn warnings_come_with_errors_too() {
        let Parsed { result, warnings } = module(&Source::new("x.py", "'\\d'\na b\n".to_owned()));
        assert!(result.is_err());
        assert_eq!(warnings[0].message, "invalid escape sequence '\\d'");
    }
}
