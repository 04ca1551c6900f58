"""WebSockets of the client."""

import base64
import secrets
from dataclasses import dataclass
from yarl import URL
from .client_exceptions import ClientConnectionResetError, ServerTimeoutError, WSServerHandshakeError
from .http_websocket import WS_CLOSED_MESSAGE, WebSocket, WSCloseCode, accept_key, offered

__all__ = ("ClientWebSocketResponse", "ClientWSTimeout")


@dataclass(frozen=True)
class ClientWSTimeout:
    """Timeouts of a WebSocket, in seconds."""

    ws_receive: float | None = None
    ws_close: float | None = 10.0


class ClientWebSocketResponse(WebSocket):
    """A WebSocket of the client."""

    def __init__(self, response, connection, protocol, **options):
        self._response, self._connection, self._protocol = response, connection, protocol
        self._begin(self._write, self._close_connection, True, drain=connection.drain, **options)

    def _write(self, data):
        if self._connection.closed or self._connection.transport.is_closing():
            raise ClientConnectionResetError("Cannot write to closing transport")
        self._connection.transport.write(data)

    def _close_connection(self):
        self._connection.close()
        self._response._connection, self._response._closed = None, True
        self._response._give_back(self._connection, True)

    _no_pong = ServerTimeoutError

    async def _receive_late(self):
        if not self._ws_closed:
            await self.close()
        return WS_CLOSED_MESSAGE

    def _gave_up(self):
        self._ws_close_code = WSCloseCode.ABNORMAL_CLOSURE

    def _told_to_leave(self):
        self._set_closing()

    async def close(self, *, code=WSCloseCode.OK, message=b""):
        """Close the connection; whether it was open."""
        if self._receiving and not self._ws_closing:
            self._set_closing()
            await self._wait_for_receiver()
        if self._ws_closed:
            return False
        if self._send_close(code, message):
            if self._ws_close_code:
                self._ws_close()
            else:
                await self._read_answer()
        return True

    @property
    def client_notakeover(self):
        return self._forgets

    @property
    def protocol(self):
        return self._protocol

    def get_extra_info(self, name, default=None):
        return self._connection.transport.get_extra_info(name, default)

    async def __aenter__(self):
        return self

    async def __aexit__(self, *exc):
        await self.close()


async def _connect(session, url, *, method="GET", protocols=(), timeout=None, receive_timeout=None, autoclose=True,
                   autoping=True, heartbeat=None, auth=None, origin=None, params=None, headers=None, proxy=None,
                   proxy_auth=None, ssl=True, verify_ssl=None, fingerprint=None, ssl_context=None, server_hostname=None,
                   proxy_headers=None, compress=0, max_msg_size=4 * 1024 * 1024):
    given = dict(headers or {})
    key = base64.b64encode(secrets.token_bytes(16)).decode()
    given.update({"Upgrade": "websocket", "Connection": "Upgrade", "Sec-WebSocket-Version": "13", "Sec-WebSocket-Key": key})
    if protocols:
        given["Sec-WebSocket-Protocol"] = ",".join(protocols)
    if origin is not None:
        given["Origin"] = origin
    if compress:
        window = f"; server_max_window_bits={compress}" if compress < 15 else ""
        given["Sec-WebSocket-Extensions"] = "permessage-deflate; client_max_window_bits" + window
    close = 10.0 if timeout is None else timeout.ws_close if isinstance(timeout, ClientWSTimeout) else timeout
    receive = timeout.ws_receive if isinstance(timeout, ClientWSTimeout) else receive_timeout
    response = await session._request(method, url, params=params, headers=given, auth=auth, ssl=ssl,
                                      ssl_context=ssl_context, allow_redirects=True)
    try:
        _check(response, key)
    except BaseException:
        response.close()
        raise
    connection = response._connection
    window, forgets = _agreed(response, compress)
    chosen = response.headers.get("Sec-WebSocket-Protocol")
    websocket = ClientWebSocketResponse(response, connection, chosen if chosen in protocols else None,
                                        max_size=max_msg_size, autoclose=autoclose, autoping=autoping,
                                        heartbeat=heartbeat, timeout=close, receive_timeout=receive,
                                        compress=window, forgets=forgets)
    response._upgrade(websocket._feed)
    return websocket


def _agreed(response, compress):
    """The size of our window and whether we forget messages, by the server's answer."""
    header = response.headers.get("Sec-WebSocket-Extensions")
    if not compress or not header:
        return 0, False
    found = offered(header, False)
    if found is None:
        response.close()
        raise WSServerHandshakeError(response.request_info, response.history, message="Invalid extension in the answer",
                                     status=response.status, headers=response.headers)
    return found


def _check(response, key):
    headers = response.headers
    problem = None
    if response.status != 101:
        problem = "Invalid response status"
    elif headers.get("Upgrade", "").lower() != "websocket":
        problem = "Invalid upgrade header"
    elif headers.get("Connection", "").lower() != "upgrade":
        problem = "Invalid connection header"
    elif headers.get("Sec-WebSocket-Accept", "") != accept_key(key):
        problem = "Invalid challenge response"
    if problem:
        raise WSServerHandshakeError(response.request_info, response.history, message=problem, status=response.status,
                                     headers=headers)
