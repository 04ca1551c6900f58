"""Cookies are read leniently, each for itself, and are sent as they came; quoting can be left to the program."""
import asyncio

import aiohttp
from yarl import URL

SET = ["a=1; Priority=High; Path=/; Partitioned", 'b="x; y"; HttpOnly', "c=1=2", 'd={"e":1}', "no pair", "Path=/",
       "f=x y; Path", "g=1; Secure=x; Max-Age=5; max-age=6"]


async def handle(reader, writer):
    head = await reader.readuntil(b"\r\n\r\n")
    for line in head.decode().split("\r\n"):
        if line.startswith("Cookie"):
            print(line)
    cookies = "".join(f"Set-Cookie: {one}\r\n" for one in SET)
    writer.write(f"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n{cookies}\r\n".encode())
    writer.close()


async def main():
    server = await asyncio.start_server(handle, "127.0.0.1", 0)
    url = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/"
    async with aiohttp.ClientSession(cookie_jar=aiohttp.CookieJar(unsafe=True)) as session:
        for _ in range(2):
            async with session.get(url, cookies={"z": "x;y"}) as response:
                for morsel in response.cookies.values():
                    print(morsel.OutputString())
    jar = aiohttp.CookieJar(unsafe=True, quote_cookie=False)
    async with aiohttp.ClientSession(cookie_jar=jar) as session:
        jar.update_cookies({"n": "x y"}, URL(url))
        print(repr(jar.filter_cookies(URL(url))))
        async with session.get(url, cookies={"z": "x;y"}, headers={"Cookie": 'q="1;2"; r'}):
            pass
    server.close()


asyncio.run(main())

# output:
# Cookie: z="x\073y"
# a=1; Path=/
# b="x; y"; HttpOnly
# c=1=2
# d={"e":1}
# Path=/
# f=x y
# g=1; Max-Age=6; Secure
# Cookie: Path="/"; a=1; b="x; y"; c="1=2"; d="{\"e\":1}"; f="x y"; z="x\073y"
# a=1; Path=/
# b="x; y"; HttpOnly
# c=1=2
# d={"e":1}
# Path=/
# f=x y
# g=1; Max-Age=6; Secure
# <BaseCookie: n='x y'>
# Cookie: n=x y; q="1;2"; r=; z=x;y
