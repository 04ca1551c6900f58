"""HTTP state management: cookies as headers have them."""

import re
import string

__all__ = ["CookieError", "BaseCookie", "SimpleCookie", "Morsel"]


class CookieError(Exception):
    """An illegal name of a cookie or of an attribute."""


_LEGAL = frozenset(string.ascii_letters + string.digits + "!#$%&'*+-.^_`|~:")
_UNESCAPED = _LEGAL | frozenset(" ()/<=>?@[]{}")


_CHARACTER = r"[\w!#%&'~`><@,:/$*+.^|)(?}{=-]"
_DATE = r"\w{3},\s[\w\s-]{9,11}\s[\d:]{8}\sGMT"
# A pair, or an attribute without a value, with what ends it.
_PAIR = re.compile(rf"""\s*({_CHARACTER}+?)\s*(?:=\s*("(?:[^\\"]|\\.)*"|{_DATE}|(?:{_CHARACTER}|[\[\]])*))?\s*(?:\s+|;|$)""",
                   re.ASCII)


def _quote(text):
    if text is None or text and all(character in _LEGAL for character in text):
        return text
    quoted = []
    for character in text:
        if character in "\"\\":
            quoted.append("\\" + character)
        elif character in _UNESCAPED or ord(character) > 255:
            quoted.append(character)
        else:
            quoted.append("\\%03o" % ord(character))
    return '"' + "".join(quoted) + '"'


def _unquote(text):
    if text is None or len(text) < 2 or text[0] != '"' or text[-1] != '"':
        return text
    text, at, plain = text[1:-1], 0, []
    while at < len(text):
        if text[at] == "\\" and at + 1 < len(text):
            octal = text[at + 1:at + 4]
            if len(octal) == 3 and octal[0] in "0123" and all(digit in "01234567" for digit in octal):
                plain.append(chr(int(octal, 8)))
                at += 4
            else:
                plain.append(text[at + 1])
                at += 2
        else:
            plain.append(text[at])
            at += 1
    return "".join(plain)


class Morsel(dict):
    """A cookie: its key, value, and attributes."""

    _reserved = {"expires": "expires", "path": "Path", "comment": "Comment", "domain": "Domain", "max-age": "Max-Age",
                 "secure": "Secure", "httponly": "HttpOnly", "version": "Version", "samesite": "SameSite"}
    _flags = {"secure", "httponly"}

    def __init__(self):
        self._key = self._value = self._coded_value = None
        for key in self._reserved:
            dict.__setitem__(self, key, "")

    @property
    def key(self):
        return self._key

    @property
    def value(self):
        return self._value

    @property
    def coded_value(self):
        return self._coded_value

    def __setitem__(self, key, value):
        key = key.lower()
        if key not in self._reserved:
            raise CookieError("Invalid attribute %r" % (key,))
        dict.__setitem__(self, key, value)

    def setdefault(self, key, value=None):
        key = key.lower()
        if key not in self._reserved:
            raise CookieError("Invalid attribute %r" % (key,))
        return dict.setdefault(self, key, value)

    def update(self, values):
        for key, value in dict(values).items():
            self[key] = value

    def isReservedKey(self, key):
        return key.lower() in self._reserved

    def set(self, key, value, coded_value):
        if key.lower() in self._reserved:
            raise CookieError("Attempt to set a reserved key %r" % (key,))
        if not key or not all(character in _LEGAL for character in key):
            raise CookieError("Illegal key %r" % (key,))
        self._key, self._value, self._coded_value = key, value, coded_value

    def __eq__(self, other):
        if not isinstance(other, Morsel):
            return NotImplemented
        return (dict.__eq__(self, other) and self._value == other._value and self._key == other._key
                and self._coded_value == other._coded_value)

    __hash__ = None

    def copy(self):
        morsel = Morsel()
        dict.update(morsel, self)
        morsel._key, morsel._value, morsel._coded_value = self._key, self._value, self._coded_value
        return morsel

    def output(self, attrs=None, header="Set-Cookie:"):
        return "%s %s" % (header, self.OutputString(attrs))

    __str__ = output

    def __repr__(self):
        return "<%s: %s>" % (self.__class__.__name__, self.OutputString())

    def js_output(self, attrs=None):
        """The cookie as a script that sets it."""
        set_it = self.OutputString(attrs).replace('"', '\\"')
        lines = ('<script type="text/javascript">', "<!-- begin hiding", f'document.cookie = "{set_it}";',
                 "// end hiding -->", "</script>", "")
        return "\n" + "\n".join(" " * 8 + line for line in lines)

    def OutputString(self, attrs=None):
        """The cookie without the header's name."""
        parts = ["%s=%s" % (self._key, self._coded_value)]
        for key, value in sorted(self.items()):
            if value == "" or (attrs is not None and key not in attrs):
                continue
            if key == "expires" and isinstance(value, int):
                parts.append("%s=%s" % (self._reserved[key], _date(value)))
            elif key == "max-age" and isinstance(value, int):
                parts.append("%s=%d" % (self._reserved[key], value))
            elif key == "comment" and isinstance(value, str):
                parts.append("%s=%s" % (self._reserved[key], _quote(value)))
            elif key in self._flags:
                if value:
                    parts.append(str(self._reserved[key]))
            else:
                parts.append("%s=%s" % (self._reserved[key], value))
        return "; ".join(parts)


def _date(offset):
    import time
    moment = time.gmtime(time.time() + offset)
    days = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
    months = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
    return "%s, %02d %s %4d %02d:%02d:%02d GMT" % (days[moment[6]], moment[2], months[moment[1] - 1], moment[0],
                                                   moment[3], moment[4], moment[5])


class BaseCookie(dict):
    """A container of cookies by name."""

    def __init__(self, input=None):
        if input:
            self.load(input)

    def value_decode(self, val):
        return val, val

    def value_encode(self, val):
        text = str(val)
        return text, text

    def _set(self, key, value, coded):
        morsel = self.get(key, Morsel())
        morsel.set(key, value, coded)
        dict.__setitem__(self, key, morsel)

    def __setitem__(self, key, value):
        if isinstance(value, Morsel):
            dict.__setitem__(self, key, value)
        else:
            self._set(key, *self.value_encode(value))

    def output(self, attrs=None, header="Set-Cookie:", sep="\r\n"):
        return sep.join(morsel.output(attrs, header) for _, morsel in sorted(self.items()))

    __str__ = output

    def __repr__(self):
        body = ["%s=%s" % (key, repr(morsel.value)) for key, morsel in sorted(self.items())]
        return "<%s: %s>" % (self.__class__.__name__, " ".join(body))

    def js_output(self, attrs=None):
        """The cookies as scripts that set them."""
        return "".join(morsel.js_output(attrs) for _, morsel in sorted(self.items()))

    def load(self, rawdata):
        """Load cookies from a string (the value of a header) or from a dictionary."""
        if isinstance(rawdata, str):
            self._parse(rawdata)
        else:
            for key, value in rawdata.items():
                self[key] = value

    def _parse(self, text):
        """Take over the pairs and attributes: up to what is neither, but nothing if one stands where it may not."""
        found, at, known = [], 0, False
        while at < len(text) and (match := _PAIR.match(text, at)):
            key, value = match.groups()
            at, lower = match.end(), key.lower()
            if key.startswith("$"):
                if known:
                    found.append((key[1:].lower(), value, False))
            elif lower in Morsel._reserved:
                if not known or value is None and lower not in Morsel._flags:
                    return
                found.append((lower, True if value is None else _unquote(value), False))
            elif value is None:
                return
            else:
                found.append((key, self.value_decode(value), True))
                known = True
        morsel = None
        for key, value, is_pair in found:
            if is_pair:
                self._set(key, *value)
                morsel = self[key]
            else:
                morsel[key] = value


class SimpleCookie(BaseCookie):
    """Cookies whose values are strings."""

    def value_decode(self, val):
        return _unquote(val), val

    def value_encode(self, val):
        text = str(val)
        return text, _quote(text)
