"""A class that overrides `_run_once` is asked for every iteration."""
import asyncio


class Counting(asyncio.SelectorEventLoop):
    iterations = 0

    def _run_once(self):
        self.iterations += 1
        super()._run_once()


async def main():
    loop = asyncio.get_running_loop()
    before = loop.iterations
    for _ in range(5):
        await asyncio.sleep(0)
    print(loop.iterations - before)
    before = loop.iterations
    await asyncio.gather(asyncio.sleep(0), asyncio.sleep(0))
    print(loop.iterations - before)


asyncio.run(main(), loop_factory=Counting)

# output:
# 5
# 4
