"""writer and DictWriter: when fields are quoted or escaped, dialects, errors."""

import csv


class File:
    def __init__(self):
        self.text = ""

    def write(self, text):
        self.text += text
        return len(text)


def written(rows, **options):
    file = File()
    try:
        csv.writer(file, **options).writerows(rows)
    except (csv.Error, TypeError, ValueError) as error:
        return f"{type(error).__name__}: {error}"
    return repr(file.text)


ROW = ["a", "b c", "d,e", 'f"g', "h\ni", "", None, 1, 2.5, True, "x\r", "é", "\\"]
DIALECTS = [
    {}, {"delimiter": ";"}, {"quoting": csv.QUOTE_ALL}, {"quoting": csv.QUOTE_NONNUMERIC}, {"quoting": csv.QUOTE_NONE},
    {"quoting": csv.QUOTE_NONE, "escapechar": "\\"}, {"quoting": csv.QUOTE_STRINGS}, {"quoting": csv.QUOTE_NOTNULL},
    {"doublequote": False}, {"doublequote": False, "escapechar": "\\"}, {"lineterminator": "\n"}, {"dialect": "unix"},
    {"dialect": "excel-tab"}, {"quotechar": "'"}, {"delimiter": " ", "skipinitialspace": True},
]
for options in DIALECTS:
    print(options, written([ROW], **options), written([[None]], **options), written([[""], [], ["", ""]], **options))
WRONG = [
    {"delimiter": ""}, {"delimiter": "ab"}, {"delimiter": 1}, {"quotechar": 5}, {"escapechar": "ab"}, {"lineterminator": None},
    {"quoting": "x"}, {"quoting": 9}, {"delimiter": "\n"}, {"nonsense": 1}, {"dialect": "nope"}, {"delimiter": '"'}, {"escapechar": ","},
]
for options in WRONG:
    print(options, written([["a", "b"]], **options))
print(written([5]), written(["abc"]), csv.writer(File()).writerow(["a", "b"]))

file = File()
writer = csv.DictWriter(file, ["a", "b"], restval="-")
print(writer.writeheader(), writer.writerow({"a": 1, "b": 2}), writer.writerow({"a": 1}))
writer.writerows([{"b": 3}, {}])
print(repr(file.text))
try:
    writer.writerow({"a": 1, "c": 2})
except ValueError as error:
    print(error)

print(csv.list_dialects(), csv.register_dialect("bar", delimiter="|"), written([["a", "b|c"]], dialect="bar"))
print(csv.get_dialect("bar").delimiter, csv.unregister_dialect("bar"), csv.list_dialects())


class Colons(csv.excel):
    delimiter = ":"
    quoting = csv.QUOTE_ALL


print(written([["a", "b"]], dialect=Colons), written([["a", "b"]], dialect=Colons(), delimiter=";"))
try:
    csv.get_dialect("bar")
except csv.Error as error:
    print(error)

# output:
# {} 'a,b c,"d,e","f""g","h\ni",,,1,2.5,True,"x\r",é,\\\r\n' '""\r\n' '""\r\n\r\n,\r\n'
# {'delimiter': ';'} 'a;b c;d,e;"f""g";"h\ni";;;1;2.5;True;"x\r";é;\\\r\n' '""\r\n' '""\r\n\r\n;\r\n'
# {'quoting': 1} '"a","b c","d,e","f""g","h\ni","","","1","2.5","True","x\r","é","\\"\r\n' '""\r\n' '""\r\n\r\n"",""\r\n'
# {'quoting': 2} '"a","b c","d,e","f""g","h\ni","","",1,2.5,True,"x\r","é","\\"\r\n' '""\r\n' '""\r\n\r\n"",""\r\n'
# {'quoting': 3} Error: need to escape, but no escapechar set Error: single empty field record must be quoted Error: single empty field record must be quoted
# {'quoting': 3, 'escapechar': '\\'} 'a,b c,d\\,e,f\\"g,h\\\ni,,,1,2.5,True,x\\\r,é,\\\\\r\n' Error: single empty field record must be quoted Error: single empty field record must be quoted
# {'quoting': 4} '"a","b c","d,e","f""g","h\ni","",,1,2.5,True,"x\r","é","\\"\r\n' Error: single empty field record must be quoted '""\r\n\r\n"",""\r\n'
# {'quoting': 5} '"a","b c","d,e","f""g","h\ni","",,"1","2.5","True","x\r","é","\\"\r\n' Error: single empty field record must be quoted '""\r\n\r\n"",""\r\n'
# {'doublequote': False} Error: need to escape, but no escapechar set '""\r\n' '""\r\n\r\n,\r\n'
# {'doublequote': False, 'escapechar': '\\'} 'a,b c,"d,e",f\\"g,"h\ni",,,1,2.5,True,"x\r",é,\\\\\r\n' '""\r\n' '""\r\n\r\n,\r\n'
# {'lineterminator': '\n'} 'a,b c,"d,e","f""g","h\ni",,,1,2.5,True,"x\r",é,\\\n' '""\n' '""\n\n,\n'
# {'dialect': 'unix'} '"a","b c","d,e","f""g","h\ni","","","1","2.5","True","x\r","é","\\"\n' '""\n' '""\n\n"",""\n'
# {'dialect': 'excel-tab'} 'a\tb c\td,e\t"f""g"\t"h\ni"\t\t\t1\t2.5\tTrue\t"x\r"\té\t\\\r\n' '""\r\n' '""\r\n\r\n\t\r\n'
# {'quotechar': "'"} 'a,b c,\'d,e\',f"g,\'h\ni\',,,1,2.5,True,\'x\r\',é,\\\r\n' "''\r\n" "''\r\n\r\n,\r\n"
# {'delimiter': ' ', 'skipinitialspace': True} 'a "b c" d,e "f""g" "h\ni" "" "" 1 2.5 True "x\r" é \\\r\n' '""\r\n' '""\r\n\r\n"" ""\r\n'
# {'delimiter': ''} TypeError: "delimiter" must be a 1-character string
# {'delimiter': 'ab'} TypeError: "delimiter" must be a 1-character string
# {'delimiter': 1} TypeError: "delimiter" must be string, not int
# {'quotechar': 5} TypeError: "quotechar" must be string or None, not int
# {'escapechar': 'ab'} TypeError: "escapechar" must be a 1-character string
# {'lineterminator': None} TypeError: lineterminator must be set
# {'quoting': 'x'} TypeError: "quoting" must be an integer
# {'quoting': 9} TypeError: bad "quoting" value
# {'delimiter': '\n'} ValueError: bad delimiter value
# {'nonsense': 1} TypeError: this function got an unexpected keyword argument 'nonsense'
# {'dialect': 'nope'} Error: unknown dialect
# {'delimiter': '"'} ValueError: bad delimiter or quotechar value
# {'escapechar': ','} ValueError: bad delimiter or escapechar value
# Error: iterable expected, not int 'a,b,c\r\n' 5
# 5 5 5
# 'a,b\r\n1,2\r\n1,-\r\n-,3\r\n-,-\r\n'
# dict contains fields not in fieldnames: 'c'
# ['excel', 'excel-tab', 'unix'] None 'a|"b|c"\r\n'
# | None ['excel', 'excel-tab', 'unix']
# '"a":"b"\r\n' '"a";"b"\r\n'
# unknown dialect
