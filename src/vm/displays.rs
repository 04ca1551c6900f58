//! Handlers of displays, unpacking and f-strings, and the inline step of `for`.

use super::Vm;
use super::frame::Cursor;
use super::regs::Regs;
use super::run::Switched;
use crate::bytecode::op::{Conversion, NO_REG, Op, Reg};
use crate::heap::{Kind, Obj, Value, drop_backwards};
use crate::objects::dict::Dict;
use crate::objects::exception::Exc;
use crate::objects::generator::Generator;
use crate::objects::iterator::Iterator;
use crate::objects::list::List;
use crate::objects::names::sym;
use crate::objects::native::{Answer, Raised};
use crate::objects::numbers::plain_format::push_decimal;
use crate::objects::set::Set;
use crate::objects::slice::{Parts, Slice};
use crate::objects::string::Str;
use crate::objects::tuple::Tuple;

/// Writes a machine integer or an ASCII text.
#[inline]
fn push_piece(piece: &Value, out: &mut String) -> Option<()> {
    match piece {
        Value::Int(number) => push_decimal(*number, out),
        text => out.push_str(text.exact::<Str>()?.as_ascii()?),
    }
    Some(())
}

/// Temporaries taken out of their registers, in order.
fn taken(regs: Regs, first: Reg, n: usize) -> impl ExactSizeIterator<Item = Value> {
    (0..n).map(move |index| regs.take(first + index as Reg))
}

/// What the next steps of a loop's body do with a pair: unpack it, move its first part to a local and unpack the second.
#[inline(always)]
fn pair_in_pair(body: Cursor, first: Reg, nlocals: u16) -> Option<(Reg, Reg)> {
    match (body.target(1), body.target(2)) {
        (&Op::Move { dst, src }, inner) if src == first && src >= nlocals => {
            pair_of(inner, first + 1, nlocals).map(|inner| (dst, inner))
        }
        (_, _) => None,
    }
}

/// Where an instruction puts the two items that it unpacks a temporary into, if it is such a one.
#[inline(always)]
fn pair_of(op: &Op, pair: Reg, nlocals: u16) -> Option<Reg> {
    match *op {
        Op::Unpack { src, first, n: 2 } if src == pair && src >= nlocals => Some(first),
        _ => None,
    }
}

impl Vm {
    /// `[first, …]`
    pub(super) fn build_list(regs: Regs, first: Reg, n: u16) -> Value {
        List::new(taken(regs, first, n as usize).collect()).into()
    }

    /// `(first, …)`
    pub(super) fn build_tuple(&mut self, regs: Regs, first: Reg, n: u16) -> Value {
        if n == 0 { self.empty_tuple.clone() } else { Tuple::from_iter(taken(regs, first, n as usize)).into() }
    }

    /// `{first, …}`
    pub(super) fn build_set(&mut self, regs: Regs, first: Reg, n: u16) -> Answer {
        let items = taken(regs, first, n as usize).collect();
        self.new_set(items)
    }

    /// `{first: first+1, …}`
    pub(super) fn build_dict(&mut self, regs: Regs, first: Reg, n: u16) -> Answer {
        let dict = Dict::with_room(n as usize);
        for index in 0..n {
            let key = regs.take(first + 2 * index);
            let value = regs.take(first + 2 * index + 1);
            self.dict_insert(&dict, key, value)?;
        }
        Ok(dict.into())
    }

    /// `slice(first, first+1[, first+2])`
    pub(super) fn build_slice(regs: Regs, first: Reg, n: u16) -> Value {
        let step = if n == 3 { regs.take(first + 2) } else { Value::None };
        Slice::new(regs.take(first), regs.take(first + 1), step).into()
    }

    /// The instruction that follows, where it reads or writes a plain slice of a built-in sequence: no slice is made then. False
    /// where it is any other; then nothing has happened.
    #[inline(never)]
    pub(super) fn slice_at_once(&mut self, regs: Regs, nlocals: u16, dst: Reg, first: Reg, n: u16, next: &Op) -> bool {
        let part = |index: u16| match regs.get(first + index) {
            Value::None => Some(None),
            Value::Int(at) => Some(Some(*at)),
            _ => None,
        };
        let step = if n == 3 { part(2) } else { Some(None) };
        let (Some(start), Some(stop), Some(step)) = (part(0), part(1), step) else { return false };
        let parts = Parts { start, stop, step: step.unwrap_or(1) };
        match *next {
            Op::GetItem { dst: to, obj, key } if key == dst && key >= nlocals => {
                let Some(value) = self.plain_slice(regs.get(obj), parts) else { return false };
                if obj >= nlocals {
                    regs.clear(obj);
                }
                regs.set(to, value);
                true
            }
            Op::SetItem { obj, key, src } if key == dst && key >= nlocals && parts.step == 1 => {
                let Some(list) = regs.get(obj).exact::<List>() else { return false };
                if regs.get(src).exact::<List>().is_none() {
                    return false;
                }
                let values = List::items_of(regs.operand(src, nlocals));
                let (start, stop, _) = parts.clipped(list.items.len());
                drop_backwards(list.items.splice(start as usize, stop.max(start) as usize, values));
                if obj >= nlocals {
                    regs.clear(obj);
                }
                true
            }
            _ => false,
        }
    }

    /// `''.join(first, …)`; machine integers are shown.
    pub(super) fn build_string(&mut self, regs: Regs, first: Reg, n: u16) -> Value {
        let pieces = regs.args(first as usize, n as usize).values();
        let text = match self.written(|out| pieces.iter().try_for_each(|piece| push_piece(piece, out))) {
            Some(text) => text,
            None => {
                let shown = |piece: &Value| match piece {
                    Value::Int(number) => Str::from_int(*number).into(),
                    text => text.clone(),
                };
                crate::objects::string::join(None, &pieces.iter().map(shown).collect::<Vec<Value>>())
            }
        };
        regs.clear_row(first, n as usize);
        text
    }

    fn list_at<'a>(regs: Regs, list: Reg) -> &'a Obj<List> {
        regs.get(list).exact::<List>().expect("the compiler built a list there")
    }

    fn dict_at<'a>(regs: Regs, dict: Reg) -> &'a Obj<Dict> {
        regs.get(dict).exact::<Dict>().expect("the compiler built a dict there")
    }

    /// `list.append(value)`
    #[inline(always)]
    pub(super) fn list_append(&mut self, regs: Regs, list: Reg, value: Value) -> Result<(), Raised> {
        Self::list_at(regs, list).items.try_push(value).map_err(|_| self.no_memory())
    }

    /// `list.extend(value)` for `*value`
    pub(super) fn list_extend(&mut self, regs: Regs, list: Reg, value: Value) -> Result<(), Raised> {
        let items = match self.collect(&value) {
            Ok(items) => items,
            Err(Raised) => return Err(self.not_unpackable(&value)),
        };
        self.make_room(&Self::list_at(regs, list).items, items.len())?;
        Self::list_at(regs, list).items.extend(items);
        Ok(())
    }

    /// `*value` of something that is not iterable has a text of its own.
    fn not_unpackable(&mut self, value: &Value) -> Raised {
        let class = self.class_of(value).clone();
        let iterable =
            self.class_lookup(&class, sym::__iter__).is_some() || self.class_lookup(&class, sym::__getitem__).is_some();
        if !self.raised_is(Exc::TypeError) || iterable {
            return Raised;
        }
        drop(self.take_raised());
        let type_name = self.type_name(value);
        self.type_error(format!("Value after * must be an iterable, not {type_name}"))
    }

    /// `set.add(value)`
    pub(super) fn set_add(&mut self, regs: Regs, set: Reg, value: Value) -> Result<(), Raised> {
        let set = regs.get(set).exact::<Set>().expect("the compiler built a set there");
        match set.insert_plain(value) {
            Ok(_) => Ok(()),
            Err(value) => self.set_insert(&set.clone(), value).map(drop),
        }
    }

    /// `set.update(value)`
    pub(super) fn set_update(&mut self, regs: Regs, set: Reg, value: Value) -> Result<(), Raised> {
        let set = regs.get(set).exact::<Set>().expect("the compiler built a set there").clone();
        self.set_extend(&set, &value)
    }

    /// `dict[key] = value`
    pub(super) fn dict_set(&mut self, regs: Regs, dict: Reg, key: Value, value: Value) -> Result<(), Raised> {
        let dict = Self::dict_at(regs, dict);
        match dict.set_plain(key, value) {
            Ok(()) => Ok(()),
            Err((key, value)) => self.dict_insert(&dict.clone(), key, value),
        }
    }

    /// `dict.update(value)` for `**value` in a display
    pub(super) fn dict_update(&mut self, regs: Regs, dict: Reg, value: Value) -> Result<(), Raised> {
        let dict = Self::dict_at(regs, dict).clone();
        if value.exact::<Dict>().is_some_and(|source| dict.adopt(source)) {
            return Ok(());
        }
        let Some(pairs) = self.mapping_pairs(&value)? else {
            let type_name = self.type_name(&value);
            return Err(self.type_error(format!("'{type_name}' object is not a mapping")));
        };
        for (key, value) in pairs {
            self.dict_insert(&dict, key, value)?;
        }
        Ok(())
    }

    /// The pairs of any mapping; `None` where the value has no `keys`.
    pub fn mapping_pairs(&mut self, value: &Value) -> Result<Option<Vec<(Value, Value)>>, Raised> {
        if let Some(dict) = value.exact::<Dict>() {
            return Ok(Some(dict.pairs()));
        }
        let Some(keys) = self.getattr_opt(value, sym::keys)? else { return Ok(None) };
        let keys = self.call(&keys, &[])?;
        let keys_class = self.class_of(&keys).clone();
        let iterable =
            [sym::__iter__, sym::__getitem__].iter().any(|name| self.class_lookup(&keys_class, *name).is_some());
        if !iterable {
            let (owner, got) = (self.type_name(value), self.type_name(&keys));
            return Err(self.type_error(format!("{owner}.keys() returned a non-iterable (type {got})")));
        }
        let mut pairs = Vec::new();
        for key in self.collect(&keys)? {
            let item = self.getitem(value, &key)?;
            pairs.push((key, item));
        }
        Ok(Some(pairs))
    }

    /// `**value` in a call
    pub(super) fn dict_merge(&mut self, regs: Regs, dict: Reg, value: Value, func: Reg) -> Result<(), Raised> {
        let dict = Self::dict_at(regs, dict).clone();
        self.merge_keywords(&dict, &value, regs.get(func))
    }

    /// Adds the pairs of a mapping to the keyword arguments of a call.
    pub(super) fn merge_keywords(&mut self, dict: &Obj<Dict>, value: &Value, callee: &Value) -> Result<(), Raised> {
        let Some(pairs) = self.mapping_pairs(value)? else {
            let (name, type_name) = (self.callee_text(callee), self.type_name(value));
            return Err(self.type_error(format!("{name} argument after ** must be a mapping, not {type_name}")));
        };
        for (key, value) in pairs {
            if key.cast::<Str>().is_none() {
                return Err(self.type_error("keywords must be strings"));
            }
            if self.dict_get(dict, &key)?.is_some() {
                let (name, key) = (self.callee_text(callee), self.str_text(&key)?);
                return Err(self.type_error(format!("{name} got multiple values for keyword argument '{key}'")));
            }
            self.dict_insert(dict, key, value)?;
        }
        Ok(())
    }

    /// `module.qualname()` of a callee, for messages (`_PyObject_FunctionStr`).
    pub(super) fn callee_text(&mut self, callee: &Value) -> String {
        let qualname = match self.getattr_opt(callee, sym::__qualname__) {
            Ok(Some(name)) => self.str_text(&name),
            Ok(None) => return self.str_text(callee).unwrap_or_default(),
            Err(raised) => Err(raised),
        };
        let module = match self.getattr_opt(callee, sym::__module__) {
            Ok(Some(name)) if !name.is_none() => self.str_text(&name).ok(),
            _ => None,
        };
        match (qualname, module.as_deref()) {
            (Ok(name), None | Some("builtins")) => format!("{name}()"),
            (Ok(name), Some(module)) => format!("{module}.{name}()"),
            (Err(Raised), _) => {
                drop(self.take_raised());
                String::new()
            }
        }
    }

    /// `tuple(list)`
    pub(super) fn list_to_tuple(&mut self, list: &Value) -> Value {
        let items = list.exact::<List>().map_or_else(Vec::new, |list| list.items.take());
        self.new_tuple(items)
    }

    /// A replacement field of an f-string.
    pub(super) fn format_value(
        &mut self,
        regs: Regs,
        nlocals: u16,
        conversion: Conversion,
        value: Reg,
        spec: Reg,
    ) -> Answer {
        if spec != NO_REG && conversion == Conversion::Plain {
            if let Some(text) = self.format_plain(regs.get(value), regs.get(spec)) {
                Self::consume2(regs, nlocals, value, spec);
                return Ok(text);
            }
        }
        let spec = (spec != NO_REG).then(|| regs.operand(spec, nlocals));
        let value = regs.operand(value, nlocals);
        let value = match conversion {
            Conversion::Piece if matches!(value, Value::Int(_)) => return Ok(value),
            Conversion::Plain | Conversion::Piece => value,
            Conversion::Str => self.str(&value)?,
            Conversion::Repr => self.repr(&value)?,
            Conversion::Ascii => self.ascii(&value)?,
        };
        match (spec, &value) {
            (Some(spec), _) => self.format(&value, &spec),
            (None, Value::Obj(object)) if object.kind() != Kind::Str => {
                let empty = self.intern("");
                let empty = self.names.value(empty);
                self.format(&value, &empty)
            }
            (None, _) => self.str(&value),
        }
    }

    /// `first, … = value`
    #[inline(never)]
    pub(super) fn unpack_op(&mut self, regs: Regs, value: Value, first: Reg, n: u16) -> Result<(), Raised> {
        if let Some(tuple) = value.exact::<Tuple>() {
            if tuple.items().len() == n as usize {
                for (index, item) in tuple.items().iter().enumerate() {
                    regs.set(first + index as Reg, item.clone());
                }
                return Ok(());
            }
        }
        if let Some(list) = value.exact::<List>().filter(|list| list.items.len() == n as usize) {
            for index in 0..n {
                // What a register lets go of runs no script code, so the list stays as it is.
                regs.set(first + index, list.items.get(index as usize).unwrap_or_default());
            }
            return Ok(());
        }
        let items = self.unpack(&value, n as usize)?;
        for (index, item) in items.into_iter().enumerate() {
            regs.set(first + index as Reg, item);
        }
        Ok(())
    }

    /// `first, *rest, last = value`
    pub(super) fn unpack_ex_op(
        &mut self,
        regs: Regs,
        value: Value,
        first: Reg,
        before: u8,
        after: u16,
    ) -> Result<(), Raised> {
        if let Some(list) = value.exact::<List>() {
            let (before, after) = (before as usize, after as usize);
            if let Some(behind) = list.items.len().checked_sub(after).filter(|behind| *behind >= before) {
                // As in `unpack_op`: nothing here runs script code.
                let rest = List::new(list.items.copy_range(before, behind));
                (0..before).for_each(|at| regs.set(first + at as Reg, list.items.get(at).unwrap_or_default()));
                regs.set(first + before as Reg, rest.into());
                let last = first + before as Reg + 1;
                (0..after).for_each(|at| regs.set(last + at as Reg, list.items.get(behind + at).unwrap_or_default()));
                return Ok(());
            }
        }
        let items = self.unpack_ex(&value, before as usize, after as usize)?;
        for (index, item) in items.into_iter().enumerate() {
            regs.set(first + index as Reg, item);
        }
        Ok(())
    }

    // --- iteration -----------------------------------------------------------------------------------------------

    /// The next item of a built-in iterator that needs nobody's help.
    #[inline(always)]
    pub(super) fn fast_next(&mut self, regs: Regs, iter: Reg) -> Option<Value> {
        regs.get(iter).exact::<Iterator>()?.next_fast(self)
    }

    /// Whether a `for` walks over an iterator of a built-in type.
    #[inline(always)]
    pub(super) fn is_builtin_iterator(regs: Regs, iter: Reg) -> bool {
        regs.get(iter).kind() == Some(Kind::Iterator)
    }

    /// The next item of such an iterator into `dst`; it may run script code, nested. Answers how many instructions of the loop's
    /// body are done with that: where it unpacks a pair that would be made just for it, no pair is made.
    #[inline(never)]
    pub(super) fn step_builtin_iterator(
        &mut self,
        regs: Regs,
        nlocals: u16,
        dst: Reg,
        iter: Reg,
        body: Cursor,
    ) -> Result<Option<isize>, Raised> {
        let iterator = regs.get(iter).exact::<Iterator>().expect("the loop looked");
        if let Some(first) = pair_of(body.target(0), dst, nlocals) {
            if let Some((counter, inner)) = pair_in_pair(body, first, nlocals) {
                if let Some((number, (one, two))) = iterator.next_counted_pair(self) {
                    regs.set(counter, number);
                    regs.set(inner, one);
                    regs.set(inner + 1, two);
                    return Ok(Some(3));
                }
            }
            if let Some((one, two)) = iterator.next_pair(self) {
                regs.set(first, one);
                regs.set(first + 1, two);
                return Ok(Some(1));
            }
        }
        let item = match iterator.next_plain(self) {
            Some(item) => Some(item),
            None => self.step_asking_iterator(iterator)?,
        };
        Ok(item.map(|item| {
            regs.set(dst, item);
            0
        }))
    }

    /// The next item of any iterator.
    #[inline(never)]
    pub(super) fn for_iter_op(&mut self, regs: Regs, dst: Reg, iter: Reg) -> Switched {
        if let Some(generator) = regs.get(iter).exact::<Generator>() {
            return self.for_generator(generator, dst);
        }
        let iterator = regs.copy(iter);
        match self.next(&iterator)? {
            Some(value) => self.deliver_item(dst, value),
            None => {
                drop(iterator);
                self.end_iteration();
            }
        }
        Ok(true)
    }
}
