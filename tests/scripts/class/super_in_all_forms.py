class A:
    def hello(self):
        return "A.hello"

    @classmethod
    def name(cls):
        return cls.__name__


class B(A):
    def hello(self):
        return f"B and {super().hello()}"

    @classmethod
    def name(cls):
        return f"B and {super().name()}"


b = B()
print(b.hello(), B.name())  # expect: B and A.hello B and B
print(super(B, b).hello(), super(B, B).name())  # expect: A.hello B
B.parent = super(B)
print(b.parent.hello())  # expect: A.hello
print(super(B))  # expect: <super: <class 'B'>, NULL>
print(super(B, b).__thisclass__, super(B, b).__self__ is b, super(B, b).__self_class__)  # expect: <class '__main__.B'> True <class '__main__.B'>


def outcome(call):
    try:
        return call()
    except (TypeError, RuntimeError, AttributeError) as error:
        return f"{type(error).__name__}: {error}"


print(outcome(lambda: super(1)))  # expect: TypeError: super() argument 1 must be a type, not int
print(outcome(lambda: super(B, 1)))  # expect: TypeError: super(type, obj): obj (instance of int) is not an instance or subtype of type (B).
print(outcome(lambda: super(int, B)))  # expect: TypeError: super(type, obj): obj (type B) is not an instance or subtype of type (int).
print(outcome(lambda: super(B, b).missing))  # expect: AttributeError: 'super' object has no attribute 'missing'
print(outcome(lambda: super().missing))  # expect: RuntimeError: super(): no arguments
