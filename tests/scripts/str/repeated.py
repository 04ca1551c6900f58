"""Texts, bytes, lists and tuples many times over: whole, and of nothing as often as one likes."""
for text in ("x", "ab", "aé", "a\u20ac", "\U0001f600", "long" * 2000):
    for count in (0, 1, 2, 3, 4095, 4096, 4097, 10_001):
        many = text * count
        assert len(many) == len(text) * count and many.replace(text, "") == "", (text, count)
        assert many.count(text) == count
        data = text.encode()
        assert (data * count).decode() == many
        assert [*text] * count == [*many] if len(text) < 5 else True
print(repr("" * 10**18), b"" * 10**18, [] * 10**18, () * 10**18, bytearray() * 10**18)  # expect: '' b'' [] () bytearray(b'')
print("ab" * 3, b"ab" * 3, [1, 2] * 2, (None,) * 3, "x" * -1 == "")  # expect: ababab b'ababab' [1, 2, 1, 2] (None, None, None) True
inner = []
rows = [inner] * 3
rows[0].append(1)
print(rows, rows[0] is rows[2])  # expect: [[1], [1], [1]] True
