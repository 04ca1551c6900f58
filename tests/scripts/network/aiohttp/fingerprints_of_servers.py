"""A fingerprint is looked at in place of the check of a certificate."""
import asyncio
import hashlib
import ssl

import aiohttp
from aiohttp import web
from _certificates import CERTIFICATE, contexts


async def hello(request):
    return web.Response(text="hello")


async def main():
    server_context, _ = contexts()
    app = web.Application()
    app.router.add_get("/", hello)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0, ssl_context=server_context).start()
    url = f"https://127.0.0.1:{runner.addresses[0][1]}/"
    right = hashlib.sha256(ssl.PEM_cert_to_DER_cert(CERTIFICATE)).digest()
    async with aiohttp.ClientSession() as session:
        async with session.get(url, ssl=aiohttp.Fingerprint(right)) as response:
            print(await response.text())
        try:
            await session.get(url, ssl=aiohttp.Fingerprint(b"x" * 32))
        except aiohttp.ServerFingerprintMismatch as error:
            print(error.expected == b"x" * 32, error.got == right, error.host, str(error.port) in url)
    await runner.cleanup()


asyncio.run(main())

# output:
# hello
# True True 127.0.0.1 True
