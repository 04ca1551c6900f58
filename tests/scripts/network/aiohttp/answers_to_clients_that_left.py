import asyncio
import logging
from aiohttp import web


class Shown(logging.Handler):
    def emit(self, record):
        print("log:", record.getMessage(), record.exc_info and repr(record.exc_info[1]))


async def write(request):
    response = web.StreamResponse()
    await response.prepare(request)
    while True:
        await response.write(b"abc")
        await asyncio.sleep(0.01)


async def read(request):
    try:
        await request.read()
    except OSError as error:
        print(repr(error))
        raise


async def answer(request):
    await asyncio.sleep(0.02)
    print("answered")
    return web.Response(text="late")


async def nothing(request):
    return "text" if request.query_string else None


async def main():
    logging.getLogger("aiohttp.server").addHandler(Shown())
    app = web.Application()
    app.add_routes([web.get("/write", write), web.post("/read", read), web.get("/answer", answer), web.get("/nothing", nothing)])
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    port = runner.addresses[0][1]
    for line in "GET /write", "POST /read", "GET /nothing", "GET /nothing?text", "GET /answer":
        print(line)
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        writer.write(f"{line} HTTP/1.1\r\nHost: x\r\nContent-Length: {10 * line.startswith('POST')}\r\n\r\n".encode())
        if "nothing" in line:
            print((await reader.readline()).decode().rstrip())
        else:
            await asyncio.sleep(0.01)
        writer.close()
        if "answer" not in line:
            await asyncio.sleep(0.03)
    # The end of the server waits for the handler.
    await runner.cleanup()


asyncio.run(main())

# output:
# GET /write
# log: Error handling request from 127.0.0.1 ClientConnectionResetError('Cannot write to closing transport')
# POST /read
# ConnectionResetError('Connection lost')
# log: Error handling request from 127.0.0.1 ConnectionResetError('Connection lost')
# GET /nothing
# log: Missing return statement on request handler AttributeError("'NoneType' object has no attribute 'prepare'")
# HTTP/1.1 500 Internal Server Error
# GET /nothing?text
# log: Web-handler should return a response instance, got 'text' AttributeError("'str' object has no attribute 'prepare'")
# HTTP/1.1 500 Internal Server Error
# GET /answer
# answered
