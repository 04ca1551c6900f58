import gc


def tell(phase, info):
    print(phase, info)


gc.disable()
gc.collect()
gc.callbacks.append(tell)
ring = []
ring.append(ring)
del ring
print(gc.collect())
gc.collect(0)
gc.callbacks.clear()
print(gc.callbacks, gc.garbage)

# output:
# start {'generation': 2, 'collected': 0, 'uncollectable': 0}
# stop {'generation': 2, 'collected': 1, 'uncollectable': 0}
# 1
# start {'generation': 0, 'collected': 0, 'uncollectable': 0}
# stop {'generation': 0, 'collected': 0, 'uncollectable': 0}
# [] []
