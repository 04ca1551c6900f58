"""Recording: one task suspended and resumed by `sleep(0)`, told by four events (`task_switch.py` is the same unrecorded)."""
# sizes: 1000 11000
# recorded
import asyncio
import sys


async def main(n):
    for _ in range(n):
        await asyncio.sleep(0)


n = int(sys.argv[1])
asyncio.run(main(n))
print(n)
