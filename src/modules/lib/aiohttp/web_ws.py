"""WebSockets of the server."""

from dataclasses import dataclass
from .http_websocket import WS_CLOSED_MESSAGE, WS_CLOSING_MESSAGE, WebSocket, WSCloseCode, WSMsgType, accept_key, offered
from .web_exceptions import HTTPBadRequest
from .web_response import StreamResponse

__all__ = ("WebSocketResponse", "WebSocketReady", "WSMsgType")


@dataclass(frozen=True)
class WebSocketReady:
    """Whether a request can become a WebSocket."""

    ok: bool
    protocol: str | None

    def __bool__(self):
        return self.ok


class WebSocketResponse(WebSocket, StreamResponse):
    """A response that is a WebSocket."""

    def __init__(self, *, timeout=10.0, receive_timeout=None, autoclose=True, autoping=True, heartbeat=None, protocols=(),
                 compress=True, max_msg_size=4 * 1024 * 1024, writer_limit=65536):
        StreamResponse.__init__(self, status=101)
        self._protocols = protocols
        self._may_compress = compress
        self._compress = compress
        self._options = dict(max_size=max_msg_size, autoclose=autoclose, autoping=autoping, heartbeat=heartbeat,
                             timeout=timeout, receive_timeout=receive_timeout)
        self._ws_protocol = None

    def _check(self, request):
        headers = request.headers
        if headers.get("Upgrade", "").lower().strip() != "websocket":
            raise HTTPBadRequest(text="No WebSocket UPGRADE hdr: {}\n Can "
                                      '"Upgrade" only to "WebSocket".'.format(headers.get("Upgrade")))
        if "upgrade" not in headers.get("Connection", "").lower():
            raise HTTPBadRequest(text=f"No CONNECTION upgrade hdr: {headers.get('Connection')}")
        version = headers.get("Sec-WebSocket-Version", "")
        if version not in ("13", "8", "7"):
            raise HTTPBadRequest(text=f"Unsupported version: {version}")
        key = headers.get("Sec-WebSocket-Key")
        if not key or len(key) != 24:
            raise HTTPBadRequest(text=f"Handshake error: {key!r}")
        chosen = None
        for name in (part.strip() for part in headers.get("Sec-WebSocket-Protocol", "").split(",")):
            if name and name in self._protocols:
                chosen = name
                break
        return key, chosen

    def can_prepare(self, request):
        """Whether the request can become a WebSocket."""
        try:
            _, protocol = self._check(request)
        except HTTPBadRequest:
            return WebSocketReady(False, None)
        return WebSocketReady(True, protocol)

    async def prepare(self, request):
        """Shake hands."""
        if self._writer is not None:
            return self._writer
        key, self._ws_protocol = self._check(request)
        self._headers["Upgrade"] = "websocket"
        self._headers["Connection"] = "upgrade"
        self._headers["Sec-WebSocket-Accept"] = accept_key(key)
        if self._ws_protocol:
            self._headers["Sec-WebSocket-Protocol"] = self._ws_protocol
        self._keep_alive = False
        agreed = offered(request.headers.get("Sec-WebSocket-Extensions"), True) if self._may_compress else None
        if agreed is not None:
            self._options.update(compress=agreed[0], forgets=agreed[1])
            self._headers["Sec-WebSocket-Extensions"] = ("permessage-deflate; server_no_context_takeover" if agreed[1]
                                                         else "permessage-deflate")
        protocol = request.protocol
        writer = await StreamResponse.prepare(self, request)
        self._begin(protocol.write, protocol._close, False, drain=protocol.drain, **self._options)
        protocol.upgrade(self._feed)
        return writer

    def _start_headers(self, request):
        super()._start_headers(request)
        self._chunked = False
        for name in ("Transfer-Encoding", "Content-Type", "Content-Length"):
            self._headers.pop(name, None)

    @property
    def prepared(self):
        return self._writer is not None

    @property
    def ws_protocol(self):
        return self._ws_protocol

    async def write(self, data):
        raise RuntimeError("Cannot call .write() for websocket")

    async def write_eof(self, data=b""):
        if self._eof_sent:
            return
        if self._writer is None:
            raise RuntimeError("Response has not been started")
        await self.close()
        self._eof_sent = True

    # How often a closed one may be asked for a message, before that is seen as a loop without an end.
    _patience = 5

    async def _receive_late(self):
        if not self._ws_closed:
            return WS_CLOSING_MESSAGE
        self._patience -= 1
        if not self._patience:
            raise RuntimeError("WebSocket connection is closed.")
        return WS_CLOSED_MESSAGE

    def _told_to_leave(self):
        self._set_closing(WSCloseCode.OK)

    async def close(self, *, code=WSCloseCode.OK, message=b"", drain=True):
        """Close the connection; whether it was open."""
        if self._inbox is None:
            raise RuntimeError("Call .prepare() first")
        if self._ws_closed:
            return False
        if not self._send_close(code, message):
            return True
        if drain and not self._ws_closing:
            await self._ws_drain()
        if self._receiving:
            await self._wait_for_receiver()
        if self._ws_closing:
            self._ws_close()
        else:
            await self._read_answer()
        return True

    def get_extra_info(self, name, default=None):
        return self._req.get_extra_info(name, default) if self._req is not None else default
