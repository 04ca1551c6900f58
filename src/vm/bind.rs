//! Binding arguments to the parameters of a script function, in CPython's order and words (`ceval.c`, `initialize_locals`).

use super::Vm;
use super::regs::Regs;
use crate::bytecode::code::CodeUnit;
use crate::heap::{Obj, Value};
use crate::objects::dict::Dict;
use crate::objects::function::Function;
use crate::objects::names::Symbol;
use crate::objects::native::Raised;
use crate::objects::string::Str;
use crate::objects::tuple::Tuple;

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
    /// Binds the `argc` arguments at `base`, the last of them by `names`, in place. On an error all of them are dropped and the
    /// function stays in its register.
    pub(super) fn bind_arguments(
        &mut self,
        function: &Obj<Function>,
        base: Regs,
        argc: usize,
        names: Option<&Obj<Tuple>>,
    ) -> Result<(), Raised> {
        let mut args: Vec<Value> = (0..argc).map(|index| base.take_far(index)).collect();
        let code = function.code.clone();
        let plan = Plan::of(&code.unit);
        base.blank_range(0, code.nlocals as usize);
        let keyword_values = args.split_off(argc - names.map_or(0, |names| names.items().len()));
        let mut bound = vec![Value::Unbound; code.nlocals as usize];
        let done = self.bind_all(function, &plan, args, keyword_values, names, &mut bound);
        if done.is_ok() {
            for (index, value) in bound.into_iter().enumerate() {
                base.put_far(index, value);
            }
        }
        done
    }

    fn bind_all(
        &mut self,
        function: &Obj<Function>,
        plan: &Plan<'_>,
        mut args: Vec<Value>,
        keyword_values: Vec<Value>,
        names: Option<&Obj<Tuple>>,
        bound: &mut [Value],
    ) -> Result<(), Raised> {
        let given = args.len();
        let rest = if given > plan.positional { args.split_off(plan.positional) } else { Vec::new() };
        for (place, value) in bound.iter_mut().zip(args) {
            *place = value;
        }
        if let Some(at) = plan.varkw {
            bound[at] = Dict::new().into();
        }
        for (name, value) in names.map_or(&[][..], |names| names.items()).iter().zip(keyword_values) {
            self.bind_keyword(function, plan, name, value, bound)?;
        }
        match plan.varargs {
            Some(at) => bound[at] = if rest.is_empty() { self.empty_tuple.clone() } else { Tuple::new(rest).into() },
            None if !rest.is_empty() => return Err(self.too_many_positional(function, plan, given, bound)),
            None => {}
        }
        self.fill_defaults(function, plan, given, bound)
    }

    fn bind_keyword(
        &mut self,
        function: &Obj<Function>,
        plan: &Plan<'_>,
        name: &Value,
        value: Value,
        bound: &mut [Value],
    ) -> Result<(), Raised> {
        let symbol = self.symbol_of(name);
        let varnames = &function.code.varnames;
        let posonly = plan.unit.posonly as usize;
        if let Some(at) = varnames[posonly..plan.named].iter().position(|other| *other == symbol) {
            let place = &mut bound[posonly + at];
            if !place.is_unbound() {
                let text = self.names.text(symbol).clone();
                return Err(self.function_error(function, &format!("got multiple values for argument '{text}'")));
            }
            *place = value;
            return Ok(());
        }
        if let Some(at) = plan.varkw {
            let dict = bound[at].exact::<Dict>().expect("bound just now");
            dict.set_str(self.names.string(symbol), value);
            return Ok(());
        }
        Err(self.unexpected_argument(function, plan, symbol))
    }

    fn unexpected_argument(&mut self, function: &Obj<Function>, plan: &Plan<'_>, name: Symbol) -> Raised {
        let posonly = &function.code.varnames[..plan.unit.posonly as usize];
        let text = self.names.text(name).clone();
        if posonly.contains(&name) {
            let message = format!("got some positional-only arguments passed as keyword arguments: '{text}'");
            return self.function_error(function, &message);
        }
        let candidates: Vec<std::sync::Arc<str>> = function.code.varnames[posonly.len()..plan.named]
            .iter()
            .map(|name| self.names.text(*name).clone())
            .collect();
        let hint = crate::diagnostics::suggestions::closest(&text, candidates.iter().map(|name| &**name));
        let hint = hint.map_or(String::new(), |name| format!(". Did you mean '{name}'?"));
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
        plan: &Plan<'_>,
        given: usize,
        bound: &mut [Value],
    ) -> Result<(), Raised> {
        let defaults = function.defaults.get();
        let defaults = defaults.exact::<Tuple>().map_or(&[][..], |tuple| tuple.items());
        let first_default = plan.positional - defaults.len().min(plan.positional);
        let mut missing = Vec::new();
        for at in given.min(plan.positional)..plan.positional {
            if !bound[at].is_unbound() {
                continue;
            }
            match at.checked_sub(first_default).and_then(|index| defaults.get(index)) {
                Some(value) => bound[at] = value.clone(),
                None => missing.push(at),
            }
        }
        if !missing.is_empty() {
            return Err(self.missing_arguments(function, "positional", &missing));
        }
        self.fill_keyword_defaults(function, plan, bound)
    }

    fn fill_keyword_defaults(
        &mut self,
        function: &Obj<Function>,
        plan: &Plan<'_>,
        bound: &mut [Value],
    ) -> Result<(), Raised> {
        let defaults = function.kwdefaults.get();
        let defaults = defaults.exact::<Dict>();
        let mut missing = Vec::new();
        for at in plan.positional..plan.named {
            if bound[at].is_unbound() {
                let name = self.names.string(function.code.varnames[at]);
                match defaults.and_then(|dict| dict.get_str(name)) {
                    Some(value) => bound[at] = value,
                    None => missing.push(at),
                }
            }
        }
        if missing.is_empty() { Ok(()) } else { Err(self.missing_arguments(function, "keyword-only", &missing)) }
    }

    fn missing_arguments(&mut self, function: &Obj<Function>, kind: &str, missing: &[usize]) -> Raised {
        let names: Vec<String> =
            missing.iter().map(|at| format!("'{}'", self.names.text(function.code.varnames[*at]))).collect();
        let list = match names.as_slice() {
            [one] => one.clone(),
            [first, second] => format!("{first} and {second}"),
            [firsts @ .., last] => format!("{}, and {last}", firsts.join(", ")),
            [] => unreachable!("something is missing"),
        };
        let plural = if names.len() == 1 { "" } else { "s" };
        self.function_error(function, &format!("missing {} required {kind} argument{plural}: {list}", names.len()))
    }

    fn too_many_positional(
        &mut self,
        function: &Obj<Function>,
        plan: &Plan<'_>,
        given: usize,
        bound: &[Value],
    ) -> Raised {
        let defaults = function.defaults.get();
        let default_count = defaults.exact::<Tuple>().map_or(0, |tuple| tuple.items().len());
        let most = plan.positional;
        let takes =
            if default_count > 0 { format!("from {} to {most}", most - default_count) } else { most.to_string() };
        let plural = if most == 1 && default_count == 0 { "" } else { "s" };
        let keyword_given = bound[plan.positional..plan.named].iter().filter(|value| !value.is_unbound()).count();
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
