import atexit


def say(*args, **kwds):
    print("say", args, kwds)


@atexit.register
def never():
    print("never")


print(never.__name__, atexit.register(say, 1, z=2) is say)
atexit.register(print, "first")
atexit.unregister(never)
try:
    atexit.register(3)
except TypeError as error:
    print(error)
print("end")

# output:
# never True
# the first argument must be callable
# end
# first
# say (1,) {'z': 2}
