"""wrap, fill, shorten: chunks, hyphens, dashes, indents, long words, limits."""

import textwrap

TEXT = "The quick brown fox -- well-known for half-baked ideas -- jumped over  the lazy dog.\nSupercalifragilistic-expialidocious! Done?"
for width in (10, 24, 40, 70):
    print(width, textwrap.wrap(TEXT, width))
options = [
    {"break_long_words": False}, {"drop_whitespace": False}, {"initial_indent": "* ", "subsequent_indent": "  "},
    {"fix_sentence_endings": True}, {"max_lines": 2}, {"max_lines": 1, "placeholder": "..."}, {"break_on_hyphens": False},
    {"replace_whitespace": False}, {"expand_tabs": False}, {"tabsize": 4, "max_lines": 3},
]
for option in options:
    print(option, textwrap.wrap("a\tb. " + TEXT, 20, **option))
print(textwrap.fill(TEXT, 30))
print(textwrap.shorten(TEXT, 40), "|", textwrap.shorten("Hello  world!", 12), "|", textwrap.shorten("Hello world", 5, placeholder="."))
print(textwrap.TextWrapper()._split("Look, goof-ball -- use the -b option! a--b e-mail's x-y 1-2"))
print(textwrap.wrap(""), textwrap.wrap("   "), textwrap.wrap("  a b", 3), textwrap.TextWrapper(width=5).fill("one two three"))
for call in (lambda: textwrap.wrap("a", 0), lambda: textwrap.wrap("a b", 2, max_lines=1), lambda: textwrap.wrap("a", nonsense=1)):
    try:
        print(call())
    except (ValueError, TypeError) as error:
        print(error)

# output:
# 10 ['The quick', 'brown fox', '-- well-', 'known for', 'half-baked', 'ideas --', 'jumped', 'over  the', 'lazy dog. ', 'Supercalif', 'ragilistic', '-expialido', 'cious!', 'Done?']
# 24 ['The quick brown fox --', 'well-known for half-', 'baked ideas -- jumped', 'over  the lazy dog.', 'Supercalifragilistic-', 'expialidocious! Done?']
# 40 ['The quick brown fox -- well-known for', 'half-baked ideas -- jumped over  the', 'lazy dog. Supercalifragilistic-', 'expialidocious! Done?']
# 70 ['The quick brown fox -- well-known for half-baked ideas -- jumped over', 'the lazy dog. Supercalifragilistic-expialidocious! Done?']
# {'break_long_words': False} ['a       b. The quick', 'brown fox -- well-', 'known for half-baked', 'ideas -- jumped over', 'the lazy dog.', 'Supercalifragilistic-', 'expialidocious!', 'Done?']
# {'drop_whitespace': False} ['a       b. The quick', ' brown fox -- well-', 'known for half-baked', ' ideas -- jumped ', 'over  the lazy dog. ', 'Supercalifragilistic', '-expialidocious! ', 'Done?']
# {'initial_indent': '* ', 'subsequent_indent': '  '} ['* a       b. The', '  quick brown fox --', '  well-known for', '  half-baked ideas', '  -- jumped over', '  the lazy dog. Supe', '  rcalifragilistic-', '  expialidocious!', '  Done?']
# {'fix_sentence_endings': True} ['a       b.  The', 'quick brown fox --', 'well-known for half-', 'baked ideas --', 'jumped over  the', 'lazy dog.  Supercali', 'fragilistic-', 'expialidocious!', 'Done?']
# {'max_lines': 2} ['a       b. The quick', 'brown fox -- [...]']
# {'max_lines': 1, 'placeholder': '...'} ['a       b. The...']
# {'break_on_hyphens': False} ['a       b. The quick', 'brown fox --', 'well-known for', 'half-baked ideas --', 'jumped over  the', 'lazy dog. Supercalif', 'ragilistic-expialido', 'cious! Done?']
# {'replace_whitespace': False} ['a       b. The quick', 'brown fox -- well-', 'known for half-baked', 'ideas -- jumped over', 'the lazy dog.\nSuperc', 'alifragilistic-', 'expialidocious!', 'Done?']
# {'expand_tabs': False} ['a b. The quick brown', 'fox -- well-known', 'for half-baked ideas', '-- jumped over  the', 'lazy dog. Supercalif', 'ragilistic-', 'expialidocious!', 'Done?']
# {'tabsize': 4, 'max_lines': 3} ['a   b. The quick', 'brown fox -- well-', 'known for [...]']
# The quick brown fox -- well-
# known for half-baked ideas --
# jumped over  the lazy dog.
# Supercalifragilistic-
# expialidocious! Done?
# The quick brown fox -- well-known [...] | Hello world! | .
# ['Look,', ' ', 'goof-', 'ball', ' ', '--', ' ', 'use', ' ', 'the', ' ', '-b', ' ', 'option!', ' ', 'a', '--', 'b', ' ', "e-mail's", ' ', 'x-y', ' ', '1-2']
# [] [] ['  a', 'b'] one
# two
# three
# invalid width 0 (must be > 0)
# placeholder too large for max width
# TextWrapper.__init__() got an unexpected keyword argument 'nonsense'
