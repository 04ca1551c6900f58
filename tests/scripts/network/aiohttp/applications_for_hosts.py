"""Applications under one application, each for a host; responses as mappings of what middlewares share."""
import asyncio
from collections.abc import MutableMapping

from aiohttp import ClientSession, web

HOSTS = ["example.com", "EXAMPLE.com:77", "a.example.com", "a.wild.org", "a.b.wild.org:99", "wild.org", "port.org", "port.org:81",
         "port.org:82", "q.mask.org", "q.mask.org:82", "q.mask.org:83"]


async def tell(request):
    return web.Response(text=f"{request.app['name']} {request.path}")


def application(name, *paths):
    app = web.Application()
    app["name"] = name
    for path in paths:
        app.router.add_get(path, tell)
    return app


def attempt(function, *args):
    try:
        function(*args)
    except Exception as error:
        print(repr(args[0]), type(error).__name__, error)


async def main():
    root = application("root", "/", "/only")
    for host, name in (("Example.com.", "example"), ("*.wild.org", "wild"), ("port.org:81", "port"), ("*.mask.org:82", "mask")):
        root.add_domain(host, application(name, "/", "/x"))
    for host in ("", "http://a", "a_b", "-a", "a..b", 3):
        attempt(root.add_domain, host, application("none"))
    for prefix in ("", "/", 3):
        attempt(root.add_subapp, prefix, application("none"))
    print([resource.canonical for resource in root.router.resources()], len(root.router.routes()))
    runner = web.AppRunner(root)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    base = f"http://127.0.0.1:{runner.addresses[0][1]}"
    async with ClientSession() as session:
        for host in HOSTS:
            answers = []
            for path in ("/", "/x", "/only", "/none"):
                async with session.get(base + path, headers={"Host": host}) as response:
                    answers.append(await response.text())
            async with session.post(base + "/x", headers={"Host": host}) as response:
                print(host, *answers, response.status, response.headers.get("Allow"), sep=" | ")
    await runner.cleanup()
    attempt(root.add_domain, "late.org", application("none"))


asyncio.run(main())
response = web.Response(text="x")
response["a"] = 1
print(isinstance(response, MutableMapping), dict(response), response.get("b", 3), response.setdefault("c", 4), response.pop("a"))
print(len(response), "c" in response, bool(web.Response()), response == web.Response(text="x"), list(response.items()))
try:
    del response["z"]
except KeyError as error:
    print("KeyError", error)
failure = web.HTTPNotFound()
failure.update(x=2)
print(dict(failure), failure.text, isinstance(failure, MutableMapping))

# output:
# '' ValueError Domain cannot be empty
# 'http://a' ValueError Scheme not supported
# 'a_b' ValueError Domain not valid
# '-a' ValueError Domain not valid
# 'a..b' ValueError Domain not valid
# 3 TypeError Domain must be str
# '' ValueError Prefix cannot be empty
# '/' ValueError Prefix cannot be empty
# 3 TypeError Prefix must be str
# ['/', '/only', 'example.com', '[^:]*\\.wild\\.org(:.*)?', 'port.org:81', '[^:]*\\.mask\\.org:82(:.*)?'] 20
# example.com | example / | example /x | 404: Not Found | 404: Not Found | 405 | GET,HEAD
# EXAMPLE.com:77 | example / | example /x | 404: Not Found | 404: Not Found | 405 | GET,HEAD
# a.example.com | root / | 404: Not Found | root /only | 404: Not Found | 404 | None
# a.wild.org | wild / | wild /x | 404: Not Found | 404: Not Found | 405 | GET,HEAD
# a.b.wild.org:99 | wild / | wild /x | 404: Not Found | 404: Not Found | 405 | GET,HEAD
# wild.org | root / | 404: Not Found | root /only | 404: Not Found | 404 | None
# port.org | root / | 404: Not Found | root /only | 404: Not Found | 404 | None
# port.org:81 | port / | port /x | 404: Not Found | 404: Not Found | 405 | GET,HEAD
# port.org:82 | root / | 404: Not Found | root /only | 404: Not Found | 404 | None
# q.mask.org | root / | 404: Not Found | root /only | 404: Not Found | 404 | None
# q.mask.org:82 | mask / | mask /x | 404: Not Found | 404: Not Found | 405 | GET,HEAD
# q.mask.org:83 | root / | 404: Not Found | root /only | 404: Not Found | 404 | None
# 'late.org' RuntimeError Cannot add sub application to frozen application
# True {'a': 1} 3 4 1
# 1 True True False [('c', 4)]
# KeyError 'z'
# {'x': 2} 404: Not Found True
