//! The built-in functions for attributes and classes: `getattr`, `isinstance`, `dir` …

use crate::heap::{Kind, Obj, Value};
use crate::objects::class::Class;
use crate::objects::descriptor::{Descriptor, Role};
use crate::objects::list::List;
use crate::objects::names::{Symbol, sym};
use crate::objects::native::{Answer, Args, Raised, Row, row};
use crate::objects::string::Str;
use crate::objects::tuple::Tuple;
use crate::objects::types::TypeId;
use crate::vm::Vm;

/// Their rows.
pub const ROWS: &[Row] = &[
    row("callable(obj, /)", "Return whether the object is callable.", callable),
    row("delattr(obj, name, /)", "Delete the named attribute from the given object.", delattr),
    row("dir(object=<none>, /)", "Show attributes of an object.", dir),
    row("getattr(object, name, default=<none>, /)", "Get a named attribute from an object.", getattr),
    row("hasattr(obj, name, /)", "Return whether the object has an attribute with the given name.", hasattr),
    row("id(obj, /)", "Return the identity of an object.", id),
    row("isinstance(obj, class_or_tuple, /)", "Return whether an object is an instance of a class.", isinstance),
    row("issubclass(cls, class_or_tuple, /)", "Return whether a class is derived from another class.", issubclass),
    row(
        "setattr(obj, name, value, /)",
        "Sets the named attribute on the given object to the specified value.",
        setattr,
    ),
    row("vars(object=<none>, /)", "Show vars.", vars),
];

fn name_of(vm: &mut Vm, value: &Value) -> Result<Symbol, Raised> {
    if value.cast::<Str>().is_none() {
        let got = vm.type_name(value);
        return Err(vm.type_error(format!("attribute name must be string, not '{got}'")));
    }
    Ok(vm.symbol_of(value))
}

fn sorted_list(vm: &mut Vm, names: &Value) -> Answer {
    let items = vm.collect(names)?;
    Ok(List::new(vm.sort_values(items, &Value::None, false)?).into())
}

fn callable(vm: &mut Vm, args: Args<'_>) -> Answer {
    Ok(Value::bool(vm.is_callable(&args[0])))
}

fn delattr(vm: &mut Vm, args: Args<'_>) -> Answer {
    let name = name_of(vm, &args[1])?;
    vm.delattr(&args[0], name)?;
    Ok(Value::None)
}

fn dir(vm: &mut Vm, args: Args<'_>) -> Answer {
    let names = match args.given(0) {
        Some(object) => {
            let method = vm.special(object, sym::__dir__)?.unwrap_or(Value::None);
            if object.exact::<Class>().is_some() {
                let names = vm.call(&method, &[])?;
                return sorted_list(vm, &names);
            }
            vm.call(&method, &[])?
        }
        None => vm.current_locals()?,
    };
    sorted_list(vm, &names)
}

fn getattr(vm: &mut Vm, args: Args<'_>) -> Answer {
    let name = name_of(vm, &args[1])?;
    match args.given(2) {
        None => vm.getattr_step(&args[0], name),
        Some(default) => Ok(vm.getattr_opt(&args[0], name)?.unwrap_or_else(|| default.clone())),
    }
}

fn hasattr(vm: &mut Vm, args: Args<'_>) -> Answer {
    let name = name_of(vm, &args[1])?;
    Ok(Value::bool(vm.getattr_opt(&args[0], name)?.is_some()))
}

fn id(vm: &mut Vm, args: Args<'_>) -> Answer {
    Ok(match &args[0] {
        Value::Obj(_) => Value::Int(vm.identity_hash(&args[0]) + 0x7f00_0000_0000),
        Value::Int(number) => Value::Int(number.wrapping_mul(32).wrapping_add(0x5500_0000)),
        other => Value::Int(vm.hash(other)? & 0xffff_fff0),
    })
}

fn isinstance(vm: &mut Vm, args: Args<'_>) -> Answer {
    if let Some(found) = vm.is_instance_plainly(&args[0], &args[1]) {
        return Ok(Value::bool(found));
    }
    vm.isinstance(&args[0], &args[1]).map(Value::bool)
}

fn issubclass(vm: &mut Vm, args: Args<'_>) -> Answer {
    vm.issubclass(&args[0], &args[1]).map(Value::bool)
}

fn setattr(vm: &mut Vm, args: Args<'_>) -> Answer {
    let name = name_of(vm, &args[1])?;
    vm.setattr(&args[0], name, args[2].clone())?;
    Ok(Value::None)
}

fn vars(vm: &mut Vm, args: Args<'_>) -> Answer {
    match args.given(0) {
        None => vm.current_locals(),
        Some(object) => match vm.getattr_opt(object, sym::__dict__)? {
            Some(dict) => Ok(dict),
            None => Err(vm.type_error("vars() argument must have __dict__ attribute")),
        },
    }
}

impl Vm {
    /// `callable(value)`
    pub fn is_callable(&self, value: &Value) -> bool {
        match value.kind() {
            Some(Kind::Function | Kind::Native | Kind::BoundMethod | Kind::Class) => true,
            _ => self.class_lookup(self.class_of(value), sym::__call__).is_some(),
        }
    }

    /// `isinstance(value, class_or_tuple)` in full.
    pub fn isinstance(&mut self, value: &Value, class: &Value) -> Result<bool, Raised> {
        if let Some(found) = self.is_instance_plainly(value, class) {
            return Ok(found);
        }
        if let Some(classes) = class.exact::<Tuple>().cloned() {
            for class in classes.items() {
                self.enter_native_for(" in __instancecheck__")?;
                let found = self.isinstance(value, class);
                self.leave_native();
                if found? {
                    return Ok(true);
                }
            }
            return Ok(false);
        }
        self.ask_class(
            class,
            sym::__instancecheck__,
            value,
            "isinstance() arg 2 must be a type, a tuple of types, or a union",
        )
    }

    /// The same where nobody need be asked.
    #[inline(always)]
    fn is_instance_plainly(&self, value: &Value, class: &Value) -> Option<bool> {
        match class.exact::<Class>() {
            Some(class) => self.is_instance_of(value, class),
            None => self.is_instance_of_any(value, class.exact::<Tuple>()?.items()),
        }
    }

    /// Of a row of classes the first that it is an instance of, or that must be asked, decides.
    #[inline(never)]
    fn is_instance_of_any(&self, value: &Value, classes: &[Value]) -> Option<bool> {
        for class in classes {
            if self.is_instance_of(value, class.exact::<Class>()?)? {
                return Some(true);
            }
        }
        Some(false)
    }

    #[inline(always)]
    fn is_instance_of(&self, value: &Value, class: &Obj<Class>) -> Option<bool> {
        let own = self.class_of(value);
        if own.is(class) {
            return Some(true);
        }
        // Only a script's metaclass may say otherwise.
        if class.as_ref().shape() != TypeId::Type.shape() {
            return None;
        }
        if own.derives_from(class) {
            return Some(true);
        }
        // `type.__instancecheck__` would look at `__class__`, which only a class of a script can redefine.
        (!self.may_disguise(value)).then_some(false)
    }

    /// Whether an object's `__class__` may be another than its class.
    fn may_disguise(&self, value: &Value) -> bool {
        match value.kind() {
            Some(Kind::Instance) => {
                let own = self.class_of(value);
                let class = self.class_lookup(own, sym::__class__);
                let computed = class.as_ref().and_then(|found| found.exact::<Descriptor>());
                let native = self.class_lookup(own, sym::__getattribute__);
                !computed.is_some_and(|found| matches!(found.role, Role::GetSet { .. }))
                    || native.is_none_or(|found| found.kind() != Some(Kind::Native))
            }
            kind => kind == Some(Kind::NativeObject),
        }
    }

    /// `issubclass(class, class_or_tuple)` in full.
    pub fn issubclass(&mut self, class: &Value, of: &Value) -> Result<bool, Raised> {
        if class.exact::<Class>().is_none() {
            return Err(self.type_error("issubclass() arg 1 must be a class"));
        }
        if let Some(classes) = of.exact::<Tuple>().cloned() {
            for of in classes.items() {
                self.enter_native_for(" in __subclasscheck__")?;
                let found = self.issubclass(class, of);
                self.leave_native();
                if found? {
                    return Ok(true);
                }
            }
            return Ok(false);
        }
        self.ask_class(
            of,
            sym::__subclasscheck__,
            class,
            "issubclass() arg 2 must be a class, a tuple of classes, or a union",
        )
    }

    fn ask_class(&mut self, class: &Value, name: Symbol, value: &Value, complaint: &str) -> Result<bool, Raised> {
        match self.call_special(class, name, std::slice::from_ref(value))? {
            Some(answer) => self.truth(&answer),
            None => Err(self.type_error(complaint)),
        }
    }
}
