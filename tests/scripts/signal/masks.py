import signal

print(signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGUSR1]))
print(signal.pthread_sigmask(signal.SIG_BLOCK, []))
signal.raise_signal(signal.SIGUSR1)
print(signal.sigpending())
print(repr(signal.sigwait([signal.SIGUSR1])), signal.sigpending())
signal.raise_signal(signal.SIGUSR1)
info = signal.sigtimedwait([signal.SIGUSR1], 1)
print(info.si_signo, type(info).__name__, signal.sigtimedwait([signal.SIGUSR1], 0))
signal.raise_signal(signal.SIGUSR1)
signal.signal(signal.SIGUSR1, lambda signum, frame: print("let through", signum))
print("still blocked")
print(signal.pthread_sigmask(signal.SIG_SETMASK, []))
print(len(signal.valid_signals()), signal.SIGCLD is signal.SIGCHLD, repr(signal.SIG_BLOCK), str(signal.SIGHUP))
print(signal.strsignal(signal.SIGTERM), signal.strsignal(64), signal.NSIG)

# output:
# set()
# {<Signals.SIGUSR1: 10>}
# {<Signals.SIGUSR1: 10>}
# <Signals.SIGUSR1: 10> set()
# 10 struct_siginfo None
# still blocked
# let through 10
# {<Signals.SIGUSR1: 10>}
# 62 True <Sigmasks.SIG_BLOCK: 0> 1
# Terminated Real-time signal 30 65
