import sys

print(len(sys.stdlib_module_names), {"asyncio", "json", "_thread"} <= sys.stdlib_module_names)
print("numpy" in sys.stdlib_module_names, "time" in sys.builtin_module_names)
print(sys.orig_argv[-1] == sys.argv[0])
seen = []
sys.addaudithook(lambda event, args: event.startswith("lesson") and seen.append((event, args)))
sys.audit("lesson.begun", 1, "two")
print(seen)
try:
    sys.no_such_name
except AttributeError as error:
    print(error)

# output:
# 289 True
# False True
# True
# [('lesson.begun', (1, 'two'))]
# module 'sys' has no attribute 'no_such_name'
