"""Subparsers: help, aliases, defaults, required ones, errors."""

import argparse
import sys

sys.stderr = sys.stdout


def run(p, *lines):
    for line in lines:
        try:
            print(p.parse_args(line.split()))
        except SystemExit as end:
            print("status", end.code)


p = argparse.ArgumentParser(prog="tool")
p.add_argument("--global-option", default="g")
commands = p.add_subparsers(dest="command", help="what to do", title="commands", description="the commands", metavar="CMD")
add = commands.add_parser("add", help="add a number", aliases=["plus"], description="Adds.")
add.add_argument("n", type=int)
add.add_argument("--by", default=1)
add.set_defaults(function="add")
commands.add_parser("list")
commands.add_parser("old", help="do not use", deprecated=True)
p.print_help()
add.print_help()
run(p, "", "add 3", "plus 4 --by 2", "--global-option x list", "add", "add x", "delete", "list --oops", "old", "add -h")

p = argparse.ArgumentParser(prog="must")
p.add_argument("place")
one = p.add_subparsers(dest="what", required=True).add_parser("one")
run(p, "x", "x one", "x two")
one.print_usage()
p.print_usage()
try:
    p.add_subparsers()
except argparse.ArgumentError as error:
    print(error)

# output:
# usage: tool [-h] [--global-option GLOBAL_OPTION] CMD ...
#
# options:
#   -h, --help            show this help message and exit
#   --global-option GLOBAL_OPTION
#
# commands:
#   the commands
#
#   CMD                   what to do
#     add (plus)          add a number
#     old                 do not use
# usage: tool add [-h] [--by BY] n
#
# Adds.
#
# positional arguments:
#   n
#
# options:
#   -h, --help  show this help message and exit
#   --by BY
# Namespace(global_option='g', command=None)
# Namespace(global_option='g', command='add', n=3, by=1, function='add')
# Namespace(global_option='g', command='plus', n=4, by='2', function='add')
# Namespace(global_option='x', command='list')
# usage: tool add [-h] [--by BY] n
# tool add: error: the following arguments are required: n
# status 2
# usage: tool add [-h] [--by BY] n
# tool add: error: argument n: invalid int value: 'x'
# status 2
# usage: tool [-h] [--global-option GLOBAL_OPTION] CMD ...
# tool: error: argument CMD: invalid choice: 'delete' (choose from 'add', 'plus', 'list', 'old')
# status 2
# usage: tool [-h] [--global-option GLOBAL_OPTION] CMD ...
# tool: error: unrecognized arguments: --oops
# status 2
# tool: warning: command 'old' is deprecated
# Namespace(global_option='g', command='old')
# usage: tool add [-h] [--by BY] n
#
# Adds.
#
# positional arguments:
#   n
#
# options:
#   -h, --help  show this help message and exit
#   --by BY
# status 0
# usage: must [-h] place {one} ...
# must: error: the following arguments are required: what
# status 2
# Namespace(place='x', what='one')
# usage: must [-h] place {one} ...
# must: error: argument what: invalid choice: 'two' (choose from 'one')
# status 2
# usage: must place one [-h]
# usage: must [-h] place {one} ...
# cannot have multiple subparser arguments
