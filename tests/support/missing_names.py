"""Names of CPython's modules that ours do not have: of each line (module, names) on standard input, the module and what is missing."""
import importlib
import sys

for line in sys.stdin:
    module, *names = line.split()
    try:
        found = importlib.import_module(module)
    except ImportError:
        print(module, "-")
        continue
    print(module, *(name for name in names if not hasattr(found, name)))
