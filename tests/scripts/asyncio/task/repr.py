# arguments: --clock virtual
import asyncio  # rules: 35


def done(future):
    pass


class Watcher:
    def look(self, future):
        pass


async def inner():
    await asyncio.sleep(1)


async def job():
    await inner()
    return 5


async def main():
    task = asyncio.create_task(job(), name="jo'b")
    print(task)
    await asyncio.sleep(0)
    print(task)
    task.add_done_callback(done)
    task.add_done_callback(Watcher().look)
    print(task)
    task.add_done_callback(print)
    task.cancel()
    print(task)
    task.remove_done_callback(print)
    try:
        await task
    except asyncio.CancelledError:
        print(task)

    finished = asyncio.create_task(job(), name="finished")
    waiting = asyncio.create_task(asyncio.wait_for(finished, 5), name="waiting")
    await waiting
    print(finished)

    async def fails():
        raise ValueError("x" * 50)

    failing = asyncio.create_task(fails(), name="failing")
    await asyncio.wait([failing])
    print(failing, repr(failing.exception())[:10])

    async def shows_itself():
        print(asyncio.current_task())

    await asyncio.create_task(shows_itself(), name="itself")


asyncio.run(main())

# output:
# <Task pending name="jo'b" coro=<job() running at repr.py:18>>
# <Task pending name="jo'b" coro=<job() running at repr.py:19> wait_for=<Future pending cb=[Task.task_wakeup()]>>
# <Task pending name="jo'b" coro=<job() running at repr.py:19> wait_for=<Future pending cb=[Task.task_wakeup()]> cb=[done() at repr.py:5, Watcher.look()]>
# <Task cancelling name="jo'b" coro=<job() running at repr.py:19> wait_for=<Future cancelled> cb=[done() at repr.py:5, <1 more>, print()]>
# <Task cancelled name="jo'b" coro=<job() done, defined at repr.py:18>>
# <Task finished name='finished' coro=<job() done, defined at repr.py:18> result=5>
# <Task finished name='failing' coro=<main.<locals>.fails() done, defined at repr.py:45> exception=ValueError('xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx')> ValueError
# <Task pending name='itself' coro=<main.<locals>.shows_itself() running at repr.py:53> cb=[Task.task_wakeup()]>
