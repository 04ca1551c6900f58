import types
from typing import TypeVar

T = TypeVar("T")
S = TypeVar("S")
print(list[int], dict[str, list[int]], tuple[()], tuple[int, ...], type[int], list[None])
print(list[int].__origin__, list[int].__args__, dict[T, S].__parameters__, list[int].__parameters__)
print(dict[T, list[S]][int, str], dict[T, T][int], list[T] | None)
print(list[int] == list[int], list[int] == list[str], hash(list[int]) == hash(list[int]), list[int] == list)
print(list[int]([1, 2]), list[int].append, isinstance(list[int], type), types.GenericAlias(list, (int,)))
print([*tuple[int, str]], tuple[*tuple[int, ...]])
for text in ("list[int][int]", "list[T][int, str]", "dict[T, S][int]", "isinstance([], list[int])", "issubclass(list, list[int])",
             "list[int].nothing", "types.GenericAlias(list)"):
    try:
        eval(text)
    except (TypeError, AttributeError) as error:
        print(error)


class Row(list[int]):
    pass


print(Row.__orig_bases__, Row.__bases__, Row([1]))

# output:
# list[int] dict[str, list[int]] tuple[()] tuple[int, ...] type[int] list[None]
# <class 'list'> (<class 'int'>,) (~T, ~S) ()
# dict[int, list[str]] dict[int, int] list[~T] | None
# True False True False
# [1, 2] <method 'append' of 'list' objects> False list[int]
# [*tuple[int, str]] tuple[*tuple[int, ...]]
# list[int] is not a generic class
# Too many arguments for list[~T]; actual 2, expected 1
# Too few arguments for dict[~T, ~S]; actual 1, expected at least 2
# isinstance() argument 2 cannot be a parameterized generic
# issubclass() argument 2 cannot be a parameterized generic
# type object 'list' has no attribute 'nothing'
# GenericAlias expected 2 arguments, got 1
# (list[int],) (<class 'list'>,) [1]
