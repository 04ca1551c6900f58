from enum import Enum


class Color(Enum):
    RED = 1
    GREEN = 2
    CRIMSON = 1

    @property
    def shout(self):
        return self.name + "!"

    @classmethod
    def first(cls):
        return cls.RED


print(Color, Color.RED, repr(Color.RED), Color.RED.name, Color.RED.value, Color.CRIMSON is Color.RED)
print(list(Color), len(Color), list(reversed(Color)), Color.__members__)
print(Color(2), Color["GREEN"], Color.RED in Color, 1 in Color, 9 in Color, Color.RED.shout, Color.first())
print(Color.RED == 1, Color.RED is Color(1), hash(Color.RED) == hash("RED"), {Color.RED: "r"}, isinstance(Color.RED, Color))
print(f"{Color.RED:>10}|", str(Color.RED), bool(Color.RED), Color.RED.GREEN)
for text in ("Color(9)", "Color['X']", "Color.X", "setattr(Color, 'RED', 5)", "delattr(Color, 'RED')", "Color.RED < Color.GREEN",
             "setattr(Color.RED, 'value', 2)", "Color(1, 2)", "Color()", "Color.RED()"):
    try:
        eval(text)
    except Exception as error:
        print(type(error).__name__, error)
try:
    class More(Color):
        BLUE = 3
except TypeError as error:
    print(error)
match Color(2):
    case Color.RED:
        print("red")
    case Color.GREEN:
        print("green")

# output:
# <enum 'Color'> Color.RED <Color.RED: 1> RED 1 True
# [<Color.RED: 1>, <Color.GREEN: 2>] 2 [<Color.GREEN: 2>, <Color.RED: 1>] {'RED': <Color.RED: 1>, 'GREEN': <Color.GREEN: 2>, 'CRIMSON': <Color.RED: 1>}
# Color.GREEN Color.GREEN True True False RED! Color.RED
# False True True {<Color.RED: 1>: 'r'} True
#  Color.RED| Color.RED True Color.GREEN
# ValueError 9 is not a valid Color
# KeyError 'X'
# AttributeError type object 'Color' has no attribute 'X'
# AttributeError cannot reassign member 'RED'
# AttributeError 'Color' cannot delete member 'RED'.
# TypeError '<' not supported between instances of 'Color' and 'Color'
# AttributeError <enum 'Enum'> cannot set attribute 'value'
# ValueError (1, 2) is not a valid Color
# TypeError EnumType.__call__() missing 1 required positional argument: 'value'
# TypeError 'Color' object is not callable
# <enum 'More'> cannot extend <enum 'Color'>
# green
