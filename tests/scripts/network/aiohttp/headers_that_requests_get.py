"""Headers that nobody gave: which there are, in which order, how to go without, and those of HTTP 1.0."""
import asyncio
import json

import aiohttp
from _echo import served


async def main():
    async with served() as url, aiohttp.ClientSession() as session:
        async def show(method, session=session, **options):
            async with session.request(method, url, **options) as response:
                print(method, json.dumps((await response.json())["headers"]), response.version.minor)

        for method in ("GET", "POST", "DELETE", "OPTIONS"):
            await show(method)
        await show("POST", json={}, headers={"X-Mine": "1"}, cookies={"a": "b"})
        await show("POST", data="text", compress="gzip")
        await show("POST", data="text", chunked=True)
        await show("POST", data=b"x", skip_auto_headers=["Content-Type", "accept"])
        await show("PUT", data="text", expect100=True)
        async with session.get(url, skip_auto_headers=["User-Agent", "Accept"]) as response:
            print(list(response.request_info.headers))
        async with aiohttp.ClientSession(skip_auto_headers=["Accept-Encoding"], version=aiohttp.HttpVersion10) as other:
            print(other.version, other.skip_auto_headers)
            await show("GET", other)


asyncio.run(main())

# output:
# GET {"Accept": "*/*", "Accept-Encoding": "gzip, deflate"} 1
# POST {"Accept": "*/*", "Accept-Encoding": "gzip, deflate", "Content-Length": "0", "Content-Type": "application/octet-stream"} 1
# DELETE {"Accept": "*/*", "Accept-Encoding": "gzip, deflate", "Content-Length": "0"} 1
# OPTIONS {"Accept": "*/*", "Accept-Encoding": "gzip, deflate"} 1
# POST {"X-Mine": "1", "Accept": "*/*", "Accept-Encoding": "gzip, deflate", "Cookie": "a=b", "Content-Length": "2", "Content-Type": "application/json"} 1
# POST {"Accept": "*/*", "Accept-Encoding": "gzip, deflate", "Content-Encoding": "gzip", "Content-Type": "text/plain; charset=utf-8", "Transfer-Encoding": "chunked"} 1
# POST {"Accept": "*/*", "Accept-Encoding": "gzip, deflate", "Content-Type": "text/plain; charset=utf-8", "Transfer-Encoding": "chunked"} 1
# POST {"Accept-Encoding": "gzip, deflate", "Content-Length": "1"} 1
# PUT {"Accept": "*/*", "Accept-Encoding": "gzip, deflate", "Content-Length": "4", "Content-Type": "text/plain; charset=utf-8", "Expect": "100-continue"} 1
# ['Host', 'Accept-Encoding']
# HttpVersion(major=1, minor=0) frozenset({'Accept-Encoding'})
# GET {"Accept": "*/*", "Connection": "keep-alive"} 0
