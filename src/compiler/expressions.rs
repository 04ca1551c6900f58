//! Expressions: operators, attributes, subscripts, displays, f-strings, conditional expressions, await and yield.

use super::emit::Emitter;
use super::{Compiler, Done, fold};
use crate::ast::*;
use crate::bytecode::code::Const;
use crate::bytecode::op::{Conversion, Form, Intrinsic, NO_REG, Op, Reg};
use crate::diagnostics::syntax_error::SyntaxError;

/// More items than this are built up piece by piece.
const MAX_DISPLAY: usize = 1000;

/// Parts of an f-string that are joined at once.
const MAX_PARTS: usize = 1000;

/// Whether a comparison is a single one of values, not of identity or membership.
fn is_ordering(rest: &[(CmpOp, Expr)]) -> bool {
    matches!(rest, [(CmpOp::Lt | CmpOp::Le | CmpOp::Eq | CmpOp::Ne | CmpOp::Gt | CmpOp::Ge, _)])
}

impl Compiler {
    /// An expression as an operand: the register of a bound local, or a new temporary.
    pub(super) fn operand(&mut self, value: &Expr) -> Result<Reg, SyntaxError> {
        if let ExprKind::Name(name) = &value.kind {
            if let Some(register) = self.bound_local(name) {
                return Ok(register);
            }
        }
        let dst = self.emit().temp();
        self.expr_into(value, dst)?;
        Ok(dst)
    }

    /// As [`Compiler::operand`], for the only operand of an instruction whose result goes to `dst`: it may stand there, too.
    pub(super) fn operand_near(&mut self, value: &Expr, dst: Reg) -> Result<Reg, SyntaxError> {
        if let ExprKind::Name(name) = &value.kind {
            if let Some(register) = self.bound_local(name) {
                return Ok(register);
            }
        }
        let at = self.emit().window(dst);
        self.expr_into(value, at)?;
        Ok(at)
    }

    /// Notes an `await` of what has a name, where hints are wanted: only that can be awaited twice.
    fn note_await(&mut self, awaited: &Expr, a: Reg) {
        let named = matches!(awaited.kind, ExprKind::Name(_) | ExprKind::Attribute { .. } | ExprKind::Subscript { .. });
        if self.options.notes_awaits && named {
            self.op(Op::Intrinsic { which: Intrinsic::NoteAwait, dst: NO_REG, a, b: NO_REG });
        }
    }

    /// As [`Compiler::operand`], for an operand evaluated before others: it must not see their walruses.
    pub(super) fn operand_before(&mut self, value: &Expr, later: &[&Expr]) -> Result<Reg, SyntaxError> {
        if matches!(value.kind, ExprKind::Name(_)) && later.iter().any(|later| binds_names(later)) {
            let dst = self.emit().temp();
            self.expr_into(value, dst)?;
            return Ok(dst);
        }
        self.operand(value)
    }

    /// An expression into a register (an empty temporary, or a local, which is written last).
    pub(super) fn expr_into(&mut self, value: &Expr, dst: Reg) -> Done {
        self.at(value.span, |this| this.expr_here(value, dst))
    }

    fn expr_here(&mut self, value: &Expr, dst: Reg) -> Done {
        if let Some(constant) = fold::constant(value) {
            self.load_constant(&constant, dst);
            return Ok(());
        }
        match &value.kind {
            ExprKind::Constant(_) => unreachable!("constants fold to themselves"),
            ExprKind::Name(name) => {
                self.load_name(name, dst);
                Ok(())
            }
            ExprKind::FString(parts) => self.fstring(parts, dst),
            ExprKind::Binary { left, op, right } => self.binary(left, *op, right, Form::New, dst),
            ExprKind::Unary { op, operand } => self.unary(*op, operand, dst),
            ExprKind::Bool { op, values } => self.boolean(*op, values, dst),
            ExprKind::Compare { left, rest } => self.compare(left, rest, dst),
            ExprKind::Call { func, args } => self.call(func, args, dst),
            ExprKind::Attribute { value: object, attr } => {
                let mark = self.emit().depth;
                let obj = self.operand(object)?;
                let name = self.attribute_name(&attr.name);
                let site = self.emit().narrow_site(&name);
                let span = self.attribute_span(value, attr, value.span);
                self.at(span, |this| this.op(Op::GetAttr { dst, obj, site }));
                self.emit().depth = mark;
                Ok(())
            }
            ExprKind::Subscript { value: object, index } => self.subscript(object, index, dst),
            ExprKind::Slice { lower, upper, step } => self.slice(lower, upper, step, dst),
            ExprKind::Starred(inner) => self.error(inner.span, "can't use starred expression here"),
            ExprKind::Tuple { items, .. } => self.tuple(items, dst),
            ExprKind::List(items) => self.list(items, dst),
            ExprKind::Set(items) => self.set(items, dst),
            ExprKind::Dict(items) => self.dict(items, dst),
            ExprKind::ListComp { .. } | ExprKind::SetComp { .. } | ExprKind::DictComp { .. } => {
                self.comprehension(value, dst)
            }
            ExprKind::Generator { element, clauses } => self.generator(value, element, clauses, dst),
            ExprKind::IfExp { test, body, orelse } => self.conditional(test, body, orelse, dst),
            ExprKind::Lambda { params, body } => self.lambda(value, params, body, dst),
            ExprKind::Named { target, value } => self.named(target, value, dst),
            ExprKind::Await(inner) => {
                let mark = self.emit().depth;
                let src = self.operand_near(inner, dst)?;
                self.note_await(inner, src);
                self.op(Op::Await { dst, src });
                self.emit().depth = mark;
                Ok(())
            }
            ExprKind::Yield(inner) => {
                let mark = self.emit().depth;
                let src = match inner {
                    Some(inner) => self.operand(inner)?,
                    None => {
                        let src = self.emit().temp();
                        self.op(Op::LoadNone { dst: src });
                        src
                    }
                };
                self.op(Op::Yield { dst, src });
                self.emit().depth = mark;
                Ok(())
            }
            ExprKind::YieldFrom(inner) => {
                let mark = self.emit().depth;
                let src = self.operand(inner)?;
                self.op(Op::YieldFrom { dst, src });
                self.emit().depth = mark;
                Ok(())
            }
        }
    }

    /// Loads a constant.
    pub(super) fn load_constant(&mut self, constant: &Const, dst: Reg) {
        match constant {
            Const::None => self.op(Op::LoadNone { dst }),
            Const::True => self.op(Op::LoadTrue { dst }),
            Const::False => self.op(Op::LoadFalse { dst }),
            Const::Int(number) if i32::try_from(*number).is_ok() => self.op(Op::LoadInt { dst, value: *number as i32 }),
            other => {
                let index = self.emit().constant(other.clone());
                self.op(Op::LoadConst { dst, index });
            }
        }
    }

    // --- operators -----------------------------------------------------------------------------------------------

    pub(super) fn binary(&mut self, left: &Expr, op: BinOp, right: &Expr, form: Form, dst: Reg) -> Done {
        let mark = self.emit().depth;
        let a = self.operand_before(left, &[right])?;
        if let Some(Const::Int(number)) = fold::constant(right) {
            if let (Ok(imm), Some(_)) = (i16::try_from(number), immediate(op, Form::New, 0, 0, 0)) {
                let op = immediate(op, form, dst, a, imm).expect("looked just now");
                self.op(op);
                self.emit().depth = mark;
                return Ok(());
            }
        }
        let b = self.operand(right)?;
        self.op(binary_op(op, form, dst, a, b));
        self.emit().depth = mark;
        Ok(())
    }

    fn unary(&mut self, op: UnaryOp, operand: &Expr, dst: Reg) -> Done {
        let mark = self.emit().depth;
        let a = match (&operand.kind, op) {
            (ExprKind::Compare { left, rest }, UnaryOp::Not) if is_ordering(rest) => {
                // The comparison answers the truth at once: CPython places it at the whole.
                let a = self.emit().temp();
                self.compare(left, rest, a)?;
                a
            }
            _ => self.operand(operand)?,
        };
        self.op(match op {
            UnaryOp::Neg => Op::Neg { dst, a },
            UnaryOp::Pos => Op::Pos { dst, a },
            UnaryOp::Invert => Op::Invert { dst, a },
            UnaryOp::Not => Op::Not { dst, a },
        });
        self.emit().depth = mark;
        Ok(())
    }

    fn boolean(&mut self, op: BoolOp, values: &[Expr], dst: Reg) -> Done {
        let end = self.emit().label();
        let on = op == BoolOp::Or;
        // Into a local the value goes last: operands may read its old value.
        let result = if Emitter::is_temp(dst) { dst } else { self.emit().temp() };
        let mark = self.emit().depth;
        let (last, firsts) = values.split_last().expect("at least two values");
        let mut state = None;
        for value in firsts {
            let a = self.operand(value)?;
            self.emit().jump(Op::JKeep { on, dst: result, a, to: 0 }, end);
            self.emit().depth = mark;
            if state.is_none() {
                state = Some(self.bound_state());
            }
        }
        self.expr_into(last, result)?;
        if let Some(state) = state {
            self.merge_bound(state);
        }
        self.emit().place(end);
        if result != dst {
            self.op(Op::Move { dst, src: result });
            self.emit().depth -= 1;
        }
        Ok(())
    }

    fn compare(&mut self, left: &Expr, rest: &[(CmpOp, Expr)], dst: Reg) -> Done {
        self.compare_warnings(left, rest);
        let mark = self.emit().depth;
        if let [(op, right)] = rest {
            let a = self.operand_before(left, &[right])?;
            let b = self.compare_right(*op, right)?;
            self.op(compare_op(*op, dst, a, b));
            self.emit().depth = mark;
            return Ok(());
        }
        // a < b < c: each middle operand is evaluated once.
        let end = self.emit().label();
        let result = if Emitter::is_temp(dst) { dst } else { self.emit().temp() };
        let mark = self.emit().depth;
        let mut a = self.operand(left)?;
        for (index, (op, right)) in rest.iter().enumerate() {
            let last = index + 1 == rest.len();
            if last {
                let b = self.operand(right)?;
                self.op(compare_op(*op, result, a, b));
                break;
            }
            let held = self.emit().hidden();
            self.expr_into(right, held)?;
            let outcome = self.emit().temp();
            self.op(compare_op(*op, outcome, a, held));
            let drop_held = self.emit().label();
            let go_on = self.emit().label();
            self.emit().jump(Op::JKeep { on: false, dst: result, a: outcome, to: 0 }, drop_held);
            self.emit().goto(go_on);
            self.emit().place(drop_held);
            self.op(Op::Drop { reg: held });
            self.emit().goto(end);
            self.emit().place(go_on);
            self.emit().depth = mark;
            a = self.emit().temp();
            self.op(Op::Move { dst: a, src: held });
            self.op(Op::Drop { reg: held });
            self.emit().free_hidden(held);
        }
        self.emit().place(end);
        self.emit().depth = mark;
        if result != dst {
            self.op(Op::Move { dst, src: result });
            self.emit().depth -= 1;
        }
        Ok(())
    }

    /// The right operand of a comparison: a display after `in` becomes a constant.
    pub(super) fn compare_right(&mut self, op: CmpOp, right: &Expr) -> Result<Reg, SyntaxError> {
        if matches!(op, CmpOp::In | CmpOp::NotIn) {
            if let Some(constant) = fold::membership(right) {
                let dst = self.emit().temp();
                self.load_constant(&constant, dst);
                return Ok(dst);
            }
        }
        self.operand(right)
    }

    pub(super) fn compare_warnings(&mut self, left: &Expr, rest: &[(CmpOp, Expr)]) {
        let mut before = left;
        for (op, right) in rest {
            if matches!(op, CmpOp::Is | CmpOp::IsNot) {
                let literal = [before, right].into_iter().find_map(fold::literal_type);
                if let Some(kind) = literal {
                    let (word, sign) = if *op == CmpOp::Is { ("is", "==") } else { ("is not", "!=") };
                    let span = left.span.to(right.span);
                    self.warn(span, format!("\"{word}\" with '{kind}' literal. Did you mean \"{sign}\"?"));
                }
            }
            before = right;
        }
    }

    // --- items and slices ----------------------------------------------------------------------------------------

    fn subscript(&mut self, object: &Expr, index: &Expr, dst: Reg) -> Done {
        self.check_subscripted(object, index);
        let mark = self.emit().depth;
        let obj = self.operand_before(object, &[index])?;
        if let Some(imm) = fold::small_int(index) {
            self.op(Op::GetItemI { dst, obj, imm });
            self.emit().depth = mark;
            return Ok(());
        }
        let key = self.operand(index)?;
        self.op(Op::GetItem { dst, obj, key });
        self.emit().depth = mark;
        Ok(())
    }

    fn slice(
        &mut self,
        lower: &Option<Box<Expr>>,
        upper: &Option<Box<Expr>>,
        step: &Option<Box<Expr>>,
        dst: Reg,
    ) -> Done {
        let mark = self.emit().depth;
        let n = if step.is_some() { 3 } else { 2 };
        let first = self.emit().temps(n);
        for (index, part) in [lower, upper, step].into_iter().take(n as usize).enumerate() {
            let register = first + index as Reg;
            match part {
                Some(part) => self.expr_into(part, register)?,
                None => self.op(Op::LoadNone { dst: register }),
            }
        }
        self.op(Op::BuildSlice { dst, first, n });
        self.emit().depth = mark;
        Ok(())
    }

    // --- displays ------------------------------------------------------------------------------------------------

    /// Values into temporaries in a row.
    pub(super) fn in_row(&mut self, items: &[Expr]) -> Result<Reg, SyntaxError> {
        let first = self.emit().temps(items.len() as u16);
        for (index, item) in items.iter().enumerate() {
            self.expr_into(item, first + index as Reg)?;
        }
        Ok(first)
    }

    fn simple(items: &[Expr]) -> bool {
        items.len() <= MAX_DISPLAY && !items.iter().any(|item| matches!(item.kind, ExprKind::Starred(_)))
    }

    pub(super) fn tuple(&mut self, items: &[Expr], dst: Reg) -> Done {
        let mark = self.emit().depth;
        if Self::simple(items) {
            let first = self.in_row(items)?;
            self.op(Op::BuildTuple { dst, first, n: items.len() as u16 });
        } else {
            let list = self.emit().temp();
            self.grow_list(items, list)?;
            self.op(Op::ListToTuple { dst, src: list });
        }
        self.emit().depth = mark;
        Ok(())
    }

    fn list(&mut self, items: &[Expr], dst: Reg) -> Done {
        let mark = self.emit().depth;
        if Self::simple(items) {
            let first = self.in_row(items)?;
            self.op(Op::BuildList { dst, first, n: items.len() as u16 });
        } else {
            let list = self.emit().temp();
            self.grow_list(items, list)?;
            self.op(Op::Move { dst, src: list });
        }
        self.emit().depth = mark;
        Ok(())
    }

    /// Builds a list piece by piece.
    pub(super) fn grow_list(&mut self, items: &[Expr], list: Reg) -> Done {
        self.op(Op::BuildList { dst: list, first: 0, n: 0 });
        for item in items {
            let mark = self.emit().depth;
            if let ExprKind::Starred(inner) = &item.kind {
                let src = self.operand(inner)?;
                self.op(Op::ListExtend { list, src });
            } else {
                let src = self.operand(item)?;
                self.op(Op::ListAppend { list, src });
            }
            self.emit().depth = mark;
        }
        Ok(())
    }

    fn set(&mut self, items: &[Expr], dst: Reg) -> Done {
        let mark = self.emit().depth;
        // As CPython does it: three constants and more come from a frozen set, which the order of iteration shows.
        let constants: Option<Vec<Const>> = items.iter().map(fold::constant).collect();
        if let Some(constants) = constants.filter(|constants| constants.len() >= 3) {
            let (set, src) = (self.emit().temp(), self.emit().temp());
            self.op(Op::BuildSet { dst: set, first: 0, n: 0 });
            self.load_constant(&Const::FrozenSet(constants), src);
            self.op(Op::SetUpdate { set, src });
            self.op(Op::Move { dst, src: set });
            self.emit().depth = mark;
            return Ok(());
        }
        if Self::simple(items) {
            let first = self.in_row(items)?;
            self.op(Op::BuildSet { dst, first, n: items.len() as u16 });
            self.emit().depth = mark;
            return Ok(());
        }
        let set = self.emit().temp();
        self.op(Op::BuildSet { dst: set, first: 0, n: 0 });
        for item in items {
            let inner_mark = self.emit().depth;
            if let ExprKind::Starred(inner) = &item.kind {
                let src = self.operand(inner)?;
                self.op(Op::SetUpdate { set, src });
            } else {
                let src = self.operand(item)?;
                self.op(Op::SetAdd { set, src });
            }
            self.emit().depth = inner_mark;
        }
        self.op(Op::Move { dst, src: set });
        self.emit().depth = mark;
        Ok(())
    }

    fn dict(&mut self, items: &[(Option<Expr>, Expr)], dst: Reg) -> Done {
        let mark = self.emit().depth;
        if items.len() <= MAX_DISPLAY / 2 && items.iter().all(|(key, _)| key.is_some()) {
            let first = self.emit().temps(2 * items.len() as u16);
            for (index, (key, value)) in items.iter().enumerate() {
                let register = first + 2 * index as Reg;
                self.expr_into(key.as_ref().expect("looked just now"), register)?;
                self.expr_into(value, register + 1)?;
            }
            self.op(Op::BuildDict { dst, first, n: items.len() as u16 });
            self.emit().depth = mark;
            return Ok(());
        }
        let dict = self.emit().temp();
        self.op(Op::BuildDict { dst: dict, first: 0, n: 0 });
        for (key, value) in items {
            let inner_mark = self.emit().depth;
            match key {
                Some(key) => {
                    let key = self.operand_before(key, &[value])?;
                    let src = self.operand(value)?;
                    self.op(Op::DictInsert { dict, key, src });
                }
                None => {
                    let src = self.operand(value)?;
                    self.op(Op::DictUpdate { dict, src });
                }
            }
            self.emit().depth = inner_mark;
        }
        self.op(Op::Move { dst, src: dict });
        self.emit().depth = mark;
        Ok(())
    }

    // --- f-strings -----------------------------------------------------------------------------------------------

    fn fstring(&mut self, parts: &[FStringPart], dst: Reg) -> Done {
        let mark = self.emit().depth;
        if let [part @ FStringPart::Field { .. }] = parts {
            self.fstring_part(part, dst, Conversion::Plain)?;
            self.emit().depth = mark;
            return Ok(());
        }
        if let [FStringPart::Literal(text)] = parts {
            self.load_constant(&Const::Str(text.clone()), dst);
            return Ok(());
        }
        if parts.len() > MAX_PARTS {
            // Joined piece by piece: there are not so many registers.
            let (start, rest) = parts.split_at(MAX_PARTS);
            let first = self.emit().temps(2);
            self.fstring(start, first)?;
            self.fstring(rest, first + 1)?;
            self.op(Op::BuildString { dst, first, n: 2 });
            self.emit().depth = mark;
            return Ok(());
        }
        let first = self.emit().temps(parts.len() as u16);
        for (index, part) in parts.iter().enumerate() {
            self.fstring_part(part, first + index as Reg, Conversion::Piece)?;
        }
        self.op(Op::BuildString { dst, first, n: parts.len() as u16 });
        self.emit().depth = mark;
        Ok(())
    }

    /// A part of an f-string; `plain` is how a field without conversion and specification is shown.
    fn fstring_part(&mut self, part: &FStringPart, dst: Reg, plain: Conversion) -> Done {
        match part {
            FStringPart::Literal(text) => {
                self.load_constant(&Const::Str(text.clone()), dst);
                Ok(())
            }
            FStringPart::Field { value, conversion, spec, span } => {
                let mark = self.emit().depth;
                let register = self.operand(value)?;
                let spec = match spec {
                    Some(parts) if !parts.is_empty() => {
                        let spec = self.emit().temp();
                        self.fstring(parts, spec)?;
                        spec
                    }
                    _ => NO_REG,
                };
                let conversion = match conversion {
                    Some('r') => Conversion::Repr,
                    Some('a') => Conversion::Ascii,
                    Some(_) => Conversion::Str,
                    None if spec == NO_REG => plain,
                    None => Conversion::Plain,
                };
                self.at(*span, |this| this.op(Op::FormatValue { conversion, dst, value: register, spec }));
                self.emit().depth = mark;
                Ok(())
            }
        }
    }

    // --- the rest ------------------------------------------------------------------------------------------------

    fn conditional(&mut self, test: &Expr, body: &Expr, orelse: &Expr, dst: Reg) -> Done {
        let (no, end) = (self.emit().label(), self.emit().label());
        let result = if Emitter::is_temp(dst) { dst } else { self.emit().temp() };
        self.jump_if(test, false, no)?;
        let before = self.bound_state();
        self.expr_into(body, result)?;
        self.emit().goto(end);
        let after = self.bound_state();
        self.set_bound(before);
        self.emit().place(no);
        self.expr_into(orelse, result)?;
        self.merge_bound(after);
        self.emit().place(end);
        if result != dst {
            self.op(Op::Move { dst, src: result });
            self.emit().depth -= 1;
        }
        Ok(())
    }

    fn named(&mut self, target: &Ident, value: &Expr, dst: Reg) -> Done {
        self.expr_into(value, dst)?;
        let mark = self.emit().depth;
        let copy = self.emit().temp();
        if Emitter::is_temp(dst) {
            // The value stays in `dst`: a copy is bound by way of the name's own register where it has one.
            match self.walrus_place(&target.name) {
                Some(register) => {
                    self.op(Op::Move { dst: register, src: dst });
                    self.mark_bound(register);
                    self.op(Op::Move { dst, src: register });
                }
                None => {
                    let held = self.emit().hidden();
                    self.op(Op::Move { dst: held, src: dst });
                    self.op(Op::Move { dst: copy, src: held });
                    self.op(Op::Move { dst, src: held });
                    self.op(Op::Drop { reg: held });
                    self.emit().free_hidden(held);
                    self.store_walrus(&target.name, copy);
                }
            }
        } else {
            self.op(Op::Move { dst: copy, src: dst });
            self.store_walrus(&target.name, copy);
        }
        self.emit().depth = mark;
        Ok(())
    }

    /// A walrus in a comprehension binds outside of it.
    fn outside_blocks<R>(&mut self, work: impl FnOnce(&mut Self) -> R) -> R {
        let blocks = std::mem::take(&mut self.frame().blocks_scopes);
        let result = work(self);
        self.frame().blocks_scopes = blocks;
        result
    }

    fn walrus_place(&mut self, name: &Name) -> Option<Reg> {
        self.outside_blocks(|this| this.target_register(name))
    }

    fn store_walrus(&mut self, name: &Name, src: Reg) {
        self.outside_blocks(|this| this.store_name(name, src));
    }
}

/// Whether evaluating an expression may bind a local (a walrus).
pub(super) fn binds_names(value: &Expr) -> bool {
    match &value.kind {
        ExprKind::Named { .. } => true,
        ExprKind::Constant(_) | ExprKind::Name(_) | ExprKind::Lambda { .. } | ExprKind::Generator { .. } => false,
        ExprKind::Binary { left, right, .. } => binds_names(left) || binds_names(right),
        ExprKind::Unary { operand, .. } => binds_names(operand),
        ExprKind::Bool { values, .. } | ExprKind::List(values) | ExprKind::Set(values) => {
            values.iter().any(binds_names)
        }
        ExprKind::Tuple { items, .. } => items.iter().any(binds_names),
        ExprKind::Compare { left, rest } => binds_names(left) || rest.iter().any(|(_, value)| binds_names(value)),
        ExprKind::Call { func, args } => {
            binds_names(func)
                || args.iter().any(|arg| match arg {
                    Arg::Positional(v) | Arg::Starred(v, _) | Arg::Keyword(_, v) | Arg::DoubleStarred(v, _) => {
                        binds_names(v)
                    }
                })
        }
        ExprKind::Attribute { value, .. }
        | ExprKind::Starred(value)
        | ExprKind::Await(value)
        | ExprKind::YieldFrom(value) => binds_names(value),
        ExprKind::Subscript { value, index } => binds_names(value) || binds_names(index),
        ExprKind::Slice { lower, upper, step } => {
            [lower, upper, step].into_iter().flatten().any(|part| binds_names(part))
        }
        ExprKind::IfExp { test, body, orelse } => binds_names(test) || binds_names(body) || binds_names(orelse),
        ExprKind::Yield(value) => value.as_ref().is_some_and(|value| binds_names(value)),
        ExprKind::Dict(_) | ExprKind::FString(_) => true,
        ExprKind::ListComp { .. } | ExprKind::SetComp { .. } | ExprKind::DictComp { .. } => true,
    }
}

/// The instruction of a binary operator.
pub(super) fn binary_op(op: BinOp, form: Form, dst: Reg, a: Reg, b: Reg) -> Op {
    match op {
        BinOp::Add => Op::Add { form, dst, a, b },
        BinOp::Sub => Op::Sub { form, dst, a, b },
        BinOp::Mul => Op::Mul { form, dst, a, b },
        BinOp::Div => Op::Div { form, dst, a, b },
        BinOp::FloorDiv => Op::FloorDiv { form, dst, a, b },
        BinOp::Mod => Op::Mod { form, dst, a, b },
        BinOp::Pow => Op::Pow { form, dst, a, b },
        BinOp::Shl => Op::Shl { form, dst, a, b },
        BinOp::Shr => Op::Shr { form, dst, a, b },
        BinOp::And => Op::And { form, dst, a, b },
        BinOp::Or => Op::Or { form, dst, a, b },
        BinOp::Xor => Op::Xor { form, dst, a, b },
        BinOp::MatMul => Op::MatMul { form, dst, a, b },
    }
}

/// The instruction of a binary operator with a small constant on the right, where there is one.
pub(super) fn immediate(op: BinOp, form: Form, dst: Reg, a: Reg, imm: i16) -> Option<Op> {
    Some(match op {
        BinOp::Add => Op::AddI { form, dst, a, imm },
        BinOp::Sub => Op::SubI { form, dst, a, imm },
        BinOp::Mul => Op::MulI { form, dst, a, imm },
        BinOp::FloorDiv => Op::FloorDivI { form, dst, a, imm },
        BinOp::Mod => Op::ModI { form, dst, a, imm },
        BinOp::And => Op::AndI { form, dst, a, imm },
        _ => return None,
    })
}

/// The instruction of a comparison as a value.
pub(super) fn compare_op(op: CmpOp, dst: Reg, a: Reg, b: Reg) -> Op {
    match op {
        CmpOp::Lt => Op::Lt { dst, a, b },
        CmpOp::Le => Op::Le { dst, a, b },
        CmpOp::Eq => Op::Eq { dst, a, b },
        CmpOp::Ne => Op::Ne { dst, a, b },
        CmpOp::Gt => Op::Gt { dst, a, b },
        CmpOp::Ge => Op::Ge { dst, a, b },
        CmpOp::Is => Op::Is { negate: false, dst, a, b },
        CmpOp::IsNot => Op::Is { negate: true, dst, a, b },
        CmpOp::In => Op::In { negate: false, dst, a, b },
        CmpOp::NotIn => Op::In { negate: true, dst, a, b },
    }
}
