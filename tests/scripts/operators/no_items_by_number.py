import re


def error(call):
    """What a call returns, or the exception that it ends in."""
    try:
        return repr(call())
    except Exception as exception:
        return f"{type(exception).__name__}: {exception}"


found = re.match("a", "a")
print(error(lambda: 1 in (int | str)))  # expect: TypeError: argument of type 'types.UnionType' is not iterable
print(error(lambda: iter(found)))  # expect: TypeError: 're.Match' object is not iterable
print(error(lambda: "a" in found))  # expect: TypeError: argument of type 're.Match' is not iterable
print(error(lambda: {1: 2} * "ab"))  # expect: TypeError: can't multiply sequence by non-int of type 'dict'
print(error(lambda: {1} * [1]))  # expect: TypeError: can't multiply sequence by non-int of type 'set'
print(error(lambda: {1} * {2}))  # expect: TypeError: unsupported operand type(s) for *: 'set' and 'set'
