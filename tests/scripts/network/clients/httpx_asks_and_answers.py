import asyncio
import httpx
from aiohttp import web


async def info(request):
    return web.json_response({"method": request.method, "query": dict(request.query), "body": await request.text(),
                              "type": request.headers.get("Content-Type"), "cookies": dict(request.cookies)})


async def redirect(request):
    raise web.HTTPFound("/info?from=redirect")


async def cookie(request):
    response = web.Response(text="line 1\nline 2")
    response.set_cookie("seen", "yes")
    return response


async def slow(request):
    await asyncio.sleep(5)


async def main():
    app = web.Application()
    app.add_routes([web.route("*", "/info", info), web.get("/redirect", redirect), web.get("/cookie", cookie), web.get("/slow", slow)])
    runner = web.AppRunner(app, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    base = f"http://127.0.0.1:{runner.addresses[0][1]}"
    async with httpx.AsyncClient(base_url=base) as client:
        response = await client.get("/info", params={"a": 1, "b": "x y"})
        print(response, response.json(), response.headers["content-type"], response.is_success)
        print((await client.post("/info", json={"k": [1]})).json())
        print((await client.post("/info", data={"k": "v w"})).json()["body"])
        response = await client.get("/redirect")
        print(response.status_code, response.has_redirect_location, response.headers["location"])
        response = await client.get("/redirect", follow_redirects=True)
        print(response.json()["query"], response.history)
        response = await client.get("/cookie")
        print(list(response.iter_lines()), (await client.get("/info")).json()["cookies"])
        try:
            (await client.get("/nowhere")).raise_for_status()
        except httpx.HTTPStatusError as error:
            print(str(error).replace(base, "BASE"))
        for attempt in (client.get("/slow", timeout=0.05), client.get("http://127.0.0.1:1/"), client.get("ftp://x"),
                        client.get("http://nowhere.invalid/")):
            try:
                await attempt
            except httpx.TransportError as error:
                print(type(error).__name__, error)
        async with client.stream("GET", "/cookie") as response:
            print([line async for line in response.aiter_lines()])
    await runner.cleanup()


asyncio.run(main())

# output:
# <Response [200 OK]> {'method': 'GET', 'query': {'a': '1', 'b': 'x y'}, 'body': '', 'type': None, 'cookies': {}} application/json; charset=utf-8 True
# {'method': 'POST', 'query': {}, 'body': '{"k":[1]}', 'type': 'application/json', 'cookies': {}}
# k=v+w
# 302 True /info?from=redirect
# {'from': 'redirect'} [<Response [302 Found]>]
# ['line 1', 'line 2'] {'seen': 'yes'}
# Client error '404 Not Found' for url 'BASE/nowhere'
# For more information check: https://developer.mozilla.org/en-US/docs/Web/HTTP/Status/404
# ReadTimeout 
# ConnectError All connection attempts failed
# UnsupportedProtocol Request URL has an unsupported protocol 'ftp://'.
# ConnectError [Errno -2] Name or service not known
# ['line 1', 'line 2']
