"""Names of aiohttp and its companions that programs use now and then: cookie jars in files, dictionaries, submodules, interfaces."""
import asyncio
import logging
import os
import tempfile
from http.cookies import SimpleCookie

import aiohttp
from aiohttp import web
from aiohttp.abc import AbstractAccessLogger, AbstractMatchInfo, AbstractRouter
from aiohttp.client_middlewares import ClientHandlerType, ClientMiddlewareType
from aiohttp.log import access_logger, web_logger
from aiohttp.tcp_helpers import tcp_keepalive, tcp_nodelay
from aiohttp.typedefs import Handler, LooseHeaders, StrOrURL
from aiohttp.web_server import Server
from multidict import CIMultiDict, MultiDict
from yarl import URL


class Short(AbstractAccessLogger):
    def log(self, request, response, time):
        print("log:", request.method, request.path, response.status, self.logger.name, self.log_format)


async def hello(request):
    print(isinstance(request.match_info, AbstractMatchInfo), isinstance(request.app.router, AbstractRouter))
    tcp_nodelay(request.transport, True)
    tcp_keepalive(request.transport)
    return web.Response(text="hello")


async def serve():
    access_logger.setLevel(logging.INFO)
    app = web.Application()
    app.router.add_get("/", hello)
    runner = web.AppRunner(app, access_log_class=Short, access_log=access_logger, access_log_format="%s")
    await runner.setup()
    print(isinstance(runner.server, Server), Server is web.Server, web_logger.name)
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    async with aiohttp.ClientSession() as session:
        async with session.get(f"http://127.0.0.1:{runner.addresses[0][1]}/") as response:
            print(await response.text())
    await runner.cleanup()


async def cookies(path):
    jar = aiohttp.CookieJar(unsafe=True, treat_as_secure_origin="http://x.org:81/")
    jar.update_cookies({"a": "1"}, URL("http://x.org/p/q"))
    cookie = SimpleCookie("b=2; Domain=x.org; Path=/z; Secure")
    jar.update_cookies(cookie, URL("http://x.org/"))
    print(dict(jar.cookies), sorted(jar.host_only_cookies), jar.unsafe, jar.quote_cookie, jar.treat_as_secure_origin)
    jar.save(path)
    with open(path) as file:
        print(file.read())
    other = aiohttp.CookieJar()
    other.load(path)
    for url in ("http://x.org/p/1", "http://a.x.org/z", "https://a.x.org/z", "http://a.x.org:81/z"):
        print(url, dict(other.filter_cookies(URL(url))), dict(jar.filter_cookies(URL(url))))
    print(dict(jar.filter_cookies(URL("http://x.org:81/z"))))
    jar.clear_domain("x.org")
    print(len(jar), len(other))


asyncio.run(serve())
with tempfile.TemporaryDirectory() as folder:
    asyncio.run(cookies(os.path.join(folder, "jar")))
headers = CIMultiDict([("A", "1"), ("a", "2"), ("B", "3")])
print(headers.to_dict())
headers.merge({"a": "9", "c": "4"})
headers.merge([("c", "5"), ("d", "6"), ("d", "7")], E="8")
print(headers)
values = MultiDict([("z", "1"), ("y", "2"), ("z", "3")])
values.update([("y", "5"), ("x", "1"), ("w", "2"), ("x", "3")], v="1")
print(values, values.to_dict())
for url in ("http://a/b/c.tar.gz", "http://a/.x.y", "http://a/x", "http://a/a%20.b%20", "/a..b", "/a."):
    print(url, URL(url).suffixes, URL(url).raw_suffixes)

# output:
# True True aiohttp.web
# True True
# log: GET / 200 aiohttp.access %s
# hello
# {('x.org', '/p'): <SimpleCookie: a='1'>, ('x.org', '/z'): <SimpleCookie: b='2'>} [('x.org', '/p', 'a')] True True frozenset({URL('http://x.org:81')})
# {
#   "x.org|/p": {
#     "a": {
#       "key": "a",
#       "value": "1",
#       "coded_value": "1",
#       "path": "/p",
#       "domain": "x.org",
#       "host_only": true
#     }
#   },
#   "x.org|/z": {
#     "b": {
#       "key": "b",
#       "value": "2",
#       "coded_value": "2",
#       "path": "/z",
#       "domain": "x.org",
#       "secure": true
#     }
#   }
# }
# http://x.org/p/1 {'a': <Morsel: a=1>} {'a': <Morsel: a=1>}
# http://a.x.org/z {} {}
# https://a.x.org/z {'b': <Morsel: b=2>} {'b': <Morsel: b=2>}
# http://a.x.org:81/z {} {}
# {'b': <Morsel: b=2>}
# 0 2
# {'A': ['1', '2'], 'B': ['3']}
# <CIMultiDict('A': '1', 'a': '2', 'B': '3', 'c': '4', 'd': '6', 'd': '7', 'E': '8')>
# <MultiDict('z': '1', 'y': '5', 'z': '3', 'x': '1', 'w': '2', 'x': '3', 'v': '1')> {'z': ['1', '3'], 'y': ['5'], 'x': ['1', '3'], 'w': ['2'], 'v': ['1']}
# http://a/b/c.tar.gz ('.tar', '.gz') ('.tar', '.gz')
# http://a/.x.y ('.y',) ('.y',)
# http://a/x () ()
# http://a/a%20.b%20 ('.b ',) ('.b%20',)
# /a..b ('.', '.b') ('.', '.b')
# /a. () ()
