error = None
for number in range(20_000):
    next_error = ValueError(number)
    next_error.__context__ = error
    error = next_error
try:
    raise error
except ValueError as caught:
    print(caught)  # expect: 19999

one, two = ValueError("one"), ValueError("two")
one.__context__, two.__context__ = two, one
try:
    raise one
except ValueError as caught:
    print(caught.__context__.__context__ is caught)  # expect: True
