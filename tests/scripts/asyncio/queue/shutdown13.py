# arguments: --clock virtual
# rules: 27
# 3.13+: Queue.shutdown
import asyncio
async def getter(q, n):
    try: print(n, await q.get())
    except asyncio.QueueShutDown as e: print(n, "QueueShutDown", repr(str(e)))
async def main():
    q = asyncio.Queue()
    ts = [asyncio.create_task(getter(q, i)) for i in range(2)]
    await asyncio.sleep(0); q.shutdown(); await asyncio.gather(*ts)
    try: await q.put(1)
    except asyncio.QueueShutDown: print("put refused")
    q = asyncio.Queue(); q.put_nowait("left"); q.shutdown()
    await getter(q, "a"); await getter(q, "b")
    q = asyncio.Queue(); q.put_nowait("lost"); q.shutdown(immediate=True); await getter(q, "c")
    await q.join(); print("join ok")
    q = asyncio.Queue(1); q.shutdown()
    try: q.put_nowait(1)
    except asyncio.QueueShutDown as e: print(type(e).__mro__[1].__name__)
asyncio.run(main())

# output:
# 0 QueueShutDown ''
# 1 QueueShutDown ''
# put refused
# a left
# b QueueShutDown ''
# c QueueShutDown ''
# join ok
# Exception
