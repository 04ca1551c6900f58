from enum import Enum, IntEnum, ReprEnum, StrEnum


class Number(int, Enum):
    ONE = 1
    SIXTEEN = "0x10", 16


class Status(IntEnum):
    OK = 200
    GONE = 410


class Level(StrEnum):
    LOW = "low"


class Real(float, ReprEnum):
    HALF = 0.5


class Planet(Enum):
    EARTH = (5.976e24, 6.37814e6)

    def __init__(self, mass, radius):
        self.mass = mass
        self.radius = radius


class Labelled(int, Enum):
    def __new__(cls, value, label):
        made = int.__new__(cls, value)
        made._value_ = value
        made.label = label
        return made

    A = 1, "first"
    B = 2, "second"


print(Number.ONE, Number.SIXTEEN.value, Number.ONE + 1, f"{Number.ONE}", repr(Number.ONE))
print(Status.OK, repr(Status.OK), Status.OK == 200, Status(410).name, f"{Status.OK:05d}", Status.OK < Status.GONE, sorted(Status))
print(Level.LOW, repr(Level.LOW), Level.LOW.upper(), Level("low") is Level.LOW, Real.HALF, repr(Real.HALF), Real.HALF * 2)
print(Planet.EARTH.mass, Planet.EARTH.value, Labelled(2).label, Labelled.A.label, list(Labelled))
for body in ("class E(StrEnum): A = 1", "class E(IntEnum): A = 'x'", "class E(int, str, Enum): A = 1"):
    try:
        exec(body)
    except Exception as error:
        print(type(error).__name__)

# output:
# Number.ONE 16 2 Number.ONE <Number.ONE: 1>
# 200 <Status.OK: 200> True GONE 00200 True [<Status.OK: 200>, <Status.GONE: 410>]
# low <Level.LOW: 'low'> LOW True 0.5 <Real.HALF: 0.5> 1.0
# 5.976e+24 (5.976e+24, 6378140.0) second first [<Labelled.A: 1>, <Labelled.B: 2>]
# TypeError
# ValueError
# TypeError
