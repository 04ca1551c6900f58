"""Greedy, lazy and possessive repetitions; what groups in them keep; what matches the empty text."""

import re


def show(pattern, text, flags=0):
    found = re.search(pattern, text, flags)
    print(pattern, "->", found and (found.span(), found.groups(), found.lastindex))


for pattern in ("a*", "a*?", "a*+", "a+", "a+?", "a?", "a??", "a{2}", "a{2,}", "a{,2}", "a{1,2}?", "a{1,3}+a", "a{,}", "a{x}"):
    show(pattern, "aaaa{x}")
show(r"<.*>", "<a><b>")
show(r"<.*?>", "<a><b>")
show(r"(a|ab)(c|bcd)(d*)", "abcd")
show(r"(?:(a)|(b))*", "ab")
show(r"(a|b*)*", "aab")
show(r"(a*)*", "aa")
show(r"(a*)+", "b")
show(r"(?:a?)*?b", "aab")
show(r"((a)|b){2,3}c", "babc")
show(r"(|a)+", "aaa")
show(r"(?:x|(y))*?z", "xyxz")
show(r"(?>a*)ab", "aaab")
show(r"(?>a*)b", "aaab")
show(r"(?:ab)++c", "ababc")
show(r"(?:ab)++ab", "abab")
show(r"(a{2}){2}", "aaaaa")
show(r"(?:(?:a{1,2}){1,2}){1,2}b", "aaaaaaaab")
show(r"(.)*", "abc")
show(r"(\w+\s*)+$", "one two three")

print(re.findall(r"a*", "baac"), re.findall(r"a*?", "ba"), re.findall(r"\b|\w", "a bc"))
print([m.span() for m in re.finditer(r"x*", "axxb")], re.split(r"x*", "axbxc"), re.split(r"\b", "a b"))
print(re.sub(r"x*", "-", "abxd"), re.sub(r"^|$", "|", "ab"), re.subn(r"(?=b)", "_", "abab"))
print(re.findall(r"(a)(b)?", "abaab"), re.findall(r"(a)|b", "ab"), re.split(r"(,)|;", "a,b;c"))

# output:
# a* -> ((0, 4), (), None)
# a*? -> ((0, 0), (), None)
# a*+ -> ((0, 4), (), None)
# a+ -> ((0, 4), (), None)
# a+? -> ((0, 1), (), None)
# a? -> ((0, 1), (), None)
# a?? -> ((0, 0), (), None)
# a{2} -> ((0, 2), (), None)
# a{2,} -> ((0, 4), (), None)
# a{,2} -> ((0, 2), (), None)
# a{1,2}? -> ((0, 1), (), None)
# a{1,3}+a -> ((0, 4), (), None)
# a{,} -> ((0, 4), (), None)
# a{x} -> ((3, 7), (), None)
# <.*> -> ((0, 6), (), None)
# <.*?> -> ((0, 3), (), None)
# (a|ab)(c|bcd)(d*) -> ((0, 4), ('a', 'bcd', ''), 3)
# (?:(a)|(b))* -> ((0, 2), ('a', 'b'), 2)
# (a|b*)* -> ((0, 3), ('',), 1)
# (a*)* -> ((0, 2), ('',), 1)
# (a*)+ -> ((0, 0), ('',), 1)
# (?:a?)*?b -> ((0, 3), (), None)
# ((a)|b){2,3}c -> ((0, 4), ('b', 'a'), 1)
# (|a)+ -> ((0, 0), ('',), 1)
# (?:x|(y))*?z -> ((0, 4), ('y',), 1)
# (?>a*)ab -> None
# (?>a*)b -> ((0, 4), (), None)
# (?:ab)++c -> ((0, 5), (), None)
# (?:ab)++ab -> None
# (a{2}){2} -> ((0, 4), ('aa',), 1)
# (?:(?:a{1,2}){1,2}){1,2}b -> ((0, 9), (), None)
# (.)* -> ((0, 3), ('c',), 1)
# (\w+\s*)+$ -> ((0, 13), ('three',), 1)
# ['', 'aa', '', ''] ['', '', 'a', ''] ['', 'a', '', '', 'b', 'c', '']
# [(0, 0), (1, 3), (3, 3), (4, 4)] ['', 'a', '', 'b', '', 'c', ''] ['', 'a', ' ', 'b', '']
# -a-b--d- |ab| ('a_ba_b', 2)
# [('a', 'b'), ('a', ''), ('a', 'b')] ['a', ''] ['a', ',', 'b', None, 'c']
