"""Hooks, traces and limits see an asynchronous generator that an `async for` walks over as any other."""
import asyncio
import sys


async def numbers(n):
    for i in range(n):
        yield i


async def passing(source):
    async for x in source:
        yield x


async def hooks():
    def first(generator):
        print("first", generator.__name__, generator.ag_running)
        if refused:
            raise LookupError("refused")

    refused = False
    old = sys.get_asyncgen_hooks()
    sys.set_asyncgen_hooks(firstiter=first, finalizer=lambda generator: print("finalizer", generator.__name__))
    try:
        async for x in passing(numbers(2)):
            print(x)
        async for x in passing(numbers(2)):
            break
        refused = True
        source = numbers(2)
        try:
            async for x in source:
                print("never")
        except LookupError as error:
            print(repr(error))
        async for x in source:
            print("told once", x)
    finally:
        sys.set_asyncgen_hooks(*old)

    def steps_it(generator):
        print("stepped by the hook", end=" ")
        try:
            generator.asend(None).send(None)
        except StopIteration as stop:
            print(stop.value)

    sys.set_asyncgen_hooks(firstiter=steps_it)
    try:
        async for x in numbers(3):
            print("left", x)
    finally:
        sys.set_asyncgen_hooks(*old)


async def deep():
    async def down(n):
        if n:
            async for x in down(n - 1):
                yield x + 1
        else:
            yield 0

    async for x in down(300):
        print(x)
    try:
        async for x in down(5000):
            print("never")
    except RecursionError as error:
        print(error)
    async for x in down(300):
        print(x)


async def profiled():
    told = []

    def profile(frame, event, argument):
        if frame.f_code.co_name in ("passing", "numbers"):
            told.append((event, frame.f_code.co_name))

    async for x in passing(numbers(2)):
        if x == 0:
            sys.setprofile(profile)
    sys.setprofile(None)
    print(told)


async def traced():
    told = []

    def trace(frame, event, argument):
        if frame.f_code.co_name in ("passing", "numbers"):
            if event != "exception":
                told.append((event, frame.f_code.co_name, frame.f_lineno - frame.f_code.co_firstlineno))
            return trace

    sys.settrace(trace)
    async for x in passing(numbers(2)):
        pass
    sys.settrace(None)
    print(told)


async def main():
    for part in hooks, deep, profiled, traced:
        print("--", part.__name__)
        await part()


asyncio.run(main())

# output:
# -- hooks
# first passing False
# first numbers False
# 0
# 1
# first passing False
# first numbers False
# finalizer passing
# finalizer numbers
# first numbers False
# LookupError('refused')
# told once 0
# told once 1
# stepped by the hook 0
# left 1
# left 2
# -- deep
# 300
# maximum recursion depth exceeded
# 300
# -- profiled
# [('call', 'passing'), ('call', 'numbers'), ('return', 'numbers'), ('return', 'passing'), ('call', 'passing'), ('call', 'numbers'), ('return', 'numbers'), ('return', 'passing')]
# -- traced
# [('call', 'passing', 0), ('line', 'passing', 1), ('call', 'numbers', 0), ('line', 'numbers', 1), ('line', 'numbers', 2), ('return', 'numbers', 2), ('line', 'passing', 2), ('return', 'passing', 2), ('call', 'passing', 2), ('line', 'passing', 1), ('call', 'numbers', 2), ('line', 'numbers', 1), ('line', 'numbers', 2), ('return', 'numbers', 2), ('line', 'passing', 2), ('return', 'passing', 2), ('call', 'passing', 2), ('line', 'passing', 1), ('call', 'numbers', 2), ('line', 'numbers', 1), ('return', 'numbers', 1), ('return', 'passing', 1)]
