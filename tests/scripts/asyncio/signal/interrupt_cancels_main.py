# rules: 29
import asyncio
import os
import signal


async def main(swallow):
    loop = asyncio.get_running_loop()
    loop.call_later(0.01, os.kill, os.getpid(), signal.SIGINT)
    try:
        await asyncio.sleep(60)
    except asyncio.CancelledError:
        print("cancelled", asyncio.current_task().cancelling())
        if swallow:
            return "swallowed"
        raise


print(asyncio.run(main(True)))
try:
    asyncio.run(main(False))
except KeyboardInterrupt:
    print("KeyboardInterrupt")


async def twice():
    signal.raise_signal(signal.SIGINT)
    try:
        await asyncio.sleep(60)
    except asyncio.CancelledError:
        print("first")
    try:
        signal.raise_signal(signal.SIGINT)
    except KeyboardInterrupt:
        print("second raises at once")
        raise


try:
    asyncio.run(twice())
except KeyboardInterrupt:
    print("out")


async def own_handler():
    def handler(signum, frame):
        print("own handler")
    signal.signal(signal.SIGINT, handler)
    signal.raise_signal(signal.SIGINT)
    await asyncio.sleep(0)
    return "not cancelled"


print(asyncio.run(own_handler()))
signal.raise_signal(signal.SIGINT)

# output:
# cancelled 1
# swallowed
# cancelled 1
# KeyboardInterrupt
# first
# second raises at once
# out
# own handler
# not cancelled
# own handler
