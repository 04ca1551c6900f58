import signal
import time


def ring(signum, frame):
    print("ring", signal.Signals(signum).name)
    raise TimeoutError


signal.signal(signal.SIGALRM, ring)
print(signal.alarm(5), signal.alarm(0), signal.alarm(0))
print(signal.setitimer(signal.ITIMER_REAL, 0.02))
try:
    time.sleep(5)
except TimeoutError:
    print("woken")
print(signal.getitimer(signal.ITIMER_REAL), signal.setitimer(signal.ITIMER_REAL, 100, 3)[1])
left, interval = signal.setitimer(signal.ITIMER_REAL, 0)
print(99 < left <= 100, interval)

# output:
# 0 5 0
# (0.0, 0.0)
# ring SIGALRM
# woken
# (0.0, 0.0) 0.0
# True 3.0
