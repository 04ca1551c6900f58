import types

print(int | str, int | None, None | int, int | str | int, int | int, list[int] | dict[str, int])
print((int | None).__args__, type(int | str), (int | str) == (str | int), hash(int | str) == hash(str | int))
print(isinstance(1, int | str), isinstance(None, int | None), isinstance([], int | str), issubclass(bool, int | str))
for text in ("int | 1", "int | 'x'", "isinstance([], str | list[int])", "(int | str)[int]", "(int | str)()"):
    try:
        eval(text)
    except TypeError as error:
        print(error)
match 3:
    case int() | str():
        print(types.UnionType)

# output:
# int | str int | None None | int int | str <class 'int'> list[int] | dict[str, int]
# (<class 'int'>, <class 'NoneType'>) <class 'types.UnionType'> True True
# True True False True
# unsupported operand type(s) for |: 'type' and 'int'
# unsupported operand type(s) for |: 'type' and 'str'
# isinstance() argument 2 cannot be a parameterized generic
# int | str is not a generic class
# 'types.UnionType' object is not callable
# <class 'types.UnionType'>
