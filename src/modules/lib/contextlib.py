"""Utilities for with-statement contexts.

The generator-based managers come first, then the small ones, then the exit stacks. Exit stacks keep callbacks in one form,
`(is_sync, exit)`, where `exit` takes what `__exit__` takes; how exceptions are chained when several callbacks raise is
`_link_context`'s.
"""

import sys
from abc import ABC, abstractmethod
from functools import wraps
from types import GenericAlias, MethodType

__all__ = [
    "asynccontextmanager", "contextmanager", "closing", "nullcontext", "AbstractContextManager",
    "AbstractAsyncContextManager", "AsyncExitStack", "ContextDecorator", "ExitStack", "redirect_stdout",
    "redirect_stderr", "suppress", "aclosing", "chdir",
]


def _defines(cls, *names):
    """Whether a class has all these methods: NotImplemented where one is missing or switched off by None."""
    for name in names:
        for base in cls.__mro__:
            if name in base.__dict__:
                if base.__dict__[name] is None:
                    return NotImplemented
                break
        else:
            return NotImplemented
    return True


class AbstractContextManager(ABC):
    """An abstract base class for context managers."""

    __class_getitem__ = classmethod(GenericAlias)

    __slots__ = ()

    def __enter__(self):
        """Return `self` upon entering the runtime context."""
        return self

    @abstractmethod
    def __exit__(self, exc_type, exc_value, traceback):
        """Raise any exception triggered within the runtime context."""
        return None

    @classmethod
    def __subclasshook__(cls, C):
        if cls is AbstractContextManager:
            return _defines(C, "__enter__", "__exit__")
        return NotImplemented


class AbstractAsyncContextManager(ABC):
    """An abstract base class for asynchronous context managers."""

    __class_getitem__ = classmethod(GenericAlias)

    __slots__ = ()

    async def __aenter__(self):
        """Return `self` upon entering the runtime context."""
        return self

    @abstractmethod
    async def __aexit__(self, exc_type, exc_value, traceback):
        """Raise any exception triggered within the runtime context."""
        return None

    @classmethod
    def __subclasshook__(cls, C):
        if cls is AbstractAsyncContextManager:
            return _defines(C, "__aenter__", "__aexit__")
        return NotImplemented


class ContextDecorator:
    "A base class or mixin that enables context managers to work as decorators."

    def _recreate_cm(self):
        """The manager that one call of a decorated function enters; those for one use make a new one."""
        return self

    def __call__(self, func):
        @wraps(func)
        def inner(*args, **kwds):
            with self._recreate_cm():
                return func(*args, **kwds)

        return inner


class AsyncContextDecorator:
    "A base class or mixin that enables async context managers to work as decorators."

    def _recreate_cm(self):
        """The manager that one call of a decorated function enters; those for one use make a new one."""
        return self

    def __call__(self, func):
        @wraps(func)
        async def inner(*args, **kwds):
            async with self._recreate_cm():
                return await func(*args, **kwds)

        return inner


class _FromGenerator:
    """What both generator-based managers have: the generator, and how to make another one."""

    def __init__(self, func, args, kwds):
        self.gen = func(*args, **kwds)
        self.func, self.args, self.kwds = func, args, kwds
        doc = getattr(func, "__doc__", None)
        self.__doc__ = type(self).__doc__ if doc is None else doc

    def _recreate_cm(self):
        return self.__class__(self.func, self.args, self.kwds)

    def _forget_arguments(self):
        # Entered once: it will not be made anew, and its arguments need not live as long as the block.
        del self.args, self.kwds, self.func


def _came_back(raised, thrown, traceback, stop):
    """Whether what a generator raised is only what was thrown into it; then the traceback is put back.

    A generator turns a StopIteration that passes through it into a RuntimeError; that one came back too.
    """
    if raised is thrown or (
        isinstance(raised, RuntimeError) and isinstance(thrown, stop) and raised.__cause__ is thrown
    ):
        thrown.__traceback__ = traceback
        return True
    return False


class _GeneratorContextManager(_FromGenerator, AbstractContextManager, ContextDecorator):
    """Helper for @contextmanager decorator."""

    def __enter__(self):
        self._forget_arguments()
        try:
            return next(self.gen)
        except StopIteration:
            raise RuntimeError("generator didn't yield") from None

    def __exit__(self, typ, value, traceback):
        if typ is None:
            try:
                next(self.gen)
            except StopIteration:
                return False
            self._did_not_stop("generator didn't stop")
        if value is None:
            # throw() must be given the same object that is compared with below.
            value = typ()
        try:
            self.gen.throw(value)
        except StopIteration as stop:
            # Suppressed, unless it is the very exception of the block.
            return stop is not value
        except BaseException as raised:
            if _came_back(raised, value, traceback, StopIteration):
                return False
            raise
        self._did_not_stop("generator didn't stop after throw()")

    def _did_not_stop(self, message):
        try:
            raise RuntimeError(message)
        finally:
            self.gen.close()


class _AsyncGeneratorContextManager(_FromGenerator, AbstractAsyncContextManager, AsyncContextDecorator):
    """Helper for @asynccontextmanager decorator."""

    async def __aenter__(self):
        self._forget_arguments()
        try:
            return await anext(self.gen)
        except StopAsyncIteration:
            raise RuntimeError("generator didn't yield") from None

    async def __aexit__(self, typ, value, traceback):
        if typ is None:
            try:
                await anext(self.gen)
            except StopAsyncIteration:
                return False
            await self._did_not_stop("generator didn't stop")
        if value is None:
            # athrow() must be given the same object that is compared with below.
            value = typ()
        try:
            await self.gen.athrow(value)
        except StopAsyncIteration as stop:
            # Suppressed, unless it is the very exception of the block.
            return stop is not value
        except BaseException as raised:
            if _came_back(raised, value, traceback, (StopIteration, StopAsyncIteration)):
                return False
            raise
        await self._did_not_stop("generator didn't stop after athrow()")

    async def _did_not_stop(self, message):
        try:
            raise RuntimeError(message)
        finally:
            await self.gen.aclose()


def contextmanager(func):
    """@contextmanager decorator.

    Typical usage:

        @contextmanager
        def some_generator(<arguments>):
            <setup>
            try:
                yield <value>
            finally:
                <cleanup>

    This makes `with some_generator(<arguments>) as <variable>: <body>` run the setup, the body and the cleanup.
    """

    @wraps(func)
    def helper(*args, **kwds):
        return _GeneratorContextManager(func, args, kwds)

    return helper


def asynccontextmanager(func):
    """@asynccontextmanager decorator.

    Typical usage:

        @asynccontextmanager
        async def some_async_generator(<arguments>):
            <setup>
            try:
                yield <value>
            finally:
                <cleanup>

    This makes `async with some_async_generator(<arguments>) as <variable>: <body>` run the setup, the body and the cleanup.
    """

    @wraps(func)
    def helper(*args, **kwds):
        return _AsyncGeneratorContextManager(func, args, kwds)

    return helper


class closing(AbstractContextManager):
    """Context to automatically close something at the end of a block."""

    def __init__(self, thing):
        self.thing = thing

    def __enter__(self):
        return self.thing

    def __exit__(self, *exc_info):
        self.thing.close()


class aclosing(AbstractAsyncContextManager):
    """Async context manager for safely finalizing an asynchronously cleaned-up resource such as an async generator,
    calling its ``aclose()`` method."""

    def __init__(self, thing):
        self.thing = thing

    async def __aenter__(self):
        return self.thing

    async def __aexit__(self, *exc_info):
        await self.thing.aclose()


class _RedirectStream(AbstractContextManager):
    _stream = None

    def __init__(self, new_target):
        self._new_target = new_target
        # A stack: the manager can be entered again inside its own block.
        self._old_targets = []

    def __enter__(self):
        self._old_targets.append(getattr(sys, self._stream))
        setattr(sys, self._stream, self._new_target)
        return self._new_target

    def __exit__(self, exctype, excinst, exctb):
        setattr(sys, self._stream, self._old_targets.pop())


class redirect_stdout(_RedirectStream):
    """Context manager for temporarily redirecting stdout to another file."""

    _stream = "stdout"


class redirect_stderr(_RedirectStream):
    """Context manager for temporarily redirecting stderr to another file."""

    _stream = "stderr"


class suppress(AbstractContextManager):
    """Context manager to suppress specified exceptions.

    After the exception is suppressed, execution proceeds with the next statement following the with statement. Of an
    exception group, the exceptions that match are taken out.
    """

    def __init__(self, *exceptions):
        self._exceptions = exceptions

    def __enter__(self):
        pass

    def __exit__(self, exctype, excinst, exctb):
        if exctype is None:
            return
        if issubclass(exctype, self._exceptions):
            return True
        if issubclass(exctype, BaseExceptionGroup):
            match, rest = excinst.split(self._exceptions)
            if rest is None:
                return True
            raise rest
        return False


class nullcontext(AbstractContextManager, AbstractAsyncContextManager):
    """Context manager that does no additional processing.

    Used as a stand-in for a normal context manager, when a particular block of code is only sometimes used with a normal
    context manager. It works in both `with` and `async with`.
    """

    def __init__(self, enter_result=None):
        self.enter_result = enter_result

    def __enter__(self):
        return self.enter_result

    def __exit__(self, *excinfo):
        pass

    async def __aenter__(self):
        return self.enter_result

    async def __aexit__(self, *excinfo):
        pass


class chdir(AbstractContextManager):
    """Non thread-safe context manager to change the current working directory."""

    def __init__(self, path):
        self.path = path
        self._old_cwd = []

    def __enter__(self):
        import os

        self._old_cwd.append(os.getcwd())
        os.chdir(self.path)

    def __exit__(self, *excinfo):
        import os

        os.chdir(self._old_cwd.pop())


def _lookup(manager, enter, exit, noun):
    """A manager's two methods, looked up on its class as `with` does."""
    cls = type(manager)
    try:
        return getattr(cls, enter), getattr(cls, exit)
    except AttributeError:
        raise TypeError(f"'{cls.__module__}.{cls.__qualname__}' object does not support the {noun} protocol") from None


def _exit_of_callback(callback, args, kwds):
    def exit(exc_type, exc, tb):
        callback(*args, **kwds)

    # So that introspection finds what was registered.
    exit.__wrapped__ = callback
    return exit


def _exit_of_async_callback(callback, args, kwds):
    async def exit(exc_type, exc, tb):
        await callback(*args, **kwds)

    exit.__wrapped__ = callback
    return exit


def _link_context(new, old, outer):
    """Make `old` the context of `new`, as nested with statements would.

    `new` was raised by a callback while `old` was on its way; what stands at the end of `new`'s chain of contexts, `outer`
    (what was being handled when the stack was left) or nothing, is replaced.
    """
    while True:
        context = new.__context__
        if context is None or context is old:
            # Linked already.
            return
        if context is outer:
            break
        new = context
    new.__context__ = old


class _BaseExitStack:
    """A base class for ExitStack and AsyncExitStack."""

    def __init__(self):
        self._exit_callbacks = []

    def pop_all(self):
        """Preserve the context stack by transferring it to a new instance."""
        new_stack = type(self)()
        new_stack._exit_callbacks = self._exit_callbacks
        self._exit_callbacks = []
        return new_stack

    def push(self, exit):
        """Registers a callback with the standard __exit__ method signature.

        Can suppress exceptions the same way __exit__ method can. Also accepts any object with an __exit__ method
        (registering a call to the method instead of the object itself).
        """
        try:
            method = type(exit).__exit__
        except AttributeError:
            self._push_exit(exit)
        else:
            self._push_exit(MethodType(method, exit))
        return exit

    def enter_context(self, cm):
        """Enters the supplied context manager.

        If successful, also pushes its __exit__ method as a callback and returns the result of the __enter__ method.
        """
        enter, exit = _lookup(cm, "__enter__", "__exit__", "context manager")
        result = enter(cm)
        self._push_exit(MethodType(exit, cm))
        return result

    def callback(self, callback, /, *args, **kwds):
        """Registers an arbitrary callback and arguments.

        Cannot suppress exceptions.
        """
        self._push_exit(_exit_of_callback(callback, args, kwds))
        return callback

    def _push_exit(self, exit, is_sync=True):
        self._exit_callbacks.append((is_sync, exit))


class ExitStack(_BaseExitStack, AbstractContextManager):
    """Context manager for dynamic management of a stack of exit callbacks.

    For example:
        with ExitStack() as stack:
            files = [stack.enter_context(open(fname)) for fname in filenames]
            # All opened files will automatically be closed at the end of the with statement.
    """

    def __enter__(self):
        return self

    def __exit__(self, *exc_details):
        exc = exc_details[1]
        received = exc is not None
        outer = sys.exception()
        suppressed = pending = False
        while self._exit_callbacks:
            _, exit = self._exit_callbacks.pop()
            try:
                details = (None, None, None) if exc is None else (type(exc), exc, exc.__traceback__)
                if exit(*details):
                    suppressed, pending, exc = True, False, None
            except BaseException as new:
                _link_context(new, exc, outer)
                pending, exc = True, new
        return _finish(exc, pending, received and suppressed)

    def close(self):
        """Immediately unwind the context stack."""
        self.__exit__(None, None, None)


def _finish(exc, pending, suppressed):
    """End an exit stack: raise what its callbacks left, with the context they gave it, or say what became of the block's."""
    if not pending:
        return suppressed
    context = exc.__context__
    try:
        raise exc
    except BaseException:
        # Raising put another context there.
        exc.__context__ = context
        raise


class AsyncExitStack(_BaseExitStack, AbstractAsyncContextManager):
    """Async context manager for dynamic management of a stack of exit callbacks.

    For example:
        async with AsyncExitStack() as stack:
            connections = [await stack.enter_async_context(get_connection()) for i in range(5)]
            # All opened connections will automatically be released at the end of the async with statement.
    """

    async def enter_async_context(self, cm):
        """Enters the supplied async context manager.

        If successful, also pushes its __aexit__ method as a callback and returns the result of the __aenter__ method.
        """
        enter, exit = _lookup(cm, "__aenter__", "__aexit__", "asynchronous context manager")
        result = await enter(cm)
        self._push_exit(MethodType(exit, cm), False)
        return result

    def push_async_exit(self, exit):
        """Registers a coroutine function with the standard __aexit__ method signature.

        Can suppress exceptions the same way __aexit__ method can. Also accepts any object with an __aexit__ method
        (registering a call to the method instead of the object itself).
        """
        try:
            method = type(exit).__aexit__
        except AttributeError:
            self._push_exit(exit, False)
        else:
            self._push_exit(MethodType(method, exit), False)
        return exit

    def push_async_callback(self, callback, /, *args, **kwds):
        """Registers an arbitrary coroutine function and arguments.

        Cannot suppress exceptions.
        """
        self._push_exit(_exit_of_async_callback(callback, args, kwds), False)
        return callback

    async def aclose(self):
        """Immediately unwind the context stack."""
        await self.__aexit__(None, None, None)

    async def __aenter__(self):
        return self

    async def __aexit__(self, *exc_details):
        exc = exc_details[1]
        received = exc is not None
        outer = sys.exception()
        suppressed = pending = False
        while self._exit_callbacks:
            is_sync, exit = self._exit_callbacks.pop()
            try:
                details = (None, None, None) if exc is None else (type(exc), exc, exc.__traceback__)
                answer = exit(*details) if is_sync else await exit(*details)
                if answer:
                    suppressed, pending, exc = True, False, None
            except BaseException as new:
                _link_context(new, exc, outer)
                pending, exc = True, new
        return _finish(exc, pending, received and suppressed)
