# rules: 8
import asyncio
import contextvars

variable = contextvars.ContextVar("variable", default="outside")


async def main():
    loop = asyncio.get_running_loop()
    future = loop.create_future()
    log = []

    def note(word):
        def callback(done):
            log.append((word, done is future, variable.get()))
        return callback

    first, second = note("first"), note("second")
    variable.set("at adding")
    future.add_done_callback(first)
    context = contextvars.copy_context()
    context.run(variable.set, "given")
    future.add_done_callback(second, context=context)
    future.add_done_callback(first)
    variable.set("later")
    print(future.remove_done_callback(first), future.remove_done_callback(first))
    future.add_done_callback(first)
    future.set_result(1)
    print(log)
    await asyncio.sleep(0)
    print(log)
    future.add_done_callback(note("after the end"))
    print(len(log))
    await asyncio.sleep(0)
    print(log[-1])


asyncio.run(main())

# output:
# 2 0
# []
# [('second', True, 'given'), ('first', True, 'later')]
# 2
# ('after the end', True, 'later')
