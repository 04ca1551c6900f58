//! Handlers of `match`, `except*`, imports and intrinsics.

use super::Vm;
use super::regs::Regs;
use crate::bytecode::op::{Intrinsic, Reg};
use crate::heap::{Kind, Obj, Value};
use crate::objects::class::Class;
use crate::objects::dict::Dict;
use crate::objects::exception::{Exc, Exception};
use crate::objects::function::Function;
use crate::objects::list::List;
use crate::objects::module::Module;
use crate::objects::names::{Symbol, sym};
use crate::objects::native::{Answer, Raised};
use crate::objects::string::Str;
use crate::objects::tuple::Tuple;
use crate::objects::types::TypeId;

impl Vm {
    // --- patterns ------------------------------------------------------------------------------------------------

    /// Whether a sequence pattern may match.
    pub(super) fn is_sequence_pattern(&mut self, subject: &Value) -> bool {
        match subject.unwrap_payload().kind() {
            Some(Kind::List | Kind::Tuple | Kind::Range) => true,
            Some(Kind::Instance | Kind::NativeObject) => self.is_abstract(subject, "Sequence"),
            _ => false,
        }
    }

    /// Whether a mapping pattern may match.
    pub(super) fn is_mapping_pattern(&mut self, subject: &Value) -> bool {
        match subject.unwrap_payload().kind() {
            Some(Kind::Dict) => true,
            Some(Kind::Instance | Kind::NativeObject) => self.is_abstract(subject, "Mapping"),
            _ => false,
        }
    }

    /// Whether a class was registered with (or derives from) an abstract class of `collections.abc`, if that was imported.
    fn is_abstract(&mut self, subject: &Value, name: &str) -> bool {
        if name == "Sequence" && self.is_deque(subject) {
            return true;
        }
        let module = self.intern("collections.abc");
        let Some(module) = self.modules.get_str(self.names.string(module)) else { return false };
        let name = self.intern(name);
        let class = match self.getattr_opt(&module, name) {
            Ok(Some(class)) => class,
            Ok(None) => return false,
            Err(Raised) => {
                drop(self.take_raised());
                return false;
            }
        };
        self.isinstance(subject, &class).unwrap_or_else(|Raised| {
            drop(self.take_raised());
            false
        })
    }

    /// Whether it is a `deque`, a sequence for patterns without any import.
    fn is_deque(&self, subject: &Value) -> bool {
        let mro = self.class_of(subject).mro.borrow();
        mro.iter().any(|class| class.spec.is_some_and(|spec| (spec.module, spec.name) == ("collections", "deque")))
    }

    /// The values of `keys`, or None where one is missing.
    pub(super) fn match_keys(&mut self, subject: &Value, keys: &Value) -> Answer {
        let keys = keys.exact::<Tuple>().map_or(&[][..], |keys| keys.items()).to_vec();
        self.check_duplicate_keys(&keys)?;
        let mut values = Vec::with_capacity(keys.len());
        for key in &keys {
            let found = match subject.exact::<Dict>() {
                Some(dict) => self.dict_get(dict, key)?,
                None => self.mapping_get(subject, key)?,
            };
            match found {
                Some(value) => values.push(value),
                None => return Ok(Value::None),
            }
        }
        Ok(self.new_tuple(values))
    }

    fn check_duplicate_keys(&mut self, keys: &[Value]) -> Result<(), Raised> {
        for (index, key) in keys.iter().enumerate() {
            for other in &keys[..index] {
                if self.same(key, other)? {
                    let text = self.repr_text(key)?;
                    return Err(self.value_error(format!("mapping pattern checks duplicate key ({text})")));
                }
            }
        }
        Ok(())
    }

    /// `mapping.get(key, marker)`
    fn mapping_get(&mut self, subject: &Value, key: &Value) -> Result<Option<Value>, Raised> {
        let marker = Value::Obj(List::new(Vec::new()).into_ref());
        let found = self.call_method(subject, sym::get, &[key.clone(), marker.clone()])?;
        Ok((!found.is(&marker)).then_some(found))
    }

    /// The mapping without `keys`.
    pub(super) fn map_rest(&mut self, subject: &Value, keys: &Value) -> Answer {
        let rest = Dict::new();
        for (key, value) in self.mapping_pairs(subject)?.unwrap_or_default() {
            self.dict_insert(&rest, key, value)?;
        }
        for key in keys.exact::<Tuple>().map_or(&[][..], |keys| keys.items()) {
            self.dict_remove(&rest, key)?;
        }
        Ok(rest.into())
    }

    /// A class pattern's attributes, or None where it does not match.
    pub(super) fn match_class(&mut self, subject: &Value, class: &Value, npos: u8, names: &Value) -> Answer {
        let Some(class_object) = class.exact::<Class>().cloned() else {
            return Err(self.type_error("called match pattern must be a class"));
        };
        if !self.isinstance(subject, class)? {
            return Ok(Value::None);
        }
        let mut values = Vec::new();
        let mut seen: Vec<Symbol> = Vec::new();
        if npos > 0 && !self.match_positional(subject, &class_object, npos as usize, &mut values, &mut seen)? {
            return Ok(Value::None);
        }
        for name in names.exact::<Tuple>().map_or(&[][..], |names| names.items()) {
            let name = self.symbol_of(name);
            if !self.match_attribute(subject, &class_object, name, &mut values, &mut seen)? {
                return Ok(Value::None);
            }
        }
        Ok(self.new_tuple(values))
    }

    fn match_positional(
        &mut self,
        subject: &Value,
        class: &Obj<Class>,
        npos: usize,
        values: &mut Vec<Value>,
        seen: &mut Vec<Symbol>,
    ) -> Result<bool, Raised> {
        let class_name = class.name.borrow().clone();
        let match_args = match self.class_lookup(class, sym::__match_args__) {
            Some(args) => args,
            None if self.matches_itself(class) => {
                if npos > 1 {
                    let message = format!("{class_name}() accepts 1 positional sub-pattern ({npos} given)");
                    return Err(self.type_error(message));
                }
                values.push(subject.clone());
                return Ok(true);
            }
            None => self.empty_tuple.clone(),
        };
        let Some(match_args) = match_args.exact::<Tuple>().cloned() else {
            let got = self.type_name(&match_args);
            return Err(self.type_error(format!("{class_name}.__match_args__ must be a tuple (got {got})")));
        };
        let allowed = match_args.items().len();
        if npos > allowed {
            let plural = if allowed == 1 { "" } else { "s" };
            let message = format!("{class_name}() accepts {allowed} positional sub-pattern{plural} ({npos} given)");
            return Err(self.type_error(message));
        }
        for name in &match_args.items()[..npos] {
            if name.cast::<Str>().is_none() {
                let got = self.type_name(name);
                return Err(self.type_error(format!("__match_args__ elements must be strings (got {got})")));
            }
            let name = self.symbol_of(name);
            if !self.match_attribute(subject, class, name, values, seen)? {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// Types whose only positional sub-pattern is the subject itself.
    fn matches_itself(&self, class: &Obj<Class>) -> bool {
        use TypeId::{Bool, ByteArray, Bytes, Dict, Float, FrozenSet, Int, List, Set, Str, Tuple};
        let types = [Bool, ByteArray, Bytes, Dict, Float, FrozenSet, Int, List, Set, Str, Tuple];
        class.mro.borrow().iter().any(|base| types.iter().any(|id| base.is(self.class(*id))))
    }

    fn match_attribute(
        &mut self,
        subject: &Value,
        class: &Obj<Class>,
        name: Symbol,
        values: &mut Vec<Value>,
        seen: &mut Vec<Symbol>,
    ) -> Result<bool, Raised> {
        if seen.contains(&name) {
            let (class, name) = (class.name.borrow().clone(), self.names.text(name).to_owned());
            return Err(self.type_error(format!("{class}() got multiple sub-patterns for attribute '{name}'")));
        }
        seen.push(name);
        match self.getattr_opt(subject, name)? {
            Some(value) => {
                values.push(value);
                Ok(true)
            }
            None => Ok(false),
        }
    }

    // --- except* -------------------------------------------------------------------------------------------------

    /// Splits the exception in `rest` by `class`.
    pub(super) fn split_group(&mut self, regs: Regs, rest: Reg, found: Reg, class: &Value) -> Result<(), Raised> {
        const COMPLAINT: &str = "catching classes that do not inherit from BaseException is not allowed";
        let classes = class.exact::<Tuple>().map_or_else(|| vec![class.clone()], |tuple| tuple.items().to_vec());
        let group_class = self.exceptions[Exc::BaseExceptionGroup as usize].clone();
        for class in &classes {
            self.check_exception_class(class, COMPLAINT)?;
            let is_group =
                class.exact::<Class>().is_some_and(|class| class.mro.borrow().iter().any(|c| c.is(&group_class)));
            if is_group {
                return Err(self.type_error("catching ExceptionGroup with except* is not allowed. Use except instead."));
            }
        }
        let exception = regs.copy(rest);
        if exception.is_none() {
            regs.set(found, Value::None);
            return Ok(());
        }
        let (matching, left) = self.split_exception(&exception, class)?;
        regs.set(found, matching);
        regs.set(rest, left);
        Ok(())
    }

    fn split_exception(&mut self, exception: &Value, class: &Value) -> Result<(Value, Value), Raised> {
        let is_group = self.is_exception(exception, Exc::BaseExceptionGroup);
        if self.exception_matches(exception, class)? {
            if is_group {
                return Ok((exception.clone(), Value::None));
            }
            let members = self.new_tuple(vec![exception.clone()]);
            let group = self.new_group("", &members)?;
            if let (Some(from), Some(to)) = (exception.exact::<Exception>(), group.exact::<Exception>()) {
                to.traceback.set(from.traceback.get());
            }
            return Ok((group, Value::None));
        }
        if !is_group {
            return Ok((Value::None, exception.clone()));
        }
        let split = self.intern("split");
        let pair = self.call_method(exception, split, std::slice::from_ref(class))?;
        let items = self.unpack(&pair, 2)?;
        Ok((items[0].clone(), items[1].clone()))
    }

    fn new_group(&mut self, message: &str, members: &Value) -> Answer {
        let class = self.exceptions[Exc::BaseExceptionGroup as usize].value();
        let message = self.text(message);
        self.call(&class, &[message, members.clone()])
    }

    /// What must be raised at the end of `except*` (`exceptions.c`, `_PyExc_PrepReraiseStar`).
    pub(super) fn join_group(&mut self, original: &Value, raised: &Value) -> Answer {
        let items: Vec<Value> = raised.exact::<List>().map_or_else(Vec::new, |list| list.items.snapshot());
        let items: Vec<Value> = items.into_iter().filter(|item| !item.is_none()).collect();
        if items.is_empty() {
            return Ok(Value::None);
        }
        if !self.is_exception(original, Exc::BaseExceptionGroup) {
            return Ok(items[0].clone());
        }
        let (reraised, new): (Vec<Value>, Vec<Value>) =
            items.into_iter().partition(|item| self.is_part_of(item, original));
        let rebuilt = self.rebuild_group(original, &reraised)?;
        if new.is_empty() {
            return Ok(rebuilt);
        }
        let mut members = new;
        if !rebuilt.is_none() {
            members.push(rebuilt);
        }
        if members.len() == 1 {
            return Ok(members.swap_remove(0));
        }
        self.new_group("", &List::new(members).into())
    }

    /// Whether a group is a part of `original` that nobody has changed: same traceback, cause and context.
    fn is_part_of(&self, item: &Value, original: &Value) -> bool {
        let (Some(a), Some(b)) = (item.exact::<Exception>(), original.exact::<Exception>()) else { return false };
        self.is_exception(item, Exc::BaseExceptionGroup)
            && a.traceback.get().is(&b.traceback.get())
            && a.cause.get().is(&b.cause.get())
            && a.context.get().is(&b.context.get())
    }

    /// The leaves of `parts`, as a group of the original's shape.
    fn rebuild_group(&mut self, original: &Value, parts: &[Value]) -> Answer {
        match parts {
            [] => Ok(Value::None),
            [one] => Ok(one.clone()),
            _ => {
                let mut leaves = Vec::new();
                for part in parts {
                    self.group_leaves(part, &mut leaves)?;
                }
                let wanted = leaves;
                self.keep_leaves(original, &wanted)
            }
        }
    }

    fn group_leaves(&mut self, exception: &Value, leaves: &mut Vec<Value>) -> Result<(), Raised> {
        if !self.is_exception(exception, Exc::BaseExceptionGroup) {
            leaves.push(exception.clone());
            return Ok(());
        }
        let members = self.getattr(exception, sym::exceptions)?;
        for member in self.collect(&members)? {
            self.enter_native()?;
            let done = self.group_leaves(&member, leaves);
            self.leave_native();
            done?;
        }
        Ok(())
    }

    fn keep_leaves(&mut self, exception: &Value, wanted: &[Value]) -> Answer {
        if !self.is_exception(exception, Exc::BaseExceptionGroup) {
            let keep = wanted.iter().any(|leaf| leaf.is(exception));
            return Ok(if keep { exception.clone() } else { Value::None });
        }
        let members = self.getattr(exception, sym::exceptions)?;
        let mut kept = Vec::new();
        for member in self.collect(&members)? {
            self.enter_native()?;
            let part = self.keep_leaves(&member, wanted);
            self.leave_native();
            let part = part?;
            if !part.is_none() {
                kept.push(part);
            }
        }
        if kept.is_empty() {
            return Ok(Value::None);
        }
        let derive = self.intern("derive");
        let group = self.call_method(exception, derive, &[List::new(kept).into()])?;
        if let (Some(from), Some(to)) = (exception.exact::<Exception>(), group.exact::<Exception>()) {
            to.traceback.set(from.traceback.get());
            to.cause.set(from.cause.get());
            to.context.set(from.context.get());
        }
        Ok(group)
    }

    // --- intrinsics ----------------------------------------------------------------------------------------------

    /// A rare operation.
    #[cold]
    pub(super) fn intrinsic(
        &mut self,
        regs: Regs,
        nlocals: u16,
        which: Intrinsic,
        dst: Reg,
        a: Reg,
        b: Reg,
    ) -> Result<(), Raised> {
        let value = match which {
            Intrinsic::LoadBuildClass => self.builtin("__build_class__")?,
            Intrinsic::LoadAssertionError => self.exceptions[Exc::AssertionError as usize].value(),
            Intrinsic::LoadLocals => Self::namespace(regs).clone(),
            Intrinsic::PrintExpr => {
                let value = regs.operand(a, nlocals);
                return self.display(&value);
            }
            Intrinsic::NoteAwait => {
                self.hint_note_await(regs.get(a));
                return Ok(());
            }
            Intrinsic::SetupAnnotations => return self.setup_annotations(regs),
            Intrinsic::ImportStar => {
                let module = regs.operand(a, nlocals);
                return self.import_star(regs, &module);
            }
            Intrinsic::TypeVar => self.call_typing("TypeVar", vec![regs.take(a), regs.take(b)])?,
            Intrinsic::ParamSpec => self.call_typing("ParamSpec", vec![regs.take(a)])?,
            Intrinsic::TypeVarTuple => self.call_typing("TypeVarTuple", vec![regs.take(a)])?,
            Intrinsic::TypeParamDefault => {
                let (param, thunk) = (regs.take(a), regs.take(b));
                let name = self.intern("__default_thunk__");
                self.setattr(&param, name, thunk)?;
                param
            }
            Intrinsic::SubscriptGeneric => self.call_typing("generic", vec![regs.take(a)])?,
            Intrinsic::SetTypeParams => {
                let (function, params) = (regs.take(a), regs.take(b));
                if let Some(function) = function.exact::<Function>() {
                    function.type_params.set(params);
                }
                function
            }
            Intrinsic::TypeAlias => self.call_typing("alias", vec![regs.take(a)])?,
        };
        regs.set(dst, value);
        Ok(())
    }

    /// A builtin by name, whatever the script's globals say.
    pub fn builtin(&mut self, name: &str) -> Answer {
        let symbol = self.intern(name);
        match self.builtins.get_str(self.names.string(symbol)) {
            Some(value) => Ok(value),
            None => Err(self.raise(Exc::NameError, format!("name '{name}' is not defined"))),
        }
    }

    /// Type parameters live in module `_typing` (`syntax_TypeVar` and so on).
    fn call_typing(&mut self, name: &str, args: Vec<Value>) -> Answer {
        let module = self.import_module("_typing")?;
        let name = self.intern(&format!("syntax_{name}"));
        let function = self.getattr(&module, name)?;
        self.call(&function, &args)
    }

    fn setup_annotations(&mut self, regs: Regs) -> Result<(), Raised> {
        let key = self.names.string(sym::__annotations__).clone();
        let namespace = self.running_namespace(regs);
        if let Some(dict) = namespace.exact::<Dict>() {
            if dict.get_str(&key).is_none() {
                dict.set_str(&key, Dict::new().into());
            }
            return Ok(());
        }
        if !self.contains(&namespace, &key.value())? {
            self.setitem(&namespace, &key.value(), Dict::new().into())?;
        }
        Ok(())
    }

    /// Where a module's or class body's names are bound.
    fn running_namespace(&mut self, regs: Regs) -> Value {
        let function = regs.before(1).exact::<Function>().expect("register -1 of a window is its function");
        match Self::namespace(regs) {
            Value::Unbound => function.globals.value(),
            namespace => namespace.clone(),
        }
    }

    fn import_star(&mut self, regs: Regs, module: &Value) -> Result<(), Raised> {
        let namespace = self.running_namespace(regs);
        let public = match self.getattr_opt(module, sym::__all__)? {
            Some(all) => self.collect(&all)?,
            None => {
                let pairs = module.exact::<Module>().map_or_else(Vec::new, |module| module.dict.pairs());
                let names = pairs.into_iter().map(|(key, _)| key);
                names.filter(|key| key.exact::<Str>().is_some_and(|key| !key.to_text().starts_with('_'))).collect()
            }
        };
        for key in public {
            let name = self.symbol_of(&key);
            let value = self.getattr(module, name)?;
            self.setitem(&namespace, &key, value)?;
        }
        Ok(())
    }
}
