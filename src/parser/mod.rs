//! From tokens to the tree: LALRPOP's parser, its actions, and its errors in CPython's words.

#[allow(missing_docs)]
pub mod build;
mod errors;
#[allow(missing_docs)]
pub mod patterns;
pub mod reindent;
#[allow(missing_docs)]
pub mod statements;
#[allow(missing_docs)]
pub mod targets;

#[allow(clippy::all, clippy::pedantic, missing_docs, unused, unsafe_code, elided_lifetimes_in_paths)]
mod grammar {
    include!(concat!(env!("OUT_DIR"), "/python.rs"));
}

use crate::ast::{Expr, Stmt, Tree};
use crate::diagnostics::syntax_error::{SyntaxError, SyntaxErrorKind};
use crate::lexer::{self, Lexed, token::Token};
use crate::source::Source;

/// A tree with the warnings found on the way (invalid escapes).
pub struct Parsed {
    /// The tree.
    pub tree: Tree,
    /// SyntaxWarnings.
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

fn parse(source: &Source, start: Token) -> Result<Parsed, SyntaxError> {
    let mut lexed = lexer::lex(source);
    let warnings = std::mem::take(&mut lexed.warnings);
    let warnings = warnings
        .into_iter()
        .map(|warning| SyntaxError::with_kind(SyntaxErrorKind::SyntaxWarning, source, warning.span, warning.message))
        .collect();
    let tree = run(&lexed, start).map_err(|error| errors::translate(source, &lexed, error))?;
    Ok(Parsed { tree, warnings })
}

fn run(lexed: &Lexed, start: Token) -> Result<Tree, errors::Failure> {
    let tokens = lexed.tokens.iter().cloned().map(Ok);
    let last = lexed.error.iter().cloned().map(Err);
    let stream = std::iter::once(Ok((0, start, 0))).chain(tokens).chain(last);
    grammar::TopParser::new().parse(stream)
}

/// Parses a file.
pub fn parse_module(source: &Source) -> Result<Vec<Stmt>, SyntaxError> {
    parse_with_warnings(source).map(|(tree, _)| tree)
}

/// Parses a file; the warnings too.
pub fn parse_with_warnings(source: &Source) -> Result<(Vec<Stmt>, Vec<SyntaxError>), SyntaxError> {
    let parsed = parse(source, Token::StartModule)?;
    match parsed.tree {
        Tree::Module(body) => Ok((body, parsed.warnings)),
        Tree::Expression(_) => unreachable!("the start marker asked for a module"),
    }
}

/// Parses the argument of `eval`.
pub fn parse_expression(source: &Source) -> Result<Expr, SyntaxError> {
    match parse(source, Token::StartExpression)?.tree {
        Tree::Expression(value) => Ok(value),
        Tree::Module(_) => unreachable!("the start marker asked for an expression"),
    }
}

/// Whether the prompt should read on: something is open, or a block may go on until a blank line.
pub fn completeness(source: &Source, ends_blank: bool) -> Completeness {
    let lexed = lexer::lex(source);
    let open = lexed.open_bracket.is_some() || lexed.error.as_ref().is_some_and(|error| error.incomplete);
    if open {
        return Completeness::Open;
    }
    let compound = lexed.tokens.iter().any(|(_, token, _)| *token == Token::Indent);
    let ends_in_colon = source.text.trim_end().ends_with(':') || source.text.trim_end().ends_with('\\');
    let decorated = source.text.trim_start().starts_with('@') && !compound;
    if (compound || ends_in_colon || decorated) && !ends_blank { Completeness::Open } else { Completeness::Whole }
}
