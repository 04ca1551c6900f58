def f(a, b=1):
    return a, b


def outcome(name, value):
    try:
        setattr(f, name, value)
    except (TypeError, AttributeError) as error:
        return f"{type(error).__name__}: {error}"


print(outcome("__name__", 1))  # expect: TypeError: __name__ must be set to a string object
print(outcome("__qualname__", 1))  # expect: TypeError: __qualname__ must be set to a string object
print(outcome("__defaults__", 1))  # expect: TypeError: __defaults__ must be set to a tuple object
print(outcome("__kwdefaults__", 1))  # expect: TypeError: __kwdefaults__ must be set to a dict object
print(outcome("__annotations__", 1))  # expect: TypeError: __annotations__ must be set to a dict object
f.__defaults__ = (5, 6)
print(f())  # expect: (5, 6)
f.__defaults__ = None
try:
    f(1)
except TypeError as error:
    print(error)  # expect: f() missing 1 required positional argument: 'b'


def g(a, b, /, c):
    pass


try:
    g(a=1, b=2, c=3)
except TypeError as error:
    print(error)  # expect: g() got some positional-only arguments passed as keyword arguments: 'a, b'
