import abc
from dataclasses import dataclass


class Ordered(abc.ABC):
    @abc.abstractmethod
    def __lt__(self, other): ...


@dataclass(order=True)
class Day(Ordered):
    number: int


print(Day(1) < Day(2), Day.__abstractmethods__)  # expect: True frozenset()
