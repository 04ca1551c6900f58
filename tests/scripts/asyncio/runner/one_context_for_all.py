# rules: 30
import asyncio
import contextvars

variable = contextvars.ContextVar("variable", default="unset")


async def change(value):
    before = variable.get()
    variable.set(value)
    return before


async def name():
    return asyncio.current_task().get_name()


with asyncio.Runner() as runner:
    print(runner.run(change("first")), runner.run(change("second")), variable.get())
    print(runner.run(change("third"), context=contextvars.Context()))
    print(runner.run(change("fourth")), runner.run(name()))
    print(runner.get_loop() is runner.get_loop(), runner.get_loop().is_running())
    for wrong in (5, change, None):
        try:
            runner.run(wrong)
        except ValueError as error:
            print(str(error).split(" at 0x")[0])

for attempt in (runner.get_loop, runner.__enter__):
    try:
        attempt()
    except RuntimeError as error:
        print(error)
runner.close()


async def nested():
    coroutine = change("y")
    try:
        asyncio.run(coroutine)
    except RuntimeError as error:
        print(error)
    try:
        asyncio.Runner().run(coroutine)
    except RuntimeError as error:
        print(error)
    coroutine.close()


asyncio.run(nested())
print(asyncio.run(name(), debug=True))

# output:
# unset first unset
# unset
# second Task-5
# True False
# a coroutine was expected, got 5
# a coroutine was expected, got <function change
# a coroutine was expected, got None
# Runner is closed
# Runner is closed
# asyncio.run() cannot be called from a running event loop
# Runner.run() cannot be called from a running event loop
# Task-11
