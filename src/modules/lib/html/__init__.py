"""General functions for HTML: escaping, and back."""

import re

__all__ = ["escape", "unescape"]


def escape(s, quote=True):
    """Replace special characters "&", "<" and ">" to HTML-safe sequences."""
    s = s.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    if quote:
        s = s.replace('"', "&quot;").replace("'", "&#x27;")
    return s


# Numbers that stand for what a browser of Windows-1252 would have shown.
_WINDOWS = ("\u20ac\x81\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\x8d\u017d\x8f\x90\u2018\u2019\u201c\u201d\u2022\u2013"
            "\u2014\u02dc\u2122\u0161\u203a\u0153\x9d\u017e\u0178")
_REFERENCE = re.compile(r"&(#[0-9]+;?|#[xX][0-9a-fA-F]+;?|[a-zA-Z][a-zA-Z0-9]*;?)")


def _character(match):
    text = match[1]
    if text[0] == "#":
        digits = text[1:].rstrip(";")
        number = int(digits[1:], 16) if digits[0] in "xX" else int(digits)
        if 0x80 <= number <= 0x9F:
            return _WINDOWS[number - 0x80]
        if number == 0 or 0xD800 <= number <= 0xDFFF or number > 0x10FFFF:
            return "\ufffd"
        if number in (0xB,) or 1 <= number < 9 or 0xE <= number < 0x20 or 0x7F <= number <= 0x9F or 0xFDD0 <= number <= 0xFDEF \
                or number & 0xFFFE == 0xFFFE:
            return ""
        return chr(number)
    from .entities import html5

    if text in html5:
        return html5[text]
    # Without a semicolon only the oldest names are names, and they may be the beginning of a word.
    for end in range(len(text) - 1, 1, -1):
        if text[:end] in html5:
            return html5[text[:end]] + text[end:]
    return "&" + text


def unescape(s):
    """Convert all named and numeric character references to the corresponding characters."""
    return _REFERENCE.sub(_character, s) if "&" in s else s
