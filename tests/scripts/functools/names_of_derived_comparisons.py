import functools


@functools.total_ordering
class Size:
    def __lt__(self, other):
        return True


print(Size.__ge__.__name__, Size.__ge__.__qualname__, Size.__le__.__qualname__)  # expect: __ge__ _ge_from_lt _le_from_lt
