//! Calls: plain ones, methods (no bound object is made), keywords, and those with stars.

use super::{Compiler, Done};
use crate::ast::*;
use crate::bytecode::code::Const;
use crate::bytecode::op::{Op, Reg};
use crate::source::Span;

/// More arguments than this go by a tuple.
const MAX_ARGS: usize = 200;

/// The value of the only positional argument, where that is a starred one.
fn only_starred(args: &[Arg]) -> Option<&Expr> {
    let mut positional = args.iter().filter(|arg| matches!(arg, Arg::Positional(..) | Arg::Starred(..)));
    match (positional.next(), positional.next()) {
        (Some(Arg::Starred(value, _)), None) => Some(value),
        (_, _) => None,
    }
}

/// The value of the only keyword argument, where that is a doubly starred one.
fn only_double_starred(args: &[Arg]) -> Option<&Expr> {
    let mut keywords = args.iter().filter(|arg| matches!(arg, Arg::Keyword(..) | Arg::DoubleStarred(..)));
    match (keywords.next(), keywords.next()) {
        (Some(Arg::DoubleStarred(value, _)), None) => Some(value),
        (_, _) => None,
    }
}

impl Compiler {
    /// `func(args)`
    pub(super) fn call(&mut self, func: &Expr, args: &[Arg], dst: Reg) -> Done {
        self.check_called(func);
        let starred = args.iter().any(|arg| matches!(arg, Arg::Starred(..) | Arg::DoubleStarred(..)));
        if starred || args.len() > MAX_ARGS {
            return self.call_starred(func, args, dst);
        }
        if let ExprKind::Attribute { value, attr } = &func.kind {
            return self.call_method(func, value, attr, args, dst);
        }
        let mark = self.emit().depth;
        let at = self.emit().window(dst);
        self.expr_into(func, at)?;
        let names = self.arguments(args)?;
        self.finish_call(false, at, args.len() as u16, names, dst);
        self.emit().depth = mark;
        Ok(())
    }

    fn call_method(&mut self, func: &Expr, object: &Expr, attr: &Ident, args: &[Arg], dst: Reg) -> Done {
        let mark = self.emit().depth;
        let whole = self.emit().span;
        let (attribute, whole) = (self.attribute_span(func, attr, func.span), self.attribute_span(func, attr, whole));
        let at = self.emit().window(dst);
        self.emit().temp();
        let inner = self.emit().depth;
        match self.plain_super(object) {
            Some((name, class)) => {
                self.expr_into(name, at)?;
                let name = self.attribute_name(&attr.name);
                let site = self.emit().narrow_site(&name);
                self.at(func.span, |this| this.op(Op::LoadSuper { at, class, site }));
            }
            None => {
                let obj = self.operand(object)?;
                let name = self.attribute_name(&attr.name);
                let site = self.emit().narrow_site(&name);
                self.at(attribute, |this| this.op(Op::LoadMethod { at, obj, site }));
            }
        }
        self.emit().depth = inner;
        let names = self.arguments(args)?;
        self.at(whole, |this| this.finish_call(true, at, args.len() as u16, names, dst));
        self.emit().depth = mark;
        Ok(())
    }

    /// Where what is done with an attribute begins, in tracebacks: at its name where its object stands on lines before it.
    pub(super) fn attribute_span(&self, attribute: &Expr, attr: &Ident, whole: Span) -> Span {
        let line_of = |offset| self.source.line_of(offset);
        if line_of(attribute.span.start) == line_of(attribute.span.end) {
            return whole;
        }
        Span::new(attr.span.start, whole.end)
    }

    /// The name in `super()` without arguments and which free variable is `__class__`, where it is one.
    fn plain_super<'a>(&mut self, object: &'a Expr) -> Option<(&'a Expr, u16)> {
        let ExprKind::Call { func, args } = &object.kind else { return None };
        let named = matches!(&func.kind, ExprKind::Name(name) if &**name == "super");
        (named && args.is_empty()).then_some(())?;
        let scope = self.emit().scope;
        let class = self.scopes.list[scope].free.iter().position(|name| &**name == "__class__");
        Some((func, u16::try_from(class?).ok()?))
    }

    fn finish_call(&mut self, method: bool, at: Reg, argc: u16, names: Option<Const>, dst: Reg) {
        match (names, method) {
            (None, false) => self.op(Op::Call { dst, at, argc }),
            (None, true) => self.op(Op::CallMethod { dst, at, argc }),
            (Some(names), _) => {
                let names = self.emit().constant(names) as u16;
                self.op(Op::CallKw { method, at, argc, names });
                if dst != at {
                    self.op(Op::Move { dst, src: at });
                }
            }
        }
    }

    /// Arguments into temporaries in a row; the names of those by keyword. CPython evaluates in source order; positional ones
    /// after keywords cannot occur here.
    fn arguments(&mut self, args: &[Arg]) -> Result<Option<Const>, crate::diagnostics::syntax_error::SyntaxError> {
        let mut names = Vec::new();
        for arg in args {
            let register = self.emit().temp();
            match arg {
                Arg::Positional(value) => self.expr_into(value, register)?,
                Arg::Keyword(name, value) => {
                    if &*name.name == "__debug__" {
                        return self.error(name.span, "cannot assign to __debug__");
                    }
                    let name = self.attribute_name(&name.name);
                    names.push(Const::Str(Text::Utf8(name.as_ref().into())));
                    self.expr_into(value, register)?;
                }
                Arg::Starred(..) | Arg::DoubleStarred(..) => unreachable!("starred calls go another way"),
            }
        }
        Ok((!names.is_empty()).then_some(Const::Tuple(names)))
    }

    fn call_starred(&mut self, func: &Expr, args: &[Arg], dst: Reg) -> Done {
        let mark = self.emit().depth;
        let at = self.emit().temp();
        self.expr_into(func, at)?;
        let keywords = self.starred_arguments(args, at, 0)?;
        self.op(Op::CallEx { keywords, at });
        if dst != at {
            self.op(Op::Move { dst, src: at });
        }
        self.emit().depth = mark;
        Ok(())
    }

    /// The positional arguments as a tuple in the next temporary, behind `given` already laid out by the caller in a list there,
    /// and the keyword arguments, if any, as a dict (or the only mapping among them) in the one after.
    pub(super) fn starred_arguments(
        &mut self,
        args: &[Arg],
        func: Reg,
        given: usize,
    ) -> Result<bool, crate::diagnostics::syntax_error::SyntaxError> {
        let list = self.emit().temp();
        match only_starred(args).filter(|_| given == 0) {
            // `f(*args)`: the call itself reads the iterable.
            Some(value) => self.expr_into(value, list)?,
            None => self.positional_list(args, list, given)?,
        }
        let any = args.iter().any(|arg| matches!(arg, Arg::Keyword(..) | Arg::DoubleStarred(..)));
        if any {
            self.keyword_dict(args, func)?;
        }
        Ok(any)
    }

    /// The positional arguments collected in a list, then made a tuple.
    fn positional_list(&mut self, args: &[Arg], list: Reg, given: usize) -> Done {
        if given == 0 {
            self.op(Op::BuildList { dst: list, first: 0, n: 0 });
        }
        for arg in args {
            let mark = self.emit().depth;
            match arg {
                Arg::Positional(value) => {
                    let src = self.operand(value)?;
                    self.op(Op::ListAppend { list, src });
                }
                Arg::Starred(value, _) => {
                    let src = self.operand(value)?;
                    self.op(Op::ListExtend { list, src });
                }
                Arg::Keyword(..) | Arg::DoubleStarred(..) => {}
            }
            self.emit().depth = mark;
        }
        self.op(Op::ListToTuple { dst: list, src: list });
        Ok(())
    }

    fn keyword_dict(&mut self, args: &[Arg], func: Reg) -> Done {
        let dict = self.emit().temp();
        if let Some(value) = only_double_starred(args) {
            // `f(**keywords)`: the call itself reads the mapping.
            return self.expr_into(value, dict);
        }
        self.op(Op::BuildDict { dst: dict, first: 0, n: 0 });
        for arg in args {
            let mark = self.emit().depth;
            match arg {
                Arg::Keyword(name, value) => {
                    let key = self.emit().temp();
                    let name = self.attribute_name(&name.name);
                    self.load_constant(&Const::Str(Text::Utf8(name.as_ref().into())), key);
                    let src = self.operand(value)?;
                    self.op(Op::DictInsert { dict, key, src });
                }
                Arg::DoubleStarred(value, _) => {
                    let src = self.operand(value)?;
                    self.op(Op::DictMerge { dict, src, func });
                }
                Arg::Positional(_) | Arg::Starred(..) => {}
            }
            self.emit().depth = mark;
        }
        Ok(())
    }
}
