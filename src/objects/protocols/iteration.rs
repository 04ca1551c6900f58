//! Iteration: `iter`, `next`, collecting; their asynchronous kin.

use crate::bytecode::code::Flavor;
use crate::heap::{Kind, Obj, Value};
use crate::objects::async_step::{AsyncStep, StepKind};
use crate::objects::class::Class;
use crate::objects::dict::Dict;
use crate::objects::exception::Exc;
use crate::objects::generator::Generator;
use crate::objects::iterator::{Iterator, Left, Walk};
use crate::objects::list::List;
use crate::objects::names::sym;
use crate::objects::native::{Answer, Native, NativeObject, Raised};
use crate::objects::range::Range;
use crate::objects::set::Set;
use crate::objects::string::Str;
use crate::objects::tuple::Tuple;
use crate::vm::Vm;
use crate::vm::coroutine::{Resume, Step};

impl Vm {
    /// `iter(value)`
    pub fn iter(&mut self, value: &Value) -> Answer {
        // Each kind by itself: the compiler then knows the iterator's type.
        let iterator = match value.kind() {
            Some(Kind::List) => value.exact::<List>().map(|list| Iterator::make(Walk::list(list))),
            Some(Kind::Tuple) => value.exact::<Tuple>().map(|tuple| Iterator::make(Walk::tuple(tuple))),
            Some(Kind::Range) => value.exact::<Range>().map(|range| Iterator::make(Walk::range(range))),
            Some(Kind::Dict) => value.exact::<Dict>().map(|dict| Iterator::make(Walk::dict_keys(dict))),
            Some(Kind::Set) => value.exact::<Set>().map(|set| Iterator::make(Walk::set(set))),
            Some(Kind::Str) => value.exact::<Str>().map(|text| Iterator::make(Walk::text(text))),
            Some(Kind::Iterator) => return Ok(value.clone()),
            Some(Kind::Generator) if self.is_plain_generator(value) => return Ok(value.clone()),
            Some(Kind::NativeObject) if is_native_iterator(value) => return Ok(value.clone()),
            Some(Kind::NativeObject) => self.walk_of_view(value).map(Iterator::make),
            _ => None,
        };
        match iterator {
            Some(iterator) => Ok(iterator),
            None => self.iter_by_class(value),
        }
    }

    fn is_plain_generator(&self, value: &Value) -> bool {
        value.exact::<Generator>().is_some_and(|generator| generator.code.flavor == Flavor::Generator)
    }

    fn iter_by_class(&mut self, value: &Value) -> Answer {
        let class = self.class_of(value).clone();
        match self.class_lookup(&class, sym::__iter__) {
            Some(method) if !method.is_none() => {
                let iterator = self.call_found(&method, value, &class, &[])?;
                let own = self.class_of(&iterator).clone();
                if self.class_lookup(&own, sym::__next__).is_none() {
                    let got = self.type_name(&iterator);
                    return Err(self.type_error(format!("iter() returned non-iterator of type '{got}'")));
                }
                Ok(iterator)
            }
            None if self.has_numbered_items(&class) => Ok(Iterator::make(Walk::Items(value.clone(), 0))),
            _ => {
                let got = self.type_name(value);
                Err(self.type_error(format!("'{got}' object is not iterable")))
            }
        }
    }

    /// Whether items are read by number where there is no `__iter__`: by a script's `__getitem__`. A native one means keys.
    pub(super) fn has_numbered_items(&self, class: &Obj<Class>) -> bool {
        self.class_lookup(class, sym::__getitem__).is_some_and(|found| found.exact::<Native>().is_none())
    }

    /// The next item of an iterator, `None` at its end.
    ///
    /// Every native loop comes by here, so here Ctrl-C gets through.
    pub fn next(&mut self, iterator: &Value) -> Result<Option<Value>, Raised> {
        self.fuel -= 1;
        if self.fuel < 0 {
            self.out_of_fuel()?;
        }
        if let Some(own) = iterator.exact::<Iterator>() {
            return match own.next_fast(self) {
                Some(item) => Ok(Some(item)),
                None => self.step_iterator(own),
            };
        }
        if let Some(native) = iterator.exact::<NativeObject>().filter(|native| native.iterates()) {
            return native.step(self);
        }
        if let Some(generator) = iterator.exact::<Generator>().filter(|_| self.is_plain_generator(iterator)) {
            if let Some(next) = self.next_of_generator(&generator.clone()) {
                return next;
            }
            return match self.resume(iterator, Resume::Send(Value::None)) {
                Step::Yielded(value) => Ok(Some(value)),
                Step::Returned(_) => Ok(None),
                Step::Raised => Err(Raised),
            };
        }
        match self.call_special(iterator, sym::__next__, &[]) {
            Ok(Some(value)) => Ok(Some(value)),
            Ok(None) => {
                let got = self.type_name(iterator);
                Err(self.type_error(format!("'{got}' object is not an iterator")))
            }
            Err(Raised) if self.raised_is(Exc::StopIteration) => {
                drop(self.take_raised());
                Ok(None)
            }
            Err(raised) => Err(raised),
        }
    }

    /// All items of an iterable.
    pub fn collect(&mut self, iterable: &Value) -> Result<Vec<Value>, Raised> {
        match iterable.kind() {
            Some(Kind::List) => {
                self.check_len(iterable.exact::<List>().map_or(0, |list| list.items.len()), size_of::<Value>())?;
                return Ok(iterable.exact::<List>().map_or_else(Vec::new, |list| list.items.snapshot()));
            }
            Some(Kind::Tuple) => return Ok(iterable.exact::<Tuple>().map_or_else(Vec::new, |t| t.items().to_vec())),
            Some(Kind::Set) => return Ok(iterable.exact::<Set>().map_or_else(Vec::new, |set| set.items())),
            Some(Kind::Str) => {
                if let Some(characters) = iterable.exact::<Str>().and_then(|text| self.ascii_characters(text)) {
                    return Ok(characters);
                }
            }
            Some(Kind::Dict) => return Ok(iterable.exact::<Dict>().map_or_else(Vec::new, |dict| dict.keys())),
            Some(Kind::Range) => {
                let count = self.len(iterable)?;
                self.check_len(count, size_of::<Value>())?;
            }
            _ => {}
        }
        let iterator = self.iter(iterable)?;
        if matches!(iterable.kind(), Some(Kind::Instance)) {
            self.ask_length(iterable)?;
        }
        let mut items = Vec::with_capacity(expected(&iterator));
        loop {
            self.collect_plainly(&iterator, &mut items)?;
            match self.next(&iterator)? {
                Some(value) => self.push_to(&mut items, value)?,
                None => return Ok(items),
            }
        }
    }

    /// Collects some items that need nobody's help, if it is a built-in iterator and has such. They cost as much fuel as if they were
    /// asked for one by one.
    fn collect_plainly(&mut self, iterator: &Value, items: &mut Vec<Value>) -> Result<(), Raised> {
        const MOST: usize = 256;
        let Some(own) = iterator.exact::<Iterator>() else { return Ok(()) };
        let before = items.len();
        while items.len() - before < MOST
            && let Some(item) = own.next_fast(self).or_else(|| own.next_plain(self))
        {
            self.push_to(items, item)?;
        }
        self.fuel -= (items.len() - before) as i64;
        Ok(())
    }

    /// The characters of an ASCII text.
    fn ascii_characters(&self, text: &Obj<Str>) -> Option<Vec<Value>> {
        text.as_ascii()?.bytes().map(|byte| self.characters.get(usize::from(byte)).cloned()).collect()
    }

    /// Asks an iterable of a script's class how many items to expect (`operator.length_hint`). Nothing follows from the
    /// answer but the errors that it may be.
    fn ask_length(&mut self, iterable: &Value) -> Result<(), Raised> {
        let class = self.class_of(iterable).clone();
        if self.class_lookup(&class, sym::__len__).is_some() {
            match self.len(iterable) {
                Ok(_) => return Ok(()),
                Err(Raised) if self.raised_is(Exc::TypeError) => drop(self.take_raised()),
                Err(raised) => return Err(raised),
            }
        }
        let Some(hint) = self.special(iterable, sym::__length_hint__)? else { return Ok(()) };
        let answer = match self.call(&hint, &[]) {
            Ok(answer) => answer,
            Err(Raised) if self.raised_is(Exc::TypeError) => {
                drop(self.take_raised());
                return Ok(());
            }
            Err(raised) => return Err(raised),
        };
        if answer.is(&self.not_implemented) {
            return Ok(());
        }
        match crate::objects::int::Int::of(&answer) {
            None => {
                let got = self.type_name(&answer);
                Err(self.type_error(format!("__length_hint__ must be an integer, not {got}")))
            }
            Some(hint) if hint.is_negative() => Err(self.value_error("__length_hint__() should return >= 0")),
            Some(_) => Ok(()),
        }
    }

    // --- asynchronous --------------------------------------------------------------------------------------------

    /// `aiter(value)`
    pub fn aiter(&mut self, value: &Value) -> Answer {
        if value.exact::<Generator>().is_some_and(|generator| generator.code.flavor == Flavor::AsyncGenerator) {
            return Ok(value.clone());
        }
        let Some(method) = self.special(value, sym::__aiter__)? else {
            let got = self.type_name(value);
            return Err(self.type_error(format!("'async for' requires an object with __aiter__ method, got {got}")));
        };
        let iterator = self.call(&method, &[])?;
        let class = self.class_of(&iterator).clone();
        if self.class_lookup(&class, sym::__anext__).is_none() {
            let got = self.type_name(&iterator);
            let message =
                format!("'async for' received an object from __aiter__ that does not implement __anext__: {got}");
            return Err(self.type_error(message));
        }
        Ok(iterator)
    }

    /// The awaitable of the next item of an asynchronous iterator.
    pub fn anext(&mut self, iterator: &Value) -> Answer {
        if let Some(generator) = iterator.exact::<Generator>() {
            if generator.code.flavor == Flavor::AsyncGenerator {
                return Ok(AsyncStep::new(generator, StepKind::Send, Value::None));
            }
        }
        let Some(method) = self.special(iterator, sym::__anext__)? else {
            let got = self.type_name(iterator);
            return Err(self.type_error(format!("'async for' requires an iterator with __anext__ method, got {got}")));
        };
        self.call(&method, &[])
    }
}

/// How many items to make room for; what a script says may be wrong, so it is no more than a few pages.
fn expected(iterator: &Value) -> usize {
    const MOST: usize = 1 << 12;
    match iterator.exact::<Iterator>().map(|iterator| iterator.left()) {
        Some(Left::Known(count)) => count.min(MOST),
        _ => 0,
    }
}

fn is_native_iterator(value: &Value) -> bool {
    value.exact::<NativeObject>().is_some_and(|native| native.iterates())
}
