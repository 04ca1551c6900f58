"""Fixtures, clean-ups and their order; suites, loaders and results as programs use them."""
import io, re, sys, unittest
log = []
def setUpModule(): log.append("setUpModule"); unittest.addModuleCleanup(log.append, "mc")
def tearDownModule(): log.append("tearDownModule")
class F(unittest.TestCase):
    @classmethod
    def setUpClass(cls): log.append("sc"); cls.addClassCleanup(log.append, "cc")
    @classmethod
    def tearDownClass(cls): log.append("tc")
    def setUp(self): log.append("s"); self.addCleanup(log.append, "c1"); self.addCleanup(log.append, "c2")
    def tearDown(self): log.append("t")
    def test_1(self): log.append("1")
    def test_2(self): log.append("2"); self.skipTest("no more")
    def helper(self): pass
class G(F):
    def setUp(self): log.append("gs"); raise RuntimeError("setup")
class Async(unittest.IsolatedAsyncioTestCase):
    def setUp(self): log.append("S")
    async def asyncSetUp(self): log.append("aS")
    async def asyncTearDown(self): log.append("aT")
    def tearDown(self): log.append("T")
    async def cleanup(self, x): log.append(("cl", x))
    async def test_x(self):
        self.addAsyncCleanup(self.cleanup, 5); log.append("X")
        class CM:
            async def __aenter__(self): log.append("ent"); return 9
            async def __aexit__(self, *a): log.append("exi")
        log.append(await self.enterAsyncContext(CM()))
ld = unittest.TestLoader()
for c in (F, G, Async):
    r = unittest.TestResult(); s = ld.loadTestsFromTestCase(c); print(s, s.countTestCases()); s.run(r); print(r, r.skipped, [(str(a), b.splitlines()[-1]) for a, b in r.errors], r.testsRun); print(log); log.clear()
print(ld.getTestCaseNames(F)); ld2 = unittest.TestLoader(); ld2.testMethodPrefix = "help"; print(ld2.getTestCaseNames(F))
t = F("test_1"); print(t, repr(t), t.id(), t.shortDescription(), t.countTestCases(), t == F("test_1"), t == F("test_2"), hash(t) == hash(F("test_1")))
for bad in (lambda: F("nosuch"), lambda: ld.loadTestsFromTestCase(unittest.TestSuite), lambda: unittest.TestSuite().addTest(F), lambda: unittest.TestSuite().addTest(5), lambda: unittest.TestSuite("abc"), lambda: unittest.TestSuite([1]), lambda: F("test_1").assertRaises(5), lambda: F("test_1").assertAlmostEqual(1, 2, places=1, delta=3), lambda: F("test_1").enterContext(5), lambda: unittest.TestCase().run(), lambda: F("test_1").assertRaises(ValueError, foo=1)):
    try: print(bad())
    except BaseException as e: print(type(e).__name__, e)
def load(name):
    r = unittest.TestResult(); ld.loadTestsFromName(name).run(r); print(name, r, [(str(a), b.splitlines()[-1]) for a, b in r.errors])
for n in ("__main__.F", "__main__.F.test_1", "__main__.nosuch", "nosuchmodule", "__main__.F.zzz"): load(n)
try: ld.loadTestsFromName("__main__.log")
except TypeError as e: print(e)
def myfunc(): "Doc of func"; assert 1 == 1
ft = unittest.FunctionTestCase(myfunc); print(ft, repr(ft).split(" at")[0], ft.id(), ft.shortDescription()); print(ft.run())
class Msg(unittest.TestCase):
    longMessage = False
    def runTest(self): pass
m = Msg()
def fails(f, *a, **k):
    try: f(*a, **k); print("passes")
    except AssertionError as e: print(e)
fails(m.assertEqual, 1, 2, "only this"); fails(m.assertTrue, 0); m.longMessage = True; fails(m.assertTrue, 0, "both"); m.maxDiff = 10; fails(m.assertEqual, ["a"] * 20, ["b"] * 20); fails(m.assertIs, 1, 2); fails(m.assertIsNot, None, None); fails(m.assertIsNone, 1); fails(m.assertIsNotNone, None); fails(m.assertIn, 1, [2]); fails(m.assertNotIn, 1, [1]); fails(m.assertIsInstance, 1, str); fails(m.assertNotIsInstance, 1, int); fails(m.assertGreater, 1, 2); fails(m.assertGreaterEqual, 1, 2); fails(m.assertLess, 2, 1); fails(m.assertLessEqual, 2, 1); fails(m.assertNotRegex, "abc", "b"); fails(m.assertNotEqual, 1, 1); fails(m.assertNotAlmostEqual, 1, 1.00000001); fails(m.assertAlmostEqual, 1, 1.5, delta=0.1); fails(m.assertAlmostEqual, 1, 1.4, places=0); fails(m.assertCountEqual, [1, [2]], [[2], 3]); fails(m.assertSequenceEqual, (1, 2), [1, 2]); fails(m.assertSequenceEqual, (1, 2), [1, 3]); fails(m.assertTupleEqual, [1], (1,)); fails(m.assertMultiLineEqual, "a", 5); fails(m.assertSetEqual, {1}, [1]); fails(m.assertDictEqual, {}, []); fails(m.assertListEqual, [1], [1, 2]); fails(m.assertEqual, (1,), (1, 2, 3)); fails(m.assertNoLogs().__enter__); fails(m.fail, "bye"); fails(m.fail)
fails(m.assertRaises, ValueError, lambda: None); fails(m.assertRaisesRegex, ValueError, "q", int, "z"); fails(m.assertWarns, UserWarning, lambda: None)
def cm():
    with m.assertRaises((KeyError, ValueError), msg="why"): pass
fails(cm)
def nl():
    import logging
    with m.assertNoLogs(): logging.warning("oops")
fails(nl)
class Point:
    def __init__(s, x): s.x = x
    def __repr__(s): return f"Point({s.x})"

m.addTypeEqualityFunc(Point, lambda a, b, msg=None: (_ for _ in ()).throw(m.failureException("points")) if a.x != b.x else None)
fails(m.assertEqual, Point(1), Point(2)); m.assertEqual(Point(1), Point(1))
class SubT(unittest.TestCase):
    def test(self):
        with self.subTest(a=1):
            with self.subTest("inner", b=2): self.fail("deep")
        with self.subTest(): raise KeyError("k")
        with self.subTest("skipped"): self.skipTest("s")
r = unittest.TestResult(); SubT("test").run(r); print([(str(a), a.id()) for a, b in r.failures + r.errors], [(str(a), b) for a, b in r.skipped])
stream = io.StringIO(); unittest.TextTestRunner(stream, verbosity=2, buffer=True, failfast=True).run(unittest.TestSuite([F("test_1"), SubT("test"), F("test_2")])); print(re.sub("in [0-9.]+s", "in X", stream.getvalue()))
p = unittest.main(argv=["prog", "F.test_1", "-v"], exit=False, testRunner=unittest.TextTestRunner(io.StringIO())); print(p.result, type(p).__name__, p.verbosity)
try: unittest.main(argv=["prog", "-k", "nothing"], testRunner=unittest.TextTestRunner(io.StringIO()))
except SystemExit as e: print("exit", e.code)

# output:
# <unittest.suite.TestSuite tests=[<__main__.F testMethod=test_1>, <__main__.F testMethod=test_2>]> 2
# <unittest.result.TestResult run=2 errors=0 failures=0> [(<__main__.F testMethod=test_2>, 'no more')] [] 2
# ['setUpModule', 'sc', 's', '1', 't', 'c2', 'c1', 's', '2', 't', 'c2', 'c1', 'tc', 'cc', 'tearDownModule', 'mc']
# <unittest.suite.TestSuite tests=[<__main__.G testMethod=test_1>, <__main__.G testMethod=test_2>]> 2
# <unittest.result.TestResult run=2 errors=2 failures=0> [] [('test_1 (__main__.G.test_1)', 'RuntimeError: setup'), ('test_2 (__main__.G.test_2)', 'RuntimeError: setup')] 2
# ['setUpModule', 'sc', 'gs', 'gs', 'tc', 'cc', 'tearDownModule', 'mc']
# <unittest.suite.TestSuite tests=[<__main__.Async testMethod=test_x>]> 1
# <unittest.result.TestResult run=1 errors=0 failures=0> [] [] 1
# ['setUpModule', 'S', 'aS', 'X', 'ent', 9, 'aT', 'T', 'exi', ('cl', 5), 'tearDownModule', 'mc']
# ['test_1', 'test_2']
# ['helper']
# test_1 (__main__.F.test_1) <__main__.F testMethod=test_1> __main__.F.test_1 None 1 True False True
# ValueError no such test method in <class '__main__.F'>: nosuch
# TypeError Test cases should not be derived from TestSuite. Maybe you meant to derive from TestCase?
# TypeError TestCases and TestSuites must be instantiated before passing them to addTest()
# TypeError 5 is not callable
# TypeError tests must be an iterable of tests, not a string
# TypeError 1 is not callable
# TypeError assertRaises() arg 1 must be an exception type or tuple of exception types
# TypeError specify delta or places not both
# TypeError 'builtins.int' object does not support the context manager protocol
# AttributeError 'TestCase' object has no attribute 'runTest'
# TypeError 'foo' is an invalid keyword argument for this function
# __main__.F <unittest.result.TestResult run=2 errors=0 failures=0> []
# __main__.F.test_1 <unittest.result.TestResult run=1 errors=0 failures=0> []
# __main__.nosuch <unittest.result.TestResult run=1 errors=1 failures=0> [('nosuch (unittest.loader._FailedTest.nosuch)', "AttributeError: module '__main__' has no attribute 'nosuch'")]
# nosuchmodule <unittest.result.TestResult run=1 errors=1 failures=0> [('nosuchmodule (unittest.loader._FailedTest.nosuchmodule)', '')]
# __main__.F.zzz <unittest.result.TestResult run=1 errors=1 failures=0> [('zzz (unittest.loader._FailedTest.zzz)', "AttributeError: type object 'F' has no attribute 'zzz'")]
# don't know how to make test from: ['setUpModule', 'sc', 's', '1', 't', 'c2', 'c1', 's', '2', 't', 'c2', 'c1', 'tc', 'cc', 'tearDownModule', 'mc', 'setUpModule', 'sc', 's', '1', 't', 'c2', 'c1', 'tc', 'cc', 'tearDownModule', 'mc']
# unittest.case.FunctionTestCase (myfunc) <unittest.case.FunctionTestCase tec=<function myfunc myfunc Doc of func
# <unittest.result.TestResult run=1 errors=0 failures=0>
# only this
# 0 is not true
# 0 is not true : both
# Lists differ: ['a', 'a', 'a', 'a', 'a', 'a', 'a', 'a', 'a[52 chars] 'a'] != ['b', 'b', 'b', 'b', 'b', 'b', 'b', 'b', 'b[52 chars] 'b']
#
# First differing element 0:
# 'a'
# 'b'
#
# Diff is 600 characters long. Set self.maxDiff to None to see it.
# 1 is not 2
# unexpectedly identical: None
# 1 is not None
# unexpectedly None
# 1 not found in [2]
# 1 unexpectedly found in [1]
# 1 is not an instance of <class 'str'>
# 1 is an instance of <class 'int'>
# 1 not greater than 2
# 1 not greater than or equal to 2
# 2 not less than 1
# 2 not less than or equal to 1
# Regex matched: 'b' matches 'b' in 'abc'
# 1 == 1
# 1 == 1.00000001 within 7 places
# 1 != 1.5 within 0.1 delta (0.5 difference)
# passes
# Element counts were not equal:
#
# Diff is 59 characters long. Set self.maxDiff to None to see it.
# passes
# Sequences differ: (1, 2) != [1, 3]
#
# First differing element 1:
# 2
# 3
#
# Diff is 18 characters long. Set self.maxDiff to None to see it.
# First sequence is not a tuple: [1]
# 5 is not an instance of <class 'str'> : Second argument is not a string
# second argument does not support set difference: 'list' object has no attribute 'difference'
# [] is not an instance of <class 'dict'> : Second argument is not a dictionary
# Lists differ: [1] != [1, 2]
#
# Second list contains 1 additional elements.
# First extra element 1:
# 2
#
# Diff is 15 characters long. Set self.maxDiff to None to see it.
# Tuples differ: (1,) != (1, 2, 3)
#
# Second tuple contains 2 additional elements.
# First extra element 1:
# 2
#
# Diff is 19 characters long. Set self.maxDiff to None to see it.
# passes
# bye
# None
# ValueError not raised by <lambda>
# "q" does not match "invalid literal for int() with base 10: 'z'"
# UserWarning not triggered by <lambda>
# (<class 'KeyError'>, <class 'ValueError'>) not raised : why
# Unexpected logs found: ['WARNING:root:oops']
# points
# [('test (__main__.SubT.test) [inner] (b=2, a=1)', '__main__.SubT.test [inner] (b=2, a=1)'), ('test (__main__.SubT.test) (<subtest>)', '__main__.SubT.test (<subtest>)')] [('test (__main__.SubT.test) [skipped]', 's')]
# test_1 (__main__.F.test_1) ... ok
# test (__main__.SubT.test) ... 
#   test (__main__.SubT.test) [inner] (b=2, a=1) ... FAIL
#
# ======================================================================
# FAIL: test (__main__.SubT.test) [inner] (b=2, a=1)
# ----------------------------------------------------------------------
# Traceback (most recent call last):
#   File "fixtures_and_assertions.py", line 70, in test
#     with self.subTest("inner", b=2): self.fail("deep")
#                                      ~~~~~~~~~^^^^^^^^
# AssertionError: deep
#
# ----------------------------------------------------------------------
# Ran 2 tests in X
#
# FAILED (failures=1)
#
# <unittest.runner.TextTestResult run=1 errors=0 failures=0> TestProgram 2
# exit 0
