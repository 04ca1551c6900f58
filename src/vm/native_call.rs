//! Calling natives: arguments in registers or a slice, bound by the native's signature only where they are not already in
//! signature order.

use super::Vm;
use super::call::Layout;
use super::regs::Regs;
use super::run::Switched;
use crate::bytecode::op::Reg;
use crate::heap::{Kind, Lent, Obj, Ref, Value};
use crate::objects::class::Class;
use crate::objects::dict::Dict;
use crate::objects::method::BoundMethod;
use crate::objects::names::{Symbol, sym};
use crate::objects::native::{Answer, Args, Binding, Native, Raised, Wording};
use crate::objects::signature::{CLASS_BOUND, FEW_PARAMS, INLINE_PARAMS, Open, Param, ParamKind, Signature};
use crate::objects::string::Str;
use crate::objects::tuple::Tuple;

impl Native {
    /// The signature, parsed at first need.
    pub fn signature(&self, vm: &mut Vm) -> &Signature {
        self.signature.get_or_init(|| Box::new(Signature::parse(vm, self.row)))
    }
}

impl Vm {
    /// Whether what the running native hands out is a temporary that the very next instruction iterates over.
    #[inline]
    pub fn is_iterated_at_once(&mut self) -> bool {
        // A native called by another native hands out to that one.
        self.native_depth == self.run_level && !self.frames.is_empty() && {
            let frame = self.frames.top();
            frame.cursor.iterates_last_call(frame.code().nlocals)
        }
    }

    /// Whether a native stands in the callee's register.
    #[inline(always)]
    pub(super) fn is_native(regs: Regs, at: Reg) -> bool {
        regs.get(at).kind() == Some(Kind::Native)
    }

    /// Whether LoadMethod found a native that is no method: a function of a module.
    #[inline(always)]
    pub(super) fn is_unbound_native(regs: Regs, at: Reg) -> bool {
        regs.get(at).is_unbound() && Self::is_native(regs, at + 1)
    }

    /// `dst = at(at+1 …)` where a native stands there.
    #[inline(never)]
    pub(super) fn call_native_op(&mut self, regs: Regs, dst: Reg, at: Reg, argc: u16) -> Switched {
        // A method that is called as a function looks at its receiver first.
        if regs.get(at).exact::<Native>().is_some_and(|native| native.owner.is_none()) {
            if let Some(done) = self.call_native_exact(regs, dst, at, argc as usize) {
                return done;
            }
        }
        self.call_op(regs, dst, at, argc)
    }

    /// Calls a native that LoadMethod laid out.
    #[inline(never)]
    pub(super) fn call_native_method_op(&mut self, regs: Regs, dst: Reg, at: Reg, argc: u16) -> Switched {
        match self.call_native_exact(regs, dst, at, argc as usize + 1) {
            Some(done) => done,
            None => self.call_method_op(regs, dst, at, argc),
        }
    }

    /// The short way of a native that is called with positional arguments in the caller's window and needs no others. `None` where it
    /// is any other.
    #[inline(always)]
    pub(super) fn call_native_exact(&mut self, regs: Regs, dst: Reg, at: Reg, argc: usize) -> Option<Switched> {
        let native = regs.get(at).exact::<Native>()?;
        let signature = native.signature.get()?;
        let answer = self.run_here(signature, regs, at as usize + 1, argc)?;
        regs.clear_row(at, argc + 1);
        Some(self.answered(regs, dst, answer))
    }

    /// The short way of an object that its class's native `__call__` calls: it stands in front of the arguments already. `None` where it
    /// is any other.
    #[inline(never)]
    pub(super) fn call_native_object(&mut self, regs: Regs, dst: Reg, at: Reg, argc: usize) -> Option<Switched> {
        let method = self.class_lookup(self.class_of(regs.get(at)), sym::__call__)?;
        let signature = method.exact::<Native>().filter(|native| native.binds_instance())?.signature.get()?;
        let answer = self.run_here(signature, regs, at as usize, argc + 1)?;
        regs.clear_row(at, argc + 1);
        Some(self.answered(regs, dst, answer))
    }

    /// The short way of a bound native method: its object takes the callee's register. `None` where it is any other.
    #[inline(never)]
    pub(super) fn call_bound_here(&mut self, regs: Regs, dst: Reg, at: Reg, argc: usize) -> Option<Switched> {
        let method = regs.get(at).exact::<BoundMethod>()?;
        let signature = method.function.exact::<Native>().filter(|native| native.binds_instance())?.signature.get()?;
        let receiver = method.receiver.clone();
        let method = regs.take(at);
        regs.put(at, receiver);
        let Some(answer) = self.run_here(signature, regs, at as usize, argc + 1) else {
            regs.set(at, method);
            return None;
        };
        regs.clear_row(at, argc + 1);
        Some(self.answered(regs, dst, answer))
    }

    /// What a native answered goes to its register, or what it asked for is called.
    #[inline(always)]
    fn answered(&mut self, regs: Regs, dst: Reg, answer: Answer) -> Switched {
        match answer {
            Ok(value) if value.is_unbound() => self.push_request(dst, 0),
            Ok(Value::Obj(object)) if self.event_loop.at_once.is_ready(&object) => Ok(self.skip_await(dst, object)),
            Ok(value) => {
                regs.set(dst, value);
                Ok(false)
            }
            Err(raised) => Err(raised),
        }
    }

    /// A native's await is over at once: the next instruction, which is that await, need not run.
    #[inline]
    fn skip_await(&mut self, dst: Reg, marker: Ref) -> bool {
        let frame = self.frames.top();
        match frame.cursor.over_await(dst) {
            Some((cursor, result)) => {
                frame.cursor = cursor;
                frame.base.set(result, self.event_loop.at_once.take());
                true
            }
            None => {
                frame.base.set(dst, Value::Obj(marker));
                false
            }
        }
    }

    /// Runs a native on the `given` arguments that stand from register `first` on, and on the defaults of what is missing. `None` where
    /// they do not fit its signature.
    #[inline(always)]
    pub(super) fn run_here(&mut self, signature: &Signature, regs: Regs, first: usize, given: usize) -> Option<Answer> {
        if signature.direct == given as i32 {
            return Some((signature.body)(self, regs.args(first, given)));
        }
        let Some(missing) = signature.defaults_behind(given) else {
            let bound = signature.direct != CLASS_BOUND;
            return if bound { self.run_open(signature, regs.args(first, given).values()) } else { None };
        };
        let all = given + missing.len();
        if first + all > self.frames.top().code().nregs as usize {
            return self.run_few(signature, regs.args(first, given).values(), missing);
        }
        // Registers of the caller's window that hold nothing yet.
        for (index, param) in missing.iter().enumerate() {
            regs.put((first + given + index) as Reg, param.default.clone());
        }
        let answer = (signature.body)(self, regs.args(first, all));
        regs.clear_row((first + given) as Reg, all - given);
        Some(answer)
    }

    /// The same where the window has no room for the defaults, as a generator's.
    #[inline(never)]
    fn run_few(&mut self, signature: &Signature, values: &[Value], missing: &[Param]) -> Option<Answer> {
        let all = values.len() + missing.len();
        if all > FEW_PARAMS {
            return self.run_open(signature, values);
        }
        // What is given stays in the caller's registers, the defaults in the signature.
        let lent = |at: usize| match values.get(at) {
            Some(value) => value.lent(),
            None => missing.get(at - values.len()).map_or(Lent::UNBOUND, |param| param.default.lent()),
        };
        // One by one: building the array by a closure of the library is a call.
        const { assert!(FEW_PARAMS == 4) };
        let bound = [lent(0), lent(1), lent(2), lent(3)];
        Some((signature.body)(self, Args::new(&Lent::values(&bound)[..all])))
    }

    /// Runs a native on positional arguments bound in a row of their own; `None` where they do not fit its signature or that has very many
    /// parameters.
    #[inline(never)]
    fn run_open(&mut self, signature: &Signature, values: &[Value]) -> Option<Answer> {
        if let Some(open) = signature.open.filter(|open| open.takes(values.len())) {
            return Some(self.run_usual(signature, open, values));
        }
        if signature.params.len() <= FEW_PARAMS {
            self.run_bound_positional::<FEW_PARAMS>(signature, values)
        } else {
            self.run_bound_positional::<INLINE_PARAMS>(signature, values)
        }
    }

    /// Runs a native of the usual form (see [`Open`]): only a tuple of `*args` is made.
    fn run_usual(&mut self, signature: &Signature, open: Open, values: &[Value]) -> Answer {
        let rest: Value = match values.get(open.leading..) {
            Some(rest) if open.rest && !rest.is_empty() => Tuple::from_iter(rest.iter().cloned()).into(),
            _ => self.empty_tuple.clone(),
        };
        let lent = |at: usize| match values.get(at) {
            _ if at == open.leading && open.rest => rest.lent(),
            Some(value) if at < open.leading => value.lent(),
            _ => signature.params.get(at).map_or(Lent::UNBOUND, |param| param.default.lent()),
        };
        const { assert!(FEW_PARAMS == 4) };
        let bound = [lent(0), lent(1), lent(2), lent(3)];
        (signature.body)(self, Args::new(&Lent::values(&bound)[..signature.params.len()]))
    }

    fn run_bound_positional<const N: usize>(&mut self, signature: &Signature, values: &[Value]) -> Option<Answer> {
        let mut bound = [const { Value::Unbound }; N];
        let bound = bound.get_mut(..signature.params.len())?;
        if !signature.bind_positional(values, &self.empty_tuple, bound) {
            return None;
        }
        Some((signature.body)(self, Args::new(bound)))
    }

    /// Runs a native on the arguments of a layout; they stay in their registers.
    pub(super) fn run_native(&mut self, native: &Obj<Native>, layout: Layout<'_>, check: bool) -> Answer {
        let args = layout.regs.args(layout.at + 1, layout.argc);
        if native.row.binding == Binding::Class {
            return self.run_class_method(native, args, layout.names);
        }
        if check {
            self.check_receiver(native, args)?;
        }
        self.run_native_args(native, args, layout.names)
    }

    /// Runs a native (no class method) on these arguments.
    #[inline]
    pub(super) fn run_native_args(
        &mut self,
        native: &Obj<Native>,
        args: Args<'_>,
        names: Option<&Obj<Tuple>>,
    ) -> Answer {
        if native.signature(self).exact == args.values().len() as i32 && names.is_none() {
            return (native.row.body)(self, args);
        }
        self.run_bound(native, args.values(), names)
    }

    /// Whether keywords are for somebody else: `__new__` of a type that takes none leaves them to the `__init__` of a script's subclass, and
    /// `__init__` to its `__new__`.
    #[cold]
    fn leaves_keywords(&mut self, native: &Native, positional: &[Value]) -> bool {
        let (class, other) = match (native.row.name(), positional.first()) {
            ("__new__", Some(class)) => (class.exact::<Class>().cloned(), sym::__init__),
            ("__init__", Some(receiver)) => (Some(self.class_of(receiver).clone()), sym::__new__),
            _ => return false,
        };
        let takes_none = !native.signature(self).takes_keywords();
        let Some(class) = class.filter(|class| takes_none && !class.is_native()) else { return false };
        self.class_lookup(&class, other).is_some_and(|found| found.exact::<Native>().is_none())
    }

    /// A class method gets its class in front.
    fn run_class_method(&mut self, native: &Obj<Native>, args: Args<'_>, names: Option<&Obj<Tuple>>) -> Answer {
        let mut values = Vec::with_capacity(args.values().len() + 1);
        if !native.receiver.is_unbound() {
            values.push(native.receiver.clone());
        }
        values.extend_from_slice(args.values());
        self.run_bound(native, &values, names)
    }

    /// Runs a native on positional arguments in a slice.
    pub(super) fn run_native_slice(&mut self, native: &Obj<Native>, args: &[Value]) -> Answer {
        if native.row.binding == Binding::Class {
            return self.run_class_method(native, Args::new(args), None);
        }
        self.run_native_args(native, Args::new(args), None)
    }

    /// A method of a native class called with something that is no instance of it.
    fn check_receiver(&mut self, native: &Obj<Native>, args: Args<'_>) -> Result<(), Raised> {
        let Some(owner) = &native.owner else { return Ok(()) };
        if native.row.binding != Binding::Plain {
            return Ok(());
        }
        match args.values().first() {
            Some(receiver) if self.is_instance(receiver, owner) => Ok(()),
            receiver => Err(self.wrong_receiver(native, owner, receiver)),
        }
    }

    #[cold]
    fn wrong_receiver(&mut self, native: &Obj<Native>, owner: &Obj<Class>, receiver: Option<&Value>) -> Raised {
        let name = native.row.name();
        let Some(receiver) = receiver else {
            return self.type_error(if is_dunder(name) {
                format!("descriptor '{name}' of '{}' object needs an argument", owner.shown_name())
            } else {
                format!("unbound method {}.{name}() needs an argument", owner.name.borrow())
            });
        };
        let (owner, got) = (owner.shown_name(), self.type_name(receiver));
        let message = if is_dunder(name) {
            format!("descriptor '{name}' requires a '{owner}' object but received a '{got}'")
        } else {
            format!("descriptor '{name}' for '{owner}' objects doesn't apply to a '{got}' object")
        };
        self.type_error(message)
    }

    /// Binds arguments by the signature and runs the native.
    #[inline(never)]
    fn run_bound(&mut self, native: &Obj<Native>, values: &[Value], names: Option<&Obj<Tuple>>) -> Answer {
        if names.is_none() {
            native.signature(self);
            let signature = native.signature.get().expect("parsed just now");
            let answer = match signature.defaults_behind(values.len()) {
                Some(missing) => self.run_few(signature, values, missing),
                None => self.run_open(signature, values),
            };
            if let Some(answer) = answer {
                return answer;
            }
        }
        let keyword_count = names.map_or(0, |names| names.items().len());
        let (positional, rest) = values.split_at(values.len() - keyword_count);
        let mut keywords: Vec<(Symbol, Value)> = Vec::with_capacity(keyword_count);
        for (name, value) in names.map_or(&[][..], |names| names.items()).iter().zip(rest) {
            keywords.push((self.symbol_of(name), value.clone()));
        }
        if !keywords.is_empty() && self.leaves_keywords(native, positional) {
            keywords.clear();
        }
        let bound = self.bind_native_args(native, positional, keywords)?;
        (native.row.body)(self, Args::new(&bound))
    }

    /// The arguments in signature order.
    pub(super) fn bind_native_args(
        &mut self,
        native: &Obj<Native>,
        positional: &[Value],
        keywords: Vec<(Symbol, Value)>,
    ) -> Result<Vec<Value>, Raised> {
        native.signature(self);
        let signature = native.signature.get().expect("parsed just now");
        let call = Call::new(native, signature, positional.len());
        let mut bound = vec![Value::Unbound; signature.params.len()];
        self.bind_positional(&call, positional, keywords.len(), &mut bound)?;
        let extra = self.bind_keywords(&call, keywords, &mut bound)?;
        for (index, param) in signature.params.iter().enumerate() {
            if !bound[index].is_unbound() {
                continue;
            }
            match param.kind {
                ParamKind::VarPositional => bound[index] = self.empty_tuple.clone(),
                ParamKind::VarKeyword => bound[index] = Dict::new().into(),
                _ if param.required && call.wording() == Wording::Python => {
                    return Err(self.missing_for_python(&call, &bound));
                }
                _ if param.required => return Err(self.missing_argument(&call, index)),
                _ => bound[index] = param.default.clone(),
            }
        }
        if let (Some(extra), Some(at)) = (extra, signature.var_keyword()) {
            bound[at] = extra.into();
        }
        Ok(bound)
    }

    fn bind_positional(
        &mut self,
        call: &Call<'_>,
        positional: &[Value],
        keywords: usize,
        bound: &mut [Value],
    ) -> Result<(), Raised> {
        let room = call.signature.positional_count();
        for (place, value) in bound.iter_mut().zip(positional.iter().take(room)) {
            *place = value.clone();
        }
        if positional.len() > room {
            match call.signature.var_positional() {
                Some(at) => bound[at] = Tuple::new(positional[room..].to_vec()).into(),
                None if keywords > 0 && call.refuses_keywords() => {
                    return Err(self.type_error(call.unexpected_keyword("", &[])));
                }
                None => return Err(self.type_error(call.too_many(keywords))),
            }
        }
        if keywords > 0 {
            if let Some(message) = call.too_many_keywords(keywords) {
                return Err(self.type_error(message));
            }
        }
        Ok(())
    }

    fn bind_keywords(
        &mut self,
        call: &Call<'_>,
        keywords: Vec<(Symbol, Value)>,
        bound: &mut [Value],
    ) -> Result<Option<Obj<Dict>>, Raised> {
        let signature = call.signature;
        let mut extra = None;
        for (name, value) in keywords {
            let place = signature.params.iter().position(|param| param.name == name && param.kind.takes_keyword());
            match place {
                Some(at) if !bound[at].is_unbound() => {
                    let text = self.names.text(name).to_owned();
                    if call.wording() == Wording::Python {
                        let name = call.full_name();
                        return Err(self.type_error(format!("{name}() got multiple values for argument '{text}'")));
                    }
                    let message = format!(
                        "argument for {}() given by name ('{text}') and position ({})",
                        call.name(),
                        at + 1 - call.own
                    );
                    return Err(self.type_error(message));
                }
                Some(at) => bound[at] = value,
                None if signature.var_keyword().is_some() => {
                    let dict = extra.get_or_insert_with(Dict::new);
                    dict.set_str(self.names.string(name), value);
                }
                None => {
                    let text = self.names.text(name).to_owned();
                    let named = signature.params.iter().filter(|param| param.kind.takes_keyword());
                    let named: Vec<String> = named.map(|param| self.names.text(param.name).to_owned()).collect();
                    return Err(self.type_error(call.unexpected_keyword(&text, &named)));
                }
            }
        }
        Ok(extra)
    }

    /// All that is missing of one kind, as of a function written in Python.
    fn missing_for_python(&mut self, call: &Call<'_>, bound: &[Value]) -> Raised {
        let params = call.signature.params.iter().zip(bound);
        let missing = params.filter(|(param, value)| param.required && value.is_unbound()).map(|(param, _)| param);
        let (named, positional): (Vec<&Param>, Vec<&Param>) =
            missing.partition(|param| param.kind == ParamKind::KeywordOnly);
        let (kind, missing) = if positional.is_empty() { ("keyword-only", named) } else { ("positional", positional) };
        let names: Vec<String> = missing.iter().map(|param| self.names.text(param.name).to_owned()).collect();
        self.type_error(format!("{}() {}", call.full_name(), super::bind::missing_words(kind, &names)))
    }

    fn missing_argument(&mut self, call: &Call<'_>, index: usize) -> Raised {
        let param = &call.signature.params[index];
        let text = self.names.text(param.name).to_owned();
        let message = match param.kind {
            ParamKind::PositionalOnly => call.too_few(),
            ParamKind::KeywordOnly => format!("{}() missing 1 required keyword-only argument: '{text}'", call.name()),
            _ if call.wording() == Wording::Counted => call.too_few(),
            _ => format!("{}() missing required argument '{text}' (pos {})", call.name(), index + 1 - call.own),
        };
        self.type_error(message)
    }
}

fn is_dunder(name: &str) -> bool {
    name.starts_with("__") && name.ends_with("__")
}

/// A call whose arguments are being bound. What messages say of it is worked out only when one is due.
struct Call<'a> {
    native: &'a Native,
    signature: &'a Signature,
    /// Leading arguments that the caller did not write: the instance or class.
    own: usize,
    /// How many positional arguments the caller wrote.
    given: usize,
}

impl<'a> Call<'a> {
    fn new(native: &'a Native, signature: &'a Signature, positional: usize) -> Call<'a> {
        let own = usize::from(native.owner.is_some() || signature.name == "__new__");
        Call { native, signature, own, given: positional.saturating_sub(own) }
    }

    /// Whether it makes or fills an object, or is the call of one: messages then name the class.
    fn is_maker(&self) -> bool {
        matches!(self.signature.name, "__new__" | "__init__" | "__call__")
    }

    fn class_name(&self) -> Option<String> {
        let receiver = self.native.receiver.exact::<Class>();
        let class = match self.native.row.binding {
            Binding::Class => receiver.or(self.native.owner.as_ref()),
            Binding::Plain | Binding::Static => self.native.owner.as_ref().or(receiver),
        };
        class.map(|class| class.name.borrow().to_string())
    }

    /// The name alone; a class's for its `__new__` and `__init__`.
    fn name(&self) -> String {
        self.class_name().filter(|_| self.is_maker()).unwrap_or_else(|| self.signature.name.to_owned())
    }

    /// The name with its class or module.
    fn qualified(&self) -> String {
        let name = self.signature.name;
        let module = self.native.receiver.exact::<Str>().map(|module| module.to_text().into_owned());
        match (self.class_name(), module) {
            (Some(class), _) if self.is_maker() => class,
            (Some(class), _) => format!("{class}.{name}"),
            (None, Some(module)) if module != "builtins" => format!("{module}.{name}"),
            (None, _) => name.to_owned(),
        }
    }

    fn wording(&self) -> Wording {
        match self.native.row.wording {
            Wording::Clinic if self.is_python_there() => Wording::Python,
            Wording::Clinic if self.is_maker() && !self.signature.takes_keywords() => Wording::Counted,
            wording => wording,
        }
    }

    /// Whether it is a method of a class that CPython has in Python: asyncio's, but for futures and tasks.
    fn is_python_there(&self) -> bool {
        let spec = self.native.owner.as_ref().and_then(|class| class.spec);
        self.signature.name != "__new__" && spec.is_some_and(|spec| spec.module.starts_with("asyncio."))
    }

    /// Whether it is a special method, which CPython calls through a wrapper with words of its own.
    fn is_wrapper(&self) -> bool {
        let name = self.signature.name;
        self.native.owner.is_some() && self.native.row.is_slot() && !self.is_maker() && name != "__getitem__"
    }

    /// The least and the most positional arguments that the caller may write.
    fn bounds(&self) -> (usize, usize) {
        let own = |count: usize| count.saturating_sub(self.own);
        (own(self.signature.required_count()), own(self.signature.positional_count()))
    }

    /// The words of a function whose parameters have no names.
    fn counted(&self, limit: &str, wanted: usize) -> String {
        let (name, given) = (self.name(), self.given);
        if self.is_wrapper() {
            return format!("expected {} got {given}", counted(wanted, "argument,"));
        }
        format!("{name} expected {limit}{} got {given}", counted(wanted, "argument,"))
    }

    /// The words of a function that takes exactly none or one.
    fn exactly(&self, wanted: usize) -> Option<String> {
        let (name, given) = (self.qualified(), self.given);
        if self.is_wrapper() || self.wording() == Wording::Counted {
            return None;
        }
        match wanted {
            0 => Some(format!("{name}() takes no arguments ({given} given)")),
            1 => Some(format!("{name}() takes exactly one argument ({given} given)")),
            _ => None,
        }
    }

    fn too_few(&self) -> String {
        let (least, most) = self.bounds();
        let open = self.signature.var_positional().is_some();
        if self.signature.takes_keywords() && self.wording() == Wording::Clinic && !open {
            let only = self.signature.positional_only_count().saturating_sub(self.own);
            let limit = if only < most { "at least" } else { "exactly" };
            let (name, given) = (self.name(), self.given);
            return format!("{name}() takes {limit} {} ({given} given)", counted(only, "positional argument"));
        }
        if least == most && !open {
            return self.exactly(least).unwrap_or_else(|| self.counted("", least));
        }
        self.counted("at least ", least)
    }

    /// The words of a method written in Python; the instance counts.
    fn too_many_for_python(&self) -> String {
        let (least, most) = (self.signature.required_count(), self.signature.positional_count());
        let range = if least == most { most.to_string() } else { format!("from {least} to {most}") };
        let plural = if most == 1 { "" } else { "s" };
        let (name, given) = (self.full_name(), self.given + self.own);
        let were = if given == 1 { "was" } else { "were" };
        format!("{name}() takes {range} positional argument{plural} but {given} {were} given")
    }

    /// The name behind its class's, whatever it does.
    fn full_name(&self) -> String {
        self.class_name().map_or(String::new(), |class| class + ".") + self.signature.name
    }

    fn too_many(&self, keywords: usize) -> String {
        if self.wording() == Wording::Python {
            return self.too_many_for_python();
        }
        let (least, most) = self.bounds();
        let (name, given) = (self.name(), self.given);
        if self.signature.takes_keywords() && self.wording() == Wording::Clinic {
            let all = self.signature.params.len() - self.own;
            let total = given + keywords;
            if total > all {
                return format!("{name}() takes at most {} ({total} given)", counted(all, "argument"));
            }
            if most == 0 {
                return format!("{name}() takes no positional arguments");
            }
            let limit = if least == most { "exactly" } else { "at most" };
            return format!("{name}() takes {limit} {} ({given} given)", counted(most, "positional argument"));
        }
        if least == most {
            return self.exactly(most).unwrap_or_else(|| self.counted("", most));
        }
        self.counted("at most ", most)
    }

    /// More arguments than parameters, keywords counted.
    fn too_many_keywords(&self, keywords: usize) -> Option<String> {
        let named = self.signature.takes_keywords() && self.signature.var_keyword().is_none();
        if !named || self.wording() == Wording::Python {
            return None;
        }
        let open = self.signature.var_positional().is_some();
        if open && self.wording() != Wording::KeywordsCounted {
            return None;
        }
        let own = if open { 0 } else { self.own };
        let all =
            self.signature.params.iter().filter(|param| !open || param.kind == ParamKind::KeywordOnly).count() - own;
        let given = if open { 0 } else { self.given };
        if given + keywords <= all {
            return None;
        }
        let what = if given == 0 { "keyword argument" } else { "argument" };
        Some(format!("{}() takes at most {} ({} given)", self.name(), counted(all, what), given + keywords))
    }

    /// Whether it takes no keyword at all: that is complained about before the number of arguments.
    fn refuses_keywords(&self) -> bool {
        let none = !self.signature.takes_keywords() && self.signature.var_keyword().is_none();
        none && self.wording() != Wording::Python && !self.is_wrapper()
    }

    fn unexpected_keyword(&self, keyword: &str, named: &[String]) -> String {
        if self.wording() == Wording::Python {
            let hint = super::bind::keyword_hint(keyword, named);
            return format!("{}() got an unexpected keyword argument '{keyword}'{hint}", self.full_name());
        }
        if self.signature.takes_keywords() {
            // CPython's `sorted` hands its keywords on to `list.sort`.
            let name = if self.signature.name == "sorted" { "sort".to_owned() } else { self.name() };
            return format!("{name}() got an unexpected keyword argument '{keyword}'");
        }
        if self.is_wrapper() {
            return format!("wrapper {}() takes no keyword arguments", self.name());
        }
        format!("{}() takes no keyword arguments", self.qualified())
    }
}

/// "1 argument", "2 arguments"; a comma stays behind the word.
fn counted(count: usize, what: &str) -> String {
    match (count, what.strip_suffix(',')) {
        (1, _) => format!("1 {what}"),
        (_, Some(word)) => format!("{count} {word}s,"),
        (_, None) => format!("{count} {what}s"),
    }
}
