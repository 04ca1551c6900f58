from asyncio import create_task, sleep


async def main():
    for n in range(3):
        create_task(sleep(n))  # finds: A301 task is not kept: create_task(...)
