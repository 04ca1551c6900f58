//! Where a module's code is: in the program, in our library, or in a file on `sys.path`.
//!
//! CPython's order is kept: what it has built in or loads before a program starts cannot be replaced by a file; every other
//! module of the standard library can, by a file in a folder that comes before it on `sys.path`.

use super::super::{NATIVE, NativeModule, PYTHON};
use super::{Asker, ImportState};
use crate::heap::Value;
use crate::objects::native::{Answer, Raised};
use crate::objects::string::Str;
use crate::vm::Vm;
use std::borrow::Cow;
use std::path::{Path, PathBuf};

/// Where a module's code is.
pub(super) enum Found {
    Native(&'static NativeModule),
    Own {
        package: bool,
        text: Cow<'static, str>,
    },
    File {
        path: PathBuf,
        package: bool,
    },
    /// A package without `__init__.py`: folders of that name.
    Namespace(Vec<String>),
}

/// Built into CPython, or loaded before a program starts: no file comes before these.
const FIRST: &str = " abc atexit builtins codecs encodings errno faulthandler gc genericpath importlib io itertools marshal ntpath os \
                     posix posixpath pwd runpy site stat sys time zipimport ";

/// Whether a file may stand before our own module of this name.
pub(super) fn can_be_shadowed(name: &str) -> bool {
    !name.starts_with('_') && !FIRST.contains(&format!(" {name} "))
}

/// The names of CPython's library, those without an underscore.
pub fn stdlib_names() -> &'static str {
    crate::diagnostics::suggestions::STDLIB_NAMES
}

/// `sys.stdlib_module_names`
pub(super) fn is_stdlib(name: &str) -> bool {
    name.starts_with('_') && is_own(name) || crate::diagnostics::suggestions::STDLIB_NAMES.split_whitespace().any(|own| own == name)
}

/// Whether our library has a module of this name.
pub(super) fn is_own(name: &str) -> bool {
    PYTHON.iter().any(|(own, _, _)| *own == name) || NATIVE.iter().any(|native| native.name == name)
}

/// In debug builds, `COROSCOPE_LIB` names a folder whose files stand for the built-in modules in our own language: they are edited
/// without building anew. The text, and whether it is a package's.
fn development_text(name: &str) -> Option<(bool, Cow<'static, str>)> {
    if !cfg!(debug_assertions) {
        return None;
    }
    let folder = PathBuf::from(std::env::var_os("COROSCOPE_LIB")?);
    let path = name.replace('.', "/");
    let files = [(false, folder.join(format!("{path}.py"))), (true, folder.join(path).join("__init__.py"))];
    files.iter().find_map(|(package, file)| Some((*package, Cow::Owned(std::fs::read_to_string(file).ok()?))))
}

/// A module of our library.
pub(super) fn find_own(name: &str) -> Option<Found> {
    if let Some(module) = NATIVE.iter().find(|module| module.name == name) {
        return Some(Found::Native(module));
    }
    if let Some((_, package, text)) = PYTHON.iter().find(|(own, _, _)| *own == name) {
        let text = development_text(name).map_or(Cow::Borrowed(*text), |(_, text)| text);
        return Some(Found::Own { package: *package, text });
    }
    development_text(name).map(|(package, text)| Found::Own { package, text })
}

/// A module in one of these folders.
pub(super) fn find_file(leaf: &str, folders: &[String]) -> Option<Found> {
    let mut namespace = Vec::new();
    for folder in folders {
        let folder = Path::new(if folder.is_empty() { "." } else { folder });
        let package = folder.join(leaf);
        let file = package.join("__init__.py");
        if file.is_file() {
            return Some(Found::File { path: file, package: true });
        }
        let file = folder.join(format!("{leaf}.py"));
        if file.is_file() {
            return Some(Found::File { path: file, package: false });
        }
        if package.is_dir() {
            namespace.push(super::load::absolute(&package.display().to_string()));
        }
    }
    (!namespace.is_empty()).then_some(Found::Namespace(namespace))
}

impl Vm {
    /// Where a module is; `folders` is the `__path__` of its package.
    pub(super) fn find_module(
        &mut self,
        name: &str,
        leaf: &str,
        folders: Option<Vec<String>>,
        asker: Asker,
    ) -> Result<Option<Found>, Raised> {
        if let Some(folders) = folders {
            // Packages of our library have no folders.
            return Ok(if folders.is_empty() { find_own(name) } else { find_file(leaf, &folders) });
        }
        let own = find_own(name);
        if own.is_some() && !can_be_shadowed(name) {
            return Ok(own);
        }
        if own.is_some() && asker == Asker::Library {
            self.state::<ImportState>().quiet.insert(name.to_owned());
            return Ok(own);
        }
        let folders = self.search_path()?;
        Ok(match find_file(leaf, &folders) {
            // A mere folder does not stand before a module.
            Some(Found::Namespace(_)) if own.is_some() => own,
            found => found.or(own),
        })
    }

    /// A file that stands before a module of ours which only our library has loaded.
    pub(super) fn import_shadowing(&mut self, name: &str) -> Result<Option<Value>, Raised> {
        let folders = self.search_path()?;
        match find_file(name, &folders) {
            Some(found @ Found::File { .. }) => self.load(name, found).map(Some),
            _ => Ok(None),
        }
    }

    /// The folders of `sys.path`.
    pub(super) fn search_path(&mut self) -> Result<Vec<String>, Raised> {
        let sys = self.intern("sys");
        let sys = self.modules.get_str(self.names.string(sys));
        let path = self.intern("path");
        let current = match sys {
            Some(sys) => self.getattr_opt(&sys, path)?,
            None => None,
        };
        match current.or_else(|| self.state::<ImportState>().path.as_ref().map(|path| path.value())) {
            Some(path) => self.path_texts(&path),
            None => Ok(Vec::new()),
        }
    }

    pub(super) fn path_texts(&mut self, path: &Value) -> Result<Vec<String>, Raised> {
        let items = self.collect(path)?;
        Ok(items.iter().filter_map(|item| item.cast::<Str>().map(|text| text.to_text().into_owned())).collect())
    }

    /// What `importlib` knows of a module that is not loaded: kind, place, whether it is a package; None where there is none.
    pub(super) fn describe_module(&mut self, name: &str, folders: Option<Vec<String>>) -> Answer {
        let leaf = name.rsplit_once('.').map_or(name, |(_, leaf)| leaf).to_owned();
        let found = self.find_module(name, &leaf, folders, Asker::Program)?;
        let (kind, place, package) = match found {
            None => return Ok(Value::None),
            Some(Found::Native(_)) => ("built-in", Value::None, false),
            Some(Found::Own { package, .. }) => ("own", Value::None, package),
            Some(Found::File { path, package }) => {
                let path = super::load::absolute(&path.display().to_string());
                ("file", self.text(&path), package)
            }
            Some(Found::Namespace(folders)) => {
                let folders = folders.iter().map(|folder| self.text(folder)).collect();
                ("namespace", self.new_tuple(folders), true)
            }
        };
        let kind = self.text(kind);
        Ok(self.new_tuple(vec![kind, place, package.into()]))
    }
}
