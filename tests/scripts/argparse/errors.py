"""Wrong command lines end the program with status 2; wrong declarations raise."""

import argparse
import sys

sys.stderr = sys.stdout


def run(p, *lines):
    for line in lines:
        try:
            print(p.parse_args(line.split()))
        except SystemExit as end:
            print("status", end.code)


def kind(text):
    if text == "bad":
        raise argparse.ArgumentTypeError("a message of its own")
    raise ValueError(text)


p = argparse.ArgumentParser(prog="prog")
p.add_argument("files", nargs="+")
p.add_argument("--number", type=int, choices=range(1, 5))
p.add_argument("--level", choices=["low", "high"], required=True)
p.add_argument("--kind", type=kind)
p.add_argument("--flag", action="store_true")
p.add_argument("--pair", nargs=2)
p.add_argument("--many", nargs="+")
p.add_argument("--foobar")
p.add_argument("--version", action="version", version="%(prog)s 1.0")
run(
    p, "", "a", "a --level mid", "a --level low --number 9", "a --level low --number x", "a --level low --bogus", "a --level",
    "a --level low --kind bad", "a --level low --kind other", "a --level low --flag=1", "a --level low --pair 1", "a --level low --many",
    "a --level low --f", "a --level low --foo 1", "--version", "-h",
)
p = argparse.ArgumentParser(prog="one")
group = p.add_mutually_exclusive_group(required=True)
group.add_argument("--a", action="store_true")
group.add_argument("--b")
run(p, "", "--a --b 1", "--a", "--b", "--a extra")
p = argparse.ArgumentParser(prog="old")
p.add_argument("--old", deprecated=True)
run(p, "--old 1 --old 2")

p = argparse.ArgumentParser(prog="raises", exit_on_error=False)
p.add_argument("--i", type=int)
for line in ("--i x", "--unknown"):
    try:
        p.parse_args(line.split())
    except argparse.ArgumentError as error:
        print(type(error).__name__, error, error.argument_name, error.message)


class Parser(argparse.ArgumentParser):
    def error(self, message):
        raise RuntimeError(message)


try:
    Parser(prog="sub").parse_args(["--x"])
except RuntimeError as error:
    print(error)

DECLARATIONS = [
    (("-h",), {}), (("x",), {"dest": "y"}), (("x",), {"required": True}), (("-x",), {"action": "nope"}), (("-x",), {"type": "nope"}),
    (("-x",), {"nargs": 0}), (("-x",), {"nargs": 2, "metavar": ("A",)}), (("--",), {}), (("-x", "y"), {}), (("x",), {"nargs": "zz"}),
    (("-x",), {"const": 1}), (("-x",), {"action": "store_true", "type": int}),
]
for names, options in DECLARATIONS:
    try:
        print(argparse.ArgumentParser(prog="p").add_argument(*names, **options))
    except (ValueError, TypeError, argparse.ArgumentError) as error:
        print(type(error).__name__, error)

# output:
# usage: prog [-h] [--number {1,2,3,4}] --level {low,high} [--kind KIND]
#             [--flag] [--pair PAIR PAIR] [--many MANY [MANY ...]]
#             [--foobar FOOBAR] [--version]
#             files [files ...]
# prog: error: the following arguments are required: files, --level
# status 2
# usage: prog [-h] [--number {1,2,3,4}] --level {low,high} [--kind KIND]
#             [--flag] [--pair PAIR PAIR] [--many MANY [MANY ...]]
#             [--foobar FOOBAR] [--version]
#             files [files ...]
# prog: error: the following arguments are required: --level
# status 2
# usage: prog [-h] [--number {1,2,3,4}] --level {low,high} [--kind KIND]
#             [--flag] [--pair PAIR PAIR] [--many MANY [MANY ...]]
#             [--foobar FOOBAR] [--version]
#             files [files ...]
# prog: error: argument --level: invalid choice: 'mid' (choose from 'low', 'high')
# status 2
# usage: prog [-h] [--number {1,2,3,4}] --level {low,high} [--kind KIND]
#             [--flag] [--pair PAIR PAIR] [--many MANY [MANY ...]]
#             [--foobar FOOBAR] [--version]
#             files [files ...]
# prog: error: argument --number: invalid choice: 9 (choose from 1, 2, 3, 4)
# status 2
# usage: prog [-h] [--number {1,2,3,4}] --level {low,high} [--kind KIND]
#             [--flag] [--pair PAIR PAIR] [--many MANY [MANY ...]]
#             [--foobar FOOBAR] [--version]
#             files [files ...]
# prog: error: argument --number: invalid int value: 'x'
# status 2
# usage: prog [-h] [--number {1,2,3,4}] --level {low,high} [--kind KIND]
#             [--flag] [--pair PAIR PAIR] [--many MANY [MANY ...]]
#             [--foobar FOOBAR] [--version]
#             files [files ...]
# prog: error: unrecognized arguments: --bogus
# status 2
# usage: prog [-h] [--number {1,2,3,4}] --level {low,high} [--kind KIND]
#             [--flag] [--pair PAIR PAIR] [--many MANY [MANY ...]]
#             [--foobar FOOBAR] [--version]
#             files [files ...]
# prog: error: argument --level: expected one argument
# status 2
# usage: prog [-h] [--number {1,2,3,4}] --level {low,high} [--kind KIND]
#             [--flag] [--pair PAIR PAIR] [--many MANY [MANY ...]]
#             [--foobar FOOBAR] [--version]
#             files [files ...]
# prog: error: argument --kind: a message of its own
# status 2
# usage: prog [-h] [--number {1,2,3,4}] --level {low,high} [--kind KIND]
#             [--flag] [--pair PAIR PAIR] [--many MANY [MANY ...]]
#             [--foobar FOOBAR] [--version]
#             files [files ...]
# prog: error: argument --kind: invalid kind value: 'other'
# status 2
# usage: prog [-h] [--number {1,2,3,4}] --level {low,high} [--kind KIND]
#             [--flag] [--pair PAIR PAIR] [--many MANY [MANY ...]]
#             [--foobar FOOBAR] [--version]
#             files [files ...]
# prog: error: argument --flag: ignored explicit argument '1'
# status 2
# usage: prog [-h] [--number {1,2,3,4}] --level {low,high} [--kind KIND]
#             [--flag] [--pair PAIR PAIR] [--many MANY [MANY ...]]
#             [--foobar FOOBAR] [--version]
#             files [files ...]
# prog: error: argument --pair: expected 2 arguments
# status 2
# usage: prog [-h] [--number {1,2,3,4}] --level {low,high} [--kind KIND]
#             [--flag] [--pair PAIR PAIR] [--many MANY [MANY ...]]
#             [--foobar FOOBAR] [--version]
#             files [files ...]
# prog: error: argument --many: expected at least one argument
# status 2
# usage: prog [-h] [--number {1,2,3,4}] --level {low,high} [--kind KIND]
#             [--flag] [--pair PAIR PAIR] [--many MANY [MANY ...]]
#             [--foobar FOOBAR] [--version]
#             files [files ...]
# prog: error: ambiguous option: --f could match --flag, --foobar
# status 2
# Namespace(files=['a'], number=None, level='low', kind=None, flag=False, pair=None, many=None, foobar='1')
# prog 1.0
# status 0
# usage: prog [-h] [--number {1,2,3,4}] --level {low,high} [--kind KIND]
#             [--flag] [--pair PAIR PAIR] [--many MANY [MANY ...]]
#             [--foobar FOOBAR] [--version]
#             files [files ...]
#
# positional arguments:
#   files
#
# options:
#   -h, --help            show this help message and exit
#   --number {1,2,3,4}
#   --level {low,high}
#   --kind KIND
#   --flag
#   --pair PAIR PAIR
#   --many MANY [MANY ...]
#   --foobar FOOBAR
#   --version             show program's version number and exit
# status 0
# usage: one [-h] (--a | --b B)
# one: error: one of the arguments --a --b is required
# status 2
# usage: one [-h] (--a | --b B)
# one: error: argument --b: not allowed with argument --a
# status 2
# Namespace(a=True, b=None)
# usage: one [-h] (--a | --b B)
# one: error: argument --b: expected one argument
# status 2
# usage: one [-h] (--a | --b B)
# one: error: unrecognized arguments: extra
# status 2
# old: warning: option '--old' is deprecated
# Namespace(old='2')
# ArgumentError argument --i: invalid int value: 'x' --i invalid int value: 'x'
# ArgumentError unrecognized arguments: --unknown None unrecognized arguments: --unknown
# unrecognized arguments: --x
# ArgumentError argument -h: conflicting option string: -h
# ValueError dest supplied twice for positional argument
# TypeError 'required' is an invalid argument for positionals
# ValueError unknown action "nope"
# ValueError 'nope' is not callable
# ValueError nargs for store actions must be != 0; if you have nothing to store, actions such as store true or store const may be more appropriate
# ValueError length of metavar tuple does not match nargs
# ValueError dest= is required for options like '--'
# ValueError invalid option string 'y': must start with a character '-'
# ValueError invalid nargs value
# ValueError nargs must be '?' to supply const
# TypeError _StoreTrueAction.__init__() got an unexpected keyword argument 'type'
