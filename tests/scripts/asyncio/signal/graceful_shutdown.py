import asyncio
import os
import signal


async def worker(name):
    try:
        await asyncio.sleep(3600)
    except asyncio.CancelledError:
        print(name, "cleans up")
        raise


async def main():
    loop = asyncio.get_running_loop()
    stop = loop.create_future()
    for sig in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(sig, stop.set_result, sig.name)
    workers = [asyncio.create_task(worker(name)) for name in ("a", "b")]
    loop.call_later(0.01, os.kill, os.getpid(), signal.SIGINT)
    print("stopped by", await stop)
    for task in workers:
        task.cancel()
    print(await asyncio.gather(*workers, return_exceptions=True))


asyncio.run(main())

# output:
# stopped by SIGINT
# a cleans up
# b cleans up
# [CancelledError(''), CancelledError('')]
