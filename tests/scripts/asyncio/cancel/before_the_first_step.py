# rules: 16, 17
import asyncio


async def body(log):
    log.append("never")
    try:
        await asyncio.sleep(0)
    finally:
        log.append("never either")


async def main():
    log = []
    task = asyncio.create_task(body(log))
    print(task.cancel("early"), task.cancelling(), task.cancelled(), task.done())
    try:
        await task
    except asyncio.CancelledError as error:
        print("cancelled", error.args, log)
    print(task.cancel(), task.cancelling(), task.cancelled())

    async def sleeper():
        try:
            await asyncio.sleep(60)
        except asyncio.CancelledError as error:
            print("got", error.args)
            raise

    task = asyncio.create_task(sleeper())
    await asyncio.sleep(0)
    print(task.cancel("one"), task.cancel("two"), task.cancelling())
    for _ in range(2):
        try:
            await task
        except asyncio.CancelledError as error:
            print(error.args)


asyncio.run(main())

# output:
# True 1 False False
# cancelled ('early',) []
# False 1 True
# True True 2
# got ('one',)
# ('one',)
# ()
