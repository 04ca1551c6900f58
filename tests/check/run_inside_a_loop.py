"""`asyncio.run` where a loop is running for certain."""
import asyncio
from asyncio import run


async def inner():
    pass


async def main():
    asyncio.run(inner())  # finds: A701 asyncio.run inside async def: a loop is running already [await]
    x = run(inner())  # finds: A701 asyncio.run inside async def: a loop is running already [await]
    asyncio.run(inner(), debug=True)  # finds: A701 asyncio.run inside async def: a loop is running already

    def worker():
        asyncio.run(inner())


asyncio.run(main())
