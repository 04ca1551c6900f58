async def numbers():
    return [1, 2]


async def main():
    return sum(numbers())  # finds: A101 coroutine never awaited: numbers()
