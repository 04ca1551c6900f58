import asyncio
import functools
import inspect

for function in (asyncio.sleep, asyncio.wait, asyncio.Queue.get, asyncio.Queue().put, asyncio.Lock.acquire, asyncio.Event.wait,
                 asyncio.StreamReader.readline, functools.partial(asyncio.sleep, 0)):
    print(inspect.iscoroutinefunction(function), asyncio.iscoroutinefunction(function))
for function in (asyncio.gather, asyncio.create_task, asyncio.Queue.put_nowait, len, asyncio.Event.set):
    print(inspect.iscoroutinefunction(function))

# output:
# True True
# True True
# True True
# True True
# True True
# True True
# True True
# True True
# False
# False
# False
# False
# False
