"""What a callback raises is reported with its handle, and the loop goes on; KeyboardInterrupt and SystemExit leave the loop."""
import asyncio  # rules: 33


def fails(number):
    raise ValueError(number)


class Object:
    def method(self, future):
        raise KeyError("in a method")


async def main():
    loop = asyncio.get_running_loop()
    loop.call_soon(fails, 1)
    loop.call_soon(print, "goes on")
    future = loop.create_future()
    future.add_done_callback(Object().method)
    future.set_result(None)
    await asyncio.sleep(0)
    loop.call_soon(lambda: 1 / 0)
    await asyncio.sleep(0.01)
    loop.call_soon(exit, 3)
    await asyncio.sleep(1)


asyncio.run(main())

# expect status: 3

# expect status: 3

# output:
# goes on

# stderr:
# Exception in callback fails() at exception_in_callback.py:5
# handle: <Handle fails() at exception_in_callback.py:5>
# Traceback (most recent call last):
#   File "exception_in_callback.py", line 6, in fails
#     raise ValueError(number)
# ValueError: 1
# Exception in callback Object.method()
# handle: <Handle Object.method()>
# Traceback (most recent call last):
#   File "exception_in_callback.py", line 11, in method
#     raise KeyError("in a method")
# KeyError: 'in a method'
# Exception in callback main.<locals>.<lambda>() at exception_in_callback.py:22
# handle: <Handle main.<locals>.<lambda>() at exception_in_callback.py:22>
# Traceback (most recent call last):
#   File "exception_in_callback.py", line 22, in <lambda>
#     loop.call_soon(lambda: 1 / 0)
#                            ~~^~~
# ZeroDivisionError: division by zero
