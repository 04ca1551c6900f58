//! Exceptions: the object, and [`Exc`], the built-in classes by name.

use crate::heap::{Body, Kind, Value, ValueCell, VecCell};
use std::cell::Cell;

/// The body of an exception.
pub struct Exception {
    /// `args`, a tuple.
    pub args: ValueCell,
    /// `__traceback__`: a traceback or None.
    pub traceback: ValueCell,
    /// `__cause__`: an exception or None.
    pub cause: ValueCell,
    /// `__context__`: an exception or None.
    pub context: ValueCell,
    /// `__suppress_context__`
    pub suppress_context: Cell<bool>,
    /// Fields of particular classes (`StopIteration.value`, `OSError.errno`, group message and members, …), in the order
    /// that the class's row says.
    pub fields: VecCell,
    /// Attributes that scripts add, by the shape's slots (`__notes__` among them).
    pub attributes: VecCell,
}

impl Body for Exception {
    const KIND: Kind = Kind::Exception;
    const TRACKED: bool = true;

    fn visit(&self, visit: &mut dyn FnMut(&Value)) {
        for cell in [&self.args, &self.traceback, &self.cause, &self.context] {
            cell.visit(visit);
        }
        self.fields.visit(visit);
        self.attributes.visit(visit);
    }

    fn clear(&self) {
        for cell in [&self.args, &self.traceback, &self.cause, &self.context] {
            drop(cell.take());
        }
        drop(self.fields.take());
        drop(self.attributes.take());
    }
}

macro_rules! exceptions {
    ($($name:ident($base:ident),)*) => {
        /// The built-in exception classes.
        #[derive(Clone, Copy, PartialEq, Eq, Debug, Hash)]
        #[allow(missing_docs)]
        pub enum Exc { BaseException, $($name,)* }

        impl Exc {
            /// Every class with its name and base, bases first.
            pub const ROWS: &'static [(Exc, &'static str, Exc)] = &[$((Exc::$name, stringify!($name), Exc::$base),)*];
        }
    };
}

exceptions! {
    BaseExceptionGroup(BaseException), GeneratorExit(BaseException), KeyboardInterrupt(BaseException), SystemExit(BaseException),
    Exception(BaseException), ArithmeticError(Exception), FloatingPointError(ArithmeticError),
    OverflowError(ArithmeticError), ZeroDivisionError(ArithmeticError), AssertionError(Exception),
    AttributeError(Exception), BufferError(Exception), EOFError(Exception), ExceptionGroup(BaseExceptionGroup),
    ImportError(Exception), ModuleNotFoundError(ImportError), LookupError(Exception), IndexError(LookupError),
    KeyError(LookupError), MemoryError(Exception), NameError(Exception), UnboundLocalError(NameError),
    OSError(Exception), BlockingIOError(OSError), ChildProcessError(OSError), ConnectionError(OSError),
    BrokenPipeError(ConnectionError), ConnectionAbortedError(ConnectionError), ConnectionRefusedError(ConnectionError),
    ConnectionResetError(ConnectionError), FileExistsError(OSError), FileNotFoundError(OSError),
    InterruptedError(OSError), IsADirectoryError(OSError), NotADirectoryError(OSError), PermissionError(OSError),
    ProcessLookupError(OSError), TimeoutError(OSError), ReferenceError(Exception), RuntimeError(Exception),
    NotImplementedError(RuntimeError), PythonFinalizationError(RuntimeError), RecursionError(RuntimeError),
    StopAsyncIteration(Exception), StopIteration(Exception), SyntaxError(Exception), IndentationError(SyntaxError),
    TabError(IndentationError), SystemError(Exception), TypeError(Exception), ValueError(Exception),
    UnicodeError(ValueError), UnicodeDecodeError(UnicodeError), UnicodeEncodeError(UnicodeError),
    UnicodeTranslateError(UnicodeError), Warning(Exception), BytesWarning(Warning), DeprecationWarning(Warning),
    EncodingWarning(Warning), FutureWarning(Warning), ImportWarning(Warning), PendingDeprecationWarning(Warning),
    ResourceWarning(Warning), RuntimeWarning(Warning), SyntaxWarning(Warning), UnicodeWarning(Warning),
    UserWarning(Warning),
}
