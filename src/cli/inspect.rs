//! `tokens`, `ast`, `dis`, `reindent`: a script as each stage of the pipeline sees it.

use super::args::Program;
use super::run::{Loaded, load};
use super::say::{print, tell_text};
use crate::diagnostics::syntax_error::SyntaxError;
use crate::interpreter::{Mode, compile_source};
use crate::{ast, bytecode, lexer, parser};
use std::path::Path;

fn with_source(file: &Path, show: impl FnOnce(&Loaded) -> Result<String, SyntaxError>) -> i32 {
    let loaded = match load(&Program::File(file.to_path_buf())) {
        Ok(loaded) => loaded,
        Err(failure) => return failure.report(),
    };
    match show(&loaded) {
        Ok(text) => {
            print(&text);
            0
        }
        Err(error) => {
            tell_text(&error.render());
            1
        }
    }
}

/// `coroscope tokens FILE`
pub fn tokens(file: &Path) -> i32 {
    with_source(file, |loaded| Ok(lexer::dump(&loaded.source)))
}

/// `coroscope ast FILE`
pub fn ast(file: &Path) -> i32 {
    with_source(file, |loaded| Ok(ast::dump::dump(&parser::parse_module(&loaded.source)?)))
}

/// `coroscope dis FILE`
pub fn dis(file: &Path) -> i32 {
    with_source(file, |loaded| {
        let (unit, _) = compile_source(&loaded.source, Mode::Module, false)?;
        Ok(bytecode::dis::listing(&unit))
    })
}

/// `coroscope reindent FILE`: the text with the blocks recovered; a script that needs none is printed as it is.
pub fn reindent(file: &Path) -> i32 {
    with_source(file, |loaded| {
        parser::parse_module(&loaded.source)?;
        Ok(loaded.source.text.clone())
    })
}
