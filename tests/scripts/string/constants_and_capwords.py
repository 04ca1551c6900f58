import string
from string import capwords


def error(call):
    """What a call gives, or the exception that it ends in."""
    try:
        return call()
    except Exception as exception:
        return f"{type(exception).__name__}: {exception}"


for n in ('ascii_letters', 'ascii_lowercase', 'ascii_uppercase', 'digits', 'hexdigits', 'octdigits', 'printable', 'punctuation', 'whitespace'):
    print(n, repr(getattr(string, n)))
print(string.__all__)
print(error(lambda: capwords('hello  world foo')))
print(error(lambda: capwords(' a b ', ' ')))
print(error(lambda: capwords('aXbX', 'X')))
print(error(lambda: capwords(5)))
# output:
# ascii_letters 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ'
# ascii_lowercase 'abcdefghijklmnopqrstuvwxyz'
# ascii_uppercase 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'
# digits '0123456789'
# hexdigits '0123456789abcdefABCDEF'
# octdigits '01234567'
# printable '0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ!"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~ \t\n\r\x0b\x0c'
# punctuation '!"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~'
# whitespace ' \t\n\r\x0b\x0c'
# ['ascii_letters', 'ascii_lowercase', 'ascii_uppercase', 'capwords', 'digits', 'hexdigits', 'octdigits', 'printable', 'punctuation', 'whitespace', 'Formatter', 'Template']
# Hello World Foo
#  A B 
# AXBX
# AttributeError: 'int' object has no attribute 'split'
