import operator
from operator import *


def error(call):
    """What a call gives, or the exception that it ends in."""
    try:
        return call()
    except Exception as exception:
        return f"{type(exception).__name__}: {exception}"


print(error(lambda: add(1, 'a')))
print(error(lambda: add(1)))
print(error(lambda: add(1, 2, 3)))
print(error(lambda: concat([1], [2])))
print(error(lambda: concat(1, 2)))
print(error(lambda: contains([1], 1)))
print(error(lambda: contains(1, 1)))
print(error(lambda: countOf([1, 1], 1)))
print(error(lambda: indexOf([1, 2], 2)))
print(error(lambda: indexOf([1], 3)))
print(error(lambda: index(5)))
print(error(lambda: index(1.5)))
print(error(lambda: inv(5)))
print(error(lambda: is_(1, 1)))
print(error(lambda: is_not(None, 1)))
print(error(lambda: length_hint([1, 2])))
print(error(lambda: length_hint(5)))
print(error(lambda: length_hint(5, 3)))
print(error(lambda: length_hint(5, 'a')))
print(error(lambda: matmul(1, 2)))
print(error(lambda: not_(0)))
print(error(lambda: truth([])))
print(error(lambda: setitem([], 0, 1)))
print(error(lambda: delitem({}, 1)))
print(error(lambda: getitem([1], 0)))
print(error(lambda: call(print, 'x', end='!\n')))
print(error(lambda: call()))
print(error(lambda: iadd([1], [2])))
print(error(lambda: iconcat([1], [2])))
print(error(lambda: iconcat(1, 2)))
print(error(lambda: pow(2, 3)))
print(error(lambda: lt(1, 'a')))
print(error(lambda: eq(1, 1.0)))
print(error(lambda: neg('a')))
print(error(lambda: abs(-3)))
print(error(lambda: _abs))
print(error(lambda: operator.__add__(1, 2)))
print(error(lambda: add))
print(error(lambda: operator.__add__))
print(error(lambda: countOf(5, 1)))
print(error(lambda: indexOf(5, 1)))
print(error(lambda: mod('%s', 1)))
print(error(lambda: floordiv(7, 2)))
print(error(lambda: truediv(7, 2)))
print(error(lambda: xor(5, 1)))
print(error(lambda: invert(True) if 0 else 1))
print(error(lambda: is_(1)))
print(error(lambda: operator.isCallable))
print(error(lambda: add.__doc__))
print(error(lambda: add(a=1, b=2)))
print(error(lambda: is_none(None)))
print(operator.__all__)
# output:
# TypeError: unsupported operand type(s) for +: 'int' and 'str'
# TypeError: add expected 2 arguments, got 1
# TypeError: add expected 2 arguments, got 3
# [1, 2]
# TypeError: 'int' object can't be concatenated
# True
# TypeError: argument of type 'int' is not iterable
# 2
# 1
# ValueError: sequence.index(x): x not in sequence
# 5
# TypeError: 'float' object cannot be interpreted as an integer
# -6
# True
# True
# 2
# 0
# 3
# TypeError: 'str' object cannot be interpreted as an integer
# TypeError: unsupported operand type(s) for @: 'int' and 'int'
# True
# False
# IndexError: list assignment index out of range
# KeyError: 1
# 1
# x!
# None
# TypeError: call expected at least 1 argument, got 0
# [1, 2]
# [1, 2]
# TypeError: 'int' object can't be concatenated
# 8
# TypeError: '<' not supported between instances of 'int' and 'str'
# True
# TypeError: bad operand type for unary -: 'str'
# 3
# NameError: name '_abs' is not defined
# 3
# <built-in function add>
# <built-in function add>
# TypeError: argument of type 'int' is not iterable
# TypeError: argument of type 'int' is not iterable
# 1
# 3
# 3.5
# 4
# 1
# TypeError: is_ expected 2 arguments, got 1
# AttributeError: module 'operator' has no attribute 'isCallable'
# Same as a + b.
# TypeError: _operator.add() takes no keyword arguments
# NameError: name 'is_none' is not defined
# ['abs', 'add', 'and_', 'attrgetter', 'call', 'concat', 'contains', 'countOf', 'delitem', 'eq', 'floordiv', 'ge', 'getitem', 'gt', 'iadd', 'iand', 'iconcat', 'ifloordiv', 'ilshift', 'imatmul', 'imod', 'imul', 'index', 'indexOf', 'inv', 'invert', 'ior', 'ipow', 'irshift', 'is_', 'is_not', 'isub', 'itemgetter', 'itruediv', 'ixor', 'le', 'length_hint', 'lshift', 'lt', 'matmul', 'methodcaller', 'mod', 'mul', 'ne', 'neg', 'not_', 'or_', 'pos', 'pow', 'rshift', 'setitem', 'sub', 'truediv', 'truth', 'xor']
