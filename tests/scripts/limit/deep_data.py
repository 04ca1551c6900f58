def lists(depth):
    outer = []
    for _ in range(depth):
        outer = [outer]
    return outer


def tuples(depth):
    outer = ()
    for _ in range(depth):
        outer = (outer,)
    return outer


def dicts(depth):
    outer = {}
    for _ in range(depth):
        outer = {0: outer}
    return outer


def outcome(call):
    try:
        return call()
    except RecursionError as error:
        return error


DEEP = 100_000
print(len(repr(lists(3000))))  # expect: 6002
print(lists(3000) == lists(3000))  # expect: True
print(hash(tuples(DEEP)) == hash(tuples(DEEP)))  # expect: True
print(outcome(lambda: repr(lists(DEEP))))  # expect: maximum recursion depth exceeded while getting the repr of an object
print(outcome(lambda: str(tuples(DEEP))))  # expect: maximum recursion depth exceeded while getting the repr of an object
print(outcome(lambda: repr(dicts(DEEP))))  # expect: maximum recursion depth exceeded while getting the repr of an object
print(outcome(lambda: lists(DEEP) == lists(DEEP)))  # expect: maximum recursion depth exceeded in comparison
print(outcome(lambda: lists(DEEP) < lists(DEEP)))  # expect: maximum recursion depth exceeded in comparison
print(outcome(lambda: dicts(DEEP) == dicts(DEEP)))  # expect: maximum recursion depth exceeded in comparison
print(outcome(lambda: lists(DEEP) in [lists(DEEP)]))  # expect: maximum recursion depth exceeded in comparison
print(outcome(lambda: isinstance(1, tuples(DEEP))))  # expect: maximum recursion depth exceeded in __instancecheck__
print(outcome(lambda: issubclass(int, tuples(DEEP))))  # expect: maximum recursion depth exceeded in __subclasscheck__
