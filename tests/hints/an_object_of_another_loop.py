# arguments: --hints on
# expect status: 1
import asyncio
event = asyncio.Event()
async def main():
    try:
        async with asyncio.timeout(0.01):
            await event.wait()
    except TimeoutError:
        print("first loop")
async def again():
    await event.wait()
asyncio.run(main())
asyncio.run(again())

# output:
# first loop

# stderr:
# Traceback (most recent call last):
#   File "an_object_of_another_loop.py", line 14, in <module>
#     asyncio.run(again())
#     ~~~~~~~~~~~^^^^^^^^^
#   File "an_object_of_another_loop.py", line 12, in again
#     await event.wait()
#           ~~~~~~~~~~^^
# RuntimeError: <asyncio.locks.Event object at 0x7f007f000020 [unset]> is bound to a different event loop
#
# help: it belongs to another loop (loops were started at line 13, line 14); make it inside the coroutine that uses it
# More: coroscope explain A703
