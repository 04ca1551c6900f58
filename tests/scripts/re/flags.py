"""Flags: what they do, how they show themselves, how patterns show them."""

import re

print(re.findall("^a", "a\nA\na", re.M), re.findall("a$", "a\na", re.MULTILINE), re.findall("a$", "a\na\n"), re.findall(r"a\Z", "a\n"))
print(re.findall("a.b", "a\nb axb"), re.findall("a.b", "a\nb axb", re.S), re.findall("(?s:a.)b", "a\nb"))
print(re.findall("straSSe", "STRASSE strasse", re.I), re.findall("[a-c]+", "ABCd", re.I), re.findall("(?i:a)b", "Ab AB"))
print(re.findall(r"\w+", "é1_ x"), re.findall(r"\w+", "é1_ x", re.A), re.findall(r"\d+", "٣4"), re.findall(r"(?a)\d+", "٣4"))
print(re.findall(r"""
    (\d+)   # a number
    \ +     # blanks
    [ #]    # one of these
    """, "12  #", re.X), re.sub("(?x) a b # c", "-", "ab"))
print(re.findall("(?i)k", "kK\u212a"), re.findall("(?i)s", "sS\u017f"), re.findall("(?i)[\u0130]", "iI\u0130\u0131"))
print(re.findall("(?i)\u03c3", "\u03a3\u03c3\u03c2"), re.findall("(?ai)k", "kK\u212a"), re.findall("(?i:a(?-i:b))", "Ab AB"))
print(repr(re.I), re.I | re.M, re.NOFLAG, re.I & re.M, ~re.I & re.M, re.RegexFlag(2), re.RegexFlag["S"], re.I == 2)
print([*re.RegexFlag], re.I.name, re.I.value, (re.I | re.S).value, re.I in (re.I | re.X), bool(re.NOFLAG), re.I | 1024)
print(re.compile("a", re.I | re.X), re.compile(b"a"), re.compile("a\n'b", re.A), re.compile("(?im)x").flags, re.compile(b"x").flags)
print(re.compile("x" * 250))
print(re.match("x" * 80, "x" * 90))
print(re.compile("a") == re.compile("a"), re.compile("a") == re.compile("a", re.I), re.compile("a") is re.compile("a"))
print(re.compile("a") == re.compile(b"a"), len({re.compile("a"), re.compile("a", re.M)}), re.compile("a") != 1)
re.purge()
print(type(re.compile("")), type(re.match("", "")), re.Pattern[str], isinstance(re.I, int))

# output:
# ['a', 'a'] ['a', 'a'] ['a'] []
# ['axb'] ['a\nb', 'axb'] ['a\nb']
# ['STRASSE', 'strasse'] ['ABC'] ['Ab']
# ['é1_', 'x'] ['1_', 'x'] ['٣4'] ['4']
# ['12'] -
# ['k', 'K', 'K'] ['s', 'S', 'ſ'] ['i', 'I', 'İ', 'ı']
# ['Σ', 'σ', 'ς'] ['k', 'K'] ['Ab']
# re.IGNORECASE re.IGNORECASE|re.MULTILINE re.NOFLAG re.NOFLAG re.MULTILINE re.IGNORECASE re.DOTALL True
# [re.ASCII, re.IGNORECASE, re.LOCALE, re.UNICODE, re.MULTILINE, re.DOTALL, re.VERBOSE, re.DEBUG] IGNORECASE 2 18 True False re.IGNORECASE|0x400
# re.compile('a', re.IGNORECASE|re.VERBOSE) re.compile(b'a') re.compile("a\n'b", re.ASCII) 42 0
# re.compile('xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx)
# <re.Match object; span=(0, 80), match='xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx>
# True False True
# False 2 True
# <class 're.Pattern'> <class 're.Match'> re.Pattern[str] True
