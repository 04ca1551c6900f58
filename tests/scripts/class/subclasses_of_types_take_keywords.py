class Celsius(float):
    def __init__(self, value, unit="C"):
        self.unit = unit


class Tagged(set):
    def __init__(self, items=(), *, tag):
        super().__init__(items)
        self.tag = tag


class Point(tuple):
    def __init__(self, items, name=None):
        self.name = name


class Rows(list):
    def __new__(cls, *items, name=None):
        made = super().__new__(cls)
        made.name = name
        return made


class Frozen(frozenset):
    def __init__(self, items, name=None):
        self.name = name


print(Celsius(1.5, unit="K").unit, Tagged([1], tag="t"), Tagged(tag="u").tag)
print(Point((1, 2), name="p").name, Rows([1, 2], name="r"), Rows(name="s").name, Frozen([1], name="f"))


class Plain(float):
    pass


for wrong in (lambda: Plain(1, unit="K"), lambda: float(1, unit="K"), lambda: set([], tag=1)):
    try:
        wrong()
    except TypeError as error:
        print(error)

# output:
# K Tagged({1}) u
# p [1, 2] s Frozen({1})
# float() takes no keyword arguments
# float() takes no keyword arguments
# set() takes no keyword arguments
