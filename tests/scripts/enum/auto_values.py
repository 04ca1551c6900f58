from enum import Enum, Flag, IntEnum, StrEnum, auto


class Plain(Enum):
    A = auto()
    B = auto()
    C = 10
    D = auto()


class Words(StrEnum):
    Red = auto()
    DarkBlue = auto()


class Bits(Flag):
    X = auto()
    Y = auto()
    Z = 8
    W = auto()


class Own(Enum):
    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        return f"{name}-{count}-{last_values}"

    A = auto()
    B = auto()


class Pairs(Enum):
    A = auto(), "a"
    B = auto(), "b"


print(list(Plain), list(Words), list(Bits))
print(list(Own), list(Pairs), Words.Red == "red", str(Words.Red), IntEnum("N", "a b").b + 1)
for body in ("A = 'x'; B = auto()", "A = 1; B = 'x'; C = auto()"):
    try:
        exec(f"class Bad(Enum): {body}")
    except TypeError as error:
        print(error)

# output:
# [<Plain.A: 1>, <Plain.B: 2>, <Plain.C: 10>, <Plain.D: 11>] [<Words.Red: 'red'>, <Words.DarkBlue: 'darkblue'>] [<Bits.X: 1>, <Bits.Y: 2>, <Bits.Z: 8>, <Bits.W: 16>]
# [<Own.A: 'A-0-[]'>, <Own.B: "B-1-['A-0-[]']">] [<Pairs.A: (1, 'a')>, <Pairs.B: (2, 'b')>] True red 3
# unable to increment 'x'
# unable to sort non-numeric values
