def one(**methods):
    return type("Liar", (), methods)()


def outcome(call):
    try:
        return call()
    except Exception as error:
        return f"{type(error).__name__}: {error}"


def always(value):
    return lambda *args: value


print(outcome(lambda: len(one(__len__=always(-1)))))  # expect: ValueError: __len__() should return >= 0
print(outcome(lambda: len(one(__len__=always("a")))))  # expect: TypeError: 'str' object cannot be interpreted as an integer
print(outcome(lambda: len(one(__len__=always(2**70)))))  # expect: OverflowError: cannot fit 'int' into an index-sized integer
print(outcome(lambda: bool(one(__bool__=always(1)))))  # expect: TypeError: __bool__ should return bool, returned int
print(outcome(lambda: hash(one(__hash__=always("a")))))  # expect: TypeError: __hash__ method should return an integer
print(outcome(lambda: repr(one(__repr__=always(1)))))  # expect: TypeError: __repr__ returned non-string (type int)
print(outcome(lambda: str(one(__str__=always(1)))))  # expect: TypeError: __str__ returned non-string (type int)
print(outcome(lambda: f"{one(__format__=always(1))}"))  # expect: TypeError: __format__ must return a str, not int
print(outcome(lambda: int(one(__int__=always("a")))))  # expect: TypeError: __int__ returned non-int (type str)
print(outcome(lambda: float(one(__float__=always(1)))))  # expect: TypeError: Liar.__float__ returned non-float (type int)
print(outcome(lambda: complex(one(__complex__=always(1)))))  # expect: TypeError: __complex__ returned non-complex (type int)
print(outcome(lambda: [1][one(__index__=always("a"))]))  # expect: TypeError: __index__ returned non-int (type str)
print(outcome(lambda: iter(one(__iter__=always(1)))))  # expect: TypeError: iter() returned non-iterator of type 'int'
print(outcome(lambda: list(one(__iter__=always(iter("a")), __len__=always(-1)))))  # expect: ValueError: __len__() should return >= 0
print(outcome(lambda: list(one(__iter__=always(iter("a")), __length_hint__=always(-1)))))  # expect: ValueError: __length_hint__() should return >= 0
print(outcome(lambda: bytes(one(__bytes__=always(1)))))  # expect: TypeError: __bytes__ returned non-bytes (type int)
print(outcome(lambda: {**one(keys=always(1))}))  # expect: TypeError: Liar.keys() returned a non-iterable (type int)
print(outcome(lambda: type("X", (), {"__slots__": 1})))  # expect: TypeError: 'int' object is not iterable
print(outcome(lambda: type("X", (), {"__qualname__": 1})))  # expect: TypeError: type __qualname__ must be a str, not int
print(outcome(lambda: type("X", (), {"__classcell__": 1})))  # expect: TypeError: __classcell__ must be a nonlocal cell, not <class 'int'>
