"""`_thread.interrupt_main` is as Ctrl-C: the main task is cancelled, even one that only gives way."""
import _thread
import asyncio
import signal
import threading


async def gives_way():
    try:
        while True:
            await asyncio.sleep(0)
    except asyncio.CancelledError:
        print("cancelled")
        raise


with asyncio.Runner() as runner:
    runner.get_loop().call_later(0.01, _thread.interrupt_main)
    try:
        runner.run(gives_way())
    except KeyboardInterrupt:
        print("KeyboardInterrupt")

try:
    _thread.interrupt_main()
except KeyboardInterrupt:
    print("at once")
signal.signal(signal.SIGUSR1, lambda number, frame: print(signal.Signals(number).name, threading.current_thread().name))
_thread.interrupt_main(signal.SIGUSR1)
signal.signal(signal.SIGUSR1, signal.SIG_IGN)
_thread.interrupt_main(signal.SIGUSR1)
try:
    _thread.interrupt_main(1000)
except ValueError as error:
    print(error)

# output:
# cancelled
# KeyboardInterrupt
# at once
# SIGUSR1 MainThread
# signal number out of range
