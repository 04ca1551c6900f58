def error(call):
    """What a call returns, or the exception that it ends in."""
    try:
        return repr(call())
    except Exception as exception:
        return f"{type(exception).__name__}: {exception}"


print(error(lambda: "aéb".encode("ascii", "mine")))  # expect: LookupError: unknown error handler name 'mine'
print(error(lambda: "é".encode("ascii", "bad")))  # expect: LookupError: unknown error handler name 'bad'
print(error(lambda: b"\xff".decode("ascii", "bad")))  # expect: LookupError: unknown error handler name 'bad'
print(error(lambda: b"a" + 5))  # expect: TypeError: can't concat int to bytes
print(error(lambda: b"a" * 2.5))  # expect: TypeError: can't multiply sequence by non-int of type 'float'
print(error(lambda: b"abc".find("a")))  # expect: TypeError: argument should be integer or bytes-like object, not 'str'
print(error(lambda: b"abc".find(98)))  # expect: 1
print(error(lambda: b"abc".find(300)))  # expect: ValueError: byte must be in range(0, 256)
print(error(lambda: "a" in b"abc"))  # expect: TypeError: a bytes-like object is required, not 'str'
print(error(lambda: 97 in b"abc"))  # expect: True
print(error(lambda: 300 in b"abc"))  # expect: ValueError: byte must be in range(0, 256)
print(error(lambda: b"abc".split("b")))  # expect: TypeError: a bytes-like object is required, not 'str'
print(error(lambda: b"abc".split(b"")))  # expect: ValueError: empty separator
print(error(lambda: b"a b  c".split()))  # expect: [b'a', b'b', b'c']
print(error(lambda: b" a b ".rsplit(None, 1)))  # expect: [b' a', b'b']
print(error(lambda: b",".join([b"a", "b"])))  # expect: TypeError: sequence item 1: expected a bytes-like object, str found
print(error(lambda: b",".join(5)))  # expect: TypeError: can only join an iterable
print(error(lambda: b"abc".replace("a", "b")))  # expect: TypeError: a bytes-like object is required, not 'str'
print(error(lambda: b"aXbX".replace(b"X", b"--", 1)))  # expect: b'a--bX'
print(error(lambda: b"abc".strip("a")))  # expect: TypeError: a bytes-like object is required, not 'str'
print(error(lambda: b"xxabcxx".strip(b"x")))  # expect: b'abc'
print(error(lambda: b"abc".startswith((b"x", b"a"))))  # expect: True
print(error(lambda: b"abc".startswith("a")))  # expect: TypeError: startswith first arg must be bytes or a tuple of bytes, not str
print(error(lambda: b"abc".startswith(("a",))))  # expect: TypeError: a bytes-like object is required, not 'str'
print(error(lambda: b"ab".center(7, b"*")))  # expect: b'***ab**'
print(error(lambda: b"ab".center(7, "*")))  # expect: TypeError: center() argument 2 must be a byte string of length 1, not str
print(error(lambda: b"-5".zfill(5)))  # expect: b'-0005'
print(error(lambda: b"a\tb".expandtabs(4)))  # expect: b'a   b'
print(error(lambda: b"a\nb\r\nc".splitlines(True)))  # expect: [b'a\n', b'b\r\n', b'c']
print(error(lambda: b"a=b=c".partition(b"=")))  # expect: (b'a', b'=', b'b=c')
print(error(lambda: b"a=b=c".rpartition(b"=")))  # expect: (b'a=b', b'=', b'c')
print(error(lambda: b"abc".translate(bytes.maketrans(b"ab", b"xy"), b"c")))  # expect: b'xy'
print(error(lambda: b"abc".translate(b"a")))  # expect: ValueError: translation table must be 256 characters long
print(error(lambda: bytes.maketrans(b"a", b"bc")))  # expect: ValueError: maketrans arguments must have same length
print(error(lambda: b"abc".hex(":")))  # expect: '61:62:63'
print(error(lambda: b"abcde".hex("-", 2)))  # expect: '61-6263-6465'
print(error(lambda: b"abcde".hex("-", -2)))  # expect: '6162-6364-65'
print(error(lambda: b"abc".hex("ab")))  # expect: ValueError: sep must be length 1.
print(error(lambda: bytes.fromhex("0g")))  # expect: ValueError: non-hexadecimal number found in fromhex() arg at position 1
print(error(lambda: bytes.fromhex("0a 0")))  # expect: ValueError: non-hexadecimal number found in fromhex() arg at position 4
print(error(lambda: bytes.fromhex(5)))  # expect: TypeError: fromhex() argument must be str, not int
print(error(lambda: b"Hello World".title()))  # expect: b'Hello World'
print(error(lambda: b"hELLO".capitalize()))  # expect: b'Hello'
print(error(lambda: b"aB".swapcase()))  # expect: b'Ab'
print(error(lambda: [b"a1".isalnum(), b"a".isalpha(), b"1".isdigit(), b" ".isspace(), b"a".islower(), b"A".isupper(), b"Ab Cd".istitle(), b"\xff".isascii()]))  # expect: [True, True, True, True, True, True, True, False]
print(error(lambda: b"abcabc".count(b"bc")))  # expect: 2
print(error(lambda: b"abcabc".rfind(b"bc")))  # expect: 4
print(error(lambda: b"abc".index(b"z")))  # expect: ValueError: subsection not found
print(error(lambda: b"abc".removeprefix(b"a").removesuffix(b"c")))  # expect: b'b'
print(error(lambda: bytes(b"a", "utf8")))  # expect: TypeError: encoding without a string argument
print(error(lambda: bytes("a", errors="strict")))  # expect: TypeError: string argument without an encoding
print(error(lambda: bytes([1,2]).__class__))  # expect: <class 'bytes'>
print(error(lambda: b"'\"\\\n\x00"))  # expect: b'\'"\\\n\x00'
print(error(lambda: str(b"a")))  # expect: "b'a'"
print(error(lambda: f"{b'a'}"))  # expect: "b'a'"
print(error(lambda: format(b"a", "5")))  # expect: TypeError: unsupported format string passed to bytes.__format__
print(error(lambda: b"a" == "a"))  # expect: False
print(error(lambda: b"a" < "a"))  # expect: TypeError: '<' not supported between instances of 'bytes' and 'str'
print(error(lambda: list(b"ab")))  # expect: [97, 98]
print(error(lambda: iter(b"ab").__next__()))  # expect: 97
print(error(lambda: sum(b"ab")))  # expect: 195
print(error(lambda: max(b"ab")))  # expect: 98
print(error(lambda: b"abc"[1:]))  # expect: b'bc'
print(error(lambda: b"abc"[str("a")]))  # expect: TypeError: byte indices must be integers or slices, not str
print(error(lambda: b"a".decode(5)))  # expect: TypeError: decode() argument 'encoding' must be str, not int
print(error(lambda: b"a" b"b"))  # expect: b'ab'
print(error(lambda: hash(b"a") == hash(b"a")))  # expect: True
print(error(lambda: {b"a": 1}[b"a"]))  # expect: 1
print(error(lambda: bytes(5)))  # expect: b'\x00\x00\x00\x00\x00'
print(error(lambda: bytes(range(5))))  # expect: b'\x00\x01\x02\x03\x04'
print(error(lambda: bytes({1,2})))  # expect: b'\x01\x02'
print(error(lambda: bytes(None)))  # expect: TypeError: cannot convert 'NoneType' object to bytes
print(error(lambda: bytes([None])))  # expect: TypeError: 'NoneType' object cannot be interpreted as an integer
print(error(lambda: bytes("é", "ascii", "ignore")))  # expect: b''
print(error(lambda: b"%(a)s" % {b"a": b"x"}))  # expect: b'x'
