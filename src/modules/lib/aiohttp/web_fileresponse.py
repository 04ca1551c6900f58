"""Files as responses."""

import asyncio
import os
from .formdata import guess_type
from .web_response import StreamResponse

__all__ = ("FileResponse",)

_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def _date(seconds):
    import time
    year, month, day, hour, minute, second, weekday = time.gmtime(seconds)[:7]
    return f"{_DAYS[weekday]}, {day:02d} {_MONTHS[month - 1]} {year:04d} {hour:02d}:{minute:02d}:{second:02d} GMT"


class FileResponse(StreamResponse):
    """A response with the content of a file."""

    def __init__(self, path, chunk_size=256 * 1024, status=200, reason=None, headers=None):
        super().__init__(status=status, reason=reason, headers=headers)
        self._path = os.fspath(path)
        self._chunk_size = chunk_size

    async def prepare(self, request):
        try:
            facts = os.stat(self._path)
            file = open(self._path, "rb")
        except FileNotFoundError:
            return await self._plain(request, 404)
        except PermissionError:
            return await self._plain(request, 403)
        with file:
            return await self._send(request, file, facts)

    async def _plain(self, request, status):
        self.set_status(status)
        self._headers["Content-Length"] = "0"
        return await super().prepare(request)

    async def _send(self, request, file, facts):
        etag = f'"{facts.st_mtime_ns:x}-{facts.st_size:x}"'
        self._headers["ETag"] = etag
        self._headers["Last-Modified"] = _date(facts.st_mtime)
        if request.headers.get("If-None-Match") == etag:
            self.set_status(304)
            return await super().prepare(request)
        since = request.if_modified_since
        if since is not None and "If-None-Match" not in request.headers and int(facts.st_mtime) <= since.timestamp():
            self.set_status(304)
            return await super().prepare(request)
        start, count = 0, facts.st_size
        wanted = _range(request.headers.get("Range"), facts.st_size)
        if wanted == "bad":
            self._headers["Content-Range"] = f"bytes */{facts.st_size}"
            return await self._plain(request, 416)
        if wanted is not None:
            start, count = wanted
            self.set_status(206)
            self._headers["Content-Range"] = f"bytes {start}-{start + count - 1}/{facts.st_size}"
        self._headers.setdefault("Content-Type", guess_type(self._path) or "application/octet-stream")
        self._headers["Content-Length"] = str(count)
        self._headers["Accept-Ranges"] = "bytes"
        writer = await super().prepare(request)
        if request.method == "HEAD" or count == 0:
            return writer
        file.seek(start)
        while count > 0:
            data = file.read(min(self._chunk_size, count))
            if not data:
                break
            count -= len(data)
            await self.write(data)
        return writer


def _range(text, size):
    """The first byte and the number of bytes of a header Range; None without one, "bad" where it does not fit."""
    if not text:
        return None
    unit, equals, spec = text.partition("=")
    first, dash, last = spec.partition("-")
    if unit.strip() != "bytes" or not dash or "," in spec:
        return "bad"
    try:
        if first:
            start = int(first)
            end = min(int(last) + 1, size) if last else size
        else:
            start, end = max(size - int(last), 0), size
    except ValueError:
        return "bad"
    return (start, end - start) if 0 <= start < end else "bad"
