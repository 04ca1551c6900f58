"""The parts of `os` about processes: forking, waiting for children, what their statuses mean."""

import posix

WNOHANG, WUNTRACED, WCONTINUED = 1, 2, 8

_before, _after_in_parent, _after_in_child = [], [], []


def register_at_fork(*, before=None, after_in_child=None, after_in_parent=None):
    """Register callables to be called when forking a new process."""
    given = (before, after_in_child, after_in_parent)
    if given == (None, None, None):
        raise TypeError("At least one argument is required.")
    for call in given:
        if call is not None and not callable(call):
            raise TypeError("callable expected")
    for call, calls in ((before, _before), (after_in_child, _after_in_child), (after_in_parent, _after_in_parent)):
        if call is not None:
            calls.append(call)


def fork():
    """Fork a child process.

    Return 0 to child process and PID of child to parent process.
    """
    import sys
    from _thread import _count
    if _count() > 0:
        import warnings
        warnings.warn(f"This process (pid={posix.getpid()}) is multi-threaded, use of fork() may lead to deadlocks in "
                      "the child.", DeprecationWarning, stacklevel=2)
    for call in reversed(_before):
        call()
    pid = posix.fork()
    if pid:
        for call in _after_in_parent:
            call()
        return pid
    modules = sys.modules
    if "threading" in modules:
        modules["threading"]._after_fork()
    if "random" in modules:
        modules["random"].seed()
    for call in _after_in_child:
        call()
    return 0


def wait():
    """Wait for completion of a child process."""
    return posix.waitpid(-1, 0)


def WIFEXITED(status):
    """Return True if the process returning status exited via the exit() system call."""
    return status & 0x7F == 0


def WEXITSTATUS(status):
    """Return the process return code from status."""
    return status >> 8 & 0xFF


def WIFSIGNALED(status):
    """Return True if the process returning status was terminated by a signal."""
    return status & 0x7F not in (0, 0x7F)


def WTERMSIG(status):
    """Return the signal that terminated the process that provided the status value."""
    return status & 0x7F


def WIFSTOPPED(status):
    """Return True if the process returning status was stopped."""
    return status & 0xFF == 0x7F


def WSTOPSIG(status):
    """Return the signal that stopped the process that provided the status value."""
    return status >> 8 & 0xFF


def WIFCONTINUED(status):
    """Return True if a particular process was continued from a job control stop."""
    return status == 0xFFFF


def WCOREDUMP(status, /):
    """Return True if the process returning status was dumped to a core file."""
    return bool(status & 0x80)


def waitstatus_to_exitcode(status):
    """Convert a wait status to an exit code."""
    if WIFEXITED(status):
        return WEXITSTATUS(status)
    if WIFSIGNALED(status):
        return -WTERMSIG(status)
    if WIFSTOPPED(status):
        raise ValueError(f"process stopped by delivery of signal {WSTOPSIG(status)}")
    raise ValueError(f"invalid wait status: {status}")
