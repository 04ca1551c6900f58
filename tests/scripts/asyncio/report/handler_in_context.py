"""An exception handler runs within the context of the task, the future or the handle that it is told of."""
import asyncio
import contextvars

variable = contextvars.ContextVar("variable", default="outside")


async def fails():
    variable.set("in the task")
    raise ValueError


def callback():
    variable.set("in the callback")
    raise KeyError


async def main():
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(lambda loop, context: print(context["message"].split(" at ")[0], variable.get()))
    task = asyncio.create_task(fails())
    await asyncio.sleep(0)
    del task
    await asyncio.sleep(0)
    loop.call_soon(callback)
    await asyncio.sleep(0)
    future = loop.create_future()
    future.set_exception(OSError())
    variable.set("in main")
    del future
    loop.call_exception_handler({"message": "by hand"})


asyncio.run(main())

# output:
# Task exception was never retrieved in the task
# Exception in callback callback() in the callback
# Future exception was never retrieved in main
# by hand in main
