def error(call):
    """What a call returns, or the exception that it ends in."""
    try:
        return repr(call())
    except Exception as exception:
        return f"{type(exception).__name__}: {exception}"


print(error(lambda: "abc".translate({97:"x",98:None,99:100})))  # expect: 'xd'
print(error(lambda: "abc".translate({97:1.5})))  # expect: TypeError: character mapping must return integer, None or str
print(error(lambda: "abc".translate(5)))  # expect: TypeError: 'int' object is not subscriptable
print(error(lambda: "ab".translate(["x"]*98)))  # expect: 'xb'
print(error(lambda: str.maketrans("ab","xy","z")))  # expect: {97: 120, 98: 121, 122: None}
print(error(lambda: str.maketrans({"a":1,98:"c"})))  # expect: {97: 1, 98: 'c'}
print(error(lambda: str.maketrans({"ab":1})))  # expect: ValueError: string keys in translate table must be of length 1
print(error(lambda: str.maketrans({1.5:1})))  # expect: TypeError: keys in translate table must be strings or integers
print(error(lambda: str.maketrans("a")))  # expect: TypeError: if you give only one argument to maketrans it must be a dict
print(error(lambda: str.maketrans("ab","x")))  # expect: ValueError: the first two maketrans arguments must have equal length
print(error(lambda: str.maketrans("a",5)))  # expect: TypeError: maketrans() argument 2 must be str, not int
print(error(lambda: str.maketrans(5,"a")))  # expect: TypeError: first maketrans argument must be a string if there is a second argument
