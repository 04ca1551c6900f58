//! What names stand for, as far as the text proves it.
//!
//! A name that is bound once in the whole file, by `async def`, `import` or a plain assignment, stands for that. A name that is
//! bound twice, or that a function declares `global`, may be anything, and no rule speaks of it.

use super::walk::{Place, each_expression, each_statement, own_expressions};
use crate::ast::{Alias, Class, Expr, ExprKind, Function, Params, Pattern, PatternKind, Stmt, StmtKind};
use rustc_hash::{FxHashMap, FxHashSet};

/// What one binding makes of a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Meaning {
    /// A module, or what was imported from one, by its full name: `asyncio`, `time.sleep`.
    Imported(String),
    /// A coroutine function of this file.
    Coroutine,
    /// An asynchronous generator function of this file.
    AsyncGenerator,
    /// Another function of this file.
    Function,
    /// The result of calling what has this full name: `lock = asyncio.Lock()`.
    Made(String),
    /// Anything else.
    Other,
}

/// The names of a file.
#[derive(Default)]
pub struct Names {
    bindings: FxHashMap<String, Vec<Meaning>>,
    /// Methods by name: whether all of that name are coroutine functions.
    methods: FxHashMap<String, bool>,
    /// Attributes that the file speaks of anywhere.
    attributes: FxHashSet<String>,
}

impl Names {
    /// Reads all bindings of a file.
    pub fn of(body: &[Stmt]) -> Names {
        let mut names = Names::default();
        each_statement(body, Place::default(), &mut |statement, place| names.bind_statement(statement, place, body));
        names.resolve_made(body);
        names
    }

    /// What a name stands for, where there is no doubt.
    fn meaning(&self, name: &str) -> Option<&Meaning> {
        match self.bindings.get(name).map(Vec::as_slice) {
            Some([meaning]) => Some(meaning),
            _ => None,
        }
    }

    /// Whether a name is a builtin: nobody binds it.
    fn is_builtin(&self, name: &str) -> bool {
        !self.bindings.contains_key(name)
    }

    /// The full name of what an expression stands for: `asyncio.sleep`, also under another name; a builtin by its own.
    pub fn full_name(&self, expression: &Expr) -> Option<String> {
        match &expression.kind {
            ExprKind::Name(name) if self.is_builtin(name) => Some(name.to_string()),
            ExprKind::Name(name) => match self.meaning(name)? {
                Meaning::Imported(full) => Some(full.clone()),
                _ => None,
            },
            ExprKind::Attribute { value, attr } => {
                let owner = self.module_path(value)?;
                Some(format!("{owner}.{}", attr.name))
            }
            _ => None,
        }
    }

    /// The full name of what was imported: `urllib.request`, where `urllib` is a module.
    fn module_path(&self, expression: &Expr) -> Option<String> {
        match &expression.kind {
            ExprKind::Name(name) => match self.meaning(name)? {
                Meaning::Imported(full) => Some(full.clone()),
                _ => None,
            },
            ExprKind::Attribute { value, attr } => Some(format!("{}.{}", self.module_path(value)?, attr.name)),
            _ => None,
        }
    }

    /// Whether a name stands for a function of this file.
    pub fn is_function(&self, name: &str) -> bool {
        matches!(self.meaning(name), Some(Meaning::Coroutine | Meaning::AsyncGenerator | Meaning::Function))
    }

    /// Whether `self.name(...)` in a method of a class makes a coroutine: the class defines it so, and nothing in the file
    /// makes it something else.
    pub fn is_async_method(&self, class: &Class, name: &str) -> bool {
        let defines =
            |statement: &Stmt| matches!(&statement.kind, StmtKind::Function(function) if &*function.name.name == name);
        class.body.iter().any(defines) && self.methods.get(name) == Some(&true)
    }

    /// Whether the file speaks of an attribute, of whatever object.
    pub fn mentions(&self, attribute: &str) -> bool {
        self.attributes.contains(attribute)
    }

    /// Whether a module is imported under its own name.
    pub fn imports(&self, module: &str) -> bool {
        matches!(self.meaning(module), Some(Meaning::Imported(full)) if full == module)
    }

    /// What a call makes, by the full name of what is called.
    pub fn made(&self, expression: &Expr) -> Option<String> {
        match &expression.kind {
            ExprKind::Call { func, .. } => self.full_name(func),
            ExprKind::Name(name) => match self.meaning(name)? {
                Meaning::Made(full) => Some(full.clone()),
                _ => None,
            },
            _ => None,
        }
    }

    /// Whether a call makes a coroutine: of a function of this file, or of asyncio.
    pub fn makes_coroutine(&self, expression: &Expr) -> bool {
        let ExprKind::Call { func, .. } = &expression.kind else { return false };
        if let ExprKind::Name(name) = &func.kind {
            if self.meaning(name) == Some(&Meaning::Coroutine) {
                return true;
            }
        }
        if let ExprKind::Attribute { value, attr } = &func.kind {
            if let Some(full) = self.held(value) {
                return METHODS.iter().any(|(made, method)| *made == full && *method == &*attr.name);
            }
        }
        self.full_name(func).is_some_and(|full| ASYNCIO_COROUTINES.contains(&&*full))
    }

    /// What a name holds: the full name of what made it.
    pub fn held(&self, expression: &Expr) -> Option<String> {
        match &expression.kind {
            ExprKind::Name(_) => self.made(expression),
            _ => None,
        }
    }

    /// Whether a call makes an asynchronous generator of this file.
    pub fn makes_async_generator(&self, expression: &Expr) -> bool {
        let ExprKind::Call { func, .. } = &expression.kind else { return false };
        matches!(&func.kind, ExprKind::Name(name) if self.meaning(name) == Some(&Meaning::AsyncGenerator))
    }

    fn bind(&mut self, name: &str, meaning: Meaning) {
        self.bindings.entry(name.to_owned()).or_default().push(meaning);
    }

    fn bind_statement(&mut self, statement: &Stmt, place: Place<'_>, module: &[Stmt]) {
        match &statement.kind {
            StmtKind::Function(function) => {
                let outermost = place.function.is_none() && module.iter().any(|other| std::ptr::eq(other, statement));
                let meaning = meaning_of(function);
                if place.class.is_some() && place.function.is_none() {
                    // A method is no name of the file.
                    let own = self.methods.entry(function.name.name.to_string()).or_insert(true);
                    *own &= meaning == Meaning::Coroutine;
                } else {
                    self.bind(&function.name.name, if outermost { meaning } else { Meaning::Other });
                }
                self.bind_params(&function.params);
            }
            StmtKind::Class(class) => self.bind(&class.name.name, Meaning::Other),
            StmtKind::Import(aliases) => aliases.iter().for_each(|alias| self.bind_import(alias)),
            StmtKind::ImportFrom { module, names, level } => {
                let from = module.as_ref().filter(|_| *level == 0).map(|module| module.name.to_string());
                for alias in names {
                    let bound = alias.asname.as_ref().unwrap_or(&alias.name);
                    let full = from.as_ref().map(|from| Meaning::Imported(format!("{from}.{}", alias.name.name)));
                    self.bind(&bound.name, full.unwrap_or(Meaning::Other));
                }
            }
            // Their names may change from elsewhere.
            StmtKind::Global(names) | StmtKind::Nonlocal(names) => {
                names.iter().for_each(|name| self.bind(&name.name, Meaning::Other));
            }
            StmtKind::Match { cases, .. } => cases.iter().for_each(|case| self.bind_pattern(&case.pattern)),
            StmtKind::Try { handlers, .. } => {
                handlers
                    .iter()
                    .filter_map(|handler| handler.name.as_ref())
                    .for_each(|name| self.bind(&name.name, Meaning::Other));
            }
            _ => self.bind_targets(statement),
        }
        for expression in own_expressions(statement) {
            each_expression(expression, &mut |part| self.bind_inside(part));
        }
    }

    fn bind_import(&mut self, alias: &Alias) {
        match &alias.asname {
            Some(name) => self.bind(&name.name, Meaning::Imported(alias.name.name.to_string())),
            None => {
                let first = alias.name.name.split('.').next().unwrap_or("").to_owned();
                // `import a.b` and `import a` bind the same thing.
                if self.meaning(&first) != Some(&Meaning::Imported(first.clone())) {
                    self.bind(&first.clone(), Meaning::Imported(first));
                }
            }
        }
    }

    fn bind_params(&mut self, params: &Params) {
        let plain = params.posonly.iter().chain(&params.args).chain(&params.kwonly);
        let rest = [&params.vararg, &params.kwarg].into_iter().flatten().map(|param| &**param);
        for param in plain.chain(rest) {
            self.bind(&param.name.name, Meaning::Other);
        }
    }

    fn bind_targets(&mut self, statement: &Stmt) {
        let targets: Vec<&Expr> = match &statement.kind {
            StmtKind::Assign { targets, .. } => targets.iter().collect(),
            StmtKind::AugAssign { target, .. } | StmtKind::AnnAssign { target, .. } | StmtKind::For { target, .. } => {
                vec![target]
            }
            StmtKind::With { items, .. } => items.iter().filter_map(|item| item.target.as_ref()).collect(),
            StmtKind::Delete(targets) => targets.iter().collect(),
            _ => Vec::new(),
        };
        for target in targets {
            each_expression(target, &mut |part| match &part.kind {
                ExprKind::Name(name) => self.bind(name, Meaning::Other),
                // A method that is put in place of another may be anything.
                ExprKind::Attribute { attr, .. } => drop(self.methods.insert(attr.name.to_string(), false)),
                _ => {}
            });
        }
    }

    /// Walruses, targets of comprehensions, parameters of lambdas.
    fn bind_inside(&mut self, part: &Expr) {
        match &part.kind {
            ExprKind::Named { target, .. } => self.bind(&target.name, Meaning::Other),
            ExprKind::Lambda { params, body } => {
                self.bind_params(params);
                each_expression(body, &mut |part| self.bind_inside(part));
            }
            ExprKind::Attribute { attr, .. } => drop(self.attributes.insert(attr.name.to_string())),
            ExprKind::ListComp { clauses, .. }
            | ExprKind::SetComp { clauses, .. }
            | ExprKind::Generator { clauses, .. }
            | ExprKind::DictComp { clauses, .. } => {
                for clause in clauses {
                    each_expression(&clause.target, &mut |part| {
                        if let ExprKind::Name(name) = &part.kind {
                            self.bind(name, Meaning::Other);
                        }
                    });
                }
            }
            _ => {}
        }
    }

    fn bind_pattern(&mut self, pattern: &Pattern) {
        match &pattern.kind {
            PatternKind::Value(_) | PatternKind::Singleton(_) => {}
            PatternKind::Star(name) => name.iter().for_each(|name| self.bind(&name.name, Meaning::Other)),
            PatternKind::Sequence(parts) | PatternKind::Or(parts) => {
                parts.iter().for_each(|part| self.bind_pattern(part))
            }
            PatternKind::Mapping { patterns, rest, .. } => {
                patterns.iter().for_each(|part| self.bind_pattern(part));
                rest.iter().for_each(|name| self.bind(&name.name, Meaning::Other));
            }
            PatternKind::Class { positional, keywords, .. } => {
                positional.iter().chain(keywords.iter().map(|(_, part)| part)).for_each(|part| self.bind_pattern(part));
            }
            PatternKind::As { pattern, name } => {
                pattern.iter().for_each(|part| self.bind_pattern(part));
                name.iter().for_each(|name| self.bind(&name.name, Meaning::Other));
            }
        }
    }

    /// `lock = asyncio.Lock()`: what the name holds, where that is its one binding.
    fn resolve_made(&mut self, body: &[Stmt]) {
        let mut made = Vec::new();
        each_statement(body, Place::default(), &mut |statement, _| {
            let StmtKind::Assign { targets, value } = &statement.kind else { return };
            let ([Expr { kind: ExprKind::Name(name), .. }], ExprKind::Call { func, .. }) = (&targets[..], &value.kind)
            else {
                return;
            };
            if self.meaning(name) == Some(&Meaning::Other) {
                made.extend(self.full_name(func).map(|full| (name.to_string(), full)));
            }
        });
        for (name, full) in made {
            self.bindings.insert(name, vec![Meaning::Made(full)]);
        }
    }
}

/// Methods that make coroutines, by what made their object.
const METHODS: [(&str, &str); 17] = [
    ("asyncio.Event", "wait"),
    ("asyncio.Lock", "acquire"),
    ("asyncio.Semaphore", "acquire"),
    ("asyncio.BoundedSemaphore", "acquire"),
    ("asyncio.Condition", "acquire"),
    ("asyncio.Condition", "wait"),
    ("asyncio.Condition", "wait_for"),
    ("asyncio.Barrier", "wait"),
    ("asyncio.Queue", "get"),
    ("asyncio.Queue", "put"),
    ("asyncio.Queue", "join"),
    ("asyncio.LifoQueue", "get"),
    ("asyncio.LifoQueue", "put"),
    ("asyncio.LifoQueue", "join"),
    ("asyncio.PriorityQueue", "get"),
    ("asyncio.PriorityQueue", "put"),
    ("asyncio.PriorityQueue", "join"),
];

/// Functions of asyncio that make coroutines.
const ASYNCIO_COROUTINES: [&str; 9] = [
    "asyncio.sleep",
    "asyncio.wait",
    "asyncio.wait_for",
    "asyncio.to_thread",
    "asyncio.open_connection",
    "asyncio.start_server",
    "asyncio.open_unix_connection",
    "asyncio.create_subprocess_exec",
    "asyncio.create_subprocess_shell",
];

/// What a function of the outermost level is; a decorator may make anything of it.
fn meaning_of(function: &Function) -> Meaning {
    if !function.decorators.is_empty() {
        return Meaning::Other;
    }
    if !function.is_async {
        return Meaning::Function;
    }
    if has_yield(&function.body) { Meaning::AsyncGenerator } else { Meaning::Coroutine }
}

/// Whether a body yields itself, not in a function inside.
fn has_yield(body: &[Stmt]) -> bool {
    body.iter().any(|statement| {
        let mut found = false;
        for expression in own_expressions(statement) {
            each_expression(expression, &mut |part| found |= matches!(part.kind, ExprKind::Yield(_)));
        }
        let inside = !matches!(statement.kind, StmtKind::Function(_) | StmtKind::Class(_));
        found || (inside && super::walk::bodies(statement).into_iter().any(has_yield))
    })
}
