"""Usage lines and help: wrapping, groups, metavars, formatters."""

import argparse

p = argparse.ArgumentParser(
    prog="prog", epilog="The end.",
    description="A test program that has quite a long description so that it must be wrapped over more than one line of text.",
)
p.add_argument("files", nargs="+", help="files to read")
p.add_argument("-v", "--verbose", action="count", default=0, help="more %(prog)s output (default: %(default)s)")
p.add_argument("-o", "--output", metavar="FILE", help="where to write")
p.add_argument("--number", type=int, default=3, choices=range(1, 5), help="a number of %(type)s, one of %(choices)s")
p.add_argument("--flag", action=argparse.BooleanOptionalAction, help="flag me")
p.add_argument("--level", choices=["low", "high"], required=True)
p.add_argument("--version", action="version", version="%(prog)s 1.0")
p.add_argument("--extend", nargs="*", action="extend")
p.add_argument("--pair", nargs=2, metavar=("X", "Y"), help="100%% sure")
p.add_argument("--maybe", nargs="?")
p.add_argument("--very-long-option-name-that-wraps", help="this help text also is really rather long and must be wrapped")
p.add_argument("--hidden", help=argparse.SUPPRESS)
p.print_help()
p.print_usage()
print(p)

p = argparse.ArgumentParser(prog="p", add_help=False)
group = p.add_argument_group("grp", "group description")
group.add_argument("--x", type=float)
group.add_argument("y", nargs="?", default="dy")
either = p.add_mutually_exclusive_group(required=True)
either.add_argument("--a", action="store_true")
either.add_argument("--c", metavar="CC")
p.print_help()

for formatter in (
    argparse.RawDescriptionHelpFormatter, argparse.RawTextHelpFormatter, argparse.ArgumentDefaultsHelpFormatter,
    argparse.MetavarTypeHelpFormatter,
):
    p = argparse.ArgumentParser(prog="f", formatter_class=formatter, description="line one\n   line two\n", epilog=" e1\n e2")
    p.add_argument("--a", type=int, default=5, help="aaa\nbbb")
    p.add_argument("c", type=str, nargs="?", default=1, help="cee")
    p.print_help()

for name in ("short", "a-very-very-long-name-of-a-program-that-takes-most-of-the-line-as-nobody-would"):
    p = argparse.ArgumentParser(prog=name)
    for number in range(6):
        p.add_argument(f"--option-{number}", metavar=f"VALUE{number}")
    p.add_argument("one")
    p.add_argument("rest", nargs="*")
    p.print_usage()

p = argparse.ArgumentParser(prog="own", usage="%(prog)s [options]", prefix_chars="+/")
p.add_argument("+f", "++foo")
p.add_argument("/b", help="bee")
p.print_help()

# output:
# usage: prog [-h] [-v] [-o FILE] [--number {1,2,3,4}] [--flag | --no-flag]
#             --level {low,high} [--version] [--extend [EXTEND ...]]
#             [--pair X Y] [--maybe [MAYBE]]
#             [--very-long-option-name-that-wraps VERY_LONG_OPTION_NAME_THAT_WRAPS]
#             files [files ...]
#
# A test program that has quite a long description so that it must be wrapped
# over more than one line of text.
#
# positional arguments:
#   files                 files to read
#
# options:
#   -h, --help            show this help message and exit
#   -v, --verbose         more prog output (default: 0)
#   -o, --output FILE     where to write
#   --number {1,2,3,4}    a number of int, one of 1, 2, 3, 4
#   --flag, --no-flag     flag me
#   --level {low,high}
#   --version             show program's version number and exit
#   --extend [EXTEND ...]
#   --pair X Y            100% sure
#   --maybe [MAYBE]
#   --very-long-option-name-that-wraps VERY_LONG_OPTION_NAME_THAT_WRAPS
#                         this help text also is really rather long and must be
#                         wrapped
#
# The end.
# usage: prog [-h] [-v] [-o FILE] [--number {1,2,3,4}] [--flag | --no-flag]
#             --level {low,high} [--version] [--extend [EXTEND ...]]
#             [--pair X Y] [--maybe [MAYBE]]
#             [--very-long-option-name-that-wraps VERY_LONG_OPTION_NAME_THAT_WRAPS]
#             files [files ...]
# ArgumentParser(prog='prog', usage=None, description='A test program that has quite a long description so that it must be wrapped over more than one line of text.', formatter_class=<class 'argparse.HelpFormatter'>, conflict_handler='error', add_help=True)
# usage: p [--x X] (--a | --c CC) [y]
#
# options:
#   --a
#   --c CC
#
# grp:
#   group description
#
#   --x X
#   y
# usage: f [-h] [--a A] [c]
#
# line one
#    line two
#
# positional arguments:
#   c           cee
#
# options:
#   -h, --help  show this help message and exit
#   --a A       aaa bbb
#
#  e1
#  e2
# usage: f [-h] [--a A] [c]
#
# line one
#    line two
#
# positional arguments:
#   c           cee
#
# options:
#   -h, --help  show this help message and exit
#   --a A       aaa
#               bbb
#
#  e1
#  e2
# usage: f [-h] [--a A] [c]
#
# line one line two
#
# positional arguments:
#   c           cee (default: 1)
#
# options:
#   -h, --help  show this help message and exit
#   --a A       aaa bbb (default: 5)
#
# e1 e2
# usage: f [-h] [--a int] [str]
#
# line one line two
#
# positional arguments:
#   str         cee
#
# options:
#   -h, --help  show this help message and exit
#   --a int     aaa bbb
#
# e1 e2
# usage: short [-h] [--option-0 VALUE0] [--option-1 VALUE1] [--option-2 VALUE2]
#              [--option-3 VALUE3] [--option-4 VALUE4] [--option-5 VALUE5]
#              one [rest ...]
# usage: a-very-very-long-name-of-a-program-that-takes-most-of-the-line-as-nobody-would
#        [-h] [--option-0 VALUE0] [--option-1 VALUE1] [--option-2 VALUE2]
#        [--option-3 VALUE3] [--option-4 VALUE4] [--option-5 VALUE5]
#        one [rest ...]
# usage: own [options]
#
# options:
#   +h, ++help     show this help message and exit
#   +f, ++foo FOO
#   /b B           bee
