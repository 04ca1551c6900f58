from typing import *

T = TypeVar("T")
P = ParamSpec("P")
print(Optional[int], Optional[None], Union[int, str, None], Union[int], Union[int, Union[str, int]], Optional["X"])
print(Literal[1, "a", True, None], Literal[Literal[1], 2], ClassVar[int], Final[int], Annotated[int, "m", 1])
print(Callable[[int, str], float], Callable[..., int], Callable[P, T], Callable[Concatenate[int, P], T], Callable[[], None])
print(List[int], Dict[str, int], Tuple[int, ...], Tuple[()], Set[T], Type[int], Deque[int], FrozenSet[str], DefaultDict[str, int])
print(Iterable[int], AsyncIterator[int], Awaitable[T], Coroutine[Any, Any, int], Generator[int, None, None], AsyncGenerator[int])
print(Any, NoReturn, Never, Self, LiteralString, TypeAlias, Required[int], NotRequired[int], ReadOnly[int], TypeGuard[int], Unpack[Tuple[int, str]])
print(Union[int, str] == Union[str, int], Union[int, str] == (int | str), List[int] == List[int], List[int] == list[int], Literal[1] == Literal[True])
print(Optional[List[T]][int], Dict[str, T][int], Callable[[T], T][int], Callable[P, T][[int], str], Union[T, None][int], Annotated[T, 1][int])
print(isinstance([], List), issubclass(dict, Dict), isinstance(1, Optional[int]), isinstance([1], Sequence), isinstance(3, Hashable))
for text in ("Optional[int, str]", "List[int, str]", "Dict[int]", "Union[()]", "Callable[int]", "List[int][str]", "isinstance([], List[int])", "Any()",
             "isinstance(1, Any)", "Self[int]", "List()", "Annotated[int]", "Optional()", "Tuple[ClassVar[int]]", "Union"):
    try:
        print(eval(text))
    except TypeError as error:
        print(error)

# output:
# typing.Optional[int] <class 'NoneType'> typing.Union[int, str, NoneType] <class 'int'> typing.Union[int, str] typing.Optional[ForwardRef('X')]
# typing.Literal[1, 'a', True, None] typing.Literal[1, 2] typing.ClassVar[int] typing.Final[int] typing.Annotated[int, 'm', 1]
# typing.Callable[[int, str], float] typing.Callable[..., int] typing.Callable[~P, ~T] typing.Callable[typing.Concatenate[int, ~P], ~T] typing.Callable[[], NoneType]
# typing.List[int] typing.Dict[str, int] typing.Tuple[int, ...] typing.Tuple[()] typing.Set[~T] typing.Type[int] typing.Deque[int] typing.FrozenSet[str] typing.DefaultDict[str, int]
# typing.Iterable[int] typing.AsyncIterator[int] typing.Awaitable[~T] typing.Coroutine[typing.Any, typing.Any, int] typing.Generator[int, NoneType, NoneType] typing.AsyncGenerator[int, NoneType]
# typing.Any typing.NoReturn typing.Never typing.Self typing.LiteralString typing.TypeAlias typing.Required[int] typing.NotRequired[int] typing.ReadOnly[int] typing.TypeGuard[int] typing.Unpack[typing.Tuple[int, str]]
# True True True False False
# typing.Optional[typing.List[int]] typing.Dict[str, int] typing.Callable[[int], int] typing.Callable[[int], str] typing.Optional[int] typing.Annotated[int, 1]
# True True True True True
# typing.Optional requires a single type. Got (<class 'int'>, <class 'str'>).
# Too many arguments for typing.List; actual 2, expected 1
# Too few arguments for typing.Dict; actual 1, expected 2
# Cannot take a Union of no types.
# Callable must be used as Callable[[arg, ...], result].
# typing.List[int] is not a generic class
# Subscripted generics cannot be used with class and instance checks
# Any cannot be instantiated
# typing.Any cannot be used with isinstance()
# typing.Self is not subscriptable
# Type List cannot be instantiated; use list() instead
# Annotated[...] should be used with at least two arguments (a type and an annotation).
# Cannot instantiate typing.Optional
# typing.ClassVar[int] is not valid as type argument
# typing.Union
