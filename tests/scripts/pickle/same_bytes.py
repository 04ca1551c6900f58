"""The very bytes of CPython, in every protocol."""
import pickle, collections, datetime, decimal, fractions, enum, uuid
class A:
    def __init__(self, x): self.x = x; self.name = "n"
    def __eq__(self, o): return type(o) is type(self) and self.__dict__ == o.__dict__
class S:
    __slots__ = ("a", "b")
class L(list): pass
class Dd(dict): pass
class C(enum.Enum): RED = 1
class Color(enum.IntFlag): A=1; B=2
class G:
    def __init__(s): s.f = 1; s.h=lambda:0
    def __getstate__(s): return {"f": s.f}
    def __setstate__(s, st): s.__dict__.update(st); s.h=None
class N(tuple):
    def __new__(cls, a, b): return super().__new__(cls, (a, b))
    def __getnewargs__(self): return tuple(self)
class NX:
    def __new__(cls, *, k=0): o = object.__new__(cls); o.k=k; return o
    def __getnewargs_ex__(self): return (), {"k": self.k}
class Outer:
    class Inner: pass
    def meth(self): return 5
P = collections.namedtuple("P", "x y")
def func(a): return a+1
objs = [None, True, False, 0, 1, -1, 255, 256, 65535, 65536, 2**31-1, -2**31, 2**31, 2**63, -2**63, 2**64, 10**100, -10**2000,
 0.0, 1.5, -0.0, float('inf'), "", "a", "é"*300, "a\nb\\c", b"", b"abc", b"x"*300, bytearray(b"q"), bytearray(),
 (), (1,), (1,2), (1,2,3), (1,2,3,4), [], [1], [1,2], list(range(2500)), list(range(1001)), {}, {"a":1}, {1:2,3:4}, {i:i for i in range(1001)}, {i:str(i) for i in range(2000)},
 set(), {1}, {1,2,3}, frozenset(), frozenset({1,2}), 1+2j, range(3), slice(1,2), A(1), L([1,2]), Dd(a=1), C.RED, Color.A|Color.B, G(), N(1,2), NX(k=3), Outer.Inner(), Outer.Inner, Outer().meth, P(1,2),
 len, int, print, ValueError("x", 1), KeyError("k"), collections.OrderedDict(a=1), collections.Counter("aab"), collections.deque([1,2,3], 5), collections.defaultdict(list, {1:[2]}),
 datetime.datetime(2020,1,2,3,4,5,6), datetime.date(2020,1,1), datetime.time(1,2), datetime.timedelta(1,2,3), datetime.timezone.utc, decimal.Decimal("1.50"), fractions.Fraction(3,4), type(None), ..., NotImplemented, Exception, [[]]*3, "abc".upper, [1].append, uuid.UUID(int=5)]
s = S(); s.a = 1; objs.append(s)
r = []; r.append(r); objs.append(r)
d = {}; d["me"] = d; objs.append(d)
t = ([],); t[0].append(t); objs.append(t)
import hashlib
digest = hashlib.md5()
for o in objs:
    line = [type(o).__name__]
    for p in range(6):
        try:
            b = pickle.dumps(o, p)
            pickle.loads(b)
        except Exception as e:
            line.append(f"{type(e).__name__}: {e}")
            continue
        line.append(hashlib.md5(b).hexdigest()[:6])
    print(*line)

# output:
# NoneType 2c45f8 2c45f8 6a3dab 4dc600 7d1e55 8a76b3
# bool 408c2c 408c2c ec43c1 d96559 ff0914 bad787
# bool cc2011 cc2011 f98bc9 eda83c ee9a77 9b4592
# int 2f6b5f 35206a 160868 83a696 f6b903 edea0e
# int e55528 52b323 c7f5dc 366da3 35a5b1 1d847d
# int 281963 01ea5a c759f9 518fc0 073a4c 2ac64c
# int b39ea8 1060b1 de4c5a 1a83f1 2d1cc7 3ffe91
# int 80376b 32a86a 70ebf6 fe9f55 c1068f 344c39
# int 309813 d66587 8a0de3 206719 333d3a b96446
# int 05d76a 5e875b a9b7fe 45151e 509c01 cdcfea
# int fa71ef b72073 f0f3aa e3ec9e a143d0 cb2188
# int 146211 d4ea19 f1bc66 18e887 b9df6b ee9392
# int 152d21 152d21 5a5fc6 7364f2 e68bb6 621aa4
# int b78e0f b78e0f eb1638 d5777e 830a71 aedc63
# int 46a200 46a200 04e398 dfed67 6a1c75 c9df32
# int 62219a 62219a 747de4 d261ce f43c35 aa5968
# int 0df374 0df374 20b932 d053c1 38907f 08668b
# int 4c4f11 4c4f11 a0e0dd 2da2d1 d95feb 2e2721
# float 424068 537e46 1f9c3a 8e5081 e5c91f 88a867
# float 352b77 4dd39f 70c098 ee2d07 9eb02e 6f3da5
# float ec5246 f36c27 5efb79 c342fd 54d725 f3e0ea
# float 7d7b14 6ee0d8 369933 b056d2 1a6d32 9f4f7e
# str 425ec6 568c91 a722a7 965c12 6d06c2 c83fd3
# str 4184f3 8f7656 94158b d68c4b adac01 fe9603
# str 319f4a 929a8d 1b7b82 7110bc 1cb661 e84ad4
# str e0a143 ba9b9b 318c06 dd8ffa 69121e 840e76
# bytes e9407f 0c8460 4f87b1 e58847 a767fa c6f9a5
# bytes ccc4fc c450ee c21745 189bd4 2c3b2f b18d19
# bytes 44e099 d67851 67f73e 588166 23429e 7d96b7
# bytearray dbc5d1 58d8dc bf3c08 fd58b5 6ca9c6 8f61cf
# bytearray b95b33 66c76d dc920b 5faa01 7e9961 d0e3d3
# tuple 600b64 ce96ce 2c8078 7aa363 4f8ea2 e71d7d
# tuple 67c99e 16270a f4ffde 2f7eb6 8d49ee 289f60
# tuple 46dce5 ed4ac8 0cc2f7 18b7d7 e48ad7 092a53
# tuple 090647 f9a556 56869c dc85fc d19df3 af748d
# tuple a24510 6a39e9 1ffc0c e5d73e 80beae 49fa69
# list 462dc4 d0490a 2dfdac d34b2f 57dcc9 ea258a
# list 84f3ee 4a07f4 1146f4 464ac8 38b979 e810ac
# list 2d903a 0ebd73 1a3d8d ad6352 39bb50 d1daa8
# list b5019d 9063b5 f20abd dc3694 a1f72b f7b9f0
# list 844bcb fc1856 f87c62 10b85e a83917 d6a399
# dict 734f4d f40c30 08d116 72a755 9d1bcb 5c4d3e
# dict c25eb2 6f4212 c745b9 9d9c07 34a63e 75258b
# dict 9550ab 2f55a3 2651f8 0195dd 76bf18 d29d3d
# dict 259234 524f23 b03e8f 80033a ba878e d9831e
# dict 73a018 b34470 ea96a6 a479e9 de5fe1 d7ca6c
# set a8827b e7884e cc0c99 b32954 e2f86f d8d94d
# set eca310 568d64 08b6c2 ad3bce 8edd76 b39242
# set f83d8f c43416 9bda40 4c24e0 9cb7ee 0efde0
# frozenset d67aae 6f33c8 124bf3 31ee14 a2c4a5 27238f
# frozenset 8f9ccb ce9547 31b4a7 fdfb91 ae3291 04d156
# complex b25f01 19c8bc e4ba21 919976 c9a58f 0ab63a
# range c437ef 3146d2 b511a9 22f8cb 7f947e a140c3
# slice 9721a6 88ef57 86a1c1 aab0e4 8aa6da 4c52fd
# A 0d320f 3c0ad1 9d2eb9 5890f9 2c9e91 4bc870
# L e1788b eac77c 3add8d cc9c2c 9f2808 36294f
# Dd 7a131d dcf315 3a2305 8fae95 645f68 042e03
# C b4f7c3 a17802 afa30c d17f8d 7b6d4e b61ac5
# Color de3566 46ca2c 7cd228 6e961d a9a181 3b9df0
# G d99833 42fc19 d58aa6 0bd3eb f698a6 7ec303
# N e141cd 872577 dd8588 20f916 975351 d97ba3
# NX d8ea51 302c2f 53f028 01e2a9 066519 8217c6
# Inner a04d4b e6c464 a2fa24 5c501a 016159 f8f786
# type cc3ec4 90e63a dd9ae6 27788b 30b84a a9c7e1
# method f88130 ba5031 75c7ba fb97ac 4344fb 5ddef9
# P 6b4f7e 0f4e7a 3ab106 99f405 97992b 5bc91c
# builtin_function_or_method 27071a 04ee39 6edca1 9678ea afd523 6f2988
# type f02224 517e5d 0cb26a 8bb794 170cc5 699c09
# builtin_function_or_method 38f17d 175979 00b6b2 052e9d b2fc8c 213a93
# ValueError 8b0a74 20ac34 637c04 6a3e50 a3573e 89704d
# KeyError f2bbfd e0ccbe d0ae06 161602 5f735b ecdad0
# OrderedDict 360874 19ebcc a3a081 e74d80 0fc883 f399db
# Counter 15aeb7 710a98 1503db ba89af ef1faa 47fbbb
# deque 99b9a0 eca689 9157bf 8c36ac 61e410 3df236
# defaultdict 82ec47 a180cf e3a116 0f9aa9 aceb16 8ec3b8
# datetime 1dcaf4 4ee729 de5cad c2f4ef 384854 061407
# date be17e0 9a2d71 0f0839 555321 d9905f 47a37f
# time 195e66 e70eb5 04a60d 641fd2 90fc9a d19e53
# timedelta 565260 dd9eaa 71661d ff1340 371e25 f073bb
# timezone 3eaad9 5268c4 e9efd1 6f2107 f80365 fa4c84
# Decimal a42349 311467 024904 338937 5cb72f 9e0d1a
# Fraction 6699f1 bfcef6 4afa4f 984b63 4c5d45 bd967c
# type 63a857 e05c80 672d79 acde50 5ca4a0 e21c8e
# ellipsis 52884a b5af7c fe9144 082e85 6a0540 f635d5
# NotImplementedType 6fbc01 fff0c1 9bd2d7 e881fa 8f2396 f4afab
# type bac4a1 090722 9fb114 8cb3fa 23d357 a61d49
# list c2ca77 949339 2fd748 08e16f 0593a1 8953c0
# builtin_function_or_method 00cace be9285 01ef0a 4aa66f da1457 1b2452
# builtin_function_or_method bfa17a 44a218 802668 c70830 8d2c57 a70f44
# UUID d07618 062ccf a1c96b fb8387 f37343 ddbff6
# S TypeError: a class that defines __slots__ without defining __getstate__ cannot be pickled TypeError: a class that defines __slots__ without defining __getstate__ cannot be pickled 2868ff 46f41a de92f4 9d88b9
# list d1bf2c 996b20 dd053f bab96e be2515 efd284
# dict fff791 792c3d 9182ea a22ec8 a256c3 0129bf
# tuple 0e4649 428fd6 ca5641 5e6e33 ad1169 7a12d3
