import argparse

commands = argparse.ArgumentParser(prog="tool").add_subparsers(dest="command", metavar="CMD")
commands.add_parser("add", aliases=["a"])
for name, aliases in ("add", []), ("append", ["a"]):
    try:
        commands.add_parser(name, aliases=aliases)
    except argparse.ArgumentError as error:
        print(error)

# output:
# argument CMD: conflicting subparser: add
# argument CMD: conflicting subparser alias: a
