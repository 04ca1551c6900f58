# arguments: --hints on
# expect status: 1
import asyncio
class Bell(asyncio.Event):
    def __repr__(self): return "the bell"
event = Bell()
async def main():
    asyncio.get_running_loop().call_soon(event.set)
    await event.wait()
    event.clear()
asyncio.run(main())
asyncio.run(main())

# stderr:
# Traceback (most recent call last):
#   File "an_event_of_another_loop.py", line 12, in <module>
#     asyncio.run(main())
#     ~~~~~~~~~~~^^^^^^^^
#   File "an_event_of_another_loop.py", line 9, in main
#     await event.wait()
#           ~~~~~~~~~~^^
# RuntimeError: the bell is bound to a different event loop
#
# help: it belongs to the loop started at line 11, and the loop started at line 12 runs here; make it inside the coroutine that uses it
# More: coroscope explain A703
