"""Coroutines that await the running one are its callers: for frames, stacks and the `stacklevel` of warnings."""
import asyncio
import inspect
import sys
import traceback
import warnings


def names():
    frame, found = sys._getframe(1), []
    while frame is not None and frame.f_code.co_filename == __file__:
        found.append((frame.f_code.co_name, frame.f_lineno))
        frame = frame.f_back
    return found


async def inner():
    print(names())
    print([frame.function for frame in inspect.stack()][:3])
    print([(summary.name, summary.line) for summary in traceback.extract_stack()][-3:])
    await asyncio.sleep(0)
    print(names())
    warnings.warn("old", UserWarning, stacklevel=2)


async def middle():
    local = "seen from within"
    await inner()
    return local


async def looks_outside():
    print(sys._getframe(1).f_locals["here"])


async def generates():
    yield names()
    yield names()


async def main():
    here = "a local of main"
    await middle()
    await looks_outside()
    async for found in generates():
        print(found)


warnings.simplefilter("always")
asyncio.run(main())

# output:
# [('inner', 18), ('middle', 28), ('main', 43)]
# ['inner', 'middle', 'main']
# [('main', 'await middle()'), ('middle', 'await inner()'), ('inner', 'print([(summary.name, summary.line) for summary in traceback.extract_stack()][-3:])')]
# [('inner', 22), ('middle', 28), ('main', 43)]
# a local of main
# [('generates', 37), ('main', 45)]
# [('generates', 38), ('main', 45)]

# stderr:
# callers_of_coroutines.py:28: UserWarning: old
#   await inner()
