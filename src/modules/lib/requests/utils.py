"""What requests and responses have in common."""

import io
import os
import re
from urllib.parse import quote, unquote, urlparse, urlunparse
from .cookies import cookiejar_from_dict
from .exceptions import InvalidHeader, InvalidURL
from .structures import CaseInsensitiveDict

_UNRESERVED = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")
# Where one of these begins or stands in a header's part, a second header could be smuggled in.
_NAME_OK = re.compile(r"^[^:\s][^:\r\n]*$")
_VALUE_OK = re.compile(r"^\S[^\r\n]*$|^$")


def default_user_agent(name="python-requests"):
    from . import __version__ as version
    return f"{name}/{version}"


def default_headers():
    """The headers of a session to begin with."""
    return CaseInsensitiveDict({"User-Agent": default_user_agent(), "Accept-Encoding": "gzip, deflate", "Accept": "*/*",
                                "Connection": "keep-alive"})


def super_len(o):
    """How many bytes a body has, from where it is."""
    if isinstance(o, str):
        return len(o.encode("utf-8"))
    if hasattr(o, "__len__"):
        return len(o)
    if hasattr(o, "len"):
        return o.len
    try:
        where = o.tell()
        end = o.seek(0, io.SEEK_END)
        o.seek(where)
        if isinstance(o, io.TextIOBase):
            text = o.read()
            o.seek(where)
            return len(text.encode())
        return max(0, end - where)
    except (OSError, AttributeError):
        return 0


def to_key_val_list(value):
    """Pairs, from a mapping or from pairs."""
    if value is None:
        return None
    if isinstance(value, (str, bytes, int)):
        raise ValueError("cannot encode objects that are not 2-tuples")
    return list(value.items() if hasattr(value, "items") else value)


from_key_val_list = to_key_val_list


def unquote_unreserved(uri):
    """Undo escapes of what needs none."""
    plain, *escapes = uri.split("%")
    return plain + "".join(map(_unescaped, escapes))


def _unescaped(text):
    """What stands for a % and the text after it."""
    digits, rest = text[:2], text[2:]
    if len(digits) < 2 or not digits.isalnum():
        return f"%{text}"
    try:
        meant = chr(int(digits, 16))
    except ValueError:
        raise InvalidURL(f"Invalid percent-escape sequence: '{digits}'")
    return meant + rest if meant in _UNRESERVED else f"%{text}"


def requote_uri(uri):
    """Escape what must be, and nothing twice."""
    safe = "!#$&'()*+,/:;=?@[]~"
    try:
        return quote(unquote_unreserved(uri), safe=f"{safe}%")
    except InvalidURL:
        # What looks like an escape is none.
        return quote(uri, safe=safe)


def get_auth_from_url(url):
    """Name and password of a URL."""
    parts = urlparse(url)
    named = parts.username, parts.password
    return ("", "") if None in named else tuple(map(unquote, named))


def urldefragauth(url):
    """A URL without its fragment and credentials."""
    scheme, netloc, path, params, query, _ = urlparse(url)
    return urlunparse((scheme, netloc.rsplit("@", 1)[-1], path, params, query, ""))


def prepend_scheme_if_needed(url, new_scheme):
    return url if "://" in url else f"{new_scheme}://{url}"


def check_header_validity(header):
    """Refuse what would break out of a header."""
    for part, pattern, kind in zip(header, (_NAME_OK, _VALUE_OK), ("name", "value")):
        if not isinstance(part, (str, bytes)):
            raise InvalidHeader(f"Header part ({part!r}) from {header!r} must be of type str or bytes, not {type(part)}")
        if not pattern.match(part if isinstance(part, str) else part.decode("latin-1")) or part[-1:] in ("\n", b"\n"):
            raise InvalidHeader("Invalid leading whitespace, reserved character(s), or return character(s) in header "
                                f"{kind}: {part!r}")


def get_encoding_from_headers(headers):
    """The charset of a response by its Content-Type, or None."""
    kind = headers.get("content-type")
    if not kind:
        return None
    import _http_exchange
    named = _http_exchange.charset(kind)
    if named:
        return named
    return next((usual for word, usual in (("text", "ISO-8859-1"), ("application/json", "utf-8")) if word in kind), None)


def guess_json_utf(data):
    """The encoding of JSON, by its first bytes, or None."""
    sample = data[:4]
    if sample.startswith((b"\xff\xfe\x00\x00", b"\x00\x00\xfe\xff")):
        return "utf-32"
    if sample[:3] == b"\xef\xbb\xbf":
        return "utf-8-sig"
    if sample[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return "utf-16"
    nulls = sample.count(b"\x00")
    if nulls == 0:
        return "utf-8"
    if nulls == 2:
        return "utf-16-be" if sample[::2] == b"\x00\x00" else "utf-16-le" if sample[1::2] == b"\x00\x00" else None
    if nulls == 3:
        return "utf-32-be" if sample[:3] == b"\x00\x00\x00" else "utf-32-le" if sample[1:] == b"\x00\x00\x00" else None
    return None


def guess_filename(obj):
    """The name of a file, if it has one."""
    named = getattr(obj, "name", None)
    # Streams that are no files call themselves <stdin> and the like.
    if isinstance(named, (bytes, str)) and named and not (named[0] == "<" or named[-1] == ">"):
        return os.path.basename(named)


def parse_header_links(value):
    """The links of a Link header."""
    links = []
    value = value.strip(" '\"")
    for entry in re.split(", *<", value) if value else ():
        target, _, parameters = entry.partition(";")
        link = {"url": target.strip("<> '\"")}
        for parameter in parameters.split(";"):
            key, equals, text = parameter.partition("=")
            if not equals:
                break
            link[key.strip(" '\"")] = text.strip(" '\"")
        links.append(link)
    return links


def iter_slices(string, slice_length):
    """Pieces of a string."""
    whole = len(string)
    step = whole if slice_length is None or slice_length <= 0 else slice_length
    for at in range(0, whole, step or 1):
        yield string[at:at + step]


def stream_decode_response_unicode(iterator, r):
    """The pieces of a body as text."""
    if r.encoding is None:
        yield from iterator
        return
    import codecs
    decode = codecs.getincrementaldecoder(r.encoding)("replace").decode
    for piece in iterator:
        if text := decode(piece):
            yield text
    if rest := decode(b"", final=True):
        yield rest


def dict_from_cookiejar(cj):
    """Names and values of a jar's cookies."""
    return {cookie.name: cookie.value for cookie in cj}


def add_dict_to_cookiejar(cj, cookie_dict):
    return cookiejar_from_dict(cookie_dict, cookiejar=cj)


def is_ipv4_address(string_ip):
    parts = string_ip.split(".")
    return len(parts) == 4 and all(part.isdigit() and int(part) < 256 for part in parts)
