import asyncio
import os
import aiofiles
import aiofiles.tempfile
from aiofiles.threadpool.binary import AsyncBufferedReader
from aiofiles.threadpool.text import AsyncTextIOWrapper


async def main():
    async with aiofiles.open(__file__) as text, aiofiles.open(__file__, "rb") as binary:
        print(type(text), type(binary))
        print(isinstance(text, AsyncTextIOWrapper), isinstance(binary, AsyncBufferedReader))
    async with aiofiles.tempfile.NamedTemporaryFile("w+") as file:
        print(type(file), os.path.exists(file.name))
        await file.write("a\nb\n")
        await file.seek(0)
        print([line async for line in file])
    print(os.path.exists(file.name))


asyncio.run(main())

# output:
# <class 'aiofiles.threadpool.text.AsyncTextIOWrapper'> <class 'aiofiles.threadpool.binary.AsyncBufferedReader'>
# True True
# <class 'aiofiles.threadpool.text.AsyncTextIOWrapper'> True
# ['a\n', 'b\n']
# False
