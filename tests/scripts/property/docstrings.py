def described(self):
    "new"


class Example:
    @property
    def own(self):
        "own"

    by_getter = own.getter(described)
    by_setter = own.setter(described)
    given = property(described, doc="given").getter(own.fget)
    without = property(lambda self: 1).getter(described)


print(property(None).__doc__, property().__doc__)  # expect: None None
print(Example.own.__doc__, Example.by_getter.__doc__, Example.by_setter.__doc__, Example.given.__doc__)  # expect: own new own given
print(Example.without.__doc__)  # expect: new
