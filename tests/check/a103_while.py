async def more():
    return False


async def main():
    while more():  # finds: A103 a coroutine is always true: more() [add await]
        print("for ever")
