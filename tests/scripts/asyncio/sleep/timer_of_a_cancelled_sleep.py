# arguments: --clock virtual
# rules: 3
"""The timer of a cancelled sleep is cancelled by the sleep itself, in its task's next step, and leaves the heap one iteration later:
timers set meanwhile come out in the order that a heap with it gives."""
import asyncio


async def nap():
    await asyncio.sleep(0.05)


async def nap_for_a_result():
    return await asyncio.sleep(0.05, "result")


async def order(make, turns):
    loop = asyncio.get_running_loop()
    log = []
    task = asyncio.create_task(make())
    await asyncio.sleep(0)
    when = loop.time() + 0.1
    task.cancel()
    for _ in range(turns):
        await asyncio.sleep(0)
    for number in range(6):
        loop.call_at(when, log.append, number)
    await asyncio.sleep(0.15)
    print(make.__name__, turns, log)


async def naps_again():
    try:
        await asyncio.sleep(0.05)
    except asyncio.CancelledError:
        await asyncio.sleep(0.3)
        return asyncio.get_running_loop().time()


async def due_in_the_turn_of_the_cancellation():
    loop = asyncio.get_running_loop()
    start = loop.time()
    task = asyncio.create_task(naps_again())
    await asyncio.sleep(0)
    loop.call_at(start + 0.02, loop.call_at, start + 0.05, task.cancel)
    loop.call_at(start + 0.05, task.cancel)
    print(await task - start >= 0.349)


async def main():
    for make in nap, nap_for_a_result:
        for turns in range(3):
            await order(make, turns)
    await due_in_the_turn_of_the_cancellation()


asyncio.run(main())

# output:
# nap 0 [1, 5, 4, 0, 2, 3]
# nap 1 [1, 5, 4, 0, 2, 3]
# nap 2 [0, 2, 5, 1, 3, 4]
# nap_for_a_result 0 [1, 5, 4, 0, 2, 3]
# nap_for_a_result 1 [1, 5, 4, 0, 2, 3]
# nap_for_a_result 2 [0, 2, 5, 1, 3, 4]
# True
