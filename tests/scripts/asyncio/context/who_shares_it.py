# rules: 38
import asyncio
import contextvars

variable = contextvars.ContextVar("variable", default=0)


async def add(amount):
    variable.set(variable.get() + amount)
    return variable.get()


async def main():
    print(await add(1), variable.get())
    print(await asyncio.create_task(add(10)), variable.get())
    print(await asyncio.gather(add(100), add(200)), variable.get())
    loop = asyncio.get_running_loop()
    seen = []
    loop.call_soon(lambda: seen.append(variable.get()))
    variable.set(5)
    await asyncio.sleep(0)
    print(seen)
    context = contextvars.Context()
    print(await asyncio.create_task(add(7), context=context), variable.get(), context[variable])
    handle = loop.call_soon(variable.set, 50, context=context)
    await asyncio.sleep(0)
    print(context[variable], handle.get_context() is context, asyncio.current_task().get_context()[variable])
    async with asyncio.timeout(1), asyncio.TaskGroup() as group:
        task = group.create_task(add(1), context=context)
    print(task.result(), task.get_context() is context)

    async def generator():
        yield variable.get()
        variable.set(99)
        yield variable.get()

    print([item async for item in generator()], variable.get())


asyncio.run(main())

# output:
# 1 1
# 11 1
# [101, 201] 1
# [1]
# 7 5 7
# 50 True 5
# 51 True
# [5, 99] 99
