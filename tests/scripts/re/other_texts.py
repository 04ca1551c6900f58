"""Bytes, all widths of strings, lone surrogates: places are characters."""

import re

for text in ("caf\xe9 x", "日本語 text", "smile 😀 x 😀", "lone \ud800 x"):
    found = [m.span() for m in re.finditer(r"\w+|[^\w\s]", text)]
    print(ascii(text), found, ascii(re.sub("x", "é", text)), ascii(re.split(r"\s", text)), re.search("x|t$", text))
print(ascii(re.search("[\U0001f600-\U0001f64f]", "a😀")[0]), ascii(re.findall(r"\ud800", "\ud800a")), re.findall("\\u65e5", "日"))
print(re.findall(r"\N{SNOWMAN}", "\u2603"), re.findall(r"[^\x00-\x7f]", "aé日"), re.match("é", "é") is not None)

print(re.findall(rb"\w+", b"ab \xe9c"), re.search(rb"\xe9", b"\xe9").span(), re.split(b",", b"a,b"), re.match(b"(?P<n>a)", b"a").groupdict())
print(re.findall(b"(?i)\xe9", b"\xe9\xc9"), re.findall(rb"[\x80-\xff]+", b"a\x80\xff"), re.match(b"a", bytearray(b"ab")), re.match(b"a", memoryview(b"ab"))[0])
print(type(re.match(b"a", bytearray(b"ab")).group()), re.match(b"a", bytearray(b"ab")).string, re.search(rb"\bx\b", b"a x")[0])

scanner = re.compile(r"\s*(\d+|.)").scanner("12 + x")
print([m.group(1) for m in iter(scanner.match, None)])
finder = re.finditer("a", "aXa")
print(next(finder), type(finder).__name__, next(finder), next(finder, "end"))

# output:
# 'caf\xe9 x' [(0, 4), (5, 6)] 'caf\xe9 \xe9' ['caf\xe9', 'x'] <re.Match object; span=(5, 6), match='x'>
# '\u65e5\u672c\u8a9e text' [(0, 3), (4, 8)] '\u65e5\u672c\u8a9e te\xe9t' ['\u65e5\u672c\u8a9e', 'text'] <re.Match object; span=(6, 7), match='x'>
# 'smile \U0001f600 x \U0001f600' [(0, 5), (6, 7), (8, 9), (10, 11)] 'smile \U0001f600 \xe9 \U0001f600' ['smile', '\U0001f600', 'x', '\U0001f600'] <re.Match object; span=(8, 9), match='x'>
# 'lone \ud800 x' [(0, 4), (5, 6), (7, 8)] 'lone \ud800 \xe9' ['lone', '\ud800', 'x'] <re.Match object; span=(7, 8), match='x'>
# '\U0001f600' ['\ud800'] ['日']
# ['☃'] ['é', '日'] True
# [b'ab', b'c'] (0, 1) [b'a', b'b'] {'n': b'a'}
# [b'\xe9'] [b'\x80\xff'] <re.Match object; span=(0, 1), match=b'a'> b'a'
# <class 'bytes'> bytearray(b'ab') b'x'
# ['12', '+', 'x']
# <re.Match object; span=(0, 1), match='a'> callable_iterator <re.Match object; span=(2, 3), match='a'> end
