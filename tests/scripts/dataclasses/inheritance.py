from dataclasses import dataclass


@dataclass
class Base:
    x: int = 1
    y: int = 2


@dataclass
class Derived(Base):
    z: int = 3
    x: int = 10


class Plain(Base):
    w: int = 5


@dataclass
class Node:
    value: int
    next: "Node" = None


print(Derived(), Derived.__match_args__, Plain(7), Base() == Derived(), Node(1, Node(2)))  # expect: Derived(x=10, y=2, z=3) ('x', 'y', 'z') Plain(x=7, y=2) False Node(value=1, next=Node(value=2, next=None))
loop = Node(1)
loop.next = loop
print(loop)  # expect: Node(value=1, next=...)


@dataclass
class Outer:
    @dataclass
    class Inner:
        v: int

    i: Inner


print(Outer(Outer.Inner(3)))  # expect: Outer(i=Outer.Inner(v=3))
