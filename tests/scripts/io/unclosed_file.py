# arguments: -X dev
import os
import sys
import warnings

print(sys.warnoptions, sys.flags.dev_mode, sys._xoptions)
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    open(os.devnull)
    file = open(os.devnull, "rb")
    del file
    with open(os.devnull) as file:
        pass
    del file
    open(os.devnull, "wb", buffering=0)
for warning in caught:
    print(warning.category.__name__, warning.message, warning.lineno)

# output:
# ['default'] True {'dev': True}
# ResourceWarning unclosed file <_io.TextIOWrapper name='/dev/null' mode='r' encoding='UTF-8'> 9
# ResourceWarning unclosed file <_io.BufferedReader name='/dev/null'> 11
# ResourceWarning unclosed file <_io.FileIO name='/dev/null' mode='wb' closefd=True> 15
