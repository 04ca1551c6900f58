# arguments: --clock virtual
"""Alarms go off in the time of the clock, whatever waits: a sleep, a loop, a thread, `pause`."""
import asyncio
import signal
import threading
import time

start = time.monotonic()


def passed():
    return round(time.monotonic() - start, 1)


class Alarm(Exception):
    pass


def handler(number, frame):
    print(signal.Signals(number).name, passed())


def raises(number, frame):
    raise Alarm


signal.signal(signal.SIGALRM, handler)
signal.setitimer(signal.ITIMER_REAL, 0.2)
time.sleep(0.5)
print("slept", passed())
signal.setitimer(signal.ITIMER_REAL, 0.1, 0.2)
print([round(seconds, 1) for seconds in signal.getitimer(signal.ITIMER_REAL)])
time.sleep(0.6)
print([round(seconds, 1) for seconds in signal.setitimer(signal.ITIMER_REAL, 0)])
print("slept", passed())


async def main():
    loop = asyncio.get_running_loop()
    gone_off = asyncio.Event()
    loop.add_signal_handler(signal.SIGALRM, gone_off.set)
    signal.setitimer(signal.ITIMER_REAL, 0.3)
    await gone_off.wait()
    print("in a loop", passed())


asyncio.run(main())
signal.signal(signal.SIGALRM, raises)
signal.setitimer(signal.ITIMER_REAL, 0.2)
try:
    time.sleep(60)
except Alarm:
    print("broken off", passed())
signal.setitimer(signal.ITIMER_REAL, 0.2)
try:
    threading.Event().wait()
except Alarm:
    print("a wait without end", passed())
thread = threading.Thread(target=time.sleep, args=(0.4,))
thread.start()
signal.setitimer(signal.ITIMER_REAL, 0.2)
try:
    thread.join()
except Alarm:
    print("beside a thread", passed())
thread.join()
print("joined", passed())
signal.setitimer(signal.ITIMER_REAL, 0.3)
try:
    signal.pause()
except Alarm:
    print("a pause", passed())
print(signal.alarm(5), signal.alarm(0))
signal.signal(signal.SIGALRM, signal.SIG_IGN)
signal.setitimer(signal.ITIMER_REAL, 0.1)
time.sleep(0.2)
print("ignored", passed())

# output:
# SIGALRM 0.2
# slept 0.5
# [0.1, 0.2]
# SIGALRM 0.6
# SIGALRM 0.8
# SIGALRM 1.0
# [0.1, 0.2]
# slept 1.1
# in a loop 1.4
# broken off 1.6
# a wait without end 1.8
# beside a thread 2.0
# joined 2.2
# a pause 2.5
# 0 5
# ignored 2.7
