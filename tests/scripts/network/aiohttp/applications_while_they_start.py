import asyncio
import logging
import sys
import warnings
import aiohttp
from aiohttp import web

warnings.simplefilter("always")
warnings.showwarning = lambda message, category, *rest: print("warning:", category.__name__, message)


async def start(app):
    app["from startup"] = 1
    app.router.add_get("/late", page)
    print(app.frozen, app.pre_frozen, app.router.frozen, app.on_startup.frozen, app.on_cleanup.frozen)


async def context(app):
    app["from context"] = 2
    yield
    print("end of the context", app["from context"])


async def page(request):
    request.app["from a handler"] = 3
    return web.json_response(dict(request.app))


async def main():
    app = web.Application()
    print(app.logger)
    print(web.Application(logger=logging.getLogger("own")).logger)
    app.on_startup.append(start)
    app.cleanup_ctx.append(context)
    sub, below = web.Application(), web.Application()
    below.router.add_get("/x", page)
    sub.add_subapp("/below", below)
    app.add_subapp("/sub", sub)
    print(sub.frozen, sub.pre_frozen, app.pre_frozen)
    sub["later"] = 0
    try:
        sub.router.add_get("/", page)
    except RuntimeError as error:
        print(error)
    access = logging.getLogger("aiohttp.access")
    access.setLevel(logging.INFO)
    access.addHandler(logging.StreamHandler(sys.stdout))
    runner = web.AppRunner(app, access_log=None, keepalive_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    port = runner.addresses[0][1]
    print(app.frozen, app.pre_frozen, app.router.frozen)
    async with aiohttp.ClientSession() as session:
        for path in "/late", "/sub/below/x", "/below/x":
            async with session.get(f"http://127.0.0.1:{port}{path}") as response:
                print(path, response.status, await response.text())
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(b"GET /late HTTP/1.1\r\nHost: x\r\n\r\n")
    # The server closes the idle connection.
    async with asyncio.timeout(2):
        print((await reader.read()).partition(b"\r\n")[0])
    writer.close()
    await runner.cleanup()


asyncio.run(main())

# output:
# <Logger aiohttp.web (WARNING)>
# <Logger own (WARNING)>
# False True False
# warning: NotAppKeyWarning It is recommended to use web.AppKey instances for keys.
# https://docs.aiohttp.org/en/stable/web_advanced.html#application-s-config
# Cannot register a resource into frozen router.
# warning: NotAppKeyWarning It is recommended to use web.AppKey instances for keys.
# https://docs.aiohttp.org/en/stable/web_advanced.html#application-s-config
# warning: NotAppKeyWarning It is recommended to use web.AppKey instances for keys.
# https://docs.aiohttp.org/en/stable/web_advanced.html#application-s-config
# False False False True False
# True True True
# warning: DeprecationWarning Changing state of started or joined application is deprecated
# warning: NotAppKeyWarning It is recommended to use web.AppKey instances for keys.
# https://docs.aiohttp.org/en/stable/web_advanced.html#application-s-config
# /late 200 {"from context": 2, "from startup": 1, "from a handler": 3}
# warning: DeprecationWarning Changing state of started or joined application is deprecated
# warning: NotAppKeyWarning It is recommended to use web.AppKey instances for keys.
# https://docs.aiohttp.org/en/stable/web_advanced.html#application-s-config
# /sub/below/x 200 {"from a handler": 3}
# /below/x 404 404: Not Found
# warning: DeprecationWarning Changing state of started or joined application is deprecated
# warning: NotAppKeyWarning It is recommended to use web.AppKey instances for keys.
# https://docs.aiohttp.org/en/stable/web_advanced.html#application-s-config
# b'HTTP/1.1 200 OK'
# end of the context 2
