//! `_io`: streams. Module `io` (own language) re-exports it; the built-in `open` is [`open::open`].
//!
//! Three layers, as in CPython: raw files ([`mod@file`]), buffers over raw streams ([`buffered`]), text over buffers
//! ([`text`]); beside them the streams in memory ([`bytes_io`], [`text::string_io`]). Every class derives from those of
//! [`base`], whose methods work on whatever a script's subclass provides. A layer talks to the one below by method calls,
//! except where that one is ours and closed off from scripts: then directly.
//!
//! The standard streams are made of the same classes; what reaches their raw files goes to the VM's one writer.

pub mod base;
mod buffered;
mod bytes_io;
mod descriptors;
mod errors;
mod file;
mod open;
pub mod paths;
mod standard;
mod text;

use super::NativeModule;
use crate::heap::Value;
use crate::objects::exception::Exc;
use crate::objects::native::{Raised, row};
use crate::vm::Vm;

pub use base::IO_BASE;
pub use descriptors::Descriptors;
pub use open::OPEN;
pub use standard::{Printer, Standard};

/// How much a buffer reads ahead and holds back.
pub const BUFFER_SIZE: usize = 8192;

/// `_io`
pub const MODULE: NativeModule = NativeModule {
    name: "_io",
    doc: "The io module provides the Python interfaces to stream handling.",
    functions: &[
        OPEN,
        row("open_code(path)", "Opens the provided file with the intent to import the contents.", open::open_code),
        row(
            "text_encoding(encoding, stacklevel=2, /)",
            "A helper function to choose the text encoding.",
            |vm, args| Ok(if args[0].is_none() { vm.text("locale") } else { args[0].clone() }),
        ),
    ],
    classes: &[
        &base::IO_BASE,
        &base::RAW_BASE,
        &base::BUFFERED_BASE,
        &base::TEXT_BASE,
        &file::FILE_IO,
        &bytes_io::BYTES_IO,
        &text::string_io::STRING_IO,
        &buffered::READER,
        &buffered::WRITER,
        &buffered::RANDOM,
        &buffered::PAIR,
        &text::TEXT_IO,
        &text::newline::DECODER,
    ],
    setup: Some(|vm, module| {
        let unsupported = unsupported_class(vm)?;
        vm.set_module_item(module, "UnsupportedOperation", unsupported);
        let blocking = vm.exceptions[Exc::BlockingIOError as usize].value();
        vm.set_module_item(module, "BlockingIOError", blocking);
        vm.set_module_item(module, "DEFAULT_BUFFER_SIZE", Value::Int(BUFFER_SIZE as i64));
        Ok(())
    }),
};

/// What the module remembers.
#[derive(Default)]
struct State {
    /// `io.UnsupportedOperation`, made at first need.
    unsupported: Value,
}

/// `io.UnsupportedOperation`
fn unsupported_class(vm: &mut Vm) -> Result<Value, Raised> {
    if vm.state::<State>().unsupported.is_unbound() {
        let namespace = crate::objects::module::Module::new(crate::objects::dict::Dict::new());
        let class = vm.define_exception(&namespace, "io", "UnsupportedOperation", &[Exc::OSError, Exc::ValueError])?;
        vm.state::<State>().unsupported = class;
    }
    Ok(vm.state::<State>().unsupported.clone())
}
