"""`for` and `with` where only their asynchronous forms work."""
import asyncio
from asyncio import Semaphore

gate = asyncio.Lock()
either = asyncio.Lock()
either = open("x")


async def numbers():
    yield 1


async def main():
    for number in numbers():  # finds: A104 an asynchronous generator needs async for: numbers() [add async]
        pass
    with gate:  # finds: A104 gate needs async with [add async]
        pass
    with asyncio.timeout(1):  # finds: A104 asyncio.timeout(1) needs async with [add async]
        pass
    with Semaphore(2), open("x"):  # finds: A104 Semaphore(2) needs async with
        pass
    with asyncio.TaskGroup() as group:  # finds: A104 asyncio.TaskGroup() needs async with [add async]
        pass
    with either:
        pass
    async with gate:
        async for number in numbers():
            pass


def plain():
    with gate:  # finds: A104 gate needs async with
        pass
