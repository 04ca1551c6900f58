def error(call):
    """What a call returns, or the exception that it ends in."""
    try:
        return repr(call())
    except Exception as exception:
        return f"{type(exception).__name__}: {exception}"


print(error(lambda: b'\xff\xfe'.decode('utf-16')))  # expect: ''
print(error(lambda: b'a'.decode('utf-16')))  # expect: UnicodeDecodeError: 'utf-16-le' codec can't decode byte 0x61 in position 0: truncated data
print(error(lambda: b'\x00\xd8'.decode('utf-16')))  # expect: UnicodeDecodeError: 'utf-16-le' codec can't decode bytes in position 0-1: unexpected end of data
print(error(lambda: b'\x00\xd8a\0'.decode('utf-16-le')))  # expect: UnicodeDecodeError: 'utf-16-le' codec can't decode bytes in position 0-1: illegal UTF-16 surrogate
print(error(lambda: b'\x00\xdca\0'.decode('utf-16-le')))  # expect: UnicodeDecodeError: 'utf-16-le' codec can't decode bytes in position 0-1: illegal encoding
print(error(lambda: b'abc'.decode('utf-32')))  # expect: UnicodeDecodeError: 'utf-32-le' codec can't decode bytes in position 0-2: truncated data
print(error(lambda: b'\xe4\xb8'.decode()))  # expect: UnicodeDecodeError: 'utf-8' codec can't decode bytes in position 0-1: unexpected end of data
print(error(lambda: b'\xe4\xb8a'.decode()))  # expect: UnicodeDecodeError: 'utf-8' codec can't decode bytes in position 0-1: invalid continuation byte
print(error(lambda: b'\xf0\x9f\x98'.decode()))  # expect: UnicodeDecodeError: 'utf-8' codec can't decode bytes in position 0-2: unexpected end of data
print(error(lambda: b'\xf0\x8f\x98'.decode()))  # expect: UnicodeDecodeError: 'utf-8' codec can't decode byte 0xf0 in position 0: invalid continuation byte
print(error(lambda: b'\xc0'.decode()))  # expect: UnicodeDecodeError: 'utf-8' codec can't decode byte 0xc0 in position 0: invalid start byte
print(error(lambda: b'\xed\xa0\x80'.decode()))  # expect: UnicodeDecodeError: 'utf-8' codec can't decode byte 0xed in position 0: invalid continuation byte
print(error(lambda: b'\xed\xa0\x80'.decode('utf8','replace')))  # expect: '���'
print(error(lambda: b'\xed\xa0\x80'.decode('utf8','surrogatepass')))  # expect: '\ud800'
print(error(lambda: b'ab\xff\xfe'.decode('utf8','surrogateescape')))  # expect: 'ab\udcff\udcfe'
print(error(lambda: 'ab\udcff'.encode('utf8','surrogateescape')))  # expect: b'ab\xff'
print(error(lambda: '\ud800\udc00'.encode()))  # expect: UnicodeEncodeError: 'utf-8' codec can't encode characters in position 0-1: surrogates not allowed
print(error(lambda: '\ud800'.encode('utf-16')))  # expect: UnicodeEncodeError: 'utf-16' codec can't encode character '\ud800' in position 0: surrogates not allowed
print(error(lambda: 'é€'.encode('ascii')))  # expect: UnicodeEncodeError: 'ascii' codec can't encode characters in position 0-1: ordinal not in range(128)
print(error(lambda: 'a€b'.encode('latin-1')))  # expect: UnicodeEncodeError: 'latin-1' codec can't encode character '\u20ac' in position 1: ordinal not in range(256)
print(error(lambda: 'a€b'.encode('cp1252')))  # expect: b'a\x80b'
print(error(lambda: 'aЖb'.encode('cp1252')))  # expect: UnicodeEncodeError: 'charmap' codec can't encode character '\u0416' in position 1: character maps to <undefined>
print(error(lambda: b'\x81'.decode('cp1252')))  # expect: UnicodeDecodeError: 'charmap' codec can't decode byte 0x81 in position 0: character maps to <undefined>
print(error(lambda: 'a\x81'.encode('ascii')))  # expect: UnicodeEncodeError: 'ascii' codec can't encode character '\x81' in position 1: ordinal not in range(128)
print(error(lambda: '😀'.encode('ascii','backslashreplace')))  # expect: b'\\U0001f600'
print(error(lambda: '😀é'.encode('ascii','xmlcharrefreplace')))  # expect: b'&#128512;&#233;'
print(error(lambda: '😀é'.encode('ascii','namereplace')))  # expect: b'\\N{GRINNING FACE}\\N{LATIN SMALL LETTER E WITH ACUTE}'
print(error(lambda: 'x'.encode('foo')))  # expect: LookupError: unknown encoding: foo
print(error(lambda: 'é'.encode('ascii','foo')))  # expect: LookupError: unknown error handler name 'foo'
print(error(lambda: b'\xff'.decode('ascii','xmlcharrefreplace')))  # expect: TypeError: don't know how to handle UnicodeDecodeError in error callback
print(error(lambda: b'\xff'.decode('ascii','foo')))  # expect: LookupError: unknown error handler name 'foo'
print(error(lambda: 'a'.encode('utf-16')))  # expect: b'\xff\xfea\x00'
print(error(lambda: 'a😀'.encode('utf-32-be')))  # expect: b'\x00\x00\x00a\x00\x01\xf6\x00'
print(error(lambda: 'a😀'.encode('utf-16-be')))  # expect: b'\x00a\xd8=\xde\x00'
print(error(lambda: '\ud83d'.encode('utf-16-le','surrogatepass')))  # expect: b'=\xd8'
print(error(lambda: b'\xff\xfe=\xd8'.decode('utf-16','replace')))  # expect: '�'
print(error(lambda: b'\\u0041\\n\\x41\\101\\N{DIGIT ONE}'.decode('unicode_escape')))  # expect: 'A\nAA1'
print(error(lambda: b'\\u004'.decode('unicode_escape')))  # expect: UnicodeDecodeError: 'unicodeescape' codec can't decode bytes in position 0-4: truncated \uXXXX escape
print(error(lambda: 'é€\n\\😀'.encode('unicode_escape')))  # expect: b'\\xe9\\u20ac\\n\\\\\\U0001f600'
print(error(lambda: 'é€\n\\'.encode('raw_unicode_escape')))  # expect: b'\xe9\\u20ac\n\\'
print(error(lambda: b'\\'.decode('unicode_escape')))  # expect: UnicodeDecodeError: 'unicodeescape' codec can't decode byte 0x5c in position 0: \ at end of string
print(error(lambda: b'\\x4'.decode('unicode_escape')))  # expect: UnicodeDecodeError: 'unicodeescape' codec can't decode bytes in position 0-2: truncated \xXX escape
print(error(lambda: b'\\N{foo}'.decode('unicode_escape')))  # expect: UnicodeDecodeError: 'unicodeescape' codec can't decode bytes in position 0-6: unknown Unicode character name
print(error(lambda: b'\xef\xbb\xbfab'.decode('utf-8-sig')))  # expect: 'ab'
print(error(lambda: 'ab'.encode('utf-8-sig')))  # expect: b'\xef\xbb\xbfab'
print(error(lambda: 'ab'.encode('utf8', 3)))  # expect: TypeError: encode() argument 'errors' must be str, not int
print(error(lambda: str(b'ab','ascii')))  # expect: 'ab'
print(error(lambda: str(b'\xff','ascii')))  # expect: UnicodeDecodeError: 'ascii' codec can't decode byte 0xff in position 0: ordinal not in range(128)
print(error(lambda: str(3,'ascii')))  # expect: TypeError: decoding to str: need a bytes-like object, int found
print(error(lambda: str(b'ab',errors='strict')))  # expect: 'ab'
print(error(lambda: str('ab','ascii')))  # expect: TypeError: decoding str is not supported
print(error(lambda: bytes('é','ascii')))  # expect: UnicodeEncodeError: 'ascii' codec can't encode character '\xe9' in position 0: ordinal not in range(128)
print(error(lambda: UnicodeDecodeError('a')))  # expect: TypeError: function takes exactly 5 arguments (1 given)
print(error(lambda: str(UnicodeDecodeError('utf8',b'abc',1,3,'why'))))  # expect: "'utf8' codec can't decode bytes in position 1-2: why"
print(error(lambda: str(UnicodeEncodeError('utf8','abc',1,2,'why'))))  # expect: "'utf8' codec can't encode character '\\x62' in position 1: why"
print(error(lambda: str(UnicodeTranslateError('abc',1,2,'why'))))  # expect: "can't translate character '\\x62' in position 1: why"
print(error(lambda: UnicodeEncodeError('utf8','abc',1,2,'why')))  # expect: UnicodeEncodeError('utf8', 'abc', 1, 2, 'why')
