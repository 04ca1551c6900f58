b = b"hello\x00\xff"
print(b, b[0], b[1:3], len(b), list(b[:2]), b.hex(), bytes.fromhex("0a ff"), b.upper(), b"a" in b, b.find(b"l"), b.split(b"l"), bytes(3), bytes([65, 66]), bytes("é", "utf8"))
ba = bytearray(b"abc"); ba[0] = 88; ba.append(100); ba += b"!"; print(ba, ba.decode(), bytes(ba), ba[::-1]); del ba[1]; print(ba)
print(b"a" + bytearray(b"b"), b"%d %s" % (5, b"x"), b"a,b".split(b","), b"x".join([b"1", b"2"]), int.from_bytes(b"\x01\x02", "big"), (258).to_bytes(2, "little"), b"abc" < b"abd")
mv = memoryview(bytearray(b"abcd")); mv[0] = 122; print(mv.tobytes(), mv[1:3].tolist(), len(mv))
for f in (lambda: b"a" + "b", lambda: b"abc"[5], lambda: bytes("x"), lambda: bytes([300]), lambda: b"\xff".decode("utf-8"), lambda: "\ud800".encode(), lambda: b"abc".index(b"z"), lambda: bytes(-1)):
    try: print(f())
    except Exception as e: print(type(e).__name__, "|", e)
print(b"\xff\xfea".decode("utf-8", "replace"), b"\xff".decode("utf-8", "ignore") == "", "é!".encode("ascii", "replace"), "é".encode("ascii", "xmlcharrefreplace"), "é".encode("ascii", "backslashreplace"))

# output:
# b'hello\x00\xff' 104 b'el' 7 [104, 101] 68656c6c6f00ff b'\n\xff' b'HELLO\x00\xff' False 2 [b'he', b'', b'o\x00\xff'] b'\x00\x00\x00' b'AB' b'\xc3\xa9'
# bytearray(b'Xbcd!') Xbcd! b'Xbcd!' bytearray(b'!dcbX')
# bytearray(b'Xcd!')
# b'ab' b'5 x' [b'a', b'b'] b'1x2' 258 b'\x02\x01' True
# b'zbcd' [98, 99] 4
# TypeError | can't concat str to bytes
# IndexError | index out of range
# TypeError | string argument without an encoding
# ValueError | bytes must be in range(0, 256)
# UnicodeDecodeError | 'utf-8' codec can't decode byte 0xff in position 0: invalid start byte
# UnicodeEncodeError | 'utf-8' codec can't encode character '\ud800' in position 0: surrogates not allowed
# ValueError | subsection not found
# ValueError | negative count
# ��a True b'?!' b'&#233;' b'\\xe9'
