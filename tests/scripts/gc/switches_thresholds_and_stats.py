import gc

print(gc.isenabled(), gc.get_threshold())
gc.disable()
print(gc.isenabled())
gc.enable()
print(gc.isenabled())
gc.set_threshold(700)
print(gc.get_threshold())
gc.set_threshold(800, 5, 7)
print(gc.get_threshold())
gc.set_threshold(0)
print(gc.get_threshold())
gc.set_threshold(2000, 10, 10)
print(len(gc.get_count()), all(type(count) is int for count in gc.get_count()))
before = gc.get_stats()
print([sorted(stats) for stats in before][0])
ring = []
ring.append(ring)
del ring
gc.collect()
after = gc.get_stats()
print(len(after), after[2]["collections"] - before[2]["collections"], after[2]["collected"] > before[2]["collected"])
for wrong in (
    lambda: gc.collect(5),
    lambda: gc.collect(-1),
    lambda: gc.collect("a"),
    lambda: gc.collect(0, 0),
    lambda: gc.set_threshold(),
    lambda: gc.set_threshold(1, 2, 3, 4),
    lambda: gc.set_threshold("a"),
    lambda: gc.set_threshold(1 << 40),
    lambda: gc.get_objects(3),
    lambda: gc.get_objects(-2),
    lambda: gc.get_objects("a"),
    lambda: gc.is_tracked(),
    lambda: gc.set_debug("a"),
):
    try:
        wrong()
    except Exception as error:
        print(type(error).__name__, error, sep=": ")
print(gc.DEBUG_STATS, gc.DEBUG_COLLECTABLE, gc.DEBUG_UNCOLLECTABLE, gc.DEBUG_SAVEALL, gc.DEBUG_LEAK, gc.get_debug())

# output:
# True (2000, 10, 10)
# False
# True
# (700, 10, 10)
# (800, 5, 7)
# (0, 5, 7)
# 3 True
# ['collected', 'collections', 'uncollectable']
# 3 1 True
# ValueError: invalid generation
# ValueError: invalid generation
# TypeError: 'str' object cannot be interpreted as an integer
# TypeError: collect() takes at most 1 argument (2 given)
# TypeError: gc.set_threshold requires 1 to 3 arguments
# TypeError: gc.set_threshold requires 1 to 3 arguments
# TypeError: 'str' object cannot be interpreted as an integer
# OverflowError: signed integer is greater than maximum
# ValueError: generation parameter must be less than the number of available generations (3)
# ValueError: generation parameter cannot be negative
# TypeError: argument should be integer or None, not 'str'
# TypeError: gc.is_tracked() takes exactly one argument (0 given)
# TypeError: 'str' object cannot be interpreted as an integer
# 1 2 4 32 38 0
