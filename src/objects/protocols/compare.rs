//! Comparison: `==`, `<` and the rest, `in`.

use crate::heap::{Kind, Value};
use crate::objects::class::Class;
use crate::objects::dict::Dict;
use crate::objects::function::Function;
use crate::objects::list::List;
use crate::objects::names::{Symbol, sym};
use crate::objects::native::{Answer, Raised};
use crate::objects::numbers;
use crate::objects::set::Set;
use crate::objects::string::Str;
use crate::vm::Vm;
use crate::vm::outcome::Continuation;

/// A rich comparison.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Comparison {
    /// `<`
    Lt,
    /// `<=`
    Le,
    /// `==`
    Eq,
    /// `!=`
    Ne,
    /// `>`
    Gt,
    /// `>=`
    Ge,
}

impl Comparison {
    /// Its special method.
    pub fn method(self) -> Symbol {
        match self {
            Comparison::Lt => sym::__lt__,
            Comparison::Le => sym::__le__,
            Comparison::Eq => sym::__eq__,
            Comparison::Ne => sym::__ne__,
            Comparison::Gt => sym::__gt__,
            Comparison::Ge => sym::__ge__,
        }
    }

    fn reflected(self) -> Comparison {
        match self {
            Comparison::Lt => Comparison::Gt,
            Comparison::Le => Comparison::Ge,
            Comparison::Gt => Comparison::Lt,
            Comparison::Ge => Comparison::Le,
            Comparison::Eq | Comparison::Ne => self,
        }
    }

    /// How it is written.
    pub fn sign(self) -> &'static str {
        match self {
            Comparison::Lt => "<",
            Comparison::Le => "<=",
            Comparison::Eq => "==",
            Comparison::Ne => "!=",
            Comparison::Gt => ">",
            Comparison::Ge => ">=",
        }
    }
}

/// Whether a value's comparison is the built-in one, found without its class.
fn is_plain(value: &Value) -> bool {
    !matches!(
        value.kind(),
        Some(
            Kind::Instance
                | Kind::NativeObject
                | Kind::Class
                | Kind::Exception
                | Kind::WeakRef
                | Kind::Cell
                | Kind::Future
        )
    )
}

impl Vm {
    /// `a <op> b` as an expression (the result need not be a bool).
    pub fn compare(&mut self, op: Comparison, a: &Value, b: &Value) -> Answer {
        let answer = self.compare_step(op, a, b);
        self.complete(answer)
    }

    /// The same, perhaps leaving a request for the run loop.
    pub fn compare_step(&mut self, op: Comparison, a: &Value, b: &Value) -> Answer {
        if let (Some(a), Some(b)) = (a.exact::<Str>(), b.exact::<Str>()) {
            return Ok(Value::bool(a.compare(b, op)));
        }
        if let Some(truth) = numbers::compare::values(op, a, b) {
            return Ok(Value::bool(truth));
        }
        if is_plain(a) && is_plain(b) {
            let result = self.compare_builtin(op, a, b)?;
            if !result.is(&self.not_implemented) {
                return Ok(result);
            }
            let reflected = self.compare_builtin(op.reflected(), b, a)?;
            return if reflected.is(&self.not_implemented) { self.compare_default(op, a, b) } else { Ok(reflected) };
        }
        self.compare_ask(op, a, b, 0)
    }

    fn compare_builtin(&mut self, op: Comparison, a: &Value, b: &Value) -> Answer {
        match a.kind() {
            Some(Kind::Str) => match (a.exact::<Str>(), b.exact::<Str>()) {
                (Some(a), Some(b)) => Ok(Value::bool(a.compare(b, op))),
                (_, _) => Ok(self.not_implemented()),
            },
            Some(Kind::List) => self.compare_lists(op, a, b),
            Some(Kind::Tuple) => self.compare_tuples(op, a, b),
            Some(Kind::Set) => self.compare_sets(op, a, b),
            Some(Kind::Dict) if matches!(op, Comparison::Eq | Comparison::Ne) => {
                let (Some(x), Some(y)) = (a.exact::<Dict>().cloned(), b.cast::<Dict>().cloned()) else {
                    return Ok(self.not_implemented());
                };
                let equal = self.dicts_equal(&x, &y)?;
                Ok(Value::bool(equal == (op == Comparison::Eq)))
            }
            Some(Kind::Range | Kind::Bytes | Kind::ByteArray | Kind::Slice | Kind::Callback) => {
                let class = self.class_of(a).clone();
                let name = if op == Comparison::Ne { sym::__eq__ } else { op.method() };
                let Some(method) = self.class_lookup(&class, name) else { return Ok(self.not_implemented()) };
                let result = self.call(&method, &[a.clone(), b.clone()])?;
                if op == Comparison::Ne && !result.is(&self.not_implemented) {
                    return self.truth(&result).map(|equal| Value::bool(!equal));
                }
                Ok(result)
            }
            Some(Kind::BoundMethod) if matches!(op, Comparison::Eq | Comparison::Ne) => {
                use crate::objects::method::BoundMethod;
                let same = match (a.exact::<BoundMethod>(), b.exact::<BoundMethod>()) {
                    (Some(a), Some(b)) => a.function.is(&b.function) && a.receiver.is(&b.receiver),
                    (_, _) => false,
                };
                Ok(Value::bool(same == (op == Comparison::Eq)))
            }
            _ => Ok(self.not_implemented()),
        }
    }

    /// Identity decides equality; anything else is a TypeError.
    fn compare_default(&mut self, op: Comparison, a: &Value, b: &Value) -> Answer {
        match op {
            Comparison::Eq => Ok(Value::bool(a.is(b))),
            Comparison::Ne => Ok(Value::bool(!a.is(b))),
            _ => {
                let (left, right) = (self.type_name(a), self.type_name(b));
                let sign = op.sign();
                Err(self.type_error(format!("'{sign}' not supported between instances of '{left}' and '{right}'")))
            }
        }
    }

    /// The candidates in CPython's order: a subclass's reflected method first.
    fn compare_candidates(&self, op: Comparison, a: &Value, b: &Value) -> [(Value, Value, Comparison); 2] {
        let (left, right) = (self.class_of(a), self.class_of(b));
        let own = (a.clone(), b.clone(), op);
        let other = (b.clone(), a.clone(), op.reflected());
        let subclass = !left.is(right) && right.derives_from(left);
        if subclass { [other, own] } else { [own, other] }
    }

    /// Asks the candidates from number `tried` on; script functions are left to the run loop.
    fn compare_ask(&mut self, op: Comparison, a: &Value, b: &Value, tried: u8) -> Answer {
        let candidates = self.compare_candidates(op, a, b);
        for (at, (receiver, other, op_here)) in candidates.into_iter().enumerate().skip(tried as usize) {
            let class = self.class_of(&receiver).clone();
            let result = if is_plain(&receiver) {
                self.compare_plain(op_here, &receiver, &other)?
            } else {
                let Some(method) = self.class_lookup(&class, op_here.method()) else { continue };
                if method.is_none() {
                    return Err(self.none_called());
                }
                if method.exact::<Function>().is_some() {
                    let after = Continuation::Compare { op, a: a.clone(), b: b.clone(), tried: at as u8 + 1 };
                    return self.tail_call_two(method, receiver, other, Some(after));
                }
                self.call_bound(&method, &receiver, &class, &other)?
            };
            if !result.is(&self.not_implemented) {
                return Ok(result);
            }
        }
        self.compare_default(op, a, b)
    }

    fn compare_plain(&mut self, op: Comparison, a: &Value, b: &Value) -> Answer {
        match numbers::compare::values(op, a, b.unwrap_payload()) {
            Some(truth) => Ok(Value::bool(truth)),
            None => self.compare_builtin(op, a, b.unwrap_payload()),
        }
    }

    fn call_bound(
        &mut self,
        method: &Value,
        receiver: &Value,
        class: &crate::heap::Obj<Class>,
        other: &Value,
    ) -> Answer {
        self.call_found(method, receiver, class, std::slice::from_ref(other))
    }

    /// Goes on when candidate number `tried - 1` has answered.
    pub fn compare_continue(&mut self, op: Comparison, a: &Value, b: &Value, tried: u8, result: Value) -> Answer {
        if result.is(&self.not_implemented) { self.compare_ask(op, a, b, tried) } else { Ok(result) }
    }

    /// Comparison of two rows of items, first difference first.
    pub fn compare_rows(&mut self, op: Comparison, a: &[Value], b: &[Value]) -> Answer {
        if a.len() != b.len() && matches!(op, Comparison::Eq | Comparison::Ne) {
            return Ok(Value::bool(op == Comparison::Ne));
        }
        self.enter_native_for(" in comparison")?;
        let answer = self.compare_rows_inner(op, a, b);
        self.leave_native();
        answer
    }

    fn compare_rows_inner(&mut self, op: Comparison, a: &[Value], b: &[Value]) -> Answer {
        for (x, y) in a.iter().zip(b) {
            if !self.same(x, y)? {
                return match op {
                    Comparison::Eq => Ok(Value::False),
                    Comparison::Ne => Ok(Value::True),
                    _ => self.compare(op, x, y),
                };
            }
        }
        Ok(Value::bool(numbers::compare::holds(op, a.len().cmp(&b.len()))))
    }

    /// `a is b or bool(a == b)`: what containers ask.
    pub fn same(&mut self, a: &Value, b: &Value) -> Result<bool, Raised> {
        if a.is(b) {
            return Ok(true);
        }
        if let (Some(a), Some(b)) = (a.exact::<Str>(), b.exact::<Str>()) {
            return Ok(a.same_text(b));
        }
        let answer = self.compare(Comparison::Eq, a, b)?;
        self.truth(&answer)
    }

    /// `item in container`
    pub fn contains(&mut self, container: &Value, item: &Value) -> Result<bool, Raised> {
        match container.kind() {
            Some(Kind::Dict) => {
                let dict = container.exact::<Dict>().expect("the kind says so").clone();
                return Ok(self.dict_get(&dict, item)?.is_some());
            }
            Some(Kind::Set) => {
                let set = container.exact::<Set>().expect("the kind says so").clone();
                let key = self.set_key(item)?;
                return self.set_contains(&set, &key);
            }
            Some(Kind::Str) => {
                if let (Some(whole), Some(part)) = (container.exact::<Str>(), item.exact::<Str>()) {
                    return Ok(whole.has_part(part));
                }
            }
            Some(Kind::List) => {
                let list = container.exact::<List>().expect("the kind says so").clone();
                return Ok(self.list_find(&list, item, 0, usize::MAX)?.is_some());
            }
            _ => {}
        }
        let class = self.class_of(container).clone();
        match self.class_lookup(&class, sym::__contains__) {
            Some(found) if found.is_none() => {
                let got = self.type_name(container);
                return Err(self.type_error(format!("'{got}' object is not a container")));
            }
            Some(found) => {
                let answer = self.call_found(&found, container, &class, std::slice::from_ref(item))?;
                return self.truth(&answer);
            }
            None => {}
        }
        if self.class_lookup(&class, sym::__iter__).is_none() && !self.has_numbered_items(&class) {
            let got = self.type_name(container);
            return Err(self.type_error(format!("argument of type '{got}' is not iterable")));
        }
        let iterator = self.iter(container)?;
        while let Some(value) = self.next(&iterator)? {
            if self.same(&value, item)? {
                return Ok(true);
            }
        }
        Ok(false)
    }
}
