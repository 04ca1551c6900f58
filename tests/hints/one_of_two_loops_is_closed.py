# arguments: --hints on
# expect status: 1
import asyncio
one, two = asyncio.new_event_loop(), asyncio.new_event_loop()
one.close()
two.close()
one.call_soon(print)

# stderr:
# Traceback (most recent call last):
#   File "one_of_two_loops_is_closed.py", line 7, in <module>
#     one.call_soon(print)
#     ~~~~~~~~~~~~~^^^^^^^
# RuntimeError: Event loop is closed
#
# help: this loop has ended and was closed at line 5; use asyncio.run once, for the whole program
# More: coroscope explain A702
