# arguments: --clock virtual
import asyncio
from collections import deque
class Bucket:
    def __init__(self, n): self.n, self.q = n, deque()
    async def take(self):
        while self.n == 0:
            f = asyncio.get_running_loop().create_future(); self.q.append(f)
            try: await f
            except asyncio.CancelledError:
                self.q.remove(f); raise
        self.n -= 1
    def put(self):
        self.n += 1
        if self.q: self.q.popleft().set_result(None)
async def user(b, i):
    for k in range(2):
        await b.take(); print(f"user {i} req {k}"); await asyncio.sleep(0); b.put()
    return i
async def main():
    b = Bucket(2); print(await asyncio.gather(*(user(b, i) for i in range(4)))); print(b.n, len(b.q))
asyncio.run(main())

# output:
# user 0 req 0
# user 1 req 0
# user 0 req 1
# user 1 req 1
# user 3 req 0
# user 2 req 0
# user 3 req 1
# user 2 req 1
# [0, 1, 2, 3]
# 2 0
