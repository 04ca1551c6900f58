"""URLs and their queries."""

from collections.abc import Mapping
from urllib.parse import parse_qsl, unquote, urlencode
import re
import _idna
from ._exceptions import InvalidURL

_PORTS = {"http": 80, "https": 443, "ws": 80, "wss": 443, "ftp": 21}
_PRINTABLE = frozenset(map(chr, range(0x21, 0x7f)))
_QUERY_SAFE = _PRINTABLE - frozenset('"#<>')
_FRAGMENT_SAFE = _PRINTABLE - frozenset('"<>`')
_PATH_SAFE = _QUERY_SAFE - frozenset("?`{}")
_USER_SAFE = _PATH_SAFE - frozenset("/:;=@[\\]^|")
_PARTS = re.compile(r"(?:([a-zA-Z][a-zA-Z0-9+.-]*)?:)?(?://([^/?#]*))?([^?#]*)(?:\?([^#]*))?(?:#(.*))?", re.DOTALL)
_ESCAPE = re.compile(r"%[0-9A-Fa-f]{2}")
_LIMIT = 65536


def _quoted(text, safe):
    """Escape what is not safe; what is escaped already stays."""
    if all(char in safe for char in text) and "%" not in text:
        return text
    made, at = [], 0
    for found in _ESCAPE.finditer(text):
        made += [_escaped(text[at:found.start()], safe), found[0]]
        at = found.end()
    return "".join(made) + _escaped(text[at:], safe)


def _escaped(text, safe):
    return "".join(char if char in safe and char != "%" else "".join("%%%02X" % byte for byte in char.encode()) for char in text)


def _without_dots(path):
    """A path with its "." and ".." done."""
    if "." not in path:
        return path
    parts = path.split("/")
    if "." not in parts and ".." not in parts:
        return path
    kept = []
    for part in parts:
        if part == "..":
            if kept and kept != [""]:
                kept.pop()
        elif part != ".":
            kept.append(part)
    return "/".join(kept)


def _primitive(value):
    if value is True:
        return "true"
    if value is False:
        return "false"
    return "" if value is None else str(value)


class QueryParams(Mapping):
    """The parameters of a query: names with one or more values. It does not change; what changes it makes a new one."""

    def __init__(self, *args, **kwargs):
        given, self._dict = (*args, kwargs)[0], {}
        if isinstance(given, (bytes, str, type(None))):
            pairs = parse_qsl(_text_of(given) or "", keep_blank_values=True)
        elif isinstance(given, QueryParams):
            pairs = given.multi_items()
        else:
            several = isinstance(given, Mapping)
            pairs = []
            for key, values in given.items() if several else given:
                # A name without values is a name all the same.
                self._dict[str(key)] = []
                pairs.extend((str(key), _primitive(one))
                             for one in (values if several and isinstance(values, (list, tuple)) else (values,)))
        for key, one in pairs:
            self._dict.setdefault(key, []).append(one)

    def keys(self):
        return self._dict.keys()

    def values(self):
        return {key: values[0] for key, values in self._dict.items()}.values()

    def items(self):
        return {key: values[0] for key, values in self._dict.items()}.items()

    def multi_items(self):
        """Each value with its name."""
        return [(key, value) for key, values in self._dict.items() for value in values]

    def get(self, key, default=None):
        return self._dict[key][0] if key in self._dict else default

    def get_list(self, key):
        """The values of a name."""
        return [*self._dict.get(str(key), ())]

    def _changed(self, key, values):
        fresh = QueryParams()
        fresh._dict = {**self._dict, str(key): values}
        return fresh

    def set(self, key, value=None):
        """The same with one value for a name."""
        return self._changed(key, [_primitive(value)])

    def add(self, key, value=None):
        """The same with one more value for a name."""
        return self._changed(key, [*self.get_list(key), _primitive(value)])

    def remove(self, key):
        """The same without a name."""
        fresh = self._changed(key, [])
        fresh._dict.pop(str(key))
        return fresh

    def merge(self, params=None):
        """The same with the names of others in place of its own."""
        fresh = QueryParams(params)
        fresh._dict = {**self._dict, **fresh._dict}
        return fresh

    def __getitem__(self, key):
        return self._dict[key][0]

    def __contains__(self, key):
        return key in self._dict

    def __iter__(self):
        return iter(self.keys())

    def __len__(self):
        return len(self._dict)

    def __bool__(self):
        return bool(self._dict)

    def __hash__(self):
        return hash(str(self))

    def __eq__(self, other):
        return isinstance(other, QueryParams) and sorted(self.multi_items()) == sorted(other.multi_items())

    def __str__(self):
        pairs = self.multi_items()
        return urlencode(pairs)

    def __repr__(self):
        return f"{self.__class__.__name__}({str(self)!r})"

    def update(self, params=None):
        raise RuntimeError("QueryParams are immutable since 0.18.0. Use `q = q.merge(...)` to create an updated copy.")

    def __setitem__(self, key, value):
        raise RuntimeError("QueryParams are immutable since 0.18.0. Use `q = q.set(key, value)` to create an updated copy.")


def _text_of(value):
    return value.decode("ascii") if isinstance(value, bytes) else value


class URL:
    """A URL; it does not change, `copy_with` makes another."""

    _ARGUMENTS = {"scheme": str, "username": str, "password": str, "userinfo": bytes, "host": str, "port": int, "netloc": bytes,
                  "path": str, "query": bytes, "raw_path": bytes, "fragment": str, "params": object}

    def __init__(self, url="", **kwargs):
        for name, given in kwargs.items():
            kind = self._ARGUMENTS.get(name)
            if kind is None:
                raise TypeError(f"{name!r} is an invalid keyword argument for URL()")
            if not (given is None or isinstance(given, kind)):
                raise TypeError(f"Argument {name!r} must be {kind.__name__} but got {type(given).__name__}")
        if "params" in kwargs:
            asked = kwargs.pop("params")
            kwargs["query"] = str(QueryParams(asked)).encode() if asked else None
        if isinstance(url, URL):
            self._parts = url._parts
            if kwargs:
                self._parts = _parsed(*self._given(url._parts, kwargs))
        elif isinstance(url, str):
            if len(url) > _LIMIT:
                raise InvalidURL("URL too long")
            for at, char in enumerate(url):
                if char.isascii() and not char.isprintable():
                    raise InvalidURL(f"Invalid non-printable ASCII character in URL, {char!r} at position {at}.")
            scheme, authority, path, query, fragment = _PARTS.fullmatch(url).groups()
            parts = (scheme or "", *_authority(authority), path, query, fragment)
            self._parts = _parsed(*(self._given(parts, kwargs) if kwargs else parts))
        else:
            raise TypeError(f"Invalid type for url.  Expected str or httpx.URL, got {type(url)}: {url!r}")

    @staticmethod
    def _given(parts, changes):
        """The parts with those that were given in their place."""
        scheme, user, host, port, path, query, fragment = parts
        if "scheme" in changes:
            scheme = changes["scheme"] or ""
        if "netloc" in changes:
            _, host, port = _authority((changes["netloc"] or b"").decode("ascii"))
        if "host" in changes:
            host = changes["host"] or ""
            host = f"[{host}]" if ":" in host and not host.startswith("[") else host
        if "port" in changes:
            port = changes["port"]
        if "userinfo" in changes:
            user = (changes["userinfo"] or b"").decode("ascii")
        if "username" in changes or "password" in changes:
            name, word = (_quoted(changes.get(key) or "", _USER_SAFE) for key in ("username", "password"))
            user = f"{name}:{word}" if word else name
        if "raw_path" in changes:
            path, mark, query = (changes["raw_path"] or b"").decode("ascii").partition("?")
            query = query if mark else None
        if "path" in changes:
            path = changes["path"] or ""
        if "query" in changes:
            query = None if changes["query"] is None else changes["query"].decode("ascii")
        if "fragment" in changes:
            fragment = changes["fragment"]
        return scheme, user, host, port, path, query, fragment

    @property
    def scheme(self):
        return self._parts[0]

    @property
    def raw_scheme(self):
        return self.scheme.encode("ascii")

    @property
    def userinfo(self):
        return self._parts[1].encode("ascii")

    @property
    def username(self):
        return unquote(self._parts[1].partition(":")[0])

    @property
    def password(self):
        return unquote(self._parts[1].partition(":")[2])

    @property
    def host(self):
        """The host as it is read."""
        host = self._parts[2]
        if host.startswith("xn--") or ".xn--" in host:
            return _idna.decode(host)
        return host.removeprefix("[").removesuffix("]")

    @property
    def raw_host(self):
        return self._parts[2].removeprefix("[").removesuffix("]").encode("ascii")

    @property
    def port(self):
        """The port, if it is not the usual one of the scheme."""
        return self._parts[3]

    @property
    def netloc(self):
        port = self._parts[3]
        return (self._parts[2] if port is None else f"{self._parts[2]}:{port}").encode("ascii")

    @property
    def path(self):
        return unquote(self._parts[4] or "/")

    @property
    def query(self):
        return (self._parts[5] or "").encode("ascii")

    @property
    def params(self):
        return QueryParams(self._parts[5])

    @property
    def raw_path(self):
        """What the request line asks for."""
        path = self._parts[4] or "/"
        return (path if self._parts[5] is None else f"{path}?{self._parts[5]}").encode("ascii")

    @property
    def fragment(self):
        return unquote(self._parts[6] or "")

    @property
    def is_absolute_url(self):
        return bool(self._parts[0] and self._parts[2])

    is_relative_url = property(lambda self: not self.is_absolute_url)

    def copy_with(self, **kwargs):
        return URL(self, **kwargs)

    def _asking(self, change, *arguments):
        """The same with the parameters of its query changed."""
        changed = getattr(self.params, change)(*arguments)
        return self.copy_with(params=changed)

    def copy_set_param(self, key, value=None):
        return self._asking("set", key, value)

    def copy_add_param(self, key, value=None):
        return self._asking("add", key, value)

    def copy_remove_param(self, key):
        return self._asking("remove", key)

    def copy_merge_params(self, params):
        return self._asking("merge", params)

    def join(self, url):
        """The URL that a reference means from here."""
        from urllib.parse import urljoin
        here, reference = str(self), str(URL(url))
        return URL(urljoin(here, reference))

    def __hash__(self):
        return hash(str(self))

    def __eq__(self, other):
        return str(URL(other)) == str(self) if isinstance(other, (str, URL)) else False

    def _shown(self, user):
        scheme, _, host, port, path, query, fragment = self._parts
        authority = (f"{user}@" if user else "") + host + ("" if port is None else f":{port}")
        return "".join([f"{scheme}:" if scheme else "", f"//{authority}" if authority else "", path,
                        "" if query is None else f"?{query}", "" if fragment is None else f"#{fragment}"])

    def __str__(self):
        return self._shown(self._parts[1])

    def __repr__(self):
        user, colon, _ = self._parts[1].partition(":")
        return f"{self.__class__.__name__}({self._shown(f'{user}:[secure]' if colon else user)!r})"


def _authority(text):
    """Credentials, host and port of an authority."""
    if not text:
        return "", "", None
    user, _, place = text.rpartition("@")
    if place.startswith("["):
        host, _, rest = place.partition("]")
        host, port = host + "]", rest.removeprefix(":")
    else:
        host, _, port = place.partition(":")
    return user, host, port or None


def _parsed(scheme, user, host, port, path, query, fragment):
    """The parts in their usual form."""
    usual = _PORTS.get(scheme)
    scheme, host = scheme.lower(), _host(host)
    if port is not None:
        try:
            number = int(port)
        except ValueError:
            raise InvalidURL(f"Invalid port: {port!r}") from None
        port = None if number == usual else number
    if user:
        user = ":".join(_quoted(part, _USER_SAFE) for part in user.split(":", 1))
    if host and path and path[0] != "/":
        raise InvalidURL("For absolute URLs, path must be empty or begin with '/'")
    if scheme or host:
        path = _without_dots(path)
    for start in ("//", ":"):
        if not (host or scheme) and path.startswith(start):
            raise InvalidURL(f"Relative URLs cannot have a path starting with '{start}'")
    return (scheme, user, host, port, _quoted(path, _PATH_SAFE), None if query is None else _quoted(query, _QUERY_SAFE),
            None if fragment is None else _quoted(fragment, _FRAGMENT_SAFE))


def _host(host):
    if not host or host.startswith("["):
        return host.lower()
    if host.isascii():
        return _quoted(host.lower(), _PRINTABLE - frozenset('"`{}%|\\'))
    return _idna.encode(host)
