//! Importing: `sys.modules`, packages, the import statement and its errors. `find.rs` knows where a module's code is, `load.rs`
//! runs it.
//!
//! A file of the program may have the name of one of our modules; as in CPython it then comes first (`find.rs` says for which).
//! Our own library asks for its own modules: what only it has loaded so far is `quiet`, and the program's first import of such a
//! name still looks for a file.

mod find;
mod load;
mod native;
mod waiting;

pub use find::stdlib_names;

use crate::heap::{Obj, Value};
use crate::objects::dict::Dict;
use crate::objects::exception::Exc;
use crate::objects::list::List;
use crate::objects::names::{Symbol, sym};
use crate::objects::native::{Answer, Raised};
use crate::objects::string::Str;
use crate::objects::tuple::Tuple;
use crate::vm::Vm;
use crate::vm::threads::{ThreadId, Ticket};
use std::collections::HashSet;

pub use native::MODULE;

/// What importing remembers.
#[derive(Default)]
pub struct ImportState {
    /// `sys.path`
    pub path: Option<Obj<List>>,
    /// `sys.path[0]` at the start.
    script_folder: Option<String>,
    /// Names of modules whose code is running, and the threads that run it.
    loading: Vec<(String, ThreadId)>,
    /// Threads that wait for another one to have imported a module.
    waiting: Vec<(ThreadId, String, Ticket)>,
    /// Our own modules that only our own library has asked for, and that a file of the program may still take the place of.
    quiet: HashSet<String>,
}

/// Who imports.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Asker {
    Library,
    Program,
}

impl Vm {
    /// Imports a module for our own use, by its dotted name; the module itself (not its package).
    pub fn import_module(&mut self, name: &str) -> Answer {
        self.import_as(name, Asker::Library)
    }

    /// Imports a module as the program's import statement does.
    pub fn import_for_program(&mut self, name: &str) -> Answer {
        self.import_as(name, Asker::Program)
    }

    fn import_as(&mut self, name: &str, asker: Asker) -> Answer {
        if !self.threads.alone() {
            self.wait_for_import(name)?;
        }
        if asker == Asker::Program && self.state::<ImportState>().quiet.remove(name) {
            if let Some(module) = self.import_shadowing(name)? {
                return Ok(module);
            }
        }
        if let Some(module) = self.loaded(name) {
            if module.is_none() {
                let message = format!("import of {name} halted; None in sys.modules");
                return Err(self.import_error(Exc::ModuleNotFoundError, message, name));
            }
            return Ok(module);
        }
        self.enter_native()?;
        let module = self.import_new(name, asker);
        self.leave_native();
        module
    }

    fn loaded(&mut self, name: &str) -> Option<Value> {
        let name = self.intern(name);
        self.modules.get_str(self.names.string(name))
    }

    fn import_new(&mut self, name: &str, asker: Asker) -> Answer {
        let (parent, leaf) = match name.rsplit_once('.') {
            Some((parent, leaf)) => (Some((parent, self.import_as(parent, asker)?)), leaf),
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
        let Some(found) = self.find_module(name, leaf, folders, asker)? else {
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
    fn import_dotted(&mut self, name: &str, leaf: bool, asker: Asker) -> Answer {
        let module = self.import_as(name, asker)?;
        match name.split_once('.') {
            Some((top, _)) if !leaf => self.import_as(top, asker),
            _ => Ok(module),
        }
    }

    /// The import statement: `names` is the tuple after `from … import`, None for a plain `import`.
    pub fn import_statement(&mut self, globals: &Obj<Dict>, name: &str, names: &Value, level: u8) -> Answer {
        let asker = self.asker(globals);
        let name = if level == 0 { name.to_owned() } else { self.absolute_name(globals, name, usize::from(level))? };
        let Some(names) = names.exact::<Tuple>().cloned() else { return self.import_dotted(&name, false, asker) };
        let module = self.import_as(&name, asker)?;
        for wanted in names.items() {
            let symbol = self.symbol_of(wanted);
            self.import_named(&module, &name, symbol, asker)?;
        }
        Ok(module)
    }

    /// A name after `from package import` may be a submodule that nobody has loaded; `*` names those of `__all__`.
    fn import_named(&mut self, module: &Value, package: &str, symbol: Symbol, asker: Asker) -> Result<(), Raised> {
        if self.getattr_opt(module, sym::__path__)?.is_none() {
            return Ok(());
        }
        if self.names.text(symbol) == "*" {
            let Some(all) = self.getattr_opt(module, sym::__all__)? else { return Ok(()) };
            for name in self.collect(&all)? {
                if name.cast::<Str>().is_some_and(|name| name.to_text() != "*") {
                    let symbol = self.symbol_of(&name);
                    self.import_named(module, package, symbol, asker)?;
                }
            }
            return Ok(());
        }
        if self.getattr_opt(module, symbol)?.is_some() {
            return Ok(());
        }
        let full = format!("{package}.{}", self.names.text(symbol));
        match self.import_as(&full, asker) {
            Ok(_) => Ok(()),
            Err(raised) if !self.is_missing(&full) => Err(raised),
            Err(Raised) => {
                drop(self.take_raised());
                Ok(())
            }
        }
    }

    /// `__import__(name, globals, locals, fromlist, level)`
    pub fn import_call(&mut self, name: &str, globals: &Value, names: &Value, level: usize) -> Answer {
        let name = match (level, globals.cast::<Dict>().cloned()) {
            (0, _) => name.to_owned(),
            (_, Some(globals)) => self.absolute_name(&globals, name, level)?,
            (_, None) => return Err(self.raise(Exc::TypeError, "globals must be a dict")),
        };
        let names = if names.is_none() { Vec::new() } else { self.collect(names)? };
        let module = self.import_dotted(&name, !names.is_empty(), Asker::Program)?;
        for wanted in names.iter().filter(|name| name.cast::<Str>().is_some()) {
            let symbol = self.symbol_of(wanted);
            self.import_named(&module, &name, symbol, Asker::Program)?;
        }
        Ok(module)
    }

    /// Our own modules have no file.
    fn asker(&mut self, globals: &Obj<Dict>) -> Asker {
        if globals.get_str(self.names.string(sym::__file__)).is_some() {
            return Asker::Program;
        }
        let name = globals.get_str(self.names.string(sym::__name__));
        match name.and_then(|name| name.cast::<Str>().map(|name| find::is_own(&name.to_text()))) {
            Some(true) => Asker::Library,
            _ => Asker::Program,
        }
    }

    /// Whether the exception being raised says that this very module does not exist.
    fn is_missing(&mut self, name: &str) -> bool {
        let exception = self.raised.clone();
        let Some(body) = exception.exact::<crate::objects::exception::Exception>() else { return false };
        let about = body.fields.get(0).and_then(|about| about.cast::<Str>().map(|text| text.to_text() == name));
        self.raised_is(Exc::ModuleNotFoundError) && about == Some(true)
    }

    fn absolute_name(&mut self, globals: &Obj<Dict>, name: &str, level: usize) -> Result<String, Raised> {
        let text = |value: Option<Value>| value.and_then(|value| value.cast::<Str>().map(|text| text.to_text().into_owned()));
        let mut package = text(globals.get_str(self.names.string(sym::__package__)));
        if package.is_none() {
            let own = text(globals.get_str(self.names.string(sym::__name__)));
            let is_package = globals.get_str(self.names.string(sym::__path__)).is_some();
            if own.is_none() {
                let message = self.text("'__name__' not in globals");
                return Err(self.raise_args(Exc::KeyError, vec![message]));
            }
            package = own.map(|own| if is_package { own } else { own.rsplit_once('.').map_or("", |(outer, _)| outer).to_owned() });
        }
        let package = match package {
            Some(package) if !package.is_empty() => package,
            _ => return Err(self.raise(Exc::ImportError, "attempted relative import with no known parent package")),
        };
        let mut base = package.as_str();
        for _ in 1..level {
            match base.rsplit_once('.') {
                Some((outer, _)) => base = outer,
                None => return Err(self.raise(Exc::ImportError, "attempted relative import beyond top-level package")),
            }
        }
        Ok(if name.is_empty() { base.to_owned() } else { format!("{base}.{name}") })
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
        let file = self.getattr_opt(module, sym::__file__)?.filter(|file| !file.is_none());
        let place = match &file {
            Some(file) => self.str_text(file)?,
            None => "unknown location".to_owned(),
        };
        let text = self.names.text(name).to_owned();
        if let Some(module) = self.loaded(&format!("{title}.{text}")) {
            return Ok(module);
        }
        let partial = self.is_loading(&title);
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
            if let Some(file) = file {
                drop(exception.fields.replace(1, file));
            }
        }
        Err(raised)
    }

    /// What the AttributeError of a module adds: a file of the program that stands before a module of that name, or a module that
    /// imports in a circle.
    pub fn missing_in_module(&mut self, title: &str, attribute: &str, file: Option<&str>) -> String {
        let folder = self.state::<ImportState>().script_folder.clone();
        let initializing = self.is_loading(title);
        let shadowing = file.filter(|file| {
            let own = std::path::Path::new(file).parent().map(|folder| folder.display().to_string());
            folder.is_some() && own == folder && !title.contains('.')
        });
        match (shadowing, file) {
            (Some(file), _) if find::is_stdlib(title) => format!(
                "module '{title}' has no attribute '{attribute}' (consider renaming '{file}' since it has the same name as the \
                 standard library module named '{title}' and the import system gives it precedence)"
            ),
            (Some(file), _) if initializing => format!(
                "module '{title}' has no attribute '{attribute}' (consider renaming '{file}' if it has the same name as a \
                 third-party module you intended to import)"
            ),
            (None, Some(file)) if initializing => format!(
                "partially initialized module '{title}' from '{file}' has no attribute '{attribute}' (most likely due to a \
                 circular import)"
            ),
            (None, None) if initializing => format!(
                "partially initialized module '{title}' has no attribute '{attribute}' (most likely due to a circular import)"
            ),
            _ if self.is_loading(&format!("{title}.{attribute}")) => format!(
                "cannot access submodule '{attribute}' of module '{title}' (most likely due to a circular import)"
            ),
            _ => format!("module '{title}' has no attribute '{attribute}'"),
        }
    }

    fn is_loading(&mut self, name: &str) -> bool {
        self.state::<ImportState>().loading.iter().any(|(other, _)| other == name)
    }

    /// Sets `sys.path` for a program: its folder, then the folders of `PYTHONPATH`.
    pub fn start_modules(&mut self, script_folder: Option<String>) {
        let more = std::env::var("PYTHONPATH").unwrap_or_default();
        let more = more.split(':').filter(|_| !more.is_empty()).map(load::absolute);
        let folders: Vec<String> = script_folder.iter().cloned().chain(more).collect();
        let path = folders.iter().map(|folder| self.text(folder)).collect();
        let state = self.state::<ImportState>();
        state.path = Some(List::new(path));
        state.script_folder = script_folder;
    }
}
