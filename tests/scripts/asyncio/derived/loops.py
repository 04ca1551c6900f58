import asyncio


class Loop(asyncio.SelectorEventLoop):
    def __init__(self):
        super().__init__()
        self.calls = 0

    def call_soon(self, callback, *args, context=None):
        self.calls += 1
        return super().call_soon(callback, *args, context=context)

    def create_task(self, coro, **kwargs):
        print("create_task", coro.__name__, sorted(kwargs))
        return super().create_task(coro, **kwargs)

    def call_exception_handler(self, context):
        print("call_exception_handler", context["message"].split(" at ")[0])
        super().call_exception_handler(context)

    def default_exception_handler(self, context):
        print("default_exception_handler", sorted(context))


async def nap():
    await asyncio.sleep(0)


async def main():
    loop = asyncio.get_running_loop()
    print(type(loop).__name__, loop)
    await asyncio.create_task(nap(), name="N")
    await asyncio.ensure_future(nap())
    loop.call_soon(lambda: 1 / 0)
    await asyncio.sleep(0)
    print(loop.calls > 0, loop is asyncio.get_event_loop())


asyncio.run(main(), loop_factory=Loop)
loop = asyncio.new_event_loop()
print(isinstance(loop, asyncio.BaseEventLoop), isinstance(loop, asyncio.AbstractEventLoop))
print(asyncio.EventLoop is asyncio.SelectorEventLoop, asyncio.SelectorEventLoop)
loop.close()
abstract = asyncio.AbstractEventLoop()
for name in ("run_forever", "stop", "time", "create_future", "get_debug", "close", "is_running"):
    try:
        getattr(abstract, name)()
    except NotImplementedError as error:
        print(name, repr(error))

# output:
# create_task main ['context']
# Loop <Loop running=True closed=False debug=False>
# create_task nap ['name']
# create_task nap []
# call_exception_handler Exception in callback main.<locals>.<lambda>()
# default_exception_handler ['exception', 'handle', 'message']
# True True
# create_task shutdown_asyncgens []
# create_task shutdown_default_executor []
# True True
# True <class 'asyncio.unix_events._UnixSelectorEventLoop'>
# run_forever NotImplementedError()
# stop NotImplementedError()
# time NotImplementedError()
# create_future NotImplementedError()
# get_debug NotImplementedError()
# close NotImplementedError()
# is_running NotImplementedError()
