"""Parse (absolute and relative) URLs.

What goes in as text comes out as text, what goes in as bytes (ASCII) comes out as bytes. Splitting follows RFC 3986 as far as
CPython does; quoting is in `_urlquote`.
"""

import re
import types
import unicodedata
import warnings

from _urlquote import (
    Quoter, parse_qs, parse_qsl, quote, quote_from_bytes, quote_plus, unquote, unquote_plus, unquote_to_bytes, urlencode,
)
from _urlresults import (
    DefragResult, DefragResultBytes, ParseResult, ParseResultBytes, SplitResult, SplitResultBytes, _coerce_args,
)

__all__ = ["urlparse", "urlunparse", "urljoin", "urldefrag", "urlsplit", "urlunsplit", "urlencode", "parse_qs", "parse_qsl",
           "quote", "quote_plus", "quote_from_bytes", "unquote", "unquote_plus", "unquote_to_bytes", "DefragResult",
           "ParseResult", "SplitResult", "DefragResultBytes", "ParseResultBytes", "SplitResultBytes"]

for _class in (DefragResult, DefragResultBytes, ParseResult, ParseResultBytes, SplitResult, SplitResultBytes, quote, quote_plus,
               quote_from_bytes, unquote, unquote_plus, unquote_to_bytes, urlencode, parse_qs, parse_qsl):
    _class.__module__ = __name__

# Schemes whose URLs can be relative, have a network location, have parameters.
uses_relative = ["", "ftp", "http", "gopher", "nntp", "imap", "wais", "file", "https", "shttp", "mms", "prospero", "rtsp", "rtsps",
                 "rtspu", "sftp", "svn", "svn+ssh", "ws", "wss"]
uses_netloc = ["", "ftp", "http", "gopher", "nntp", "telnet", "imap", "wais", "file", "mms", "https", "shttp", "snews",
               "prospero", "rtsp", "rtsps", "rtspu", "rsync", "svn", "svn+ssh", "sftp", "nfs", "git", "git+ssh", "ws", "wss",
               "itms-services"]
uses_params = ["", "ftp", "hdl", "prospero", "http", "imap", "https", "shttp", "rtsp", "rtsps", "rtspu", "sip", "sips", "mms",
               "sftp", "tel"]
non_hierarchical = ["gopher", "hdl", "mailto", "news", "telnet", "wais", "imap", "snews", "sip", "sips"]
uses_query = ["", "http", "wais", "imap", "https", "shttp", "mms", "gopher", "rtsp", "rtsps", "rtspu", "sip", "sips"]
uses_fragment = ["", "ftp", "hdl", "http", "gopher", "news", "nntp", "wais", "https", "shttp", "snews", "file", "prospero"]

scheme_chars = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+-."

# Control characters and spaces before and after an URL are not part of it; tabs and line ends nowhere are.
_WHATWG_C0_CONTROL_OR_SPACE = "".join(map(chr, range(33)))
_UNSAFE_URL_BYTES_TO_REMOVE = ["\t", "\r", "\n"]


def clear_cache():
    """Clear internal performance caches. Undocumented; some tests want it."""


def urlparse(url, scheme="", allow_fragments=True):
    """Parse a URL into 6 components: <scheme>://<netloc>/<path>;<params>?<query>#<fragment>

    The result is a named 6-tuple with fields corresponding to the above. It is either a ParseResult or ParseResultBytes object,
    depending on the type of the url parameter.
    """
    url, scheme, _coerce_result = _coerce_args(url, scheme)
    scheme, netloc, url, query, fragment = urlsplit(url, scheme, allow_fragments)
    params = ""
    if scheme in uses_params and ";" in url:
        url, params = _splitparams(url)
    return _coerce_result(ParseResult(scheme, netloc, url, params, query, fragment))


def _splitparams(url):
    """Parameters are those of the last part of the path."""
    slash = url.rfind("/")
    at = url.find(";", slash + 1)
    return (url, "") if at < 0 else (url[:at], url[at + 1 :])


def _splitnetloc(url, start=0):
    end = min((at for at in (url.find(c, start) for c in "/?#") if at >= 0), default=len(url))
    return url[start:end], url[end:]


def _checknetloc(netloc):
    """Characters that become delimiters when they are normalized would make another host of it."""
    if not netloc or netloc.isascii():
        return
    plain = netloc.replace("@", "").replace(":", "").replace("#", "").replace("?", "")
    normalized = unicodedata.normalize("NFKC", plain)
    if plain == normalized:
        return
    for c in "/?#@:":
        if c in normalized:
            raise ValueError(f"netloc {netloc!r} contains invalid characters under NFKC normalization")


def _check_bracketed_netloc(netloc):
    hostname_and_port = netloc.rpartition("@")[2]
    before, has_bracket, bracketed = hostname_and_port.partition("[")
    if has_bracket:
        if before:
            raise ValueError("Invalid IPv6 URL")
        hostname, _, port = bracketed.partition("]")
        if port and not port.startswith(":"):
            raise ValueError("Invalid IPv6 URL")
    else:
        hostname = hostname_and_port.partition(":")[0]
    _check_bracketed_host(hostname)


def _check_bracketed_host(hostname):
    if hostname.startswith("v"):
        if not re.match(r"\Av[a-fA-F0-9]+\..+\Z", hostname):
            raise ValueError("IPvFuture address is invalid")
        return
    address = hostname.partition("%")[0]
    if re.fullmatch(r"\d{1,3}(\.\d{1,3}){3}", address):
        raise ValueError("An IPv4 address cannot be in brackets")
    if not _is_ipv6(address):
        raise ValueError(f"{hostname!r} does not appear to be an IPv4 or IPv6 address")


def _is_ipv6(address):
    head, gap, tail = address.partition("::")
    if "::" in tail:
        return False
    groups = [group for part in (head, tail) if part for group in part.split(":")]
    size = len(groups)
    if groups and "." in groups[-1]:
        numbers = groups.pop().split(".")
        if len(numbers) != 4 or not all(n.isascii() and n.isdigit() and int(n) < 256 for n in numbers):
            return False
        size += 1
    if not all(re.fullmatch("[0-9a-fA-F]{1,4}", group) for group in groups):
        return False
    return size < 8 if gap else size == 8


def urlsplit(url, scheme="", allow_fragments=True):
    """Parse a URL into 5 components: <scheme>://<netloc>/<path>?<query>#<fragment>

    The result is a named 5-tuple with fields corresponding to the above. It is either a SplitResult or SplitResultBytes object,
    depending on the type of the url parameter.
    """
    url, scheme, _coerce_result = _coerce_args(url, scheme)
    url = url.lstrip(_WHATWG_C0_CONTROL_OR_SPACE)
    scheme = scheme.strip(_WHATWG_C0_CONTROL_OR_SPACE)
    for unsafe in _UNSAFE_URL_BYTES_TO_REMOVE:
        url, scheme = url.replace(unsafe, ""), scheme.replace(unsafe, "")
    netloc = query = fragment = ""
    colon = url.find(":")
    if colon > 0 and url[0].isascii() and url[0].isalpha() and all(c in scheme_chars for c in url[:colon]):
        scheme, url = url[:colon].lower(), url[colon + 1 :]
    if url[:2] == "//":
        netloc, url = _splitnetloc(url, 2)
        if ("[" in netloc) != ("]" in netloc):
            raise ValueError("Invalid IPv6 URL")
        if "[" in netloc:
            _check_bracketed_netloc(netloc)
    if allow_fragments and "#" in url:
        url, fragment = url.split("#", 1)
    if "?" in url:
        url, query = url.split("?", 1)
    _checknetloc(netloc)
    return _coerce_result(SplitResult(scheme, netloc, url, query, fragment))


def urlunparse(components):
    """Put a parsed URL back together again. This may result in a slightly different, but equivalent URL, if the URL that was
    parsed originally had redundant delimiters, e.g. a ? with an empty query (the draft states that these are equivalent)."""
    scheme, netloc, url, params, query, fragment, _coerce_result = _coerce_args(*components)
    if params:
        url = f"{url};{params}"
    return _coerce_result(urlunsplit((scheme, netloc, url, query, fragment)))


def urlunsplit(components):
    """Combine the elements of a tuple as returned by urlsplit() into a complete URL as a string. The data argument can be any
    five-item iterable. This may result in a slightly different, but equivalent URL, if the URL that was parsed originally had
    unnecessary delimiters (for example, a ? with an empty query; the RFC states that these are equivalent)."""
    scheme, netloc, url, query, fragment, _coerce_result = _coerce_args(*components)
    if netloc:
        if url and url[:1] != "/":
            url = "/" + url
        url = "//" + netloc + url
    elif url[:2] == "//":
        url = "//" + url
    elif scheme and scheme in uses_netloc and (not url or url[:1] == "/"):
        url = "//" + url
    if scheme:
        url = scheme + ":" + url
    if query:
        url = url + "?" + query
    if fragment:
        url = url + "#" + fragment
    return _coerce_result(url)


def urljoin(base, url, allow_fragments=True):
    """Join a base URL and a possibly relative URL to form an absolute interpretation of the latter."""
    if not base:
        return url
    if not url:
        return base
    base, url, _coerce_result = _coerce_args(base, url)
    bscheme, bnetloc, bpath, bparams, bquery, bfragment = urlparse(base, "", allow_fragments)
    scheme, netloc, path, params, query, fragment = urlparse(url, bscheme, allow_fragments)
    if scheme != bscheme or scheme not in uses_relative:
        return _coerce_result(url)
    if scheme in uses_netloc:
        if netloc:
            return _coerce_result(urlunparse((scheme, netloc, path, params, query, fragment)))
        netloc = bnetloc
    if not path and not params:
        return _coerce_result(urlunparse((scheme, netloc, bpath, bparams, query or bquery, fragment)))
    return _coerce_result(urlunparse((scheme, netloc, _joined_path(bpath, path) or "/", params, query, fragment)))


def _joined_path(base, path):
    """A path as seen from another one, its `.` and `..` resolved."""
    base_parts = base.split("/")
    if base_parts[-1] != "":
        # The last part of the base is a file.
        del base_parts[-1]
    if path[:1] == "/":
        segments = path.split("/")
    else:
        segments = base_parts + path.split("/")
        segments[1:-1] = filter(None, segments[1:-1])
    resolved = []
    for segment in segments:
        if segment == "..":
            if resolved:
                resolved.pop()
        elif segment != ".":
            resolved.append(segment)
    if segments[-1] in (".", ".."):
        resolved.append("")
    return "/".join(resolved)


def urldefrag(url):
    """Removes any existing fragment from URL.

    Returns a tuple of the defragmented URL and the fragment. If the URL contained no fragments, the second element is the empty
    string.
    """
    url, _coerce_result = _coerce_args(url)
    fragment = ""
    defragged = url
    if "#" in url:
        scheme, netloc, path, params, query, fragment = urlparse(url)
        defragged = urlunparse((scheme, netloc, path, params, query, ""))
    return _coerce_result(DefragResult(defragged, fragment))


def unwrap(url):
    """Transform a string like '<URL:scheme://host/path>' into 'scheme://host/path'.

    The string is returned unchanged if it's not a wrapped URL.
    """
    url = str(url).strip()
    if url[:1] == "<" and url[-1:] == ">":
        url = url[1:-1].strip()
    if url[:4] == "URL:":
        url = url[4:].strip()
    return url


_OLD = {
    "splittype": (r"([^/:]+):(.*)", lambda m, url: (m[1].lower(), m[2]), lambda url: (None, url)),
    "splithost": (r"//([^/#?]*)(.*)", lambda m, url: (m[1], ("/" + m[2]) if m[2] and m[2][0] != "/" else m[2]),
                  lambda url: (None, url)),
}


def __getattr__(name):
    # Helpers of old, which programs should not use.
    if name not in _OLD:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    pattern, found, missing = _OLD[name]

    def split(url):
        warnings.warn(f"urllib.parse.{name}() is deprecated as of 3.8, use urllib.parse.urlparse() instead", DeprecationWarning,
                      stacklevel=2)
        match = re.match(pattern, url, re.DOTALL)
        return found(match, url) if match else missing(url)

    return split
