# rules: 14
import asyncio
def t(f):
    try: print(f())
    except BaseException as e: print(type(e).__name__, "|", e)
async def main():
    loop = asyncio.get_running_loop()
    f = loop.create_future()
    t(f.done); t(f.cancelled); t(f.result); t(f.exception)
    f.set_result(3)
    t(f.result); t(f.exception); t(f.cancel)
    t(lambda: f.set_result(4)); t(lambda: f.set_exception(ValueError))
    g = loop.create_future(); g.set_exception(ValueError)
    t(g.result); t(lambda: repr(g.exception()))
    h = asyncio.Future(); t(lambda: h.get_loop() is loop)
    t(h.cancel); t(h.cancel); t(h.result); t(h.exception)
    t(lambda: h.set_result(1))
    t(lambda: loop.create_future().set_exception(5))
    print(asyncio.isfuture(h), asyncio.isfuture(5), asyncio.iscoroutine(h))
asyncio.run(main())

# output:
# False
# False
# InvalidStateError | Result is not set.
# InvalidStateError | Exception is not set.
# 3
# None
# False
# InvalidStateError | invalid state
# InvalidStateError | invalid state
# ValueError | 
# ValueError()
# True
# True
# False
# CancelledError | 
# CancelledError | 
# InvalidStateError | invalid state
# TypeError | invalid exception object
# True False False
