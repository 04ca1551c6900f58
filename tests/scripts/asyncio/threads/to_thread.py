# arguments: --clock virtual
# rules: 38
import asyncio, contextvars, threading, time

variable = contextvars.ContextVar("variable", default="none")


def work(seconds, *, name):
    time.sleep(seconds)
    print(name, threading.current_thread().name, variable.get())
    variable.set("changed")
    return name


async def main():
    variable.set("task")
    start = time.monotonic()
    print(await asyncio.gather(asyncio.to_thread(work, 0.3, name="a"), asyncio.to_thread(work, 0.1, name="b"),
                               asyncio.sleep(0.2, "slept")))
    print(round(time.monotonic() - start, 1), variable.get())
    try:
        await asyncio.to_thread(int, "x")
    except ValueError as error:
        print(error)


asyncio.run(main())
print(threading.active_count())

# output:
# b asyncio_1 task
# a asyncio_0 task
# ['a', 'b', 'slept']
# 0.3 task
# invalid literal for int() with base 10: 'x'
# 1
