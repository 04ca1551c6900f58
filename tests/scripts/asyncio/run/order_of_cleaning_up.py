# rules: 28
import asyncio
import atexit

atexit.register(print, "atexit")


async def background(name):
    try:
        await asyncio.sleep(3600)
    finally:
        await asyncio.sleep(0)
        print(name, "cleaned up")


async def numbers():
    try:
        for number in range(10):
            yield number
    finally:
        print("generator closed")


kept = None


async def main():
    global kept
    kept = numbers()
    print(await anext(kept))
    tasks = [asyncio.create_task(background(name)) for name in ["task"]]
    await asyncio.sleep(0)
    print("main ends")
    return tasks


tasks = asyncio.run(main())
print([task.cancelled() for task in tasks])

# output:
# 0
# main ends
# task cleaned up
# generator closed
# [True]
# atexit
