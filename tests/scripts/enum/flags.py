from enum import CONFORM, EJECT, KEEP, Flag, IntFlag


class P(Flag):
    R = 4
    W = 2
    X = 1
    RW = 6


class I(IntFlag):
    R = 4
    W = 2


class C(Flag, boundary=CONFORM):
    A = 1


class K(Flag, boundary=KEEP):
    A = 1


class J(Flag, boundary=EJECT):
    A = 1


print(P.R | P.W, P.R | P.X, ~P.R, P.R & P.W, P.R ^ P.RW, P(0), P(7))
print(repr(P.R | P.X), repr(P(0)), repr(~P.RW), (P.R | P.X).name, (P.R | P.X).value, list(P.RW), list(P), len(P.RW))
print(P.R in P.RW, bool(P(0)), P.RW is (P.R | P.W), (P.R | P.X) is (P.X | P.R), P.__members__)
print(I.R | 8, repr(I.R | 8), repr(I(1)), I.R + 1, f"{I.R}", ~I.R, I(-1), 1 | I.W)
print(C(3), C(2), K(3), repr(K(4)), J(3), type(J(2)))
for text in ("P(8)", "P.R | 1", "1 in P.RW", "P('x')", "P.R < P.W", "P.R | None", "I.R | 1.5"):
    try:
        eval(text)
    except Exception as error:
        print(type(error).__name__, error)

# output:
# P.RW P.R|X P.W|X P(0) P.W P(0) P.R|W|X
# <P.R|X: 5> <P: 0> <P.X: 1> R|X 5 [<P.R: 4>, <P.W: 2>] [<P.R: 4>, <P.W: 2>, <P.X: 1>] 2
# True False True True {'R': <P.R: 4>, 'W': <P.W: 2>, 'X': <P.X: 1>, 'RW': <P.RW: 6>}
# 12 <I.R|8: 12> <I: 1> 5 4 3 7 3
# C.A C(0) K.A|2 <K: 4> 3 <class 'int'>
# ValueError <flag 'P'> invalid value 8
#     given 0b0 1000
#   allowed 0b0 0111
# TypeError unsupported operand type(s) for |: 'P' and 'int'
# TypeError unsupported operand type(s) for 'in': 'int' and 'P'
# ValueError 'x' is not a valid P
# TypeError '<' not supported between instances of 'P' and 'P'
# TypeError unsupported operand type(s) for |: 'P' and 'NoneType'
# TypeError unsupported operand type(s) for |: 'I' and 'float'
