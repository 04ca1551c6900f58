# A loop set before `asyncio.run` is lost by it: at its end, it sets None.
import asyncio


async def main():
    print(asyncio.get_event_loop() is mine)


mine = asyncio.new_event_loop()
asyncio.set_event_loop(mine)
print(asyncio.get_event_loop() is mine)
asyncio.run(main())
try:
    asyncio.get_event_loop()
except RuntimeError as error:
    print(error)
mine.close()

# output:
# True
# False
# There is no current event loop in thread 'MainThread'.
