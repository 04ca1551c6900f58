"""Connections: pickled objects and bytes through pipes, each message with its length before it."""

import os
import posix
from time import monotonic

from .process import BufferTooShort

__all__ = ["Connection", "Pipe", "wait"]

_HEADER = 8


class Connection:
    """One end of a pipe."""

    def __init__(self, handle, readable=True, writable=True, *, writer=None):
        if not readable and not writable:
            raise ValueError("at least one of `readable` and `writable` must be True")
        self._reader = handle if readable else None
        self._writer = (writer if writer is not None else handle) if writable else None

    def __del__(self):
        self._close()

    def _close(self):
        numbers = {self.__dict__.get("_reader"), self.__dict__.get("_writer")} - {None}
        self._reader = self._writer = None
        self._was_closed = True
        for number in numbers:
            try:
                os.close(number)
            except OSError:
                pass

    def _check_closed(self):
        if self.closed:
            raise OSError("handle is closed")

    def _check_readable(self):
        self._check_closed()
        if self._reader is None:
            raise OSError("connection is write-only")

    def _check_writable(self):
        self._check_closed()
        if self._writer is None:
            raise OSError("connection is read-only")

    @property
    def closed(self):
        """True if the connection is closed"""
        return self._reader is None and self._writer is None

    @property
    def readable(self):
        """True if the connection is readable"""
        return self._reader is not None

    @property
    def writable(self):
        """True if the connection is writable"""
        return self._writer is not None

    def fileno(self):
        """File descriptor or handle of the connection"""
        self._check_closed()
        return self._writer if self._reader is None else self._reader

    def close(self):
        """Close the connection"""
        self._close()

    def __enter__(self):
        return self

    def __exit__(self, exc_type, exc_value, exc_tb):
        self.close()

    def send(self, obj):
        """Send a (picklable) object"""
        from pickle import dumps
        self._check_writable()
        self._send(dumps(obj))

    def send_bytes(self, buf, offset=0, size=None):
        """Send the bytes data from a bytes-like object"""
        self._check_writable()
        data = memoryview(buf).cast("B") if not isinstance(buf, bytes) else buf
        if offset < 0:
            raise ValueError("offset is negative")
        if len(data) < offset:
            raise ValueError("buffer length < offset")
        if size is None:
            size = len(data) - offset
        elif size < 0:
            raise ValueError("size is negative")
        elif offset + size > len(data):
            raise ValueError("buffer length < offset + size")
        self._send(bytes(data[offset:offset + size]))

    def recv(self):
        """Receive a (picklable) object"""
        from pickle import loads
        self._check_readable()
        return loads(self._recv())

    def recv_bytes(self, maxlength=None):
        """Receive bytes data as a bytes object."""
        self._check_readable()
        if maxlength is not None and maxlength < 0:
            raise ValueError("negative maxlength")
        data = self._recv()
        if maxlength is not None and len(data) > maxlength:
            raise OSError("bad message length")
        return data

    def recv_bytes_into(self, buf, offset=0):
        """Receive bytes data into a writeable bytes-like object. Return the number of bytes read."""
        self._check_readable()
        room = memoryview(buf).cast("B")
        if offset < 0:
            raise ValueError("negative offset")
        if offset > len(room):
            raise ValueError("offset too large")
        data = self._recv()
        if len(data) > len(room) - offset:
            raise BufferTooShort(data)
        room[offset:offset + len(data)] = data
        return len(data)

    def poll(self, timeout=0.0):
        """Whether there is any input available to be read"""
        self._check_readable()
        return bool(posix.wait_for_files([self._reader], [], timeout)[0])

    def _send(self, data):
        data = len(data).to_bytes(_HEADER) + data
        while data:
            data = data[os.write(self._writer, data):]

    def _recv(self):
        header = self._read(_HEADER)
        return self._read(int.from_bytes(header))

    def _read(self, size):
        parts = []
        while size > 0:
            part = os.read(self._reader, size)
            if not part:
                if parts:
                    raise OSError("got end of file during message")
                raise EOFError
            parts.append(part)
            size -= len(part)
        return parts[0] if len(parts) == 1 else b"".join(parts)


def Pipe(duplex=True):
    """Returns pair of connection objects at either end of a pipe"""
    if not duplex:
        reader, writer = os.pipe()
        return Connection(reader, writable=False), Connection(writer, readable=False)
    first, to_first = os.pipe()
    second, to_second = os.pipe()
    return Connection(first, writer=to_second), Connection(second, writer=to_first)


def wait(object_list, timeout=None):
    """Wait till an object in object_list is ready/readable. Returns list of those objects in object_list which are
    ready/readable."""
    numbers = [thing if isinstance(thing, int) else thing.fileno() for thing in object_list]
    if timeout is not None:
        timeout = max(timeout, 0)
    ready = posix.wait_for_files(numbers, [], timeout)[0]
    return [thing for thing, number in zip(object_list, numbers) if number in ready]
