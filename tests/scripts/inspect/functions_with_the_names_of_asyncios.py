# time.sleep hands out no coroutine, though asyncio.sleep does.
import asyncio
import inspect
import queue
import time
from unittest.mock import patch


class Jobs(asyncio.Queue):
    pass


print(inspect.iscoroutinefunction(time.sleep), inspect.iscoroutinefunction(queue.Queue.get))  # expect: False False
print(inspect.iscoroutinefunction(asyncio.sleep), inspect.iscoroutinefunction(Jobs().get))  # expect: True True
with patch("time.sleep") as sleep:
    print(type(sleep).__name__)  # expect: MagicMock


async def main():
    return await asyncio.get_running_loop().run_in_executor(None, time.sleep, 0.001)


print(asyncio.run(main(), debug=True))  # expect: None
