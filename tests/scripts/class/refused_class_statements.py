def outcome(text, **names):
    try:
        exec(text, names)
        return "made"
    except TypeError as error:
        return error


class Entries:
    def __mro_entries__(self, bases):
        return 1


class Prepared(type):
    @classmethod
    def __prepare__(cls, name, bases):
        return 1


class Plain:
    pass


print(outcome("class C(1): pass"))  # expect: int expected at most 2 arguments, got 3
print(outcome("class C(x): pass", x=Entries()))  # expect: __mro_entries__ must return a tuple
print(outcome("class C(metaclass=M): pass", M=Prepared))  # expect: Prepared.__prepare__() must return a mapping, not int
print(outcome("class C(x=1): pass"))  # expect: C.__init_subclass__() takes no keyword arguments
print(outcome("class C(P, P): pass", P=Plain))  # expect: duplicate base class Plain
print(outcome("class C(bool): pass"))  # expect: type 'bool' is not an acceptable base type
print(outcome("type('C', (x,), {})", x=Entries()))  # expect: type() doesn't support MRO entry resolution; use types.new_class()
