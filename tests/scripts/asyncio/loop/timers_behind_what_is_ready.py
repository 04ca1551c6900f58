# arguments: --clock virtual
# rules: 3, 4
import asyncio


async def main():
    loop = asyncio.get_running_loop()
    log = []
    loop.call_later(0, log.append, "timer without delay")
    loop.call_soon(log.append, "soon")
    await asyncio.sleep(0)
    print(log)
    await asyncio.sleep(0.01)
    print(log)
    log.clear()
    when = loop.time() + 0.05
    for number in range(7):
        loop.call_at(when, log.append, number)
    await asyncio.sleep(0.1)
    print(log)
    log.clear()
    when = loop.time() + 0.05
    handles = [loop.call_at(when, log.append, number) for number in range(150)]
    for handle in handles[:120]:
        handle.cancel()
    await asyncio.sleep(0.1)
    print(log)
    print(handles[0].cancelled(), handles[-1].cancelled(), handles[-1].when() == when)


asyncio.run(main())

# output:
# ['soon']
# ['soon', 'timer without delay']
# [0, 2, 6, 5, 1, 3, 4]
# [149, 134, 126, 122, 120, 148, 147, 133, 125, 145, 131, 143, 121, 141, 129, 139, 123, 137, 127, 135, 146, 144, 132, 124, 140, 128, 136, 142, 138, 130]
# True False True
