import asyncio


async def main():
    loop = asyncio.get_running_loop()
    current = asyncio.current_task()
    try:
        asyncio._enter_task(loop, current)
    except RuntimeError as error:
        print(str(error).split(" <Task")[0])
    asyncio._leave_task(loop, current)
    print(asyncio.current_task())
    asyncio._enter_task(loop, current)
    print(asyncio.current_task() is current)
    task = asyncio.create_task(asyncio.sleep(1))
    asyncio._unregister_task(task)
    print(task in asyncio.all_tasks())
    asyncio._register_task(task)
    print(task in asyncio.all_tasks())
    task.cancel()
    asyncio._set_running_loop(None)
    print(asyncio._get_running_loop())
    asyncio._set_running_loop(loop)
    print(asyncio._get_running_loop() is loop)
    handle = loop.call_soon(print, "never")
    timer = loop.call_later(60, print, "never")
    print(isinstance(handle, asyncio.Handle), isinstance(timer, asyncio.TimerHandle), isinstance(timer, asyncio.Handle))
    handle.cancel()
    timer.cancel()
    async with asyncio.timeout(1) as scope:
        print(isinstance(scope, asyncio.Timeout))
    print(asyncio.TimeoutError is TimeoutError, issubclass(asyncio.SendfileNotAvailableError, RuntimeError))


asyncio.run(main())

# output:
# Cannot enter into task
# None
# True
# False
# True
# None
# True
# True True True
# True
# True True
