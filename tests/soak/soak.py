"""Random traffic of tasks, timers, locks and queues, run by asyncio and by a model of its rules: both must do the same.

    soak.py FIRST COUNT          seeds FIRST, FIRST + 1, ...; each is printed when it differs
    soak.py FIRST 600s           as many seeds as 600 seconds of real time allow
    soak.py FIRST COUNT fault    the same with a fault planted in asyncio's side, which must be found
    soak.py FIRST COUNT ties     deadlines may be equal: then the order of timers shows when a cancelled one left the heap

Run it under a virtual clock. At the end the memory of the process must be what it was after a tenth of the seeds.
"""

import asyncio
import itertools
import random
import sys

import model

WORKERS, HORIZON = 14, 60

# How often a plan's workers are begun in all: two that neither wait nor end otherwise than by beginning one another would do so
# for ever.
SPAWNS = 300


def plan_of(seed, ties=False):
    """What each worker does, and what there is; deadlines are all different unless `ties` are wanted."""
    rng = random.Random(seed)
    fractions = itertools.count(1)

    def moment(delay):
        return delay if delay == 0 or ties else delay + next(fractions) / 4096

    # Who waits for whom forms no circle: a worker waits only for those behind it.
    def block(depth):
        return [operation(depth) for _ in range(rng.randint(1, 5))]

    def operation(depth):
        kinds = ["sleep", "sleep", "put", "get", "spawn", "cancel", "join", "set", "clear", "wait", "gather", "raise"]
        if depth < 3:
            kinds += ["lock", "lock", "semaphore", "timeout", "timeout", "shelter"]
        kind = rng.choice(kinds)
        if kind == "sleep":
            return kind, moment(rng.choice([0, 0, 1, 1, 2, 3, 5]))
        if kind in ("put", "get"):
            return kind, rng.randrange(2)
        if kind in ("spawn", "cancel", "join"):
            return kind, rng.randrange(WORKERS)
        if kind in ("set", "clear", "wait"):
            return kind, rng.randrange(2)
        if kind == "gather":
            return kind, rng.sample(range(WORKERS), 2)
        if kind == "raise":
            return (kind, None) if rng.random() < 0.2 else ("sleep", 1)
        if kind == "timeout":
            return kind, (moment(rng.choice([0, 1, 2, 4])), block(depth + 1))
        if kind in ("lock", "semaphore"):
            return kind, (rng.randrange(2), block(depth + 1))
        return kind, block(depth + 1)

    return {
        "workers": [block(0) for _ in range(WORKERS)],
        "roots": rng.sample(range(WORKERS), 4),
        "rooms": [rng.choice([0, 1, 3]), 2],
        "permits": [1, rng.choice([1, 2])],
    }


class Boom(Exception):
    pass


async def real(plan, log, queue_class):
    """The plan by asyncio."""
    loop = asyncio.get_running_loop()
    # Nobody asks some of the tasks how they ended.
    loop.set_exception_handler(lambda loop, context: None)
    start = loop.time()
    tasks, spawned = {}, itertools.count(1)
    locks = [asyncio.Lock() for _ in range(2)]
    semaphores = [asyncio.Semaphore(permits) for permits in plan["permits"]]
    events = [asyncio.Event() for _ in range(2)]
    queues = [queue_class(room) for room in plan["rooms"]]
    items = [0]

    def note(worker, *words):
        log.append((loop.time() - start, worker, *words))

    def describe(outcome):
        if isinstance(outcome, asyncio.CancelledError):
            return "cancelled"
        return type(outcome).__name__ if isinstance(outcome, BaseException) else outcome

    async def run_block(worker, block):
        for kind, what in block:
            await run_operation(worker, kind, what)

    async def run_operation(worker, kind, what):
        note(worker, kind)
        if kind == "sleep":
            await asyncio.sleep(what)
        elif kind == "put":
            items[0] += 1
            await queues[what].put(items[0])
        elif kind == "get":
            note(worker, "got", await queues[what].get())
        elif kind == "set":
            events[what].set()
        elif kind == "clear":
            events[what].clear()
        elif kind == "wait":
            await events[what].wait()
        elif kind == "spawn":
            if (what not in tasks or tasks[what].done()) and next(spawned) <= SPAWNS:
                tasks[what] = asyncio.create_task(run_worker(what))
        elif kind == "cancel":
            if what in tasks:
                note(worker, "cancelled", what, tasks[what].cancel())
        elif kind == "join":
            task = tasks.get(what)
            if task is not None and what > worker:
                try:
                    note(worker, "joined", await task)
                except Boom:
                    note(worker, "joined", "Boom")
        elif kind == "gather":
            found = [tasks[one] for one in what if one in tasks and one > worker]
            outcomes = await asyncio.gather(*found, return_exceptions=True)
            note(worker, "gathered", [describe(outcome) for outcome in outcomes])
        elif kind == "lock":
            async with locks[what[0]]:
                note(worker, "locked")
                await run_block(worker, what[1])
        elif kind == "semaphore":
            async with semaphores[what[0]]:
                note(worker, "admitted")
                await run_block(worker, what[1])
        elif kind == "timeout":
            try:
                async with asyncio.timeout(what[0]):
                    await run_block(worker, what[1])
            except TimeoutError:
                note(worker, "timed out", asyncio.current_task().cancelling())
        elif kind == "shelter":
            try:
                await run_block(worker, what)
            except asyncio.CancelledError:
                note(worker, "swallowed")
                asyncio.current_task().uncancel()
        elif kind == "raise":
            raise Boom

    async def run_worker(worker):
        note(worker, "begins")
        try:
            await run_block(worker, plan["workers"][worker])
        except BaseException as error:
            note(worker, "ends by", "cancelled" if isinstance(error, asyncio.CancelledError) else type(error).__name__)
            raise
        note(worker, "ends")
        return worker

    for root in plan["roots"]:
        tasks[root] = asyncio.create_task(run_worker(root))
    await asyncio.sleep(HORIZON)
    while pending := [task for task in tasks.values() if not task.done()]:
        for task in pending:
            note("main", "cancels", task.cancel())
        # A swallowed cancellation may be followed by another wait without end.
        await asyncio.sleep(HORIZON)
    for worker, task in sorted(tasks.items()):
        note(worker, "was", "cancelled" if task.cancelled() else describe(task.exception() or task.result()))


def modelled(plan, log):
    """The plan by the model."""
    loop = model.Loop()
    tasks, spawned = {}, itertools.count(1)
    locks = [model.Lock(loop) for _ in range(2)]
    semaphores = [model.Semaphore(loop, permits) for permits in plan["permits"]]
    events = [model.Event(loop) for _ in range(2)]
    queues = [model.Queue(loop, room) for room in plan["rooms"]]
    items = [0]

    def note(worker, *words):
        log.append((loop.now, worker, *words))

    def run_block(worker, block):
        for kind, what in block:
            yield from run_operation(worker, kind, what)

    def run_operation(worker, kind, what):
        note(worker, kind)
        if kind == "sleep":
            yield from model.sleep(loop, what)
        elif kind == "put":
            items[0] += 1
            yield from queues[what].put(items[0])
        elif kind == "get":
            note(worker, "got", (yield from queues[what].get()))
        elif kind == "set":
            events[what].set()
        elif kind == "clear":
            events[what].clear()
        elif kind == "wait":
            yield from events[what].wait()
        elif kind == "spawn":
            if (what not in tasks or tasks[what].done) and next(spawned) <= SPAWNS:
                tasks[what] = model.Task(loop, run_worker(what))
        elif kind == "cancel":
            if what in tasks:
                note(worker, "cancelled", what, tasks[what].cancel())
        elif kind == "join":
            task = tasks.get(what)
            if task is not None and what > worker:
                try:
                    note(worker, "joined", (yield from task.wait()))
                except Boom:
                    note(worker, "joined", "Boom")
        elif kind == "gather":
            found = [tasks[one] for one in what if one in tasks and one > worker]
            note(worker, "gathered", (yield from model.gather(loop, found).wait()))
        elif kind == "lock":
            lock = locks[what[0]]
            yield from lock.acquire()
            try:
                note(worker, "locked")
                yield from run_block(worker, what[1])
            finally:
                lock.release()
        elif kind == "semaphore":
            semaphore = semaphores[what[0]]
            yield from semaphore.acquire()
            try:
                note(worker, "admitted")
                yield from run_block(worker, what[1])
            finally:
                semaphore.release()
        elif kind == "timeout":
            try:
                yield from model.timeout(loop, what[0], run_block(worker, what[1]))
            except model.TimedOut:
                note(worker, "timed out", loop.current.cancelling)
        elif kind == "shelter":
            try:
                yield from run_block(worker, what)
            except model.Cancelled:
                note(worker, "swallowed")
                loop.current.uncancel()
        elif kind == "raise":
            raise Boom

    def run_worker(worker):
        note(worker, "begins")
        try:
            yield from run_block(worker, plan["workers"][worker])
        except BaseException as error:
            note(worker, "ends by", "cancelled" if isinstance(error, model.Cancelled) else type(error).__name__)
            raise
        note(worker, "ends")
        return worker

    def main():
        for root in plan["roots"]:
            tasks[root] = model.Task(loop, run_worker(root))
        yield from model.sleep(loop, HORIZON)
        while pending := [task for task in tasks.values() if not task.done]:
            for task in pending:
                note("main", "cancels", task.cancel())
            yield from model.sleep(loop, HORIZON)
        for worker, task in sorted(tasks.items()):
            note(worker, "was", model.describe(task))

    task = loop.run(main())
    task.result()


class LastFirst(asyncio.LifoQueue):
    """A queue that hands out what came last: the fault that is planted."""


def run_seed(seed, queue_class, ties):
    """Whether asyncio and the model agree; the first difference is printed."""
    plan = plan_of(seed, ties)
    done, expected = [], []
    asyncio.run(real(plan, done, queue_class))
    modelled(plan, expected)
    if done == expected:
        return True
    at = next((at for at, pair in enumerate(zip(done, expected)) if pair[0] != pair[1]), min(len(done), len(expected)))
    print(f"seed {seed} differs at entry {at}: asyncio {done[at:at + 1]}, model {expected[at:at + 1]}; before: {done[max(0, at - 5):at]}")
    return False


def memory():
    """Pages that the process has in memory."""
    with open("/proc/self/statm") as file:
        return int(file.read().split()[1])


def uptime():
    """Seconds of the real clock: the process may have another."""
    with open("/proc/uptime") as file:
        return float(file.read().split()[0])


def progress(limit):
    """Counts up, each number with the share of the limit, a count or `600s`, that is used up."""
    start = uptime()
    for number in itertools.count():
        share = (uptime() - start) / float(limit[:-1]) if limit.endswith("s") else number / int(limit)
        if share >= 1:
            return
        yield number, share


def main():
    first, limit = int(sys.argv[1]), sys.argv[2]
    queue_class = LastFirst if sys.argv[3:] == ["fault"] else asyncio.Queue
    differing, early, count = 0, None, 0
    for number, share in progress(limit):
        differing += not run_seed(first + number, queue_class, sys.argv[3:] == ["ties"])
        count = number + 1
        if early is None and share >= 0.1:
            early = memory()
    late = memory()
    early = early or late
    print(f"{count} seeds from {first}, {differing} differ, memory {early} pages, then {late}")
    # A tenth, and what an allocator may keep.
    grown = count >= 100 and late > early * 1.1 + 1000
    if grown:
        print("memory grows")
    sys.exit(1 if differing or grown else 0)


main()
