# arguments: --hints on
import asyncio
async def main(seconds: int): asyncio.sleep(seconds)
asyncio.run(main(1))

# stderr:
# a_call_thrown_away_on_one_line.py:3: RuntimeWarning: coroutine 'sleep' was never awaited
#   async def main(seconds: int): asyncio.sleep(seconds)
# RuntimeWarning: Enable tracemalloc to get the object allocation traceback
# help: add await
#    3 | async def main(seconds: int): await asyncio.sleep(seconds)
#      |                               +++++
# More: coroscope explain A101
