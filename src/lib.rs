//! coroscope: the teaching interpreter for async/await.
//!
//! The crate in pipeline order:
//! [`source`] → `lexer` → `parser` (to [`ast`]) → `compiler` (to [`bytecode`]) → [`vm`] on [`heap`] and
//! [`objects`] → [`event_loop`]; `modules` are what programs import, `diagnostics` turns errors
//! into text, `check` finds mistakes without running, `interpreter` owns one of each, `cli` is the command line.

pub mod ast;
pub mod bytecode;
pub mod check;
pub mod cli;
pub mod compiler;
pub mod diagnostics;
pub mod event_loop;
pub mod heap;
pub mod interpreter;
pub mod lexer;
pub mod modules;
pub mod net;
pub mod objects;
pub mod output;
pub mod parser;
pub mod source;
pub mod trace;
pub mod vm;
