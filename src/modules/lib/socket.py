"""Socket objects and operations on them.

The class `socket` adds to the native one what is best said in Python: context managers, enumerations, files.
"""

import _socket
from _socket import *
from _socket import _start_lookup, _start_name_lookup
from enum import IntEnum as _IntEnum, IntFlag as _IntFlag
import io
import os
import sys
import selectors

__all__ = ["fromfd", "getfqdn", "create_connection", "create_server", "has_dualstack_ipv6", "AddressFamily", "SocketKind",
           "AddressInfo", "MsgFlag", "socket", "socketpair", "SocketType", "error", "timeout", "gaierror", "herror",
           "getaddrinfo", "getdefaulttimeout", "setdefaulttimeout"]
__all__.extend(name for name in dir(_socket) if not name.startswith("_") and name not in __all__)

error = OSError
timeout = TimeoutError


def _numbers(kind, title, prefix, excluded=()):
    members = [(name, getattr(_socket, name)) for name in dir(_socket)
               if name.startswith(prefix) and name not in excluded]
    return kind(title, members, module=__name__)


AddressFamily = _numbers(_IntEnum, "AddressFamily", "AF_")
SocketKind = _numbers(_IntEnum, "SocketKind", "SOCK_")
MsgFlag = _numbers(_IntFlag, "MsgFlag", "MSG_")
AddressInfo = _numbers(_IntFlag, "AddressInfo", "AI_")
for _kind in (AddressFamily, SocketKind, MsgFlag, AddressInfo):
    globals().update(_kind.__members__)
del _kind

_default_timeout = None


def getdefaulttimeout():
    """Return the default timeout in seconds (float) for new socket objects."""
    return _default_timeout


def setdefaulttimeout(timeout):
    """Set the default timeout in seconds (float) for new socket objects."""
    global _default_timeout
    if timeout is not None:
        timeout = float(timeout)
        if timeout < 0:
            raise ValueError("Timeout value out of range")
    _default_timeout = timeout


def _member(value, kind):
    try:
        return kind(value)
    except ValueError:
        return value


class socket(_socket.socket):
    """A subclass of _socket.socket adding the makefile() method."""

    __slots__ = ("__weakref__", "_io_refs", "_closed")

    def __init__(self, family=-1, type=-1, proto=-1, fileno=None):
        super().__init__(family, type, proto, fileno)
        if _default_timeout is not None:
            self.settimeout(_default_timeout)
        self._io_refs = 0
        self._closed = False

    def __enter__(self):
        return self

    def __exit__(self, *args):
        if not self._closed:
            self.close()

    def __repr__(self):
        cls = self.__class__
        text = (f"<{cls.__module__}.{cls.__qualname__}{' [closed]' if getattr(self, '_closed', False) else ''} "
                f"fd={self.fileno()}, family={self.family:d}, type={self.type:d}, proto={self.proto}")
        if not self._closed:
            for title, address in (("laddr", self.getsockname), ("raddr", self.getpeername)):
                try:
                    found = address()
                    if found:
                        text += f", {title}={found!r}"
                except (OSError, AttributeError):
                    pass
        return text + ">"

    def __getstate__(self):
        raise TypeError(f"cannot pickle {self.__class__.__name__!r} object")

    def dup(self):
        """Duplicate the socket; the new one is like this one in all respects."""
        copy = self.__class__(self.family, self.type, self.proto, fileno=_socket.dup(self.fileno()))
        copy.settimeout(self.gettimeout())
        return copy

    def accept(self):
        """Wait for an incoming connection; a new socket for it and the address of the client."""
        fd, address = self._accept()
        connection = socket(self.family, self.type, self.proto, fileno=fd)
        if getdefaulttimeout() is None and self.gettimeout():
            connection.setblocking(True)
        return connection, address

    def makefile(self, mode="r", buffering=None, *, encoding=None, errors=None, newline=None):
        """Return an I/O stream connected to the socket; arguments are as for io.open() after the filename."""
        if not set(mode) <= {"r", "w", "b"}:
            raise ValueError(f"invalid mode {mode!r} (only r, w, b allowed)")
        writing = "w" in mode
        reading = "r" in mode or not writing
        raw_mode = ("r" if reading else "") + ("w" if writing else "")
        raw = SocketIO(self, raw_mode)
        self._io_refs += 1
        if buffering is None or buffering < 0:
            buffering = io.DEFAULT_BUFFER_SIZE
        if buffering == 0:
            if "b" not in mode:
                raise ValueError("unbuffered streams must be binary")
            return raw
        if reading and writing:
            buffer = io.BufferedRWPair(raw, raw, buffering)
        elif reading:
            buffer = io.BufferedReader(raw, buffering)
        else:
            buffer = io.BufferedWriter(raw, buffering)
        if "b" in mode:
            return buffer
        text = io.TextIOWrapper(buffer, io.text_encoding(encoding) if encoding is None else encoding, errors, newline)
        text.mode = mode
        return text

    def sendfile(self, file, offset=0, count=None):
        """Send a file until EOF is reached and return the total number of bytes which were sent."""
        if self.type != SOCK_STREAM:
            raise ValueError("only SOCK_STREAM type sockets are supported")
        if count is not None and count <= 0:
            raise ValueError(f"count must be a positive integer (got {count!r})")
        if offset:
            file.seek(offset)
        total = 0
        while count is None or total < count:
            data = file.read(8192 if count is None else min(8192, count - total))
            if not data:
                break
            self.sendall(data)
            total += len(data)
        return total

    def _decref_socketios(self):
        if self._io_refs > 0:
            self._io_refs -= 1
        if self._closed:
            self.close()

    def close(self):
        """Close the socket; files made of it keep it open until they are closed."""
        self._closed = True
        if self._io_refs <= 0:
            super().close()

    def detach(self):
        """Close the socket object without closing the underlying file descriptor, which is returned."""
        self._closed = True
        return super().detach()

    @property
    def family(self):
        """Read-only access to the address family for this socket."""
        return _member(super().family, AddressFamily)

    @property
    def type(self):
        """Read-only access to the socket type."""
        return _member(super().type, SocketKind)

    def get_inheritable(self):
        """Whether child processes get the socket: no."""
        return False

    def set_inheritable(self, inheritable):
        """Sockets stay with the process."""
        if inheritable:
            raise NotImplementedError("inheritable sockets are not part of coroscope")


SocketType = _socket.socket


class SocketIO(io.RawIOBase):
    """Raw I/O implementation for stream sockets."""

    def __init__(self, sock, mode):
        if mode not in ("r", "w", "rw", "rb", "wb", "rwb"):
            raise ValueError(f"invalid mode: {mode!r}")
        io.RawIOBase.__init__(self)
        self._sock = sock
        self._mode = mode if "b" in mode else mode + "b"
        self._timeout_occurred = False

    def readinto(self, buffer):
        """Read up to len(buffer) bytes; the number read, None where the socket would block."""
        self._checkClosed()
        self._checkReadable()
        if self._timeout_occurred:
            raise OSError("cannot read from timed out object")
        try:
            return self._sock.recv_into(buffer)
        except TimeoutError:
            self._timeout_occurred = True
            raise
        except BlockingIOError:
            return None

    def write(self, data):
        """Write bytes; the number written, None where the socket would block."""
        self._checkClosed()
        self._checkWritable()
        try:
            return self._sock.send(data)
        except BlockingIOError:
            return None

    def readable(self):
        """True if the SocketIO is open for reading."""
        if self.closed:
            raise ValueError("I/O operation on closed socket.")
        return "r" in self._mode

    def writable(self):
        """True if the SocketIO is open for writing."""
        if self.closed:
            raise ValueError("I/O operation on closed socket.")
        return "w" in self._mode

    def seekable(self):
        """True if the SocketIO is open for seeking."""
        if self.closed:
            raise ValueError("I/O operation on closed socket.")
        return super().seekable()

    def fileno(self):
        """Return the file descriptor of the underlying socket."""
        self._checkClosed()
        return self._sock.fileno()

    @property
    def name(self):
        return -1 if self.closed else self.fileno()

    @property
    def mode(self):
        return self._mode

    def close(self):
        """Close the SocketIO object; the socket only if nothing else refers to it."""
        if self.closed:
            return
        io.RawIOBase.close(self)
        self._sock._decref_socketios()
        self._sock = None


def fromfd(fd, family, type, proto=0):
    """Create a socket object from a duplicate of the given file descriptor."""
    return socket(family, type, proto, _socket.dup(fd))


def socketpair(family=None, type=SOCK_STREAM, proto=0):
    """Create a pair of socket objects from the sockets returned by the platform socketpair() function."""
    one, other = _socket.socketpair(AF_UNIX if family is None else family, type, proto)
    return socket(fileno=one), socket(fileno=other)


def getaddrinfo(host, port, family=0, type=0, proto=0, flags=0):
    """Resolve host and port into list of address info entries."""
    return _converted(_socket.getaddrinfo(host, port, family, type, proto, flags))


def _converted(found):
    return [(_member(family, AddressFamily), _member(kind, SocketKind), proto, name, address)
            for family, kind, proto, name, address in found]


def getfqdn(name=""):
    """Get fully qualified domain name from name."""
    name = name.strip()
    if not name or name in ("0.0.0.0", "::"):
        name = gethostname()
    try:
        hostname, aliases, _ = gethostbyaddr(name)
    except error:
        return name
    for candidate in [hostname, *aliases]:
        if "." in candidate:
            return candidate
    return hostname


_GLOBAL_DEFAULT_TIMEOUT = object()


def create_connection(address, timeout=_GLOBAL_DEFAULT_TIMEOUT, source_address=None, *, all_errors=False):
    """Connect to *address* and return the socket object."""
    host, port = address
    exceptions = []
    for family, kind, proto, _, target in getaddrinfo(host, port, 0, SOCK_STREAM):
        sock = None
        try:
            sock = socket(family, kind, proto)
            if timeout is not _GLOBAL_DEFAULT_TIMEOUT:
                sock.settimeout(timeout)
            if source_address:
                sock.bind(source_address)
            sock.connect(target)
            exceptions.clear()
            return sock
        except error as exc:
            if not all_errors:
                exceptions.clear()
            exceptions.append(exc)
            if sock is not None:
                sock.close()
    if not exceptions:
        raise error("getaddrinfo returns an empty list")
    try:
        if not all_errors:
            raise exceptions[0]
        raise ExceptionGroup("create_connection failed", exceptions)
    finally:
        exceptions.clear()


def has_dualstack_ipv6():
    """Return True if the platform supports creating a SOCK_STREAM socket which can handle both kinds of address."""
    try:
        with socket(AF_INET6, SOCK_STREAM) as sock:
            sock.setsockopt(IPPROTO_IPV6, IPV6_V6ONLY, 0)
            return True
    except error:
        return False


def create_server(address, *, family=AF_INET, backlog=None, reuse_port=False, dualstack_ipv6=False):
    """Convenience function which creates a SOCK_STREAM type socket bound to *address* and return the socket object."""
    if dualstack_ipv6 and not has_dualstack_ipv6():
        raise ValueError("dualstack_ipv6 not supported on this platform")
    if dualstack_ipv6 and family != AF_INET6:
        raise ValueError("dualstack_ipv6 requires AF_INET6 family")
    sock = socket(family, SOCK_STREAM)
    try:
        sock.setsockopt(SOL_SOCKET, SO_REUSEADDR, 1)
        if reuse_port:
            sock.setsockopt(SOL_SOCKET, SO_REUSEPORT, 1)
        if family == AF_INET6:
            sock.setsockopt(IPPROTO_IPV6, IPV6_V6ONLY, 0 if dualstack_ipv6 else 1)
        try:
            sock.bind(address)
        except error as err:
            raise error(err.errno, f"{err.strerror} (while attempting to bind on address {address!r})") from None
        if backlog is None:
            sock.listen()
        else:
            sock.listen(backlog)
        return sock
    except error:
        sock.close()
        raise


def htons(x):
    """Convert a 16-bit unsigned integer from host to network byte order."""
    return _swapped(x, 2, "htons")


def ntohs(x):
    """Convert a 16-bit unsigned integer from network to host byte order."""
    return _swapped(x, 2, "ntohs")


def htonl(x):
    """Convert a 32-bit integer from host to network byte order."""
    return _swapped(x, 4, "htonl")


def ntohl(x):
    """Convert a 32-bit integer from network to host byte order."""
    return _swapped(x, 4, "ntohl")


def _swapped(x, size, name):
    if x < 0:
        raise OverflowError(f"{name}: can't convert negative Python int to C {8 * size}-bit unsigned integer")
    if x >> (8 * size):
        raise OverflowError(f"{name}: Python int too large to convert to C {8 * size}-bit unsigned integer")
    return int.from_bytes(x.to_bytes(size, "big"), sys.byteorder)
