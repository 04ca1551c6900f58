//! Hints after an uncaught exception.

use super::Hint;
use super::expression::{Part, callee, first_argument, line_start};
use super::loops::Which;
use super::places::{self, Culprit, Place};
use super::reused::{Beginner, First};
use crate::ast::{BinOp, Expr, ExprKind};
use crate::diagnostics::async_names::is_entered_async;
use crate::diagnostics::suggestions;
use crate::heap::{Obj, Value};
use crate::objects::exception::{Exc, Exception};
use crate::objects::traceback::Traceback;
use crate::source::{Source, Span};
use crate::vm::Vm;
use std::sync::Arc;

/// An exception and the place in the script at which it came up.
struct Case {
    class: String,
    message: String,
    source: Arc<Source>,
    span: Span,
    /// Whether `await` may stand there.
    in_coroutine: bool,
    /// Whether it is a `for` or a comprehension that fails, not what it walks over.
    iterates: bool,
    /// What is known of its cause.
    culprit: Option<Culprit>,
}

impl Case {
    fn part(&self) -> Option<Part<'_>> {
        Part::at(&self.source, self.span)
    }

    /// The class of the exception and how its message begins.
    fn is(&self, class: &str, beginning: &str) -> bool {
        self.class == class && self.message.starts_with(beginning)
    }

    /// A place as a hint names it.
    fn shown(&self, place: &Place) -> String {
        places::shown(&self.source.name, place)
    }

    /// Its own place.
    fn here(&self) -> String {
        self.shown(&(self.source.name.to_string(), self.source.line_of(self.span.start)))
    }

    /// A loop in words.
    fn loop_in_words(&self, which: &Which) -> String {
        match which {
            Which::Prompt => "the prompt's own loop".to_owned(),
            Which::StartedAt(place) => format!("the loop started at {}", self.shown(place)),
            Which::NeverStarted => "a loop that was never started".to_owned(),
            Which::Unknown => "another loop".to_owned(),
        }
    }
}

/// The rules, each for one confusion. The first that knows the case speaks.
const RULES: &[fn(&Case) -> Option<Hint>] = &[
    coroutine_as_value,
    run_without_call,
    run_inside_loop,
    no_running_loop,
    closed_loop,
    plain_for,
    plain_with,
    awaited_twice,
    gather_of_list,
    wait_for_coroutines,
    other_loop,
    missing_module,
    removed_name,
];

/// The hint for an exception that nobody caught.
pub fn for_exception(vm: &mut Vm, exception: &Value) -> Option<Hint> {
    if vm.is_exception(exception, Exc::SyntaxError) {
        return super::syntax::for_exception(vm, exception);
    }
    if let Some(hint) = vm.hint_of_run(exception) {
        return Some(hint);
    }
    let case = case_of(vm, exception)?;
    RULES.iter().find_map(|rule| rule(&case))
}

/// The innermost place in the script's own text at which an exception came up, and whether `await` may stand there.
pub(super) fn place_of(exception: &Value) -> Option<(Arc<Source>, Span, bool)> {
    let entry = innermost_entry(exception)?;
    let unit = &entry.code.unit;
    let span = unit.spans.get(entry.pc as usize).copied()?;
    Some((unit.source.clone(), span, unit.may_await()))
}

/// The innermost entry of a traceback that stands in the script's own text.
fn innermost_entry(exception: &Value) -> Option<Obj<Traceback>> {
    let body = exception.exact::<Exception>()?;
    let mut entry = body.traceback.get().exact::<Traceback>().cloned();
    let mut innermost = None;
    while let Some(traceback) = entry {
        entry = traceback.next.get().exact::<Traceback>().cloned();
        if !traceback.code.unit.source.is_own() {
            innermost = Some(traceback);
        }
    }
    innermost
}

fn case_of(vm: &mut Vm, exception: &Value) -> Option<Case> {
    let (source, span, in_coroutine) = place_of(exception)?;
    let class = vm.class_name(exception).to_string();
    let message = vm.str_text(exception).ok()?;
    let culprit = vm.hint_culprit(exception);
    let iterates = innermost_entry(exception).is_some_and(|entry| entry.code.unit.iterates_at(entry.pc as usize));
    Some(Case { class, message, source, span, in_coroutine, iterates, culprit })
}

/// A module that is neither beside the script nor in our library.
fn missing_module(case: &Case) -> Option<Hint> {
    let rest = case.message.strip_prefix("No module named '").filter(|_| case.class == "ModuleNotFoundError")?;
    let name = rest.split(['\'', '.']).next()?;
    let known = suggestions::STDLIB_NAMES.split_whitespace().any(|own| own == name);
    Some(Hint::help(if known {
        format!("the module '{name}' of CPython is not part of coroscope")
    } else {
        format!("there is no '{name}' beside the script, and it is not part of coroscope")
    }))
}

/// A coroutine where its value was meant: an operand, an object that is asked for an attribute or an item.
fn coroutine_as_value(case: &Case) -> Option<Hint> {
    let known = case.class == "TypeError" || case.class == "AttributeError";
    // An attribute of that name is something else.
    let named = case.class == "AttributeError" && !case.message.starts_with("'coroutine' object");
    let told = case.message.contains("'coroutine'") || case.message.contains("(not \"coroutine\")");
    if !known || named || !told || case.message.contains("await") {
        return None;
    }
    let part = case.part()?;
    let culprits = if case.iterates { vec![&part.tree] } else { coroutines_in(&part.tree, &case.message) };
    let first = *culprits.first()?;
    let text = match callee(first) {
        Some(name) => format!("calling {name}() only makes a coroutine; `await` runs it and gives its value"),
        None => format!("`{}` is a coroutine; `await` runs it and gives its value", part.text(first)),
    };
    let hint = Hint::help(text).explained("A101");
    if !case.in_coroutine {
        return Some(Hint { text: hint.text.clone() + " (in an `async def`)", ..hint });
    }
    let bare = case.iterates || matches!(part.tree.kind, ExprKind::Binary { .. } | ExprKind::Compare { .. });
    let puts: Vec<(u32, &str)> = culprits
        .iter()
        .flat_map(|node| {
            let span = part.span(node);
            let call = [(span.start, "await "), (span.start, "")];
            let wrapped = [(span.start, "(await "), (span.end, ")")];
            if bare { call } else { wrapped }
        })
        .filter(|(_, put)| !put.is_empty())
        .collect();
    let edit = super::Edit::insert(&case.source, case.span.start, &puts);
    Some(hint.with_edit(edit))
}

/// The operands that the message calls coroutines.
fn coroutines_in<'a>(tree: &'a Expr, message: &str) -> Vec<&'a Expr> {
    let could_be =
        |node: &&Expr| matches!(node.kind, ExprKind::Call { .. } | ExprKind::Name(_) | ExprKind::Attribute { .. });
    let operands: Vec<&Expr> = match &tree.kind {
        ExprKind::Binary { left, op: BinOp::Add, right } if message.contains("concatenate") => vec![right],
        ExprKind::Binary { left, right, .. } => between(message, left, right),
        ExprKind::Compare { left, rest } if rest.len() == 1 => between(message, left, &rest[0].1),
        ExprKind::Subscript { value, .. } | ExprKind::Attribute { value, .. } => vec![value],
        ExprKind::Call { func, .. } => match &func.kind {
            ExprKind::Attribute { value, .. } => vec![value],
            _ => first_argument(tree).into_iter().collect(),
        },
        _ => vec![tree],
    };
    operands.into_iter().filter(could_be).filter(|node| !matches!(node.kind, ExprKind::Constant(_))).collect()
}

/// `… for +: 'coroutine' and 'int'`: which of the two it is.
fn between<'a>(message: &str, left: &'a Expr, right: &'a Expr) -> Vec<&'a Expr> {
    let types: Vec<&str> = message.split('\'').skip(1).step_by(2).collect();
    let types = &types[types.len().saturating_sub(2)..];
    let pairs = types.iter().zip([left, right]);
    pairs.filter(|(name, _)| **name == "coroutine").map(|(_, node)| node).collect()
}

/// `asyncio.run(main)`
fn run_without_call(case: &Case) -> Option<Hint> {
    let told = "a coroutine was expected, got <function ";
    if !case.is("ValueError", told) && !case.is("TypeError", told) {
        return None;
    }
    let part = case.part()?;
    let function = first_argument(&part.tree)?;
    let call = part.text(&part.tree).replacen(part.text(function), &format!("{}()", part.text(function)), 1);
    Some(Hint::help(format!("call it: {call}")).with_edit(part.around(function, "", "()")))
}

fn run_inside_loop(case: &Case) -> Option<Hint> {
    let part = case.part()?;
    let again = case.is("RuntimeError", "This event loop is already running")
        || case.is("RuntimeError", "Cannot run the event loop while another loop is running");
    let completes = again && callee(&part.tree) == Some("run_until_complete");
    if !completes && !case.is("RuntimeError", "asyncio.run() cannot be called from a running event loop") {
        return None;
    }
    let coroutine = first_argument(&part.tree)?;
    let text = match case.in_coroutine {
        true => format!("you are already inside the loop here; write: await {}", part.text(coroutine)),
        false => "a loop is running already: make this function `async def` and `await` the coroutine".to_owned(),
    };
    Some(Hint::help(text).explained("A701"))
}

fn no_running_loop(case: &Case) -> Option<Hint> {
    if !case.is("RuntimeError", "no running event loop") {
        return None;
    }
    let part = case.part()?;
    let name = callee(&part.tree)?.to_owned();
    Some(Hint::help(format!("{name} needs a running loop; move this line into an async def started by asyncio.run")))
}

fn closed_loop(case: &Case) -> Option<Hint> {
    case.is("RuntimeError", "Event loop is closed").then(|| {
        let place = match &case.culprit {
            Some(Culprit::Closed(place)) => format!(" at {}", case.shown(place)),
            Some(Culprit::Reused(_) | Culprit::Foreign { .. }) | None => String::new(),
        };
        let text = format!("this loop has ended and was closed{place}; use asyncio.run once, for the whole program");
        Hint::help(text).explained("A702")
    })
}

/// `for` over what only `async for` can walk, as a statement or in a comprehension of a coroutine.
fn plain_for(case: &Case) -> Option<Hint> {
    if !case.iterates || !case.is("TypeError", "'async_generator' object is not iterable") {
        return None;
    }
    let line = case.source.line_of(case.span.start);
    let start = line_start(&case.source, line)?;
    let before = case.source.slice(Span::new(start, case.span.start));
    let at = before.rfind("for ").filter(|at| before[*at..].trim_end().ends_with(" in"))?;
    let is_statement = before[..at].trim().is_empty();
    let edit = super::Edit::insert(&case.source, case.span.start, &[(start + at as u32, "async ")]);
    let hint = Hint::help("an asynchronous generator is walked by `async for`").explained("A104");
    (is_statement || case.in_coroutine).then(|| hint.with_edit(edit))
}

fn plain_with(case: &Case) -> Option<Hint> {
    let name = case.message.strip_prefix('\'')?.split('\'').next()?;
    let message = "object does not support the context manager protocol";
    if case.class != "TypeError" || !case.message.contains(message) || !is_entered_async(name) {
        return None;
    }
    let line = case.source.line_of(case.span.start);
    let text = case.source.line(line)?;
    let at = line_start(&case.source, line)? + text.find("with ")? as u32;
    let edit = super::Edit::insert(&case.source, case.span.start, &[(at, "async ")]);
    let hint = Hint::help(format!("a {name} of asyncio is entered by `async with`"));
    Some(hint.with_edit(edit).explained("A104"))
}

fn awaited_twice(case: &Case) -> Option<Hint> {
    let ended = case.is("RuntimeError", "cannot reuse already awaited coroutine");
    if !ended && !case.is("RuntimeError", "coroutine is being awaited already") {
        return None;
    }
    let before = match &case.culprit {
        Some(Culprit::Reused(First { by: Beginner::Await, place })) => {
            format!("first awaited at {}, again at {}", case.shown(place), case.here())
        }
        Some(Culprit::Reused(First { by: Beginner::Task, place })) => {
            format!("first run as a task at {}, again at {}", case.shown(place), case.here())
        }
        Some(Culprit::Foreign { .. } | Culprit::Closed(_)) | None => "a coroutine runs once".to_owned(),
    };
    Some(Hint::help(format!("{before}; make a task if two places need the result: asyncio.create_task(...)")))
}

/// `gather([a(), b()])`
fn gather_of_list(case: &Case) -> Option<Hint> {
    if !case.is("TypeError", "unhashable type: 'list'") {
        return None;
    }
    let part = case.part()?;
    let call = match &part.tree.kind {
        ExprKind::Await(inner) => inner,
        _ => &part.tree,
    };
    if callee(call)? != "gather" {
        return None;
    }
    let list = first_argument(call)?;
    Some(Hint::help("unpack the list: asyncio.gather(*[...])").with_edit(part.around(list, "*", "")))
}

fn wait_for_coroutines(case: &Case) -> Option<Hint> {
    case.is("TypeError", "Passing coroutines is forbidden, use tasks explicitly.")
        .then(|| Hint::help("wrap each in asyncio.create_task(...); asyncio.gather takes coroutines as they are"))
}

fn other_loop(case: &Case) -> Option<Hint> {
    let foreign = case.message.ends_with("attached to a different loop")
        || case.message.ends_with("is bound to a different event loop");
    (case.class == "RuntimeError" && foreign).then(|| {
        let belongs = match &case.culprit {
            Some(Culprit::Foreign { own, running }) => {
                let (own, running) = (case.loop_in_words(own), case.loop_in_words(running));
                format!("it belongs to {own}, and {running} runs here")
            }
            Some(Culprit::Reused(_) | Culprit::Closed(_)) | None => "it belongs to another loop".to_owned(),
        };
        Hint::help(format!("{belongs}; make it inside the coroutine that uses it")).explained("A703")
    })
}

impl Vm {
    /// The place of an exception, by which its hint is given once: file and line, or the input that did not parse.
    fn hint_place_of(&self, exception: &Value) -> String {
        match (place_of(exception), &self.hints.input) {
            (Some((source, span, _)), _) => format!("{}:{}", source.name, source.line_of(span.start)),
            (None, Some(input)) => input.name.to_string(),
            (None, None) => String::new(),
        }
    }

    /// Says what helps with an exception that was just printed.
    pub fn hint_at(&mut self, exception: &Value) {
        if !self.hints.enabled {
            return;
        }
        let Some(hint) = for_exception(self, exception) else { return };
        let place = self.hint_place_of(exception);
        if let Some(text) = self.hints.first_time(&hint, &place) {
            self.output.write_stderr(&format!("\n{text}"));
            self.observe_hint(hint.code, &hint.text);
        }
    }
}

/// Names of asyncio that earlier versions of Python had: where, which, and what to write today.
const REMOVED: &[(&str, &str, &str)] = &[
    ("module 'asyncio'", "coroutine", "write `async def` in place of @asyncio.coroutine (removed in Python 3.11)"),
    ("module 'asyncio'", "async", "the name is asyncio.ensure_future or asyncio.create_task (since Python 3.7)"),
    ("module 'asyncio'", "JoinableQueue", "every asyncio.Queue has join() (since Python 3.4.4)"),
    ("module 'asyncio'", "compat", "asyncio.compat went with Python 3.7"),
    ("module 'asyncio'", "get_current_task", "the name is asyncio.current_task()"),
    ("type object '_asyncio.Task'", "current_task", "write asyncio.current_task() (removed in Python 3.9)"),
    ("type object '_asyncio.Task'", "all_tasks", "write asyncio.all_tasks() (removed in Python 3.9)"),
];

/// A name that old tutorials still use.
fn removed_name(case: &Case) -> Option<Hint> {
    if case.class != "AttributeError" {
        return None;
    }
    let gone = |(owner, name, _): &&(&str, &str, &str)| {
        case.message.starts_with(&format!("{owner} has no attribute '{name}'"))
    };
    REMOVED.iter().find(gone).map(|(_, _, text)| Hint::help(*text))
}
