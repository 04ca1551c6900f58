# arguments: --hints off --clock virtual
import asyncio  # rules: 34
import logging
import re
import time


class Printing(logging.Handler):
    def emit(self, record):
        text = re.sub(r" created at \S+|( cb=\[.*?\])", "", record.getMessage())
        print(record.levelname, record.name, re.sub(r"\d\.\d\d\d seconds", "a while", text))


logger = logging.getLogger("asyncio")
logger.addHandler(Printing())
logger.propagate = False


async def slow():
    time.sleep(0.12)
    await asyncio.sleep(0)
    time.sleep(0.12)


def callback(argument):
    time.sleep(0.11)


async def main():
    loop = asyncio.get_running_loop()
    print(loop.slow_callback_duration, loop.get_debug())
    await asyncio.create_task(slow(), name="S")
    loop.call_soon(callback, 1)
    await asyncio.sleep(0)
    loop.slow_callback_duration = 0.05
    loop.call_soon(lambda: time.sleep(0.06))
    await asyncio.sleep(0.2)
    loop.set_debug(False)
    time.sleep(0.2)
    await asyncio.sleep(0)


asyncio.run(main(), debug=True)

# output:
# 0.1 True
# WARNING asyncio Executing <Task pending name='S' coro=<slow() running at slow_steps_in_debug_mode.py:21> took a while
# WARNING asyncio Executing <Task finished name='S' coro=<slow() done, defined at slow_steps_in_debug_mode.py:19> result=None took a while
# WARNING asyncio Executing <Handle callback(1) at slow_steps_in_debug_mode.py:25 took a while
# WARNING asyncio Executing <Handle main.<locals>.<lambda>() at slow_steps_in_debug_mode.py:36 took a while
# WARNING asyncio Executing <Task pending name='Task-1' coro=<main() running at slow_steps_in_debug_mode.py:40> took a while
