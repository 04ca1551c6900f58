"""The event loop: one task suspended and resumed by `sleep(0)`."""
# sizes: 1000 11000
import asyncio
import sys


async def main(n):
    for _ in range(n):
        await asyncio.sleep(0)


n = int(sys.argv[1])
asyncio.run(main(n))
print(n)
