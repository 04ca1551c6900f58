//! Calling natives: arguments in registers or a slice, bound by the native's signature only where they are not already in
//! signature order.

use super::Vm;
use super::call::Layout;
use crate::heap::{Obj, Value};
use crate::objects::dict::Dict;
use crate::objects::names::Symbol;
use crate::objects::native::{Answer, Args, Binding, Native, Raised};
use crate::objects::signature::{ParamKind, Signature};
use crate::objects::tuple::Tuple;

impl Native {
    /// The signature, parsed at first need.
    pub fn signature(&self, vm: &mut Vm) -> &Signature {
        self.signature.get_or_init(|| Box::new(Signature::parse(vm, self.row.signature)))
    }
}

impl Vm {
    /// Runs a native on the arguments of a layout; they stay in their registers.
    pub(super) fn run_native(&mut self, native: &Obj<Native>, layout: Layout<'_>, check: bool) -> Answer {
        let signature = native.signature(self);
        let exact = signature.exact == layout.argc as i32 && layout.names.is_none();
        let args = layout.regs.args(layout.at + 1, layout.argc);
        if native.row.binding == Binding::Class {
            return self.run_class_method(native, args, layout.names);
        }
        if check {
            self.check_receiver(native, args)?;
        }
        if exact {
            return (native.row.body)(self, args);
        }
        self.run_bound(native, args.values(), layout.names)
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
        if native.signature(self).exact == args.len() as i32 {
            return (native.row.body)(self, Args::new(args));
        }
        self.run_bound(native, args, None)
    }

    /// A method of a native class called with something that is no instance of it.
    fn check_receiver(&mut self, native: &Obj<Native>, args: Args<'_>) -> Result<(), Raised> {
        let Some(owner) = &native.owner else { return Ok(()) };
        if native.row.binding != Binding::Plain {
            return Ok(());
        }
        let name = native.row.name();
        let Some(receiver) = args.values().first() else {
            let owner = owner.name.borrow().clone();
            return Err(self.type_error(format!("unbound method {owner}.{name}() needs an argument")));
        };
        if self.is_instance(receiver, owner) {
            return Ok(());
        }
        let (owner, got) = (owner.name.borrow().clone(), self.type_name(receiver));
        let message = if name.starts_with("__") && name.ends_with("__") {
            format!("descriptor '{name}' requires a '{owner}' object but received a '{got}'")
        } else {
            format!("descriptor '{name}' for '{owner}' objects doesn't apply to a '{got}' object")
        };
        Err(self.type_error(message))
    }

    /// Binds arguments by the signature and runs the native.
    #[inline(never)]
    fn run_bound(&mut self, native: &Obj<Native>, values: &[Value], names: Option<&Obj<Tuple>>) -> Answer {
        let keyword_count = names.map_or(0, |names| names.items().len());
        let (positional, rest) = values.split_at(values.len() - keyword_count);
        let mut keywords: Vec<(Symbol, Value)> = Vec::with_capacity(keyword_count);
        for (name, value) in names.map_or(&[][..], |names| names.items()).iter().zip(rest) {
            keywords.push((self.symbol_of(name), value.clone()));
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
        let method = native.owner.is_some() && native.row.binding != Binding::Static;
        let mut bound = vec![Value::Unbound; signature.params.len()];
        self.bind_positional(signature, positional, &mut bound, method)?;
        let extra = self.bind_keywords(signature, keywords, &mut bound, positional.len(), method)?;
        for (index, param) in signature.params.iter().enumerate() {
            if !bound[index].is_unbound() {
                continue;
            }
            match param.kind {
                ParamKind::VarPositional => bound[index] = self.empty_tuple.clone(),
                ParamKind::VarKeyword => bound[index] = Dict::new().into(),
                _ if param.required => {
                    return Err(self.missing_argument(signature, index, positional.len(), &bound, method));
                }
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
        signature: &Signature,
        positional: &[Value],
        bound: &mut [Value],
        method: bool,
    ) -> Result<(), Raised> {
        let room = signature.positional_count();
        for (place, value) in bound.iter_mut().zip(positional.iter().take(room)) {
            *place = value.clone();
        }
        if positional.len() > room {
            match signature.var_positional() {
                Some(at) => bound[at] = Tuple::new(positional[room..].to_vec()).into(),
                None => return Err(self.too_many_arguments(signature, positional.len(), method)),
            }
        }
        Ok(())
    }

    fn bind_keywords(
        &mut self,
        signature: &Signature,
        keywords: Vec<(Symbol, Value)>,
        bound: &mut [Value],
        given: usize,
        method: bool,
    ) -> Result<Option<Obj<Dict>>, Raised> {
        let mut extra = None;
        for (name, value) in keywords {
            let place = signature.params.iter().position(|param| param.name == name && param.kind.takes_keyword());
            match place {
                Some(at) if !bound[at].is_unbound() => {
                    let text = self.names.text(name).clone();
                    let message = format!(
                        "argument for {}() given by name ('{text}') and position ({})",
                        signature.name,
                        at + 1 - usize::from(method)
                    );
                    return Err(self.type_error(message));
                }
                Some(at) => bound[at] = value,
                None if signature.var_keyword().is_some() => {
                    let dict = extra.get_or_insert_with(Dict::new);
                    dict.set_str(self.names.string(name), value);
                }
                None => return Err(self.unexpected_keyword(signature, name, given, method)),
            }
        }
        Ok(extra)
    }

    fn unexpected_keyword(&mut self, signature: &Signature, name: Symbol, _given: usize, _method: bool) -> Raised {
        let text = self.names.text(name).clone();
        if !signature.params.iter().any(|param| param.kind.takes_keyword()) {
            return self.type_error(format!("{}() takes no keyword arguments", signature.name));
        }
        self.type_error(format!("{}() got an unexpected keyword argument '{text}'", signature.name))
    }

    fn too_many_arguments(&mut self, signature: &Signature, given: usize, method: bool) -> Raised {
        let own = usize::from(method);
        let (least, most) = (
            signature.required_count().saturating_sub(own),
            signature.positional_count() - own.min(signature.positional_count()),
        );
        let given = given - own;
        let name = signature.name;
        let message = if signature.params.iter().any(|param| param.kind.takes_keyword()) {
            let most_of_all = signature.params.len() - own;
            if least == most_of_all {
                format!("{name}() takes exactly {} ({given} given)", arguments(most_of_all))
            } else if most < most_of_all {
                format!("{name}() takes at most {} ({given} given)", positional_arguments(most))
            } else {
                format!("{name}() takes at most {} ({given} given)", arguments(most_of_all))
            }
        } else if most == 0 {
            format!("{name}() takes no arguments ({given} given)")
        } else if least == most && most == 1 {
            format!("{name}() takes exactly one argument ({given} given)")
        } else if least == most {
            format!("{name} expected {} got {given}", expected(most))
        } else {
            format!("{name} expected at most {} got {given}", expected(most))
        };
        self.type_error(message)
    }

    fn missing_argument(
        &mut self,
        signature: &Signature,
        index: usize,
        given: usize,
        _bound: &[Value],
        method: bool,
    ) -> Raised {
        let own = usize::from(method);
        let name = signature.name;
        let param = &signature.params[index];
        if param.kind == ParamKind::PositionalOnly {
            let (least, most) = (signature.required_count() - own, signature.positional_count() - own);
            let given = given.saturating_sub(own);
            let message = if least == most && most == 1 {
                format!("{name}() takes exactly one argument ({given} given)")
            } else if least == most && signature.var_positional().is_none() {
                format!("{name} expected {} got {given}", expected(most))
            } else {
                format!("{name} expected at least {} got {given}", expected(least))
            };
            return self.type_error(message);
        }
        let text = self.names.text(param.name).clone();
        if param.kind == ParamKind::KeywordOnly {
            return self.type_error(format!("{name}() missing 1 required keyword-only argument: '{text}'"));
        }
        self.type_error(format!("{name}() missing required argument '{text}' (pos {})", index + 1 - own))
    }
}

fn arguments(count: usize) -> String {
    if count == 1 { "1 argument".to_owned() } else { format!("{count} arguments") }
}

fn positional_arguments(count: usize) -> String {
    if count == 1 { "1 positional argument".to_owned() } else { format!("{count} positional arguments") }
}

fn expected(count: usize) -> String {
    if count == 1 { "1 argument,".to_owned() } else { format!("{count} arguments,") }
}
