from itertools import tee


def error(call):
    """What a call gives, or the exception that it ends in."""
    try:
        return call()
    except Exception as exception:
        return f"{type(exception).__name__}: {exception}"


def re_tee():
    class I:
        def __iter__(s):
            return s

        def __next__(s):
            return next(bb)
    aa, bb_ = tee(I())
    globals()['bb'] = bb_
    next(aa)


print(error(re_tee))  # expect: RuntimeError: cannot re-enter the tee iterator
