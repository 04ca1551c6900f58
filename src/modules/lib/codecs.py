"""Encodings by name: look-up, one-shot and incremental conversion, error handlers."""

import _codecs

__all__ = [
    "register", "unregister", "lookup", "open", "BOM", "BOM_BE", "BOM_LE", "BOM32_BE", "BOM32_LE",
    "BOM64_BE", "BOM64_LE", "BOM_UTF8", "BOM_UTF16", "BOM_UTF16_LE", "BOM_UTF16_BE", "BOM_UTF32", "BOM_UTF32_LE",
    "BOM_UTF32_BE", "CodecInfo", "Codec", "IncrementalEncoder", "IncrementalDecoder", "getencoder", "getdecoder",
    "getincrementalencoder", "getincrementaldecoder", "encode", "decode", "iterencode", "iterdecode",
    "strict_errors", "ignore_errors", "replace_errors", "xmlcharrefreplace_errors", "backslashreplace_errors",
    "namereplace_errors", "register_error", "lookup_error", "getreader", "getwriter", "StreamReader", "StreamWriter",
    "StreamReaderWriter",
]

BOM_UTF8 = b"\xef\xbb\xbf"
BOM_LE = BOM_UTF16_LE = b"\xff\xfe"
BOM_BE = BOM_UTF16_BE = b"\xfe\xff"
BOM_UTF32_LE = b"\xff\xfe\x00\x00"
BOM_UTF32_BE = b"\x00\x00\xfe\xff"
BOM = BOM_UTF16 = BOM_UTF16_LE
BOM_UTF32 = BOM_UTF32_LE
BOM32_LE = BOM_UTF16_LE
BOM32_BE = BOM_UTF16_BE
BOM64_LE = BOM_UTF32_LE
BOM64_BE = BOM_UTF32_BE

_search_functions = []
_cache = {}


class CodecInfo(tuple):
    """What looking up an encoding yields."""

    _is_text_encoding = True

    def __new__(cls, encode, decode, streamreader=None, streamwriter=None, incrementalencoder=None,
                incrementaldecoder=None, name=None, *, _is_text_encoding=None):
        self = tuple.__new__(cls, (encode, decode, streamreader, streamwriter))
        self.name = name
        self.encode = encode
        self.decode = decode
        self.incrementalencoder = incrementalencoder
        self.incrementaldecoder = incrementaldecoder
        self.streamwriter = streamwriter
        self.streamreader = streamreader
        if _is_text_encoding is not None:
            self._is_text_encoding = _is_text_encoding
        return self

    def __repr__(self):
        return "<%s.%s object for encoding %s at %#x>" % (
            self.__class__.__module__, self.__class__.__qualname__, self.name, id(self))


class Codec:
    """Stateless conversion both ways."""

    def encode(self, input, errors="strict"):
        raise NotImplementedError

    def decode(self, input, errors="strict"):
        raise NotImplementedError


class IncrementalEncoder:
    """Encodes piece by piece."""

    def __init__(self, errors="strict"):
        self.errors = errors
        self.buffer = ""

    def encode(self, input, final=False):
        raise NotImplementedError

    def reset(self):
        """Back to the beginning."""

    def getstate(self):
        return 0

    def setstate(self, state):
        """Back to a state."""


class IncrementalDecoder:
    """Decodes piece by piece; a sequence cut in two waits for its rest."""

    def __init__(self, errors="strict"):
        self.errors = errors

    def decode(self, input, final=False):
        raise NotImplementedError

    def reset(self):
        """Back to the beginning."""

    def getstate(self):
        return (b"", 0)

    def setstate(self, state):
        """Back to a state."""


class BufferedIncrementalDecoder(IncrementalDecoder):
    """Keeps what could not be decoded yet."""

    def __init__(self, errors="strict"):
        super().__init__(errors)
        self.buffer = b""

    def _buffer_decode(self, input, errors, final):
        raise NotImplementedError

    def decode(self, input, final=False):
        data = self.buffer + input
        result, consumed = self._buffer_decode(data, self.errors, final)
        self.buffer = data[consumed:]
        return result

    def reset(self):
        self.buffer = b""

    def getstate(self):
        return (self.buffer, 0)

    def setstate(self, state):
        self.buffer = state[0]


def _complete_utf8(data):
    """How many bytes of the data make whole characters."""
    for back in range(1, min(4, len(data)) + 1):
        byte = data[-back]
        if byte < 0x80:
            break
        if byte >= 0xC0:
            needed = 2 if byte < 0xE0 else 3 if byte < 0xF0 else 4 if byte < 0xF5 else 1
            if needed <= back:
                break
            try:
                bytes(data[-back:]).decode("utf-8")
            except UnicodeDecodeError as error:
                if error.reason != "unexpected end of data":
                    break
            return len(data) - back
    return len(data)


def _text_codec(name):
    """The codec of an encoding that is built in."""

    class Encoder(IncrementalEncoder):
        def __init__(self, errors="strict"):
            super().__init__(errors)
            self.started = False

        def encode(self, input, final=False):
            encoding = name
            if self.started:
                encoding = {"utf-16": "utf-16-le", "utf-32": "utf-32-le", "utf-8-sig": "utf-8"}.get(name, name)
            self.started = True
            return _codecs.encode_text(input, encoding, self.errors)

        def reset(self):
            self.started = False

        def getstate(self):
            return int(self.started)

        def setstate(self, state):
            self.started = bool(state)

    class Decoder(BufferedIncrementalDecoder):
        encoding = name

        def _buffer_decode(self, input, errors, final):
            if self.encoding in ("utf-16", "utf-32", "utf-8-sig"):
                input = self._signature(input, final)
                if input is None:
                    return "", 0
                skipped = self.skipped
            else:
                skipped = 0
            whole = len(input)
            if not final:
                if self.encoding.startswith("utf-8"):
                    whole = _complete_utf8(input)
                elif self.encoding.startswith("utf-16"):
                    whole -= whole % 2
                    low = 1 if self.encoding.endswith("le") else 0
                    if whole and 0xD8 <= input[whole - 2 + low] <= 0xDB:
                        whole -= 2
                elif self.encoding.startswith("utf-32"):
                    whole -= whole % 4
            return _codecs.decode_text(input[:whole], self.encoding, errors), whole + skipped

        def _signature(self, input, final):
            """Decides the order of bytes by the mark at the beginning; None while it is not whole."""
            width = {"utf-16": 2, "utf-32": 4, "utf-8-sig": 3}[name]
            if len(input) < width and not final:
                return None
            marks = {"utf-16": (BOM_UTF16_LE, BOM_UTF16_BE), "utf-32": (BOM_UTF32_LE, BOM_UTF32_BE),
                     "utf-8-sig": (BOM_UTF8, b"\0no")}[name]
            orders = ("utf-8", "utf-8") if name == "utf-8-sig" else (name + "-le", name + "-be")
            start = bytes(input[:width])
            self.skipped = width if start in marks else 0
            self.encoding = orders[1] if start == marks[1] else orders[0]
            return input[self.skipped:]

        def reset(self):
            super().reset()
            self.encoding = name

    def encode(input, errors="strict"):
        return _codecs.encode_text(input, name, errors), len(input)

    def decode(input, errors="strict"):
        return _codecs.decode_text(input, name, errors), len(input)

    return CodecInfo(encode, decode, None, None, Encoder, Decoder, name)


def _bytes_codec(name, forward, backward):
    def encode(input, errors="strict"):
        return forward(input), len(input)

    def decode(input, errors="strict"):
        return backward(input), len(input)

    return CodecInfo(encode, decode, name=name, _is_text_encoding=False)


def _rot13(text):
    upper, lower = "ABCDEFGHIJKLMNOPQRSTUVWXYZ", "abcdefghijklmnopqrstuvwxyz"
    return text.translate(str.maketrans(upper + lower, upper[13:] + upper[:13] + lower[13:] + lower[:13]))


def _transform(name):
    """The codecs that do not go between text and bytes."""
    if name in ("hex", "hex_codec"):
        import binascii
        return _bytes_codec("hex", binascii.b2a_hex, binascii.a2b_hex)
    if name in ("base64", "base64_codec", "base_64"):
        import base64
        return _bytes_codec("base64", base64.encodebytes, base64.decodebytes)
    if name in ("zlib", "zip", "zlib_codec"):
        import zlib
        return _bytes_codec("zlib", zlib.compress, zlib.decompress)
    if name in ("rot13", "rot_13"):
        return _bytes_codec("rot-13", _rot13, _rot13)
    return None


def register(search_function, /):
    """Register a codec search function."""
    if not callable(search_function):
        raise TypeError("argument must be callable")
    _search_functions.append(search_function)


def unregister(search_function, /):
    """Unregister a codec search function and clear the registry's cache."""
    if search_function in _search_functions:
        _search_functions.remove(search_function)
        _cache.clear()


def lookup(encoding, /):
    """Looks up a codec tuple in the Python codec registry and returns a CodecInfo object."""
    name = _codecs.codec_name(encoding)
    key = name or encoding.lower().replace("-", "_").replace(" ", "_")
    found = _cache.get(key)
    if found is None:
        found = _text_codec(name) if name is not None else _transform(key)
        for search in _search_functions:
            if found is None:
                found = search(key)
        if found is None:
            raise LookupError(f"unknown encoding: {encoding}")
        _cache[key] = found
    return found


def getreader(encoding):
    """Look up the codec for the given encoding and return its StreamReader class or factory function."""
    from _codec_streams import reader_of
    return reader_of(lookup(encoding))


def getwriter(encoding):
    """Look up the codec for the given encoding and return its StreamWriter class or factory function."""
    from _codec_streams import writer_of
    return writer_of(lookup(encoding))


def __getattr__(name):
    # Few programs want these.
    if name in ("StreamReader", "StreamWriter", "StreamReaderWriter"):
        import _codec_streams
        return getattr(_codec_streams, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def encode(obj, encoding="utf-8", errors="strict"):
    """Encodes obj using the codec registered for encoding."""
    return lookup(encoding).encode(obj, errors)[0]


def decode(obj, encoding="utf-8", errors="strict"):
    """Decodes obj using the codec registered for encoding."""
    return lookup(encoding).decode(obj, errors)[0]


_ESCAPES = {ord("\\"): 92, ord("'"): 39, ord('"'): 34, ord("a"): 7, ord("b"): 8, ord("f"): 12, ord("n"): 10, ord("r"): 13,
            ord("t"): 9, ord("v"): 11}


def escape_decode(data, errors="strict", /):
    """The bytes that the escapes of a bytes literal stand for, and how many were read."""
    if isinstance(data, str):
        data = data.encode()
    made, at, end = bytearray(), 0, len(data)
    while at < end:
        byte = data[at]
        at += 1
        if byte != 92:
            made.append(byte)
            continue
        if at == end:
            raise ValueError("Trailing \\ in string")
        at = _escape(data, at, errors, made)
    return bytes(made), end


def _escape(data, at, errors, made):
    """What follows a backslash; answers where to go on."""
    byte = data[at]
    if byte in _ESCAPES:
        made.append(_ESCAPES[byte])
        return at + 1
    if byte == 10:
        return at + 1
    if byte in b"01234567":
        stop = at
        while stop < len(data) and stop < at + 3 and data[stop] in b"01234567":
            stop += 1
        made.append(int(data[at:stop], 8) & 0xFF)
        return stop
    if byte == ord("x"):
        digits = data[at + 1 : at + 3]
        try:
            made.append(int(digits, 16) if len(digits) == 2 else int(b"x", 16))
            return at + 3
        except ValueError:
            if errors == "strict":
                raise ValueError(f"invalid \\x escape at position {at - 1}") from None
            if errors == "replace":
                made.append(ord("?"))
            return at + 2 if digits[:1].isalnum() else at + 1
    made += bytes((92, byte))
    return at + 1


# Pickles name these by the module where CPython has them.
encode.__module__ = decode.__module__ = "_codecs"
_codecs.encode, _codecs.decode = encode, decode


def getencoder(encoding):
    """Lookup up the codec for the given encoding and return its encoder function."""
    return lookup(encoding).encode


def getdecoder(encoding):
    """Lookup up the codec for the given encoding and return its decoder function."""
    return lookup(encoding).decode


def getincrementalencoder(encoding):
    """Lookup up the codec for the given encoding and return its IncrementalEncoder class or factory function."""
    found = lookup(encoding).incrementalencoder
    if found is None:
        raise LookupError(encoding)
    return found


def getincrementaldecoder(encoding):
    """Lookup up the codec for the given encoding and return its IncrementalDecoder class or factory function."""
    found = lookup(encoding).incrementaldecoder
    if found is None:
        raise LookupError(encoding)
    return found


def iterencode(iterator, encoding, errors="strict", **kwargs):
    """Encodes the strings of an iterator."""
    encoder = getincrementalencoder(encoding)(errors, **kwargs)
    for input in iterator:
        output = encoder.encode(input)
        if output:
            yield output
    output = encoder.encode("", True)
    if output:
        yield output


def iterdecode(iterator, encoding, errors="strict", **kwargs):
    """Decodes the bytes of an iterator."""
    decoder = getincrementaldecoder(encoding)(errors, **kwargs)
    for input in iterator:
        output = decoder.decode(input)
        if output:
            yield output
    output = decoder.decode(b"", True)
    if output:
        yield output


def register_error(errors, handler, /):
    """Register the specified error handler under the name errors."""
    _codecs.register_error(errors, handler)


# --- error handlers as functions -------------------------------------------------------------------------------------


def strict_errors(exception):
    """Implements the 'strict' error handling, which raises a UnicodeError on coding errors."""
    if isinstance(exception, BaseException):
        raise exception
    raise TypeError("codec must pass exception instance")


def _part(exception):
    if isinstance(exception, (UnicodeEncodeError, UnicodeTranslateError, UnicodeDecodeError)):
        return exception.object[exception.start:exception.end]
    raise TypeError(f"don't know how to handle {type(exception).__name__} in error callback")


def _encoding_only(exception):
    if isinstance(exception, UnicodeEncodeError):
        return _part(exception)
    raise TypeError(f"don't know how to handle {type(exception).__name__} in error callback")


def ignore_errors(exception):
    """Implements the 'ignore' error handling."""
    _part(exception)
    return "", exception.end


def replace_errors(exception):
    """Implements the 'replace' error handling."""
    part = _part(exception)
    if isinstance(exception, UnicodeEncodeError):
        return "?" * len(part), exception.end
    if isinstance(exception, UnicodeDecodeError):
        return "\ufffd", exception.end
    return "\ufffd" * len(part), exception.end


def xmlcharrefreplace_errors(exception):
    """Implements the 'xmlcharrefreplace' error handling."""
    return "".join(f"&#{ord(c)};" for c in _encoding_only(exception)), exception.end


def backslashreplace_errors(exception):
    """Implements the 'backslashreplace' error handling."""
    part = _part(exception)
    if isinstance(part, str):
        return part.encode("ascii", "backslashreplace").decode("ascii"), exception.end
    return "".join(f"\\x{byte:02x}" for byte in part), exception.end


def namereplace_errors(exception):
    """Implements the 'namereplace' error handling."""
    return _encoding_only(exception).encode("ascii", "namereplace").decode("ascii"), exception.end


_BUILTIN_HANDLERS = {
    "strict": strict_errors, "ignore": ignore_errors, "replace": replace_errors,
    "xmlcharrefreplace": xmlcharrefreplace_errors, "backslashreplace": backslashreplace_errors,
    "namereplace": namereplace_errors,
}


def lookup_error(errors, /):
    """Return the error handler for the specified error handling name."""
    handler = _codecs.lookup_error(errors)
    return _BUILTIN_HANDLERS.get(errors) if handler is None else handler


def open(filename, mode="r", encoding=None, errors="strict", buffering=-1):
    """Open an encoded file."""
    import io
    if encoding is not None and "b" not in mode:
        return io.open(filename, mode, buffering, encoding, errors, newline="")
    return io.open(filename, mode, buffering)
