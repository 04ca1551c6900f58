"""
What: tracebacks have no frames of the library; CPython shows those of `asyncio.run` and its like between the script's own.
Cause: much of the library is written in Rust, where there are no such frames, and what a script does wrong is in the script.
Workaround: none is needed; the script's own frames, their lines and carets are the same.
"""
import asyncio


async def main():
    raise ValueError("wrong")


try:
    asyncio.run(main())
except ValueError as error:
    names = []
    traceback = error.__traceback__
    while traceback:
        names.append(traceback.tb_frame.f_code.co_name)
        traceback = traceback.tb_next
    print(names)  # expect: ['<module>', 'main']
