"""A module that says itself what it has (PEP 562)."""

here = 1


def __getattr__(name):
    if name == "late":
        return "made late"
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__():
    return ["late", "here"]
