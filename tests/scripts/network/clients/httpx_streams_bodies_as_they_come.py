import asyncio
import httpx
import _server

base = _server.serve(_server.ticks)
with httpx.stream("GET", base) as response:
    print(response.is_closed, response.status_code)  # expect: False 200
    try:
        response.text
    except httpx.ResponseNotRead as error:
        print(error)  # expect: Attempted to access streaming response content, without having called `read()`.
    for line in response.iter_lines():
        print(line)  # expect: tick
        break
print(response.is_closed)  # expect: True


async def main():
    async with httpx.AsyncClient() as client, client.stream("GET", base) as response:
        async for line in response.aiter_lines():
            print(line)  # expect: tick
            break
        try:
            response.read()
        except RuntimeError as error:
            print(type(error))  # expect: <class 'httpx.StreamConsumed'>


asyncio.run(main())
