async def main():
    async with lock, session() as s:
        async for chunk in s:
            yield chunk
    await asyncio.gather(*[f(i) async for i in g()])
    await f([await x for x in y])
