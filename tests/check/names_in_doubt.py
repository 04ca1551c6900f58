"""What may be something else gets no finding: names bound twice, parameters, decorated functions, methods."""
import asyncio
import functools


async def once():
    pass


async def twice():
    pass


def twice():
    pass


@functools.cache
async def decorated():
    pass


class Shop:
    async def open(self):
        self.close()

    def close(self):
        pass


def takes(once):
    once()


async def main(sleep=print):
    twice()
    decorated()
    sleep(1)
    Shop().close()
    time.sleep(1)
    for input in [print]:
        input("x")


try:
    import time
except ImportError:
    time = None
