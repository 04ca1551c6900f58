"""
>>> 1 + 1
3
"""
import doctest
import sys
import unittest


def half(number):
    """
    >>> half(bound)
    2.0
    """
    return number / 2


suite = doctest.DocTestSuite(setUp=lambda test: test.globs.update(bound=4))
for case in suite:
    print(case, case.id(), case.shortDescription())
result = unittest.TextTestRunner(stream=open("/dev/null", "w")).run(suite)
print(result)
print(result.failures[0][1].partition("AssertionError: ")[2])
print(doctest.script_from_examples("Sums:\n\n>>> 1 + 1\n2\n"))

# output:
# __main__ () __main__ Doctest: __main__
# half (__main__) __main__.half Doctest: __main__.half
# <unittest.runner.TextTestResult run=2 errors=0 failures=1>
# Failed doctest test for __main__
#   File "cases_of_unittest.py", line 0, in __main__
#
# ----------------------------------------------------------------------
# File "cases_of_unittest.py", line 2, in __main__
# Failed example:
#     1 + 1
# Expected:
#     3
# Got:
#     2
#
#
# # Sums:
# #
# 1 + 1
# # Expected:
# ## 2
#
