"""Keys that are equal across types share an entry; keys of scripts are asked; plain ones are found beside them."""


class Same:
    def __init__(self, number):
        self.number = number

    def __hash__(self):
        return hash(self.number)

    def __eq__(self, other):
        return self.number == (other.number if isinstance(other, Same) else other)


table = {1: "int", "one": "str", Same(2): "same"}
print(table[1.0], table[True], table[2], table[Same(1)], 2.0 in table, "two" in table)
# expect: int int same int True False
table[True] = "bool"
table[2] = "two"
print(table[1], list(table.values()), len(table))  # expect: bool ['bool', 'str', 'two'] 3
table[-1] = "a"
table[-2] = "b"
table[2**61 - 1] = "c"
table[0] = "d"
print(table[-1], table[-2.0], table[2**61 - 1], table[False], len(table))  # expect: a b c d 7


class Text(str):
    def __eq__(self, other):
        return False

    __hash__ = str.__hash__


table[Text("one")] = "other"
print(len(table), table["one"], table.get("none"), table.pop("one"), "one" in table)  # expect: 8 str None str False
try:
    table["one"]
except KeyError as error:
    print(repr(error))  # expect: KeyError('one')
for i in range(200):
    table[f"k{i}"] = i
for i in range(0, 200, 2):
    del table[f"k{i}"]
print(len(table), table["k7"], sum(v for v in table.values() if isinstance(v, int)))  # expect: 107 7 10000
