"""What holds the event loop inside `async def`."""
import asyncio
import time
from time import sleep as nap


async def main():
    time.sleep(1)  # finds: A201 time.sleep blocks the event loop inside async def [await asyncio.sleep]
    nap(1)  # finds: A201 time.sleep blocks the event loop inside async def [await asyncio.sleep]
    name = input("? ")  # finds: A202 input blocks the event loop inside async def
    await asyncio.to_thread(time.sleep, 1)
    await asyncio.to_thread(lambda: time.sleep(1))

    def helper():
        time.sleep(1)


async def forever():
    while True:  # finds: A205 this loop never ends and never awaits
        print("x")


async def counts():
    total = 0
    while 1:  # finds: A205 this loop never ends and never awaits
        total += 1


async def ends():
    while True:
        await asyncio.sleep(1)
    while True:
        if time.time() > 1:
            break
    while True:
        next(iter([]))


def plain():
    time.sleep(1)
    input()
    while True:
        pass
