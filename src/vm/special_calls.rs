//! Special methods of script classes, called by instructions: their frames are pushed at once where a class's method is a script
//! function and nobody else may be asked before it. Everything else goes by the protocols (`objects/protocols`).

use super::Vm;
use super::frame::frame_flags;
use super::outcome::Continuation;
use super::regs::Regs;
use super::run::Switched;
use crate::bytecode::op::{Form, Reg};
use crate::heap::{Kind, Value};
use crate::objects::list::List;
use crate::objects::names::{Symbol, sym};
use crate::objects::protocols::compare::Comparison;
use crate::objects::protocols::operators::Operator;

impl Vm {
    /// What the class of a script's instance has under a special name, where that is a script function.
    #[inline]
    pub fn script_method(&self, object: &Value, name: Symbol) -> Option<Value> {
        if object.kind() != Some(Kind::Instance) {
            return None;
        }
        let found = self.class_lookup(self.class_of(object), name)?;
        (found.kind() == Some(Kind::Function)).then_some(found)
    }

    /// Whether the left operand is asked first whatever the right one is.
    #[inline]
    fn asks_left(&self, a: &Value, b: &Value) -> bool {
        let (left, right) = (self.class_of(a), self.class_of(b));
        left.is(right) || !right.derives_from(left)
    }

    /// `a op b` by a method of `a`'s; gives the operands back where it is any other.
    pub(super) fn operator_call(
        &mut self,
        op: Operator,
        form: Form,
        dst: Reg,
        a: Value,
        b: Value,
    ) -> Result<Switched, (Value, Value)> {
        let inplace = match form {
            Form::New => None,
            Form::InPlace => self.script_method(&a, op.inplace_name()),
        };
        let (method, after) = match inplace {
            Some(method) => (method, Continuation::InPlace { op, a: a.clone(), b: b.clone(), tried: 1 }),
            None if form == Form::InPlace => return Err((a, b)),
            None => match self.script_method(&a, op.forward_name()) {
                Some(method) if self.asks_left(&a, &b) => {
                    (method, Continuation::Binary { op, a: a.clone(), b: b.clone(), tried: 1 })
                }
                _ => return Err((a, b)),
            },
        };
        Ok(self.push_continued(method, [a, b], after, dst, 0))
    }

    /// `a op b` of a comparison by a method of `a`'s; gives the operands back where it is any other.
    pub(super) fn comparison_call(
        &mut self,
        op: Comparison,
        dst: Reg,
        a: Value,
        b: Value,
        flags: u16,
    ) -> Result<Switched, (Value, Value)> {
        match self.script_method(&a, op.method()) {
            Some(method) if self.asks_left(&a, &b) => {
                let after = Continuation::Compare { op, a: a.clone(), b: b.clone(), tried: 1 };
                Ok(self.push_continued(method, [a, b], after, dst, flags))
            }
            _ => Err((a, b)),
        }
    }

    /// Calls a script function whose result goes through a continuation.
    fn push_continued(
        &mut self,
        method: Value,
        args: [Value; 2],
        after: Continuation,
        dst: Reg,
        flags: u16,
    ) -> Switched {
        let waiting = self.continuations.len();
        self.continuations.push(after);
        let pushed = self.push_script_call(method, args, dst, flags | frame_flags::CONTINUED);
        if pushed.is_err() {
            self.continuations.truncate(waiting);
        }
        pushed
    }

    /// `obj[key]` by a script's `__getitem__`.
    #[inline]
    pub(super) fn getitem_call(&mut self, regs: Regs, nlocals: u16, dst: Reg, obj: Reg, key: Value) -> Option<Switched> {
        let method = self.script_method(regs.get(obj), sym::__getitem__)?;
        let object = regs.operand(obj, nlocals);
        Some(self.push_script_call(method, [object, key], dst, 0))
    }

    /// `obj[key] = src` of a list by a machine integer. False where it is any other.
    #[inline(always)]
    pub(super) fn fast_set_item(regs: Regs, nlocals: u16, obj: Reg, key: Reg, src: Reg) -> bool {
        let (Some(list), Value::Int(index)) = (regs.get(obj).exact::<List>(), regs.get(key)) else { return false };
        if (*index as u64) >= list.items.len() as u64 {
            return false;
        }
        let value = regs.operand(src, nlocals);
        drop(list.items.replace(*index as usize, value));
        if obj >= nlocals {
            regs.clear(obj);
        }
        true
    }
}
