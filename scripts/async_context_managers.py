"""`async with`: what must be closed is closed, and may take its time."""

import asyncio
from contextlib import asynccontextmanager


class Connection:
    """By hand: two methods that may wait."""

    def __init__(self, host):
        self.host = host

    async def __aenter__(self):
        await asyncio.sleep(0.1)
        print("connected to", self.host)
        return self

    async def __aexit__(self, kind, error, traceback):
        await asyncio.sleep(0.1)
        why = f" because of {error!r}" if error else ""
        print(f"closed {self.host}{why}")
        return False  # let the error pass

    async def ask(self, question):
        await asyncio.sleep(0.1)
        return question[::-1]


@asynccontextmanager
async def transaction(connection):
    """With a generator: before the `yield`, and after it."""
    print("begin")
    try:
        yield connection.ask
    except Exception:
        print("roll back")
        raise
    print("commit")


async def main():
    async with Connection("example") as connection:
        async with transaction(connection) as ask:
            print(await ask("stressed"))

    try:
        async with Connection("other") as connection:
            async with transaction(connection):
                raise ValueError("no such table")
    except ValueError as error:
        print("main hears of it:", error)


asyncio.run(main())
