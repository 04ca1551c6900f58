"""Reports of the interpreter go where `sys.stderr` points: warnings, lost exceptions, tracebacks, texts of SystemExit."""
import asyncio
import contextlib
import io
import re
import sys


async def job():
    raise ValueError("lost")


class Dies:
    def __del__(self):
        raise KeyError("dying")


async def main():
    job()
    task = asyncio.create_task(job())
    await asyncio.sleep(0)
    del task
    asyncio.get_running_loop().call_soon(lambda: 1 / 0)
    await asyncio.sleep(0)


errors = io.StringIO()
with contextlib.redirect_stderr(errors):
    asyncio.run(main())
    Dies()
    sys.excepthook(OSError, OSError("shown"), None)
for line in errors.getvalue().splitlines():
    if not line.startswith(" "):
        print(re.sub("0x[0-9a-f]+|/.*/", "..", line))


class Shouting:
    def write(self, text):
        sys.stdout.write(text.upper())

    def flush(self):
        pass


sys.stderr = Shouting()
sys.exit("this is the end")

# expect status: 1

# output:
# ..stderr_of_the_script.py:19: RuntimeWarning: coroutine 'job' was never awaited
# RuntimeWarning: Enable tracemalloc to get the object allocation traceback
# Task exception was never retrieved
# future: <Task finished name='Task-2' coro=<job() done, defined at ..stderr_of_the_script.py:9> exception=ValueError('lost')>
# Traceback (most recent call last):
# ValueError: lost
# Exception in callback main.<locals>.<lambda>() at ..stderr_of_the_script.py:23
# handle: <Handle main.<locals>.<lambda>() at ..stderr_of_the_script.py:23>
# Traceback (most recent call last):
# ZeroDivisionError: division by zero
# Exception ignored in: <function Dies.__del__ at ..>
# Traceback (most recent call last):
# KeyError: 'dying'
# OSError: shown
# THIS IS THE END
