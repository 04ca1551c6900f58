"""HTTP clients, blocking and asynchronous, with the names of httpx 0.28."""

from ._api import delete, get, head, options, patch, post, put, request, stream
from ._auth import Auth, BasicAuth, DigestAuth
from ._client import USE_CLIENT_DEFAULT, AsyncClient, Client
from ._config import Limits, Timeout, create_ssl_context
from ._connections import AsyncHTTPTransport, HTTPTransport
from ._content import AsyncByteStream, ByteStream, SyncByteStream
from ._exceptions import (CloseError, ConnectError, ConnectTimeout, CookieConflict, DecodingError, HTTPError, HTTPStatusError,
                          InvalidURL, LocalProtocolError, NetworkError, PoolTimeout, ProtocolError, ProxyError, ReadError,
                          ReadTimeout, RemoteProtocolError, RequestError, RequestNotRead, ResponseNotRead, StreamClosed,
                          StreamConsumed, StreamError, TimeoutException, TooManyRedirects, TransportError, UnsupportedProtocol,
                          WriteError, WriteTimeout)
from ._headers import Cookies, Headers
from ._models import Request, Response
from ._status_codes import codes
from ._transports import ASGITransport, AsyncBaseTransport, BaseTransport, MockTransport, WSGITransport
from ._urls import URL, QueryParams

__version__ = "0.28.1"
__all__ = sorted(name for name, value in list(globals().items())
                 if getattr(value, "__module__", "").startswith("httpx") or name == "__version__")

# Tracebacks and reprs name what is public where it is public.
for _name in __all__:
    if getattr(globals()[_name], "__module__", "").startswith("httpx."):
        globals()[_name].__module__ = "httpx"
