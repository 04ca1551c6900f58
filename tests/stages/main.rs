//! What each stage makes of the programs in `sources/`, as snapshots: read one to see how a construct is taken apart.

use coroscope::ast::dump;
use coroscope::bytecode::dis;
use coroscope::interpreter::{Mode, compile_source};
use coroscope::lexer;
use coroscope::parser::parse_module;
use coroscope::source::Source;
use std::path::PathBuf;
use std::sync::Arc;

/// Compares what `stage` makes of every program with its snapshot `<program>.<name>`.
fn check(name: &str, stage: impl Fn(&Arc<Source>) -> String) {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/stages/sources");
    let entries = std::fs::read_dir(folder).expect("the programs are there");
    let mut programs: Vec<PathBuf> = entries.map(|entry| entry.expect("a readable folder").path()).collect();
    programs.sort();
    for path in programs {
        let program = path.file_stem().expect("programs have names").to_string_lossy().into_owned();
        let bytes = std::fs::read(&path).expect("programs are readable");
        let source = lexer::decode(&format!("{program}.py"), &bytes).expect("programs are UTF-8");
        let source = Arc::new(source);
        let mut settings = insta::Settings::clone_current();
        settings.set_prepend_module_to_snapshot(false);
        settings.set_omit_expression(true);
        settings.bind(|| insta::assert_snapshot!(format!("{program}.{name}"), stage(&source)));
    }
}

#[test]
fn tokens() {
    check("tokens", |source| lexer::dump(source));
}

#[test]
fn tree() {
    check("tree", |source| match parse_module(source) {
        Ok(body) => dump::dump(&body),
        Err(error) => error.render(),
    });
}

#[test]
fn bytecode() {
    check("bytecode", |source| match compile_source(source, Mode::Module, false) {
        Ok((unit, _)) => dis::listing(&unit),
        Err(error) => error.render(),
    });
}
