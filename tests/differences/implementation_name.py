"""
What: `sys.implementation.name` is "coroscope", and `sys.version` says so too; the version numbers are those of CPython 3.13.
Cause: the language and the library follow CPython 3.13, but the program is another one, and scripts can ask.
Workaround: ask `sys.version_info`, which is the same.
"""
import sys

print(sys.implementation.name)  # expect: coroscope
print(sys.version_info[:2], sys.version.endswith("(coroscope)"))  # expect: (3, 13) True
