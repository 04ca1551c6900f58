# arguments: --clock virtual
# rules: 23
"""What as_completed returns is an iterator of both kinds: coroutines for results, or the futures themselves."""
import asyncio


async def work(seconds):
    await asyncio.sleep(seconds)
    return seconds


async def main():
    tasks = [asyncio.create_task(work(seconds), name=str(seconds)) for seconds in (0.3, 0.1, 0.2)]
    completed = asyncio.as_completed(tasks + tasks)
    print(type(completed))
    print(repr(tasks[0]).split(" cb=")[1])
    first = next(completed)
    print(first.__qualname__, await first)
    async for task in completed:
        print(task.get_name(), task.result())
    for step in (lambda: next(completed), lambda: completed.__anext__().send(None)):
        try:
            step()
        except (StopIteration, StopAsyncIteration) as error:
            print(repr(error))
    print(iter(completed) is completed, completed.__aiter__() is completed, list(asyncio.as_completed([])))
    late = asyncio.as_completed([work(0.01), work(5), work(6)], timeout=1)
    for result in late:
        try:
            print(await result)
        except TimeoutError as error:
            print(repr(error), error.__cause__, error.__context__)
    failing = asyncio.as_completed([work("x")])
    try:
        await next(failing)
    except TypeError as error:
        print(error)


asyncio.run(main())

# output:
# <class 'asyncio.tasks._AsCompletedIterator'>
# [_AsCompletedIterator._handle_completion()]>
# _AsCompletedIterator._wait_for_one 0.1
# 0.2 0.2
# 0.3 0.3
# StopIteration()
# StopAsyncIteration()
# True True []
# 0.01
# TimeoutError() None None
# TimeoutError() None None
# '<=' not supported between instances of 'str' and 'int'
