import asyncio
import aiohttp


async def main():
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(lambda loop, context: print(context["message"], sorted(context)))
    session = aiohttp.ClientSession()
    del session
    await asyncio.sleep(0)


asyncio.run(main())

# output:
# Unclosed client session ['client_session', 'message']
