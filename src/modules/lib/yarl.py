"""URLs as immutable objects."""

import _http
from collections.abc import Mapping, Sequence
from multidict import MultiDict, MultiDictProxy, _made_of

__all__ = ("URL", "SimpleQuery", "QueryVariable", "Query", "cache_clear", "cache_configure", "cache_info",
           "query_to_pairs")
__version__ = "1.25.1"

_DEFAULT_PORTS = {"http": 80, "https": 443, "ws": 80, "wss": 443, "ftp": 21}
# What is passed over: in front, and anywhere.
_BEFORE = "".join(map(chr, range(33)))
_NOT_THERE = {9: None, 10: None, 13: None}
_SUB = "!$'()*,"
_PATH_SAFE = _SUB + "+&=;:@/"
_QUERY_SAFE = _SUB + ";:@/?&=+"
_QUERY_PART_SAFE = "!$'()*,;:@/?"
_FRAGMENT_SAFE = _SUB + "?/:@+&=;"
_USER_SAFE = _SUB + "+&=;"


class URL:
    """URL(val): the parts of a URL, and URLs made of others."""

    __slots__ = ("_scheme", "_user", "_password", "_host", "_port", "_path", "_query", "_fragment", "_netloc", "_text")

    def __new__(cls, val="", *, encoded=False, strict=None):
        if type(val) is cls:
            return val
        if isinstance(val, URL):
            val = str(val)
        if not isinstance(val, str):
            raise TypeError("Constructor parameter should be str")
        return _parse(cls, val, encoded)

    @classmethod
    def build(cls, *, scheme="", authority="", user=None, password=None, host="", port=None, path="", query=None,
              query_string="", fragment="", encoded=False):
        """Creates and returns a new URL."""
        if authority and (user or password or host or port):
            raise ValueError('Can\'t mix "authority" with "user", "password", "host" or "port".')
        if port is not None and not isinstance(port, int):
            raise TypeError(f"The port is required to be int, got {type(port)!r}.")
        if port and not host:
            raise ValueError('Can\'t build URL with "port" but without "host".')
        if query and query_string:
            raise ValueError('Only one of "query" or "query_string" should be passed')
        text = f"{scheme}://" if scheme and (host or authority) else (f"{scheme}:" if scheme else "")
        if authority:
            text += ("" if scheme else "//") + authority
        elif host:
            text += "" if scheme else "//"
            if user is not None or password is not None:
                text += _http.quote(user or "", _USER_SAFE, False)
                if password is not None:
                    text += ":" + _http.quote(password, _USER_SAFE, False)
                text += "@"
            text += f"[{host}]" if ":" in host and not host.startswith("[") else host
            if port is not None:
                text += f":{port}"
        if path and (host or authority) and not path.startswith("/"):
            raise ValueError("Path in a URL with authority should start with a slash ('/') if set")
        text += path.replace("?", "%3F").replace("#", "%23")
        url = _parse(cls, text, encoded)
        if query:
            return url.with_query(query).with_fragment(fragment or None)
        if query_string:
            url = _changed(url, _query=query_string if encoded else _http.quote(query_string, _QUERY_SAFE, True))
        return url.with_fragment(fragment) if fragment else url

    def __str__(self):
        text = self._text
        if text is None:
            text = self._text = _written(self, self._path)
        return text

    def __repr__(self):
        return f"{self.__class__.__name__}('{str(self)}')"

    def __bytes__(self):
        return str(self).encode("ascii")

    def _identity(self):
        path = self._path or ("/" if self._netloc else "")
        return (self._scheme, self._user, self._password, self._host, self._port, path, self._query, self._fragment)

    def __eq__(self, other):
        if not isinstance(other, URL):
            return NotImplemented
        return self._identity() == other._identity()

    def __hash__(self):
        return hash(self._identity())

    def __init_subclass__(cls):
        raise TypeError(f"Inheriting a class {cls!r} from URL is forbidden")

    def _order(self):
        return self._scheme, self._netloc, self.raw_path, self._query, self._fragment

    def __lt__(self, other):
        return self._order() < other._order() if isinstance(other, URL) else NotImplemented

    def __le__(self, other):
        return self._order() <= other._order() if isinstance(other, URL) else NotImplemented

    def __gt__(self, other):
        return self._order() > other._order() if isinstance(other, URL) else NotImplemented

    def __ge__(self, other):
        return self._order() >= other._order() if isinstance(other, URL) else NotImplemented

    def __bool__(self):
        return bool(self._netloc or self._path or self._query or self._fragment)

    def __truediv__(self, name):
        if not isinstance(name, str):
            return NotImplemented
        return self.joinpath(name)

    def __mod__(self, query):
        return self.update_query(query)

    def __reduce__(self):
        return URL, (str(self),)

    @property
    def absolute(self):
        """A check for absolute URLs: those with a host."""
        return bool(self._netloc)

    def is_absolute(self):
        """A check for absolute URLs."""
        return bool(self._netloc)

    def is_default_port(self):
        """Whether the port is the usual one of the scheme."""
        default = _DEFAULT_PORTS.get(self._scheme)
        return bool(self._netloc) and (self._port is None and default is not None or self._port == default)

    @property
    def scheme(self):
        return self._scheme

    @property
    def raw_authority(self):
        return self._netloc

    @property
    def authority(self):
        text = ""
        if self.user is not None or self.password is not None:
            text = (self.user or "") + ("" if self.password is None else ":" + self.password) + "@"
        text += self._bracketed() or ""
        return text if self._port is None else f"{text}:{self._port}"

    @property
    def raw_user(self):
        return self._user

    @property
    def user(self):
        return None if self._user is None else _http.unquote(self._user, "", False)

    @property
    def raw_password(self):
        return self._password

    @property
    def password(self):
        return None if self._password is None else _http.unquote(self._password, "", False)

    @property
    def raw_host(self):
        return self._host if self._netloc else None

    @property
    def host(self):
        host = self.raw_host
        if host is not None and "xn--" in host:
            from _idna import decode
            return decode(host)
        if host is not None and "%" in host:
            # The zone of an address.
            return _http.unquote(host, "", False)
        return host

    def _bracketed(self):
        return f"[{self._host}]" if self._host and ":" in self._host else self._host

    host_subcomponent = property(_bracketed)

    @property
    def host_port_subcomponent(self):
        if not self._host:
            return None
        if self._port is None or self._port == _DEFAULT_PORTS.get(self._scheme):
            return self._bracketed()
        return f"{self._bracketed()}:{self._port}"

    @property
    def explicit_port(self):
        return self._port

    @property
    def port(self):
        return self._port if self._port is not None else (_DEFAULT_PORTS.get(self._scheme) if self._netloc else None)

    @property
    def raw_path(self):
        return self._path or ("/" if self._netloc else "")

    @property
    def path(self):
        return _http.unquote(self.raw_path, "", False)

    @property
    def path_safe(self):
        return _http.unquote(self.raw_path, "/%", False)

    @property
    def query(self):
        """A MultiDictProxy of the decoded query."""
        return MultiDictProxy(_made_of(MultiDict, _pairs(self._query)))

    @property
    def raw_query_string(self):
        return self._query

    @property
    def query_string(self):
        return _http.unquote(self._query, "+&=;", True)

    @property
    def path_qs(self):
        return self.path + (f"?{self.query_string}" if self._query else "")

    @property
    def raw_path_qs(self):
        return self.raw_path + (f"?{self._query}" if self._query else "")

    @property
    def raw_fragment(self):
        return self._fragment

    @property
    def fragment(self):
        return _http.unquote(self._fragment, "", False)

    @property
    def raw_parts(self):
        path = self._path
        if self._netloc:
            return ("/", *path[1:].split("/")) if path else ("/",)
        return ("/", *path[1:].split("/")) if path.startswith("/") else tuple(path.split("/"))

    @property
    def parts(self):
        return tuple(_http.unquote(part, "", False) for part in self.raw_parts)

    @property
    def parent(self):
        path = self._path
        if not path or path == "/":
            return _changed(self, _query="", _fragment="") if self._query or self._fragment else self
        return _changed(self, _path="/".join(path.split("/")[:-1]), _query="", _fragment="")

    @property
    def raw_name(self):
        parts = self.raw_parts
        if self._netloc:
            return parts[-1] if len(parts) > 1 else ""
        return parts[-1]

    @property
    def name(self):
        return _http.unquote(self.raw_name, "", False)

    @property
    def raw_suffix(self):
        name = self.raw_name
        at = name.rfind(".")
        return name[at:] if 0 < at < len(name) - 1 else ""

    @property
    def suffix(self):
        return _http.unquote(self.raw_suffix, "", False)

    @property
    def raw_suffixes(self):
        name = self.raw_name
        if name.endswith("."):
            return ()
        return tuple("." + part for part in name.lstrip(".").split(".")[1:])

    @property
    def suffixes(self):
        return tuple(_http.unquote(suffix, "", False) for suffix in self.raw_suffixes)

    def origin(self):
        """Return an URL with scheme, host and port parts only."""
        if not self._netloc:
            raise ValueError("URL should be absolute")
        if not self._scheme:
            raise ValueError("URL should have scheme")
        return _changed(self, _user=None, _password=None, _path="", _query="", _fragment="")

    def relative(self):
        """Return a relative part of the URL."""
        if not self._netloc:
            raise ValueError("URL should be absolute")
        return _changed(self, _scheme="", _user=None, _password=None, _host=None, _port=None, _path=self.raw_path)

    def with_scheme(self, scheme):
        """Return a new URL with scheme replaced."""
        if not isinstance(scheme, str):
            raise TypeError("Invalid scheme type")
        if not self._netloc and scheme.lower() in _DEFAULT_PORTS:
            raise ValueError(f"scheme replacement is not allowed for relative URLs for the {scheme} scheme")
        return _changed(self, _scheme=scheme.lower())

    def with_user(self, user):
        """Return a new URL with user replaced."""
        if not self._netloc:
            raise ValueError("user replacement is not allowed for relative URLs")
        if user is None:
            return _changed(self, _user=None, _password=None)
        if not isinstance(user, str):
            raise TypeError("Invalid user type")
        return _changed(self, _user=_http.quote(user, _USER_SAFE, False))

    def with_password(self, password):
        """Return a new URL with password replaced."""
        if not self._netloc:
            raise ValueError("password replacement is not allowed for relative URLs")
        if password is not None and not isinstance(password, str):
            raise TypeError("Invalid password type")
        return _changed(self, _password=None if password is None else _http.quote(password, _USER_SAFE, False))

    def with_host(self, host):
        """Return a new URL with host replaced."""
        if not isinstance(host, str):
            raise TypeError("Invalid host type")
        if not self._netloc:
            raise ValueError("host replacement is not allowed for relative URLs")
        if not host:
            raise ValueError("host removing is not allowed")
        return _changed(self, _host=_host(host))

    def with_port(self, port):
        """Return a new URL with port replaced."""
        if port is not None and (isinstance(port, bool) or not isinstance(port, int)):
            raise TypeError(f"port should be int or None, got {type(port)}")
        if port is not None and not 0 <= port <= 65535:
            raise ValueError(f"port must be between 0 and 65535, got {port}")
        if not self._netloc:
            raise ValueError("port replacement is not allowed for relative URLs")
        return _changed(self, _port=port)

    def with_path(self, path, *, encoded=False, keep_query=False, keep_fragment=False):
        """Return a new URL with path replaced."""
        if not encoded:
            path = _http.quote(path, _PATH_SAFE, False)
            if self._netloc:
                path = _normal(path)
        if path and not path.startswith("/") and self._netloc:
            path = "/" + path
        return _changed(self, _path=path, _query=self._query if keep_query else "",
                        _fragment=self._fragment if keep_fragment else "")

    def with_query(self, *args, **kwargs):
        """Return a new URL with query part replaced."""
        return _changed(self, _query=_query_text(*args, **kwargs) or "")

    def extend_query(self, *args, **kwargs):
        """Return a new URL with more query."""
        more = _query_text(*args, **kwargs)
        if not more:
            return self
        return _changed(self, _query=f"{self._query}&{more}" if self._query else more)

    def update_query(self, *args, **kwargs):
        """Return a new URL with query part updated: keys that are there are replaced."""
        more = _query_text(*args, **kwargs)
        if more is None:
            return _changed(self, _query="")
        query = MultiDict(_pairs(self._query))
        query.update(_pairs(more))
        return _changed(self, _query=_query_text(query))

    def without_query_params(self, *names):
        """Return a new URL without some keys of the query."""
        kept = [(key, value) for key, value in _pairs(self._query) if key not in names]
        return self.with_query(kept) if len(kept) < len(_pairs(self._query)) else self

    def with_fragment(self, fragment):
        """Return a new URL with fragment replaced."""
        if fragment is not None and not isinstance(fragment, str):
            raise TypeError("Invalid fragment type")
        return _changed(self, _fragment=_http.quote(fragment or "", _FRAGMENT_SAFE, False))

    def with_name(self, name, *, keep_query=False, keep_fragment=False):
        """Return a new URL with name (last part of path) replaced."""
        if not isinstance(name, str):
            raise TypeError("Invalid name type")
        if "/" in name:
            raise ValueError("Slash in name is not allowed")
        if name in (".", ".."):
            raise ValueError(". and .. values are forbidden")
        name = _http.quote(name, _PATH_SAFE, False)
        base = self.raw_path if self._netloc else self._path
        path = base[:base.rfind("/") + 1] + name
        return _changed(self, _path=path, _query=self._query if keep_query else "",
                        _fragment=self._fragment if keep_fragment else "")

    def with_suffix(self, suffix, *, keep_query=False, keep_fragment=False):
        """Return a new URL with suffix (file extension of name) replaced."""
        if suffix and not suffix.startswith(".") or suffix == ".":
            raise ValueError(f"Invalid suffix {suffix!r}")
        name = self.name
        if not name:
            raise ValueError(f"{self!r} has an empty name")
        old = self.suffix
        name = name[:len(name) - len(old)] + suffix if old else name + suffix
        return self.with_name(name, keep_query=keep_query, keep_fragment=keep_fragment)

    def join(self, url):
        """Construct a full URL by combining this one (the base) with another."""
        if not isinstance(url, URL):
            raise TypeError("url should be URL")
        if url._scheme and url._scheme != self._scheme or url._netloc:
            return url if url._scheme else _changed(url, _scheme=self._scheme)
        if not url._path:
            return _changed(self, _query=url._query or self._query, _fragment=url._fragment)
        if url._path.startswith("/"):
            path = url._path
        else:
            base = self.raw_path
            path = base[:base.rfind("/") + 1] + url._path
        return _changed(self, _path=_normal(path), _query=url._query, _fragment=url._fragment)

    def joinpath(self, *other, encoded=False):
        """Return a new URL with the elements in other appended to the path."""
        path = self._path.rstrip("/") if self._path != "/" else ""
        for part in other:
            if part.startswith("/"):
                raise ValueError(f"Appending path {part!r} starting from slash is forbidden")
            part = part if encoded else _http.quote(part, _PATH_SAFE, False)
            path = f"{path.rstrip('/')}/{part}" if path or self._netloc else part
        return _changed(self, _path=_normal(path) if self._netloc else path, _query="", _fragment="")

    def human_repr(self):
        """Return decoded human readable string for URL representation."""
        text = f"{self._scheme}:" if self._scheme else ""
        if self._netloc:
            text += "//"
            if self._user is not None or self._password is not None:
                text += _readable(self.user or "", "#/:?@[]")
                text += "@" if self._password is None else f":{_readable(self.password, '#/:?@[]')}@"
            text += f"[{self.host}]" if ":" in self.host else self.host
            text += "" if self._port is None else f":{self._port}"
        text += _readable(self.path, "#?")
        if self._query:
            pairs = ((_readable(key, "#&+;="), _readable(value, "#&+;=")) for key, value in _pairs(self._query))
            text += "?" + "&".join(f"{key}={value}" for key, value in pairs)
        return text + (f"#{_readable(self.fragment, '')}" if self._fragment else "")


def _readable(text, marks):
    """A text in which only that is an escape which would be misunderstood, or cannot be seen."""
    for mark in "%" + marks:
        text = text.replace(mark, f"%{ord(mark):02X}")
    if text.isprintable():
        return text
    return "".join(one if one.isprintable() else "".join(f"%{byte:02X}" for byte in one.encode()) for one in text)


def _host(host):
    if host.startswith("["):
        return host[1:-1].lower()
    if not host.isascii():
        from _idna import encode
        return encode(host)
    return host.lower()


_cache = {}


def _parse(cls, text, encoded):
    key = text, encoded
    found = _cache.get(key) if cls is URL else None
    if found is not None:
        return found
    url = _parsed(cls, text, encoded)
    if cls is URL:
        if len(_cache) > 256:
            _cache.clear()
        _cache[key] = url
    return url


def _parsed(cls, text, encoded):
    self = object.__new__(cls)
    rest, scheme, netloc = text, "", ""
    if not text.isprintable() or text.startswith(" "):
        rest = text.lstrip(_BEFORE).translate(_NOT_THERE)
    rest, _, fragment = rest.partition("#")
    rest, _, query = rest.partition("?")
    head, colon, tail = rest.partition(":")
    if colon and head and head[0].isalpha() and head.isascii() and all(c.isalnum() or c in "+-." for c in head):
        scheme, rest = head.lower(), tail
    marked = rest.startswith("//")
    if marked:
        at = rest.find("/", 2)
        netloc, rest = (rest[2:], "") if at < 0 else (rest[2:at], rest[at:])
    user = password = port = None
    host = "" if marked else None
    if netloc:
        user, password, host, port = _authority(netloc)
        if not host and scheme in _DEFAULT_PORTS:
            raise ValueError(f"Invalid URL: host is required for absolute urls with the {scheme} scheme")
        host = host if encoded else _host(host)
    if not encoded:
        user = None if user is None else _http.quote(user, _USER_SAFE, False)
        password = None if password is None else _http.quote(password, _USER_SAFE, False)
        rest = _http.quote(rest, _PATH_SAFE, False)
        if netloc and "." in rest:
            rest = _normal(rest)
        query = _http.quote(query, _QUERY_SAFE, True) if query else ""
        fragment = _http.quote(fragment, _FRAGMENT_SAFE, False) if fragment else ""
    self._scheme, self._user, self._password, self._host, self._port = scheme, user, password, host, port
    self._path, self._query, self._fragment = rest, query, fragment
    return _completed(self)


def _authority(netloc):
    if "\\" in netloc:
        raise ValueError("Invalid URL: backslash ('\\') is not allowed in the authority component per RFC 3986.")
    user = password = port = None
    userinfo, at, hostport = netloc.rpartition("@")
    if at:
        user, colon, password = userinfo.partition(":")
        password = password if colon else None
        user = user or None
    if hostport.startswith("["):
        end = hostport.find("]")
        if end < 0:
            raise ValueError("Invalid IPv6 URL")
        host, after = hostport[:end + 1], hostport[end + 1:]
        port_text = after[1:] if after.startswith(":") else ""
    else:
        host, _, port_text = hostport.partition(":")
    if port_text:
        try:
            port = int(port_text)
        except ValueError:
            raise ValueError("Invalid URL: port can't be converted to integer") from None
        if not 0 <= port <= 65535:
            raise ValueError("Port out of range 0-65535")
    return user, password, host, port


def _completed(self):
    netloc = ""
    if self._host is not None:
        if self._user is not None or self._password is not None:
            netloc = (self._user or "") + ("" if self._password is None else ":" + self._password) + "@"
        netloc += f"[{self._host}]" if ":" in self._host else self._host
        port = self._port
        if port is not None and port != _DEFAULT_PORTS.get(self._scheme):
            netloc += f":{port}"
    self._netloc = netloc
    self._text = None
    return self


def _written(self, path):
    text = f"{self._scheme}:" if self._scheme else ""
    if self._netloc or self._host is not None or self._scheme in _DEFAULT_PORTS:
        text += "//" + self._netloc
    if not path and self._netloc and (self._query or self._fragment):
        path = "/"
    text += path
    if self._query:
        text += "?" + self._query
    return text + ("#" + self._fragment if self._fragment else "")


def _changed(url, **parts):
    fresh = object.__new__(type(url))
    for name in ("_scheme", "_user", "_password", "_host", "_port", "_path", "_query", "_fragment"):
        setattr(fresh, name, parts[name] if name in parts else getattr(url, name))
    return _completed(fresh)


def _normal(path):
    """The path without `.` and `..`."""
    if "." not in path:
        return path
    prefix = "/" if path.startswith("/") else ""
    kept = []
    parts = path[len(prefix):].split("/")
    for part in parts:
        if part == "..":
            if kept:
                kept.pop()
        elif part != ".":
            kept.append(part)
    if parts and parts[-1] in (".", ".."):
        kept.append("")
    return prefix + "/".join(kept)


_pairs = _http.pairs


def _value(value):
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        raise TypeError("Invalid variable type: value should be str, int or float, got %r of type %s"
                        % (value, type(value)))
    if isinstance(value, float):
        if value != value:
            raise ValueError("float('nan') is not supported")
        if value in (float("inf"), float("-inf")):
            raise ValueError("float('inf') is not supported")
        return str(float(value))
    if hasattr(value, "__int__") and isinstance(value, int):
        return str(int(value))
    raise TypeError("Invalid variable type: value should be str, int or float, got %r of type %s"
                    % (value, type(value)))


def _encoded(key, value):
    key = _http.quote(str(key).replace("%", "%25"), _QUERY_PART_SAFE, True)
    return key + "=" + _http.quote(_value(value).replace("%", "%25"), _QUERY_PART_SAFE, True)


def _query_text(*args, **kwargs):
    if kwargs:
        if args:
            raise ValueError("Either kwargs or single query parameter must be present")
        query = kwargs
    elif len(args) == 1:
        query = args[0]
    else:
        raise ValueError("Either kwargs or single query parameter must be present")
    if query is None:
        return None
    if isinstance(query, str):
        return _http.quote(query, _QUERY_SAFE, True)
    if isinstance(query, (bytes, bytearray, memoryview)):
        raise TypeError("Invalid query type: bytes, bytearray and memoryview are forbidden")
    if isinstance(query, Mapping) or hasattr(query, "items"):
        pairs = []
        for key, value in query.items():
            if isinstance(value, (list, tuple)):
                pairs.extend(_encoded(key, one) for one in value)
            else:
                pairs.append(_encoded(key, value))
        return "&".join(pairs)
    if isinstance(query, Sequence):
        return "&".join(_encoded(key, value) for key, value in query)
    raise TypeError("Invalid query type: only str, mapping or sequence of (key, value) pairs is allowed")


Query = QueryVariable = SimpleQuery = object


def query_to_pairs(query):
    """The names and values of a query."""
    return _pairs(query)


def cache_clear():
    """Forget parsed URLs."""
    _cache.clear()


def cache_info():
    """How many parsed URLs are kept."""
    return {"urls": len(_cache)}


def cache_configure(**sizes):
    """Sizes are fixed."""
