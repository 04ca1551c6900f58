"""What becomes of a command line: actions, counts, types, defaults, abbreviations, what looks like an option."""

import argparse


def run(p, *lines):
    for line in lines:
        print(line, "->", p.parse_args(line.split()))


p = argparse.ArgumentParser(prog="prog")
p.add_argument("files", nargs="*")
p.add_argument("-v", "--verbose", action="count", default=0)
p.add_argument("-o", "--output")
p.add_argument("--number", type=int, default="3")
p.add_argument("--flag", action=argparse.BooleanOptionalAction)
p.add_argument("--const", action="store_const", const=5)
p.add_argument("--append", action="append")
p.add_argument("--extend", nargs="*", action="extend")
p.add_argument("-a", action="append_const", const=1, dest="consts")
p.add_argument("-q", action="store_false", dest="loud")
run(p, "", "a b", "-vvv -ofoo", "-vo out x", "--no-flag", "--flag --num 7", "--append 1 --append=2 --extend x y --extend z", "-aaq", "-- -v --x", "--out=")
print(p.parse_known_args(["--bogus", "3", "-z", "x"]), p.parse_args(["-o", "has space"]).output)

p = argparse.ArgumentParser(prog="n")
p.add_argument("a", nargs=2)
p.add_argument("b", nargs="*", type=int)
p.add_argument("--d", nargs="?", const="K", default="D")
p.add_argument("--e", nargs="+")
run(p, "1 2", "1 2 3 4", "1 2 --d", "1 2 --d q", "--e a b -- c d 5")

p = argparse.ArgumentParser(prog="r")
p.add_argument("cmd")
p.add_argument("rest", nargs=argparse.REMAINDER)
run(p, "go --x 1 -y", "go", "go -- a")

p = argparse.ArgumentParser(prog="neg")
p.add_argument("x", type=int, nargs="*")
p.add_argument("-n", type=float)
run(p, "-1 -2", "-n -3.5", "-5 -n 2")

parent = argparse.ArgumentParser(add_help=False)
parent.add_argument("--parent", type=int)
parent.set_defaults(from_parent=1)
p = argparse.ArgumentParser(prog="child", parents=[parent], argument_default=argparse.SUPPRESS)
p.add_argument("--own")
run(p, "--parent 3", "--own x")

p = argparse.ArgumentParser(prog="mix")
p.add_argument("--foo")
p.add_argument("cmd")
p.add_argument("rest", nargs="*", type=int)
print(p.parse_intermixed_args("doit 1 --foo bar 2 3".split()))


class Shout(argparse.Action):
    def __call__(self, parser, namespace, values, option_string=None):
        print("called with", values, option_string)
        setattr(namespace, self.dest, values.upper())


p = argparse.ArgumentParser(prog="custom", conflict_handler="resolve")
p.add_argument("--say", action=Shout, type=str.strip)
p.add_argument("--other", default="x")
p.set_defaults(other="changed", more=[1])
print(p.parse_args(["--say", " hi "]), p.get_default("other"), p.get_default("more"))
namespace = argparse.Namespace(say="kept")
print(p.parse_args([], namespace) is namespace, vars(namespace), namespace == argparse.Namespace(**vars(namespace)), "say" in namespace)
print(argparse.Namespace(a=1, b="x", **{"c d": 2}), argparse.FileType("w"), p.add_argument("--repr", type=int))

# output:
#  -> Namespace(files=[], verbose=0, output=None, number=3, flag=None, const=None, append=None, extend=None, consts=None, loud=True)
# a b -> Namespace(files=['a', 'b'], verbose=0, output=None, number=3, flag=None, const=None, append=None, extend=None, consts=None, loud=True)
# -vvv -ofoo -> Namespace(files=[], verbose=3, output='foo', number=3, flag=None, const=None, append=None, extend=None, consts=None, loud=True)
# -vo out x -> Namespace(files=['x'], verbose=1, output='out', number=3, flag=None, const=None, append=None, extend=None, consts=None, loud=True)
# --no-flag -> Namespace(files=[], verbose=0, output=None, number=3, flag=False, const=None, append=None, extend=None, consts=None, loud=True)
# --flag --num 7 -> Namespace(files=[], verbose=0, output=None, number=7, flag=True, const=None, append=None, extend=None, consts=None, loud=True)
# --append 1 --append=2 --extend x y --extend z -> Namespace(files=[], verbose=0, output=None, number=3, flag=None, const=None, append=['1', '2'], extend=['x', 'y', 'z'], consts=None, loud=True)
# -aaq -> Namespace(files=[], verbose=0, output=None, number=3, flag=None, const=None, append=None, extend=None, consts=[1, 1], loud=False)
# -- -v --x -> Namespace(files=['-v', '--x'], verbose=0, output=None, number=3, flag=None, const=None, append=None, extend=None, consts=None, loud=True)
# --out= -> Namespace(files=[], verbose=0, output='', number=3, flag=None, const=None, append=None, extend=None, consts=None, loud=True)
# (Namespace(files=['3'], verbose=0, output=None, number=3, flag=None, const=None, append=None, extend=None, consts=None, loud=True), ['--bogus', '-z', 'x']) has space
# 1 2 -> Namespace(a=['1', '2'], b=[], d='D', e=None)
# 1 2 3 4 -> Namespace(a=['1', '2'], b=[3, 4], d='D', e=None)
# 1 2 --d -> Namespace(a=['1', '2'], b=[], d='K', e=None)
# 1 2 --d q -> Namespace(a=['1', '2'], b=[], d='q', e=None)
# --e a b -- c d 5 -> Namespace(a=['c', 'd'], b=[5], d='D', e=['a', 'b'])
# go --x 1 -y -> Namespace(cmd='go', rest=['--x', '1', '-y'])
# go -> Namespace(cmd='go', rest=[])
# go -- a -> Namespace(cmd='go', rest=['a'])
# -1 -2 -> Namespace(x=[-1, -2], n=None)
# -n -3.5 -> Namespace(x=[], n=-3.5)
# -5 -n 2 -> Namespace(x=[-5], n=2.0)
# --parent 3 -> Namespace(parent=3, from_parent=1)
# --own x -> Namespace(parent=None, from_parent=1, own='x')
# Namespace(foo='bar', cmd='doit', rest=[1, 2, 3])
# called with hi --say
# Namespace(say='HI', other='changed', more=[1]) changed [1]
# True {'say': 'kept', 'other': 'changed', 'more': [1]} True True
# Namespace(a=1, b='x', **{'c d': 2}) FileType('w') _StoreAction(option_strings=['--repr'], dest='repr', nargs=None, const=None, default=None, type=<class 'int'>, choices=None, required=False, help=None, metavar=None, deprecated=False)
