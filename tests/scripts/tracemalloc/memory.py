"""Traced memory, snapshots, statistics and their texts."""
import tracemalloc
print(tracemalloc.is_tracing(), tracemalloc.get_traced_memory())
try:
    tracemalloc.take_snapshot()
except RuntimeError as error:
    print(error)
tracemalloc.start(5)
print(tracemalloc.is_tracing(), tracemalloc.get_traceback_limit())
before = tracemalloc.take_snapshot()
kept = [bytes(1000) for _ in range(1000)]
after = tracemalloc.take_snapshot()
print(len(after.statistics("lineno")) > 0, type(after.statistics("filename")[0]).__name__, type(after.compare_to(before, "lineno")[0]).__name__)
current, peak = tracemalloc.get_traced_memory()
print(peak >= current >= 0)
for wrong in (lambda: after.statistics("x"), lambda: tracemalloc.start(0)):
    try:
        wrong()
    except ValueError as error:
        print(error)
print(after.filter_traces([tracemalloc.Filter(False, "*")]).statistics("filename"))
tracemalloc.stop()
print(tracemalloc.is_tracing(), tracemalloc.get_object_traceback(5))
print(tracemalloc.Statistic(tracemalloc.Traceback((("f", 3),)), 2000, 3), tracemalloc.Frame(("a", 1)))
print(tracemalloc.StatisticDiff(tracemalloc.Traceback((("f", 3),)), 2000000, -5, 3, 1))

# output:
# False (0, 0)
# the tracemalloc module must be tracing memory allocations to take a snapshot
# True 5
# True Statistic StatisticDiff
# True
# unknown key_type: 'x'
# the number of frames must be in range [1; 65535]
# []
# False None
# f:3: size=2000 B, count=3, average=667 B a:1
# f:3: size=1953 KiB (-5 B), count=3 (+1), average=651 KiB
