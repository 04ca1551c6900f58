class C:
    """A class."""


def outcome(target, name, *value):
    try:
        setattr(target, name, *value) if value else delattr(target, name)
        return "done"
    except (TypeError, AttributeError, ValueError) as error:
        return f"{type(error).__name__}: {error}"


c = C()
print(outcome(C, "__name__", 1))  # expect: TypeError: can only assign string to C.__name__, not 'int'
print(outcome(C, "__qualname__", 1))  # expect: TypeError: can only assign string to C.__qualname__, not 'int'
print(outcome(C, "__name__"))  # expect: TypeError: cannot delete '__name__' attribute of immutable type 'C'
print(outcome(C, "__mro__", 1))  # expect: AttributeError: attribute '__mro__' of 'type' objects is not writable
print(outcome(int, "x", 1))  # expect: TypeError: cannot set 'x' attribute of immutable type 'int'
print(outcome(int, "x"))  # expect: TypeError: cannot set 'x' attribute of immutable type 'int'
print(outcome(int, "__name__", "x"))  # expect: TypeError: cannot set '__name__' attribute of immutable type 'int'
print(outcome(c, "__class__", 1))  # expect: TypeError: __class__ must be set to a class, not 'int' object
print(outcome(c, "__class__", int))  # expect: TypeError: __class__ assignment only supported for mutable types or ModuleType subclasses
print(outcome(c, "__dict__", 1))  # expect: TypeError: __dict__ must be set to a dictionary, not a 'int'
c.x = 1
print(outcome(c, "__dict__"), c.__dict__)  # expect: done {}


class Slotted:
    __slots__ = ("a",)


print(outcome(c, "__class__", Slotted))  # expect: TypeError: __class__ assignment: 'Slotted' object layout differs from 'C'
print(outcome((1), "real"))  # expect: AttributeError: attribute 'real' of 'int' objects is not writable
print(C.__dict__["__dict__"], C.__dict__["__weakref__"])  # expect: <attribute '__dict__' of 'C' objects> <attribute '__weakref__' of 'C' objects>
