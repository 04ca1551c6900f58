# Messages of asyncio's own logger name the places of its code.
import asyncio
import logging
import sys

logging.basicConfig(level=logging.DEBUG, stream=sys.stdout, format="%(filename)s %(funcName)s %(message).33s")
logging.getLogger("asyncio").info("a message of the script's")


async def main():
    async def fail():
        raise ValueError

    task = asyncio.create_task(fail())
    await asyncio.sleep(0)
    del task


asyncio.run(main())

# output:
# places_of_asyncio.py <module> a message of the script's
# selector_events.py __init__ Using selector: EpollSelector
# base_events.py default_exception_handler Task exception was never retrieve
# Traceback (most recent call last):
#   File "places_of_asyncio.py", line 12, in fail
#     raise ValueError
# ValueError
