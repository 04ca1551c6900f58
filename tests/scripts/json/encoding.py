"""dumps: every type, layouts, keys, hooks, what cannot be encoded."""

import json

print(json.dumps([None, True, False, 1, -2.5, "text", (1, 2), {"k": []}, {}, [], ""]))
print(json.dumps({1: "a", None: "b", True: "c", 2.5: "d", "e": 10**30}), json.dumps("plain"), json.dumps(1e16), json.dumps(-0.0))
print(json.dumps('é\x7f\u2028😀\ud800\x00\x1f"\\/\b\f\n\r\t'), ascii(json.dumps('é😀\ud800\x7f"', ensure_ascii=False)))
print(json.dumps({"b": [1, {"z": 1, "y": ()}], "a": 2}, sort_keys=True, separators=(",", ":")))
print(json.dumps({"b": [1, {"z": [], "y": {}}], "a": [[2]]}, indent=2))
print(json.dumps([1, {"a": 2}], indent="\t"), json.dumps([1, 2], indent=0), json.dumps([[1]], indent=1, separators=(";", "=")))
print(json.dumps([float("nan"), float("inf"), -float("inf")]), json.dumps({(1, 2): 1, "a": 2, b"x": 3}, skipkeys=True))
print(json.dumps([1 + 2j], default=lambda o: [o.real, o.imag]))


class Number(int):
    def __repr__(self):
        return "not this"


class Real(float):
    def __repr__(self):
        return "nor this"


class Mapping(dict):
    def items(self):
        return [("shown", 1)]


print(json.dumps([Number(5), Real(1.5), Mapping(a=1), Mapping(), type("T", (tuple,), {})((1,)), {Number(3): Real(2.5)}]))


class Encoder(json.JSONEncoder):
    item_separator = " ; "

    def default(self, o):
        if isinstance(o, set):
            return sorted(o)
        return super().default(o)


print(json.dumps({"s": {3, 1, 2}}, cls=Encoder), Encoder().encode([1, {2}]), json.JSONEncoder(indent=1).encode([1]))
print(list(json.JSONEncoder().iterencode({"a": [1, "x", None, {"b": 2.5}], "c": {}, "d": []})))
print(list(json.JSONEncoder(indent=1).iterencode([1, {"b": [2]}])), list(json.JSONEncoder().iterencode("x")))


class File:
    def __init__(self):
        self.pieces = []

    def write(self, text):
        self.pieces.append(text)


file = File()
json.dump({"a": [1, 2]}, file, indent=2)
print("".join(file.pieces))
loop = []
loop.append(loop)
deep = []
for _ in range(100_000):
    deep = [deep]
wrong = [
    (object(), {}), ({1}, {}), ([b"x"], {}), ({(1, 2): 3}, {}), (loop, {}), (loop, {"check_circular": False}), (deep, {}),
    (float("nan"), {"allow_nan": False}), ({"a": [float("inf")]}, {"allow_nan": False}), ({1: 1, "a": 2}, {"sort_keys": True}),
    (object(), {"default": lambda o: o}), (1, {"nonsense": 2}), ({"a": {1}}, {"cls": Encoder, "indent": 1}),
]
for value, options in wrong:
    try:
        print(json.dumps(value, **options))
    except Exception as error:
        print(type(error).__name__, error)

# output:
# [null, true, false, 1, -2.5, "text", [1, 2], {"k": []}, {}, [], ""]
# {"1": "c", "null": "b", "2.5": "d", "e": 1000000000000000000000000000000} "plain" 1e+16 -0.0
# "\u00e9\u007f\u2028\ud83d\ude00\ud800\u0000\u001f\"\\/\b\f\n\r\t" '"\xe9\U0001f600\ud800\x7f\\""'
# {"a":2,"b":[1,{"y":[],"z":1}]}
# {
#   "b": [
#     1,
#     {
#       "z": [],
#       "y": {}
#     }
#   ],
#   "a": [
#     [
#       2
#     ]
#   ]
# }
# [
# 	1,
# 	{
# 		"a": 2
# 	}
# ] [
# 1,
# 2
# ] [
#  [
#   1
#  ]
# ]
# [NaN, Infinity, -Infinity] {"a": 2}
# [[1.0, 2.0]]
# [5, 1.5, {"shown": 1}, {}, [1], {"3": 2.5}]
# {"s": [1 ; 2 ; 3]} [1 ; [2]] [
#  1
# ]
# ['{', '"a"', ': ', '[1', ', "x"', ', null', ', ', '{', '"b"', ': ', '2.5', '}', ']', ', ', '"c"', ': ', '{}', ', ', '"d"', ': ', '[]', '}']
# ['[\n 1', ',\n ', '{', '\n  ', '"b"', ': ', '[\n   2', '\n  ', ']', '\n ', '}', '\n', ']'] ['"x"']
# {
#   "a": [
#     1,
#     2
#   ]
# }
# TypeError Object of type object is not JSON serializable
# TypeError Object of type set is not JSON serializable
# TypeError Object of type bytes is not JSON serializable
# TypeError keys must be str, int, float, bool or None, not tuple
# ValueError Circular reference detected
# RecursionError maximum recursion depth exceeded while encoding a JSON object
# RecursionError maximum recursion depth exceeded while encoding a JSON object
# ValueError Out of range float values are not JSON compliant: nan
# ValueError Out of range float values are not JSON compliant: inf
# TypeError '<' not supported between instances of 'str' and 'int'
# ValueError Circular reference detected
# TypeError JSONEncoder.__init__() got an unexpected keyword argument 'nonsense'
# {
#  "a": [
#   1
#  ]
# }
