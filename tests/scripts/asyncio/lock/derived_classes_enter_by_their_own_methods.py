import asyncio


class Talking(asyncio.Lock):
    async def acquire(self):
        print("acquire")
        return await super().acquire()

    def release(self):
        print("release")
        super().release()


class Counting(asyncio.Semaphore):
    taken = 0

    async def acquire(self):
        self.taken += 1
        return await super().acquire()


async def main():
    lock = Talking()
    async with lock as nothing:
        print(nothing, lock.locked())
    print(lock.locked())

    permits = Counting(2)
    async with permits, permits:
        print(permits.taken, permits.locked())


asyncio.run(main())

# output:
# acquire
# None True
# release
# False
# 2 True
