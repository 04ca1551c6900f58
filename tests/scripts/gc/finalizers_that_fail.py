import gc
import sys


class Bad:
    """Fails when it dies, and knows it."""

    def __init__(self, name):
        self.name = name
        self.me = self

    def __del__(self):
        print(self.name, gc.collect(), repr(sys.exception()))
        try:
            raise ValueError("in a finaliser")
        except ValueError as error:
            print(repr(error), repr(error.__context__))


gc.disable()
gc.collect()
bad, worse = Bad("bad"), Bad("worse")
del bad, worse
try:
    raise KeyError("outside")
except KeyError as error:
    print(gc.collect())
    print(repr(error), repr(sys.exception()))
print("end", gc.collect())

# output:
# bad 0 KeyError('outside')
# ValueError('in a finaliser') KeyError('outside')
# worse 0 KeyError('outside')
# ValueError('in a finaliser') KeyError('outside')
# 2
# KeyError('outside') KeyError('outside')
# end 0
