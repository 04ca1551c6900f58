//! Importing: `sys.modules`, native modules, modules in our own language, files on `sys.path`.

use super::{NATIVE, NativeModule, PYTHON};
use crate::heap::{Obj, Value};
use crate::interpreter::Mode;
use crate::lexer;
use crate::objects::dict::Dict;
use crate::objects::exception::Exc;
use crate::objects::list::List;
use crate::objects::module::Module;
use crate::objects::names::{Symbol, sym};
use crate::objects::native::{Answer, Raised};
use crate::objects::string::Str;
use crate::objects::tuple::Tuple;
use crate::source::Source;
use crate::vm::Vm;
use crate::vm::threads::{ThreadId, Ticket, Waiting};
use std::borrow::Cow;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// What importing remembers.
#[derive(Default)]
pub struct ImportState {
    /// `sys.path`
    pub path: Option<Obj<List>>,
    /// Names of modules whose code is running, and the threads that run it.
    loading: Vec<(String, ThreadId)>,
    /// Threads that wait for another one to have imported a module.
    waiting: Vec<(ThreadId, String, Ticket)>,
}

impl ImportState {
    /// The thread that runs a module's code.
    fn owner(&self, name: &str) -> Option<ThreadId> {
        self.loading.iter().find(|(other, _)| other == name).map(|(_, thread)| *thread)
    }
}

/// Where a module's code is.
enum Found {
    Native(&'static NativeModule),
    Own { package: bool, text: Cow<'static, str> },
    File { path: PathBuf, package: bool },
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

impl Vm {
    /// Imports a module by its dotted name; the module itself (not its package).
    pub fn import_module(&mut self, name: &str) -> Answer {
        if !self.threads.alone() {
            self.wait_for_import(name)?;
        }
        if let Some(module) = self.loaded(name) {
            if module.is_none() {
                let message = format!("import of {name} halted; None in sys.modules");
                return Err(self.import_error(Exc::ModuleNotFoundError, message, name));
            }
            return Ok(module);
        }
        self.enter_native()?;
        let module = self.import_new(name);
        self.leave_native();
        module
    }

    fn end_loading(&mut self, name: &str) {
        let state = self.state::<ImportState>();
        state.loading.retain(|(other, _)| other != name);
        for (_, _, ticket) in std::mem::take(&mut state.waiting) {
            self.threads.wake(ticket);
        }
    }

    /// Another thread may be about to run a module's code: waits until it has. Where the two would wait for each other the
    /// module is taken as far as it is (`importlib`, "deadlock avoidance").
    fn wait_for_import(&mut self, name: &str) -> Result<(), Raised> {
        loop {
            let me = self.threads.current();
            let state = self.state::<ImportState>();
            let mut owner = state.owner(name);
            while let Some(other) = owner.filter(|other| *other != me) {
                let next = state.waiting.iter().find(|(thread, _, _)| *thread == other);
                match next.map(|(_, awaited, _)| awaited.clone()) {
                    Some(awaited) => owner = state.owner(&awaited),
                    None => break,
                }
            }
            if owner.is_none_or(|owner| owner == me) {
                return Ok(());
            }
            let ticket = self.threads.ticket();
            self.state::<ImportState>().waiting.push((me, name.to_owned(), ticket));
            let woken = self.park_answering(Waiting::Doing("an import"), None);
            self.state::<ImportState>().waiting.retain(|(thread, _, _)| *thread != me);
            woken?;
        }
    }

    fn loaded(&mut self, name: &str) -> Option<Value> {
        let name = self.intern(name);
        self.modules.get_str(self.names.string(name))
    }

    fn import_new(&mut self, name: &str) -> Answer {
        let (parent, leaf) = match name.rsplit_once('.') {
            Some((parent, leaf)) => (Some((parent, self.import_module(parent)?)), leaf),
            None => (None, name),
        };
        if let Some(module) = self.loaded(name) {
            return Ok(module);
        }
        let folders = match &parent {
            Some((parent, module)) => match self.getattr_opt(module, sym::__path__)? {
                Some(path) => Some(self.path_texts(&path)?),
                None => {
                    let message = format!("No module named '{name}'; '{parent}' is not a package");
                    return Err(self.import_error(Exc::ModuleNotFoundError, message, name));
                }
            },
            None => None,
        };
        let Some(found) = self.find_module(name, leaf, folders)? else {
            let message = format!("No module named '{name}'");
            return Err(self.import_error(Exc::ModuleNotFoundError, message, name));
        };
        let module = self.load(name, found)?;
        if let Some((_, parent)) = parent {
            let leaf = self.intern(leaf);
            self.setattr(&parent, leaf, module.clone())?;
        }
        Ok(module)
    }

    fn path_texts(&mut self, path: &Value) -> Result<Vec<String>, Raised> {
        let items = self.collect(path)?;
        Ok(items.iter().filter_map(|item| item.cast::<Str>().map(|text| text.to_text().into_owned())).collect())
    }

    fn find_module(&mut self, name: &str, leaf: &str, folders: Option<Vec<String>>) -> Result<Option<Found>, Raised> {
        if let Some(module) = NATIVE.iter().find(|module| module.name == name) {
            return Ok(Some(Found::Native(module)));
        }
        if let Some((_, package, text)) = PYTHON.iter().find(|(own, _, _)| *own == name) {
            return Ok(Some(Found::Own {
                package: *package,
                text: development_text(name).map_or(Cow::Borrowed(text), |(_, text)| text),
            }));
        }
        if let Some((package, text)) = development_text(name) {
            return Ok(Some(Found::Own { package, text }));
        }
        let folders = match folders {
            Some(folders) => folders,
            None => match self.state::<ImportState>().path.clone() {
                Some(path) => self.path_texts(&path.value())?,
                None => Vec::new(),
            },
        };
        for folder in folders {
            let folder = if folder.is_empty() { PathBuf::from(".") } else { PathBuf::from(folder) };
            let package = folder.join(leaf).join("__init__.py");
            if package.is_file() {
                return Ok(Some(Found::File { path: package, package: true }));
            }
            let file = folder.join(format!("{leaf}.py"));
            if file.is_file() {
                return Ok(Some(Found::File { path: file, package: false }));
            }
        }
        Ok(None)
    }

    fn load(&mut self, name: &str, found: Found) -> Answer {
        let module = Module::new(Dict::new());
        let title = self.text(name);
        self.set_module_item(&module, "__name__", title);
        self.set_module_item(&module, "__doc__", Value::None);
        let is_package = matches!(&found, Found::Own { package: true, .. } | Found::File { package: true, .. });
        let package = if is_package { name } else { name.rsplit_once('.').map_or("", |(parent, _)| parent) };
        let package = self.text(package);
        self.set_module_item(&module, "__package__", package);
        self.set_module_item(&module, "__spec__", Value::None);
        self.set_module_item(&module, "__loader__", Value::None);
        let key = self.intern(name);
        let key = self.names.string(key).clone();
        self.modules.set_str(&key, module.value());
        let me = self.threads.current();
        self.state::<ImportState>().loading.push((name.to_owned(), me));
        let loaded = match found {
            Found::Native(native) => self.load_native(&module, native),
            Found::Own { package, text } => self.load_own(&module, name, package, &text),
            Found::File { path, package } => self.load_file(&module, &path, package),
        };
        self.end_loading(name);
        if let Err(raised) = loaded {
            drop(self.modules.remove_str(&key));
            return Err(raised);
        }
        // A module may have put something else in its place.
        Ok(self.modules.get_str(&key).unwrap_or_else(|| module.value()))
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

    fn load_file(&mut self, module: &Obj<Module>, path: &Path, package: bool) -> Result<(), Raised> {
        let bytes = match std::fs::read(path) {
            Ok(bytes) => bytes,
            Err(error) => return Err(self.raise(Exc::ImportError, format!("cannot read {}: {error}", path.display()))),
        };
        let shown = std::path::absolute(path).unwrap_or_else(|_| path.to_path_buf()).display().to_string();
        if package {
            let folder = Path::new(&shown).parent().map_or(String::new(), |folder| folder.display().to_string());
            let folder = self.text(&folder);
            self.set_module_item(module, "__path__", List::new(vec![folder]).into());
        }
        let file = self.text(&shown);
        self.set_module_item(module, "__file__", file);
        match lexer::decode(&shown, &bytes) {
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

    /// ImportError (or its subclass) with `name`.
    fn import_error(&mut self, class: Exc, message: String, name: &str) -> Raised {
        let raised = self.raise(class, message);
        let name = self.text(name);
        if let Some(exception) = self.raised.exact::<crate::objects::exception::Exception>() {
            exception.fields.extend(vec![name, Value::None]);
        }
        raised
    }

    /// `import a.b` gives `a`; `from a.b import …` (and `import a.b as c`) gives `a.b`.
    pub fn import_dotted(&mut self, name: &str, leaf: bool) -> Answer {
        let module = self.import_module(name)?;
        match name.split_once('.') {
            Some((top, _)) if !leaf => self.import_module(top),
            _ => Ok(module),
        }
    }

    /// The import statement: `names` is the tuple after `from … import`, None for a plain `import`.
    pub fn import_statement(&mut self, globals: &Obj<Dict>, name: &str, names: &Value, level: u8) -> Answer {
        let name = if level == 0 { name.to_owned() } else { self.absolute_name(globals, name, level)? };
        let Some(names) = names.exact::<Tuple>().cloned() else { return self.import_dotted(&name, false) };
        let module = self.import_module(&name)?;
        for wanted in names.items() {
            let symbol = self.symbol_of(wanted);
            let is_star = &**self.names.text(symbol) == "*";
            if is_star || self.getattr_opt(&module, symbol)?.is_some() {
                continue;
            }
            if self.getattr_opt(&module, sym::__path__)?.is_none() {
                break;
            }
            let full = format!("{name}.{}", self.names.text(symbol));
            if let Err(raised) = self.import_module(&full) {
                if !self.is_missing(&full) {
                    return Err(raised);
                }
                drop(self.take_raised());
            }
        }
        Ok(module)
    }

    /// Whether the exception being raised says that this very module does not exist.
    fn is_missing(&mut self, name: &str) -> bool {
        let exception = self.raised.clone();
        let Some(body) = exception.exact::<crate::objects::exception::Exception>() else { return false };
        let about = body.fields.get(0).and_then(|about| about.cast::<Str>().map(|text| text.to_text() == name));
        self.raised_is(Exc::ModuleNotFoundError) && about == Some(true)
    }

    fn absolute_name(&mut self, globals: &Obj<Dict>, name: &str, level: u8) -> Result<String, Raised> {
        let package = globals.get_str(self.names.string(sym::__package__));
        let package = package.and_then(|package| package.cast::<Str>().map(|text| text.to_text().into_owned()));
        let package = match package {
            Some(package) if !package.is_empty() => package,
            _ => return Err(self.raise(Exc::ImportError, "attempted relative import with no known parent package")),
        };
        let mut parts: Vec<&str> = package.split('.').collect();
        for _ in 1..level {
            parts.pop();
        }
        if parts.is_empty() {
            return Err(self.raise(Exc::ImportError, "attempted relative import beyond top-level package"));
        }
        let base = parts.join(".");
        Ok(if name.is_empty() { base } else { format!("{base}.{name}") })
    }

    /// `from module import name`
    pub fn import_from(&mut self, module: &Value, name: Symbol) -> Answer {
        if let Some(value) = self.getattr_opt(module, name)? {
            return Ok(value);
        }
        let title = match self.getattr_opt(module, sym::__name__)? {
            Some(title) => self.str_text(&title)?,
            None => "<unknown module name>".to_owned(),
        };
        let place = match self.getattr_opt(module, sym::__file__)? {
            Some(file) => self.str_text(&file)?,
            None => "unknown location".to_owned(),
        };
        let text = self.names.text(name).clone();
        if let Some(module) = self.loaded(&format!("{title}.{text}")) {
            return Ok(module);
        }
        let partial = self.state::<ImportState>().loading.iter().any(|(name, _)| *name == title);
        let message = if partial {
            format!(
                "cannot import name '{text}' from partially initialized module '{title}' (most likely due to a circular import) ({place})"
            )
        } else {
            format!("cannot import name '{text}' from '{title}' ({place})")
        };
        let raised = self.import_error(Exc::ImportError, message, &title);
        let name_from = self.names.value(name);
        if let Some(exception) = self.raised.exact::<crate::objects::exception::Exception>() {
            exception.fields.push(name_from);
        }
        Err(raised)
    }

    /// Sets `sys.path` for a program.
    pub fn start_modules(&mut self, script_folder: Option<String>) {
        let path = script_folder.iter().map(|folder| self.text(folder)).collect();
        self.state::<ImportState>().path = Some(List::new(path));
    }
}
