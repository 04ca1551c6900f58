"""Cookies of headers, read as browsers and servers write them: what is wrong with one does not harm the others."""

import re
from http.cookies import Morsel, _unquote

__all__ = ("parse_cookie_header", "parse_set_cookie_headers", "preserve_morsel_with_coded_value")

_NAME = r"[!#$%&'*+.^_`|~0-9A-Za-z:@/()?<>{}\[\]-]+"
_NAME_ALONE = re.compile(_NAME)
_QUOTED = r'"(?:[^\\"]|\\.)*"'
_DATE = r"[A-Za-z]{3,9},\s[^;]{9,11}\s[0-9:]{8}\sGMT"
# A pair of a header Cookie; a value that is not quoted ends at a blank.
_PAIR = re.compile(rf"({_NAME})\s*(?:=\s*({_QUOTED}|{_DATE}|[^;\s]*))?(?=[;\s]|$)")
# A part of a header Set-Cookie.
_PART = re.compile(rf"\s*([^=;]*)(?:=\s*({_QUOTED}(?=\s*(?:;|$))|[^;]*))?(?:;|$)")
_CONTROL = re.compile("[\x00-\x1f\x7f]")


def _morsel(name, value):
    """A cookie whose name may be any, also that of an attribute."""
    morsel = Morsel()
    morsel._key, morsel._value, morsel._coded_value = name, _unquote(value), value
    return morsel


def preserve_morsel_with_coded_value(cookie):
    """A copy whose value is sent as it came."""
    return cookie.copy()


def parse_cookie_header(header):
    """The names and cookies of a header Cookie."""
    return [(match[1], _morsel(match[1], match[2] or "")) for match in _pairs_of(header)]


def _pairs_of(header):
    at = 0
    while at < len(header):
        if match := _PAIR.match(header, at):
            yield match
            at = match.end()
        elif header[at] in " \t;":
            at += 1
        else:
            # What is no name is left out, with what belongs to it.
            end = header.find(";", at)
            at = len(header) if end < 0 else end + 1


def parse_set_cookie_headers(headers):
    """The names and cookies of headers Set-Cookie, of which each is one cookie with its attributes."""
    found = []
    for header in headers:
        parts = [(match[1].strip(), match[2] and match[2].strip()) for match in _PART.finditer(header)]
        name, value = parts[0]
        controls = _CONTROL.search(header) or value and _CONTROL.search(_unquote(value))
        if value is None or controls or not _NAME_ALONE.fullmatch(name):
            continue
        morsel = _morsel(name, value)
        for key, setting in parts[1:]:
            key = key.lower()
            if key in Morsel._flags:
                morsel[key] = True
            elif key in Morsel._reserved and setting:
                morsel[key] = _unquote(setting)
        found.append((name, morsel))
    return found
