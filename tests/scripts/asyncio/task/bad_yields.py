# rules: 12
import asyncio
class Y:
    def __init__(self, v): self.v = v
    def __await__(self):
        return (yield self.v)
async def main():
    for v in (42, "s", [1]):
        async def f(): await Y(v)
        t = asyncio.create_task(f())
        try: await t
        except RuntimeError as e: print(e)
    async def selfwait(): await asyncio.current_task()
    t = asyncio.create_task(selfwait(), name="S")
    try: await t
    except RuntimeError as e: print(str(e).split(":")[0])
asyncio.run(main())

# output:
# Task got bad yield: 42
# Task got bad yield: 's'
# Task got bad yield: [1]
# Task cannot await on itself
