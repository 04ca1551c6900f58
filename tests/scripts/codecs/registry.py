import codecs


def error(call):
    """What a call returns, or the exception that it ends in."""
    try:
        return repr(call())
    except Exception as exception:
        return f"{type(exception).__name__}: {exception}"


print(error(lambda: codecs.lookup("utf8").name))  # expect: 'utf-8'
print(error(lambda: codecs.lookup("latin1").name))  # expect: 'iso8859-1'
print(error(lambda: codecs.lookup("nope")))  # expect: LookupError: unknown encoding: nope
print(error(lambda: codecs.encode("abc", "rot13")))  # expect: 'nop'
print(error(lambda: codecs.encode(b"abc", "hex")))  # expect: b'616263'
print(error(lambda: codecs.decode("616263", "hex")))  # expect: b'abc'
print(error(lambda: codecs.encode("é")))  # expect: b'\xc3\xa9'
print(error(lambda: codecs.decode(b"\xc3\xa9")))  # expect: 'é'
print(error(lambda: codecs.BOM_UTF8))  # expect: b'\xef\xbb\xbf'
print(error(lambda: codecs.lookup_error("zzz")))  # expect: LookupError: unknown error handler name 'zzz'
