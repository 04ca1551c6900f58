def error(call):
    """What a call returns, or the exception that it ends in."""
    try:
        return repr(call())
    except Exception as exception:
        return f"{type(exception).__name__}: {exception}"


class Odd(Exception):
    def __new__(cls):
        return int


def generate():
    try:
        yield 1
    except TypeError as thrown:
        yield str(thrown)


def raised():
    raise Odd


print(error(lambda: raised()))  # expect: TypeError: calling <class '__main__.Odd'> should have returned an instance of BaseException, not <class 'type'>
steps = generate()
print(next(steps), steps.throw(Odd))  # expect: 1 calling <class '__main__.Odd'> should have returned an instance of BaseException, not type
