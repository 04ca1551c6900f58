# arguments: --clock virtual
# rules: 7
import asyncio
async def child(n):
    print("child", n, "start")
    await asyncio.sleep(0)
    print("child", n, "end")
async def main():
    loop = asyncio.get_running_loop()
    t1 = asyncio.create_task(child(1))
    loop.call_soon(print, "callback between")
    t2 = asyncio.create_task(child(2))
    print("main has not yielded")
    await child(3)
    print("main after direct await")
    await t1; await t2
asyncio.run(main())

# output:
# main has not yielded
# child 3 start
# child 1 start
# callback between
# child 2 start
# child 3 end
# main after direct await
# child 1 end
# child 2 end
