# arguments: --clock virtual
# rules: 28
import asyncio, time


def slow():
    time.sleep(0.5)
    print("thread done")


async def main():
    asyncio.get_running_loop().run_in_executor(None, slow)
    print("main returns")


asyncio.run(main())
print("after run")

# output:
# main returns
# thread done
# after run
