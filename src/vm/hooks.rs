//! What the run loop asks rarely: names in errors, imports, the loop's view of asynchronous generators, the prompt's display.

use super::Vm;
use super::regs::Regs;
use super::warnings::Displayed;
use crate::diagnostics::suggestions;
use crate::event_loop::clock::{Clock, Pace};
use crate::heap::{Obj, Value, registry};
use crate::objects::exception::Exception;
use crate::objects::function::Function;
use crate::objects::generator::{Generator, Rare};
use crate::objects::names::Symbol;
use crate::objects::native::{Answer, Raised};
use crate::objects::string::Str;

/// `sys.set_asyncgen_hooks`: called with each asynchronous generator begun, and for each dropped unfinished.
#[derive(Default)]
pub struct GeneratorHooks {
    /// `firstiter`
    pub first: Value,
    /// `finalizer`
    pub finalizer: Value,
}

impl Vm {
    /// Notes on the NameError being raised which name it is about, and what its traceback will suggest: only now are the frame's
    /// variables at hand.
    pub fn note_name(&mut self, name: Symbol) {
        let suggestion = self.name_suggestion(name);
        let suggestion = suggestion.map_or(Value::None, |text| self.text(&text));
        let name = self.names.value(name);
        if let Some(exception) = self.raised.exact::<Exception>() {
            exception.fields.extend(vec![name, suggestion]);
        }
    }

    fn name_suggestion(&mut self, name: Symbol) -> Option<String> {
        let mut candidates: Vec<String> = Vec::new();
        let frame = self.current_frame()?;
        let locals = self.frame_locals(&frame).ok()?;
        let wrong = self.names.text(name).to_owned();
        if let Some(locals) = locals.exact::<crate::objects::dict::Dict>().cloned() {
            let key = self.intern("self");
            if let Some(own) = locals.get_str(self.names.string(key)) {
                if self.own_attribute(&own, name).is_some() {
                    return Some(format!("self.{wrong}"));
                }
            }
            candidates.extend(texts(&locals));
        }
        candidates.extend(texts(&self.current_globals()));
        candidates.extend(texts(&self.builtins));
        suggestions::closest(&wrong, candidates.iter().map(String::as_str)).map(str::to_owned)
    }

    /// The `import` statement of the running code.
    pub(super) fn import_name(&mut self, regs: Regs, name: &Value, names: &Value, level: u8) -> Answer {
        let Some(function) = regs.before(1).exact::<Function>().cloned() else { return Ok(Value::None) };
        let name = self.str_text(name)?;
        self.import_statement(&function.globals, &name, names, level)
    }

    /// What the prompt showed last is let go with the prompt, so that it can die, and its globals with it.
    pub fn forget_shown(&mut self) {
        drop(std::mem::take(self.state::<Displayed>()));
        let underscore = self.intern("_");
        let name = self.names.string(underscore).clone();
        if self.builtins.get_str(&name).is_some() {
            self.builtins.set_str(&name, Value::None);
            self.run_finalizers();
        }
    }

    /// The prompt's display of an expression's value (`sys.displayhook`).
    pub fn display(&mut self, value: &Value) -> Result<(), Raised> {
        if value.is_none() {
            return Ok(());
        }
        let text = self.repr_text(value)? + "\n";
        self.print_text(&text)?;
        let underscore = self.intern("_");
        let place = self.warning_place();
        let before = std::mem::replace(&mut self.state::<Displayed>().shown_at, place);
        self.builtins.set_str(self.names.string(underscore), value.clone());
        if registry::pending() {
            // What dies now was made where it was shown: a warning about it points there.
            self.state::<Displayed>().blamed = before;
            self.run_finalizers();
            self.state::<Displayed>().blamed = None;
        }
        Ok(())
    }

    /// At the first iteration of an asynchronous generator: the running loop will close it if it is left unfinished
    /// (`sys.set_asyncgen_hooks`).
    pub fn async_generator_hooks(&mut self, generator: &Obj<Generator>) -> Result<(), Raised> {
        if !generator.rare(Rare::Hooked).is_unbound() {
            return Ok(());
        }
        generator.set_rare(Rare::Hooked, Value::True);
        let hooks = self.state::<GeneratorHooks>();
        let (first, finalizer) = (hooks.first.clone(), hooks.finalizer.clone());
        if !first.is_unbound() || !finalizer.is_unbound() {
            generator.set_rare(Rare::Finalizer, finalizer);
            if !first.is_unbound() {
                self.call(&first, &[generator.value()])?;
            }
            return Ok(());
        }
        if let Some(event_loop) = self.event_loop.running.clone() {
            generator.set_rare(Rare::Finalizer, event_loop.value());
            event_loop.remember_generator(generator);
        }
        Ok(())
    }

    /// Whether `types.coroutine` marked the function that made it.
    pub fn is_generator_coroutine(&self, generator: &Obj<Generator>) -> bool {
        generator.code.iterable_coroutine.get()
    }

    /// Whether a value is a coroutine, of a script or of Rust.
    pub fn is_coroutine(&self, value: &Value) -> bool {
        use crate::bytecode::code::Flavor;
        use crate::heap::Kind;
        match value.kind() {
            Some(Kind::NativeCoroutine | Kind::AsyncStep) => true,
            Some(Kind::Generator) => value.exact::<Generator>().is_some_and(|generator| {
                generator.code.flavor == Flavor::Coroutine || generator.code.iterable_coroutine.get()
            }),
            _ => false,
        }
    }

    /// Whether a value is an empty tuple or list, or None (the `fromlist` of `__import__`).
    pub fn is_empty_list(&mut self, value: &Value) -> bool {
        value.is_none() || self.len(value).unwrap_or_default() == 0
    }

    /// Waits for the threads that a program must not leave behind (`threading._shutdown`).
    pub fn wait_for_threads(&mut self) {
        let threading = self.intern("threading");
        let Some(module) = self.modules.get_str(self.names.string(threading)) else { return };
        let shutdown = self.intern("_shutdown");
        let outcome = self.getattr(&module, shutdown).and_then(|shutdown| self.call(&shutdown, &[]));
        if let (Err(Raised), None) = (outcome, self.exit_request) {
            self.unraisable(&module);
        }
    }

    /// What runs when a program has ended: `atexit`. Answers an exit status that overrides success.
    pub fn at_exit(&mut self) -> Option<i32> {
        let at_exit = self.intern("atexit");
        let module = self.modules.get_str(self.names.string(at_exit))?;
        let run = self.intern("_run_exitfuncs");
        let outcome = self.getattr(&module, run).and_then(|run| self.call(&run, &[]));
        if let Err(Raised) = outcome {
            let exception = self.take_raised();
            self.print_uncaught(&exception);
        }
        None
    }

    /// Sets the clock for a program.
    pub fn start_clock(&mut self, pace: Pace, debug: bool) {
        self.event_loop.clock = Clock::at(pace);
        self.event_loop.debug = debug;
    }
}

/// The string keys of a namespace.
fn texts(dict: &Obj<crate::objects::dict::Dict>) -> Vec<String> {
    let keys = dict.pairs().into_iter().map(|(key, _)| key);
    keys.filter_map(|key| key.cast::<Str>().map(|text| text.to_text().into_owned())).collect()
}
