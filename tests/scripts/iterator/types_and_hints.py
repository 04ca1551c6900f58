values = [[], (), {}, {}.values(), {}.items(), set(), frozenset(), "a", "é", b"", bytearray(), range(1)]
print([type(iter(value)).__name__ for value in values])  # expect: ['list_iterator', 'tuple_iterator', 'dict_keyiterator', 'dict_valueiterator', 'dict_itemiterator', 'set_iterator', 'set_iterator', 'str_ascii_iterator', 'str_iterator', 'bytes_iterator', 'bytearray_iterator', 'range_iterator']
print([type(reversed(value)).__name__ for value in ([], {}, {}.values(), {}.items(), (), "a", range(2))])  # expect: ['list_reverseiterator', 'dict_reversekeyiterator', 'dict_reversevalueiterator', 'dict_reverseitemiterator', 'reversed', 'reversed', 'range_iterator']
print(type(iter(int, 1)))  # expect: <class 'callable_iterator'>
print(type(zip()), type(map(int, [])), type(filter(int, [])), type(enumerate([])))  # expect: <class 'zip'> <class 'map'> <class 'filter'> <class 'enumerate'>
it = iter([1, 2, 3])
next(it)
print(it.__length_hint__(), iter({1, 2}).__length_hint__(), iter({1: 1}).__length_hint__(), reversed((1, 2)).__length_hint__())  # expect: 2 2 1 2
print(list(enumerate("ab", 10**20)))  # expect: [(100000000000000000000, 'a'), (100000000000000000001, 'b')]
print(list(zip([1, 2], "ab", strict=True)), list(zip()))  # expect: [(1, 'a'), (2, 'b')] []
print(isinstance(map(int, []), map), issubclass(zip, object))  # expect: True True


class Numbered(enumerate):
    """A subclass of an iterator's type."""


print(list(Numbered("ab", start=1)), type(Numbered("")).__name__)  # expect: [(1, 'a'), (2, 'b')] Numbered
growing = [1]
seen = []
for item in growing:
    seen.append(item)
    if len(growing) < 4:
        growing.append(item + 1)
print(seen)  # expect: [1, 2, 3, 4]
calls = iter([3, 2, 1, 0, 5])
print(list(iter(lambda: next(calls), 0)))  # expect: [3, 2, 1]
