def error(call):
    """What a call returns, or the exception that it ends in."""
    try:
        return repr(call())
    except Exception as exception:
        return f"{type(exception).__name__}: {exception}"


def make():
    class Local:
        @property
        def size(self):
            return 1

    return Local


def getter(self):
    return 2


Local = make()
Local.added = property(getter)
Local.nameless = property(lambda self: 3)
Local.empty = property()
print(error(lambda: setattr(Local(), "size", 1)))  # expect: AttributeError: property 'size' of 'make.<locals>.Local' object has no setter
print(error(lambda: delattr(Local(), "size")))  # expect: AttributeError: property 'size' of 'make.<locals>.Local' object has no deleter
print(error(lambda: setattr(Local(), "added", 1)))  # expect: AttributeError: property 'getter' of 'make.<locals>.Local' object has no setter
print(error(lambda: setattr(Local(), "nameless", 1)))  # expect: AttributeError: property '<lambda>' of 'make.<locals>.Local' object has no setter
print(error(lambda: Local().empty))  # expect: AttributeError: property of 'make.<locals>.Local' object has no getter
print(error(lambda: setattr(Local.size, "fget", 5)))  # expect: AttributeError: readonly attribute
print(error(lambda: delattr(Local.size, "fset")))  # expect: AttributeError: readonly attribute
