async def member():
    return False


async def main():
    return 5 if member() else 8  # finds: A103 a coroutine is always true: member() [add await]
