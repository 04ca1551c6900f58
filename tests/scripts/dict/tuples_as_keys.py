# Tuples are compared item by item: identity first, then equality, which scripts may define.
table = {(1, 2): "ints", ("a", 1): "mixed", (): "empty", (1, (2, 3)): "nested", (None, True): "constants"}
print(table[1, 2], table["a", 1], table[()], table[1, (2, 3)])  # expect: ints mixed empty nested
print(table[1.0, 2], table[True, 2.0], table[None, 1])  # expect: ints ints constants
print((1, 3) in table, ("a", 2) in table, (1, (2, 4)) in table, (1,) in table)  # expect: False False False False

nan = float("nan")
table[nan, 1] = "nan"
print(table[nan, 1], (nan, 2) in table)  # expect: nan False


class Key:
    def __init__(self, name):
        self.name = name

    def __hash__(self):
        return 1

    def __eq__(self, other):
        print("compares", self.name)
        return self.name == other.name


table[Key("k"), 0] = "own"
print(table[Key("k"), 0])
# expect: compares k
# expect: own
print({(1, "x"), (1.0, "x"), (1, "y")} == {(1, "x"), (1, "y")})  # expect: True
