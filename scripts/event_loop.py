"""The event loop from below: callbacks, timers, futures.

Tasks are built on these three.
"""

import asyncio


async def main():
    loop = asyncio.get_running_loop()

    # A callback runs in the next turn; a timer when its time has come.
    loop.call_later(0.2, print, "later")
    loop.call_soon(print, "soon")
    print("now")

    # A future is a result that is not there yet.
    answer = loop.create_future()
    loop.call_later(0.3, answer.set_result, 42)
    print("waiting for", "a result" if not answer.done() else "nothing")
    print("the answer:", await answer)

    # sleep(0) gives everybody else one turn.
    async def say(word):
        for _ in range(2):
            print(word)
            await asyncio.sleep(0)

    await asyncio.gather(say("ping"), say("pong"))


asyncio.run(main())
