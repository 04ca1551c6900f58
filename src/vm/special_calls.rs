//! Special methods of script classes, called by instructions: their frames are pushed at once where a class's method is a script
//! function and nobody else may be asked before it. Everything else goes by the protocols (`objects/protocols`).

use super::Vm;
use super::frame::frame_flags;
use super::outcome::Continuation;
use super::regs::Regs;
use super::run::Switched;
use super::sites::{Known, Site};
use crate::bytecode::op::{Form, Reg};
use crate::heap::{Kind, Obj, ShapeId, Value};
use crate::objects::class::Class;
use crate::objects::list::List;
use crate::objects::names::{Symbol, sym};
use crate::objects::protocols::compare::Comparison;
use crate::objects::protocols::operators::Operator;
use crate::objects::types::TypeId;

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
    pub(super) fn getitem_call(
        &mut self,
        regs: Regs,
        nlocals: u16,
        dst: Reg,
        obj: Reg,
        key: Value,
    ) -> Option<Switched> {
        let method = self.script_method(regs.get(obj), sym::__getitem__)?;
        let object = regs.operand(obj, nlocals);
        Some(self.push_script_call(method, [object, key], dst, 0))
    }

    // --- super ---------------------------------------------------------------------------------------------------

    /// The class in `__class__` and the shape of the first argument, where `at` holds the built-in `super` and that argument is
    /// an instance: then what `super().name` is depends on these alone.
    #[inline]
    fn super_key(&self, regs: Regs, at: Reg, class: u16) -> Option<(Obj<Class>, ShapeId)> {
        if !regs.get(at).exact::<Class>()?.is(self.class(TypeId::Super)) {
            return None;
        }
        let owner = Self::free_content(regs, class).exact::<Class>()?.clone();
        let receiver = regs.get(0).as_ref().filter(|it| matches!(it.kind(), Kind::Instance | Kind::Exception))?;
        Some((owner, receiver.shape()))
    }

    /// Lays a method call of `super()` out by its cache: the site is guarded by the shape, and its index is the class's
    /// version.
    #[inline(never)]
    pub(super) fn cached_super(&mut self, regs: Regs, at: Reg, class: u16, site: &Site) -> bool {
        let Some((owner, shape)) = self.super_key(regs, at, class) else { return false };
        let (version, place) = (self.shapes.version(shape), owner.version.get());
        let function = if site.hits(shape.0, version) {
            (site.known.get() == Known::Method && site.index.get() == place).then(|| site.value.get())
        } else {
            let way = site.way(shape.0, version);
            way.filter(|way| way.known.get() == Known::Method && way.index.get() == place).map(|way| way.value.get())
        };
        let Some(function) = function else { return false };
        regs.set(at, function);
        regs.set(at + 1, regs.copy(0));
        true
    }

    /// The same in full: calls `super()`, looks the method up; fills the cache.
    #[inline(never)]
    pub(super) fn load_super_op(&mut self, regs: Regs, at: Reg, class: u16, site: &Site) -> Switched {
        let key = self.super_key(regs, at, class);
        let callee = regs.take(at);
        let object = self.call(&callee, &[])?;
        if let (Some((owner, shape)), Some((function, receiver))) = (key, Self::super_method(&object, site.name)) {
            let (version, place) = (self.shapes.version(shape), owner.version.get() as usize);
            site.fill(Known::Method, shape.0, version, place, function.clone());
            regs.set(at, function);
            regs.set(at + 1, receiver);
            return Ok(false);
        }
        regs.set(at, object);
        self.load_method_op(regs, 0, at, at, site)
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
