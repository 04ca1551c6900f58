# Operators by methods of script classes: who is asked first, what NotImplemented means, whose result decides a jump.


class Length:
    def __init__(self, n):
        self.n = n

    def __add__(self, other):
        if isinstance(other, Length):
            return Length(self.n + other.n)
        return NotImplemented

    def __radd__(self, other):
        return f"{other}+{self.n}"

    def __iadd__(self, other):
        self.n += other if isinstance(other, int) else other.n
        return self

    def __mul__(self, times):
        return Length(self.n * times)

    def __eq__(self, other):
        return self.n == other.n if isinstance(other, Length) else NotImplemented

    def __lt__(self, other):
        if other == 0:
            return []
        return self.n < other.n

    def __getitem__(self, key):
        return key, self.n

    def __setitem__(self, key, value):
        self.n = (key, value)

    def __len__(self):
        return self.n


class Long(Length):
    def __radd__(self, other):
        return "long first"


a, b = Length(2), Length(3)
print((a + b).n, (a * 4).n, 1 + a, a + Long(1))  # expect: 5 8 1+2 long first
a += 5
a += b
print(a.n, len(a), a["k"], a[1], a[1:2])  # expect: 10 10 ('k', 10) (1, 10) (slice(1, 2, None), 10)
print(a == b, a == 10, a != b, a < b, a < 0)  # expect: False False True False []
if a < 0:
    print("an empty list decides nothing")
if not a < b and a == Length(10):
    print("jumps")  # expect: jumps
a[3] = 4
print(a.n)  # expect: (3, 4)
for operation in (lambda: b + 1, lambda: len(Length(-1)), lambda: len(Length("x")), lambda: b < 1):
    try:
        operation()
    except Exception as error:
        print(type(error).__name__, error)
# expect: TypeError unsupported operand type(s) for +: 'Length' and 'int'
# expect: ValueError __len__() should return >= 0
# expect: TypeError 'str' object cannot be interpreted as an integer
# expect: AttributeError 'int' object has no attribute 'n'


class Lazy:
    def __add__(self, other):
        yield other

    async def __getitem__(self, key):
        return key

    def __setitem__(self, key, value):
        raise KeyError(key, value)


print(list(Lazy() + 1))  # expect: [1]
coroutine = Lazy()[7]
try:
    coroutine.send(None)
except StopIteration as stop:
    print(stop.value)  # expect: 7
try:
    Lazy()[1] = 2
except KeyError as error:
    print(error)  # expect: (1, 2)
