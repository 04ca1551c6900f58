"""Proxies: whole URLs for http, tunnels for https, credentials, and what goes wrong."""
import asyncio
import os
import warnings

from _certificates import contexts
from aiohttp import BasicAuth, ClientError, ClientSession, encode_basic_auth, web

warnings.simplefilter("ignore", DeprecationWarning)


def shown(text):
    return str(text).replace(str(proxy_port), "PROXY").replace(str(tls_port), "TLS")


async def answer(reader, writer):
    while head := await reader.readuntil(b"\r\n\r\n"):
        first, *fields = head.decode().split("\r\n")
        print("  proxy:", shown(first), [shown(field) for field in fields if field[:5] in ("Host:", "Autho", "Proxy", "X-Own")])
        if first.startswith("CONNECT refused"):
            writer.write(b"HTTP/1.1 403 No Way\r\nContent-Length: 0\r\n\r\n")
            break
        if first.startswith("CONNECT"):
            await tunnel(reader, writer)
            break
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nvia proxy")
        await writer.drain()


async def proxy(reader, writer):
    try:
        await answer(reader, writer)
    except (asyncio.IncompleteReadError, ConnectionError):
        pass
    writer.close()


async def tunnel(reader, writer):
    inner_reader, inner_writer = await asyncio.open_connection("127.0.0.1", tls_port)
    writer.write(b"HTTP/1.1 200 Connection established\r\n\r\n")

    async def pump(source, sink):
        while data := await source.read(65536):
            sink.write(data)
            await sink.drain()
        sink.close()

    await asyncio.gather(pump(reader, inner_writer), pump(inner_reader, writer), return_exceptions=True)


async def secret(request):
    return web.Response(text=f"secret page of {request.host} {request.path_qs} by {request.scheme}")


async def get(session, url, **options):
    try:
        async with session.get(url, **options) as response:
            print(response.status, shown(response.url), shown(await response.text()))
    except ClientError as error:
        print(type(error).__name__, getattr(error, "status", None), shown(error))


async def main():
    global proxy_port, tls_port
    for_server, for_client = contexts()
    app = web.Application()
    app.router.add_get("/{tail:.*}", secret)
    runner = web.AppRunner(app)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0, ssl_context=for_server)
    await site.start()
    tls_port = site._server.sockets[0].getsockname()[1]
    server = await asyncio.start_server(proxy, "127.0.0.1", 0)
    proxy_port = server.sockets[0].getsockname()[1]
    url = f"http://127.0.0.1:{proxy_port}"
    async with ClientSession() as session:
        await get(session, "http://some.invalid/path?q=1#f", proxy=url)
        await get(session, "http://some.invalid/again", proxy=url)
        await get(session, "http://other.invalid:8080/", proxy=url, proxy_auth=BasicAuth("user", "pass"))
        await get(session, "http://a:b@other.invalid/", proxy=f"http://u:p%40@127.0.0.1:{proxy_port}")
        await get(session, f"https://localhost:{tls_port}/x?y", proxy=url, ssl=for_client)
        own = {"Proxy-Authorization": encode_basic_auth("u", "p"), "X-Own": "1"}
        await get(session, f"https://localhost:{tls_port}/", proxy=url, ssl=for_client, proxy_headers=own)
        await get(session, f"https://wrong.invalid:{tls_port}/", proxy=url, ssl=for_client)
        await get(session, "https://refused.invalid/", proxy=url)
        await get(session, "http://some.invalid/", proxy="http://127.0.0.1:1")
        await get(session, "https://some.invalid/", proxy="http://127.0.0.1:1")
    os.environ["http_proxy"] = url
    os.environ["no_proxy"] = "localhost,.direct.invalid"
    async with ClientSession(trust_env=True) as session:
        await get(session, "http://environment.invalid/")
    async with ClientSession(proxy=url, proxy_auth=BasicAuth("d", "e")) as session:
        await get(session, "http://default.invalid/")
    server.close()
    await runner.cleanup()


asyncio.run(main())

# output:
#   proxy: GET http://some.invalid/path?q=1 HTTP/1.1 ['Host: some.invalid']
# 200 http://some.invalid/path?q=1 via proxy
#   proxy: GET http://some.invalid/again HTTP/1.1 ['Host: some.invalid']
# 200 http://some.invalid/again via proxy
#   proxy: GET http://other.invalid:8080/ HTTP/1.1 ['Host: other.invalid:8080', 'Proxy-Authorization: Basic dXNlcjpwYXNz']
# 200 http://other.invalid:8080/ via proxy
#   proxy: GET http://other.invalid/ HTTP/1.1 ['Host: other.invalid', 'Authorization: Basic YTpi', 'Proxy-Authorization: Basic dTpwQA==']
# 200 http://other.invalid/ via proxy
#   proxy: CONNECT localhost:TLS HTTP/1.1 ['Host: localhost:TLS']
# 200 https://localhost:TLS/x?y secret page of localhost:TLS /x?y by https
#   proxy: CONNECT localhost:TLS HTTP/1.1 ['Host: localhost:TLS', 'Proxy-Authorization: Basic dTpw', 'X-Own: 1']
# 200 https://localhost:TLS/ secret page of localhost:TLS / by https
#   proxy: CONNECT wrong.invalid:TLS HTTP/1.1 ['Host: wrong.invalid:TLS']
# ClientConnectorCertificateError None Cannot connect to host wrong.invalid:TLS ssl:True [SSLCertVerificationError: (1, "[SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed: Hostname mismatch, certificate is not valid for 'wrong.invalid'. (_ssl.c:1020)")]
#   proxy: CONNECT refused.invalid:443 HTTP/1.1 ['Host: refused.invalid']
# ClientHttpProxyError 403 403, message='No Way', url='http://127.0.0.1:PROXY'
# ClientProxyConnectionError None Cannot connect to host 127.0.0.1:1 ssl:default [Connect call failed ('127.0.0.1', 1)]
# ClientProxyConnectionError None Cannot connect to host 127.0.0.1:1 ssl:default [Connect call failed ('127.0.0.1', 1)]
#   proxy: GET http://environment.invalid/ HTTP/1.1 ['Host: environment.invalid']
# 200 http://environment.invalid/ via proxy
#   proxy: GET http://default.invalid/ HTTP/1.1 ['Host: default.invalid', 'Proxy-Authorization: Basic ZDpl']
# 200 http://default.invalid/ via proxy
