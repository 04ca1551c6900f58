"""The jar completes cookies of its own, not those of the response."""
import asyncio

import aiohttp
from aiohttp import web
from _echo import served


async def give(request):
    response = web.Response()
    response.set_cookie("n", "1")
    return response


async def main():
    async with served(give) as url, aiohttp.ClientSession(cookie_jar=aiohttp.CookieJar(unsafe=True)) as session:
        async with session.get(url) as response:
            print(response.cookies)
        print([(cookie.key, cookie["domain"], cookie["path"]) for cookie in session.cookie_jar])


asyncio.run(main())

# output:
# Set-Cookie: n=1; Path=/
# [('n', '127.0.0.1', '/')]
