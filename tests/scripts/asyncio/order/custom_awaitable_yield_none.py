# rules: 10
import asyncio
class Yield:
    def __init__(self, n): self.n = n
    def __await__(self):
        for i in range(self.n):
            yield
        return self.n * 10
async def a(name, n):
    print(name, "in"); r = await Yield(n); print(name, "out", r)
async def main():
    await asyncio.gather(a("x", 3), a("y", 1), a("z", 0))
asyncio.run(main())

# output:
# x in
# y in
# z in
# z out 0
# y out 10
# x out 30
