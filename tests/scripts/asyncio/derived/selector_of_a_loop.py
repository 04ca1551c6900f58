"""A loop that was given a selector of the script's own waits by it: here time passes only where the loop would wait."""
import asyncio
import selectors


class Skipping(selectors.DefaultSelector):
    """Does not wait, but says how long it would have."""

    skipped = 0.0

    def select(self, timeout=None):
        self.skipped += timeout or 0
        return super().select(0)


class Loop(asyncio.SelectorEventLoop):
    def __init__(self):
        self.skipping = Skipping()
        super().__init__(self.skipping)

    def time(self):
        return self.skipping.skipped


async def say(word, seconds):
    await asyncio.sleep(seconds)
    print(f"{asyncio.get_running_loop().time():.1f}", word)


async def main():
    async with asyncio.timeout(50_000):
        await asyncio.gather(say("one hour", 3600), say("one minute", 60), say("half a day", 43200))
    try:
        await asyncio.wait_for(say("never", 1000), 100)
    except TimeoutError:
        print("timed out")


asyncio.run(main(), loop_factory=Loop)

# output:
# 60.0 one minute
# 3600.0 one hour
# 43200.0 half a day
# timed out
