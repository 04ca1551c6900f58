"""A coroutine that run_until_complete() was given and did not end: nobody is told when its task dies. Of other tasks they are."""
import asyncio
import gc


async def main():
    await asyncio.sleep(100)


def stop():
    raise KeyboardInterrupt


for make in (lambda loop: main(), lambda loop: loop.create_task(main())):
    loop = asyncio.new_event_loop()
    loop.set_exception_handler(lambda loop, context: print(context["message"]))
    loop.call_later(0.01, stop)
    try:
        loop.run_until_complete(make(loop))
    except KeyboardInterrupt:
        print("interrupted")
    loop.close()
    del loop
    gc.collect()

# output:
# interrupted
# interrupted
# Task was destroyed but it is pending!
