import asyncio
import httpx
import _server

base = _server.serve(lambda head, body: _server.ok("x"))


async def main():
    limits, timeout = httpx.Limits(max_connections=1), httpx.Timeout(5, pool=0.02)
    async with httpx.AsyncClient(limits=limits, timeout=timeout) as client:
        async with client.stream("GET", base):
            try:
                await client.get(base)
            except httpx.PoolTimeout as error:
                print(repr(error), isinstance(error, httpx.TimeoutException))  # expect: PoolTimeout('') True
        print(await asyncio.gather(*[client.get(base) for _ in range(3)]))  # expect: [<Response [200 OK]>, <Response [200 OK]>, <Response [200 OK]>]


asyncio.run(main())
with httpx.Client(limits=httpx.Limits(max_connections=1), timeout=httpx.Timeout(5, pool=0.02)) as client:
    with client.stream("GET", base):
        try:
            client.get(base)
        except httpx.PoolTimeout as error:
            print(repr(error))  # expect: PoolTimeout('')
