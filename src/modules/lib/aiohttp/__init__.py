"""HTTP client and server for asyncio, with the names and texts of aiohttp 3.14.5."""

__version__ = "3.14.5"

import sys as _sys
from . import hdrs
from .client import *
from .client_exceptions import *
from .client_reqrep import *
from .connector import *
from .cookiejar import *
from .formdata import *
from .helpers import BasicAuth, ChainMapProxy, ETag, encode_basic_auth
from .streams import *

_LATE = {
    "web": (), "http": ("HttpVersion", "HttpVersion10", "HttpVersion11"), "abc": (),
    "http_websocket": ("WSCloseCode", "WSMessage", "WSMsgType", "WebSocketError"),
    "client_ws": ("ClientWebSocketResponse", "ClientWSTimeout"),
    "multipart": ("MultipartReader", "MultipartWriter", "BodyPartReader", "BadContentDispositionHeader",
                  "BadContentDispositionParam", "parse_content_disposition", "content_disposition_filename"),
    "payload": ("PAYLOAD_REGISTRY", "get_payload", "payload_type", "Payload", "BytesPayload", "StringPayload",
                "IOBasePayload", "BytesIOPayload", "BufferedReaderPayload", "TextIOPayload", "StringIOPayload",
                "JsonPayload", "AsyncIterablePayload"),
    "payload_streamer": ("streamer",),
    "tracing": ("TraceConfig", "TraceConnectionCreateEndParams", "TraceConnectionCreateStartParams",
                "TraceConnectionQueuedEndParams", "TraceConnectionQueuedStartParams", "TraceConnectionReuseconnParams",
                "TraceDnsCacheHitParams", "TraceDnsCacheMissParams", "TraceDnsResolveHostEndParams",
                "TraceDnsResolveHostStartParams", "TraceRequestChunkSentParams", "TraceRequestEndParams",
                "TraceRequestExceptionParams", "TraceRequestHeadersSentParams", "TraceRequestRedirectParams",
                "TraceRequestStartParams", "TraceResponseChunkReceivedParams"),
    "resolver": ("AsyncResolver", "DefaultResolver", "ThreadedResolver"),
    "client_middleware_digest_auth": ("DigestAuthMiddleware",),
    "test_utils": (), "client": (), "typedefs": (), "log": (), "web_server": (), "client_middlewares": (), "tcp_helpers": (),
    "http_exceptions": (), "http_parser": (), "http_writer": (), "base_protocol": (), "client_proto": (),
    "compression_utils": (),
}

_AT_ONCE = ("client", "client_exceptions", "client_reqrep", "connector", "cookiejar", "formdata", "streams")
__all__ = ("hdrs", "BasicAuth", "ChainMapProxy", "ETag", "encode_basic_auth",
           *(name for module in _AT_ONCE for name in _sys.modules["aiohttp." + module].__all__),
           *(name for names in _LATE.values() for name in names))


def __getattr__(name):
    for module, names in _LATE.items():
        if name == module or name in names:
            found = __import__("aiohttp." + module, fromlist=("*",))
            value = found if name == module else getattr(found, name)
            globals()[name] = value
            return value
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
