//! The walk that collects names into scopes, with the complaints that need no analysis.

use super::mangle;
use super::scope::{Facts, Kind, Node, ScopeId, Scopes, Thunk};
use crate::ast::*;
use crate::diagnostics::syntax_error::SyntaxError;
use crate::source::{Source, Span};

/// The walk.
pub struct Collector<'a> {
    /// What is collected.
    pub scopes: Scopes,
    source: &'a Source,
    current: ScopeId,
    class: Option<Name>,
    top_level_await: bool,
    /// The scopes in which the iterable of a comprehension is being walked.
    iterables: Vec<ScopeId>,
}

type Done = Result<(), SyntaxError>;

impl<'a> Collector<'a> {
    /// Collects the names of a module.
    pub fn module(source: &'a Source, body: &[Stmt], top_level_await: bool) -> Result<Scopes, SyntaxError> {
        let mut collector = Collector {
            scopes: Scopes::new(),
            source,
            current: 0,
            class: None,
            top_level_await,
            iterables: Vec::new(),
        };
        collector.body(body)?;
        collector.finish()
    }

    /// Collects the names of a single expression.
    pub fn expression(source: &'a Source, value: &Expr) -> Result<Scopes, SyntaxError> {
        let mut collector = Collector {
            scopes: Scopes::new(),
            source,
            current: 0,
            class: None,
            top_level_await: false,
            iterables: Vec::new(),
        };
        collector.expr(value)?;
        collector.finish()
    }

    fn finish(mut self) -> Result<Scopes, SyntaxError> {
        match self.scopes.analyze() {
            Ok(()) => Ok(self.scopes),
            Err(complaint) => Err(SyntaxError::after_parsing(self.source, complaint.span, complaint.message)),
        }
    }

    fn error<T>(&self, span: Span, message: impl Into<String>) -> Result<T, SyntaxError> {
        Err(SyntaxError::after_parsing(self.source, span, message))
    }

    fn facts(&mut self, scope: ScopeId, name: &Name, place: Span) -> &mut Facts {
        let name = mangle(self.class.as_ref(), name);
        self.scopes.list[scope].names.entry(name).or_insert(Facts { place, ..Facts::default() })
    }

    fn read(&mut self, name: &Name, place: Span) {
        // A block's names are its own or its home's: the home must know what it reads for it.
        let mut scope = self.current;
        loop {
            self.facts(scope, name, place).used = true;
            if self.scopes.list[scope].kind != Kind::Block {
                return;
            }
            let facts = *self.facts(scope, name, place);
            if facts.assigned {
                return;
            }
            scope = self.scopes.list[scope].parent.expect("a block lies in a scope");
            if self.scopes.list[scope].kind == Kind::Class {
                return;
            }
        }
    }

    fn bind(&mut self, name: &Name, place: Span) -> Done {
        if &**name == "__debug__" {
            return self.error(place, "cannot assign to __debug__");
        }
        let scope = self.current;
        let is_block = self.scopes.list[scope].kind == Kind::Block;
        let facts = self.facts(scope, name, place);
        facts.assigned = true;
        if is_block {
            facts.iteration = true;
        }
        Ok(())
    }

    fn inside<R>(&mut self, scope: ScopeId, walk: impl FnOnce(&mut Self) -> R) -> R {
        let outer = std::mem::replace(&mut self.current, scope);
        let result = walk(self);
        self.current = outer;
        result
    }

    // --- statements ----------------------------------------------------------------------------------------------

    fn body(&mut self, body: &[Stmt]) -> Done {
        body.iter().try_for_each(|stmt| self.stmt(stmt))
    }

    fn exprs<'e>(&mut self, list: impl IntoIterator<Item = &'e Expr>) -> Done {
        list.into_iter().try_for_each(|value| self.expr(value))
    }

    fn stmt(&mut self, stmt: &Stmt) -> Done {
        match &stmt.kind {
            StmtKind::Expr(value) => self.expr(value),
            StmtKind::Assign { targets, value } => {
                self.expr(value)?;
                targets.iter().try_for_each(|target| self.target(target))
            }
            StmtKind::AugAssign { target, value, .. } => {
                self.expr(value)?;
                if let ExprKind::Name(name) = &target.kind {
                    self.read(name, target.span);
                }
                self.target(target)
            }
            StmtKind::AnnAssign { target, annotation, value, simple } => {
                if let ExprKind::Name(name) = &target.kind {
                    self.annotate(name, target.span, *simple || value.is_some())?;
                } else {
                    self.target(target)?;
                }
                self.expr(annotation)?;
                self.exprs(value)
            }
            StmtKind::Function(function) => self.function(function),
            StmtKind::Class(class) => self.class_statement(class),
            StmtKind::Return(value) => self.exprs(value),
            StmtKind::Delete(targets) => targets.iter().try_for_each(|target| self.delete(target)),
            StmtKind::For { target, iter, body, orelse, .. } => {
                self.expr(iter)?;
                self.target(target)?;
                self.body(body)?;
                self.body(orelse)
            }
            StmtKind::While { test, body, orelse } => {
                self.expr(test)?;
                self.body(body)?;
                self.body(orelse)
            }
            StmtKind::If { branches, orelse } => {
                for (test, body) in branches {
                    self.expr(test)?;
                    self.body(body)?;
                }
                self.body(orelse)
            }
            StmtKind::With { items, body, .. } => {
                for item in items {
                    self.expr(&item.context)?;
                    if let Some(target) = &item.target {
                        self.target(target)?;
                    }
                }
                self.body(body)
            }
            StmtKind::Match { subject, cases } => {
                self.expr(subject)?;
                for case in cases {
                    self.pattern(&case.pattern)?;
                    self.exprs(&case.guard)?;
                    self.body(&case.body)?;
                }
                Ok(())
            }
            StmtKind::Raise { exc, cause } => {
                self.exprs(exc)?;
                self.exprs(cause)
            }
            StmtKind::Try { body, handlers, orelse, finalbody, .. } => {
                self.body(body)?;
                for handler in handlers {
                    self.exprs(&handler.exc)?;
                    if let Some(name) = &handler.name {
                        self.bind(&name.name, name.span)?;
                        self.facts(self.current, &name.name, name.span).deleted = true;
                    }
                    self.body(&handler.body)?;
                }
                self.body(orelse)?;
                self.body(finalbody)
            }
            StmtKind::Assert { test, msg } => {
                self.expr(test)?;
                self.exprs(msg)
            }
            StmtKind::Import(names) => names.iter().try_for_each(|alias| {
                let bound = alias.asname.as_ref().unwrap_or(&alias.name);
                let first: Name = bound.name.split('.').next().unwrap_or(&bound.name).into();
                self.bind(&first, bound.span)
            }),
            StmtKind::ImportFrom { names, .. } => {
                if names.is_empty() && self.scopes.list[self.current].kind != Kind::Module {
                    let star = Span::new(stmt.span.end - 1, stmt.span.end);
                    return self.error(star, "import * only allowed at module level");
                }
                names.iter().try_for_each(|alias| {
                    let bound = alias.asname.as_ref().unwrap_or(&alias.name);
                    self.bind(&bound.name, bound.span)
                })
            }
            StmtKind::Global(names) => names.iter().try_for_each(|name| self.declare(name, stmt.span, true)),
            StmtKind::Nonlocal(names) => {
                if self.scopes.list[self.current].kind == Kind::Module {
                    return self.error(stmt.span, "nonlocal declaration not allowed at module level");
                }
                names.iter().try_for_each(|name| self.declare(name, stmt.span, false))
            }
            StmtKind::TypeAlias { name, type_params, value } => {
                self.bind(&name.name, name.span)?;
                self.type_params(type_params, stmt, |this| this.thunk(value, "a type alias"))
            }
            StmtKind::Pass | StmtKind::Break | StmtKind::Continue => Ok(()),
        }
    }

    /// `x: int`: local even without a value; only a value (or a class or module scope) binds it.
    fn annotate(&mut self, name: &Name, place: Span, binds: bool) -> Done {
        let facts = *self.facts(self.current, name, place);
        if facts.global || facts.nonlocal {
            let word = if facts.global { "global" } else { "nonlocal" };
            return self.error(place, format!("annotated name '{name}' can't be {word}"));
        }
        self.facts(self.current, name, place).annotated = true;
        if binds { self.bind(name, place) } else { Ok(()) }
    }

    fn declare(&mut self, name: &Ident, span: Span, global: bool) -> Done {
        let word = if global { "global" } else { "nonlocal" };
        let text = name.name.clone();
        let facts = *self.facts(self.current, &name.name, span);
        let complaint = if facts.param {
            Some(format!("name '{text}' is parameter and {word}"))
        } else if (global && facts.nonlocal) || (!global && facts.global) {
            Some(format!("name '{text}' is nonlocal and global"))
        } else if facts.used {
            Some(format!("name '{text}' is used prior to {word} declaration"))
        } else if facts.annotated {
            Some(format!("annotated name '{text}' can't be {word}"))
        } else if facts.assigned {
            Some(format!("name '{text}' is assigned to before {word} declaration"))
        } else {
            None
        };
        if let Some(message) = complaint {
            // Of two declarations that contradict each other the first is shown.
            let shown = if message.ends_with("nonlocal and global") { facts.place } else { span };
            return self.error(shown, message);
        }
        let facts = self.facts(self.current, &name.name, span);
        facts.place = span;
        if global {
            facts.global = true;
        } else {
            facts.nonlocal = true;
        }
        Ok(())
    }

    fn target(&mut self, target: &Expr) -> Done {
        match &target.kind {
            ExprKind::Name(name) => self.bind(name, target.span),
            ExprKind::Tuple { items, .. } | ExprKind::List(items) => {
                self.check_row(target.span, items.len())?;
                items.iter().try_for_each(|item| self.target(item))
            }
            ExprKind::Starred(value) => self.target(value),
            ExprKind::Attribute { value, attr } => {
                if &*attr.name == "__debug__" {
                    return self.error(target.span, "cannot assign to __debug__");
                }
                self.expr(value)
            }
            _ => self.expr(target),
        }
    }

    fn delete(&mut self, target: &Expr) -> Done {
        match &target.kind {
            ExprKind::Name(name) => {
                self.bind(name, target.span)?;
                self.facts(self.current, name, target.span).deleted = true;
                Ok(())
            }
            ExprKind::Tuple { items, .. } | ExprKind::List(items) => {
                items.iter().try_for_each(|item| self.delete(item))
            }
            _ => self.expr(target),
        }
    }

    // --- functions and classes -----------------------------------------------------------------------------------

    /// Refuses a row of more values than registers can hold side by side.
    fn check_row(&self, span: Span, count: usize) -> Done {
        if count <= super::emit::MAX_ROW {
            return Ok(());
        }
        self.error(span, "too many variables and operands in one block of code")
    }

    fn function(&mut self, function: &Function) -> Done {
        self.check_row(function.name.span, function.decorators.len())?;
        self.bind(&function.name.name, function.name.span)?;
        self.exprs(&function.decorators)?;
        self.defaults(&function.params)?;
        self.type_params(&function.type_params, function, |this| {
            for param in all_params(&function.params) {
                this.exprs(&param.annotation)?;
            }
            this.exprs(&function.returns)?;
            let scope = this.scopes.add(Kind::Function, this.current, &function.body);
            this.scopes.list[scope].is_async = function.is_async;
            this.inside(scope, |this| {
                this.params(&function.params)?;
                this.body(&function.body)
            })
        })
    }

    fn defaults(&mut self, params: &Params) -> Done {
        let all = params.posonly.iter().chain(&params.args).chain(&params.kwonly);
        self.exprs(all.filter_map(|param| param.default.as_ref()))
    }

    fn params(&mut self, params: &Params) -> Done {
        if let Some(first) = all_params(params).next() {
            self.check_row(first.name.span, all_params(params).count())?;
        }
        for param in all_params(params) {
            if &*param.name.name == "__debug__" {
                return self.error(param.name.span, "cannot assign to __debug__");
            }
            let facts = self.facts(self.current, &param.name.name, param.name.span);
            if facts.param {
                let message = format!("duplicate argument '{}' in function definition", param.name.name);
                return self.error(param.name.span, message);
            }
            facts.param = true;
            facts.assigned = true;
        }
        Ok(())
    }

    /// Walks `rest` inside the scope of type parameters, if there are any.
    fn type_params(&mut self, params: &[TypeParam], node: &impl Node, rest: impl FnOnce(&mut Self) -> Done) -> Done {
        if params.is_empty() {
            return rest(self);
        }
        self.check_row(params[0].name.span, params.len())?;
        let scope = self.scopes.add(Kind::TypeParams, self.current, node);
        self.scopes.list[scope].words = "the definition of a generic";
        self.inside(scope, |this| {
            for param in params {
                let known = this.facts(this.current, &param.name.name, param.name.span).assigned;
                if known {
                    let message = format!("duplicate type parameter '{}'", param.name.name);
                    return this.error(param.name.span, message);
                }
                this.bind(&param.name.name, param.name.span)?;
                if let Some(bound) = &param.bound {
                    let several = matches!(bound.kind, ExprKind::Tuple { .. });
                    this.thunk(bound, if several { "a TypeVar constraint" } else { "a TypeVar bound" })?;
                }
                let words = match param.kind {
                    TypeParamKind::TypeVar => "a TypeVar default",
                    TypeParamKind::ParamSpec => "a ParamSpec default",
                    TypeParamKind::TypeVarTuple => "a TypeVarTuple default",
                };
                param.default.iter().try_for_each(|value| this.thunk(value, words))?;
            }
            this.facts(this.current, &".generic_base".into(), Span::default()).assigned = true;
            rest(this)
        })
    }

    /// An expression evaluated when it is asked for: a function without parameters.
    fn thunk(&mut self, value: &Expr, words: &'static str) -> Done {
        let scope = self.scopes.add(Kind::Function, self.current, &Thunk(value));
        self.scopes.list[scope].words = words;
        self.inside(scope, |this| this.expr(value))
    }

    fn class_statement(&mut self, class: &Class) -> Done {
        self.bind(&class.name.name, class.name.span)?;
        self.check_row(class.name.span, class.decorators.len().max(class.args.len()))?;
        self.exprs(&class.decorators)?;
        // Type parameters and bases beside them belong to the class as far as private names go.
        let outer = self.class.clone();
        let generic = !class.type_params.is_empty();
        if generic {
            self.class = Some(class.name.name.clone());
        }
        let done = self.type_params(&class.type_params, class, |this| {
            this.args(&class.args)?;
            if generic {
                this.facts(this.current, &".type_params".into(), Span::default()).assigned = true;
            }
            let scope = this.scopes.add(Kind::Class, this.current, &class.body);
            this.class = Some(class.name.name.clone());
            this.inside(scope, |this| {
                if generic {
                    // `__type_params__` is made in the class.
                    this.read(&".type_params".into(), Span::default());
                }
                this.body(&class.body)
            })
        });
        self.class = outer;
        done
    }

    fn args(&mut self, args: &[Arg]) -> Done {
        args.iter().try_for_each(|arg| match arg {
            Arg::Positional(value) | Arg::Starred(value, _) | Arg::Keyword(_, value) | Arg::DoubleStarred(value, _) => {
                self.expr(value)
            }
        })
    }

    // --- expressions ---------------------------------------------------------------------------------------------

    fn expr(&mut self, value: &Expr) -> Done {
        match &value.kind {
            ExprKind::Constant(_) => Ok(()),
            ExprKind::Name(name) => {
                self.read(name, value.span);
                let in_class_function = &**name == "super" && self.in_function();
                if in_class_function {
                    self.read(&"__class__".into(), value.span);
                }
                Ok(())
            }
            ExprKind::FString(parts) => self.fstring(parts),
            ExprKind::Binary { left, right, .. } => {
                self.expr(left)?;
                self.expr(right)
            }
            ExprKind::Unary { operand, .. } => self.expr(operand),
            ExprKind::Bool { values, .. } | ExprKind::List(values) | ExprKind::Set(values) => self.exprs(values),
            ExprKind::Tuple { items, .. } => self.exprs(items),
            ExprKind::Compare { left, rest } => {
                self.expr(left)?;
                self.exprs(rest.iter().map(|(_, value)| value))
            }
            ExprKind::Call { func, args } => {
                self.expr(func)?;
                self.args(args)
            }
            ExprKind::Attribute { value, .. } | ExprKind::Starred(value) => self.expr(value),
            ExprKind::Subscript { value, index } => {
                self.expr(value)?;
                self.expr(index)
            }
            ExprKind::Slice { lower, upper, step } => {
                self.exprs([lower, upper, step].into_iter().flatten().map(|part| &**part))
            }
            ExprKind::Dict(items) => items.iter().try_for_each(|(key, value)| {
                self.exprs(key)?;
                self.expr(value)
            }),
            ExprKind::ListComp { element, clauses } | ExprKind::SetComp { element, clauses } => {
                self.comprehension(Kind::Block, value, clauses, &[element])
            }
            ExprKind::DictComp { key, value: item, clauses } => {
                self.comprehension(Kind::Block, value, clauses, &[key, item])
            }
            ExprKind::Generator { element, clauses } => self.comprehension(Kind::Generator, value, clauses, &[element]),
            ExprKind::IfExp { test, body, orelse } => self.exprs([&**test, &**body, &**orelse]),
            ExprKind::Lambda { params, body } => {
                self.defaults(params)?;
                let scope = self.scopes.add(Kind::Function, self.current, &Thunk(body));
                self.inside(scope, |this| {
                    this.params(params)?;
                    this.expr(body)
                })
            }
            ExprKind::Named { target, value: inner } => {
                self.allow_here("named", value.span)?;
                if self.iterables.contains(&self.current) {
                    let message = "assignment expression cannot be used in a comprehension iterable expression";
                    return self.error(value.span, message);
                }
                self.expr(inner)?;
                self.named(target)
            }
            ExprKind::Await(inner) => {
                self.allow_here("await", value.span)?;
                self.allow_await(value.span)?;
                self.expr(inner)
            }
            ExprKind::Yield(inner) => {
                self.allow_yield(value.span, false)?;
                inner.iter().try_for_each(|inner| self.expr(inner))
            }
            ExprKind::YieldFrom(inner) => {
                self.allow_yield(value.span, true)?;
                self.expr(inner)
            }
        }
    }

    fn in_function(&self) -> bool {
        let mut scope = Some(self.current);
        while let Some(id) = scope {
            if self.scopes.list[id].is_function() {
                return true;
            }
            scope = self.scopes.list[id].parent.filter(|_| self.scopes.list[id].kind == Kind::Block);
        }
        false
    }

    fn fstring(&mut self, parts: &[FStringPart]) -> Done {
        parts.iter().try_for_each(|part| match part {
            FStringPart::Literal(_) => Ok(()),
            FStringPart::Field { value, spec, .. } => {
                self.expr(value)?;
                spec.iter().try_for_each(|spec| self.fstring(spec))
            }
        })
    }

    /// The first iterable belongs to the scope outside.
    fn comprehension(&mut self, kind: Kind, node: &Expr, clauses: &[Comprehension], elements: &[&Expr]) -> Done {
        self.iterable(&clauses[0].iter)?;
        let scope = self.scopes.add(kind, self.current, node);
        self.scopes.list[scope].words = match &node.kind {
            ExprKind::SetComp { .. } => "set comprehension",
            ExprKind::DictComp { .. } => "dict comprehension",
            ExprKind::Generator { .. } => "generator expression",
            _ => "list comprehension",
        };
        if kind == Kind::Block && clauses.iter().any(|clause| clause.is_async) {
            self.allow_async_comprehension(node.span)?;
        }
        self.inside(scope, |this| {
            if kind == Kind::Generator {
                this.facts(this.current, &".0".into(), node.span).param = true;
                let async_inside = clauses.iter().any(|clause| clause.is_async);
                this.scopes.list[this.current].is_async = async_inside;
                this.scopes.list[this.current].has_yield = true;
            }
            for (index, clause) in clauses.iter().enumerate() {
                if index > 0 {
                    this.iterable(&clause.iter)?;
                }
                this.iteration_target(&clause.target)?;
                this.exprs(&clause.ifs)?;
            }
            this.exprs(elements.iter().copied())
        })
    }

    fn iterable(&mut self, iterable: &Expr) -> Done {
        self.iterables.push(self.current);
        let done = self.expr(iterable);
        self.iterables.pop();
        done
    }

    fn iteration_target(&mut self, target: &Expr) -> Done {
        self.target(target)?;
        self.mark_iteration(target)
    }

    fn mark_iteration(&mut self, target: &Expr) -> Done {
        match &target.kind {
            ExprKind::Name(name) => {
                let facts = self.facts(self.current, name, target.span);
                facts.iteration = true;
                if facts.walrus {
                    let message =
                        format!("comprehension inner loop cannot rebind assignment expression target '{name}'");
                    return self.error(target.span, message);
                }
                Ok(())
            }
            ExprKind::Tuple { items, .. } | ExprKind::List(items) => {
                items.iter().try_for_each(|item| self.mark_iteration(item))
            }
            ExprKind::Starred(value) => self.mark_iteration(value),
            _ => Ok(()),
        }
    }

    /// `x := …` in a comprehension binds in the scope around it.
    fn named(&mut self, target: &Ident) -> Done {
        let mut scope = self.current;
        if matches!(self.scopes.list[scope].kind, Kind::Block | Kind::Generator) {
            self.facts(scope, &target.name, target.span).walrus = true;
        }
        while matches!(self.scopes.list[scope].kind, Kind::Block | Kind::Generator) {
            if self.facts(scope, &target.name, target.span).iteration {
                let message =
                    format!("assignment expression cannot rebind comprehension iteration variable '{}'", target.name);
                return self.error(target.span, message);
            }
            let outer = self.scopes.list[scope].parent.expect("a comprehension lies in a scope");
            if self.scopes.list[outer].kind == Kind::Class {
                return self
                    .error(target.span, "assignment expression within a comprehension cannot be used in a class body");
            }
            if self.scopes.list[scope].kind == Kind::Generator {
                let in_module = self.scopes.list[self.scopes.home(outer)].kind == Kind::Module;
                let outer_global = self.facts(outer, &target.name, target.span).global;
                let facts = self.facts(scope, &target.name, target.span);
                if in_module || outer_global {
                    facts.global = true;
                } else {
                    facts.nonlocal = true;
                }
            }
            scope = outer;
        }
        let outer = std::mem::replace(&mut self.current, scope);
        let facts = *self.facts(scope, &target.name, target.span);
        let done = if facts.nonlocal || facts.global { Ok(()) } else { self.bind(&target.name, target.span) };
        self.current = outer;
        done
    }

    // --- where await and yield may stand -------------------------------------------------------------------------

    /// What is evaluated only when it is asked for may neither wait nor bind names.
    fn allow_here(&self, what: &str, span: Span) -> Done {
        let scope = &self.scopes.list[self.current];
        if scope.words.is_empty() || matches!(scope.kind, Kind::Block | Kind::Generator) {
            return Ok(());
        }
        self.error(span, format!("{what} expression cannot be used within {}", scope.words))
    }

    fn allow_await(&mut self, span: Span) -> Done {
        let home = self.scopes.home(self.current);
        let scope = &mut self.scopes.list[home];
        scope.has_await = true;
        match scope.kind {
            Kind::Function if scope.is_async => Ok(()),
            Kind::Generator => {
                // A generator expression with await is an asynchronous generator, in an async function.
                scope.is_async = true;
                Ok(())
            }
            Kind::Module if self.top_level_await => Ok(()),
            Kind::Function => self.error(span, "'await' outside async function"),
            Kind::Module | Kind::Class | Kind::TypeParams | Kind::Block => self.error(span, "'await' outside function"),
        }
    }

    fn allow_async_comprehension(&mut self, span: Span) -> Done {
        let home = self.scopes.home(self.current);
        let scope = &mut self.scopes.list[home];
        scope.has_await = true;
        match scope.kind {
            Kind::Function | Kind::Generator if scope.is_async => Ok(()),
            Kind::Module if self.top_level_await => Ok(()),
            Kind::Generator => {
                scope.is_async = true;
                Ok(())
            }
            _ => self.error(span, "asynchronous comprehension outside of an asynchronous function"),
        }
    }

    fn allow_yield(&mut self, span: Span, from: bool) -> Done {
        let kind = self.scopes.list[self.current].kind;
        if matches!(kind, Kind::Block | Kind::Generator) {
            return self.error(span, format!("'yield' inside {}", self.scopes.list[self.current].words));
        }
        self.allow_here("yield", span)?;
        let scope = &mut self.scopes.list[self.current];
        scope.has_yield = true;
        match scope.kind {
            Kind::Function if scope.is_async && from => self.error(span, "'yield from' inside async function"),
            Kind::Function => Ok(()),
            _ if from => self.error(span, "'yield from' outside function"),
            _ => self.error(span, "'yield' outside function"),
        }
    }

    // --- patterns ------------------------------------------------------------------------------------------------

    fn pattern(&mut self, pattern: &Pattern) -> Done {
        match &pattern.kind {
            PatternKind::Value(value) | PatternKind::Singleton(value) => self.expr(value),
            PatternKind::Or(items) => items.iter().try_for_each(|item| self.pattern(item)),
            PatternKind::Sequence(items) => {
                self.check_row(pattern.span, items.len())?;
                items.iter().try_for_each(|item| self.pattern(item))
            }
            PatternKind::Star(name) => name.iter().try_for_each(|name| self.bind(&name.name, name.span)),
            PatternKind::Mapping { keys, patterns, rest } => {
                self.check_row(pattern.span, keys.len())?;
                self.exprs(keys)?;
                patterns.iter().try_for_each(|item| self.pattern(item))?;
                rest.iter().try_for_each(|name| self.bind(&name.name, name.span))
            }
            PatternKind::Class { class, positional, keywords } => {
                self.check_row(pattern.span, positional.len() + keywords.len())?;
                self.expr(class)?;
                positional.iter().try_for_each(|item| self.pattern(item))?;
                keywords.iter().try_for_each(|(_, item)| self.pattern(item))
            }
            PatternKind::As { pattern, name } => {
                pattern.iter().try_for_each(|inner| self.pattern(inner))?;
                name.iter().try_for_each(|name| self.bind(&name.name, name.span))
            }
        }
    }
}

/// All parameters, in register order.
pub fn all_params(params: &Params) -> impl Iterator<Item = &Param> {
    let named = params.posonly.iter().chain(&params.args).chain(&params.kwonly);
    named.chain(params.vararg.as_deref()).chain(params.kwarg.as_deref())
}
