"""Forms: pairs of names and values, as a URL-encoded or a multipart body."""

import io
import os
import secrets
from multidict import MultiDict, MultiDictProxy
import _http

__all__ = ("FormData",)

_TYPES = {".txt": "text/plain", ".html": "text/html", ".json": "application/json", ".png": "image/png",
          ".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".gif": "image/gif", ".csv": "text/csv", ".pdf": "application/pdf",
          ".py": "text/x-python", ".zip": "application/zip", ".xml": "text/xml", ".css": "text/css",
          ".js": "text/javascript", ".svg": "image/svg+xml", ".webp": "image/webp", ".md": "text/markdown"}


def guess_type(name):
    """The type of a file by its name."""
    return _TYPES.get(os.path.splitext(name)[1].lower())


class FormData:
    """Helper class for application/x-www-form-urlencoded and multipart/form-data generation."""

    def __init__(self, fields=(), quote_fields=True, charset=None, *, default_to_multipart=False):
        self._is_multipart = default_to_multipart
        self._fields = []
        self._charset = charset
        self._quote_fields = quote_fields
        if isinstance(fields, dict):
            fields = list(fields.items())
        elif not isinstance(fields, (list, tuple)):
            fields = list(fields.items()) if isinstance(fields, (MultiDict, MultiDictProxy)) else (fields,)
        self.add_fields(*fields)

    @property
    def is_multipart(self):
        return self._is_multipart

    def add_field(self, name, value, *, content_type=None, filename=None, content_transfer_encoding=None):
        """Add a field."""
        if isinstance(value, io.IOBase):
            self._is_multipart = True
        elif isinstance(value, (bytes, bytearray, memoryview)):
            if filename is None and content_transfer_encoding is None:
                filename = name
        if not isinstance(name, str):
            raise TypeError(f"name must be an instance of str. Got: {name}")
        if filename is not None and not isinstance(filename, str):
            raise TypeError(f"filename must be an instance of str. Got: {filename}")
        if filename is None and isinstance(value, io.IOBase):
            filename = os.path.basename(str(getattr(value, "name", name)))
        if content_type is not None:
            if not isinstance(content_type, str):
                raise TypeError(f"content_type must be an instance of str. Got: {content_type}")
            self._is_multipart = True
        if filename is not None or content_transfer_encoding is not None:
            self._is_multipart = True
        self._fields.append((name, filename, content_type, value))

    def add_fields(self, *fields):
        """Add several: pairs, dictionaries, files."""
        for field in fields:
            if isinstance(field, io.IOBase):
                self.add_field(os.path.basename(str(getattr(field, "name", "unknown"))), field)
            elif isinstance(field, (MultiDict, MultiDictProxy)):
                self.add_fields(*field.items())
            elif isinstance(field, (list, tuple)) and len(field) == 2:
                self.add_field(field[0], field[1])
            else:
                raise TypeError("Only io.IOBase, multidict and (name, file) pairs allowed, use .add_field() for "
                                f"passing more complex parameters, got {field!r}")

    def __call__(self):
        """The body and its type."""
        return self._multipart() if self._is_multipart else self._urlencoded()

    def _urlencoded(self):
        charset = self._charset or "utf-8"
        pairs = []
        for name, _, _, value in self._fields:
            if not isinstance(value, str):
                raise TypeError(f"expected str, got {value!r}")
            pairs.append(_form_quote(name) + "=" + _form_quote(value))
        kind = "application/x-www-form-urlencoded"
        if charset != "utf-8":
            kind += "; charset=" + charset
        return "&".join(pairs).encode(charset), kind

    def _multipart(self):
        from .multipart import content_disposition_header
        boundary = secrets.token_hex(16)
        parts = []
        for name, filename, kind, value in self._fields:
            names = {"name": name} if filename is None else {"name": name, "filename": filename}
            disposition = content_disposition_header("form-data", self._quote_fields, self._charset or "utf-8", names)
            if isinstance(value, io.IOBase):
                data = value.read()
                data = data.encode() if isinstance(data, str) else data
                kind = kind or guess_type(filename or "") or "application/octet-stream"
            elif isinstance(value, str):
                data, kind = value.encode(self._charset or "utf-8"), kind or "text/plain; charset=utf-8"
            elif isinstance(value, (bytes, bytearray, memoryview)):
                data = bytes(value)
                kind = kind or guess_type(filename or "") or "application/octet-stream"
            else:
                raise TypeError("Can not serialize value type: %r\n headers: %r\n value: %r" % (type(value), {}, value))
            head = f"--{boundary}\r\nContent-Type: {kind}\r\nContent-Disposition: {disposition}\r\n\r\n"
            parts += [head.encode(), data, b"\r\n"]
        parts.append(f"--{boundary}--\r\n".encode())
        return b"".join(parts), f"multipart/form-data; boundary={boundary}"


def _form_quote(text):
    return _http.quote(text.replace("%", "%25"), "*", True).replace("~", "%7E")
