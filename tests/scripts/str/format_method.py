def error(call):
    """What a call returns, or the exception that it ends in."""
    try:
        return repr(call())
    except Exception as exception:
        return f"{type(exception).__name__}: {exception}"


print(error(lambda: "{} {}".format(1)))  # expect: IndexError: Replacement index 1 out of range for positional args tuple
print(error(lambda: "{0} {}".format(1,2)))  # expect: ValueError: cannot switch from manual field specification to automatic field numbering
print(error(lambda: "{} {0}".format(1,2)))  # expect: ValueError: cannot switch from automatic field numbering to manual field specification
print(error(lambda: "{a}".format()))  # expect: KeyError: 'a'
print(error(lambda: "{a}".format(a=1)))  # expect: '1'
print(error(lambda: "{0.x}".format(1)))  # expect: AttributeError: 'int' object has no attribute 'x'
print(error(lambda: "{0[a]}".format({"a":1})))  # expect: '1'
print(error(lambda: "{0[1]}".format([1,2])))  # expect: '2'
print(error(lambda: "{0[5]}".format([1,2])))  # expect: IndexError: list index out of range
print(error(lambda: "{".format()))  # expect: ValueError: Single '{' encountered in format string
print(error(lambda: "}".format()))  # expect: ValueError: Single '}' encountered in format string
print(error(lambda: "{{}}".format()))  # expect: '{}'
print(error(lambda: "{!r:>5}".format("a")))  # expect: "  'a'"
print(error(lambda: "{!z}".format("a")))  # expect: ValueError: Unknown conversion specifier z
print(error(lambda: "{:{}}".format(1,5)))  # expect: '    1'
print(error(lambda: "{:{:{}}}".format(1,2,3)))  # expect: ValueError: Max string recursion exceeded
print(error(lambda: "{0!}".format(1)))  # expect: ValueError: unmatched '{' in format spec
print(error(lambda: "{0!rx}".format(1)))  # expect: ValueError: expected ':' after conversion specifier
print(error(lambda: "{0[}".format([1])))  # expect: ValueError: expected '}' before end of string
print(error(lambda: "{0.}".format(1)))  # expect: ValueError: Empty attribute in format string
print(error(lambda: "{0[]}".format([1])))  # expect: ValueError: Empty attribute in format string
print(error(lambda: "{0[0]x}".format([1])))  # expect: ValueError: Only '.' or '[' may follow ']' in format field specifier
print(error(lambda: "{a.b[c]}".format_map({"a":type("X",(),{"b":{"c":3}})})))  # expect: '3'
print(error(lambda: "{a}".format_map({})))  # expect: KeyError: 'a'
print(error(lambda: "{}".format_map({})))  # expect: ValueError: Format string contains positional fields
print(error(lambda: "{:d}".format("a")))  # expect: ValueError: Unknown format code 'd' for object of type 'str'
print(error(lambda: "{é}".format(é=3)))  # expect: '3'
print(error(lambda: "{:é>5}".format("\ud800")))  # expect: 'éééé\ud800'
print(error(lambda: "{0:}".format(5)))  # expect: '5'
print(error(lambda: "{ 0}".format(5)))  # expect: KeyError: ' 0'
print(error(lambda: "{-1}".format(5)))  # expect: KeyError: '-1'
print(error(lambda: "{99999999999999999999}".format(1)))  # expect: ValueError: Too many decimal digits in format string
print(error(lambda: "{:10}|{:<10}|{:^10}".format("a",5,None)))  # expect: TypeError: unsupported format string passed to NoneType.__format__
print(error(lambda: "{a!s}{b!a}".format(a="é",b="é")))  # expect: "é'\\xe9'"
print(error(lambda: "{:%Y}".format(5)))  # expect: ValueError: Invalid format specifier '%Y' for object of type 'int'
print(error(lambda: f"{5!r:>{3}}|{'a':{'*'}^5}"))  # expect: '  5|**a**'
print(error(lambda: f"{3.0:.{1}f}"))  # expect: '3.0'
print(error(lambda: "{0:{width}}".format("a",width=4)))  # expect: 'a   '
print(error(lambda: "{[0]}{.real}".format([1],2)))  # expect: '12'
print(error(lambda: "{:>5}{:>5}".format(*"ab")))  # expect: '    a    b'
