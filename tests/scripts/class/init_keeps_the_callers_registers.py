"""Making an instance disturbs nothing that its caller holds: half-built expressions, arguments, names."""
import types


class Pair:
    def __init__(self, left, right):
        self.left = left
        self.right = right

    def __repr__(self):
        return f"<{self.left} {self.right}>"


class Empty:
    def __init__(self):
        pass


class Three:
    def __init__(self, a, b, c):
        d = [a, b]
        e = c
        self.all = (d, e)


def expression(a, b):
    return [a, Pair(a, Pair(b, a)), b, Pair(Pair(1, 2), 3), (a, Three(a, b, "c").all, Empty().__class__.__name__)]


print(expression("x", "y"))  # expect: ['x', <x <y x>>, 'y', <<1 2> 3>, ('x', (['x', 'y'], 'c'), 'Empty')]

# The class as an attribute of a module, and a class that dies with the call.
module = types.ModuleType("module")
module.Pair = Pair
print(1, module.Pair(2, 3), 4)  # expect: 1 <2 3> 4


def fresh():
    class Fresh:
        def __init__(self, value):
            self.value = value

    return Fresh


print(fresh()(5).value)  # expect: 5


def generate(values):
    for value in values:
        yield Pair(value, [Pair(value, 0), value])


print(list(generate("ab")))  # expect: [<a [<a 0>, 'a']>, <b [<b 0>, 'b']>]


class Fails:
    def __init__(self, value):
        kept = Pair(value, value)
        raise ValueError(kept)

    def __del__(self):
        print("gone")


def fail(value):
    before = [value]
    try:
        return before, Fails(value), before
    except ValueError as error:
        return str(error), before


result = fail(7)  # expect: gone
print(result)  # expect: ('<7 7>', [7])


class Wrong:
    def __init__(self, value):
        return value


print(Wrong(None) is None)  # expect: False
try:
    print(1, Wrong(2))
except TypeError as error:
    print(error)  # expect: __init__() should return None, not 'int'


class Deep:
    def __init__(self, n):
        self.inner = Deep(n - 1) if n else None


deep, count = Deep(200), 0
while deep is not None:
    deep, count = deep.inner, count + 1
print(count)  # expect: 201


class Endless:
    def __init__(self, n):
        Endless(n + 1)


try:
    Endless(0)
except RecursionError as error:
    print(error)  # expect: maximum recursion depth exceeded
