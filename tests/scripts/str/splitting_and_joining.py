# Short and long texts, separators of one and of several characters, ASCII and not.
long = "ab--" * 100 + "ab"
print(len(long.split("--")), len(long.split("-")), len(long.replace("--", "+")), long.replace("b-", "", 3)[:8])
for text in ["", "a", "a,b,,c", "a, b, c", ",", "\u00e4,b", " x  y \t z\n"]:
    for separator in [",", ", ", "\u00e4", None]:
        print(text.split(separator), text.split(separator, 1), text.split(separator, 0), end=" ")
    print(text.replace(",", ""), text.replace("", "-"), text.replace(",", "<>", 1), text.replace("a", "\u00e4"))
print("-".join([]), "-".join(["one"]), "-".join(("a", "b")), "".join(["a"] * 30), ", ".join(["x"] * 12), "\u00e4".join("abc"))


class Text(str):
    def __str__(self):
        return "other"


word = Text("word")
print("-".join([word, word]), type("".join([word])), f"{word}", "%s" % word, word + "s", word.split("o"))
for wrong in ([1], ["a", None], ("a", b"b"), 3, {1: 2}):
    try:
        print(",".join(wrong))
    except TypeError as error:
        print(error)
row = ["a", "b"]
print(",".join(row), row, "a" in "abc", "" in "", "bc" in "abc", "cb" in "abc", "\u00e4" in "abc", "x" in "a" * 40 + "x")
try:
    print("abc".split(""))
except ValueError as error:
    print(error)

# output:
# 101 201 302 a-a-a-ab
# [''] [''] [''] [''] [''] [''] [''] [''] [''] [] [] []  -  
# ['a'] ['a'] ['a'] ['a'] ['a'] ['a'] ['a'] ['a'] ['a'] ['a'] ['a'] ['a'] a -a- a ä
# ['a', 'b', '', 'c'] ['a', 'b,,c'] ['a,b,,c'] ['a,b,,c'] ['a,b,,c'] ['a,b,,c'] ['a,b,,c'] ['a,b,,c'] ['a,b,,c'] ['a,b,,c'] ['a,b,,c'] ['a,b,,c'] abc -a-,-b-,-,-c- a<>b,,c ä,b,,c
# ['a', ' b', ' c'] ['a', ' b, c'] ['a, b, c'] ['a', 'b', 'c'] ['a', 'b, c'] ['a, b, c'] ['a, b, c'] ['a, b, c'] ['a, b, c'] ['a,', 'b,', 'c'] ['a,', 'b, c'] ['a, b, c'] a b c -a-,- -b-,- -c- a<> b, c ä, b, c
# ['', ''] ['', ''] [','] [','] [','] [','] [','] [','] [','] [','] [','] [',']  -,- <> ,
# ['ä', 'b'] ['ä', 'b'] ['ä,b'] ['ä,b'] ['ä,b'] ['ä,b'] ['', ',b'] ['', ',b'] ['ä,b'] ['ä,b'] ['ä,b'] ['ä,b'] äb -ä-,-b- ä<>b ä,b
# [' x  y \t z\n'] [' x  y \t z\n'] [' x  y \t z\n'] [' x  y \t z\n'] [' x  y \t z\n'] [' x  y \t z\n'] [' x  y \t z\n'] [' x  y \t z\n'] [' x  y \t z\n'] ['x', 'y', 'z'] ['x', 'y \t z\n'] ['x  y \t z\n']  x  y 	 z
#  - -x- - -y- -	- -z-
# -  x  y 	 z
#   x  y 	 z
#
#  one a-b aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa x, x, x, x, x, x, x, x, x, x, x, x aäbäc
# word-word <class 'str'> other other words ['w', 'rd']
# sequence item 0: expected str instance, int found
# sequence item 1: expected str instance, NoneType found
# sequence item 1: expected str instance, bytes found
# can only join an iterable
# sequence item 0: expected str instance, int found
# a,b ['a', 'b'] True True True False False True
# empty separator
