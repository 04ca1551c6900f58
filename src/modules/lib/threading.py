"""Thread module emulating a subset of Java's threading model."""

import _thread
from _thread import TIMEOUT_MAX, _own, get_ident, get_native_id, stack_size
from _threading_locks import (Barrier, BoundedSemaphore, BrokenBarrierError, Condition, Event, Lock, Semaphore)
from _threading_local import forget_own as _forget_own, local

__all__ = ["get_ident", "active_count", "Condition", "current_thread", "enumerate", "main_thread", "TIMEOUT_MAX",
           "Event", "Lock", "RLock", "Semaphore", "BoundedSemaphore", "Thread", "Barrier", "BrokenBarrierError",
           "Timer", "ThreadError", "setprofile", "settrace", "local", "stack_size", "excepthook", "ExceptHookArgs",
           "gettrace", "getprofile", "setprofile_all_threads", "settrace_all_threads", "get_native_id"]

ThreadError = _thread.error


def RLock(*args, **kwargs):
    """Factory function that returns a new reentrant lock."""
    return _thread.RLock(*args, **kwargs)


# The threads that run, by identifier; those about to run, by themselves.
_active = {}
_limbo = {}


def _count(start=1):
    while True:
        yield start
        start += 1


_counter = _count().__next__
_dummy_counter = _count().__next__


def _no_hooks(func):
    if func is not None:
        raise NotImplementedError("trace and profile functions are not part of coroscope yet")


def setprofile(func):
    """Set a profile function for all threads started from the threading module."""
    _no_hooks(func)


def setprofile_all_threads(func):
    """Set a profile function for all threads started from the threading module and those that run."""
    _no_hooks(func)


def getprofile():
    """Get the profiler function as set by threading.setprofile()."""


def settrace(func):
    """Set a trace function for all threads started from the threading module."""
    _no_hooks(func)


def settrace_all_threads(func):
    """Set a trace function for all threads started from the threading module and those that run."""
    _no_hooks(func)


def gettrace():
    """Get the trace function as set by threading.settrace()."""


def __getattr__(name):
    if name in ("ExceptHookArgs", "_ExceptHookArgs"):
        global ExceptHookArgs
        import _structseq
        ExceptHookArgs = _structseq.make(
            "_ExceptHookArgs", "_thread",
            "ExceptHookArgs\n\nType used to pass arguments to threading.excepthook.",
            ("exc_type", "exc_value", "exc_traceback", "thread"))
        return ExceptHookArgs
    raise AttributeError(f"module 'threading' has no attribute {name!r}")


def excepthook(args, /):
    """Handle uncaught Thread.run() exception."""
    if type(args).__name__ != "_ExceptHookArgs":
        raise TypeError("_thread.excepthook argument type must be ExceptHookArgs")
    exc_type, exc_value, exc_traceback, thread = args
    if exc_type is SystemExit:
        return
    import sys
    file = sys.stderr
    if file is None:
        if thread is None or thread._stderr is None:
            return
        file = thread._stderr
    import traceback
    name = get_ident() if thread is None else thread.name
    file.write(f"Exception in thread {name}:\n" + "".join(
        traceback.format_exception(exc_type, exc_value, exc_traceback)))
    file.flush()


__excepthook__ = excepthook


class Thread:
    """A class that represents a thread of control.

    This class can be safely subclassed in a limited fashion. There are two ways
    to specify the activity: by passing a callable object to the constructor, or
    by overriding the run() method in a subclass.
    """

    _initialized = False

    def __init__(self, group=None, target=None, name=None, args=(), kwargs=None, *, daemon=None):
        """This constructor should always be called with keyword arguments. Arguments are:

        *group* should be None; reserved for future extension when a ThreadGroup
        class is implemented.

        *target* is the callable object to be invoked by the run()
        method. Defaults to None, meaning nothing is called.

        *name* is the thread name. By default, a unique name is constructed of
        the form "Thread-N" where N is a small decimal number.

        *args* is a list or tuple of arguments for the target invocation. Defaults to ().

        *kwargs* is a dictionary of keyword arguments for the target
        invocation. Defaults to {}.

        If a subclass overrides the constructor, it must make sure to invoke
        the base class constructor (Thread.__init__()) before doing anything
        else to the thread.
        """
        assert group is None, "group argument must be None for now"
        if name:
            name = str(name)
        else:
            name = f"Thread-{_counter()}"
            if target is not None:
                try:
                    name += f" ({target.__name__})"
                except AttributeError:
                    pass
        self._target = target
        self._name = name
        self._args = args
        self._kwargs = {} if kwargs is None else kwargs
        self._daemonic = current_thread().daemon if daemon is None else daemon
        self._ident = None
        self._native_id = None
        self._started = Event()
        self._handle = _thread._ThreadHandle()
        self._initialized = True
        import sys
        self._stderr = sys.stderr

    def __repr__(self):
        assert self._initialized, "Thread.__init__() was not called"
        status = "initial"
        if self._started.is_set():
            status = "started"
        if self._handle.is_done():
            status = "stopped"
        if self._daemonic:
            status += " daemon"
        if self._ident is not None:
            status += f" {self._ident}"
        return f"<{type(self).__name__}({self._name}, {status})>"

    def start(self):
        """Start the thread's activity.

        It must be called at most once per thread object. It arranges for the
        object's run() method to be invoked in a separate thread of control.

        This method will raise a RuntimeError if called more than once on the
        same thread object.
        """
        if not self._initialized:
            raise RuntimeError("thread.__init__() not called")
        if self._started.is_set():
            raise RuntimeError("threads can only be started once")
        _limbo[self] = self
        try:
            _thread.start_joinable_thread(self._bootstrap, handle=self._handle, daemon=self.daemon)
        except Exception:
            del _limbo[self]
            raise
        self._started.wait()

    def run(self):
        """Method representing the thread's activity.

        You may override this method in a subclass. The standard run() method
        invokes the callable object passed to the object's constructor as the
        target argument, if any, with sequential and keyword arguments taken
        from the args and kwargs arguments, respectively.
        """
        try:
            if self._target is not None:
                self._target(*self._args, **self._kwargs)
        finally:
            # The arguments may refer to the thread.
            del self._target, self._args, self._kwargs

    def _bootstrap(self):
        _thread._announce(self)
        self._ident = get_ident()
        self._native_id = get_native_id()
        _active[self._ident] = self
        del _limbo[self]
        self._started.set()
        try:
            self.run()
        except BaseException as error:
            self._invoke_excepthook(error)
        finally:
            self._delete()

    def _invoke_excepthook(self, error):
        args = __getattr__("ExceptHookArgs") if "ExceptHookArgs" not in globals() else ExceptHookArgs
        args = args([type(error), error, error.__traceback__, self])
        hook = excepthook
        try:
            hook(args)
        except Exception as failure:
            failure.__suppress_context__ = True
            import sys
            if sys.stderr is None and self._stderr is None:
                return
            print("Exception in threading.excepthook:", file=sys.stderr, flush=True)
            if sys.excepthook is not None:
                sys.excepthook(type(failure), failure, failure.__traceback__)

    def _delete(self):
        _forget_own()
        _active.pop(get_ident(), None)

    def join(self, timeout=None):
        """Wait until the thread terminates.

        This blocks the calling thread until the thread whose join() method is
        called terminates -- either normally or through an unhandled exception
        or until the optional timeout occurs.
        """
        if not self._initialized:
            raise RuntimeError("Thread.__init__() not called")
        if not self._started.is_set():
            raise RuntimeError("cannot join thread before it is started")
        if self is current_thread():
            raise RuntimeError("cannot join current thread")
        if timeout is not None:
            timeout = max(timeout, 0)
        self._handle.join(timeout)

    @property
    def name(self):
        """A string used for identification purposes only.

        It has no semantics. Multiple threads may be given the same name. The
        initial name is set by the constructor.
        """
        assert self._initialized, "Thread.__init__() not called"
        return self._name

    @name.setter
    def name(self, name):
        assert self._initialized, "Thread.__init__() not called"
        self._name = str(name)

    @property
    def ident(self):
        """Thread identifier of this thread or None if it has not been started."""
        assert self._initialized, "Thread.__init__() not called"
        return self._ident

    @property
    def native_id(self):
        """Native integral thread ID of this thread, or None if it has not been started."""
        assert self._initialized, "Thread.__init__() not called"
        return self._native_id

    def is_alive(self):
        """Return whether the thread is alive."""
        assert self._initialized, "Thread.__init__() not called"
        return self._started.is_set() and not self._handle.is_done()

    @property
    def daemon(self):
        """A boolean value indicating whether this thread is a daemon thread.

        This must be set before start() is called, otherwise RuntimeError is
        raised. Its initial value is inherited from the creating thread; the
        main thread is not a daemon thread and therefore all threads created in
        the main thread default to daemon = False.
        """
        assert self._initialized, "Thread.__init__() not called"
        return self._daemonic

    @daemon.setter
    def daemon(self, daemonic):
        if not self._initialized:
            raise RuntimeError("Thread.__init__() not called")
        if self._started.is_set():
            raise RuntimeError("cannot set daemon status of active thread")
        self._daemonic = daemonic

    def isDaemon(self):
        """Return whether this thread is a daemon.

        This method is deprecated, use the daemon attribute instead.
        """
        _deprecated("isDaemon() is deprecated, get the daemon attribute instead")
        return self.daemon

    def setDaemon(self, daemonic):
        """Set whether this thread is a daemon.

        This method is deprecated, use the .daemon property instead.
        """
        _deprecated("setDaemon() is deprecated, set the daemon attribute instead")
        self.daemon = daemonic

    def getName(self):
        """Return a string used for identification purposes only.

        This method is deprecated, use the name attribute instead.
        """
        _deprecated("getName() is deprecated, get the name attribute instead")
        return self.name

    def setName(self, name):
        """Set the name string for this thread.

        This method is deprecated, use the name attribute instead.
        """
        _deprecated("setName() is deprecated, set the name attribute instead")
        self.name = name


def _deprecated(text):
    import warnings
    warnings.warn(text, DeprecationWarning, stacklevel=3)


class Timer(Thread):
    """Call a function after a specified number of seconds:

    t = Timer(30.0, f, args=None, kwargs=None)
    t.start()
    t.cancel()     # stop the timer's action if it's still waiting
    """

    def __init__(self, interval, function, args=None, kwargs=None):
        Thread.__init__(self)
        self.interval = interval
        self.function = function
        self.args = args if args is not None else []
        self.kwargs = kwargs if kwargs is not None else {}
        self.finished = Event()

    def cancel(self):
        """Stop the timer if it hasn't finished yet."""
        self.finished.set()

    def run(self):
        self.finished.wait(self.interval)
        if not self.finished.is_set():
            self.function(*self.args, **self.kwargs)
        self.finished.set()


class _MainThread(Thread):

    def __init__(self):
        Thread.__init__(self, name="MainThread", daemon=False)
        self._settle()

    def _settle(self):
        self._started.set()
        self._ident = get_ident()
        self._native_id = get_native_id()
        self._handle = _thread._make_thread_handle(self._ident)
        _active[self._ident] = self


class _DummyThread(_MainThread):
    """A thread that was not started by this module."""

    def __init__(self):
        Thread.__init__(self, name=f"Dummy-{_dummy_counter()}", daemon=True)
        self._settle()
        _own(dict)["threading.dummy"] = _Ended(self)

    def join(self, timeout=None):
        raise RuntimeError("cannot join a dummy thread")

    def is_alive(self):
        if not self._handle.is_done() and self._started.is_set():
            return True
        raise RuntimeError("thread is not alive")


class _Ended:
    """Dies with the thread that it is local to."""

    def __init__(self, thread):
        self._thread = thread

    def __del__(self):
        thread = self._thread
        _active.pop(thread._ident, None)
        thread._handle._set_done()


def current_thread():
    """Return the current Thread object, corresponding to the caller's thread of control.

    If the caller's thread of control was not created through the threading
    module, a dummy thread object with limited functionality is returned.
    """
    try:
        return _active[get_ident()]
    except KeyError:
        return _DummyThread()


def currentThread():
    """Return the current Thread object, corresponding to the caller's thread of control.

    This function is deprecated, use current_thread() instead.
    """
    _deprecated("currentThread() is deprecated, use current_thread() instead")
    return current_thread()


def active_count():
    """Return the number of Thread objects currently alive.

    The returned count is equal to the length of the list returned by enumerate().
    """
    return len(_active) + len(_limbo)


def activeCount():
    """Return the number of Thread objects currently alive.

    This function is deprecated, use active_count() instead.
    """
    _deprecated("activeCount() is deprecated, use active_count() instead")
    return active_count()


def enumerate():
    """Return a list of all Thread objects currently alive.

    The list includes daemonic threads, dummy thread objects created by
    current_thread(), and the main thread. It excludes terminated threads and
    threads that have not yet been started.
    """
    return list(_active.values()) + list(_limbo.values())


def main_thread():
    """Return the main thread object.

    In normal conditions, the main thread is the thread from which the Python
    interpreter was started.
    """
    return _main_thread


def _make_main_thread():
    # `Thread.__init__` asks for the thread that makes it.
    thread = _MainThread.__new__(_MainThread)
    _active[get_ident()] = thread
    thread._daemonic = False
    thread._initialized = True
    thread.__init__()
    return thread


_main_thread = _make_main_thread()

# What runs when the program ends, before its threads are waited for: the last registered goes first.
_threading_atexits = []
_SHUTTING_DOWN = False


def _register_atexit(func, *arg, **kwargs):
    """Register *func* to be called before joining threads."""
    if _SHUTTING_DOWN:
        raise RuntimeError("can't register atexit after shutdown")
    _threading_atexits.append(lambda: func(*arg, **kwargs))


def _shutdown():
    """Wait until the Python thread state of all non-daemon threads get deleted."""
    global _SHUTTING_DOWN
    _SHUTTING_DOWN = True
    for call in reversed(_threading_atexits):
        call()
    if _main_thread.ident == get_ident():
        _main_thread._handle._set_done()
    _thread._shutdown()


def _after_fork():
    """In the child of a fork: only the thread that forked is left."""
    global _main_thread
    current = current_thread()
    for thread in (*_active.values(), *_limbo):
        if thread is not current and thread._started.is_set():
            thread._handle._set_done()
    _active.clear()
    _limbo.clear()
    current._ident = get_ident()
    current._native_id = get_native_id()
    _active[current._ident] = current
    _main_thread = current
