# rules: 15
import asyncio


async def fail():
    raise ValueError("once")


async def main():
    task = asyncio.create_task(fail())
    seen = []
    for _ in range(3):
        try:
            await task
        except ValueError as error:
            seen.append(error)
    print(seen[0] is seen[1] is seen[2] is task.exception(), len({id(error) for error in seen}))


asyncio.run(main())

# output:
# True 1
