from dataclasses import asdict, astuple, dataclass, field, make_dataclass, replace


@dataclass
class Leaf:
    v: int


@dataclass
class Tree:
    leaves: list
    named: dict
    pair: tuple = ()


tree = Tree([Leaf(1), Leaf(2)], {"k": Leaf(3)}, (Leaf(4), "s"))
print(asdict(tree))
print(astuple(tree))
print(asdict(tree)["leaves"] is tree.leaves, asdict(Leaf(1), dict_factory=list), astuple(Leaf(1), tuple_factory=list))
Made = make_dataclass("Made", ["x", ("y", int), ("z", str, field(default="q"))], namespace={"f": lambda self: self.y * 2})
print(Made(1, 2), Made(1, 2).f(), Made.__annotations__, Made.__module__, replace(Made(1, 2), z="w"))
for text in ("asdict(Leaf)", "astuple(3)", "replace(3)", "replace(Leaf(1), w=2)"):
    try:
        eval(text)
    except TypeError as error:
        print(error)

# output:
# {'leaves': [{'v': 1}, {'v': 2}], 'named': {'k': {'v': 3}}, 'pair': ({'v': 4}, 's')}
# ([(1,), (2,)], {'k': (3,)}, ((4,), 's'))
# False [('v', 1)] [1]
# Made(x=1, y=2, z='q') 4 {'x': 'typing.Any', 'y': <class 'int'>, 'z': <class 'str'>} __main__ Made(x=1, y=2, z='w')
# asdict() should be called on dataclass instances
# astuple() should be called on dataclass instances
# replace() should be called on dataclass instances
# Leaf.__init__() got an unexpected keyword argument 'w'
