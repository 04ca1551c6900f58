"""What `doctest` offers to `unittest`: the examples of a docstring or of a file as a test case. Loaded when it is asked for.

Also what shows the examples of a docstring as a script.
"""

import importlib
import io
import os
import sys
import unittest

import doctest
from doctest import DocTestFinder, DocTestParser, DocTestRunner, REPORTING_FLAGS

__unittest = True

_reporting_flags = 0


def set_unittest_reportflags(flags):
    """Sets the unittest option flags.

    The old flag is returned so that a runner could restore the old value if it wished to.
    """
    global _reporting_flags
    if flags & REPORTING_FLAGS != flags:
        raise ValueError("Only reporting flags allowed", flags)
    old, _reporting_flags = _reporting_flags, flags
    return old


class DocTestCase(unittest.TestCase):
    """The examples of one docstring."""

    def __init__(self, test, optionflags=0, setUp=None, tearDown=None, checker=None):
        super().__init__()
        self._dt_optionflags = optionflags
        self._dt_checker = checker
        self._dt_test = test
        self._dt_setUp = setUp
        self._dt_tearDown = tearDown

    def setUp(self):
        # The globals are kept: a test may run again.
        self._dt_globs = self._dt_test.globs.copy()
        if self._dt_setUp is not None:
            self._dt_setUp(self._dt_test)

    def tearDown(self):
        if self._dt_tearDown is not None:
            self._dt_tearDown(self._dt_test)
        self._dt_test.globs.clear()
        self._dt_test.globs.update(self._dt_globs)

    def runTest(self):
        test = self._dt_test
        flags = self._dt_optionflags
        if not flags & REPORTING_FLAGS:
            flags |= _reporting_flags
        runner = DocTestRunner(optionflags=flags, checker=self._dt_checker, verbose=False)
        runner.DIVIDER = "-" * 70
        report = io.StringIO()
        results = runner.run(test, out=report.write, clear_globs=False)
        if results.skipped == results.attempted:
            raise unittest.SkipTest("all examples were skipped")
        if results.failed:
            raise self.failureException(self.format_failure(report.getvalue()))

    def format_failure(self, err):
        test = self._dt_test
        lineno = "unknown line number" if test.lineno is None else f"{test.lineno}"
        name = test.name.rpartition(".")[2]
        return f'Failed doctest test for {test.name}\n  File "{test.filename}", line {lineno}, in {name}\n\n{err}'

    def debug(self):
        """Run the examples and raise what fails."""
        self.setUp()
        runner = doctest.DebugRunner(optionflags=self._dt_optionflags, checker=self._dt_checker, verbose=False)
        runner.run(self._dt_test, clear_globs=False)
        self.tearDown()

    def id(self):
        return self._dt_test.name

    def __eq__(self, other):
        return type(self) is type(other) and self._parts() == other._parts()

    def __hash__(self):
        return hash((self._dt_optionflags, self._dt_setUp, self._dt_tearDown, self._dt_checker))

    def _parts(self):
        return self._dt_test, self._dt_optionflags, self._dt_setUp, self._dt_tearDown, self._dt_checker

    def __repr__(self):
        owner, _, name = self._dt_test.name.rpartition(".")
        return f"{name} ({owner})"

    __str__ = object.__str__

    def shortDescription(self):
        return f"Doctest: {self._dt_test.name}"


class DocFileCase(DocTestCase):
    """The examples of a file."""

    def id(self):
        return "_".join(self._dt_test.name.split("."))

    def __repr__(self):
        return self._dt_test.filename

    def format_failure(self, err):
        return f'Failed doctest test for {self._dt_test.name}\n  File "{self._dt_test.filename}", line 0\n\n{err}'


class _DocTestSuite(unittest.TestSuite):
    def _removeTestAtIndex(self, index):
        # Examples are no burden: they are kept, to be run again.
        pass


def DocTestSuite(module=None, globs=None, extraglobs=None, test_finder=None, **options):
    """Convert doctest tests for a module to a unittest test suite.

    Options: setUp and tearDown, which are called with the DocTest; optionflags; checker.
    """
    if module is None:
        module = sys._getframe(1).f_globals["__name__"]
    if isinstance(module, str):
        module = importlib.import_module(module)
    tests = (DocTestFinder() if test_finder is None else test_finder).find(module, globs=globs, extraglobs=extraglobs)
    tests.sort()
    suite = _DocTestSuite()
    for test in tests:
        if not test.examples:
            continue
        if not test.filename:
            filename = module.__file__
            test.filename = filename[:-1] if filename.endswith(".pyc") else filename
        suite.addTest(DocTestCase(test, **options))
    return suite


def _file_test(path, folder, globs, parser, encoding, options):
    filename = os.path.join(folder, path) if folder is not None else path
    with open(filename, encoding=encoding or "utf-8") as file:
        text = file.read()
    globs = {} if globs is None else globs.copy()
    globs.setdefault("__file__", filename)
    test = parser.get_doctest(text, globs, os.path.basename(path), filename, 0)
    return DocFileCase(test, **options)


def DocFileSuite(*paths, module_relative=True, package=None, globs=None, parser=DocTestParser(), encoding=None, **options):
    """A unittest suite for one or more doctest files."""
    if package and not module_relative:
        raise ValueError("Package may only be specified for module-relative paths.")
    folder = None
    if module_relative:
        if isinstance(package, str):
            package = importlib.import_module(package)
        home = sys._getframe(1).f_globals.get("__file__") if package is None else package.__file__
        folder = os.path.dirname(os.path.abspath(home)) if home else os.getcwd()
    suite = _DocTestSuite()
    for path in paths:
        suite.addTest(_file_test(path, folder, globs, parser, encoding, options))
    return suite


# --- examples as scripts ----------------------------------------------------------------------------------------------


def script_from_examples(s):
    """Extract script from text with examples: what is no example becomes comments."""
    lines = []
    for piece in DocTestParser().parse(s):
        if isinstance(piece, str):
            lines += [f"# {line}" if line.strip() else "#" for line in piece.split("\n")[:-1]]
            continue
        lines.append(piece.source[:-1])
        if piece.want:
            lines.append("# Expected:")
            lines += [f"## {line}" for line in piece.want.split("\n")[:-1]]
    while lines and lines[-1] == "#":
        lines.pop()
    while lines and lines[0] == "#":
        lines.pop(0)
    return "\n".join(lines) + "\n"


def testsource(module, name):
    """Extract the test sources from a doctest docstring as a script."""
    if isinstance(module, str):
        module = importlib.import_module(module)
    found = [test for test in DocTestFinder().find(module) if test.name == name]
    if not found:
        raise ValueError(name, "not found in tests")
    return script_from_examples(found[0].docstring)


def debug_script(src, pm=False, globs=None):
    """Debug a test script."""
    import pdb

    globs = {} if globs is None else globs.copy()
    if not pm:
        pdb.Pdb(nosigint=True).run(f"exec({src!r})", globs, globs)
        return
    try:
        exec(src, globs, globs)
    except BaseException as error:
        print(repr(error))
        pdb.post_mortem(error.__traceback__)


def debug_src(src, pm=False, globs=None):
    """Debug a single doctest docstring, in argument `src`."""
    debug_script(script_from_examples(src), pm, globs)


def debug(module, name, pm=False):
    """Debug a single doctest docstring, of an object in a module."""
    if isinstance(module, str):
        module = importlib.import_module(module)
    debug_script(testsource(module, name), pm, module.__dict__)


# They are doctest's to everybody.
for _part in (DocTestCase, DocFileCase, _DocTestSuite, DocTestSuite, DocFileSuite, set_unittest_reportflags, script_from_examples,
              testsource, debug_script, debug_src, debug):
    _part.__module__ = "doctest"
