"""Every mistake in a pattern, with its words and its place."""

import re

PATTERNS = r"""
* +a a** a{3,2} (* (?:*) |* ^* \b+ ( (a (?: (?P<a (?P<>a) (?P<1>a) (?P<a.b>c) (?Px) (?P (? (?<a) (?<
) a) (?=a [a [ [] [^] [z-a] [\d-z] [a-\d] (?z) (?i (?i- (?- (?iz) (?i1) (?i-z:a) (?-i) (?-a:b) (?i-i:a)
(?La) (?au) a(?i) (|(?i)a) (?P<a>x)(?P<a>y) \1 (a\1) \8 \400 [\400] \x1 [\xg] \u12 \U00110000 \N{no} \N [\8] \q [\q]
(?(1)a) (?(0)a) (?(a)b) (?(1a)b) (?(1)a|b|c)(d) (?(1 (?#a (?P=a) (?P=a (?P= (?P=1) (?<=a*) (?<=a{1,2}) (?<=(a)\1)
a{99999999999} \
""".split()

for pattern in PATTERNS:
    try:
        print(pattern, "->", re.compile(pattern).pattern)
    except (re.PatternError, OverflowError) as error:
        print(pattern, "->", type(error).__name__, error)

for pattern in (b"(?u)a", b"\\u1234", b"(?P<\xe9>a)", b"[b-a]"):
    try:
        print(pattern, "->", re.compile(pattern).pattern)
    except re.error as error:
        print(pattern, "->", error)

try:
    re.compile("ab\ncd(\n")
except re.error as error:
    print(error, "|", error.msg, error.pos, error.lineno, error.colno, repr(error.pattern), error.args)
print(re.PatternError("made by hand"), vars(re.PatternError("made by hand", "abc", 1)), re.error is re.PatternError)

for flags, pattern in ((re.L, "a"), (re.A | re.U, "a"), (re.U, b"a"), (re.A | re.L, b"a"), (re.I, re.compile("a"))):
    try:
        re.compile(pattern, flags)
    except ValueError as error:
        print(error)
for wrong in (5, None, ["a"]):
    try:
        re.compile(wrong)
    except TypeError as error:
        print(error)
for pattern, text in (("a", b"a"), (b"a", "a"), ("a", 5), ("a", None)):
    try:
        re.search(pattern, text)
    except TypeError as error:
        print(error)

# output:
# * -> PatternError nothing to repeat at position 0
# +a -> PatternError nothing to repeat at position 0
# a** -> PatternError multiple repeat at position 2
# a{3,2} -> PatternError min repeat greater than max repeat at position 2
# (* -> PatternError nothing to repeat at position 1
# (?:*) -> PatternError nothing to repeat at position 3
# |* -> PatternError nothing to repeat at position 1
# ^* -> PatternError nothing to repeat at position 1
# \b+ -> PatternError nothing to repeat at position 2
# ( -> PatternError missing ), unterminated subpattern at position 0
# (a -> PatternError missing ), unterminated subpattern at position 0
# (?: -> PatternError missing ), unterminated subpattern at position 0
# (?P<a -> PatternError missing >, unterminated name at position 4
# (?P<>a) -> PatternError missing group name at position 4
# (?P<1>a) -> PatternError bad character in group name '1' at position 4
# (?P<a.b>c) -> PatternError bad character in group name 'a.b' at position 4
# (?Px) -> PatternError unknown extension ?Px at position 1
# (?P -> PatternError unexpected end of pattern at position 3
# (? -> PatternError unexpected end of pattern at position 2
# (?<a) -> PatternError unknown extension ?<a at position 1
# (?< -> PatternError unexpected end of pattern at position 3
# ) -> PatternError unbalanced parenthesis at position 0
# a) -> PatternError unbalanced parenthesis at position 1
# (?=a -> PatternError missing ), unterminated subpattern at position 0
# [a -> PatternError unterminated character set at position 0
# [ -> PatternError unterminated character set at position 0
# [] -> PatternError unterminated character set at position 0
# [^] -> PatternError unterminated character set at position 0
# [z-a] -> PatternError bad character range z-a at position 1
# [\d-z] -> PatternError bad character range \d-z at position 1
# [a-\d] -> PatternError bad character range a-\d at position 1
# (?z) -> PatternError unknown extension ?z at position 1
# (?i -> PatternError missing -, : or ) at position 3
# (?i- -> PatternError missing flag at position 4
# (?- -> PatternError missing flag at position 3
# (?iz) -> PatternError unknown flag at position 3
# (?i1) -> PatternError missing -, : or ) at position 3
# (?i-z:a) -> PatternError unknown flag at position 4
# (?-i) -> PatternError missing : at position 4
# (?-a:b) -> PatternError bad inline flags: cannot turn off flags 'a', 'u' and 'L' at position 4
# (?i-i:a) -> PatternError bad inline flags: flag turned on and off at position 5
# (?La) -> PatternError bad inline flags: cannot use 'L' flag with a str pattern at position 3
# (?au) -> PatternError bad inline flags: flags 'a', 'u' and 'L' are incompatible at position 4
# a(?i) -> PatternError global flags not at the start of the expression at position 1
# (|(?i)a) -> PatternError global flags not at the start of the expression at position 2
# (?P<a>x)(?P<a>y) -> PatternError redefinition of group name 'a' as group 2; was group 1 at position 12
# \1 -> PatternError invalid group reference 1 at position 1
# (a\1) -> PatternError cannot refer to an open group at position 2
# \8 -> PatternError invalid group reference 8 at position 1
# \400 -> PatternError octal escape value \400 outside of range 0-0o377 at position 0
# [\400] -> PatternError octal escape value \400 outside of range 0-0o377 at position 1
# \x1 -> PatternError incomplete escape \x1 at position 0
# [\xg] -> PatternError incomplete escape \x at position 1
# \u12 -> PatternError incomplete escape \u12 at position 0
# \U00110000 -> PatternError bad escape \U00110000 at position 0
# \N{no} -> PatternError undefined character name 'no' at position 0
# \N -> PatternError missing { at position 2
# [\8] -> PatternError bad escape \8 at position 1
# \q -> PatternError bad escape \q at position 0
# [\q] -> PatternError bad escape \q at position 1
# (?(1)a) -> PatternError invalid group reference 1 at position 3
# (?(0)a) -> PatternError bad group number at position 3
# (?(a)b) -> PatternError unknown group name 'a' at position 3
# (?(1a)b) -> PatternError bad character in group name '1a' at position 3
# (?(1)a|b|c)(d) -> PatternError conditional backref with more than two branches at position 8
# (?(1 -> PatternError missing ), unterminated name at position 3
# (?#a -> PatternError missing ), unterminated comment at position 0
# (?P=a) -> PatternError unknown group name 'a' at position 4
# (?P=a -> PatternError missing ), unterminated name at position 4
# (?P= -> PatternError missing group name at position 4
# (?P=1) -> PatternError bad character in group name '1' at position 4
# (?<=a*) -> PatternError look-behind requires fixed-width pattern
# (?<=a{1,2}) -> PatternError look-behind requires fixed-width pattern
# (?<=(a)\1) -> PatternError cannot refer to group defined in the same lookbehind subpattern at position 9
# a{99999999999} -> OverflowError the repetition number is too large
# \ -> PatternError bad escape (end of pattern) at position 0
# b'(?u)a' -> bad inline flags: cannot use 'u' flag with a bytes pattern at position 3
# b'\\u1234' -> bad escape \u at position 0
# b'(?P<\xe9>a)' -> bad character in group name '\xe9' at position 4
# b'[b-a]' -> bad character range b-a at position 1
# missing ), unterminated subpattern at position 5 (line 2, column 3) | missing ), unterminated subpattern 5 2 3 'ab\ncd(\n' ('missing ), unterminated subpattern at position 5 (line 2, column 3)',)
# made by hand {'msg': 'made by hand', 'pattern': 'abc', 'pos': 1, 'lineno': 1, 'colno': 2} True
# cannot use LOCALE flag with a str pattern
# ASCII and UNICODE flags are incompatible
# cannot use UNICODE flag with a bytes pattern
# ASCII and LOCALE flags are incompatible
# cannot process flags argument with a compiled pattern
# first argument must be string or compiled pattern
# first argument must be string or compiled pattern
# unhashable type: 'list'
# cannot use a string pattern on a bytes-like object
# cannot use a bytes pattern on a string-like object
# expected string or bytes-like object, got 'int'
# expected string or bytes-like object, got 'NoneType'
