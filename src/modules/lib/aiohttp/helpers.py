"""Small things that client and server share."""

import _http
import asyncio
import base64
import binascii
import re
from collections import namedtuple

__all__ = ("BasicAuth", "ChainMapProxy", "ETag")

NO_EXTENSIONS = frozenset()


def encode_basic_auth(login, password="", encoding="utf-8"):
    """The value of a header Authorization for a name and a password."""
    if ":" in login:
        raise ValueError('A ":" is not allowed in login (RFC 7617#section-2)')
    credentials = f"{login}:{password}".encode(encoding)
    return "Basic " + base64.b64encode(credentials).decode(encoding)


class BasicAuth(namedtuple("BasicAuth", ["login", "password", "encoding"])):
    """Http basic authentication helper."""

    def __new__(cls, login, password="", encoding="latin1"):
        if login is None:
            raise ValueError("None is not allowed as login value")
        if password is None:
            raise ValueError("None is not allowed as password value")
        if ":" in login:
            raise ValueError('A ":" is not allowed in login (RFC 1945#section-11.1)')
        import warnings
        warnings.warn("BasicAuth is deprecated and will be removed in aiohttp 4.0; use aiohttp.encode_basic_auth() with "
                      "headers={'Authorization': ...} instead", DeprecationWarning, stacklevel=2)
        return super().__new__(cls, login, password, encoding)

    @classmethod
    def decode(cls, auth_header, encoding="latin1"):
        """Create a BasicAuth object from an Authorization HTTP header."""
        kind, _, encoded = auth_header.partition(" ")
        if not encoded:
            raise ValueError("Could not parse authorization header.")
        if kind.lower() != "basic":
            raise ValueError("Unknown authorization method %s" % kind)
        try:
            decoded = base64.b64decode(encoded.strip().encode("ascii"), validate=True).decode(encoding)
        except binascii.Error:
            raise ValueError("Invalid base64 encoding.")
        login, colon, password = decoded.partition(":")
        if not colon:
            raise ValueError("Invalid credentials.")
        return cls(login, password, encoding=encoding)

    @classmethod
    def from_url(cls, url, *, encoding="latin1"):
        """Create BasicAuth from url."""
        if url.user is None and url.password is None:
            return None
        return cls(url.user or "", url.password or "", encoding=encoding)

    def encode(self):
        """Encode credentials."""
        credentials = f"{self.login}:{self.password}".encode(self.encoding)
        return "Basic " + base64.b64encode(credentials).decode(self.encoding)


class Fingerprint:
    """The SHA-256 of a certificate that is accepted in place of a check of it."""

    def __init__(self, fingerprint):
        if len(fingerprint) in (16, 20):
            raise ValueError("md5 and sha1 are insecure and not supported. Use sha256.")
        if len(fingerprint) != 32:
            raise ValueError("fingerprint has invalid length")
        self._fingerprint = fingerprint

    @property
    def fingerprint(self):
        return self._fingerprint

    def check(self, transport):
        """Raise an exception where the peer has another certificate."""
        import hashlib
        security = transport.get_extra_info("ssl_object")
        if security is None:
            return
        got = hashlib.sha256(security.getpeercert(binary_form=True)).digest()
        if got != self._fingerprint:
            from .client_exceptions import ServerFingerprintMismatch
            raise ServerFingerprintMismatch(self._fingerprint, got, *transport.get_extra_info("peername")[:2])


ETag = namedtuple("ETag", ["value", "is_weak"], defaults=[False])


class ChainMapProxy(dict):
    """Several mappings as one."""


def parse_content_type(raw):
    """The type in lower case, and a dict of its parameters."""
    parts = raw.split(";")
    parameters = {}
    for part in parts[1:]:
        key, equals, value = part.partition("=")
        if equals:
            parameters[key.strip().lower()] = value.strip().strip('"')
    return parts[0].strip().lower(), parameters


_CONTROL = re.compile("[\x00-\x08\x0a-\x1f\x7f]")


def refuse_control_characters(text):
    """What goes into a head must not end its line."""
    if _CONTROL.search(text):
        raise ValueError("Forbidden control character detected in headers. Potential header injection attack.")


class HeadersMixin:
    """What the header Content-Type says."""

    _parsed_type = None

    def _content_type_parts(self):
        raw = self.headers.get("Content-Type")
        if self._parsed_type is None or self._parsed_type[0] != raw:
            parsed = ("application/octet-stream", {}) if raw is None else parse_content_type(raw)
            self._parsed_type = (raw, *parsed)
        return self._parsed_type

    @property
    def content_type(self):
        """The value of content part for Content-Type HTTP header."""
        return self._content_type_parts()[1]

    @property
    def charset(self):
        """The value of charset part for Content-Type HTTP header."""
        return self._content_type_parts()[2].get("charset")

    @property
    def content_length(self):
        """The value of Content-Length HTTP header."""
        length = self.headers.get("Content-Length")
        return None if length is None else int(length)


def rfc822_formatted_time():
    """The time as headers have it."""
    return _http.date()


class noop:
    """What may be awaited, but need not be."""

    def __await__(self):
        return iter(())


class Signal(list):
    """Coroutine functions that are called in order."""

    def __init__(self, owner):
        super().__init__()
        self._owner = owner
        self.frozen = False

    def _check(self):
        if self.frozen:
            raise RuntimeError("Cannot modify frozen list.")

    def append(self, item):
        self._check()
        super().append(item)

    def __call__(self, function):
        self.append(function)
        return function

    def freeze(self):
        self.frozen = True

    async def send(self, *args, **kwargs):
        if not self.frozen:
            raise RuntimeError("Cannot send non-frozen signal.")
        for receiver in self:
            await receiver(*args, **kwargs)


class _Key:
    """A key of a mapping, told by identity, with a name and a type to be shown."""

    __slots__ = ("_name", "_t", "__orig_class__")

    def __init__(self, name, t=None):
        import sys
        module = sys._getframe(1).f_globals.get("__name__", "<unknown>") if hasattr(sys, "_getframe") else "__main__"
        self._name = module + "." + name
        self._t = t

    def __class_getitem__(cls, item):
        return cls

    def __lt__(self, other):
        return self._name < other._name if isinstance(other, type(self)) else True

    def __repr__(self):
        kind = self._t
        if kind is None:
            text = "<<Unknown>>"
        elif isinstance(kind, type):
            text = kind.__qualname__ if kind.__module__ == "builtins" else f"{kind.__module__}.{kind.__qualname__}"
        else:
            text = repr(kind)
        return f"<{type(self).__name__}({self._name}, type={text})>"


class AppKey(_Key):
    """Keys for static typing support in Application."""

    __slots__ = ()


class RequestKey(_Key):
    """Keys for static typing support in Request."""

    __slots__ = ()


class ResponseKey(_Key):
    """Keys for static typing support in Response."""

    __slots__ = ()


SERVER_SOFTWARE = "Python/3.13 aiohttp/3.14.5"
