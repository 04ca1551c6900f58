import random


def error(call):
    """The exception that a call ends in."""
    try:
        return call()
    except Exception as exception:
        return f"{type(exception).__name__}: {exception}"


r = random.Random(1)
print(error(lambda: r.randrange(0)))  # expect: ValueError: empty range for randrange()
print(error(lambda: r.randrange(5, 5)))  # expect: ValueError: empty range in randrange(5, 5)
print(error(lambda: r.randint(5, 1)))  # expect: ValueError: empty range in randrange(5, 2)
print(error(lambda: r.randrange(1, 10, 0)))  # expect: ValueError: zero step for randrange()
print(error(lambda: r.randrange(1, 10, -1)))  # expect: ValueError: empty range in randrange(1, 10, -1)
print(error(lambda: r.randrange(1.5)))  # expect: TypeError: 'float' object cannot be interpreted as an integer
print(error(lambda: r.choice([])))  # expect: IndexError: Cannot choose from an empty sequence
print(error(lambda: r.choices([], k=1)))  # expect: IndexError: list index out of range
print(error(lambda: r.choices([1], weights=[1, 2])))  # expect: ValueError: The number of weights does not match the population
print(error(lambda: r.choices([1], weights=[0])))  # expect: ValueError: Total of weights must be greater than zero
print(error(lambda: r.choices([1], [1], cum_weights=[1])))  # expect: TypeError: Cannot specify both weights and cumulative weights
print(error(lambda: r.choices([1, 2], 3)))  # expect: TypeError: The number of choices must be a keyword argument: k=3
print(error(lambda: r.sample([1], 2)))  # expect: ValueError: Sample larger than population or is negative
print(error(lambda: r.sample({1}, 1)))  # expect: TypeError: Population must be a sequence.  For dicts or sets, use sorted(d).
print(error(lambda: r.sample([1], -1)))  # expect: ValueError: Sample larger than population or is negative
print(error(lambda: r.sample([1], counts=[1, 2], k=1)))  # expect: ValueError: The number of counts does not match the population
print(error(lambda: r.getrandbits(-1)))  # expect: ValueError: number of bits must be non-negative
print(error(lambda: r.gammavariate(0, 1)))  # expect: ValueError: gammavariate: alpha and beta must be > 0.0
print(error(lambda: r.binomialvariate(-1, 0.5)))  # expect: ValueError: n must be non-negative
print(error(lambda: r.binomialvariate(5, 2)))  # expect: ValueError: p must be in the range 0.0 <= p <= 1.0
print(error(lambda: r.seed([1])).replace("\n", " "))  # expect: TypeError: The only supported seed types are: None, int, float, str, bytes, and bytearray.
print(error(lambda: r.setstate((9, (), None))))  # expect: ValueError: state with version 9 passed to Random.setstate() of version 3
print(error(lambda: random.SystemRandom().getstate()))  # expect: NotImplementedError: System entropy source does not have state.
