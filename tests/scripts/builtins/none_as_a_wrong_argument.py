import struct
import sys
import unicodedata


def error(call):
    """What a call returns, or the exception that it ends in."""
    try:
        return repr(call())
    except Exception as exception:
        return f"{type(exception).__name__}: {exception}"


print(error(lambda: "abc".replace("a", None)))  # expect: TypeError: replace() argument 2 must be str, not None
print(error(lambda: "abc".find(None)))  # expect: TypeError: find() argument 1 must be str, not None
print(error(lambda: "abc".rindex(None)))  # expect: TypeError: rindex() argument 1 must be str, not None
print(error(lambda: "abc".count(None)))  # expect: TypeError: count() argument 1 must be str, not None
print(error(lambda: "abc".removeprefix(None)))  # expect: TypeError: removeprefix() argument must be str, not None
print(error(lambda: "abc".removesuffix(None)))  # expect: TypeError: removesuffix() argument must be str, not None
print(error(lambda: str.maketrans("a", None)))  # expect: TypeError: maketrans() argument 2 must be str, not None
print(error(lambda: str.maketrans("a", "b", None)))  # expect: TypeError: maketrans() argument 3 must be str, not None
print(error(lambda: "a".encode(None)))  # expect: TypeError: encode() argument 'encoding' must be str, not None
print(error(lambda: b"a".decode("ascii", None)))  # expect: TypeError: decode() argument 'errors' must be str, not None
print(error(lambda: bytes("a", None)))  # expect: TypeError: bytes() argument 'encoding' must be str, not None
print(error(lambda: bytes.fromhex(None)))  # expect: TypeError: fromhex() argument must be str, not None
print(error(lambda: b"a".center(3, None)))  # expect: TypeError: center() argument 2 must be a byte string of length 1, not None
print(error(lambda: open("x", None)))  # expect: TypeError: open() argument 'mode' must be str, not None
print(error(lambda: format(5, None)))  # expect: TypeError: format() argument 2 must be str, not None
print(error(lambda: (5).__format__(None)))  # expect: TypeError: __format__() argument must be str, not None
print(error(lambda: "a".__format__(None)))  # expect: TypeError: __format__() argument must be str, not None
print(error(lambda: object().__format__(None)))  # expect: TypeError: __format__() argument must be str, not None
print(error(lambda: (5).to_bytes(1, None)))  # expect: TypeError: to_bytes() argument 'byteorder' must be str, not None
print(error(lambda: type("a", None, {})))  # expect: TypeError: type.__new__() argument 2 must be tuple, not None
print(error(lambda: type(None, (), {})))  # expect: TypeError: type.__new__() argument 1 must be str, not None
print(error(lambda: ExceptionGroup(None, [ValueError()])))  # expect: TypeError: BaseExceptionGroup.__new__() argument 1 must be str, not None
print(error(lambda: UnicodeDecodeError(None, b"", 0, 1, "")))  # expect: TypeError: argument 1 must be str, not None
print(error(lambda: compile("1", "a", None)))  # expect: TypeError: compile() argument 'mode' must be str, not None
print(error(lambda: sys.intern(None)))  # expect: TypeError: intern() argument must be str, not None
print(error(lambda: struct.pack_into("i", None, 0, 1)))  # expect: TypeError: argument must be read-write bytes-like object, not None
print(error(lambda: unicodedata.normalize("NFC", None)))  # expect: TypeError: normalize() argument 2 must be str, not None
print(error(lambda: unicodedata.name(None)))  # expect: TypeError: name() argument 1 must be a unicode character, not None
# Others name the type.
print(error(lambda: "a".join(None)))  # expect: TypeError: can only join an iterable
print(error(lambda: "a".startswith(None)))  # expect: TypeError: startswith first arg must be str or a tuple of str, not NoneType
print(error(lambda: ord(None)))  # expect: TypeError: ord() expected string of length 1, but NoneType found
print(error(lambda: int("1", None)))  # expect: TypeError: 'NoneType' object cannot be interpreted as an integer
print(error(lambda: float(None)))  # expect: TypeError: float() argument must be a string or a real number, not 'NoneType'
print(error(lambda: round(1.5, "a")))  # expect: TypeError: 'str' object cannot be interpreted as an integer
print(error(lambda: len(None)))  # expect: TypeError: object of type 'NoneType' has no len()
