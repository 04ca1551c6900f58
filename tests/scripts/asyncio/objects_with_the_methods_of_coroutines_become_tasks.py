import asyncio


class Request:
    """What some libraries return: awaited, or entered, or made a task."""

    def __init__(self, coroutine):
        self.coroutine = coroutine

    def send(self, value):
        return self.coroutine.send(value)

    def throw(self, *error):
        return self.coroutine.throw(*error)

    def close(self):
        return self.coroutine.close()

    def __await__(self):
        return self.coroutine.__await__()


async def work(n):
    await asyncio.sleep(0)
    return n * 2


async def main():
    task = asyncio.create_task(Request(work(4)))
    print(asyncio.iscoroutine(Request(None)), await task)  # expect: True 8
    try:
        asyncio.create_task(5)
    except TypeError as error:
        print(error)  # expect: a coroutine was expected, got 5


asyncio.run(main())
