async def connect():
    return open("x")


async def main():
    print(connect().name)  # finds: A101 coroutine never awaited: connect()
