"""A test file that uses what the library offers: every module that programs of a course import, and every part of `unittest`.

Run by `-m unittest -v`; some of its tests fail, are skipped or are expected to fail, so that the report has something of each to say.
"""
from __future__ import annotations

import abc
import argparse
import ast
import asyncio
import atexit
import base64
import bisect
import collections
import collections.abc
import concurrent.futures
import contextlib
import contextvars
import copy
import csv
import dataclasses
import datetime
import decimal
import email.message
import enum
import fractions
import functools
import gc
import getpass
import glob
import hashlib
import heapq
import importlib
import inspect
import io
import itertools
import json
import keyword
import logging
import logging.config
import logging.handlers
import math
import multiprocessing
import operator
import os
import os.path
import pathlib
import pickle
import platform
import pprint
import queue
import random
import re
import secrets
import selectors
import shutil
import signal
import statistics
import string
import struct
import subprocess
import sys
import tempfile
import textwrap
import threading
import time
import timeit
import traceback
import tracemalloc
import types
import typing
import unittest
import urllib.parse
import uuid
import warnings
import weakref
import zoneinfo
from unittest import mock


def setUpModule():
    print("module begins")


def tearDownModule():
    print("module ends")


class Language(unittest.TestCase):
    """Classes, descriptors, generators, namespaces."""

    @classmethod
    def setUpClass(cls):
        cls.addClassCleanup(print, "class cleaned up")

    def setUp(self):
        self.addCleanup(lambda: None)
        self.log = []

    def test_metaclass(self):
        class Registry(type):
            classes = []

            def __new__(cls, name, bases, namespace, **options):
                made = super().__new__(cls, name, bases, namespace)
                cls.classes.append((name, options))
                return made

        class Base(metaclass=Registry, kind="base"):
            def __init_subclass__(cls, **options):
                super().__init_subclass__()

        class Derived(Base, kind="derived"):
            __slots__ = ("x",)

        self.assertListEqual(Registry.classes, [("Base", {"kind": "base"}), ("Derived", {"kind": "derived"})])

    def test_descriptor_and_property(self):
        class Positive:
            def __set_name__(self, owner, name):
                self.name = "_" + name

            def __get__(self, instance, owner=None):
                return self if instance is None else getattr(instance, self.name)

            def __set__(self, instance, value):
                if value <= 0:
                    raise ValueError(f"{self.name[1:]} must be positive")
                setattr(instance, self.name, value)

        class Box:
            width = Positive()

            @functools.cached_property
            def area(self):
                return self.width ** 2

        box = Box()
        box.width = 3
        self.assertEqual(box.area, 9)
        with self.assertRaisesRegex(ValueError, "width must be positive"):
            box.width = -1

    def test_generators(self):
        def echo():
            received = None
            while received != "stop":
                received = yield received

        def outer():
            return (yield from echo())

        talking = outer()
        next(talking)
        self.assertEqual(talking.send("a"), "a")
        self.assertRaises(StopIteration, talking.send, "stop")

    def test_dataclasses(self):
        @dataclasses.dataclass(order=True, frozen=True, slots=True, kw_only=True)
        class Point:
            x: int
            y: int = dataclasses.field(default=0, compare=False)

        self.assertEqual(repr(dataclasses.replace(Point(x=1), y=5)), "Language.test_dataclasses.<locals>.Point(x=1, y=5)")
        self.assertLess(Point(x=1), Point(x=2))
        self.assertDictEqual(dataclasses.asdict(Point(x=1)), {"x": 1, "y": 0})
        with self.assertRaises(dataclasses.FrozenInstanceError):
            Point(x=1).x = 2

    def test_enums(self):
        class Access(enum.Flag):
            READ = enum.auto()
            WRITE = enum.auto()

        Color = enum.Enum("Color", "RED GREEN")
        self.assertIn(Access.READ, Access.READ | Access.WRITE)
        self.assertEqual([color.name for color in Color], ["RED", "GREEN"])

    def test_namespaces(self):
        namespace = {"base": 40}
        exec(compile("answer = base + 2", "<made>", "exec"), namespace)
        self.assertEqual(eval("answer", namespace), 42)
        self.assertIn("namespace", locals())
        self.assertIs(__import__("os.path").path, os.path)
        tree = ast.parse("6 * 7", mode="eval")
        self.assertEqual(eval(compile(tree, "<tree>", "eval")), ast.literal_eval("42"))

    def test_text(self):
        self.assertEqual(f"{1234567.891:>15,.2f}|{255:#x}|{'é':*^5}|{0.1 + 0.2!r}", "   1,234,567.89|0xff|**é**|0.30000000000000004")
        self.assertEqual("%-5s|%05d|%.3e" % ("ab", 42, 12345.678), "ab   |00042|1.235e+04")
        self.assertEqual("ß".upper() + "ΣΑΣ".lower(), "SSσας")
        self.assertEqual("привет".encode("cp1251").decode("cp1251"), "привет")
        self.assertEqual(int("١_٢"), 12)
        self.assertEqual((round(2.675, 2), round(0.5), int("0x_ff", 16)), (2.67, 0, 255))


class Library(unittest.TestCase):
    """One thing of each module."""

    def test_containers(self):
        self.assertEqual(collections.Counter("banana").most_common(1), [("a", 3)])
        self.assertIsInstance(collections.OrderedDict(), collections.abc.MutableMapping)
        heap = [3, 1, 2]
        heapq.heapify(heap)
        self.assertEqual((heapq.heappop(heap), bisect.bisect([1, 3], 2)), (1, 1))
        self.assertEqual(list(itertools.batched(range(5), 2)), [(0, 1), (2, 3), (4,)])
        self.assertEqual(operator.itemgetter(1)("ab"), "b")
        self.assertEqual(copy.deepcopy([[1]]), [[1]])
        self.assertCountEqual([1, 1, 2], [2, 1, 1])
        self.assertTupleEqual(functools.reduce(operator.add, [(1,), (2,)]), (1, 2))
        self.assertSetEqual({1, 2}, set(range(1, 3)))

    def test_numbers(self):
        self.assertAlmostEqual(math.pi, 3.14159, places=5)
        random.seed(42)
        self.assertEqual(random.randint(1, 100), 82)
        self.assertEqual(decimal.Decimal("0.1") + decimal.Decimal("0.2"), decimal.Decimal("0.3"))
        self.assertEqual(fractions.Fraction(1, 3) + fractions.Fraction(1, 6), fractions.Fraction(1, 2))
        self.assertEqual(statistics.median([3, 1, 2]), 2)
        self.assertGreaterEqual(secrets.randbelow(5), 0)

    def test_text_modules(self):
        self.assertRegex("ab12", r"(?<=b)\d+")
        self.assertNotRegex("ab", re.compile(r"(a)\1"))
        self.assertEqual(string.Template("$a").substitute(a=1), "1")
        self.assertEqual(textwrap.shorten("one two three", 9), "one [...]")
        self.assertEqual(json.loads(json.dumps({"a": [1, None]})), {"a": [1, None]})
        self.assertEqual(next(csv.reader(["a,\"b,c\""])), ["a", "b,c"])
        self.assertEqual(pprint.pformat({"b": 1, "a": 2}), "{'a': 2, 'b': 1}")
        self.assertEqual(urllib.parse.urlencode({"q": "a b"}), "q=a+b")
        self.assertTrue(keyword.iskeyword("async"))

    def test_bytes_modules(self):
        self.assertEqual(struct.unpack(">H", struct.pack(">H", 258)), (258,))
        self.assertEqual(base64.b64encode(b"hi"), b"aGk=")
        self.assertEqual(hashlib.sha256(b"").hexdigest()[:8], "e3b0c442")
        self.assertEqual(pickle.loads(pickle.dumps({1: (2, 3)})), {1: (2, 3)})
        self.assertEqual(str(uuid.UUID(int=1)), "00000000-0000-0000-0000-000000000001")
        message = email.message.EmailMessage()
        message["Subject"] = "hello"
        self.assertEqual(message["subject"], "hello")

    def test_files(self):
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder, "a.txt")
            path.write_text("one\r\ntwo\n", newline="")
            with open(path) as file:
                self.assertEqual(file.readlines(), ["one\n", "two\n"])
            shutil.copy(path, os.path.join(folder, "b.txt"))
            self.assertEqual(len(glob.glob(folder + "/*.txt")), 2)
        output = io.StringIO()
        print("written", file=output)
        self.assertMultiLineEqual(output.getvalue(), "written\n")

    def test_times(self):
        self.assertEqual(datetime.date(2024, 2, 28) + datetime.timedelta(days=2), datetime.date(2024, 3, 1))
        self.assertEqual(datetime.datetime(2024, 7, 1, tzinfo=zoneinfo.ZoneInfo("Europe/Berlin")).utcoffset(), datetime.timedelta(hours=2))
        self.assertLessEqual(time.monotonic(), time.monotonic())
        self.assertGreater(timeit.timeit("pass", number=10), 0)

    def test_types(self):
        class Shape(abc.ABC):
            @abc.abstractmethod
            def area(self) -> float: ...

        with self.assertRaises(TypeError):
            Shape()
        self.assertEqual(typing.get_type_hints(Shape.area), {"return": float})
        self.assertEqual(types.SimpleNamespace(a=1).a, 1)
        self.assertEqual(str(inspect.signature(lambda a, *, b=1: 0)), "(a, *, b=1)")
        self.assertIs(importlib.import_module("json"), json)

    def test_context_managers(self):
        with contextlib.redirect_stdout(io.StringIO()) as output, contextlib.ExitStack() as stack:
            stack.callback(print, "last")
            print("first")
        self.assertEqual(output.getvalue(), "first\nlast\n")
        variable = contextvars.ContextVar("variable", default=0)
        contextvars.copy_context().run(variable.set, 1)
        self.assertEqual(variable.get(), 0)

    def test_threads_and_processes(self):
        results = queue.Queue()
        thread = threading.Thread(target=results.put, args=(1,))
        thread.start()
        thread.join()
        with concurrent.futures.ThreadPoolExecutor(2) as executor:
            self.assertEqual(list(executor.map(abs, [-1, -2])), [1, 2])
        self.assertEqual(results.get(), 1)
        self.assertEqual(subprocess.run(["echo", "hi"], capture_output=True, text=True).stdout, "hi\n")
        self.assertIn("fork", multiprocessing.get_all_start_methods())
        self.assertEqual(signal.Signals(2).name, "SIGINT")
        self.assertTrue(selectors.EVENT_READ)

    def test_interpreter(self):
        class Thing:
            pass

        thing = Thing()
        reference = weakref.ref(thing)
        del thing
        gc.collect()
        self.assertIsNone(reference())
        self.assertIsNotNone(sys.version_info)
        self.assertFalse(tracemalloc.is_tracing())
        self.assertNotEqual(platform.system(), "")
        self.assertIsInstance(getpass.getuser(), str)
        atexit.unregister(print)
        try:
            1 / 0
        except ZeroDivisionError:
            self.assertTrue(traceback.format_exc().endswith("ZeroDivisionError: division by zero\n"))

    def test_command_line(self):
        parser = argparse.ArgumentParser(prog="prog")
        parser.add_argument("-n", type=int, default=1)
        self.assertEqual(parser.parse_args(["-n", "3"]).n, 3)
        with self.assertRaises(SystemExit), contextlib.redirect_stderr(io.StringIO()):
            parser.parse_args(["-n", "x"])

    def test_logs_and_warnings(self):
        with self.assertLogs("course", "INFO") as logs:
            logging.getLogger("course").info("lesson %d", 1)
        self.assertEqual(logs.output, ["INFO:course:lesson 1"])
        with self.assertNoLogs("course"):
            pass
        with self.assertWarns(DeprecationWarning):
            warnings.warn("old", DeprecationWarning)
        logging.config.dictConfig({"version": 1, "disable_existing_loggers": False})
        self.assertTrue(issubclass(logging.handlers.QueueHandler, logging.Handler))


class Mocks(unittest.TestCase):
    def test_calls(self):
        m = mock.Mock(return_value=3)
        self.assertEqual(m(1, a=2), 3)
        m.assert_called_once_with(1, a=2)
        self.assertEqual(m.mock_calls, [mock.call(1, a=2)])

    def test_magic(self):
        m = mock.MagicMock()
        m.__len__.return_value = 7
        self.assertEqual(len(m), 7)

    @mock.patch("os.getcwd", return_value="/nowhere")
    def test_patch(self, getcwd):
        self.assertEqual(os.getcwd(), "/nowhere")
        getcwd.assert_called_once()

    def test_not_called(self):
        mock.Mock(name="service").assert_called_once()


class Asynchronous(unittest.IsolatedAsyncioTestCase):
    async def asyncSetUp(self):
        self.queue = asyncio.Queue()

    async def test_queue(self):
        async with asyncio.TaskGroup() as group:
            group.create_task(self.queue.put("item"))
            taken = group.create_task(self.queue.get())
        self.assertEqual(taken.result(), "item")

    async def test_timeout(self):
        self.addAsyncCleanup(asyncio.sleep, 0)
        with self.assertRaises(TimeoutError):
            async with asyncio.timeout(0.01):
                await asyncio.sleep(5)

    async def test_async_mock(self):
        fetch = mock.AsyncMock(return_value="page")
        self.assertEqual(await fetch("url"), "page")
        fetch.assert_awaited_once_with("url")

    async def test_that_fails(self):
        self.assertEqual(await asyncio.sleep(0, "got"), "wanted")


class Outcomes(unittest.TestCase):
    maxDiff = 300

    def test_failure(self):
        """A failure with a description."""
        self.assertListEqual([1, 2, 3], [1, 2, 4], "lists differ")

    def test_dictionaries(self):
        self.assertEqual({"a": 1, "b": [1, 2]}, {"a": 1, "b": [1, 3]})

    def test_lines(self):
        self.assertMultiLineEqual("one\ntwo\nthree\n", "one\n2\nthree\n")

    def test_error(self):
        {}["missing"]

    def test_chained(self):
        try:
            int("x")
        except ValueError as error:
            raise RuntimeError("no number") from error

    @unittest.skip("not today")
    def test_skipped(self):
        self.fail()

    @unittest.skipUnless(sys.version_info < (3,), "old versions only")
    def test_skipped_unless(self):
        self.fail()

    def test_skipped_inside(self):
        self.skipTest("found out while running")

    @unittest.expectedFailure
    def test_expected(self):
        self.assertIsNot(None, None)

    @unittest.expectedFailure
    def test_unexpected(self):
        self.assertIs(None, None)

    def test_subtests(self):
        for number in range(4):
            with self.subTest("halves", number=number):
                self.assertEqual(number % 2, 0)

    def test_almost(self):
        self.assertAlmostEqual(1.0, 1.1, delta=0.01)

    def tearDown(self):
        if self.id().endswith("test_error"):
            raise OSError("and the fixture failed too")


if __name__ == "__main__":
    unittest.main()
