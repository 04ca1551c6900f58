class Left:
    def __add__(self, other):
        return "Left.__add__"

    def __radd__(self, other):
        return "Left.__radd__"

    def __sub__(self, other):
        return NotImplemented


class Derived(Left):
    def __radd__(self, other):
        return "Derived.__radd__"


class Silent(Left):
    pass


class Right:
    def __rsub__(self, other):
        return f"Right.__rsub__({other.__class__.__name__})"

    def __rmul__(self, other):
        return "Right.__rmul__"

    def __radd__(self, other):
        return "Right.__radd__"


class Counter:
    def __init__(self):
        self.calls = []

    def __iadd__(self, other):
        self.calls.append(other)
        return self

    def __imul__(self, other):
        return NotImplemented

    def __mul__(self, other):
        return "fallback"


print(Left() + Derived(), Derived() + Left(), Left() + Silent(), Left() + Left(), 1 + Left())  # expect: Derived.__radd__ Left.__add__ Left.__add__ Left.__add__ Left.__radd__
print(Left() - Right(), 1 - Right(), "a" - Right(), [1] * Right(), 3 * Right(), "a" + Right(), [] + Right())  # expect: Right.__rsub__(Left) Right.__rsub__(int) Right.__rsub__(str) Right.__rmul__ Right.__rmul__ Right.__radd__ Right.__radd__
c = Counter()
c += 1
c += 2
print(c.calls)  # expect: [1, 2]
c *= 3
print(c)  # expect: fallback
items = kept = [1]
items += (2,)
items *= 2
print(kept, items is kept)  # expect: [1, 2, 1, 2] True
text = [1]
text += "ab"
print(text)  # expect: [1, 'a', 'b']
joined = []
joined += Right()  # a list has no numeric +=, so the right operand is asked first
print(joined)  # expect: Right.__radd__


class NoAdd:
    __add__ = None


class Static:
    @staticmethod
    def __add__(other):
        return f"static {other}"


print(Static() + 5)  # expect: static 5
try:
    NoAdd() + 1
except TypeError as exception:
    print(exception)  # expect: 'NoneType' object is not callable


class Order:
    def __init__(self, name, answer):
        self.name, self.answer = name, answer

    def __mod__(self, other):
        print_log.append(f"{self.name}.__mod__")
        return self.answer

    def __rmod__(self, other):
        print_log.append(f"{self.name}.__rmod__")
        return self.answer


class Other(Order):
    def __init__(self, name, answer):
        super().__init__(name, answer)


print_log = []
print(Order("a", NotImplemented) % Other("b", 7), print_log)  # expect: 7 ['a.__mod__', 'b.__rmod__']
