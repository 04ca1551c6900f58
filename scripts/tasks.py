"""Tasks: start work now, collect the result later.

A coroutine does nothing until somebody awaits it. `create_task` hands
it to the event loop, which runs it as soon as the current task waits.
"""

import asyncio


async def brew(drink, seconds):
    print(f"{drink}: water on")
    await asyncio.sleep(seconds)  # here the other tasks get their turn
    print(f"{drink}: ready")
    return f"a cup of {drink}"


async def main():
    tea = asyncio.create_task(brew("tea", 0.3), name="tea")
    coffee = asyncio.create_task(brew("coffee", 0.1), name="coffee")
    print("both ordered, neither has begun")

    # The coffee is ready first, but this line waits for the tea.
    print("got", await tea)
    print("got", await coffee)
    print("done?", tea.done(), coffee.done())


asyncio.run(main())
