"""reader and DictReader: quotes, escapes, line ends, dialects, errors."""

import csv

LINES = [
    "a,b,c\r\n", '"a,b",c\n', '"a""b",c\n', '"a\nb",c\n', 'a b, "c d"\n', '"abc"def,g\n', 'a"b,c\n', '"open\nend', 'a,b\n"c', '"",""\n',
    "'a,b',c\n", "a\\,b,c\\\\\n", '"a\\"b"\n', "\n", " a , b \n", '"a"b"c",d',
]
DIALECTS = [
    {}, {"skipinitialspace": True}, {"delimiter": ";"}, {"quotechar": "'"}, {"escapechar": "\\"}, {"quoting": csv.QUOTE_NONE},
    {"doublequote": False, "escapechar": "\\"}, {"strict": True}, {"dialect": "excel-tab"}, {"quotechar": None},
]
for options in DIALECTS:
    for line in LINES:
        try:
            print(options, repr(line), list(csv.reader(line.splitlines(True), **options)))
        except csv.Error as error:
            print(options, repr(line), error)
for quoting in (csv.QUOTE_NONNUMERIC, csv.QUOTE_STRINGS, csv.QUOTE_NOTNULL):
    print(list(csv.reader(['1,2.5,"3",,""'] if quoting != csv.QUOTE_NONNUMERIC else ['1,2.5,"3"'], quoting=quoting)))

reader = csv.reader(["a,b\n", '"c\n', 'd"\n'])
print(reader.line_num, next(reader), reader.line_num, next(reader), reader.line_num, reader.dialect.delimiter, next(reader, "end"))
people = csv.DictReader(["name,age\n", "Bob,5\n", "Al\n", "\n", "X,1,2,3\n"])
print(people.fieldnames, list(people), people.line_num)
print(list(csv.DictReader(["1,2\n", "3\n", "4,5,6\n"], fieldnames=["a", "b"], restkey="rest", restval="none")))
for wrong in (5, [5], [b"a"]):
    try:
        print(list(csv.reader(wrong)))
    except (TypeError, csv.Error) as error:
        print(type(error).__name__, error)
print(csv.field_size_limit(10))
try:
    print(list(csv.reader(["a" * 11])))
except csv.Error as error:
    print(error)

# output:
# {} 'a,b,c\r\n' [['a', 'b', 'c']]
# {} '"a,b",c\n' [['a,b', 'c']]
# {} '"a""b",c\n' [['a"b', 'c']]
# {} '"a\nb",c\n' [['a\nb', 'c']]
# {} 'a b, "c d"\n' [['a b', ' "c d"']]
# {} '"abc"def,g\n' [['abcdef', 'g']]
# {} 'a"b,c\n' [['a"b', 'c']]
# {} '"open\nend' [['open\nend']]
# {} 'a,b\n"c' [['a', 'b'], ['c']]
# {} '"",""\n' [['', '']]
# {} "'a,b',c\n" [["'a", "b'", 'c']]
# {} 'a\\,b,c\\\\\n' [['a\\', 'b', 'c\\\\']]
# {} '"a\\"b"\n' [['a\\b"']]
# {} '\n' [[]]
# {} ' a , b \n' [[' a ', ' b ']]
# {} '"a"b"c",d' [['ab"c"', 'd']]
# {'skipinitialspace': True} 'a,b,c\r\n' [['a', 'b', 'c']]
# {'skipinitialspace': True} '"a,b",c\n' [['a,b', 'c']]
# {'skipinitialspace': True} '"a""b",c\n' [['a"b', 'c']]
# {'skipinitialspace': True} '"a\nb",c\n' [['a\nb', 'c']]
# {'skipinitialspace': True} 'a b, "c d"\n' [['a b', 'c d']]
# {'skipinitialspace': True} '"abc"def,g\n' [['abcdef', 'g']]
# {'skipinitialspace': True} 'a"b,c\n' [['a"b', 'c']]
# {'skipinitialspace': True} '"open\nend' [['open\nend']]
# {'skipinitialspace': True} 'a,b\n"c' [['a', 'b'], ['c']]
# {'skipinitialspace': True} '"",""\n' [['', '']]
# {'skipinitialspace': True} "'a,b',c\n" [["'a", "b'", 'c']]
# {'skipinitialspace': True} 'a\\,b,c\\\\\n' [['a\\', 'b', 'c\\\\']]
# {'skipinitialspace': True} '"a\\"b"\n' [['a\\b"']]
# {'skipinitialspace': True} '\n' [[]]
# {'skipinitialspace': True} ' a , b \n' [['a ', 'b ']]
# {'skipinitialspace': True} '"a"b"c",d' [['ab"c"', 'd']]
# {'delimiter': ';'} 'a,b,c\r\n' [['a,b,c']]
# {'delimiter': ';'} '"a,b",c\n' [['a,b,c']]
# {'delimiter': ';'} '"a""b",c\n' [['a"b,c']]
# {'delimiter': ';'} '"a\nb",c\n' [['a\nb,c']]
# {'delimiter': ';'} 'a b, "c d"\n' [['a b, "c d"']]
# {'delimiter': ';'} '"abc"def,g\n' [['abcdef,g']]
# {'delimiter': ';'} 'a"b,c\n' [['a"b,c']]
# {'delimiter': ';'} '"open\nend' [['open\nend']]
# {'delimiter': ';'} 'a,b\n"c' [['a,b'], ['c']]
# {'delimiter': ';'} '"",""\n' [[',""']]
# {'delimiter': ';'} "'a,b',c\n" [["'a,b',c"]]
# {'delimiter': ';'} 'a\\,b,c\\\\\n' [['a\\,b,c\\\\']]
# {'delimiter': ';'} '"a\\"b"\n' [['a\\b"']]
# {'delimiter': ';'} '\n' [[]]
# {'delimiter': ';'} ' a , b \n' [[' a , b ']]
# {'delimiter': ';'} '"a"b"c",d' [['ab"c",d']]
# {'quotechar': "'"} 'a,b,c\r\n' [['a', 'b', 'c']]
# {'quotechar': "'"} '"a,b",c\n' [['"a', 'b"', 'c']]
# {'quotechar': "'"} '"a""b",c\n' [['"a""b"', 'c']]
# {'quotechar': "'"} '"a\nb",c\n' [['"a'], ['b"', 'c']]
# {'quotechar': "'"} 'a b, "c d"\n' [['a b', ' "c d"']]
# {'quotechar': "'"} '"abc"def,g\n' [['"abc"def', 'g']]
# {'quotechar': "'"} 'a"b,c\n' [['a"b', 'c']]
# {'quotechar': "'"} '"open\nend' [['"open'], ['end']]
# {'quotechar': "'"} 'a,b\n"c' [['a', 'b'], ['"c']]
# {'quotechar': "'"} '"",""\n' [['""', '""']]
# {'quotechar': "'"} "'a,b',c\n" [['a,b', 'c']]
# {'quotechar': "'"} 'a\\,b,c\\\\\n' [['a\\', 'b', 'c\\\\']]
# {'quotechar': "'"} '"a\\"b"\n' [['"a\\"b"']]
# {'quotechar': "'"} '\n' [[]]
# {'quotechar': "'"} ' a , b \n' [[' a ', ' b ']]
# {'quotechar': "'"} '"a"b"c",d' [['"a"b"c"', 'd']]
# {'escapechar': '\\'} 'a,b,c\r\n' [['a', 'b', 'c']]
# {'escapechar': '\\'} '"a,b",c\n' [['a,b', 'c']]
# {'escapechar': '\\'} '"a""b",c\n' [['a"b', 'c']]
# {'escapechar': '\\'} '"a\nb",c\n' [['a\nb', 'c']]
# {'escapechar': '\\'} 'a b, "c d"\n' [['a b', ' "c d"']]
# {'escapechar': '\\'} '"abc"def,g\n' [['abcdef', 'g']]
# {'escapechar': '\\'} 'a"b,c\n' [['a"b', 'c']]
# {'escapechar': '\\'} '"open\nend' [['open\nend']]
# {'escapechar': '\\'} 'a,b\n"c' [['a', 'b'], ['c']]
# {'escapechar': '\\'} '"",""\n' [['', '']]
# {'escapechar': '\\'} "'a,b',c\n" [["'a", "b'", 'c']]
# {'escapechar': '\\'} 'a\\,b,c\\\\\n' [['a,b', 'c\\']]
# {'escapechar': '\\'} '"a\\"b"\n' [['a"b']]
# {'escapechar': '\\'} '\n' [[]]
# {'escapechar': '\\'} ' a , b \n' [[' a ', ' b ']]
# {'escapechar': '\\'} '"a"b"c",d' [['ab"c"', 'd']]
# {'quoting': 3} 'a,b,c\r\n' [['a', 'b', 'c']]
# {'quoting': 3} '"a,b",c\n' [['"a', 'b"', 'c']]
# {'quoting': 3} '"a""b",c\n' [['"a""b"', 'c']]
# {'quoting': 3} '"a\nb",c\n' [['"a'], ['b"', 'c']]
# {'quoting': 3} 'a b, "c d"\n' [['a b', ' "c d"']]
# {'quoting': 3} '"abc"def,g\n' [['"abc"def', 'g']]
# {'quoting': 3} 'a"b,c\n' [['a"b', 'c']]
# {'quoting': 3} '"open\nend' [['"open'], ['end']]
# {'quoting': 3} 'a,b\n"c' [['a', 'b'], ['"c']]
# {'quoting': 3} '"",""\n' [['""', '""']]
# {'quoting': 3} "'a,b',c\n" [["'a", "b'", 'c']]
# {'quoting': 3} 'a\\,b,c\\\\\n' [['a\\', 'b', 'c\\\\']]
# {'quoting': 3} '"a\\"b"\n' [['"a\\"b"']]
# {'quoting': 3} '\n' [[]]
# {'quoting': 3} ' a , b \n' [[' a ', ' b ']]
# {'quoting': 3} '"a"b"c",d' [['"a"b"c"', 'd']]
# {'doublequote': False, 'escapechar': '\\'} 'a,b,c\r\n' [['a', 'b', 'c']]
# {'doublequote': False, 'escapechar': '\\'} '"a,b",c\n' [['a,b', 'c']]
# {'doublequote': False, 'escapechar': '\\'} '"a""b",c\n' [['a"b"', 'c']]
# {'doublequote': False, 'escapechar': '\\'} '"a\nb",c\n' [['a\nb', 'c']]
# {'doublequote': False, 'escapechar': '\\'} 'a b, "c d"\n' [['a b', ' "c d"']]
# {'doublequote': False, 'escapechar': '\\'} '"abc"def,g\n' [['abcdef', 'g']]
# {'doublequote': False, 'escapechar': '\\'} 'a"b,c\n' [['a"b', 'c']]
# {'doublequote': False, 'escapechar': '\\'} '"open\nend' [['open\nend']]
# {'doublequote': False, 'escapechar': '\\'} 'a,b\n"c' [['a', 'b'], ['c']]
# {'doublequote': False, 'escapechar': '\\'} '"",""\n' [['', '']]
# {'doublequote': False, 'escapechar': '\\'} "'a,b',c\n" [["'a", "b'", 'c']]
# {'doublequote': False, 'escapechar': '\\'} 'a\\,b,c\\\\\n' [['a,b', 'c\\']]
# {'doublequote': False, 'escapechar': '\\'} '"a\\"b"\n' [['a"b']]
# {'doublequote': False, 'escapechar': '\\'} '\n' [[]]
# {'doublequote': False, 'escapechar': '\\'} ' a , b \n' [[' a ', ' b ']]
# {'doublequote': False, 'escapechar': '\\'} '"a"b"c",d' [['ab"c"', 'd']]
# {'strict': True} 'a,b,c\r\n' [['a', 'b', 'c']]
# {'strict': True} '"a,b",c\n' [['a,b', 'c']]
# {'strict': True} '"a""b",c\n' [['a"b', 'c']]
# {'strict': True} '"a\nb",c\n' [['a\nb', 'c']]
# {'strict': True} 'a b, "c d"\n' [['a b', ' "c d"']]
# {'strict': True} '"abc"def,g\n' ',' expected after '"'
# {'strict': True} 'a"b,c\n' [['a"b', 'c']]
# {'strict': True} '"open\nend' unexpected end of data
# {'strict': True} 'a,b\n"c' unexpected end of data
# {'strict': True} '"",""\n' [['', '']]
# {'strict': True} "'a,b',c\n" [["'a", "b'", 'c']]
# {'strict': True} 'a\\,b,c\\\\\n' [['a\\', 'b', 'c\\\\']]
# {'strict': True} '"a\\"b"\n' ',' expected after '"'
# {'strict': True} '\n' [[]]
# {'strict': True} ' a , b \n' [[' a ', ' b ']]
# {'strict': True} '"a"b"c",d' ',' expected after '"'
# {'dialect': 'excel-tab'} 'a,b,c\r\n' [['a,b,c']]
# {'dialect': 'excel-tab'} '"a,b",c\n' [['a,b,c']]
# {'dialect': 'excel-tab'} '"a""b",c\n' [['a"b,c']]
# {'dialect': 'excel-tab'} '"a\nb",c\n' [['a\nb,c']]
# {'dialect': 'excel-tab'} 'a b, "c d"\n' [['a b, "c d"']]
# {'dialect': 'excel-tab'} '"abc"def,g\n' [['abcdef,g']]
# {'dialect': 'excel-tab'} 'a"b,c\n' [['a"b,c']]
# {'dialect': 'excel-tab'} '"open\nend' [['open\nend']]
# {'dialect': 'excel-tab'} 'a,b\n"c' [['a,b'], ['c']]
# {'dialect': 'excel-tab'} '"",""\n' [[',""']]
# {'dialect': 'excel-tab'} "'a,b',c\n" [["'a,b',c"]]
# {'dialect': 'excel-tab'} 'a\\,b,c\\\\\n' [['a\\,b,c\\\\']]
# {'dialect': 'excel-tab'} '"a\\"b"\n' [['a\\b"']]
# {'dialect': 'excel-tab'} '\n' [[]]
# {'dialect': 'excel-tab'} ' a , b \n' [[' a , b ']]
# {'dialect': 'excel-tab'} '"a"b"c",d' [['ab"c",d']]
# {'quotechar': None} 'a,b,c\r\n' [['a', 'b', 'c']]
# {'quotechar': None} '"a,b",c\n' [['"a', 'b"', 'c']]
# {'quotechar': None} '"a""b",c\n' [['"a""b"', 'c']]
# {'quotechar': None} '"a\nb",c\n' [['"a'], ['b"', 'c']]
# {'quotechar': None} 'a b, "c d"\n' [['a b', ' "c d"']]
# {'quotechar': None} '"abc"def,g\n' [['"abc"def', 'g']]
# {'quotechar': None} 'a"b,c\n' [['a"b', 'c']]
# {'quotechar': None} '"open\nend' [['"open'], ['end']]
# {'quotechar': None} 'a,b\n"c' [['a', 'b'], ['"c']]
# {'quotechar': None} '"",""\n' [['""', '""']]
# {'quotechar': None} "'a,b',c\n" [["'a", "b'", 'c']]
# {'quotechar': None} 'a\\,b,c\\\\\n' [['a\\', 'b', 'c\\\\']]
# {'quotechar': None} '"a\\"b"\n' [['"a\\"b"']]
# {'quotechar': None} '\n' [[]]
# {'quotechar': None} ' a , b \n' [[' a ', ' b ']]
# {'quotechar': None} '"a"b"c",d' [['"a"b"c"', 'd']]
# [[1.0, 2.5, '3']]
# [[1.0, 2.5, '3', None, '']]
# [['1', '2.5', '3', None, '']]
# 0 ['a', 'b'] 1 ['c\nd'] 3 , end
# ['name', 'age'] [{'name': 'Bob', 'age': '5'}, {'name': 'Al', 'age': None}, {'name': 'X', 'age': '1', None: ['2', '3']}] 5
# [{'a': '1', 'b': '2'}, {'a': '3', 'b': 'none'}, {'a': '4', 'b': '5', 'rest': ['6']}]
# TypeError 'int' object is not iterable
# Error iterator should return strings, not int (the file should be opened in text mode)
# Error iterator should return strings, not bytes (the file should be opened in text mode)
# 131072
# field larger than field limit (10)
