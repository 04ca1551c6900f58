class Node:
    def __init__(self, next):
        self.next = next


def chain(link):
    last = None
    for _ in range(1_000_000):
        last = link(last)
    return last


links = {
    "instances": Node,
    "lists": lambda last: [last],
    "tuples": lambda last: (last,),
    "dicts": lambda last: {"next": last},
    "closures": lambda last: lambda: last,
    "bound methods": lambda last: Node(last).__init__,
}
for name, link in links.items():
    chain(link)
    print(name)
# output:
# instances
# lists
# tuples
# dicts
# closures
# bound methods
