//! Comprehensions in place (PEP 709) and generator expressions, which are functions.

use super::scope::Meaning;
use super::{Compiler, Done};
use crate::ast::*;
use crate::bytecode::code::{Flavor, ScopeKind};
use crate::bytecode::op::{Op, Reg, fn_flags};

/// What each round of a comprehension does with its element.
enum Element<'a> {
    List(&'a Expr),
    Set(&'a Expr),
    Dict(&'a Expr, &'a Expr),
    Yield(&'a Expr),
}

impl Compiler {
    /// `[… for …]`, `{… for …}`, `{k: v for …}` into a register.
    pub(super) fn comprehension(&mut self, node: &Expr, dst: Reg) -> Done {
        let (element, clauses) = match &node.kind {
            ExprKind::ListComp { element, clauses } => (Element::List(element), clauses),
            ExprKind::SetComp { element, clauses } => (Element::Set(element), clauses),
            ExprKind::DictComp { key, value, clauses } => (Element::Dict(key, value), clauses),
            _ => unreachable!("the caller looked"),
        };
        let mark = self.emit().depth;
        let result = self.emit().temp();
        let first = self.first_iterator(&clauses[0])?;
        match element {
            Element::List(_) | Element::Yield(_) => self.op(Op::BuildList { dst: result, first: 0, n: 0 }),
            Element::Set(_) => self.op(Op::BuildSet { dst: result, first: 0, n: 0 }),
            Element::Dict(..) => self.op(Op::BuildDict { dst: result, first: 0, n: 0 }),
        }
        self.enter_block(node);
        self.rounds(clauses, 0, Some(first), &element, result)?;
        self.leave_block();
        self.op(Op::Move { dst, src: result });
        self.emit().depth = mark;
        Ok(())
    }

    /// The first iterable is evaluated outside of the comprehension's scope.
    fn first_iterator(&mut self, clause: &Comprehension) -> Result<Reg, crate::diagnostics::syntax_error::SyntaxError> {
        let mark = self.emit().depth;
        let src = self.operand(&clause.iter)?;
        let iterator = self.emit().hidden();
        self.at(clause.iter.span, |this| this.get_iterator(clause, iterator, src));
        self.emit().depth = mark;
        Ok(iterator)
    }

    fn get_iterator(&mut self, clause: &Comprehension, dst: Reg, src: Reg) {
        if clause.is_async {
            self.op(Op::GetAIter { dst, src });
        } else {
            self.op(Op::GetIter { dst, src });
        }
    }

    /// Gives the names of a comprehension registers; names that inner functions use get a fresh cell.
    fn enter_block(&mut self, node: &Expr) {
        let scope = self.scopes.of(node);
        let mut registers = rustc_hash::FxHashMap::default();
        let names: Vec<(Name, Meaning)> = {
            let scope = &self.scopes.list[scope];
            scope.names.keys().filter_map(|name| Some((name.clone(), *scope.meanings.get(name)?))).collect()
        };
        for (name, meaning) in names {
            if !matches!(meaning, Meaning::Local | Meaning::Cell) {
                continue;
            }
            let register = self.emit().hidden();
            if meaning == Meaning::Cell {
                self.op(Op::MakeCell { reg: register });
            }
            registers.insert(name, register);
        }
        self.frame().blocks_scopes.push((scope, registers));
    }

    fn leave_block(&mut self) {
        let (_, registers) = self.frame().blocks_scopes.pop().expect("entered before");
        let mut registers: Vec<Reg> = registers.into_values().collect();
        registers.sort_unstable();
        for register in registers {
            self.op(Op::Drop { reg: register });
            self.emit().free_hidden(register);
            self.forget_bound(register);
        }
    }

    fn forget_bound(&mut self, register: Reg) {
        if let Some(place) = self.frame().bound.as_mut().and_then(|bound| bound.get_mut(register as usize)) {
            *place = false;
        }
    }

    /// The loops from clause `index` on.
    fn rounds(
        &mut self,
        clauses: &[Comprehension],
        index: usize,
        first: Option<Reg>,
        element: &Element<'_>,
        result: Reg,
    ) -> Done {
        let Some(clause) = clauses.get(index) else { return self.element(element, result) };
        let mark = self.emit().depth;
        let iterator = match first {
            Some(iterator) => iterator,
            None => self.first_iterator(clause)?,
        };
        let (next, top, done) = (self.emit().label(), self.emit().label(), self.emit().label());
        if clause.is_async {
            self.emit().place(next);
            let whole = self.emit().span;
            let item = self.async_item(iterator, whole, done, None);
            self.store(&clause.target, item)?;
            self.emit().depth = mark;
        } else {
            self.emit().goto(next);
            self.emit().place(top);
        }
        let before = self.bound_state();
        let item = if clause.is_async { None } else { Some(self.round_item(&clause.target)?) };
        self.emit().depth = mark;
        for test in &clause.ifs {
            self.jump_if(test, false, next)?;
        }
        self.rounds(clauses, index + 1, None, element, result)?;
        self.emit().depth = mark;
        match item {
            None => {
                self.emit().goto(next);
                self.set_bound(before);
                self.end_of_async_items(iterator, clause.iter.span, done);
            }
            Some(item) => {
                self.emit().place(next);
                self.at(clause.iter.span, |this| {
                    this.emit().jump(Op::ForIter { dst: item, iter: iterator, to: 0 }, top)
                });
                self.set_bound(before);
                self.emit().place(done);
            }
        }
        self.emit().free_hidden(iterator);
        Ok(())
    }

    /// Where the round's item goes; other targets are stored at the beginning of the round.
    fn round_item(&mut self, target: &Expr) -> Result<Reg, crate::diagnostics::syntax_error::SyntaxError> {
        if let ExprKind::Name(name) = &target.kind {
            if let Some(register) = self.target_register(name) {
                self.mark_bound(register);
                return Ok(register);
            }
        }
        let item = self.emit().temp();
        self.store(target, item)?;
        Ok(item)
    }

    fn element(&mut self, element: &Element<'_>, result: Reg) -> Done {
        let mark = self.emit().depth;
        match element {
            Element::List(value) => {
                let src = self.operand(value)?;
                self.op(Op::ListAppend { list: result, src });
            }
            Element::Set(value) => {
                let src = self.operand(value)?;
                self.op(Op::SetAdd { set: result, src });
            }
            Element::Dict(key, value) => {
                let key = self.operand_before(key, &[value])?;
                let src = self.operand(value)?;
                self.op(Op::DictInsert { dict: result, key, src });
            }
            Element::Yield(value) => {
                let src = self.operand(value)?;
                let dst = self.emit().temp();
                self.op(Op::Yield { dst, src });
                self.op(Op::Drop { reg: dst });
            }
        }
        self.emit().depth = mark;
        Ok(())
    }

    /// `(… for …)`
    pub(super) fn generator(&mut self, node: &Expr, element: &Expr, clauses: &[Comprehension], dst: Reg) -> Done {
        let scope = self.scopes.of(node);
        self.enter(scope, "<genexpr>".into(), ScopeKind::Function);
        let is_async = self.scopes.list[scope].is_async;
        let line = self.source.line_of(node.span.start);
        let unit = &mut self.emit().unit;
        unit.argcount = 1;
        unit.flavor = if is_async { Flavor::AsyncGenerator } else { Flavor::Generator };
        unit.first_line = line;
        self.emit().span = node.span;
        self.declare_locals(&[".0".into()]);
        let first = self.emit().hidden();
        let argument = self.emit().registers[".0"];
        self.op(Op::Move { dst: first, src: argument });
        self.op(Op::Drop { reg: argument });
        self.rounds(clauses, 0, Some(first), &Element::Yield(element), 0)?;
        self.op(Op::RetNone);
        let unit = self.leave()?;
        let mark = self.emit().depth;
        let at = self.emit().temps(2);
        let index = self.add_code(unit);
        let closure = self.closure(scope, at);
        self.op(Op::MakeFunction { flags: if closure { fn_flags::CLOSURE } else { 0 }, dst: at, at, code: index });
        let src = self.operand(&clauses[0].iter)?;
        self.at(clauses[0].iter.span, |this| this.get_iterator(&clauses[0], at + 1, src));
        self.op(Op::Call { dst, at, argc: 1 });
        self.emit().depth = mark;
        Ok(())
    }
}
