async def ok():
    return False


async def main(ready):
    if ready and ok():  # finds: A103 a coroutine is always true: ok() [add await]
        print("go")
