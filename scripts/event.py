"""An event: many wait for one thing to happen."""

import asyncio


async def runner(number, shot):
    print(f"runner {number} is ready")
    await shot.wait()
    print(f"runner {number} runs")
    await asyncio.sleep(number / 10)
    print(f"runner {number} arrives")


async def main():
    shot = asyncio.Event()
    runners = [
        asyncio.create_task(runner(number, shot)) for number in (3, 1, 2)
    ]
    await asyncio.sleep(0.5)
    print("bang!")
    shot.set()
    await asyncio.wait(runners)

    await shot.wait()  # an event that is set lets everyone pass at once
    print("the shot is still heard:", shot.is_set())


asyncio.run(main())
