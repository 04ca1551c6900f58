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
    """Sets how failures are shown by cases that do not say it themselves; returns what was set before."""
    global _reporting_flags
    old = _reporting_flags
    if flags & ~REPORTING_FLAGS:
        raise ValueError("Only reporting flags allowed", flags)
    _reporting_flags = flags
    return old


def _loaded(module):
    """A module that may be given by its name."""
    return importlib.import_module(module) if isinstance(module, str) else module


class DocTestCase(unittest.TestCase):
    """The examples of one docstring."""

    def __init__(self, test, optionflags=0, setUp=None, tearDown=None, checker=None):
        super().__init__()
        self._dt_test, self._dt_checker, self._dt_optionflags = test, checker, optionflags
        self._dt_setUp, self._dt_tearDown = setUp, tearDown

    def setUp(self):
        # The globals are kept: a test may run again.
        self._dt_globs = self._dt_test.globs.copy()
        self._call(self._dt_setUp)

    def tearDown(self):
        self._call(self._dt_tearDown)
        globs = self._dt_test.globs
        globs.clear()
        globs |= self._dt_globs

    def _call(self, fixture):
        if fixture is not None:
            fixture(self._dt_test)

    def _run(self, kind, flags, **options):
        """Runs the examples; returns the results."""
        runner = kind(checker=self._dt_checker, verbose=False, optionflags=flags)
        runner.DIVIDER = "-" * 70
        return runner.run(self._dt_test, clear_globs=False, **options)

    def runTest(self):
        flags = self._dt_optionflags
        report = io.StringIO()
        results = self._run(DocTestRunner, flags if flags & REPORTING_FLAGS else flags | _reporting_flags, out=report.write)
        if results.attempted == results.skipped:
            self.skipTest("all examples were skipped")
        if results.failed:
            raise self.failureException(self.format_failure(report.getvalue()))

    def format_failure(self, err):
        lineno = self._dt_test.lineno
        name = self._dt_test.name.rpartition(".")[2]
        return self._failure(f"{'unknown line number' if lineno is None else lineno}, in {name}", err)

    def _failure(self, line, report):
        return f'Failed doctest test for {self._dt_test.name}\n  File "{self._dt_test.filename}", line {line}\n\n{report}'

    def debug(self):
        """Runs the examples; the first that fails raises its error."""
        self.setUp()
        self._run(doctest.DebugRunner, self._dt_optionflags)
        self.tearDown()

    def id(self):
        return self._dt_test.name

    def _manner(self):
        return self._dt_optionflags, self._dt_setUp, self._dt_tearDown, self._dt_checker

    def __eq__(self, other):
        if type(other) is not type(self):
            return NotImplemented
        return (self._dt_test, *self._manner()) == (other._dt_test, *other._manner())

    def __hash__(self):
        return hash(self._manner())

    def __repr__(self):
        owner, _, name = self._dt_test.name.rpartition(".")
        return f"{name} ({owner})"

    __str__ = object.__str__

    def shortDescription(self):
        return f"Doctest: {self._dt_test.name}"


class DocFileCase(DocTestCase):
    """The examples of a file."""

    def id(self):
        return self._dt_test.name.replace(".", "_")

    def __repr__(self):
        return self._dt_test.filename

    def format_failure(self, err):
        return self._failure(0, err)


class _DocTestSuite(unittest.TestSuite):
    def _removeTestAtIndex(self, index):
        # Examples are no burden: they are kept, to be run again.
        pass


def _source_of(module):
    stem, extension = os.path.splitext(module.__file__)
    return stem + (".py" if extension == ".pyc" else extension)


def DocTestSuite(module=None, globs=None, extraglobs=None, test_finder=None, **options):
    """The examples of a module's docstrings as a suite; each docstring is a case.

    Options: setUp and tearDown, which are called with the DocTest; optionflags; checker.
    """
    module = _loaded(sys._getframe(1).f_globals["__name__"] if module is None else module)
    finder = DocTestFinder() if test_finder is None else test_finder
    suite = _DocTestSuite()
    for test in sorted(finder.find(module, globs=globs, extraglobs=extraglobs)):
        if test.examples:
            test.filename = test.filename or _source_of(module)
            suite.addTest(DocTestCase(test, **options))
    return suite


def _file_case(path, folder, globs, parser, encoding, options):
    filename = path if folder is None else os.path.join(folder, path)
    with open(filename, encoding=encoding or "utf-8") as file:
        text = file.read()
    names = {"__file__": filename, **(globs or {})}
    return DocFileCase(parser.get_doctest(text, names, os.path.basename(path), filename, 0), **options)


def DocFileSuite(*paths, module_relative=True, package=None, globs=None, parser=DocTestParser(), encoding=None, **options):
    """The examples of files as a suite; each file is a case. Paths begin where the package or the caller is."""
    folder = None
    if module_relative:
        home = sys._getframe(1).f_globals.get("__file__") if package is None else _loaded(package).__file__
        folder = os.path.dirname(os.path.abspath(home)) if home else os.getcwd()
    elif package:
        raise ValueError("Package may only be specified for module-relative paths.")
    suite = _DocTestSuite()
    suite.addTests(_file_case(path, folder, globs, parser, encoding, options) for path in paths)
    return suite


# --- examples as scripts ----------------------------------------------------------------------------------------------


def _script_lines(piece):
    """The lines of a script for an example, or for the text between two."""
    if isinstance(piece, str):
        for line in piece.split("\n")[:-1]:
            yield f"# {line}" if line.strip() else "#"
        return
    yield piece.source.removesuffix("\n")
    if piece.want:
        yield "# Expected:"
        yield from (f"## {line}" for line in piece.want.split("\n")[:-1])


def script_from_examples(s):
    """A script that does what the examples in a text do; the rest of the text becomes comments."""
    lines = [line for piece in DocTestParser().parse(s) for line in _script_lines(piece)]
    told = [at for at, line in enumerate(lines) if line != "#"]
    # Empty comments at both ends are left out.
    return "\n".join(lines[told[0]:told[-1] + 1] if told else ()) + "\n"


def testsource(module, name):
    """The examples of the docstring that has this name, as a script."""
    for test in DocTestFinder().find(_loaded(module)):
        if test.name == name:
            return script_from_examples(test.docstring)
    raise ValueError(name, "not found in tests")


def debug_script(src, pm=False, globs=None):
    """Runs a script under `pdb`; with `pm`, this comes only when the script has failed."""
    import pdb

    names = dict(globs or {})
    if not pm:
        pdb.Pdb(nosigint=True).run(f"exec({src!r})", names, names)
        return
    try:
        exec(src, names, names)
    except BaseException as error:
        print(repr(error))
        pdb.post_mortem(error.__traceback__)


def debug_src(src, pm=False, globs=None):
    """Runs the examples in a text under `pdb`."""
    debug_script(script_from_examples(src), pm, globs)


def debug(module, name, pm=False):
    """Runs the examples of a docstring of a module under `pdb`."""
    home = _loaded(module)
    debug_script(testsource(home, name), pm, vars(home))


# They are doctest's to everybody.
for _part in (DocTestCase, DocFileCase, _DocTestSuite, DocTestSuite, DocFileSuite, set_unittest_reportflags, script_from_examples,
              testsource, debug_script, debug_src, debug):
    _part.__module__ = "doctest"
