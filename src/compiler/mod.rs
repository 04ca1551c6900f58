//! From the tree to bytecode: scopes first, then one file per kind of construct.
//!
//! [`Compiler`] holds the unit being emitted and those around it; `emit.rs` alone knows labels, jumps and register numbers. An expression is
//! compiled into a register that its user wants (`expr_into`), or yields an *operand*: the register of a bound local, borrowed, or
//! a new temporary. Temporaries are used like a stack: whoever takes some puts `depth` back afterwards.

mod assign;
mod calls;
mod classes;
mod collect;
mod commas;
mod comprehensions;
mod conditions;
mod const_key;
mod control;
mod emit;
mod expressions;
mod fold;
mod functions;
mod names;
mod patterns;
mod scope;
mod statements;
mod unparse;

use crate::ast::{Expr, Name, Stmt};
use crate::bytecode::code::{CodeUnit, ScopeKind};
use crate::bytecode::op::Op;
use crate::diagnostics::syntax_error::{SyntaxError, SyntaxErrorKind};
use crate::source::{Source, Span};
use control::Block;
use emit::Emitter;
use scope::{ScopeId, Scopes};
use std::sync::Arc;

/// How text is compiled.
#[derive(Clone, Copy, Default, Debug)]
pub struct Options {
    /// Names live in a mapping (`exec` with its own locals), not in the globals.
    pub mapping: bool,
    /// Expression statements show their value.
    pub interactive: bool,
    /// `await` may stand at top level: the code is a coroutine.
    pub top_level_await: bool,
    /// Where something is awaited that has a name, that is noted for hints.
    pub notes_awaits: bool,
}

/// What compiling yields: the unit and warnings.
pub type Compiled = (Arc<CodeUnit>, Vec<SyntaxError>);

/// A unit under way, with what belongs to it alone.
struct Frame {
    emit: Emitter,
    /// Loops, `finally`, `with` around the current place.
    blocks: Vec<Block>,
    /// Scopes of comprehensions around the current place, innermost last, with the registers of their names.
    blocks_scopes: Vec<(ScopeId, rustc_hash::FxHashMap<Name, u16>)>,
    /// Locals known to be bound, by register; `None` where control cannot come.
    bound: Option<Vec<bool>>,
    /// Of a class: the attributes that its methods give to `self`.
    static_attributes: Vec<Name>,
}

/// The compiler of one text.
pub struct Compiler {
    source: Arc<Source>,
    scopes: Scopes,
    frames: Vec<Frame>,
    class: Option<Name>,
    options: Options,
    future_annotations: bool,
    warnings: Vec<SyntaxError>,
}

type Done = Result<(), SyntaxError>;

/// The name that a private name stands for in a class (`__x` in `C` is `_C__x`).
pub fn mangle(class: Option<&Name>, name: &Name) -> Name {
    match class {
        Some(class) if name.starts_with("__") && !name.ends_with("__") && !name.contains('.') => {
            let class = class.trim_start_matches('_');
            if class.is_empty() { name.clone() } else { format!("_{class}{name}").into() }
        }
        _ => name.clone(),
    }
}

/// Compiles a file.
pub fn compile_module(tree: &[Stmt], source: &Arc<Source>, options: &Options) -> Result<Compiled, SyntaxError> {
    let scopes = collect::Collector::module(source, tree, options.top_level_await)?;
    let mut compiler = Compiler::new(source, scopes, *options);
    compiler.enter(0, "<module>".into(), ScopeKind::Module);
    compiler.module_body(tree)?;
    if options.top_level_await && compiler.scopes.list[0].has_await {
        compiler.frame().emit.unit.flavor = crate::bytecode::code::Flavor::Coroutine;
    }
    let unit = compiler.leave()?;
    Ok((Arc::new(unit), compiler.warnings))
}

/// Compiles the argument of `eval`: the code returns the value.
pub fn compile_expression(value: &Expr, source: &Arc<Source>, options: &Options) -> Result<Compiled, SyntaxError> {
    let scopes = collect::Collector::expression(source, value)?;
    let mut compiler = Compiler::new(source, scopes, *options);
    compiler.enter(0, "<module>".into(), ScopeKind::Module);
    let result = compiler.operand(value)?;
    compiler.emit().op(Op::Ret { src: result });
    let unit = compiler.leave()?;
    Ok((Arc::new(unit), compiler.warnings))
}

impl Compiler {
    fn new(source: &Arc<Source>, scopes: Scopes, options: Options) -> Compiler {
        Compiler {
            source: source.clone(),
            scopes,
            frames: Vec::new(),
            class: None,
            options,
            future_annotations: false,
            warnings: Vec::new(),
        }
    }

    fn frame(&mut self) -> &mut Frame {
        self.frames.last_mut().expect("a unit is being emitted")
    }

    fn emit(&mut self) -> &mut Emitter {
        &mut self.frame().emit
    }

    fn op(&mut self, op: Op) {
        self.emit().op(op);
    }

    /// Does `work` with instructions placed at `span`.
    fn at<R>(&mut self, span: Span, work: impl FnOnce(&mut Self) -> R) -> R {
        let outer = std::mem::replace(&mut self.emit().span, span);
        let result = work(self);
        self.emit().span = outer;
        result
    }

    fn error<T>(&self, span: Span, message: impl Into<String>) -> Result<T, SyntaxError> {
        Err(SyntaxError::after_parsing(&self.source, span, message))
    }

    fn warn(&mut self, span: Span, message: impl Into<String>) {
        let warning = SyntaxError::with_kind(SyntaxErrorKind::SyntaxWarning, &self.source, span, message);
        self.warnings.push(warning);
    }

    /// Begins a unit.
    fn enter(&mut self, scope: ScopeId, name: Name, kind: ScopeKind) {
        let qualname = self.qualname(&name);
        let emit = Emitter::new(scope, name, qualname, self.source.clone(), kind);
        self.frames.push(Frame {
            emit,
            blocks: Vec::new(),
            blocks_scopes: Vec::new(),
            bound: Some(Vec::new()),
            static_attributes: Vec::new(),
        });
    }

    fn qualname(&self, name: &Name) -> Name {
        // The scopes of type parameters leave no trace in names.
        let named = |frame: &&Frame| !frame.emit.unit.name.starts_with("<generic parameters of ");
        let Some(outer) = self.frames.iter().rev().find(named) else { return name.clone() };
        let explicit_global = self.scopes.list[outer.emit.scope].names.get(name).is_some_and(|facts| facts.global);
        let around = &outer.emit.unit;
        if explicit_global || around.kind == ScopeKind::Module {
            return name.clone();
        }
        match around.kind {
            ScopeKind::Function => format!("{}.<locals>.{name}", around.qualname).into(),
            ScopeKind::Class | ScopeKind::Module => format!("{}.{name}", around.qualname).into(),
        }
    }

    /// Ends a unit.
    fn leave(&mut self) -> Result<CodeUnit, SyntaxError> {
        let mut frame = self.frames.pop().expect("a unit is being emitted");
        if frame.bound.is_some() || !matches!(frame.emit.unit.ops.last(), Some(Op::Ret { .. } | Op::RetNone)) {
            frame.emit.op(Op::RetNone);
        }
        frame.emit.unit.freevars = self.scopes.list[frame.emit.scope].free.clone();
        let span = frame.emit.unit.spans.last().copied().unwrap_or_default();
        match frame.emit.finish() {
            Some(unit) => Ok(unit),
            None => self.error(span, "too many variables and operands in one block of code"),
        }
    }
}
