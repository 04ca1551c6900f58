"""A web application and a client that asks it, both with aiohttp."""

import asyncio

from aiohttp import ClientSession, web

routes = web.RouteTableDef()
PRICES = {"tea": 3, "cake": 4}


@routes.get("/menu")
async def menu(request):
    return web.json_response(PRICES)


@routes.post("/orders")
async def order(request):
    wanted = await request.json()
    if unknown := [item for item in wanted if item not in PRICES]:
        raise web.HTTPNotFound(text=f"we have no {', '.join(unknown)}")
    await asyncio.sleep(0.1)  # somebody brews
    price = sum(PRICES[item] * count for item, count in wanted.items())
    return web.json_response({"price": price}, status=201)


async def serve(app):
    runner = web.AppRunner(app)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    return runner


async def main():
    app = web.Application()
    app.add_routes(routes)
    runner = await serve(app)
    host, port = runner.addresses[0]

    async with ClientSession(f"http://{host}:{port}") as session:
        async with session.get("/menu") as response:
            print(response.status, await response.json())

        async def buy(**wanted):
            async with session.post("/orders", json=wanted) as response:
                return response.status, await response.text()

        # Three orders at once take as long as one.
        orders = buy(tea=2), buy(tea=1, cake=1), buy(soup=1)
        for answer in await asyncio.gather(*orders):
            print(*answer)

    await runner.cleanup()


asyncio.run(main())
