def error(call):
    """What a call returns, or the exception that it ends in."""
    try:
        return repr(call())
    except Exception as exception:
        return f"{type(exception).__name__}: {exception}"


print(error(lambda: "%c" % "ab"))  # expect: TypeError: %c requires int or char
print(error(lambda: "%c"%1.5))  # expect: TypeError: %c requires int or char
print(error(lambda: "%f"%"a"))  # expect: TypeError: must be real number, not str
print(error(lambda: "%d"%"a"))  # expect: TypeError: %d format: a real number is required, not str
print(error(lambda: "%x"%1.5))  # expect: TypeError: %x format: an integer is required, not float
print(error(lambda: "%z"%1))  # expect: ValueError: unsupported format character 'z' (0x7a) at index 1
print(error(lambda: "%(a"%{}))  # expect: ValueError: incomplete format key
print(error(lambda: "%(a)s"%{'a':1}))  # expect: '1'
print(error(lambda: "%(a)s"%(1,)))  # expect: TypeError: format requires a mapping
print(error(lambda: "%(a)s"%1))  # expect: TypeError: format requires a mapping
print(error(lambda: "%"%1))  # expect: ValueError: incomplete format
print(error(lambda: "%s%s"%1))  # expect: TypeError: not enough arguments for format string
print(error(lambda: "%s"%(1,2)))  # expect: TypeError: not all arguments converted during string formatting
print(error(lambda: "abc"%1))  # expect: TypeError: not all arguments converted during string formatting
print(error(lambda: "abc"%{}))  # expect: 'abc'
print(error(lambda: "abc"%[]))  # expect: 'abc'
print(error(lambda: "%*d"%(5,3)))  # expect: '    3'
print(error(lambda: "%*d"%('a',3)))  # expect: TypeError: * wants int
print(error(lambda: "%-*d|"%(-5,3)))  # expect: '3    |'
print(error(lambda: "%.*f"%(2,3.14159)))  # expect: '3.14'
print(error(lambda: "%.9999999999d"%1))  # expect: ValueError: precision too big
print(error(lambda: "%5%|"%()))  # expect: TypeError: not enough arguments for format string
print(error(lambda: "%(a)s %(b)s"%{'a':1,'b':2}))  # expect: '1 2'
print(error(lambda: "%s"%{'a':1}))  # expect: "{'a': 1}"
print(error(lambda: "%(a)s %s"%{'a':1}))  # expect: TypeError: not enough arguments for format string
print(error(lambda: "%05.1f|%+d|% d|%#x|%#o|%e|%G"%(3.14159,3,3,255,8,12345.678,1e-10)))  # expect: '003.1|+3| 3|0xff|0o10|1.234568e+04|1E-10'
print(error(lambda: "%r %a"%('é','é')))  # expect: "'é' '\\xe9'"
print(error(lambda: "%.2s|%5s|%-5s|"%('abc','ab','ab')))  # expect: 'ab|   ab|ab   |'
print(error(lambda: "%s \ud800" % "\ud801"))  # expect: '\ud801 \ud800'
print(error(lambda: "%i %u"%(1.9,-2.9)))  # expect: '1 -2'
print(error(lambda: "%05s|%-05d|%+05d"%('a',3,3)))  # expect: '    a|3    |+0003'
print(error(lambda: "%ld %hd"%(1,2)))  # expect: '1 2'
print(error(lambda: "%((a))s"%{'(a)':3}))  # expect: '3'
