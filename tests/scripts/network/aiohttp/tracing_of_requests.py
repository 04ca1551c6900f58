"""TraceConfig: what happens to requests, in order, with its parameters."""
import asyncio

from aiohttp import ClientError, ClientSession, TraceConfig, web

PLAIN = [
    "request_chunk_sent", "response_chunk_received", "request_redirect", "connection_queued_start",
    "connection_queued_end", "connection_create_start", "connection_create_end", "connection_reuseconn",
    "dns_resolvehost_start", "dns_resolvehost_end", "dns_cache_hit", "dns_cache_miss", "request_headers_sent",
]


async def start(session, context, params):
    context.number = 7
    print("start", params.method, params.url.path_qs, dict(params.headers), context.trace_request_ctx)


async def end(session, context, params):
    print("end", params.method, params.response.status, context.number)


async def failed(session, context, params):
    print("exception", type(params.exception).__name__, session is not None)


def told(name):
    async def tell(session, context, params):
        known = [getattr(params, key) for key in ("host", "method", "chunk") if hasattr(params, key)]
        print(" ", name, type(params).__name__, *known)

    return tell


async def page(request):
    return web.Response(text="page")


async def redirect(request):
    raise web.HTTPFound("/")


async def main():
    trace = TraceConfig()
    trace.on_request_start.append(start)
    trace.on_request_end.append(end)
    trace.on_request_exception.append(failed)
    for name in PLAIN:
        getattr(trace, "on_" + name).append(told(name))
    app = web.Application()
    app.add_routes([web.get("/", page), web.post("/redirect", redirect)])
    runner = web.AppRunner(app)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    base = "http://localhost:%d" % site._server.sockets[0].getsockname()[1]
    async with ClientSession(trace_configs=[trace]) as session:
        async with session.get(base + "/", params={"q": "1"}, trace_request_ctx={"a": 1}) as response:
            print(await response.text())
        async with session.post(base + "/redirect", data=b"body") as response:
            print(await response.text())
        try:
            await session.get("http://127.0.0.1:1/")
        except ClientError as error:
            print(type(error).__name__)
    await runner.cleanup()


asyncio.run(main())

# output:
# start GET /?q=1 {} {'a': 1}
#   connection_create_start TraceConnectionCreateStartParams
#   dns_cache_miss TraceDnsCacheMissParams localhost
#   dns_resolvehost_start TraceDnsResolveHostStartParams localhost
#   dns_resolvehost_end TraceDnsResolveHostEndParams localhost
#   connection_create_end TraceConnectionCreateEndParams
#   request_headers_sent TraceRequestHeadersSentParams GET
# end GET 200 7
#   response_chunk_received TraceResponseChunkReceivedParams GET b'page'
# page
# start POST /redirect {} None
#   connection_reuseconn TraceConnectionReuseconnParams
#   request_headers_sent TraceRequestHeadersSentParams POST
#   request_chunk_sent TraceRequestChunkSentParams POST b'body'
#   request_redirect TraceRequestRedirectParams POST
#   connection_reuseconn TraceConnectionReuseconnParams
#   request_headers_sent TraceRequestHeadersSentParams GET
# end GET 200 7
#   response_chunk_received TraceResponseChunkReceivedParams GET b'page'
# page
# start GET / {} None
#   connection_create_start TraceConnectionCreateStartParams
# exception ClientConnectorError True
# ClientConnectorError
