def f(a, *b, c=1):
    return (a, b, c)


class A:
    def m(self, x):
        return x


print(f.__call__(1, 2, c=3), A().m.__call__(5), len.__call__([1]), [].append.__call__(1), str.upper.__call__('a'))  # expect: (1, (2,), 3) 5 1 None A
print(hasattr(f, '__call__'), callable(f.__call__), f.__call__.__call__(7))  # expect: True True (7, (), 1)
try:
    f.__call__()
except TypeError as e:
    print(e)  # expect: f() missing 1 required positional argument: 'a'
