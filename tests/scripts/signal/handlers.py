import os
import signal


def handler(signum, frame):
    print("got", signum, type(signum).__name__, frame.f_code.co_name)


def send():
    os.kill(os.getpid(), signal.SIGUSR1)
    print("after")


print(signal.getsignal(signal.SIGUSR1), signal.signal(signal.SIGUSR1, handler) == signal.SIG_DFL)
send()
print(signal.signal(signal.SIGUSR1, signal.SIG_IGN) is handler)
send()
print(repr(signal.getsignal(signal.SIGUSR1)), repr(signal.getsignal(signal.SIGPIPE)))
print(signal.getsignal(signal.SIGINT) is signal.default_int_handler)
signal.signal(signal.SIGINT, handler)
signal.raise_signal(signal.SIGINT)
signal.signal(signal.SIGINT, signal.default_int_handler)
try:
    signal.raise_signal(signal.SIGINT)
except KeyboardInterrupt:
    print("interrupted")


class Stop(Exception):
    pass


def raiser(signum, frame):
    raise Stop(signal.Signals(signum).name)


signal.signal(signal.SIGTERM, raiser)
try:
    signal.raise_signal(signal.SIGTERM)
except Stop as error:
    print("stopped by", error)

# output:
# 0 True
# got 10 int send
# after
# True
# after
# <Handlers.SIG_IGN: 1> <Handlers.SIG_IGN: 1>
# True
# got 2 int <module>
# interrupted
# stopped by SIGTERM
