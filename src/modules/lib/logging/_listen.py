"""`logging.config.listen`: configurations that come over a socket."""

import io
import json
import logging.config
import socket
import struct
import threading

_server = None


class _Server(threading.Thread):
    def __init__(self, port, verify):
        super().__init__()
        self.port, self.verify = port, verify
        self.ready = threading.Event()
        self._stopping = False
        self._socket = None

    def run(self):
        self._socket = socket.create_server(("localhost", self.port))
        self._socket.settimeout(1)
        if self.port == 0:
            self.port = self._socket.getsockname()[1]
        self.ready.set()
        global _server
        _server = self
        with self._socket:
            while not self._stopping:
                try:
                    connection, _ = self._socket.accept()
                except TimeoutError:
                    continue
                with connection:
                    self._take(connection)

    def _read(self, connection, count):
        data = b""
        while len(data) < count:
            part = connection.recv(count - len(data))
            if not part:
                raise EOFError
            data += part
        return data

    def _take(self, connection):
        try:
            length, = struct.unpack(">L", self._read(connection, 4))
            data = self._read(connection, length)
            if self.verify is not None:
                data = self.verify(data)
            if data is None:
                return
            text = data.decode("utf-8")
            try:
                logging.config.dictConfig(json.loads(text))
            except ValueError:
                logging.config.fileConfig(io.StringIO(text))
        except EOFError:
            pass
        except OSError as error:
            if error.errno != logging.config.RESET_ERROR:
                raise
        except Exception:
            import traceback
            traceback.print_exc()


def listen(port=logging.config.DEFAULT_LOGGING_CONFIG_PORT, verify=None):
    """Start up a socket server on the specified port, and listen for new configurations."""
    return _Server(port, verify)


def stopListening():
    """Stop the listening server which was created with a call to listen()."""
    global _server
    if _server:
        _server._stopping = True
        _server = None


for _function in (listen, stopListening):
    _function.__module__ = "logging.config"
