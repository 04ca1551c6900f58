# arguments: --hints on
# expect status: 1
import asyncio
async def main():
    pass
loop = asyncio.new_event_loop()
loop.run_until_complete(main())
loop.close()
loop.call_soon(print)

# stderr:
# Traceback (most recent call last):
#   File "a_loop_that_is_closed.py", line 9, in <module>
#     loop.call_soon(print)
#     ~~~~~~~~~~~~~~^^^^^^^
# RuntimeError: Event loop is closed
#
# help: this loop has ended and was closed at line 8; use asyncio.run once, for the whole program
# More: coroscope explain A702
