from contextlib import contextmanager


@contextmanager
def managed(name, *, swallow=False, other=False):
    """Managed."""
    print("enter", name)
    try:
        yield name
    except ValueError as error:
        print("caught", error)
        if other:
            raise KeyError("other")
        if not swallow:
            raise
    finally:
        print("exit", name)


def run(body, **options):
    try:
        with managed("m", **options) as value:
            if body:
                raise body
        print("went on", value)
    except Exception as error:
        print(type(error).__name__, error, repr(error.__context__))


run(None)
run(ValueError("v"), swallow=True)
run(ValueError("v"))
run(ValueError("v"), other=True)
run(StopIteration("s"))
run(TypeError("t"))


@managed("decorating")
def add(a, b):
    """Add."""
    return a + b


print(add(1, 2), add.__name__, add.__doc__, managed.__doc__)


@contextmanager
def silent():
    if False:
        yield


@contextmanager
def twice():
    yield 1
    yield 2


@contextmanager
def stubborn():
    try:
        yield
    except ValueError:
        yield


for manager, body in ((silent, None), (twice, None), (stubborn, ValueError())):
    try:
        with manager():
            if body:
                raise body
    except RuntimeError as error:
        print(error)

# output:
# enter m
# exit m
# went on m
# enter m
# caught v
# exit m
# went on m
# enter m
# caught v
# exit m
# ValueError v None
# enter m
# caught v
# exit m
# KeyError 'other' ValueError('v')
# enter m
# exit m
# StopIteration s None
# enter m
# exit m
# TypeError t None
# enter decorating
# exit decorating
# 3 add Add. Managed.
# generator didn't yield
# generator didn't stop
# generator didn't stop after throw()
