def outcome(bases, **namespace):
    try:
        type("C", bases, namespace)
        return "made"
    except (TypeError, ValueError) as error:
        return f"{type(error).__name__}: {error}"


class A:
    __slots__ = ("a",)


class B:
    __slots__ = ("b",)


class Empty:
    __slots__ = ()


print(outcome((), __slots__=1))  # expect: TypeError: 'int' object is not iterable
print(outcome((), __slots__=(1,)))  # expect: TypeError: __slots__ items must be strings, not 'int'
print(outcome((), __slots__=("1a",)))  # expect: TypeError: __slots__ must be identifiers
print(outcome((), __slots__=("a",), a=1))  # expect: ValueError: 'a' in __slots__ conflicts with class variable
print(outcome((), __slots__=("__dict__", "__dict__")))  # expect: TypeError: __dict__ slot disallowed: we already got one
print(outcome((), __slots__=("a", "a")))  # expect: made
print(outcome((int,), __slots__=("a",)))  # expect: TypeError: nonempty __slots__ not supported for subtype of 'int'
print(outcome((tuple,), __slots__=("a",)))  # expect: TypeError: nonempty __slots__ not supported for subtype of 'tuple'
print(outcome((int,), __slots__=()))  # expect: made
print(outcome((list,), __slots__=("a",)))  # expect: made
print(outcome((A, B)))  # expect: TypeError: multiple bases have instance lay-out conflict
print(outcome((A, Empty)))  # expect: made
print(outcome((int, str)))  # expect: TypeError: multiple bases have instance lay-out conflict
