"""Files as responses."""

import math
import os
import stat
import time
from .formdata import guess_type
from .web_response import StreamResponse, _date_header

__all__ = ("FileResponse",)


class FileResponse(StreamResponse):
    """A response with the content of a file."""

    def __init__(self, path, chunk_size=256 * 1024, status=200, reason=None, headers=None):
        super().__init__(status=status, reason=reason, headers=headers)
        self._path = os.fspath(path)
        self._chunk_size = chunk_size

    async def prepare(self, request):
        try:
            file = open(self._path, "rb")
        except FileNotFoundError:
            return await self._without_file(request, 404)
        except (PermissionError, IsADirectoryError):
            return await self._without_file(request, 403)
        with file:
            facts = os.fstat(file.fileno())
            if not stat.S_ISREG(facts.st_mode):
                return await self._without_file(request, 403)
            return await self._send(request, file, facts)

    async def _without_file(self, request, status):
        self.set_status(status)
        return await super().prepare(request)

    def _conditions(self, request, etag, changed):
        """The status instead of the file where a condition of the request asks for one."""
        wanted, unwanted = request.if_match, request.if_none_match
        if wanted is not None:
            if not any(tag.value == "*" or tag.value == etag and not tag.is_weak for tag in wanted):
                return 412
        elif (until := request.if_unmodified_since) is not None and changed > until.timestamp():
            return 412
        if unwanted is not None:
            return 304 if any(tag.value in ("*", etag) for tag in unwanted) else None
        since = request.if_modified_since
        return 304 if since is not None and changed <= since.timestamp() else None

    async def _send(self, request, file, facts):
        etag = f"{facts.st_mtime_ns:x}-{facts.st_size:x}"
        headers = self._headers
        status = self._conditions(request, etag, facts.st_mtime)
        if status == 412:
            headers["Content-Length"] = "0"
            # Such an answer says nothing of a type.
            return await self._without_file(request, status)
        if status is None:
            start, count = 0, facts.st_size
            since = request.if_range
            wanted = request.headers.get("Range") if since is None or facts.st_mtime <= since.timestamp() else None
            found = _range(wanted, facts.st_size)
            if found == "bad":
                headers["Content-Range"] = f"bytes */{facts.st_size}"
                return await self._without_file(request, 416)
            if found is not None:
                start, count = found
                self.set_status(206)
            headers.setdefault("Content-Type", guess_type(self._path) or "application/octet-stream")
        headers["Etag"] = f'"{etag}"'
        headers["Last-Modified"] = _date_header(time.gmtime(math.ceil(facts.st_mtime)))
        if status is not None:
            return await self._without_file(request, status)
        headers["Content-Length"] = str(count)
        headers["Accept-Ranges"] = "bytes"
        if found is not None:
            headers["Content-Range"] = f"bytes {start}-{start + count - 1}/{facts.st_size}"
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
