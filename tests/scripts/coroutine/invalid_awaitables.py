class Items:
    def __aiter__(self):
        return self

    def __anext__(self):
        return 5


class Entering:
    def __aenter__(self):
        return 1

    def __aexit__(self, *exception):
        return 1


class Leaving(Entering):
    async def __aenter__(self):
        return 1


async def walk():
    async for _ in Items():
        pass


async def enter(manager):
    async with manager:
        pass


async def send_early():
    async def items():
        yield 1

    await items().asend(1)


def run(coroutine):
    try:
        coroutine.send(None)
    except TypeError as error:
        print(error, "|", error.__cause__)


run(walk())  # expect: 'async for' received an invalid object from __anext__: int | object int can't be used in 'await' expression
run(enter(Entering()))  # expect: 'async with' received an object from __aenter__ that does not implement __await__: int | None
run(enter(Leaving()))  # expect: 'async with' received an object from __aexit__ that does not implement __await__: int | None
run(send_early())  # expect: can't send non-None value to a just-started async generator | None
