//! Tracebacks as CPython prints them (`traceback.py`): frames, chained exceptions, groups, notes, suggestions.

use super::carets;
use super::listing;
use super::suggestions;
use crate::heap::{Obj, Value};
use crate::objects::exception::{Exc, Exception};
use crate::objects::list::List;
use crate::objects::names::sym;
use crate::objects::native::Raised;
use crate::objects::string::Str;
use crate::objects::traceback::Traceback;
use crate::objects::tuple::Tuple;
use crate::source::{Place, Source, Span};
use crate::vm::Vm;
use rustc_hash::FxHashSet;

/// Equal entries beyond this many are counted instead of shown.
const REPEATS: usize = 3;
/// Members of a group that are shown.
const GROUP_WIDTH: usize = 15;
/// Nested groups that are shown.
const GROUP_DEPTH: usize = 10;

const CAUSE: &str = "\nThe above exception was the direct cause of the following exception:\n\n";
const CONTEXT: &str = "\nDuring handling of the above exception, another exception occurred:\n\n";

/// An exception with its traceback and everything it is chained to.
pub fn format_exception(vm: &mut Vm, exception: &Value) -> String {
    let mut printer = Printer { out: String::new(), depth: 0, need_close: false, seen: FxHashSet::default() };
    printer.chain(vm, exception, true);
    printer.out
}

/// The same without what it is chained to.
pub fn format_unchained(vm: &mut Vm, exception: &Value) -> String {
    let mut printer = Printer { out: String::new(), depth: 0, need_close: false, seen: FxHashSet::default() };
    printer.chain(vm, exception, false);
    printer.out
}

/// The entries of a traceback.
pub fn format_entries(traceback: &Value) -> String {
    entries(traceback, &carets::excerpt)
}

/// The source lines below an entry, with carets; empty where they are not known.
pub fn lines_of(source: &Source, span: Span) -> String {
    shown(source, span, &carets::excerpt)
}

/// Lines are found by numbers: they may be those of a file that only bears the name of the text.
fn shown(source: &Source, span: Span, excerpt: &dyn Fn(&Source, Place, Place) -> String) -> String {
    let (start, end) = (source.place(span.start), source.place(span.end));
    listing::with_lines(source, |lines| excerpt(lines, start, end)).unwrap_or_default()
}

/// The first line alone, as tracebacks of ignored exceptions have it.
fn first_line(source: &Source, start: Place, _end: Place) -> String {
    match source.line(start.line).map(str::trim) {
        Some(line) if !line.is_empty() => format!("    {line}\n"),
        _ => String::new(),
    }
}

fn entries(traceback: &Value, excerpt: &dyn Fn(&Source, Place, Place) -> String) -> String {
    let mut out = String::new();
    let mut entry = traceback.exact::<Traceback>().cloned();
    let mut last: Option<(String, u32, String)> = None;
    let mut count = 0;
    while let Some(traceback) = entry {
        let unit = &traceback.code.unit;
        let span = unit.spans.get(traceback.pc as usize).copied().unwrap_or_default();
        let place = (unit.source.name.to_string(), unit.source.line_of(span.start), unit.name.to_string());
        if last.as_ref() != Some(&place) {
            out.push_str(&repeated(count));
            count = 0;
        }
        count += 1;
        if count <= REPEATS {
            out.push_str(&format!("  File \"{}\", line {}, in {}\n", place.0, place.1, place.2));
            out.push_str(&shown(&unit.source, span, excerpt));
        }
        last = Some(place);
        entry = traceback.next.get().exact::<Traceback>().cloned();
    }
    out + &repeated(count)
}

fn repeated(count: usize) -> String {
    match count.saturating_sub(REPEATS) {
        0 => String::new(),
        1 => "  [Previous line repeated 1 more time]\n".to_owned(),
        more => format!("  [Previous line repeated {more} more times]\n"),
    }
}

/// The last line or lines: class, message, notes.
pub fn format_exception_only(vm: &mut Vm, exception: &Value) -> String {
    let mut out = if vm.is_exception(exception, Exc::SyntaxError) {
        vm.syntax_error_text(exception)
    } else {
        let name = class_path(vm, exception);
        let mut text = safe_str(vm, exception, "exception");
        if let Some(suggestion) = suggestions::for_exception(vm, exception) {
            text.push_str(&suggestion);
        }
        if text.is_empty() { format!("{name}\n") } else { format!("{name}: {text}\n") }
    };
    match vm.getattr_opt(exception, sym::__notes__) {
        Ok(Some(notes)) if !notes.is_none() => out.push_str(&format_notes(vm, &notes)),
        Ok(_) => {}
        Err(Raised) => out.push_str(&format!("Ignored error getting __notes__: {}\n", describe_raised(vm))),
    }
    out
}

fn format_notes(vm: &mut Vm, notes: &Value) -> String {
    let items = match (notes.cast::<List>(), notes.cast::<Tuple>()) {
        (Some(list), _) => list.items.snapshot(),
        (None, Some(tuple)) => tuple.items().to_vec(),
        (None, None) => {
            let shown = vm.repr_text(notes).unwrap_or_else(|Raised| failed(vm, "__notes__", "repr"));
            return shown + "\n";
        }
    };
    items.iter().map(|note| safe_str(vm, note, "note") + "\n").collect()
}

fn describe_raised(vm: &mut Vm) -> String {
    let error = vm.take_raised();
    vm.repr_text(&error).unwrap_or_else(|Raised| failed(vm, "exception", "repr"))
}

fn failed(vm: &mut Vm, what: &str, function: &str) -> String {
    drop(vm.take_raised());
    format!("<{what} {function}() failed>")
}

fn safe_str(vm: &mut Vm, value: &Value, what: &str) -> String {
    vm.str_text(value).unwrap_or_else(|Raised| failed(vm, what, "str"))
}

/// `module.Class`; without the module for `builtins` and `__main__`.
fn class_path(vm: &mut Vm, exception: &Value) -> String {
    let class = vm.class_of(exception).clone();
    let qualname = match vm.getattr(&class.value(), sym::__qualname__) {
        Ok(name) => name.cast::<Str>().map(|name| name.to_text().into_owned()),
        Err(Raised) => {
            drop(vm.take_raised());
            None
        }
    };
    let qualname = qualname.unwrap_or_else(|| class.name.borrow().to_string());
    let module = vm.getattr(&class.value(), sym::__module__).unwrap_or_else(|Raised| {
        drop(vm.take_raised());
        Value::None
    });
    match module.cast::<Str>().map(|module| module.to_text().into_owned()) {
        Some(module) if module == "builtins" || module == "__main__" => qualname,
        Some(module) => format!("{module}.{qualname}"),
        None => format!("<unknown>.{qualname}"),
    }
}

/// `_ExceptionPrintContext`: the frame that groups draw around their members.
struct Printer {
    out: String,
    depth: usize,
    need_close: bool,
    /// The exceptions shown so far, by address: they live as long as the outermost one.
    seen: FxHashSet<usize>,
}

impl Printer {
    fn emit(&mut self, text: &str, margin: char) {
        let indent = if self.depth == 0 { String::new() } else { format!("{}{margin} ", " ".repeat(2 * self.depth)) };
        for line in text.split_inclusive('\n') {
            self.out.push_str(&indent);
            self.out.push_str(line);
        }
    }

    fn chain(&mut self, vm: &mut Vm, exception: &Value, chained: bool) {
        let mut links: Vec<(Option<&str>, Obj<Exception>)> = Vec::new();
        let mut next = exception.exact::<Exception>().cloned();
        while let Some(link) = next {
            self.seen.insert(link.as_ref().address());
            let (cause, context) = (link.cause.get(), link.context.get());
            let unseen = |value: &Value, seen: &FxHashSet<usize>| {
                value.exact::<Exception>().cloned().filter(|other| !seen.contains(&other.as_ref().address()))
            };
            let (message, further) = if !chained {
                (None, None)
            } else if !cause.is_none() {
                (Some(CAUSE), unseen(&cause, &self.seen))
            } else if !link.suppress_context.get() {
                (Some(CONTEXT), unseen(&context, &self.seen))
            } else {
                (None, None)
            };
            links.push((message.filter(|_| further.is_some()), link));
            next = further;
        }
        for (message, link) in links.into_iter().rev() {
            if let Some(message) = message {
                self.emit(message, '|');
            }
            let link = link.value();
            if vm.is_exception(&link, Exc::BaseExceptionGroup) {
                self.group(vm, &link, chained)
            } else {
                self.single(vm, &link)
            }
        }
    }

    fn single(&mut self, vm: &mut Vm, exception: &Value) {
        self.stack(exception, "Traceback (most recent call last):\n", '|');
        let last = format_exception_only(vm, exception);
        self.emit(&last, '|');
    }

    fn stack(&mut self, exception: &Value, title: &str, margin: char) {
        let traceback = exception.exact::<Exception>().map_or(Value::None, |body| body.traceback.get());
        if !traceback.is_none() {
            self.emit(title, margin);
            self.emit(&format_entries(&traceback), '|');
        }
    }

    fn group(&mut self, vm: &mut Vm, exception: &Value, chained: bool) {
        if self.depth > GROUP_DEPTH {
            self.emit(&format!("... (max_group_depth is {GROUP_DEPTH})\n"), '|');
            return;
        }
        let outermost = self.depth == 0;
        if outermost {
            self.depth = 1;
        }
        self.stack(
            exception,
            "Exception Group Traceback (most recent call last):\n",
            if outermost { '+' } else { '|' },
        );
        let last = format_exception_only(vm, exception);
        self.emit(&last, '|');
        self.members(vm, &vm.group_members(exception), chained);
        if outermost {
            self.depth = 0;
        }
    }

    fn members(&mut self, vm: &mut Vm, members: &[Value], chained: bool) {
        let count = members.len().min(GROUP_WIDTH + 1);
        self.need_close = false;
        for (index, member) in members.iter().take(count).enumerate() {
            let is_last = index + 1 == count;
            self.need_close |= is_last;
            let cut = index >= GROUP_WIDTH;
            let title = if cut { "...".to_owned() } else { (index + 1).to_string() };
            let start = if index == 0 { "+-" } else { "  " };
            let indent = " ".repeat(2 * self.depth);
            self.out.push_str(&format!("{indent}{start}+---------------- {title} ----------------\n"));
            self.depth += 1;
            if cut {
                let left = members.len() - GROUP_WIDTH;
                let plural = if left > 1 { "s" } else { "" };
                self.emit(&format!("and {left} more exception{plural}\n"), '|');
            } else {
                self.chain(vm, member, chained);
            }
            if is_last && self.need_close {
                let indent = " ".repeat(2 * self.depth);
                self.out.push_str(&format!("{indent}+------------------------------------\n"));
                self.need_close = false;
            }
            self.depth -= 1;
        }
    }
}

impl Vm {
    /// The members of an exception group.
    pub fn group_members(&self, group: &Value) -> Vec<Value> {
        let members = group.exact::<Exception>().and_then(|body| body.fields.get(1));
        members.and_then(|members| members.exact::<Tuple>().map(|tuple| tuple.items().to_vec())).unwrap_or_default()
    }

    /// Prints an uncaught exception on stderr (`sys.excepthook`).
    pub fn print_uncaught(&mut self, exception: &Value) {
        self.output.flush();
        let text = format_exception(self, exception);
        let text = if self.hints.colours { super::colours::traceback(&text) } else { text };
        self.write_report(&text);
    }

    /// Hands an uncaught exception to `sys.excepthook`; raises what ends the program in its stead, a `SystemExit` of the hook.
    pub fn show_uncaught(&mut self, exception: &Value) -> Result<(), Raised> {
        let (hook, own) = (self.intern("excepthook"), self.intern("__excepthook__"));
        let (hook, own) = (self.sys_stream(hook), self.sys_stream(own).unwrap_or_default());
        // A script that has not imported `sys` has set no hook.
        let Some(hook) = hook.filter(|hook| !hook.is(&own)) else {
            self.print_uncaught(exception);
            return Ok(());
        };
        if hook.is_unbound() {
            self.write_report("sys.excepthook is missing\n");
            self.print_uncaught(exception);
            return Ok(());
        }
        let class = self.class_of(exception).value();
        let traceback = exception.exact::<Exception>().map_or(Value::None, |body| body.traceback.get());
        let shown = self.call(&hook, &[class, exception.clone(), traceback]);
        if let (Err(Raised), false) = (&shown, self.raised_is(Exc::SystemExit)) {
            self.report_failed_hook(exception);
            return Ok(());
        }
        shown.map(drop)
    }

    /// What is told where `sys.excepthook` itself raised.
    fn report_failed_hook(&mut self, exception: &Value) {
        let failure = self.take_raised();
        self.output.flush();
        self.write_report("Error in sys.excepthook:\n");
        self.print_uncaught(&failure);
        self.write_report("\nOriginal exception was:\n");
        self.print_uncaught(exception);
    }

    /// "Exception ignored in: …" with the traceback: what `sys.unraisablehook` does by itself. `message` says what failed.
    pub fn print_unraisable(&mut self, exception: &Value, message: Option<&str>, object: &Value) {
        let shown = match object.is_none() || object.is_unbound() {
            true => None,
            false => Some(self.repr_text(object).unwrap_or_else(|Raised| failed(self, "object", "repr"))),
        };
        let mut text = match (message, shown) {
            (Some(message), Some(shown)) => format!("{message}: {shown}\n"),
            (Some(message), None) => format!("{message}:\n"),
            (None, Some(shown)) => format!("Exception ignored in: {shown}\n"),
            (None, None) => String::new(),
        };
        let traceback = exception.exact::<Exception>().map_or(Value::None, |body| body.traceback.get());
        if traceback.exact::<Traceback>().is_some() {
            text.push_str("Traceback (most recent call last):\n");
            text.push_str(&entries(&traceback, &first_line));
        }
        let (class, message) = (class_path(self, exception), safe_str(self, exception, "exception"));
        let message = if message.is_empty() { String::new() } else { format!(": {message}") };
        text.push_str(&format!("{class}{message}\n"));
        self.write_report(&text);
    }
}
