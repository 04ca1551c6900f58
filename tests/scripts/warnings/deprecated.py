import warnings


@warnings.deprecated("use new()")
def old(x):
    return x


@warnings.deprecated("gone soon", category=FutureWarning)
class Old:
    def __init__(self, x):
        self.x = x


@warnings.deprecated("quiet", category=None)
def quiet():
    return 1


with warnings.catch_warnings(record=True) as log:
    warnings.simplefilter("always")
    print(old(5), Old(3).x, quiet(), old.__deprecated__, Old.__deprecated__, quiet.__deprecated__)  # expect: 5 3 1 use new() gone soon quiet

    class Derived(Old):
        pass

    print(Derived(4).x)  # expect: 4
print([(str(entry.message), entry.category.__name__, entry.lineno) for entry in log])  # expect: [('use new()', 'DeprecationWarning', 22), ('gone soon', 'FutureWarning', 22), ('gone soon', 'FutureWarning', 24)]
