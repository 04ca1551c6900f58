# Every float("nan") is an object of its own in CPython: equal to none, identical only to itself.
import struct

nan, other = float("nan"), float("nan")
print(nan in [nan], other in [nan], [nan] == [nan], [nan] == [other])  # expect: True False True False
print(len({nan, other}), len({nan, nan}), {nan: 1, other: 2}[other], [nan, other, nan].count(nan))  # expect: 2 1 2 2
print(nan is nan, nan is other, nan == nan, (nan, 1) == (nan, 1), [other, nan].index(nan))  # expect: True False False True 1
print(nan, -nan, float("-nan"), [float("NaN"), float("+nan")], nan.hex())  # expect: nan nan nan [nan, nan] nan
print(struct.pack("<d", nan), struct.pack("<d", float("-nan")), struct.pack("<f", nan), struct.pack("<e", other))  # expect: b'\x00\x00\x00\x00\x00\x00\xf8\x7f' b'\x00\x00\x00\x00\x00\x00\xf8\xff' b'\x00\x00\xc0\x7f' b'\x00~'
print(struct.unpack("<d", struct.pack("<d", nan)), struct.pack("<d", *struct.unpack("<d", b"\1\0\0\0\0\0\xf8\x7f")))  # expect: (nan,) b'\x01\x00\x00\x00\x00\x00\xf8\x7f'
print(0.0 in [-0.0], len({0.0, -0.0}), [1.5, 0.0].index(-0.0))  # expect: True 1 1
