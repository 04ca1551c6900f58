import asyncio  # rules: 32
import gc

loop = asyncio.new_event_loop()


async def waits():
    await asyncio.Future()


async def main():
    task = asyncio.create_task(waits(), name="P")
    await asyncio.sleep(0)


loop.run_until_complete(main())
loop.close()
gc.collect()
print("done")

# output:
# done

# stderr:
# Task was destroyed but it is pending!
# task: <Task pending name='P' coro=<waits() done, defined at destroyed_pending.py:7> wait_for=<Future pending cb=[Task.task_wakeup()]>>
