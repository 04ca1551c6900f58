import asyncio
import inspect


def plain():
    pass


def generator():
    yield


async def coroutine():
    await asyncio.sleep(0)


async def stream():
    yield 1


class C:
    def method(self):
        pass


print(inspect.isfunction(plain), inspect.isgeneratorfunction(generator), inspect.iscoroutinefunction(coroutine), inspect.isasyncgenfunction(stream))  # expect: True True True True
print(inspect.iscoroutinefunction(plain), inspect.ismethod(C().method), inspect.ismethod(C.method), inspect.isclass(C), inspect.ismodule(inspect))  # expect: False True False True True
print(inspect.isbuiltin(len), inspect.isroutine(str.join), inspect.isawaitable(3), inspect.isgenerator(generator()))  # expect: True True False True
made = generator()
print(inspect.getgeneratorstate(made), next(made), inspect.getgeneratorstate(made), made.close(), inspect.getgeneratorstate(made))  # expect: GEN_CREATED None GEN_SUSPENDED None GEN_CLOSED


async def main():
    one = coroutine()
    print(inspect.getcoroutinestate(one), inspect.isawaitable(one), inspect.iscoroutine(one))  # expect: CORO_CREATED True True
    task = asyncio.create_task(one)
    await asyncio.sleep(0)
    print(inspect.getcoroutinestate(one), inspect.isawaitable(task))  # expect: CORO_SUSPENDED True
    await task
    print(inspect.getcoroutinestate(one))  # expect: CORO_CLOSED
    many = stream()
    print(inspect.getasyncgenstate(many), await anext(many), inspect.getasyncgenstate(many))  # expect: AGEN_CREATED 1 AGEN_SUSPENDED
    await many.aclose()
    print(inspect.getasyncgenstate(many))  # expect: AGEN_CLOSED


asyncio.run(main())
