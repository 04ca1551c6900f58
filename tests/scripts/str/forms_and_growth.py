"""Texts of one, two and four bytes a character put together, grown in place and taken apart."""

texts = ["", "a", "plain ascii", "caf\u00e9", "\u4f60\u597d", "\U0001f600x", "\udc80", "a" * 23, "a" * 24, "a" * 300]
for text in texts:
    for other in texts:
        both = text + other
        assert len(both) == len(text) + len(other) and both.startswith(text) and both.endswith(other)
        assert both == "".join([text, other]) == f"{text}{other}" and hash(both) == hash("".join([text, other]))
        assert both[: len(text)] == text and both[len(text) :] == other and (other in both) and list(both) == [*text, *other]
        assert both.replace(other, "") == both.replace(other, "", len(both)) and both.count("a") == both.split("a").__len__() - 1

grown = ""
for number in range(2000):
    grown += "xyz"
    kept = grown
    grown += str(number)
    assert kept + str(number) == grown and hash(kept) != hash(grown)
print(len(grown), grown[:20], grown[-8:])

word = "ab"
alias = word
word += "c"
print(alias, word)
key = "k"
table = {key: 1}
key += "ey"
table[key] = 2
name = "".join(["attri", "bute"])


class Thing:
    pass


setattr(Thing, name, 5)
name += "s"
print(table, hasattr(Thing, name), hasattr(Thing, "attribute"))
grown = "\u00e9"
for _ in range(3):
    grown += "a\u4f60"
print(ascii(grown), "%s|%r|%5s|%-5s|%.2s" % ("a", "it's", 1.5, None, True), "%r %r" % ("\u00e9", 'a"b'))
print(repr("plain"), repr("it's"), repr('"'), repr("a\\b\n"), repr("\x7f~ \x1f"))
print("ab cd".title(), "x1y don't".title(), "\u00e9a b".title(), "abc".translate({97: "A", 98: None}), "abc".translate({99: 0x4f60}))
print([text.isalpha() for text in ("", "ab", "a1", "\u00e9")], [text.isdigit() for text in ("", "12", "1a", "\u00b2")])
print("a b".isalnum(), "a1".isalnum(), " \t".isspace(), "".isspace(), "1".isdecimal(), "\u00bd".isnumeric())
print(hex(-255), bin(5), oct(8), hex(0), bin(-1), hex(2**70))
print("a,b,,c".split(","), ("x," * 40).split(",").__len__(), ",".split(","), "aXbX".split("X", 1), "no".split(","))

# output:
# 12890 xyz0xyz1xyz2xyz3xyz4 8xyz1999
# ab abc
# {'k': 1, 'key': 2} False True
# '\xe9a\u4f60a\u4f60a\u4f60' a|"it's"|  1.5|None |Tr 'é' 'a"b'
# 'plain' "it's" '"' 'a\\b\n' '\x7f~ \x1f'
# Ab Cd X1Y Don'T Éa B Ac ab你
# [False, True, False, True] [False, True, False, True]
# False True True False True True
# -0xff 0b101 0o10 0x0 -0b1 0x400000000000000000
# ['a', 'b', '', 'c'] 41 ['', ''] ['a', 'bX'] ['no']
