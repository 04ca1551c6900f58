from string import Formatter


def error(call):
    """What a call gives, or the exception that it ends in."""
    try:
        return call()
    except Exception as exception:
        return f"{type(exception).__name__}: {exception}"


f = Formatter()
print(error(lambda: f.format('{} {}', 1, 2)))
print(error(lambda: f.format('{0} {a!r:>5}', 'x', a='y')))
print(error(lambda: f.format('{0.real} {1[0]} {1[k]}', 5, {'k': 3, 0: 1})))
print(error(lambda: f.format('{} {0}', 1)))
print(error(lambda: f.format('{0} {}', 1)))
print(error(lambda: f.format('{x}')))
print(error(lambda: f.format('{}')))
print(error(lambda: f.format('{')))
print(error(lambda: f.format('}')))
print(error(lambda: f.format('{{}}')))
print(error(lambda: f.format('{0!x}', 1)))
print(error(lambda: f.format('{:{}}', 1, 5)))
print(error(lambda: f.format('{:{w}}', 1, w=5)))
print(error(lambda: f.format()))
print(error(lambda: f.vformat('{a}', (), {'a': 1})))
print(error(lambda: list(f.parse('a{b!r:c{d}}e{{f'))))
print(error(lambda: f.get_field('a.b[c]', (), {'a': 1})))
print(error(lambda: f.format_field(3, '>3')))
print(error(lambda: f.convert_field(3, 's')))
print(error(lambda: f.convert_field(3, 'z')))
print(error(lambda: f.get_value(0, (5,), {})))
print(error(lambda: f.get_value('a', (), {'a': 1})))
print(error(lambda: f.check_unused_args(1, 2, 3)))
print(error(lambda: f.format('{a!s}', a=1)))
print(error(lambda: f.format('{a!a}', a='é')))
print(error(lambda: f.format('{:{:{}}}', 1, 2, 3)))
print(error(lambda: list(f.parse('{}'))))
print(error(lambda: list(f.parse('{a'))))
print(error(lambda: list(f.parse('{a!}'))))
print(error(lambda: list(f.parse('{a!rr}'))))
print(error(lambda: list(f.parse('{!r}'))))
print(error(lambda: list(f.parse('{:}'))))
print(error(lambda: list(f.parse(''))))
print(error(lambda: f.format('{a[}', a=1)))
print(error(lambda: f.format('{0[]}', [1])))
print(error(lambda: f.format('{0.}', [1])))
print(error(lambda: f.format('{0[a]x}', {'a': 1})))
print(error(lambda: list(f.parse('{a{b}'))))
print(error(lambda: list(f.parse('x}y'))))
print(error(lambda: list(f.parse('x}}y'))))
print(error(lambda: list(f.parse('{a:b}}'))))
print(error(lambda: list(f.parse(5))))
print(error(lambda: list(f.parse('{a!'))))
print(error(lambda: list(f.parse('{a[!]}'))))
print(error(lambda: list(f.parse('{a[{]}'))))


class N(Formatter):
    def get_value(self, key, args, kw):
        return kw.get(key, '?' + str(key)) if isinstance(key, str) else args[key]

    def check_unused_args(self, used, args, kw):
        print('used', sorted(map(str, used)))


print(error(lambda: N().format('{a} {b} {0}', 1, a=2)))
# output:
# 1 2
# x   'y'
# 5 1 3
# ValueError: cannot switch from manual field specification to automatic field numbering
# ValueError: cannot switch from manual field specification to automatic field numbering
# KeyError: 'x'
# IndexError: tuple index out of range
# ValueError: Single '{' encountered in format string
# ValueError: Single '}' encountered in format string
# {}
# ValueError: Unknown conversion specifier x
#     1
#     1
# TypeError: Formatter.format() missing 1 required positional argument: 'format_string'
# 1
# [('a', 'b', 'c{d}', 'r'), ('e{', None, None, None), ('f', None, None, None)]
# AttributeError: 'int' object has no attribute 'b'
#   3
# 3
# ValueError: Unknown conversion specifier z
# 5
# 1
# None
# 1
# '\xe9'
# ValueError: Max string recursion exceeded
# [('', '', '', None)]
# ValueError: expected '}' before end of string
# ValueError: unmatched '{' in format spec
# ValueError: expected ':' after conversion specifier
# [('', '', '', 'r')]
# [('', '', '', None)]
# []
# ValueError: expected '}' before end of string
# ValueError: Empty attribute in format string
# ValueError: Empty attribute in format string
# ValueError: Only '.' or '[' may follow ']' in format field specifier
# ValueError: unexpected '{' in field name
# ValueError: Single '}' encountered in format string
# [('x}', None, None, None), ('y', None, None, None)]
# ValueError: Single '}' encountered in format string
# TypeError: expected str, got int
# ValueError: end of string while looking for conversion specifier
# [('', 'a[!]', '', None)]
# [('', 'a[{]', '', None)]
# used ['0', 'a', 'b']
# 2 ?b 1
