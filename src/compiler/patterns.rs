//! `match`: patterns become tests and bindings. A case that fails after binding leaves the names bound, as in CPython.

use super::emit::Label;
use super::{Compiler, Done};
use crate::ast::*;
use crate::bytecode::code::Const;
use crate::bytecode::op::{Op, Reg};
use crate::source::Span;

impl Compiler {
    /// `match subject: …`
    pub(super) fn match_statement(&mut self, subject: &Expr, cases: &[MatchCase]) -> Done {
        let held = self.emit().hidden();
        self.expr_into(subject, held)?;
        let end = self.emit().label();
        let before = self.bound_state();
        let mut after: Option<Vec<bool>> = None;
        for (index, case) in cases.iter().enumerate() {
            let last = index + 1 == cases.len();
            if !last && case.guard.is_none() {
                self.check_reachable(&case.pattern)?;
            }
            let next = self.emit().label();
            self.check_names(&case.pattern, &mut Vec::new())?;
            self.at(case.pattern.span, |this| this.pattern(&case.pattern, held, next))?;
            if let Some(guard) = &case.guard {
                self.jump_if(guard, false, next)?;
            }
            self.body(&case.body)?;
            if self.bound_state().is_some() {
                self.op(Op::Drop { reg: held });
                self.emit().goto(end);
            }
            let state = self.bound_state();
            after = match (after, state) {
                (None, state) | (state, None) => state,
                (Some(a), Some(b)) => Some(a.iter().zip(&b).map(|(a, b)| *a && *b).collect()),
            };
            self.set_bound(before.clone());
            self.emit().place(next);
        }
        self.op(Op::Drop { reg: held });
        self.merge_bound(after);
        self.emit().place(end);
        self.emit().free_hidden(held);
        Ok(())
    }

    fn check_reachable(&mut self, pattern: &Pattern) -> Done {
        match &pattern.kind {
            PatternKind::As { pattern: None, name: Some(name) } => {
                let message = format!("name capture '{}' makes remaining patterns unreachable", name.name);
                self.error(pattern.span, message)
            }
            PatternKind::As { pattern: None, name: None } => {
                self.error(pattern.span, "wildcard makes remaining patterns unreachable")
            }
            _ => Ok(()),
        }
    }

    /// Each name once; the alternatives of an or-pattern bind the same.
    fn check_names(&mut self, pattern: &Pattern, seen: &mut Vec<Name>) -> Done {
        let mut bind = |this: &Self, name: &Ident| {
            if seen.contains(&name.name) {
                return this.error(name.span, format!("multiple assignments to name '{}' in pattern", name.name));
            }
            seen.push(name.name.clone());
            Ok(())
        };
        match &pattern.kind {
            PatternKind::Value(_) | PatternKind::Singleton(_) => Ok(()),
            PatternKind::Star(name) => name.iter().try_for_each(|name| bind(self, name)),
            PatternKind::Sequence(items) => items.iter().try_for_each(|item| self.check_names(item, seen)),
            PatternKind::Mapping { patterns, rest, .. } => {
                patterns.iter().try_for_each(|item| self.check_names(item, seen))?;
                match rest {
                    Some(name) if seen.contains(&name.name) => {
                        self.error(name.span, format!("multiple assignments to name '{}' in pattern", name.name))
                    }
                    Some(name) => {
                        seen.push(name.name.clone());
                        Ok(())
                    }
                    None => Ok(()),
                }
            }
            PatternKind::Class { positional, keywords, .. } => {
                for (index, (name, item)) in keywords.iter().enumerate() {
                    if keywords[..index].iter().any(|(other, _)| other.name == name.name) {
                        let message = format!("attribute name repeated in class pattern: {}", name.name);
                        return self.error(item.span, message);
                    }
                }
                positional.iter().try_for_each(|item| self.check_names(item, seen))?;
                keywords.iter().try_for_each(|(_, item)| self.check_names(item, seen))
            }
            PatternKind::As { pattern: inner, name } => {
                if let Some(inner) = inner {
                    self.check_names(inner, seen)?;
                }
                match name {
                    Some(name) if seen.contains(&name.name) => {
                        self.error(name.span, format!("multiple assignments to name '{}' in pattern", name.name))
                    }
                    Some(name) => {
                        seen.push(name.name.clone());
                        Ok(())
                    }
                    None => Ok(()),
                }
            }
            PatternKind::Or(items) => {
                let start = seen.len();
                let mut first: Option<Vec<Name>> = None;
                for (index, item) in items.iter().enumerate() {
                    if index + 1 < items.len() {
                        self.check_reachable(item)?;
                    }
                    let mut own = seen[..start].to_vec();
                    self.check_names(item, &mut own)?;
                    let mut names = own.split_off(start);
                    names.sort_unstable();
                    match &first {
                        None => first = Some(names),
                        Some(other) if *other != names => {
                            return self.error(pattern.span, "alternative patterns bind different names");
                        }
                        Some(_) => {}
                    }
                }
                seen.extend(first.unwrap_or_default());
                Ok(())
            }
        }
    }

    /// Tests a pattern against local `subject`; goes to `fail` where it does not match.
    fn pattern(&mut self, pattern: &Pattern, subject: Reg, fail: Label) -> Done {
        match &pattern.kind {
            PatternKind::Value(value) => {
                let mark = self.emit().depth;
                let b = self.operand(value)?;
                self.at(pattern.span, |this| this.emit().jump(Op::JEq { on: false, a: subject, b, to: 0 }, fail));
                self.emit().depth = mark;
                Ok(())
            }
            PatternKind::Singleton(value) => {
                let mark = self.emit().depth;
                let b = self.operand(value)?;
                self.emit().jump(Op::JIs { on: false, a: subject, b, to: 0 }, fail);
                self.emit().depth = mark;
                Ok(())
            }
            PatternKind::As { pattern: inner, name } => {
                if let Some(inner) = inner {
                    self.pattern(inner, subject, fail)?;
                }
                if let Some(name) = name {
                    self.capture(&name.name, subject);
                }
                Ok(())
            }
            PatternKind::Or(items) => self.or_pattern(items, subject, fail),
            PatternKind::Sequence(items) => self.sequence_pattern(pattern.span, items, subject, fail),
            PatternKind::Star(_) => self.error(pattern.span, "can't use starred pattern here"),
            PatternKind::Mapping { keys, patterns, rest } => {
                self.check_keys(pattern, keys)?;
                self.mapping_pattern(keys, patterns, rest.as_ref(), subject, fail)
            }
            PatternKind::Class { class, positional, keywords } => {
                self.class_pattern(class, positional, keywords, subject, fail)
            }
        }
    }

    fn capture(&mut self, name: &Name, subject: Reg) {
        let mark = self.emit().depth;
        let copy = self.emit().temp();
        self.op(Op::Move { dst: copy, src: subject });
        self.store_name(name, copy);
        self.emit().depth = mark;
    }

    fn or_pattern(&mut self, items: &[Pattern], subject: Reg, fail: Label) -> Done {
        let matched = self.emit().label();
        let (last, firsts) = items.split_last().expect("at least two alternatives");
        let before = self.bound_state();
        for item in firsts {
            let next = self.emit().label();
            self.pattern(item, subject, next)?;
            self.emit().goto(matched);
            self.set_bound(before.clone());
            self.emit().place(next);
        }
        self.pattern(last, subject, fail)?;
        self.emit().place(matched);
        Ok(())
    }

    /// Matches sub-patterns against the items of a tuple in `values`, each in a hidden local of its own.
    fn items(&mut self, values: Reg, patterns: &[&Pattern], fail: Label) -> Done {
        let mark = self.emit().depth;
        let first = self.emit().temps(patterns.len() as u16);
        self.op(Op::Unpack { src: values, first, n: patterns.len() as u16 });
        let held: Vec<Reg> = patterns.iter().map(|_| self.emit().hidden()).collect();
        for (index, register) in held.iter().enumerate() {
            self.op(Op::Move { dst: *register, src: first + index as Reg });
        }
        self.emit().depth = mark;
        for (register, pattern) in held.iter().zip(patterns) {
            self.pattern(pattern, *register, fail)?;
        }
        for register in held {
            self.op(Op::Drop { reg: register });
            self.emit().free_hidden(register);
        }
        Ok(())
    }

    fn sequence_pattern(&mut self, span: Span, items: &[Pattern], subject: Reg, fail: Label) -> Done {
        let stars: Vec<usize> = items
            .iter()
            .enumerate()
            .filter(|(_, item)| matches!(item.kind, PatternKind::Star(_)))
            .map(|(at, _)| at)
            .collect();
        if stars.len() > 1 {
            return self.error(span, "multiple starred names in sequence pattern");
        }
        self.emit().jump(Op::JSequence { on: false, subject, to: 0 }, fail);
        let mark = self.emit().depth;
        let len = self.emit().temp();
        let least = items.len() - stars.len();
        self.op(Op::GetLen { dst: len, src: subject });
        let imm = least.min(i16::MAX as usize) as i16;
        let test = if stars.is_empty() {
            Op::JEqI { on: false, a: len, imm, to: 0 }
        } else {
            Op::JGeI { on: false, a: len, imm, to: 0 }
        };
        self.emit().jump(test, fail);
        self.emit().depth = mark;
        let wild = |item: &Pattern| {
            matches!(item.kind, PatternKind::As { pattern: None, name: None } | PatternKind::Star(None))
        };
        if items.iter().all(wild) {
            return Ok(());
        }
        let first = self.emit().temps(items.len() as u16);
        match stars.first() {
            Some(at) => {
                let (before, after) = (*at as u8, (items.len() - at - 1) as u16);
                self.op(Op::UnpackEx { before, src: subject, first, after });
            }
            None => self.op(Op::Unpack { src: subject, first, n: items.len() as u16 }),
        }
        let held: Vec<Reg> = items.iter().map(|_| self.emit().hidden()).collect();
        for (index, register) in held.iter().enumerate() {
            self.op(Op::Move { dst: *register, src: first + index as Reg });
        }
        self.emit().depth = mark;
        for (register, item) in held.iter().zip(items) {
            match &item.kind {
                PatternKind::Star(Some(name)) => self.capture(&name.name, *register),
                PatternKind::Star(None) => {}
                _ => self.pattern(item, *register, fail)?,
            }
        }
        for register in held {
            self.op(Op::Drop { reg: register });
            self.emit().free_hidden(register);
        }
        Ok(())
    }

    fn check_keys(&self, pattern: &Pattern, keys: &[Expr]) -> Done {
        let mut known: Vec<String> = Vec::new();
        for text in keys.iter().filter_map(key_text) {
            if known.contains(&text) {
                return self.error(pattern.span, format!("mapping pattern checks duplicate key ({text})"));
            }
            known.push(text);
        }
        Ok(())
    }

    fn mapping_pattern(
        &mut self,
        keys: &[Expr],
        patterns: &[Pattern],
        rest: Option<&Ident>,
        subject: Reg,
        fail: Label,
    ) -> Done {
        self.emit().jump(Op::JMapping { on: false, subject, to: 0 }, fail);
        let mark = self.emit().depth;
        let names = self.emit().hidden();
        let first = self.emit().temps(keys.len() as u16);
        for (index, key) in keys.iter().enumerate() {
            self.expr_into(key, first + index as Reg)?;
        }
        self.op(Op::BuildTuple { dst: names, first, n: keys.len() as u16 });
        self.emit().depth = mark;
        if !keys.is_empty() {
            let values = self.emit().hidden();
            self.op(Op::MatchKeys { dst: values, subject, keys: names });
            self.emit().jump(Op::JNone { on: true, a: values, to: 0 }, fail);
            let patterns: Vec<&Pattern> = patterns.iter().collect();
            self.items(values, &patterns, fail)?;
            self.op(Op::Drop { reg: values });
            self.emit().free_hidden(values);
        }
        if let Some(rest) = rest {
            let dst = self.emit().temp();
            self.op(Op::MapRest { dst, subject, keys: names });
            self.store_name(&rest.name, dst);
            self.emit().depth = mark;
        }
        self.op(Op::Drop { reg: names });
        self.emit().free_hidden(names);
        Ok(())
    }

    fn class_pattern(
        &mut self,
        class: &Expr,
        positional: &[Pattern],
        keywords: &[(Ident, Pattern)],
        subject: Reg,
        fail: Label,
    ) -> Done {
        let mark = self.emit().depth;
        let at = self.emit().temp();
        self.expr_into(class, at)?;
        let names = keywords.iter().map(|(name, _)| Const::Str(Text::Utf8(name.name.as_ref().into()))).collect();
        let names = self.emit().constant(Const::Tuple(names)) as u16;
        self.op(Op::MatchClass { npos: positional.len().min(255) as u8, at, subject, names });
        let values = self.emit().hidden();
        self.op(Op::Move { dst: values, src: at });
        self.emit().depth = mark;
        self.emit().jump(Op::JNone { on: true, a: values, to: 0 }, fail);
        let patterns: Vec<&Pattern> = positional.iter().chain(keywords.iter().map(|(_, item)| item)).collect();
        self.items(values, &patterns, fail)?;
        self.op(Op::Drop { reg: values });
        self.emit().free_hidden(values);
        Ok(())
    }
}

/// A literal key as CPython shows it, for the complaint about one that is there twice.
fn key_text(key: &Expr) -> Option<String> {
    match &key.kind {
        ExprKind::Constant(Constant::Str(Text::Utf8(text))) => Some(format!("'{text}'")),
        ExprKind::Constant(Constant::Int(number)) => Some(number.to_string()),
        ExprKind::Constant(Constant::None) => Some("None".to_owned()),
        ExprKind::Constant(Constant::True) => Some("True".to_owned()),
        ExprKind::Constant(Constant::False) => Some("False".to_owned()),
        _ => None,
    }
}
