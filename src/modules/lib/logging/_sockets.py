"""Handlers that send records over sockets: pickled, to a server of one's own, or as text, to syslog."""

import logging
import pickle
import socket
import struct
import time


class SocketHandler(logging.Handler):
    """A handler class which writes logging records, in pickle format, to a streaming socket. The socket is kept open across logging
    calls. If the peer resets it, an attempt is made to reconnect on the next call.

    To unpickle the record at the receiving end into a LogRecord, use the makeLogRecord function.
    """

    def __init__(self, host, port):
        super().__init__()
        self.host = host
        self.port = port
        self.address = host if port is None else (host, port)
        self.sock = None
        self.closeOnError = False
        # When to try again after a failure: later and later.
        self.retryTime = None
        self.retryStart = 1.0
        self.retryMax = 30.0
        self.retryFactor = 2.0

    def makeSocket(self, timeout=1):
        """A factory method which allows subclasses to define the precise type of socket they want."""
        if self.port is not None:
            return socket.create_connection(self.address, timeout=timeout)
        result = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        result.settimeout(timeout)
        try:
            result.connect(self.address)
        except OSError:
            result.close()
            raise
        return result

    def createSocket(self):
        """Try to create a socket, using an exponential backoff with a max retry time."""
        now = time.time()
        if self.retryTime is not None and now < self.retryTime:
            return
        try:
            self.sock = self.makeSocket()
            self.retryTime = None
        except OSError:
            if self.retryTime is None:
                self.retryPeriod = self.retryStart
            else:
                self.retryPeriod = min(self.retryPeriod * self.retryFactor, self.retryMax)
            self.retryTime = now + self.retryPeriod

    def send(self, s):
        """Send a pickled string to the socket."""
        if self.sock is None:
            self.createSocket()
        if self.sock:
            try:
                self.sock.sendall(s)
            except OSError:
                self.sock.close()
                self.sock = None

    def makePickle(self, record):
        """Pickles the record in binary format with a length prefix, and returns it ready for transmission across the socket."""
        if record.exc_info:
            # The text of the exception stays, the exception does not.
            self.format(record)
        d = dict(record.__dict__)
        d["msg"] = record.getMessage()
        d["args"] = None
        d["exc_info"] = None
        d.pop("message", None)
        s = pickle.dumps(d, 1)
        return struct.pack(">L", len(s)) + s

    def handleError(self, record):
        """Handle an error during logging: the connection is closed, where that is wanted, and made anew with the next record."""
        if self.closeOnError and self.sock:
            self.sock.close()
            self.sock = None
        else:
            super().handleError(record)

    def emit(self, record):
        """Emit a record: pickle it and write it to the socket in binary format."""
        try:
            self.send(self.makePickle(record))
        except Exception:
            self.handleError(record)

    def close(self):
        """Closes the socket."""
        with self.lock:
            sock, self.sock = self.sock, None
            if sock:
                sock.close()
            super().close()


class DatagramHandler(SocketHandler):
    """A handler class which writes logging records, in pickle format, to a datagram socket."""

    def __init__(self, host, port):
        super().__init__(host, port)
        self.closeOnError = False

    def makeSocket(self):
        """The factory method of SocketHandler is here overridden to create a UDP socket (SOCK_DGRAM)."""
        return socket.socket(socket.AF_UNIX if self.port is None else socket.AF_INET, socket.SOCK_DGRAM)

    def send(self, s):
        """Send a pickled string to a socket."""
        if self.sock is None:
            self.createSocket()
        self.sock.sendto(s, self.address)


_PRIORITIES = "emerg alert crit err warning notice info debug".split()
_FACILITIES = ("kern user mail daemon auth syslog lpr news uucp cron authpriv ftp ntp security console solaris-cron local0 local1 "
               "local2 local3 local4 local5 local6 local7").split()


class SysLogHandler(logging.Handler):
    """A handler class which sends formatted logging records to a syslog server."""

    priority_names = {name: number for number, name in enumerate(_PRIORITIES)}
    priority_names.update(panic=0, critical=2, error=3, warn=4)
    facility_names = {name: number for number, name in enumerate(_FACILITIES)}
    priority_map = {"DEBUG": "debug", "INFO": "info", "WARNING": "warning", "ERROR": "error", "CRITICAL": "critical"}
    ident = ""
    append_nul = True

    def __init__(self, address=("localhost", 514), facility=1, socktype=None):
        super().__init__()
        self.address = address
        self.facility = facility
        self.socktype = socktype
        self.socket = None
        self.createSocket()

    def createSocket(self):
        """Connect to the server, or get ready to send to it."""
        if isinstance(self.address, str):
            self.unixsocket = True
            try:
                self._connect_unixsocket(self.address)
            except OSError:
                # It may begin to listen later.
                pass
            return
        self.unixsocket = False
        kind = socket.SOCK_DGRAM if self.socktype is None else self.socktype
        host, port = self.address
        error = OSError("getaddrinfo returns an empty list")
        for family, kind, proto, _, sockaddr in socket.getaddrinfo(host, port, 0, kind):
            sock = None
            try:
                sock = socket.socket(family, kind, proto)
                if kind == socket.SOCK_STREAM:
                    sock.connect(sockaddr)
                break
            except OSError as exc:
                error = exc
                if sock is not None:
                    sock.close()
        else:
            raise error
        self.socket = sock
        self.socktype = kind

    def _connect_unixsocket(self, address):
        kinds = (socket.SOCK_DGRAM, socket.SOCK_STREAM) if self.socktype is None else (self.socktype,)
        for number, kind in enumerate(kinds):
            self.socket = socket.socket(socket.AF_UNIX, kind)
            try:
                self.socket.connect(address)
                self.socktype = kind
                return
            except OSError:
                self.socket.close()
                self.socket = None
                if number + 1 == len(kinds):
                    raise

    def encodePriority(self, facility, priority):
        """Encode the facility and priority. You can pass in strings or integers."""
        if isinstance(facility, str):
            facility = self.facility_names[facility]
        if isinstance(priority, str):
            priority = self.priority_names[priority]
        return facility << 3 | priority

    def mapPriority(self, levelName):
        """Map a logging level name to a key in the priority_names map."""
        return self.priority_map.get(levelName, "warning")

    def emit(self, record):
        """Emit a record: format it and send it to the syslog server."""
        try:
            text = self.ident + self.format(record) + ("\0" if self.append_nul else "")
            priority = self.encodePriority(self.facility, self.mapPriority(record.levelname))
            message = f"<{priority}>".encode() + text.encode()
            if not self.socket:
                self.createSocket()
            if self.unixsocket:
                try:
                    self.socket.send(message)
                except OSError:
                    self.socket.close()
                    self._connect_unixsocket(self.address)
                    self.socket.send(message)
            elif self.socktype == socket.SOCK_DGRAM:
                self.socket.sendto(message, self.address)
            else:
                self.socket.sendall(message)
        except Exception:
            self.handleError(record)

    def close(self):
        """Closes the socket."""
        with self.lock:
            sock, self.socket = self.socket, None
            if sock:
                sock.close()
            super().close()


for _number, _name in enumerate(_PRIORITIES):
    setattr(SysLogHandler, f"LOG_{_name.upper()}", _number)
for _number, _name in enumerate(_FACILITIES):
    if "-" not in _name and _name not in ("ntp", "security", "console"):
        setattr(SysLogHandler, f"LOG_{_name.upper()}", _number)
for _class in (SocketHandler, DatagramHandler, SysLogHandler):
    _class.__module__ = "logging.handlers"
