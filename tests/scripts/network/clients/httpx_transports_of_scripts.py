import asyncio
import httpx


def handler(request):
    if request.url.path == "/users":
        return httpx.Response(200, json={"method": request.method, "query": dict(request.url.params)})
    return httpx.Response(404, text="no " + request.content.decode())


async def app(scope, receive, send):
    message = await receive()
    await send({"type": "http.response.start", "status": 201, "headers": [(b"x-path", scope["path"].encode())]})
    await send({"type": "http.response.body", "body": b"got ", "more_body": True})
    await send({"type": "http.response.body", "body": message["body"]})


async def broken(scope, receive, send):
    raise ValueError("app broke")


async def main():
    with httpx.Client(transport=httpx.MockTransport(handler), base_url="http://test") as client:
        print(client.get("/users", params={"a": None, "b": [1, True]}).json())
        response = client.post("/x", content="body")
        print(response, response.text, response.headers)
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app=app), base_url="http://test") as client:
        response = await client.put("/path", content=b"it")
        print(response, response.text, response.headers["X-Path"])
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app=broken)) as client:
        try:
            await client.get("http://test/")
        except ValueError as error:
            print(repr(error))
    async with httpx.AsyncClient(transport=httpx.MockTransport(handler)) as client:
        responses = await asyncio.gather(*[client.get(f"http://test/{n}") for n in range(3)])
        print([response.status_code for response in responses])


asyncio.run(main())

# output:
# {'method': 'GET', 'query': {'a': '', 'b': '1'}}
# <Response [404 Not Found]> no body Headers({'content-length': '7', 'content-type': 'text/plain; charset=utf-8'})
# <Response [201 Created]> got it /path
# ValueError('app broke')
# [404, 404, 404]
