"""The traceback of a group: carets under calls and operators, none where the whole line is the culprit, repeated frames folded, causes,
contexts, notes and suggestions."""
import asyncio  # rules: 36


def down(depth):
    if depth == 0:
        raise KeyError("at the bottom")
    return down(depth - 1)


async def recursive():
    down(8)


async def with_a_cause():
    try:
        {}["missing"]
    except KeyError as error:
        raise ValueError("wrapped") from error


async def with_a_context():
    try:
        1 / 0
    except ZeroDivisionError:
        counter = 1
        counte + counter


async def with_notes():
    error = OSError(2, "gone")
    error.add_note("first note")
    error.add_note("second\nnote")
    raise error


async def operators(a, b):
    return (a + 1) * (b - "x")


async def main():
    async with asyncio.TaskGroup() as group:
        for coroutine in recursive(), with_a_cause(), with_a_context(), with_notes(), operators(1, 2):
            group.create_task(coroutine)


asyncio.run(main())

# expect status: 1

# expect status: 1

# expect status: 1

# stderr:
#   + Exception Group Traceback (most recent call last):
#   |   File "of_a_task.py", line 48, in <module>
#   |     asyncio.run(main())
#   |     ~~~~~~~~~~~^^^^^^^^
#   |   File "of_a_task.py", line 43, in main
#   |     async with asyncio.TaskGroup() as group:
#   |                ~~~~~~~~~~~~~~~~~^^
#   | ExceptionGroup: unhandled errors in a TaskGroup (5 sub-exceptions)
#   +-+---------------- 1 ----------------
#     | Traceback (most recent call last):
#     |   File "of_a_task.py", line 13, in recursive
#     |     down(8)
#     |     ~~~~^^^
#     |   File "of_a_task.py", line 9, in down
#     |     return down(depth - 1)
#     |   File "of_a_task.py", line 9, in down
#     |     return down(depth - 1)
#     |   File "of_a_task.py", line 9, in down
#     |     return down(depth - 1)
#     |   [Previous line repeated 5 more times]
#     |   File "of_a_task.py", line 8, in down
#     |     raise KeyError("at the bottom")
#     | KeyError: 'at the bottom'
#     +---------------- 2 ----------------
#     | Traceback (most recent call last):
#     |   File "of_a_task.py", line 18, in with_a_cause
#     |     {}["missing"]
#     |     ~~^^^^^^^^^^^
#     | KeyError: 'missing'
#     | 
#     | The above exception was the direct cause of the following exception:
#     | 
#     | Traceback (most recent call last):
#     |   File "of_a_task.py", line 20, in with_a_cause
#     |     raise ValueError("wrapped") from error
#     | ValueError: wrapped
#     +---------------- 3 ----------------
#     | Traceback (most recent call last):
#     |   File "of_a_task.py", line 25, in with_a_context
#     |     1 / 0
#     |     ~~^~~
#     | ZeroDivisionError: division by zero
#     | 
#     | During handling of the above exception, another exception occurred:
#     | 
#     | Traceback (most recent call last):
#     |   File "of_a_task.py", line 28, in with_a_context
#     |     counte + counter
#     |     ^^^^^^
#     | NameError: name 'counte' is not defined. Did you mean: 'counter'?
#     +---------------- 4 ----------------
#     | Traceback (most recent call last):
#     |   File "of_a_task.py", line 35, in with_notes
#     |     raise error
#     | FileNotFoundError: [Errno 2] gone
#     | first note
#     | second
#     | note
#     +---------------- 5 ----------------
#     | Traceback (most recent call last):
#     |   File "of_a_task.py", line 39, in operators
#     |     return (a + 1) * (b - "x")
#     |                       ~~^~~~~
#     | TypeError: unsupported operand type(s) for -: 'int' and 'str'
#     +------------------------------------
