"""What the smaller modules have: errors of the protocol, names of headers, bodies written by coroutine functions."""
import asyncio
import warnings

import aiohttp
from aiohttp import hdrs, http_exceptions
from aiohttp.base_protocol import BaseProtocol
from aiohttp.client_middlewares import build_client_middlewares
from aiohttp.client_proto import ResponseHandler
from aiohttp.client_reqrep import ConnectionKey
from aiohttp.compression_utils import ZLibCompressor, ZLibDecompressor
from aiohttp.http import HttpProcessingError
from aiohttp.http_parser import RawResponseMessage
from aiohttp.http_writer import StreamWriter
from _echo import served

warnings.simplefilter("ignore")


@aiohttp.streamer
async def counted(writer, count):
    for number in range(count):
        await writer.write(b"%d," % number)


async def around(request, handler):
    return ["around", await handler(request)]


async def inmost(request):
    return request


async def main():
    print(hdrs.X_REQUEST_ID, hdrs.SEC_CH_UA, hdrs.STRICT_TRANSPORT_SECURITY, hdrs.TRACEPARENT, hdrs.X_XSS_PROTECTION)
    for error in (HttpProcessingError(code=418, message="a\nb"), http_exceptions.LineTooLong(b"abc", 10),
                  http_exceptions.InvalidHeader(b"x"), http_exceptions.BadStatusLine("x"), http_exceptions.BadHttpMethod("x"),
                  http_exceptions.ContentLengthError("less")):
        print(error, repr(error), error.args)
    print(await build_client_middlewares(inmost, (around, around))(5))
    packer, unpacker = ZLibCompressor(encoding="gzip"), ZLibDecompressor(encoding="gzip")
    print(unpacker.decompress_sync(await packer.compress(b"abc") + packer.flush()))
    protocol = BaseProtocol(asyncio.get_running_loop())
    print(protocol.connected, protocol.writing_paused, ConnectionKey._fields[:2], RawResponseMessage.__name__)
    print(all(isinstance(kind, type) for kind in (ResponseHandler, StreamWriter)), "TraceConfig" in aiohttp.__all__)
    async with served() as url, aiohttp.ClientSession() as session, session.post(url, data=counted(3)) as response:
        print(await response.json())


asyncio.run(main())

# output:
# X-Request-ID Sec-CH-UA Strict-Transport-Security traceparent X-XSS-Protection
# 418, message:
#   a
#   b <HttpProcessingError: 418, message='a\nb'> ()
# 400, message:
#   Got more than 10 bytes when reading: b'abc'. <LineTooLong: 400, message="Got more than 10 bytes when reading: b'abc'."> (b'abc', 10, 'Unknown')
# 400, message:
#   Invalid HTTP header: b'x' <InvalidHeader: 400, message="Invalid HTTP header: b'x'"> (b'x',)
# 400, message:
#   Bad status line 'x' <BadStatusLine: 400, message="Bad status line 'x'"> ('x',)
# 400, message:
#   Bad HTTP method in status line 'x' <BadHttpMethod: 400, message="Bad HTTP method in status line 'x'"> ('x',)
# 400, message:
#   less <ContentLengthError: 400, message='less'> ('less',)
# ['around', ['around', 5]]
# b'abc'
# False False ('host', 'port') RawResponseMessage
# True True
# {'headers': {'Accept': '*/*', 'Accept-Encoding': 'gzip, deflate', 'Content-Type': 'application/octet-stream', 'Transfer-Encoding': 'chunked'}, 'body': '0,1,2,'}
