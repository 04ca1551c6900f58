//! Methods of exceptions: construction, texts, fields of particular classes, groups.

use super::exception::{Exc, Exception};
use super::fields;
use crate::heap::{Obj, Value};
use crate::objects::class::Class;
use crate::objects::dict::Dict;
use crate::objects::list::List;
use crate::objects::names::sym;
use crate::objects::native::{Answer, Args, ClassSpec, Getter, Raised, Rest, Row, class_row, getter, row, static_row};
use crate::objects::string::Str;
use crate::objects::traceback::Traceback;
use crate::objects::tuple::Tuple;
use crate::vm::Vm;

pub(super) const fn spec(methods: &'static [Row], getters: &'static [Getter]) -> ClassSpec {
    ClassSpec { name: "", module: "builtins", base: None, doc: "", methods, getters, subclassable: true }
}

/// What the built-in exception classes add, by class.
pub const SPECS: &[(Exc, &ClassSpec)] = &[
    (Exc::BaseException, &BASE),
    (Exc::UnicodeEncodeError, &super::unicode::ENCODE),
    (Exc::UnicodeDecodeError, &super::unicode::DECODE),
    (Exc::UnicodeTranslateError, &super::unicode::TRANSLATE),
    (Exc::StopIteration, &fields::STOP_ITERATION),
    (Exc::SystemExit, &fields::SYSTEM_EXIT),
    (Exc::NameError, &fields::NAME_ERROR),
    (Exc::AttributeError, &fields::ATTRIBUTE_ERROR),
    (Exc::ImportError, &fields::IMPORT_ERROR),
    (Exc::SyntaxError, &fields::SYNTAX_ERROR),
    (Exc::KeyError, &spec(&[row("__str__(self, /)", "Return str(self).", key_error_str)], &[])),
    (
        Exc::OSError,
        &spec(
            &[
                static_row("__new__(cls, /, *args, **kwargs)", "", os_error_new),
                row("__init__(self, /, *args, **kwargs)", "Initialize self.", os_error_init),
                row("__str__(self, /)", "", os_error_str),
            ],
            &[
                os_getter("errno", "POSIX exception code", os_errno, |_, value, new| {
                    set_os_field(value, os::ERRNO, new)
                }),
                os_getter("strerror", "exception strerror", os_strerror, |_, value, new| {
                    set_os_field(value, os::STRERROR, new)
                }),
                os_getter("filename", "exception filename", os_filename, |_, value, new| {
                    set_os_field(value, os::FILENAME, new)
                }),
                os_getter("filename2", "second exception filename", os_filename2, |_, value, new| {
                    set_os_field(value, os::FILENAME2, new)
                }),
            ],
        ),
    ),
    (
        Exc::BlockingIOError,
        &spec(
            &[],
            &[os_getter("characters_written", "", os_written, |_, value, new| set_os_field(value, os::WRITTEN, new))],
        ),
    ),
    (
        Exc::BaseExceptionGroup,
        &spec(
            &[
                static_row("__new__(cls, /, *args, **kwargs)", "", group_make),
                class_row("__class_getitem__(cls, item, /)", "See PEP 585", crate::objects::class_item),
                row("__str__(self, /)", "", group_str),
                row("__repr__(self, /)", "", group_repr),
                row("derive(self, excs, /)", "", group_derive),
                row("split(self, matcher_value, /)", "", group_split),
                row("subgroup(self, matcher_value, /)", "", group_subgroup),
            ],
            &[
                getter("message", "exception message", group_message),
                getter("exceptions", "nested exceptions", group_members),
            ],
        ),
    ),
];

const BASE: ClassSpec = spec(
    &[
        static_row("__new__(cls, /, *args, **kwargs)", "Create and return a new object.", new).rest(Rest::NoKeywords),
        row("__init__(self, /, *args, **kwargs)", "Initialize self.", init).rest(Rest::NoKeywords),
        row("__repr__(self, /)", "Return repr(self).", repr),
        row("__str__(self, /)", "Return str(self).", str),
        row("add_note(self, note, /)", "Add a note to the exception.", add_note),
        row("__setstate__(self, state, /)", "Set the attributes of a pickle's state.", set_state),
        row("with_traceback(self, tb, /)", "Set self.__traceback__ to tb and return self.", with_traceback),
    ],
    &[
        Getter { name: "args", doc: "", get: args_of, set: Some(set_args) },
        Getter { name: "__traceback__", doc: "", get: traceback, set: Some(set_traceback) },
        Getter { name: "__cause__", doc: "exception cause", get: cause, set: Some(set_cause) },
        Getter { name: "__context__", doc: "exception context", get: context, set: Some(set_context) },
        Getter { name: "__suppress_context__", doc: "", get: suppress, set: Some(set_suppress) },
    ],
);

pub(super) fn body(value: &Value) -> &Obj<Exception> {
    value.exact::<Exception>().expect("methods of exceptions are called with exceptions")
}

pub(super) fn items(value: &Value) -> Vec<Value> {
    body(value).args.get().exact::<Tuple>().map_or_else(Vec::new, |args| args.items().to_vec())
}

pub(super) fn class_argument(vm: &mut Vm, value: &Value) -> Result<Obj<Class>, Raised> {
    match value.exact::<Class>() {
        Some(class) => Ok(class.clone()),
        None => Err(vm.type_error("BaseException.__new__(X): X is not a type object")),
    }
}

fn new(vm: &mut Vm, args: Args<'_>) -> Answer {
    let class = class_argument(vm, &args[0])?;
    Ok(vm.exception_with(&class, args[1].clone()))
}

fn init(vm: &mut Vm, args: Args<'_>) -> Answer {
    let keywords = vm.keyword_list(&args[2]);
    let with_fields = [Exc::ImportError, Exc::AttributeError, Exc::NameError];
    if !keywords.is_empty() && !with_fields.iter().any(|exc| vm.is_exception(&args[0], *exc)) {
        let name = vm.type_name(&args[0]);
        return Err(vm.type_error(format!("{name}() takes no keyword arguments")));
    }
    let two = args[1].exact::<Tuple>().is_some_and(|given| given.items().len() == 2);
    if two && vm.is_exception(&args[0], Exc::SyntaxError) {
        fields::read_syntax_details(vm, &args[0], args[1].clone())?;
    }
    if !vm.is_exception(&args[0], Exc::BaseExceptionGroup) {
        body(&args[0]).args.set(args[1].clone());
    }
    Ok(Value::None)
}

fn repr(vm: &mut Vm, args: Args<'_>) -> Answer {
    let name = vm.type_name(&args[0]);
    let items = items(&args[0]);
    let mut texts = Vec::with_capacity(items.len());
    for item in &items {
        texts.push(vm.repr_text(item)?);
    }
    Ok(vm.text(&format!("{name}({})", texts.join(", "))))
}

pub(super) fn str(vm: &mut Vm, args: Args<'_>) -> Answer {
    let items = items(&args[0]);
    match items.as_slice() {
        [] => Ok(vm.text("")),
        [one] => vm.str(one),
        _ => {
            let all = body(&args[0]).args.get();
            vm.repr(&all)
        }
    }
}

fn key_error_str(vm: &mut Vm, args: Args<'_>) -> Answer {
    match items(&args[0]).as_slice() {
        [one] => vm.repr(one),
        _ => str(vm, args),
    }
}

fn add_note(vm: &mut Vm, args: Args<'_>) -> Answer {
    if args[1].cast::<Str>().is_none() {
        let got = vm.type_name(&args[1]);
        return Err(vm.type_error(format!("note must be a str, not '{got}'")));
    }
    match vm.getattr_opt(&args[0], sym::__notes__)? {
        Some(notes) => match notes.cast::<List>() {
            Some(list) => list.items.push(args[1].clone()),
            None => return Err(vm.type_error("Cannot add note: __notes__ is not a list")),
        },
        None => {
            let notes = List::new(vec![args[1].clone()]);
            vm.setattr(&args[0], sym::__notes__, notes.into())?;
        }
    }
    Ok(Value::None)
}

fn set_state(vm: &mut Vm, args: Args<'_>) -> Answer {
    if args[1].is_none() {
        return Ok(Value::None);
    }
    let Some(state) = args[1].cast::<Dict>() else { return Err(vm.type_error("state is not a dictionary")) };
    for (name, value) in state.pairs() {
        let Some(name) = name.cast::<Str>().map(|name| name.to_text().into_owned()) else {
            return Err(vm.type_error("attribute name must be string"));
        };
        let name = vm.intern(&name);
        vm.setattr(&args[0], name, value)?;
    }
    Ok(Value::None)
}

fn with_traceback(vm: &mut Vm, args: Args<'_>) -> Answer {
    set_traceback(vm, &args[0], args[1].clone())?;
    Ok(args[0].clone())
}

fn args_of(_vm: &mut Vm, value: &Value) -> Answer {
    Ok(body(value).args.get())
}

fn set_args(vm: &mut Vm, value: &Value, args: Value) -> Result<(), Raised> {
    if args.is_unbound() {
        return Err(vm.type_error("args may not be deleted"));
    }
    let items = vm.collect(&args)?;
    let args = vm.new_tuple(items);
    body(value).args.set(args);
    Ok(())
}

fn traceback(_vm: &mut Vm, value: &Value) -> Answer {
    Ok(body(value).traceback.get())
}

fn set_traceback(vm: &mut Vm, value: &Value, traceback: Value) -> Result<(), Raised> {
    if traceback.is_unbound() {
        return Err(vm.type_error("__traceback__ may not be deleted"));
    }
    if !traceback.is_none() && traceback.exact::<Traceback>().is_none() {
        return Err(vm.type_error("__traceback__ must be a traceback or None"));
    }
    body(value).traceback.set(traceback);
    Ok(())
}

fn cause(_vm: &mut Vm, value: &Value) -> Answer {
    Ok(body(value).cause.get())
}

fn set_cause(vm: &mut Vm, value: &Value, cause: Value) -> Result<(), Raised> {
    if cause.is_unbound() {
        return Err(vm.type_error("__cause__ may not be deleted"));
    }
    if !cause.is_none() && cause.exact::<Exception>().is_none() {
        return Err(vm.type_error("exception cause must be None or derive from BaseException"));
    }
    body(value).cause.set(cause);
    body(value).suppress_context.set(true);
    Ok(())
}

fn context(_vm: &mut Vm, value: &Value) -> Answer {
    Ok(body(value).context.get())
}

fn set_context(vm: &mut Vm, value: &Value, context: Value) -> Result<(), Raised> {
    if context.is_unbound() {
        return Err(vm.type_error("__context__ may not be deleted"));
    }
    if !context.is_none() && context.exact::<Exception>().is_none() {
        return Err(vm.type_error("exception context must be None or derive from BaseException"));
    }
    body(value).context.set(context);
    Ok(())
}

fn suppress(_vm: &mut Vm, value: &Value) -> Answer {
    Ok(Value::bool(body(value).suppress_context.get()))
}

fn set_suppress(vm: &mut Vm, value: &Value, suppress: Value) -> Result<(), Raised> {
    let suppress = match suppress {
        Value::True => true,
        Value::False => false,
        Value::Unbound => return Err(vm.type_error("can't delete numeric/char attribute")),
        _ => return Err(vm.type_error("attribute value type must be bool")),
    };
    body(value).suppress_context.set(suppress);
    Ok(())
}

// --- OSError -----------------------------------------------------------------------------------------------------

/// Places of an `OSError`'s fields, in the order that `os_fill` puts them.
mod os {
    pub(super) const FILENAME: usize = 0;
    pub(super) const FILENAME2: usize = 1;
    pub(super) const ERRNO: usize = 2;
    pub(super) const STRERROR: usize = 3;
    pub(super) const WRITTEN: usize = 4;
}

fn os_field(value: &Value, place: usize) -> Option<Value> {
    body(value).fields.get(place).filter(|value| !value.is_unbound())
}

fn set_os_field(value: &Value, place: usize, new: Value) -> Result<(), Raised> {
    let fields = &body(value).fields;
    while fields.len() <= place {
        fields.push(Value::Unbound);
    }
    drop(fields.replace(place, new));
    Ok(())
}

/// Whether a class derived from OSError takes its arguments in an `__init__` of its own: `super().__init__` then says what
/// the exception holds.
fn os_fills_in_init(vm: &Vm, class: &Obj<Class>) -> bool {
    let base = &vm.exceptions[Exc::OSError as usize];
    let same = |name| match (vm.class_lookup(class, name), vm.class_lookup(base, name)) {
        (Some(own), Some(base)) => own.is(&base),
        _ => false,
    };
    !same(sym::__init__) && same(sym::__new__)
}

/// `OSError(errno, …)` makes the subclass that stands for the number.
fn os_error_new(vm: &mut Vm, args: Args<'_>) -> Answer {
    let class = class_argument(vm, &args[0])?;
    let given = args.rest(1);
    let plain = class.is(&vm.exceptions[Exc::OSError as usize]);
    let class = match (plain, given.len() >= 2, given.first()) {
        (true, true, Some(Value::Int(number))) => vm.exceptions[subclass_of(*number) as usize].clone(),
        _ => class,
    };
    let exception = vm.exception_of_class(&class, Vec::new());
    if !os_fills_in_init(vm, &class) {
        os_fill(vm, &exception, given);
    }
    Ok(exception)
}

fn os_error_init(vm: &mut Vm, args: Args<'_>) -> Answer {
    if !vm.keyword_list(&args[2]).is_empty() {
        let name = vm.type_name(&args[0]);
        return Err(vm.type_error(format!("{name}() takes no keyword arguments")));
    }
    let class = vm.class_of(&args[0]).clone();
    if os_fills_in_init(vm, &class) {
        os_fill(vm, &args[0], args.rest(1));
    }
    Ok(Value::None)
}

/// Two to five arguments are errno, strerror, filename, (nothing here), filename2; others are just `args`.
fn os_fill(vm: &mut Vm, exception: &Value, given: &[Value]) {
    let mut shown = given.to_vec();
    if (2..=5).contains(&given.len()) {
        let third = given.get(2).filter(|file| !file.is_none());
        let counts = matches!(third, Some(Value::Int(_))) && vm.is_exception(exception, Exc::BlockingIOError);
        let file = third.filter(|_| !counts);
        let written = third.filter(|_| counts);
        if file.is_some() {
            shown.truncate(2);
        }
        let second = given.get(4).filter(|file| !file.is_none());
        let fields = [file, second, given.first(), given.get(1), written];
        body(exception).fields.extend(fields.map(|field| field.cloned().unwrap_or_default()).to_vec());
    }
    let shown = vm.new_tuple(shown);
    body(exception).args.set(shown);
}

fn subclass_of(errno: i64) -> Exc {
    match errno {
        1 | 13 => Exc::PermissionError,
        2 => Exc::FileNotFoundError,
        3 => Exc::ProcessLookupError,
        4 => Exc::InterruptedError,
        10 => Exc::ChildProcessError,
        11 | 114 | 115 => Exc::BlockingIOError,
        17 => Exc::FileExistsError,
        20 => Exc::NotADirectoryError,
        21 => Exc::IsADirectoryError,
        32 | 108 => Exc::BrokenPipeError,
        103 => Exc::ConnectionAbortedError,
        104 => Exc::ConnectionResetError,
        110 => Exc::TimeoutError,
        111 => Exc::ConnectionRefusedError,
        _ => Exc::OSError,
    }
}

fn os_errno(_vm: &mut Vm, value: &Value) -> Answer {
    Ok(os_field(value, os::ERRNO).unwrap_or(Value::None))
}

fn os_strerror(_vm: &mut Vm, value: &Value) -> Answer {
    Ok(os_field(value, os::STRERROR).unwrap_or(Value::None))
}

fn os_filename(_vm: &mut Vm, value: &Value) -> Answer {
    Ok(os_field(value, os::FILENAME).unwrap_or(Value::None))
}

fn os_filename2(_vm: &mut Vm, value: &Value) -> Answer {
    Ok(os_field(value, os::FILENAME2).unwrap_or(Value::None))
}

fn os_written(vm: &mut Vm, value: &Value) -> Answer {
    match os_field(value, os::WRITTEN) {
        Some(count) => Ok(count),
        None => {
            let name = vm.intern("characters_written");
            Err(vm.attribute_error("characters_written".to_owned(), value, name))
        }
    }
}

const fn os_getter(
    name: &'static str,
    doc: &'static str,
    get: fn(&mut Vm, &Value) -> Answer,
    set: fn(&mut Vm, &Value, Value) -> Result<(), Raised>,
) -> Getter {
    Getter { name, doc, get, set: Some(set) }
}

fn os_error_str(vm: &mut Vm, args: Args<'_>) -> Answer {
    let (errno, strerror) = (os_field(&args[0], os::ERRNO), os_field(&args[0], os::STRERROR));
    let files = (os_field(&args[0], os::FILENAME), os_field(&args[0], os::FILENAME2));
    let mut text = match (&errno, &strerror, &files.0) {
        (Some(number), Some(reason), _) => format!("[Errno {}] {}", vm.str_text(number)?, vm.str_text(reason)?),
        (_, _, Some(_)) => "[Errno None] None".to_owned(),
        (_, _, None) => return str(vm, args),
    };
    if let Some(file) = files.0 {
        text += &format!(": {}", vm.repr_text(&file)?);
        if let Some(second) = files.1 {
            text += &format!(" -> {}", vm.repr_text(&second)?);
        }
    }
    Ok(vm.text(&text))
}

// --- groups ------------------------------------------------------------------------------------------------------

/// Two arguments, whatever a subclass's `__init__` takes besides by keyword.
fn group_make(vm: &mut Vm, args: Args<'_>) -> Answer {
    let given = args.rest(1);
    if given.len() != 2 {
        let message = format!("BaseExceptionGroup.__new__() takes exactly 2 arguments ({} given)", given.len());
        return Err(vm.type_error(message));
    }
    group_new(vm, Args::new(&[args[0].clone(), given[0].clone(), given[1].clone()]))
}

fn group_new(vm: &mut Vm, args: Args<'_>) -> Answer {
    let mut class = class_argument(vm, &args[0])?;
    if args[1].cast::<Str>().is_none() {
        let got = vm.argument_type(&args[1]);
        return Err(vm.type_error(format!("BaseExceptionGroup.__new__() argument 1 must be str, not {got}")));
    }
    // In CPython, whatever has a slot for items by number.
    let members_class = vm.class_of(&args[2]).clone();
    let items = vm.class_lookup(&members_class, sym::__getitem__).is_some();
    let sequence = items && args[2].cast::<Dict>().is_none();
    if !sequence {
        return Err(vm.type_error("second argument (exceptions) must be a sequence"));
    }
    let members = vm.collect(&args[2])?;
    if members.is_empty() {
        return Err(vm.value_error("second argument (exceptions) must be a non-empty sequence"));
    }
    for (index, member) in members.iter().enumerate() {
        if member.exact::<Exception>().is_none() {
            return Err(vm.value_error(format!("Item {index} of second argument (exceptions) is not an exception")));
        }
    }
    let all_plain = members.iter().all(|member| vm.is_exception(member, Exc::Exception));
    let base_group = vm.exceptions[Exc::BaseExceptionGroup as usize].clone();
    let group = vm.exceptions[Exc::ExceptionGroup as usize].clone();
    if class.is(&base_group) && all_plain {
        class = group;
    } else if class.is(&group) && !all_plain {
        return Err(vm.type_error("Cannot nest BaseExceptions in an ExceptionGroup"));
    } else if !all_plain && class.derives_from(&vm.exceptions[Exc::Exception as usize].clone()) {
        let name = class.name.borrow().clone();
        return Err(vm.type_error(format!("Cannot nest BaseExceptions in '{name}'")));
    }
    let exception = vm.exception_of_class(&class, vec![args[1].clone(), args[2].clone()]);
    let tuple = vm.new_tuple(members);
    body(&exception).fields.extend(vec![args[1].clone(), tuple]);
    Ok(exception)
}

fn members_of(value: &Value) -> Vec<Value> {
    let members = body(value).fields.get(1).unwrap_or(Value::None);
    members.exact::<Tuple>().map_or_else(Vec::new, |members| members.items().to_vec())
}

fn group_message(_vm: &mut Vm, value: &Value) -> Answer {
    Ok(body(value).fields.get(0).unwrap_or(Value::None))
}

fn group_members(_vm: &mut Vm, value: &Value) -> Answer {
    Ok(body(value).fields.get(1).unwrap_or(Value::None))
}

fn group_str(vm: &mut Vm, args: Args<'_>) -> Answer {
    let message = group_message(vm, &args[0])?;
    let text = vm.str_text(&message)?;
    let count = members_of(&args[0]).len();
    let plural = if count == 1 { "" } else { "s" };
    Ok(vm.text(&format!("{text} ({count} sub-exception{plural})")))
}

fn group_repr(vm: &mut Vm, args: Args<'_>) -> Answer {
    let name = vm.type_name(&args[0]);
    let message = group_message(vm, &args[0])?;
    let message = vm.repr_text(&message)?;
    let members = items(&args[0]).get(1).cloned().unwrap_or(Value::None);
    let members = vm.repr_text(&members)?;
    Ok(vm.text(&format!("{name}({message}, {members})")))
}

fn group_derive(vm: &mut Vm, args: Args<'_>) -> Answer {
    let class = vm.exceptions[Exc::BaseExceptionGroup as usize].value();
    let message = group_message(vm, &args[0])?;
    vm.call(&class, &[message, args[1].clone()])
}

/// Whether an exception fits a matcher: a class, a tuple of classes or a predicate.
fn fits(vm: &mut Vm, exception: &Value, matcher: &Value) -> Result<bool, Raised> {
    if vm.is_exception_class(matcher) || matcher.exact::<Tuple>().is_some() {
        return vm.exception_matches(exception, matcher);
    }
    let answer = vm.call(matcher, std::slice::from_ref(exception))?;
    vm.truth(&answer)
}

/// The matching part and the rest of an exception, either None.
fn split(vm: &mut Vm, exception: &Value, matcher: &Value) -> Result<(Value, Value), Raised> {
    if fits(vm, exception, matcher)? {
        return Ok((exception.clone(), Value::None));
    }
    if !vm.is_exception(exception, Exc::BaseExceptionGroup) {
        return Ok((Value::None, exception.clone()));
    }
    let (mut matching, mut rest) = (Vec::new(), Vec::new());
    for member in members_of(exception) {
        vm.enter_native()?;
        let parts = split(vm, &member, matcher);
        vm.leave_native();
        let (part, left) = parts?;
        if !part.is_none() {
            matching.push(part);
        }
        if !left.is_none() {
            rest.push(left);
        }
    }
    Ok((derived(vm, exception, matching)?, derived(vm, exception, rest)?))
}

fn derived(vm: &mut Vm, group: &Value, members: Vec<Value>) -> Answer {
    if members.is_empty() {
        return Ok(Value::None);
    }
    let derive = vm.intern("derive");
    let list = List::new(members);
    let made = vm.call_method(group, derive, &[list.into()])?;
    if let Some(target) = made.exact::<Exception>() {
        let from = body(group);
        target.traceback.set(from.traceback.get());
        target.cause.set(from.cause.get());
        target.context.set(from.context.get());
        // Setting a cause, even None, does that.
        target.suppress_context.set(true);
        if let Some(notes) = vm.getattr_opt(group, sym::__notes__)? {
            let notes = vm.collect(&notes)?;
            vm.setattr(&made, sym::__notes__, List::new(notes).into())?;
        }
    }
    Ok(made)
}

fn check_matcher(vm: &mut Vm, matcher: &Value) -> Result<(), Raised> {
    let callable = vm.is_exception_class(matcher) || matcher.exact::<Tuple>().is_some() || vm.is_callable(matcher);
    if callable {
        return Ok(());
    }
    Err(vm.type_error("expected an exception type, a tuple of exception types, or a callable (other than a class)"))
}

fn group_split(vm: &mut Vm, args: Args<'_>) -> Answer {
    check_matcher(vm, &args[1])?;
    let (matching, rest) = split(vm, &args[0], &args[1])?;
    Ok(vm.new_tuple(vec![matching, rest]))
}

fn group_subgroup(vm: &mut Vm, args: Args<'_>) -> Answer {
    check_matcher(vm, &args[1])?;
    split(vm, &args[0], &args[1]).map(|(matching, _)| matching)
}
