//! Class statements: the body is a unit of its own that fills a namespace; `__build_class__` does the rest.

use super::{Compiler, Done};
use crate::ast::*;
use crate::bytecode::code::{CodeUnit, Const, ScopeKind};
use crate::bytecode::op::{Intrinsic, NO_REG, Op, Reg, fn_flags};
use crate::diagnostics::syntax_error::SyntaxError;

impl Compiler {
    /// `class`
    pub(super) fn class_statement(&mut self, class: &Class) -> Done {
        let mark = self.emit().depth;
        let first = self.decorators(&class.decorators)?;
        let dst = self.emit().temp();
        if class.type_params.is_empty() {
            self.make_class(class, dst)?;
        } else {
            let outer = self.class.replace(class.name.name.clone());
            self.with_type_params(&class.type_params, class, &class.name.name, dst, |this, result| {
                this.make_class(class, result)
            })?;
            self.class = outer;
        }
        self.apply_decorators(&class.decorators, first, dst);
        let result = first.unwrap_or(dst);
        self.store_name(&class.name.name, result);
        self.emit().depth = mark;
        Ok(())
    }

    fn make_class(&mut self, class: &Class, dst: Reg) -> Done {
        let scope = self.scopes.of(&class.body);
        let unit = self.class_unit(class)?;
        let mark = self.emit().depth;
        let at = self.emit().temps(3);
        self.intrinsic(Intrinsic::LoadBuildClass, at, NO_REG, NO_REG);
        let index = self.add_code(unit);
        let inner = self.emit().depth;
        let closure = self.emit().temp();
        let flags = if self.closure(scope, closure) { fn_flags::CLOSURE } else { 0 };
        self.op(Op::MakeFunction { flags, dst: at + 1, at: closure, code: index });
        self.emit().depth = inner;
        self.load_constant(&Const::Str(Text::Utf8(class.name.name.as_ref().into())), at + 2);
        let generic = !class.type_params.is_empty();
        let starred = class.args.iter().any(|arg| matches!(arg, Arg::Starred(..) | Arg::DoubleStarred(..)));
        if starred {
            self.class_call_starred(class, at)?;
        } else {
            self.class_call(class, at, generic)?;
        }
        self.op(Op::Move { dst, src: at });
        self.emit().depth = mark;
        Ok(())
    }

    fn class_call(&mut self, class: &Class, at: Reg, generic: bool) -> Done {
        let mut argc = 2;
        let mut names = Vec::new();
        for arg in &class.args {
            match arg {
                Arg::Positional(value) => {
                    let register = self.emit().temp();
                    self.expr_into(value, register)?;
                }
                Arg::Keyword(..) | Arg::Starred(..) | Arg::DoubleStarred(..) => continue,
            }
            argc += 1;
        }
        if generic {
            let register = self.emit().temp();
            self.load_name(&".generic_base".into(), register);
            argc += 1;
        }
        for arg in &class.args {
            if let Arg::Keyword(name, value) = arg {
                names.push(Const::Str(Text::Utf8(name.name.as_ref().into())));
                let register = self.emit().temp();
                self.expr_into(value, register)?;
                argc += 1;
            }
        }
        if names.is_empty() {
            self.op(Op::Call { dst: at, at, argc });
        } else {
            let names = self.emit().constant(Const::Tuple(names)) as u16;
            self.op(Op::CallKw { method: false, at, argc, names });
        }
        Ok(())
    }

    /// With `*bases` or `**keywords`: everything goes by a tuple and a dict.
    fn class_call_starred(&mut self, class: &Class, at: Reg) -> Done {
        // The two arguments laid out begin the list.
        let list = at + 1;
        self.op(Op::BuildList { dst: list, first: at + 1, n: 2 });
        self.emit().depth = list - super::emit::TEMP;
        let mut args = class.args.clone();
        if !class.type_params.is_empty() {
            let base = Expr { kind: ExprKind::Name(".generic_base".into()), span: class.name.span, depth: 1 };
            args.push(Arg::Positional(base));
        }
        let keywords = self.starred_arguments(&args, at, 2)?;
        self.op(Op::CallEx { keywords, at });
        Ok(())
    }

    fn class_unit(&mut self, class: &Class) -> Result<CodeUnit, SyntaxError> {
        let scope = self.scopes.of(&class.body);
        let outer = self.class.replace(class.name.name.clone());
        let header = class.decorators.first().map_or(class.name.span.start, |decorator| decorator.span.start);
        self.enter(scope, class.name.name.clone(), ScopeKind::Class);
        let line = self.source.line_of(header);
        self.emit().unit.first_line = line;
        self.emit().span = class.name.span;
        let cell = self.scopes.list[scope].needs_class_cell.then(|| {
            let register = self.emit().add_local(&"__class__".into());
            self.emit().unit.cells.push(register);
            self.op(Op::MakeCell { reg: register });
            register
        });
        self.class_prologue(class, line)?;
        self.body(&class.body)?;
        self.store_static_attributes();
        if let Some(register) = cell {
            let copy = self.emit().temp();
            self.op(Op::Move { dst: copy, src: register });
            self.store_item("__classcell__", copy);
            self.emit().depth -= 1;
        }
        self.op(Op::RetNone);
        self.class = outer;
        self.leave()
    }

    /// Notes `self.name = …` for the `__static_attributes__` of the innermost class.
    pub(super) fn note_static_attribute(&mut self, object: &Expr, name: &Name) {
        if !matches!(&object.kind, ExprKind::Name(object) if &**object == "self") {
            return;
        }
        let class = self.frames.iter_mut().rev().find(|frame| frame.emit.unit.kind == ScopeKind::Class);
        if let Some(class) = class.filter(|class| !class.static_attributes.contains(name)) {
            class.static_attributes.push(name.clone());
        }
    }

    fn store_static_attributes(&mut self) {
        let names = std::mem::take(&mut self.frame().static_attributes);
        let names = names.iter().map(|name| Const::Str(Text::Utf8(name.as_ref().into()))).collect();
        let value = self.emit().temp();
        self.load_constant(&Const::Tuple(names), value);
        self.store_item("__static_attributes__", value);
        self.emit().depth -= 1;
    }

    fn store_item(&mut self, name: &str, src: Reg) {
        let site = self.emit().site(&name.into());
        self.op(Op::StoreName { src, site });
    }

    fn class_prologue(&mut self, class: &Class, line: u32) -> Done {
        let mark = self.emit().depth;
        let value = self.emit().temp();
        let site = self.emit().site(&"__name__".into());
        self.op(Op::LoadName { dst: value, site });
        self.store_item("__module__", value);
        let qualname = self.emit().unit.qualname.clone();
        self.load_constant(&Const::Str(Text::Utf8(qualname.as_ref().into())), value);
        self.store_item("__qualname__", value);
        self.load_constant(&Const::Int(i64::from(line)), value);
        self.store_item("__firstlineno__", value);
        if let Some(text) = super::statements::docstring(&class.body) {
            self.load_constant(&Const::Str(text), value);
            self.store_item("__doc__", value);
        }
        if !class.type_params.is_empty() {
            self.load_name(&".type_params".into(), value);
            self.store_item("__type_params__", value);
        }
        self.emit().depth = mark;
        if super::statements::has_annotations(&class.body) {
            self.setup_annotations();
        }
        Ok(())
    }
}
