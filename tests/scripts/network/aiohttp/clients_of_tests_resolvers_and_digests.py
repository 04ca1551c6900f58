"""test_utils: servers and clients for tests; a resolver of one's own; digest authentication as a middleware."""
import asyncio
import hashlib
import re
import socket

from aiohttp import ClientSession, DigestAuthMiddleware, TCPConnector, web
from aiohttp.abc import AbstractResolver
from aiohttp.test_utils import AioHTTPTestCase, TestClient, TestServer, unused_port


async def hello(request):
    return web.json_response({"host": request.host.split(":")[0]})


async def echo(request):
    ws = web.WebSocketResponse()
    await ws.prepare(request)
    async for message in ws:
        await ws.send_str(message.data)
    return ws


async def digest(request):
    given = request.headers.get("Authorization", "")
    if not given:
        challenge = 'Digest realm="r\\"x", nonce="abc", qop="auth", algorithm=SHA-256, opaque="op"'
        return web.Response(status=401, headers={"WWW-Authenticate": challenge})
    pairs = {key: quoted or plain for key, quoted, plain in re.findall(r'(\w+)=(?:"((?:[^"\\]|\\.)*)"|([^,]+))', given)}

    def hashed(text):
        return hashlib.sha256(text.encode()).hexdigest()

    own, asked = hashed('user:r"x:pass'), hashed(f"{request.method}:{request.path_qs}")
    expected = hashed(f"{own}:abc:{pairs['nc']}:{pairs['cnonce']}:auth:{asked}")
    return web.Response(text=f"{expected == pairs['response']} {pairs['nc']} {list(pairs)}")


def application():
    app = web.Application()
    app.add_routes([web.get("/", hello), web.get("/ws", echo), web.get("/digest", digest), web.post("/digest", digest)])
    return app


class Local(AbstractResolver):
    async def resolve(self, host, port=0, family=socket.AF_INET):
        print("asked for", host)
        return [{"hostname": host, "host": "127.0.0.1", "port": port, "family": socket.AF_INET, "proto": 0, "flags": 0}]

    async def close(self):
        pass


class Case(AioHTTPTestCase):
    async def get_application(self):
        return application()

    async def test_hello(self):
        async with self.client.get("/") as response:
            self.assertEqual(response.status, 200)

    async def test_nothing(self):
        async with self.client.get("/nothing") as response:
            self.assertEqual(response.status, 404)


async def main():
    async with TestClient(TestServer(application())) as client:
        response = await client.get("/")
        print(response.status, await response.json(), client.make_url("/x").path, client.host)
        async with client.ws_connect("/ws") as ws:
            await ws.send_str("hello")
            print(await ws.receive_str())
        async with ClientSession(connector=TCPConnector(resolver=Local())) as session:
            async with session.get(f"http://my.invalid:{client.port}/") as response:
                print(await response.json())
    async with TestClient(TestServer(application()), middlewares=(DigestAuthMiddleware("user", "pass"),)) as client:
        for _ in range(2):
            async with client.get("/digest?q=1") as response:
                print(response.status, await response.text())
        async with client.post("/digest", data=b"x") as response:
            print(response.status, await response.text())
    print(web.AppKey("n", int), web.RequestKey("a", str), web.ResponseKey("b"))
    print(web.HTTPOk().status, 0 < unused_port() < 65536)


asyncio.run(main())
import unittest

result = unittest.TestResult()
unittest.defaultTestLoader.loadTestsFromTestCase(Case).run(result)
print(result.testsRun, result.errors, result.failures)

# output:
# 200 {'host': '127.0.0.1'} /x 127.0.0.1
# hello
# asked for my.invalid
# {'host': 'my.invalid'}
# 200 True 00000001 ['username', 'realm', 'nonce', 'uri', 'response', 'algorithm', 'opaque', 'qop', 'nc', 'cnonce']
# 200 True 00000002 ['username', 'realm', 'nonce', 'uri', 'response', 'algorithm', 'opaque', 'qop', 'nc', 'cnonce']
# 200 True 00000003 ['username', 'realm', 'nonce', 'uri', 'response', 'algorithm', 'opaque', 'qop', 'nc', 'cnonce']
# <AppKey(__main__.n, type=int)> <RequestKey(__main__.a, type=str)> <ResponseKey(__main__.b, type=<<Unknown>>)>
# 200 True
# 2 [] []
