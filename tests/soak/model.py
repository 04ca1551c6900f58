"""A model of asyncio's scheduling, written from its rules: what a program of tasks, timers, locks and queues must do, and in
which order. It knows nothing of any event loop but these rules:

* the ready queue is first in, first out; an iteration runs what was ready at its start;
* timers are a heap (`heapq`) compared by deadline alone; cancelled ones leave at the top, or all at once when they are more
  than half of more than 100; those that are due join the ready queue after what is there;
* a task's first step is scheduled when it is made; done callbacks are scheduled one by one, in the order added;
* awaiting what is done does not yield; a cancellation arrives by what is awaited, or with the next step;
* waiters of locks, semaphores, events and queues are first come, first served, and a cancelled one passes its turn on.

Coroutines are generators here: `yield future` awaits it, `yield None` gives way for a turn.
"""

import heapq
from collections import deque


class Cancelled(BaseException):
    pass


class TimedOut(Exception):
    pass


class Timer:
    def __init__(self, when, call):
        self.when = when
        self.call = call
        self.cancelled = False
        self.scheduled = True

    def __lt__(self, other):
        return self.when < other.when


class Loop:
    def __init__(self):
        self.now = 0.0
        self.ready = deque()
        self.timers = []
        self.cancelled_timers = 0
        self.current = None

    def call_soon(self, call):
        self.ready.append(call)

    def call_at(self, when, call):
        timer = Timer(when, call)
        heapq.heappush(self.timers, timer)
        return timer

    def cancel_timer(self, timer):
        if not timer.cancelled:
            timer.cancelled = True
            if timer.scheduled:
                self.cancelled_timers += 1

    def drop_cancelled(self):
        if len(self.timers) > 100 and self.cancelled_timers * 2 > len(self.timers):
            self.timers = [timer for timer in self.timers if not timer.cancelled]
            heapq.heapify(self.timers)
            self.cancelled_timers = 0
            return
        while self.timers and self.timers[0].cancelled:
            self.cancelled_timers -= 1
            heapq.heappop(self.timers).scheduled = False

    def turn(self):
        self.drop_cancelled()
        if not self.ready:
            self.now = max(self.now, self.timers[0].when)
        while self.timers and self.timers[0].when < self.now + 1e-9:
            timer = heapq.heappop(self.timers)
            timer.scheduled = False
            self.ready.append(timer)
        for _ in range(len(self.ready)):
            handle = self.ready.popleft()
            if isinstance(handle, Timer):
                if not handle.cancelled:
                    handle.call()
            else:
                handle()

    def run(self, generator):
        task = Task(self, generator)
        while not task.done:
            self.turn()
        return task


class Future:
    def __init__(self, loop):
        self.loop = loop
        self.done = False
        self.cancelled = False
        self.error = None
        self.value = None
        self.callbacks = []

    def finish(self):
        self.done = True
        for callback in self.callbacks:
            self.loop.call_soon(callback)
        self.callbacks = []

    def set_result(self, value):
        self.value = value
        self.finish()

    def cancel(self):
        if self.done:
            return False
        self.cancelled = True
        self.finish()
        return True

    def add_callback(self, callback):
        if self.done:
            self.loop.call_soon(callback)
        else:
            self.callbacks.append(callback)

    def result(self):
        if self.cancelled:
            raise Cancelled
        if self.error is not None:
            raise self.error
        return self.value

    def wait(self):
        """Awaits it."""
        if not self.done:
            yield self
        return self.result()


class Task(Future):
    def __init__(self, loop, generator):
        super().__init__(loop)
        self.generator = generator
        self.waiting = None
        self.must_cancel = False
        self.cancelling = 0
        loop.call_soon(self.step)

    def cancel(self):
        if self.done:
            return False
        self.cancelling += 1
        if self.waiting is not None and self.waiting.cancel():
            return True
        self.must_cancel = True
        return True

    def uncancel(self):
        self.cancelling = max(0, self.cancelling - 1)
        if self.cancelling == 0:
            self.must_cancel = False
        return self.cancelling

    def step(self):
        error = None
        if self.waiting is not None and self.waiting.done:
            try:
                self.waiting.result()
            except BaseException as raised:
                error = raised
        self.waiting = None
        if self.must_cancel:
            if not isinstance(error, Cancelled):
                error = Cancelled()
            self.must_cancel = False
        outer, self.loop.current = self.loop.current, self
        try:
            awaited = self.generator.send(None) if error is None else self.generator.throw(error)
        except StopIteration as ended:
            if self.must_cancel:
                self.must_cancel = False
                super().cancel()
            else:
                self.set_result(ended.value)
        except Cancelled:
            super().cancel()
        except BaseException as raised:
            self.error = raised
            self.finish()
        else:
            if awaited is None:
                self.loop.call_soon(self.step)
            else:
                self.waiting = awaited
                awaited.add_callback(self.step)
                if self.must_cancel and awaited.cancel():
                    self.must_cancel = False
        finally:
            self.loop.current = outer


def sleep(loop, delay):
    if delay <= 0:
        yield None
        return
    future = Future(loop)
    timer = loop.call_at(loop.now + delay, lambda: future.done or future.set_result(None))
    try:
        yield from future.wait()
    finally:
        loop.cancel_timer(timer)


class Lock:
    def __init__(self, loop):
        self.loop = loop
        self.locked = False
        self.waiters = []

    def acquire(self):
        if not self.locked and all(waiter.cancelled for waiter in self.waiters):
            self.locked = True
            return
        waiter = Future(self.loop)
        self.waiters.append(waiter)
        try:
            try:
                yield from waiter.wait()
            finally:
                self.waiters.remove(waiter)
        except Cancelled:
            if not self.locked:
                self.wake()
            raise
        self.locked = True

    def release(self):
        self.locked = False
        self.wake()

    def wake(self):
        if self.waiters and not self.waiters[0].done:
            self.waiters[0].set_result(True)


class Semaphore:
    def __init__(self, loop, value):
        self.loop = loop
        self.value = value
        self.waiters = []

    def acquire(self):
        if self.value > 0 and all(waiter.cancelled for waiter in self.waiters):
            self.value -= 1
            return
        waiter = Future(self.loop)
        self.waiters.append(waiter)
        try:
            try:
                yield from waiter.wait()
            finally:
                self.waiters.remove(waiter)
        except Cancelled:
            if waiter.done and not waiter.cancelled:
                self.value += 1
            raise
        finally:
            while self.value > 0 and self.wake():
                pass

    def release(self):
        self.value += 1
        self.wake()

    def wake(self):
        for waiter in self.waiters:
            if not waiter.done:
                self.value -= 1
                waiter.set_result(True)
                return True
        return False


class Event:
    def __init__(self, loop):
        self.loop = loop
        self.is_set = False
        self.waiters = []

    def set(self):
        if not self.is_set:
            self.is_set = True
            for waiter in self.waiters:
                if not waiter.done:
                    waiter.set_result(True)

    def clear(self):
        self.is_set = False

    def wait(self):
        if self.is_set:
            return
        waiter = Future(self.loop)
        self.waiters.append(waiter)
        try:
            yield from waiter.wait()
        finally:
            self.waiters.remove(waiter)


class Queue:
    def __init__(self, loop, room):
        self.loop = loop
        self.room = room
        self.items = deque()
        self.getters = deque()
        self.putters = deque()

    def full(self):
        return 0 < self.room <= len(self.items)

    @staticmethod
    def wake(waiters):
        while waiters:
            waiter = waiters.popleft()
            if not waiter.done:
                waiter.set_result(None)
                return

    def put(self, item):
        while self.full():
            yield from self.stand(self.putters, lambda: not self.full())
        self.items.append(item)
        self.wake(self.getters)

    def get(self):
        while not self.items:
            yield from self.stand(self.getters, lambda: bool(self.items))
        item = self.items.popleft()
        self.wake(self.putters)
        return item

    def stand(self, waiters, may_go_on):
        waiter = Future(self.loop)
        waiters.append(waiter)
        try:
            yield from waiter.wait()
        except BaseException:
            waiter.cancel()
            if waiter in waiters:
                waiters.remove(waiter)
            if may_go_on() and not waiter.cancelled:
                self.wake(waiters)
            raise


def timeout(loop, delay, body):
    """Runs a body under a timeout."""
    task = loop.current
    noted = task.cancelling
    state = ["active"]

    def expire():
        task.cancel()
        state[0] = "expiring"

    timer = loop.call_at(loop.now + delay, expire) if delay > 0 else None
    if timer is None:
        # What is already over cancels with the next iteration.
        timer = Timer(loop.now, expire)
        timer.scheduled = False
        loop.ready.append(timer)
    try:
        yield from body
    except BaseException as error:
        loop.cancel_timer(timer)
        if state[0] == "expiring":
            if task.uncancel() <= noted and isinstance(error, Cancelled):
                raise TimedOut from error
        raise
    loop.cancel_timer(timer)
    if state[0] == "expiring":
        task.uncancel()


def gather(loop, tasks):
    """Waits for all, their errors among the results: the future of it."""
    outer = Future(loop)
    left = [len(tasks)]
    asked = [False]

    def cancel():
        if outer.done:
            return False
        any_cancelled = False
        for task in tasks:
            any_cancelled |= task.cancel()
        asked[0] |= any_cancelled
        return any_cancelled

    outer.cancel = cancel

    def one_done():
        left[0] -= 1
        if outer.done or left[0]:
            return
        if asked[0]:
            outer.error = Cancelled()
            outer.finish()
        else:
            outer.set_result([describe(task) for task in tasks])

    # What is done already counts at once.
    early = [task for task in tasks if task.done]
    for task in tasks:
        if not task.done:
            task.add_callback(one_done)
    for _ in early:
        one_done()
    if not tasks:
        outer.set_result([])
    return outer


def describe(task):
    if task.cancelled:
        return "cancelled"
    if task.error is not None:
        return type(task.error).__name__
    return task.value
