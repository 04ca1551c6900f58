def error(call):
    """What a call returns, or the exception that it ends in."""
    try:
        return repr(call())
    except Exception as exception:
        return f"{type(exception).__name__}: {exception}"


print(error(lambda: b"%c"%b"ab"))  # expect: TypeError: %c requires an integer in range(256) or a single byte
print(error(lambda: b"%c"%"a"))  # expect: TypeError: %c requires an integer in range(256) or a single byte
print(error(lambda: b"%c"%300))  # expect: OverflowError: %c arg not in range(256)
print(error(lambda: b"%s"%"a"))  # expect: TypeError: %b requires a bytes-like object, or an object that implements __bytes__, not 'str'
print(error(lambda: b"%f"%"a"))  # expect: TypeError: float argument required, not str
print(error(lambda: b"%r %a %b"%('é','é',b'x')))  # expect: b"'\\xe9' '\\xe9' x"
print(error(lambda: b"%.2s|%5s|%-5s|"%(b'abc',b'ab',b'ab')))  # expect: b'ab|   ab|ab   |'
print(error(lambda: b'%d'%'a'))  # expect: TypeError: %d format: a real number is required, not str
print(error(lambda: b'abc'%1))  # expect: TypeError: not all arguments converted during bytes formatting
