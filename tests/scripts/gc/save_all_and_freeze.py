import gc

gc.disable()
gc.collect()
gc.set_debug(gc.DEBUG_SAVEALL)
ring = [1]
ring.append(ring)
del ring
print(gc.collect(), gc.garbage)  # expect: 1 [[1, [...]]]
gc.set_debug(0)
gc.garbage.clear()
print(gc.collect(), gc.garbage)  # expect: 1 []
ring = []
ring.append(ring)
gc.freeze()
print(gc.get_freeze_count() > 0)  # expect: True
del ring
print(gc.collect())  # expect: 0
gc.unfreeze()
print(gc.get_freeze_count(), gc.collect())  # expect: 0 1
