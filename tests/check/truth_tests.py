"""A coroutine object is always true."""


async def ready():
    return False


async def main():
    if ready():  # finds: A103 a coroutine is always true: ready() [add await]
        pass
    elif not ready():  # finds: A103 a coroutine is always true: ready() [add await]
        pass
    while ready():  # finds: A103 a coroutine is always true: ready() [add await]
        break
    assert ready()  # finds: A103 a coroutine is always true: ready() [add await]
    if await ready():
        pass


def plain():
    if ready():  # finds: A103 a coroutine is always true: ready()
        pass
