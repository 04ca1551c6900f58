from contextlib import ExitStack


class C:
    def __init__(self, name, swallow=False):
        self.name = name
        self.swallow = swallow

    def __enter__(self):
        print("enter", self.name)
        return self

    def __exit__(self, kind, value, traceback):
        print("exit", self.name, kind and kind.__name__, value)
        return self.swallow


def fail(error):
    raise error


def chain(error):
    found = []
    while error is not None:
        found.append(repr(error))
        error = error.__context__
    return found


with ExitStack() as stack:
    stack.enter_context(C("one"))
    stack.enter_context(C("two"))
    stack.callback(print, "callback", 1, sep="-")
    stack.push(lambda *details: print("pushed", details))
with ExitStack() as stack:
    stack.enter_context(C("swallows", True))
    stack.enter_context(C("inner"))
    raise ValueError("body")
try:
    with ExitStack() as stack:
        stack.callback(fail, KeyError("k"))
        stack.callback(fail, TypeError("t"))
        raise ValueError("body")
except KeyError as error:
    print(chain(error))
try:
    try:
        raise IndexError("outer")
    except IndexError:
        with ExitStack() as stack:
            stack.callback(fail, KeyError("k"))
            raise ValueError("body")
except KeyError as error:
    print(chain(error))
first = ExitStack()
first.callback(print, "kept for later")
second = first.pop_all()
first.close()
print("closed the first")
second.close()
try:
    ExitStack().enter_context(3)
except TypeError as error:
    print(error)

# output:
# enter one
# enter two
# pushed (None, None, None)
# callback-1
# exit two None None
# exit one None None
# enter swallows
# enter inner
# exit inner ValueError body
# exit swallows ValueError body
# ["KeyError('k')", "TypeError('t')", "ValueError('body')"]
# ["KeyError('k')", "ValueError('body')", "IndexError('outer')"]
# closed the first
# kept for later
# 'builtins.int' object does not support the context manager protocol
