import asyncio
import logging
from aiohttp import web


class Shown(logging.Handler):
    def emit(self, record):
        print("log:", *[word for word in record.getMessage().split() if not word.startswith("[") and word != "+0000]"][:5])


async def handler(request):
    raise TimeoutError


async def main():
    access = logging.getLogger("aiohttp.access")
    access.setLevel(logging.INFO)
    access.addHandler(Shown())
    logging.getLogger("aiohttp.server").disabled = True
    app = web.Application()
    app.router.add_get("/", handler)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    for request in "GET / HTTP/1.1\r\nHost: x\r\n\r\n", "GET / HTTP/1.1\r\nHost x\r\n\r\n":
        reader, writer = await asyncio.open_connection("127.0.0.1", runner.addresses[0][1])
        writer.write(request.encode())
        head, _, body = (await reader.read()).decode().partition("\r\n\r\n")
        print([line for line in head.splitlines() if line[:10] != "Content-Le"][:2], [line.partition(":")[0] for line in head.splitlines()[2:]])
        print(body.partition(":")[0])
        writer.close()
    await runner.cleanup()


asyncio.run(main())

# output:
# log: 127.0.0.1 "GET / HTTP/1.1" 504
# ['HTTP/1.1 504 Gateway Timeout', 'Content-Type: text/plain'] ['Content-Length', 'Date', 'Server', 'Connection']
#
# log: 127.0.0.1 "UNKNOWN / HTTP/1.0" 400
# ['HTTP/1.0 400 Bad Request', 'Content-Type: text/plain; charset=utf-8'] ['Content-Length', 'Date', 'Server']
# Invalid header token
