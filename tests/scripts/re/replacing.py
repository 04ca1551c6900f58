"""sub, subn, split and expand: templates, functions, counts."""

import re

print(re.sub("b", "X", "abcb"), re.sub("b", "X", "abcb", count=1), re.subn("b", "", "abcb"))
print(re.sub(r"(\w+) (\w+)", r"\2 \1", "hello world"), re.sub(r"(?P<a>x)", r"[\g<a>\g<1>\g<0>]", "x"))
print(repr(re.sub("a", r"\n\t\\", "a")), re.sub("a", r"\0", "a") == "\0")
print(repr(re.sub("a", r"\101\060", "a")), re.sub("(a)|b", r"<\1>", "ab"), re.sub("a", r"\&\-", "a"))
print(re.sub(r"\d+", lambda m: str(int(m.group()) * 2), "1 22 333"), re.sub("x", lambda m: m[0].upper(), "axbx", count=1))
print(re.sub("a", lambda m: None, "bab"), re.sub("", "-", "ab"), re.sub("z", "y", "abc"), re.sub("(?i)A", "o", "bAba"))
print(re.split(r"[,;]\s*", "a, b;c"), re.split(r"([,;])", "a,b;c"), re.split(",", "a,b,c", maxsplit=1), re.split("x", ""))
print(re.split(r"(a)|b", "1a2b3"), re.compile(" ").split(" a  b "), re.split(r"\W*", "...words..."))
print(re.escape("a.b*c-d e_f\n\t#~&é/@"), re.escape(b"\x00a.b"), re.escape(""))
print(re.sub(b"b", rb"<\g<0>>", b"abc"), re.sub(b"b", lambda m: b"[" + m[0] + b"]", bytearray(b"abc")))

for template in (r"\1", r"\g<x>", r"\g<1", r"\g", r"\g<>", r"\g<1a>", r"\g<3>", r"\q", r"\400", "\\", r"\g<-1>", r"\99"):
    try:
        print(re.sub("a", template, "a"))
    except (re.error, IndexError) as error:
        print(template, "->", type(error).__name__, error)

for args in ((None, "a"), (5, "a"), ("x", None), ("x", b"a"), (b"x", "a"), (lambda m: 5, "xa")):
    try:
        print(re.sub("a", *args))
    except TypeError as error:
        print(error)

# output:
# aXcX aXcb ('ac', 2)
# world hello [xxx]
# '\n\t\\' True
# 'A0' <a><> \&\-
# 2 44 666 aXbx
# bb -a-b- abc bobo
# ['a', 'b', 'c'] ['a', ',', 'b', ';', 'c'] ['a', 'b,c'] ['']
# ['1', 'a', '2', None, '3'] ['', 'a', '', 'b', ''] ['', '', 'w', 'o', 'r', 'd', 's', '', '']
# a\.b\*c\-d\ e_f\
# \	\#\~\&é/@ b'\x00a\\.b' 
# b'a<b>c' b'a[b]c'
# \1 -> PatternError invalid group reference 1 at position 1
# \g<x> -> IndexError unknown group name 'x'
# \g<1 -> PatternError missing >, unterminated name at position 3
# \g -> PatternError missing < at position 2
# \g<> -> PatternError missing group name at position 3
# \g<1a> -> PatternError bad character in group name '1a' at position 3
# \g<3> -> PatternError invalid group reference 3 at position 3
# \q -> PatternError bad escape \q at position 0
# \400 -> PatternError octal escape value \400 outside of range 0-0o377 at position 0
# \ -> PatternError bad escape (end of pattern) at position 0
# \g<-1> -> PatternError bad character in group name '-1' at position 3
# \99 -> PatternError invalid group reference 99 at position 1
# decoding to str: need a bytes-like object, NoneType found
# decoding to str: need a bytes-like object, int found
# expected string or bytes-like object, got 'NoneType'
# cannot use a string pattern on a bytes-like object
# sequence item 0: expected str instance, bytes found
# sequence item 1: expected str instance, int found
