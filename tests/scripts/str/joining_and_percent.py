"""Texts put together by `join`, `+=`, `%` and f-strings, ASCII and not."""
print(", ".join(["a", "b", "c"]), "é".join("ab"), "".join([]), "-".join(["ü"]), "".join(["a", "€", "😀"]))
# expect: a, b, c aéb  ü a€😀
print("%d,%s;%s" % (3, "x", -7), "%s" % "ü", "100%%" % (), "%s%%" % 5, "%5d|%-4s|%05.1f" % (42, "ab", 2.25))
# expect: 3,x;-7 ü 100% 5%    42|ab  |002.2
print("%s %s" % (None, [1]), "%(k)s" % {"k": 1}, "%d" % 2**70, "%d" % True, "%s" % (1.5,))
# expect: None [1] 1 1180591620717411303424 1 1.5
for template, values in [("%d", "x"), ("%s", ()), ("%s", (1, 2)), ("%", 1), ("%y", 1), ("plain", 1)]:
    try:
        print(template % values)
    except (TypeError, ValueError) as error:
        print(error)
# expect: %d format: a real number is required, not str
# expect: not enough arguments for format string
# expect: not all arguments converted during string formatting
# expect: incomplete format
# expect: unsupported format character 'y' (0x79) at index 1
# expect: not all arguments converted during string formatting
try:
    "-".join(["a", 1])
except TypeError as error:
    print(error)  # expect: sequence item 1: expected str instance, int found
name = "n"
for part in ("a", "é", "b"):
    name += part
print(name, f"{name}{5}{2.5}{None}{True}{name!r:>8}", f"{3:03d}{'':>2}|")  # expect: naéb naéb52.5NoneTrue  'naéb' 003  |


class Shown:
    def __format__(self, spec):
        return f"<{spec}>"


print(f"{Shown()}{Shown():x}", "é" in "café", "af" in "café", "" in "", "x" in "abc")  # expect: <><x> True True True False
print("hELLO wORLD".capitalize(), "ÉA".capitalize(), "".capitalize(), "b" in {"b": 1})
# expect: Hello world Éa  True
