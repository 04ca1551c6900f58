"""Asynchronous generators in a row, asynchronous iterators of a class, asynchronous comprehensions."""
import asyncio


async def numbers(count):
    for number in range(count):
        if number % 20 == 0:
            await asyncio.sleep(0)
        yield number


async def doubled(source):
    async for number in source:
        yield number * 2


async def odd_halves(source):
    async for number in source:
        if number // 2 % 2:
            yield number // 2


class Countdown:
    def __init__(self, start):
        self.left = start

    def __aiter__(self):
        return self

    async def __anext__(self):
        if not self.left:
            raise StopAsyncIteration
        self.left -= 1
        return self.left


async def main():
    total = 0
    async for number in odd_halves(doubled(numbers(60000))):
        total += number
    listed = [number async for number in numbers(20000) if number % 3]
    async for number in Countdown(30000):
        total -= number
    named = {str(number): number async for number in Countdown(2000)}
    print(total, len(listed), len(named))


asyncio.run(main())
