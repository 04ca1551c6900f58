"""Support for running coroutines in parallel with staggered start times."""

from . import events, locks, tasks

__all__ = ("staggered_race",)


async def staggered_race(coro_fns, delay, *, loop=None):
    """Run coroutines with staggered start times and take the first to finish.

    Each starts `delay` seconds after the one before it, or as soon as that one has failed; the others are cancelled when one has
    a result. Returns (winner_result, winner_index, exceptions): None for both where all failed.
    """
    loop = loop or events.get_running_loop()
    waiting = iter(enumerate(coro_fns))
    winner_result = winner_index = None
    exceptions, running = [], set()
    done = locks.Event()

    async def run_one(previous_failed):
        nonlocal winner_result, winner_index
        if previous_failed is not None:
            try:
                await tasks.wait_for(previous_failed.wait(), delay)
            except TimeoutError:
                pass
        try:
            index, coro_fn = next(waiting)
        except StopIteration:
            return
        failed = locks.Event()
        start(failed)
        exceptions.append(None)
        try:
            result = await coro_fn()
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException as exc:
            exceptions[index] = exc
            failed.set()
        else:
            winner_index, winner_result = index, result
            for task in running:
                if task is not tasks.current_task():
                    task.cancel()

    def start(previous_failed):
        task = loop.create_task(run_one(previous_failed))
        running.add(task)
        task.add_done_callback(ended)

    def ended(task):
        running.discard(task)
        if not running:
            done.set()

    start(None)
    try:
        await done.wait()
    except BaseException:
        for task in running:
            task.cancel()
        raise
    return winner_result, winner_index, exceptions
