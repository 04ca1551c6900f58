# arguments: --hints on
# expect status: 1
import asyncio


async def fetch():
    await asyncio.sleep(0)
    return 1


class Page:
    def __init__(self):
        self.content = fetch()


async def show(page):
    print(await page.content)  # here first


async def main():
    page = Page()
    await show(page)
    await asyncio.sleep(0)
    pages = {"one": page}
    await show(pages["one"])


asyncio.run(main())

# output:
# 1

# stderr:
# Traceback (most recent call last):
#   File "awaited_again_elsewhere.py", line 28, in <module>
#     asyncio.run(main())
#     ~~~~~~~~~~~^^^^^^^^
#   File "awaited_again_elsewhere.py", line 25, in main
#     await show(pages["one"])
#   File "awaited_again_elsewhere.py", line 17, in show
#     print(await page.content)  # here first
#           ^^^^^^^^^^^^^^^^^^
# RuntimeError: cannot reuse already awaited coroutine
#
# help: first awaited at line 17, again at line 17; make a task if two places need the result: asyncio.create_task(...)
