"""A loop written wholly in the script, derived from AbstractEventLoop: a simulation in which time is a number."""
import asyncio
import heapq
from collections import deque


class Simulation(asyncio.AbstractEventLoop):
    def __init__(self):
        self.now = 0.0
        self.ready = deque()
        self.timers = []
        self.running = False

    def get_debug(self):
        return False

    def time(self):
        return self.now

    def is_running(self):
        return self.running

    def call_soon(self, callback, *args, context=None):
        handle = asyncio.Handle(callback, args, self, context)
        self.ready.append(handle)
        return handle

    def call_later(self, delay, callback, *args, context=None):
        return self.call_at(self.now + delay, callback, *args, context=context)

    def call_at(self, when, callback, *args, context=None):
        handle = asyncio.TimerHandle(when, callback, args, self, context)
        heapq.heappush(self.timers, handle)
        handle._scheduled = True
        return handle

    def _timer_handle_cancelled(self, handle):
        print(f"{self.now}: a timer for {handle.when()} was cancelled")

    def create_future(self):
        return asyncio.Future(loop=self)

    def create_task(self, coro, *, name=None, context=None):
        return asyncio.Task(coro, loop=self, name=name, context=context)

    def call_exception_handler(self, context):
        print(f"{self.now}: {context['message'].split(' at ')[0]}: {context.get('exception')!r}")

    def run_until_complete(self, coro):
        asyncio._set_running_loop(self)
        self.running = True
        try:
            main = asyncio.ensure_future(coro, loop=self)
            while not main.done():
                if not self.ready:
                    timer = heapq.heappop(self.timers)
                    if timer.cancelled():
                        continue
                    self.now = timer.when()
                    self.ready.append(timer)
                for _ in range(len(self.ready)):
                    handle = self.ready.popleft()
                    if not handle.cancelled():
                        handle._run()
            return main.result()
        finally:
            self.running = False
            asyncio._set_running_loop(None)


async def customer(name, shop, arrives, stays):
    await asyncio.sleep(arrives)
    async with shop:
        print(f"{asyncio.get_running_loop().time()}: {name} comes in")
        await asyncio.sleep(stays)
    print(f"{asyncio.get_running_loop().time()}: {name} leaves")
    return name


async def main():
    loop = asyncio.get_running_loop()
    print(type(loop).__name__, asyncio.current_task().get_name(), asyncio.current_task().get_loop() is loop)
    shop = asyncio.Semaphore(2)
    people = [customer(name, shop, arrives, 10) for arrives, name in enumerate(["Ann", "Bob", "Cid", "Dan"])]
    print(await asyncio.gather(*people))
    try:
        async with asyncio.timeout(5):
            await asyncio.sleep(100)
    except TimeoutError:
        print(f"{loop.time()}: timed out")
    task = asyncio.create_task(asyncio.sleep(1000, "never"))
    done, pending = await asyncio.wait([task], timeout=7)
    print(f"{loop.time()}:", done, pending == {task}, asyncio.all_tasks() == {task, asyncio.current_task()})
    task.cancel()
    print(await asyncio.gather(task, return_exceptions=True))
    queue = asyncio.Queue(1)
    async with asyncio.TaskGroup() as group:
        group.create_task(queue.put("a"))
        group.create_task(queue.put("b"))
        print(await queue.get(), await queue.get())
    loop.call_soon(lambda: 1 / 0)
    future = loop.create_future()
    future.add_done_callback(lambda done: print("told", done.result()))
    loop.call_later(3, future.set_result, "value")
    print(await future, loop.time())

    async def fails():
        raise KeyError("lost")

    task = asyncio.create_task(fails())
    await asyncio.sleep(0)
    del task
    await asyncio.sleep(0)
    return "end"


loop = Simulation()
print(loop.run_until_complete(main()), loop.time())

# output:
# Simulation Task-1 True
# 0.0: Ann comes in
# 1.0: a timer for 1.0 was cancelled
# 1.0: Bob comes in
# 2.0: a timer for 2.0 was cancelled
# 3.0: a timer for 3.0 was cancelled
# 10.0: a timer for 10.0 was cancelled
# 10.0: Ann leaves
# 10.0: Cid comes in
# 11.0: a timer for 11.0 was cancelled
# 11.0: Bob leaves
# 11.0: Dan comes in
# 20.0: a timer for 20.0 was cancelled
# 20.0: Cid leaves
# 21.0: a timer for 21.0 was cancelled
# 21.0: Dan leaves
# ['Ann', 'Bob', 'Cid', 'Dan']
# 26.0: a timer for 121.0 was cancelled
# 26.0: timed out
# 33.0: a timer for 33.0 was cancelled
# 33.0: set() True True
# 33.0: a timer for 1026.0 was cancelled
# [CancelledError('')]
# a b
# 33.0: Exception in callback main.<locals>.<lambda>(): ZeroDivisionError('division by zero')
# told value
# value 36.0
# 36.0: Task exception was never retrieved: KeyError('lost')
# end 36.0
