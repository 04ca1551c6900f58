"""Look-ahead, look-behind, back-references, conditions."""

import re


def show(pattern, text):
    found = re.search(pattern, text)
    print(pattern, "->", found and (found.span(), found.groups()))


show(r"\w+(?=:)", "key: value")
show(r"\b(?!un)\w+", "undo redo")
show(r"(?<=\$)\d+", "cost $45")
show(r"(?<!\$)\b\d+", "cost $45 or 67")
show(r"(?=(a+))a*b\1", "baaabac")
show(r"(?!(a)b)a", "acab")
show(r"(?<=(ab))c", "abc")
show(r"(?<=x|y)a", "xa")
show(r"(?!)", "a")
show(r"(?=)", "a")
show(r"(['\"])(.*?)\1", 'say "it\'s"')
show(r"(?P<tag>\w+)>.*</(?P=tag)", "b>bold</b")
show(r"(<)?\w+@\w+(?(1)>|$)", "<user@host>")
show(r"^(<)?\w+@\w+(?(1)>|$)", "<user@host")
show(r"(?P<q>')?a(?(q)')", "'a'")
show(r"(a)?(?(1)b|c)", "c")
show(r"(?i:(a))\1", "aA aa")
show(r"(?<=\ba)b(?=\b)", "ab")
show(r"(?<![a-z])c(?<=[c])", "Cc c")

for pattern in ("(?<=a*)b", "(?<=a|bc)d", "(?<=(a)\\1)", "(?(2)a|b)(c)", "(?(x)a)", "(a\\1)"):
    try:
        print(re.compile(pattern))
    except re.error as error:
        print(pattern, "->", error)

# output:
# \w+(?=:) -> ((0, 3), ())
# \b(?!un)\w+ -> ((5, 9), ())
# (?<=\$)\d+ -> ((6, 8), ())
# (?<!\$)\b\d+ -> ((12, 14), ())
# (?=(a+))a*b\1 -> ((3, 6), ('a',))
# (?!(a)b)a -> ((0, 1), (None,))
# (?<=(ab))c -> ((2, 3), ('ab',))
# (?<=x|y)a -> ((1, 2), ())
# (?!) -> None
# (?=) -> ((0, 0), ())
# (['\"])(.*?)\1 -> ((4, 10), ('"', "it's"))
# (?P<tag>\w+)>.*</(?P=tag) -> ((0, 9), ('b',))
# (<)?\w+@\w+(?(1)>|$) -> ((0, 11), ('<',))
# ^(<)?\w+@\w+(?(1)>|$) -> None
# (?P<q>')?a(?(q)') -> ((0, 3), ("'",))
# (a)?(?(1)b|c) -> ((0, 1), (None,))
# (?i:(a))\1 -> ((3, 5), ('a',))
# (?<=\ba)b(?=\b) -> ((1, 2), ())
# (?<![a-z])c(?<=[c]) -> ((1, 2), ())
# (?<=a*)b -> look-behind requires fixed-width pattern
# (?<=a|bc)d -> look-behind requires fixed-width pattern
# (?<=(a)\1) -> cannot refer to group defined in the same lookbehind subpattern at position 9
# (?(2)a|b)(c) -> invalid group reference 2 at position 3
# (?(x)a) -> unknown group name 'x' at position 3
# (a\1) -> cannot refer to an open group at position 2
