//! Scopes: which names each function, class or comprehension binds, and what every use of a name means (CPython's `symtable.c`).
//!
//! One walk over the tree collects names (`Collector` in `collect.rs`); `analyze` then decides. A scope is found again by the
//! kind and place of its node. List, set and dict comprehensions are *blocks*: they bind names
//! of their own but run in the code of the scope around them (PEP 709); what they do not bind is that scope's.

use crate::ast::{Class, Expr, ExprKind, Function, Name, Stmt};
use crate::source::Span;
use indexmap::IndexMap;
use rustc_hash::{FxHashMap, FxHashSet};

/// Index of a scope.
pub type ScopeId = usize;

/// The kinds of scope.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Kind {
    /// A file.
    Module,
    /// A class body.
    Class,
    /// A function or lambda.
    Function,
    /// A generator expression: a function of its own.
    Generator,
    /// A list, set or dict comprehension: a block of the scope around it.
    Block,
    /// The type parameters of a function, class or alias: a function that runs at once.
    TypeParams,
}

/// What is known of a name in a scope.
#[derive(Clone, Copy, Default, Debug)]
pub struct Facts {
    /// It is bound here.
    pub assigned: bool,
    /// It is a parameter.
    pub param: bool,
    /// `global`
    pub global: bool,
    /// `nonlocal`
    pub nonlocal: bool,
    /// It is read here.
    pub used: bool,
    /// `del x`, `except … as x`: it may become unbound again.
    pub deleted: bool,
    /// It is an iteration variable of a comprehension.
    pub iteration: bool,
    /// It was annotated.
    pub annotated: bool,
    /// A walrus in this comprehension binds it further out.
    pub walrus: bool,
    /// Where it was first met.
    pub place: Span,
}

/// What a name means in a scope.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Meaning {
    /// A local register.
    Local,
    /// A local register that holds a cell.
    Cell,
    /// A cell of an enclosing function.
    Free,
    /// `global x`
    GlobalExplicit,
    /// Nobody binds it: a global or builtin.
    Global,
    /// An entry of a class's namespace.
    Namespace,
}

/// A scope.
pub struct Scope {
    /// Its kind.
    pub kind: Kind,
    /// The scope around it.
    pub parent: Option<ScopeId>,
    /// The scopes in it.
    pub children: Vec<ScopeId>,
    /// Its names, in the order they were met.
    pub names: IndexMap<Name, Facts>,
    /// What they mean.
    pub meanings: FxHashMap<Name, Meaning>,
    /// Free variables, in closure order.
    pub free: Vec<Name>,
    /// For classes: whether methods use `__class__` or `super()`.
    pub needs_class_cell: bool,
    /// It contains `yield`.
    pub has_yield: bool,
    /// It contains `await` or an asynchronous comprehension.
    pub has_await: bool,
    /// It is an `async def`.
    pub is_async: bool,
    /// What complaints call it, where `yield` and the like may not stand in it; empty for functions.
    pub words: &'static str,
}

impl Scope {
    fn new(kind: Kind, parent: Option<ScopeId>) -> Scope {
        Scope {
            kind,
            parent,
            children: Vec::new(),
            names: IndexMap::new(),
            meanings: FxHashMap::default(),
            free: Vec::new(),
            needs_class_cell: false,
            has_yield: false,
            has_await: false,
            is_async: false,
            words: "",
        }
    }

    /// Whether its names live in registers.
    pub fn is_function(&self) -> bool {
        matches!(self.kind, Kind::Function | Kind::Generator | Kind::TypeParams)
    }
}

/// A node that makes a scope, found again by what it is and where it stands.
pub trait Node {
    /// Unique among the nodes that make scopes.
    fn key(&self) -> (u8, Span);
}

/// The body of a lambda, or an expression evaluated when it is asked for.
pub struct Thunk<'a>(pub &'a Expr);

impl Node for Vec<Stmt> {
    fn key(&self) -> (u8, Span) {
        (0, self.first().map_or(Span::default(), |stmt| stmt.span))
    }
}

impl Node for Expr {
    fn key(&self) -> (u8, Span) {
        (if matches!(self.kind, ExprKind::Generator { .. }) { 2 } else { 1 }, self.span)
    }
}

impl Node for Thunk<'_> {
    fn key(&self) -> (u8, Span) {
        (3, self.0.span)
    }
}

impl Node for Function {
    fn key(&self) -> (u8, Span) {
        (4, self.name.span)
    }
}

impl Node for Class {
    fn key(&self) -> (u8, Span) {
        (4, self.name.span)
    }
}

impl Node for Stmt {
    fn key(&self) -> (u8, Span) {
        (4, self.span)
    }
}

/// All scopes of a module.
pub struct Scopes {
    /// By id; 0 is the module.
    pub list: Vec<Scope>,
    /// By the node that makes the scope.
    by_node: FxHashMap<(u8, Span), ScopeId>,
}

/// A complaint found while deciding what names mean.
pub struct Complaint {
    /// In CPython's words.
    pub message: String,
    /// Where.
    pub span: Span,
}

impl Scopes {
    /// The module's scope alone.
    pub fn new() -> Scopes {
        Scopes { list: vec![Scope::new(Kind::Module, None)], by_node: FxHashMap::default() }
    }

    /// A new scope for a node.
    pub fn add(&mut self, kind: Kind, parent: ScopeId, node: &impl Node) -> ScopeId {
        let id = self.list.len();
        self.list.push(Scope::new(kind, Some(parent)));
        self.list[parent].children.push(id);
        self.by_node.insert(node.key(), id);
        id
    }

    /// The scope of a node.
    pub fn of(&self, node: &impl Node) -> ScopeId {
        self.by_node[&node.key()]
    }

    /// The scope whose code a scope's names run in: blocks belong to the one around them.
    pub fn home(&self, mut id: ScopeId) -> ScopeId {
        while self.list[id].kind == Kind::Block {
            id = self.list[id].parent.expect("a block lies in a scope");
        }
        id
    }

    /// Decides what every name means.
    pub fn analyze(&mut self) -> Result<(), Complaint> {
        self.decide(0, &FxHashSet::default()).map(drop)
    }

    /// Decides a scope and what lies in it. `bound` are the names that enclosing functions bind. Answers the names that the scope
    /// takes from there.
    fn decide(&mut self, id: ScopeId, bound: &FxHashSet<Name>) -> Result<Vec<Name>, Complaint> {
        let kind = self.list[id].kind;
        let names: Vec<(Name, Facts)> =
            self.list[id].names.iter().map(|(name, facts)| (name.clone(), *facts)).collect();
        let mut own: FxHashSet<Name> = FxHashSet::default();
        let mut free: Vec<Name> = Vec::new();
        // A block finds what the function around it binds in that function's registers: only inner functions need cells.
        let in_registers = kind == Kind::Block && self.list[self.home(id)].kind != Kind::Class;
        for (name, facts) in names {
            let meaning = if facts.global {
                Meaning::GlobalExplicit
            } else if facts.nonlocal {
                if !bound.contains(&name) {
                    return Err(Complaint {
                        message: format!("no binding for nonlocal '{name}' found"),
                        span: facts.place,
                    });
                }
                Meaning::Free
            } else if facts.assigned || facts.param {
                match kind {
                    Kind::Module => Meaning::Global,
                    Kind::Class => Meaning::Namespace,
                    Kind::Function | Kind::Generator | Kind::Block | Kind::TypeParams => Meaning::Local,
                }
            } else if bound.contains(&name) {
                Meaning::Free
            } else {
                Meaning::Global
            };
            match meaning {
                Meaning::Local => drop(own.insert(name.clone())),
                Meaning::Free if !in_registers => push_new(&mut free, &name),
                _ => {}
            }
            self.list[id].meanings.insert(name, meaning);
        }
        let inner_bound = self.bound_inside(id, bound, &own);
        for child in self.list[id].children.clone() {
            for name in self.decide(child, &inner_bound)? {
                self.take_from_child(id, &name, &own, &mut free);
            }
        }
        self.list[id].free = free.clone();
        Ok(free)
    }

    /// What enclosing functions bind, as seen inside a scope.
    fn bound_inside(&self, id: ScopeId, bound: &FxHashSet<Name>, own: &FxHashSet<Name>) -> FxHashSet<Name> {
        let mut inner = bound.clone();
        let scope = &self.list[id];
        if scope.kind == Kind::Class {
            inner.insert("__class__".into());
            return inner;
        }
        for (name, facts) in &scope.names {
            if facts.global {
                inner.remove(name);
            }
        }
        inner.extend(own.iter().cloned());
        inner
    }

    /// A child takes a name from outside itself: from this scope, which then keeps it in a cell, or from further out.
    fn take_from_child(&mut self, id: ScopeId, name: &Name, own: &FxHashSet<Name>, free: &mut Vec<Name>) {
        let scope = &mut self.list[id];
        if scope.kind == Kind::Class && &**name == "__class__" {
            scope.needs_class_cell = true;
            return;
        }
        if own.contains(name) {
            scope.meanings.insert(name.clone(), Meaning::Cell);
            return;
        }
        if scope.kind != Kind::Class {
            scope.meanings.entry(name.clone()).or_insert(Meaning::Free);
        }
        push_new(free, name);
    }
}

fn push_new(list: &mut Vec<Name>, name: &Name) {
    if !list.contains(name) {
        list.push(name.clone());
    }
}
