# rules: 13
import asyncio
async def f(): return asyncio.current_task().get_name()
async def main():
    print(asyncio.current_task().get_name())
    u = asyncio.create_task(f(), name="special")
    v = asyncio.create_task(f(), name=42)
    t = [asyncio.create_task(f()) for _ in range(3)]
    print([x.get_name() for x in t + [u, v]])
    t[0].set_name("renamed")
    print(await asyncio.gather(*t, u, v))
    w = asyncio.ensure_future(f())
    print(await w, type(v.get_name()).__name__)
asyncio.run(main())

# output:
# Task-1
# ['Task-2', 'Task-3', 'Task-4', 'special', '42']
# ['renamed', 'Task-3', 'Task-4', 'special', '42']
# Task-5 str
