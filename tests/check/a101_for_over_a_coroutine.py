async def rows():
    return [1, 2]


async def main():
    for row in rows():  # finds: A101 coroutine never awaited: rows()
        print(row)
