"""What looks like a lost coroutine, and is none."""
import asyncio
import subprocess


class Base:
    async def hook(self):
        pass

    def plain(self):
        pass


class Derived(Base):
    def hook(self):
        pass

    def run(self):
        self.hook()
        self.plain()


class Replaced:
    async def send(self):
        pass

    def mock(self):
        self.send = print
        self.send()


async def value():
    return 1


def lazily():
    return (await value() for _ in range(2))


async def main():
    coroutine = value()
    print(value() is None, [value()], max(1, 2))
    coroutine.close()
    await asyncio.to_thread(subprocess.run, ["true"])
    future = asyncio.ensure_future(coroutine)
    asyncio.ensure_future(future)
    while True:
        try:
            await asyncio.sleep(1)
        except asyncio.CancelledError:
            break
