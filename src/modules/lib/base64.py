"""Base16, Base32, Base64 (RFC 3548), Base85 and Ascii85 data encodings"""

import binascii

__all__ = [
    "encode",
    "decode",
    "encodebytes",
    "decodebytes",
    "b64encode",
    "b64decode",
    "b32encode",
    "b32decode",
    "b32hexencode",
    "b32hexdecode",
    "b16encode",
    "b16decode",
    "b85encode",
    "b85decode",
    "a85encode",
    "a85decode",
    "z85encode",
    "z85decode",
    "standard_b64encode",
    "standard_b64decode",
    "urlsafe_b64encode",
    "urlsafe_b64decode",
]


def _bytes(s):
    """The bytes of an ASCII string or a bytes-like object."""
    if isinstance(s, str):
        try:
            return s.encode("ascii")
        except UnicodeEncodeError:
            raise ValueError("string argument should contain only ASCII characters")
    if isinstance(s, (bytes, bytearray)):
        return s
    try:
        return memoryview(s).tobytes()
    except TypeError:
        raise TypeError(f"argument should be a bytes-like object or ASCII string, not {s.__class__.__name__!r}") from None


def _raw(s):
    return s if isinstance(s, (bytes, bytearray)) else memoryview(s).tobytes()


def _swap(s, old, new):
    return s.translate(bytes.maketrans(old, new))


def b64encode(s, altchars=None):
    """Encode the bytes-like object s using Base64 and return a bytes object; altchars replace '+' and '/'."""
    encoded = binascii.b2a_base64(s, newline=False)
    if altchars is not None:
        assert len(altchars) == 2, repr(altchars)
        return _swap(encoded, b"+/", altchars)
    return encoded


def b64decode(s, altchars=None, validate=False):
    """Decode the Base64 encoded bytes-like object or ASCII string s; foreign characters are an error if validate."""
    s = _bytes(s)
    if altchars is not None:
        altchars = _bytes(altchars)
        assert len(altchars) == 2, repr(altchars)
        s = _swap(s, altchars, b"+/")
    return binascii.a2b_base64(s, strict_mode=validate)


def standard_b64encode(s):
    """Encode bytes-like object s using the standard Base64 alphabet."""
    return b64encode(s)


def standard_b64decode(s):
    """Decode bytes encoded with the standard Base64 alphabet."""
    return b64decode(s)


def urlsafe_b64encode(s):
    """Encode bytes using the URL- and filesystem-safe Base64 alphabet: '-' and '_' for '+' and '/'."""
    return _swap(b64encode(s), b"+/", b"-_")


def urlsafe_b64decode(s):
    """Decode bytes using the URL- and filesystem-safe Base64 alphabet."""
    return b64decode(_swap(_bytes(s), b"-_", b"+/"))


_B32 = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"
_B32HEX = b"0123456789ABCDEFGHIJKLMNOPQRSTUV"


def _b32encode(alphabet, s):
    s = _raw(s)
    rest = len(s) % 5
    if rest:
        s = bytes(s) + bytes(5 - rest)
    encoded = bytearray()
    for at in range(0, len(s), 5):
        number = int.from_bytes(s[at : at + 5])
        encoded += bytes(alphabet[number >> shift & 31] for shift in range(35, -1, -5))
    pads = {0: 0, 1: 6, 2: 4, 3: 3, 4: 1}[rest]
    if pads:
        encoded[-pads:] = b"=" * pads
    return bytes(encoded)


def _b32decode(alphabet, s, casefold=False, map01=None):
    s = _bytes(s)
    if len(s) % 8:
        raise binascii.Error("Incorrect padding")
    if map01 is not None:
        map01 = _bytes(map01)
        assert len(map01) == 1, repr(map01)
        s = _swap(s, b"01", b"O" + map01)
    if casefold:
        s = s.upper()
    length = len(s)
    s = s.rstrip(b"=")
    pads = length - len(s)
    values = {byte: value for value, byte in enumerate(alphabet)}
    decoded = bytearray()
    number = 0
    for at in range(0, len(s), 8):
        number = 0
        group = s[at : at + 8]
        for byte in group:
            if byte not in values:
                raise binascii.Error("Non-base32 digit found")
            number = number << 5 | values[byte]
        if len(group) == 8:
            decoded += number.to_bytes(5)
    if length % 8 or pads not in {0, 1, 3, 4, 6}:
        raise binascii.Error("Incorrect padding")
    if pads and length:
        decoded += (number << 5 * pads).to_bytes(5)[: (43 - 5 * pads) // 8]
    return bytes(decoded)


def b32encode(s):
    """Encode the bytes-like objects using base32 and return a bytes object."""
    return _b32encode(_B32, s)


def b32decode(s, casefold=False, map01=None):
    """Decode the base32 encoded bytes-like object or ASCII string s."""
    return _b32decode(_B32, s, casefold, map01)


def b32hexencode(s):
    """Encode the bytes-like objects using base32hex and return a bytes object."""
    return _b32encode(_B32HEX, s)


def b32hexdecode(s, casefold=False):
    """Decode the base32hex encoded bytes-like object or ASCII string s."""
    return _b32decode(_B32HEX, s, casefold)


def b16encode(s):
    """Encode the bytes-like object s using Base16 and return a bytes object."""
    return binascii.hexlify(s).upper()


def b16decode(s, casefold=False):
    """Decode the Base16 encoded bytes-like object or ASCII string s."""
    s = _bytes(s)
    if casefold:
        s = s.upper()
    if any(byte not in b"0123456789ABCDEF" for byte in s):
        raise binascii.Error("Non-base16 digit found")
    return binascii.unhexlify(s)


_A85_START, _A85_END = b"<~", b"~>"
_B85 = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$%&()*+-;<=>?@^_`{|}~"
_Z85 = b"0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ.-:+=^!/*?&<>()[]{}@%$#"


def _groups_85(s, alphabet):
    """Each four bytes as five digits."""
    for at in range(0, len(s), 4):
        number = int.from_bytes(s[at : at + 4])
        digits = []
        for _ in range(5):
            number, digit = divmod(number, 85)
            digits.append(alphabet[digit])
        yield bytes(reversed(digits))


def a85encode(b, *, foldspaces=False, wrapcol=0, pad=False, adobe=False):
    """Encode bytes-like object b using Ascii85 and return a bytes object."""
    b = bytes(_raw(b))
    missing = -len(b) % 4
    groups = list(_groups_85(b + bytes(missing), bytes(range(33, 118))))
    short = {b"!!!!!": b"z"}
    if foldspaces:
        short[b"+<VdL"] = b"y"
    last = groups[-1] if groups else None
    groups = [short.get(group, group) for group in groups]
    if missing and not pad:
        groups[-1] = last[:-missing]
    result = b"".join(groups)
    if adobe:
        result = _A85_START + result
    if wrapcol:
        wrapcol = max(2 if adobe else 1, wrapcol)
        lines = [result[at : at + wrapcol] for at in range(0, len(result), wrapcol)]
        if adobe and len(lines[-1]) + 2 > wrapcol:
            lines.append(b"")
        result = b"\n".join(lines)
    if adobe:
        result += _A85_END
    return result


def a85decode(b, *, foldspaces=False, adobe=False, ignorechars=b" \t\n\r\v"):
    """Decode the Ascii85 encoded bytes-like object or ASCII string b."""
    b = _bytes(b)
    if adobe:
        if not b.endswith(_A85_END):
            raise ValueError(f"Ascii85 encoded byte sequences must end with {_A85_END!r}")
        b = b[2:-2] if b.startswith(_A85_START) else b[:-2]
    decoded = []
    digits = []
    for byte in b + b"u" * 4:
        if 33 <= byte <= 117:
            digits.append(byte - 33)
            if len(digits) == 5:
                number = 0
                for digit in digits:
                    number = number * 85 + digit
                if number > 0xFFFFFFFF:
                    raise ValueError("Ascii85 overflow") from None
                decoded.append(number.to_bytes(4))
                digits = []
        elif byte == 122:
            if digits:
                raise ValueError("z inside Ascii85 5-tuple")
            decoded.append(b"\0\0\0\0")
        elif foldspaces and byte == 121:
            if digits:
                raise ValueError("y inside Ascii85 5-tuple")
            decoded.append(b"\x20\x20\x20\x20")
        elif byte not in ignorechars:
            raise ValueError(f"Non-Ascii85 digit found: {byte:c}")
    result = b"".join(decoded)
    extra = 4 - len(digits)
    return result[:-extra] if extra else result


def b85encode(b, pad=False):
    """Encode bytes-like object b in base85 format and return a bytes object."""
    b = bytes(_raw(b))
    missing = -len(b) % 4
    result = b"".join(_groups_85(b + bytes(missing), _B85))
    return result if pad or not missing else result[:-missing]


def b85decode(b):
    """Decode the base85-encoded bytes-like object or ASCII string b."""
    b = _bytes(b)
    values = {byte: value for value, byte in enumerate(_B85)}
    missing = -len(b) % 5
    b = bytes(b) + b"~" * missing
    decoded = []
    for at in range(0, len(b), 5):
        number = 0
        for place, byte in enumerate(b[at : at + 5]):
            if byte not in values:
                raise ValueError(f"bad base85 character at position {at + place}") from None
            number = number * 85 + values[byte]
        if number > 0xFFFFFFFF:
            raise ValueError(f"base85 overflow in hunk starting at byte {at}") from None
        decoded.append(number.to_bytes(4))
    result = b"".join(decoded)
    return result[:-missing] if missing else result


def z85encode(s):
    """Encode bytes-like object b in z85 format and return a bytes object."""
    return _swap(b85encode(s), _B85, _Z85)


def z85decode(s):
    """Decode the z85-encoded bytes-like object or ASCII string b."""
    s = _bytes(s)
    unknown = bytes(sorted(set(_B85) - set(_Z85)))
    s = _swap(s, _Z85 + unknown, _B85 + b"\x00" * len(unknown))
    try:
        return b85decode(s)
    except ValueError as error:
        raise ValueError(error.args[0].replace("base85", "z85")) from None


def encode(input, output):
    """Encode a file; input and output are binary files."""
    while s := input.read(57):
        while len(s) < 57 and (more := input.read(57 - len(s))):
            s += more
        output.write(binascii.b2a_base64(s))


def decode(input, output):
    """Decode a file; input and output are binary files."""
    while line := input.readline():
        output.write(binascii.a2b_base64(line))


def _need_bytes(s):
    if not isinstance(s, (bytes, bytearray, memoryview)):
        raise TypeError(f"expected bytes-like object, not {s.__class__.__name__}")


def encodebytes(s):
    """Encode a bytestring into a bytes object containing multiple lines of base-64 data."""
    _need_bytes(s)
    return b"".join(binascii.b2a_base64(s[at : at + 57]) for at in range(0, len(s), 57))


def decodebytes(s):
    """Decode a bytestring of base-64 data into a bytes object."""
    _need_bytes(s)
    return binascii.a2b_base64(s)


# --- the command -----------------------------------------------------------------------------------------------------


def main():
    """Encode or decode a file; what `python -m base64` does."""
    import sys

    usage = """usage: base64.py [-h|-d|-e|-u] [file|-]
        -h: print this help message and exit
        -d, -u: decode
        -e: encode (default)"""
    work, names = encode, []
    words = iter(sys.argv[1:])
    for word in words:
        if word == "--" or not word.startswith("-") or word == "-":
            names = [*([] if word == "--" else [word]), *words]
            break
        if word.startswith("--"):
            _refused(f"option {word.partition('=')[0]} not recognized", usage)
        for letter in word[1:]:
            if letter == "h":
                print(usage)
                return
            if letter not in "deu":
                _refused(f"option -{letter} not recognized", usage)
            work = encode if letter == "e" else decode
    if names and names[0] != "-":
        with open(names[0], "rb") as file:
            work(file, sys.stdout.buffer)
    else:
        work(sys.stdin.buffer, sys.stdout.buffer)


def _refused(message, usage):
    import sys

    sys.stdout = sys.stderr
    print(message)
    print(usage)
    sys.exit(2)


if __name__ == "__main__":
    main()
