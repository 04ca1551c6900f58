"""Forms: pairs of names and values, as a URL-encoded or a multipart body."""

import io
import os
from urllib.parse import quote_plus
from multidict import MultiDict, MultiDictProxy
import _http
from .helpers import refuse_control_characters

__all__ = ("FormData",)

_TYPES = {".txt": "text/plain", ".html": "text/html", ".json": "application/json", ".png": "image/png",
          ".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".gif": "image/gif", ".csv": "text/csv", ".pdf": "application/pdf",
          ".py": "text/x-python", ".zip": "application/zip", ".xml": "text/xml", ".css": "text/css",
          ".js": "text/javascript", ".svg": "image/svg+xml", ".webp": "image/webp", ".md": "text/markdown",
          ".htm": "text/html", ".mjs": "text/javascript", ".mp3": "audio/mpeg", ".mp4": "video/mp4", ".mpeg": "video/mpeg",
          ".webm": "video/webm", ".wav": "audio/x-wav", ".ico": "image/vnd.microsoft.icon", ".bmp": "image/bmp",
          ".tiff": "image/tiff", ".avif": "image/avif", ".tsv": "text/tab-separated-values", ".tar": "application/x-tar",
          ".doc": "application/msword", ".wasm": "application/wasm", ".bin": "application/octet-stream",
          ".ps": "application/postscript", ".eml": "message/rfc822", ".webmanifest": "application/manifest+json"}


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
        refuse_control_characters(name)
        for what, text in (("filename", filename), ("content_type", content_type),
                           ("content_transfer_encoding", content_transfer_encoding)):
            if text is not None:
                if not isinstance(text, str):
                    raise TypeError(f"{what} must be an instance of str. Got: {text}")
                refuse_control_characters(text)
        if filename is None and isinstance(value, io.IOBase):
            filename = os.path.basename(str(getattr(value, "name", name)))
        if content_type is not None:
            self._is_multipart = True
        if filename is not None or content_transfer_encoding is not None:
            self._is_multipart = True
        self._fields.append((name, filename, content_type, content_transfer_encoding, value))

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
        """The payload."""
        return self._gen_form_data() if self._is_multipart else self._gen_form_urlencoded()

    def _gen_form_urlencoded(self):
        from .payload import BytesPayload
        charset = self._charset or "utf-8"
        pairs = [f"{_form_quote(name, charset)}={_form_quote(text, charset)}"
                 for name, _, _, _, value in self._fields for text in _texts(value)]
        kind = "application/x-www-form-urlencoded"
        if charset != "utf-8":
            kind += "; charset=" + charset
        return BytesPayload("&".join(pairs).encode(), content_type=kind)

    def _gen_form_data(self):
        from .multipart import MultipartWriter
        writer, charset = MultipartWriter("form-data"), self._charset or "utf-8"
        for name, filename, kind, transfer, value in self._fields:
            part = self._part(value, kind, {} if transfer is None else {"Content-Transfer-Encoding": transfer}, charset)
            names = {"name": name} if filename is None else {"name": name, "filename": filename}
            part.set_content_disposition("form-data", self._quote_fields, charset, **names)
            writer.append_payload(part)
        return writer

    def _part(self, value, kind, headers, charset):
        from .payload import get_payload
        about = {"headers": headers, "encoding": charset}
        if kind is not None:
            about["content_type"] = kind
        try:
            return get_payload(value, **about)
        except Exception as exc:
            shown = headers if kind is None else {"Content-Type": kind, **headers}
            raise TypeError("Can not serialize value type: %r\n headers: %r\n value: %r"
                            % (type(value), shown, value)) from exc


def _texts(value):
    """The texts of a field: one, or those of the members of a collection."""
    if isinstance(value, str):
        return (value,)
    try:
        return [str(member) for member in value]
    except TypeError:
        return (str(value),)


def _form_quote(text, charset="utf-8"):
    if charset != "utf-8":
        return quote_plus(text, encoding=charset)
    return _http.quote(text.replace("%", "%25"), "*", True).replace("~", "%7E")
