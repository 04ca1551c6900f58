import asyncio
async def main():
    p = asyncio.PriorityQueue()
    for x in ((3, "c"), (1, "z"), (2, "b"), (1, "a")): p.put_nowait(x)
    print([await p.get() for _ in range(4)])
    l = asyncio.LifoQueue()
    for x in range(4): await l.put(x)
    print([l.get_nowait() for _ in range(4)])
    p.put_nowait((1, {})); 
    try: p.put_nowait((1, {}))
    except TypeError as e: print(e)
asyncio.run(main())

# output:
# [(1, 'a'), (1, 'z'), (2, 'b'), (3, 'c')]
# [3, 2, 1, 0]
