def error(call):
    """What a call returns, or the exception that it ends in."""
    try:
        return repr(call())
    except Exception as exception:
        return f"{type(exception).__name__}: {exception}"


print(error(lambda: "a b  ".split(None,1)))  # expect: ['a', 'b  ']
print(error(lambda: " a b ".rsplit(None,1)))  # expect: [' a', 'b']
print(error(lambda: "ab".split("")))  # expect: ValueError: empty separator
print(error(lambda: "aXbXc".split("X",1)))  # expect: ['a', 'bXc']
print(error(lambda: "aXbXc".rsplit("X",1)))  # expect: ['aXb', 'c']
print(error(lambda: "a,b".split(5)))  # expect: TypeError: must be str or None, not int
print(error(lambda: "ab".partition("")))  # expect: ValueError: empty separator
print(error(lambda: "ab".partition(5)))  # expect: TypeError: must be str, not int
print(error(lambda: "é=ü".partition("=")))  # expect: ('é', '=', 'ü')
print(error(lambda: "ééé".replace("é","x",2)))  # expect: 'xxé'
print(error(lambda: "abc".replace("","-")))  # expect: '-a-b-c-'
print(error(lambda: "abc".replace("","-",2)))  # expect: '-a-bc'
print(error(lambda: "éa".replace("a","ß")))  # expect: 'éß'
print(error(lambda: "abc".find("", 4)))  # expect: -1
print(error(lambda: "abc".find("",3)))  # expect: 3
print(error(lambda: "abc".rfind("")))  # expect: 3
print(error(lambda: "abc".count("")))  # expect: 4
print(error(lambda: "abc".count("",4)))  # expect: 0
print(error(lambda: "abc".index("z")))  # expect: ValueError: substring not found
print(error(lambda: "héllo".find("l")))  # expect: 2
print(error(lambda: "héllo".rfind("l")))  # expect: 3
print(error(lambda: "a".find(5)))  # expect: TypeError: find() argument 1 must be str, not int
print(error(lambda: "abc".startswith("",4)))  # expect: False
print(error(lambda: "abc".startswith(5)))  # expect: TypeError: startswith first arg must be str or a tuple of str, not int
print(error(lambda: "abc".startswith((5,))))  # expect: TypeError: tuple for startswith must only contain str, not int
print(error(lambda: "abc".endswith(("x","c"))))  # expect: True
print(error(lambda: "abc".find("c",-1)))  # expect: 2
print(error(lambda: "abc".find("c",None,None)))  # expect: 2
print(error(lambda: "abc".find("c","a")))  # expect: TypeError: slice indices must be integers or None or have an __index__ method
print(error(lambda: "abc".find("c",10**30)))  # expect: -1
print(error(lambda: "abc"[:10**30]))  # expect: 'abc'
print(error(lambda: "abc"[str("a")]))  # expect: TypeError: string indices must be integers, not 'str'
print(error(lambda: "abc"[10]))  # expect: IndexError: string index out of range
print(error(lambda: "abc"[::-1]))  # expect: 'cba'
print(error(lambda: "héé"[1:]))  # expect: 'éé'
print(error(lambda: "abc".center(8,"*")))  # expect: '**abc***'
print(error(lambda: "abc".center(9,"é")))  # expect: 'éééabcééé'
print(error(lambda: "abc".ljust(5)+"|"))  # expect: 'abc  |'
print(error(lambda: "-42".zfill(6)))  # expect: '-00042'
print(error(lambda: "+é".zfill(6)))  # expect: '+0000é'
print(error(lambda: "a\tb\tc".expandtabs(4)))  # expect: 'a   b   c'
print(error(lambda: "a\nb\tc".expandtabs()))  # expect: 'a\nb       c'
print(error(lambda: "a\x0bb\x1cc\x85d\u2028e\r\nf".splitlines()))  # expect: ['a', 'b', 'c', 'd', 'e', 'f']
print(error(lambda: "a\nb\n".splitlines(True)))  # expect: ['a\n', 'b\n']
print(error(lambda: "x".join(5)))  # expect: TypeError: can only join an iterable
print(error(lambda: "x".join([1])))  # expect: TypeError: sequence item 0: expected str instance, int found
print(error(lambda: "x".join("abc")))  # expect: 'axbxc'
print(error(lambda: ",".join(["é","b"])))  # expect: 'é,b'
print(error(lambda: "abc".removeprefix("a")))  # expect: 'bc'
print(error(lambda: "abc".removesuffix(5)))  # expect: TypeError: removesuffix() argument must be str, not int
print(error(lambda: "abc".strip("ac")))  # expect: 'b'
print(error(lambda: "  é ".strip()))  # expect: 'é'
print(error(lambda: "abc".strip(5)))  # expect: TypeError: strip arg must be None or str
print(error(lambda: "éabcé".strip("é")))  # expect: 'abc'
print(error(lambda: 5 in "abc"))  # expect: TypeError: 'in <string>' requires string as left operand, not int
print(error(lambda: "é" in "café"))  # expect: True
print(error(lambda: "a"+5))  # expect: TypeError: can only concatenate str (not "int") to str
print(error(lambda: "a"*-1))  # expect: ''
print(error(lambda: "a"*2.5))  # expect: TypeError: can't multiply sequence by non-int of type 'float'
print(error(lambda: "a"<5))  # expect: TypeError: '<' not supported between instances of 'str' and 'int'
print(error(lambda: "a"<"b"))  # expect: True
print(error(lambda: "é">"z"))  # expect: True
print(error(lambda: "a".__eq__(5)))  # expect: NotImplemented
print(error(lambda: "a".__lt__(5)))  # expect: NotImplemented
print(error(lambda: "a".__rmul__(3)))  # expect: 'aaa'
print(error(lambda: "a".__ge__("a")))  # expect: True
print(error(lambda: repr("\x7f\xa0\xad\u200b\u2028\ue000\U000e0001\ud800é😀\u0378")))  # expect: "'\\x7f\\xa0\\xad\\u200b\\u2028\\ue000\\U000e0001\\ud800é😀\\u0378'"
print(error(lambda: ascii("é😀\ud800")))  # expect: "'\\xe9\\U0001f600\\ud800'"
print(error(lambda: "a'b"))  # expect: "a'b"
print(error(lambda: 'a\'b"c'))  # expect: 'a\'b"c'
print(error(lambda: "abc".encode("utf-16-le")))  # expect: b'a\x00b\x00c\x00'
print(error(lambda: "a".encode("nope")))  # expect: LookupError: unknown encoding: nope
print(error(lambda: "é".encode("ascii","ignore")))  # expect: b''
print(error(lambda: str(b"\xe9","latin-1")))  # expect: 'é'
print(error(lambda: str()))  # expect: ''
print(error(lambda: str(object=b"a",encoding="ascii")))  # expect: 'a'
