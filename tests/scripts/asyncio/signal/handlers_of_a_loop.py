import asyncio
import os
import signal


async def main():
    loop = asyncio.get_running_loop()
    turns = []

    async def ticker():
        for turn in range(5):
            turns.append(turn)
            await asyncio.sleep(0)

    done = asyncio.Event()
    loop.add_signal_handler(signal.SIGUSR1, lambda: (turns.append("signal"), done.set()))
    task = asyncio.create_task(ticker())
    os.kill(os.getpid(), signal.SIGUSR1)
    print("sent")
    await done.wait()
    await task
    print(turns)
    loop.add_signal_handler(signal.SIGUSR1, print, "with", "arguments")
    signal.raise_signal(signal.SIGUSR1)
    await asyncio.sleep(0.01)
    print(loop.remove_signal_handler(signal.SIGUSR1), loop.remove_signal_handler(signal.SIGUSR1))
    print(repr(signal.getsignal(signal.SIGUSR1)))

    async def coroutine():
        pass

    for sig, callback in [(signal.SIGKILL, print), (999, print), ("TERM", print), (signal.SIGTERM, coroutine)]:
        try:
            loop.add_signal_handler(sig, callback)
        except Exception as error:
            print(type(error).__name__, error)
    loop.add_signal_handler(signal.SIGTERM, print)


asyncio.run(main())
print(repr(signal.getsignal(signal.SIGTERM)))

# output:
# sent
# [0, 1, 'signal', 2, 3, 4]
# with arguments
# True False
# <Handlers.SIG_DFL: 0>
# RuntimeError sig 9 cannot be caught
# ValueError invalid signal number 999
# TypeError sig must be an int, not 'TERM'
# TypeError coroutines cannot be used with add_signal_handler()
# <Handlers.SIG_DFL: 0>
