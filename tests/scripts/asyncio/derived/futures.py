import asyncio


class Noted(asyncio.Future):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.notes = []

    def set_result(self, result):
        self.notes.append("set_result")
        super().set_result(result)

    def cancel(self, msg=None):
        self.notes.append("cancel")
        return super().cancel(msg)

    def __await__(self):
        self.notes.append("await")
        return super().__await__()

    __iter__ = __await__


async def main():
    loop = asyncio.get_running_loop()
    future = Noted()
    print(future, future.get_loop() is loop)
    future.add_done_callback(lambda done: print("callback", done is future))
    loop.call_soon(future.set_result, 5)
    print(await future, future.notes[:2])
    future = Noted(loop=loop)
    print(asyncio.ensure_future(future) is future)

    async def waits():
        return await future

    task = asyncio.create_task(waits())
    await asyncio.sleep(0)
    task.cancel()
    print(await asyncio.gather(task, return_exceptions=True), future.cancelled(), future.notes[:2])
    future = Noted()
    loop.call_later(0.001, future.set_exception, ValueError("failed"))
    try:
        await asyncio.gather(future, asyncio.sleep(0))
    except ValueError as error:
        print(error)


asyncio.run(main())

# output:
# <Noted pending> True
# callback True
# 5 ['await', 'set_result']
# True
# [CancelledError('')] True ['await', 'cancel']
# failed
