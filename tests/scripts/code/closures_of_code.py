import types


def outer(x):
    return lambda: print("x is", x)


inner = outer(3)
exec(inner.__code__, closure=inner.__closure__)
exec(inner.__code__, closure=(types.CellType(4),))
plain = (lambda: 0).__code__
for wrong in (
    lambda: eval(inner.__code__),
    lambda: exec(inner.__code__, {}),
    lambda: exec(inner.__code__, closure=()),
    lambda: exec(inner.__code__, closure=[types.CellType(4)]),
    lambda: exec(plain, closure=(types.CellType(4),)),
    lambda: exec("1", closure=(types.CellType(4),)),
):
    try:
        wrong()
    except TypeError as error:
        print(error)

# output:
# x is 3
# x is 4
# code object passed to eval() may not contain free variables
# code object requires a closure of exactly length 1
# code object requires a closure of exactly length 1
# code object requires a closure of exactly length 1
# cannot use a closure with this code object
# closure can only be used when source is a code object
