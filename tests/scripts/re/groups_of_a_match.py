"""What a match knows: groups by number and name, their places, what matched last."""

import re

m = re.search(r"(?P<year>\d{4})-(?P<month>\d\d)(-(\d\d))?", "on 2024-05 or 2025-06-07", 0)
print(m)
print(m.group(), m.group(0), m.group(1), m.group("month"), m.group("year", 2, 4))
print(m["year"], m[2], m[3], m.groups(), m.groups("?"), m.groupdict(), m.groupdict(default=0))
print(m.start(), m.end("year"), m.span(2), m.span(3), m.regs)
print(m.pos, m.endpos, m.lastindex, m.lastgroup, m.string, m.re)
print(m.expand(r"\g<month>/\1 [\3]"), bool(m), m.__copy__() is m, m.__deepcopy__({}) is m)

pattern = re.compile(r"(a)|(b)|((c)d)")
for text in ("a", "b", "cd"):
    found = pattern.match(text)
    print(found.lastindex, found.lastgroup, found.groups(), found.regs)

print(re.compile(r"\d+").search("ab12cd345", 4), re.compile("^b").search("ab", 1), re.compile("c$").search("abcd", 0, 3))
print(re.compile("(?<=a)b").search("ab", 1), re.compile("b").match("abc", 1), re.compile("b").fullmatch("abc", 1, 2))
print(pattern.groups, dict(pattern.groupindex), re.compile("(?P<x>a)(?P<y>b)").groupindex)

for key in (9, "no", -1, 1.5, None):
    try:
        m.group(key)
    except IndexError as error:
        print(type(error).__name__, error)

# output:
# <re.Match object; span=(3, 10), match='2024-05'>
# 2024-05 2024-05 2024 05 ('2024', '05', None)
# 2024 05 None ('2024', '05', None, None) ('2024', '05', '?', '?') {'year': '2024', 'month': '05'} {'year': '2024', 'month': '05'}
# 3 7 (8, 10) (-1, -1) ((3, 10), (3, 7), (8, 10), (-1, -1), (-1, -1))
# 0 24 2 month on 2024-05 or 2025-06-07 re.compile('(?P<year>\\d{4})-(?P<month>\\d\\d)(-(\\d\\d))?')
# 05/2024 [] True True True
# 1 None ('a', None, None, None) ((0, 1), (0, 1), (-1, -1), (-1, -1), (-1, -1))
# 2 None (None, 'b', None, None) ((0, 1), (-1, -1), (0, 1), (-1, -1), (-1, -1))
# 3 None (None, None, 'cd', 'c') ((0, 2), (-1, -1), (-1, -1), (0, 2), (0, 1))
# <re.Match object; span=(6, 9), match='345'> None <re.Match object; span=(2, 3), match='c'>
# <re.Match object; span=(1, 2), match='b'> <re.Match object; span=(1, 2), match='b'> <re.Match object; span=(1, 2), match='b'>
# 4 {} {'x': 1, 'y': 2}
# IndexError no such group
# IndexError no such group
# IndexError no such group
# IndexError no such group
# IndexError no such group
