import collections.abc
from typing import *

T = TypeVar("T")


class Node:
    value: int
    next: "Optional[Node]"
    kind: ClassVar["int"] = 1
    noted: Annotated[int, "note"]


class Leaf(Node):
    extra: "List[Leaf]"


def function(a: int, b: "str" = None, *c: "list[int]") -> "Node":
    pass


print(get_type_hints(Leaf), get_type_hints(Node, include_extras=True)["noted"])  # expect: {'value': <class 'int'>, 'next': typing.Optional[__main__.Node], 'kind': typing.ClassVar[int], 'noted': <class 'int'>, 'extra': typing.List[__main__.Leaf]} typing.Annotated[int, 'note']
print(get_type_hints(function))  # expect: {'a': <class 'int'>, 'b': <class 'str'>, 'c': list[int], 'return': <class '__main__.Node'>}
print(get_origin(List[int]), get_origin(int | str), get_origin(Optional[int]), get_origin(Callable[[int], str]), get_origin(Annotated[int, 1]), get_origin(int))  # expect: <class 'list'> <class 'types.UnionType'> typing.Union <class 'collections.abc.Callable'> typing.Annotated None
print(get_args(Dict[str, int]), get_args(Optional[int]), get_args(Callable[[int], str]), get_args(Callable[..., str]), get_args(Annotated[int, 1]), get_args(Literal[1, 2]), get_args(int))  # expect: (<class 'str'>, <class 'int'>) (<class 'int'>, <class 'NoneType'>) ([<class 'int'>], <class 'str'>) (Ellipsis, <class 'str'>) (<class 'int'>, 1) (1, 2) ()
print(get_args(collections.abc.Callable[[int], str]), ForwardRef("int"), List["int"].__args__)  # expect: ([<class 'int'>], <class 'str'>) ForwardRef('int') (ForwardRef('int'),)


def unknown(x: "Nowhere"):
    pass


try:
    get_type_hints(unknown)
except NameError as error:
    print(error)  # expect: name 'Nowhere' is not defined
print(get_type_hints(unknown, localns={"Nowhere": int}))  # expect: {'x': <class 'int'>}
try:
    get_type_hints(3)
except TypeError as error:
    print(error)  # expect: 3 is not a module, class, method, or function.
