from functools import cmp_to_key


def error(call):
    """What a call gives, or the exception that it ends in."""
    try:
        return call()
    except Exception as exception:
        return f"{type(exception).__name__}: {exception}"


print(error(lambda: cmp_to_key()))  # expect: TypeError: cmp_to_key() missing required argument 'mycmp' (pos 1)
k = cmp_to_key(lambda a, b: a - b)
print(error(lambda: k(1) < k(2)))  # expect: True
print(error(lambda: k(1) < 5))  # expect: TypeError: other argument must be K instance
print(error(lambda: hash(k(1))))  # expect: TypeError: unhashable type: 'functools.KeyWrapper'
print(error(lambda: k(obj=3).obj))  # expect: 3
print(error(lambda: k()))  # expect: TypeError: K() missing required argument 'obj' (pos 1)
print(error(lambda: k(1) == 5))  # expect: TypeError: other argument must be K instance
print(error(lambda: k(1, 2)))  # expect: TypeError: K() takes at most 1 argument (2 given)
print(error(lambda: sorted([3, 1, 2], key=k)))  # expect: [1, 2, 3]
