"""Containers and strings on several lines: widths, indents, depth, compact, order."""

import pprint

DATA = {
    "name": "x" * 30, "list": list(range(30)), "nested": {"a": {"b": {"c": ["deep " * 10, "a string that is long enough " * 4]}}},
    "tuple": (1,), "set": {3, 1, 2}, "empty": [{}, [], (), set()], "bytes": bytes(range(60)), 1: 2, None: 3, (1, 2): 4,
}
for options in ({}, {"width": 40}, {"indent": 4}, {"compact": True, "width": 60}, {"depth": 2}, {"sort_dicts": False, "width": 100}):
    print(options)
    pprint.pprint(DATA, **options)
pprint.pprint("word " * 40)
pprint.pprint(["word " * 20, "a\nb\nc" * 10, bytearray(b"q" * 100), frozenset(range(30)), ("a" * 90,)])
pprint.pp({"b": 1, "a": 2})
pprint.pprint({"b": 1, "a": 2})
pprint.pprint([1234567, -98765432.5, True], underscore_numbers=True)
print(pprint.pformat([{"id": i, "tags": ["a", "b"], "mail": f"user{i}@example.com"} for i in range(3)], width=50))

# output:
# {}
# {None: 3,
#  1: 2,
#  'bytes': b'\x00\x01\x02\x03\x04\x05\x06\x07\x08\t\n\x0b\x0c\r\x0e\x0f'
#           b'\x10\x11\x12\x13\x14\x15\x16\x17\x18\x19\x1a\x1b\x1c\x1d\x1e\x1f'
#           b' !"#$%&\'()*+,-./0123456789:;',
#  'empty': [{}, [], (), set()],
#  'list': [0,
#           1,
#           2,
#           3,
#           4,
#           5,
#           6,
#           7,
#           8,
#           9,
#           10,
#           11,
#           12,
#           13,
#           14,
#           15,
#           16,
#           17,
#           18,
#           19,
#           20,
#           21,
#           22,
#           23,
#           24,
#           25,
#           26,
#           27,
#           28,
#           29],
#  'name': 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxx',
#  'nested': {'a': {'b': {'c': ['deep deep deep deep deep deep deep deep deep '
#                               'deep ',
#                               'a string that is long enough a string that is '
#                               'long enough a string that is long enough a '
#                               'string that is long enough ']}}},
#  'set': {1, 2, 3},
#  'tuple': (1,),
#  (1, 2): 4}
# {'width': 40}
# {None: 3,
#  1: 2,
#  'bytes': b'\x00\x01\x02\x03'
#           b'\x04\x05\x06\x07'
#           b'\x08\t\n\x0b\x0c\r\x0e\x0f'
#           b'\x10\x11\x12\x13'
#           b'\x14\x15\x16\x17'
#           b'\x18\x19\x1a\x1b'
#           b'\x1c\x1d\x1e\x1f !"#$%&\''
#           b'()*+,-./0123456789:;',
#  'empty': [{}, [], (), set()],
#  'list': [0,
#           1,
#           2,
#           3,
#           4,
#           5,
#           6,
#           7,
#           8,
#           9,
#           10,
#           11,
#           12,
#           13,
#           14,
#           15,
#           16,
#           17,
#           18,
#           19,
#           20,
#           21,
#           22,
#           23,
#           24,
#           25,
#           26,
#           27,
#           28,
#           29],
#  'name': 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxx',
#  'nested': {'a': {'b': {'c': ['deep '
#                               'deep '
#                               'deep '
#                               'deep '
#                               'deep '
#                               'deep '
#                               'deep '
#                               'deep '
#                               'deep '
#                               'deep ',
#                               'a '
#                               'string '
#                               'that is '
#                               'long '
#                               'enough '
#                               'a '
#                               'string '
#                               'that is '
#                               'long '
#                               'enough '
#                               'a '
#                               'string '
#                               'that is '
#                               'long '
#                               'enough '
#                               'a '
#                               'string '
#                               'that is '
#                               'long '
#                               'enough ']}}},
#  'set': {1, 2, 3},
#  'tuple': (1,),
#  (1, 2): 4}
# {'indent': 4}
# {   None: 3,
#     1: 2,
#     'bytes': b'\x00\x01\x02\x03\x04\x05\x06\x07\x08\t\n\x0b\x0c\r\x0e\x0f'
#              b'\x10\x11\x12\x13\x14\x15\x16\x17\x18\x19\x1a\x1b\x1c\x1d\x1e\x1f'
#              b' !"#$%&\'()*+,-./0123456789:;',
#     'empty': [{}, [], (), set()],
#     'list': [   0,
#                 1,
#                 2,
#                 3,
#                 4,
#                 5,
#                 6,
#                 7,
#                 8,
#                 9,
#                 10,
#                 11,
#                 12,
#                 13,
#                 14,
#                 15,
#                 16,
#                 17,
#                 18,
#                 19,
#                 20,
#                 21,
#                 22,
#                 23,
#                 24,
#                 25,
#                 26,
#                 27,
#                 28,
#                 29],
#     'name': 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxx',
#     'nested': {   'a': {   'b': {   'c': [   'deep deep deep deep deep deep '
#                                              'deep deep deep deep ',
#                                              'a string that is long enough a '
#                                              'string that is long enough a '
#                                              'string that is long enough a '
#                                              'string that is long enough ']}}},
#     'set': {1, 2, 3},
#     'tuple': (1,),
#     (1, 2): 4}
# {'compact': True, 'width': 60}
# {None: 3,
#  1: 2,
#  'bytes': b'\x00\x01\x02\x03\x04\x05\x06\x07\x08\t\n\x0b'
#           b'\x0c\r\x0e\x0f\x10\x11\x12\x13\x14\x15\x16\x17'
#           b'\x18\x19\x1a\x1b\x1c\x1d\x1e\x1f !"#$%&\'()*+'
#           b',-./0123456789:;',
#  'empty': [{}, [], (), set()],
#  'list': [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14,
#           15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26,
#           27, 28, 29],
#  'name': 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxx',
#  'nested': {'a': {'b': {'c': ['deep deep deep deep deep '
#                               'deep deep deep deep deep ',
#                               'a string that is long '
#                               'enough a string that is '
#                               'long enough a string that '
#                               'is long enough a string '
#                               'that is long enough ']}}},
#  'set': {1, 2, 3},
#  'tuple': (1,),
#  (1, 2): 4}
# {'depth': 2}
# {None: 3,
#  1: 2,
#  'bytes': b'\x00\x01\x02\x03\x04\x05\x06\x07\x08\t\n\x0b\x0c\r\x0e\x0f'
#           b'\x10\x11\x12\x13\x14\x15\x16\x17\x18\x19\x1a\x1b\x1c\x1d\x1e\x1f'
#           b' !"#$%&\'()*+,-./0123456789:;',
#  'empty': [{}, [], (), set()],
#  'list': [0,
#           1,
#           2,
#           3,
#           4,
#           5,
#           6,
#           7,
#           8,
#           9,
#           10,
#           11,
#           12,
#           13,
#           14,
#           15,
#           16,
#           17,
#           18,
#           19,
#           20,
#           21,
#           22,
#           23,
#           24,
#           25,
#           26,
#           27,
#           28,
#           29],
#  'name': 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxx',
#  'nested': {'a': {...}},
#  'set': {1, 2, 3},
#  'tuple': (1,),
#  (1, 2): 4}
# {'sort_dicts': False, 'width': 100}
# {'name': 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxx',
#  'list': [0,
#           1,
#           2,
#           3,
#           4,
#           5,
#           6,
#           7,
#           8,
#           9,
#           10,
#           11,
#           12,
#           13,
#           14,
#           15,
#           16,
#           17,
#           18,
#           19,
#           20,
#           21,
#           22,
#           23,
#           24,
#           25,
#           26,
#           27,
#           28,
#           29],
#  'nested': {'a': {'b': {'c': ['deep deep deep deep deep deep deep deep deep deep ',
#                               'a string that is long enough a string that is long enough a string '
#                               'that is long enough a string that is long enough ']}}},
#  'tuple': (1,),
#  'set': {1, 2, 3},
#  'empty': [{}, [], (), set()],
#  'bytes': b'\x00\x01\x02\x03\x04\x05\x06\x07\x08\t\n\x0b\x0c\r\x0e\x0f\x10\x11\x12\x13'
#           b'\x14\x15\x16\x17\x18\x19\x1a\x1b\x1c\x1d\x1e\x1f !"#$%&\'()*+,-./0123456789:;',
#  1: 2,
#  None: 3,
#  (1, 2): 4}
# ('word word word word word word word word word word word word word word word '
#  'word word word word word word word word word word word word word word word '
#  'word word word word word word word word word word ')
# ['word word word word word word word word word word word word word word word '
#  'word word word word word ',
#  'a\nb\nca\nb\nca\nb\nca\nb\nca\nb\nca\nb\nca\nb\nca\nb\nca\nb\nca\nb\nc',
#  bytearray(b'qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqq'
#            b'qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqq'),
#  frozenset({0,
#             1,
#             2,
#             3,
#             4,
#             5,
#             6,
#             7,
#             8,
#             9,
#             10,
#             11,
#             12,
#             13,
#             14,
#             15,
#             16,
#             17,
#             18,
#             19,
#             20,
#             21,
#             22,
#             23,
#             24,
#             25,
#             26,
#             27,
#             28,
#             29}),
#  ('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',)]
# {'b': 1, 'a': 2}
# {'a': 2, 'b': 1}
# [1_234_567, -98765432.5, True]
# [{'id': 0,
#   'mail': 'user0@example.com',
#   'tags': ['a', 'b']},
#  {'id': 1,
#   'mail': 'user1@example.com',
#   'tags': ['a', 'b']},
#  {'id': 2,
#   'mail': 'user2@example.com',
#   'tags': ['a', 'b']}]
