"""Names, categories and normal forms of characters."""
import unicodedata


def attempt(function, *args):
    try:
        print(repr(function(*args)))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


u = unicodedata
for call in ((u.name, "ab"), (u.name, 5), (u.name, "\n"), (u.name, "\n", None), (u.name, "é"), (u.name, "가"), (u.lookup, "SNOWMAN"), (u.lookup, "X"),
             (u.category, "A"), (u.category, "1"), (u.category, "\ud800"), (u.category, "ab"), (u.decimal, "a"), (u.decimal, "٣"), (u.decimal, "a", 1),
             (u.digit, "²"), (u.digit, "a"), (u.combining, "\u0301"), (u.is_normalized, "NFC", "e\u0301"), (u.normalize, "X", "a"),
             (u.normalize, "NFC", 5), (u.normalize, "NFKC", "ﬁ①"), (u.normalize, "NFC", "e\u0301")):
    attempt(*call)
print("".join(c for c in u.normalize("NFD", "Crème Brûlée") if not u.combining(c)))

# output:
# TypeError: name() argument 1 must be a unicode character, not str
# TypeError: name() argument 1 must be a unicode character, not int
# ValueError: no such name
# None
# 'LATIN SMALL LETTER E WITH ACUTE'
# 'HANGUL SYLLABLE GA'
# '☃'
# KeyError: "undefined character name 'X'"
# 'Lu'
# 'Nd'
# 'Cs'
# TypeError: category() argument must be a unicode character, not str
# ValueError: not a decimal
# 3
# 1
# 2
# ValueError: not a digit
# 230
# False
# ValueError: invalid normalization form
# TypeError: normalize() argument 2 must be str, not int
# 'fi1'
# 'é'
# Creme Brulee
