import gc

print(gc.isenabled(), gc.disable(), gc.isenabled(), gc.enable(), gc.isenabled())
gc.set_threshold(500, 5)
print(gc.get_threshold(), gc.get_debug(), gc.garbage, len(gc.get_stats()), len(gc.get_count()))
print(gc.is_tracked([]), gc.is_tracked(1), gc.is_tracked("a"), sorted(gc.get_referents([1, 2])), gc.DEBUG_LEAK)
log = []
gc.callbacks.append(lambda phase, info: log.append((phase, info["generation"])))
gc.collect()
print(log)
row = []
holder = [row]
print(any(found is holder for found in gc.get_referrers(row)), any(found is holder for found in gc.get_objects()))
for text in ("gc.collect(5)", "gc.set_threshold()", "gc.get_objects(5)"):
    try:
        eval(text)
    except (TypeError, ValueError) as error:
        print(error)

# output:
# True None False None True
# (500, 5, 10) 0 [] 3 3
# True False False [1, 2] 38
# [('start', 2), ('stop', 2)]
# True True
# invalid generation
# gc.set_threshold requires 1 to 3 arguments
# generation parameter must be less than the number of available generations (3)
