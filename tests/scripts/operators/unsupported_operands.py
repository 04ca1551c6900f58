def error(call):
    """The exception that a call ends in."""
    try:
        return call()
    except Exception as exception:
        return f"{type(exception).__name__}: {exception}"


def inplace(op, a, b):
    """Runs an in-place operator."""
    space = {"a": a, "b": b}
    exec(f"a {op} b", space)
    return space["a"]


print(error(lambda: 1 + "a"))  # expect: TypeError: unsupported operand type(s) for +: 'int' and 'str'
print(error(lambda: "a" + 1))  # expect: TypeError: can only concatenate str (not "int") to str
print(error(lambda: [1] + 1))  # expect: TypeError: can only concatenate list (not "int") to list
print(error(lambda: (1,) + [1]))  # expect: TypeError: can only concatenate tuple (not "list") to tuple
print(error(lambda: b"a" + "a"))  # expect: TypeError: can't concat str to bytes
print(error(lambda: "a" * "b"))  # expect: TypeError: can't multiply sequence by non-int of type 'str'
print(error(lambda: [1] * 1.5))  # expect: TypeError: can't multiply sequence by non-int of type 'float'
print(error(lambda: 1.5 * (1,)))  # expect: TypeError: can't multiply sequence by non-int of type 'float'
print(error(lambda: "a" * 10 ** 30))  # expect: OverflowError: cannot fit 'int' into an index-sized integer
print(error(lambda: {} | 1))  # expect: TypeError: unsupported operand type(s) for |: 'dict' and 'int'
print(error(lambda: {1} & [1]))  # expect: TypeError: unsupported operand type(s) for &: 'set' and 'list'
print(error(lambda: 1 @ 2))  # expect: TypeError: unsupported operand type(s) for @: 'int' and 'int'
print(error(lambda: None + 1))  # expect: TypeError: unsupported operand type(s) for +: 'NoneType' and 'int'
print(error(lambda: 2 ** "a"))  # expect: TypeError: unsupported operand type(s) for ** or pow(): 'int' and 'str'
print(error(lambda: -"a"))  # expect: TypeError: bad operand type for unary -: 'str'
print(error(lambda: +[]))  # expect: TypeError: bad operand type for unary +: 'list'
print(error(lambda: ~1.0))  # expect: TypeError: bad operand type for unary ~: 'float'
print(error(lambda: abs("a")))  # expect: TypeError: bad operand type for abs(): 'str'
print(error(lambda: divmod("a", 1)))  # expect: TypeError: unsupported operand type(s) for divmod(): 'str' and 'int'
print(error(lambda: round("a")))  # expect: TypeError: type str doesn't define __round__ method
print(error(lambda: print >> 1))  # expect: TypeError: unsupported operand type(s) for >>: 'builtin_function_or_method' and 'int'. Did you mean "print(<message>, file=<output_stream>)"?
print(error(lambda: print << 1))  # expect: TypeError: unsupported operand type(s) for <<: 'builtin_function_or_method' and 'int'
print(error(lambda: object() + object()))  # expect: TypeError: unsupported operand type(s) for +: 'object' and 'object'
print(error(lambda: inplace("+=", 1, "a")))  # expect: TypeError: unsupported operand type(s) for +=: 'int' and 'str'
print(error(lambda: inplace("**=", 1, "a")))  # expect: TypeError: unsupported operand type(s) for **=: 'int' and 'str'
print(error(lambda: inplace("+=", [], 1)))  # expect: TypeError: 'int' object is not iterable
print(error(lambda: inplace("*=", [], "a")))  # expect: TypeError: can't multiply sequence by non-int of type 'str'
print(error(lambda: inplace("|=", {1}, 1)))  # expect: TypeError: unsupported operand type(s) for |=: 'set' and 'int'
print(error(lambda: inplace("-=", {1}, [1])))  # expect: TypeError: unsupported operand type(s) for -=: 'set' and 'list'
print(error(lambda: inplace("@=", 1, 2)))  # expect: TypeError: unsupported operand type(s) for @=: 'int' and 'int'
print(error(lambda: inplace(">>=", print, 1)))  # expect: TypeError: unsupported operand type(s) for >>=: 'builtin_function_or_method' and 'int'
print(error(lambda: inplace("+=", (1,), 1)))  # expect: TypeError: can only concatenate tuple (not "int") to tuple
