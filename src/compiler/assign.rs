//! Assignment: targets of every form, unpacking, augmented and annotated assignment, deletion.

use super::emit::Emitter;
use super::expressions::binary_op;
use super::names::Place;
use super::{Compiler, Done, fold};
use crate::ast::*;
use crate::bytecode::code::{Const, ScopeKind};
use crate::bytecode::op::{Form, Intrinsic, NO_REG, Op, Reg};

impl Compiler {
    /// `a = b = value`
    pub(super) fn assign(&mut self, targets: &[Expr], value: &Expr) -> Done {
        if let [target] = targets {
            return self.assign_one(target, value);
        }
        let held = self.emit().hidden();
        self.expr_into(value, held)?;
        for target in targets {
            // A local is not consumed: each target gets a copy.
            self.store(target, held)?;
        }
        self.op(Op::Drop { reg: held });
        self.emit().free_hidden(held);
        Ok(())
    }

    fn assign_one(&mut self, target: &Expr, value: &Expr) -> Done {
        if let ExprKind::Name(name) = &target.kind {
            if let Some(register) = self.target_register(name) {
                self.expr_into(value, register)?;
                self.mark_bound(register);
                return Ok(());
            }
        }
        if let Some(done) = self.assign_in_parallel(target, value) {
            return done;
        }
        let mark = self.emit().depth;
        let src = self.operand(value)?;
        self.store(target, src)?;
        self.emit().depth = mark;
        Ok(())
    }

    /// `a, b = x, y`: no tuple is made.
    fn assign_in_parallel(&mut self, target: &Expr, value: &Expr) -> Option<Done> {
        let (ExprKind::Tuple { items: targets, .. }, ExprKind::Tuple { items: values, .. }) =
            (&target.kind, &value.kind)
        else {
            return None;
        };
        let starred = targets.iter().chain(values).any(|item| matches!(item.kind, ExprKind::Starred(_)));
        if starred || targets.len() != values.len() || fold::constant(value).is_some() || targets.len() > 16 {
            return None;
        }
        let mark = self.emit().depth;
        let first = match self.in_row(values) {
            Ok(first) => first,
            Err(error) => return Some(Err(error)),
        };
        for (index, target) in targets.iter().enumerate() {
            if let Err(error) = self.store(target, first + index as Reg) {
                return Some(Err(error));
            }
        }
        self.emit().depth = mark;
        Some(Ok(()))
    }

    /// Stores what a register holds (a temporary is consumed) into a target.
    pub(super) fn store(&mut self, target: &Expr, src: Reg) -> Done {
        self.at(target.span, |this| this.store_here(target, src))
    }

    fn store_here(&mut self, target: &Expr, src: Reg) -> Done {
        match &target.kind {
            ExprKind::Name(name) => {
                self.store_name(name, src);
                Ok(())
            }
            ExprKind::Attribute { value, attr } => {
                self.note_static_attribute(value, &attr.name);
                let mark = self.emit().depth;
                let obj = self.operand(value)?;
                let name = self.attribute_name(&attr.name);
                let site = self.emit().narrow_site(&name);
                let span = self.attribute_span(target, attr, target.span);
                self.at(span, |this| this.op(Op::SetAttr { obj, src, site }));
                self.emit().depth = mark;
                Ok(())
            }
            ExprKind::Subscript { value, index } => {
                let mark = self.emit().depth;
                let obj = self.operand_before(value, &[index])?;
                let key = self.operand(index)?;
                self.op(Op::SetItem { obj, key, src });
                self.emit().depth = mark;
                Ok(())
            }
            ExprKind::Tuple { items, .. } | ExprKind::List(items) => self.unpack(target, items, src),
            ExprKind::Starred(_) => self.error(target.span, "starred assignment target must be in a list or tuple"),
            _ => unreachable!("the parser refuses other targets"),
        }
    }

    fn unpack(&mut self, target: &Expr, items: &[Expr], src: Reg) -> Done {
        let stars: Vec<usize> = items
            .iter()
            .enumerate()
            .filter(|(_, item)| matches!(item.kind, ExprKind::Starred(_)))
            .map(|(at, _)| at)
            .collect();
        if stars.len() > 1 {
            return self.error(target.span, "multiple starred expressions in assignment");
        }
        if let Some(first) = self.locals_in_row(items) {
            self.op(Op::Unpack { src, first, n: items.len() as u16 });
            (0..items.len()).for_each(|index| self.mark_bound(first + index as Reg));
            return Ok(());
        }
        let mark = self.emit().depth;
        let first = self.emit().temps(items.len() as u16);
        match stars.first() {
            Some(at) => {
                let after = items.len() - at - 1;
                if *at > 255 || after > 0xffff {
                    return self.error(target.span, "too many expressions in star-unpacking assignment");
                }
                self.op(Op::UnpackEx { before: *at as u8, src, first, after: after as u16 });
            }
            None => self.op(Op::Unpack { src, first, n: items.len() as u16 }),
        }
        for (index, item) in items.iter().enumerate() {
            let register = first + index as Reg;
            match &item.kind {
                ExprKind::Starred(inner) => self.store(inner, register)?,
                _ => self.store(item, register)?,
            }
        }
        self.emit().depth = mark;
        Ok(())
    }

    /// The first register of targets that are locals whose registers follow one another: what is unpacked goes right there.
    fn locals_in_row(&mut self, items: &[Expr]) -> Option<Reg> {
        let mut first = None;
        for (index, item) in items.iter().enumerate() {
            let ExprKind::Name(name) = &item.kind else { return None };
            let Place::Register(register) = self.place(name) else { return None };
            if *first.get_or_insert(register) + index as Reg != register {
                return None;
            }
        }
        first
    }

    /// `target op= value`
    pub(super) fn augmented(&mut self, target: &Expr, op: BinOp, value: &Expr) -> Done {
        let mark = self.emit().depth;
        match &target.kind {
            ExprKind::Name(name) => {
                if let Some(register) = self.target_register(name) {
                    self.at(target.span, |this| this.check_bound(register));
                    self.in_place(op, register, register, value)?;
                } else {
                    let dst = self.emit().temp();
                    self.at(target.span, |this| this.load_name(name, dst));
                    self.in_place(op, dst, dst, value)?;
                    self.store_name(name, dst);
                }
            }
            ExprKind::Attribute { value: object, attr } => {
                let obj = self.held(object)?;
                let name = self.attribute_name(&attr.name);
                let (load, store) = (self.emit().narrow_site(&name), self.emit().narrow_site(&name));
                let dst = self.emit().temp();
                let span = self.attribute_span(target, attr, target.span);
                self.at(span, |this| this.op(Op::GetAttr { dst, obj: obj.0, site: load }));
                self.in_place(op, dst, dst, value)?;
                self.at(span, |this| this.op(Op::SetAttr { obj: obj.0, src: dst, site: store }));
                self.release(obj);
            }
            ExprKind::Subscript { value: object, index } => {
                let obj = self.held(object)?;
                if let Some(imm) = fold::small_int(index) {
                    // The key is no value that must be kept meanwhile.
                    let dst = self.emit().temp();
                    self.at(target.span, |this| this.op(Op::GetItemI { dst, obj: obj.0, imm }));
                    self.in_place(op, dst, dst, value)?;
                    let key = self.emit().temp();
                    self.at(target.span, |this| {
                        this.op(Op::LoadInt { dst: key, value: imm.into() });
                        this.op(Op::SetItem { obj: obj.0, key, src: dst });
                    });
                    self.release(obj);
                    self.emit().depth = mark;
                    return Ok(());
                }
                let key = self.held(index)?;
                let dst = self.emit().temp();
                self.at(target.span, |this| this.op(Op::GetItem { dst, obj: obj.0, key: key.0 }));
                self.in_place(op, dst, dst, value)?;
                self.at(target.span, |this| this.op(Op::SetItem { obj: obj.0, key: key.0, src: dst }));
                self.release(key);
                self.release(obj);
            }
            _ => unreachable!("the parser refuses other targets"),
        }
        self.emit().depth = mark;
        Ok(())
    }

    /// A value used twice: a bound local as it stands, anything else in a hidden local.
    fn held(&mut self, value: &Expr) -> Result<(Reg, bool), crate::diagnostics::syntax_error::SyntaxError> {
        if let ExprKind::Name(name) = &value.kind {
            if let Some(register) = self.bound_local(name) {
                return Ok((register, false));
            }
        }
        let held = self.emit().hidden();
        self.expr_into(value, held)?;
        Ok((held, true))
    }

    fn release(&mut self, (register, hidden): (Reg, bool)) {
        if hidden {
            self.op(Op::Drop { reg: register });
            self.emit().free_hidden(register);
        }
    }

    fn in_place(&mut self, op: BinOp, dst: Reg, a: Reg, value: &Expr) -> Done {
        let mark = self.emit().depth;
        if let Some(Const::Int(number)) = fold::constant(value) {
            if let Ok(imm) = i16::try_from(number) {
                if let Some(op) = super::expressions::immediate(op, Form::InPlace, dst, a, imm) {
                    self.op(op);
                    return Ok(());
                }
            }
        }
        let b = self.operand(value)?;
        self.op(binary_op(op, Form::InPlace, dst, a, b));
        self.emit().depth = mark;
        Ok(())
    }

    /// `target: annotation = value`
    pub(super) fn annotated(&mut self, target: &Expr, annotation: &Expr, value: Option<&Expr>, simple: bool) -> Done {
        if let Some(value) = value {
            self.assign_one(target, value)?;
        }
        let evaluates = self.emit().unit.kind != ScopeKind::Function;
        match &target.kind {
            ExprKind::Name(name) if simple => {
                if evaluates {
                    self.record_annotation(name, annotation)?;
                }
            }
            ExprKind::Attribute { value: object, .. } if value.is_none() => self.discard(object)?,
            ExprKind::Subscript { value: object, index } if value.is_none() => {
                self.discard(object)?;
                self.discard(index)?;
            }
            _ => {}
        }
        if !simple && evaluates {
            self.discard_annotation(annotation)?;
        }
        Ok(())
    }

    fn discard_annotation(&mut self, annotation: &Expr) -> Done {
        if self.future_annotations { Ok(()) } else { self.discard(annotation) }
    }

    /// `__annotations__[name] = annotation`
    fn record_annotation(&mut self, name: &Name, annotation: &Expr) -> Done {
        let mark = self.emit().depth;
        let src = self.emit().temp();
        self.annotation_into(annotation, src)?;
        let obj = self.emit().temp();
        self.load_name(&"__annotations__".into(), obj);
        let key = self.emit().temp();
        let name = self.attribute_name(name);
        self.load_constant(&Const::Str(Text::Utf8(name.as_ref().into())), key);
        self.op(Op::SetItem { obj, key, src });
        self.emit().depth = mark;
        Ok(())
    }

    /// An annotation's value, or its text under `from __future__ import annotations`.
    pub(super) fn annotation_into(&mut self, annotation: &Expr, dst: Reg) -> Done {
        if self.future_annotations {
            let text = super::unparse::expression(annotation);
            self.load_constant(&Const::Str(Text::Utf8(text.into())), dst);
            return Ok(());
        }
        if let ExprKind::Starred(inner) = &annotation.kind {
            let mark = self.emit().depth;
            let src = self.operand(inner)?;
            let first = self.emit().temps(1);
            self.op(Op::Unpack { src, first, n: 1 });
            self.op(Op::Move { dst, src: first });
            self.emit().depth = mark;
            return Ok(());
        }
        self.expr_into(annotation, dst)
    }

    /// Evaluates for the effect.
    pub(super) fn discard(&mut self, value: &Expr) -> Done {
        if fold::constant(value).is_some() {
            return Ok(());
        }
        let mark = self.emit().depth;
        let register = self.operand(value)?;
        if Emitter::is_temp(register) {
            self.op(Op::Drop { reg: register });
        }
        self.emit().depth = mark;
        Ok(())
    }

    /// Makes sure a module or class body has `__annotations__`.
    pub(super) fn setup_annotations(&mut self) {
        self.op(Op::Intrinsic { which: Intrinsic::SetupAnnotations, dst: NO_REG, a: NO_REG, b: NO_REG });
    }

    /// `del target`
    pub(super) fn delete(&mut self, target: &Expr) -> Done {
        self.at(target.span, |this| match &target.kind {
            ExprKind::Name(name) => {
                this.delete_name(name);
                Ok(())
            }
            ExprKind::Attribute { value, attr } => {
                let mark = this.emit().depth;
                let obj = this.operand(value)?;
                let name = this.attribute_name(&attr.name);
                let site = this.emit().narrow_site(&name);
                let span = this.attribute_span(target, attr, target.span);
                this.at(span, |this| this.op(Op::DelAttr { obj, site }));
                this.emit().depth = mark;
                Ok(())
            }
            ExprKind::Subscript { value, index } => {
                let mark = this.emit().depth;
                let obj = this.operand_before(value, &[index])?;
                let key = this.operand(index)?;
                this.op(Op::DelItem { obj, key });
                this.emit().depth = mark;
                Ok(())
            }
            ExprKind::Tuple { items, .. } | ExprKind::List(items) => {
                items.iter().try_for_each(|item| this.delete(item))
            }
            _ => unreachable!("the parser refuses other targets"),
        })
    }
}
