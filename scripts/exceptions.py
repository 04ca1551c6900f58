"""Exceptions: raised, caught, replaced, passed on."""


class TooHot(Exception):
    def __init__(self, degrees):
        super().__init__(f"{degrees} degrees")
        self.degrees = degrees


def heat(degrees):
    if degrees > 100:
        raise TooHot(degrees)
    return degrees / (100 - degrees)


def attempt(degrees):
    try:
        result = heat(degrees)
    except TooHot as error:
        return f"too hot by {error.degrees - 100}"
    except (ZeroDivisionError, TypeError) as error:
        return f"{type(error).__name__}: {error}"
    else:  # only when nothing was raised
        return f"fine: {result}"
    finally:  # always, even after a `return`
        print(f"  tried {degrees!r}")


for degrees in 50, 120, 100, None:
    print(attempt(degrees))

# One error because of another: the first one is kept.
try:
    try:
        {}["recipe"]
    except KeyError as error:
        raise RuntimeError("cannot cook") from error
except RuntimeError as error:
    error.add_note("(is the cookbook open?)")
    print(repr(error), "because of", repr(error.__cause__))
    print(*error.__notes__)
