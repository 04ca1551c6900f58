import asyncio
import aiofiles
import aiofiles.os
import os
import tempfile


async def main():
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "notes.txt")
        async with aiofiles.open(path, "w") as file:
            await file.write("one\ntwo\n")
            await file.writelines(["three\n", "four"])
        async with aiofiles.open(path) as file:
            print(await file.readline(), end="")
            print(await file.read(2), await file.tell())
            async for line in file:
                print("line", line.rstrip())
        async with aiofiles.open(path, mode="rb") as file:
            print(await file.read(), file.closed, file.mode)
        print(file.closed) if hasattr(file, "closed") else None
        print(await aiofiles.os.path.exists(path), (await aiofiles.os.stat(path)).st_size, await aiofiles.os.listdir(folder))
        await aiofiles.os.remove(path)
        try:
            async with aiofiles.open("/nowhere/file"):
                pass
        except FileNotFoundError as error:
            print(error)
        file = await aiofiles.open(path, "x")
        await file.close()
        async with aiofiles.tempfile.TemporaryDirectory() as inner:
            print(os.path.isdir(inner))
        results = await asyncio.gather(*[read(os.path.join(folder, f"f{n}"), n) for n in range(5)])
        print(results)


async def read(path, n):
    async with aiofiles.open(path, "w") as file:
        await file.write(str(n) * 3)
    async with aiofiles.open(path) as file:
        return await file.read()


asyncio.run(main())

# output:
# one
# tw 6
# line o
# line three
# line four
# b'one\ntwo\nthree\nfour' False rb
# True
# True 18 ['notes.txt']
# [Errno 2] No such file or directory: '/nowhere/file'
# True
# ['000', '111', '222', '333', '444']
