import signal


def attempt(function, *args):
    try:
        print(repr(function(*args)))
    except Exception as error:
        print(type(error).__name__, error)


attempt(signal.signal, 0, signal.SIG_DFL)
attempt(signal.signal, 65, signal.SIG_DFL)
attempt(signal.signal, signal.SIGKILL, print)
attempt(signal.signal, signal.SIGTERM, 5)
attempt(signal.signal, signal.SIGTERM, None)
attempt(signal.signal, "x", print)
attempt(signal.getsignal, 66)
attempt(signal.alarm, 1.5)
attempt(signal.setitimer, 5, 0.5)
attempt(signal.setitimer, signal.ITIMER_REAL, -1)
attempt(signal.strsignal, 100)
attempt(signal.raise_signal, 100)
attempt(signal.pthread_sigmask, 9, [])
attempt(signal.pthread_sigmask, signal.SIG_BLOCK, [0])
attempt(signal.sigtimedwait, [10], -1)
attempt(signal.set_wakeup_fd, 999)
attempt(signal.default_int_handler)
attempt(signal.Signals, 100)
attempt(signal.siginterrupt, 0, True)

# output:
# ValueError signal number out of range
# ValueError signal number out of range
# OSError [Errno 22] Invalid argument
# TypeError signal handler must be signal.SIG_IGN, signal.SIG_DFL, or a callable object
# TypeError signal handler must be signal.SIG_IGN, signal.SIG_DFL, or a callable object
# TypeError 'str' object cannot be interpreted as an integer
# ValueError signal number out of range
# TypeError 'float' object cannot be interpreted as an integer
# itimer_error [Errno 22] Invalid argument
# itimer_error [Errno 22] Invalid argument
# ValueError signal number out of range
# OSError [Errno 22] Invalid argument
# OSError [Errno 22] Invalid argument
# ValueError signal number 0 out of range [1; 64]
# ValueError timeout must be non-negative
# OSError [Errno 9] Bad file descriptor
# TypeError default_int_handler expected 2 arguments, got 0
# ValueError 100 is not a valid Signals
# ValueError signal number out of range
