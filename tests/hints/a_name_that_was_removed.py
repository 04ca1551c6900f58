# arguments: --hints on
import asyncio


@asyncio.coroutine
def old():
    yield

# expect status: 1

# stderr:
# Traceback (most recent call last):
#   File "a_name_that_was_removed.py", line 5, in <module>
#     @asyncio.coroutine
#      ^^^^^^^^^^^^^^^^^
# AttributeError: module 'asyncio' has no attribute 'coroutine'. Did you mean: 'coroutines'?
#
# help: write `async def` in place of @asyncio.coroutine (removed in Python 3.11)
