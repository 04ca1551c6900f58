# rules: 1, 2
import asyncio


async def main():
    loop = asyncio.get_running_loop()
    log = []

    def first():
        log.append("first")
        loop.call_soon(log.append, "added by first")

    loop.call_soon(first)
    dropped = loop.call_soon(log.append, "cancelled")
    loop.call_soon(log.append, "second")
    loop.call_soon(lambda: dropped.cancel())
    early = loop.call_soon(log.append, "cancelled at once")
    early.cancel()
    loop.call_soon(log.append, "third")
    await asyncio.sleep(0)
    print(log)
    await asyncio.sleep(0)
    print(log)


asyncio.run(main())

# output:
# ['first', 'cancelled', 'second', 'third']
# ['first', 'cancelled', 'second', 'third', 'added by first']
