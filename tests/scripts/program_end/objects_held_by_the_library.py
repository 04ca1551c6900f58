import sys
import weakref


class Thing:
    """Says when it dies and whether the program is being taken down."""

    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("del", self.name, sys.is_finalizing())


def forget(name):
    print("finalize", name, sys.is_finalizing())


early = Thing("early")
del early
watched = Thing("watched")
weakref.finalize(watched, forget, "watched")
table = weakref.WeakValueDictionary(watched=watched)
print(len(table), sys.is_finalizing())

# output:
# del early False
# 1 False
# finalize watched False
# del watched True
