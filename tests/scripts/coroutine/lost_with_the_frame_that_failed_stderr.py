import asyncio


async def fetch(number):
    return {"id": number}


async def main():
    data = fetch(1)
    print(data["id"])


asyncio.run(main())

# expect status: 1

# stderr:
# Traceback (most recent call last):
#   File "lost_with_the_frame_that_failed_stderr.py", line 13, in <module>
#     asyncio.run(main())
#     ~~~~~~~~~~~^^^^^^^^
#   File "lost_with_the_frame_that_failed_stderr.py", line 10, in main
#     print(data["id"])
#           ~~~~^^^^^^
# TypeError: 'coroutine' object is not subscriptable
# <sys>:0: RuntimeWarning: coroutine 'fetch' was never awaited
