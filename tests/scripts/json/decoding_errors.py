"""What is no JSON, with the words and the place."""

import json

TEXTS = [
    "", " ", "{", '{"a"', '{"a":', '{"a":1', '{"a":1,', '{"a":1,}', "[", "[1", "[1,", "[1,]", "[1 , ]", "[1,,2]", "{a:1}", '"abc',
    '"a\nb"', '"\\q"', '"\\u12"', '"\\u123', '"\\ud83d\\u12"', '"\\', "nul", "tru", "-", "-x", "01", "1.", "1.e5", "1e", "[1] x",
    "true false", '{"a" 1}', '{"a":1 "b":2}', "[1 2]", "{'a':1}", "{1:2}", "\ufeff[]", "{,}", "[,]", '{"a":}', "[}", "{]", "+1",
    ".5", "nan", '\n\n  {"a": \n x}', '{"a":1 , }', '["\t"]', '"\\u 123"', "[[]", "123abc",
]
for text in TEXTS:
    try:
        print(ascii(text), "->", json.loads(text))
    except json.JSONDecodeError as error:
        print(ascii(text), "->", error)

try:
    json.loads("[1,\n 2,}")
except json.JSONDecodeError as error:
    print(error.msg, repr(error.doc), error.pos, error.lineno, error.colno, error.args, isinstance(error, ValueError))
    print(error.__context__ is not None, error.__suppress_context__, error.__reduce__()[1], type(error).__module__)

for wrong in (None, 1, ["[]"], b"\xff", "1" * 5000, "[" * 100_000, '{"a":' * 100_000):
    try:
        print(json.loads(wrong))
    except Exception as error:
        print(type(error).__name__, error)
try:
    json.JSONDecoder().raw_decode("x", -1)
except ValueError as error:
    print(error)
try:
    json.loads("1", nonsense=1)
except TypeError as error:
    print(error)

# output:
# '' -> Expecting value: line 1 column 1 (char 0)
# ' ' -> Expecting value: line 1 column 2 (char 1)
# '{' -> Expecting property name enclosed in double quotes: line 1 column 2 (char 1)
# '{"a"' -> Expecting ':' delimiter: line 1 column 5 (char 4)
# '{"a":' -> Expecting value: line 1 column 6 (char 5)
# '{"a":1' -> Expecting ',' delimiter: line 1 column 7 (char 6)
# '{"a":1,' -> Expecting property name enclosed in double quotes: line 1 column 8 (char 7)
# '{"a":1,}' -> Illegal trailing comma before end of object: line 1 column 7 (char 6)
# '[' -> Expecting value: line 1 column 2 (char 1)
# '[1' -> Expecting ',' delimiter: line 1 column 3 (char 2)
# '[1,' -> Expecting value: line 1 column 4 (char 3)
# '[1,]' -> Illegal trailing comma before end of array: line 1 column 3 (char 2)
# '[1 , ]' -> Illegal trailing comma before end of array: line 1 column 4 (char 3)
# '[1,,2]' -> Expecting value: line 1 column 4 (char 3)
# '{a:1}' -> Expecting property name enclosed in double quotes: line 1 column 2 (char 1)
# '"abc' -> Unterminated string starting at: line 1 column 1 (char 0)
# '"a\nb"' -> Invalid control character at: line 1 column 3 (char 2)
# '"\\q"' -> Invalid \escape: line 1 column 2 (char 1)
# '"\\u12"' -> Invalid \uXXXX escape: line 1 column 3 (char 2)
# '"\\u123' -> Invalid \uXXXX escape: line 1 column 3 (char 2)
# '"\\ud83d\\u12"' -> Invalid \uXXXX escape: line 1 column 9 (char 8)
# '"\\' -> Unterminated string starting at: line 1 column 1 (char 0)
# 'nul' -> Expecting value: line 1 column 1 (char 0)
# 'tru' -> Expecting value: line 1 column 1 (char 0)
# '-' -> Expecting value: line 1 column 1 (char 0)
# '-x' -> Expecting value: line 1 column 1 (char 0)
# '01' -> Extra data: line 1 column 2 (char 1)
# '1.' -> Extra data: line 1 column 2 (char 1)
# '1.e5' -> Extra data: line 1 column 2 (char 1)
# '1e' -> Extra data: line 1 column 2 (char 1)
# '[1] x' -> Extra data: line 1 column 5 (char 4)
# 'true false' -> Extra data: line 1 column 6 (char 5)
# '{"a" 1}' -> Expecting ':' delimiter: line 1 column 6 (char 5)
# '{"a":1 "b":2}' -> Expecting ',' delimiter: line 1 column 8 (char 7)
# '[1 2]' -> Expecting ',' delimiter: line 1 column 4 (char 3)
# "{'a':1}" -> Expecting property name enclosed in double quotes: line 1 column 2 (char 1)
# '{1:2}' -> Expecting property name enclosed in double quotes: line 1 column 2 (char 1)
# '\ufeff[]' -> Unexpected UTF-8 BOM (decode using utf-8-sig): line 1 column 1 (char 0)
# '{,}' -> Expecting property name enclosed in double quotes: line 1 column 2 (char 1)
# '[,]' -> Expecting value: line 1 column 2 (char 1)
# '{"a":}' -> Expecting value: line 1 column 6 (char 5)
# '[}' -> Expecting value: line 1 column 2 (char 1)
# '{]' -> Expecting property name enclosed in double quotes: line 1 column 2 (char 1)
# '+1' -> Expecting value: line 1 column 1 (char 0)
# '.5' -> Expecting value: line 1 column 1 (char 0)
# 'nan' -> Expecting value: line 1 column 1 (char 0)
# '\n\n  {"a": \n x}' -> Expecting value: line 4 column 2 (char 12)
# '{"a":1 , }' -> Illegal trailing comma before end of object: line 1 column 8 (char 7)
# '["\t"]' -> Invalid control character at: line 1 column 3 (char 2)
# '"\\u 123"' -> Invalid \uXXXX escape: line 1 column 3 (char 2)
# '[[]' -> Expecting ',' delimiter: line 1 column 4 (char 3)
# '123abc' -> Extra data: line 1 column 4 (char 3)
# Expecting value '[1,\n 2,}' 7 2 4 ('Expecting value: line 2 column 4 (char 7)',) True
# True True ('Expecting value', '[1,\n 2,}', 7) json.decoder
# TypeError the JSON object must be str, bytes or bytearray, not NoneType
# TypeError the JSON object must be str, bytes or bytearray, not int
# TypeError the JSON object must be str, bytes or bytearray, not list
# UnicodeDecodeError 'utf-8' codec can't decode byte 0xff in position 0: invalid start byte
# ValueError Exceeds the limit (4300 digits) for integer string conversion: value has 5000 digits; use sys.set_int_max_str_digits() to increase the limit
# RecursionError maximum recursion depth exceeded while decoding a JSON array from a unicode string
# RecursionError maximum recursion depth exceeded while decoding a JSON object from a unicode string
# idx cannot be negative
# JSONDecoder.__init__() got an unexpected keyword argument 'nonsense'
