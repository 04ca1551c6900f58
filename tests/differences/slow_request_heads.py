"""
What: a request whose head is not complete after 30 seconds is answered 408 and the connection closes; one that never begins closes
  silently. aiohttp waits for as long as the client likes.
Cause: a few hundred clients that drip headers would hold all the connections of a server.
Workaround: `header_timeout=` of `web.Server` or `web.AppRunner` says how long to wait.
"""
# arguments: --clock virtual
import asyncio

from aiohttp import web


async def hello(request):
    return web.Response(text="hello")


async def slow(loop, port, beginning, every):
    start = loop.time()
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(beginning)

    async def drip():
        while every:
            await asyncio.sleep(every)
            writer.write(b"X-More: 1\r\n")

    dripping = asyncio.create_task(drip())
    answer = await reader.read()
    dripping.cancel()
    writer.close()
    return answer.partition(b"\r\n")[0], round(loop.time() - start)


async def main():
    app = web.Application()
    app.router.add_get("/", hello)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    port, loop = runner.addresses[0][1], asyncio.get_running_loop()
    print(await slow(loop, port, b"GET / HTTP/1.1\r\nHost: x\r\n", 5))  # expect: (b'HTTP/1.1 408 Request Timeout', 30)
    print(await slow(loop, port, b"GET / HT", 0))  # expect: (b'HTTP/1.1 408 Request Timeout', 30)
    print(await slow(loop, port, b"", 0))  # expect: (b'', 30)
    await runner.cleanup()


asyncio.run(main())
