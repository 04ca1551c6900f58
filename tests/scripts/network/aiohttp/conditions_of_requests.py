"""What a request says of ranges, dates and entity tags."""
import asyncio

from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer

HEADERS = [
    {"Range": "bytes=0-499"}, {"Range": "bytes=500-"}, {"Range": "bytes=-500"}, {"Range": "bytes=5-4"}, {"Range": "bytes=-"},
    {"Range": "lines=1-2"}, {}, {"If-Modified-Since": "Sun, 06 Nov 1994 08:49:37 GMT", "If-Range": "Mon, 07 Nov 1994 08:49:37 GMT"},
    {"If-Modified-Since": "yesterday", "If-Unmodified-Since": "Sun, 06 Nov 1994 08:49:37 GMT"},
    {"If-None-Match": '"a", W/"b"'}, {"If-Match": "*"}, {"If-Match": '"a", b, "c"'},
]


async def show(request):
    try:
        span = request.http_range
    except ValueError as error:
        span = f"ValueError: {error}"
    print(span, request.if_modified_since, request.if_unmodified_since, request.if_range, request.if_match, request.if_none_match)
    return web.Response()


async def main():
    app = web.Application()
    app.router.add_get("/", show)
    async with TestClient(TestServer(app)) as client:
        for headers in HEADERS:
            async with client.get("/", headers=headers):
                pass


asyncio.run(main())

# output:
# slice(0, 500, 1) None None None None None
# slice(500, None, 1) None None None None None
# slice(-500, None, 1) None None None None None
# ValueError: start cannot be after end None None None None None
# ValueError: No start or end of range specified None None None None None
# ValueError: range not in acceptable format None None None None None
# slice(None, None, 1) None None None None None
# slice(None, None, 1) 1994-11-06 08:49:37+00:00 None 1994-11-07 08:49:37+00:00 None None
# slice(None, None, 1) None 1994-11-06 08:49:37+00:00 None None None
# slice(None, None, 1) None None None None (ETag(value='a', is_weak=False), ETag(value='b', is_weak=True))
# slice(None, None, 1) None None None (ETag(value='*', is_weak=False),) None
# slice(None, None, 1) None None None (ETag(value='a', is_weak=False),) None
