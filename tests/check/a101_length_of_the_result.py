async def items():
    return [1, 2]


async def main():
    print(len(items()))  # finds: A101 coroutine never awaited: items()
