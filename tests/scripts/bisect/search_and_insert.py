import bisect


def error(call):
    """What a call gives, or the exception that it ends in."""
    try:
        return call()
    except Exception as exception:
        return f"{type(exception).__name__}: {exception}"


a = [1, 2, 2, 3]
print(bisect.bisect(a, 2), bisect.bisect_left(a, 2), bisect.bisect_right(a, 2), bisect.bisect_left(a, 2, 2), bisect.bisect(a, 5, 0, 2), bisect.bisect_left(a, -2, key=lambda x: -x))  # expect: 3 1 3 2 2 0
bisect.insort(a, 2.5)
print(a)  # expect: [1, 2, 2, 2.5, 3]
bisect.insort_left(a, 2)
print(a)  # expect: [1, 2, 2, 2, 2.5, 3]
bisect.insort(a, 0, key=lambda x: -x)
print(a)  # expect: [1, 2, 2, 2, 2.5, 3, 0]
print(error(lambda: bisect.bisect(a, 1, -1)))  # expect: ValueError: lo must be non-negative
print(error(lambda: bisect.bisect(5, 1)))  # expect: TypeError: object of type 'int' has no len()
print(error(lambda: bisect.bisect(a)))  # expect: TypeError: bisect_right() missing required argument 'x' (pos 2)
print(error(lambda: bisect.bisect(a, 1, 0, 100)))  # expect: IndexError: list index out of range
print(error(lambda: bisect.bisect(a, 'x')))  # expect: TypeError: '<' not supported between instances of 'str' and 'int'
print(error(lambda: bisect.insort((1,), 2)))  # expect: AttributeError: 'tuple' object has no attribute 'insert'
print(error(lambda: bisect.bisect(a=a, x=1)))  # expect: 1
print(error(lambda: bisect.bisect((1, 2, 3), 2)))  # expect: 2
print(error(lambda: bisect.bisect(a, 1, hi=None)))  # expect: 1
print(error(lambda: bisect.bisect(a, 1, foo=1)))  # expect: TypeError: bisect_right() got an unexpected keyword argument 'foo'
print(error(lambda: bisect.bisect_left([1, 2], 1, 0, -1)))  # expect: 0
print(error(lambda: bisect.bisect(a, 1, 'q')))  # expect: TypeError: 'str' object cannot be interpreted as an integer
print(error(lambda: bisect.bisect is bisect.bisect_right))  # expect: True
print(error(lambda: bisect.bisect_right.__name__))  # expect: bisect_right


class L(list):
    def insert(s, i, x):
        print('ins', i, x)
        super().insert(i, x)


l = L([1, 3])
bisect.insort(l, 2)  # expect: ins 1 2
print(l)  # expect: [1, 2, 3]
