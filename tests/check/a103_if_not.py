async def ok():
    return False


async def main():
    if not ok():  # finds: A103 a coroutine is always true: ok() [add await]
        print("never")
