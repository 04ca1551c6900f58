# Places are found alike in short and long texts, whatever they are made of.
for text in ["", "a", "banana", "banana" * 5, "bänäna" * 5, "\U0001f600ana" * 6]:
    print(text.count("an"), text.count("a"), text.find("n"), text.split("n", 2)[:1], "q" in text, "" in text)
print("aaaa".split("aa"), "aaaaa".replace("aa", "b"), "a,b,,c".split(","), "a::b".split(":", 1))
print("-".join([]), "-".join(["x"]), "-".join("abc" * 9), ", ".join(["é", "a"]), "".join(["a" * 12, "b" * 12, "c"]))
print("x" * 24 + "y", "x" * 23 + "y", f"{'p' * 12}{'q' * 12}", f"{'p' * 12}{'q' * 13}")
first, second = "a b".split(" ")
print(first, second)
# output:
# 0 0 -1 [''] False True
# 0 1 -1 ['a'] False True
# 2 3 2 ['ba'] False True
# 10 15 2 ['ba'] False True
# 0 5 2 ['bä'] False True
# 6 12 2 ['😀a'] False True
# ['', '', ''] bba ['a', 'b', '', 'c'] ['a', ':b']
#  x a-b-c-a-b-c-a-b-c-a-b-c-a-b-c-a-b-c-a-b-c-a-b-c-a-b-c é, a aaaaaaaaaaaabbbbbbbbbbbbc
# xxxxxxxxxxxxxxxxxxxxxxxxy xxxxxxxxxxxxxxxxxxxxxxxy ppppppppppppqqqqqqqqqqqq ppppppppppppqqqqqqqqqqqqq
# a b
