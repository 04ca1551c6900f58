"""What the compiler refuses: words and places."""
for text in (
    "def g(): {(yield x) for x in ()}",
    "def g(): {(yield x): 1 for x in ()}",
    "[i for i in range(5) if (j := 0) for j in range(5)]",
    "match x:\n case Foo(a=1, a=2): pass",
    "match x:\n case {'a': 1, 'a': 2}: pass",
    "from __future__ import nope",
    "global x; x = 1\nglobal x",
    "def f():\n x = 1\n print(x)\n global x",
):
    try:
        compile(text, "<string>", "exec")
    except SyntaxError as error:
        print(error.msg, error.lineno, error.offset, error.end_lineno, error.end_offset)

# output:
# 'yield' inside set comprehension 1 12 1 19
# 'yield' inside dict comprehension 1 12 1 19
# comprehension inner loop cannot rebind assignment expression target 'j' 1 38 1 39
# attribute name repeated in class pattern: a 2 18 2 19
# mapping pattern checks duplicate key ('a') 2 7 2 23
# future feature nope is not defined 1 1 1 None
# name 'x' is assigned to before global declaration 2 1 2 9
# name 'x' is used prior to global declaration 4 2 4 10
