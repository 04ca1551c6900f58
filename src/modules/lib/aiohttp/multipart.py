"""Multipart bodies."""

import io
from .helpers import parse_content_type

__all__ = ("fields", "MultipartReader", "MultipartWriter")


def fields(body, boundary):
    """Names and values of the fields of a form; files are FileFields."""
    from multidict import CIMultiDict, CIMultiDictProxy
    from .web_request import FileField
    if not boundary:
        raise ValueError("boundary missed for Content-Type: multipart/form-data")
    found = []
    for part in _parts(body, b"--" + boundary.encode()):
        head, _, data = part.partition(b"\r\n\r\n")
        headers = CIMultiDict()
        for line in head.decode("utf-8", "replace").split("\r\n"):
            name, colon, value = line.partition(":")
            if colon:
                headers.add(name.strip(), value.strip())
        disposition = parse_content_type(headers.get("Content-Disposition", ""))[1]
        name, filename = disposition.get("name", ""), disposition.get("filename")
        kind, parameters = parse_content_type(headers.get("Content-Type", ""))
        if filename is not None:
            value = FileField(name, filename, io.BytesIO(data), kind or "application/octet-stream",
                              CIMultiDictProxy(headers))
        elif kind and not kind.startswith("text/"):
            value = data
        else:
            value = data.decode(parameters.get("charset", "utf-8"))
        found.append((name, value))
    return found


def _parts(body, delimiter):
    pieces = (b"\r\n" + body).split(b"\r\n" + delimiter)
    if len(pieces) < 2:
        raise ValueError(f"Could not find starting boundary {delimiter!r}")
    for piece in pieces[1:]:
        if piece.startswith(b"--"):
            return
        yield piece.lstrip(b" \t")[2:]


class MultipartReader:
    """Reading the parts of a body as they come is not part of coroscope."""

    def __init__(self, *args, **kwargs):
        raise NotImplementedError("MultipartReader is not part of coroscope; request.post() reads forms")


class MultipartWriter:
    """Writing multipart bodies by parts is not part of coroscope."""

    def __init__(self, *args, **kwargs):
        raise NotImplementedError("MultipartWriter is not part of coroscope; FormData makes forms")
