//! Arithmetic and bit operators.
//!
//! Exact built-in operands are dispatched by their kinds. Everything else goes through CPython's protocol: special
//! methods on the classes, the right operand's first where its class is a proper subclass that overrides the
//! reflected method, then the other's, then what sequences do (`+` concatenates, `*` repeats). Script methods run as
//! frames: the candidates are asked one at a time, and [`Vm::binary_continue`] looks at what each returned.

use crate::heap::{Kind, Obj, Value};
use crate::objects::class::Class;
use crate::objects::list::List;
use crate::objects::names::{Symbol, sym};
use crate::objects::native::{Answer, Native, Raised};
use crate::objects::numbers::{self, Number};
use crate::objects::types::TypeId;
use crate::objects::{bytes, dict, list, set, string, tuple};
use crate::vm::Vm;
use crate::vm::outcome::Continuation;

/// A binary operator.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(u8)]
pub enum Operator {
    /// `+`
    Add,
    /// `-`
    Sub,
    /// `*`
    Mul,
    /// `/`
    Div,
    /// `//`
    FloorDiv,
    /// `%`
    Mod,
    /// `**`
    Pow,
    /// `<<`
    Shl,
    /// `>>`
    Shr,
    /// `&`
    And,
    /// `|`
    Or,
    /// `^`
    Xor,
    /// `@`
    MatMul,
}

/// A unary operator with a special method.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum UnaryOperator {
    /// `-x`
    Neg,
    /// `+x`
    Pos,
    /// `~x`
    Invert,
}

/// An operator's special methods and how it is written.
#[derive(Clone, Copy)]
struct Names {
    forward: Symbol,
    reflected: Symbol,
    inplace: Symbol,
    sign: &'static str,
}

impl Operator {
    fn names(self) -> Names {
        let (forward, reflected, inplace, sign) = match self {
            Operator::Add => (sym::__add__, sym::__radd__, sym::__iadd__, "+"),
            Operator::Sub => (sym::__sub__, sym::__rsub__, sym::__isub__, "-"),
            Operator::Mul => (sym::__mul__, sym::__rmul__, sym::__imul__, "*"),
            Operator::Div => (sym::__truediv__, sym::__rtruediv__, sym::__itruediv__, "/"),
            Operator::FloorDiv => (sym::__floordiv__, sym::__rfloordiv__, sym::__ifloordiv__, "//"),
            Operator::Mod => (sym::__mod__, sym::__rmod__, sym::__imod__, "%"),
            Operator::Pow => (sym::__pow__, sym::__rpow__, sym::__ipow__, "** or pow()"),
            Operator::Shl => (sym::__lshift__, sym::__rlshift__, sym::__ilshift__, "<<"),
            Operator::Shr => (sym::__rshift__, sym::__rrshift__, sym::__irshift__, ">>"),
            Operator::And => (sym::__and__, sym::__rand__, sym::__iand__, "&"),
            Operator::Or => (sym::__or__, sym::__ror__, sym::__ior__, "|"),
            Operator::Xor => (sym::__xor__, sym::__rxor__, sym::__ixor__, "^"),
            Operator::MatMul => (sym::__matmul__, sym::__rmatmul__, sym::__imatmul__, "@"),
        };
        Names { forward, reflected, inplace, sign }
    }

    /// The special method of `a <op> b` on `a`'s class.
    pub fn forward_name(self) -> Symbol {
        self.names().forward
    }

    /// The special method of `a <op>= b`.
    pub fn inplace_name(self) -> Symbol {
        self.names().inplace
    }
}

/// What `divmod()` asks; it has no in-place form.
const DIVMOD: Names =
    Names { forward: sym::__divmod__, reflected: sym::__rdivmod__, inplace: sym::__divmod__, sign: "divmod()" };

/// A method to be asked, with its receiver and its argument.
struct Candidate {
    function: Value,
    receiver: Value,
    other: Value,
}

impl Candidate {
    /// Whether it runs as a frame.
    fn is_script(&self) -> bool {
        self.function.kind() == Some(Kind::Function)
    }
}

/// The built-in value types whose operators are dispatched by kind.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Builtin {
    Text,
    Bytes,
    List,
    Tuple,
    Set,
    Dict,
    /// It has no binary operators, and no class derived from it has any.
    Closed,
}

/// What a value is to the operators; `None` where its class decides.
fn builtin(value: &Value) -> Option<Builtin> {
    let Some(kind) = value.kind() else { return Some(Builtin::Closed) };
    match kind {
        Kind::Str => Some(Builtin::Text),
        Kind::Bytes | Kind::ByteArray => Some(Builtin::Bytes),
        Kind::List => Some(Builtin::List),
        Kind::Tuple => Some(Builtin::Tuple),
        Kind::Set => Some(Builtin::Set),
        Kind::Dict => Some(Builtin::Dict),
        Kind::BigInt | Kind::Complex | Kind::Range | Kind::Slice | Kind::Singleton | Kind::Iterator => {
            Some(Builtin::Closed)
        }
        Kind::Cell | Kind::Code | Kind::Function | Kind::Native | Kind::BoundMethod => Some(Builtin::Closed),
        Kind::EventLoop | Kind::Callback | Kind::Watcher => Some(Builtin::Closed),
        Kind::Traceback | Kind::Generator | Kind::NativeCoroutine | Kind::AsyncStep => Some(Builtin::Closed),
        Kind::Instance | Kind::NativeObject | Kind::Class | Kind::Exception | Kind::Module => None,
        Kind::Descriptor | Kind::WeakRef | Kind::Future => None,
    }
}

/// The built-in sequence that a value is or (an instance of a script class) holds.
fn sequence(value: &Value) -> Option<Builtin> {
    builtin(value.unwrap_payload())
        .filter(|kind| matches!(kind, Builtin::Text | Builtin::Bytes | Builtin::List | Builtin::Tuple))
}

impl Vm {
    /// `NotImplemented`
    pub fn not_implemented(&self) -> Value {
        self.not_implemented.clone()
    }

    /// `a <op> b`
    pub fn binary(&mut self, op: Operator, a: &Value, b: &Value) -> Answer {
        let answer = self.binary_step(op, a, b);
        self.complete(answer)
    }

    /// The same, perhaps leaving a request for the run loop.
    pub fn binary_step(&mut self, op: Operator, a: &Value, b: &Value) -> Answer {
        let result = match self.binary_builtin(op, a, b) {
            Some(answer) => answer?,
            None => return self.ask_binary(op, a, b, 0),
        };
        if result.is(&self.not_implemented) { Err(self.unsupported(op.names().sign, a, b)) } else { Ok(result) }
    }

    /// `a <op>= b`
    pub fn inplace(&mut self, op: Operator, a: &Value, b: &Value) -> Answer {
        let answer = self.inplace_step(op, a, b);
        self.complete(answer)
    }

    /// The same, perhaps leaving a request for the run loop.
    pub fn inplace_step(&mut self, op: Operator, a: &Value, b: &Value) -> Answer {
        let result = match self.inplace_builtin(op, a, b) {
            Some(answer) => answer?,
            None => return self.ask_inplace(op, a, b, 0),
        };
        if !result.is(&self.not_implemented) {
            return Ok(result);
        }
        Err(self.unsupported(&inplace_sign(op), a, b))
    }

    /// The operation of two exact built-in values (NotImplemented where they have none); `None` where a class decides.
    fn binary_builtin(&mut self, op: Operator, a: &Value, b: &Value) -> Option<Answer> {
        if let (Some(x), Some(y)) = (Number::exact(a), Number::exact(b)) {
            return Some(match numbers::bool::bits(op, a, b) {
                Some(truth) => Ok(truth),
                None => numbers::binary(self, op, x, y),
            });
        }
        let (left, right) = (builtin(a)?, builtin(b)?);
        Some(match (left, right) {
            // Only a sequence on the right can be meant.
            (Builtin::Set | Builtin::Dict, _) if op == Operator::Mul => self.sequence_operator(op, a, b, false),
            (Builtin::Set, _) => set::binary(self, op, a, b),
            (Builtin::Dict, _) => dict::binary(self, op, a, b),
            (Builtin::Text | Builtin::Bytes, _) if op == Operator::Mod => sequence_binary(self, left, op, a, b),
            (_, _) => self.sequence_operator(op, a, b, false),
        })
    }

    fn inplace_builtin(&mut self, op: Operator, a: &Value, b: &Value) -> Option<Answer> {
        if Number::exact(a).is_some() && Number::exact(b).is_some() {
            return self.binary_builtin(op, a, b);
        }
        let (left, _) = (builtin(a)?, builtin(b)?);
        Some(match left {
            Builtin::Set => match set::inplace(self, op, a, b) {
                Ok(result) if result.is(&self.not_implemented) => set::binary(self, op, a, b),
                answer => answer,
            },
            Builtin::Dict => dict::inplace(self, op, a, b),
            Builtin::Text | Builtin::Bytes if op == Operator::Mod => sequence_binary(self, left, op, a, b),
            Builtin::Text | Builtin::Bytes | Builtin::List | Builtin::Tuple | Builtin::Closed => {
                self.sequence_operator(op, a, b, true)
            }
        })
    }

    /// What sequences do where no operand has a numeric method: `+` concatenates, `*` repeats. NotImplemented for all
    /// else.
    fn sequence_operator(&mut self, op: Operator, a: &Value, b: &Value, inplace: bool) -> Answer {
        match (op, sequence(a), sequence(b)) {
            (Operator::Add, Some(kind), _) if inplace => sequence_inplace(self, kind, op, a, b),
            (Operator::Add, Some(kind), _) => sequence_binary(self, kind, op, a, b),
            (Operator::Mul, Some(kind), _) => {
                let count = self.repeat_count(b)?;
                let repeat = if inplace { sequence_inplace } else { sequence_binary };
                repeat(self, kind, op, a, &count)
            }
            (Operator::Mul, None, Some(kind)) => {
                let count = self.repeat_count(a)?;
                sequence_binary(self, kind, op, b, &count)
            }
            (_, _, _) => Ok(self.not_implemented()),
        }
    }

    fn repeat_count(&mut self, count: &Value) -> Answer {
        if let Value::Int(_) = count {
            return Ok(count.clone());
        }
        match self.index_opt(count)? {
            Some(_) => self.index_sized(count).map(Value::Int),
            None => {
                let got = self.type_name(count);
                Err(self.type_error(format!("can't multiply sequence by non-int of type '{got}'")))
            }
        }
    }

    /// Asks the candidates of `a <op> b` from number `tried` on. A script function is left to the run loop, which
    /// comes back by [`Vm::binary_continue`].
    fn ask_binary(&mut self, op: Operator, a: &Value, b: &Value, tried: u8) -> Answer {
        let candidates = self.candidates(op.names(), a, b);
        for (at, candidate) in candidates.enumerate().skip(tried as usize) {
            if candidate.is_script() {
                let after = Continuation::Binary { op, a: a.clone(), b: b.clone(), tried: at as u8 + 1 };
                return self.tail_call_two(candidate.function, candidate.receiver, candidate.other, Some(after));
            }
            let result = self.ask(&candidate)?;
            if !result.is(&self.not_implemented) {
                return Ok(result);
            }
        }
        self.binary_refused(op, a, b, false)
    }

    /// Goes on with `a <op> b` when candidate number `tried - 1` has answered.
    pub fn binary_continue(&mut self, op: Operator, a: &Value, b: &Value, tried: u8, result: Value) -> Answer {
        if result.is(&self.not_implemented) { self.ask_binary(op, a, b, tried) } else { Ok(result) }
    }

    /// The same for `a <op>= b`: number 0 is the in-place method, if there is one.
    fn ask_inplace(&mut self, op: Operator, a: &Value, b: &Value, tried: u8) -> Answer {
        let class = self.class_of(a).clone();
        let inplace = self.numeric_method(&class, op.names().inplace, op);
        let inplace = inplace.map(|function| Candidate { function, receiver: a.clone(), other: b.clone() });
        let mut candidates = vec![inplace];
        candidates.extend(self.candidates(op.names(), a, b).map(Some));
        for (at, candidate) in candidates.into_iter().enumerate().skip(tried as usize) {
            let Some(candidate) = candidate else { continue };
            if candidate.is_script() {
                let after = Continuation::InPlace { op, a: a.clone(), b: b.clone(), tried: at as u8 + 1 };
                return self.tail_call_two(candidate.function, candidate.receiver, candidate.other, Some(after));
            }
            let result = self.ask(&candidate)?;
            if !result.is(&self.not_implemented) {
                return Ok(result);
            }
        }
        self.binary_refused(op, a, b, true)
    }

    /// Goes on with `a <op>= b` when candidate number `tried - 1` has answered.
    pub fn inplace_continue(&mut self, op: Operator, a: &Value, b: &Value, tried: u8, result: Value) -> Answer {
        if result.is(&self.not_implemented) { self.ask_inplace(op, a, b, tried) } else { Ok(result) }
    }

    /// No numeric method knew the operands: sequences, or TypeError.
    fn binary_refused(&mut self, op: Operator, a: &Value, b: &Value, inplace: bool) -> Answer {
        let result = self.sequence_operator(op, a, b, inplace)?;
        if !result.is(&self.not_implemented) {
            return Ok(result);
        }
        let sign = if inplace { inplace_sign(op) } else { op.names().sign.to_owned() };
        Err(self.unsupported(&sign, a, b))
    }

    /// The methods to ask, in CPython's order.
    fn candidates(
        &mut self,
        names: Names,
        a: &Value,
        b: &Value,
    ) -> std::iter::Flatten<std::array::IntoIter<Option<Candidate>, 2>> {
        let (left, right) = (self.class_of(a).clone(), self.class_of(b).clone());
        let forward = self.numeric_named(&left, names.forward, names);
        let reflected = if left.is(&right) { None } else { self.numeric_named(&right, names.reflected, names) };
        let first =
            reflected.as_ref().is_some_and(|method| is_subclass(&right, &left) && self.overrides(&left, names, method));
        let forward = forward.map(|function| Candidate { function, receiver: a.clone(), other: b.clone() });
        let reflected = reflected.map(|function| Candidate { function, receiver: b.clone(), other: a.clone() });
        let pair = if first { [reflected, forward] } else { [forward, reflected] };
        pair.into_iter().flatten()
    }

    /// Whether a subclass's reflected method is another than its base's.
    fn overrides(&self, base: &Obj<Class>, names: Names, method: &Value) -> bool {
        self.class_lookup(base, names.reflected).is_none_or(|inherited| !inherited.is(method))
    }

    fn numeric_named(&mut self, class: &Obj<Class>, name: Symbol, names: Names) -> Option<Value> {
        let op = match names.sign {
            "+" => Operator::Add,
            "*" => Operator::Mul,
            _ => Operator::Sub,
        };
        self.numeric_method(class, name, op)
    }

    /// A class's operator method, unless it is what a built-in sequence does for `+` and `*`: CPython keeps those in
    /// other slots, which are asked last.
    fn numeric_method(&mut self, class: &Obj<Class>, name: Symbol, op: Operator) -> Option<Value> {
        let method = self.class_lookup(class, name)?;
        if method.is_none() {
            return Some(method);
        }
        let sequence = matches!(op, Operator::Add | Operator::Mul)
            && method
                .exact::<Native>()
                .and_then(|native| native.owner.as_ref())
                .is_some_and(|owner| self.is_sequence_type(owner));
        (!sequence).then_some(method)
    }

    fn is_sequence_type(&self, class: &Obj<Class>) -> bool {
        [TypeId::Str, TypeId::List, TypeId::Tuple, TypeId::Bytes, TypeId::ByteArray]
            .iter()
            .any(|id| self.class(*id).is(class))
    }

    /// Calls one candidate.
    fn ask(&mut self, candidate: &Candidate) -> Answer {
        if let Some(Kind::Function | Kind::Native) = candidate.function.kind() {
            return self.call(&candidate.function, &[candidate.receiver.clone(), candidate.other.clone()]);
        }
        // A static method, a callable object, None: bound as attribute access would.
        let class = self.class_of(&candidate.receiver).clone();
        let bound = self.bind_descriptor(&candidate.function, &candidate.receiver, &class)?;
        self.call(&bound, std::slice::from_ref(&candidate.other))
    }

    /// TypeError "unsupported operand type(s) for +: 'int' and 'str'".
    #[cold]
    fn unsupported(&mut self, sign: &str, a: &Value, b: &Value) -> Raised {
        let (left, right) = (self.type_name(a), self.type_name(b));
        let mut message = format!("unsupported operand type(s) for {sign}: '{left}' and '{right}'");
        let is_print = sign == ">>" && a.exact::<Native>().is_some_and(|native| native.row.name() == "print");
        if is_print {
            message.push_str(". Did you mean \"print(<message>, file=<output_stream>)\"?");
        }
        self.type_error(message)
    }

    /// `-a` and the like.
    pub fn unary(&mut self, op: UnaryOperator, a: &Value) -> Answer {
        let answer = self.unary_step(op, a);
        self.complete(answer)
    }

    /// The same, perhaps leaving a request for the run loop.
    pub fn unary_step(&mut self, op: UnaryOperator, a: &Value) -> Answer {
        if let Some(value) = Number::exact(a).and_then(|number| numbers::unary(op, number)) {
            return Ok(value);
        }
        let (name, sign) = match op {
            UnaryOperator::Neg => (sym::__neg__, "unary -"),
            UnaryOperator::Pos => (sym::__pos__, "unary +"),
            UnaryOperator::Invert => (sym::__invert__, "unary ~"),
        };
        self.unary_method(name, sign, a)
    }

    fn unary_method(&mut self, name: Symbol, sign: &str, a: &Value) -> Answer {
        match self.special(a, name)? {
            Some(method) => self.tail_call(method, Vec::new()),
            None => {
                let got = self.type_name(a);
                Err(self.type_error(format!("bad operand type for {sign}: '{got}'")))
            }
        }
    }

    /// `abs(a)`
    pub fn absolute(&mut self, a: &Value) -> Answer {
        match Number::exact(a) {
            Some(Number::Int(number)) => Ok(number.absolute()),
            Some(Number::Float(number)) => Ok(Value::float(number.abs())),
            Some(Number::Complex(z)) => numbers::complex::absolute(self, z),
            None => {
                let answer = self.unary_method(sym::__abs__, "abs()", a);
                self.complete(answer)
            }
        }
    }

    /// `sum(iterable, start)`: floats are added with a running correction (Neumaier), as CPython does since 3.12.
    pub fn sum(&mut self, iterable: &Value, start: &Value) -> Answer {
        let refused = match start.unwrap_payload().kind() {
            Some(Kind::Str) => Some("strings [use ''.join(seq) instead]"),
            Some(Kind::Bytes) => Some("bytes [use b''.join(seq) instead]"),
            Some(Kind::ByteArray) => Some("bytearray [use b''.join(seq) instead]"),
            _ => None,
        };
        if let Some(refused) = refused {
            self.iter(iterable)?;
            return Err(self.type_error(format!("sum() can't sum {refused}")));
        }
        if let Some(total) = sum_of_integers(iterable, start) {
            return Ok(total);
        }
        let iterator = self.iter(iterable)?;
        let mut total = start.clone();
        // Integers first, then floats as long as they last, then whatever comes.
        while matches!(total, Value::Int(_)) {
            let Some(item) = self.next(&iterator)? else { return Ok(total) };
            let number = match &item {
                Value::Int(number) => Some(*number),
                Value::True | Value::False => Some(i64::from(matches!(item, Value::True))),
                _ => None,
            };
            if let (Value::Int(so_far), Some(number)) = (&total, number)
                && let Some(sum) = so_far.checked_add(number)
            {
                total = Value::Int(sum);
                continue;
            }
            total = self.binary(Operator::Add, &total, &item)?;
        }
        if let Value::Float(first) = &total {
            match self.sum_floats(&iterator, first.get())? {
                (sum, None) => return Ok(Value::float(sum)),
                (sum, Some(other)) => total = self.binary(Operator::Add, &Value::float(sum), &other)?,
            }
        }
        while let Some(item) = self.next(&iterator)? {
            total = self.binary(Operator::Add, &total, &item)?;
        }
        Ok(total)
    }

    /// Adds floats and machine integers; ends with the sum and the first item that is neither.
    fn sum_floats(&mut self, iterator: &Value, first: f64) -> Result<(f64, Option<Value>), Raised> {
        let (mut high, mut low) = (first, 0.0f64);
        let rounded = |high: f64, low: f64| if low != 0.0 && low.is_finite() { high + low } else { high };
        while let Some(item) = self.next(iterator)? {
            match item {
                Value::Float(number) => {
                    let number = number.get();
                    let sum = high + number;
                    low += if high.abs() >= number.abs() { (high - sum) + number } else { (number - sum) + high };
                    high = sum;
                }
                Value::Int(number) => high += number as f64,
                Value::True => high += 1.0,
                Value::False => {}
                other => return Ok((rounded(high, low), Some(other))),
            }
        }
        Ok((rounded(high, low), None))
    }

    /// `divmod(a, b)`
    pub fn divmod(&mut self, a: &Value, b: &Value) -> Answer {
        if let (Some(x), Some(y)) = (Number::exact(a), Number::exact(b)) {
            let result = numbers::divmod(self, x, y)?;
            if !result.is(&self.not_implemented) {
                return Ok(result);
            }
        }
        for candidate in self.candidates(DIVMOD, a, b) {
            let result = self.ask(&candidate)?;
            if !result.is(&self.not_implemented) {
                return Ok(result);
            }
        }
        Err(self.unsupported(DIVMOD.sign, a, b))
    }

    /// `pow(a, b, modulus)`; without modulus (None) the operator `**`.
    pub fn power(&mut self, a: &Value, b: &Value, modulus: &Value) -> Answer {
        if modulus.is_none() {
            return self.binary(Operator::Pow, a, b);
        }
        if let Some(answer) = self.power_of_numbers(a, b, modulus) {
            return answer;
        }
        // With a modulus only the left operand's method is asked: `__rpow__` does not take part.
        let class = self.class_of(a).clone();
        if let Some(function) = self.class_lookup(&class, sym::__pow__) {
            let result = self.call(&function, &[a.clone(), b.clone(), modulus.clone()])?;
            if !result.is(&self.not_implemented) {
                return Ok(result);
            }
        }
        let (x, y, z) = (self.type_name(a), self.type_name(b), self.type_name(modulus));
        Err(self.type_error(format!("unsupported operand type(s) for ** or pow(): '{x}', '{y}', '{z}'")))
    }

    /// Modular powers are for integers; the first float or complex operand complains in its own words.
    fn power_of_numbers(&mut self, a: &Value, b: &Value, modulus: &Value) -> Option<Answer> {
        if Number::exact(a).is_none() && builtin(a) != Some(Builtin::Closed) {
            return None;
        }
        let operands = [Number::of(a), Number::of(b), Number::of(modulus)];
        if let [Some(Number::Int(a)), Some(Number::Int(b)), Some(Number::Int(modulus))] = operands {
            return Some(numbers::int_arithmetic::power_mod(self, a, b, modulus));
        }
        operands.into_iter().flatten().find_map(|number| match number {
            Number::Int(_) => None,
            Number::Float(_) => {
                Some(Err(self.type_error("pow() 3rd argument not allowed unless all arguments are integers")))
            }
            Number::Complex(_) => Some(Err(self.value_error("complex modulo"))),
        })
    }

    /// `round(a, digits)`; `digits` None for one argument.
    pub fn round(&mut self, a: &Value, digits: Option<&Value>) -> Answer {
        let Some(method) = self.special(a, sym::__round__)? else {
            let got = self.type_name(a);
            return Err(self.type_error(format!("type {got} doesn't define __round__ method")));
        };
        match digits {
            Some(digits) => self.call(&method, std::slice::from_ref(digits)),
            None => self.call(&method, &[]),
        }
    }
}

/// How an in-place operator is written in messages.
fn inplace_sign(op: Operator) -> String {
    match op {
        Operator::Pow => "**=".to_owned(),
        _ => format!("{}=", op.names().sign),
    }
}

/// Whether `class` derives from `base` and is another class.
fn is_subclass(class: &Obj<Class>, base: &Obj<Class>) -> bool {
    !class.is(base) && class.mro.borrow().iter().any(|other| other.is(base))
}

/// The sequence type's own operator; `a` is the sequence.
fn sequence_binary(vm: &mut Vm, kind: Builtin, op: Operator, a: &Value, b: &Value) -> Answer {
    match kind {
        Builtin::Text => string::binary(vm, op, a, b),
        Builtin::Bytes => bytes::binary(vm, op, a, b),
        Builtin::List => list::binary(vm, op, a, b),
        Builtin::Tuple => tuple::binary(vm, op, a, b),
        Builtin::Set | Builtin::Dict | Builtin::Closed => Ok(vm.not_implemented()),
    }
}

/// The same in place, for the sequences that can.
fn sequence_inplace(vm: &mut Vm, kind: Builtin, op: Operator, a: &Value, b: &Value) -> Answer {
    match kind {
        Builtin::List => list::inplace(vm, op, a, b),
        Builtin::Bytes if a.unwrap_payload().kind() == Some(Kind::ByteArray) => bytes::inplace(vm, op, a, b),
        Builtin::Text | Builtin::Bytes | Builtin::Tuple => sequence_binary(vm, kind, op, a, b),
        Builtin::Set | Builtin::Dict | Builtin::Closed => Ok(vm.not_implemented()),
    }
}

/// The sum of a list of machine integers; `None` where it holds anything else, or the sum is larger than they are.
fn sum_of_integers(iterable: &Value, start: &Value) -> Option<Value> {
    let (list, Value::Int(start)) = (iterable.exact::<List>()?, start) else { return None };
    let mut total = *start;
    for at in 0..list.items.len() {
        let Value::Int(number) = list.items.get(at)? else { return None };
        total = total.checked_add(number)?;
    }
    Some(Value::Int(total))
}
