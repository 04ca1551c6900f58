"""Processes: forking them, waiting for them, who is who."""

import os
import sys

import posix
import _os_processes

__all__ = ["BaseProcess", "Process", "active_children", "current_process", "parent_process"]


class ProcessError(Exception):
    pass


class BufferTooShort(ProcessError):
    pass


class TimeoutError(ProcessError):
    pass


class AuthenticationError(ProcessError):
    pass


for _class in (ProcessError, BufferTooShort, TimeoutError, AuthenticationError):
    _class.__module__ = "multiprocessing.context"


def current_process():
    """Return process object representing the current process."""
    return _current_process


def parent_process():
    """Return process object representing the parent process."""
    return _parent_process


def active_children():
    """Return list of process objects corresponding to live child processes."""
    _reap()
    return list(_children)


def _reap():
    for process in list(_children):
        if process._poll() is not None:
            _children.discard(process)


class BaseProcess:
    """Process objects represent activity that is run in a separate process.

    The class is analogous to `threading.Thread`.
    """

    def __init__(self, group=None, target=None, name=None, args=(), kwargs={}, *, daemon=None):
        assert group is None, "group argument must be None for now"
        _current_process._made += 1
        self._identity = _current_process._identity + (_current_process._made,)
        self._made = 0
        self._daemon = _current_process._daemon if daemon is None else daemon
        self._parent_pid = os.getpid()
        self._parent_name = _current_process.name
        self._pid = None
        self._sentinel = None
        self._exitcode = None
        self._closed = False
        self._target = target
        self._args = tuple(args)
        self._kwargs = dict(kwargs)
        self._name = name or f"{type(self).__name__}-{':'.join(str(number) for number in self._identity)}"

    def _check_closed(self):
        if self._closed:
            raise ValueError("process object is closed")

    def run(self):
        """Method to be run in sub-process; can be overridden in sub-class."""
        if self._target:
            self._target(*self._args, **self._kwargs)

    def start(self):
        """Start child process."""
        self._check_closed()
        assert self._pid is None, "cannot start a process twice"
        assert self._parent_pid == os.getpid(), "can only start a process object created by current process"
        assert not _current_process._daemon, "daemonic processes are not allowed to have children"
        _reap()
        _at_exit()
        _flush()
        # The child holds the other end as long as it lives.
        sentinel, held = os.pipe()
        pid = _os_processes.fork()
        if pid == 0:
            code = 1
            try:
                os.close(sentinel)
                code = self._bootstrap()
            finally:
                os._exit(code)
        os.close(held)
        self._pid, self._sentinel = pid, sentinel
        # The target may refer to the process.
        del self._target, self._args, self._kwargs
        _children.add(self)

    def _bootstrap(self):
        """The life of the child; its exit code."""
        global _current_process, _parent_process, _exit_registered
        _parent_process = _ParentProcess(self._parent_name, self._parent_pid)
        _current_process = self
        self._pid = os.getpid()
        _children.clear()
        _early_finalizers.clear()
        _finalizers.clear()
        _exit_registered = True
        try:
            try:
                self.run()
                code = 0
            finally:
                exit_function()
        except SystemExit as error:
            code = _exit_code(error)
        except BaseException:
            import traceback
            code = 1
            sys.stderr.write(f"Process {self.name}:\n{traceback.format_exc()}")
        finally:
            if "threading" in sys.modules:
                sys.modules["threading"]._shutdown()
            _flush()
        return code

    def terminate(self):
        """Terminate process; sends SIGTERM signal."""
        self._signal(15)

    def kill(self):
        """Terminate process; sends SIGKILL signal."""
        self._signal(9)

    def _signal(self, number):
        self._check_closed()
        if self._poll() is None:
            try:
                os.kill(self._pid, number)
            except ProcessLookupError:
                pass

    def join(self, timeout=None):
        """Wait until child process terminates."""
        self._check_closed()
        assert self._parent_pid == os.getpid(), "can only join a child process"
        assert self._pid is not None, "can only join a started process"
        if self._exitcode is None:
            if timeout is not None:
                timeout = max(timeout, 0)
            ready, _ = posix.wait_for_files([self._sentinel], [], timeout)
            if ready:
                self._collect(0)
            else:
                self._poll()
        if self._exitcode is not None:
            _children.discard(self)

    def _poll(self):
        if self._exitcode is None and self._pid is not None and self._parent_pid == os.getpid():
            self._collect(_os_processes.WNOHANG)
        return self._exitcode

    def _collect(self, options):
        try:
            pid, status = posix.waitpid(self._pid, options)
        except ChildProcessError:
            # Somebody else has waited for it.
            pid, status = self._pid, 255 << 8
        if pid == self._pid:
            self._exitcode = _os_processes.waitstatus_to_exitcode(status)

    def is_alive(self):
        """Return whether process is alive."""
        self._check_closed()
        if self is _current_process:
            return True
        assert self._parent_pid == os.getpid(), "can only test a child process"
        if self._pid is None:
            return False
        if self._poll() is None:
            return True
        _children.discard(self)
        return False

    def close(self):
        """Close the Process object.

        This method releases resources held by the Process object. It is an
        error to call this method if the child process is still running.
        """
        if self._pid is not None:
            if self._poll() is None:
                raise ValueError("Cannot close a process while it is still running. You should first call join() or "
                                 "terminate().")
            if self._sentinel is not None:
                os.close(self._sentinel)
                self._sentinel = None
            _children.discard(self)
        self._closed = True

    def __del__(self):
        if self.__dict__.get("_sentinel") is not None and self._parent_pid == os.getpid():
            os.close(self._sentinel)
            self._sentinel = None

    @property
    def name(self):
        return self._name

    @name.setter
    def name(self, name):
        assert isinstance(name, str), "name must be a string"
        self._name = name

    @property
    def daemon(self):
        """Return whether process is a daemon."""
        return self._daemon

    @daemon.setter
    def daemon(self, daemonic):
        """Set whether process is a daemon."""
        assert self._pid is None, "process has already started"
        self._daemon = daemonic

    @property
    def authkey(self):
        return self.__dict__.get("_authkey") or _main_process._authkey

    @authkey.setter
    def authkey(self, authkey):
        self._authkey = bytes(authkey)

    @property
    def exitcode(self):
        """Return exit code of process or `None` if it has yet to stop."""
        self._check_closed()
        if self is _current_process:
            return None
        return self._poll()

    @property
    def ident(self):
        """Return identifier (PID) of process or `None` if it has yet to start."""
        self._check_closed()
        return self._pid

    pid = ident

    @property
    def sentinel(self):
        """Return a file descriptor (Unix) or handle (Windows) suitable for waiting for process termination."""
        self._check_closed()
        if self._sentinel is None:
            raise ValueError("process not started")
        return self._sentinel

    def __repr__(self):
        if self is _current_process:
            status = "started"
        elif self._closed:
            status = "closed"
        elif self._parent_pid != os.getpid():
            status = "unknown"
        elif self._pid is None:
            status = "initial"
        elif self._poll() is None:
            status = "started"
        else:
            status = "stopped"
        words = [type(self).__name__, f"name={self._name!r}"]
        if self._pid is not None and self is not _current_process:
            words.append(f"pid={self._pid}")
        words.append(f"parent={self._parent_pid}")
        words.append(status)
        if self._exitcode is not None:
            words.append(f"exitcode={_signal_name(self._exitcode)}")
        if self._daemon:
            words.append("daemon")
        return f"<{' '.join(words)}>"


def _signal_name(code):
    if code >= 0:
        return code
    import signal
    try:
        return f"-{signal.Signals(-code).name}"
    except ValueError:
        return code


def _exit_code(error):
    if error.code is None:
        return 0
    if isinstance(error.code, int):
        return error.code
    sys.stderr.write(f"{error.code}\n")
    return 1


class Process(BaseProcess):
    """A process made in the default way."""


Process.__module__ = "multiprocessing.context"


class ForkProcess(BaseProcess):
    """A process made by fork."""

    _start_method = "fork"


ForkProcess.__module__ = "multiprocessing.context"


class _ParentProcess(BaseProcess):
    """The parent, as a child sees it."""

    def __init__(self, name, pid):
        self._identity = ()
        self._name = name
        self._pid = pid
        self._parent_pid = None
        self._closed = False
        self._exitcode = None
        self._daemon = False

    def is_alive(self):
        return os.getppid() == self._pid

    def join(self, timeout=None):
        raise NotImplementedError("a child cannot wait for its parent")

    @property
    def ident(self):
        return self._pid

    pid = ident


class _MainProcess(BaseProcess):

    def __init__(self):
        self._identity = ()
        self._name = "MainProcess"
        self._made = 0
        self._parent_pid = None
        self._pid = None
        self._sentinel = None
        self._exitcode = None
        self._closed = False
        self._daemon = False
        self._authkey = os.urandom(32)

    @property
    def ident(self):
        return os.getpid()

    pid = ident

    def close(self):
        pass


_parent_process = None
_current_process = _main_process = _MainProcess()
_children = set()

# --- the end of a process -----------------------------------------------------------------------------------------------

_exit_registered = False
# What happens before children are ended and waited for (pools end their workers), and what after (data under way).
_early_finalizers, _finalizers = [], []


def _at_exit():
    global _exit_registered
    if not _exit_registered:
        import atexit
        _exit_registered = True
        atexit.register(exit_function)


def exit_function():
    """Daemonic children are ended, the others are waited for."""
    for finalizer in list(_early_finalizers):
        finalizer()
    for process in active_children():
        if process._daemon:
            process.terminate()
    for process in active_children():
        process.join()
    for finalizer in _finalizers:
        finalizer()


def _flush():
    for stream in (sys.stdout, sys.stderr):
        if stream is not None:
            try:
                stream.flush()
            except (AttributeError, ValueError):
                pass
