async def ok():
    return False


async def main():
    if ok():  # finds: A103 a coroutine is always true: ok() [add await]
        print("always")
