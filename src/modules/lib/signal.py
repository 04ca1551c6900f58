"""Signals: `_signal` with its numbers as enumerations."""

from enum import IntEnum as _IntEnum
import _signal
from _signal import (ITIMER_PROF, ITIMER_REAL, ITIMER_VIRTUAL, NSIG, ItimerError, alarm, default_int_handler, getitimer,
                     pause, pidfd_send_signal, pthread_kill, raise_signal, set_wakeup_fd, setitimer, siginterrupt,
                     strsignal)

__doc__ = None

Signals = _IntEnum("Signals", [
    ("SIGHUP", 1), ("SIGINT", 2), ("SIGQUIT", 3), ("SIGILL", 4), ("SIGTRAP", 5), ("SIGABRT", 6), ("SIGIOT", 6),
    ("SIGBUS", 7), ("SIGFPE", 8), ("SIGKILL", 9), ("SIGUSR1", 10), ("SIGSEGV", 11), ("SIGUSR2", 12), ("SIGPIPE", 13),
    ("SIGALRM", 14), ("SIGTERM", 15), ("SIGSTKFLT", 16), ("SIGCHLD", 17), ("SIGCLD", 17), ("SIGCONT", 18),
    ("SIGSTOP", 19), ("SIGTSTP", 20), ("SIGTTIN", 21), ("SIGTTOU", 22), ("SIGURG", 23), ("SIGXCPU", 24),
    ("SIGXFSZ", 25), ("SIGVTALRM", 26), ("SIGPROF", 27), ("SIGWINCH", 28), ("SIGIO", 29), ("SIGPOLL", 29),
    ("SIGPWR", 30), ("SIGSYS", 31), ("SIGRTMIN", 34), ("SIGRTMAX", 64)], module=__name__)
Handlers = _IntEnum("Handlers", [("SIG_DFL", 0), ("SIG_IGN", 1)], module=__name__)
Sigmasks = _IntEnum("Sigmasks", [("SIG_BLOCK", 0), ("SIG_UNBLOCK", 1), ("SIG_SETMASK", 2)], module=__name__)

for _kind in (Signals, Handlers, Sigmasks):
    globals().update(_kind.__members__)
del _kind


def _named(value, kind):
    """A number as a member of an enumeration where it is one."""
    if not isinstance(value, int):
        return value
    try:
        return kind(value)
    except ValueError:
        return value


def _named_set(numbers):
    return {_named(number, Signals) for number in numbers}


def signal(signalnum, handler):
    """Set the action for the given signal.

    The action can be SIG_DFL, SIG_IGN, or a callable Python object.  The previous action is returned.
    """
    return _named(_signal.signal(signalnum, handler), Handlers)


def getsignal(signalnum):
    """Return the current action for the given signal."""
    return _named(_signal.getsignal(signalnum), Handlers)


def pthread_sigmask(how, mask):
    """Fetch and/or change the signal mask of the calling thread."""
    return _named_set(_signal.pthread_sigmask(how, mask))


def sigpending():
    """Examine pending signals."""
    return _named_set(_signal.sigpending())


def sigwait(sigset):
    """Wait for a signal."""
    return _named(_signal.sigwait(sigset), Signals)


def valid_signals():
    """Return a set of valid signal numbers on this platform."""
    return _named_set([*range(1, 32), *range(34, 65)])


def sigwaitinfo(sigset, /):
    """Wait synchronously until one of the signals in *sigset* is delivered."""
    return _siginfo()(_signal._waitinfo(sigset, None))


def sigtimedwait(sigset, timeout, /):
    """Like sigwaitinfo(), but with a timeout."""
    fields = _signal._waitinfo(sigset, timeout)
    return None if fields is None else _siginfo()(fields)


def _siginfo():
    if "struct_siginfo" not in globals():
        from _structseq import make
        fields = ("si_signo", "si_code", "si_errno", "si_pid", "si_uid", "si_status", "si_band")
        globals()["struct_siginfo"] = make("struct_siginfo", "signal", "struct_siginfo: Result from sigwaitinfo or "
                                           "sigtimedwait.", fields)
    return globals()["struct_siginfo"]


def __getattr__(name):
    if name == "struct_siginfo":
        return _siginfo()
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
