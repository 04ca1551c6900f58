//! How futures, tasks, coroutines and callbacks show themselves (`base_futures.py`, `base_tasks.py`, `format_helpers.py`).

use super::future::{Future, State, Waiter};
use super::handle::Callback;
use super::native_coroutine::NativeCoroutine;
use crate::heap::{Kind, Obj, Value};
use crate::objects::dict::Dict;
use crate::objects::exception::Exc;
use crate::objects::function::Function;
use crate::objects::generator::{Generator, State as Progress};
use crate::objects::list::List;
use crate::objects::names::sym;
use crate::objects::native::Raised;
use crate::objects::tuple::Tuple;
use crate::vm::Vm;
use crate::vm::frame::frame_flags;

impl Vm {
    /// `repr` of a future, task or gathering future; `class` is what it calls itself.
    pub fn describe_future(&mut self, future: &Obj<Future>, class: &str) -> Result<String, Raised> {
        let shown = self.shown_once(&future.value(), |vm| vm.describe_future_inside(future, class))?;
        Ok(shown.unwrap_or_else(|| "...".to_owned()))
    }

    fn describe_future_inside(&mut self, future: &Obj<Future>, class: &str) -> Result<String, Raised> {
        let state = match future.state.get() {
            State::Pending => "pending",
            State::Finished => "finished",
            State::Cancelled => "cancelled",
        };
        let mut parts = vec![class.to_owned(), state.to_owned()];
        if let Some(part) = future.task() {
            if part.cancel_requests() > 0 && !future.is_done() {
                parts[1] = "cancelling".to_owned();
            }
            let name = self.task_name(future);
            let name = self.text(&name);
            parts.push(format!("name={}", self.repr_text(&name)?));
            let coroutine = part.coroutine();
            if !coroutine.is_none() {
                parts.push(format!("coro=<{}>", self.describe_coroutine(&coroutine)?));
            }
            if let Some(waited) = part.waiting_for() {
                parts.push(format!("wait_for={}", self.repr_text(&waited.value())?));
            } else if let Some(waited) = self.describe_direct(part) {
                parts.push(format!("wait_for={waited}"));
            }
        }
        if future.state.get() == State::Finished {
            parts.push(self.describe_outcome(future)?);
        }
        let waiters = future.waiters();
        if !waiters.is_empty() {
            parts.push(self.describe_waiters(&waiters)?);
        }
        parts.extend(Some(self.created_at(future.as_ref())?).filter(|place| !place.is_empty()));
        Ok(format!("<{}>", parts.join(" ")))
    }

    fn describe_outcome(&mut self, future: &Obj<Future>) -> Result<String, Raised> {
        let outcome = future.outcome();
        if future.failed.get() {
            return Ok(format!("exception={}", self.repr_text(&outcome)?));
        }
        Ok(format!("result={}", self.short_repr(&outcome)?))
    }

    /// `reprlib.repr`: long texts are cut in the middle, long rows at their end.
    pub fn short_repr(&mut self, value: &Value) -> Result<String, Raised> {
        self.short_repr_level(value, 6)
    }

    fn short_repr_level(&mut self, value: &Value, level: usize) -> Result<String, Raised> {
        if let Some(list) = value.exact::<List>() {
            return self.short_row(&list.items.snapshot(), ("[", "]"), level);
        }
        if let Some(tuple) = value.exact::<Tuple>() {
            let close = if tuple.items().len() == 1 { ",)" } else { ")" };
            return self.short_row(tuple.items(), ("(", close), level);
        }
        if let Some(dict) = value.exact::<Dict>() {
            return self.short_dict(&dict.clone(), level);
        }
        let text = match self.repr_text(value) {
            Ok(text) => text,
            // A `__repr__` that fails must not keep its holder from being shown (`reprlib.Repr.repr_instance`).
            Err(Raised) if value.exact::<Future>().is_none() && self.raised_is(Exc::Exception) => {
                drop(self.take_raised());
                return Ok(format!("<{} instance at {}>", self.class_name(value), self.address_text(value)));
            }
            Err(raised) => return Err(raised),
        };
        let limit = if matches!(value, Value::Int(_)) || value.kind() == Some(Kind::BigInt) { 40 } else { 30 };
        Ok(cut_middle(&text, limit))
    }

    fn short_row(&mut self, items: &[Value], (open, close): (&str, &str), level: usize) -> Result<String, Raised> {
        if level == 0 && !items.is_empty() {
            return Ok(format!("{open}...{close}"));
        }
        let mut shown = Vec::new();
        for item in items.iter().take(6) {
            shown.push(self.short_repr_level(item, level.saturating_sub(1))?);
        }
        if items.len() > 6 {
            shown.push("...".to_owned());
        }
        Ok(format!("{open}{}{close}", shown.join(", ")))
    }

    fn short_dict(&mut self, dict: &Obj<Dict>, level: usize) -> Result<String, Raised> {
        let mut pairs = dict.pairs();
        if level == 0 && !pairs.is_empty() {
            return Ok("{...}".to_owned());
        }
        let count = pairs.len();
        pairs.truncate(4);
        let mut shown = Vec::new();
        for (key, value) in &pairs {
            let key = self.short_repr_level(key, level.saturating_sub(1))?;
            shown.push(format!("{key}: {}", self.short_repr_level(value, level.saturating_sub(1))?));
        }
        if count > 4 {
            shown.push("...".to_owned());
        }
        Ok(format!("{{{}}}", shown.join(", ")))
    }

    fn describe_waiters(&mut self, waiters: &[Waiter]) -> Result<String, Raised> {
        let shown: Vec<String> = match waiters {
            [first, .., last] if waiters.len() > 2 => {
                let more = format!("<{} more>", waiters.len() - 2);
                vec![self.describe_waiter(first)?, more, self.describe_waiter(last)?]
            }
            few => few.iter().map(|waiter| self.describe_waiter(waiter)).collect::<Result<_, _>>()?,
        };
        Ok(format!("cb=[{}]", shown.join(", ")))
    }

    fn describe_waiter(&mut self, waiter: &Waiter) -> Result<String, Raised> {
        Ok(match waiter {
            Waiter::Task(_) => "Task.task_wakeup()".to_owned(),
            Waiter::Watch(watcher) => format!("{}()", watcher.name()),
            Waiter::Stop => "_run_until_complete_cb()".to_owned(),
            Waiter::Plain(callback) => self.describe_call(&Value::Obj(callback.clone()), None)?,
            Waiter::Call(callback) => self.describe_call(&callback.callback.get(), None)?,
        })
    }

    /// `_format_callback_source`: the function with its place; arguments only where they are given.
    pub fn describe_call(&mut self, function: &Value, args: Option<&Value>) -> Result<String, Raised> {
        let none = Value::None;
        let shown = self.describe_callable(function, args.map(|args| (args, &none)))?;
        Ok(match self.source_of_callable(function) {
            Some((file, line)) => format!("{shown} at {file}:{line}"),
            None => shown,
        })
    }

    fn describe_callable(&mut self, function: &Value, args: Option<(&Value, &Value)>) -> Result<String, Raised> {
        if let Some((inner, own, keywords)) = self.partial_parts(function)? {
            let inner = self.describe_callable(&inner, args.is_some().then_some((&own, &keywords)))?;
            return Ok(inner + &self.describe_arguments(args)?);
        }
        let name = match self.getattr_opt(function, sym::__qualname__)? {
            Some(name) => self.str_text(&name)?,
            None => self.repr_text(function)?,
        };
        Ok(name + &self.describe_arguments(args)?)
    }

    /// The arguments in parentheses, shortened; none where they are not given.
    fn describe_arguments(&mut self, args: Option<(&Value, &Value)>) -> Result<String, Raised> {
        let Some((args, keywords)) = args else { return Ok("()".to_owned()) };
        let mut shown = Vec::new();
        let args = args.exact::<Tuple>().map_or_else(Vec::new, |tuple| tuple.items().to_vec());
        for argument in &args {
            shown.push(self.short_repr(argument)?);
        }
        for (key, value) in keywords.exact::<Dict>().map_or_else(Vec::new, |dict| dict.pairs()) {
            shown.push(format!("{}={}", self.str_text(&key)?, self.short_repr(&value)?));
        }
        Ok(format!("({})", shown.join(", ")))
    }

    /// The function, arguments and keyword arguments of a `functools.partial`.
    fn partial_parts(&mut self, function: &Value) -> Result<Option<(Value, Value, Value)>, Raised> {
        if &*self.class_name(function) != "partial" {
            return Ok(None);
        }
        let (func, args, keywords) = (self.intern("func"), self.intern("args"), self.intern("keywords"));
        let Some(inner) = self.getattr_opt(function, func)? else { return Ok(None) };
        let args = self.getattr_opt(function, args)?.unwrap_or_default();
        let keywords = self.getattr_opt(function, keywords)?.unwrap_or_default();
        Ok(Some((inner, args, keywords)))
    }

    fn source_of_callable(&mut self, function: &Value) -> Option<(String, u32)> {
        if let Ok(Some((inner, _, _))) = self.partial_parts(function) {
            return self.source_of_callable(&inner);
        }
        let unit = &function.exact::<Function>()?.code.unit;
        unit.source.is_listed.then(|| (unit.source.name.to_string(), unit.first_line))
    }

    /// `_format_coroutine`
    pub fn describe_coroutine(&mut self, coroutine: &Value) -> Result<String, Raised> {
        let name = match self.getattr_opt(coroutine, sym::__qualname__)? {
            Some(name) => format!("{}()", self.str_text(&name)?),
            None => format!("<{} without __name__>()", self.type_name(coroutine)),
        };
        let Some(generator) = coroutine.exact::<Generator>().cloned() else {
            let running = coroutine.exact::<NativeCoroutine>().is_some_and(|native| !native.is_finished());
            return Ok(if running { format!("{name} running") } else { name });
        };
        let unit = generator.code.unit.clone();
        let file = &unit.source.name;
        if generator.state.get() == Progress::Finished {
            return Ok(format!("{name} done, defined at {file}:{}", unit.first_line));
        }
        let line = self.generator_line(&generator);
        Ok(format!("{name} running at {file}:{line}"))
    }

    /// The line at which a generator or coroutine waits or runs.
    fn generator_line(&self, generator: &Obj<Generator>) -> u32 {
        let unit = &generator.code.unit;
        let pc = match generator.state.get() {
            Progress::Created => return unit.first_line,
            Progress::Running => self.running_pc(generator),
            Progress::Suspended | Progress::Finished => generator.pc.get(),
        };
        unit.spans.get((pc as usize).saturating_sub(1)).map_or(unit.first_line, |span| unit.source.line_of(span.start))
    }

    /// The next instruction of a generator whose code runs in a frame.
    fn running_pc(&self, generator: &Obj<Generator>) -> u32 {
        let frames = (0..self.frames.len()).rev().filter_map(|at| self.frames.get(at));
        let own = frames.filter(|frame| frame.is(frame_flags::GENERATOR) && frame.base.generator().is(generator));
        own.map(|frame| frame.pc()).next().unwrap_or_else(|| generator.pc.get())
    }

    /// `repr` of a handle; the name of its class first.
    pub fn describe_handle(&mut self, callback: &Obj<Callback>, class: &str) -> Result<String, Raised> {
        let mut parts = vec![class.to_owned()];
        if callback.cancelled.get() {
            parts.push("cancelled".to_owned());
        }
        if let Some(when) = callback.when {
            let when = self.repr_text(&Value::float(when))?;
            parts.push(format!("when={when}"));
        }
        let function = callback.callback.get();
        if !function.is_none() {
            let args = callback.event_loop.debug.get().then(|| callback.args.get());
            parts.push(self.describe_call(&function, args.as_ref())?);
        }
        parts.extend(Some(self.created_at(callback.as_ref())?).filter(|place| !place.is_empty()));
        Ok(format!("<{}>", parts.join(" ")))
    }
}

/// Leaves `limit` characters of a text, its middle replaced by dots.
fn cut_middle(text: &str, limit: usize) -> String {
    let characters: Vec<char> = text.chars().collect();
    if characters.len() <= limit {
        return text.to_owned();
    }
    let head = (limit - 3) / 2;
    let tail = limit - 3 - head;
    let front = characters[..head].iter();
    front.copied().chain("...".chars()).chain(characters[characters.len() - tail..].iter().copied()).collect()
}
