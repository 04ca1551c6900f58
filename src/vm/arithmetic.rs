//! Handlers of arithmetic and comparison: number fast paths in line, the rest by the protocols.
//!
//! A fast path writes `dst` and answers true; operands that are temporaries then keep a stale number, which nobody drops.

use super::Vm;
use super::outcome::Continuation;
use super::regs::Regs;
use super::run::Switched;
use crate::bytecode::op::{Form, Reg};
use crate::heap::{Kind, Value};
use crate::objects::dict::{Dict, Plain};
use crate::objects::list::List;
use crate::objects::native::{Answer, Raised};
use crate::objects::protocols::compare::Comparison;
use crate::objects::protocols::operators::{Operator, UnaryOperator};
use crate::objects::set::Set;
use crate::objects::string::{Str, concat, concat_plain};
use crate::objects::tuple::Tuple;
use std::hint::cold_path;

macro_rules! fast_arithmetic {
    ($name:ident, $checked:ident, $float:tt) => {
        /// The operation on two machine integers or floats.
        #[inline(always)]
        pub(super) fn $name(&self, regs: Regs, dst: Reg, a: Reg, b: Reg) -> bool {
            let (x, y) = (regs.get(a), regs.get(b));
            let result = if let Some((x, y)) = integers(x, y) {
                let Some(z) = x.$checked(y) else { return false };
                Value::Int(z)
            } else {
                let (Some(x), Some(y)) = (x.machine_float(), y.machine_float()) else { return false };
                Value::float(x $float y)
            };
            regs.set(dst, result);
            true
        }
    };
}

macro_rules! fast_bits {
    ($name:ident, $op:tt) => {
        /// The operation on two machine integers.
        #[inline(always)]
        pub(super) fn $name(&self, regs: Regs, dst: Reg, a: Reg, b: Reg) -> bool {
            let (Value::Int(x), Value::Int(y)) = (regs.get(a), regs.get(b)) else { return false };
            regs.set(dst, Value::Int(x $op y));
            true
        }
    };
}

macro_rules! fast_immediate {
    ($name:ident, $checked:ident, $float:tt) => {
        /// The operation on a machine integer or float and a small constant.
        #[inline(always)]
        pub(super) fn $name(&self, regs: Regs, dst: Reg, a: Reg, imm: i16) -> bool {
            let x = regs.get(a);
            let result = if let Value::Int(x) = x {
                let Some(z) = x.$checked(i64::from(imm)) else { return false };
                Value::Int(z)
            } else {
                // Integers first: without the hint the compiler asks for floats before.
                cold_path();
                let Value::Float(x) = x else { return false };
                Value::float(x.get() $float f64::from(imm))
            };
            regs.set(dst, result);
            true
        }
    };
}

/// Two machine integers. They are tested together: one after the other, the compiler makes one choice of all kinds of the first
/// and asks for floats before.
#[inline(always)]
fn integers(x: &Value, y: &Value) -> Option<(i64, i64)> {
    if !(matches!(x, Value::Int(_)) & matches!(y, Value::Int(_))) {
        return None;
    }
    match (x, y) {
        (Value::Int(x), Value::Int(y)) => Some((*x, *y)),
        (_, _) => None,
    }
}

/// Python's floor division of machine integers; `None` for zero and overflow.
#[inline(always)]
fn floor_div(x: i64, y: i64) -> Option<i64> {
    let quotient = x.checked_div(y)?;
    let inexact = x.wrapping_sub(quotient.wrapping_mul(y)) != 0;
    Some(if inexact && (x < 0) != (y < 0) { quotient - 1 } else { quotient })
}

/// Python's remainder of machine integers, which has the divisor's sign; `None` for zero and overflow.
#[inline(always)]
fn floor_mod(x: i64, y: i64) -> Option<i64> {
    let rest = x.checked_rem(y)?;
    Some(if rest != 0 && (rest < 0) != (y < 0) { rest + y } else { rest })
}

impl Vm {
    fast_arithmetic!(fast_add, checked_add, +);
    fast_arithmetic!(fast_sub, checked_sub, -);
    fast_arithmetic!(fast_mul, checked_mul, *);
    fast_bits!(fast_and, &);
    fast_bits!(fast_or, |);
    fast_bits!(fast_xor, ^);
    fast_immediate!(fast_add_imm, checked_add, +);
    fast_immediate!(fast_sub_imm, checked_sub, -);
    fast_immediate!(fast_mul_imm, checked_mul, *);

    /// `/` on machine numbers.
    #[inline(always)]
    pub(super) fn fast_div(&self, regs: Regs, dst: Reg, a: Reg, b: Reg) -> bool {
        let (x, y) = match (regs.get(a), regs.get(b)) {
            (Value::Float(x), Value::Float(y)) => (x.get(), y.get()),
            (Value::Float(x), Value::Int(y)) => (x.get(), *y as f64),
            (Value::Int(x), Value::Float(y)) => (*x as f64, y.get()),
            // Exact only while both fit a double's mantissa; larger ones go the long way.
            (Value::Int(x), Value::Int(y)) if x.unsigned_abs() < 1 << 53 && y.unsigned_abs() < 1 << 53 => {
                (*x as f64, *y as f64)
            }
            (_, _) => return false,
        };
        if y == 0.0 {
            return false;
        }
        regs.set(dst, Value::float(x / y));
        true
    }

    /// `//` on machine integers.
    #[inline(always)]
    pub(super) fn fast_floordiv(&self, regs: Regs, dst: Reg, a: Reg, b: Reg) -> bool {
        let (Value::Int(x), Value::Int(y)) = (regs.get(a), regs.get(b)) else { return false };
        let Some(z) = floor_div(*x, *y) else { return false };
        regs.set(dst, Value::Int(z));
        true
    }

    /// `**` of a positive float by a float or machine integer, where the result is finite.
    #[inline]
    pub(super) fn fast_pow(&self, regs: Regs, dst: Reg, a: Reg, b: Reg) -> bool {
        let Value::Float(base) = regs.get(a) else { return false };
        let Some(exponent) = regs.get(b).machine_float() else { return false };
        let power = if base.get() > 0.0 { base.get().powf(exponent) } else { return false };
        if !power.is_finite() {
            return false;
        }
        regs.set(dst, Value::float(power));
        true
    }

    /// `%` on machine integers.
    #[inline(always)]
    pub(super) fn fast_mod(&self, regs: Regs, dst: Reg, a: Reg, b: Reg) -> bool {
        let (Value::Int(x), Value::Int(y)) = (regs.get(a), regs.get(b)) else { return false };
        let Some(z) = floor_mod(*x, *y) else { return false };
        regs.set(dst, Value::Int(z));
        true
    }

    /// `//` by a small constant.
    #[inline(always)]
    pub(super) fn fast_floordiv_imm(&self, regs: Regs, dst: Reg, a: Reg, imm: i16) -> bool {
        let Value::Int(x) = regs.get(a) else { return false };
        let Some(z) = floor_div(*x, i64::from(imm)) else { return false };
        regs.set(dst, Value::Int(z));
        true
    }

    /// `%` by a small constant.
    #[inline(always)]
    pub(super) fn fast_mod_imm(&self, regs: Regs, dst: Reg, a: Reg, imm: i16) -> bool {
        let Value::Int(x) = regs.get(a) else { return false };
        let Some(z) = floor_mod(*x, i64::from(imm)) else { return false };
        regs.set(dst, Value::Int(z));
        true
    }

    /// `&` with a small constant.
    #[inline(always)]
    pub(super) fn fast_and_imm(&self, regs: Regs, dst: Reg, a: Reg, imm: i16) -> bool {
        let Value::Int(x) = regs.get(a) else { return false };
        regs.set(dst, Value::Int(x & i64::from(imm)));
        true
    }

    /// `<<` on machine integers that do not overflow.
    #[inline(always)]
    pub(super) fn fast_shl(&self, regs: Regs, dst: Reg, a: Reg, b: Reg) -> bool {
        let (Value::Int(x), Value::Int(y)) = (regs.get(a), regs.get(b)) else { return false };
        if !(0..63).contains(y) || (x << y) >> y != *x {
            return false;
        }
        regs.set(dst, Value::Int(x << y));
        true
    }

    /// `>>` on machine integers.
    #[inline(always)]
    pub(super) fn fast_shr(&self, regs: Regs, dst: Reg, a: Reg, b: Reg) -> bool {
        let (Value::Int(x), Value::Int(y)) = (regs.get(a), regs.get(b)) else { return false };
        if *y < 0 {
            return false;
        }
        regs.set(dst, Value::Int(x >> (*y).min(63)));
        true
    }

    /// A binary operator off the fast path.
    #[cold]
    #[inline(never)]
    pub(super) fn binary_op(&mut self, regs: Regs, op: Operator, form: Form, dst: Reg, a: Reg, b: Reg) -> Switched {
        // Of the frame, not handed in: an argument would be loaded before each operation's short way.
        let nlocals = self.frames.top().code().nlocals;
        let done = match op {
            Operator::Add => self.add_text(regs, nlocals, dst, a, b),
            Operator::Mod => self.format_text(regs, nlocals, dst, a, b),
            _ => None,
        };
        if let Some(done) = done {
            return done;
        }
        let (x, y) = (regs.operand(a, nlocals), regs.operand(b, nlocals));
        self.binary_values(regs, op, form, dst, x, y)
    }

    /// `text + more`: in place where nobody else has the text, which is what `text += more` makes of a local.
    fn add_text(&mut self, regs: Regs, nlocals: u16, dst: Reg, a: Reg, b: Reg) -> Option<Switched> {
        let (text, more) = (regs.get(a).exact::<Str>()?, regs.get(b).exact::<Str>()?);
        let is_kept = text.as_ref().count() > 1 || (a < nlocals && dst != a);
        if let Some(joined) = if is_kept { concat_plain(text, more) } else { None } {
            Self::consume2(regs, nlocals, a, b);
            regs.set(dst, joined);
            return Some(Ok(false));
        }
        let more = regs.operand(b, nlocals);
        let text = if dst == a { regs.take(a) } else { regs.operand(a, nlocals) };
        let joined = concat(self, text, &more);
        Some(joined.map(|text| {
            regs.set(dst, text);
            false
        }))
    }

    /// `text % values` where all is plain.
    fn format_text(&mut self, regs: Regs, nlocals: u16, dst: Reg, a: Reg, b: Reg) -> Option<Switched> {
        let shown = regs.get(a).exact::<Str>()?.formatted_plainly(self, regs.get(b))?;
        Self::consume2(regs, nlocals, a, b);
        regs.set(dst, shown);
        Some(Ok(false))
    }

    fn binary_values(&mut self, regs: Regs, op: Operator, form: Form, dst: Reg, x: Value, y: Value) -> Switched {
        let (x, y) = match self.operator_call(op, form, dst, x, y) {
            Ok(done) => return done,
            Err(operands) => operands,
        };
        let answer = match form {
            Form::New => self.binary_step(op, &x, &y),
            Form::InPlace => self.inplace_step(op, &x, &y),
        };
        drop((x, y));
        self.deliver(regs, dst, answer)
    }

    /// The same with a small constant on the right.
    #[cold]
    #[inline(never)]
    pub(super) fn binary_imm(&mut self, regs: Regs, op: Operator, form: Form, dst: Reg, a: Reg, imm: i16) -> Switched {
        let nlocals = self.frames.top().code().nlocals;
        let x = regs.operand(a, nlocals);
        self.binary_values(regs, op, form, dst, x, Value::Int(i64::from(imm)))
    }

    /// Puts an answer into `dst`, or pushes the frame that it asks for.
    pub(super) fn deliver(&mut self, regs: Regs, dst: Reg, answer: Answer) -> Switched {
        let value = answer?;
        if value.is_unbound() {
            return self.push_request(dst, 0);
        }
        regs.set(dst, value);
        Ok(false)
    }

    /// `-a`, `+a`, `~a`.
    pub(super) fn unary_op(
        &mut self,
        regs: Regs,
        nlocals: u16,
        op: UnaryOperator,
        dst: Reg,
        a: Reg,
    ) -> Result<(), Raised> {
        let operand = regs.operand(a, nlocals);
        let result = match (op, &operand) {
            (UnaryOperator::Neg, Value::Int(x)) if *x != i64::MIN => Value::Int(-x),
            (UnaryOperator::Neg, Value::Float(x)) => Value::float(-x.get()),
            (UnaryOperator::Invert, Value::Int(x)) => Value::Int(!x),
            (_, _) => self.unary(op, &operand)?,
        };
        regs.set(dst, result);
        Ok(())
    }

    /// A comparison of machine numbers.
    #[inline(always)]
    pub(super) fn fast_compare(regs: Regs, op: Comparison, a: Reg, b: Reg) -> Option<bool> {
        let (x, y) = (regs.get(a), regs.get(b));
        if let Some((x, y)) = integers(x, y) {
            return Some(decide(op, &x, &y));
        }
        match (x, y) {
            (Value::Float(x), Value::Float(y)) => Some(decide(op, &x.get(), &y.get())),
            (_, _) => None,
        }
    }

    /// A comparison of a machine number with a small constant.
    #[inline(always)]
    pub(super) fn fast_compare_imm(regs: Regs, op: Comparison, a: Reg, imm: i16) -> Option<bool> {
        let x = regs.get(a);
        if let Value::Int(x) = x {
            return Some(decide(op, x, &i64::from(imm)));
        }
        cold_path();
        match x {
            Value::Float(x) => Some(decide(op, &x.get(), &f64::from(imm))),
            _ => None,
        }
    }

    /// A comparison off the fast path, as a value.
    #[inline(never)]
    pub(super) fn compare_op(
        &mut self,
        regs: Regs,
        nlocals: u16,
        op: Comparison,
        dst: Reg,
        a: Reg,
        b: Reg,
    ) -> Switched {
        let (x, y) = (regs.operand(a, nlocals), regs.operand(b, nlocals));
        let (x, y) = match self.comparison_call(op, dst, x, y, 0) {
            Ok(done) => return done,
            Err(operands) => operands,
        };
        let answer = self.compare_step(op, &x, &y);
        drop((x, y));
        self.deliver(regs, dst, answer)
    }

    /// A comparison off the fast path that decides a jump: its truth, or `None` where a frame was pushed that will.
    #[inline(never)]
    pub(super) fn compare_jump(
        &mut self,
        regs: Regs,
        nlocals: u16,
        op: Comparison,
        a: Reg,
        b: Reg,
    ) -> Result<Option<bool>, Raised> {
        if let (Some(x), Some(y)) = (regs.get(a).exact::<Str>(), regs.get(b).exact::<Str>()) {
            let truth = x.compare(y, op);
            Self::consume2(regs, nlocals, a, b);
            return Ok(Some(truth));
        }
        let (x, y) = (regs.operand(a, nlocals), regs.operand(b, nlocals));
        self.compare_values(op, x, y)
    }

    /// The same with a small constant on the right.
    #[inline(never)]
    pub(super) fn compare_imm_jump(
        &mut self,
        regs: Regs,
        nlocals: u16,
        op: Comparison,
        a: Reg,
        imm: i16,
    ) -> Result<Option<bool>, Raised> {
        let x = regs.operand(a, nlocals);
        self.compare_values(op, x, Value::Int(i64::from(imm)))
    }

    fn compare_values(&mut self, op: Comparison, x: Value, y: Value) -> Result<Option<bool>, Raised> {
        let (x, y) = match self.comparison_call(op, 0, x, y, super::frame::frame_flags::JUMP) {
            Ok(done) => return done.map(|_| None),
            Err(operands) => operands,
        };
        match self.compare_step(op, &x, &y)? {
            Value::True => Ok(Some(true)),
            Value::False => Ok(Some(false)),
            Value::Unbound => self.push_request(0, super::frame::frame_flags::JUMP).map(|_| None),
            other => self.truth(&other).map(Some),
        }
    }

    /// `a is b`
    #[inline(always)]
    pub(super) fn identical(regs: Regs, nlocals: u16, a: Reg, b: Reg) -> bool {
        let same = regs.get(a).is(regs.get(b));
        Self::consume2(regs, nlocals, a, b);
        same
    }

    /// Drops two operands that are temporaries.
    #[inline(always)]
    pub(super) fn consume2(regs: Regs, nlocals: u16, a: Reg, b: Reg) {
        if a >= nlocals {
            regs.clear(a);
        }
        if b >= nlocals {
            regs.clear(b);
        }
    }

    /// `a in b`
    pub(super) fn contains_op(&mut self, regs: Regs, nlocals: u16, a: Reg, b: Reg) -> Result<bool, Raised> {
        let found = match (regs.get(a).exact::<Str>(), regs.get(b).exact::<Str>()) {
            (Some(part), Some(text)) => Some(text.has_part(part)),
            (_, _) => Self::contains_plain(regs.get(a), regs.get(b)),
        };
        if let Some(found) = found {
            Self::consume2(regs, nlocals, a, b);
            return Ok(found);
        }
        let (item, container) = (regs.operand(a, nlocals), regs.operand(b, nlocals));
        self.contains(&container, &item)
    }

    /// `a in b` of plain keys in dicts and sets, and of plain items of tuples and lists.
    #[inline(never)]
    fn contains_plain(item: &Value, container: &Value) -> Option<bool> {
        let object = container.as_ref()?;
        match object.kind() {
            Kind::Dict => match object.cast::<Dict>()?.find_plain(item) {
                Plain::Entry(_) => Some(true),
                Plain::Missing(_) => Some(false),
                Plain::Ask => None,
            },
            Kind::Set => object.cast::<Set>()?.contains_plain(item),
            Kind::Tuple => is_among(item, object.cast::<Tuple>()?.items()),
            Kind::List => is_in_list(item, object.cast::<List>()?),
            _ => None,
        }
    }

    /// The truth of an operand, which is consumed.
    #[inline(always)]
    pub(super) fn truth_of(&mut self, regs: Regs, nlocals: u16, a: Reg) -> Result<bool, Raised> {
        let value = regs.get(a);
        if let Value::Int(x) = value {
            return Ok(*x != 0);
        }
        match value {
            Value::True => Ok(true),
            Value::False | Value::None => Ok(false),
            _ => self.truth_of_object(regs, nlocals, a),
        }
    }

    /// The same of what is no object, which needs no consuming.
    #[inline(always)]
    pub(super) fn plain_truth(regs: Regs, a: Reg) -> Option<bool> {
        match regs.get(a) {
            Value::Int(x) => Some(*x != 0),
            Value::True => Some(true),
            Value::False | Value::None => Some(false),
            _ => None,
        }
    }

    #[inline(never)]
    pub(super) fn truth_of_object(&mut self, regs: Regs, nlocals: u16, a: Reg) -> Result<bool, Raised> {
        let value = regs.operand(a, nlocals);
        self.truth(&value)
    }

    /// `a and b`, `a or b`: keeps `a` in `dst` where its truth is `on`.
    pub(super) fn keep_if(&mut self, regs: Regs, nlocals: u16, on: bool, dst: Reg, a: Reg) -> Result<bool, Raised> {
        let value = regs.operand(a, nlocals);
        let keep = self.truth(&value)? == on;
        if keep {
            regs.set(dst, value);
        }
        Ok(keep)
    }

    /// What becomes of the result of a call that a [`Continuation`] awaits.
    pub(super) fn go_on(&mut self, continuation: Continuation, result: Value) -> Answer {
        match continuation {
            Continuation::Binary { op, a, b, tried } => self.binary_continue(op, &a, &b, tried, result),
            Continuation::InPlace { op, a, b, tried } => self.inplace_continue(op, &a, &b, tried, result),
            Continuation::Compare { op, a, b, tried } => self.compare_continue(op, &a, &b, tried, result),
            Continuation::Attribute { .. } => Ok(result),
            Continuation::Truth => self.truth(&result).map(Value::bool),
            Continuation::Ignore => Ok(Value::None),
            Continuation::Replace(value) => Ok(value),
            Continuation::Native { body, state } => body(self, state, result),
        }
    }
}

/// Whether a plain item is among others; `None` where one of those before it is not plain, so that script code must say.
fn is_among(item: &Value, others: &[Value]) -> Option<bool> {
    for other in others {
        if same_plainly(other, item)? {
            return Some(true);
        }
    }
    Some(false)
}

/// The same of a list.
fn is_in_list(item: &Value, list: &List) -> Option<bool> {
    let mut at = 0;
    while let Some(other) = list.items.get(at) {
        if same_plainly(&other, item)? {
            return Some(true);
        }
        at += 1;
    }
    Some(false)
}

/// Whether two values are equal, where both are plain.
fn same_plainly(a: &Value, b: &Value) -> Option<bool> {
    if a.is(b) {
        return Some(true);
    }
    match (a, b) {
        (Value::Int(_) | Value::None, Value::Int(_) | Value::None) => Some(false),
        (Value::Obj(_), Value::Obj(_)) => Some(a.exact::<Str>()?.same_text(b.exact::<Str>()?)),
        (Value::Int(_) | Value::None, text) | (text, Value::Int(_) | Value::None) => text.exact::<Str>().map(|_| false),
        (_, _) => None,
    }
}

#[inline(always)]
fn decide<T: PartialOrd>(op: Comparison, x: &T, y: &T) -> bool {
    match op {
        Comparison::Lt => x < y,
        Comparison::Le => x <= y,
        Comparison::Eq => x == y,
        Comparison::Ne => x != y,
        Comparison::Gt => x > y,
        Comparison::Ge => x >= y,
    }
}
