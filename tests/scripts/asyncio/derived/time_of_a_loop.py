"""A loop's timers go by what its class's own `time` says."""
import asyncio


class Fast(asyncio.SelectorEventLoop):
    """Its seconds are a hundredth of a second long."""

    def time(self):
        return super().time() * 100


async def main():
    loop = asyncio.get_running_loop()
    start = loop.time()
    await asyncio.sleep(0.03)
    done, pending = await asyncio.wait([asyncio.create_task(asyncio.sleep(0.6))], timeout=0.02)
    print(len(done), len(pending))
    try:
        async with asyncio.timeout(0.02):
            await asyncio.sleep(0.6)
    except TimeoutError:
        print("timed out")
    loop.call_later(0.01, print, "called")
    loop.call_at(loop.time() + 0.02, print, "called later")
    await asyncio.sleep(0.03)
    print(loop.time() - start >= 0.1)


asyncio.run(main(), loop_factory=Fast)

# output:
# 0 1
# timed out
# called
# called later
# True
