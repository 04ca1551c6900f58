async def numbers():
    yield 1


def main():
    async for number in numbers():  # finds: A102 async for outside of async def
        print(number)
