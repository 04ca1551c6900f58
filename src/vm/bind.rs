//! Binding arguments to the parameters of a script function, in CPython's order and words (`ceval.c`, `initialize_locals`).

use super::Vm;
use super::regs::Regs;
use crate::bytecode::code::CodeUnit;
use crate::bytecode::op::Reg;
use crate::heap::{Obj, Value};
use crate::objects::dict::Dict;
use crate::objects::function::Function;
use crate::objects::names::Symbol;
use crate::objects::native::Raised;
use crate::objects::string::Str;
use crate::objects::tuple::Tuple;

/// So many keyword arguments are bound without asking for memory.
const NAMED_AT_ONCE: usize = 8;

/// Where each kind of parameter begins among the registers.
struct Plan<'a> {
    unit: &'a CodeUnit,
    positional: usize,
    named: usize,
    varargs: Option<usize>,
    varkw: Option<usize>,
}

impl<'a> Plan<'a> {
    fn of(unit: &'a CodeUnit) -> Plan<'a> {
        let positional = unit.argcount as usize;
        let named = positional + unit.kwonly as usize;
        let varargs = unit.varargs.then_some(named);
        let varkw = unit.varkw.then_some(named + usize::from(unit.varargs));
        Plan { unit, positional, named, varargs, varkw }
    }
}

impl Vm {
    /// Binds positional arguments where they and defaults fill all parameters; false, with nothing done, where they do not.
    pub(super) fn bind_plain(function: &Obj<Function>, base: Regs, argc: usize) -> bool {
        let code = &function.code;
        let Some(missing) = usize::try_from(code.simple_args).ok().and_then(|all| all.checked_sub(argc)) else {
            return false;
        };
        if missing == 0 {
            base.blank_range(argc, code.nlocals as usize);
            return true;
        }
        let defaults = function.defaults.get();
        let defaults = defaults.exact::<Tuple>().map_or(&[][..], |tuple| tuple.items());
        let Some(first) = defaults.len().checked_sub(missing) else { return false };
        base.blank_range(argc, code.nlocals as usize);
        for (index, value) in defaults[first..].iter().enumerate() {
            base.put_far(argc + index, value.clone());
        }
        true
    }

    /// Binds keyword arguments (the last of `argc` at `base`) of a function without `*args` and `**kwargs`, where each names a
    /// parameter that has no argument yet; `None`, with nothing done, where that is not so. Room as for
    /// [`Vm::bind_arguments`], which words the errors.
    #[inline]
    pub(super) fn bind_named(
        &mut self,
        function: &Obj<Function>,
        base: Regs,
        argc: usize,
        names: &[Value],
    ) -> Option<Result<(), Raised>> {
        let plan = Plan::of(&function.code.unit);
        let given = argc - names.len();
        let first = given.max(plan.unit.posonly as usize);
        if plan.varargs.is_some() || plan.varkw.is_some() || given > plan.positional || names.len() > NAMED_AT_ONCE {
            return None;
        }
        let open = function.code.varnames.get(first..plan.named)?;
        if let [name] = names {
            let place = first + Self::place_among(open, name)?;
            let value = base.take_far(given);
            base.blank_range(given, function.code.nlocals as usize);
            base.put_far(place, value);
        } else {
            let mut places = [0; NAMED_AT_ONCE];
            for (place, name) in places.iter_mut().zip(names) {
                *place = first + Self::place_among(open, name)?;
            }
            let waiting = (function.code.nregs as usize).max(argc);
            for index in 0..names.len() {
                base.put_far(waiting + index, base.take_far(given + index));
            }
            base.blank_range(given, function.code.nlocals as usize);
            for (index, place) in places.iter().take(names.len()).enumerate() {
                // No name comes twice: the compiler refuses that, and a dict has none.
                base.set_far(*place, base.take_far(waiting + index));
            }
        }
        if Self::fill_plainly(function, base, &plan, given) {
            return Some(Ok(()));
        }
        let done = self.fill_defaults(function, base, &plan, given);
        if done.is_err() {
            base.clear_range(0, function.code.nlocals as usize);
        }
        Some(done)
    }

    /// Which of these names a keyword argument's is.
    #[inline(always)]
    fn place_among(names: &[Symbol], name: &Value) -> Option<usize> {
        let symbol = name.exact::<Str>()?.known_symbol()?;
        names.iter().position(|other| *other == symbol)
    }

    /// Fills the positional parameters that are left with their defaults; false where parameters stay without a value.
    #[inline(always)]
    fn fill_plainly(function: &Obj<Function>, base: Regs, plan: &Plan<'_>, given: usize) -> bool {
        if given < plan.positional {
            let defaults = function.defaults.get();
            let defaults = defaults.exact::<Tuple>().map_or(&[][..], |tuple| tuple.items());
            let first_default = plan.positional - defaults.len().min(plan.positional);
            for at in given..plan.positional {
                if base.get(at as Reg).is_unbound() {
                    let Some(value) = at.checked_sub(first_default).and_then(|index| defaults.get(index)) else {
                        return false;
                    };
                    base.put_far(at, value.clone());
                }
            }
        }
        (plan.positional..plan.named).all(|at| !base.get(at as Reg).is_unbound())
    }

    /// Binds the `argc` arguments at `base`, the last of them by `names`, in place. On an error all of them are dropped and the
    /// function stays in its register. The caller saw to it that `argc` more registers fit behind the window: the keyword
    /// values wait there.
    pub(super) fn bind_arguments(
        &mut self,
        function: &Obj<Function>,
        base: Regs,
        argc: usize,
        names: &[Value],
    ) -> Result<(), Raised> {
        let (nlocals, nregs) = (function.code.nlocals as usize, function.code.nregs as usize);
        let plan = Plan::of(&function.code.unit);
        let given = argc - names.len();
        let waiting = nregs.max(argc);
        for index in (0..names.len()).rev() {
            base.put_far(waiting + index, base.take_far(given + index));
        }
        let rest = self.take_rest(base, &plan, given);
        base.blank_range(given.min(plan.positional), nlocals);
        let done = self.bind_all(function, base, &plan, given, rest, names, waiting);
        if done.is_err() {
            base.clear_range(0, nlocals);
            base.clear_range(waiting, waiting + names.len());
        }
        done
    }

    /// Takes the positional arguments beyond the parameters.
    fn take_rest(&mut self, base: Regs, plan: &Plan<'_>, given: usize) -> Value {
        if given <= plan.positional {
            return self.empty_tuple.clone();
        }
        let extra = (plan.positional..given).map(|index| base.take_far(index));
        Tuple::from_iter(extra).into()
    }

    fn bind_all(
        &mut self,
        function: &Obj<Function>,
        base: Regs,
        plan: &Plan<'_>,
        given: usize,
        rest: Value,
        names: &[Value],
        waiting: usize,
    ) -> Result<(), Raised> {
        if let Some(at) = plan.varkw {
            base.put_far(at, Dict::new().into());
        }
        for (index, name) in names.iter().enumerate() {
            if !self.bind_keyword(function, base, plan, name, waiting + index)? {
                return Err(self.unexpected_argument(function, plan, name, names));
            }
        }
        match plan.varargs {
            Some(at) => base.put_far(at, rest),
            None if given > plan.positional => return Err(self.too_many_positional(function, plan, given, base)),
            None => {}
        }
        if Self::fill_plainly(function, base, plan, given) {
            return Ok(());
        }
        self.fill_defaults(function, base, plan, given)
    }

    /// Binds one keyword argument; false where no parameter takes it.
    fn bind_keyword(
        &mut self,
        function: &Obj<Function>,
        base: Regs,
        plan: &Plan<'_>,
        name: &Value,
        value: usize,
    ) -> Result<bool, Raised> {
        let symbol = self.symbol_of(name);
        let varnames = &function.code.varnames;
        let posonly = plan.unit.posonly as usize;
        if let Some(at) = varnames[posonly..plan.named].iter().position(|other| *other == symbol) {
            if !base.get((posonly + at) as Reg).is_unbound() {
                let text = self.names.text(symbol).to_owned();
                return Err(self.function_error(function, &format!("got multiple values for argument '{text}'")));
            }
            base.put_far(posonly + at, base.take_far(value));
            return Ok(true);
        }
        let Some(at) = plan.varkw else { return Ok(false) };
        let dict = base.get(at as Reg).exact::<Dict>().expect("bound just now");
        dict.set_str(self.names.string(symbol), base.take_far(value));
        Ok(true)
    }

    fn unexpected_argument(
        &mut self,
        function: &Obj<Function>,
        plan: &Plan<'_>,
        name: &Value,
        names: &[Value],
    ) -> Raised {
        let posonly = &function.code.varnames[..plan.unit.posonly as usize];
        let given: Vec<Symbol> = names.iter().map(|name| self.symbol_of(name)).collect();
        let misused: Vec<&str> =
            posonly.iter().filter(|name| given.contains(name)).map(|name| self.names.text(*name)).collect();
        if !misused.is_empty() {
            let list = misused.join(", ");
            let message = format!("got some positional-only arguments passed as keyword arguments: '{list}'");
            return self.function_error(function, &message);
        }
        let name = self.symbol_of(name);
        let text = self.names.text(name).to_owned();
        let candidates: Vec<String> = function.code.varnames[posonly.len()..plan.named]
            .iter()
            .map(|name| self.names.text(*name).to_owned())
            .collect();
        let hint = keyword_hint(&text, &candidates);
        self.function_error(function, &format!("got an unexpected keyword argument '{text}'{hint}"))
    }

    fn function_error(&mut self, function: &Obj<Function>, message: &str) -> Raised {
        let qualname = self.function_qualname(function);
        self.type_error(format!("{qualname}() {message}"))
    }

    /// `__qualname__` of a function, as text.
    pub fn function_qualname(&self, function: &Obj<Function>) -> String {
        function.qualname.get().exact::<Str>().map_or(String::new(), |name| name.to_text().into_owned())
    }

    fn fill_defaults(
        &mut self,
        function: &Obj<Function>,
        base: Regs,
        plan: &Plan<'_>,
        given: usize,
    ) -> Result<(), Raised> {
        if given >= plan.positional {
            return self.fill_keyword_defaults(function, base, plan);
        }
        let defaults = function.defaults.get();
        let defaults = defaults.exact::<Tuple>().map_or(&[][..], |tuple| tuple.items());
        let first_default = plan.positional - defaults.len().min(plan.positional);
        let mut missing = Vec::new();
        for at in given.min(plan.positional)..plan.positional {
            if !base.get(at as Reg).is_unbound() {
                continue;
            }
            match at.checked_sub(first_default).and_then(|index| defaults.get(index)) {
                Some(value) => base.put_far(at, value.clone()),
                None => missing.push(at),
            }
        }
        if !missing.is_empty() {
            return Err(self.missing_arguments(function, "positional", &missing));
        }
        self.fill_keyword_defaults(function, base, plan)
    }

    fn fill_keyword_defaults(&mut self, function: &Obj<Function>, base: Regs, plan: &Plan<'_>) -> Result<(), Raised> {
        if plan.positional == plan.named {
            return Ok(());
        }
        let mut missing = Vec::new();
        for at in plan.positional..plan.named {
            if base.get(at as Reg).is_unbound() {
                let defaults = function.kwdefaults.get();
                let defaults = defaults.exact::<Dict>();
                let name = self.names.string(function.code.varnames[at]);
                match defaults.and_then(|dict| dict.get_str(name)) {
                    Some(value) => base.put_far(at, value),
                    None => missing.push(at),
                }
            }
        }
        if missing.is_empty() { Ok(()) } else { Err(self.missing_arguments(function, "keyword-only", &missing)) }
    }

    fn missing_arguments(&mut self, function: &Obj<Function>, kind: &str, missing: &[usize]) -> Raised {
        let name = |at: &usize| self.names.text(function.code.varnames[*at]).to_owned();
        let names: Vec<String> = missing.iter().map(name).collect();
        self.function_error(function, &missing_words(kind, &names))
    }

    fn too_many_positional(&mut self, function: &Obj<Function>, plan: &Plan<'_>, given: usize, base: Regs) -> Raised {
        let defaults = function.defaults.get();
        let default_count = defaults.exact::<Tuple>().map_or(0, |tuple| tuple.items().len());
        let most = plan.positional;
        let takes =
            if default_count > 0 { format!("from {} to {most}", most - default_count) } else { most.to_string() };
        let plural = if most == 1 && default_count == 0 { "" } else { "s" };
        let is_given = |at: &usize| !base.get(*at as Reg).is_unbound();
        let keyword_given = (plan.positional..plan.named).filter(is_given).count();
        let were = if given == 1 && keyword_given == 0 { "was" } else { "were" };
        let extra = if keyword_given == 0 {
            String::new()
        } else {
            let plural = |count: usize| if count == 1 { "" } else { "s" };
            format!(
                " positional argument{} (and {keyword_given} keyword-only argument{})",
                plural(given),
                plural(keyword_given)
            )
        };
        self.function_error(
            function,
            &format!("takes {takes} positional argument{plural} but {given}{extra} {were} given"),
        )
    }
}

/// "missing 2 required positional arguments: 'a' and 'b'"
pub(super) fn missing_words(kind: &str, names: &[String]) -> String {
    let quoted: Vec<String> = names.iter().map(|name| format!("'{name}'")).collect();
    let list = match quoted.as_slice() {
        [first, second] => format!("{first} and {second}"),
        [firsts @ .., last] if !firsts.is_empty() => format!("{}, and {last}", firsts.join(", ")),
        few => few.concat(),
    };
    let plural = if names.len() == 1 { "" } else { "s" };
    format!("missing {} required {kind} argument{plural}: {list}", names.len())
}

/// ". Did you mean 'name'?" for a keyword that is close to a parameter.
pub(super) fn keyword_hint(keyword: &str, named: &[String]) -> String {
    let hint = crate::diagnostics::suggestions::closest(keyword, named.iter().map(|name| &**name));
    hint.map_or(String::new(), |name| format!(". Did you mean '{name}'?"))
}
