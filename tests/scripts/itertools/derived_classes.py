from itertools import chain, count


def error(call):
    """What a call gives, or the exception that it ends in."""
    try:
        return call()
    except Exception as exception:
        return f"{type(exception).__name__}: {exception}"


class MyCount(count):
    pass


print(error(lambda: MyCount(3)))  # expect: MyCount(3)
print(error(lambda: [x for x, _ in zip(MyCount(3), range(3))]))  # expect: [3, 4, 5]


class MyChain(chain):
    def hello(self):
        return 'hi'


m = MyChain([1], [2])
print(list(m), m.hello())  # expect: [1, 2] hi
