"""The event loop as scripts see it; the ready queue, the timers and the clock are native (`_asyncio`)."""

import _asyncio
from _asyncio import Future, Task

__all__ = ("AbstractEventLoop", "AbstractEventLoopPolicy", "BaseEventLoop", "DefaultEventLoopPolicy", "Handle",
           "SelectorEventLoop", "TimerHandle", "get_event_loop", "get_event_loop_policy", "get_running_loop",
           "new_event_loop", "set_event_loop", "set_event_loop_policy", "_get_running_loop")


def _describe(callback, args=()):
    name = getattr(callback, "__qualname__", None) or repr(callback)
    return name + "(" + ", ".join(repr(arg) for arg in args) + ")"


class Handle:
    """Object returned by callback registration methods."""

    def __init__(self, callback, args, loop, context=None):
        self._callback = callback
        self._args = args
        self._loop = loop
        self._context = context
        self._cancelled = False

    def __repr__(self):
        info = [self.__class__.__name__]
        if self._cancelled:
            info.append("cancelled")
        if self._callback is not None:
            info.append(_describe(self._callback, self._args))
        return "<" + " ".join(info) + ">"

    def cancel(self):
        self._cancelled = True
        self._callback = None
        self._args = ()

    def cancelled(self):
        return self._cancelled

    def get_context(self):
        return self._context

    def __call__(self):
        if self._cancelled:
            return
        try:
            if self._context is None:
                self._callback(*self._args)
            else:
                self._context.run(self._callback, *self._args)
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException as exc:
            self._loop.call_exception_handler({
                "message": f"Exception in callback {_describe(self._callback, self._args)}",
                "exception": exc,
                "handle": self,
            })


class TimerHandle(Handle):
    """Object returned by timed callback registration methods."""

    def __init__(self, when, callback, args, loop, context=None):
        super().__init__(callback, args, loop, context)
        self._when = when
        self._number = None

    def __repr__(self):
        info = [self.__class__.__name__]
        if self._cancelled:
            info.append("cancelled")
        info.append(f"when={self._when}")
        if self._callback is not None:
            info.append(_describe(self._callback, self._args))
        return "<" + " ".join(info) + ">"

    def cancel(self):
        if not self._cancelled and self._number is not None:
            _asyncio._cancel_timer(self._number)
        super().cancel()

    def when(self):
        return self._when


class AbstractEventLoop:
    """Abstract event loop."""


class BaseEventLoop(AbstractEventLoop):
    def __init__(self):
        self._closed = False
        self._exception_handler = None
        self._task_factory = None
        self._debug = _asyncio._debug()
        self._asyncgens_shutdown_called = False
        self.slow_callback_duration = 0.1

    def __repr__(self):
        return f"<{self.__class__.__name__} running={self.is_running()} closed={self._closed} debug={self._debug}>"

    # Running and stopping.

    def _check_closed(self):
        if self._closed:
            raise RuntimeError("Event loop is closed")

    def _check_running(self):
        if self.is_running():
            raise RuntimeError("This event loop is already running")
        if _asyncio._running_loop() is not None:
            raise RuntimeError("Cannot run the event loop while another loop is running")

    def run_forever(self):
        self._check_closed()
        self._check_running()
        _asyncio._set_generator_finalizer(self._finalize_generator)
        _asyncio._run(self, None)

    def run_until_complete(self, future):
        self._check_closed()
        self._check_running()
        from .tasks import ensure_future
        made = not isinstance(future, Future)
        future = ensure_future(future, loop=self)
        _asyncio._set_generator_finalizer(self._finalize_generator)
        try:
            return _asyncio._run(self, future)
        except BaseException:
            if made and future.done() and not future.cancelled():
                future.exception()
            raise

    def stop(self):
        _asyncio._stop()

    def is_running(self):
        return _asyncio._running_loop() is self

    def is_closed(self):
        return self._closed

    def close(self):
        if self.is_running():
            raise RuntimeError("Cannot close a running event loop")
        if not self._closed:
            self._closed = True
            _asyncio._clear()

    async def shutdown_asyncgens(self):
        self._asyncgens_shutdown_called = True
        generators = _asyncio._generators()
        if not generators:
            return
        from .tasks import gather
        results = await gather(*[generator.aclose() for generator in generators], return_exceptions=True)
        for result, generator in zip(results, generators):
            if isinstance(result, Exception):
                self.call_exception_handler({
                    "message": f"an error occurred during closing of asynchronous generator {generator!r}",
                    "exception": result,
                    "asyncgen": generator,
                })

    async def shutdown_default_executor(self, timeout=None):
        pass

    def _finalize_generator(self, generator):
        if not self._closed:
            self.call_soon(self.create_task, generator.aclose())

    # Callbacks and timers.

    def time(self):
        return _asyncio._now()

    def call_soon(self, callback, *args, context=None):
        self._check_closed()
        self._check_callback(callback, "call_soon")
        handle = Handle(callback, args, self, context)
        _asyncio._call_soon(handle, ())
        return handle

    def call_soon_threadsafe(self, callback, *args, context=None):
        self._check_closed()
        self._check_callback(callback, "call_soon_threadsafe")
        handle = Handle(callback, args, self, context)
        _asyncio._call_soon(handle, ())
        return handle

    def call_later(self, delay, callback, *args, context=None):
        if delay is None:
            raise TypeError("delay must not be None")
        return self.call_at(self.time() + delay, callback, *args, context=context)

    def call_at(self, when, callback, *args, context=None):
        if when is None:
            raise TypeError("when cannot be None")
        self._check_closed()
        self._check_callback(callback, "call_at")
        handle = TimerHandle(when, callback, args, self, context)
        handle._number = _asyncio._call_at(when, handle, ())
        return handle

    def _check_callback(self, callback, method):
        if _asyncio.iscoroutine(callback):
            raise TypeError(f"coroutines cannot be used with {method}()")
        if not callable(callback):
            raise TypeError(f"a callable object was expected by {method}(), got {callback!r}")

    # Futures and tasks.

    def create_future(self):
        return Future(loop=self)

    def create_task(self, coro, *, name=None, context=None, **kwargs):
        self._check_closed()
        if self._task_factory is not None:
            if context is None:
                task = self._task_factory(self, coro, **kwargs)
            else:
                task = self._task_factory(self, coro, context=context, **kwargs)
            task.set_name(name)
            return task
        return Task(coro, loop=self, name=name, context=context, **kwargs)

    def set_task_factory(self, factory):
        if factory is not None and not callable(factory):
            raise TypeError("task factory must be a callable or None")
        self._task_factory = factory

    def get_task_factory(self):
        return self._task_factory

    # Errors and debugging.

    def get_exception_handler(self):
        return self._exception_handler

    def set_exception_handler(self, handler):
        if handler is not None and not callable(handler):
            raise TypeError(f"A callable object or None is expected, got {handler!r}")
        self._exception_handler = handler

    def default_exception_handler(self, context):
        import sys
        import traceback
        lines = [context.get("message") or "Unhandled exception in event loop"]
        for key in sorted(context):
            if key not in ("message", "exception"):
                lines.append(f"{key}: {context[key]!r}")
        text = "\n".join(lines) + "\n"
        exception = context.get("exception")
        if exception is not None:
            text += "".join(traceback.format_exception(exception))
        sys.stderr.write(text)

    def call_exception_handler(self, context):
        if self._exception_handler is None:
            self.default_exception_handler(context)
            return
        try:
            self._exception_handler(self, context)
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException as exc:
            self.default_exception_handler({
                "message": "Unhandled error in exception handler", "exception": exc, "context": context})

    def get_debug(self):
        return self._debug

    def set_debug(self, enabled):
        self._debug = enabled
        _asyncio._set_debug(enabled)

    # What this build does not have yet says so.

    def run_in_executor(self, executor, func, *args):
        raise NotImplementedError("loop.run_in_executor()")

    def add_signal_handler(self, sig, callback, *args):
        raise NotImplementedError("loop.add_signal_handler()")

    def remove_signal_handler(self, sig):
        raise NotImplementedError("loop.remove_signal_handler()")


class _UnixSelectorEventLoop(BaseEventLoop):
    pass


SelectorEventLoop = EventLoop = _UnixSelectorEventLoop


class AbstractEventLoopPolicy:
    """Abstract policy for accessing the event loop."""


class DefaultEventLoopPolicy(AbstractEventLoopPolicy):
    def __init__(self):
        self._loop = None

    def get_event_loop(self):
        if self._loop is None:
            import warnings
            warnings.warn("There is no current event loop", DeprecationWarning, stacklevel=3)
            self._loop = self.new_event_loop()
        return self._loop

    def set_event_loop(self, loop):
        if loop is not None and not isinstance(loop, AbstractEventLoop):
            raise TypeError(f"loop must be an instance of AbstractEventLoop or None, not '{type(loop).__name__}'")
        self._loop = loop

    def new_event_loop(self):
        return _UnixSelectorEventLoop()


_policy = DefaultEventLoopPolicy()


def get_event_loop_policy():
    return _policy


def set_event_loop_policy(policy):
    global _policy
    _policy = DefaultEventLoopPolicy() if policy is None else policy


def _get_running_loop():
    """Return the running event loop or None."""
    return _asyncio._running_loop()


def get_running_loop():
    """Return the running event loop.  Raise a RuntimeError if there is none."""
    loop = _asyncio._running_loop()
    if loop is None:
        raise RuntimeError("no running event loop")
    return loop


def get_event_loop():
    """Return an asyncio event loop: the running one, else the policy's."""
    loop = _asyncio._running_loop()
    return get_event_loop_policy().get_event_loop() if loop is None else loop


def set_event_loop(loop):
    """Equivalent to calling get_event_loop_policy().set_event_loop(loop)."""
    get_event_loop_policy().set_event_loop(loop)


def new_event_loop():
    """Equivalent to calling get_event_loop_policy().new_event_loop()."""
    return get_event_loop_policy().new_event_loop()
