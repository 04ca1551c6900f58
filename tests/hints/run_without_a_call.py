# arguments: --hints on
# expect status: 1
import asyncio
async def main():
    print("never")
asyncio.run(main)

# stderr:
# Traceback (most recent call last):
#   File "run_without_a_call.py", line 6, in <module>
#     asyncio.run(main)
#     ~~~~~~~~~~~^^^^^^
# ValueError: a coroutine was expected, got <function main at 0x7f007f000010>
#
# help: call it: asyncio.run(main())
#    6 | asyncio.run(main())
#      |                 ++
