"""A connection: its socket, and what it is called."""

import socket
import _http_exchange as _exchange
from .exceptions import ConnectTimeoutError, NameResolutionError, NewConnectionError


class HTTPConnection:
    """A socket to a host, open when it is first needed."""

    default_port = 80

    def __init__(self, host, port=None, timeout=None):
        self.host, self.port, self.timeout = host, port or self.default_port, timeout
        self.sock = None

    def __str__(self):
        return f"{type(self).__name__}(host={self.host!r}, port={self.port!r})"

    def __repr__(self):
        return f"<{self} at {id(self):#x}>"

    def connect(self):
        """Open the socket."""
        try:
            self.sock = socket.create_connection((self.host, self.port), self.timeout)
        except socket.gaierror as e:
            raise NameResolutionError(self.host, self, e) from e
        except TimeoutError as e:
            raise ConnectTimeoutError(self, f"Connection to {self.host} timed out. (connect timeout={self.timeout})") from e
        except OSError as e:
            raise NewConnectionError(self, f"Failed to establish a new connection: {e}") from e
        self.sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    @property
    def is_closed(self):
        return self.sock is None

    def is_dropped(self):
        """Whether the other side has closed it meanwhile."""
        return self.sock is None or not _exchange.is_quiet(self.sock)

    def close(self):
        sock, self.sock = self.sock, None
        if sock is not None:
            sock.close()


class HTTPSConnection(HTTPConnection):
    """The same over TLS."""

    default_port = 443

    def __init__(self, host, port=None, timeout=None, context=None):
        super().__init__(host, port, timeout)
        self._context = context

    def connect(self):
        super().connect()
        try:
            self.sock = self._context.wrap_socket(self.sock, server_hostname=self.host)
        except OSError:
            self.close()
            raise
