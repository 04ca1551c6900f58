# Coroutines that await coroutines: results, exceptions, recursion, and what stands where while they run.
import asyncio
import sys


async def down(n):
    return 0 if n == 0 else 1 + await down(n - 1)


async def deep(n):
    return await deep(n + 1)


async def leaf(log):
    log.append(task.get_coro().cr_await)
    asyncio.get_running_loop().call_soon(look, log)
    await asyncio.sleep(0)
    raise KeyError("leaf")


def look(log):
    inner = task.get_coro().cr_await
    log += [inner.cr_code.co_name, inner.cr_running, inner.cr_await.cr_code.co_name]


async def middle(log, default="default"):
    try:
        await leaf(log)
    except KeyError as error:
        log.append(error.__traceback__.tb_next.tb_lineno)
        return default


async def outer(log):
    return await middle(log), await middle(log, default="given")


class Made:
    def __init__(self, a, b=2):
        self.a, self.b = a, b

    async def get(self, c=3):
        return self.a, self.b, c


async def main():
    global task
    print(await down(300))
    try:
        await deep(0)
    except RecursionError as error:
        print(error)
    print(await down(100))
    log = []
    task = asyncio.create_task(outer(log))
    print(await task, log)
    print(await Made(1).get(), await Made(1, b=5).get(c=4), await Made(b=1, a=0).get(9))
    coroutine = down(1)
    print(await coroutine)
    try:
        await coroutine
    except RuntimeError as error:
        print(error)


asyncio.run(main())

# output:
# 300
# maximum recursion depth exceeded
# 100
# ('default', 'given') [None, 'middle', False, 'leaf', 18, None, 'middle', False, 'leaf', 18]
# (1, 2, 3) (1, 5, 4) (0, 1, 9)
# 1
# cannot reuse already awaited coroutine
