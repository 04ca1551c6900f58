# rules: 37
import asyncio


async def numbers():
    try:
        yield 1
        yield 2
    finally:
        await asyncio.sleep(0)
        print("closed")


async def main():
    async for number in numbers():
        break
    print("after break")
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    print("after three turns")

    walking = numbers()
    await anext(walking)
    del walking
    print("the loop closes it before it ends")


asyncio.run(main())
print("end")

# output:
# after break
# closed
# after three turns
# the loop closes it before it ends
# closed
# end
