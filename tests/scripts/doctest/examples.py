"""Examples in docstrings, run and reported.

>>> 1 + 1
2
>>> x
Traceback (most recent call last):
    ...
NameError: name 'x' is not defined
"""
import doctest, sys


def good(a):
    """Doubles.

    >>> good(2)
    4
    >>> for i in range(2):
    ...     print(i)
    0
    1
    >>> good("ab")  # doctest: +ELLIPSIS
    'a...b'
    >>> print("a\\n\\nb")
    a
    <BLANKLINE>
    b
    >>> good(5)  # doctest: +SKIP
    11
    """
    return a * 2


def bad():
    """
    >>> bad()
    2
    >>> print("x")
    >>> None
    5
    >>> int("z")   # doctest: +IGNORE_EXCEPTION_DETAIL
    Traceback (most recent call last):
    ValueError: other
    >>> [1,   2]   # doctest: +NORMALIZE_WHITESPACE
    [1,
      2]
    """
    return 1


class C:
    """
    >>> C().m()
    'm'
    """

    def m(self):
        """
        >>> 1 == 1
        1
        """
        return "m"

    @property
    def p(self):
        """
        >>> C().p
        3
        """
        return 3


def nodoc():
    pass


for verbose in (False, True):
    print(doctest.testmod(verbose=verbose))
doctest.run_docstring_examples(good, globals(), verbose=True, name="g")
print(doctest.DocTestParser().get_examples(">>> 1\n1\n\ntext\n>>> 2\n")[1].lineno, doctest.DocTestFinder().find(good)[0])
for wrong in (">>>1\n", "    >>> x\n  1\n", ">>> 1 # doctest: +NOPE\n"):
    try:
        doctest.DocTestParser().get_examples(wrong)
    except ValueError as error:
        print(error)

# output:
# **********************************************************************
# File "examples.py", line 36, in __main__.bad
# Failed example:
#     bad()
# Expected:
#     2
# Got:
#     1
# **********************************************************************
# File "examples.py", line 38, in __main__.bad
# Failed example:
#     print("x")
# Expected nothing
# Got:
#     x
# **********************************************************************
# File "examples.py", line 39, in __main__.bad
# Failed example:
#     None
# Expected:
#     5
# Got nothing
# **********************************************************************
# 1 item had failures:
#    3 of   5 in __main__.bad
# ***Test Failed*** 3 failures and 1 skipped test.
# TestResults(failed=3, attempted=15, skipped=1)
# Trying:
#     1 + 1
# Expecting:
#     2
# ok
# Trying:
#     x
# Expecting:
#     Traceback (most recent call last):
#         ...
#     NameError: name 'x' is not defined
# ok
# Trying:
#     C().m()
# Expecting:
#     'm'
# ok
# Trying:
#     1 == 1
# Expecting:
#     1
# ok
# Trying:
#     C().p
# Expecting:
#     3
# ok
# Trying:
#     bad()
# Expecting:
#     2
# **********************************************************************
# File "examples.py", line 36, in __main__.bad
# Failed example:
#     bad()
# Expected:
#     2
# Got:
#     1
# Trying:
#     print("x")
# Expecting nothing
# **********************************************************************
# File "examples.py", line 38, in __main__.bad
# Failed example:
#     print("x")
# Expected nothing
# Got:
#     x
# Trying:
#     None
# Expecting:
#     5
# **********************************************************************
# File "examples.py", line 39, in __main__.bad
# Failed example:
#     None
# Expected:
#     5
# Got nothing
# Trying:
#     int("z")   # doctest: +IGNORE_EXCEPTION_DETAIL
# Expecting:
#     Traceback (most recent call last):
#     ValueError: other
# ok
# Trying:
#     [1,   2]   # doctest: +NORMALIZE_WHITESPACE
# Expecting:
#     [1,
#       2]
# ok
# Trying:
#     good(2)
# Expecting:
#     4
# ok
# Trying:
#     for i in range(2):
#         print(i)
# Expecting:
#     0
#     1
# ok
# Trying:
#     good("ab")  # doctest: +ELLIPSIS
# Expecting:
#     'a...b'
# ok
# Trying:
#     print("a\n\nb")
# Expecting:
#     a
#     <BLANKLINE>
#     b
# ok
# 1 item had no tests:
#     __main__.nodoc
# 5 items passed all tests:
#    2 tests in __main__
#    1 test in __main__.C
#    1 test in __main__.C.m
#    1 test in __main__.C.p
#    5 tests in __main__.good
# **********************************************************************
# 1 item had failures:
#    3 of   5 in __main__.bad
# 15 tests in 7 items.
# 12 passed and 3 failed.
# ***Test Failed*** 3 failures and 1 skipped test.
# TestResults(failed=3, attempted=15, skipped=1)
# Finding tests in g
# Trying:
#     good(2)
# Expecting:
#     4
# ok
# Trying:
#     for i in range(2):
#         print(i)
# Expecting:
#     0
#     1
# ok
# Trying:
#     good("ab")  # doctest: +ELLIPSIS
# Expecting:
#     'a...b'
# ok
# Trying:
#     print("a\n\nb")
# Expecting:
#     a
#     <BLANKLINE>
#     b
# ok
# 4 <DocTest good from examples.py:13 (5 examples)>
# line 1 of the docstring for <string> lacks blank after >>>: '>>>1'
# line 2 of the docstring for <string> has inconsistent leading whitespace: '1'
# line 1 of the doctest for <string> has an invalid option: '+NOPE'
