"""Async generators: values that take time to arrive.

`async for` waits for each value. While it waits, others run.
"""

import asyncio


async def ticker(symbol, prices):
    """Yields the prices, one by one, as they become known."""
    try:
        for price in prices:
            await asyncio.sleep(0.1)
            yield price
    finally:
        print(f"{symbol}: line closed")


async def changes(prices):
    """A generator on top of another one."""
    previous = None
    async for price in prices:
        if previous is not None:
            yield price - previous
        previous = price


async def watch(symbol, prices):
    async for change in changes(ticker(symbol, prices)):
        print(f"{symbol}: {change:+}")


async def main():
    await asyncio.gather(
        watch("TEA", [10, 12, 11]), watch("MILK", [5, 5, 7])
    )

    squares = [n * n async for n in ticker("n", range(4))]
    print(squares)

    # Whoever leaves early closes the generator.
    numbers = ticker("early", range(100))
    async for number in numbers:
        if number == 2:
            break
    await numbers.aclose()


asyncio.run(main())
