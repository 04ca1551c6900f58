# arguments: --clock virtual
import asyncio


async def main():
    semaphore = asyncio.Semaphore(2)
    inside = peak = 0
    order = []

    async def worker(number):
        nonlocal inside, peak
        async with semaphore:
            inside += 1
            peak = max(peak, inside)
            await asyncio.sleep(0.1 * (7 - number**2 % 6))
            inside -= 1
            order.append(number)
        return number

    print(await asyncio.gather(*map(worker, range(5))), peak, order)
    bounded = asyncio.BoundedSemaphore(1)
    try:
        bounded.release()
    except ValueError as error:
        print(error)
    print(semaphore.locked(), await bounded.acquire(), bounded.locked())
    try:
        asyncio.Semaphore(-1)
    except ValueError as error:
        print(error)


asyncio.run(main())

# output:
# [0, 1, 2, 3, 4] 2 [1, 0, 2, 3, 4]
# BoundedSemaphore released too many times
# False True True
# Semaphore initial value must be >= 0
