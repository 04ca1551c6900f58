import asyncio


async def greet(name):
    await asyncio.sleep(1)
    return "hello " + name


print(asyncio.run(greet("you")))
