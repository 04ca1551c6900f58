async def pair():
    return 1, 2


async def main():
    first = pair()[0]  # finds: A101 coroutine never awaited: pair()
    return first
