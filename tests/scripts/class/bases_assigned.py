class A:
    def who(self):
        return "A"


class B:
    def who(self):
        return "B"


class C(A):
    pass


class D(C):
    pass


d = D()
print(d.who())  # expect: A
C.__bases__ = (B, A)
print(d.who(), [cls.__name__ for cls in D.__mro__])  # expect: B ['D', 'C', 'B', 'A', 'object']
print(C in A.__subclasses__(), C in B.__subclasses__())  # expect: True True


def outcome(bases):
    try:
        C.__bases__ = bases
    except TypeError as error:
        return error


print(outcome(1))  # expect: can only assign tuple to C.__bases__, not int
print(outcome(()))  # expect: can only assign non-empty tuple to C.__bases__, not ()
print(outcome((1,)))  # expect: C.__bases__ must be tuple of classes, not 'int'
print(outcome((D,)))  # expect: a __bases__ item causes an inheritance cycle
print(outcome((A, A)))  # expect: duplicate base class A
print(d.who())  # expect: B
