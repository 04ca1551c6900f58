import asyncio
import logging
import aiohttp
from aiohttp import web


class Shown(logging.Handler):
    def emit(self, record):
        print("log:", record.getMessage(), record.exc_info and repr(record.exc_info[1]))


logging.getLogger("aiohttp.server").addHandler(Shown())


async def handler(request):
    case = request.query_string
    if case == "socket":
        response = web.WebSocketResponse()
        await response.prepare(request)
        await response.send_str("begun")
    else:
        response = web.StreamResponse()
        if case != "nothing":
            await response.prepare(request)
            await response.write(b"abc")
    if case == "late":
        raise TimeoutError
    raise ValueError(case)


async def main():
    app = web.Application()
    app.router.add_get("/", handler)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    port = runner.addresses[0][1]
    for case in "begun", "late", "nothing":
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        writer.write(f"GET /?{case} HTTP/1.1\r\nHost: x\r\n\r\n".encode())
        answer = await reader.read()
        print(answer.partition(b"\r\n")[0], answer.partition(b"\r\n\r\n")[2])
        writer.close()
    async with aiohttp.ClientSession() as session, session.ws_connect(f"http://127.0.0.1:{port}/?socket") as ws:
        async for message in ws:
            print(message.data)
        print(ws.close_code)
    await runner.cleanup()


asyncio.run(main())

# output:
# log: Error handling request from 127.0.0.1 ValueError('begun')
# b'HTTP/1.1 200 OK' b'3\r\nabc\r\n'
# log: Error handling request from 127.0.0.1 None
# b'HTTP/1.1 200 OK' b'3\r\nabc\r\n'
# log: Error handling request from 127.0.0.1 ValueError('nothing')
# b'HTTP/1.1 500 Internal Server Error' b'500 Internal Server Error\n\nServer got itself in trouble'
# log: Error handling request from 127.0.0.1 ValueError('socket')
# begun
# 1006
