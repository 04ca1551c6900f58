"""Examples in docstrings, run and compared with what they say.

An example is what follows `>>> ` (and `... ` on further lines); what it should print stands below it, up to the next example or an
empty line. `testmod` runs those of a module.
"""

import inspect
import io
import re
import sys
import traceback
from _difflib import ndiff
from collections import namedtuple

__all__ = ["register_optionflag", "DONT_ACCEPT_TRUE_FOR_1", "DONT_ACCEPT_BLANKLINE", "NORMALIZE_WHITESPACE", "ELLIPSIS", "SKIP",
           "IGNORE_EXCEPTION_DETAIL", "COMPARISON_FLAGS", "REPORT_NDIFF", "REPORT_ONLY_FIRST_FAILURE", "REPORTING_FLAGS", "FAIL_FAST",
           "Example", "DocTest", "DocTestParser", "DocTestFinder", "DocTestRunner", "OutputChecker", "DocTestFailure",
           "UnexpectedException", "testmod", "testfile", "run_docstring_examples", "DocTestSuite", "DocFileSuite",
           "set_unittest_reportflags", "script_from_examples", "testsource", "debug_src", "debug"]

# What serves `unittest`, and what makes scripts of examples.
_ELSEWHERE = ("DocTestCase", "DocFileCase", "_DocTestSuite", "DocTestSuite", "DocFileSuite", "set_unittest_reportflags",
              "script_from_examples", "testsource", "debug_src", "debug_script", "debug")

OPTIONFLAGS_BY_NAME = {}


def __getattr__(name):
    if name in _ELSEWHERE:
        import _doctest_cases

        globals().update({part: getattr(_doctest_cases, part) for part in _ELSEWHERE})
        return globals()[name]
    raise AttributeError(f"module 'doctest' has no attribute {name!r}")


def register_optionflag(name):
    return OPTIONFLAGS_BY_NAME.setdefault(name, 1 << len(OPTIONFLAGS_BY_NAME))


DONT_ACCEPT_TRUE_FOR_1 = register_optionflag("DONT_ACCEPT_TRUE_FOR_1")
DONT_ACCEPT_BLANKLINE = register_optionflag("DONT_ACCEPT_BLANKLINE")
NORMALIZE_WHITESPACE = register_optionflag("NORMALIZE_WHITESPACE")
ELLIPSIS = register_optionflag("ELLIPSIS")
SKIP = register_optionflag("SKIP")
IGNORE_EXCEPTION_DETAIL = register_optionflag("IGNORE_EXCEPTION_DETAIL")
COMPARISON_FLAGS = (DONT_ACCEPT_TRUE_FOR_1 | DONT_ACCEPT_BLANKLINE | NORMALIZE_WHITESPACE | ELLIPSIS | SKIP
                    | IGNORE_EXCEPTION_DETAIL)
REPORT_UDIFF = register_optionflag("REPORT_UDIFF")
REPORT_CDIFF = register_optionflag("REPORT_CDIFF")
REPORT_NDIFF = register_optionflag("REPORT_NDIFF")
REPORT_ONLY_FIRST_FAILURE = register_optionflag("REPORT_ONLY_FIRST_FAILURE")
FAIL_FAST = register_optionflag("FAIL_FAST")
REPORTING_FLAGS = REPORT_UDIFF | REPORT_CDIFF | REPORT_NDIFF | REPORT_ONLY_FIRST_FAILURE | FAIL_FAST

BLANKLINE_MARKER = "<BLANKLINE>"
ELLIPSIS_MARKER = "..."


class TestResults(namedtuple("TestResults", ("failed", "attempted"))):
    """How many examples failed, were tried, were skipped."""

    def __new__(cls, failed, attempted, *, skipped=0):
        results = super().__new__(cls, failed, attempted)
        results.skipped = skipped
        return results

    def __repr__(self):
        if self.skipped:
            return f"TestResults(failed={self.failed}, attempted={self.attempted}, skipped={self.skipped})"
        return super().__repr__()


class Example:
    """A single doctest example, consisting of source code and expected output."""

    def __init__(self, source, want, exc_msg=None, lineno=0, indent=0, options=None):
        self.source = source if source.endswith("\n") else source + "\n"
        self.want = want if not want or want.endswith("\n") else want + "\n"
        self.exc_msg = exc_msg if exc_msg is None or exc_msg.endswith("\n") else exc_msg + "\n"
        self.lineno = lineno
        self.indent = indent
        self.options = {} if options is None else options


class DocTest:
    """A collection of doctest examples that should be run in a single namespace."""

    def __init__(self, examples, globs, name, filename, lineno, docstring):
        self.examples = examples
        self.docstring = docstring
        self.globs = globs.copy()
        self.name = name
        self.filename = filename
        self.lineno = lineno

    def __repr__(self):
        count = len(self.examples)
        shown = "no examples" if not count else f"{count} example{'' if count == 1 else 's'}"
        return f"<{type(self).__name__} {self.name} from {self.filename}:{self.lineno} ({shown})>"

    def __lt__(self, other):
        if not isinstance(other, DocTest):
            return NotImplemented
        key = lambda test: (test.name, test.filename or "", test.lineno or -1, id(test))
        return key(self) < key(other)


class DocTestParser:
    """A class used to parse strings containing doctest examples."""

    _EXAMPLE = re.compile(r"""
        (?P<source> (?:^(?P<indent> [ ]*) >>> .*) (?:\n [ ]* \.\.\. .*)* ) \n?
        (?P<want> (?:(?![ ]*$) (?![ ]*>>>) .+$\n?)* )""", re.MULTILINE | re.VERBOSE)
    _EXCEPTION = re.compile(r"""
        ^(?P<hdr> Traceback\ \( (?: most\ recent\ call\ last | innermost\ last ) \) : ) \s* $
        (?P<stack> .*?) ^ (?P<msg> \w+ .*)""", re.VERBOSE | re.MULTILINE | re.DOTALL)
    _OPTION = re.compile(r"#\s*doctest:\s*([^\n'\"]*)$", re.MULTILINE)

    def parse(self, string, name="<string>"):
        """Divide the given string into examples and intervening text, and return them as a list of alternating Examples and
        strings."""
        string = string.expandtabs()
        indents = [len(indent) for indent in re.findall(r"^([ ]*)(?=\S)", string, re.MULTILINE)]
        least = min(indents, default=0)
        if least > 0:
            string = "\n".join(line[least:] for line in string.split("\n"))
        output, at, lineno = [], 0, 0
        for match in self._EXAMPLE.finditer(string):
            output.append(string[at : match.start()])
            lineno += string.count("\n", at, match.start())
            output.append(self._example(match, name, lineno, least))
            lineno += string.count("\n", match.start(), match.end())
            at = match.end()
        output.append(string[at:])
        return [part for part in output if not isinstance(part, Example) or part.source.strip()]

    def _example(self, match, name, lineno, least):
        indent = len(match["indent"])
        lines = match["source"].split("\n")
        for number, line in enumerate(lines):
            if len(line) >= indent + 4 and line[indent + 3] != " ":
                raise ValueError(f"line {lineno + number + 1} of the docstring for {name} lacks blank after "
                                 f"{line[indent : indent + 3]}: {line!r}")
        source = "\n".join(line[indent + 4 :] for line in lines)
        want_lines = match["want"].split("\n")
        if len(want_lines) > 1 and not want_lines[-1].strip():
            del want_lines[-1]
        for number, line in enumerate(want_lines):
            if line and not line.startswith(" " * indent):
                raise ValueError(f"line {lineno + len(lines) + number + 1} of the docstring for {name} has inconsistent leading "
                                 f"whitespace: {line!r}")
        want = "\n".join(line[indent:] for line in want_lines)
        raised = self._EXCEPTION.match(want)
        return Example(source, want, raised["msg"] if raised else None, lineno, least + indent, self._options(source, name, lineno))

    def _options(self, source, name, lineno):
        options = {}
        for match in self._OPTION.finditer(source):
            for option in match[1].replace(",", " ").split():
                if option[0] not in "+-" or option[1:] not in OPTIONFLAGS_BY_NAME:
                    raise ValueError(f"line {lineno + 1} of the doctest for {name} has an invalid option: {option!r}")
                options[OPTIONFLAGS_BY_NAME[option[1:]]] = option[0] == "+"
        return options

    def get_doctest(self, string, globs, name, filename, lineno):
        """Extract all doctest examples from the given string, and collect them into a DocTest object."""
        return DocTest(self.get_examples(string, name), globs, name, filename, lineno, string)

    def get_examples(self, string, name="<string>"):
        """Extract all doctest examples from the given string, and return them as a list of Example objects."""
        return [part for part in self.parse(string, name) if isinstance(part, Example)]


class DocTestFinder:
    """A class used to extract the DocTests that are relevant to a given object, from its docstring and the docstrings of its
    contained objects."""

    def __init__(self, verbose=False, parser=DocTestParser(), recurse=True, exclude_empty=True):
        self._parser = parser
        self._verbose = verbose
        self._recurse = recurse
        self._exclude_empty = exclude_empty

    def find(self, obj, name=None, module=None, globs=None, extraglobs=None):
        """Return a list of the DocTests that are defined by the given object's docstring, or by any of its contained objects'
        docstrings."""
        if name is None:
            name = getattr(obj, "__name__", None)
            if name is None:
                raise ValueError("DocTestFinder.find: name must be given when obj.__name__ doesn't exist: "
                                 f"{type(obj)!r}")
        if module is None and module is not False:
            module = obj if inspect.ismodule(obj) else sys.modules.get(getattr(obj, "__module__", None))
        if globs is None:
            globs = {} if not module else module.__dict__.copy()
        else:
            globs = globs.copy()
        globs.update(extraglobs or {})
        globs.setdefault("__name__", "__main__")
        tests = []
        self._find(tests, obj, name, module, self._source_lines(obj, module), globs, set())
        tests.sort()
        return tests

    def _source_lines(self, obj, module):
        import linecache
        file = getattr(module, "__file__", None)
        return linecache.getlines(file) if file else None

    def _belongs(self, module, obj):
        if not module:
            return True
        if inspect.isfunction(obj):
            return module.__dict__ is obj.__globals__
        if inspect.isclass(obj) or hasattr(obj, "__module__"):
            return module.__name__ == getattr(obj, "__module__", None)
        return isinstance(obj, property)

    def _find(self, tests, obj, name, module, lines, globs, seen):
        if id(obj) in seen:
            return
        seen.add(id(obj))
        if self._verbose:
            print(f"Finding tests in {name}")
        test = self._test_of(obj, name, module, globs, lines)
        if test is not None:
            tests.append(test)
        if not self._recurse:
            return
        if inspect.ismodule(obj):
            for key, value in obj.__dict__.items():
                wanted = inspect.isroutine(inspect.unwrap(value)) if callable(value) and not inspect.isclass(value) else inspect.isclass(value)
                if wanted and self._belongs(module, value):
                    self._find(tests, value, f"{name}.{key}", module, lines, globs, seen)
            for key, value in getattr(obj, "__test__", {}).items():
                self._find(tests, value, f"{name}.__test__.{key}", module, lines, globs, seen)
        elif inspect.isclass(obj):
            for key, value in obj.__dict__.items():
                if isinstance(value, (staticmethod, classmethod)):
                    value = value.__func__
                if (inspect.isroutine(value) or inspect.isclass(value) or isinstance(value, property)) and self._belongs(module, value):
                    self._find(tests, value, f"{name}.{key}", module, lines, globs, seen)

    def _test_of(self, obj, name, module, globs, lines):
        docstring = obj if isinstance(obj, str) else getattr(obj, "__doc__", None) or ""
        docstring = str(docstring)
        if self._exclude_empty and not docstring:
            return None
        lineno = self._line_of(obj, lines)
        filename = None if module is None else getattr(module, "__file__", None) or module.__name__
        return self._parser.get_doctest(docstring, globs, name, filename, lineno)

    def _line_of(self, obj, lines):
        """The line before the docstring begins, counted from 0."""
        lineno = None
        if inspect.ismodule(obj) and obj.__doc__ is not None:
            lineno = 0
        elif inspect.isclass(obj) and obj.__doc__ is not None:
            lineno = getattr(obj, "__firstlineno__", None)
            lineno = None if lineno is None else lineno - 1
        if isinstance(obj, property):
            obj = obj.fget
        code = getattr(inspect.unwrap(obj) if callable(obj) else obj, "__code__", None)
        if code is not None and getattr(obj, "__doc__", None):
            lineno = code.co_firstlineno - 1
        if lineno is None or lines is None:
            return lineno
        for number in range(lineno, len(lines)):
            if re.match(r"(^|.*:)\s*\w*(\"|')", lines[number]):
                return number
        return None


class OutputChecker:
    """A class used to check whether the actual output from a doctest example matches the expected output."""

    def check_output(self, want, got, optionflags):
        """Return True iff the actual output from an example (`got`) matches the expected output (`want`)."""
        if got == want:
            return True
        if not optionflags & DONT_ACCEPT_TRUE_FOR_1 and (got, want) in (("True\n", "1\n"), ("False\n", "0\n")):
            return True
        if not optionflags & DONT_ACCEPT_BLANKLINE:
            want = re.sub(rf"(?m)^{re.escape(BLANKLINE_MARKER)}\s*?$", "", want)
            got = re.sub(r"(?m)^[^\S\n]+$", "", got)
            if got == want:
                return True
        if optionflags & NORMALIZE_WHITESPACE:
            got, want = " ".join(got.split()), " ".join(want.split())
            if got == want:
                return True
        return bool(optionflags & ELLIPSIS) and _matches_ellipsis(want, got)

    def output_difference(self, example, got, optionflags):
        """Return a string describing the differences between the expected output for a given example and the actual output."""
        want = example.want
        if not optionflags & DONT_ACCEPT_BLANKLINE:
            got = re.sub(r"(?m)^[ ]*(?=\n)", BLANKLINE_MARKER, got)
        if optionflags & REPORT_NDIFF:
            lines = ndiff(want.splitlines(keepends=True), got.splitlines(keepends=True))
            return "Differences (ndiff with -expected +actual):\n" + _indent("".join(line.rstrip() + "\n" for line in lines))
        if want and got:
            return f"Expected:\n{_indent(want)}Got:\n{_indent(got)}"
        if want:
            return f"Expected:\n{_indent(want)}Got nothing\n"
        return f"Expected nothing\nGot:\n{_indent(got)}" if got else "Expected nothing\nGot nothing\n"


def _matches_ellipsis(want, got):
    """Three dots stand for anything."""
    if ELLIPSIS_MARKER not in want:
        return want == got
    pattern = ".*?".join(map(re.escape, want.split(ELLIPSIS_MARKER)))
    return re.fullmatch(pattern, got, re.DOTALL) is not None


def _indent(text, indent=4):
    return re.sub(r"(?m)^(?!$)", indent * " ", text)


def _exception_name(message):
    """The name of the exception that a message begins with, without its module."""
    first = message.partition("\n")[0].partition(":")[0]
    return first.rpartition(".")[2]


class DocTestRunner:
    """A class used to run DocTest test cases, and accumulate statistics."""

    DIVIDER = "*" * 70

    def __init__(self, checker=None, verbose=None, optionflags=0):
        self._checker = checker or OutputChecker()
        self._verbose = "-v" in sys.argv if verbose is None else verbose
        self.optionflags = self.original_optionflags = optionflags
        self.tries = self.failures = self.skips = 0
        self._stats = {}

    # Reports.

    def report_start(self, out, test, example):
        if self._verbose:
            expecting = f"Expecting:\n{_indent(example.want)}" if example.want else "Expecting nothing\n"
            out(f"Trying:\n{_indent(example.source)}{expecting}")

    def report_success(self, out, test, example, got):
        if self._verbose:
            out("ok\n")

    def report_failure(self, out, test, example, got):
        out(self._failure_header(test, example) + self._checker.output_difference(example, got, self.optionflags))

    def report_unexpected_exception(self, out, test, example, exc_info):
        text = "".join(traceback.format_exception(*exc_info))
        out(self._failure_header(test, example) + "Exception raised:\n" + _indent(text))

    def _failure_header(self, test, example):
        out = [self.DIVIDER]
        if test.filename:
            lineno = "?" if test.lineno is None or example.lineno is None else test.lineno + example.lineno + 1
            out.append(f'File "{test.filename}", line {lineno}, in {test.name}')
        else:
            out.append(f"Line {example.lineno + 1}, in {test.name}")
        return "\n".join([*out, "Failed example:", _indent(example.source)])

    # Running.

    def run(self, test, compileflags=None, out=None, clear_globs=True):
        """Run the examples in `test`, and display the results using the writer function `out`."""
        saved = sys.stdout, sys.displayhook
        fake = io.StringIO()
        if out is None:
            out = saved[0].write
        sys.stdout, sys.displayhook = fake, sys.__displayhook__ if hasattr(sys, "__displayhook__") else sys.displayhook
        try:
            failures = tries = skips = 0
            for number, example in enumerate(test.examples):
                tries += 1
                if self._skipped(example):
                    skips += 1
                    continue
                quiet = self.optionflags & REPORT_ONLY_FIRST_FAILURE and failures > 0
                if not self._run_example(test, example, number, fake, out, quiet):
                    failures += 1
                    if self.optionflags & FAIL_FAST:
                        break
        finally:
            sys.stdout, sys.displayhook = saved
            self.optionflags = self.original_optionflags
            if clear_globs:
                test.globs.clear()
        known = self._stats.get(test.name, (0, 0, 0))
        self._stats[test.name] = known[0] + failures, known[1] + tries, known[2] + skips
        self.failures += failures
        self.tries += tries
        self.skips += skips
        return TestResults(failures, tries, skipped=skips)

    def _skipped(self, example):
        self.optionflags = self.original_optionflags
        for flag, wanted in example.options.items():
            self.optionflags = self.optionflags | flag if wanted else self.optionflags & ~flag
        return bool(self.optionflags & SKIP)

    def _run_example(self, test, example, number, fake, out, quiet):
        if not quiet:
            self.report_start(out, test, example)
        exc_info = None
        try:
            exec(compile(example.source, f"<doctest {test.name}[{number}]>", "single"), test.globs)
        except KeyboardInterrupt:
            raise
        except BaseException:
            exc_info = sys.exc_info()
        got = fake.getvalue()
        fake.truncate(0)
        fake.seek(0)
        if exc_info is None:
            good = self._checker.check_output(example.want, got, self.optionflags)
        else:
            message = "".join(traceback.format_exception_only(*exc_info[:2]))
            if not quiet:
                got += "".join(traceback.format_exception(*exc_info))
            if example.exc_msg is None:
                if not quiet:
                    self.report_unexpected_exception(out, test, example, exc_info)
                return False
            good = self._checker.check_output(example.exc_msg, message, self.optionflags)
            if not good and self.optionflags & IGNORE_EXCEPTION_DETAIL:
                good = _exception_name(example.exc_msg) == _exception_name(message)
        if not quiet:
            (self.report_success if good else self.report_failure)(out, test, example, got)
        return good

    def summarize(self, verbose=None):
        """Print a summary of all the test cases that have been run by this DocTestRunner, and return a tuple `(f, t)`."""
        verbose = self._verbose if verbose is None else verbose
        stats = sorted(self._stats.items())
        failed = [entry for entry in stats if entry[1][0]]
        passed = [(name, counts[1]) for name, counts in stats if not counts[0] and counts[1]]
        if verbose:
            untested = [name for name, counts in stats if not counts[1]]
            if untested:
                print(f"{_counted(len(untested), 'item')} had no tests:")
                for name in untested:
                    print(f"    {name}")
            if passed:
                print(f"{_counted(len(passed), 'item')} passed all tests:")
                for name, count in passed:
                    print(f" {count:3d} {'test' if count == 1 else 'tests'} in {name}")
        if failed:
            print(self.DIVIDER)
            print(f"{_counted(len(failed), 'item')} had failures:")
            for name, (failures, tries, _) in failed:
                print(f" {failures:3d} of {tries:3d} in {name}")
        if verbose:
            print(f"{_counted(self.tries, 'test')} in {_counted(len(self._stats), 'item')}.")
            print(f"{self.tries - self.failures} passed" + (f" and {self.failures} failed." if self.failures else "."))
        if self.failures:
            skipped = f" and {_counted(self.skips, 'skipped test')}" if self.skips else ""
            print(f"***Test Failed*** {_counted(self.failures, 'failure')}{skipped}.")
        elif verbose:
            print("Test passed.")
        return TestResults(self.failures, self.tries, skipped=self.skips)


def _counted(count, noun):
    return f"{count} {noun}{'' if count == 1 else 's'}"


class DocTestFailure(Exception):
    """A DocTest example has failed in debugging mode."""

    def __init__(self, test, example, got):
        self.test, self.example, self.got = test, example, got

    def __str__(self):
        return str(self.test)


class UnexpectedException(Exception):
    """A DocTest example has encountered an unexpected exception"""

    def __init__(self, test, example, exc_info):
        self.test, self.example, self.exc_info = test, example, exc_info

    def __str__(self):
        return str(self.test)


class DebugRunner(DocTestRunner):
    """Run doc tests but raise an exception as soon as there is a failure."""

    def report_unexpected_exception(self, out, test, example, exc_info):
        raise UnexpectedException(test, example, exc_info)

    def report_failure(self, out, test, example, got):
        raise DocTestFailure(test, example, got)


def testmod(m=None, name=None, globs=None, verbose=None, report=True, optionflags=0, extraglobs=None, raise_on_error=False,
            exclude_empty=False):
    """Test examples in docstrings in functions and classes reachable from module m (or the current module if m is not supplied),
    starting with m.__doc__. Return (#failures, #tests)."""
    m = sys.modules.get("__main__") if m is None else m
    if not inspect.ismodule(m):
        raise TypeError(f"testmod: module required; {m!r}")
    name = m.__name__ if name is None else name
    runner = (DebugRunner if raise_on_error else DocTestRunner)(verbose=verbose, optionflags=optionflags)
    for test in DocTestFinder(exclude_empty=exclude_empty).find(m, name, globs=globs, extraglobs=extraglobs):
        runner.run(test)
    if report:
        runner.summarize()
    return TestResults(runner.failures, runner.tries, skipped=runner.skips)


def testfile(filename, module_relative=True, name=None, package=None, globs=None, verbose=None, report=True, optionflags=0,
             extraglobs=None, raise_on_error=False, parser=DocTestParser(), encoding=None):
    """Test examples in the given file. Return (#failures, #tests)."""
    import os

    if package and not module_relative:
        raise ValueError("Package may only be specified for module-relative paths.")
    if module_relative:
        base = package or sys._getframe(1).f_globals
        base = base.get("__file__", "") if isinstance(base, dict) else base.__file__
        filename = os.path.join(os.path.dirname(os.path.abspath(base)) if base else os.getcwd(), filename)
    with open(filename, encoding=encoding or "utf-8") as file:
        text = file.read()
    name = os.path.basename(filename) if name is None else name
    globs = {} if globs is None else globs.copy()
    globs.update(extraglobs or {})
    globs.setdefault("__name__", "__main__")
    runner = (DebugRunner if raise_on_error else DocTestRunner)(verbose=verbose, optionflags=optionflags)
    runner.run(parser.get_doctest(text, globs, name, filename, 0))
    if report:
        runner.summarize()
    return TestResults(runner.failures, runner.tries, skipped=runner.skips)


def run_docstring_examples(f, globs, verbose=False, name="NoName", compileflags=None, optionflags=0):
    """Test examples in the given object's docstring (`f`), using `globs` as globals."""
    runner = DocTestRunner(verbose=verbose, optionflags=optionflags)
    for test in DocTestFinder(verbose=verbose, recurse=False).find(f, name, globs=globs):
        runner.run(test, compileflags=compileflags)


def _options():
    import argparse

    parser = argparse.ArgumentParser(prog="doctest.py", description="doctest runner")
    parser.add_argument("-v", "--verbose", action="store_true", default=False, help="print very verbose output for all tests")
    parser.add_argument("-o", "--option", action="append", choices=OPTIONFLAGS_BY_NAME.keys(), default=[],
                        help="specify a doctest option flag to apply to the test run; may be specified more than once to apply "
                             "multiple options")
    parser.add_argument("-f", "--fail-fast", action="store_true",
                        help="stop running tests after first failure (this is a shorthand for -o FAIL_FAST, and is in addition "
                             "to any other -o options)")
    parser.add_argument("file", nargs="+", help="file containing the tests to run")
    return parser.parse_args()


def _test():
    """Test the files of the command line; what `python -m doctest` does. Return the exit status."""
    import os

    options = _options()
    flags = FAIL_FAST if options.fail_fast else 0
    for name in options.option:
        flags |= OPTIONFLAGS_BY_NAME[name]
    for filename in options.file:
        if filename.endswith(".py"):
            # A module: its examples are in its docstrings.
            folder, name = os.path.split(filename)
            sys.path.insert(0, folder)
            module = __import__(name[:-3])
            del sys.path[0]
            failures, _ = testmod(module, verbose=options.verbose, optionflags=flags)
        else:
            failures, _ = testfile(filename, module_relative=False, verbose=options.verbose, optionflags=flags)
        if failures:
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(_test())
