"""The report of a run: every outcome that a test can have."""
import unittest
class T(unittest.TestCase):
    def test_ok(self): pass
    def test_fail(self):
        """Docs here."""
        self.assertEqual(1, 2)
    def test_err(self):
        {}["x"]
    @unittest.skip("why")
    def test_skip(self): pass
    @unittest.expectedFailure
    def test_xf(self): self.fail("x")
    @unittest.expectedFailure
    def test_us(self): pass
    def test_sub(self):
        for i in range(4):
            with self.subTest("msg", i=i):
                self.assertNotEqual(i % 2, 0)
    def test_list(self): self.assertEqual([1,2,3],[1,2,4,5], "my msg")
    def test_dict(self): self.assertEqual({"a":1},{"a":2})
    def test_str(self): self.assertEqual("a\nb\nc","a\nx\nc")
    def test_set(self): self.assertEqual({1,2},{2,3})
    def test_raises(self):
        with self.assertRaises(ValueError) as cm: int("x")
        self.assertIn("invalid", str(cm.exception))
    def test_raises2(self):
        self.assertRaises(KeyError, int, "5")
    def test_almost(self): self.assertAlmostEqual(1.0, 1.1)
    def test_count(self): self.assertCountEqual([1,1,2],[1,2,2,3])
    def test_logs(self):
        import logging
        with self.assertLogs("foo", level="INFO") as cm:
            logging.getLogger("foo").info("hi")
        self.assertEqual(cm.output, ["INFO:foo:hi"])
    def test_warns(self):
        import warnings
        with self.assertWarns(DeprecationWarning): warnings.warn("x", DeprecationWarning)
    def test_regex(self): self.assertRegex("abc", r"\d")
    def test_long(self): self.assertEqual("a"*200+"b", "a"*200+"c")
class S(unittest.TestCase):
    @classmethod
    def setUpClass(cls): raise RuntimeError("no class")
    def test_x(self): pass
@unittest.skipIf(True, "whole")
class K(unittest.TestCase):
    def test_x(self): pass
class A(unittest.IsolatedAsyncioTestCase):
    async def asyncSetUp(self): self.x = 1
    async def test_a(self):
        import asyncio
        await asyncio.sleep(0)
        self.assertEqual(self.x, 1)
    def test_sync(self): self.addCleanup(print, "clean")
class R(unittest.TestCase):
    def test_chain(self):
        try: 1/0
        except Exception as e: raise ValueError("v") from e
    def tearDown(self): raise OSError("td")


import io, re

for verbosity in (0, 1, 2):
    stream = io.StringIO()
    suite = unittest.defaultTestLoader.loadTestsFromModule(__import__("__main__"))
    result = unittest.TextTestRunner(stream=stream, verbosity=verbosity).run(suite)
    # Frames of the library are not shown here.
    print(re.sub(r'in [0-9.]+s', 'in X s', stream.getvalue()).rstrip() if verbosity else result)

# output:
# clean
# <unittest.runner.TextTestResult run=23 errors=4 failures=12>
# clean
# ..sEEEFFFEFF.F..FFFsFFFu.x
# ======================================================================
# ERROR: test_chain (__main__.R.test_chain)
# ----------------------------------------------------------------------
# Traceback (most recent call last):
#   File "report.py", line 57, in test_chain
#     try: 1/0
#          ~^~
# ZeroDivisionError: division by zero
#
# The above exception was the direct cause of the following exception:
#
# Traceback (most recent call last):
#   File "report.py", line 58, in test_chain
#     except Exception as e: raise ValueError("v") from e
#                            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^
# ValueError: v
#
# ======================================================================
# ERROR: test_chain (__main__.R.test_chain)
# ----------------------------------------------------------------------
# Traceback (most recent call last):
#   File "report.py", line 59, in tearDown
#     def tearDown(self): raise OSError("td")
#                         ^^^^^^^^^^^^^^^^^^^
# OSError: td
#
# ======================================================================
# ERROR: setUpClass (__main__.S)
# ----------------------------------------------------------------------
# Traceback (most recent call last):
#   File "report.py", line 43, in setUpClass
#     def setUpClass(cls): raise RuntimeError("no class")
#                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
# RuntimeError: no class
#
# ======================================================================
# ERROR: test_err (__main__.T.test_err)
# ----------------------------------------------------------------------
# Traceback (most recent call last):
#   File "report.py", line 9, in test_err
#     {}["x"]
#     ~~^^^^^
# KeyError: 'x'
#
# ======================================================================
# FAIL: test_almost (__main__.T.test_almost)
# ----------------------------------------------------------------------
# Traceback (most recent call last):
#   File "report.py", line 29, in test_almost
#     def test_almost(self): self.assertAlmostEqual(1.0, 1.1)
#                            ~~~~~~~~~~~~~~~~~~~~~~^^^^^^^^^^
# AssertionError: 1.0 != 1.1 within 7 places (0.10000000000000009 difference)
#
# ======================================================================
# FAIL: test_count (__main__.T.test_count)
# ----------------------------------------------------------------------
# Traceback (most recent call last):
#   File "report.py", line 30, in test_count
#     def test_count(self): self.assertCountEqual([1,1,2],[1,2,2,3])
#                           ~~~~~~~~~~~~~~~~~~~~~^^^^^^^^^^^^^^^^^^^
# AssertionError: Element counts were not equal:
# First has 2, Second has 1:  1
# First has 1, Second has 2:  2
# First has 0, Second has 1:  3
#
# ======================================================================
# FAIL: test_dict (__main__.T.test_dict)
# ----------------------------------------------------------------------
# Traceback (most recent call last):
#   File "report.py", line 21, in test_dict
#     def test_dict(self): self.assertEqual({"a":1},{"a":2})
#                          ~~~~~~~~~~~~~~~~^^^^^^^^^^^^^^^^^
# AssertionError: {'a': 1} != {'a': 2}
# - {'a': 1}
# ?       ^
#
# + {'a': 2}
# ?       ^
#
#
# ======================================================================
# FAIL: test_fail (__main__.T.test_fail)
# Docs here.
# ----------------------------------------------------------------------
# Traceback (most recent call last):
#   File "report.py", line 7, in test_fail
#     self.assertEqual(1, 2)
#     ~~~~~~~~~~~~~~~~^^^^^^
# AssertionError: 1 != 2
#
# ======================================================================
# FAIL: test_list (__main__.T.test_list)
# ----------------------------------------------------------------------
# Traceback (most recent call last):
#   File "report.py", line 20, in test_list
#     def test_list(self): self.assertEqual([1,2,3],[1,2,4,5], "my msg")
#                          ~~~~~~~~~~~~~~~~^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
# AssertionError: Lists differ: [1, 2, 3] != [1, 2, 4, 5]
#
# First differing element 2:
# 3
# 4
#
# Second list contains 1 additional elements.
# First extra element 3:
# 5
#
# - [1, 2, 3]
# ?        ^
#
# + [1, 2, 4, 5]
# ?        ^^^^
#  : my msg
#
# ======================================================================
# FAIL: test_long (__main__.T.test_long)
# ----------------------------------------------------------------------
# Traceback (most recent call last):
#   File "report.py", line 40, in test_long
#     def test_long(self): self.assertEqual("a"*200+"b", "a"*200+"c")
#                          ~~~~~~~~~~~~~~~~^^^^^^^^^^^^^^^^^^^^^^^^^^
# AssertionError: 'aaaa[135 chars]aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab' != 'aaaa[135 chars]aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaac'
# Diff is 817 characters long. Set self.maxDiff to None to see it.
#
# ======================================================================
# FAIL: test_raises2 (__main__.T.test_raises2)
# ----------------------------------------------------------------------
# Traceback (most recent call last):
#   File "report.py", line 28, in test_raises2
#     self.assertRaises(KeyError, int, "5")
#     ~~~~~~~~~~~~~~~~~^^^^^^^^^^^^^^^^^^^^
# AssertionError: KeyError not raised by int
#
# ======================================================================
# FAIL: test_regex (__main__.T.test_regex)
# ----------------------------------------------------------------------
# Traceback (most recent call last):
#   File "report.py", line 39, in test_regex
#     def test_regex(self): self.assertRegex("abc", r"\d")
#                           ~~~~~~~~~~~~~~~~^^^^^^^^^^^^^^
# AssertionError: Regex didn't match: '\\d' not found in 'abc'
#
# ======================================================================
# FAIL: test_set (__main__.T.test_set)
# ----------------------------------------------------------------------
# Traceback (most recent call last):
#   File "report.py", line 23, in test_set
#     def test_set(self): self.assertEqual({1,2},{2,3})
#                         ~~~~~~~~~~~~~~~~^^^^^^^^^^^^^
# AssertionError: Items in the first set but not the second:
# 1
# Items in the second set but not the first:
# 3
#
# ======================================================================
# FAIL: test_str (__main__.T.test_str)
# ----------------------------------------------------------------------
# Traceback (most recent call last):
#   File "report.py", line 22, in test_str
#     def test_str(self): self.assertEqual("a\nb\nc","a\nx\nc")
#                         ~~~~~~~~~~~~~~~~^^^^^^^^^^^^^^^^^^^^^
# AssertionError: 'a\nb\nc' != 'a\nx\nc'
#   a
# - b
# + x
#   c
#
#
# ======================================================================
# FAIL: test_sub (__main__.T.test_sub) [msg] (i=0)
# ----------------------------------------------------------------------
# Traceback (most recent call last):
#   File "report.py", line 19, in test_sub
#     self.assertNotEqual(i % 2, 0)
#     ~~~~~~~~~~~~~~~~~~~^^^^^^^^^^
# AssertionError: 0 == 0
#
# ======================================================================
# FAIL: test_sub (__main__.T.test_sub) [msg] (i=2)
# ----------------------------------------------------------------------
# Traceback (most recent call last):
#   File "report.py", line 19, in test_sub
#     self.assertNotEqual(i % 2, 0)
#     ~~~~~~~~~~~~~~~~~~~^^^^^^^^^^
# AssertionError: 0 == 0
#
# ======================================================================
# UNEXPECTED SUCCESS: test_us (__main__.T.test_us)
# ----------------------------------------------------------------------
# Ran 23 tests in X s
#
# FAILED (failures=12, errors=4, skipped=2, expected failures=1, unexpected successes=1)
# clean
# test_a (__main__.A.test_a) ... ok
# test_sync (__main__.A.test_sync) ... ok
# test_x (__main__.K.test_x) ... skipped 'whole'
# test_chain (__main__.R.test_chain) ... ERROR
# test_chain (__main__.R.test_chain) ... ERROR
# setUpClass (__main__.S) ... ERROR
# test_almost (__main__.T.test_almost) ... FAIL
# test_count (__main__.T.test_count) ... FAIL
# test_dict (__main__.T.test_dict) ... FAIL
# test_err (__main__.T.test_err) ... ERROR
# test_fail (__main__.T.test_fail)
# Docs here. ... FAIL
# test_list (__main__.T.test_list) ... FAIL
# test_logs (__main__.T.test_logs) ... ok
# test_long (__main__.T.test_long) ... FAIL
# test_ok (__main__.T.test_ok) ... ok
# test_raises (__main__.T.test_raises) ... ok
# test_raises2 (__main__.T.test_raises2) ... FAIL
# test_regex (__main__.T.test_regex) ... FAIL
# test_set (__main__.T.test_set) ... FAIL
# test_skip (__main__.T.test_skip) ... skipped 'why'
# test_str (__main__.T.test_str) ... FAIL
# test_sub (__main__.T.test_sub) ... 
#   test_sub (__main__.T.test_sub) [msg] (i=0) ... FAIL
#   test_sub (__main__.T.test_sub) [msg] (i=2) ... FAIL
# test_us (__main__.T.test_us) ... unexpected success
# test_warns (__main__.T.test_warns) ... ok
# test_xf (__main__.T.test_xf) ... expected failure
#
# ======================================================================
# ERROR: test_chain (__main__.R.test_chain)
# ----------------------------------------------------------------------
# Traceback (most recent call last):
#   File "report.py", line 57, in test_chain
#     try: 1/0
#          ~^~
# ZeroDivisionError: division by zero
#
# The above exception was the direct cause of the following exception:
#
# Traceback (most recent call last):
#   File "report.py", line 58, in test_chain
#     except Exception as e: raise ValueError("v") from e
#                            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^
# ValueError: v
#
# ======================================================================
# ERROR: test_chain (__main__.R.test_chain)
# ----------------------------------------------------------------------
# Traceback (most recent call last):
#   File "report.py", line 59, in tearDown
#     def tearDown(self): raise OSError("td")
#                         ^^^^^^^^^^^^^^^^^^^
# OSError: td
#
# ======================================================================
# ERROR: setUpClass (__main__.S)
# ----------------------------------------------------------------------
# Traceback (most recent call last):
#   File "report.py", line 43, in setUpClass
#     def setUpClass(cls): raise RuntimeError("no class")
#                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
# RuntimeError: no class
#
# ======================================================================
# ERROR: test_err (__main__.T.test_err)
# ----------------------------------------------------------------------
# Traceback (most recent call last):
#   File "report.py", line 9, in test_err
#     {}["x"]
#     ~~^^^^^
# KeyError: 'x'
#
# ======================================================================
# FAIL: test_almost (__main__.T.test_almost)
# ----------------------------------------------------------------------
# Traceback (most recent call last):
#   File "report.py", line 29, in test_almost
#     def test_almost(self): self.assertAlmostEqual(1.0, 1.1)
#                            ~~~~~~~~~~~~~~~~~~~~~~^^^^^^^^^^
# AssertionError: 1.0 != 1.1 within 7 places (0.10000000000000009 difference)
#
# ======================================================================
# FAIL: test_count (__main__.T.test_count)
# ----------------------------------------------------------------------
# Traceback (most recent call last):
#   File "report.py", line 30, in test_count
#     def test_count(self): self.assertCountEqual([1,1,2],[1,2,2,3])
#                           ~~~~~~~~~~~~~~~~~~~~~^^^^^^^^^^^^^^^^^^^
# AssertionError: Element counts were not equal:
# First has 2, Second has 1:  1
# First has 1, Second has 2:  2
# First has 0, Second has 1:  3
#
# ======================================================================
# FAIL: test_dict (__main__.T.test_dict)
# ----------------------------------------------------------------------
# Traceback (most recent call last):
#   File "report.py", line 21, in test_dict
#     def test_dict(self): self.assertEqual({"a":1},{"a":2})
#                          ~~~~~~~~~~~~~~~~^^^^^^^^^^^^^^^^^
# AssertionError: {'a': 1} != {'a': 2}
# - {'a': 1}
# ?       ^
#
# + {'a': 2}
# ?       ^
#
#
# ======================================================================
# FAIL: test_fail (__main__.T.test_fail)
# Docs here.
# ----------------------------------------------------------------------
# Traceback (most recent call last):
#   File "report.py", line 7, in test_fail
#     self.assertEqual(1, 2)
#     ~~~~~~~~~~~~~~~~^^^^^^
# AssertionError: 1 != 2
#
# ======================================================================
# FAIL: test_list (__main__.T.test_list)
# ----------------------------------------------------------------------
# Traceback (most recent call last):
#   File "report.py", line 20, in test_list
#     def test_list(self): self.assertEqual([1,2,3],[1,2,4,5], "my msg")
#                          ~~~~~~~~~~~~~~~~^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
# AssertionError: Lists differ: [1, 2, 3] != [1, 2, 4, 5]
#
# First differing element 2:
# 3
# 4
#
# Second list contains 1 additional elements.
# First extra element 3:
# 5
#
# - [1, 2, 3]
# ?        ^
#
# + [1, 2, 4, 5]
# ?        ^^^^
#  : my msg
#
# ======================================================================
# FAIL: test_long (__main__.T.test_long)
# ----------------------------------------------------------------------
# Traceback (most recent call last):
#   File "report.py", line 40, in test_long
#     def test_long(self): self.assertEqual("a"*200+"b", "a"*200+"c")
#                          ~~~~~~~~~~~~~~~~^^^^^^^^^^^^^^^^^^^^^^^^^^
# AssertionError: 'aaaa[135 chars]aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab' != 'aaaa[135 chars]aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaac'
# Diff is 817 characters long. Set self.maxDiff to None to see it.
#
# ======================================================================
# FAIL: test_raises2 (__main__.T.test_raises2)
# ----------------------------------------------------------------------
# Traceback (most recent call last):
#   File "report.py", line 28, in test_raises2
#     self.assertRaises(KeyError, int, "5")
#     ~~~~~~~~~~~~~~~~~^^^^^^^^^^^^^^^^^^^^
# AssertionError: KeyError not raised by int
#
# ======================================================================
# FAIL: test_regex (__main__.T.test_regex)
# ----------------------------------------------------------------------
# Traceback (most recent call last):
#   File "report.py", line 39, in test_regex
#     def test_regex(self): self.assertRegex("abc", r"\d")
#                           ~~~~~~~~~~~~~~~~^^^^^^^^^^^^^^
# AssertionError: Regex didn't match: '\\d' not found in 'abc'
#
# ======================================================================
# FAIL: test_set (__main__.T.test_set)
# ----------------------------------------------------------------------
# Traceback (most recent call last):
#   File "report.py", line 23, in test_set
#     def test_set(self): self.assertEqual({1,2},{2,3})
#                         ~~~~~~~~~~~~~~~~^^^^^^^^^^^^^
# AssertionError: Items in the first set but not the second:
# 1
# Items in the second set but not the first:
# 3
#
# ======================================================================
# FAIL: test_str (__main__.T.test_str)
# ----------------------------------------------------------------------
# Traceback (most recent call last):
#   File "report.py", line 22, in test_str
#     def test_str(self): self.assertEqual("a\nb\nc","a\nx\nc")
#                         ~~~~~~~~~~~~~~~~^^^^^^^^^^^^^^^^^^^^^
# AssertionError: 'a\nb\nc' != 'a\nx\nc'
#   a
# - b
# + x
#   c
#
#
# ======================================================================
# FAIL: test_sub (__main__.T.test_sub) [msg] (i=0)
# ----------------------------------------------------------------------
# Traceback (most recent call last):
#   File "report.py", line 19, in test_sub
#     self.assertNotEqual(i % 2, 0)
#     ~~~~~~~~~~~~~~~~~~~^^^^^^^^^^
# AssertionError: 0 == 0
#
# ======================================================================
# FAIL: test_sub (__main__.T.test_sub) [msg] (i=2)
# ----------------------------------------------------------------------
# Traceback (most recent call last):
#   File "report.py", line 19, in test_sub
#     self.assertNotEqual(i % 2, 0)
#     ~~~~~~~~~~~~~~~~~~~^^^^^^^^^^
# AssertionError: 0 == 0
#
# ======================================================================
# UNEXPECTED SUCCESS: test_us (__main__.T.test_us)
# ----------------------------------------------------------------------
# Ran 23 tests in X s
#
# FAILED (failures=12, errors=4, skipped=2, expected failures=1, unexpected successes=1)
