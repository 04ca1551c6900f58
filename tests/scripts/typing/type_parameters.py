def first[T: int, U: (int, str), *Ts, **P](x: T) -> U:
    pass


class Stack[T]:
    def push[V](self, value: V) -> T:
        pass


class Named[T](list[T]):
    pass


type Number = int | float
type Rows[T] = list[T]
type Loop = list[Loop]
print(first.__type_params__, [type(p).__name__ for p in first.__type_params__], first.__annotations__, first.__qualname__)  # expect: (T, U, Ts, P) ['TypeVar', 'TypeVar', 'TypeVarTuple', 'ParamSpec'] {'x': T, 'return': U} first
t, u, ts, p = first.__type_params__
print(t.__bound__, u.__constraints__, t.__infer_variance__)  # expect: <class 'int'> (<class 'int'>, <class 'str'>) True
print(Stack, Stack[int], Stack.__type_params__, Stack.__parameters__, Stack.push.__type_params__, Stack.push.__qualname__, Stack.__mro__)  # expect: <class '__main__.Stack'> __main__.Stack[int] (T,) (T,) (V,) Stack.push (<class '__main__.Stack'>, <class 'typing.Generic'>, <class 'object'>)
print(Named[int], Named.__bases__, Named.__orig_bases__)  # expect: __main__.Named[int] (<class 'list'>, <class 'typing.Generic'>) (list[T], typing.Generic[T])
print(Number, Number.__value__, type(Number), Number.__name__, Number | None, list[Number])  # expect: Number int | float <class 'typing.TypeAliasType'> Number Number | None list[Number]
print(Rows, Rows[int], Rows[int].__args__, Rows.__type_params__, Rows.__value__, Loop.__value__)  # expect: Rows Rows[int] (<class 'int'>,) (T,) list[T] list[Loop]
try:
    Number[int]
except TypeError as error:
    print(error)  # expect: Only generic type aliases are subscriptable
