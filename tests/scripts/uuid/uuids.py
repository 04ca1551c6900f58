import uuid
import secrets


def error(call):
    """The exception that a call ends in."""
    try:
        return call()
    except Exception as exception:
        return f"{type(exception).__name__}: {exception}"


u = uuid.UUID("12345678-1234-5678-9234-567812345678")
print(u, repr(u), u.hex, u.int, u.version, u.variant, u.fields, u.urn, u.bytes_le)  # expect: 12345678-1234-5678-9234-567812345678 UUID('12345678-1234-5678-9234-567812345678') 12345678123456789234567812345678 24197857161011715171395211673843553912 5 specified in RFC 4122 (305419896, 4660, 22136, 146, 52, 95073701484152) urn:uuid:12345678-1234-5678-9234-567812345678 b'xV4\x124\x12xV\x924Vx\x124Vx'
print(uuid.UUID(int=5), uuid.UUID(bytes=b"x" * 16) == uuid.UUID(hex="78" * 16), uuid.UUID("{" + u.hex + "}") == u, len({u, uuid.UUID(str(u))}), uuid.UUID(int=1) < uuid.UUID(int=2))  # expect: 00000000-0000-0000-0000-000000000005 True True 1 True
print(uuid.uuid3(uuid.NAMESPACE_DNS, "python.org"), uuid.uuid5(uuid.NAMESPACE_URL, "x"), uuid.uuid4().version, uuid.uuid1().version, uuid.uuid4() != uuid.uuid4(), len(str(uuid.uuid4())))  # expect: 6fa459ea-ee8a-3ca4-894e-db77e160355e 4cd605e7-afa2-5360-b5b9-c5e9fb5c76f4 4 1 True 36
print(len(secrets.token_bytes(5)), len(secrets.token_hex(4)), len(secrets.token_urlsafe(4)), secrets.randbelow(1), secrets.choice([7]), secrets.compare_digest("a", "a"))  # expect: 5 8 6 0 7 True
print(error(lambda: uuid.UUID("x")))  # expect: ValueError: badly formed hexadecimal UUID string
print(error(lambda: uuid.UUID()))  # expect: TypeError: one of the hex, bytes, bytes_le, fields, or int arguments must be given
print(error(lambda: uuid.UUID(int=-1)))  # expect: ValueError: int is out of range (need a 128-bit value)
print(error(lambda: setattr(u, "int", 1)))  # expect: TypeError: UUID objects are immutable
print(error(lambda: u < 1))  # expect: TypeError: '<' not supported between instances of 'UUID' and 'int'
print(error(lambda: secrets.randbelow(0)))  # expect: ValueError: Upper bound must be positive.
