from functools import total_ordering


def error(call):
    """What a call gives, or the exception that it ends in."""
    try:
        return call()
    except Exception as exception:
        return f"{type(exception).__name__}: {exception}"


@total_ordering
class V:
    def __init__(s, v):
        s.v = v

    def __eq__(s, o):
        return s.v == o.v

    def __lt__(s, o):
        if not isinstance(o, V):
            return NotImplemented
        return s.v < o.v


print(V(1) <= V(1), V(1) > V(2), V(2) >= V(1), V(1) < V(2))  # expect: True False True True
print(error(lambda: V(1) <= 3))  # expect: TypeError: '<=' not supported between instances of 'V' and 'int'
try:

    @total_ordering
    class X:
        pass
except ValueError as e:
    print(e)  # expect: must define at least one ordering operation: < > <= >=
