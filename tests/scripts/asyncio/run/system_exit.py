# arguments: --clock virtual
# rules: 29
import asyncio
import sys


async def background():
    try:
        await asyncio.sleep(3600)
    finally:
        print("background ends")


async def leaves_itself():
    task = asyncio.create_task(background())
    await asyncio.sleep(0)
    raise SystemExit(4)


async def leaves_in_a_task():
    task = asyncio.create_task(background())
    await asyncio.create_task(leaves_at_once())


async def leaves_at_once():
    sys.exit("by a task")


async def leaves_in_a_callback():
    asyncio.get_running_loop().call_soon(sys.exit, 5)
    await asyncio.sleep(1)


for main in leaves_itself, leaves_in_a_task, leaves_in_a_callback:
    try:
        asyncio.run(main())
    except SystemExit as error:
        print(main.__name__, error.code)
asyncio.run(leaves_itself())

# expect status: 4

# output:
# background ends
# leaves_itself 4
# background ends
# leaves_in_a_task by a task
# leaves_in_a_callback 5
# background ends
