"""A task that nobody refers to."""
import asyncio
from asyncio import ensure_future


async def work():
    pass


async def main():
    asyncio.create_task(work())  # finds: A301 task is not kept: asyncio.create_task(...)
    ensure_future(work())  # finds: A301 task is not kept: ensure_future(...)
    task = asyncio.create_task(work())
    await asyncio.create_task(work())
    async with asyncio.TaskGroup() as group:
        group.create_task(work())
