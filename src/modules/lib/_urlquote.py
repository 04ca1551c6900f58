"""Quoting of `urllib.parse`: percent signs, query strings."""

import re

_ALWAYS_SAFE = frozenset(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.-~")
_QUOTED = re.compile("((?:%[0-9a-fA-F]{2})+)")


class Quoter(dict):
    """Bytes to how they stand in an URL; each is worked out once."""

    def __init__(self, safe):
        self.safe = _ALWAYS_SAFE.union(safe)

    def __missing__(self, b):
        shown = self[b] = chr(b) if b in self.safe else f"%{b:02X}"
        return shown


_quoters = {}


def _quoter(safe):
    if safe not in _quoters:
        _quoters[safe] = Quoter(safe)
    return _quoters[safe]


def quote(string, safe="/", encoding=None, errors=None):
    """quote('abc def') -> 'abc%20def'

    Each part of a URL, e.g. the path info, the query, etc., has a different set of reserved characters that must be quoted. The
    quote function offers a cautious (not minimal) way to quote a string for most of these parts. By default, the quote function
    is intended for quoting the path section of a URL: it will not encode '/'.

    string and safe may be either str or bytes objects. encoding and errors must not be specified if string is a bytes object.
    """
    if isinstance(string, str):
        if not string:
            return string
        string = string.encode("utf-8" if encoding is None else encoding, "strict" if errors is None else errors)
    else:
        if encoding is not None:
            raise TypeError("quote() doesn't support 'encoding' for bytes")
        if errors is not None:
            raise TypeError("quote() doesn't support 'errors' for bytes")
    return quote_from_bytes(string, safe)


def quote_plus(string, safe="", encoding=None, errors=None):
    """Like quote(), but also replace ' ' with '+', as required for quoting HTML form values. Plus signs in the original string
    are escaped unless they are included in safe. It also does not have safe default to '/'."""
    if (isinstance(string, str) and " " not in string) or (isinstance(string, bytes) and b" " not in string):
        return quote(string, safe, encoding, errors)
    space = " " if isinstance(safe, str) else b" "
    return quote(string, safe + space, encoding, errors).replace(" ", "+")


def quote_from_bytes(bs, safe="/"):
    """Like quote(), but accepts a bytes object rather than a str, and does not perform string-to-bytes encoding. It always
    returns an ASCII string. quote_from_bytes(b'abc def\\x3f') -> 'abc%20def%3f'"""
    if not isinstance(bs, (bytes, bytearray)):
        raise TypeError("quote_from_bytes() expected bytes")
    if not bs:
        return ""
    if isinstance(safe, str):
        safe = safe.encode("ascii", "ignore")
    else:
        safe = bytes([c for c in safe if c < 128])
    if not bs.rstrip(bytes(_ALWAYS_SAFE) + safe):
        return bs.decode()
    quoter = _quoter(safe)
    return "".join([quoter[char] for char in bs])


def unquote_to_bytes(string):
    """unquote_to_bytes('abc%20def') -> b'abc def'."""
    if not string:
        # Whatever it is, it must be text or bytes.
        string.split
        return b""
    if isinstance(string, str):
        string = string.encode("utf-8")
    first, *rest = string.split(b"%")
    if not rest:
        return bytes(string)
    parts = [bytes(first)]
    for item in rest:
        try:
            parts.append(bytes((int(item[:2].decode("ascii"), 16),)) if _is_hex(item[:2]) else b"%" + item[:2])
        except (ValueError, UnicodeDecodeError):
            parts.append(b"%" + item[:2])
        parts.append(bytes(item[2:]))
    return b"".join(parts)


def _is_hex(data):
    return len(data) == 2 and all(c in b"0123456789abcdefABCDEF" for c in data)


def unquote(string, encoding="utf-8", errors="replace"):
    """Replace %xx escapes by their single-character equivalent. The optional encoding and errors parameters specify how to decode
    percent-encoded sequences into Unicode characters, as accepted by the bytes.decode() method. By default, percent-encoded
    sequences are decoded with UTF-8, and invalid sequences are replaced by a placeholder character.

    unquote('abc%20def') -> 'abc def'.
    """
    if isinstance(string, bytes):
        return unquote_to_bytes(string).decode("utf-8" if encoding is None else encoding, "replace" if errors is None else errors)
    if "%" not in string:
        string.split
        return string
    encoding = "utf-8" if encoding is None else encoding
    errors = "replace" if errors is None else errors
    return _QUOTED.sub(lambda match: unquote_to_bytes(match[1]).decode(encoding, errors), string)


def unquote_plus(string, encoding="utf-8", errors="replace"):
    """Like unquote(), but also replace plus signs by spaces, as required for unquoting HTML form values.

    unquote_plus('%7e/abc+def') -> '~/abc def'
    """
    return unquote(string.replace("+", " "), encoding, errors)


def parse_qs(qs, keep_blank_values=False, strict_parsing=False, encoding="utf-8", errors="replace", max_num_fields=None,
             separator="&"):
    """Parse a query given as a string argument.

    Returns a dictionary: the names are the keys, and lists of the values for each name are the values.
    """
    parsed = {}
    for name, value in parse_qsl(qs, keep_blank_values, strict_parsing, encoding=encoding, errors=errors,
                                 max_num_fields=max_num_fields, separator=separator):
        parsed.setdefault(name, []).append(value)
    return parsed


def parse_qsl(qs, keep_blank_values=False, strict_parsing=False, encoding="utf-8", errors="replace", max_num_fields=None,
              separator="&"):
    """Parse a query given as a string argument.

    Returns a list of name, value pairs.
    """
    if not separator or not isinstance(separator, (str, bytes)):
        raise ValueError("Separator must be of type string or bytes.")
    if isinstance(qs, str):
        if not isinstance(separator, str):
            separator = str(separator, "ascii")
        eq = "="

        def unquoted(s):
            return unquote_plus(s, encoding=encoding, errors=errors)
    else:
        if not qs:
            return []
        # Anything that has bytes in it will do.
        qs = bytes(memoryview(qs))
        if isinstance(separator, str):
            separator = bytes(separator, "ascii")
        eq = b"="

        def unquoted(s):
            return unquote_to_bytes(s.replace(b"+", b" "))
    if not qs:
        return []
    if max_num_fields is not None and max_num_fields < 1 + qs.count(separator):
        raise ValueError("Max number of fields exceeded")
    pairs = []
    for name_value in qs.split(separator):
        if not name_value and not strict_parsing:
            continue
        name, has_eq, value = name_value.partition(eq)
        if not has_eq and strict_parsing:
            raise ValueError(f"bad query field: {name_value!r}")
        if value or keep_blank_values:
            pairs.append((unquoted(name), unquoted(value)))
    return pairs


def urlencode(query, doseq=False, safe="", encoding=None, errors=None, quote_via=quote_plus):
    """Encode a dict or sequence of two-element tuples into a URL query string.

    If any values in the query arg are sequences and doseq is true, each sequence element is converted to a separate parameter.
    If the query arg is a sequence of two-element tuples, the order of the parameters in the output will match the order of
    parameters in the input.
    """
    if hasattr(query, "items"):
        query = query.items()
    else:
        try:
            # Of an empty sequence nothing can be said; text is none of these.
            if len(query) and not isinstance(query[0], tuple):
                raise TypeError
        except TypeError as err:
            raise TypeError("not a valid non-string sequence or mapping object") from err

    def quoted(value):
        if isinstance(value, bytes):
            return quote_via(value, safe)
        return quote_via(str(value), safe, encoding, errors)

    pairs = []
    for name, value in query:
        name = quoted(name)
        if not doseq or isinstance(value, (str, bytes)):
            pairs.append(f"{name}={quoted(value)}")
            continue
        try:
            len(value)
        except TypeError:
            pairs.append(f"{name}={quoted(value)}")
        else:
            pairs.extend(f"{name}={quoted(element)}" for element in value)
    return "&".join(pairs)
