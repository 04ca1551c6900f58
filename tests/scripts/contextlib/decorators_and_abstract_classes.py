import asyncio
from contextlib import AbstractAsyncContextManager, AbstractContextManager, AsyncContextDecorator, ContextDecorator


class Plain(ContextDecorator):
    def __enter__(self):
        print("in")

    def __exit__(self, *details):
        print("out")


class Async(AsyncContextDecorator):
    async def __aenter__(self):
        print("async in")

    async def __aexit__(self, *details):
        print("async out")


@Plain()
def double(x):
    return x * 2


@Async()
async def triple(x):
    return x * 3


class Mine(AbstractContextManager):
    def __exit__(self, *details):
        print("mine out")


print(double(4))
print(asyncio.run(triple(4)))
with Mine() as mine:
    print(type(mine).__name__)
print(isinstance(Plain(), AbstractContextManager), issubclass(Async, AbstractAsyncContextManager), isinstance(3, AbstractContextManager))
print(AbstractContextManager[int])
try:
    AbstractContextManager()
except TypeError as error:
    print(error)

# output:
# in
# out
# 8
# async in
# async out
# 12
# Mine
# mine out
# True True False
# contextlib.AbstractContextManager[int]
# Can't instantiate abstract class AbstractContextManager without an implementation for abstract method '__exit__'
