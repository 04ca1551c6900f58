# arguments: --clock virtual
# rules: 3
"""The heap of timers is cleared of cancelled ones when they are more than half of more than a hundred; timers that went off do not
count, however often what they ended is cancelled afterwards."""
import asyncio


async def after_many(timeouts):
    loop = asyncio.get_running_loop()
    for _ in range(60):
        await timeouts()
    log = []
    when = loop.time() + 0.02
    first = loop.call_at(when - 0.01, log.append, "first")
    handles = [loop.call_at(when, log.append, number) for number in range(120)]
    for handle in handles[3:40]:
        handle.cancel()
    await asyncio.sleep(0)
    for number in range(120, 130):
        loop.call_at(when, log.append, number)
    await asyncio.sleep(0.05)
    print(log)


async def main():
    never = asyncio.get_running_loop().create_future()

    async def waits():
        await asyncio.wait([never], timeout=0.001)

    async def cancels_what_went_off():
        handle = asyncio.get_running_loop().call_later(0.001, str)
        await asyncio.sleep(0.002)
        handle.cancel()

    await after_many(waits)
    await after_many(cancels_what_went_off)


asyncio.run(main())

# output:
# ['first', 1, 61, 125, 124, 129, 128, 127, 126, 60, 122, 123, 121, 120, 119, 118, 117, 116, 115, 114, 113, 112, 111, 110, 109, 108, 107, 106, 105, 104, 103, 102, 101, 100, 99, 98, 97, 96, 95, 94, 93, 92, 91, 90, 89, 88, 87, 86, 85, 84, 83, 82, 81, 80, 79, 78, 77, 76, 75, 74, 73, 72, 71, 70, 69, 68, 67, 66, 65, 64, 63, 62, 58, 59, 57, 56, 55, 54, 53, 52, 51, 50, 49, 48, 47, 46, 45, 44, 43, 42, 41, 40, 0, 2]
# ['first', 98, 66, 50, 42, 1, 97, 129, 128, 127, 126, 125, 124, 123, 122, 121, 120, 77, 55, 117, 75, 115, 2, 113, 73, 111, 53, 109, 71, 107, 43, 105, 69, 103, 51, 101, 67, 99, 96, 95, 65, 49, 93, 63, 91, 41, 89, 61, 87, 47, 85, 59, 83, 0, 81, 57, 79, 45, 119, 76, 116, 44, 112, 72, 108, 52, 104, 68, 100, 94, 92, 64, 48, 88, 60, 84, 40, 80, 56, 118, 54, 110, 70, 102, 90, 86, 62, 46, 78, 74, 106, 82, 114, 58]
