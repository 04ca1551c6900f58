"""loads: every type, hooks, encodings, raw_decode."""

import json

print(json.loads(' { "a" : [ 1 , -2.5e3, true , false, null, "x\\n\\u00e9\\ud83d\\ude00" ] , "b":{} } '))
print(json.loads("[0, -0, -0.0, 1E2, 1e-2, 123456789012345678901234567890, 1E400, NaN, Infinity, -Infinity]"))
print(ascii(json.loads('"\\ud83d \\ud83dx \\ude00\\ud83d\\ude00 \\/\\b\\f\\r\\t\\"\\\\"')), json.loads('{"a":1,"a":2}'))
print(json.loads(b'["bytes"]'), json.loads(bytearray(b"[1]")), json.loads('["é"]'.encode("utf-16")), json.loads("[1]".encode("utf-32-be")))
print(json.loads('"a\tb\nc"', strict=False) == "a\tb\nc", json.loads("[]"), json.loads("{}"), json.loads('""'), json.loads(" 1 "))
print(json.loads("[1, 2.5, NaN]", parse_int=lambda s: "i" + s, parse_float=lambda s: "f" + s, parse_constant=lambda s: "c" + s))
print(json.loads('{"a": {"b": 1}}', object_hook=lambda d: sorted(d.items())), json.loads('{"a": 1, "b": {"c": 2}}', object_pairs_hook=list))
print(json.loads('{"a": 1}', object_hook=list, object_pairs_hook=lambda pairs: ("pairs", pairs)))


class Decoder(json.JSONDecoder):
    def decode(self, s):
        return ["decoded", super().decode(s)]


print(json.loads("[1]", cls=Decoder), json.JSONDecoder().raw_decode('{"a":1} tail'), json.JSONDecoder().raw_decode("xx[1]", 2))
print(json.JSONDecoder(parse_float=str).decode("[1.50]"), json.loads("1.10", parse_float=lambda s: s[::-1]))


class File:
    def read(self):
        return '{"from": "file"}'


print(json.load(File()), json.loads(json.dumps({"é": [1.5, None, "😀"]})))
keys = json.loads('[{"key": 1}, {"key": 2}]')
print(all(a is b for a, b in zip(keys[0], keys[1])), json.detect_encoding(b"\xef\xbb\xbf{}"), json.loads(b"\xef\xbb\xbf[1]"))

# output:
# {'a': [1, -2500.0, True, False, None, 'x\né😀'], 'b': {}}
# [0, 0, -0.0, 100.0, 0.01, 123456789012345678901234567890, inf, nan, inf, -inf]
# '\ud83d \ud83dx \ude00\U0001f600 /\x08\x0c\r\t"\\' {'a': 2}
# ['bytes'] [1] ['é'] [1]
# True [] {}  1
# ['i1', 'f2.5', 'cNaN']
# [('a', [('b', 1)])] [('a', 1), ('b', [('c', 2)])]
# ('pairs', [('a', 1)])
# ['decoded', [1]] ({'a': 1}, 7) ([1], 5)
# ['1.50'] 01.1
# {'from': 'file'} {'é': [1.5, None, '😀']}
# True utf-8-sig [1]
