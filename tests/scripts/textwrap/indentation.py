"""dedent and indent."""

import textwrap

TEXTS = ["  a\n   b\n\n  c", "\ta\n  b", " a\n  \t \n b\n", "", "x", "   ", "  a\n\r\n  b", "\n  a\n    b\n  ", " \ta\n \tb\n  c", "\t\n"]
for text in TEXTS:
    print(repr(textwrap.dedent(text)), repr(textwrap.indent(text, "> ")), repr(textwrap.indent(text, "+", lambda line: True)))
print(textwrap.dedent("""\
    def f():
        return 1

    f()
    """))
print(textwrap.indent("one\n\ntwo\n", "  ", lambda line: "o" in line), end="")
try:
    textwrap.dedent(5)
except TypeError as error:
    print(error)

# output:
# 'a\n b\n\nc' '>   a\n>    b\n\n>   c' '+  a\n+   b\n+\n+  c'
# '\ta\n  b' '> \ta\n>   b' '+\ta\n+  b'
# 'a\n\nb\n' '>  a\n  \t \n>  b\n' '+ a\n+  \t \n+ b\n'
# '' '' ''
# 'x' '> x' '+x'
# '' '   ' '+   '
# '  a\n\r\n  b' '>   a\n\r\n>   b' '+  a\n+\r\n+  b'
# '\na\n  b\n' '\n>   a\n>     b\n  ' '+\n+  a\n+    b\n+  '
# '\ta\n\tb\n c' '>  \ta\n>  \tb\n>   c' '+ \ta\n+ \tb\n+  c'
# '\n' '\t\n' '+\t\n'
# def f():
#     return 1
#
# f()
#
#   one
#
#   two
# expected string or bytes-like object, got 'int'
