async def numbers():
    yield 1


async def main():
    return [number for number in numbers()]  # finds: A104 an asynchronous generator needs async for: numbers() [add async]
