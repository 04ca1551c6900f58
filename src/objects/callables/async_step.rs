//! One step of an asynchronous generator: what `__anext__()`, `asend()`, `athrow()` and `aclose()` return.
//!
//! Awaiting it runs the generator in place where that can be (`vm/generator.rs`); driving it by hand goes through `send`.

use super::generator::Generator;
use crate::heap::{Body, Kind, Obj, Value, ValueCell, flags};
use crate::objects::native::ClassSpec;
use crate::objects::types::TypeId;
use std::cell::Cell;

/// What the step does.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum StepKind {
    /// `__anext__()`, `asend(value)`
    Send,
    /// `athrow(exception)`
    Throw,
    /// `aclose()`
    Close,
}

/// The body of a step.
pub struct AsyncStep {
    /// The generator.
    pub generator: Obj<Generator>,
    /// What is done.
    pub kind: StepKind,
    /// The value sent or the exception thrown.
    pub input: ValueCell,
    /// Whether it has begun.
    pub used: Cell<bool>,
    /// Whether it has ended.
    pub finished: Cell<bool>,
}

impl AsyncStep {
    /// A new step.
    pub fn new(generator: &Obj<Generator>, kind: StepKind, input: Value) -> Value {
        let body = AsyncStep {
            generator: generator.clone(),
            kind,
            input: ValueCell::new(input),
            used: Cell::new(false),
            finished: Cell::new(false),
        };
        let step = Obj::new(TypeId::AsyncStep.shape(), body);
        // One that dies without having begun is warned of.
        step.as_ref().set_flag(flags::FINALIZER, true);
        step.into()
    }

    /// The method of the generator that makes such steps.
    pub fn method(&self) -> &'static str {
        match self.kind {
            StepKind::Send => "asend",
            StepKind::Throw => "athrow",
            StepKind::Close => "aclose",
        }
    }
}

impl Obj<AsyncStep> {
    /// It begins; whether it had begun before.
    pub fn begin(&self) -> bool {
        self.as_ref().set_flag(flags::FINALIZER, false);
        self.used.replace(true)
    }
}

impl Body for AsyncStep {
    const KIND: Kind = Kind::AsyncStep;
    const TRACKED: bool = true;

    fn visit(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&self.generator.value());
        self.input.visit(visit);
    }
}

/// `async_generator_asend`
pub const SPEC: ClassSpec = ClassSpec {
    name: "async_generator_asend",
    module: "builtins",
    base: None,
    doc: "",
    methods: super::generator_methods::STEP_METHODS,
    getters: &[],
    subclassable: false,
};
