"""Results as they come, and the first of several."""

import asyncio


async def snail(name, seconds):
    await asyncio.sleep(seconds)
    return name


def race():
    return [
        asyncio.create_task(snail("Turbo", 0.3)),
        asyncio.create_task(snail("Speedy", 0.1)),
        asyncio.create_task(snail("Slimy", 0.2)),
    ]


async def main():
    # One after the other, in the order of arrival.
    for place, arrival in enumerate(asyncio.as_completed(race()), 1):
        print(f"{place}. {await arrival}")

    # Only the winner counts: the others are called back.
    done, running = await asyncio.wait(
        race(), return_when=asyncio.FIRST_COMPLETED
    )
    print("the winner is", *[task.result() for task in done])
    for task in running:
        task.cancel()
    await asyncio.wait(running)
    print("called back:", [task.cancelled() for task in running])


asyncio.run(main())
