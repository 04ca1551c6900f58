import asyncio
import sys


async def unawaited():
    pass


def make():
    return unawaited()


async def fails():
    raise ValueError("failed")


async def main():
    make()
    coroutine = make()
    print([place[1:] for place in coroutine.cr_origin if place[0] == __file__])
    coroutine.close()
    task = asyncio.create_task(fails(), name="F")
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    task.exception()
    asyncio.get_running_loop().call_soon(lambda: 1 / 0)
    await asyncio.sleep(0)
    print(sys.get_coroutine_origin_tracking_depth())


asyncio.run(main(), debug=True)
print(sys.get_coroutine_origin_tracking_depth())
sys.set_coroutine_origin_tracking_depth(1)
coroutine = make()
print([place[1:] for place in coroutine.cr_origin])
coroutine.close()

# output:
# [(10, 'make'), (19, 'main'), (31, '<module>')]
# 10
# 0
# [(10, 'make')]

# stderr:
# origins_in_debug_mode.py:18: RuntimeWarning: coroutine 'unawaited' was never awaited
# Coroutine created at (most recent call last)
#   File "origins_in_debug_mode.py", line 31, in <module>
#     asyncio.run(main(), debug=True)
#   File "origins_in_debug_mode.py", line 18, in main
#     make()
#   File "origins_in_debug_mode.py", line 10, in make
#     return unawaited()
#   make()
# RuntimeWarning: Enable tracemalloc to get the object allocation traceback
# Exception in callback main.<locals>.<lambda>() at origins_in_debug_mode.py:26
# handle: <Handle main.<locals>.<lambda>() at origins_in_debug_mode.py:26 created at origins_in_debug_mode.py:26>
# source_traceback: Object created at (most recent call last):
#   File "origins_in_debug_mode.py", line 31, in <module>
#     asyncio.run(main(), debug=True)
#   File "origins_in_debug_mode.py", line 26, in main
#     asyncio.get_running_loop().call_soon(lambda: 1 / 0)
# Traceback (most recent call last):
#   File "origins_in_debug_mode.py", line 26, in <lambda>
#     asyncio.get_running_loop().call_soon(lambda: 1 / 0)
#                                                  ~~^~~
# ZeroDivisionError: division by zero
