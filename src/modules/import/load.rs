//! Making a module of its code: the names that every module has, and running it.

use super::super::NativeModule;
use super::ImportState;
use super::find::{self, Found};
use crate::heap::{Obj, Value};
use crate::interpreter::Mode;
use crate::lexer;
use crate::objects::dict::Dict;
use crate::objects::exception::Exc;
use crate::objects::list::List;
use crate::objects::module::Module;
use crate::objects::names::sym;
use crate::objects::native::{Answer, Raised};
use crate::source::Source;
use crate::vm::Vm;
use std::path::Path;
use std::sync::Arc;

/// A path from the root, without `.` parts.
pub(super) fn absolute(path: &str) -> String {
    std::path::absolute(path).map_or_else(|_| path.to_owned(), |path| path.display().to_string())
}

impl Vm {
    /// Makes a module, puts it in `sys.modules` and runs its code.
    pub(super) fn load(&mut self, name: &str, found: Found) -> Answer {
        let module = Module::new(Dict::new());
        self.name_module(&module, name, &found);
        let key = self.intern(name);
        let key = self.names.string(key).clone();
        self.modules.set_str(&key, module.value());
        let me = self.threads.current();
        self.state::<ImportState>().loading.push((name.to_owned(), me));
        let loaded = match found {
            Found::Native(native) => self.load_native(&module, native),
            Found::Own { package, text } => self.load_own(&module, name, package, &text),
            Found::File { path, package } => self.load_file(&module, name, &path, package),
            Found::Namespace(folders) => self.load_namespace(&module, name, folders),
        };
        self.end_loading(name);
        if let Err(raised) = loaded {
            drop(self.modules.remove_str(&key));
            return Err(raised);
        }
        // A module may have put something else in its place.
        Ok(self.modules.get_str(&key).unwrap_or_else(|| module.value()))
    }

    fn name_module(&mut self, module: &Obj<Module>, name: &str, found: &Found) {
        let is_package = match found {
            Found::Own { package, .. } | Found::File { package, .. } => *package,
            Found::Namespace(_) => true,
            Found::Native(_) => false,
        };
        let package = if is_package { name } else { name.rsplit_once('.').map_or("", |(parent, _)| parent) };
        let (title, package) = (self.text(name), self.text(package));
        self.set_module_item(module, "__name__", title);
        self.set_module_item(module, "__doc__", Value::None);
        self.set_module_item(module, "__package__", package);
        self.set_module_item(module, "__loader__", Value::None);
        self.set_module_item(module, "__spec__", Value::None);
    }

    fn load_native(&mut self, module: &Obj<Module>, native: &'static NativeModule) -> Result<(), Raised> {
        let doc = self.text(native.doc);
        self.set_module_item(module, "__doc__", doc);
        for row in native.functions {
            let function = self.native_function(row, native.name);
            self.set_module_item(module, row.name(), function);
        }
        for spec in native.classes {
            let class = self.native_class(spec);
            self.set_module_item(module, spec.name, class.into());
        }
        native.setup.map_or(Ok(()), |setup| setup(self, module))
    }

    fn load_own(&mut self, module: &Obj<Module>, name: &str, package: bool, text: &str) -> Result<(), Raised> {
        if package {
            self.set_module_item(module, "__path__", List::new(Vec::new()).into());
        }
        let source = Arc::new(Source::new(&format!("<coroscope>/{name}.py"), text.to_owned()));
        self.run_module(module, &source)
    }

    fn load_file(&mut self, module: &Obj<Module>, name: &str, path: &Path, package: bool) -> Result<(), Raised> {
        let shown = absolute(&path.display().to_string());
        let folder = Path::new(&shown).parent().map_or(String::new(), |folder| folder.display().to_string());
        let folders = package.then(|| vec![folder]);
        self.set_place(module, name, &shown, folders)?;
        self.run_file(module, &shown)
    }

    fn load_namespace(&mut self, module: &Obj<Module>, name: &str, folders: Vec<String>) -> Result<(), Raised> {
        self.set_spec(module, name, Value::None, Some(folders))?;
        self.set_module_item(module, "__file__", Value::None);
        Ok(())
    }

    /// `__file__`, `__path__`, `__spec__` and `__loader__` of a file's module.
    fn set_place(
        &mut self,
        module: &Obj<Module>,
        name: &str,
        file: &str,
        folders: Option<Vec<String>>,
    ) -> Result<(), Raised> {
        let file = self.text(file);
        self.set_module_item(module, "__file__", file.clone());
        self.set_spec(module, name, file, folders)
    }

    fn set_spec(
        &mut self,
        module: &Obj<Module>,
        name: &str,
        file: Value,
        folders: Option<Vec<String>>,
    ) -> Result<(), Raised> {
        let maker = self.import_module("_module_spec")?;
        let function = self.intern("describe");
        let function = self.getattr(&maker, function)?;
        let name = self.text(name);
        let folders = match folders {
            Some(folders) => List::new(folders.iter().map(|folder| self.text(folder)).collect()).into(),
            None => Value::None,
        };
        self.call(&function, &[module.dict.value(), name, file, folders]).map(drop)
    }

    /// Runs the text of a file in a module's namespace.
    pub(super) fn run_file(&mut self, module: &Obj<Module>, path: &str) -> Result<(), Raised> {
        let bytes = match std::fs::read(path) {
            Ok(bytes) => bytes,
            Err(error) => return Err(self.raise(Exc::ImportError, format!("cannot read {path}: {error}"))),
        };
        match lexer::decode(path, &bytes) {
            Ok(source) => self.run_module(module, &Arc::new(source)),
            Err(error) => Err(self.raise_syntax_error(&error)),
        }
    }

    fn run_module(&mut self, module: &Obj<Module>, source: &Arc<Source>) -> Result<(), Raised> {
        let key = self.names.string(sym::__builtins__).clone();
        module.dict.set_str(&key, self.builtins.value());
        let unit = self.compile_unit(source, Mode::Module)?;
        if let Some(doc) = &unit.doc {
            let doc = self.load_text(doc);
            self.set_module_item(module, "__doc__", doc);
        }
        self.execute(&unit, &module.dict, None).map(drop)
    }

    /// Runs a module's code anew in the same module (`importlib.reload`).
    pub(super) fn load_again(&mut self, module: &Obj<Module>, name: &str) -> Result<(), Raised> {
        match find::find_own(name) {
            Some(Found::Own { package, text }) => self.load_own(module, name, package, &text),
            Some(Found::Native(native)) => self.load_native(module, native),
            _ => Ok(()),
        }
    }
}

/// What `-m MODULE` runs as `__main__`.
pub struct MainModule {
    /// Its text.
    pub source: Arc<Source>,
    /// Its file; our own modules have none.
    pub file: Option<String>,
    /// `__package__`
    pub package: String,
    /// Its name, `package.__main__` for a package.
    pub name: String,
}

impl Vm {
    /// Finds the module that `-m` names; its package is imported. The inner error is a sentence for stderr.
    pub fn find_main(&mut self, name: &str) -> Result<Result<MainModule, String>, Raised> {
        let found = match self.find_for_main(name) {
            Ok(found) => found,
            Err(Raised) if self.raised_is(Exc::ImportError) => {
                let error = self.take_raised();
                let (class, text) = (self.type_name(&error), self.str_text(&error)?);
                return Ok(Err(format!("Error while finding module specification for '{name}' ({class}: {text})")));
            }
            Err(Raised) => return Err(Raised),
        };
        match found {
            Some(Found::File { package: true, .. } | Found::Own { package: true, .. } | Found::Namespace(_)) => {
                self.find_main_of_package(name)
            }
            Some(found) => self.main_of(name, found),
            None => Ok(Err(format!("No module named {name}"))),
        }
    }

    /// What `__main__` knows of the module that `-m` runs; `sys.argv[0]` is its file.
    pub fn start_main_module(&mut self, globals: &Obj<Dict>, main: &MainModule) -> Result<(), Raised> {
        let package = self.text(&main.package);
        globals.set_str(self.names.string(sym::__package__), package);
        let Some(file) = &main.file else { return Ok(()) };
        let module = Module::new(globals.clone());
        self.set_place(&module, &main.name, file, None)?;
        let (sys, argv) = (self.import_module("sys")?, self.intern("argv"));
        let argv = self.getattr(&sys, argv)?;
        if let Some(argv) = argv.cast::<List>().filter(|argv| argv.items.get(0).is_some()) {
            let file = self.text(file);
            drop(argv.items.replace(0, file));
        }
        Ok(())
    }

    fn find_for_main(&mut self, name: &str) -> Result<Option<Found>, Raised> {
        let (folders, leaf) = match name.rsplit_once('.') {
            Some((parent, leaf)) => {
                let package = self.import_for_program(parent)?;
                let path = self.getattr_opt(&package, sym::__path__)?;
                let Some(path) = path else {
                    let message = format!(
                        "__path__ attribute not found on '{parent}' while trying to find '{name}'"
                    );
                    return Err(self.raise(Exc::ModuleNotFoundError, message));
                };
                (Some(self.path_texts(&path)?), leaf)
            }
            None => (None, name),
        };
        self.find_module(name, leaf, folders, super::Asker::Program)
    }

    fn find_main_of_package(&mut self, name: &str) -> Result<Result<MainModule, String>, Raised> {
        let main = format!("{name}.__main__");
        match self.find_for_main(&main)? {
            Some(found @ (Found::File { .. } | Found::Own { .. })) => self.main_of(&main, found),
            _ => Ok(Err(format!("No module named {main}; '{name}' is a package and cannot be directly executed"))),
        }
    }

    fn main_of(&mut self, name: &str, found: Found) -> Result<Result<MainModule, String>, Raised> {
        let package = name.rsplit_once('.').map_or("", |(parent, _)| parent).to_owned();
        let name = name.to_owned();
        match found {
            Found::Own { text, .. } => {
                let source = Arc::new(Source::new(&format!("<coroscope>/{name}.py"), text.into_owned()));
                Ok(Ok(MainModule { source, file: None, package, name }))
            }
            Found::File { path, .. } => {
                let shown = absolute(&path.display().to_string());
                let Ok(bytes) = std::fs::read(&path) else { return Ok(Err(format!("cannot read {shown}"))) };
                match lexer::decode(&shown, &bytes) {
                    Ok(source) => {
                        Ok(Ok(MainModule { source: Arc::new(source), file: Some(shown), package, name }))
                    }
                    Err(error) => Err(self.raise_syntax_error(&error)),
                }
            }
            Found::Native(_) | Found::Namespace(_) => Ok(Err(format!("No code object available for {name}"))),
        }
    }
}
