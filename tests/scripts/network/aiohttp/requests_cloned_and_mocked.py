import asyncio
from aiohttp import web
from aiohttp.test_utils import make_mocked_coro, make_mocked_request


async def handler(request):
    print(*(dict(one) for one in request.forwarded))
    clone = request.clone(method="PUT", rel_url="/z?q=1", headers={"A": "b"}, scheme="https", host="other", remote="me")
    print(clone, clone.query, clone.headers, clone.url, clone.secure, clone.remote, clone.match_info["name"])
    print(clone.clone().path, request.clone(rel_url="/only").query, request.clone(client_max_size=3).client_max_size)
    await request.read()
    try:
        request.clone()
    except RuntimeError as error:
        print(error)
    return web.Response()


async def main():
    app = web.Application()
    app.router.add_get("/{name}", handler)
    app.router.add_get("/", handler)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    for lines in (
        'Forwarded: for=1.2.3.4;by=_x;proto=http;host="a:1"\r\nForwarded: For="[2001::1]:4711", for=unknown\r\n',
        'Forwarded: for="a\\"b"; proto=https, bad==x, by=3\r\n',
        "Forwarded: for=1.2.3.4 by=x, a=b;;c=d\r\n",
        "",
    ):
        reader, writer = await asyncio.open_connection("127.0.0.1", runner.addresses[0][1])
        writer.write(f"GET /x?a=b HTTP/1.1\r\nHost: h\r\nConnection: close\r\nContent-Length: 1\r\n{lines}\r\nx".encode())
        await reader.read()
        writer.close()
    await runner.cleanup()

    request = make_mocked_request("GET", "/a?b=c", headers={"X": "y", "Cookie": "k=v"}, match_info={"id": "7"}, app=app)
    print(request, request.query, request.headers, request.cookies, request.match_info["id"], request.app is app)
    print(request.remote, request.scheme, request.version, request.keep_alive, request.can_read_body, await request.read())
    coro = make_mocked_coro(5)
    print(await coro(1), coro.call_args)


asyncio.run(main())

# output:
# {'for': '1.2.3.4', 'by': '_x', 'proto': 'http', 'host': 'a:1'} {'for': '[2001::1]:4711'} {'for': 'unknown'}
# <Request PUT /z > <MultiDictProxy('q': '1')> <CIMultiDictProxy('A': 'b')> https://other/z?q=1 True me x
# /z <MultiDictProxy()> 3
# Cannot clone request after reading its content
# {'for': 'a"b', 'proto': 'https'} {} {'by': '3'}
# <Request PUT /z > <MultiDictProxy('q': '1')> <CIMultiDictProxy('A': 'b')> https://other/z?q=1 True me x
# /z <MultiDictProxy()> 3
# Cannot clone request after reading its content
# {'for': '1.2.3.4'} {'a': 'b', 'c': 'd'}
# <Request PUT /z > <MultiDictProxy('q': '1')> <CIMultiDictProxy('A': 'b')> https://other/z?q=1 True me x
# /z <MultiDictProxy()> 3
# Cannot clone request after reading its content
#
# <Request PUT /z > <MultiDictProxy('q': '1')> <CIMultiDictProxy('A': 'b')> https://other/z?q=1 True me x
# /z <MultiDictProxy()> 3
# Cannot clone request after reading its content
# <Request GET /a > <MultiDictProxy('b': 'c')> <CIMultiDictProxy('X': 'y', 'Cookie': 'k=v')> {'k': 'v'} 7 True
# None http HttpVersion(major=1, minor=1) True False b''
# 5 call(1)
