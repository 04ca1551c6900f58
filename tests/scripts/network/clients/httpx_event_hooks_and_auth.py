import asyncio
import httpx


class Retried(httpx.Auth):
    def auth_flow(self, request):
        response = yield request
        if response.status_code == 401:
            request.headers["X-Token"] = "fresh"
            yield request


def handler(request):
    if request.url.path == "/basic":
        return httpx.Response(200, text=request.headers["authorization"])
    return httpx.Response(200 if "x-token" in request.headers else 401)


async def hook(message):
    print("async", message)


async def main():
    hooks = {"request": [lambda request: print("sync", request)], "response": [lambda response: print("sync", response)]}
    client = httpx.Client(transport=httpx.MockTransport(handler), event_hooks=hooks)
    response = client.get("http://test/", auth=Retried())
    print(response.history)
    print(client.get("http://test/basic", auth=("me", "pw")).text)
    async with httpx.AsyncClient(transport=httpx.MockTransport(handler), event_hooks={"request": [hook], "response": [hook]}) as client:
        await client.get("http://test/")


asyncio.run(main())

# output:
# sync <Request('GET', 'http://test/')>
# sync <Response [401 Unauthorized]>
# sync <Request('GET', 'http://test/')>
# sync <Response [200 OK]>
# [<Response [401 Unauthorized]>]
# sync <Request('GET', 'http://test/basic')>
# sync <Response [200 OK]>
# Basic bWU6cHc=
# async <Request('GET', 'http://test/')>
# async <Response [401 Unauthorized]>
