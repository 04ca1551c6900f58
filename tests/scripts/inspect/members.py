import inspect


class Base:
    """Base doc."""

    a = 1

    def method(self):
        """Method doc."""

    @property
    def prop(self):
        return 1

    @staticmethod
    def static():
        pass


class Derived(Base):
    def method(self):
        pass


print([name for name, value in inspect.getmembers(Derived) if not name.startswith("__")])  # expect: ['a', 'method', 'prop', 'static']
print([name for name, value in inspect.getmembers(Derived, inspect.isfunction)], inspect.getmro(Derived))  # expect: ['method', 'static'] (<class '__main__.Derived'>, <class '__main__.Base'>, <class 'object'>)
print(inspect.getdoc(Derived), inspect.getdoc(Derived.method), inspect.getmodule(Derived).__name__)  # expect: Base doc. Method doc. __main__
print(type(inspect.getattr_static(Derived, "prop")).__name__, inspect.getattr_static(Derived(), "a"), inspect.getattr_static(Derived, "none", 5))  # expect: property 1 5


def annotated(x: int, y: "str") -> None:
    pass


print(inspect.get_annotations(annotated), inspect.get_annotations(annotated, eval_str=True), inspect.getclosurevars(annotated))  # expect: {'x': <class 'int'>, 'y': 'str', 'return': None} {'x': <class 'int'>, 'y': <class 'str'>, 'return': None} ClosureVars(nonlocals={}, globals={}, builtins={}, unbound=set())
print(inspect.getcallargs(annotated, 1, y=2), inspect.unwrap(annotated) is annotated)  # expect: {'x': 1, 'y': 2} True
try:
    inspect.getcallargs(annotated, 1)
except TypeError as error:
    print(error)  # expect: annotated() missing 1 required positional argument: 'y'
