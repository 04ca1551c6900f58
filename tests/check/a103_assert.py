async def valid():
    return False


async def test():
    assert valid()  # finds: A103 a coroutine is always true: valid() [add await]
