import base64
import binascii


def error(call):
    """The exception that a call ends in."""
    try:
        return call()
    except Exception as exception:
        return f"{type(exception).__name__}: {exception}"


print(base64.b64encode(b"hi\xff\xfe"), base64.urlsafe_b64encode(b"hi\xff\xfe"), base64.b64decode("aGk="), base64.b64decode("aG!k="), base64.urlsafe_b64decode("aGn__g=="), base64.b64encode(b"\xff\xfe", altchars=b"-_"))  # expect: b'aGn//g==' b'aGn__g==' b'hi' b'hi' b'hi\xff\xfe' b'__4='
print(base64.b32encode(b"hello"), base64.b32decode("NBSWY3DP"), base64.b32hexencode(b"hello"), base64.b16encode(b"hi"), base64.b16decode("6869"), base64.a85encode(b"hello world"), base64.a85decode(b"BOu!rD]j7BEbo7"), base64.b85encode(b"hello world"), base64.b85decode(b"Xk~0{Zy<MXa%^M"))  # expect: b'NBSWY3DP' b'hello' b'D1IMOR3F' b'6869' b'hi' b'BOu!rD]j7BEbo7' b'hello world' b'Xk~0{Zy<MXa%^M' b'hello world'
print(base64.encodebytes(b"x" * 10), base64.decodebytes(b"eHg=\n"), binascii.hexlify(b"abcde", "-", 2), binascii.unhexlify("6162"), binascii.crc32(b"hello"), binascii.crc_hqx(b"hello", 0), binascii.b2a_base64(b"abc"))  # expect: b'eHh4eHh4eHh4eA==\n' b'xx' b'61-6263-6465' b'ab' 907060870 50018 b'YWJj\n'
print(error(lambda: base64.b64decode("YQ")))  # expect: Error: Incorrect padding
print(error(lambda: base64.b64decode("Y")))  # expect: Error: Invalid base64-encoded string: number of data characters (1) cannot be 1 more than a multiple of 4
print(error(lambda: base64.b64decode("aG!k=", validate=True)))  # expect: Error: Only base64 data is allowed
print(error(lambda: base64.b64decode("é")))  # expect: ValueError: string argument should contain only ASCII characters
print(error(lambda: base64.b64encode("a")))  # expect: TypeError: a bytes-like object is required, not 'str'
print(error(lambda: base64.b32decode("nbswy3dp")))  # expect: Error: Non-base32 digit found
print(error(lambda: base64.b16decode("6a")))  # expect: Error: Non-base16 digit found
print(error(lambda: binascii.unhexlify("616")))  # expect: Error: Odd-length string
print(error(lambda: binascii.unhexlify("zz")))  # expect: Error: Non-hexadecimal digit found
print(binascii.Error.__mro__[1] is ValueError)  # expect: True
