# arguments: --hints on
# expect status: 1
import asyncio
async def main():
    lock = asyncio.Lock()
    with lock:
        print(1)
asyncio.run(main())

# stderr:
# Traceback (most recent call last):
#   File "with_on_a_lock.py", line 8, in <module>
#     asyncio.run(main())
#     ~~~~~~~~~~~^^^^^^^^
#   File "with_on_a_lock.py", line 6, in main
#     with lock:
#          ^^^^
# TypeError: 'Lock' object does not support the context manager protocol
#
# help: a Lock of asyncio is entered by `async with`
#    6 |     async with lock:
#      |     +++++
# More: coroscope explain A104
