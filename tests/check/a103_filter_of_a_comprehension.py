async def good(item):
    return item > 1


async def main():
    return [item for item in (1, 2) if good(item)]  # finds: A103 a coroutine is always true: good(item) [add await]
