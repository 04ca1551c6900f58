//! Functions and lambdas: parameters, defaults, annotations, decorators, type parameters.

use super::collect::all_params;
use super::scope::{Node, Thunk};
use super::{Compiler, Done};
use crate::ast::*;
use crate::bytecode::code::{CodeUnit, Const, Flavor, ScopeKind};
use crate::bytecode::op::{Intrinsic, NO_REG, Op, Reg, fn_flags};
use crate::diagnostics::syntax_error::SyntaxError;
use std::sync::Arc;

impl Compiler {
    /// Adds a nested unit; answers its number.
    pub(super) fn add_code(&mut self, unit: CodeUnit) -> u16 {
        let codes = &mut self.emit().unit.codes;
        codes.push(Arc::new(unit));
        (codes.len() - 1) as u16
    }

    /// `def`
    pub(super) fn function(&mut self, function: &Function) -> Done {
        let mark = self.emit().depth;
        let first = self.decorators(&function.decorators)?;
        let dst = self.emit().temp();
        if function.type_params.is_empty() {
            self.make_function(function, dst)?;
        } else {
            self.with_type_params(&function.type_params, function, &function.name.name, dst, |this, result| {
                this.make_function(function, result)
            })?;
        }
        self.apply_decorators(&function.decorators, first, dst);
        let result = first.unwrap_or(dst);
        self.store_name(&function.name.name, result);
        self.emit().depth = mark;
        Ok(())
    }

    /// Evaluates decorators into temporaries in a row, the first one lowest.
    pub(super) fn decorators(&mut self, decorators: &[Expr]) -> Result<Option<Reg>, SyntaxError> {
        let mut first = None;
        for decorator in decorators {
            let register = self.emit().temp();
            self.expr_into(decorator, register)?;
            first.get_or_insert(register);
        }
        Ok(first)
    }

    /// Calls decorators, the last one first: each finds its argument in the next temporary.
    pub(super) fn apply_decorators(&mut self, decorators: &[Expr], first: Option<Reg>, _dst: Reg) {
        let Some(first) = first else { return };
        for (index, decorator) in decorators.iter().enumerate().rev() {
            // Wraps only where there are more decorators than registers: then the unit is refused at its end.
            let at = first.wrapping_add(index as Reg);
            self.at(decorator.span, |this| this.op(Op::Call { dst: at, at, argc: 1 }));
        }
    }

    fn make_function(&mut self, function: &Function, dst: Reg) -> Done {
        let mark = self.emit().depth;
        let at = self.emit().depth + super::emit::TEMP;
        let mut flags = self.defaults(&function.params)?;
        if self.annotations(&function.params, function.returns.as_ref())? {
            flags |= fn_flags::ANNOTATIONS;
        }
        let scope = self.scopes.of(&function.body);
        let unit = self.function_unit(function)?;
        let index = self.add_code(unit);
        let closure = self.emit().temp();
        if self.closure(scope, closure) {
            flags |= fn_flags::CLOSURE;
        }
        self.op(Op::MakeFunction { flags, dst, at, code: index });
        self.emit().depth = mark;
        Ok(())
    }

    fn function_unit(&mut self, function: &Function) -> Result<CodeUnit, SyntaxError> {
        let scope = self.scopes.of(&function.body);
        let header = function.decorators.first().map_or(function.name.span.start, |decorator| decorator.span.start);
        self.enter(scope, function.name.name.clone(), ScopeKind::Function);
        self.set_params(&function.params);
        let has_yield = self.scopes.list[scope].has_yield;
        let line = self.source.line_of(header);
        let unit = &mut self.emit().unit;
        unit.first_line = line;
        unit.flavor = match (function.is_async, has_yield) {
            (false, false) => Flavor::Plain,
            (false, true) => Flavor::Generator,
            (true, false) => Flavor::Coroutine,
            (true, true) => Flavor::AsyncGenerator,
        };
        unit.doc = super::statements::docstring(&function.body);
        self.emit().span = function.name.span;
        self.declare(&function.params);
        self.body(&function.body)?;
        self.leave()
    }

    fn set_params(&mut self, params: &Params) {
        let unit = &mut self.emit().unit;
        unit.posonly = params.posonly.len() as u16;
        unit.argcount = (params.posonly.len() + params.args.len()) as u16;
        unit.kwonly = params.kwonly.len() as u16;
        unit.varargs = params.vararg.is_some();
        unit.varkw = params.kwarg.is_some();
    }

    fn declare(&mut self, params: &Params) {
        let names: Vec<Name> =
            all_params(params).map(|param| super::mangle(self.class.as_ref(), &param.name.name)).collect();
        self.declare_locals(&names);
    }

    /// Defaults into the next temporaries; answers the flags of those that are there.
    fn defaults(&mut self, params: &Params) -> Result<u8, SyntaxError> {
        let mut flags = 0;
        let positional: Vec<&Expr> =
            params.posonly.iter().chain(&params.args).filter_map(|param| param.default.as_ref()).collect();
        if !positional.is_empty() {
            let dst = self.emit().temp();
            let mark = self.emit().depth;
            let first = self.emit().temps(positional.len() as u16);
            for (index, value) in positional.iter().enumerate() {
                self.expr_into(value, first + index as Reg)?;
            }
            self.op(Op::BuildTuple { dst, first, n: positional.len() as u16 });
            self.emit().depth = mark;
            flags |= fn_flags::DEFAULTS;
        }
        let keyword: Vec<(&Ident, &Expr)> =
            params.kwonly.iter().filter_map(|param| Some((&param.name, param.default.as_ref()?))).collect();
        if !keyword.is_empty() {
            let dst = self.emit().temp();
            let mark = self.emit().depth;
            let first = self.emit().temps(2 * keyword.len() as u16);
            for (index, (name, value)) in keyword.iter().enumerate() {
                let register = first + 2 * index as Reg;
                let name = self.attribute_name(&name.name);
                self.load_constant(&Const::Str(Text::Utf8(name.as_ref().into())), register);
                self.expr_into(value, register + 1)?;
            }
            self.op(Op::BuildDict { dst, first, n: keyword.len() as u16 });
            self.emit().depth = mark;
            flags |= fn_flags::KWDEFAULTS;
        }
        Ok(flags)
    }

    /// Annotations as a dict in the next temporary; false where there are none.
    fn annotations(&mut self, params: &Params, returns: Option<&Expr>) -> Result<bool, SyntaxError> {
        let order = params.posonly.iter().chain(&params.args).chain(params.vararg.as_deref()).chain(&params.kwonly);
        let named = order.chain(params.kwarg.as_deref());
        let mut pairs: Vec<(Name, &Expr)> =
            named.filter_map(|param| Some((param.name.name.clone(), param.annotation.as_ref()?))).collect();
        if let Some(returns) = returns {
            pairs.push(("return".into(), returns));
        }
        if pairs.is_empty() {
            return Ok(false);
        }
        let dst = self.emit().temp();
        let mark = self.emit().depth;
        let first = self.emit().temps(2 * pairs.len() as u16);
        for (index, (name, value)) in pairs.iter().enumerate() {
            let register = first + 2 * index as Reg;
            let name = self.attribute_name(name);
            self.load_constant(&Const::Str(Text::Utf8(name.as_ref().into())), register);
            self.annotation_into(value, register + 1)?;
        }
        self.op(Op::BuildDict { dst, first, n: pairs.len() as u16 });
        self.emit().depth = mark;
        Ok(true)
    }

    /// `lambda params: body`
    pub(super) fn lambda(&mut self, node: &Expr, params: &Params, body: &Expr, dst: Reg) -> Done {
        let mark = self.emit().depth;
        let at = self.emit().depth + super::emit::TEMP;
        let mut flags = self.defaults(params)?;
        let scope = self.scopes.of(&Thunk(body));
        self.enter(scope, "<lambda>".into(), ScopeKind::Function);
        self.set_params(params);
        let has_yield = self.scopes.list[scope].has_yield;
        let line = self.source.line_of(node.span.start);
        self.emit().unit.first_line = line;
        self.emit().unit.flavor = if has_yield { Flavor::Generator } else { Flavor::Plain };
        self.emit().span = body.span;
        self.declare(params);
        self.return_value(body)?;
        let unit = self.leave()?;
        let index = self.add_code(unit);
        let closure = self.emit().temp();
        if self.closure(scope, closure) {
            flags |= fn_flags::CLOSURE;
        }
        self.op(Op::MakeFunction { flags, dst, at, code: index });
        self.emit().depth = mark;
        Ok(())
    }

    fn return_value(&mut self, value: &Expr) -> Done {
        let src = self.operand(value)?;
        self.at(value.span, |this| this.op(Op::Ret { src }));
        self.unreachable();
        Ok(())
    }

    /// A function without parameters that returns an expression: bounds, defaults and values of type parameters and aliases.
    pub(super) fn thunk(&mut self, name: &Name, value: &Expr, dst: Reg) -> Done {
        let scope = self.scopes.of(&Thunk(value));
        self.enter(scope, name.clone(), ScopeKind::Function);
        self.emit().span = value.span;
        self.declare_locals(&[]);
        self.return_value(value)?;
        let unit = self.leave()?;
        self.make_plain(unit, scope, dst);
        Ok(())
    }

    fn make_plain(&mut self, unit: CodeUnit, scope: super::scope::ScopeId, dst: Reg) {
        let mark = self.emit().depth;
        let index = self.add_code(unit);
        let at = self.emit().temp();
        let flags = if self.closure(scope, at) { fn_flags::CLOSURE } else { 0 };
        self.op(Op::MakeFunction { flags, dst, at, code: index });
        self.emit().depth = mark;
    }

    // --- type parameters -----------------------------------------------------------------------------------------

    /// Runs `make` inside the scope of type parameters: a function that is called at once and hands out what `make` made.
    pub(super) fn with_type_params(
        &mut self,
        params: &[TypeParam],
        node: &impl Node,
        name: &Name,
        dst: Reg,
        make: impl FnOnce(&mut Self, Reg) -> Done,
    ) -> Done {
        let scope = self.scopes.of(node);
        let span = self.emit().span;
        self.enter(scope, format!("<generic parameters of {name}>").into(), ScopeKind::Function);
        self.emit().span = span;
        self.declare_locals(&[]);
        let all = self.emit().hidden();
        self.type_param_tuple(params, all)?;
        let mark = self.emit().depth;
        if self.scopes.list[scope].meanings.contains_key(".type_params") {
            let copy = self.emit().temp();
            self.op(Op::Move { dst: copy, src: all });
            self.store_name(&".type_params".into(), copy);
            self.emit().depth = mark;
        }
        let generic = self.emit().temp();
        let copy = self.emit().temp();
        self.op(Op::Move { dst: copy, src: all });
        self.intrinsic(Intrinsic::SubscriptGeneric, generic, copy, NO_REG);
        self.store_name(&".generic_base".into(), generic);
        self.emit().depth = mark;
        let result = self.emit().temp();
        make(self, result)?;
        let tuple = self.emit().temp();
        self.op(Op::Move { dst: tuple, src: all });
        self.intrinsic(Intrinsic::SetTypeParams, result, result, tuple);
        self.op(Op::Ret { src: result });
        self.unreachable();
        let unit = self.leave()?;
        let mark = self.emit().depth;
        let at = self.emit().temp();
        self.make_plain(unit, scope, at);
        self.op(Op::Call { dst, at, argc: 0 });
        self.emit().depth = mark;
        Ok(())
    }

    fn type_param_tuple(&mut self, params: &[TypeParam], dst: Reg) -> Done {
        let mark = self.emit().depth;
        let first = self.emit().temps(params.len() as u16);
        for (index, param) in params.iter().enumerate() {
            let register = first + index as Reg;
            let inner = self.emit().depth;
            let name = self.emit().temp();
            self.load_constant(&Const::Str(Text::Utf8(param.name.name.as_ref().into())), name);
            match param.kind {
                TypeParamKind::TypeVar => {
                    let bound = self.emit().temp();
                    match &param.bound {
                        Some(value) => self.thunk(&param.name.name, value, bound)?,
                        None => self.op(Op::LoadNone { dst: bound }),
                    }
                    self.intrinsic(Intrinsic::TypeVar, register, name, bound);
                }
                TypeParamKind::ParamSpec => self.intrinsic(Intrinsic::ParamSpec, register, name, NO_REG),
                TypeParamKind::TypeVarTuple => self.intrinsic(Intrinsic::TypeVarTuple, register, name, NO_REG),
            }
            if let Some(default) = &param.default {
                let thunk = self.emit().temp();
                self.thunk(&param.name.name, default, thunk)?;
                self.intrinsic(Intrinsic::TypeParamDefault, register, register, thunk);
            }
            self.emit().depth = inner;
            let held = self.emit().hidden();
            self.op(Op::Move { dst: held, src: register });
            let copy = self.emit().temp();
            self.op(Op::Move { dst: copy, src: held });
            self.store_name(&param.name.name, copy);
            self.op(Op::Move { dst: register, src: held });
            self.op(Op::Drop { reg: held });
            self.emit().free_hidden(held);
            self.emit().depth = inner;
        }
        self.op(Op::BuildTuple { dst, first, n: params.len() as u16 });
        self.emit().depth = mark;
        Ok(())
    }

    /// `type Name[params] = value`
    pub(super) fn type_alias(&mut self, stmt: &Stmt, name: &Ident, params: &[TypeParam], value: &Expr) -> Done {
        let mark = self.emit().depth;
        let dst = self.emit().temp();
        if params.is_empty() {
            self.make_alias(&name.name, value, None, dst)?;
        } else {
            self.with_type_params(params, stmt, &name.name, dst, |this, result| {
                this.make_alias(&name.name, value, Some(params), result)
            })?;
        }
        self.store_name(&name.name, dst);
        self.emit().depth = mark;
        Ok(())
    }

    fn make_alias(&mut self, name: &Name, value: &Expr, params: Option<&[TypeParam]>, dst: Reg) -> Done {
        let mark = self.emit().depth;
        let first = self.emit().temps(3);
        self.load_constant(&Const::Str(Text::Utf8(name.as_ref().into())), first);
        let params = params.unwrap_or_default();
        let inner = self.emit().depth;
        let row = self.emit().temps(params.len() as u16);
        for (index, param) in params.iter().enumerate() {
            self.load_name(&param.name.name, row + index as Reg);
        }
        self.op(Op::BuildTuple { dst: first + 1, first: row, n: params.len() as u16 });
        self.emit().depth = inner;
        self.thunk(name, value, first + 2)?;
        let tuple = self.emit().temp();
        self.op(Op::BuildTuple { dst: tuple, first, n: 3 });
        self.intrinsic(Intrinsic::TypeAlias, dst, tuple, NO_REG);
        self.emit().depth = mark;
        Ok(())
    }
}
