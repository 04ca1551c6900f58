//! Statements that are not compound: and the order of a body.

use super::{Compiler, Done, fold};
use crate::ast::*;
use crate::bytecode::code::{Const, Flavor, ScopeKind};
use crate::bytecode::op::{Intrinsic, NO_REG, Op};
use crate::diagnostics::syntax_error::SyntaxError;

/// `from __future__` names of 3.13.
const FUTURES: [&str; 9] = [
    "nested_scopes",
    "generators",
    "division",
    "absolute_import",
    "with_statement",
    "print_function",
    "unicode_literals",
    "generator_stop",
    "annotations",
];

/// Blocks within each other in one function, as CPython (`CO_MAXBLOCKS`): `finally` bodies are emitted once for each way out, so that
/// without a limit the code would grow beyond all bounds.
const MAX_BLOCKS: usize = 21;

impl Compiler {
    /// A module's statements: docstring, `__annotations__`, the rest.
    pub(super) fn module_body(&mut self, body: &[Stmt]) -> Done {
        self.check_futures(body)?;
        if has_annotations(body) {
            self.setup_annotations();
        }
        if !self.options.interactive {
            if let Some(text) = docstring(body) {
                let mark = self.emit().depth;
                let src = self.emit().temp();
                self.load_constant(&Const::Str(text), src);
                self.store_name(&"__doc__".into(), src);
                self.emit().depth = mark;
            }
        }
        self.body(body)
    }

    fn check_futures(&mut self, body: &[Stmt]) -> Done {
        let mut beginning = true;
        for (index, stmt) in body.iter().enumerate() {
            let is_doc = index == 0 && docstring(body).is_some();
            match &stmt.kind {
                StmtKind::ImportFrom { module: Some(module), names, level: 0 } if &*module.name == "__future__" => {
                    if !beginning {
                        return self
                            .error(stmt.span, "from __future__ imports must occur at the beginning of the file");
                    }
                    for alias in names {
                        if &*alias.name.name == "annotations" {
                            self.future_annotations = true;
                        } else if &*alias.name.name == "braces" {
                            return self.no_such_feature(stmt, "not a chance");
                        } else if !FUTURES.contains(&&*alias.name.name) {
                            let message = format!("future feature {} is not defined", alias.name.name);
                            return self.no_such_feature(stmt, &message);
                        }
                    }
                }
                _ if is_doc => {}
                _ => beginning = false,
            }
        }
        Ok(())
    }

    /// CPython knows where such an import begins, not where it ends.
    fn no_such_feature(&self, stmt: &Stmt, message: &str) -> Done {
        let error = SyntaxError::after_parsing(&self.source, stmt.span, message);
        Err(SyntaxError { end_line: error.line, end_offset: None, ..error })
    }

    /// Statements in order.
    pub(super) fn body(&mut self, body: &[Stmt]) -> Done {
        body.iter().try_for_each(|stmt| self.statement(stmt))
    }

    fn statement(&mut self, stmt: &Stmt) -> Done {
        let block = matches!(
            stmt.kind,
            StmtKind::For { .. } | StmtKind::While { .. } | StmtKind::With { .. } | StmtKind::Try { .. }
        );
        if block && self.frame().blocks.len() >= MAX_BLOCKS {
            return self.error(stmt.span, "too many statically nested blocks");
        }
        self.at(stmt.span, |this| this.statement_here(stmt))
    }

    fn statement_here(&mut self, stmt: &Stmt) -> Done {
        match &stmt.kind {
            StmtKind::Expr(value) => self.expression_statement(value),
            StmtKind::Assign { targets, value } => self.assign(targets, value),
            StmtKind::AugAssign { target, op, value } => self.augmented(target, *op, value),
            StmtKind::AnnAssign { target, annotation, value, simple } => {
                self.annotated(target, annotation, value.as_ref(), *simple)
            }
            StmtKind::Function(function) => self.function(function),
            StmtKind::Class(class) => self.class_statement(class),
            StmtKind::Return(value) => self.return_statement(stmt, value.as_ref()),
            StmtKind::Delete(targets) => targets.iter().try_for_each(|target| self.delete(target)),
            StmtKind::For { is_async, target, iter, body, orelse } => {
                if *is_async {
                    self.async_for(stmt, target, iter, body, orelse)
                } else {
                    self.for_loop(target, iter, body, orelse)
                }
            }
            StmtKind::While { test, body, orelse } => self.while_loop(test, body, orelse),
            StmtKind::If { branches, orelse } => self.if_statement(branches, orelse),
            StmtKind::With { is_async, items, body } => {
                if *is_async {
                    self.check_async(stmt.span, "'async with' outside async function")?;
                }
                self.with(*is_async, items, body)
            }
            StmtKind::Match { subject, cases } => self.match_statement(subject, cases),
            StmtKind::Raise { exc, cause } => self.raise(exc.as_ref(), cause.as_ref()),
            StmtKind::Try { body, handlers, is_star, orelse, finalbody } => {
                self.try_statement(body, handlers, *is_star, orelse, finalbody)
            }
            StmtKind::Assert { test, msg } => self.assert(test, msg.as_ref()),
            StmtKind::Import(names) => names.iter().try_for_each(|alias| self.import(alias)),
            StmtKind::ImportFrom { module, names, level } => self.import_from(module.as_ref(), names, *level),
            StmtKind::TypeAlias { name, type_params, value } => self.type_alias(stmt, name, type_params, value),
            StmtKind::Break => self.break_loop(stmt.span),
            StmtKind::Continue => self.continue_loop(stmt.span),
            StmtKind::Global(_) | StmtKind::Nonlocal(_) | StmtKind::Pass => Ok(()),
        }
    }

    fn expression_statement(&mut self, value: &Expr) -> Done {
        if self.options.interactive && self.emit().unit.kind == ScopeKind::Module {
            let mark = self.emit().depth;
            let a = self.operand(value)?;
            self.op(Op::Intrinsic { which: Intrinsic::PrintExpr, dst: NO_REG, a, b: NO_REG });
            self.emit().depth = mark;
            return Ok(());
        }
        self.discard(value)
    }

    pub(super) fn check_async(&mut self, span: crate::source::Span, message: &str) -> Done {
        let scope = self.emit().scope;
        let scope = &self.scopes.list[scope];
        let top_level = self.options.top_level_await && scope.kind == super::scope::Kind::Module;
        if scope.is_async || top_level {
            if top_level {
                self.scopes.list[0].has_await = true;
            }
            return Ok(());
        }
        self.error(span, message)
    }

    fn return_statement(&mut self, stmt: &Stmt, value: Option<&Expr>) -> Done {
        if !self.in_function() {
            return self.error(stmt.span, "'return' outside function");
        }
        if self.emit().unit.flavor == Flavor::AsyncGenerator && value.is_some() {
            return self.error(stmt.span, "'return' with value in async generator");
        }
        self.check_group_handler(stmt.span)?;
        let mark = self.emit().depth;
        let blocks = self.frame().blocks.iter().any(super::control::Block::needs_cleanup);
        match value {
            None => {
                self.unwind_blocks(0)?;
                self.op(Op::RetNone);
            }
            Some(value) if blocks => {
                // The value is computed before `finally` and `__exit__` run.
                let src = self.emit().temp();
                self.expr_into(value, src)?;
                self.unwind_blocks(0)?;
                self.op(Op::Ret { src });
            }
            Some(value) => {
                let constant_none = matches!(fold::constant(value), Some(Const::None));
                if constant_none {
                    self.op(Op::RetNone);
                } else {
                    let src = self.operand(value)?;
                    self.op(Op::Ret { src });
                }
            }
        }
        self.reopen_blocks(0);
        self.emit().depth = mark;
        self.unreachable();
        Ok(())
    }

    fn raise(&mut self, exc: Option<&Expr>, cause: Option<&Expr>) -> Done {
        let mark = self.emit().depth;
        match exc {
            None => self.op(Op::RaiseBare),
            Some(exc) => {
                let exc = self.operand(exc)?;
                let cause = match cause {
                    Some(cause) => self.operand(cause)?,
                    None => NO_REG,
                };
                self.op(Op::Raise { exc, cause });
            }
        }
        self.emit().depth = mark;
        self.unreachable();
        Ok(())
    }

    fn assert(&mut self, test: &Expr, msg: Option<&Expr>) -> Done {
        if let ExprKind::Tuple { items, .. } = &test.kind {
            if !items.is_empty() {
                self.warn(test.span, "assertion is always true, perhaps remove parentheses?");
            }
        }
        let end = self.emit().label();
        self.jump_if(test, true, end)?;
        let state = self.bound_state();
        let mark = self.emit().depth;
        let at = self.emit().temp();
        self.at(test.span, |this| {
            this.op(Op::Intrinsic { which: Intrinsic::LoadAssertionError, dst: at, a: NO_REG, b: NO_REG });
            if let Some(msg) = msg {
                let register = this.emit().temp();
                this.expr_into(msg, register)?;
                this.op(Op::Call { dst: at, at, argc: 1 });
            }
            this.op(Op::Raise { exc: at, cause: NO_REG });
            Ok(())
        })?;
        self.emit().depth = mark;
        self.set_bound(state);
        self.emit().place(end);
        Ok(())
    }

    // --- imports -------------------------------------------------------------------------------------------------

    fn import_name(&mut self, name: &str, names: Option<Const>, level: u32, dst: u16) -> Done {
        let mark = self.emit().depth;
        let at = self.emit().temp();
        match names {
            Some(names) => self.load_constant(&names, at),
            None => self.op(Op::LoadNone { dst: at }),
        }
        let name = self.emit().constant(Const::Str(Text::Utf8(name.into()))) as u16;
        self.op(Op::ImportName { level: level.min(255) as u8, dst, at, name });
        self.emit().depth = mark;
        Ok(())
    }

    fn import(&mut self, alias: &Alias) -> Done {
        let mark = self.emit().depth;
        let dst = self.emit().temp();
        self.import_name(&alias.name.name, None, 0, dst)?;
        let mut parts = alias.name.name.split('.');
        let first: Name = parts.next().unwrap_or("").into();
        match &alias.asname {
            None => self.store_name(&first, dst),
            Some(asname) => {
                // `import a.b as c` binds the submodule.
                for part in parts {
                    let module = self.emit().hidden();
                    self.op(Op::Move { dst: module, src: dst });
                    let site = self.emit().narrow_site(&part.into());
                    self.op(Op::ImportFrom { dst, module, site });
                    self.op(Op::Drop { reg: module });
                    self.emit().free_hidden(module);
                }
                self.store_name(&asname.name, dst);
            }
        }
        self.emit().depth = mark;
        Ok(())
    }

    fn import_from(&mut self, module: Option<&Ident>, names: &[Alias], level: u32) -> Done {
        let wanted = if names.is_empty() {
            vec![Const::Str(Text::Utf8("*".into()))]
        } else {
            names.iter().map(|alias| Const::Str(Text::Utf8(alias.name.name.as_ref().into()))).collect()
        };
        let from = module.map_or("", |module| &*module.name);
        let mark = self.emit().depth;
        let held = self.emit().hidden();
        self.import_name(from, Some(Const::Tuple(wanted)), level, held)?;
        if names.is_empty() {
            self.op(Op::Intrinsic { which: Intrinsic::ImportStar, dst: NO_REG, a: held, b: NO_REG });
        }
        for alias in names {
            let dst = self.emit().temp();
            let site = self.emit().narrow_site(&alias.name.name);
            self.op(Op::ImportFrom { dst, module: held, site });
            let bound = alias.asname.as_ref().unwrap_or(&alias.name);
            self.store_name(&bound.name, dst);
            self.emit().depth = mark;
        }
        self.op(Op::Drop { reg: held });
        self.emit().free_hidden(held);
        Ok(())
    }
}

/// The docstring of a body.
pub(super) fn docstring(body: &[Stmt]) -> Option<Text> {
    match &body.first()?.kind {
        StmtKind::Expr(Expr { kind: ExprKind::Constant(Constant::Str(text)), .. }) => Some(clean(text)),
        _ => None,
    }
}

/// Common indentation is taken off, as CPython's compiler does since 3.13.
fn clean(text: &Text) -> Text {
    let Text::Utf8(text) = text else { return text.clone() };
    let expanded = text.replace('\t', "        ");
    let margin = expanded
        .lines()
        .skip(1)
        .filter(|line| !line.trim_start_matches(' ').is_empty())
        .map(|line| line.len() - line.trim_start_matches(' ').len())
        .min()
        .unwrap_or(0);
    let mut lines = expanded.split('\n');
    let mut out = lines.next().unwrap_or("").trim_start_matches(' ').to_owned();
    for line in lines {
        out.push('\n');
        out.push_str(line.get(margin.min(line.len() - line.trim_start_matches(' ').len())..).unwrap_or(""));
    }
    Text::Utf8(out.into())
}

/// Whether a body annotates a name anywhere but in functions and classes in it.
pub(super) fn has_annotations(body: &[Stmt]) -> bool {
    body.iter().any(|stmt| match &stmt.kind {
        StmtKind::AnnAssign { .. } => true,
        StmtKind::For { body, orelse, .. } | StmtKind::While { body, orelse, .. } => {
            has_annotations(body) || has_annotations(orelse)
        }
        StmtKind::If { branches, orelse } => {
            branches.iter().any(|(_, body)| has_annotations(body)) || has_annotations(orelse)
        }
        StmtKind::With { body, .. } => has_annotations(body),
        StmtKind::Try { body, handlers, orelse, finalbody, .. } => {
            has_annotations(body)
                || handlers.iter().any(|handler| has_annotations(&handler.body))
                || has_annotations(orelse)
                || has_annotations(finalbody)
        }
        StmtKind::Match { cases, .. } => cases.iter().any(|case| has_annotations(&case.body)),
        _ => false,
    })
}
