"""Type parameters of a class: names that the body binds too, private names, starred bases."""
from typing import Generic


class Base:
    pass


class Box[T]:
    T = int


class Private[__T]:
    parameter = __T


class Starred[T](*[Base]):
    pass


print(Box.__type_params__, Box.T)  # expect: (T,) <class 'int'>
print(Private.__type_params__, Private.parameter)  # expect: (__T,) __T
print(Starred.__bases__ == (Base, Generic), Starred[int])  # expect: True __main__.Starred[int]
